//! The same for what only some settings look at.

use expect_test::expect;

use super::check;
use crate::award::Award;
use crate::eligible::{Band, Selection};
use crate::handle::{ProjectIx, RuleIx, StackIx};
use crate::{
    Base, Contribution, DeMinimis, Event, EventKind, Part, PartFor, Partition, PoolSpec, Programme,
    ProjectSpec, Rule, RuleSpec, Stack, Starts, State, apply,
};

use super::super::refunded;

/// A city of one rule and one project, `p` of `o`, each changed by the test.
struct Plan {
    programme: Programme,
    project: ProjectIx,
    state: State,
}

impl Plan {
    fn new(stack: Stack, pool: PoolSpec, rule: Rule, project: impl FnOnce(&mut ProjectSpec)) -> Self {
        let mut programme = Programme::new(chrono_tz::UTC, stack).unwrap();
        let pool = programme.add_pool(pool).unwrap();
        let spec = RuleSpec {
            key: "rule".into(),
            version: 1,
            pool,
            priority: 1,
            starts: Starts::AtOnce,
            rule,
        };
        programme.add_rule(spec).unwrap();
        let mut spec = ProjectSpec::new("p", programme.owner("o"), 1_400);
        project(&mut spec);
        let project = programme.add_project(spec).unwrap();
        let state = State::new(&programme);
        Self {
            programme,
            project,
            state,
        }
    }

    fn apply(&mut self, second: i64, kind: EventKind) {
        let at = chrono::DateTime::from_timestamp(second, 0).unwrap();
        apply(&self.programme, &mut self.state, &Event { seq: 1, at, kind });
    }

    fn give(&mut self, key: &str, minor: i64) {
        let (id, donor) = (self.programme.contribution(key), self.programme.donor("d"));
        self.apply(
            0,
            EventKind::Contribution(Contribution::new(id, self.project, donor, minor)),
        );
    }

    fn end(self) -> (Programme, State) {
        (self.programme, self.state)
    }
}

fn plain() -> PoolSpec {
    PoolSpec::new("city", 1_000)
}

