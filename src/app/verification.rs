//! Organisations show a city that they exist; the city decides, with a reason.

use domain::act::ActKind;
use domain::identifier::{Identifier, IdentifierKind};
use domain::organisation::OrganisationState;
use domain::person::{Email, MemberRole};
use domain::verification::{CheckResult, CheckWhat, OrganisationDecision};
use domain::{CityId, Locale, OrganisationId, PersonId, ProblemKind, Problems};
use serde_json::json;
use store::Conn;
use store::verification::{Check, Submission};

use crate::changes::Change;
use crate::job::Job;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, Organisation, PrivateFile, input};

const REASON_MAX: usize = 2000;

/// What an organisation says of itself to be verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionInput {
    /// Which register its number is of.
    pub kind: IdentifierKind,
    /// Its number, as typed.
    pub identifier: String,
    /// Its bank account, as typed.
    pub iban: Option<String>,
}

/// Everything about the verification of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// What was handed in.
    pub submission: Option<Submission>,
    /// Its documents, the oldest first.
    pub documents: Vec<PrivateFile>,
    /// What was looked at, the newest first.
    pub checks: Vec<Check>,
}

/// What a manager is told of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionLetter {
    /// Whom to.
    pub to: Email,
    /// Their language.
    pub locale: Locale,
    /// Who signs.
    pub city: String,
    /// The organisation's name.
    pub organisation: String,
    /// Where its managers see it.
    pub link: String,
    /// What was decided.
    pub result: CheckResult,
    /// Why.
    pub reason: String,
}

impl App {
    pub(crate) async fn city_of_organisation(&self, id: OrganisationId) -> AppResult<CityId> {
        let city = store::verification::city_of(self.db.read(), id).await?;
        city.ok_or_else(|| AppError::not_found("id", "organisation"))
    }

    /// What an organisation handed in, and what came of it.
    ///
    /// # Errors
    /// Refused: not a manager, nor an official or auditor of the city.
    pub async fn verification(&self, caller: &Caller, id: OrganisationId) -> AppResult<Verification> {
        let city = self.city_of_organisation(id).await?;
        policy::authorize(
            caller,
            Operation::ReadOrganisationFile,
            On::organisation(city, id),
        )
        .map_err(|kind| AppError::refused("", kind))?;
        let conn = self.db.read();
        Ok(Verification {
            submission: store::verification::submission(conn, city, id).await?,
            documents: store::private_file::of_organisation(conn, city, id).await?,
            checks: store::verification::checks(conn, city, id).await?,
        })
    }

