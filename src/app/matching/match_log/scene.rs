//! What a match log is about: which pools and projects belong together, and what is in a pool.

use std::collections::{BTreeMap, BTreeSet};

use domain::PoolId;
use engine::{DonorScope, RateSelector};
use store::Conn;
use store::city::City;
use store::event::{self, ListedEvent};

use super::PAGE;
use super::names::Reach;
use crate::matching::decision::RuleName;
use crate::matching::fold::CityFold;
use crate::matching::form::{EventForm, PausableForm};
use crate::matching::looks::Looks;
use crate::matching::turn::{cold, number};
use crate::{AppError, AppResult};

/// Pools, rules and projects of a list, without what happened to them.
pub(super) struct Scene {
    fold: CityFold,
    /// Of each project, its owner.
    owners: BTreeMap<String, String>,
    /// Of each pool, what was put in, in minor units.
    put_in: BTreeMap<String, i64>,
    /// Of each rule, its pool.
    lines: BTreeMap<String, String>,
    /// The versions of rules that draw lots, with their pool.
    drawing: Vec<(RuleName, String)>,
    /// The pools of rules that look at what a donor gave to several projects.
    looking: BTreeSet<String>,
    /// What the rules of each pool look at of a donor.
    looks: BTreeMap<String, Looks>,
    /// What the settings of how rules go together look at.
    stack_looks: Looks,
}

/// What of a list belongs to a file.
pub(super) enum Scope {
    /// All of it.
    City,
    /// What bears on one pool: nothing that is not in it can change what is decided in it.
    Part {
        pools: BTreeSet<String>,
        /// The rules of these pools.
        lines: BTreeSet<String>,
        projects: BTreeSet<String>,
    },
}

impl Scene {
    /// Reads what sets the scene, up to a number on the list.
    pub(super) async fn read(
        conn: &Conn,
        city: &City,
        last_seq: i64,
        refused: &BTreeSet<i64>,
    ) -> AppResult<Self> {
        let mut scene = Self {
            fold: cold(city)?.fold,
            owners: BTreeMap::new(),
            put_in: BTreeMap::new(),
            lines: BTreeMap::new(),
            drawing: Vec::new(),
            looking: BTreeSet::new(),
            looks: BTreeMap::new(),
            stack_looks: Looks::default(),
        };
        let mut after = 0;
        while after < last_seq {
            let page = event::settings(conn, city.id, after, PAGE).await?;
            let Some(end) = page.last().and_then(|listed| listed.seq) else {
                break;
            };
            after = end;
            for listed in &page {
                let Some(seq) = listed
                    .seq
                    .filter(|seq| *seq <= last_seq && !refused.contains(seq))
                else {
                    continue;
                };
                scene.take(seq, listed);
            }
        }
        Ok(scene)
    }

    fn take(&mut self, seq: i64, listed: &ListedEvent) {
        let (Some(at), Ok(form)) = (listed.at, EventForm::from_json(&listed.body)) else {
            return;
        };
        match &form {
            EventForm::Pool(form) => {
                self.put_in.insert(form.pool.id.clone(), form.pool.amount_minor);
            }
            EventForm::Rule(form) => {
                let rule = &form.rule;
                self.lines.insert(rule.id.clone(), rule.pool.clone());
                self.looks.entry(rule.pool.clone()).or_default().add(rule);
                let across = rule.clip.donor_per.is_some_and(|per| per.0 == DonorScope::Rule);
                if across || rule.count.novelty.is_some() {
                    self.looking.insert(rule.pool.clone());
                }
                let table = rule.rate.table.as_ref();
                if table.is_some_and(|table| table.selector.0 == RateSelector::SeededDraw) {
                    let name = RuleName {
                        id: rule.id.clone(),
                        version: rule.version,
                    };
                    self.drawing.push((name, rule.pool.clone()));
                }
            }
            EventForm::Project(form) => {
                let project = &form.project;
                self.owners.insert(project.id.clone(), project.owner.clone());
            }
            EventForm::Stack(form) => {
                self.stack_looks.add_stack(&form.stack);
                return;
            }
            EventForm::TopUp(form) => {
                *self.put_in.entry(form.pool.clone()).or_default() += form.amount_minor;
                return;
            }
            _ => return,
        }
        // Whatever was refused is not read here, so that this is taken as it was then.
        let _taken_as_then = self.fold.follow(number(seq), at, &form);
    }

    /// What belongs to the file: all, or what bears on one pool.
    pub(super) fn scope(&self, pool: Option<PoolId>) -> AppResult<Scope> {
        let Some(pool) = pool else { return Ok(Scope::City) };
        let pool = pool.to_string();
        if !self.put_in.contains_key(&pool) {
            return Err(AppError::not_found("pool", "pool"));
        }
        // Pools meet on a project, projects in a pool and by their owner, whom some rules look at as a whole.
        let (mut pools, mut owners) = (BTreeSet::from([pool]), BTreeSet::new());
        let mut projects = BTreeSet::new();
        loop {
            let before = projects.len();
            for (project, owner) in &self.owners {
                let drawn_on = self.pools_of(project);
                if owners.contains(owner) || drawn_on.iter().any(|pool| pools.contains(*pool)) {
                    owners.insert(owner);
                    pools.extend(drawn_on.into_iter().map(str::to_owned));
                    projects.insert(project.clone());
                }
            }
            if projects.len() == before {
                break;
            }
        }
        let lines = self.lines.iter().filter(|(_, pool)| pools.contains(*pool));
        Ok(Scope::Part {
            lines: lines.map(|(line, _)| line.clone()).collect(),
            pools,
            projects,
        })
    }

