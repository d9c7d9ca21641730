//! A log that does not add up to what stands is found out.

use engine::{Decision, DecisionState, Finding, FunderSplit, audit_log};
use expect_test::{Expect, expect};

use crate::table::{Table, fold};

fn words(table: &Table, finding: &Finding) -> String {
    let programme = &table.programme;
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

/// What is done to a log.
type Spoil = fn(&mut Vec<Decision>);

/// Spoils the log of a season in one way after the other, and compares what is found each time.
fn check(spoils: &[(&str, Spoil)], expected: &Expect) {
    let mut log = Vec::new();
    let (table, state) = fold(
        "pool city region=500 ville=9500 hold=900
         rule double city
         project p goal=900
         project q goal=9000
         gift a p A 400
         gift b p B 300
         gift c q C 100
         close p
         pay p
         refund c 40
         hold d q D 70",
        |_, _, _, decisions| log.extend(decisions.iter().cloned()),
    );
    let mut text = String::new();
    for (name, spoil) in spoils {
        let mut log = log.clone();
        spoil(&mut log);
        let found = audit_log(&state, &log);
        let found: Vec<String> = found.iter().map(|finding| words(&table, finding)).collect();
        let found = found.join("; ");
        text += &format!("{name}: {}\n", if found.is_empty() { "nothing" } else { &found });
    }
    expected.assert_eq(&text);
}

fn lose(log: &mut Vec<Decision>, what: DecisionState) {
    let place = log.iter().rposition(|decision| decision.state == what).unwrap();
    log.remove(place);
}

#[test]
fn what_is_lost_or_changed_in_a_log_is_found() {
    check(
        &[
            ("all as it was", |_| {}),
            ("a reservation", |log| lose(log, DecisionState::Reserved)),
            ("the first", |log| drop(log.remove(0))),
            ("a release", |log| lose(log, DecisionState::Released)),
            ("a commitment", |log| lose(log, DecisionState::Committed)),
            ("a payment", |log| lose(log, DecisionState::Paid)),
            ("a hold", |log| lose(log, DecisionState::Held)),
            ("another amount", |log| log[0].change_minor += 1),
            ("other funders", |log| log[0].funders = FunderSplit::None),
            ("no gift", |log| log[2].contribution = None),
            ("no project", |log| log[2].project = None),
        ],
        &expect![[r#"
            all as it was: nothing
            a reservation: log_sum -40 for 60 city; log_sum 230 for 330 city funder 1; log_sum -40 for 60 q; log_sum -40 for 60 double c
            the first: log_sum -340 for 60 city; log_sum 100 for 500 city funder 0; log_sum 300 for 700 p
            a release: log_sum 100 for 60 city; log_sum 370 for 330 city funder 1; log_sum 100 for 60 q; log_sum 100 for 60 double c
            a commitment: log_sum 760 for 60 city; log_sum -700 for 0 city
            a payment: log_sum 700 for 0 city; log_sum 0 for 700 city
            a hold: log_sum 0 for 70 city; log_sum 260 for 330 city funder 1
            another amount: decision_split 400 for 401 city double p a; log_sum 61 for 60 city; log_sum 701 for 700 p
            other funders: decision_split 0 for 400 city double p a; log_sum 100 for 500 city funder 0
            no gift: log_sum -40 for 60 double c
            no project: log_sum -40 for 60 city; log_sum 230 for 330 city funder 1; log_sum -40 for 60 q; log_sum -40 for 60 double c
        "#]],
    );
}

#[test]
fn a_decision_names_the_funders_that_have_a_part() {
    let mut found = Vec::new();
    fold(
        "pool city region=500 ville=9500
         rule double city
         project p goal=9000
         pause double
         gift a p A 400
         resume double
         gift b p B 300
         gift c p C 300
         gift d p D 10
         rule double city version=2 project_max=20
         project q goal=9000
         gift e q E 100
         refund e 10",
        |_, _, _, decisions| found.extend(decisions.iter().map(|decision| decision.funders.clone())),
    );
    let parts: Vec<usize> = found.iter().map(|split| split.shares().len()).collect();
    assert_eq!(parts, [0, 1, 2, 1, 1, 0]);
    assert!(matches!(
        found[..],
        [
            FunderSplit::None,
            FunderSplit::One(_),
            FunderSplit::Many(_),
            FunderSplit::One(_),
            FunderSplit::One(_),
            FunderSplit::None
        ]
    ));
}

#[test]
fn a_decision_says_where_the_money_was() {
    let mut found = Vec::new();
    fold(
        "pool city 1000 hold=900
         rule double city
         rule goal city base=goal rate=10% release=periodic priority=2
         project p goal=80
         hold a p A 40
         +10 gift a p A 40
         window goal
         close p
         pay p",
        |_, _, _, decisions| {
            let moves = decisions.iter().map(|decision| (decision.from, decision.state));
            found.extend(moves);
        },
    );
    let words: Vec<String> = found
        .iter()
        .map(|(from, state)| format!("{from:?} {state}"))
        .collect();
    let expected = expect![[r#"
        Available held
        Held held
        Available reserved
        Available reserved
        Reserved committed
        Reserved committed
        Committed paid
        Committed paid"#]];
    expected.assert_eq(&words.join("\n"));
}
