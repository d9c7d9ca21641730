//! Laws that hold for whatever sequence of facts.

pub(crate) mod books;

use chrono::TimeDelta;
use domain::{Currency, Id, LedgerTransactionId};
use proptest::prelude::*;
use uuid::Uuid;

use self::books::{Books, city, time};
use crate::samples::{euros, every_fact, id};
use crate::*;

/// Facts of every kind about few projects, pools and people, so that they meet.
fn facts() -> impl Strategy<Value = Vec<Fact>> {
    let fact = (any::<prop::sample::Index>(), 0..2_u128, 0..2_u128, 1..5_000_i64);
    let fact = fact.prop_map(|(which, one, other, minor)| vary(which.get(&every_fact()), one, other, minor));
    prop::collection::vec(fact, 1..80)
}

/// The same fact about one of two projects, pools and people each, and of another amount.
fn vary(fact: &Fact, one: u128, other: u128, minor: i64) -> Fact {
    let mut fact = fact.clone();
    let (project_, pool_, person_) = (id(20 + one), id(30 + other), id(40 + one));
    let money = euros(minor);
    let retill = |till: &mut Till| {
        if let Till::Wallet(person) = till {
            *person = person_;
        }
    };
    match &mut fact {
        Fact::Pledge(PledgeFact::Confirmed {
            project,
            amount,
            till,
            ..
        }) => {
            (*project, *amount) = (project_, money);
            retill(till);
        }
        Fact::Pledge(PledgeFact::Refunded {
            project,
            amount,
            loss,
            till,
            ..
        }) => {
            (*project, *amount, *loss) = (project_, money, euros(minor % 5));
            retill(till);
        }
        Fact::Pledge(PledgeFact::Returned {
            person,
            amount,
            recovered,
            ..
        }) => (*person, *amount, *recovered) = (person_, money, euros(minor % 3)),
        Fact::Pledge(PledgeFact::Tipped { amount, .. } | PledgeFact::TipReturned { amount, .. }) => {
            *amount = money
        }
        Fact::Pool(
            PoolFact::Funded { pool, amount }
            | PoolFact::ToppedUp { pool, amount, .. }
            | PoolFact::Received { pool, amount, .. },
        ) => (*pool, *amount) = (pool_, euros(minor * 10)),
        Fact::Pool(
            PoolFact::Closed {
                pool,
                returned: amount,
            }
            | PoolFact::Returned { pool, amount, .. }
            | PoolFact::Repaid { pool, amount, .. },
        ) => (*pool, *amount) = (pool_, money),
        Fact::Match(
            MatchFact::Reserved {
                pool,
                project,
                amount,
                ..
            }
            | MatchFact::Released {
                pool,
                project,
                amount,
                ..
            }
            | MatchFact::Paid {
                pool,
                project,
                amount,
                ..
            },
        ) => (*pool, *project, *amount) = (pool_, project_, money),
        Fact::Match(MatchFact::Committed { pool, amount, .. }) => (*pool, *amount) = (pool_, money),
        Fact::Bank(
            BankFact::Opened { amount, .. }
            | BankFact::ChargedBack { amount, .. }
            | BankFact::OwnCame { amount, .. }
            | BankFact::OwnLeft { amount, .. }
            | BankFact::Credited { amount, .. }
            | BankFact::Debited { amount, .. }
            | BankFact::Charged { amount, .. }
            | BankFact::OrderPaid { amount, .. }
            | BankFact::SentBack { amount, .. }
            | BankFact::CashTaken { amount, .. }
            | BankFact::CashArrived { amount, .. }
            | BankFact::CashShort { amount, .. }
            | BankFact::CashOver { amount, .. },
        ) => *amount = money,
        Fact::Provider(ProviderFact::DisputeLost {
            project,
            amount,
            tip,
            loss,
            ..
        }) => {
            (*project, *amount, *loss) = (project_, money, euros(minor % 7));
            *tip = euros(minor % 5);
        }
        Fact::Provider(
            ProviderFact::Transferred { amount, .. }
            | ProviderFact::Charged { amount, .. }
            | ProviderFact::Collected { amount, .. }
            | ProviderFact::Returned { amount, .. }
            | ProviderFact::Arrived { amount, .. }
            | ProviderFact::DisputeOpened { amount, .. }
            | ProviderFact::DisputeWon { amount, .. },
        ) => *amount = money,
        Fact::Payout(PayoutFact::Ordered {
            project,
            amount,
            platform_fee,
            provider_fee,
            ..
        }) => {
            (*project, *amount) = (project_, money);
            (*platform_fee, *provider_fee) = (euros(minor / 50), euros(minor / 90));
        }
        Fact::Payout(
            PayoutFact::Requested { project, amount, .. }
            | PayoutFact::Released { project, amount, .. }
            | PayoutFact::Returned { project, amount, .. },
        ) => (*project, *amount) = (project_, money),
        Fact::Wallet(
            WalletFact::Requested { person, amount, .. }
            | WalletFact::Released { person, amount, .. }
            | WalletFact::Ordered { person, amount, .. }
            | WalletFact::Returned { person, amount, .. },
        ) => (*person, *amount) = (person_, money),
        Fact::Loan(
            LoanFact::PaidOut { project, amount, .. } | LoanFact::WrittenOff { project, amount, .. },
        ) => {
            (*project, *amount) = (project_, money);
        }
        Fact::Loan(LoanFact::Repaid { project, shares, .. }) => {
            *project = project_;
            // The same lender may have lent twice.
            *shares = vec![(person_, money), (id(40), money), (person_, euros(1))];
        }
    }
    fact
}

