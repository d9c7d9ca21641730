use domain::Id;
use expect_test::expect;
use uuid::Uuid;

use super::*;

fn eur(minor: i64) -> Option<Money> {
    Some(Money::new(minor, Currency::EUR))
}

fn plain(preset: RulePreset) -> RuleInput {
    RuleInput {
        preset,
        rate_num: None,
        rate_den: None,
        minimum_gift: None,
        maximum_per_gift: None,
        maximum_per_donor: None,
        first_gift_only: None,
        maximum_per_project: None,
        stop_at_goal: None,
        maximum_goal_share_bps: None,
        categories: Vec::new(),
        neighbourhoods: Vec::new(),
        areas: Vec::new(),
        success_at_goal_bps: None,
    }
}

fn full() -> RuleInput {
    RuleInput {
        rate_num: Some(1),
        rate_den: Some(4),
        minimum_gift: eur(500),
        maximum_per_gift: eur(10_000),
        maximum_per_donor: eur(20_000),
        first_gift_only: Some(true),
        maximum_per_project: eur(500_000),
        maximum_goal_share_bps: Some(5_000),
        categories: vec!["green".into()],
        neighbourhoods: vec![NeighbourhoodId::from_uuid(Uuid::from_u128(1))],
        areas: vec![AreaId::from_uuid(Uuid::from_u128(2))],
        success_at_goal_bps: Some(8_000),
        ..plain(RulePreset::AddAQuarter)
    }
}

fn problems(input: &RuleInput) -> String {
    let problems = input.settings(Currency::EUR, "rule").unwrap_err();
    problems
        .iter()
        .map(|problem| format!("{} {}\n", problem.field, problem.kind.code()))
        .collect()
}

#[test]
fn every_preset_comes_back_from_its_rule() {
    for preset in RulePreset::ALL {
        let custom = *preset == RulePreset::Custom;
        let input = RuleInput {
            rate_num: custom.then_some(2),
            rate_den: custom.then_some(7),
            ..plain(*preset)
        };
        let settings = input.settings(Currency::EUR, "").unwrap();
        let form = settings.form("rule:1", 3, "pool:1");
        assert_eq!(RuleSettings::of(&form), settings);
        assert_eq!(form.check(), []);
    }
}

#[test]
fn all_settings_come_back_from_their_rule_and_from_their_json() {
    let settings = full().settings(Currency::EUR, "").unwrap();
    let form = settings.form("r", 1, "p");
    assert_eq!(RuleSettings::of(&form), settings);
    let text = form.to_json();
    assert_eq!(RuleForm::from_json(&text).unwrap().to_json(), text);
    expect![[r#"{"id":"r","version":1,"pool":"p","priority":1,"eligible":{"areas":["neighbourhood:00000000-0000-0000-0000-000000000001","area:00000000-0000-0000-0000-000000000002"],"categories":["green"]},"count":{"min_minor":500},"clip":{"contribution_max_minor":10000,"donor_max_minor":20000,"donor_max_count":1},"base":"contribution","rate":{"num":1,"den":4},"limit":{"project_minor":500000,"project_goal_bps":5000},"settle":{"success_at_goal_bps":8000}}"#]]
        .assert_eq(&text);
    let json = serde_json::to_string(&settings).unwrap();
    assert_eq!(serde_json::from_str::<RuleSettings>(&json).unwrap(), settings);
}

#[test]
fn a_rule_with_more_to_it_is_shown_as_custom_with_what_fits() {
    let more: [fn(&mut RuleForm); 7] = [
        |rule| rule.clip.donor_max_count = Some(3),
        |rule| rule.limit.floor_minor = Some(10),
        |rule| rule.count.channels = vec![Word(engine::Channel::Online)],
        |rule| rule.settle.replay = true,
        |rule| rule.settle.missed.matched = Some(Word(engine::MatchFate::Keep)),
        |rule| rule.base = Word(Base::Sum),
        |rule| {
            rule.rate = super::super::form::RateForm {
                flat_minor: Some(500),
                ..Default::default()
            }
        },
    ];
    for change in more {
        let mut rule = plain(RulePreset::DoubleEachGift)
            .settings(Currency::EUR, "")
            .unwrap()
            .form("r", 1, "p");
        change(&mut rule);
        assert_eq!(*RuleSettings::of(&rule).preset, RulePreset::Custom, "{rule:?}");
    }
    let mut rule = RuleForm::ratio("r", 1, "p", 1, 1);
    rule.allocate = Some(AllocateWay::FirstCome.into());
    rule.settle.success_at_goal_bps = Some(WHOLE_BPS);
    rule.settle.missed.matched = Some(Word(engine::MatchFate::VoidToPool));
    assert_eq!(*RuleSettings::of(&rule).preset, RulePreset::DoubleEachGift);
}

#[test]
fn what_is_wrong_is_told_by_the_name_of_the_input() {
    assert_eq!(
        problems(&plain(RulePreset::Custom)),
        "rule.rateNum REQUIRED\nrule.rateDen REQUIRED\n"
    );
    let input = RuleInput {
        rate_num: Some(0),
        rate_den: Some(1_000_001),
        ..plain(RulePreset::Custom)
    };
    assert_eq!(
        problems(&input),
        "rule.rateNum OUT_OF_RANGE\nrule.rateDen OUT_OF_RANGE\n"
    );
    let input = RuleInput {
        rate_num: Some(3),
        ..plain(RulePreset::AddAHalf)
    };
    assert_eq!(problems(&input), "rule.rateNum RULE_CONTRADICTS\n");
    let input = RuleInput {
        minimum_gift: eur(0),
        maximum_per_gift: eur(-1),
        maximum_per_donor: Some(Money::new(1, "CHF".parse().unwrap())),
        maximum_per_project: eur(AMOUNT_MAX + 1),
        maximum_goal_share_bps: Some(10_001),
        success_at_goal_bps: Some(-1),
        ..plain(RulePreset::DoubleEachGift)
    };
    expect![[r#"
        rule.minimumGift AMOUNT_ZERO
        rule.maximumPerGift AMOUNT_NEGATIVE
        rule.maximumPerDonor WRONG_CURRENCY
        rule.maximumPerProject AMOUNT_TOO_LARGE
        rule.maximumGoalShareBps OUT_OF_RANGE
        rule.successAtGoalBps OUT_OF_RANGE
    "#]]
    .assert_eq(&problems(&input));
}

#[test]
fn settings_that_contradict_each_other_are_told_with_both_names() {
    let input = RuleInput {
        minimum_gift: eur(5_000),
        maximum_per_gift: eur(2_000),
        maximum_per_donor: eur(1_000),
        ..plain(RulePreset::DoubleEachGift)
    };
    let found = input.settings(Currency::EUR, "input.rule").unwrap_err();
    let contradicts = ProblemKind::Rule {
        reason: RuleReason::Contradicts {
            with: "input.rule.minimumGift".into(),
        },
    };
    let expected = ["input.rule.maximumPerGift", "input.rule.maximumPerDonor"];
    let found: Vec<_> = found
        .into_iter()
        .map(|problem| (problem.field, problem.kind))
        .collect();
    assert_eq!(
        found,
        expected.map(|field| (field.to_owned(), contradicts.clone()))
    );
}
