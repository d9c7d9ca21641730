//! Who may do what: the one table. Pages and API ask it; nobody guesses.
//!
//! An operation is open to whom [`who`] lists. Beside that, [`needs_proof`] says what is done only by somebody who
//! proved a short while ago who they are, and [`scope`] what an access token may do in a person's name.

mod field;

use domain::person::{MemberRole, Role, TokenScope};
use domain::project::ProjectState;
use domain::{CityId, OrganisationId, PersonId, ProblemKind, ProjectId, words};
use store::project::Project;

use crate::Caller;
use crate::caller::Means;

pub use field::FIELDS;

words! {
    /// What can be done. Each root field of the API names one of these.
    pub enum Operation {
        /// Read what everybody may read.
        ReadPublic = "read_public",
        /// Read one's own pledges, projects, roles.
        ReadOwn = "read_own",
        /// Ask for a sign-in link, use it, sign out.
        SignIn = "sign_in",
        /// Change one's name and language, end one's sessions, agree to things.
        ManageAccount = "manage_account",
        /// Change the ways in which one signs in, and make access tokens.
        ManageSignIn = "manage_sign_in",
        /// Have everything that is kept about oneself.
        ExportSelf = "export_self",
        /// Have oneself erased.
        EraseSelf = "erase_self",
        /// Begin a project.
        CreateProject = "create_project",
        /// Change a project's texts, place, budget and pictures.
        EditProject = "edit_project",
        /// Hand a project in.
        SubmitProject = "submit_project",
        /// Invite to a project's team and take people off it.
        ManageTeam = "manage_team",
        /// See who is in a project's team with their addresses, and leave it.
        ReadTeam = "read_team",
        /// Read a project that is not public.
        ReadUnpublishedProject = "read_unpublished_project",
        /// Let its campaign open, send it back, or refuse it.
        ReviewProject = "review_project",
        /// Give.
        Pledge = "pledge",
        /// Give what is in one's wallet: paid at once, so that no program does it for anybody.
        SpendWallet = "spend_wallet",
        /// Take one's own promise back before it is charged.
        TakeBackPromise = "take_back_promise",
        /// Read a pool that is not published.
        ReadDraftPool = "read_draft_pool",
        /// Set up and change pools, publish, pause and resume them.
        ManagePools = "manage_pools",
        /// Set how the rules of pools go together in a city.
        ManageStack = "manage_stack",
        /// Set how long campaigns wait for gifts that are on their way, and when gifts by card are charged.
        SetCampaignTerms = "set_campaign_terms",
        /// Call a campaign off, or withdraw a project.
        CallOffProject = "call_off_project",
        /// Say that a campaign goes on although it lacks money, or call off one that has succeeded.
        JudgeCampaign = "judge_campaign",
        /// Try what other rules would give.
        Simulate = "simulate",
        /// See what was tried.
        ReadSimulations = "read_simulations",
        /// See who has which role in a city.
        ReadOffice = "read_office",
        /// Invite to roles, take roles away, agree to what another has asked for.
        ManageRoles = "manage_roles",
        /// Accept or decline an invitation.
        AnswerInvitation = "answer_invitation",
        /// Write an organisation down.
        CreateOrganisation = "create_organisation",
        /// Change what an organisation says of itself, hand it in to be verified.
        EditOrganisation = "edit_organisation",
        /// Invite members, change what they are, remove them.
        ManageMembers = "manage_members",
        /// See who belongs to an organisation.
        ReadMembers = "read_members",
        /// Read what an organisation handed in to be verified, documents too.
        ReadOrganisationFile = "read_organisation_file",
        /// Decide whether an organisation is verified.
        VerifyOrganisations = "verify_organisations",
        /// Ask to be verified as living somewhere, and enter the code.
        ProveResidence = "prove_residence",
        /// Print letters with codes, verify at a desk, take a verification back.
        VerifyResidents = "verify_residents",
        /// Comment on a project.
        Comment = "comment",
        /// Change or delete what one wrote.
        EditComment = "edit_comment",
        /// Tell the moderators of something.
        Report = "report",
        /// Decide on reports and appeals, suspend projects and people.
        Moderate = "moderate",
        /// Appeal against a decision about oneself.
        Appeal = "appeal",
        /// Set the account to which donors transfer money.
        SetBankAccount = "set_bank_account",
        /// Take in statements of the bank and explain what is on them.
        KeepBooks = "keep_books",
        /// Count cash and cheques, and bring them to the bank.
        CountCash = "count_cash",
        /// Give a gift back, whole or in part.
        RefundGift = "refund_gift",
        /// Ask to close the books up to a day, and agree to it.
        CloseBooks = "close_books",
        /// Set the account that a project is paid to.
        SetPayeeAccount = "set_payee_account",
        /// See what is paid to a project, and to which account.
        ReadPayouts = "read_payouts",
        /// Ask that a project be paid.
        RequestPayout = "request_payout",
        /// Be one of those who approve payments to projects and withdrawals, or refuse them.
        ApprovePayments = "approve_payments",
        /// Tell the bank to pay what is approved.
        OrderPayments = "order_payments",
        /// Ask for money out of one's wallet.
        Withdraw = "withdraw",
        /// Ask for a tax receipt of one's own gifts, and wish for one.
        AskForReceipt = "ask_for_receipt",
        /// Write down on what ground a body issues tax receipts, agree to it, end it.
        ManageReceiptIssuers = "manage_receipt_issuers",
        /// See on what ground bodies issue tax receipts.
        ReadReceiptIssuers = "read_receipt_issuers",
        /// See the tax receipts of a city's bodies, with whom they are for.
        ReadReceipts = "read_receipts",
        /// Declare tax receipts void, replace them, make those of a year.
        IssueReceipts = "issue_receipts",
        /// Read what people with a role did, and the books.
        ReadAudit = "read_audit",
    }
}

