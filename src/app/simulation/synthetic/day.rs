//! One day of an invented season.

use chrono::{DateTime, Datelike, Duration, Utc};
use engine::{Channel, DonorType, Relation};

use super::{Events, Planned, RUSH_DAYS, refund};
use crate::matching::form::{
    ContributionForm, EventForm, InKindForm, OfProject, ProjectDefinition, ProofForm, Word,
};

/// Seconds of a day: at eight campaigns open, from nine to eleven at night people give.
const OPENING: i64 = 8 * 3600;
const GIVING: (i64, i64) = (9 * 3600, 23 * 3600 - 1);
/// A minute after midnight campaigns that are over are closed.
const CLOSING: i64 = 60;
/// Shortly before midnight windows end.
const WINDOW: i64 = 24 * 3600 - 600;

impl Events {
    /// Makes the events of the present day, in order.
    pub(super) fn fill(&mut self) {
        let mut today = self.later.remove(&self.day).unwrap_or_default();
        self.close(&mut today);
        self.open(&mut today);
        let open = self.open.clone();
        for place in open {
            self.give(place, &mut today);
        }
        if self.is_last_of_month() {
            today.extend(self.wanted.windows().map(|event| (WINDOW, event)));
        }
        // Stable: what happens in one second keeps its order.
        today.sort_by_key(|(second, _)| *second);
        let begins = self.moment(0);
        let timed = |(second, event)| (begins + Duration::seconds(second), event);
        self.queue.extend(today.into_iter().map(timed));
    }

    fn moment(&self, second: i64) -> DateTime<Utc> {
        self.first_moment + Duration::days(self.day) + Duration::seconds(second)
    }

    fn is_last_of_month(&self) -> bool {
        let month = |days| {
            let moment = self.moment(12 * 3600) + Duration::days(days);
            moment.with_timezone(&self.zone).month()
        };
        month(0) != month(1)
    }

    fn close(&mut self, today: &mut Vec<(i64, EventForm)>) {
        let day = self.day;
        let mut ended = Vec::new();
        self.open.retain(|place| {
            let one = &self.planned[*place];
            let over = one.given_up == Some(day) || one.closes == day;
            if over {
                ended.push(*place);
            }
            !over
        });
        for place in ended {
            let one = &self.planned[place];
            let project = one.id.clone();
            if one.given_up == Some(day) {
                today.push((CLOSING, EventForm::Cancel(OfProject { project })));
                continue;
            }
            today.push((
                CLOSING,
                EventForm::ProjectClosed(OfProject {
                    project: project.clone(),
                }),
            ));
            if self.wanted.proofs {
                let costs = ProofForm {
                    costs_minor: Some(one.form.goal_minor),
                    ..ProofForm::all(project.as_str())
                };
                let proofs = [costs, ProofForm::all(project)].map(|form| (OPENING, EventForm::Proof(form)));
                self.later.entry(day + 30).or_default().extend(proofs);
            }
        }
    }

    fn open(&mut self, today: &mut Vec<(i64, EventForm)>) {
        for place in self.opening.remove(&self.day).unwrap_or_default() {
            let project = self.planned[place].form.clone();
            let id = project.id.clone();
            today.push((OPENING, EventForm::Project(ProjectDefinition { project })));
            let said = self.wanted.on_opening(&mut self.dice, &id, place);
            today.extend(said.into_iter().map(|event| (OPENING + 1, event)));
            self.open.push(place);
        }
    }

    fn give(&mut self, place: usize, today: &mut Vec<(i64, EventForm)>) {
        let one = &self.planned[place];
        let since = self.day - one.opens;
        let due = one.gifts_by(since + 1) - one.gifts_by(since);
        let (project, has_help) = (one.id.clone(), one.has_help);
        for _ in 0..due {
            let second = self.dice.between(GIVING.0, GIVING.1);
            let gift = self.gift(&project);
            if self.dice.happens(15) {
                let given_back = refund(&gift.id, gift.amount_minor);
                let on = self.day + self.dice.between(1, 20);
                self.later.entry(on).or_default().push((OPENING, given_back));
            }
            today.push((second, EventForm::Contribution(gift)));
        }
        if has_help && self.dice.happens(60) {
            let second = self.dice.between(GIVING.0, GIVING.1);
            let help = self.help(project);
            today.push((second, help));
        }
    }

    fn gift(&mut self, project: &str) -> ContributionForm {
        self.gifts += 1;
        let resident = self.resident();
        let amount_minor = self.amount();
        // What people are does not change from gift to gift.
        let donor_type = match resident % 100 {
            0..2 => Some(Word(DonorType::Firm)),
            2 => Some(Word(DonorType::Foundation)),
            _ => None,
        };
        let is_verified = resident % 10 < 6;
        let homes = u64::try_from(self.homes.len()).unwrap_or(0);
        let home = resident
            .checked_rem(homes)
            .and_then(|nth| self.homes.get(usize::try_from(nth).ok()?));
        let home = home.filter(|_| is_verified).cloned();
        let channel = match self.dice.below(100) {
            0..85 => None,
            85..97 => Some(Word(Channel::BankTransfer)),
            _ => Some(Word(Channel::Cash)),
        };
        let relation = match self.dice.below(100) {
            0 => Some(Word(Relation::Owner)),
            1..3 => Some(Word(Relation::Team)),
            _ => None,
        };
        ContributionForm {
            donor_type,
            channel,
            relation,
            donor_area: home,
            ..ContributionForm::new(
                format!("gift-{}", self.gifts),
                project,
                format!("resident-{}", resident + 1),
                amount_minor,
            )
        }
    }

    fn help(&mut self, project: String) -> EventForm {
        self.in_kind += 1;
        EventForm::InKind(InKindForm {
            id: format!("help-{}", self.in_kind),
            project,
            donor: format!("resident-{}", self.resident() + 1),
            kind: self.wanted.kind.clone(),
            quantity: u32::try_from(self.dice.between(1, 12)).unwrap_or(1),
            unit: "hour".to_owned(),
        })
    }
}

impl Planned {
    /// How many gifts it has got after so many days.
    fn gifts_by(&self, days: i64) -> i64 {
        let lasts = self.closes - self.opens;
        // The first and the last days count three times.
        let weight = |days: i64| {
            let last = (days - (lasts - RUSH_DAYS)).max(0);
            days + 2 * days.min(RUSH_DAYS) + 2 * last
        };
        self.gifts * weight(days) / weight(lasts).max(1)
    }
}
