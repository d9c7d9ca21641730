//! What is wrong is found in its place, with what was found and what it should be.

mod plans;

use expect_test::{Expect, expect};

use super::{audit, city, clipped, refunded, till, town};
use crate::finding::Finding;
use crate::handle::{PoolIx, ProjectIx, TallyIx};
use crate::{Programme, State};

/// What is done to a state.
type Spoil = fn(&mut State);

/// A finding in words.
fn words(programme: &Programme, finding: &Finding) -> String {
    let mut words = format!(
        "{} {} for {}",
        finding.kind, finding.found_minor, finding.expected_minor
    );
    if let Some(pool) = finding.pool {
        words += &format!(" {}", programme.pool(pool).key);
    }
    if let Some(funder) = finding.funder {
        words += &format!(" funder {}", funder.index());
    }
    if let Some(rule) = finding.rule {
        words += &format!(" {}", programme.rule(rule).spec.key);
    }
    if let Some(project) = finding.project {
        words += &format!(" {}", programme.project(project).key);
    }
    if let Some(gift) = finding.contribution {
        words += &format!(" {}", programme.contribution_key(gift));
    }
    words
}

/// Spoils a state in one way after the other, and compares what is found each time.
fn check(make: fn() -> (Programme, State), spoils: &[(&str, Spoil)], expected: &Expect) {
    let mut text = String::new();
    for (name, spoil) in spoils {
        let (programme, mut state) = make();
        assert_eq!(audit(&programme, &state), vec![], "before {name}");
        spoil(&mut state);
        let mut found: Vec<String> = audit(&programme, &state)
            .iter()
            .map(|finding| words(&programme, finding))
            .collect();
        // Maps are walked through in any order.
        found.sort();
        let found = found.join("; ");
        text += &format!("{name}: {}\n", if found.is_empty() { "nothing" } else { &found });
    }
    expected.assert_eq(&text);
}

