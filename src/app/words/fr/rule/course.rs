//! What must be true, who gets it, when it is paid and what happens at the end, in French.

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
        sentences.push("ce qu’un plafond retire à un projet va aux autres".to_owned());
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
    let part = gate.tranche_bps.map(|bps| percent(Locale::Fr, u64::from(bps)));
    let what = match (gate.applies_to.map(|word| word.0), part) {
        (Some(GateApplies::Payout), None) => "ce qui a été ajouté est versé quand".to_owned(),
        (Some(GateApplies::Payout), Some(part)) => format!("{part} de ce qui a été ajouté est versé quand"),
        (_, None) => "l’aide commence quand".to_owned(),
        (_, Some(part)) => format!("{part} de l’aide commence quand"),
    };
    let all = conditions(gate, currency);
    let joined = listed(&all, if gate.any { "ou" } else { "et" });
    let counts = match gate.counts.map(|word| word.0) {
        Some(GateCounts::Crowd) => " (tous les dons sont regardés)",
        Some(GateCounts::Counted) => " (les dons sont regardés avec tout ce qui en compte)",
        Some(GateCounts::Clipped) | None => "",
    };
    let back = if gate.retroactive && by_gift {
        ", et vaut alors aussi pour les dons d’avant"
    } else {
        ""
    };
    format!("{what} {joined}{counts}{back}")
}

fn conditions(gate: &GateForm, currency: Currency) -> Vec<String> {
    let many = |count: u32| number(Locale::Fr, i64::from(count));
    let percent = |bps: u32| percent(Locale::Fr, u64::from(bps));
    let people = |count: u32| {
        if count == 1 {
            "une personne a donné".to_owned()
        } else {
            format!("{} personnes ont donné", many(count))
        }
    };
    let votes = |count: u32| {
        let votes = if count == 1 { "vote" } else { "votes" };
        format!("le projet a {} {votes}", many(count))
    };
    let conditions = [
        gate.crowd_goal_bps
            .map(|bps| format!("les dons atteignent {} de l’objectif", percent(bps))),
        gate.crowd_goal
            .map(|share| format!("les dons atteignent {} de l’objectif", of_goal(share))),
        gate.crowd_minor
            .map(|minor| format!("les dons atteignent {}", money(minor, currency))),
        gate.donors.map(people),
        gate.donors_by_goal
            .as_deref()
            .map(|rows| by_goal(rows, people, currency)),
        gate.local_share_bps.map(|bps| {
            format!(
                "{} des dons viennent de personnes qui habitent là où est le projet",
                percent(bps)
            )
        }),
        gate.own_share_bps
            .map(|bps| format!("le porteur apporte lui-même {} du coût", percent(bps))),
        gate.votes.map(votes),
        gate.votes_by_goal
            .as_deref()
            .map(|rows| by_goal(rows, votes, currency)),
        gate.rank_max
            .map(|rank| format!("le projet a le rang {} ou un meilleur rang", many(rank))),
        gate.goal_reached
            .then(|| "les dons et l’aide atteignent ensemble l’objectif".to_owned()),
        gate.deadline.then(|| "la campagne est terminée".to_owned()),
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
                "{} à partir d’un objectif de {}",
                number(Locale::Fr, i64::from(row.number)),
                money(row.from_minor, currency)
            )
        })
        .collect();
    if others.is_empty() {
        say(first.number)
    } else {
        format!("{} ({})", say(first.number), listed(&others, "et"))
    }
}

fn allocate(allocate: &AllocateForm) -> Option<String> {
    let up = allocate
        .scaling
        .is_some_and(|scaling| scaling.0 == Scaling::UpAndDown);
    let up = if up { ", jusqu’à épuisement" } else { "" };
    let misfit = match allocate.misfit.map_or(Misfit::Partial, |word| word.0) {
        Misfit::Partial => "le dernier est payé en partie",
        Misfit::Skip => "celui qui dépasse ce qui reste est laissé de côté",
        Misfit::Stop => "le premier qui dépasse ce qui reste y met fin",
    };
    match allocate.way.0 {
        AllocateWay::FirstCome => None,
        AllocateWay::FirstPastPost => {
            Some("premier arrivé, premier servi, et toujours tout le montant ou rien".to_owned())
        }
        AllocateWay::ProRata => Some(format!(
            "à la fin de la période, le fonds est réparti en proportion de ce que chaque projet peut recevoir{up}"
        )),
        AllocateWay::RankFill => Some(format!(
            "à la fin de la période, les projets sont payés dans l’ordre de leur rang ; {misfit}"
        )),
        AllocateWay::Quadratic => Some(format!("le fonds est réparti à la fin de la période{up}")),
        AllocateWay::Lottery => Some(format!(
            "à la fin de la période, les projets sont tirés au sort à partir de la graine publiée « {} » ; {misfit}",
            allocate.seed.as_deref().unwrap_or_default()
        )),
        AllocateWay::JuryReserved => {
            Some("l’argent est réservé aux projets que le jury a choisis".to_owned())
        }
    }
}