words! {
    /// To whom an operation is open. Somebody has it if any of these fits.
    pub enum Who {
        /// Anybody, signed in or not.
        Anybody = "anybody",
        /// Anybody signed in.
        SignedIn = "signed_in",
        /// Whose thing it is: the author of a comment, the person whom a decision concerns.
        Concerned = "concerned",
        /// The person behind the project, or a manager of the organisation behind it.
        Owner = "owner",
        /// The team of the project.
        Team = "team",
        /// A member of the organisation.
        Member = "member",
        /// A manager of the organisation.
        Manager = "manager",
        /// A moderator of the city.
        Moderator = "moderator",
        /// An official of the city.
        Official = "official",
        /// A finance officer of the city.
        FinanceOfficer = "finance",
        /// An auditor of the city.
        Auditor = "auditor",
        /// Who runs the installation.
        Operator = "operator",
    }
}

/// The table.
pub const fn who(operation: Operation) -> &'static [Who] {
    use Operation as O;
    match operation {
        O::ReadPublic | O::SignIn | O::Pledge | O::Report => &[Who::Anybody],
        O::ReadOwn
        | O::ManageAccount
        | O::ManageSignIn
        | O::ExportSelf
        | O::EraseSelf
        | O::CreateProject
        | O::AnswerInvitation
        | O::CreateOrganisation
        | O::ProveResidence
        | O::SpendWallet
        | O::Withdraw
        | O::AskForReceipt
        | O::Comment => &[Who::SignedIn],
        O::EditComment | O::Appeal | O::TakeBackPromise => &[Who::Concerned],
        O::EditProject | O::SubmitProject | O::ReadTeam => &[Who::Owner, Who::Team],
        O::ManageTeam | O::SetPayeeAccount => &[Who::Owner],
        O::ReadPayouts => &[Who::Owner, Who::Official, Who::FinanceOfficer, Who::Auditor],
        O::CallOffProject | O::RequestPayout => &[Who::Owner, Who::Official, Who::FinanceOfficer],
        O::ReadUnpublishedProject => &[Who::Owner, Who::Team, Who::Moderator, Who::Official, Who::Auditor],
        O::ReviewProject | O::Moderate => &[Who::Moderator, Who::Official],
        O::ReadDraftPool | O::ReadSimulations => &[Who::Official, Who::FinanceOfficer, Who::Auditor],
        O::ManagePools | O::Simulate | O::VerifyOrganisations | O::VerifyResidents => &[Who::Official],
        O::ManageStack
        | O::SetCampaignTerms
        | O::JudgeCampaign
        | O::SetBankAccount
        | O::KeepBooks
        | O::CountCash
        | O::RefundGift
        | O::CloseBooks
        | O::ApprovePayments
        | O::OrderPayments
        | O::ManageReceiptIssuers => &[Who::Official, Who::FinanceOfficer],
        O::ReadReceiptIssuers => &[Who::Official, Who::FinanceOfficer, Who::Auditor],
        O::ReadReceipts => &[Who::FinanceOfficer, Who::Auditor],
        O::IssueReceipts => &[Who::FinanceOfficer],
        O::ReadOffice => &[
            Who::Moderator,
            Who::Official,
            Who::FinanceOfficer,
            Who::Auditor,
            Who::Operator,
        ],
        O::ManageRoles => &[Who::Official, Who::Operator],
        O::EditOrganisation | O::ManageMembers => &[Who::Manager],
        O::ReadMembers => &[Who::Member, Who::Manager, Who::Official, Who::Auditor],
        O::ReadOrganisationFile => &[Who::Manager, Who::Official, Who::Auditor],
        O::ReadAudit => &[Who::Official, Who::FinanceOfficer, Who::Auditor],
    }
}

