//! Random seasons: a few pools, rules and projects, and a list of things that happen to them.
//!
//! A season is drawn as small numbers, so that a failing one shrinks to something one can read. Numbers
//! are turned into handles by remainder; what makes no sense is left in, because the fold must bear it.

mod draws;
mod scale;

use chrono::{DateTime, Duration, Utc};
use engine::{
    CampaignKind, Channel, Contribution, DonorType, Event, EventKind, FunderSpec, Pausable, PoolSpec,
    Programme, ProjectSpec, Relation, Rule, RuleSpec, Sharing, Stack, StackMode, Starts,
};

pub use draws::seasons;

/// A season as it was drawn.
#[derive(Debug, Clone)]
pub struct Season {
    pub exclusive: bool,
    pub pools: Vec<PoolDraw>,
    pub lines: Vec<LineDraw>,
    pub projects: Vec<ProjectDraw>,
    pub events: Vec<(i64, Happening)>,
}

#[derive(Debug, Clone)]
pub struct PoolDraw {
    pub funders: Vec<i64>,
    pub pro_rata: bool,
    pub closes_day: Option<i64>,
}

#[derive(Debug, Clone)]
pub struct LineDraw {
    pub pool: usize,
    pub priority: u32,
    pub at_once: bool,
    pub versions: Vec<Rule>,
}

#[derive(Debug, Clone)]
pub struct ProjectDraw {
    pub owner: usize,
    pub areas: Vec<usize>,
    pub category: Option<usize>,
    pub goal: i64,
    pub minimum: Option<i64>,
    pub optimum: Option<i64>,
    pub keep: bool,
    pub closes_day: Option<i64>,
}

#[derive(Debug, Clone)]
pub enum Happening {
    Gift {
        name: usize,
        project: usize,
        donor: usize,
        amount: i64,
        channel: usize,
        relation: usize,
        firm: bool,
    },
    Refund {
        name: usize,
        per_cent: i64,
    },
    Close(usize),
    Succeed(usize),
    Fail(usize),
    Cancel(usize),
    Extend(usize, i64),
    PayOut(usize),
    TopUp(usize, usize, i64),
    Pause(bool, bool, usize),
    ClosePool(usize),
    Start(usize),
}

/// So many days after the first of August 2026: a season runs over the turn of the year.
pub fn moment(day: i64) -> DateTime<Utc> {
    let start: DateTime<Utc> = "2026-08-01T22:30:00Z".parse().unwrap();
    start + Duration::days(day)
}

