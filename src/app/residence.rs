//! Residents show a city where they live: by a letter with a code, at a desk, or through an identity provider.

mod desk;
mod print;

use chrono::{DateTime, Duration, Months, Utc};
use domain::act::ActKind;
use domain::residence::{ResidenceMethod, ResidenceState, typed_code};
use domain::{CityId, Id, NeighbourhoodId, PersonId, ProblemKind, Problems, ResidenceId};
use serde_json::json;
use store::Conn;
use store::residence::Residence;

use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, input, secret};

pub use desk::AtDesk;
pub use print::Printed;

/// Letters that a person may ask of one city within 30 days.
const LETTERS_PER_MONTH: i64 = 3;

/// How long before its end what was verified can be verified anew.
const RENEWAL_DAYS: i64 = 60;
/// For how long a letter's code works, and for how long an address is kept at most.
const LETTER_DAYS: i64 = 60;
/// Tries of one letter's code.
pub const CODE_TRIES: i64 = 5;

const LINE_MAX: usize = 38;

/// What is written on a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterInput {
    /// The city that is asked.
    pub city: CityId,
    /// As on the letter box.
    pub name: String,
    /// Number and street.
    pub street: String,
    /// The post code.
    pub postcode: String,
    /// The town.
    pub town: String,
    /// The neighbourhood of the city.
    pub neighbourhood: NeighbourhoodId,
}

