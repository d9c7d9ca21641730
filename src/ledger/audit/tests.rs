//! What the audit says about books that are wrong.

use domain::{Id, Money};
use expect_test::{Expect, expect};
use uuid::Uuid;

use super::*;
use crate::laws::books::{Books, city, time};
use crate::samples::id;
use crate::{Entry, Fact, Held, MatchFact, PledgeFact, PoolFact, Till};

/// A pool of 100.00, a gift of 20.00 and its match of 20.00.
fn books() -> Books {
    let amount = Money::new(2000, Currency::EUR);
    let mut books = Books::default();
    books.attempt(PoolFact::Funded {
        pool: id(1),
        amount: Money::new(10_000, Currency::EUR),
    });
    books.attempt(PledgeFact::Confirmed {
        pledge: id(2),
        project: id(3),
        amount,
        till: Till::Provider,
    });
    books.attempt(MatchFact::Reserved {
        decision: id(4),
        pool: id(1),
        project: id(3),
        amount,
    });
    books
}

fn check(books: &Books, expected: &Expected, findings: Expect) {
    let found = books.audit(expected).findings;
    let lines: Vec<String> = found
        .iter()
        .map(|finding| format!("{}: {finding}\n", finding.code()))
        .collect();
    findings.assert_eq(&lines.concat());
}

#[test]
fn clean_books_have_no_findings() {
    let books = books();
    check(&books, &books.expected, expect![[""]]);
}

#[test]
fn figures_that_differ_from_pledges_and_decisions_are_named() {
    let books = books();
    let mut expected = books.expected.clone();
    expected
        .projects
        .entry(id(3))
        .and_modify(|project| project.raised_minor = 1500);
    expected
        .pools
        .entry(id(1))
        .and_modify(|pool| (pool.reserved_minor, pool.committed_minor) = (0, 1000));
    check(
        &books,
        &expected,
        expect![[r#"
        escrow_differs: the escrow of project:00000000-0000-0000-0000-000000000003 is 2000, its pledges make 1500
        pool_differs: pool:00000000-0000-0000-0000-000000000001: available is 8000, its decisions make 9000
        pool_differs: pool:00000000-0000-0000-0000-000000000001: reserved is 2000, its decisions make 0
        pool_differs: pool:00000000-0000-0000-0000-000000000001: committed is 0, its decisions make 1000
    "#]],
    );
}

#[test]
fn what_only_one_side_knows_counts_as_zero_on_the_other() {
    let mut expected = Expected::default();
    expected.projects.insert(
        id(9),
        ProjectFigures {
            raised_minor: 100,
            ..ProjectFigures::default()
        },
    );
    check(
        &books(),
        &expected,
        expect![[r#"
        escrow_differs: the escrow of project:00000000-0000-0000-0000-000000000003 is 2000, its pledges make 0
        match_differs: the match of project:00000000-0000-0000-0000-000000000003 is 2000, its decisions make 0
        escrow_differs: the escrow of project:00000000-0000-0000-0000-000000000009 is 0, its pledges make 100
        pool_differs: pool:00000000-0000-0000-0000-000000000001: amount is 10000, its decisions make 0
        pool_differs: pool:00000000-0000-0000-0000-000000000001: available is 8000, its decisions make 0
        pool_differs: pool:00000000-0000-0000-0000-000000000001: reserved is 2000, its decisions make 0
    "#]],
    );
}

#[test]
fn a_pool_that_gives_more_than_it_has_is_found_at_that_moment() {
    let mut books = books();
    let amount = Money::new(9000, Currency::EUR);
    let too_much = MatchFact::Reserved {
        decision: id(5),
        pool: id(1),
        project: id(3),
        amount,
    };
    let released = MatchFact::Released {
        decision: id(6),
        pool: id(1),
        project: id(3),
        amount,
        held: Held::Reserved,
    };
    books.post(Fact::from(too_much).at(time(4)).unwrap());
    books.post(Fact::from(released).at(time(5)).unwrap());
    check(
        &books,
        &books.expected,
        expect![[r#"
        wrong_side: pool-available:00000000-0000-0000-0000-000000000001 stands at 1000 after transaction 4, on the wrong side of zero
    "#]],
    );
}

#[test]
fn a_row_that_nobody_could_have_posted_is_reported_and_the_audit_goes_on() {
    let mut books = books();
    let escrow = Entry {
        account: Account::ProjectEscrow(id(3)),
        amount_minor: -2500,
    };
    books.journal[1].parts.entries[0] = escrow;
    check(
        &books,
        &books.expected,
        expect![[r#"
        chain_break: the chain breaks at 2: its content has the hash 8b403a88025db27c84b51b648a495f444733215afebde25c64e638ac15451a67, stored is 998a025650e74a799848164ab67b8a26eb7cfd4051fe1fcd25ad8b61ce58ce84
        malformed: transaction 2 (ledger:00000000-0000-0000-0000-0000000003e9): a ledger transaction is out of balance by -500 minor units
        escrow_differs: the escrow of project:00000000-0000-0000-0000-000000000003 is 2500, its pledges make 2000
    "#]],
    );
}

#[test]
fn rows_cut_off_at_the_end_are_seen_by_the_published_head() {
    let mut books = books();
    let mut expected = books.expected.clone();
    expected.head = books.journal.pop().map(|posted| posted.sealed.head());
    let findings = books.audit(&expected).findings;
    assert!(
        findings.iter().any(|finding| finding.code() == "head_differs"),
        "{findings:?}"
    );
}

#[test]
fn another_currency_has_no_place_in_the_journal() {
    let mut books = books();
    let amount = Money::new(500, "CHF".parse().unwrap());
    let fact = PledgeFact::Confirmed {
        pledge: id(7),
        project: id(3),
        amount,
        till: Till::Suspense,
    };
    books.post(Fact::from(fact).at(time(9)).unwrap());
    check(
        &books,
        &books.expected,
        expect![[r#"
        wrong_currency: transaction 4 (ledger:00000000-0000-0000-0000-0000000003eb) is in CHF
    "#]],
    );
}

#[test]
fn a_pool_whose_grants_do_not_add_up_is_named() {
    let mut books = books();
    let entries = vec![
        Entry {
            account: Account::PoolGranted(id(1)),
            amount_minor: 300,
        },
        Entry {
            account: Account::ProjectMatch(id(3)),
            amount_minor: -300,
        },
    ];
    let parts = crate::Parts {
        entries,
        ..books.journal[2].parts.clone()
    };
    books.post(crate::Transaction::new(parts).unwrap());
    check(
        &books,
        &books.expected,
        expect![[r#"
        match_differs: the match of project:00000000-0000-0000-0000-000000000003 is 2300, its decisions make 2000
        granted_differs: pool:00000000-0000-0000-0000-000000000001 has granted 2300, but reserved, committed and paid make 2000
    "#]],
    );
}

#[test]
fn an_empty_journal_is_clean() {
    let report = Audit::new(city(), Currency::EUR).finish(&Expected::default());
    assert_eq!(
        (report.transactions, report.head.seq, report.findings),
        (0, 0, vec![])
    );
    assert_ne!(
        report.head,
        Head::genesis(CityId::from_uuid(Uuid::nil()), Currency::EUR)
    );
}
