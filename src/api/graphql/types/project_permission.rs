//! What the reader may do with a project, and why not.

use app::policy::{self, On, Operation};
use async_graphql::SimpleObject;
use domain::ProblemKind;
use domain::campaign::openness;
use domain::project::ProjectStep;

use super::problem::Permission;
use crate::graphql::ask::Ask;

#[derive(SimpleObject)]
pub struct ProjectPermissions {
    edit: Permission,
    submit: Permission,
    publish: Permission,
    request_changes: Permission,
    reject: Permission,
    pledge: Permission,
    manage_team: Permission,
    comment: Permission,
    suspend: Permission,
    set_payee_account: Permission,
    request_payout: Permission,
    call_off: Permission,
    let_go_on: Permission,
}

impl ProjectPermissions {
    /// What the policy table and the project's state allow together.
    pub fn new(ask: &Ask, row: &app::Project) -> Self {
        let wrong_state = || ProblemKind::WrongProjectState { state: row.state };
        let allowed = |operation, state: Result<(), ProblemKind>| {
            let role = policy::permits(&ask.caller, operation, On::project(row));
            Permission::new(role.and(state), ask.locale())
        };
        let step = |step: ProjectStep| row.state.after(step).map(|_| ()).map_err(|_| wrong_state());
        let editable = if row.state.is_editable() {
            Ok(())
        } else {
            Err(wrong_state())
        };
        let open = openness(row.state, row.opens_at, row.closes_at, ask.app.world().now())
            .problem()
            .map_or(Ok(()), Err);
        let public = if row.state.is_public() {
            Ok(())
        } else {
            Err(wrong_state())
        };
        let payable = if row.state.has_succeeded() {
            Ok(())
        } else {
            Err(wrong_state())
        };
        Self {
            edit: allowed(Operation::EditProject, editable),
            submit: allowed(Operation::SubmitProject, step(ProjectStep::Submit)),
            publish: allowed(Operation::ReviewProject, step(ProjectStep::Publish)),
            request_changes: allowed(Operation::ReviewProject, step(ProjectStep::RequestChanges)),
            reject: allowed(Operation::ReviewProject, step(ProjectStep::Reject)),
            pledge: allowed(Operation::Pledge, open),
            manage_team: allowed(Operation::ManageTeam, Ok(())),
            comment: allowed(Operation::Comment, public),
            suspend: allowed(Operation::Moderate, step(ProjectStep::Suspend)),
            set_payee_account: allowed(Operation::SetPayeeAccount, Ok(())),
            request_payout: allowed(Operation::RequestPayout, payable.clone()),
            call_off: allowed(
                // What donors gave for it is not its owner's to give up alone.
                match row.state.has_succeeded() {
                    true => Operation::JudgeCampaign,
                    false => Operation::CallOffProject,
                },
                step(ProjectStep::Cancel),
            ),
            let_go_on: allowed(Operation::JudgeCampaign, payable),
        }
    }
}
