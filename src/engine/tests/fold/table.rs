//! Scenarios as text that a city clerk can read: a setting, a list of events, and the table that follows.
//!
//! ```text
//! pool city 10000                     pool NAME AMOUNT, or pool NAME FUNDER=AMOUNT FUNDER=AMOUNT pro_rata
//! rule double city donor_count=1      rule NAME POOL SETTING=VALUE …
//! project p1 goal=200000              project NAME SETTING=VALUE …
//!
//! gift g1 p1 A 3000                   gift NAME PROJECT DONOR AMOUNT SETTING=VALUE …
//! refund g1 1000
//! hold g2 p1 A 3000                   at the checkout, like a gift; then the gift, or release NAME
//! pause NAME, resume NAME             of a pool or a rule
//! in_kind h1 p1 C work 120            in_kind NAME PROJECT DONOR KIND QUANTITY
//! proof p1 h1=80                      proof PROJECT, or proof PROJECT costs=AMOUNT, or with a gift in kind
//! admit double p1 share=5000 cap=900  rank RULE PROJECT NUMBER, votes PROJECT NUMBER
//! window double                       the window of a rule ends; end POOL, close PROJECT, cancel, pay
//! ```
//!
//! An event happens a day after the line before it, or so many seconds after the event before it: `+600 gift …`.
//! `stack` and its settings come first; `restack` changes them, and a setting without a value takes one away. A rate
//! is `1/2`, an amount, a share of the goal such as `25%`, or a table
//! such as `gift_size:10000=1/5,50000=3/10`. A gate is `gate=crowd>=1/4,donors>=25`, with further words after
//! further commas: `any`, `payout`, `retroactive`, `counts=crowd`.

mod drawn;
mod rule;

use std::fmt::Write;

use chrono::{DateTime, Days, Duration, Utc};
use engine::{
    CampaignKind, Contribution, DeMinimis, Decision, Event, EventKind, FunderSpec, Part, PartFor, Partition,
    Pausable, PoolSpec, Programme, ProjectSpec, Proven, Sharing, Slice, Stack, State, apply, audit,
    audit_log, quote,
};
use expect_test::Expect;

pub use drawn::aligned;

/// Compares the table of a scenario with the one that is expected.
pub fn check(scenario: &str, expected: &Expect) {
    expected.assert_eq(&play(scenario));
}

/// The same for several scenarios; a table that is that of the one before it is drawn once.
pub fn check_all<const N: usize>(scenarios: [String; N], expected: &Expect) {
    let mut tables = scenarios.map(|scenario| play(&scenario)).to_vec();
    tables.dedup();
    expected.assert_eq(&tables.join("\n"));
}

/// Folds the scenario and draws the table of its decisions, followed by what stands at the end.
pub fn play(scenario: &str) -> String {
    let mut rows = vec![["event", "rule", "change", "stands", "pool", "why"].map(String::from)];
    let (table, state) = fold(scenario, |table, state, line, decisions| {
        if decisions.is_empty() {
            rows.push([line, "", "", "", "", ""].map(String::from));
        }
        for (nth, decision) in decisions.iter().enumerate() {
            let event = if nth == 0 { line.to_string() } else { String::new() };
            rows.push(table.row(event, state, decision));
        }
    });
    let mut text = aligned(&rows);
    for (project, spec) in table.programme.projects() {
        let t = state.totals(project);
        let (crowd, matched, total) = (t.crowd_minor, t.match_minor, t.total_minor);
        let _ = writeln!(
            text,
            "{}: crowd {crowd} + match {matched} = {total}, {}",
            spec.key, t.outcome
        );
    }
    text
}

