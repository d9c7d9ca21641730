//! The match log: a city's list of events as a scenario file without personal data.
//!
//! **What it is.** What `parvis match` needs to come to every published decision again: the same cents for
//! each project, pool and gift, and the same explanations. It is written in pieces, a page of the list at a
//! time, so that a city with a million gifts is never held in memory.
//!
//! **What it promises.** Who gave is a number in the order of the first gifts, and so is whose a project is;
//! nothing leads back from there. What the engine looks at by name keeps its name, which is public: projects,
//! pools, rules and funders, by which ties are decided, and gifts where a rule draws lots by them. Everything on
//! the list is an event here too, so that numbers are those of the list; the head of the file says where not.
//!
//! What a donor is to a project and where they live are in the file only where one of its rules looks at it. The
//! instants are those of the list, to the last digit: windows in time include both of their ends, and an instant cut
//! to the second could fall inside where it was decided to be outside.
//!
//! **What it never does.** It does not work out what is expected: under `expect` stands what was published, so
//! that whoever runs the file sees whether that is right.

mod names;
mod scene;
mod stands;

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use domain::PoolId;
use store::city::City;
use store::event::{self, ListedEvent};

use self::names::{Names, Reach};
use self::scene::{Scene, Scope};
use super::form::{AboutForm, EventForm, TimedEventForm, json};
use super::turn::time_zone;
use crate::{App, AppError, AppResult};

/// Events read at once.
const PAGE: u64 = 2000;

/// A match log that is being written.
pub struct MatchLog<'a> {
    app: &'a App,
    city: City,
    scope: Scope,
    names: Names,
    /// The numbers of events of which the fold could take nothing.
    refused: BTreeSet<i64>,
    /// The number of the last event that belongs to it.
    last_seq: i64,
    /// The number of the last event that was read.
    seq: i64,
    events: u64,
    next: Next,
}

/// What is written next.
enum Next {
    Head(String),
    Events,
    Nothing,
}

impl App {
    /// Begins a city's match log: of all pools or of what bears on one, of the whole list or until the end of
    /// a day in the city's time.
    ///
    /// # Errors
    /// Refused: the pool was never opened in that city. Those of the database.
    pub async fn match_log(
        &self,
        city: &City,
        pool: Option<PoolId>,
        until: Option<NaiveDate>,
    ) -> AppResult<MatchLog<'_>> {
        let conn = self.db.read();
        let last_seq = match until {
            Some(day) => event::last_before(conn, city.id, end_of(day, time_zone(city)?)).await?,
            None => event::turn(conn, city.id).await?.map_or(0, |turn| turn.last_seq),
        };
        let refused = event::refused(conn, city.id, last_seq).await?;
        let refused: BTreeSet<i64> = refused.into_iter().collect();
        let scene = Scene::read(conn, city, last_seq, &refused).await?;
        let scope = scene.scope(pool)?;
        let expect = scene.stands(conn, city, &scope, last_seq).await?;
        let drawing = scene.draws_by_gift(&scope);
        let (reach, looks) = (scene.reach(&scope), scene.looks(&scope));
        let about = AboutForm {
            scheme: city.slug.clone(),
            name: city.name.clone(),
            source: asked(city, pool, until),
            note: note(&refused, pool, drawing, reach),
        };
        let head = format!(
            "{{\n\"about\": {},\n\"currency\": {},\n\"time_zone\": {},\n\"expect\": {},\n\"events\": [",
            json(&about),
            json(&city.currency.to_string()),
            json(&city.time_zone),
            json(&expect),
        );
        Ok(MatchLog {
            app: self,
            city: city.clone(),
            scope,
            names: Names::new(drawing.is_some(), reach, looks),
            refused,
            last_seq,
            seq: 0,
            events: 0,
            next: Next::Head(head),
        })
    }
}

