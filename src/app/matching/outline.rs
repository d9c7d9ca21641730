//! The outline of a city's programme: its pools, rules and projects without the gifts.
//!
//! A page of a project asks which pools are open to it, and a till what a gift would become. A city's fold
//! knows, but it has to take a season of gifts first and keeps what the rules remember of every donor. The
//! outline takes only what sets the scene (a few events among a million) and the sums that the deciding
//! transaction keeps. It decides by the same engine, and the answers are the fold's, as tests compare.
//!
//! **What it does not know** is what a donor has given and what an owner received in all, nor what gates,
//! rules that decide on a project as a whole, rounds, parts and slices of pools and common ceilings look at:
//! those questions go to the fold ([`super::turn`]). [`CityFold::sums_suffice`] says which they are. What is held at
//! checkouts is in the sums; that some of it is over due is not, so that until it has ended the fold is asked.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::project::ProjectState;
use domain::{CityId, PoolId};
use engine::{Outcome, PoolSums};
use store::city::City;
use store::event;
use store::project_match::{self, Giving};

use super::fold::CityFold;
use super::form::{EventForm, ExtendForm, ProjectForm, RuleForm};
use super::turn::{cold, number};
use crate::{App, AppError, AppResult, Project};

/// Events read at once.
const PAGE: u64 = 2000;

/// The outlines of the cities that this process has dealt with. Any process makes one again from the list.
#[derive(Default)]
pub struct Outlines(Mutex<HashMap<CityId, Slot>>);

type Slot = Arc<tokio::sync::Mutex<Option<Outline>>>;

/// Definitions and steering up to a number on the list.
#[derive(Clone)]
pub(crate) struct Outline {
    pub(crate) fold: CityFold,
    /// By the keys of the rule and its version.
    rules: HashMap<(String, u32), Arc<RuleForm>>,
    seq: i64,
}

impl Outlines {
    fn slot(&self, city: CityId) -> Slot {
        // The map is whole at every moment: a panic elsewhere cannot have left it half-changed.
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        slots.entry(city).or_default().clone()
    }
}

impl Outline {
    fn new(city: &City) -> AppResult<Self> {
        Ok(Self {
            fold: cold(city)?.fold,
            rules: HashMap::new(),
            seq: 0,
        })
    }

    /// A version of a rule, as it was published.
    pub(crate) fn rule(&self, key: &str, version: u32) -> Option<Arc<RuleForm>> {
        self.rules.get(&(key.to_owned(), version)).cloned()
    }

    /// Takes one event, if it sets the scene. How campaigns end and what is paid is in the kept sums.
    fn take(&mut self, listed: &event::ListedEvent) {
        let (Some(seq), Some(at)) = (listed.seq, listed.at) else {
            return;
        };
        self.seq = seq;
        // What cannot be read was refused when it was decided, and changed nothing.
        let Ok(form) = EventForm::from_json(&listed.body) else {
            return;
        };
        match &form {
            EventForm::Rule(definition) => {
                let rule = &definition.rule;
                self.rules
                    .insert((rule.id.clone(), rule.version), Arc::new((**rule).clone()));
            }
            EventForm::Pool(_)
            | EventForm::Stack(_)
            | EventForm::Project(_)
            | EventForm::Admit(_)
            | EventForm::Rank(_)
            | EventForm::Extend(_)
            | EventForm::TopUp(_)
            | EventForm::Pause(_)
            | EventForm::Resume(_)
            | EventForm::PoolClosed(_) => {}
            EventForm::Contribution(_)
            | EventForm::Hold(_)
            | EventForm::HoldReleased(_)
            | EventForm::Refund(_)
            | EventForm::InKind(_)
            | EventForm::Proof(_)
            | EventForm::Votes(_)
            | EventForm::ProjectClosed(_)
            | EventForm::ProjectSucceeded(_)
            | EventForm::ProjectFailed(_)
            | EventForm::Cancel(_)
            | EventForm::PaidOut(_)
            | EventForm::WindowClosed(_) => return,
        }
        let _refused_again = self.fold.follow(number(seq), at, &form);
    }

    /// Takes what it has not seen yet, up to a number at least.
    async fn catch_up(&mut self, app: &App, city: CityId, seq: i64) -> AppResult<()> {
        while self.seq < seq {
            let events = event::settings(app.db.read(), city, self.seq, PAGE).await?;
            if events.is_empty() {
                return Err(AppError::Internal(format!(
                    "{city}: the settings end at {} and should at {seq}",
                    self.seq
                )));
            }
            events.iter().for_each(|listed| self.take(listed));
        }
        Ok(())
    }

