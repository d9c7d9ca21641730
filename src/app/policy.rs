//! Who may do what: the one table. Pages and API ask it; nobody guesses.

use domain::person::Role;
use domain::project::ProjectState;
use domain::{CityId, PersonId, ProblemKind, words};
use store::project::Project;

use crate::Caller;

words! {
    /// What can be done. Each root field of the API names one of these.
    pub enum Operation {
        /// Read what everybody may read.
        ReadPublic = "read_public",
        /// Read one's own pledges, projects, roles.
        ReadOwn = "read_own",
        /// Read a project that is not public.
        ReadUnpublishedProject = "read_unpublished_project",
        /// Read a pool that is not published.
        ReadDraftPool = "read_draft_pool",
        /// Ask for a sign-in link, use it, sign out.
        SignIn = "sign_in",
        /// Begin a project.
        CreateProject = "create_project",
        /// Change a project's texts, place and budget.
        EditProject = "edit_project",
        /// Hand a project in.
        SubmitProject = "submit_project",
        /// Let its campaign open, send it back, or refuse it.
        ReviewProject = "review_project",
        /// Give.
        Pledge = "pledge",
        /// Set up and change pools, publish, pause and resume them.
        ManagePools = "manage_pools",
    }
}

words! {
    /// To whom an operation is open. Somebody has it if any of these fits.
    pub enum Who {
        /// Anybody, signed in or not.
        Anybody = "anybody",
        /// Anybody signed in.
        SignedIn = "signed_in",
        /// The person behind the project.
        Owner = "owner",
        /// A moderator of the city.
        Moderator = "moderator",
        /// An official of the city.
        Official = "official",
    }
}

/// The table.
pub const fn who(operation: Operation) -> &'static [Who] {
    use Operation as O;
    match operation {
        O::ReadPublic | O::SignIn | O::Pledge => &[Who::Anybody],
        O::ReadOwn | O::CreateProject => &[Who::SignedIn],
        O::EditProject | O::SubmitProject => &[Who::Owner],
        O::ReadUnpublishedProject => &[Who::Owner, Who::Moderator, Who::Official],
        O::ReviewProject => &[Who::Moderator, Who::Official],
        O::ReadDraftPool | O::ManagePools => &[Who::Official],
    }
}

/// The operation of every root field of the API. A field that is missing here fails a test.
pub const FIELDS: &[(&str, Operation)] = &[
    ("Query.node", Operation::ReadPublic),
    ("Query.cities", Operation::ReadPublic),
    ("Query.city", Operation::ReadPublic),
    ("Query.project", Operation::ReadPublic),
    ("Query.quote", Operation::ReadPublic),
    ("Query.previewRule", Operation::ManagePools),
    ("Query.viewer", Operation::ReadPublic),
    ("Query.demo", Operation::ReadPublic),
    ("Mutation.requestSignIn", Operation::SignIn),
    ("Mutation.completeSignIn", Operation::SignIn),
    ("Mutation.completeSignInByCode", Operation::SignIn),
    ("Mutation.signOut", Operation::SignIn),
    ("Mutation.createProject", Operation::CreateProject),
    ("Mutation.updateProject", Operation::EditProject),
    ("Mutation.submitProject", Operation::SubmitProject),
    ("Mutation.publishProject", Operation::ReviewProject),
    ("Mutation.requestProjectChanges", Operation::ReviewProject),
    ("Mutation.rejectProject", Operation::ReviewProject),
    ("Mutation.createPledge", Operation::Pledge),
    ("Mutation.refreshPledge", Operation::Pledge),
    ("Mutation.createPool", Operation::ManagePools),
    ("Mutation.updatePool", Operation::ManagePools),
    ("Mutation.publishPool", Operation::ManagePools),
    ("Mutation.pausePool", Operation::ManagePools),
    ("Mutation.resumePool", Operation::ManagePools),
    ("Subscription.projectProgress", Operation::ReadPublic),
];

/// What is acted on.
#[derive(Debug, Clone, Copy)]
pub struct On {
    /// The city it belongs to.
    pub city: CityId,
    /// The person behind it, where it has one.
    pub owner: Option<PersonId>,
}

impl On {
    /// The city itself, or something of it that nobody owns.
    pub fn city(city: CityId) -> On {
        On { city, owner: None }
    }

    /// A project.
    pub fn project(project: &Project) -> On {
        On {
            city: project.city,
            owner: project.owner_person,
        }
    }
}

/// Asks the table.
///
/// # Errors
/// [`ProblemKind::SignInRequired`] where signing in may help, else [`ProblemKind::NotAllowed`].
pub fn authorize(caller: &Caller, operation: Operation, on: On) -> Result<(), ProblemKind> {
    let fits = |who: &Who| match who {
        Who::Anybody => true,
        Who::SignedIn => caller.viewer.is_some(),
        Who::Owner => on.owner.is_some() && on.owner == caller.person(),
        Who::Moderator => caller.has(on.city, Role::Moderator),
        Who::Official => caller.has(on.city, Role::Official),
    };
    if who(operation).iter().any(fits) {
        Ok(())
    } else if caller.viewer.is_none() {
        Err(ProblemKind::SignInRequired)
    } else {
        Err(ProblemKind::NotAllowed)
    }
}

/// Whether the caller may know that the project exists.
pub fn may_read(caller: &Caller, project: &Project) -> bool {
    project.state.is_public() && project.state != ProjectState::Suspended
        || authorize(caller, Operation::ReadUnpublishedProject, On::project(project)).is_ok()
}

/// Whether the caller may know that the pool exists.
pub fn may_read_pool(caller: &Caller, pool: &store::pool::Pool) -> bool {
    pool.state != domain::pool::PoolState::Draft
        || authorize(caller, Operation::ReadDraftPool, On::city(pool.city)).is_ok()
}
