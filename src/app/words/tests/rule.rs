use engine::Barrier;
use expect_test::expect_file;

use super::*;
use crate::matching::decision::RuleName;

#[test]
fn a_rule_is_one_sentence() {
    let rows = [
        r#""rate": {"num": 1, "den": 1}"#,
        r#""rate": {"num": 1, "den": 1}, "clip": {"contribution_max_minor": 10000, "donor_max_count": 1}, "limit": {"project_minor": 500000}"#,
        r#""rate": {"num": 1, "den": 2}, "clip": {"contribution_max_minor": 10000, "donor_max_minor": 20000}, "count": {"min_minor": 500}"#,
        r#""rate": {"num": 1, "den": 4}, "limit": {"project_goal_bps": 2500, "not_above": "goal"}, "settle": {"success_at_goal_bps": 8000}"#,
        r#""rate": {"num": 1, "den": 5}, "eligible": {"categories": ["green", "sport"], "areas": ["old-port"]}"#,
        r#""rate": {"num": 3, "den": 20}, "clip": {"donor_max_minor": 20000, "donor_per": "rule", "over": "leave_out"}"#,
        r#""rate": {"num": 2, "den": 1}, "clip": {"contribution_max_minor": 5000, "over": "leave_out", "donor_max_count": 3, "donor_per": "rule"}"#,
        r#""rate": {"num": 3, "den": 7}, "limit": {"project_pool_bps": 1000, "organisation_minor": 900000, "organisation_per": "year", "floor_minor": 100}"#,
        r#""rate": {"flat_minor": 1000}, "count": {"channels": ["online", "cash"], "donor_types": ["person", "foundation"]}"#,
        r#""rate": {"num": 1, "den": 1}, "count": {"min_minor": 500, "donor_areas": ["old-port"], "from": "2026-03-01T00:00:00Z"}"#,
        r#""rate": {"num": 1, "den": 1}, "eligible": {"applicants": ["association"], "campaigns": ["all_or_nothing"], "goal_min_minor": 100000, "goal_max_minor": 900000, "until": "2026-03-01T00:00:00Z"}"#,
        r#""rate": {"num": 1, "den": 1}, "limit": {"not_above": "minimum", "organisation_minor": 900000}, "settle": {"missed": {"match": "keep"}}"#,
        r#""rate": {"goal_share_bps": 100}"#,
    ];
    let names = |named: Named, key: &str| match (named, key) {
        (Named::Category, "green") => "Nature".to_owned(),
        (Named::Category, "sport") => "Sport".to_owned(),
        (Named::Area, "old-port") => "Vieux-Port".to_owned(),
        (_, key) => key.to_owned(),
    };
    let mut text = String::new();
    for settings in rows {
        let json = format!(r#"{{"id": "r", "pool": "city", "base": "contribution", {settings}}}"#);
        let rule: RuleForm = serde_json::from_str(&json).unwrap();
        both(&mut text, settings, |locale| {
            rule_sentence(locale, &rule, EUR, &names)
        });
    }
    check(&text, expect_file!["./rules.txt"]);
}

#[test]
fn a_rule_that_is_closed_says_why() {
    let open = OpenRule {
        rule: RuleName {
            id: "r".into(),
            version: 1,
        },
        pool: "city".into(),
        match_minor: 0,
        barriers: Vec::new(),
        limit: None,
    };
    assert_eq!(closed_sentence(Locale::Fr, &open), None);
    let mut text = String::new();
    for barrier in Barrier::ALL {
        let closed = OpenRule {
            barriers: vec![*barrier],
            ..open.clone()
        };
        both(&mut text, barrier.as_str(), |locale| {
            closed_sentence(locale, &closed).unwrap()
        });
    }
    let two = OpenRule {
        barriers: vec![Barrier::Area, Barrier::Category],
        ..open.clone()
    };
    both(&mut text, "area and category", |locale| {
        closed_sentence(locale, &two).unwrap()
    });
    for limit in [
        LimitKind::PoolPaused,
        LimitKind::PoolClosed,
        LimitKind::PoolWindow,
        LimitKind::RulePaused,
        LimitKind::CampaignWindow,
        LimitKind::ProjectSettled,
        LimitKind::ProjectMax,
        LimitKind::ProjectGoalShare,
        LimitKind::OrganisationMax,
        LimitKind::NotAbove,
        LimitKind::Exclusive,
        LimitKind::PoolAvailable,
    ] {
        let closed = OpenRule {
            limit: Some(limit),
            ..open.clone()
        };
        both(&mut text, limit.as_str(), |locale| {
            closed_sentence(locale, &closed).unwrap()
        });
    }
    check(&text, expect_file!["./closed.txt"]);
}
