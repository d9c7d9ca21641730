//! What is wrong with a definition is said before anything is decided by it, all of it at once.

mod rules;

use engine::{
    AMOUNT_MAX, DeMinimis, FunderSpec, Part, PartFor, Partition, PoolSpec, Programme, ProjectSpec, Rule,
    RuleProblem, RuleSpec, Slice, SlicePer, Stack, Starts,
};
use expect_test::{Expect, expect};

fn told<T>(result: Result<T, Vec<RuleProblem>>) -> String {
    let problems = result.err().unwrap_or_default();
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

fn city() -> Programme {
    let mut programme = Programme::new(chrono_tz::UTC, Stack::default()).unwrap();
    programme.add_pool(PoolSpec::new("city", 1_000)).unwrap();
    programme
}

/// What is said of a pool, of a project.
fn of_pool(change: impl FnOnce(&mut PoolSpec, &mut Programme), expected: &Expect) {
    let mut programme = city();
    let mut spec = PoolSpec::new("pool", 1_000);
    change(&mut spec, &mut programme);
    expected.assert_eq(&told(programme.add_pool(spec)));
}

fn of_project(change: impl FnOnce(&mut ProjectSpec), expected: &Expect) {
    let mut programme = city();
    let mut spec = ProjectSpec::new("p", programme.owner("o"), 1_000);
    change(&mut spec);
    expected.assert_eq(&told(programme.add_project(spec)));
}

fn moment(second: i64) -> Option<chrono::DateTime<chrono::Utc>> {
    chrono::DateTime::from_timestamp(second, 0)
}

#[test]
fn the_amounts_of_a_pool_add_up() {
    let funder = |key: &str, amount_minor| FunderSpec {
        key: key.into(),
        amount_minor,
    };
    of_pool(|_, _| {}, &expect![[""]]);
    of_pool(
        |pool, _| {
            pool.key = "city".into();
            pool.amount_minor = -1;
            (pool.opens_at, pool.closes_at) = (moment(5), moment(5));
            pool.hold_seconds = Some(3_601);
            pool.slice = Some(Slice {
                per: SlicePer::Day,
                amount_minor: 0,
                carry_over: true,
            });
            pool.funders = vec![funder("a", 1), funder("a", -2)];
        },
        &expect![[r#"
            amount_minor: must be from 0 to 1000000000000000
            closes_at: must be after opens_at
            hold_seconds: must be from 1 to 3600
            slice.amount_minor: must be from 1 to 1000000000000000
            funders[1].amount_minor: must be from 0 to 1000000000000000
            funders[1].id: is already taken
            id: is already taken"#]],
    );
    of_pool(
        |pool, _| {
            pool.hold_seconds = Some(3_600);
            (pool.opens_at, pool.closes_at) = (moment(5), moment(6));
            pool.slice = Some(Slice {
                per: SlicePer::Day,
                amount_minor: 1,
                carry_over: true,
            });
            pool.funders = vec![funder("a", 400), funder("b", 600)];
        },
        &expect![[""]],
    );
    of_pool(
        |pool, _| {
            pool.slice = Some(Slice {
                per: SlicePer::Day,
                amount_minor: 1,
                carry_over: true,
            });
        },
        &expect!["opens_at: is missing"],
    );
}

#[test]
fn parts_and_pots_lie_within_their_pool() {
    let parts = |minor: [i64; 2], same: bool| {
        move |pool: &mut PoolSpec, programme: &mut Programme| {
            let (north, south) = (programme.area("north"), programme.area("south"));
            let second = if same { north } else { south };
            let part = |area, amount_minor| Part {
                whose: PartFor::Area(area),
                amount_minor,
            };
            pool.partition = Some(Partition::Parts {
                parts: vec![part(north, minor[0]), part(second, minor[1])],
                shared_rest: false,
            });
        }
    };
    of_pool(parts([400, 600], false), &expect![[""]]);
    of_pool(
        parts([400, 601], false),
        &expect!["partition.parts: must not be above amount_minor"],
    );
    of_pool(
        parts([-1, 600], true),
        &expect![[r#"
        partition.parts[0].amount_minor: must be from 0 to 1000000000000000
        partition.parts[1]: is already taken"#]],
    );
    of_pool(
        |pool, _| {
            pool.partition = Some(Partition::Parts {
                parts: Vec::new(),
                shared_rest: false,
            });
        },
        &expect!["partition.parts: must not be empty"],
    );
    let pots = |each_minor, reserved_minor| {
        move |pool: &mut PoolSpec, _: &mut Programme| {
            pool.partition = Some(Partition::Pots {
                each_minor,
                reserved_minor,
                shared_rest: false,
            });
        }
    };
    of_pool(pots(1_000, 1_000), &expect![[""]]);
    of_pool(
        pots(1_001, 1_000),
        &expect!["partition.each_minor: must not be above partition.reserved_minor"],
    );
    of_pool(
        pots(100, 1_001),
        &expect!["partition.reserved_minor: must not be above amount_minor"],
    );
    of_pool(
        pots(0, 0),
        &expect![[r#"
        partition.each_minor: must be from 1 to 1000000000000000
        partition.reserved_minor: must be from 1 to 1000000000000000"#]],
    );
}

#[test]
fn all_pools_together_are_no_more_than_can_be_added_up() {
    let mut programme = city();
    let mut add = |key: &str, minor| told(programme.add_pool(PoolSpec::new(key, minor)));
    for nth in 0..999 {
        assert_eq!(add(&format!("pool {nth}"), AMOUNT_MAX), "");
    }
    assert_eq!(
        add("the rest", AMOUNT_MAX - 999),
        "amount_minor: must be from 0 to 1000000000000000000"
    );
    assert_eq!(add("the rest", AMOUNT_MAX - 1_000), "");
    assert_eq!(
        add("one more", 1),
        "amount_minor: must be from 0 to 1000000000000000000"
    );
    assert_eq!(add("nothing more", 0), "");
}

#[test]
fn a_project_has_a_goal_between_its_minimum_and_its_optimum() {
    of_project(
        |project| {
            project.minimum_minor = Some(1_000);
            project.optimum_minor = Some(1_000);
            (project.opens_at, project.closes_at) = (moment(5), moment(6));
        },
        &expect![[""]],
    );
    of_project(
        |project| {
            project.minimum_minor = Some(1_001);
            project.optimum_minor = Some(999);
            project.cost_minor = Some(0);
            project.own_minor = -1;
            project.other_minor = -1;
            project.public_minor = -1;
            project.aid_minor = -1;
            project.turnover_minor = Some(-1);
            (project.opens_at, project.closes_at) = (moment(5), moment(5));
        },
        &expect![[r#"
            minimum_minor: must not be above goal_minor
            goal_minor: must not be above optimum_minor
            cost_minor: must be from 1 to 1000000000000000
            own_minor: must be from 0 to 1000000000000000
            other_minor: must be from 0 to 1000000000000000
            public_minor: must be from 0 to 1000000000000000
            aid_minor: must be from 0 to 1000000000000000
            turnover_minor: must be from 0 to 1000000000000000
            closes_at: must be after opens_at"#]],
    );
    of_project(
        |project| project.goal_minor = 0,
        &expect!["goal_minor: must be from 1 to 1000000000000000"],
    );
}

#[test]
fn how_rules_go_together_is_in_its_range() {
    let stack = Stack {
        group_goal_bps: Some(0),
        group_cost_bps: Some(10_001),
        own_share_of_public_bps: Some(0),
        de_minimis: Some(DeMinimis { minor: 0, months: 0 }),
        ..Stack::default()
    };
    let expected = expect![[r#"
        stack.group_goal_bps: must be from 1 to 10000
        stack.group_cost_bps: must be from 1 to 10000
        stack.own_share_of_public_bps: must be from 1 to 10000
        stack.de_minimis.minor: must be from 1 to 1000000000000000
        stack.de_minimis.months: must be from 1 to 1200"#]];
    let said = told(Programme::new(chrono_tz::UTC, stack.clone()));
    assert_eq!(told(city().add_stack(stack)), said);
    expected.assert_eq(&said);
}

#[test]
fn what_is_not_known_is_said() {
    let (mut one, mut other) = (city(), city());
    let pool = other.add_pool(PoolSpec::new("other", 1)).unwrap();
    assert_eq!(told(one.add_funder(pool, "a")), "pool: is not known");
    let owner = other.owner("o");
    let project = other.add_project(ProjectSpec::new("p", owner, 1)).unwrap();
    let spec = RuleSpec {
        key: "rule".into(),
        version: 1,
        pool,
        priority: 1,
        starts: Starts::AtOnce,
        rule: Rule::default(),
    };
    let rule = other.add_rule(spec.clone()).unwrap();
    assert_eq!(told(one.add_rule(spec)), "pool: is not known");
    assert_eq!(told(one.barriers(rule, project)), "rule: is not known");
}
