use super::*;

fn shown(rule: &RuleForm) -> Preview {
    preview(rule, Currency::EUR, None).unwrap()
}

fn examples(preview: &Preview) -> Vec<(i64, i64)> {
    preview
        .examples
        .iter()
        .map(|example| (example.gift_minor, example.match_minor))
        .collect()
}

#[test]
fn the_curve_rises_to_the_ceiling_and_stays_there() {
    let mut rule = RuleForm::ratio("r", 1, "p", 1, 1);
    rule.clip.contribution_max_minor = Some(10_000);
    rule.limit.project_minor = Some(100_000);
    let preview = shown(&rule);
    let curve = &preview.curve;
    assert_eq!(
        curve[0],
        CurvePoint {
            crowd_minor: 0,
            match_minor: 0
        }
    );
    assert_eq!(
        curve[1],
        CurvePoint {
            crowd_minor: 2_000,
            match_minor: 2_000
        }
    );
    assert!(
        curve
            .windows(2)
            .all(|pair| pair[0].crowd_minor < pair[1].crowd_minor)
    );
    assert!(
        curve
            .windows(2)
            .all(|pair| pair[0].match_minor <= pair[1].match_minor)
    );
    let last = curve[curve.len() - 1];
    assert!(last.crowd_minor >= 600_000, "the curve goes to 120 % of the goal");
    assert_eq!(last.match_minor, 100_000);
    assert_eq!(
        examples(&preview),
        [
            (500, 500),
            (2_000, 2_000),
            (5_000, 5_000),
            (10_000, 10_000),
            (50_000, 10_000)
        ]
    );
}

#[test]
fn the_project_of_the_preview_is_one_that_the_rule_wants() {
    let mut rule = RuleForm::ratio("r", 1, "p", 1, 4);
    rule.eligible.areas = vec!["somewhere".into()];
    rule.eligible.categories = vec!["green".into()];
    rule.eligible.applicants = vec!["association".into()];
    rule.eligible.campaigns = vec![Word(CampaignKind::Keep)];
    rule.eligible.goal_max_minor = Some(90_000);
    rule.eligible.from = Some("2026-03-01T00:00:00Z".parse().unwrap());
    rule.count.donor_types = vec![Word(engine::DonorType::Foundation)];
    rule.count.channels = vec![Word(engine::Channel::BankTransfer)];
    rule.count.donor_areas = vec!["here".into()];
    rule.count.min_minor = Some(1_000);
    let preview = shown(&rule);
    assert_eq!(
        examples(&preview),
        [
            (500, 0),
            (2_000, 500),
            (5_000, 1_250),
            (10_000, 2_500),
            (50_000, 12_500)
        ]
    );
    assert_eq!(preview.curve[1].match_minor, 500);
}

#[test]
fn a_curve_has_a_bounded_number_of_points_whatever_the_goal() {
    let rule = RuleForm::ratio("r", 1, "p", 1, 1);
    for goal in [1, 10_000, 500_000, 1_000_000_000, AMOUNT_MAX / 2] {
        let preview = preview(&rule, Currency::EUR, Some(goal)).unwrap();
        assert!(
            (2..=250).contains(&preview.curve.len()),
            "{goal}: {} points",
            preview.curve.len()
        );
    }
    let yen: Currency = "JPY".parse().unwrap();
    assert_eq!(preview(&rule, yen, None).unwrap().examples[1].gift_minor, 2_000);
}

#[test]
fn a_wrong_rule_or_goal_has_no_preview() {
    let wrong = RuleForm::ratio("r", 1, "p", 1, 0);
    let path = |rule, goal| preview(rule, Currency::EUR, goal).unwrap_err()[0].path.clone();
    assert_eq!(path(&wrong, None), "rate.den");
    assert_eq!(path(&RuleForm::ratio("r", 1, "p", 1, 1), Some(0)), "goal");
}

/// A rule by its settings beside names.
fn rule(settings: &str) -> RuleForm {
    RuleForm::from_json(&format!(r#"{{"id": "r", "pool": "p", {settings}}}"#)).unwrap()
}

/// The first point at which anything is matched, and the last.
fn rise(preview: &Preview) -> ((i64, i64), (i64, i64)) {
    let point = |point: &CurvePoint| (point.crowd_minor, point.match_minor);
    let first = preview.curve.iter().find(|point| point.match_minor > 0);
    (
        first.map(point).unwrap_or_default(),
        point(&preview.curve[preview.curve.len() - 1]),
    )
}

#[test]
fn a_gate_opens_along_the_curve() {
    let half = rule(
        r#""base": "goal", "rate": {"goal_share_bps": 5000}, "gate": {"crowd_goal_bps": 2500, "votes": 50, "own_share_bps": 1000, "local_share_bps": 5000}, "eligible": {"selection": "jury", "training_done": true, "turnover_min_minor": 5}"#,
    );
    let ((opens, first), (_, last)) = rise(&shown(&half));
    assert!((125_000..160_000).contains(&opens), "{opens}");
    assert_eq!((first, last), (250_000, 250_000));
}

#[test]
fn what_is_decided_at_an_end_is_shown_as_if_it_came_now() {
    let share =
        rule(r#""base": "sum", "rate": {"num": 1, "den": 2}, "allocate": "pro_rata", "release": "at_end""#);
    let preview = shown(&share);
    assert_eq!(rise(&preview).0, (2_000, 1_000));
    assert_eq!(
        examples(&preview)[0],
        (500, 0),
        "one gift alone waits for the round"
    );
    let end = rule(r#""base": "sum", "rate": {"num": 1, "den": 1}, "release": "at_end""#);
    let ((crowd, _), _) = rise(&shown(&end));
    assert!(
        (250_000..300_000).contains(&crowd),
        "{crowd}: half of the goal and its double succeed"
    );
    let ranked =
        rule(r#""base": "gap", "rate": {"num": 1, "den": 1}, "allocate": "rank_fill", "release": "at_end""#);
    assert_eq!(shown(&ranked).curve[1].match_minor, 498_000);
    let quadratic = rule(
        r#""base": "qf", "rate": {"num": 1, "den": 1}, "allocate": {"way": "quadratic", "scaling": "up_and_down"}, "release": "at_end""#,
    );
    assert_eq!(
        rise(&shown(&quadratic)).1.1,
        500_000,
        "the only project gets the pool"
    );
}
