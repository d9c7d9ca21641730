//! What each fact posts, as a table that an accountant can read.

use domain::{Currency, Id};
use expect_test::expect;
use uuid::Uuid;

use super::*;

fn id<I: Id>(number: u128) -> I {
    I::from_uuid(Uuid::from_u128(number))
}

fn table(facts: &[Fact]) -> String {
    let mut text = String::new();
    for fact in facts {
        let transaction = fact.at(DateTime::UNIX_EPOCH).unwrap();
        let cause = transaction.parts().cause.to_string();
        text += &format!(
            "{} ({})\n",
            transaction.parts().kind,
            cause.split(':').next().unwrap()
        );
        for entry in transaction.entries() {
            let (debit, credit) = match entry.amount_minor {
                minor if minor > 0 => (minor.to_string(), String::new()),
                minor => (String::new(), (-minor).to_string()),
            };
            text += format!("  {:<18}{debit:>8}{credit:>8}", entry.account.name()).trim_end();
            text.push('\n');
        }
    }
    text
}

#[test]
fn each_fact_posts_its_entries() {
    let (pledge, project, pool, decision, event) = (id(1), id(2), id(3), id(4), id(5));
    let amount = Money::new(2000, Currency::EUR);
    let part = Money::new(500, Currency::EUR);
    let wallet = Till::Wallet(id(6));
    let facts = [
        Fact::PoolFunded { pool, amount },
        Fact::PoolToppedUp { pool, amount, event },
        Fact::PledgeConfirmed {
            pledge,
            project,
            amount,
            till: Till::Provider,
        },
        Fact::PledgeConfirmed {
            pledge,
            project,
            amount,
            till: Till::Bank,
        },
        Fact::PledgeConfirmed {
            pledge,
            project,
            amount,
            till: Till::CashBox,
        },
        Fact::PledgeConfirmed {
            pledge,
            project,
            amount,
            till: wallet,
        },
        Fact::MatchReserved {
            decision,
            pool,
            project,
            amount,
        },
        Fact::PledgeRefunded {
            pledge,
            project,
            amount: part,
            till: Till::Provider,
            event,
        },
        Fact::MatchReleased {
            decision,
            pool,
            project,
            amount: part,
            held: Held::Reserved,
        },
        Fact::MatchCommitted {
            decision,
            pool,
            project,
            amount,
        },
        Fact::MatchReleased {
            decision,
            pool,
            project,
            amount: part,
            held: Held::Committed,
        },
        Fact::PoolClosed { pool, returned: part },
        Fact::PoolReturned {
            decision,
            pool,
            amount: part,
        },
    ];
    expect![[r#"
        pool_funded (pool)
          pool-available                2000
          pool-funding          2000
        pool_topped_up (event)
          pool-available                2000
          pool-funding          2000
        pledge_confirmed (pledge)
          project-escrow                2000
          provider-clearing     2000
        pledge_confirmed (pledge)
          bank                  2000
          project-escrow                2000
        pledge_confirmed (pledge)
          cash-box              2000
          project-escrow                2000
        pledge_confirmed (pledge)
          donor-wallet          2000
          project-escrow                2000
        match_reserved (decision)
          pool-available        2000
          pool-granted          2000
          pool-reserved                 2000
          project-match                 2000
        pledge_refunded (event)
          project-escrow         500
          provider-clearing              500
        match_released (decision)
          pool-available                 500
          pool-granted                   500
          pool-reserved          500
          project-match          500
        match_committed (decision)
          pool-committed                2000
          pool-reserved         2000
        match_released (decision)
          pool-available                 500
          pool-committed         500
          pool-granted                   500
          project-match          500
        pool_closed (pool)
          pool-available         500
          pool-funding                   500
        pool_returned (decision)
          pool-available         500
          pool-funding                   500
    "#]]
    .assert_eq(&table(&facts));
}

#[test]
fn a_fact_about_nothing_is_refused() {
    for minor in [0, -1, i64::MIN] {
        let fact = Fact::PoolFunded {
            pool: id(3),
            amount: Money::new(minor, Currency::EUR),
        };
        assert_eq!(fact.at(DateTime::UNIX_EPOCH), Err(LedgerError::NotPositive));
    }
    let fact = Fact::PoolFunded {
        pool: id(3),
        amount: Money::new(i64::MAX, Currency::EUR),
    };
    assert_eq!(fact.at(DateTime::UNIX_EPOCH), Err(LedgerError::TooLarge));
}