/// Changes one thing in a stored row, in one of the ways that a hand in the database could.
fn tamper(posted: &mut Posted, way: usize, bit: usize) {
    let flipped = |uuid: Uuid| Uuid::from_u128(uuid.as_u128() ^ (1 << (bit % 128)));
    match way % 11 {
        0 => posted.parts.entries[bit % 2].amount_minor += 1,
        1 => posted.parts.occurred_at += TimeDelta::microseconds(1),
        2 => posted.id = LedgerTransactionId::from_uuid(flipped(posted.id.uuid())),
        3 => posted.parts.currency = "CHF".parse().unwrap(),
        4 => posted.parts.cause = Cause::Event(id(0xbad)),
        5 => posted.sealed.hash.0[bit % 32] ^= 1 << (bit % 8),
        6 => posted.sealed.previous.0[bit % 32] ^= 1 << (bit % 8),
        7 => posted.parts.entries[bit % 2].account = Account::ProjectEscrow(id(0xbad)),
        8 => posted.parts.kind = FactKind::Reversal,
        9 => posted.sealed.seq += 1,
        _ => drop(posted.parts.entries.pop()),
    }
}

proptest! {
    #[test]
    fn whatever_happens_the_books_balance_and_the_audit_is_clean(facts in facts()) {
        let mut books = Books::default();
        facts.into_iter().for_each(|fact| books.attempt(fact));
        books.expected.head = books.journal.last().map(|posted| posted.sealed.head());
        let report = books.audit(&books.expected);
        prop_assert_eq!(&report.findings, &vec![]);
        prop_assert_eq!(report.transactions, books.journal.len() as u64);
        let mut balances = Balances::new();
        for posted in &books.journal {
            balances.apply(&posted.parts).unwrap();
            prop_assert_eq!(balances.sum_minor(), 0);
        }
    }

    #[test]
    fn a_reversal_restores_every_balance(facts in facts(), place in any::<prop::sample::Index>()) {
        let mut balances = Balances::new();
        let transactions: Vec<Transaction> = facts.into_iter().filter_map(|fact| fact.at(time(0)).ok()).collect();
        prop_assume!(!transactions.is_empty());
        transactions.iter().for_each(|transaction| balances.apply(transaction.parts()).unwrap());
        let wrong = place.get(&transactions);
        let reversal = wrong.reverse(id(1), time(1));
        prop_assert_eq!(reversal.parts().check(), Ok(()));
        prop_assert_eq!(reversal.parts().cause, Cause::Transaction(id(1)));
        let mut with_both = balances.clone();
        with_both.apply(wrong.parts()).unwrap();
        with_both.apply(reversal.parts()).unwrap();
        prop_assert_eq!(with_both, balances);
    }

    #[test]
    fn a_changed_row_is_found_at_its_place(facts in facts(), place in any::<prop::sample::Index>(), way in 0_usize..11, bit in 0_usize..256) {
        let mut books = Books::default();
        facts.into_iter().for_each(|fact| books.attempt(fact));
        prop_assume!(!books.journal.is_empty());
        let row = place.index(books.journal.len());
        tamper(&mut books.journal[row], way, bit);
        let broken = verify(Head::genesis(city(), Currency::EUR), &books.journal).unwrap_err();
        prop_assert_eq!(broken.seq, books.journal[row].sealed.seq);
        let report = books.audit(&books.expected);
        prop_assert!(report.findings.contains(&Finding::ChainBreak(broken)));
    }

    #[test]
    fn a_removed_row_is_found_where_it_stood(facts in facts(), place in any::<prop::sample::Index>()) {
        let mut books = Books::default();
        facts.into_iter().for_each(|fact| books.attempt(fact));
        prop_assume!(!books.journal.is_empty());
        books.expected.head = books.journal.last().map(|posted| posted.sealed.head());
        let removed = books.journal.remove(place.index(books.journal.len())).sealed.seq;
        let report = books.audit(&books.expected);
        let located = report.findings.iter().any(|finding| match finding {
            Finding::ChainBreak(ChainBreak { broken: Broken::Sequence { expected, .. }, .. }) => *expected == removed,
            Finding::HeadDiffers { found, .. } => found.seq + 1 == removed,
            _ => false,
        });
        prop_assert!(located, "{:?}", report.findings);
    }
}
