use engine::DecisionState;
use expect_test::expect_file;

use super::*;
use crate::matching::explanation::ExplanationForm;

#[test]
fn what_happens_to_a_match_later_is_told() {
    let refund = |before, after, left| {
        let facts = [
            (FactKey::Asked, FactForm::Minor(1_000)),
            (FactKey::Remaining, FactForm::Minor(left)),
        ];
        ExplanationForm {
            steps: vec![step(StepKind::Refund, None, (before, after), &facts)],
        }
    };
    let settle = |limit| {
        let facts = [
            (FactKey::Total, FactForm::Minor(90_000)),
            (FactKey::Line, FactForm::Bps(8_000)),
        ];
        ExplanationForm {
            steps: vec![step(StepKind::Settle, limit, (5_000, 0), &facts)],
        }
    };
    let rise = ExplanationForm {
        steps: vec![step(
            StepKind::Refund,
            None,
            (5_000, 5_000),
            &[(FactKey::Before, FactForm::Minor(4_000))],
        )],
    };
    let paid = ExplanationForm {
        steps: vec![step(StepKind::Release, None, (5_000, 5_000), &[])],
    };
    let refused = ExplanationForm {
        steps: vec![step(
            StepKind::Event,
            Some(LimitKind::DuplicateContribution),
            (5_000, 0),
            &[],
        )],
    };
    let stood = |kind, stood| ExplanationForm {
        steps: vec![step(
            kind,
            None,
            (stood, 5_000),
            &[(FactKey::Before, FactForm::Minor(stood))],
        )],
    };
    // A rule that gives half of the goal, up to what is said, where so much stood before.
    let whole = |stood, stands, limit: Option<LimitKind>| {
        let facts = [(FactKey::Base, FactForm::Minor(20_000))];
        let ratio = [(FactKey::Ratio, FactForm::Ratio { num: 1, den: 2 })];
        ExplanationForm {
            steps: vec![
                step(StepKind::Eligible, None, (2_000, 2_000), &[]),
                step(StepKind::Base, None, (20_000, 20_000), &facts),
                step(StepKind::Rate, None, (20_000, 10_000), &ratio),
                step(
                    StepKind::Pool,
                    limit,
                    (10_000, stands),
                    &[(FactKey::Available, FactForm::Minor(stands))],
                ),
                step(
                    StepKind::Release,
                    None,
                    (stands, stands),
                    &[(FactKey::Before, FactForm::Minor(stood))],
                ),
            ],
        }
    };
    let round = |limit, given: i64, fact: Option<(FactKey, FactForm)>| {
        let pool = [
            (FactKey::Available, FactForm::Minor(100_000)),
            (FactKey::Claims, FactForm::Minor(150_000)),
        ];
        let facts: Vec<(FactKey, FactForm)> = fact.into_iter().collect();
        ExplanationForm {
            steps: vec![
                step(StepKind::Pool, None, (60_000, 60_000), &pool),
                step(StepKind::Allocate, limit, (60_000, given), &facts),
                step(StepKind::Release, None, (given, given), &[]),
            ],
        }
    };
    let waits = |limit| ExplanationForm {
        steps: vec![step(StepKind::Release, Some(limit), (2_000, 0), &[])],
    };
    let settled = |limit, before, after| {
        let facts = [
            (FactKey::Total, FactForm::Minor(90_000)),
            (FactKey::Line, FactForm::Bps(10_000)),
        ];
        ExplanationForm {
            steps: vec![step(StepKind::Settle, Some(limit), (before, after), &facts)],
        }
    };
    let extended = {
        let until = (
            FactKey::Until,
            FactForm::At("2026-05-01T21:59:59Z".parse().unwrap()),
        );
        ExplanationForm {
            steps: vec![step(
                StepKind::Settle,
                Some(LimitKind::Extended),
                (90_000, 90_000),
                &[until],
            )],
        }
    };
    let hold = |limit, after, key| ExplanationForm {
        steps: vec![step(
            StepKind::Hold,
            limit,
            (2_000, after),
            &[(key, FactForm::At("2026-03-01T12:15:00Z".parse().unwrap()))],
        )],
    };
    let not_held = ExplanationForm {
        steps: vec![step(
            StepKind::Pool,
            Some(LimitKind::PoolAvailable),
            (2_000, 0),
            &[(FactKey::Available, FactForm::Minor(0))],
        )],
    };
    let none = ExplanationForm::default();
    let rows = [
        (
            "whole refund",
            DecisionState::Released,
            -1_000,
            refund(1_000, 0, 0),
        ),
        (
            "whole refund of an unmatched gift",
            DecisionState::Released,
            0,
            refund(0, 0, 0),
        ),
        (
            "partial refund",
            DecisionState::Released,
            -400,
            refund(1_000, 600, 600),
        ),
        (
            "partial refund that takes nothing",
            DecisionState::Released,
            0,
            refund(1_000, 1_000, 4_000),
        ),
        (
            "partial refund of an unmatched gift",
            DecisionState::Released,
            0,
            refund(0, 0, 4_000),
        ),
        ("replay", DecisionState::Reserved, 1_000, rise),
        ("success", DecisionState::Committed, 5_000, settle(None)),
        (
            "kept although missed",
            DecisionState::Committed,
            5_000,
            settle(Some(LimitKind::SuccessLine)),
        ),
        (
            "missed",
            DecisionState::Released,
            -5_000,
            settle(Some(LimitKind::SuccessLine)),
        ),
        (
            "cancelled",
            DecisionState::Released,
            -5_000,
            settle(Some(LimitKind::Cancelled)),
        ),
        ("paid", DecisionState::Paid, 5_000, paid),
        ("refused", DecisionState::Refused, 0, refused),
        (
            "a gate opened",
            DecisionState::Reserved,
            5_000,
            stood(StepKind::Gate, 0),
        ),
        (
            "another campaign gave back",
            DecisionState::Reserved,
            1_000,
            stood(StepKind::Settle, 4_000),
        ),
        (
            "half of the goal",
            DecisionState::Reserved,
            10_000,
            whole(0, 10_000, None),
        ),
        (
            "no more than before",
            DecisionState::Reserved,
            0,
            whole(10_000, 10_000, None),
        ),
        (
            "more than before, and the pool is used up",
            DecisionState::Reserved,
            3_000,
            whole(4_000, 7_000, Some(LimitKind::PoolAvailable)),
        ),
        (
            "less than before",
            DecisionState::Released,
            -4_000,
            whole(14_000, 10_000, None),
        ),
        (
            "all of a claim in a round",
            DecisionState::Reserved,
            60_000,
            round(None, 60_000, None),
        ),
        (
            "a share in a round",
            DecisionState::Reserved,
            40_000,
            round(Some(LimitKind::RoundShare), 40_000, None),
        ),
        (
            "a quadratic share",
            DecisionState::Reserved,
            40_000,
            round(
                Some(LimitKind::QuadraticShare),
                40_000,
                Some((FactKey::Quadratic, FactForm::Minor(300_000))),
            ),
        ),
        (
            "a rank too low",
            DecisionState::Reserved,
            0,
            round(
                Some(LimitKind::RankOrder),
                0,
                Some((FactKey::Rank, FactForm::Count(7))),
            ),
        ),
        (
            "until the end",
            DecisionState::Reserved,
            0,
            waits(LimitKind::WaitsForEnd),
        ),
        (
            "until the round",
            DecisionState::Reserved,
            0,
            waits(LimitKind::WaitsForRound),
        ),
        (
            "held",
            DecisionState::Held,
            2_000,
            hold(None, 2_000, FactKey::Until),
        ),
        ("nothing to hold", DecisionState::Held, 0, not_held),
        (
            "held too long",
            DecisionState::Held,
            -2_000,
            hold(Some(LimitKind::HoldOver), 0, FactKey::Since),
        ),
        (
            "held and not paid",
            DecisionState::Held,
            -2_000,
            hold(Some(LimitKind::HoldReleased), 0, FactKey::Since),
        ),
        (
            "kept",
            DecisionState::Held,
            -2_000,
            hold(None, 2_000, FactKey::Since),
        ),
        ("extended", DecisionState::Reserved, 0, extended),
        (
            "scaled down",
            DecisionState::Released,
            -500,
            settled(LimitKind::SuccessLine, 5_000, 4_500),
        ),
        (
            "scaled, and kept",
            DecisionState::Committed,
            4_500,
            settled(LimitKind::SuccessLine, 5_000, 4_500),
        ),
        (
            "a condition for payment was not met",
            DecisionState::Released,
            -5_000,
            settled(LimitKind::GateDonors, 5_000, 0),
        ),
        (
            "due before the end",
            DecisionState::Committed,
            5_000,
            none.clone(),
        ),
        ("without steps", DecisionState::Reserved, 5_000, none.clone()),
        ("refused without steps", DecisionState::Refused, 0, none),
    ];
    let mut text = String::new();
    for (name, state, change_minor, explanation) in &rows {
        let said = Said {
            state: *state,
            change_minor: *change_minor,
            explanation,
        };
        both(&mut text, name, |locale| decision_sentence(locale, said, EUR));
    }
    check(&text, expect_file!["./later.txt"]);
}