#[test]
fn of_pools_projects_and_gifts() {
    check(
        city,
        &[
            ("a smaller pool", |state| state.pools[0].amount = 600),
            ("a poorer funder", |state| state.pools[0].funders[0].amount = 600),
            ("a funder that takes", |state| state.pools[0].funders[0].used = -1),
            ("paid", |state| state.pools[0].paid = -1),
            ("committed", |state| state.pools[0].committed = 1),
            ("crowd", |state| state.projects[0].crowd = -1),
            ("match", |state| state.projects[0].awarded = 1),
            ("more by the rule", |state| state.tallies[0] = 701),
            ("less than nothing by the rule", |state| state.tallies[0] = -1),
            ("a part given back", |state| refunded(state, 1)),
            ("all given back", |state| refunded(state, 700)),
            ("too much given back", |state| refunded(state, 701)),
            ("taken back", |state| refunded(state, -1)),
            ("more passes", |state| clipped(state, 701)),
            ("less passes", |state| clipped(state, 699)),
        ],
        &expect![[r#"
            a smaller pool: funder_sum 1000 for 600 city; pool_overdrawn 700 for 600 city
            a poorer funder: funder_overdrawn 700 for 600 city funder 0; funder_sum 600 for 1000 city
            a funder that takes: funder_sum -1 for 700 city; funder_sum -1 for 700 city funder 0; negative -1 for 0 city funder 0
            paid: funder_sum 700 for 699 city; negative -1 for 0 city; pool_sum -1 for 0 city
            committed: funder_sum 700 for 701 city; pool_sum 1 for 0 city
            crowd: negative -1 for 0 p; project_crowd_sum -1 for 700 p
            match: project_match_sum 1 for 700 p
            more by the rule: above_ceiling 701 for 700 city double p; rule_sum 701 for 700 city p
            less than nothing by the rule: negative -1 for 0 city p; rule_sum -1 for 700 city p
            a part given back: above_earned 700 for 699 double p g; above_earned 700 for 699 double p g; project_crowd_sum 700 for 699 p
            all given back: above_earned 700 for 0 double p g; above_earned 700 for 0 double p g; project_crowd_sum 700 for 0 p
            too much given back: above_earned 700 for -1 double p g; above_earned 700 for -1 double p g; project_crowd_sum 700 for -1 p; refund_above_gift 701 for 700 p g
            taken back: negative -1 for 0 p g; project_crowd_sum 700 for 701 p
            more passes: above_earned 701 for 700 double p g; donor_above_limit 701 for 700 double g; memory 700 for 701 double g
            less passes: above_earned 700 for 699 double p g; memory 700 for 699 double g
        "#]],
    );
}

#[test]
fn of_a_project_as_a_whole() {
    fn book(state: &mut State, change: fn(&mut crate::book::Book)) {
        let largest = state.books.values_mut().max_by_key(|book| book.related);
        change(largest.unwrap());
    }
    fn entries(state: &mut State, change: fn(&mut crate::book::Entry)) {
        state.books.values_mut().for_each(|book| {
            let first = book.entries.keys().min().copied().unwrap();
            change(book.entries.get_mut(&first).unwrap());
        });
    }
    fn marks(state: &mut State, change: fn(&mut crate::book::Marks)) {
        state.marks.values_mut().for_each(change);
    }
    check(
        town,
        &[
            ("paid beyond what is due", |state| state.grants[0].paid = 2_501),
            ("due beyond what stands", |state| state.grants[0].due = 2_501),
            ("a part too many", |state| state.grants[0].parts.push(-1)),
            ("a grant twice", |state| {
                state.grants.push(state.grants[0].clone())
            }),
            ("above the ceiling", |state| state.projects[0].awarded = 4_501),
            ("aid", |state| {
                state.aid.values_mut().for_each(|given| given[0].2 = 4_001)
            }),
            ("no aid", |state| state.aid.clear()),
            ("an owner", |state| {
                state.owners.values_mut().for_each(|minor| *minor += 1)
            }),
            ("no owner", |state| state.owners.clear()),
            ("nobody draws", |state| state.drawing.clear()),
            ("no history", |state| {
                state.history.iter_mut().for_each(|all| all.clear())
            }),
            ("counted", |state| book(state, |book| book.counted += 1)),
            ("clipped", |state| book(state, |book| book.clipped += 1)),
            ("related", |state| book(state, |book| book.related += 1)),
            ("donors", |state| book(state, |book| book.donors += 1)),
            ("gifts of a donor", |state| {
                book(state, |book| {
                    book.by_donor.values_mut().for_each(|share| share.gifts += 1);
                });
            }),
            ("clipped of a donor", |state| {
                book(state, |book| {
                    book.by_donor.values_mut().for_each(|share| share.clipped += 1);
                });
            }),
            ("an entry counts more", |state| {
                entries(state, |entry| entry.counted += 1)
            }),
            ("an entry passes more", |state| {
                entries(state, |entry| entry.clipped += 1)
            }),
            ("an entry passes less than nothing", |state| {
                entries(state, |entry| entry.clipped = -1)
            }),
            ("local", |state| marks(state, |marks| marks.local += 1)),
            ("own", |state| marks(state, |marks| marks.own += 1)),
            ("givers", |state| marks(state, |marks| marks.givers += 1)),
            ("nobody gave", |state| {
                marks(state, |marks| marks.by_donor.clear())
            }),
            ("no part", |state| state.pools[0].parts.clear()),
            ("no slice", |state| state.pools[0].slices.clear()),
            ("an earlier slice", |state| {
                let (first, minor) = state.pools[0].slices.pop_first().unwrap();
                state.pools[0].slices.insert(first - 1, minor);
            }),
            ("above the part", |state| state.tallies[0] += 600),
        ],
        &expect![[r#"
            paid beyond what is due: grant_sum 2501 for 2500 town double p; pool_sum 0 for 2501 town; pool_sum 2500 for -1 town
            due beyond what stands: grant_sum 2501 for 2500 town double p; pool_sum 2500 for 2501 town; pool_sum 60 for 59 town
            a part too many: grant_sum 2499 for 2500 town double p; negative -1 for 0 town double p
            a grant twice: funder_sum 2560 for 5060 town funder 0; matched_twice 2 for 1 town double p; memory 2500 for 5000; pool_sum 2500 for 5000 town; project_match_sum 2560 for 5060 p; rule_sum 2500 for 5000 town p
            above the ceiling: above_group 4501 for 4500 p; memory 2560 for 4501 p; project_match_sum 4501 for 2560 p
            aid: above_group 4961 for 4000 p; above_group 4961 for 4000 p; above_group 4961 for 4000 p; above_group 4961 for 4000 p; memory 4961 for 2560 p
            no aid: memory 0 for 2560 p
            an owner: memory 2501 for 2500
            no owner: memory 0 for 2500
            nobody draws: memory 0 for 1 p
            no history: memory 0 for 400; memory 0 for 600; memory 0 for 800
            counted: book_sum 1701 for 1700 town p
            clipped: book_sum 1701 for 1700 town p
            related: book_sum 301 for 300 town p
            donors: book_sum 4 for 3 town p
            gifts of a donor: book_sum 2 for 1 town p; book_sum 2 for 1 town p; book_sum 2 for 1 town p
            clipped of a donor: book_sum 301 for 300 town p; book_sum 601 for 600 town p; book_sum 801 for 800 town p
            an entry counts more: book_sum 1400 for 1401 town p; book_sum 1700 for 1701 town p; book_sum 801 for 800 double p first; book_sum 801 for 800 tenth p first
            an entry passes more: book_sum 1400 for 1401 town p; book_sum 1700 for 1701 town p; book_sum 800 for 801 town p; book_sum 800 for 801 town p; book_sum 801 for 800 double p first; book_sum 801 for 800 tenth p first; book_sum 801 for 800 tenth p first; memory 800 for 801 double first
            an entry passes less than nothing: book_sum -1 for 800 tenth p first; book_sum 1400 for 599 town p; book_sum 1700 for 899 town p; book_sum 800 for -1 town p; book_sum 800 for -1 town p; memory 1 for 0 double first; memory 800 for -1 double first; negative -1 for 0 double p first; negative -1 for 0 tenth p first
            local: mark_sum 801 for 800 p
            own: mark_sum 401 for 400 p
            givers: mark_sum 4 for 3 p
            nobody gave: mark_sum 0 for 400 p; mark_sum 0 for 600 p; mark_sum 0 for 800 p
            no part: part_sum 0 for 2560 town
            no slice: part_sum 0 for 2560 town
            an earlier slice: part_overdrawn 2560 for 0 town
            above the part: part_overdrawn 160 for 0 town; part_sum 2560 for 3160 town; part_sum 2560 for 3160 town; rule_sum 3100 for 2500 town p
        "#]],
    );
}

#[test]
fn of_what_is_held() {
    fn again(state: &mut State, change: fn(&mut crate::hold::Held)) {
        let (programme, _) = till();
        let place = state.holds.places(|_| true)[0];
        let mut held = state.holds.get(place).unwrap().clone();
        change(&mut held);
        let candidate = *held.candidate(&programme);
        state.holds.add(&candidate, held);
    }
    fn elsewhere(state: &mut State) {
        let (programme, _) = till();
        let place = state.holds.places(|_| true)[0];
        let mut held = state.holds.remove(&programme, place).unwrap();
        held.bounded = true;
        let mut candidate = *held.candidate(&programme);
        candidate.pool = PoolIx::at(1);
        state.holds.add(&candidate, held);
    }
    check(
        till,
        &[
            ("the last moment", |state| {
                state.now += chrono::TimeDelta::seconds(900)
            }),
            ("later", |state| state.now += chrono::TimeDelta::seconds(901)),
            ("held", |state| state.pools[0].held = 299),
            ("by the rule", |state| state.tallies[0] = 301),
            ("on the project", |state| state.projects[0].awarded = 0),
            ("the sums", |state| {
                state.holds.put_sum(ProjectIx::at(0), TallyIx::at(0), 299)
            }),
            ("nothing", |state| state.holds = crate::holds::Holds::default()),
            ("twice", |state| again(state, |_| {})),
            ("for nothing", |state| {
                again(state, |held| {
                    held.gift.id = crate::ContributionIx::at(0);
                    held.earned.minor = 0;
                });
            }),
            ("other parts", |state| {
                again(state, |held| held.parts = vec![1, 2])
            }),
            ("a share of another pool", elsewhere),
        ],
        &expect![[r#"
            the last moment: nothing
            later: hold_overdue 300 for 0 city double p g
            held: funder_sum 300 for 299 city; pool_sum 299 for 300 city
            by the rule: rule_sum 301 for 300 city p
            on the project: project_match_sum 0 for 300 p
            the sums: hold_sum 299 for 300 city p; hold_sum 299 for 300 p
            nothing: funder_sum 300 for 0 city funder 0; pool_sum 300 for 0 city; project_match_sum 300 for 0 p; rule_sum 300 for 0 city p
            twice: funder_sum 300 for 600 city funder 0; matched_twice 2 for 1 city double p g; memory 1 for 2 double g; memory 300 for 600 double g; pool_sum 300 for 600 city; project_match_sum 300 for 600 p; rule_sum 300 for 600 city p
            for nothing: matched_twice 2 for 1 city double p g; memory 1 for 2 double g; memory 300 for 600 double g; negative -1 for 0 city double p g
            other parts: funder_sum 300 for 301 city funder 0; hold_sum 3 for 300 city double p g; matched_twice 2 for 1 city double p g; memory 1 for 2 double g; memory 300 for 600 double g; pool_sum 300 for 600 city; project_match_sum 300 for 600 p; rule_sum 300 for 600 city p
            a share of another pool: hold_sum 0 for 300 city
        "#]],
    );
}
