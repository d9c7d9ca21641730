//! Scenarios as text that a city clerk can read: a setting, a list of events, and the table that follows.
//!
//! ```text
//! pool city 10000                     pool NAME AMOUNT, or pool NAME FUNDER=AMOUNT FUNDER=AMOUNT pro_rata
//! rule double city donor_count=1      rule NAME POOL SETTING=VALUE …
//! project p1 goal=200000              project NAME SETTING=VALUE …
//!
//! gift g1 p1 A 3000                   gift NAME PROJECT DONOR AMOUNT
//! refund g1 1000
//! close p1
//! ```

use std::fmt::Write;

use chrono::{DateTime, Days, Utc};
use engine::{
    CampaignKind, Ceiling, Contribution, Decision, DecisionState, Event, EventKind, FunderSpec, Over,
    PoolSpec, Programme, ProjectSpec, Rate, Rule, RuleSpec, Sharing, Stack, StackMode, Starts, State, apply,
    audit, audit_log,
};

/// Folds the scenario and draws the table of its decisions, followed by what stands at the end.
pub fn play(scenario: &str) -> String {
    let mut table = Table::new(scenario);
    let mut rows = vec![["event", "rule", "change", "stands", "pool", "why"].map(String::from)];
    let (mut state, mut log) = (State::new(&table.programme), Vec::new());
    let lines: Vec<&str> = scenario
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    for (seq, line) in lines.iter().enumerate() {
        let Some(kind) = table.event(line) else { continue };
        let at = moment(seq as u64);
        let decisions = apply(
            &table.programme,
            &mut state,
            &Event {
                seq: seq as u64,
                at,
                kind,
            },
        );
        if decisions.is_empty() {
            rows.push([line, "", "", "", "", ""].map(String::from));
        }
        for (nth, decision) in decisions.iter().enumerate() {
            let event = if nth == 0 {
                (*line).to_string()
            } else {
                String::new()
            };
            rows.push(table.row(event, &state, decision));
        }
        log.extend(decisions);
        assert_eq!(audit(&table.programme, &state), vec![], "after {line}");
    }
    assert_eq!(audit_log(&state, &log), vec![]);
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

struct Table {
    programme: Programme,
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

impl Table {
    fn new(scenario: &str) -> Self {
        let exclusive = scenario.lines().any(|line| line.trim() == "exclusive");
        let mode = if exclusive {
            StackMode::Exclusive
        } else {
            StackMode::Additive
        };
        let stack = Stack {
            mode,
            ..Stack::default()
        };
        Self {
            programme: Programme::new(chrono_tz::Europe::Paris, stack).unwrap(),
        }
    }

    /// Reads a line: a part of the setting, or an event.
    fn event(&mut self, line: &str) -> Option<EventKind> {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[0] {
            "exclusive" => None,
            "pool" => self.pool(&words),
            "rule" => self.rule(&words),
            "project" => self.project(&words),
            "gift" => {
                let project = self.programme.find_project(words[2]).unwrap();
                let (id, donor) = (
                    self.programme.contribution(words[1]),
                    self.programme.donor(words[3]),
                );
                Some(EventKind::Contribution(Contribution::new(
                    id,
                    project,
                    donor,
                    int(words[4]),
                )))
            }
            "refund" => {
                let contribution = self.programme.contribution(words[1]);
                Some(EventKind::Refund {
                    contribution,
                    amount_minor: int(words[2]),
                })
            }
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
                project: self.programme.find_project(words[1]).unwrap(),
            }),
            "cancel" => Some(EventKind::ProjectCancelled {
                project: self.programme.find_project(words[1]).unwrap(),
            }),
            "pay" => Some(EventKind::PaidOut {
                project: self.programme.find_project(words[1]).unwrap(),
            }),
            other => panic!("{other} is no event"),
        }
    }

    fn pool(&mut self, words: &[&str]) -> Option<EventKind> {
        let mut spec = PoolSpec::new(words[1], 0);
        for (name, value) in settings(&words[2..]) {
            match (name, value) {
                ("pro_rata", _) => spec.sharing = Sharing::ProRata,
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

    fn rule(&mut self, words: &[&str]) -> Option<EventKind> {
        let mut rule = Rule::default();
        let (mut version, mut priority) = (1, 1);
        for (name, value) in settings(&words[3..]) {
            match name {
                "version" => version = int(value),
                "priority" => priority = int(value),
                "rate" => {
                    let (num, den) = value.split_once('/').unwrap();
                    rule.rate = Rate::Ratio {
                        num: int(num),
                        den: int(den),
                    };
                }
                "flat" => rule.rate = Rate::Flat { minor: int(value) },
                "min" => rule.count.min_minor = Some(int(value)),
                "contribution_max" => rule.clip.contribution_max_minor = Some(int(value)),
                "donor_max" => rule.clip.donor_max_minor = Some(int(value)),
                "donor_count" => rule.clip.donor_max_count = Some(int(value)),
                "leave_out" => rule.clip.over = Over::LeaveOut,
                "project_max" => rule.limit.project_minor = Some(int(value)),
                "goal_bps" => rule.limit.project_goal_bps = Some(int(value)),
                "not_above" => rule.limit.not_above = Some(value.parse::<Ceiling>().unwrap()),
                "floor" => rule.limit.floor_minor = Some(int(value)),
                "success_bps" => rule.settle.success_at_goal_bps = int(value),
                "keep" => rule.settle.missed_match = engine::MatchFate::Keep,
                "replay" => rule.settle.replay = true,
                other => panic!("{other} is no setting of a rule"),
            }
        }
        let pool = self.programme.find_pool(words[2]).unwrap();
        let starts = if version == 1 {
            Starts::AtOnce
        } else {
            Starts::ByEvent
        };
        let spec = RuleSpec {
            key: words[1].into(),
            version,
            pool,
            priority,
            starts,
            rule,
        };
        let rule = self.programme.add_rule(spec).unwrap();
        (version > 1).then_some(EventKind::Rule { rule })
    }

    fn project(&mut self, words: &[&str]) -> Option<EventKind> {
        let mut spec = ProjectSpec {
            key: words[1].into(),
            owner: self.programme.owner(words[1]),
            applicant: None,
            areas: Vec::new(),
            category: None,
            goal_minor: 0,
            minimum_minor: None,
            optimum_minor: None,
            campaign: CampaignKind::AllOrNothing,
            opens_at: None,
            closes_at: None,
        };
        for (name, value) in settings(&words[2..]) {
            match name {
                "goal" => spec.goal_minor = int(value),
                "minimum" => spec.minimum_minor = Some(int(value)),
                "optimum" => spec.optimum_minor = Some(int(value)),
                "keep" => spec.campaign = CampaignKind::Keep,
                other => panic!("{other} is no setting of a project"),
            }
        }
        self.programme.add_project(spec).unwrap();
        None
    }

    fn row(&self, event: String, state: &State, decision: &Decision) -> [String; 6] {
        let rule = decision.rule.map_or(String::new(), |rule| {
            let spec = &self.programme.rule(rule).spec;
            if spec.version == 1 {
                spec.key.to_string()
            } else {
                format!("{} v{}", spec.key, spec.version)
            }
        });
        let change = match decision.state {
            DecisionState::Refused => "refused".to_string(),
            DecisionState::Committed | DecisionState::Paid => {
                format!("{} {}", decision.state, decision.change_minor)
            }
            _ => format!("{:+}", decision.change_minor),
        };
        let mut split = String::new();
        if let [_, _, ..] = decision.funders.shares() {
            for share in decision.funders.shares() {
                let pool = self.programme.pool(decision.pool.unwrap());
                let _ = write!(
                    split,
                    " {}{:+}",
                    pool.funders[share.funder.index()].key,
                    share.change_minor
                );
            }
        }
        let stands = decision
            .contribution
            .and_then(|contribution| state.contribution(contribution));
        let whose = decision.contribution.filter(|_| event.is_empty());
        let whose = whose.map_or(String::new(), |c| {
            format!("  {}", self.programme.contribution_key(c))
        });
        let free = decision.pool.and_then(|pool| state.pool(pool));
        let why = decision.explanation.steps.iter().filter_map(|step| {
            step.limit
                .map(|limit| format!("{limit} {}→{}", step.in_minor, step.out_minor))
        });
        [
            event + &whose,
            rule,
            change + &split,
            stands.map_or(String::new(), |gift| gift.match_minor.to_string()),
            free.map_or(String::new(), |pool| pool.available_minor.to_string()),
            why.collect::<Vec<_>>().join(", "),
        ]
    }
}

/// The rows with their columns under each other.
fn aligned(rows: &[[String; 6]]) -> String {
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..6).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let pad = widths[column] - cell.chars().count();
            // Figures stand to the right, words to the left.
            if matches!(column, 3 | 4) {
                " ".repeat(pad) + cell
            } else {
                cell.clone() + &" ".repeat(pad)
            }
        });
        let _ = writeln!(text, "{}", cells.collect::<Vec<_>>().join("  ").trim_end());
    }
    text
}
