//! What must be true, who gets it, when it is paid and what happens at the end, in English.

use domain::{Currency, Locale};
use engine::round::{Misfit, Scaling};
use engine::{
    AllocateWay, Base, CrowdFate, Excess, GateApplies, GateCounts, MatchFate, ReleaseWhen, SlicePer,
    WHOLE_BPS,
};

use super::super::decision::fraction;
use super::super::money;
use crate::matching::form::{AllocateForm, ByGoalForm, FractionForm, GateForm, ReleaseForm, RuleForm};
use crate::words::figure::{listed, number, percent};

pub(super) fn sentences(rule: &RuleForm, currency: Currency) -> Vec<String> {
    let by_gift = rule.base.0 == Base::Contribution;
    let mut sentences: Vec<String> = rule.gate.iter().map(|one| gate(one, by_gift, currency)).collect();
    sentences.extend(rule.allocate.as_ref().and_then(allocate));
    if rule
        .limit
        .excess
        .is_some_and(|excess| excess.0 == Excess::Redistribute)
    {
        sentences.push("what a ceiling takes from a project goes to the others".to_owned());
    }
    let waits = rule
        .allocate
        .as_ref()
        .is_some_and(|allocate| allocate.rule().waits());
    sentences.extend(
        rule.release
            .as_ref()
            .filter(|release| !(waits && release.when.0 == ReleaseWhen::AtEnd))
            .and_then(release),
    );
    sentences.extend(rule.release.as_ref().and_then(tranches));
    sentences.extend(end(rule));
    sentences
}

fn gate(gate: &GateForm, by_gift: bool, currency: Currency) -> String {
    let part = gate.tranche_bps.map(|bps| percent(Locale::En, u64::from(bps)));
    let what = match (gate.applies_to.map(|word| word.0), part) {
        (Some(GateApplies::Payout), None) => "what was added is paid once".to_owned(),
        (Some(GateApplies::Payout), Some(part)) => format!("{part} of what was added is paid once"),
        (_, None) => "the city’s help starts once".to_owned(),
        (_, Some(part)) => format!("{part} of the city’s help starts once"),
    };
    let all = conditions(gate, currency);
    let joined = listed(&all, if gate.any { "or" } else { "and" });
    let counts = match gate.counts.map(|word| word.0) {
        Some(GateCounts::Crowd) => " (all gifts are looked at)",
        Some(GateCounts::Counted) => " (gifts are looked at with all that counts of them)",
        Some(GateCounts::Clipped) | None => "",
    };
    let back = if gate.retroactive && by_gift {
        ", and then also for earlier gifts"
    } else {
        ""
    };
    format!("{what} {joined}{counts}{back}")
}

fn conditions(gate: &GateForm, currency: Currency) -> Vec<String> {
    let many = |count: u32| number(Locale::En, i64::from(count));
    let percent = |bps: u32| percent(Locale::En, u64::from(bps));
    let people = |count: u32| {
        let have = if count == 1 { "person has" } else { "people have" };
        format!("{} {have} given", many(count))
    };
    let votes = |count: u32| {
        let votes = if count == 1 { "vote" } else { "votes" };
        format!("the project has {} {votes}", many(count))
    };
    let conditions = [
        gate.crowd_goal_bps
            .map(|bps| format!("gifts reach {} of the goal", percent(bps))),
        gate.crowd_goal
            .map(|share| format!("gifts reach {} of the goal", of_goal(share))),
        gate.crowd_minor
            .map(|minor| format!("gifts reach {}", money(minor, currency))),
        gate.donors.map(people),
        gate.donors_by_goal
            .as_deref()
            .map(|rows| by_goal(rows, people, currency)),
        gate.local_share_bps.map(|bps| {
            format!(
                "{} of the money comes from donors who live where the project is",
                percent(bps)
            )
        }),
        gate.own_share_bps
            .map(|bps| format!("the project owner brings {} of the cost itself", percent(bps))),
        gate.votes.map(votes),
        gate.votes_by_goal
            .as_deref()
            .map(|rows| by_goal(rows, votes, currency)),
        gate.rank_max
            .map(|rank| format!("the project has rank {} or a better one", many(rank))),
        gate.goal_reached
            .then(|| "gifts and help together reach the goal".to_owned()),
        gate.deadline.then(|| "the campaign has ended".to_owned()),
    ];
    conditions.into_iter().flatten().collect()
}

fn of_goal(share: FractionForm) -> String {
    match (share.num, share.den) {
        (1, den @ 2..=10) => fraction(den).to_owned(),
        (num, den) => format!("{num}/{den}"),
    }
}

/// A number for small goals, and others in brackets.
fn by_goal(rows: &[ByGoalForm], say: impl Fn(u32) -> String, currency: Currency) -> String {
    let Some((first, others)) = rows.split_first() else {
        return say(0);
    };
    let others: Vec<String> = others
        .iter()
        .map(|row| {
            format!(
                "{} from a goal of {} on",
                number(Locale::En, i64::from(row.number)),
                money(row.from_minor, currency)
            )
        })
        .collect();
    if others.is_empty() {
        say(first.number)
    } else {
        format!("{} ({})", say(first.number), listed(&others, "and"))
    }
}

