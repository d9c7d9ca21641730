use engine::DecisionState;
use expect_test::expect_file;

use super::*;
use crate::matching::explanation::ExplanationForm;
use crate::matching::scenario;

#[test]
fn every_limit_says_why_nothing_is_added_or_changed() {
    let mut text = String::new();
    for limit in LimitKind::ALL {
        let facts = match limit {
            LimitKind::DonorMaxCount => vec![(FactKey::Limit, FactForm::Count(1))],
            LimitKind::PoolAvailable => vec![(FactKey::Available, FactForm::Minor(0))],
            LimitKind::ContributionMax => vec![
                (FactKey::Limit, FactForm::Minor(5_000)),
                (FactKey::Left, FactForm::Minor(5_000)),
            ],
            LimitKind::Floor => vec![(FactKey::Limit, FactForm::Minor(5_000))],
            LimitKind::GateCrowd | LimitKind::GateOwn | LimitKind::GateGoal => vec![
                (FactKey::Need, FactForm::Minor(200_000)),
                (FactKey::Have, FactForm::Minor(150_000)),
            ],
            LimitKind::GateDonors | LimitKind::GateVotes | LimitKind::GateRank => vec![
                (FactKey::Need, FactForm::Count(25)),
                (FactKey::Have, FactForm::Count(19)),
            ],
            LimitKind::GateLocal => vec![
                (FactKey::Need, FactForm::Bps(5_000)),
                (FactKey::Have, FactForm::Minor(4_000)),
            ],
            LimitKind::GateDeadline => vec![
                (FactKey::Need, FactForm::Count(1)),
                (FactKey::Have, FactForm::Count(0)),
            ],
            LimitKind::PastThePost => vec![(FactKey::Available, FactForm::Minor(1_500))],
            LimitKind::RankOrder => vec![(FactKey::Rank, FactForm::Count(4))],
            _ => vec![
                (FactKey::Limit, FactForm::Minor(5_000)),
                (FactKey::Left, FactForm::Minor(0)),
            ],
        };
        let explanation = ExplanationForm {
            steps: vec![step(StepKind::Limit, Some(*limit), (2_000, 0), &facts)],
        };
        // From the first of the refusals on, the event itself made no sense.
        let state = if *limit < LimitKind::DuplicateContribution {
            DecisionState::Reserved
        } else {
            DecisionState::Refused
        };
        let said = Said {
            state,
            change_minor: 0,
            explanation: &explanation,
        };
        both(&mut text, limit.as_str(), |locale| {
            decision_sentence(locale, said, EUR)
        });
    }
    check(&text, expect_file!["./limits.txt"]);
}

