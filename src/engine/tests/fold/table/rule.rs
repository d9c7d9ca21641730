//! The lines that set rules.

use engine::{
    AllocateWay, Band, Ceiling, EventKind, Excess, Extension, Gate, GateApplies, GateCondition, InKindValue,
    MaxActive, Novelty, OrganisationLimit, Over, Pay, Period, ProjectIs, ProjectLimit, Rate, RateMode,
    RateStep, RateTable, ReleaseWhen, Rule, RuleSpec, Selection, Starts, When,
};

use super::{Table, int, settings};

impl Table {
    pub(super) fn rule(&mut self, words: &[&str]) -> Option<EventKind> {
        let mut rule = Rule::default();
        let (mut version, mut priority) = (1, 1);
        for (name, value) in settings(&words[3..]) {
            match name {
                "version" => version = int(value),
                "priority" => priority = int(value),
                _ => self.setting(&mut rule, name, value),
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

    fn setting(&mut self, rule: &mut Rule, name: &str, value: &str) {
        let pair = |value: &str| {
            let (num, den) = value.split_once('/').unwrap();
            (int(num), int(den))
        };
        match name {
            "base" => rule.base = value.parse().unwrap(),
            "rate" => rule.rate = self.rate(value),
            "gate" => rule.gate.push(gate(value)),
            "areas" => rule.eligible.areas.push(self.programme.area(value)),
            "jury" => rule.eligible.selection = Selection::Jury,
            "caps" => {
                let (least, most) = value.split_once('-').unwrap_or(("1", value));
                rule.eligible.overrides = Some(Band {
                    cap_min_minor: Some(int(least)),
                    cap_max_minor: Some(int(most)),
                    ..Band::default()
                });
            }
            "shares" => {
                let (least, most) = value.split_once('-').unwrap_or(("1", value));
                rule.eligible.overrides = Some(Band {
                    share_min_bps: Some(int(least)),
                    share_max_bps: Some(int(most)),
                    ..Band::default()
                });
            }
            "once_per" => rule.eligible.once_per = Some(value.parse().unwrap()),
            "max_active" | "max_open" => {
                let (number, per) = value.split_once('/').unwrap_or((value, "area"));
                rule.eligible.max_active = Some(MaxActive {
                    number: int(number),
                    per: per.parse().unwrap(),
                    in_year: name == "max_active",
                });
            }
            "min" => rule.count.min_minor = Some(int(value)),
            "related" => rule.count.related.push(value.parse().unwrap()),
            "related_max" => rule.count.related_max_minor = Some(int(value)),
            "distinct_by" => rule.count.distinct_by = value.parse().unwrap(),
            "source" => rule.count.source = value.parse().unwrap(),
            "series" => rule.count.series_index = Some(pair(value)),
            "novelty" => {
                rule.count.novelty = Some(Novelty {
                    first_gift: true,
                    times: (!value.is_empty()).then(|| pair(value)),
                });
            }
            "in_kind" => {
                let (kind, minor) = value.split_once(':').unwrap();
                let (minor, from) = minor.split_once('@').map_or((minor, None), |(a, b)| (a, Some(b)));
                rule.count.in_kind.push(InKindValue {
                    kind: kind.into(),
                    minor_per_unit: int(minor),
                    valid_from: from.map(|day| super::moment(int(day))),
                });
            }
            "in_kind_max" => rule.count.in_kind_max_bps = Some(int(value)),
            "contribution_max" => rule.clip.contribution_max_minor = Some(int(value)),
            "donor_max" => rule.clip.donor_max_minor = Some(int(value)),
            "donor_per" => rule.clip.donor_per = value.parse().unwrap(),
            "donor_count" => rule.clip.donor_max_count = Some(int(value)),
            "source_max" => rule.clip.single_source_max_minor = Some(int(value)),
            "source_goal_bps" => rule.clip.single_source_max_goal_bps = Some(int(value)),
            "leave_out" => rule.clip.over = Over::LeaveOut,
            "by" => {
                let (what, minor) = value.rsplit_once(':').unwrap();
                let when = match what.split_once(':') {
                    Some(("category", name)) => ProjectIs::Of(self.programme.category(name)),
                    Some(("applicant", name)) => ProjectIs::By(self.programme.applicant(name)),
                    Some(("turnover", most)) => ProjectIs::TurnoverUpTo(int(most)),
                    _ => ProjectIs::In(self.programme.area(what)),
                };
                let minor = int(minor);
                rule.limit.project_by.push(ProjectLimit { when, minor });
            }
            "project_max" => rule.limit.project_minor = Some(int(value)),
            "goal_bps" => rule.limit.project_goal_bps = Some(int(value)),
            "pool_bps" => rule.limit.project_pool_bps = Some(int(value)),
            "organisation" | "organisation_year" => {
                rule.limit.organisation = Some(OrganisationLimit {
                    minor: int(value),
                    per: if name == "organisation" {
                        Period::Lifetime
                    } else {
                        Period::Year
                    },
                });
            }
            "not_above" => rule.limit.not_above = Some(value.parse::<Ceiling>().unwrap()),
            "floor" => rule.limit.floor_minor = Some(int(value)),
            "redistribute" => rule.limit.excess = Excess::Redistribute,
            "allocate" => {
                rule.allocate = value.parse::<AllocateWay>().unwrap().into();
                if rule.allocate.waits() {
                    rule.release = ReleaseWhen::AtEnd.into();
                }
            }
            "scaling" => rule.allocate.scaling = value.parse().unwrap(),
            "misfit" => rule.allocate.misfit = value.parse().unwrap(),
            "seed" => rule.allocate.seed = Some(value.into()),
            "release" => rule.release.when = value.parse().unwrap(),
            "tranches" => rule.release.tranches_bps = value.split('/').map(int).collect(),
            "success_bps" => rule.settle.success_at_goal_bps = int(value),
            "keep" => rule.settle.missed_match = engine::MatchFate::Keep,
            "missed" => rule.settle.missed_match = value.parse().unwrap(),
            "extension" => {
                let (if_bps, days) = pair(value);
                rule.settle.extension = Some(Extension { if_bps, days });
            }
            "replay" => rule.settle.replay = true,
            other => panic!("{other} is no setting of a rule"),
        }
    }

    fn rate(&mut self, text: &str) -> Rate {
        let Some((selector, steps)) = text.split_once(':') else {
            return Rate::Plain(pay(text));
        };
        let (selector, mode) = match selector.strip_prefix("marginal_") {
            Some(selector) => (selector, RateMode::Marginal),
            None => (selector, RateMode::Whole),
        };
        let (selector, seed) = selector.split_once('@').unwrap_or((selector, ""));
        let steps = steps.split(',').map(|step| {
            let (when, what) = step.split_once('=').unwrap();
            let when = match when {
                "otherwise" => When::Otherwise,
                value if value.starts_with(|first: char| first.is_ascii_digit()) => When::From(int(value)),
                other => match other.split_once(':') {
                    Some(("category", name)) => When::Category(self.programme.category(name)),
                    Some(("applicant", name)) => When::Applicant(self.programme.applicant(name)),
                    _ => When::Area(self.programme.area(other)),
                },
            };
            RateStep { when, pay: pay(what) }
        });
        Rate::Table(Box::new(RateTable {
            selector: selector.parse().unwrap(),
            mode,
            steps: steps.collect(),
            seed: (!seed.is_empty()).then(|| seed.into()),
        }))
    }
}

/// A ratio, an amount, a share of the goal, or nothing.
fn pay(text: &str) -> Pay {
    if let Some((num, den)) = text.split_once('/') {
        Pay::Ratio {
            num: int(num),
            den: int(den),
        }
    } else if let Some(percent) = text.strip_suffix('%') {
        Pay::GoalShare {
            bps: int::<u32>(percent) * 100,
        }
    } else if text == "nothing" {
        Pay::Nothing
    } else {
        Pay::Flat { minor: int(text) }
    }
}

fn gate(text: &str) -> Gate {
    let mut gate = Gate::accrual(GateCondition::GoalReached);
    gate.conditions.clear();
    for word in text.split(',') {
        let Some((name, value)) = word.split_once(">=") else {
            match word.split_once('=') {
                None if word == "goal" => gate.conditions.push(GateCondition::GoalReached),
                None if word == "deadline" => gate.conditions.push(GateCondition::Deadline),
                None if word == "any" => gate.all = false,
                None if word == "payout" => gate.applies_to = GateApplies::Payout,
                None if word == "retroactive" => gate.retroactive = true,
                Some(("counts", counts)) => gate.counts = counts.parse().unwrap(),
                Some(("tranche", bps)) => gate.tranche_bps = Some(int(bps)),
                Some(("rank", rank)) => gate.conditions.push(GateCondition::RankMax(int(rank))),
                _ => panic!("{word} is nothing that a gate knows"),
            }
            continue;
        };
        let condition = match (name, value.split_once('/')) {
            ("crowd", Some((num, den))) => GateCondition::CrowdGoal {
                num: int(num),
                den: int(den),
            },
            ("crowd", None) => GateCondition::CrowdMinor(int(value)),
            ("donors", _) => GateCondition::Donors(int(value)),
            ("local", _) => GateCondition::LocalShareBps(int(value)),
            ("own", _) => GateCondition::OwnShareBps(int(value)),
            ("votes", _) => GateCondition::Votes(int(value)),
            _ => panic!("{word} is no condition"),
        };
        gate.conditions.push(condition);
    }
    gate
}
