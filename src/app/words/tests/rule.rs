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
        r#""rate": {"num": 1, "den": 1}, "eligible": {"turnover_min_minor": 100000, "turnover_max_minor": 5000000, "training_done": true, "max_active": {"number": 3, "per": "area", "in_year": true}, "once_per": "year"}"#,
        r#""rate": {"num": 1, "den": 1}, "eligible": {"selection": "jury", "max_active": 1, "once_per": "organisation", "overrides": {"share_min_bps": 1000, "share_max_bps": 5000, "cap_max_minor": 2000000}}"#,
        r#""rate": {"num": 1, "den": 1}, "count": {"related": ["owner", "team"], "related_max_minor": 50000, "series_index": [1, 3], "novelty": {"first_gift": true, "times": {"num": 2, "den": 1}}, "distinct_by": "email"}"#,
        r#""rate": {"num": 1, "den": 1}, "clip": {"single_source_max_minor": 1000000, "single_source_max_goal_bps": 3500}, "settle": {"replay": true}"#,
        r#""rate": {"table": {"selector": "gift_size", "steps": [{"from": 10000, "num": 1, "den": 5}, {"from": 50000, "num": 3, "den": 10}, {"from": 75000, "num": 2, "den": 5}]}}"#,
        r#""rate": {"table": {"selector": "pool_used", "mode": "marginal", "steps": [{"from": 0, "num": 1, "den": 1}, {"from": 10000000, "num": 1, "den": 10}]}}"#,
        r#""rate": {"table": {"selector": "time_window", "steps": [{"from_at": "2026-03-01T00:00:00Z", "num": 1, "den": 1}, {"from_at": "2026-03-08T00:00:00Z", "nothing": true}]}}"#,
        r#""rate": {"table": {"selector": "project_attribute", "steps": [{"area": "old-port", "num": 1, "den": 1}, {"category": "green", "flat_minor": 1000}, {"applicant": "association", "num": 1, "den": 3}, {"otherwise": true, "nothing": true}]}}"#,
        r#""base": "goal", "rate": {"goal_share_bps": 5000}, "gate": {"crowd_goal_bps": 2500, "donors": 25}"#,
        r#""base": "goal", "rate": {"num": 1, "den": 3}, "gate": [{"crowd_goal": {"num": 1, "den": 3}, "counts": "crowd"}], "release": "middle_part", "limit": {"project_minor": 30000000}"#,
        r#""base": "goal", "rate": {"table": {"selector": "milestone", "steps": [{"from": 2500, "flat_minor": 50000}, {"from": 5000, "goal_share_bps": 1000}]}}, "count": {"min_minor": 500}, "release": {"when": "milestone", "tranches_bps": [4000, 6000]}"#,
        r#""base": "gap", "rate": {"num": 1, "den": 1}, "gate": {"crowd_goal_bps": 4000, "own_share_bps": 1000, "local_share_bps": 5000, "any": true}, "release": "top_up_last""#,
        r#""base": "sum", "rate": {"num": 2, "den": 1}, "count": {"donor_types": ["person"], "channels": ["online"], "from": "2026-03-01T00:00:00Z", "in_kind": [{"kind": "work", "minor_per_unit": 2000}, {"kind": "goods", "minor_per_unit": 100}], "in_kind_max_bps": 3000}, "release": "on_verification""#,
        r#""base": "sum", "rate": {"num": 1, "den": 2}, "count": {"source": "costs"}, "release": "reimbursement""#,
        r#""base": "one", "rate": {"flat_minor": 500000}, "gate": [{"votes": 50, "tranche_bps": 4000}, {"rank_max": 3, "deadline": true, "tranche_bps": 6000}], "release": "periodic""#,
        r#""base": "sum", "rate": {"num": 1, "den": 1}, "gate": [{"donors_by_goal": [{"from_minor": 0, "number": 20}, {"from_minor": 5000000, "number": 40}], "votes_by_goal": [{"from_minor": 0, "number": 1}], "applies_to": "payout"}], "allocate": {"way": "pro_rata", "scaling": "up_and_down"}, "limit": {"excess": "redistribute", "project_by": [{"area": "old-port", "minor": 500000}, {"turnover_max_minor": 5000000, "minor": 300000}]}, "release": "at_end""#,
        r#""base": "gap", "rate": {"num": 1, "den": 1}, "allocate": {"way": "rank_fill", "misfit": "skip"}, "release": "at_end", "settle": {"missed": {"crowd": "redirect", "match": "redistribute"}}"#,
        r#""base": "qf", "rate": {"num": 1, "den": 1}, "count": {"donor_areas": ["old-port"]}, "allocate": "quadratic", "release": "at_end""#,
        r#""base": "gap", "rate": {"num": 1, "den": 2}, "allocate": {"way": "lottery", "seed": "2026-03", "misfit": "stop"}, "release": "at_end", "settle": {"missed": {"crowd": "keep", "match": "scaled"}}"#,
        r#""rate": {"num": 1, "den": 1}, "gate": [{"crowd_minor": 100000, "retroactive": true}], "allocate": "first_past_post", "settle": {"success_at_goal_bps": 8000, "missed": {"crowd": "refund"}, "extension": {"if_bps": 7000, "days": 14}}"#,
        r#""base": "goal", "rate": {"num": 1, "den": 1}, "eligible": {"selection": "jury"}, "allocate": "jury_reserved", "release": "upfront""#,
        r#""base": "goal", "rate": {"num": 3, "den": 4}, "gate": [{"goal_reached": true}], "release": "on_goal""#,
    ];
    let names = |named: Named, key: &str| match (named, key) {
        (Named::Category, "green") => "Nature".to_owned(),
        (Named::Category, "sport") => "Sport".to_owned(),
        (Named::Area, "old-port") => "Vieux-Port".to_owned(),
        (_, key) => key.to_owned(),
    };
    let mut text = String::new();
    for settings in rows {
        let base = if settings.contains(r#""base""#) {
            ""
        } else {
            r#""base": "contribution", "#
        };
        let json = format!(r#"{{"id": "r", "pool": "city", {base}{settings}}}"#);
        let rule: RuleForm = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{json}: {error}"));
        let problems = rule.check();
        assert_eq!(problems, [], "{json}");
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
        LimitKind::NotAdmitted,
        LimitKind::OncePer,
        LimitKind::MaxActive,
        LimitKind::GateCrowd,
        LimitKind::GateDonors,
        LimitKind::GateLocal,
        LimitKind::GateOwn,
        LimitKind::GateVotes,
        LimitKind::GateRank,
        LimitKind::GateGoal,
        LimitKind::GateDeadline,
        LimitKind::JuryMax,
        LimitKind::GroupCost,
        LimitKind::DeMinimis,
        LimitKind::PoolPart,
        LimitKind::PoolSlice,
        LimitKind::PastThePost,
        LimitKind::WaitsForEnd,
        LimitKind::WaitsForRound,
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
