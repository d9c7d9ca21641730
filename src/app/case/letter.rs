//! What people are told by mail about a case.

use chrono_tz::Tz;
use domain::case::CaseAction;
use domain::person::Email;
use domain::{CaseId, Locale, ReportId};
use store::case::{Case, CaseDecision};

use crate::words::{self, moderation};
use crate::{App, AppError, AppResult};

/// How much of what was reported a mail repeats, in characters.
const QUOTED_MAX: usize = 120;

/// What the person concerned is told of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseLetter {
    /// Whom to.
    pub to: Email,
    /// Their language.
    pub locale: Locale,
    /// The city's name.
    pub city: String,
    /// What it is about, such as: your comment “…”.
    pub what: String,
    /// What was decided, in a sentence.
    pub decision: String,
    /// Why, as the moderator wrote it.
    pub reason: String,
    /// Until when one may appeal; `None` where there is nothing to appeal against, or no more.
    pub appeal_until: Option<String>,
    /// Where to read and to appeal.
    pub link: String,
}

/// What a reporter is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeLetter {
    /// Whom to.
    pub to: Email,
    /// The language in which the report was made.
    pub locale: Locale,
    /// The city's name.
    pub city: String,
    /// What was reported and why, such as: a comment (spam).
    pub what: String,
    /// What came of it, in a sentence.
    pub outcome: String,
    /// The city's page.
    pub link: String,
}

impl App {
    /// What the mail about a decision says.
    ///
    /// # Errors
    /// Refused: no such case or nobody to tell. Those of the database.
    pub async fn case_letter(&self, id: CaseId, on_appeal: bool) -> AppResult<CaseLetter> {
        let conn = self.db.read();
        let case = self.told_case(id).await?;
        let city = self.known_city(case.city).await?;
        let concerned = case
            .concerned
            .ok_or_else(|| AppError::not_found("id", "person"))?;
        let person = store::person::by_id(conn, concerned).await?;
        let person = person.ok_or_else(|| AppError::not_found("id", "person"))?;
        let decisions = store::case::decisions(conn, case.city, &[id]).await?;
        let decision = decisions
            .into_iter()
            .find(|decision| decision.upheld.is_some() == on_appeal)
            .ok_or_else(|| AppError::not_found("id", "decision"))?;
        let locale = person.locale;
        let zone = city.time_zone.parse().unwrap_or(Tz::UTC);
        let CaseDecision {
            action,
            upheld,
            until,
            reason,
            ..
        } = decision;
        Ok(CaseLetter {
            to: person.email,
            locale,
            what: moderation::yours(locale, case.subject.kind(), &quoted(&case.excerpt)),
            decision: match upheld {
                Some(upheld) => moderation::appeal(locale, upheld),
                None => moderation::action(locale, action, until, zone),
            },
            reason,
            appeal_until: case
                .appeal_until
                .filter(|_| !on_appeal)
                .map(|until| words::date(locale, until, zone)),
            link: format!("{}/me", self.settings.base_url),
            city: city.name,
        })
    }

    /// What the mail to a reporter says.
    ///
    /// # Errors
    /// Refused: no such report or no address. Those of the database.
    pub async fn outcome_letter(&self, id: CaseId, report: ReportId) -> AppResult<OutcomeLetter> {
        let conn = self.db.read();
        let case = self.told_case(id).await?;
        let city = self.known_city(case.city).await?;
        let report = store::report::by_id(conn, case.city, report).await?;
        let report = report.ok_or_else(|| AppError::not_found("id", "report"))?;
        let to = match report.person {
            Some(person) => store::person::by_id(conn, person)
                .await?
                .map(|person| person.email),
            None => report.email,
        };
        let decisions = store::case::decisions(conn, case.city, &[id]).await?;
        let first = decisions
            .first()
            .ok_or_else(|| AppError::not_found("id", "decision"))?;
        let locale = report.locale;
        Ok(OutcomeLetter {
            to: to.ok_or_else(|| AppError::not_found("id", "person"))?,
            locale,
            what: moderation::reported(locale, case.subject.kind(), report.reason),
            outcome: moderation::outcome(locale, first.action != CaseAction::Keep),
            link: format!("{}/c/{}", self.settings.base_url, city.slug),
            city: city.name,
        })
    }

    async fn told_case(&self, id: CaseId) -> AppResult<Case> {
        let case = store::case::by_id(self.db.read(), id).await?;
        case.ok_or_else(|| AppError::not_found("id", "case"))
    }
}

/// The beginning of a text, in one line.
fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(QUOTED_MAX) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
