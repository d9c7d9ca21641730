//! Comments, reports, decisions of moderators and appeals, in words.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::Locale;
use domain::case::{CaseAction, SubjectKind};
use domain::comment::CommentState;
use domain::report::ReportReason;

use super::{en, fr};

/// Why a comment cannot be read, to everybody; nothing where it can.
pub fn notice(locale: Locale, state: CommentState) -> Option<&'static str> {
    match locale {
        Locale::Fr => fr::moderation::notice(state),
        Locale::En => en::moderation::notice(state),
    }
}

/// Somebody who has written and given no name.
pub fn somebody(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "Une personne sans nom",
        Locale::En => "A person without a name",
    }
}

/// What stands for the title of a project that is suspended.
pub(crate) fn suspended_project(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "Projet suspendu",
        Locale::En => "Suspended project",
    }
}

/// What a decision is about, to whose it is.
pub(crate) fn yours(locale: Locale, kind: SubjectKind, excerpt: &str) -> String {
    match locale {
        Locale::Fr => fr::typeset(&format!("{} « {excerpt} »", fr::moderation::yours(kind))),
        Locale::En => format!("{} “{excerpt}”", en::moderation::yours(kind)),
    }
}

/// What was reported and why, to who reported it.
pub(crate) fn reported(locale: Locale, kind: SubjectKind, reason: ReportReason) -> String {
    match locale {
        Locale::Fr => format!(
            "{} ({})",
            fr::moderation::kind(kind),
            fr::moderation::reason(reason)
        ),
        Locale::En => format!(
            "{} ({})",
            en::moderation::kind(kind),
            en::moderation::reason(reason)
        ),
    }
}

/// What was decided, to the person concerned.
pub(crate) fn action(locale: Locale, action: CaseAction, until: Option<DateTime<Utc>>, zone: Tz) -> String {
    match locale {
        Locale::Fr => fr::typeset(&fr::moderation::action(action, until, zone)),
        Locale::En => en::moderation::action(action, until, zone),
    }
}

/// What was decided on an appeal, to the person concerned.
pub(crate) fn appeal(locale: Locale, upheld: bool) -> String {
    match (locale, upheld) {
        (Locale::Fr, true) => "La première décision est maintenue.".to_owned(),
        (Locale::Fr, false) => {
            "La première décision est annulée : ce qui avait été retiré ou suspendu est rétabli.".to_owned()
        }
        (Locale::En, true) => "The first decision stands.".to_owned(),
        (Locale::En, false) => {
            "The first decision is taken back: what was taken down or suspended is as it was.".to_owned()
        }
    }
}

/// What came of a report, to who made it.
pub(crate) fn outcome(locale: Locale, measure: bool) -> String {
    match (locale, measure) {
        (Locale::Fr, true) => "Une mesure a été prise.",
        (Locale::Fr, false) => "Aucune mesure n’était nécessaire.",
        (Locale::En, true) => "A measure was taken.",
        (Locale::En, false) => "No measure was needed.",
    }
    .to_owned()
}
