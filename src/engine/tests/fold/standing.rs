//! States made of kept sums, and where sums suffice.

use chrono::DateTime;
use engine::{
    Contribution, Event, EventKind, GivenSums, Outcome, Pausable, PoolSums, Programme, State, apply, quote,
};

use crate::table::fold;

/// A state that has followed the definitions and was handed the sums of another.
fn outline(programme: &Programme, whole: &State) -> State {
    let mut state = State::new(programme);
    // Something that changes nothing, so that the state follows the programme.
    let (pool, _) = programme.pools().next().unwrap();
    for kind in [
        EventKind::Pause(Pausable::Pool(pool)),
        EventKind::Resume(Pausable::Pool(pool)),
    ] {
        apply(
            programme,
            &mut state,
            &Event {
                seq: 0,
                at: DateTime::UNIX_EPOCH,
                kind,
            },
        );
    }
    for (pool, _) in programme.pools() {
        let figures = whole.pool(pool).unwrap();
        let sums = PoolSums {
            amount_minor: figures.amount_minor,
            held_minor: figures.held_minor,
            reserved_minor: figures.reserved_minor,
            committed_minor: figures.committed_minor,
            paid_minor: figures.paid_minor,
        };
        state.put_pool_sums(pool, sums);
    }
    for (project, _) in programme.projects() {
        let given: Vec<GivenSums> = programme
            .pools()
            .map(|(pool, _)| GivenSums {
                pool,
                given_minor: whole.given(programme, project, pool),
                held_minor: whole.held(programme, project, pool),
            })
            .filter(|sums| sums.given_minor + sums.held_minor > 0)
            .collect();
        let totals = whole.totals(project);
        // What is put in later takes the place of what was there.
        let more: Vec<GivenSums> = given
            .iter()
            .map(|sums| GivenSums {
                held_minor: sums.held_minor + 7,
                ..*sums
            })
            .collect();
        state.put_project_sums(programme, project, 1, Outcome::Open, &more);
        state.put_project_sums(programme, project, totals.crowd_minor, totals.outcome, &given);
    }
    state
}

#[test]
fn kept_sums_answer_a_strangers_quote_as_the_fold_does() {
    let (mut table, state) = fold(
        "pool city 5000 hold=3600
         pool bank 1000
         pool side 900
         rule double city project_max=900
         rule part bank rate=1/3 not_above=goal priority=2
         rule side side rate=1/5 priority=3 areas=east
         project p goal=2000
         project q goal=3000 keep
         project r goal=1000
         project s goal=1000 area=east
         gift a p A 400
         gift b q B 600
         gift c r C 500
         close q
         pay q
         close r
         hold d p D 150",
        |_, _, _, _| {},
    );
    let stranger = table.programme.donor("stranger");
    let gift = table.programme.contribution("new");
    let programme = &table.programme;
    let outline = outline(programme, &state);
    for (pool, _) in programme.pools() {
        assert_eq!(outline.pool(pool), state.pool(pool));
    }
    let asked_at = state
        .hold(programme.find_contribution("d").unwrap())
        .unwrap()
        .until;
    for (project, _) in programme.projects() {
        assert!(outline.sums_suffice(programme, project));
        assert_eq!(outline.totals(project), state.totals(project));
        for (pool, _) in programme.pools() {
            assert_eq!(
                outline.given(programme, project, pool),
                state.given(programme, project, pool)
            );
            assert_eq!(
                outline.held(programme, project, pool),
                state.held(programme, project, pool)
            );
        }
        for minor in [1, 300, 1_200] {
            let kind = EventKind::Contribution(Contribution::new(gift, project, stranger, minor));
            let event = Event {
                seq: 99,
                at: asked_at,
                kind,
            };
            assert_eq!(
                quote(programme, &outline, &event),
                quote(programme, &state, &event)
            );
        }
    }
    let outcome = |key| outline.totals(programme.find_project(key).unwrap()).outcome;
    assert_eq!((outcome("q"), outcome("r")), (Outcome::Kept, Outcome::Succeeded));
}

#[test]
fn kept_sums_do_not_suffice_where_a_rule_looks_at_more() {
    let suffice = |scenario: &str| {
        let (table, state) = fold(scenario, |_, _, _, _| {});
        let project = table.programme.find_project("p").unwrap();
        state.sums_suffice(&table.programme, project)
    };
    let plain = "pool city 100
         pool bank 100
         rule double city
         rule other bank priority=2
         project p goal=2000
         gift a p A 10";
    assert!(suffice(plain));
    assert!(!suffice(
        &plain.replace("rule double city", "rule double city gate=crowd>=100")
    ));
    assert!(!suffice(&plain.replace("rule other bank", "rule other city")));
    assert!(!suffice(
        &plain.replace("rule double city", "rule double city organisation=50")
    ));
    let older = plain.replace("rule double city", "rule double city organisation=50");
    assert!(suffice(&format!(
        "{older}\nrule double city version=2\ngift b p B 10"
    )));
    let newer = format!("{plain}\nrule double city version=2 organisation=50\ngift b p B 10");
    assert!(!suffice(&newer));
    let alone = "pool city 100
         rule double city
         project p goal=2000
         gift a p A 10";
    assert!(suffice(alone));
    assert!(!suffice(&format!(
        "{alone}\nrule double city version=2 gate=crowd>=100\ngift b p B 10"
    )));
}