/// Whether somebody must have proved a short while ago who they are.
pub const fn needs_proof(operation: Operation) -> bool {
    matches!(
        operation,
        Operation::ManageSignIn
            | Operation::ExportSelf
            | Operation::EraseSelf
            | Operation::ManageRoles
            | Operation::VerifyOrganisations
            | Operation::ManagePools
            | Operation::ManageStack
            | Operation::SetCampaignTerms
            | Operation::CallOffProject
            | Operation::JudgeCampaign
            | Operation::CloseBooks
            | Operation::SetBankAccount
            | Operation::RefundGift
            | Operation::SetPayeeAccount
            | Operation::ApprovePayments
            | Operation::OrderPayments
            | Operation::Withdraw
            | Operation::ManageReceiptIssuers
    )
}

/// What an access token must have been made for to do this; nothing where no token may.
pub const fn scope(operation: Operation) -> Option<TokenScope> {
    use Operation as O;
    Some(match operation {
        O::ReadOwn
        | O::ReadTeam
        | O::ReadMembers
        | O::ReadUnpublishedProject
        | O::ReadDraftPool
        | O::ReadSimulations => TokenScope::ReadOwn,
        O::CreateProject | O::EditProject | O::SubmitProject => TokenScope::WriteProjects,
        O::Pledge => TokenScope::Give,
        O::ReviewProject | O::Moderate => TokenScope::Review,
        O::ManagePools | O::ManageStack | O::Simulate => TokenScope::ManagePools,
        O::ReadAudit | O::ReadPayouts => TokenScope::ReadMoney,
        _ => return None,
    })
}

/// Whether somebody whom the moderators have suspended in the city may not do this there. Reading, giving and having
/// one's data stay possible.
pub const fn stops_when_suspended(operation: Operation) -> bool {
    matches!(
        operation,
        Operation::Comment
            | Operation::CreateProject
            | Operation::SubmitProject
            | Operation::Report
            | Operation::CreateOrganisation
            | Operation::EditProject
            | Operation::ManageTeam
            | Operation::EditOrganisation
            | Operation::ManageMembers
    )
}

/// What is acted on.
#[derive(Debug, Clone, Copy, Default)]
pub struct On {
    /// The city it belongs to; `None` for what is of the installation, such as one's own account.
    pub city: Option<CityId>,
    /// The person behind it, where it has one.
    pub owner: Option<PersonId>,
    /// The organisation that it is, or that stands behind it.
    pub organisation: Option<OrganisationId>,
    /// The project that it is or belongs to.
    pub project: Option<ProjectId>,
    /// Whose comment or case it is.
    pub concerned: Option<PersonId>,
}