/// A gate that nobody has come near, one that lets a part pass, and limits that leave something.
#[test]
fn a_condition_or_limit_says_what_is_left() {
    let count = |need, have| {
        vec![
            (FactKey::Need, FactForm::Count(need)),
            (FactKey::Have, FactForm::Count(have)),
        ]
    };
    let minor = |first, second| {
        vec![
            (first, FactForm::Minor(5_000)),
            (FactKey::Left, FactForm::Minor(second)),
        ]
    };
    let rows = [
        (StepKind::Gate, LimitKind::GateDonors, 0, count(1, 0)),
        (StepKind::Gate, LimitKind::GateDonors, 0, count(25, 1)),
        (StepKind::Gate, LimitKind::GateVotes, 0, count(1, 0)),
        (StepKind::Gate, LimitKind::GateRank, 0, count(3, 0)),
        (
            StepKind::Gate,
            LimitKind::GateCrowd,
            1_000,
            vec![
                (FactKey::Need, FactForm::Minor(200_000)),
                (FactKey::Have, FactForm::Minor(150_000)),
            ],
        ),
        (
            StepKind::Count,
            LimitKind::RelatedMax,
            500,
            minor(FactKey::Limit, 500),
        ),
        (
            StepKind::Count,
            LimitKind::RelatedMax,
            1_000,
            minor(FactKey::Limit, 5_000),
        ),
        (
            StepKind::Clip,
            LimitKind::SingleSourceMax,
            500,
            minor(FactKey::Limit, 500),
        ),
        (
            StepKind::Clip,
            LimitKind::SingleSourceMax,
            0,
            minor(FactKey::Limit, 500),
        ),
        (
            StepKind::Limit,
            LimitKind::JuryMax,
            500,
            minor(FactKey::Limit, 500),
        ),
        (
            StepKind::Stack,
            LimitKind::GroupGoal,
            500,
            minor(FactKey::Limit, 500),
        ),
        (
            StepKind::Stack,
            LimitKind::OwnShare,
            500,
            minor(FactKey::Limit, 500),
        ),
        (
            StepKind::Pool,
            LimitKind::PoolPart,
            500,
            vec![(FactKey::Available, FactForm::Minor(500))],
        ),
        (
            StepKind::Pool,
            LimitKind::PoolSlice,
            500,
            vec![(FactKey::Available, FactForm::Minor(500))],
        ),
        (
            StepKind::Pool,
            LimitKind::PastThePost,
            0,
            vec![(FactKey::Available, FactForm::Minor(0))],
        ),
        (
            StepKind::Allocate,
            LimitKind::RankOrder,
            500,
            vec![(FactKey::Rank, FactForm::Count(4))],
        ),
        (StepKind::Allocate, LimitKind::NotDrawn, 500, vec![]),
    ];
    let mut text = String::new();
    for (kind, limit, out, facts) in rows {
        let explanation = ExplanationForm {
            steps: vec![step(kind, Some(limit), (2_000, out), &facts)],
        };
        let said = Said {
            state: DecisionState::Reserved,
            change_minor: out,
            explanation: &explanation,
        };
        both(&mut text, &format!("{limit}, {out} left"), |locale| {
            decision_sentence(locale, said, EUR)
        });
    }
    check(&text, expect_file!["./left.txt"]);
}

