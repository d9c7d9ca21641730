//! What moderators do, in French.

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
        CommentState::Hidden => {
            Some("Ce commentaire est mis de côté, le temps qu’une personne de la modération le lise.")
        }
        CommentState::Removed => Some("Ce commentaire a été retiré par la modération."),
        CommentState::Deleted => Some("La personne qui avait écrit ici a supprimé son commentaire."),
    }
}

/// After “ce dossier est”.
pub(in crate::words) fn case_state(state: CaseState) -> &'static str {
    match state {
        CaseState::Open => "encore ouvert",
        CaseState::Decided => "déjà tranché",
        CaseState::Appealed => "en recours",
        CaseState::Closed => "clos",
    }
}

pub(in crate::words) fn yours(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Project => "votre projet",
        SubjectKind::Comment => "votre commentaire",
        SubjectKind::Pledge => "le message qui accompagnait votre don",
        SubjectKind::Organisation => "votre organisation",
    }
}

pub(in crate::words) fn kind(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Project => "un projet",
        SubjectKind::Comment => "un commentaire",
        SubjectKind::Pledge => "le message d’un don",
        SubjectKind::Organisation => "une organisation",
    }
}

pub(in crate::words) fn reason(reason: ReportReason) -> &'static str {
    match reason {
        ReportReason::Illegal => "contraire à la loi",
        ReportReason::Hate => "propos haineux",
        ReportReason::Harassment => "harcèlement ou menaces",
        ReportReason::Fraud => "tromperie",
        ReportReason::PrivateData => "données privées",
        ReportReason::Spam => "publicité",
        ReportReason::OffTopic => "hors sujet",
        ReportReason::Other => "autre raison",
    }
}

pub(in crate::words) fn action(action: CaseAction, until: Option<DateTime<Utc>>, zone: Tz) -> String {
    match (action, until) {
        (CaseAction::Keep, _) => "Rien ne change : tout reste en place.".to_owned(),
        (CaseAction::Remove, _) => "Le texte a été retiré.".to_owned(),
        (CaseAction::SuspendProject, _) => {
            "La campagne est suspendue : elle ne reçoit plus de dons. Les dons déjà faits sont conservés."
                .to_owned()
        }
        (CaseAction::SuspendPerson, Some(until)) => format!(
            "Vous ne pouvez plus écrire ici jusqu’au {}. Vous pouvez toujours lire, donner et récupérer vos données.",
            date(Locale::Fr, until, zone)
        ),
        (CaseAction::SuspendPerson, None) => "Vous ne pouvez plus écrire ici pour le moment.".to_owned(),
    }
}
