//! What is wrong with a rule.

use engine::{
    AllocateWay, Base, ByGoal, Count, Gate, GateCondition, InKindValue, Novelty, OrganisationLimit, Pay,
    Period, Rate, RateMode, RateSelector, RateStep, RateTable, Release, ReleaseWhen, Rule, RuleSpec,
    SlicePer, Starts, When,
};
use expect_test::{Expect, expect};

use super::{city, moment, told};

/// What is said of a rule.
fn of_rule(change: impl FnOnce(&mut Rule), expected: &Expect) {
    let mut programme = city();
    let mut rule = Rule::default();
    change(&mut rule);
    let spec = RuleSpec {
        key: "rule".into(),
        version: 1,
        pool: programme.find_pool("city").unwrap(),
        priority: 1,
        starts: Starts::AtOnce,
        rule,
    };
    expected.assert_eq(&told(programme.add_rule(spec)));
}

#[test]
fn what_counts_is_in_its_range() {
    let value = |kind: &str, minor_per_unit, from| InKindValue {
        kind: kind.into(),
        minor_per_unit,
        valid_from: moment(from),
    };
    let whole = |rule: &mut Rule| rule.base = Base::Sum;
    of_rule(
        |rule| {
            whole(rule);
            rule.count = Count {
                min_minor: Some(0),
                from: moment(5),
                until: moment(5),
                related_max_minor: Some(100),
                series_index: Some((3, 2)),
                novelty: Some(Novelty {
                    first_gift: false,
                    times: None,
                }),
                in_kind_max_bps: Some(5_000),
                ..Count::default()
            };
        },
        &expect![[r#"
            count.min_minor: must be from 1 to 1000000000000000
            count.until: must be after count.from
            count.related_max_minor: says something only with count.related
            count.series_index: must be from 0 to 2
            count.novelty: must not be empty
            count.in_kind_max_bps: says something only with count.in_kind"#]],
    );
    of_rule(
        |rule| {
            whole(rule);
            rule.count.novelty = Some(Novelty {
                first_gift: true,
                times: Some((0, 1_000_001)),
            });
            rule.count.in_kind = vec![
                value("work", 1, 5),
                value("", -1, 5),
                value("work", 1, 6),
                value("tools", 1, 5),
                value("work", 1, 5),
            ];
            rule.count.in_kind_max_bps = Some(10_000);
        },
        &expect![[r#"
            count.novelty.times.num: must be from 1 to 1000000
            count.novelty.times.den: must be from 1 to 1000000
            count.in_kind[1].kind: must not be empty
            count.in_kind[1].minor_per_unit: must be from 0 to 1000000000000000
            count.in_kind[4].kind: is already taken
            count.in_kind_max_bps: must be from 1 to 9999"#]],
    );
    of_rule(
        |rule| {
            whole(rule);
            rule.count.in_kind = vec![value("work", 0, 5)];
            rule.count.in_kind_max_bps = Some(9_999);
        },
        &expect![[""]],
    );
}

#[test]
fn the_smallest_gift_that_counts_may_be_all_that_is_matched() {
    of_rule(
        |rule| {
            rule.count.min_minor = Some(100);
            rule.clip.contribution_max_minor = Some(100);
            rule.clip.donor_max_minor = Some(100);
            rule.eligible.goal_min_minor = Some(700);
            rule.eligible.goal_max_minor = Some(700);
            rule.limit.floor_minor = Some(100);
            rule.limit.project_minor = Some(100);
            rule.limit.organisation = Some(OrganisationLimit {
                minor: 100,
                per: Period::Year,
            });
        },
        &expect![[""]],
    );
}

#[test]
fn the_conditions_of_gates_are_in_their_ranges() {
    use GateCondition::*;
    let row = |from_minor| ByGoal {
        from_minor,
        number: 5,
    };
    of_rule(
        |rule| {
            let conditions = [
                CrowdGoal { num: 0, den: 0 },
                CrowdMinor(0),
                Donors(0),
                DonorsByGoal(Vec::new()),
                DonorsByGoal(vec![row(0), row(0)]),
                LocalShareBps(0),
                OwnShareBps(10_001),
                Votes(0),
                VotesByGoal(vec![row(5), row(4)]),
                RankMax(0),
            ];
            rule.gate = conditions.into_iter().map(Gate::accrual).collect();
        },
        &expect![[r#"
            gate[0].crowd_goal.num: must be from 1 to 1000000
            gate[0].crowd_goal.den: must be from 1 to 1000000
            gate[1].crowd_minor: must be from 1 to 1000000000000000
            gate[2].donors: must be from 1 to 100000000
            gate[3].donors_by_goal: must not be empty
            gate[4].donors_by_goal: must be in ascending order, each value once
            gate[5].local_share_bps: must be from 1 to 10000
            gate[6].own_share_bps: must be from 1 to 10000
            gate[7].votes: must be from 1 to 100000000
            gate[8].votes_by_goal: must be in ascending order, each value once
            gate[9].rank_max: must be from 1 to 1000000"#]],
    );
    of_rule(
        |rule| rule.gate = vec![Gate::accrual(VotesByGoal(vec![row(0), row(1)]))],
        &expect![[""]],
    );
}

#[test]
fn a_table_goes_with_its_selector() {
    let table = |selector, mode, steps: &[When], seed: Option<&str>| {
        let step = |when: &When| RateStep {
            when: *when,
            pay: Pay::Ratio { num: 1, den: 2 },
        };
        let table = RateTable {
            selector,
            mode,
            steps: steps.iter().map(step).collect(),
            seed: seed.map(Into::into),
        };
        move |rule: &mut Rule| rule.rate = Rate::Table(Box::new(table))
    };
    let (from, otherwise) = (When::From, When::Otherwise);
    let (whole, marginal) = (RateMode::Whole, RateMode::Marginal);
    let (size, goal) = (RateSelector::GiftSize, RateSelector::Goal);
    of_rule(table(size, marginal, &[from(0), from(5)], None), &expect![[""]]);
    of_rule(
        table(size, whole, &[], None),
        &expect!["rate.table.steps: must not be empty"],
    );
    of_rule(
        table(size, whole, &[from(0), from(0)], None),
        &expect!["rate.table.steps: must be in ascending order, each value once"],
    );
    of_rule(
        table(size, whole, &[from(0), otherwise], Some("x")),
        &expect![[r#"
            rate.table.steps[1]: does not go with the selector of the table
            rate.table.steps: must be in ascending order, each value once
            rate.table.seed: says something only with seeded_draw"#]],
    );
    of_rule(
        table(goal, marginal, &[from(0)], None),
        &expect!["rate.table.mode: does not go with the selector of the table"],
    );
    let (what, draw) = (RateSelector::ProjectAttribute, RateSelector::SeededDraw);
    of_rule(
        table(what, whole, &[from(0), otherwise], None),
        &expect!["rate.table.steps[0]: does not go with the selector of the table"],
    );
    of_rule(table(what, whole, &[otherwise], None), &expect![[""]]);
    of_rule(
        table(draw, whole, &[from(0)], None),
        &expect!["rate.table.seed: is missing"],
    );
    of_rule(
        table(draw, whole, &[from(0)], Some("")),
        &expect!["rate.table.seed: is missing"],
    );
    of_rule(table(draw, whole, &[from(0)], Some("x")), &expect![[""]]);
}

#[test]
fn shares_of_a_goal_and_flat_amounts_are_in_their_ranges() {
    of_rule(
        |rule| rule.rate = Rate::goal_share(0),
        &expect!["rate.goal_share_bps: must be from 1 to 1000000"],
    );
    of_rule(
        |rule| rule.rate = Rate::flat(0),
        &expect!["rate.flat_minor: must be from 1 to 1000000000000000"],
    );
    of_rule(|rule| rule.rate = Rate::goal_share(1_000_000), &expect![[""]]);
}

#[test]
fn ways_to_allocate_and_to_pay_go_with_their_settings() {
    of_rule(
        |rule| {
            rule.allocate = AllocateWay::Lottery.into();
            rule.allocate.scaling = "up_and_down".parse().unwrap();
            rule.base = Base::Sum;
            rule.release = ReleaseWhen::AtEnd.into();
        },
        &expect![[r#"
            allocate.seed: is missing
            allocate.scaling: says something only with pro_rata"#]],
    );
    of_rule(
        |rule| {
            rule.allocate = AllocateWay::ProRata.into();
            rule.allocate.seed = Some("x".into());
            rule.allocate.misfit = "skip".parse().unwrap();
            rule.base = Base::Sum;
            rule.release = ReleaseWhen::Realtime.into();
        },
        &expect![[r#"
            allocate.seed: says something only with lottery
            allocate.misfit: says something only with rank_fill
            release: says something only with at_end"#]],
    );
    of_rule(
        |rule| {
            rule.allocate = AllocateWay::JuryReserved.into();
        },
        &expect!["allocate: says something only with jury"],
    );
    of_rule(
        |rule| {
            rule.base = Base::Sum;
            rule.release = Release {
                per: Some(SlicePer::Month),
                tranches_bps: vec![0, 9_999],
                ..ReleaseWhen::Upfront.into()
            };
        },
        &expect![[r#"
            release.tranches_bps[0]: must be from 1 to 10000
            release.per: says something only with periodic
            release.tranches_bps: must be 10000 basis points together, not 9999"#]],
    );
    of_rule(
        |rule| {
            rule.base = Base::Sum;
            rule.release = Release {
                per: Some(SlicePer::Month),
                tranches_bps: vec![1, 9_999],
                ..ReleaseWhen::Periodic.into()
            };
        },
        &expect![[""]],
    );
}