fn release(release: &ReleaseForm) -> Option<String> {
    let text = match release.when.0 {
        ReleaseWhen::Realtime => return None,
        ReleaseWhen::Milestone => "l’aide vient à mesure que des paliers sont atteints",
        ReleaseWhen::MiddlePart => {
            "l’aide est la partie du milieu : elle vient après une première partie des dons"
        }
        ReleaseWhen::OnGoal => "l’aide vient quand les dons et l’aide atteignent ensemble l’objectif",
        ReleaseWhen::AtEnd => "l’aide se décide à la fin de la campagne",
        ReleaseWhen::TopUpLast => "l’aide vient en dernier, quand elle complète l’objectif",
        ReleaseWhen::Upfront => "l’aide est due avant la fin de la campagne",
        ReleaseWhen::OnVerification => "la ville verse l’aide quand le projet a prouvé ce qu’il a promis",
        ReleaseWhen::Reimbursement => "la ville rembourse ce que le projet prouve avoir dépensé",
        ReleaseWhen::Periodic => match release.per.map(|per| per.0) {
            None => "la ville verse l’aide à la fin de chaque période",
            Some(SlicePer::Hour) => "la ville verse l’aide à la fin de chaque heure",
            Some(SlicePer::Day) => "la ville verse l’aide à la fin de chaque jour",
            Some(SlicePer::Week) => "la ville verse l’aide à la fin de chaque semaine",
            Some(SlicePer::Month) => "la ville verse l’aide à la fin de chaque mois",
        },
    };
    Some(text.to_owned())
}

fn tranches(release: &ReleaseForm) -> Option<String> {
    let shares: Vec<String> = release
        .tranches_bps
        .iter()
        .map(|bps| percent(Locale::Fr, u64::from(*bps)))
        .collect();
    (!shares.is_empty()).then(|| {
        format!(
            "elle est versée en {} parts : {}",
            shares.len(),
            listed(&shares, "et")
        )
    })
}

/// What happens at the end, where it is not the usual.
fn end(rule: &RuleForm) -> Vec<String> {
    let settle = &rule.settle;
    let mut sentences = Vec::new();
    let fate = settle.missed.matched.map_or(MatchFate::VoidToPool, |fate| fate.0);
    let line = settle.success_at_goal_bps.unwrap_or(WHOLE_BPS);
    let percent = |bps: u32| percent(Locale::Fr, u64::from(bps));
    if fate == MatchFate::Keep {
        sentences
            .push("le projet garde ce qui a été ajouté, même s’il n’atteint pas son objectif".to_owned());
    } else if line != WHOLE_BPS {
        sentences.push(format!(
            "l’aide est acquise si la campagne se termine avec {} de l’objectif",
            percent(line)
        ));
    }
    match fate {
        MatchFate::Keep | MatchFate::VoidToPool => {}
        MatchFate::Scaled => sentences.push(
            "si la campagne n’aboutit pas, le projet garde de ce qui a été ajouté la part du seuil qu’il a atteinte".to_owned(),
        ),
        MatchFate::Redistribute => {
            sentences.push("si la campagne n’aboutit pas, ce qui a été ajouté va aux autres projets".to_owned());
        }
    }
    match settle.missed.crowd.map(|fate| fate.0) {
        None => {}
        Some(CrowdFate::Refund) => {
            sentences.push("si la campagne n’aboutit pas, les dons sont rendus".to_owned());
        }
        Some(CrowdFate::Keep) => {
            sentences.push("si la campagne n’aboutit pas, le projet garde les dons".to_owned());
        }
        Some(CrowdFate::Redirect) => sentences.push(
            "si la campagne n’aboutit pas, chaque personne choisit un autre projet pour son don".to_owned(),
        ),
    }
    if let Some(again) = &settle.extension {
        sentences.push(format!(
            "une campagne qui se termine avec {} de l’objectif continue une fois pendant {} {}",
            percent(again.if_bps),
            again.days,
            if again.days == 1 { "jour" } else { "jours" }
        ));
    }
    if settle.replay {
        sentences.push("ce qu’un remboursement libère va aux dons suivants qui ont reçu moins".to_owned());
    }
    sentences
}