/// Gifts of different donors under rules that cut in several ways, through the real fold.
#[test]
fn the_limit_that_decided_is_the_one_that_is_named() {
    // The settings of the rule, beside base and rate; the gifts; the pool.
    let one = r#""rate": {"num": 1, "den": 1}"#;
    let half = r#""rate": {"num": 1, "den": 2}"#;
    let flat = r#""rate": {"flat_minor": 1000}"#;
    let rows: &[(&str, &str, &[i64], i64)] = &[
        ("the rate alone", one, &[2_000], 100_000),
        ("a half, with half a cent", half, &[2_001], 100_000),
        ("less than a cent", half, &[1], 100_000),
        ("a flat amount", flat, &[2_000], 100_000),
        (
            "a flat amount is not cut by the clip",
            &format!(r#"{flat}, "clip": {{"contribution_max_minor": 500}}"#),
            &[2_000],
            100_000,
        ),
        (
            "the clip",
            &format!(r#"{one}, "clip": {{"contribution_max_minor": 5000}}"#),
            &[9_000],
            100_000,
        ),
        (
            "the clip before a half",
            &format!(r#"{half}, "clip": {{"contribution_max_minor": 5000}}"#),
            &[9_000],
            100_000,
        ),
        (
            "the clip before three sevenths, rounded",
            r#""rate": {"num": 3, "den": 7}, "clip": {"contribution_max_minor": 5000}"#,
            &[9_000],
            100_000,
        ),
        (
            "fifteen percent of all of it",
            r#""rate": {"num": 3, "den": 20}"#,
            &[9_000],
            100_000,
        ),
        (
            "the clip leaves the gift out",
            &format!(r#"{one}, "clip": {{"contribution_max_minor": 5000, "over": "leave_out"}}"#),
            &[9_000],
            100_000,
        ),
        (
            "the donor's limit, untouched",
            &format!(r#"{one}, "clip": {{"donor_max_minor": 5000}}"#),
            &[9_000],
            100_000,
        ),
        (
            "the donor's limit, which leaves the gift out",
            &format!(r#"{one}, "clip": {{"donor_max_minor": 5000, "over": "leave_out"}}"#),
            &[9_000],
            100_000,
        ),
        (
            "the donor's limit after the gift's",
            &format!(r#"{half}, "clip": {{"contribution_max_minor": 8000, "donor_max_minor": 5000}}"#),
            &[9_000],
            100_000,
        ),
        (
            "the project's ceiling after the clip",
            &format!(
                r#"{one}, "clip": {{"contribution_max_minor": 5000}}, "limit": {{"project_minor": 6000}}"#
            ),
            &[5_000, 9_000, 100],
            100_000,
        ),
        (
            "the project's ceiling at once",
            &format!(r#"{one}, "limit": {{"project_minor": 6000}}"#),
            &[9_000],
            100_000,
        ),
        (
            "the share of the goal below the project's ceiling",
            &format!(r#"{one}, "limit": {{"project_minor": 6000, "project_goal_bps": 500}}"#),
            &[9_000, 1_000],
            100_000,
        ),
        (
            "the share of the pool",
            &format!(r#"{one}, "limit": {{"project_pool_bps": 500}}"#),
            &[4_000, 9_000, 1_000],
            100_000,
        ),
        (
            "the owner's ceiling",
            &format!(r#"{one}, "limit": {{"organisation_minor": 6000}}"#),
            &[4_000, 9_000, 1_000],
            100_000,
        ),
        (
            "the goal",
            &format!(r#"{one}, "limit": {{"not_above": "goal"}}"#),
            &[40_000, 15_000, 10_000],
            100_000,
        ),
        (
            "the floor after the project's ceiling",
            &format!(r#"{one}, "limit": {{"project_minor": 6000, "floor_minor": 500}}"#),
            &[5_800, 9_000],
            100_000,
        ),
        (
            "the floor alone",
            &format!(r#"{one}, "limit": {{"floor_minor": 500}}"#),
            &[400],
            100_000,
        ),
        (
            "the pool after the project's ceiling",
            &format!(r#"{one}, "limit": {{"project_minor": 6000}}"#),
            &[9_000],
            3_000,
        ),
        (
            "the last of the pool, then nothing",
            one,
            &[2_000, 9_000, 1_000],
            3_000,
        ),
        (
            "the minimum",
            &format!(r#"{one}, "count": {{"min_minor": 500}}"#),
            &[499],
            100_000,
        ),
    ];
    let mut text = String::new();
    for (name, settings, gifts, pool) in rows {
        let events: Vec<String> = gifts
            .iter()
            .enumerate()
            .map(|(nth, amount)| {
                format!(
                    r#"{{"at": "2026-03-02T09:00:00Z", "type": "contribution", "id": "g{nth}", "project": "p", "donor": "d{nth}", "amount_minor": {amount}}}"#
                )
            })
            .collect();
        let file = format!(
            r#"{{"currency": "EUR", "time_zone": "Europe/Paris", "pools": [{{"id": "city", "amount_minor": {pool}}}],
                "rules": [{{"id": "r", "pool": "city", "base": "contribution", {settings}}}],
                "projects": [{{"id": "p", "owner": "o", "goal_minor": 100000, "campaign": "keep"}}],
                "events": [{}]}}"#,
            events.join(",")
        );
        let result = scenario::run(file.as_bytes()).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        for decision in &result.decisions {
            let gift = decision.explanation.steps[0].in_minor;
            let title = format!(
                "{name}: {} on {}",
                money(Locale::En, eur(decision.change_minor)),
                money(Locale::En, eur(gift))
            );
            both(&mut text, &title, |locale| {
                decision_sentence(locale, decision, EUR)
            });
        }
    }
    check(&text, expect_file!["./decisions.txt"]);
}