/// Folds the scenario and shows each line that is an event, with its decisions and the state after it.
pub fn fold(scenario: &str, mut see: impl FnMut(&Table, &State, &str, &[Decision])) -> (Table, State) {
    let mut table = Table::new(scenario);
    let (mut state, mut log) = (State::new(&table.programme), Vec::new());
    let lines: Vec<&str> = scenario
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let mut last = moment(0);
    for (seq, line) in lines.iter().enumerate() {
        let (at, said) = match line.strip_prefix('+').and_then(|later| later.split_once(' ')) {
            Some((seconds, said)) => (last + Duration::seconds(int(seconds)), said),
            None => (moment(seq as u64), *line),
        };
        let Some(kind) = table.event(said) else { continue };
        last = at;
        let event = Event {
            seq: seq as u64,
            at,
            kind,
        };
        let quoted = quote(&table.programme, &state, &event);
        let decisions = apply(&table.programme, &mut state, &event);
        assert_eq!(quoted, decisions, "a quote is what is then decided: {line}");
        see(&table, &state, line, &decisions);
        log.extend(decisions);
        assert_eq!(audit(&table.programme, &state), vec![], "after {line}");
    }
    assert_eq!(audit_log(&state, &log), vec![]);
    (table, state)
}

/// The programme that a scenario sets.
pub struct Table {
    pub programme: Programme,
}

fn moment(day: u64) -> DateTime<Utc> {
    let start: DateTime<Utc> = "2026-03-01T09:00:00Z".parse().unwrap();
    start + Days::new(day)
}

/// The words after the names, as pairs; a word without a value gets an empty one.
fn settings<'a>(words: &'a [&'a str]) -> impl Iterator<Item = (&'a str, &'a str)> {
    words
        .iter()
        .map(|word| word.split_once('=').unwrap_or((word, "")))
}

fn int<T: std::str::FromStr>(text: &str) -> T {
    text.replace('_', "")
        .parse()
        .ok()
        .unwrap_or_else(|| panic!("{text} is not a number"))
}

fn set_stack(stack: &mut Stack, words: &[&str]) {
    for (name, value) in settings(words) {
        let bps = || (!value.is_empty()).then(|| int(value));
        match name {
            "mode" => stack.mode = value.parse().unwrap(),
            "goal_bps" => stack.group_goal_bps = bps(),
            "cost_bps" => stack.group_cost_bps = bps(),
            "own_bps" => stack.own_share_of_public_bps = bps(),
            "share" => stack.group_share = value.parse().unwrap(),
            "de_minimis" => {
                stack.de_minimis = value.split_once('/').map(|(minor, months)| DeMinimis {
                    minor: int(minor),
                    months: int(months),
                });
            }
            other => panic!("{other} is no setting of the stack"),
        }
    }
}

impl Table {
    fn new(scenario: &str) -> Self {
        let mut stack = Stack::default();
        let lines = scenario.lines().map(str::trim);
        for line in lines.filter(|line| line.starts_with("stack")) {
            let words: Vec<&str> = line.split_whitespace().collect();
            set_stack(&mut stack, &words[1..]);
        }
        Self {
            programme: Programme::new(chrono_tz::Europe::Paris, stack).unwrap(),
        }
    }

