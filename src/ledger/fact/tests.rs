//! What each fact posts.

use std::collections::{BTreeMap, BTreeSet};

use expect_test::{expect, expect_file};

use super::*;
use crate::Nature;
use crate::samples::{euros, every_fact, id};

fn entries_of(fact: &Fact) -> Vec<Entry> {
    fact.at(DateTime::UNIX_EPOCH).unwrap().entries().to_vec()
}

/// A fact as an accountant writes it: debits on the left, credits on the right.
fn table(facts: &[Fact]) -> String {
    let mut text = String::new();
    for fact in facts {
        let cause = fact.cause().to_string();
        text += &format!("{} ({})\n", fact.kind(), cause.split(':').next().unwrap());
        for entry in entries_of(fact) {
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
fn every_kind_has_a_fact_that_is_looked_at_here() {
    let mut kinds: BTreeSet<FactKind> = every_fact().iter().map(Fact::kind).collect();
    kinds.insert(FactKind::Reversal);
    assert_eq!(kinds, FactKind::ALL.iter().copied().collect());
}

#[test]
fn money_and_promises_balance_by_themselves() {
    for fact in every_fact() {
        let mut sums: BTreeMap<bool, i64> = BTreeMap::new();
        for entry in entries_of(&fact) {
            *sums.entry(entry.account.nature() == Nature::Money).or_default() += entry.amount_minor;
        }
        assert!(sums.values().all(|sum| *sum == 0), "{fact:?}: {sums:?}");
    }
}

fn of_kinds(kinds: &[FactKind]) -> Vec<Fact> {
    let facts = every_fact();
    facts
        .into_iter()
        .filter(|fact| kinds.contains(&fact.kind()))
        .collect()
}

#[test]
fn a_payout_takes_its_fees_out_of_what_is_paid() {
    let facts = of_kinds(&[
        FactKind::MatchPaid,
        FactKind::PayoutRequested,
        FactKind::PayoutOrdered,
    ]);
    expect![[r#"
        match_paid (decision)
          match-paid                    2000
          pool-committed        2000
          pool-paid                     2000
          pool-received         2000
          project-held                  2000
          project-match         2000
        payout_requested (payout)
          project-escrow        2000
          project-held                  2000
        payout_ordered (payment-order)
          payout-clearing               9450
          platform-fee                   400
          project-held         10000
          provider-fee                   150
    "#]]
    .assert_eq(&table(&facts));
}

#[test]
fn a_repayment_is_shared_among_wallets() {
    let facts = of_kinds(&[FactKind::LoanRepaid]);
    expect![[r#"
        loan_repaid (assignment)
          donor-wallet                   300
          donor-wallet                   200
          loan-principal                 500
          loan-repaid            500
          suspense               500
    "#]]
    .assert_eq(&table(&facts));
}

#[test]
fn a_fact_about_nothing_is_refused() {
    let pool = id(3);
    for (minor, error) in [
        (0, LedgerError::NotPositive),
        (-1, LedgerError::NotPositive),
        (i64::MIN, LedgerError::NotPositive),
        (i64::MAX, LedgerError::TooLarge),
        (AMOUNT_MINOR_MAX + 1, LedgerError::TooLarge),
    ] {
        let fact: Fact = PoolFact::Funded {
            pool,
            amount: euros(minor),
        }
        .into();
        assert_eq!(fact.at(DateTime::UNIX_EPOCH), Err(error), "{minor}");
    }
    let nobody: Fact = LoanFact::Repaid {
        assignment: id(1),
        project: id(2),
        shares: Vec::new(),
    }
    .into();
    assert_eq!(nobody.at(DateTime::UNIX_EPOCH), Err(LedgerError::Empty));
}

#[test]
fn parts_may_be_nothing_and_never_less() {
    let of = |own: i64, loss: i64| -> Result<Transaction, LedgerError> {
        let (amount, loss) = (euros(own), euros(loss));
        let (dispute, project) = (id(1), id(2));
        let fact: Fact = ProviderFact::DisputeLost {
            dispute,
            project,
            amount,
            tip: euros(0),
            loss,
        }
        .into();
        fact.at(DateTime::UNIX_EPOCH)
    };
    assert_eq!(of(2000, 0).unwrap().entries().len(), 2);
    assert_eq!(of(0, 2000).unwrap().entries().len(), 2);
    assert_eq!(of(1500, 500).unwrap().entries().len(), 3);
    assert_eq!(of(2000, -1), Err(LedgerError::NotPositive));
    assert_eq!(of(0, 0), Err(LedgerError::NotPositive));
}

#[test]
fn one_fact_is_of_one_currency() {
    let francs = Money::new(500, "CHF".parse().unwrap());
    let fact: Fact = LoanFact::Repaid {
        assignment: id(1),
        project: id(2),
        shares: vec![(id(3), euros(300)), (id(4), francs)],
    }
    .into();
    assert_eq!(fact.at(DateTime::UNIX_EPOCH), Err(LedgerError::TwoCurrencies));
}

/// The page that shows accounts and facts is written from the code.
#[test]
fn the_page_shows_every_account_and_every_fact() {
    let mut page = String::from(
        "# The books of a city\n\n\
         This page is written by a test from the accounts and facts of this crate: `UPDATE_EXPECT=1 cargo nextest run\n\
         --workspace -E 'test(the_page_shows_every_account)'` brings it up to date.\n\n\
         Each city keeps one set of books in its currency. A fact is one balanced transaction with a cause; the same\n\
         fact with the same cause is posted once. Accounts of *money* balance among themselves: they are what an\n\
         accountant keeps. Accounts of *promises* stand beside them: what pools can give, hold and owe, and what\n\
         borrowers owe to lenders.\n\n## Accounts\n\n\
         | account | of each | stands on | counts | what it is |\n| --- | --- | --- | --- | --- |\n",
    );
    for (name, what) in Account::CHART {
        let account = sample(name);
        let owner = match account.to_string().contains(':') {
            true => owner_of(account),
            false => "",
        };
        let side = match account.normal() {
            crate::Side::Debit => "debit",
            crate::Side::Credit => "credit",
        };
        let counts = match account.nature() {
            Nature::Money => "money",
            Nature::Promise => "promises",
        };
        page += &format!("| `{name}` | {owner} | {side} | {counts} | {} |\n", what.trim());
    }
    page += "\n## Facts\n\nEach with its cause, and the accounts that it debits and credits. Where several stand side by side, it is one\n\
             or the other.\n\n| fact | cause | debits | credits |\n| --- | --- | --- | --- |\n";
    for kind in FactKind::ALL {
        if *kind == FactKind::Reversal {
            page += "| `reversal` | ledger | what it undoes credited | what it undoes debited |\n";
            continue;
        }
        let (mut debits, mut credits, mut cause) = (BTreeSet::new(), BTreeSet::new(), String::new());
        for fact in every_fact().iter().filter(|fact| fact.kind() == *kind) {
            cause = fact.cause().to_string().split(':').next().unwrap().to_owned();
            for entry in entries_of(fact) {
                let side = if entry.amount_minor > 0 {
                    &mut debits
                } else {
                    &mut credits
                };
                side.insert(format!("`{}`", entry.account.name()));
            }
        }
        let list = |side: BTreeSet<String>| side.into_iter().collect::<Vec<_>>().join(", ");
        page += &format!("| `{kind}` | {cause} | {} | {} |\n", list(debits), list(credits));
    }
    expect_file!["../README.md"].assert_eq(&page);
}

fn sample(name: &str) -> Account {
    let owned = format!("{name}:00000000-0000-0000-0000-000000000001");
    name.parse().or_else(|_| owned.parse()).unwrap()
}

fn owner_of(account: Account) -> &'static str {
    use Account as A;
    match account {
        A::DonorHeld(_) | A::DonorWallet(_) => "person",
        A::PoolAvailable(_)
        | A::PoolCommitted(_)
        | A::PoolFunding(_)
        | A::PoolGranted(_)
        | A::PoolPaid(_)
        | A::PoolReceived(_)
        | A::PoolReserved(_) => "pool",
        _ => "project",
    }
}