impl MatchLog<'_> {
    /// The next piece of the file; `None` after the last.
    ///
    /// # Errors
    /// Those of the database; an event that was decided and cannot be read.
    pub async fn next(&mut self) -> AppResult<Option<String>> {
        match std::mem::replace(&mut self.next, Next::Events) {
            Next::Head(head) => Ok(Some(head)),
            Next::Events if self.seq < self.last_seq => self.page().await.map(Some),
            Next::Events => {
                self.next = Next::Nothing;
                Ok(Some("\n]\n}\n".to_owned()))
            }
            Next::Nothing => {
                self.next = Next::Nothing;
                Ok(None)
            }
        }
    }

    /// How many events were written so far.
    pub fn events(&self) -> u64 {
        self.events
    }

    async fn page(&mut self) -> AppResult<String> {
        let page = event::decided(self.app.db.read(), self.city.id, self.seq, PAGE).await?;
        if page.is_empty() {
            return Err(AppError::Internal(format!(
                "{}: the list ends at {} and should at {}",
                self.city.id, self.seq, self.last_seq
            )));
        }
        let mut text = String::new();
        for listed in &page {
            let (Some(seq), Some(at)) = (listed.seq, listed.at) else {
                continue;
            };
            self.seq = seq;
            if seq > self.last_seq {
                break;
            }
            let Some(event) = self.event(seq, listed)? else {
                continue;
            };
            text.push_str(if self.events == 0 { "\n" } else { ",\n" });
            text.push_str(&json(&TimedEventForm { at, event }));
            self.events += 1;
        }
        Ok(text)
    }

    /// The event as it is written, if it is.
    fn event(&mut self, seq: i64, listed: &ListedEvent) -> AppResult<Option<EventForm>> {
        if self.refused.contains(&seq) {
            return Ok(None);
        }
        let mut event = EventForm::from_json(&listed.body).map_err(|problems| {
            let reasons: Vec<String> = problems.iter().map(ToString::to_string).collect();
            AppError::Internal(format!("event {seq} cannot be read: {}", reasons.join("; ")))
        })?;
        if !self.scope.takes(listed, &event) {
            return Ok(None);
        }
        self.names.rename(&mut event);
        Ok(Some(event))
    }
}

/// The first instant after a day. Where no clock shows its midnight, the day ends when the clocks go on.
pub(crate) fn end_of(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    let midnight = day
        .checked_add_days(Days::new(1))
        .unwrap_or(day)
        .and_time(NaiveTime::MIN);
    let later = |hours| {
        let shown = midnight.checked_add_signed(TimeDelta::hours(hours))?;
        zone.from_local_datetime(&shown).earliest()
    };
    (0..24)
        .find_map(later)
        .map_or_else(|| midnight.and_utc(), |end| end.to_utc())
}

/// How to get the same file again.
fn asked(city: &City, pool: Option<PoolId>, until: Option<NaiveDate>) -> String {
    let mut command = format!("parvis export match-log --city {}", city.slug);
    if let Some(pool) = pool {
        command.push_str(&format!(" --pool {pool}"));
    }
    if let Some(day) = until {
        command.push_str(&format!(" --until {day}"));
    }
    command
}

/// What a reader of the file has to know.
fn note(refused: &BTreeSet<i64>, pool: Option<PoolId>, drawing: Option<&str>, reach: Reach) -> String {
    let mut note =
        "What was decided in this city, in the order of its list. Donors are d1, d2, … in the order of \
                    their first gifts and owners of projects o1, o2, …; these names are of this file alone."
            .to_owned();
    note.push_str(match reach {
        Reach::Project => " A donor has another name in each project.",
        Reach::File => {
            " A donor has one name throughout, because a rule looks at gifts to several projects together."
        }
    });
    match drawing {
        Some(rule) => note.push_str(&format!(
            " Gifts keep their public identifiers, because {rule} draws lots by them."
        )),
        None => note.push_str(" Gifts are g1, g2, … in their order."),
    }
    match pool {
        Some(pool) => note.push_str(&format!(
            " Here is only what bears on {pool}: the projects that may draw on it and all of their owners' \
             projects, the pools that these may draw on, and so on. Events are numbered by their place here, not \
             by that on the list."
        )),
        None if refused.is_empty() => {
            note.push_str(" The number of an event is that on the list.");
        }
        None => {
            let numbers: Vec<String> = refused.iter().map(ToString::to_string).collect();
            note.push_str(&format!(
                " Left out, because nothing could be taken of them: {} of the list. The number of an event is \
                 that on the list, less how many were left out before it.",
                numbers.join(", ")
            ));
        }
    }
    note
}