    /// Reads a line: a part of the setting, or an event.
    fn event(&mut self, line: &str) -> Option<EventKind> {
        let mut words: Vec<&str> = line.split_whitespace().collect();
        match words[0] {
            "stack" => None,
            "restack" => {
                let mut stack = self.programme.stacks().last().unwrap().1.clone();
                set_stack(&mut stack, &words[1..]);
                Some(EventKind::Stack {
                    stack: self.programme.add_stack(stack).unwrap(),
                })
            }
            "pool" => self.pool(&words),
            "rule" => self.rule(&words),
            "project" => self.project(&words),
            "gift" => Some(EventKind::Contribution(self.gift(&words))),
            "hold" => {
                let share = words.iter().position(|word| word.starts_with("share="));
                let share_bps = share.map(|place| int(&words.remove(place)["share=".len()..]));
                Some(EventKind::Hold {
                    gift: self.gift(&words),
                    share_bps,
                })
            }
            "release" => Some(EventKind::HoldReleased {
                contribution: self.programme.contribution(words[1]),
            }),
            "pause" => Some(EventKind::Pause(self.pausable(words[1]))),
            "resume" => Some(EventKind::Resume(self.pausable(words[1]))),
            "refund" => Some(EventKind::Refund {
                contribution: self.programme.contribution(words[1]),
                amount_minor: int(words[2]),
            }),
            "in_kind" => Some(EventKind::InKind {
                id: self.programme.in_kind(words[1]),
                project: self.project_named(words[2]),
                donor: self.programme.donor(words[3]),
                kind: words[4].into(),
                quantity_milli: int::<i64>(words[5]) * 1000,
            }),
            "proof" => Some(EventKind::Proof {
                project: self.project_named(words[1]),
                what: self.proven(&words),
            }),
            "admit" => {
                let (mut share_bps, mut cap_minor) = (None, None);
                for (name, value) in settings(&words[3..]) {
                    match name {
                        "share" => share_bps = Some(int(value)),
                        "cap" => cap_minor = Some(int(value)),
                        other => panic!("{other} is nothing that a jury sets"),
                    }
                }
                Some(EventKind::Admit {
                    line: self.programme.find_line(words[1]).unwrap(),
                    project: self.project_named(words[2]),
                    share_bps,
                    cap_minor,
                })
            }
            "rank" => Some(EventKind::Rank {
                line: self.programme.find_line(words[1]).unwrap(),
                project: self.project_named(words[2]),
                rank: int(words[3]),
            }),
            "votes" => Some(EventKind::Votes {
                project: self.project_named(words[1]),
                votes: int(words[2]),
            }),
            "window" => Some(EventKind::WindowClosed {
                line: self.programme.find_line(words[1]).unwrap(),
            }),
            "end" => Some(EventKind::PoolClosed {
                pool: self.programme.find_pool(words[1]).unwrap(),
            }),
            "top_up" => {
                let pool = self.programme.find_pool(words[1]).unwrap();
                let funder = self.programme.add_funder(pool, words[2]).unwrap();
                Some(EventKind::TopUp {
                    pool,
                    funder,
                    amount_minor: int(words[3]),
                })
            }
            "close" => Some(EventKind::ProjectClosed {
                project: self.project_named(words[1]),
            }),
            "cancel" => Some(EventKind::ProjectCancelled {
                project: self.project_named(words[1]),
            }),
            "pay" => Some(EventKind::PaidOut {
                project: self.project_named(words[1]),
            }),
            other => panic!("{other} is no event"),
        }
    }

    fn project_named(&self, name: &str) -> engine::ProjectIx {
        self.programme
            .find_project(name)
            .unwrap_or_else(|| panic!("{name} is no project"))
    }

    fn pausable(&self, name: &str) -> Pausable {
        let pool = self.programme.find_pool(name).map(Pausable::Pool);
        pool.unwrap_or_else(|| Pausable::Line(self.programme.find_line(name).unwrap()))
    }

    fn gift(&mut self, words: &[&str]) -> Contribution {
        let project = self.project_named(words[2]);
        let (id, donor) = (
            self.programme.contribution(words[1]),
            self.programme.donor(words[3]),
        );
        let mut gift = Contribution::new(id, project, donor, int(words[4]));
        for (name, value) in settings(&words[5..]) {
            match name {
                "relation" => gift.relation = value.parse().unwrap(),
                "type" => gift.donor_type = value.parse().unwrap(),
                "channel" => gift.channel = value.parse().unwrap(),
                "area" => gift.donor_area = Some(self.programme.area(value)),
                "email" => gift.email = Some(self.programme.donor(value)),
                "instrument" => gift.instrument = Some(self.programme.donor(value)),
                "series" => gift.series_index = Some(int(value)),
                other => panic!("{other} is no setting of a gift"),
            }
        }
        gift
    }

