use expect_test::expect_file;

use super::*;

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
    let ratio = (FactKey::Ratio, FactForm::Ratio { num: 1, den: 4 });
    let at = FactForm::At("2026-03-01T00:00:00Z".parse().unwrap());
    let plain = [
        (
            "a project as a whole",
            StepKind::Base,
            (1, 1),
            vec![(FactKey::Base, FactForm::Minor(1))],
        ),
        (
            "a share of the goal",
            StepKind::Rate,
            (2_000, 5_000),
            vec![(FactKey::GoalShare, FactForm::Bps(5_000))],
        ),
        (
            "a fixed amount",
            StepKind::Rate,
            (1, 5_000),
            vec![(FactKey::Flat, FactForm::Minor(5_000))],
        ),
        (
            "a table by amount",
            StepKind::Rate,
            (2_000, 500),
            vec![ratio.clone(), (FactKey::Reached, FactForm::Minor(90_000))],
        ),
        (
            "a table over several steps",
            StepKind::Rate,
            (2_000, 700),
            vec![ratio.clone(), (FactKey::Reached, FactForm::Minor(90_000))],
        ),
        (
            "milestones",
            StepKind::Rate,
            (2_000, 700),
            vec![ratio.clone(), (FactKey::Reached, FactForm::Bps(5_000))],
        ),
        (
            "a table by time",
            StepKind::Rate,
            (2_000, 500),
            vec![ratio.clone(), (FactKey::Moment, at)],
        ),
        (
            "a table by lot",
            StepKind::Rate,
            (2_000, 500),
            vec![ratio.clone(), (FactKey::Drawn, FactForm::Count(7_031))],
        ),
        (
            "a table by rank",
            StepKind::Rate,
            (2_000, 500),
            vec![ratio, (FactKey::Rank, FactForm::Count(3))],
        ),
        (
            "a round",
            StepKind::Pool,
            (2_000, 2_000),
            vec![
                (FactKey::Available, FactForm::Minor(100_000)),
                (FactKey::Claims, FactForm::Minor(150_000)),
            ],
        ),
        (
            "a rank in full",
            StepKind::Allocate,
            (2_000, 2_000),
            vec![(FactKey::Rank, FactForm::Count(2))],
        ),
        (
            "a gate that opened",
            StepKind::Gate,
            (0, 2_000),
            vec![(FactKey::Before, FactForm::Minor(0))],
        ),
        (
            "what came back",
            StepKind::Settle,
            (1_000, 2_000),
            vec![(FactKey::Before, FactForm::Minor(1_000))],
        ),
        (
            "more than before",
            StepKind::Release,
            (2_000, 2_000),
            vec![(FactKey::Before, FactForm::Minor(1_500))],
        ),
    ];
    let moment = || FactForm::At("2026-03-01T12:15:00Z".parse().unwrap());
    let held = [
        ("until", vec![(FactKey::Until, moment())]),
        ("since", vec![(FactKey::Since, moment())]),
    ];
    for (name, facts) in held {
        let held = step(StepKind::Hold, None, (2_000, 2_000), &facts);
        both(&mut text, &format!("hold: {name}"), |locale| {
            step_sentence(locale, &held, EUR)
        });
    }
    for (name, kind, figures, facts) in plain {
        let plain = step(kind, None, figures, &facts);
        both(&mut text, &format!("{kind}: {name}"), |locale| {
            step_sentence(locale, &plain, EUR)
        });
    }
    let cuts = [
        (StepKind::Event, LimitKind::MoreThanTheGift, 0),
        (StepKind::Settle, LimitKind::SuccessLine, 1_500),
        (StepKind::Settle, LimitKind::GateVotes, 0),
        (StepKind::Settle, LimitKind::Extended, 2_000),
        (StepKind::Eligible, LimitKind::PoolPaused, 0),
        (StepKind::Clip, LimitKind::ContributionMax, 500),
        (StepKind::Limit, LimitKind::ProjectMax, 500),
        (StepKind::Pool, LimitKind::PoolAvailable, 500),
        (StepKind::Settle, LimitKind::SuccessLine, 0),
        (StepKind::Settle, LimitKind::SuccessLine, 2_000),
        (StepKind::Settle, LimitKind::Cancelled, 0),
        (StepKind::Hold, LimitKind::HoldOver, 0),
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