    /// The same with one more project, open at any time. One that is not complete yet is left out.
    fn with(&self, form: &ProjectForm) -> Self {
        let mut outline = self.clone();
        let form = ProjectForm {
            opens_at: None,
            closes_at: None,
            ..form.clone()
        };
        let _not_complete = outline.fold.add_project(&form);
        outline
    }

    fn put_sums(&mut self, project: &Project, giving: &[Giving]) {
        let given: Vec<(String, (i64, i64), PoolSums)> = giving
            .iter()
            .map(|one| {
                let stands = (one.given_minor, one.held_minor);
                (one.pool.id.to_string(), stands, sums(one))
            })
            .collect();
        let outcome = match project.state {
            ProjectState::Succeeded | ProjectState::InDelivery | ProjectState::Completed => {
                Outcome::Succeeded
            }
            // Also where donors were to choose another project: what matters here is that nothing is matched.
            ProjectState::Failed => Outcome::Refunded,
            ProjectState::Cancelled => Outcome::Cancelled,
            _ => Outcome::Open,
        };
        let key = project.id.to_string();
        self.extend(&key, project);
        self.fold.put_sums(&key, project.crowd_minor, outcome, &given);
    }

    /// Follows a later end that a rule gave to the campaign: what it came from is not in the outline.
    fn extend(&mut self, key: &str, project: &Project) {
        let (Some(ended), Some(closes_at)) = (self.fold.closes_at(key), project.closes_at) else {
            return;
        };
        if closes_at > ended {
            let later = EventForm::Extend(ExtendForm {
                project: key.to_owned(),
                closes_at,
            });
            let _known = self.fold.follow(number(self.seq), ended, &later);
        }
    }
}

fn sums(giving: &Giving) -> PoolSums {
    PoolSums {
        amount_minor: giving.pool.amount_minor,
        held_minor: giving.pool.held_minor,
        reserved_minor: giving.pool.reserved_minor,
        committed_minor: giving.pool.committed_minor,
        paid_minor: giving.pool.paid_minor,
    }
}

impl App {
    /// Asks the city's outline about a project, whose pools' sums are put in as they are now: those that may
    /// ever match it and those that do, in the order of their identifiers.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn with_outline<T>(
        &self,
        project: &Project,
        ask: impl FnOnce(&Outline, Vec<Giving>) -> T,
    ) -> AppResult<T> {
        let city = project.city;
        let slot = self.outlines.slot(city);
        let key = project.id.to_string();
        // The list does not know it yet: it is looked at as if it were published as it is written now.
        let ahead = match project.state.is_unpublished() {
            true => Some(self.project_form(self.db.read(), project).await?),
            false => None,
        };
        loop {
            let (pools, seen, own) = {
                let mut kept = slot.lock().await;
                let outline = match &mut *kept {
                    Some(outline) => outline,
                    none => {
                        let outline = none.insert(Outline::new(&self.known_city(city).await?)?);
                        let last = event::last_setting(self.db.read(), city).await?;
                        outline.catch_up(self, city, last).await?;
                        outline
                    }
                };
                let own = ahead.as_ref().map(|form| outline.with(form));
                let fold = own.as_ref().map_or(&outline.fold, |own| &own.fold);
                (fold.pools_of(&key), outline.seq, own)
            };
            let pools: Vec<PoolId> = pools.iter().filter_map(|pool| pool.parse().ok()).collect();
            // The lock is not held while reading: pages of one city are answered side by side.
            let giving = project_match::of_project(self.db.read(), city, project.id, &pools).await?;
            let last = match giving.first() {
                Some(giving) => giving.setting_seq,
                None => event::last_setting(self.db.read(), city).await?,
            };
            let mut kept = slot.lock().await;
            let Some(outline) = &mut *kept else { continue };
            if last > outline.seq {
                outline.catch_up(self, city, last).await?;
            }
            // What was read is of another scene: another process may have published a pool meanwhile.
            if outline.seq != seen {
                continue;
            }
            let mut own = own;
            let outline = own.as_mut().unwrap_or(outline);
            outline.put_sums(project, &giving);
            return Ok(ask(outline, giving));
        }
    }
}