    fn proven(&mut self, words: &[&str]) -> Proven {
        match settings(&words[2..]).next() {
            None => Proven::All,
            Some(("costs", minor)) => Proven::Costs(int(minor)),
            Some((name, quantity)) => Proven::InKind {
                id: self.programme.in_kind(name),
                quantity_milli: int::<i64>(quantity) * 1000,
            },
        }
    }

    fn pool(&mut self, words: &[&str]) -> Option<EventKind> {
        let mut spec = PoolSpec::new(words[1], 0);
        for (name, value) in settings(&words[2..]) {
            match (name, value) {
                ("pro_rata", _) => spec.sharing = Sharing::ProRata,
                ("from_day", day) => spec.opens_at = Some(moment(int(day))),
                ("until_day", day) => spec.closes_at = Some(moment(int(day))),
                ("hold", seconds) => spec.hold_seconds = Some(int(seconds)),
                ("part" | "category_part", part) => {
                    let (whose, minor) = part.split_once(':').unwrap();
                    let whose = if name == "part" {
                        PartFor::Area(self.programme.area(whose))
                    } else {
                        PartFor::Category(self.programme.category(whose))
                    };
                    let part = Part {
                        whose,
                        amount_minor: int(minor),
                    };
                    match &mut spec.partition {
                        Some(Partition::Parts { parts, .. }) => parts.push(part),
                        _ => {
                            spec.partition = Some(Partition::Parts {
                                parts: vec![part],
                                shared_rest: false,
                            });
                        }
                    }
                }
                ("pots", pots) => {
                    let (each, reserved) = pots.split_once('/').unwrap();
                    spec.partition = Some(Partition::Pots {
                        each_minor: int(each),
                        reserved_minor: int(reserved),
                        shared_rest: false,
                    });
                }
                ("shared_rest", _) => match spec.partition.as_mut().unwrap() {
                    Partition::Parts { shared_rest, .. } | Partition::Pots { shared_rest, .. } => {
                        *shared_rest = true;
                    }
                },
                ("slice" | "slice_on", slice) => {
                    let (per, minor) = slice.split_once(':').unwrap();
                    let carry_over = name == "slice_on";
                    if carry_over {
                        spec.opens_at = Some(moment(0));
                    }
                    spec.slice = Some(Slice {
                        per: per.parse().unwrap(),
                        amount_minor: int(minor),
                        carry_over,
                    });
                }
                (amount, "") => spec.amount_minor = int(amount),
                (funder, amount) => {
                    spec.amount_minor += int::<i64>(amount);
                    spec.funders.push(FunderSpec {
                        key: funder.into(),
                        amount_minor: int(amount),
                    });
                }
            }
        }
        self.programme.add_pool(spec).unwrap();
        None
    }

    fn project(&mut self, words: &[&str]) -> Option<EventKind> {
        let mut spec = ProjectSpec::new(words[1], self.programme.owner(words[1]), 0);
        for (name, value) in settings(&words[2..]) {
            match name {
                "goal" => spec.goal_minor = int(value),
                "minimum" => spec.minimum_minor = Some(int(value)),
                "optimum" => spec.optimum_minor = Some(int(value)),
                "owner" => spec.owner = self.programme.owner(value),
                "area" => spec.areas.push(self.programme.area(value)),
                "category" => spec.category = Some(self.programme.category(value)),
                "applicant" => spec.applicant = Some(self.programme.applicant(value)),
                "cost" => spec.cost_minor = Some(int(value)),
                "own" => spec.own_minor = int(value),
                "other" => spec.other_minor = int(value),
                "public" => spec.public_minor = int(value),
                "aid" => spec.aid_minor = int(value),
                "turnover" => spec.turnover_minor = Some(int(value)),
                "until_day" => spec.closes_at = Some(moment(int(value))),
                "keep" => spec.campaign = CampaignKind::Keep,
                other => panic!("{other} is no setting of a project"),
            }
        }
        self.programme.add_project(spec).unwrap();
        None
    }
}
