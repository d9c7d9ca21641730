//! A project's life, from an idea to the delivery report.

use crate::words;

words! {
    /// Where a project is in its life.
    pub enum ProjectState {
        /// No budget yet; people follow it.
        Idea = "idea",
        /// Being written by its owner.
        Draft = "draft",
        /// Handed in, nobody looked at it yet.
        Submitted = "submitted",
        /// Being looked at by the city.
        InReview = "in_review",
        /// Back with its owner, with a note.
        ChangesRequested = "changes_requested",
        /// Refused by the city, with a reason.
        Rejected = "rejected",
        /// The campaign is open, or will open on its date.
        Published = "published",
        /// The campaign reached its line.
        Succeeded = "succeeded",
        /// The campaign ended short.
        Failed = "failed",
        /// Being carried out.
        InDelivery = "in_delivery",
        /// Done and reported.
        Completed = "completed",
        /// Called off: by its owner, or by the city.
        Cancelled = "cancelled",
        /// Stopped by the city for a while.
        Suspended = "suspended",
    }
}

/// What somebody does to a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProjectStep {
    /// An idea gets a budget.
    Draft,
    /// The owner hands it in.
    Submit,
    /// The city begins to look.
    Review,
    /// The city sends it back with a note.
    RequestChanges,
    /// The city refuses it.
    Reject,
    /// The city lets the campaign open.
    Publish,
    /// The campaign reached its line.
    Succeed,
    /// The campaign ended short.
    Fail,
    /// Work begins.
    Deliver,
    /// Work is done.
    Complete,
    /// The owner calls it off, or the city does.
    Cancel,
    /// The city stops it for a while.
    Suspend,
}

/// The step does not lead anywhere from this state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a project that is {from} cannot take this step")]
pub struct WrongStep {
    /// The state that the project is in.
    pub from: ProjectState,
}

impl ProjectState {
    /// The state after a step.
    ///
    /// # Errors
    /// [`WrongStep`] where the life of a project has no such step from here.
    pub fn after(self, step: ProjectStep) -> Result<ProjectState, WrongStep> {
        use ProjectState as S;
        use ProjectStep as T;
        Ok(match (self, step) {
            (S::Idea, T::Draft) => S::Draft,
            (S::Draft | S::ChangesRequested, T::Submit) => S::Submitted,
            (S::Submitted, T::Review) => S::InReview,
            (S::Submitted | S::InReview, T::RequestChanges) => S::ChangesRequested,
            (S::Submitted | S::InReview, T::Reject) => S::Rejected,
            (S::Submitted | S::InReview | S::Suspended, T::Publish) => S::Published,
            (S::Published, T::Succeed) => S::Succeeded,
            (S::Published, T::Fail) => S::Failed,
            (S::Succeeded, T::Deliver) => S::InDelivery,
            (S::InDelivery, T::Complete) => S::Completed,
            (
                S::Idea
                | S::Draft
                | S::Submitted
                | S::InReview
                | S::ChangesRequested
                | S::Published
                | S::Suspended
                | S::Succeeded
                | S::InDelivery,
                T::Cancel,
            ) => S::Cancelled,
            (S::Published, T::Suspend) => S::Suspended,
            (from, _) => return Err(WrongStep { from }),
        })
    }

    /// Whether no campaign of it has begun: the list of events does not know it.
    pub fn is_unpublished(self) -> bool {
        matches!(
            self,
            Self::Idea
                | Self::Draft
                | Self::Submitted
                | Self::InReview
                | Self::ChangesRequested
                | Self::Rejected
        )
    }

    /// Whether its owner may change its texts and its budget.
    pub fn is_editable(self) -> bool {
        matches!(self, Self::Idea | Self::Draft | Self::ChangesRequested)
    }

    /// Whether a payment that arrives after the campaign still finds a project to go to.
    pub fn takes_late_money(self) -> bool {
        matches!(
            self,
            Self::Published | Self::Succeeded | Self::InDelivery | Self::Completed | Self::Suspended
        )
    }

    /// Whether its campaign has succeeded: what was promised is due, and money may leave for it.
    pub fn has_succeeded(self) -> bool {
        matches!(self, Self::Succeeded | Self::InDelivery | Self::Completed)
    }

    /// Whether everybody may see it.
    pub fn is_public(self) -> bool {
        !matches!(
            self,
            Self::Draft
                | Self::Submitted
                | Self::InReview
                | Self::ChangesRequested
                | Self::Rejected
                | Self::Suspended
        )
    }
}

words! {
    /// What a line of the budget is.
    pub enum BudgetLineKind {
        /// Needed: adds up to the minimum.
        Required = "required",
        /// Welcome: adds up to the optimum.
        Optional = "optional",
        /// Revenue that is already assured.
        Secured = "secured",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_happy_way_leads_from_idea_to_completed() {
        use ProjectStep as T;
        let mut state = ProjectState::Idea;
        for step in [
            T::Draft,
            T::Submit,
            T::Review,
            T::RequestChanges,
            T::Submit,
            T::Publish,
            T::Succeed,
            T::Deliver,
            T::Complete,
        ] {
            state = state.after(step).unwrap();
        }
        assert_eq!(state, ProjectState::Completed);
    }

    #[test]
    fn what_is_over_stays_over() {
        for state in [
            ProjectState::Rejected,
            ProjectState::Failed,
            ProjectState::Completed,
            ProjectState::Cancelled,
        ] {
            assert_eq!(state.after(ProjectStep::Publish), Err(WrongStep { from: state }));
            assert_eq!(state.after(ProjectStep::Submit), Err(WrongStep { from: state }));
        }
    }
}
