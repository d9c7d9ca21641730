//! What moderators do, in English.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::Locale;
use domain::case::{CaseAction, CaseState, SubjectKind};
use domain::comment::CommentState;
use domain::report::ReportReason;

use crate::words::figure::date;

pub(in crate::words) fn notice(state: CommentState) -> Option<&'static str> {
    match state {
        CommentState::Visible => None,
        CommentState::Hidden => Some("This comment is set aside until a moderator has read it."),
        CommentState::Removed => Some("This comment was taken down by the moderators."),
        CommentState::Deleted => Some("Whoever wrote here has deleted their comment."),
    }
}

/// After “the case is”.
pub(in crate::words) fn case_state(state: CaseState) -> &'static str {
    match state {
        CaseState::Open => "still open",
        CaseState::Decided => "decided already",
        CaseState::Appealed => "under appeal",
        CaseState::Closed => "closed",
    }
}

pub(in crate::words) fn yours(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Project => "your project",
        SubjectKind::Comment => "your comment",
        SubjectKind::Pledge => "the message with your gift",
        SubjectKind::Organisation => "your organisation",
    }
}

pub(in crate::words) fn kind(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Project => "a project",
        SubjectKind::Comment => "a comment",
        SubjectKind::Pledge => "the message with a gift",
        SubjectKind::Organisation => "an organisation",
    }
}

pub(in crate::words) fn reason(reason: ReportReason) -> &'static str {
    match reason {
        ReportReason::Illegal => "against the law",
        ReportReason::Hate => "hate",
        ReportReason::Harassment => "harassment or threats",
        ReportReason::Fraud => "deception",
        ReportReason::PrivateData => "private data",
        ReportReason::Spam => "advertising",
        ReportReason::OffTopic => "off topic",
        ReportReason::Other => "another reason",
    }
}

pub(in crate::words) fn action(action: CaseAction, until: Option<DateTime<Utc>>, zone: Tz) -> String {
    match (action, until) {
        (CaseAction::Keep, _) => "Nothing changes: all of it stays in place.".to_owned(),
        (CaseAction::Remove, _) => "The text was taken down.".to_owned(),
        (CaseAction::SuspendProject, _) => {
            "The campaign is suspended: it takes no gifts. Gifts that were made are kept.".to_owned()
        }
        (CaseAction::SuspendPerson, Some(until)) => format!(
            "You cannot write here until {}. You can still read, give and have your data.",
            date(Locale::En, until, zone)
        ),
        (CaseAction::SuspendPerson, None) => "You cannot write here for the time being.".to_owned(),
    }
}