#[test]
fn of_a_cap_that_a_jury_set() {
    fn jury() -> (Programme, State) {
        let mut rule = Rule {
            base: Base::Goal,
            ..Rule::default()
        };
        rule.eligible.selection = Selection::Jury;
        rule.eligible.overrides = Some(Band {
            cap_max_minor: Some(900),
            ..Band::default()
        });
        let mut plan = Plan::new(Stack::default(), plain(), rule, |_| {});
        let (line, project) = (plan.programme.find_line("rule").unwrap(), plan.project);
        let admit = EventKind::Admit {
            line,
            project,
            share_bps: None,
            cap_minor: Some(300),
        };
        plan.apply(0, admit);
        plan.end()
    }
    check(
        jury,
        &[("above it", |state| state.tallies[0] = 301)],
        &expect![[r#"
            above it: above_ceiling 301 for 300 city rule p; rule_sum 301 for 300 city p
        "#]],
    );
}

#[test]
fn of_a_gift_too_many_of_a_donor() {
    fn two() -> (Programme, State) {
        let mut rule = Rule::default();
        rule.clip.donor_max_count = Some(1);
        let mut plan = Plan::new(Stack::default(), plain(), rule, |_| {});
        plan.give("one", 100);
        plan.give("two", 50);
        plan.end()
    }
    fn second(state: &mut State) {
        let award = state.awards.get(1);
        state.awards.set(1, &Award { clip: 50, ..award });
    }
    check(
        two,
        &[("a second", second)],
        &expect![[r#"
        a second: donor_above_limit 2 for 1 rule one; memory 1 for 2 rule one; memory 100 for 150 rule one
    "#]],
    );
}

#[test]
fn of_a_gift_to_a_settled_campaign() {
    fn settled() -> (Programme, State) {
        let mut plan = Plan::new(Stack::default(), plain(), Rule::default(), |_| {});
        plan.give("g", 700);
        let project = plan.project;
        plan.apply(0, EventKind::ProjectClosed { project });
        plan.end()
    }
    check(
        settled,
        &[
            ("a part given back", |state| refunded(state, 1)),
            ("paid too early", |state| state.pools[0].paid = 1),
        ],
        &expect![[r#"
            a part given back: above_earned 700 for 699 rule p g; above_earned 700 for 699 rule p g; project_crowd_sum 700 for 699 p
            paid too early: funder_sum 700 for 701 city; pool_sum 1 for 0 city
        "#]],
    );
}

#[test]
fn of_an_entry_without_an_award() {
    fn books() -> (Programme, State) {
        let mut rule = Rule::default();
        rule.count.related_max_minor = Some(100);
        rule.count.related = vec![crate::Relation::Owner];
        let mut plan = Plan::new(Stack::default(), plain(), rule, |_| {});
        plan.give("g", 70);
        plan.end()
    }
    fn lost(state: &mut State) {
        let (gift, known) = state.gifts.iter().next().unwrap();
        let moved = crate::gift::Gift {
            first_award: 1,
            ..known
        };
        state.gifts.put(gift, &moved);
        for book in state.books.values_mut() {
            let entry = *book.entries.values().next().unwrap();
            book.write(gift, crate::book::Entry { clipped: 1, ..entry });
        }
    }
    check(
        books,
        &[("lost", lost)],
        &expect![[r#"
        lost: book_sum 1 for -1 rule p g
    "#]],
    );
}

#[test]
fn of_aid_beside_that_from_elsewhere() {
    fn aided() -> (Programme, State) {
        let limit = |minor| Stack {
            de_minimis: Some(DeMinimis { minor, months: 12 }),
            ..Stack::default()
        };
        let mut plan = Plan::new(limit(100), plain(), Rule::default(), |project| {
            project.aid_minor = 20
        });
        plan.give("one", 40);
        let stack: StackIx = plan.programme.add_stack(limit(90)).unwrap();
        plan.apply(5, EventKind::Stack { stack });
        let (id, donor) = (plan.programme.contribution("two"), plan.programme.donor("e"));
        plan.apply(
            9,
            EventKind::Contribution(Contribution::new(id, plan.project, donor, 10)),
        );
        plan.end()
    }
    fn aid(state: &mut State, place: usize, minor: i64) {
        state.aid.values_mut().for_each(|given| given[place].2 = minor);
    }
    check(
        aided,
        &[
            ("just as much as may be", |state| aid(state, 1, 30)),
            ("more", |state| aid(state, 1, 31)),
            ("more before the change", |state| aid(state, 0, 81)),
        ],
        &expect![[r#"
            just as much as may be: memory 70 for 50 p
            more: above_group 71 for 70 p; memory 71 for 50 p
            more before the change: above_group 91 for 70 p; memory 91 for 50 p
        "#]],
    );
}

#[test]
fn of_parts_and_pots() {
    fn parted(partition: fn(&mut Programme) -> Partition) -> (Programme, State) {
        let mut programme = Programme::new(chrono_tz::UTC, Stack::default()).unwrap();
        let pool = PoolSpec {
            partition: Some(partition(&mut programme)),
            ..plain()
        };
        let pool = programme.add_pool(pool).unwrap();
        let spec = RuleSpec {
            key: "rule".into(),
            version: 1,
            pool,
            priority: 1,
            starts: Starts::AtOnce,
            rule: Rule::default(),
        };
        let rule: RuleIx = programme.add_rule(spec).unwrap();
        assert_eq!(programme.rule(rule).spec.version, 1);
        for key in ["p", "q", "r"] {
            let north = programme.area("north");
            let spec = ProjectSpec {
                areas: vec![north],
                ..ProjectSpec::new(key, programme.owner("o"), 9_000)
            };
            programme.add_project(spec).unwrap();
        }
        let state = State::new(&programme);
        (programme, state)
    }
    fn parts() -> (Programme, State) {
        parted(|programme| Partition::Parts {
            parts: vec![Part {
                whose: PartFor::Area(programme.area("north")),
                amount_minor: 300,
            }],
            shared_rest: true,
        })
    }
    fn pots() -> (Programme, State) {
        parted(|_| Partition::Pots {
            each_minor: 100,
            reserved_minor: 150,
            shared_rest: true,
        })
    }
    fn has(state: &mut State, minor: [i64; 3]) {
        state.tallies.copy_from_slice(&minor);
    }
    let fits = "all there is";
    check(
        parts,
        &[
            (fits, |state| has(state, [1_000, 0, 0])),
            ("more", |state| has(state, [1_001, 0, 0])),
        ],
        &expect![[r#"
            all there is: part_sum 0 for 1000 city; rule_sum 1000 for 0 city p
            more: part_overdrawn 701 for 700 city; part_sum 0 for 1001 city; rule_sum 1001 for 0 city p
        "#]],
    );
    check(
        pots,
        &[
            (fits, |state| has(state, [850, 50, 100])),
            ("more", |state| has(state, [851, 50, 100])),
        ],
        &expect![[r#"
            all there is: part_sum 0 for 100 city; part_sum 0 for 50 city; part_sum 0 for 850 city; rule_sum 100 for 0 city r; rule_sum 50 for 0 city q; rule_sum 850 for 0 city p
            more: part_overdrawn 851 for 850 city; part_sum 0 for 100 city; part_sum 0 for 50 city; part_sum 0 for 851 city; rule_sum 100 for 0 city r; rule_sum 50 for 0 city q; rule_sum 851 for 0 city p
        "#]],
    );
}
