//! The proof of the books of one city in one currency, in one pass over the journal.

use std::collections::{BTreeMap, BTreeSet};

use domain::{CityId, Currency, PoolId, ProjectId};

use crate::finding::{Finding, PoolFigure};
use crate::{Account, Balances, Head, LedgerError, Posted};

/// What a project's pledges and decisions say, in minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ProjectFigures {
    /// Pledges confirmed, minus what was refunded or lost in a dispute.
    pub raised_minor: i64,
    /// Match that stands: reserved, committed and paid.
    pub match_minor: i64,
    /// What of the match its pools have paid.
    pub match_paid_minor: i64,
    /// What of the raised was taken into payouts: those that wait for approval and those that were ordered.
    pub taken_minor: i64,
    /// What is in payouts that are not ordered yet or came back from the bank, match included.
    pub held_minor: i64,
}

/// What a pool and its decisions say, in minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PoolFigures {
    /// What its funders promise: published and topped up, minus what went back at its close.
    pub amount_minor: i64,
    /// Held for open campaigns.
    pub reserved_minor: i64,
    /// Owed to projects that succeeded.
    pub committed_minor: i64,
    /// Paid out.
    pub paid_minor: i64,
}

/// What the rest of the database says, to be compared with the ledger. What is absent counts as zero.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expected {
    /// By project.
    pub projects: BTreeMap<ProjectId, ProjectFigures>,
    /// By pool.
    pub pools: BTreeMap<PoolId, PoolFigures>,
    /// What other accounts must show. Those of persons and loans must all be here; others are compared where they are.
    pub accounts: BTreeMap<Account, i64>,
    /// The head that was stored or published, if there is one: only it can show that rows were cut off
    /// at the end of the journal.
    pub head: Option<Head>,
}

/// What an audit has looked at and found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Transactions read.
    pub transactions: u64,
    /// Entries read.
    pub entries: u64,
    /// The head of the journal.
    pub head: Head,
    /// What every account stands at there.
    pub balances: Balances,
    /// Everything that is wrong; empty where the books are clean.
    pub findings: Vec<Finding>,
}

/// An audit under way: feed it every row of the journal in order of its sequence number.
#[derive(Debug, Clone)]
pub struct Audit {
    currency: Currency,
    head: Head,
    balances: Balances,
    wrong_side: BTreeSet<Account>,
    transactions: u64,
    entries: u64,
    findings: Vec<Finding>,
}

impl Audit {
    /// An audit of this city and currency, before the first row.
    pub fn new(city: CityId, currency: Currency) -> Self {
        Self {
            currency,
            head: Head::genesis(city, currency),
            balances: Balances::new(),
            wrong_side: BTreeSet::new(),
            transactions: 0,
            entries: 0,
            findings: Vec::new(),
        }
    }

    /// Looks at the next row.
    pub fn take(&mut self, posted: &Posted) {
        let Posted { id, sealed, parts } = posted;
        self.transactions += 1;
        self.entries += parts.entries.len() as u64;
        if let Err(broken) = self.head.check(posted) {
            self.findings.push(Finding::ChainBreak(broken));
        }
        // Going on from what is stored: one changed byte is one finding, at its place.
        self.head = sealed.head();
        if let Err(error) = parts.check() {
            self.findings.push(Finding::Malformed {
                seq: sealed.seq,
                id: *id,
                error,
            });
        }
        if parts.currency != self.currency {
            self.findings.push(Finding::WrongCurrency {
                seq: sealed.seq,
                id: *id,
                found: parts.currency,
            });
            return;
        }
        match self.balances.apply(parts) {
            Ok(()) => self.check_sides(posted),
            Err(LedgerError::Overflow { account }) => self.findings.push(Finding::Overflow {
                account,
                seq: sealed.seq,
            }),
            Err(error) => self.findings.push(Finding::Malformed {
                seq: sealed.seq,
                id: *id,
                error,
            }),
        }
    }

    fn check_sides(&mut self, posted: &Posted) {
        for account in posted.parts.entries.iter().map(|entry| entry.account) {
            let balance_minor = self.balances.get(account);
            if account.keeps_its_side() && account.shown(balance_minor) < 0 && self.wrong_side.insert(account)
            {
                self.findings.push(Finding::WrongSide {
                    account,
                    seq: posted.sealed.seq,
                    balance_minor,
                });
            }
        }
    }

    /// The balances so far.
    pub fn balances(&self) -> &Balances {
        &self.balances
    }

