//! Random seasons: a few pools, rules and projects, and a list of things that happen to them.
//!
//! A season is drawn as small numbers, so that a failing one shrinks to something one can read. Numbers
//! are turned into handles by remainder; what makes no sense is left in, because the fold must bear it.

mod draws;
mod rich;
mod scale;
mod till;

use chrono::{DateTime, Duration, Utc};
use engine::{
    AreaIx, CampaignKind, Channel, Contribution, DonorType, Event, EventKind, FunderSpec, Part, PartFor,
    Partition, Pausable, PoolSpec, Programme, ProjectIx, ProjectSpec, Proven, Relation, Rule, RuleSpec,
    Sharing, Slice, Stack, Starts,
};

pub use draws::seasons;
pub use rich::rich_seasons;
pub use till::till_seasons;

/// A season as it was drawn.
#[derive(Debug, Clone)]
pub struct Season {
    pub stack: Stack,
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
    /// The division, and whether the rest is shared.
    pub division: Option<(Division, bool)>,
    pub slice: Option<Slice>,
    pub hold_seconds: Option<u32>,
}

/// How a pool is divided, in basis points of what is in it.
#[derive(Debug, Clone)]
pub enum Division {
    /// Among the areas.
    Areas(u32, u32),
    /// So much for each, and for all pots.
    Pots(u32, u32),
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
    pub cost: Option<i64>,
    pub own: i64,
    pub other: i64,
    pub public: i64,
    pub aid: i64,
    pub turnover: Option<i64>,
    pub keep: bool,
    pub closes_day: Option<i64>,
}

#[derive(Debug, Clone)]
pub enum Happening {
    Gift(GiftDraw),
    /// Somebody goes to the checkout with a gift.
    Hold(GiftDraw),
    /// A gift arrives for which something may be held: that of the last hold, or of one so many holds before.
    Keep(usize),
    /// The same does not come.
    LetGo(usize),
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
    /// The ceilings change; with the flag, also how rules go together.
    Restack(Stack, bool),
    InKind(usize, usize, usize, i64),
    Prove(usize, usize, i64),
    Vote(usize, u32),
    Admit(usize, usize, Option<u32>, Option<i64>),
    Rank(usize, usize, u32),
    Window(usize),
}