    /// Which register the number of a verified organisation is of.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn identifier_kind(&self, of: &Organisation) -> AppResult<Option<IdentifierKind>> {
        if of.state != OrganisationState::Verified || of.identifier.is_none() {
            return Ok(None);
        }
        let submission = store::verification::submission(self.db.read(), of.city, of.id).await?;
        Ok(submission.map(|submission| submission.kind))
    }

    /// The organisations of a city that were handed in, the oldest first.
    ///
    /// # Errors
    /// Refused: not an official of the city.
    pub async fn organisations_to_verify(
        &self,
        caller: &Caller,
        city: CityId,
    ) -> AppResult<Vec<OrganisationId>> {
        // A list to read: proving anew who one is comes with the decision.
        policy::permits(caller, Operation::VerifyOrganisations, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        Ok(store::verification::submitted(self.db.read(), city).await?)
    }

    /// Hands an organisation in.
    ///
    /// # Errors
    /// Refused: not a manager; handed in or verified already; a number that is not well formed; no document.
    pub async fn submit_organisation(
        &self,
        caller: &Caller,
        id: OrganisationId,
        given: &SubmissionInput,
    ) -> AppResult<()> {
        let city = self.city_of_organisation(id).await?;
        policy::authorize(caller, Operation::EditOrganisation, On::organisation(city, id))
            .map_err(|kind| AppError::refused("", kind))?;
        let person = caller
            .person()
            .ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))?;
        let mut problems = Problems::none();
        if given.kind == IdentifierKind::Iban {
            let given = given.kind.to_string();
            problems.push("input.identifierKind", ProblemKind::UnknownWord { given });
        }
        let number = Identifier::parse(given.kind, &given.identifier);
        let number = problems.take("input.identifier", number);
        let typed = given.iban.as_deref().filter(|iban| !iban.trim().is_empty());
        let iban = typed
            .map(|iban| Identifier::parse(IdentifierKind::Iban, iban))
            .transpose();
        let iban = problems.take("input.iban", iban);
        problems.check()?;
        let (Some(number), Some(iban)) = (number, iban) else {
            return Err(AppError::Internal("unchecked input".into()));
        };
        let submission = &Submission {
            kind: given.kind,
            identifier: number.compact().to_owned(),
            iban: iban.map(|iban| iban.compact().to_owned()),
            by: person,
            at: self.world.now(),
        };
        self.db
            .write("organisation.submit", |conn| async move {
                store::private_file::lock_organisation(&conn, id).await?;
                let state = store::verification::lock_state(&conn, city, id).await?;
                if matches!(state, OrganisationState::Submitted | OrganisationState::Verified) {
                    return Err(AppError::refused(
                        "",
                        ProblemKind::WrongOrganisationState { state },
                    ));
                }
                if store::private_file::of_organisation(&conn, city, id)
                    .await?
                    .is_empty()
                {
                    return Err(AppError::refused("", ProblemKind::DocumentNeeded));
                }
                store::verification::put_submission(&conn, city, id, submission).await?;
                self.note_check(
                    &conn,
                    (city, id),
                    (CheckWhat::Identifier, CheckResult::WellFormed),
                    ("", None),
                )
                .await?;
                if submission.iban.is_some() {
                    self.note_check(
                        &conn,
                        (city, id),
                        (CheckWhat::Iban, CheckResult::WellFormed),
                        ("", None),
                    )
                    .await?;
                }
                let submitted = (OrganisationState::Submitted, None, None);
                Ok(store::verification::set_state(&conn, city, id, submitted).await?)
            })
            .await?;
        self.changes.tell(Change::City(city));
        Ok(())
    }

    /// Decides on an organisation; its managers are told why.
    ///
    /// # Errors
    /// Refused: not an official of its city, or one of its members; not from this state; no reason.
    pub async fn decide_organisation(
        &self,
        caller: &Caller,
        id: OrganisationId,
        (decision, reason): (OrganisationDecision, &str),
    ) -> AppResult<()> {
        let city = self.city_of_organisation(id).await?;
        policy::authorize(caller, Operation::VerifyOrganisations, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        let mut problems = Problems::none();
        let reason = input::text(&mut problems, "input.reason", reason, REASON_MAX);
        problems.check()?;
        let (now, reason) = (self.world.now(), &reason.unwrap_or_default());
        self.db
            .write("organisation.decide", |conn| async move {
                store::private_file::lock_organisation(&conn, id).await?;
                let members = store::membership::of_organisation(&conn, city, id).await?;
                // Nobody decides on what is their own.
                if members
                    .iter()
                    .any(|member| Some(member.person) == caller.person())
                {
                    return Err(AppError::refused("", ProblemKind::NotAllowed));
                }
                let state = store::verification::lock_state(&conn, city, id).await?;
                let submission = store::verification::submission(&conn, city, id).await?;
                let number = submission.as_ref().map(|it| it.identifier.as_str());
                let next = match (state, decision) {
                    (OrganisationState::Submitted, OrganisationDecision::Verify) => {
                        (OrganisationState::Verified, number, Some(now))
                    }
                    (OrganisationState::Submitted, OrganisationDecision::Refuse) => {
                        (OrganisationState::Refused, None, None)
                    }
                    (OrganisationState::Verified, OrganisationDecision::Revoke) => {
                        (OrganisationState::Revoked, None, None)
                    }
                    (state, _) => {
                        return Err(AppError::refused(
                            "",
                            ProblemKind::WrongOrganisationState { state },
                        ));
                    }
                };
                store::verification::set_state(&conn, city, id, next).await?;
                let outcome = (CheckWhat::Decision, decision.result());
                self.note_check(&conn, (city, id), outcome, (reason, caller.person()))
                    .await?;
                let kind = match decision {
                    OrganisationDecision::Verify => ActKind::OrganisationVerified,
                    OrganisationDecision::Refuse => ActKind::OrganisationRefused,
                    OrganisationDecision::Revoke => ActKind::OrganisationRevoked,
                };
                self.record(&conn, Some(city), caller, kind, id, json!({}))
                    .await?;
                for manager in members.iter().filter(|member| member.role == MemberRole::Manager) {
                    let job = Job::MailOrganisationDecision {
                        organisation: id.to_string(),
                        person: manager.person.to_string(),
                    };
                    self.queue(&conn, Some(city), &job).await?;
                }
                Ok(())
            })
            .await?;
        self.changes.tell(Change::City(city));
        Ok(())
    }

    async fn note_check(
        &self,
        conn: &Conn,
        (city, organisation): (CityId, OrganisationId),
        (what, result): (CheckWhat, CheckResult),
        (note, by): (&str, Option<PersonId>),
    ) -> AppResult<()> {
        let check = Check {
            id: self.world.uuid(),
            what,
            result,
            note: note.to_owned(),
            by,
            at: self.world.now(),
        };
        Ok(store::verification::insert_check(conn, city, organisation, &check).await?)
    }

    /// What a manager is told of the newest decision.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the job names what is not there.
    pub async fn decision_letter(&self, organisation: &str, person: &str) -> AppResult<DecisionLetter> {
        let missing = || AppError::Internal(format!("no decision to tell {person} of {organisation}"));
        let id: OrganisationId = organisation.parse().map_err(|_| missing())?;
        let person: PersonId = person.parse().map_err(|_| missing())?;
        let (conn, city) = (self.db.read(), self.city_of_organisation(id).await?);
        let checks = store::verification::checks(conn, city, id).await?;
        let decided = checks
            .into_iter()
            .find(|check| check.what == CheckWhat::Decision)
            .ok_or_else(missing)?;
        let person = store::person::by_id(conn, person).await?.ok_or_else(missing)?;
        let named = store::organisation::by_ids(conn, city, &[id])
            .await?
            .pop()
            .ok_or_else(missing)?;
        let city = store::city::by_id(conn, city).await?.ok_or_else(missing)?;
        Ok(DecisionLetter {
            to: person.email,
            locale: person.locale,
            link: format!("{}/me", self.settings.base_url),
            city: city.name,
            organisation: named.name,
            result: decided.result,
            reason: decided.note,
        })
    }
}

/// A number as everybody may check it: how it is written, or what is wrong with it.
///
/// # Errors
/// What is wrong.
pub fn check_identifier(kind: IdentifierKind, typed: &str) -> Result<String, ProblemKind> {
    Ok(Identifier::parse(kind, typed).map(|number| number.written())?)
}