impl App {
    /// The residences of a person, the newest first, as they are now. For themselves only.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn residences(&self, person: PersonId) -> AppResult<Vec<Residence>> {
        let mut found = store::residence::of_person(self.db.read(), person).await?;
        let now = self.world.now();
        found.iter_mut().for_each(|one| one.state = state_at(one, now));
        Ok(found)
    }

    /// Asks a city for a letter with a code.
    ///
    /// # Errors
    /// Refused: not signed in; every field that is wrong; verified for longer yet; too many in a month.
    pub async fn request_letter(&self, caller: &Caller, given: &LetterInput) -> AppResult<ResidenceId> {
        let on = On::city(given.city);
        policy::authorize(caller, Operation::ProveResidence, on)
            .map_err(|kind| AppError::refused("", kind))?;
        let person = caller
            .person()
            .ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))?;
        let mut problems = Problems::none();
        let mut line = |field: &str, given: &str, max| {
            let line = input::line(&mut problems, field, given, max)?;
            if paper::can_print(&line) {
                return Some(line);
            }
            problems.push(field, ProblemKind::NotPrintable);
            None
        };
        let name = line("input.name", &given.name, LINE_MAX);
        let street = line("input.street", &given.street, LINE_MAX);
        let postcode = line("input.postcode", &given.postcode, 10);
        let town = line("input.town", &given.town, LINE_MAX - 10);
        let neighbourhood = self
            .neighbourhood_of(&mut problems, given.city, given.neighbourhood)
            .await?;
        problems.check()?;
        let (Some(name), Some(street), Some(postcode), Some(town)) = (name, street, postcode, town) else {
            return Err(AppError::Internal("unchecked input".into()));
        };
        let now = self.world.now();
        let soon = now + Duration::days(RENEWAL_DAYS);
        let new = Residence {
            name,
            address: format!("{street}\n{postcode} {town}"),
            ..self.new_residence(given.city, person, neighbourhood, ResidenceMethod::Post)
        };
        let new = &new;
        self.db
            .write("residence.request", |conn| async move {
                for known in store::residence::lock_present(&conn, new.city, person).await? {
                    match state_at(&known, now) {
                        // It counts until the new letter has come, or until its own end.
                        ResidenceState::Verified if known.expires_at.is_some_and(|end| end <= soon) => {}
                        ResidenceState::Verified => {
                            return Err(AppError::refused("", ProblemKind::AlreadyVerified));
                        }
                        // Another address, or a letter that never came: only the newest letter's code is good.
                        state if state.is_open() => {
                            store::residence::update(&conn, &ended(known, ResidenceState::Expired)).await?;
                        }
                        state => store::residence::update(&conn, &ended(known, state)).await?,
                    }
                }
                let month = now - Duration::days(30);
                if store::residence::asked_since(&conn, new.city, person, month).await? >= LETTERS_PER_MONTH {
                    return Err(AppError::refused("", ProblemKind::TooManyTries));
                }
                Ok(store::residence::insert(&conn, new).await?)
            })
            .await?;
        Ok(new.id)
    }

    /// Enters the code of a letter.
    ///
    /// # Errors
    /// Refused: not signed in; no letter is on its way; not the code; too old or tried too often.
    pub async fn enter_code(&self, caller: &Caller, city: CityId, typed: &str) -> AppResult<()> {
        policy::authorize(caller, Operation::ProveResidence, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        let person = caller
            .person()
            .ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))?;
        let code = typed_code(typed);
        let (now, code) = (self.world.now(), code.as_deref());
        let verdict = self
            .db
            .write("residence.code", |conn| async move {
                let present = store::residence::lock_present(&conn, city, person).await?;
                let is_letter = |one: &Residence| one.state == ResidenceState::LetterSent;
                let (open, others): (Vec<_>, Vec<_>) = present.into_iter().partition(is_letter);
                let Some(mut letter) = open.into_iter().next() else {
                    return Ok(Err(ProblemKind::NoLetter));
                };
                if letter.code_until.is_none_or(|until| now >= until) {
                    store::residence::update(&conn, &ended(letter, ResidenceState::Expired)).await?;
                    return Ok(Err(ProblemKind::LetterOver));
                }
                // A slip of the pen that no code could be is told without costing a try.
                let Some(code) = code else {
                    let left = CODE_TRIES - letter.code_tries;
                    return Ok(Err(ProblemKind::LetterCodeWrong { left }));
                };
                if secret::same(&letter.code_hash, &code_hash(letter.id, code)) {
                    for renewed in others {
                        store::residence::update(&conn, &ended(renewed, ResidenceState::Expired)).await?;
                    }
                    let verified = self.verified(letter, ResidenceMethod::Post, None);
                    store::residence::update(&conn, &verified).await?;
                    return Ok(Ok(()));
                }
                // What was tried in vain stays counted, so this transaction ends well.
                letter.code_tries += 1;
                let left = CODE_TRIES - letter.code_tries;
                let verdict = if left > 0 {
                    ProblemKind::LetterCodeWrong { left }
                } else {
                    letter = ended(letter, ResidenceState::Expired);
                    ProblemKind::LetterOver
                };
                store::residence::update(&conn, &letter).await?;
                Ok::<_, AppError>(Err(verdict))
            })
            .await?;
        verdict.map_err(|kind| AppError::refused("code", kind))
    }

    /// Takes in what an identity provider of a city says of where somebody lives. Called by the sign-in.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn residence_from_identity(
        &self,
        city: CityId,
        person: PersonId,
        neighbourhood: Option<NeighbourhoodId>,
    ) -> AppResult<()> {
        let new = self.new_residence(city, person, neighbourhood, ResidenceMethod::IdentityProvider);
        self.make_sure(new, None).await.map(drop)
    }

    /// Lets expire what is too old, and erases addresses that were kept long enough.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn forget_addresses(&self) -> AppResult<()> {
        let now = self.world.now();
        let asked_before = now - Duration::days(LETTER_DAYS);
        let touched = self
            .db
            .write("residence.forget", |conn| async move {
                Ok::<_, AppError>(store::residence::forget(&conn, now, asked_before).await?)
            })
            .await?;
        if touched > 0 {
            tracing::info!(touched, "residences expired or their addresses erased");
        }
        Ok(())
    }

    /// A request of now.
    fn new_residence(
        &self,
        city: CityId,
        person: PersonId,
        neighbourhood: Option<NeighbourhoodId>,
        method: ResidenceMethod,
    ) -> Residence {
        Residence {
            id: ResidenceId::new(&self.world),
            city,
            person,
            neighbourhood,
            state: ResidenceState::Requested,
            method,
            name: String::new(),
            address: String::new(),
            shown: String::new(),
            code_hash: String::new(),
            code_tries: 0,
            requested_at: self.world.now(),
            code_until: None,
            verified_at: None,
            verified_by: None,
            expires_at: None,
            revoked_at: None,
            revoked_why: String::new(),
        }
    }

    /// The same as verified now; its address is not needed any more.
    fn verified(&self, residence: Residence, method: ResidenceMethod, by: Option<PersonId>) -> Residence {
        let now = self.world.now();
        let months = u32::try_from(self.settings.residence_years * 12).unwrap_or(36);
        Residence {
            method,
            verified_at: Some(now),
            verified_by: by,
            expires_at: now.checked_add_months(Months::new(months)),
            ..ended(residence, ResidenceState::Verified)
        }
    }

    /// Stores a residence as verified, in place of what the person has in the city; `by` is the official who made
    /// sure. Where none did, what the city knows itself stays.
    async fn make_sure(&self, new: Residence, by: Option<&Caller>) -> AppResult<Residence> {
        let new = &new;
        self.db
            .write("residence.verify", |conn| async move {
                let present = store::residence::lock_present(&conn, new.city, new.person).await?;
                if by.is_none() {
                    // What the city has made sure of, or has taken back, a provider does not change.
                    let all = store::residence::of_person(&conn, new.person).await?;
                    if let Some(known) = all
                        .into_iter()
                        .find(|known| self.is_known_to_city(known, new.city))
                    {
                        return Ok(known);
                    }
                }
                let sure = self.verified(new.clone(), new.method, by.and_then(Caller::person));
                for known in present {
                    store::residence::update(&conn, &ended(known, ResidenceState::Expired)).await?;
                }
                store::residence::insert(&conn, &sure).await?;
                if let Some(caller) = by {
                    let (city, kind) = (Some(sure.city), ActKind::ResidenceVerified);
                    self.record(&conn, city, caller, kind, sure.id, json!({})).await?;
                }
                Ok::<_, AppError>(sure)
            })
            .await
    }

    /// Ends what only identity providers vouched for.
    pub(crate) async fn end_vouched(&self, conn: &Conn, person: PersonId) -> AppResult<()> {
        let all = store::residence::of_person(conn, person).await?;
        let vouched = all.into_iter().filter(|it| {
            it.method == ResidenceMethod::IdentityProvider && it.state == ResidenceState::Verified
        });
        for residence in vouched {
            store::residence::update(conn, &ended(residence, ResidenceState::Expired)).await?;
        }
        Ok(())
    }

    /// Whether the city itself knows whether the person lives there.
    fn is_known_to_city(&self, residence: &Residence, city: CityId) -> bool {
        let state = state_at(residence, self.world.now());
        residence.city == city && matches!(state, ResidenceState::Verified | ResidenceState::Revoked)
    }

    /// The neighbourhood, if it is one of the city.
    async fn neighbourhood_of(
        &self,
        problems: &mut Problems,
        city: CityId,
        id: NeighbourhoodId,
    ) -> AppResult<Option<NeighbourhoodId>> {
        let found = self.neighbourhood_by_id(id).await?.filter(|(of, _)| *of == city);
        if found.is_none() {
            let what = "neighbourhood";
            problems.push("input.neighbourhood", ProblemKind::NotFound { what });
        }
        Ok(found.map(|_| id))
    }
}

/// The state with what the clock has done to it since.
pub(crate) fn state_at(residence: &Residence, now: DateTime<Utc>) -> ResidenceState {
    let over = |end: Option<DateTime<Utc>>| end.is_some_and(|end| now >= end);
    let too_old = residence.requested_at + Duration::days(LETTER_DAYS);
    match residence.state {
        ResidenceState::Verified if over(residence.expires_at) => ResidenceState::Expired,
        ResidenceState::LetterSent if over(residence.code_until) => ResidenceState::Expired,
        ResidenceState::Requested if now >= too_old => ResidenceState::Expired,
        state => state,
    }
}

/// The same in a state that needs neither address nor code.
fn ended(residence: Residence, state: ResidenceState) -> Residence {
    Residence {
        state,
        name: String::new(),
        address: String::new(),
        code_hash: String::new(),
        ..residence
    }
}

/// A code belongs to one letter: the same code of another is another hash.
fn code_hash(id: ResidenceId, code: &str) -> String {
    secret::hash(&format!("{id}/{code}"))
}
