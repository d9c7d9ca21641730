//! The letters that a city has to send.

use chrono::{DateTime, Duration, Utc};
use domain::act::ActKind;
use domain::look::LookedAt;
use domain::residence::{CODE_CHARACTERS, CODE_LENGTH, ResidenceState};
use domain::{CityId, DocumentId, Id, Locale, PersonId, ProblemKind, ResidenceId};
use paper::Letter;
use serde_json::json;
use store::private_file::PrivateFile;
use store::residence::Residence;

use super::{LETTER_DAYS, code_hash, state_at};
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, City, words};

/// Letters in one go.
const LETTERS_MAX: usize = 100;
/// For how long the printed letters are kept.
const KEPT_MINUTES: i64 = 60;

/// Letters to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Where the PDF is, for who asked for it, for five minutes.
    pub url: String,
    /// How many letters are in it.
    pub letters: usize,
}

impl App {
    /// What a city was asked by post, the oldest first. Each address that is shown is written down.
    ///
    /// # Errors
    /// Refused: not an official of the city.
    pub async fn residence_requests(
        &self,
        caller: &Caller,
        city: CityId,
        states: &[ResidenceState],
        after: Option<(DateTime<Utc>, ResidenceId)>,
        (limit, shown): (u64, usize),
    ) -> AppResult<Vec<Residence>> {
        policy::authorize(caller, Operation::VerifyResidents, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        self.db
            .write("residence.look", |conn| async move {
                let found = store::residence::page(&conn, city, states, after, limit).await?;
                for one in found.iter().take(shown).filter(|one| !one.address.is_empty()) {
                    self.note_look(&conn, caller, (city, one.person), LookedAt::Address)
                        .await?;
                }
                Ok::<_, AppError>(found)
            })
            .await
    }

    /// How many there are.
    ///
    /// # Errors
    /// Refused: not an official of the city.
    pub async fn count_residence_requests(
        &self,
        caller: &Caller,
        city: CityId,
        states: &[ResidenceState],
    ) -> AppResult<i64> {
        policy::authorize(caller, Operation::VerifyResidents, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        Ok(store::residence::count(self.db.read(), city, states).await?)
    }

    /// Makes the letters of requests, with new codes: those of letters before no longer work.
    ///
    /// # Errors
    /// Refused: not an official of the city; none, or too many; one that is not open or not of the city.
    pub async fn print_letters(
        &self,
        caller: &Caller,
        city: CityId,
        requests: &[ResidenceId],
    ) -> AppResult<Printed> {
        policy::authorize(caller, Operation::VerifyResidents, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        let official = caller
            .person()
            .ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))?;
        let city = self.city_by_id(city).await?;
        let city = &city.ok_or_else(|| AppError::not_found("city", "city"))?;
        let mut ids = requests.to_vec();
        ids.sort();
        ids.dedup();
        if !(1..=LETTERS_MAX).contains(&ids.len()) {
            let (min, max) = (1, i64::try_from(LETTERS_MAX).unwrap_or(i64::MAX));
            return Err(AppError::refused(
                "requests",
                ProblemKind::OutOfRange { min, max },
            ));
        }
        let now = self.world.now();
        let (ids, until) = (&ids, now + Duration::days(LETTER_DAYS));
        let open = self.open_requests(self.db.read(), city.id, ids, now).await?;
        // Who prints a letter reads its code: nobody prints their own.
        if open.iter().any(|request| request.person == official) {
            return Err(AppError::refused("requests", ProblemKind::NotAllowed));
        }
        let mut letters = Vec::new();
        let mut sent = Vec::new();
        for request in open {
            let code = self.letter_code();
            letters.push(self.letter(city, &request, &code, until).await?);
            sent.push((request.address, request.name, code_hash(request.id, &code)));
        }
        let zone: chrono_tz::Tz = city.time_zone.parse().unwrap_or(chrono_tz::UTC);
        let today = now.with_timezone(&zone).date_naive();
        let bytes = paper::letters(&letters, today)
            .map_err(|error| AppError::Internal(format!("the letters: {error}")))?;
        let file = PrivateFile {
            id: DocumentId::new(&self.world),
            city: city.id,
            organisation: None,
            name: format!("parvis-{}.pdf", now.format("%Y-%m-%d-%H%M")),
            mime: "application/pdf".to_owned(),
            bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
            stored_by: official,
            stored_at: now,
            expires_at: Some(now + Duration::minutes(KEPT_MINUTES)),
        };
        let (sent, file) = (&sent, &file);
        self.write_private(file.id, &bytes).await?;
        let stored = self
            .db
            .write("residence.print", |conn| async move {
                let requests = self.open_requests(&conn, city.id, ids, now).await?;
                for (request, (address, name, hash)) in requests.into_iter().zip(sent) {
                    if (&request.address, &request.name) != (address, name) {
                        return Err(AppError::not_found("requests", "residence"));
                    }
                    self.note_look(&conn, caller, (city.id, request.person), LookedAt::Address)
                        .await?;
                    let printed = Residence {
                        state: ResidenceState::LetterSent,
                        code_hash: hash.clone(),
                        code_tries: 0,
                        code_until: Some(until),
                        ..request
                    };
                    store::residence::update(&conn, &printed).await?;
                }
                store::private_file::insert(&conn, file).await?;
                let detail = json!({ "letters": sent.len() });
                self.record(
                    &conn,
                    Some(city.id),
                    caller,
                    ActKind::LettersPrinted,
                    file.id,
                    detail,
                )
                .await
            })
            .await;
        self.keep_private(file.id, stored).await?;
        Ok(Printed {
            url: self.private_url(caller, file.id)?,
            letters: letters.len(),
        })
    }

    /// The requests in the order of their identifiers, locked where the connection is of a transaction. Each must be
    /// of the city and open.
    async fn open_requests(
        &self,
        conn: &store::Conn,
        city: CityId,
        ids: &[ResidenceId],
        now: DateTime<Utc>,
    ) -> AppResult<Vec<Residence>> {
        let mut found = store::residence::lock(conn, city, ids).await?;
        found.sort_by_key(|one| one.id);
        let fits = |one: &Residence| state_at(one, now).is_open() && !one.address.is_empty();
        if found.len() != ids.len() || !found.iter().all(fits) {
            return Err(AppError::not_found("requests", "residence"));
        }
        Ok(found)
    }

    /// Eight characters, each as likely as any other.
    fn letter_code(&self) -> String {
        // 250 is the largest multiple of 25 in a byte.
        let mut code = String::new();
        while code.len() < CODE_LENGTH {
            for byte in self.world.bytes::<16>() {
                if byte < 250 && code.len() < CODE_LENGTH {
                    code.push(char::from(
                        CODE_CHARACTERS[usize::from(byte) % CODE_CHARACTERS.len()],
                    ));
                }
            }
        }
        code
    }

    async fn letter(
        &self,
        city: &City,
        request: &Residence,
        code: &str,
        until: DateTime<Utc>,
    ) -> AppResult<Letter> {
        let locale = self.locale_of_person(request.person).await?;
        let zone = city.time_zone.parse().unwrap_or(chrono_tz::UTC);
        let page = format!("{}/me", self.settings.base_url);
        let until = words::date(locale, until, zone);
        let lines = std::iter::once(request.name.as_str()).chain(request.address.lines());
        let words = words::verification::letter(locale, &city.name, &page, &until);
        Ok(Letter {
            locale,
            address: lines.map(str::to_owned).collect(),
            sender: city.name.clone(),
            subject: words.subject,
            before: words.before,
            code: code.to_owned(),
            after: words.after,
        })
    }

    async fn locale_of_person(&self, person: PersonId) -> AppResult<Locale> {
        let person = store::person::by_id(self.db.read(), person).await?;
        Ok(person.map(|person| person.locale).unwrap_or_default())
    }
}