#[derive(Debug, Clone)]
pub struct GiftDraw {
    pub name: usize,
    pub project: usize,
    pub donor: usize,
    pub amount: i64,
    pub channel: usize,
    pub relation: usize,
    pub firm: bool,
    /// Where the donor lives, the e-mail address and the place in a series.
    pub who: (usize, usize, u32),
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
        let mut programme = Programme::new(chrono_tz::Europe::Paris, self.stack.clone()).unwrap();
        let areas = [programme.area("north"), programme.area("south")];
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
                opens_at: draw.slice.filter(|slice| slice.carry_over).map(|_| moment(0)),
                closes_at: draw.closes_day.map(moment),
                partition: draw.partition(areas),
                slice: draw.slice,
                hold_seconds: draw.hold_seconds,
                ..PoolSpec::new(&format!("pool {place}"), draw.funders.iter().sum())
            };
            pools.push(programme.add_pool(spec).unwrap());
        }
        let categories = [programme.category("green"), programme.category("play")];
        let mut projects = Vec::new();
        for (place, draw) in self.projects.iter().enumerate() {
            let owner = programme.owner(&format!("owner {}", draw.owner));
            let spec = ProjectSpec {
                areas: draw.areas.iter().map(|area| areas[*area]).collect(),
                category: draw.category.map(|category| categories[category]),
                minimum_minor: draw.minimum,
                optimum_minor: draw.optimum,
                cost_minor: draw.cost,
                own_minor: draw.own,
                other_minor: draw.other,
                public_minor: draw.public,
                aid_minor: draw.aid,
                turnover_minor: draw.turnover,
                campaign: if draw.keep {
                    CampaignKind::Keep
                } else {
                    CampaignKind::AllOrNothing
                },
                closes_at: draw.closes_day.map(moment),
                ..ProjectSpec::new(&format!("project {place}"), owner, draw.goal)
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
        let mut time = Time::default();
        let mut events = Vec::new();
        for (seq, (later, happening)) in self.events.iter().enumerate() {
            let at = time.go_on(*later, happening);
            let project = |place: &usize| projects[place % projects.len()];
            let pool = |place: &usize| pools[place % pools.len()];
            let kind = match happening {
                Happening::Gift(draw) => {
                    let project = project(&draw.project);
                    EventKind::Contribution(draw.gift(&mut programme, project, areas))
                }
                Happening::Hold(draw) => {
                    let project = project(&draw.project);
                    EventKind::Hold {
                        gift: draw.gift(&mut programme, project, areas),
                        share_bps: draw.share_bps(),
                    }
                }
                Happening::Keep(before) | Happening::LetGo(before) => {
                    let keep = matches!(happening, Happening::Keep(_));
                    match self.held_before(seq, *before) {
                        Some(draw) if keep => {
                            let project = project(&draw.project);
                            EventKind::Contribution(draw.gift(&mut programme, project, areas))
                        }
                        draw => EventKind::HoldReleased {
                            contribution: programme
                                .contribution(&format!("gift {}", draw.map_or(0, |draw| draw.name))),
                        },
                    }
                }
                Happening::Refund { name, per_cent } => {
                    let key = format!("gift {name}");
                    let of = |(_, other): &(i64, Happening)| match other {
                        Happening::Gift(draw) | Happening::Hold(draw) if draw.name == *name => {
                            Some(draw.amount)
                        }
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
                Happening::Restack(stack, moves) => {
                    let stack = match moves {
                        true => stack.clone(),
                        false => Stack {
                            mode: self.stack.mode,
                            group_share: self.stack.group_share,
                            ..stack.clone()
                        },
                    };
                    EventKind::Stack {
                        stack: programme.add_stack(stack).unwrap(),
                    }
                }
                Happening::InKind(name, p, kind, units) => EventKind::InKind {
                    id: programme.in_kind(&format!("kind {name}")),
                    project: project(p),
                    donor: programme.donor("helper"),
                    kind: ["work", "goods"][*kind].into(),
                    quantity_milli: units * 1_000,
                },
                Happening::Prove(p, what, minor) => EventKind::Proof {
                    project: project(p),
                    what: match what {
                        0..6 => Proven::InKind {
                            id: programme.in_kind(&format!("kind {what}")),
                            quantity_milli: *minor,
                        },
                        6 => Proven::Costs(*minor),
                        _ => Proven::All,
                    },
                },
                Happening::Vote(p, votes) => EventKind::Votes {
                    project: project(p),
                    votes: *votes,
                },
                Happening::Admit(line, p, share_bps, cap_minor) => EventKind::Admit {
                    line: lines[line % lines.len()],
                    project: project(p),
                    share_bps: *share_bps,
                    cap_minor: *cap_minor,
                },
                Happening::Rank(line, p, rank) => EventKind::Rank {
                    line: lines[line % lines.len()],
                    project: project(p),
                    rank: *rank,
                },
                Happening::Window(line) => EventKind::WindowClosed {
                    line: lines[line % lines.len()],
                },
            };
            events.push(Event {
                seq: seq as u64,
                at,
                kind,
            });
        }
        (programme, events)
    }
}

impl Season {
    /// The last gift at the checkout before an event, or one so many before that.
    fn held_before(&self, event: usize, before: usize) -> Option<&GiftDraw> {
        let draws = self.events[..event].iter().rev();
        let mut holds = draws.filter_map(|(_, happening)| match happening {
            Happening::Hold(draw) => Some(draw),
            _ => None,
        });
        holds.nth(before)
    }
}

impl GiftDraw {
    /// Some may have a share of the pool only.
    fn share_bps(&self) -> Option<u32> {
        [None, Some(2_000), Some(6_000)][self.donor % 3]
    }

    fn gift(&self, programme: &mut Programme, project: ProjectIx, areas: [AreaIx; 2]) -> Contribution {
        let (area, email, series) = self.who;
        let id = programme.contribution(&format!("gift {}", self.name));
        let donor = programme.donor(&format!("donor {}", self.donor));
        let mut gift = Contribution::new(id, project, donor, self.amount);
        gift.channel = *Channel::ALL.get(self.channel).unwrap_or(&Channel::Online);
        gift.relation = *Relation::ALL.get(self.relation).unwrap_or(&Relation::Unrelated);
        gift.donor_area = areas.get(area).copied();
        gift.email = (email < 3).then(|| programme.donor(&format!("mail {email}")));
        gift.instrument = (email > 1).then(|| programme.donor(&format!("card {email}")));
        gift.series_index = (series > 0).then_some(series);
        gift.donor_type = if self.firm {
            DonorType::Firm
        } else {
            DonorType::Person
        };
        gift
    }
}

/// When things happen: days apart, and minutes apart where somebody stands at the checkout.
#[derive(Default)]
struct Time {
    day: i64,
    seconds: i64,
    at_checkout: bool,
}

impl Time {
    fn go_on(&mut self, later: i64, happening: &Happening) -> DateTime<Utc> {
        let checkout = matches!(
            happening,
            Happening::Hold(_) | Happening::Keep(_) | Happening::LetGo(_)
        );
        if checkout || (self.at_checkout && later % 4 > 0) {
            self.seconds += later * 20;
        } else if later >= 3 {
            (self.day, self.seconds) = (self.day + self.seconds / 86_400 + later / 3, 0);
        }
        self.at_checkout |= checkout;
        self.at_checkout &= checkout || later % 4 > 0;
        moment(self.day) + Duration::seconds(self.seconds)
    }
}

impl PoolDraw {
    fn partition(&self, areas: [AreaIx; 2]) -> Option<Partition> {
        let all: i64 = self.funders.iter().sum();
        let of = |bps: u32| all * i64::from(bps) / 10_000;
        let (division, shared_rest) = self.division.as_ref()?;
        let shared_rest = *shared_rest;
        match *division {
            Division::Areas(north, south) => {
                let part = |(bps, area): (u32, AreaIx)| Part {
                    whose: PartFor::Area(area),
                    amount_minor: of(bps),
                };
                let parts = [north, south].into_iter().zip(areas).map(part).collect();
                Some(Partition::Parts { parts, shared_rest })
            }
            Division::Pots(each, reserved) => {
                let (each_minor, reserved_minor) = (of(each.min(reserved)), of(reserved));
                (each_minor > 0).then_some(Partition::Pots {
                    each_minor,
                    reserved_minor,
                    shared_rest,
                })
            }
        }
    }
}

/// The rule without the settings that contradict others.
fn sensible(mut rule: Rule) -> Rule {
    for problem in rule.validate() {
        match problem.path.as_str() {
            "limit.floor_minor" => rule.limit.floor_minor = None,
            "clip.contribution_max_minor" => rule.clip.contribution_max_minor = None,
            "clip.donor_max_minor" => rule.clip.donor_max_minor = None,
            "count.until" => rule.count.until = None,
            "eligible.until" => rule.eligible.until = None,
            // A rate of one unit by a ratio, and what else says nothing.
            "rate" => rule.rate = engine::Rate::flat(500),
            other => panic!("{other}: {}", problem.kind),
        }
    }
    assert_eq!(rule.validate(), vec![]);
    rule
}
