//! What moderators decide on: one reported thing, with all reports of it.

use std::fmt;
use std::str::FromStr;

use crate::{CommentId, Id, IdError, OrganisationId, PledgeId, ProjectId, words};

words! {
    /// Where a case is on its way.
    pub enum CaseState {
        /// Waits for a decision.
        Open = "open",
        /// Decided; the person concerned may appeal.
        Decided = "decided",
        /// Waits for a decision on an appeal.
        Appealed = "appealed",
        /// Over.
        Closed = "closed",
    }
}

words! {
    /// What is decided.
    pub enum CaseAction {
        /// Nothing is wrong: all stays.
        Keep = "keep",
        /// The comment, or the message with a gift, is taken down.
        Remove = "remove",
        /// The project's campaign stands still.
        SuspendProject = "suspend_project",
        /// The person may not write in the city for a while; the comment or message is taken down.
        SuspendPerson = "suspend_person",
    }
}

words! {
    /// What a case is about.
    pub enum SubjectKind {
        /// A project.
        Project = "project",
        /// A comment.
        Comment = "comment",
        /// The message with a gift.
        Pledge = "pledge",
        /// What an organisation says of itself.
        Organisation = "organisation",
    }
}

impl CaseAction {
    /// Whether this can be decided about such a thing.
    pub fn fits(self, kind: SubjectKind) -> bool {
        match self {
            Self::Keep | Self::SuspendPerson => true,
            Self::Remove => matches!(kind, SubjectKind::Comment | SubjectKind::Pledge),
            Self::SuspendProject => kind == SubjectKind::Project,
        }
    }
}

/// The reported thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A project.
    Project(ProjectId),
    /// A comment.
    Comment(CommentId),
    /// A pledge, for its message.
    Pledge(PledgeId),
    /// An organisation.
    Organisation(OrganisationId),
}

impl Subject {
    /// What it is.
    pub fn kind(self) -> SubjectKind {
        match self {
            Self::Project(_) => SubjectKind::Project,
            Self::Comment(_) => SubjectKind::Comment,
            Self::Pledge(_) => SubjectKind::Pledge,
            Self::Organisation(_) => SubjectKind::Organisation,
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Project(id) => id.fmt(f),
            Self::Comment(id) => id.fmt(f),
            Self::Pledge(id) => id.fmt(f),
            Self::Organisation(id) => id.fmt(f),
        }
    }
}

impl FromStr for Subject {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        match text.split_once(':').map(|(kind, _)| kind) {
            Some(ProjectId::KIND) => text.parse().map(Self::Project),
            Some(CommentId::KIND) => text.parse().map(Self::Comment),
            Some(PledgeId::KIND) => text.parse().map(Self::Pledge),
            Some(OrganisationId::KIND) => text.parse().map(Self::Organisation),
            _ => Err(IdError::Kind { expected: "subject" }),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_subject_is_read_back_as_what_it_was() {
        let comment = Subject::Comment(CommentId::from_uuid(Uuid::from_u128(7)));
        assert_eq!(comment.to_string().parse(), Ok(comment));
        assert!(
            "city:00000000-0000-0000-0000-000000000007"
                .parse::<Subject>()
                .is_err()
        );
    }

    #[test]
    fn a_project_is_suspended_and_never_just_taken_down() {
        assert!(!CaseAction::Remove.fits(SubjectKind::Project));
        assert!(!CaseAction::SuspendProject.fits(SubjectKind::Comment));
    }
}