fn allocate(allocate: &AllocateForm) -> Option<String> {
    let up = allocate
        .scaling
        .is_some_and(|scaling| scaling.0 == Scaling::UpAndDown);
    let up = if up { ", until it is used up" } else { "" };
    let misfit = match allocate.misfit.map_or(Misfit::Partial, |word| word.0) {
        Misfit::Partial => "the last one is paid in part",
        Misfit::Skip => "one that is above what is left is passed over",
        Misfit::Stop => "the first that is above what is left ends it",
    };
    match allocate.way.0 {
        AllocateWay::FirstCome => None,
        AllocateWay::FirstPastPost => {
            Some("first come, first served, and always the whole amount or nothing".to_owned())
        }
        AllocateWay::ProRata => Some(format!(
            "at the end of the period, the pool is shared out in proportion to what each project may get{up}"
        )),
        AllocateWay::RankFill => Some(format!(
            "at the end of the period, projects are paid in the order of their rank; {misfit}"
        )),
        AllocateWay::Quadratic => Some(format!("the pool is shared out at the end of the period{up}")),
        AllocateWay::Lottery => Some(format!(
            "at the end of the period, projects are drawn by lot from the published seed “{}”; {misfit}",
            allocate.seed.as_deref().unwrap_or_default()
        )),
        AllocateWay::JuryReserved => {
            Some("the money is kept for the projects that the jury chose".to_owned())
        }
    }
}

fn release(release: &ReleaseForm) -> Option<String> {
    let text = match release.when.0 {
        ReleaseWhen::Realtime => return None,
        ReleaseWhen::Milestone => "the city’s help comes as milestones are reached",
        ReleaseWhen::MiddlePart => "the city’s help is the middle part: after a first part of the crowd’s",
        ReleaseWhen::OnGoal => "the city’s help comes when gifts and help together reach the goal",
        ReleaseWhen::AtEnd => "the city’s help is decided when the campaign ends",
        ReleaseWhen::TopUpLast => "the city’s help comes last, when it completes the goal",
        ReleaseWhen::Upfront => "the city’s help is due before the campaign ends",
        ReleaseWhen::OnVerification => "the city pays once the project has proven what it promised",
        ReleaseWhen::Reimbursement => "the city pays back what the project proves to have spent",
        ReleaseWhen::Periodic => match release.per.map(|per| per.0) {
            None => "the city pays at the end of each period",
            Some(SlicePer::Hour) => "the city pays at the end of each hour",
            Some(SlicePer::Day) => "the city pays at the end of each day",
            Some(SlicePer::Week) => "the city pays at the end of each week",
            Some(SlicePer::Month) => "the city pays at the end of each month",
        },
    };
    Some(text.to_owned())
}

fn tranches(release: &ReleaseForm) -> Option<String> {
    let shares: Vec<String> = release
        .tranches_bps
        .iter()
        .map(|bps| percent(Locale::En, u64::from(*bps)))
        .collect();
    (!shares.is_empty()).then(|| format!("it is paid in {} parts: {}", shares.len(), listed(&shares, "and")))
}

/// What happens at the end, where it is not the usual.
fn end(rule: &RuleForm) -> Vec<String> {
    let settle = &rule.settle;
    let mut sentences = Vec::new();
    let fate = settle.missed.matched.map_or(MatchFate::VoidToPool, |fate| fate.0);
    let line = settle.success_at_goal_bps.unwrap_or(WHOLE_BPS);
    let percent = |bps: u32| percent(Locale::En, u64::from(bps));
    if fate == MatchFate::Keep {
        sentences.push("the project keeps what was added, even if it misses its goal".to_owned());
    } else if line != WHOLE_BPS {
        sentences.push(format!(
            "the city’s help is certain if the campaign ends with {} of its goal",
            percent(line)
        ));
    }
    match fate {
        MatchFate::Keep | MatchFate::VoidToPool => {}
        MatchFate::Scaled => sentences.push(
            "if the campaign falls short, the project keeps as much of what was added as it has reached of the threshold".to_owned(),
        ),
        MatchFate::Redistribute => {
            sentences.push("if the campaign falls short, what was added goes to the other projects".to_owned());
        }
    }
    match settle.missed.crowd.map(|fate| fate.0) {
        None => {}
        Some(CrowdFate::Refund) => {
            sentences.push("if the campaign falls short, the gifts go back to the donors".to_owned());
        }
        Some(CrowdFate::Keep) => {
            sentences.push("if the campaign falls short, the project keeps the gifts".to_owned());
        }
        Some(CrowdFate::Redirect) => sentences
            .push("if the campaign falls short, donors choose another project for their gifts".to_owned()),
    }
    if let Some(again) = &settle.extension {
        sentences.push(format!(
            "a campaign that ends with {} of its goal goes on once for {} {}",
            percent(again.if_bps),
            again.days,
            if again.days == 1 { "day" } else { "days" }
        ));
    }
    if settle.replay {
        sentences.push("what a refund frees goes to later gifts that got less".to_owned());
    }
    sentences
}
