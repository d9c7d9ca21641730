//! The same gifts and terms as programmes and events.

use chrono::{DateTime, Utc};
use engine::{
    AllocateWay, Base, CampaignKind, Clip, Contribution, DonorScope, Event, EventKind, Limit, LineIx,
    PoolSpec, Programme, ProjectIx, ProjectSpec, Rate, ReleaseWhen, Rule, RuleProblem, RuleSpec, Stack,
    Starts,
};

use crate::given::{DEN, Given, PROJECTS, Terms, name};

/// A programme, its projects, and its rules in the order of their pools.
pub struct City {
    pub programme: Programme,
    pub projects: Vec<ProjectIx>,
    pub lines: Vec<LineIx>,
}

/// How the rules of a city match.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Gift by gift, one rule for each project.
    One,
    /// Gift by gift, every rule for every project.
    Stacked,
    /// A round for each pool, in proportion.
    ProRata,
    /// A round for each pool, by the quadratic formula.
    Quadratic,
}

impl Kind {
    fn rule(self, terms: &Terms) -> Rule {
        let clip = Clip {
            donor_max_minor: Some(terms.donor_max),
            donor_per: DonorScope::Rule,
            ..Clip::default()
        };
        let limit = Limit {
            project_minor: Some(terms.project_max),
            ..Limit::default()
        };
        let gift_by_gift = Rule {
            clip,
            rate: Rate::ratio(terms.num, DEN),
            limit,
            ..Rule::default()
        };
        match self {
            Self::One | Self::Stacked => gift_by_gift,
            Self::ProRata => Rule {
                base: Base::Sum,
                allocate: AllocateWay::ProRata.into(),
                release: ReleaseWhen::AtEnd.into(),
                ..gift_by_gift
            },
            Self::Quadratic => Rule {
                base: Base::Qf,
                rate: Rate::ratio(1, 1),
                allocate: AllocateWay::Quadratic.into(),
                release: ReleaseWhen::AtEnd.into(),
                ..Rule::default()
            },
        }
    }
}

impl City {
    /// A pool and a rule for each of the terms; projects are divided among them, or draw on all.
    pub fn new(terms: &[Terms], kind: Kind) -> Result<City, Vec<RuleProblem>> {
        let mut programme = Programme::new(chrono_tz::Europe::Paris, Stack::default())?;
        let owner = programme.owner("owner");
        let mut lines = Vec::new();
        for (place, terms) in terms.iter().enumerate() {
            let pool = programme.add_pool(PoolSpec::new(&format!("pool {place}"), terms.amount))?;
            let mut rule = kind.rule(terms);
            if kind != Kind::Stacked {
                rule.eligible.areas.push(programme.area(&format!("area {place}")));
            }
            let (key, starts) = (format!("rule {place}").into(), Starts::AtOnce);
            let priority = 1 + u32::try_from(place).unwrap_or(0);
            let rule = programme.add_rule(RuleSpec {
                key,
                version: 1,
                pool,
                priority: if kind == Kind::Stacked { priority } else { 1 },
                starts,
                rule,
            })?;
            lines.push(programme.rule(rule).line);
        }
        let mut projects = Vec::new();
        for place in 0..PROJECTS {
            let area = programme.area(&format!("area {}", place % terms.len()));
            projects.push(programme.add_project(ProjectSpec {
                areas: vec![area],
                campaign: CampaignKind::Keep,
                ..ProjectSpec::new(&format!("project {place}"), owner, 2_000_000)
            })?);
        }
        Ok(City {
            programme,
            projects,
            lines,
        })
    }

    /// A gift as an event, with its names.
    pub fn event(&mut self, place: usize, gift: &Given) -> Event {
        let id = self.programme.contribution(&name("pledge", place));
        let donor = self.programme.donor(&name("user", gift.donor));
        let gift = Contribution::new(id, self.projects[gift.project], donor, gift.amount);
        Event {
            seq: place as u64,
            at: DateTime::<Utc>::UNIX_EPOCH,
            kind: EventKind::Contribution(gift),
        }
    }

    /// All gifts as events.
    pub fn events(&mut self, gifts: &[Given]) -> Vec<Event> {
        let gifts = gifts.iter().enumerate();
        gifts.map(|(place, gift)| self.event(place, gift)).collect()
    }

    /// The end of every rule's window, after `gifts` events.
    pub fn closings(&self, gifts: usize) -> Vec<Event> {
        let lines = self.lines.iter().enumerate();
        let closing = |(nth, line): (usize, &LineIx)| Event {
            seq: (gifts + nth) as u64,
            at: DateTime::<Utc>::UNIX_EPOCH,
            kind: EventKind::WindowClosed { line: *line },
        };
        lines.map(closing).collect()
    }
}