impl On {
    /// Nothing of a city: one's own account, a sign-in.
    pub fn installation() -> On {
        On::default()
    }

    /// The city itself, or something of it that nobody owns.
    pub fn city(city: CityId) -> On {
        On {
            city: Some(city),
            ..On::default()
        }
    }

    /// A project.
    pub fn project(project: &Project) -> On {
        On {
            city: Some(project.city),
            owner: project.owner_person,
            organisation: project.owner_organisation,
            project: Some(project.id),
            concerned: None,
        }
    }

    /// An organisation.
    pub fn organisation(city: CityId, organisation: OrganisationId) -> On {
        On {
            organisation: Some(organisation),
            ..On::city(city)
        }
    }

    /// Something that somebody wrote, or that concerns them.
    pub fn of_person(city: CityId, concerned: Option<PersonId>) -> On {
        On {
            concerned,
            ..On::city(city)
        }
    }
}

/// Asks the table.
///
/// # Errors
/// [`ProblemKind::SignInRequired`] where signing in may help, [`ProblemKind::NotAllowed`] where the role does not,
/// [`ProblemKind::TokenScope`] where a token was made for less, and [`ProblemKind::ProofRequired`] where all would be
/// well after proving anew who one is; [`ProblemKind::Suspended`] to whom the city's moderators have suspended.
pub fn authorize(caller: &Caller, operation: Operation, on: On) -> Result<(), ProblemKind> {
    let Some(viewer) = &caller.viewer else {
        return if who(operation).contains(&Who::Anybody) {
            Ok(())
        } else {
            Err(ProblemKind::SignInRequired)
        };
    };
    let person = Some(viewer.person.id);
    let in_city = |role| on.city.is_some_and(|city| caller.has(city, role));
    let member = |role: Option<MemberRole>| {
        on.organisation.is_some_and(|organisation| {
            let mut organisations = viewer.memberships.organisations.iter();
            organisations.any(|(id, is)| *id == organisation && role.is_none_or(|role| *is == role))
        })
    };
    let fits = |who: &Who| match who {
        Who::Anybody | Who::SignedIn => true,
        Who::Concerned => on.concerned.is_some() && on.concerned == person,
        Who::Owner => (on.owner.is_some() && on.owner == person) || member(Some(MemberRole::Manager)),
        Who::Team => on
            .project
            .is_some_and(|project| viewer.memberships.teams.contains(&project)),
        Who::Member => member(None),
        Who::Manager => member(Some(MemberRole::Manager)),
        Who::Moderator => in_city(Role::Moderator),
        Who::Official => in_city(Role::Official),
        Who::FinanceOfficer => in_city(Role::FinanceOfficer),
        Who::Auditor => in_city(Role::Auditor),
        Who::Operator => viewer.memberships.operator,
    };
    if !who(operation).iter().any(fits) {
        return Err(ProblemKind::NotAllowed);
    }
    if stops_when_suspended(operation)
        && let Some(until) = on.city.and_then(|city| caller.suspended_until(city))
    {
        return Err(ProblemKind::Suspended { until });
    }
    match &viewer.means {
        Means::Inside => Ok(()),
        Means::Session(session) if needs_proof(operation) && !session.is_proven => {
            Err(ProblemKind::ProofRequired)
        }
        Means::Session(_) => Ok(()),
        Means::Token { scopes } => match scope(operation) {
            // What everybody may read needs no scope.
            _ if operation == Operation::ReadPublic => Ok(()),
            Some(scope) if scopes.contains(&scope) => Ok(()),
            _ => Err(ProblemKind::TokenScope),
        },
    }
}

/// Whether the table opens an operation to the caller, once they have proved who they are: what a page asks before it
/// offers something. Proof is asked for when it is done.
///
/// # Errors
/// Those of [`authorize`] but [`ProblemKind::ProofRequired`].
pub fn permits(caller: &Caller, operation: Operation, on: On) -> Result<(), ProblemKind> {
    match authorize(caller, operation, on) {
        Err(ProblemKind::ProofRequired) => Ok(()),
        other => other,
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