impl Season {
    /// The programme and the events in order. A rule that contradicts itself loses the setting in question,
    /// in the end all of them.
    pub fn build(&self) -> (Programme, Vec<Event>) {
        let mode = if self.exclusive {
            StackMode::Exclusive
        } else {
            StackMode::Additive
        };
        let mut programme = Programme::new(
            chrono_tz::Europe::Paris,
            Stack {
                mode,
                ..Stack::default()
            },
        )
        .unwrap();
        let mut pools = Vec::new();
        for (place, draw) in self.pools.iter().enumerate() {
            let funder = |(nth, amount): (usize, &i64)| FunderSpec {
                // Backwards, so that ties by key differ from ties by place.
                key: format!("funder {}", 9 - nth).into(),
                amount_minor: *amount,
            };
            let spec = PoolSpec {
                funders: draw.funders.iter().enumerate().map(funder).collect(),
                sharing: if draw.pro_rata {
                    Sharing::ProRata
                } else {
                    Sharing::Waterfall
                },
                closes_at: draw.closes_day.map(moment),
                ..PoolSpec::new(&format!("pool {place}"), draw.funders.iter().sum())
            };
            pools.push(programme.add_pool(spec).unwrap());
        }
        let areas = [programme.area("north"), programme.area("south")];
        let categories = [programme.category("green"), programme.category("play")];
        let mut projects = Vec::new();
        for (place, draw) in self.projects.iter().enumerate() {
            let spec = ProjectSpec {
                key: format!("project {place}").into(),
                owner: programme.owner(&format!("owner {}", draw.owner)),
                applicant: None,
                areas: draw.areas.iter().map(|area| areas[*area]).collect(),
                category: draw.category.map(|category| categories[category]),
                goal_minor: draw.goal,
                minimum_minor: draw.minimum,
                optimum_minor: draw.optimum,
                campaign: if draw.keep {
                    CampaignKind::Keep
                } else {
                    CampaignKind::AllOrNothing
                },
                opens_at: None,
                closes_at: draw.closes_day.map(moment),
            };
            projects.push(programme.add_project(spec).unwrap());
        }
        let mut by_event = Vec::new();
        let mut lines = Vec::new();
        for (place, draw) in self.lines.iter().enumerate() {
            for (nth, rule) in draw.versions.iter().enumerate() {
                let at_once = nth == 0 && draw.at_once;
                let mut rule = rule.clone();
                if place == 1 && nth != 1 {
                    rule.eligible.areas = vec![areas[nth % 2]];
                }
                if place == 2 && nth != 1 {
                    rule.eligible.categories = vec![categories[nth % 2]];
                }
                let spec = RuleSpec {
                    key: format!("rule {}", 9 - place).into(),
                    version: u32::try_from(nth).unwrap() + 1,
                    pool: pools[draw.pool % pools.len()],
                    priority: draw.priority,
                    starts: if at_once { Starts::AtOnce } else { Starts::ByEvent },
                    rule: sensible(rule),
                };
                let rule = programme.add_rule(spec).unwrap();
                if !at_once {
                    by_event.push(rule);
                }
                lines.push(programme.rule(rule).line);
            }
        }
        let mut day = 0;
        let mut events = Vec::new();
        for (seq, (later, happening)) in self.events.iter().enumerate() {
            day += later / 3;
            let project = |place: &usize| projects[place % projects.len()];
            let pool = |place: &usize| pools[place % pools.len()];
            let kind = match happening {
                Happening::Gift {
                    name,
                    project: p,
                    donor,
                    amount,
                    channel,
                    relation,
                    firm,
                } => {
                    let id = programme.contribution(&format!("gift {name}"));
                    let donor = programme.donor(&format!("donor {donor}"));
                    let mut gift = Contribution::new(id, project(p), donor, *amount);
                    gift.channel = *Channel::ALL.get(*channel).unwrap_or(&Channel::Online);
                    gift.relation = *Relation::ALL.get(*relation).unwrap_or(&Relation::Unrelated);
                    gift.donor_type = if *firm { DonorType::Firm } else { DonorType::Person };
                    EventKind::Contribution(gift)
                }
                Happening::Refund { name, per_cent } => {
                    let key = format!("gift {name}");
                    let of = |(_, other): &(i64, Happening)| match other {
                        Happening::Gift {
                            name: other, amount, ..
                        } if other == name => Some(*amount),
                        _ => None,
                    };
                    let amount = self.events.iter().find_map(of).unwrap_or(100);
                    let contribution = programme.contribution(&key);
                    EventKind::Refund {
                        contribution,
                        amount_minor: amount * per_cent / 100,
                    }
                }
                Happening::Close(p) => EventKind::ProjectClosed { project: project(p) },
                Happening::Succeed(p) => EventKind::ProjectSucceeded { project: project(p) },
                Happening::Fail(p) => EventKind::ProjectFailed { project: project(p) },
                Happening::Cancel(p) => EventKind::ProjectCancelled { project: project(p) },
                Happening::Extend(p, day) => EventKind::ProjectExtended {
                    project: project(p),
                    closes_at: moment(*day),
                },
                Happening::PayOut(p) => EventKind::PaidOut { project: project(p) },
                Happening::TopUp(p, funder, amount_minor) => {
                    let funder = programme
                        .add_funder(pool(p), &format!("funder {}", 9 - funder))
                        .unwrap();
                    EventKind::TopUp {
                        pool: pool(p),
                        funder,
                        amount_minor: *amount_minor,
                    }
                }
                Happening::Pause(on, of_pool, p) => {
                    let what = if *of_pool {
                        Pausable::Pool(pool(p))
                    } else {
                        Pausable::Line(lines[p % lines.len()])
                    };
                    if *on {
                        EventKind::Pause(what)
                    } else {
                        EventKind::Resume(what)
                    }
                }
                Happening::ClosePool(p) => EventKind::PoolClosed { pool: pool(p) },
                Happening::Start(_) if by_event.is_empty() => EventKind::Pause(Pausable::Pool(pool(&0))),
                Happening::Start(place) => EventKind::Rule {
                    rule: by_event[place % by_event.len()],
                },
            };
            events.push(Event {
                seq: seq as u64,
                at: moment(day),
                kind,
            });
        }
        (programme, events)
    }
}

fn sensible(mut rule: Rule) -> Rule {
    for problem in rule.validate() {
        match problem.path.as_str() {
            "limit.floor_minor" => rule.limit.floor_minor = None,
            "clip.contribution_max_minor" => rule.clip.contribution_max_minor = None,
            "clip.donor_max_minor" => rule.clip.donor_max_minor = None,
            "count.until" => rule.count.until = None,
            "eligible.until" => rule.eligible.until = None,
            other => panic!("{other}: {}", problem.kind),
        }
    }
    assert_eq!(rule.validate(), vec![]);
    rule
}