    /// Compares the journal with what the rest of the database says.
    pub fn finish(mut self, expected: &Expected) -> Report {
        if let Some(head) = expected.head.filter(|head| *head != self.head) {
            self.findings.push(Finding::HeadDiffers {
                expected: head,
                found: self.head,
            });
        }
        let (mut projects, mut pools) = (BTreeSet::new(), BTreeSet::new());
        projects.extend(expected.projects.keys().copied());
        pools.extend(expected.pools.keys().copied());
        for (account, _) in self.balances.iter() {
            match account {
                Account::MatchPaid(project)
                | Account::ProjectEscrow(project)
                | Account::ProjectHeld(project)
                | Account::ProjectMatch(project) => _ = projects.insert(project),
                Account::PoolAvailable(pool)
                | Account::PoolCommitted(pool)
                | Account::PoolFunding(pool)
                | Account::PoolGranted(pool)
                | Account::PoolPaid(pool)
                | Account::PoolReserved(pool) => _ = pools.insert(pool),
                _ => {}
            }
        }
        for project in projects {
            self.check_project(
                project,
                expected.projects.get(&project).copied().unwrap_or_default(),
            );
        }
        self.check_accounts(&expected.accounts);
        for pool in pools {
            self.check_pool(pool, expected.pools.get(&pool).copied().unwrap_or_default());
        }
        Report {
            transactions: self.transactions,
            entries: self.entries,
            head: self.head,
            balances: self.balances,
            findings: self.findings,
        }
    }

    fn check_project(&mut self, project: ProjectId, expected: ProjectFigures) {
        let ProjectFigures {
            raised_minor,
            match_minor,
            match_paid_minor,
            taken_minor,
            held_minor,
        } = expected;
        let less = |minor: i64, part: i64| sum([minor, part.saturating_neg()]);
        let ledger_minor = self.balances.shown(Account::ProjectEscrow(project));
        let expected_minor = less(raised_minor, taken_minor);
        if ledger_minor != expected_minor {
            self.findings.push(Finding::EscrowDiffers {
                project,
                ledger_minor,
                expected_minor,
            });
        }
        let ledger_minor = self.balances.shown(Account::ProjectMatch(project));
        let expected_minor = less(match_minor, match_paid_minor);
        if ledger_minor != expected_minor {
            self.findings.push(Finding::MatchDiffers {
                project,
                ledger_minor,
                expected_minor,
            });
        }
        self.check_account(Account::ProjectHeld(project), held_minor);
        self.check_account(Account::MatchPaid(project), match_paid_minor);
    }

    fn check_accounts(&mut self, expected: &BTreeMap<Account, i64>) {
        use Account as A;
        let must_be_there = |account: &Account| {
            matches!(
                account,
                A::DonorHeld(_)
                    | A::DonorWallet(_)
                    | A::LoanGranted(_)
                    | A::LoanPrincipal(_)
                    | A::LoanRepaid(_)
                    | A::LoanWrittenOff(_)
            )
        };
        let posted = self.balances.iter().map(|(account, _)| account);
        let mut accounts: BTreeSet<Account> = posted.filter(must_be_there).collect();
        accounts.extend(expected.keys().copied());
        for account in accounts {
            self.check_account(account, expected.get(&account).copied().unwrap_or_default());
        }
    }

    fn check_account(&mut self, account: Account, expected_minor: i64) {
        let ledger_minor = self.balances.shown(account);
        if ledger_minor != expected_minor {
            self.findings.push(Finding::AccountDiffers {
                account,
                ledger_minor,
                expected_minor,
            });
        }
    }

    fn check_pool(&mut self, pool: PoolId, expected: PoolFigures) {
        let shown = |account| self.balances.shown(account);
        let reserved = shown(Account::PoolReserved(pool));
        let committed = shown(Account::PoolCommitted(pool));
        let paid = shown(Account::PoolPaid(pool));
        let granted_minor = shown(Account::PoolGranted(pool));
        let held_minor = sum([reserved, committed, paid]);
        let given = [
            expected.reserved_minor,
            expected.committed_minor,
            expected.paid_minor,
        ];
        let available = sum([expected.amount_minor, sum(given).saturating_neg()]);
        let figures = [
            (
                PoolFigure::Amount,
                shown(Account::PoolFunding(pool)),
                expected.amount_minor,
            ),
            (
                PoolFigure::Available,
                shown(Account::PoolAvailable(pool)),
                available,
            ),
            (PoolFigure::Reserved, reserved, expected.reserved_minor),
            (PoolFigure::Committed, committed, expected.committed_minor),
            (PoolFigure::Paid, paid, expected.paid_minor),
        ];
        if granted_minor != held_minor {
            self.findings.push(Finding::GrantedDiffers {
                pool,
                granted_minor,
                held_minor,
            });
        }
        for (figure, ledger_minor, expected_minor) in figures {
            if ledger_minor != expected_minor {
                self.findings.push(Finding::PoolDiffers {
                    pool,
                    figure,
                    ledger_minor,
                    expected_minor,
                });
            }
        }
    }
}

/// A sum that stays at the end of 64 bits instead of wrapping: such a figure differs from its
/// counterpart and is reported, which is all that is asked of it.
fn sum<const N: usize>(figures: [i64; N]) -> i64 {
    figures.into_iter().fold(0, i64::saturating_add)
}

#[cfg(test)]
mod tests;
