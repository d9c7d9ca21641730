//! What people with a role did, in English.

use domain::act::ActKind as K;

pub(in crate::words) fn sentence(kind: K) -> &'static str {
    match kind {
        K::ProjectPublished => "Published a project.",
        K::ProjectChangesRequested => "Sent a project back for changes.",
        K::ProjectRejected => "Rejected a project.",
        K::ProjectSuspended => "Suspended a project.",
        K::ProjectResumed => "Let a suspended project go on.",
        K::PoolCreated => "Set up a pool.",
        K::PoolChanged => "Changed a pool.",
        K::PoolPublished => "Published a pool.",
        K::PoolPaused => "Paused a pool.",
        K::PoolResumed => "Resumed a pool.",
        K::PoolClosed => "Closed a pool.",
        K::ProjectAdmitted => "Admitted a project to a pool.",
        K::ProjectsRanked => "Ranked the projects of a pool.",
        K::WindowClosed => "Closed a window of a pool.",
        K::StackChanged => "Changed how the rules of pools go together.",
        K::ProofVerified => "Verified a proof of a project.",
        K::TrainingNoted => "Noted whether the training for a project was done.",
        K::VotesCounted => "Counted the votes for a project.",
        K::RoleInvited => "Invited somebody to a role.",
        K::RoleRequested => "Asked for a role that needs a second person.",
        K::RoleApproved => "Agreed to a role as the second person.",
        K::RoleRejected => "Did not agree to a role.",
        K::RoleGranted => "Took up a role.",
        K::RoleRevoked => "Took a role away.",
        K::InvitationRevoked => "Took an invitation back.",
        K::LettersPrinted => "Printed letters with codes for residents.",
        K::ResidenceVerified => "Verified at the desk where somebody lives.",
        K::ResidenceRevoked => "Took back the verification of a residence.",
        K::OrganisationVerified => "Verified an organisation.",
        K::OrganisationRefused => "Did not verify an organisation.",
        K::OrganisationRevoked => "Took back the verification of an organisation.",
        K::CaseDecided => "Decided on a report.",
        K::AppealDecided => "Decided on an appeal.",
        K::PersonSuspended => "Suspended somebody from writing.",
    }
}