    /// The pools that a project may draw on as far as it itself is concerned.
    fn pools_of(&self, project: &str) -> Vec<&str> {
        let programme = self.fold.programme();
        let Some(project) = programme.find_project(project) else {
            return Vec::new();
        };
        let rules = programme.rules_of(project);
        rules
            .map(|rule| &*programme.pool(programme.rule(rule).spec.pool).key)
            .collect()
    }

    /// How far a donor bears one name in a file.
    pub(super) fn reach(&self, scope: &Scope) -> Reach {
        let looks = match scope {
            Scope::City => !self.looking.is_empty(),
            Scope::Part { pools, .. } => self.looking.iter().any(|pool| pools.contains(pool)),
        };
        if looks { Reach::File } else { Reach::Project }
    }

    /// What the rules of the file look at of a donor.
    pub(super) fn looks(&self, scope: &Scope) -> Looks {
        let of_file = self.looks.iter().filter(|(pool, _)| scope.has_pool(pool));
        of_file.fold(self.stack_looks, |sum, (_, looks)| Looks {
            area: sum.area || looks.area,
            mailbox: sum.mailbox || looks.mailbox,
            relation: sum.relation || looks.relation,
        })
    }

    /// A rule of the file that draws lots by the names of gifts, if there is one.
    pub(super) fn draws_by_gift(&self, scope: &Scope) -> Option<&str> {
        let by_gift = self
            .drawing
            .iter()
            .find(|(rule, pool)| scope.has_pool(pool) && self.fold.decides_by_gift(rule));
        by_gift.map(|(rule, _)| rule.id.as_str())
    }

    /// The keys of the pools of the file, with what was put in.
    pub(super) fn pools<'a>(&'a self, scope: &'a Scope) -> impl Iterator<Item = (&'a str, i64)> {
        let all = self.put_in.iter().map(|(pool, minor)| (pool.as_str(), *minor));
        all.filter(|(pool, _)| scope.has_pool(pool))
    }

    /// The keys of the projects of the file.
    pub(super) fn projects<'a>(&'a self, scope: &'a Scope) -> impl Iterator<Item = &'a str> {
        let all = self.owners.keys().map(String::as_str);
        all.filter(|project| scope.has_project(project))
    }
}

impl Scope {
    fn has_pool(&self, pool: &str) -> bool {
        match self {
            Self::City => true,
            Self::Part { pools, .. } => pools.contains(pool),
        }
    }

    fn has_line(&self, line: &str) -> bool {
        match self {
            Self::City => true,
            Self::Part { lines, .. } => lines.contains(line),
        }
    }

    fn has_project(&self, project: &str) -> bool {
        match self {
            Self::City => true,
            Self::Part { projects, .. } => projects.contains(project),
        }
    }

    /// Whether an event belongs to the file.
    pub(super) fn takes(&self, listed: &ListedEvent, event: &EventForm) -> bool {
        match event {
            EventForm::Pool(form) => self.has_pool(&form.pool.id),
            EventForm::Rule(form) => self.has_pool(&form.rule.pool),
            // It says what holds on every project.
            EventForm::Stack(_) => true,
            EventForm::Project(form) => self.has_project(&form.project.id),
            EventForm::Contribution(form) | EventForm::Hold(form) => self.has_project(&form.project),
            EventForm::Refund(_) | EventForm::HoldReleased(_) => match listed.project {
                Some(project) => self.has_project(&project.to_string()),
                None => matches!(self, Self::City),
            },
            EventForm::InKind(form) => self.has_project(&form.project),
            EventForm::Proof(form) => self.has_project(&form.project),
            EventForm::Votes(form) => self.has_project(&form.project),
            EventForm::Admit(form) => self.has_line(&form.rule) && self.has_project(&form.project),
            EventForm::ProjectClosed(form)
            | EventForm::ProjectSucceeded(form)
            | EventForm::ProjectFailed(form)
            | EventForm::Cancel(form)
            | EventForm::PaidOut(form) => self.has_project(&form.project),
            EventForm::Extend(form) => self.has_project(&form.project),
            EventForm::TopUp(form) => self.has_pool(&form.pool),
            EventForm::Pause(PausableForm { pool, rule })
            | EventForm::Resume(PausableForm { pool, rule }) => {
                pool.as_ref().is_none_or(|pool| self.has_pool(pool))
                    && rule.as_ref().is_none_or(|rule| self.has_line(rule))
            }
            EventForm::PoolClosed(form) => self.has_pool(&form.pool),
            EventForm::Rank(form) => self.has_line(&form.rule) && self.has_project(&form.project),
            EventForm::WindowClosed(form) => self.has_line(&form.rule),
        }
    }
}
