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

#[test]
fn every_step_has_its_sentence() {
    let mut text = String::new();
    for kind in StepKind::ALL {
        let facts = match kind {
            StepKind::Rate => vec![(FactKey::Ratio, FactForm::Ratio { num: 1, den: 4 })],
            StepKind::Pool => vec![(FactKey::Available, FactForm::Minor(1_000_000))],
            StepKind::Round => vec![(FactKey::Dropped, FactForm::Ratio { num: 3, den: 4 })],
            StepKind::Settle => {
                vec![
                    (FactKey::Total, FactForm::Minor(90_000)),
                    (FactKey::Line, FactForm::Bps(8_000)),
                ]
            }
            StepKind::Refund => {
                vec![
                    (FactKey::Asked, FactForm::Minor(1_000)),
                    (FactKey::Remaining, FactForm::Minor(0)),
                ]
            }
            _ => vec![],
        };
        let out = if *kind == StepKind::Rate { 500 } else { 2_000 };
        let plain = step(*kind, None, (2_000, out), &facts);
        both(&mut text, kind.as_str(), |locale| {
            step_sentence(locale, &plain, EUR)
        });
    }
    let cuts = [
        (StepKind::Event, LimitKind::MoreThanTheGift, 0),
        (StepKind::Eligible, LimitKind::PoolPaused, 0),
        (StepKind::Clip, LimitKind::ContributionMax, 500),
        (StepKind::Limit, LimitKind::ProjectMax, 500),
        (StepKind::Pool, LimitKind::PoolAvailable, 500),
        (StepKind::Settle, LimitKind::SuccessLine, 0),
        (StepKind::Settle, LimitKind::SuccessLine, 2_000),
        (StepKind::Settle, LimitKind::Cancelled, 0),
    ];
    for (kind, limit, out) in cuts {
        let facts = match kind {
            StepKind::Settle => [
                (FactKey::Total, FactForm::Minor(90_000)),
                (FactKey::Line, FactForm::Bps(10_000)),
            ],
            _ => [
                (FactKey::Limit, FactForm::Minor(5_000)),
                (FactKey::Left, FactForm::Minor(out)),
            ],
        };
        let cut = step(kind, Some(limit), (2_000, out), &facts);
        both(&mut text, &format!("{kind} {limit}"), |locale| {
            step_sentence(locale, &cut, EUR)
        });
    }
    check(&text, expect_file!["./steps.txt"]);
}
