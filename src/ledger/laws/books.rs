//! A city's books, kept beside a plain model of them: what has been given, promised, held and paid.
//!
//! The model knows nothing of debits and credits. It says for each fact what a person would say that it changes, and
//! whether a city could do it at that moment.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{CityId, Currency};

use crate::samples::id;
use crate::*;

pub(crate) fn time(seconds: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds)
}

pub(crate) fn city() -> CityId {
    id(0xc17)
}

/// See the top of the file.
#[derive(Default)]
pub(crate) struct Books {
    pub journal: Vec<Posted>,
    pub expected: Expected,
}

/// What changes in the model, and by how much.
type Changes = Vec<(Account, i64)>;

impl Books {
    pub fn post(&mut self, transaction: Transaction) {
        let genesis = Head::genesis(city(), Currency::EUR);
        let head = self.journal.last().map_or(genesis, |posted| posted.sealed.head());
        let (id, parts) = (id(1000 + self.journal.len() as u128), transaction.into_parts());
        self.journal.push(Posted {
            id,
            sealed: head.seal(id, &parts),
            parts,
        });
    }

    /// Posts the fact if a city could do it in this moment, and keeps the model in step.
    pub fn attempt(&mut self, fact: impl Into<Fact>) {
        let fact = fact.into();
        let mut expected = self.expected.clone();
        let possible = match &fact {
            Fact::Pledge(fact) => pledge(&mut expected, fact),
            Fact::Pool(fact) => pool(&mut expected, fact),
            Fact::Match(fact) => matched(&mut expected, fact),
            Fact::Bank(fact) => account(&mut expected, bank(fact)),
            Fact::Provider(fact) => provider(&mut expected, fact),
            Fact::Payout(fact) => payout(&mut expected, fact),
            Fact::Wallet(fact) => account(&mut expected, wallet(fact)),
            Fact::Loan(fact) => account(&mut expected, loan(fact)),
        };
        if possible && let Ok(transaction) = fact.at(time(self.journal.len().try_into().unwrap())) {
            self.expected = expected;
            self.post(transaction);
        }
    }

    pub fn audit(&self, expected: &Expected) -> Report {
        let mut audit = Audit::new(city(), Currency::EUR);
        self.journal.iter().for_each(|posted| audit.take(posted));
        audit.finish(expected)
    }
}

/// Changes figures of the model; `false` where one that is somebody's money would be less than nothing.
fn account(expected: &mut Expected, changes: Changes) -> bool {
    changes.into_iter().all(|(account, change)| {
        let figure = expected.accounts.entry(account).or_default();
        *figure += change;
        *figure >= 0 || !account.keeps_its_side()
    })
}

fn till(till: Till, change: i64) -> Changes {
    vec![match till {
        Till::Provider => (Account::ProviderClearing, change),
        Till::Suspense => (Account::Suspense, -change),
        Till::CashBox => (Account::CashBox, change),
        Till::Wallet(person) => (Account::DonorWallet(person), -change),
        Till::Ordered => (Account::PayoutClearing, -change),
    }]
}

fn pledge(expected: &mut Expected, fact: &PledgeFact) -> bool {
    match *fact {
        PledgeFact::Confirmed {
            project,
            amount,
            till: t,
            ..
        } => {
            expected.projects.entry(project).or_default().raised_minor += amount.minor;
            account(expected, till(t, amount.minor))
        }
        PledgeFact::Refunded {
            project,
            amount,
            loss,
            till: t,
            ..
        } => {
            let figures = expected.projects.entry(project).or_default();
            figures.raised_minor -= amount.minor;
            let there = figures.raised_minor >= figures.taken_minor;
            there
                && account(expected, till(t, -amount.minor - loss.minor))
                && account(expected, vec![(Account::Loss, loss.minor)])
        }
        PledgeFact::Returned {
            person,
            amount,
            recovered,
            ..
        } => account(
            expected,
            vec![
                (Account::ProviderClearing, amount.minor + recovered.minor),
                (Account::DonorWallet(person), amount.minor),
                (Account::Loss, -recovered.minor),
            ],
        ),
        PledgeFact::Tipped { amount, till: t, .. } => {
            account(expected, till(t, amount.minor)) && account(expected, vec![(Account::Tip, amount.minor)])
        }
        PledgeFact::TipReturned { amount, till: t, .. } => {
            account(expected, till(t, -amount.minor))
                && account(expected, vec![(Account::Tip, -amount.minor)])
        }
    }
}

fn left(pool: &PoolFigures) -> i64 {
    pool.amount_minor - pool.reserved_minor - pool.committed_minor - pool.paid_minor
}

fn pool(expected: &mut Expected, fact: &PoolFact) -> bool {
    match *fact {
        PoolFact::Funded { pool, amount } | PoolFact::ToppedUp { pool, amount, .. } => {
            expected.pools.entry(pool).or_default().amount_minor += amount.minor;
            true
        }
        PoolFact::Closed { pool, returned }
        | PoolFact::Returned {
            pool,
            amount: returned,
            ..
        } => {
            let figures = expected.pools.entry(pool).or_default();
            figures.amount_minor -= returned.minor;
            left(figures) >= 0
        }
        PoolFact::Received { pool, amount, .. } => account(
            expected,
            vec![
                (Account::Suspense, -amount.minor),
                (Account::PoolReceived(pool), amount.minor),
            ],
        ),
        PoolFact::Repaid { pool, amount, .. } => account(
            expected,
            vec![
                (Account::PayoutClearing, amount.minor),
                (Account::PoolReceived(pool), -amount.minor),
            ],
        ),
    }
}

fn matched(expected: &mut Expected, fact: &MatchFact) -> bool {
    match *fact {
        MatchFact::Reserved {
            pool,
            project,
            amount,
            ..
        } => {
            let figures = expected.pools.entry(pool).or_default();
            figures.reserved_minor += amount.minor;
            let there = left(figures) >= 0;
            expected.projects.entry(project).or_default().match_minor += amount.minor;
            there
        }
        MatchFact::Released {
            pool,
            project,
            amount,
            held,
            ..
        } => {
            let figures = expected.pools.entry(pool).or_default();
            let stands = match held {
                Held::Reserved => &mut figures.reserved_minor,
                Held::Committed => &mut figures.committed_minor,
                Held::Paid => &mut figures.paid_minor,
            };
            *stands -= amount.minor;
            let stood = *stands >= 0;
            let project = expected.projects.entry(project).or_default();
            project.match_minor -= amount.minor;
            if held == Held::Paid {
                project.match_paid_minor -= amount.minor;
                let lost = vec![
                    (Account::PoolReceived(pool), amount.minor),
                    (Account::Loss, amount.minor),
                ];
                return stood && project.match_paid_minor >= 0 && account(expected, lost);
            }
            stood && project.match_minor >= project.match_paid_minor
        }
        MatchFact::Committed { pool, amount, .. } => {
            let figures = expected.pools.entry(pool).or_default();
            figures.reserved_minor -= amount.minor;
            figures.committed_minor += amount.minor;
            figures.reserved_minor >= 0
        }
        MatchFact::Paid {
            pool,
            project,
            amount,
            ..
        } => {
            let figures = expected.pools.entry(pool).or_default();
            figures.committed_minor -= amount.minor;
            figures.paid_minor += amount.minor;
            let there = figures.committed_minor >= 0;
            let figures = expected.projects.entry(project).or_default();
            figures.match_paid_minor += amount.minor;
            figures.held_minor += amount.minor;
            there
                && figures.match_minor >= figures.match_paid_minor
                && account(expected, vec![(Account::PoolReceived(pool), -amount.minor)])
        }
    }
}

fn bank(fact: &BankFact) -> Changes {
    use Account as A;
    match *fact {
        BankFact::Opened {
            amount, is_overdrawn, ..
        } => {
            let minor = if is_overdrawn { -amount.minor } else { amount.minor };
            vec![(A::Bank, minor), (A::OwnFunds, minor)]
        }
        BankFact::ChargedBack { amount, .. } => {
            vec![(A::Suspense, -amount.minor), (A::BankFee, -amount.minor)]
        }
        BankFact::OwnCame { amount, .. } => vec![(A::Suspense, -amount.minor), (A::OwnFunds, amount.minor)],
        BankFact::OwnLeft { amount, .. } => vec![(A::Suspense, amount.minor), (A::OwnFunds, -amount.minor)],
        BankFact::Credited { amount, .. } => vec![(A::Bank, amount.minor), (A::Suspense, amount.minor)],
        BankFact::Debited { amount, .. } => vec![(A::Bank, -amount.minor), (A::Suspense, -amount.minor)],
        BankFact::Charged { amount, .. } => vec![(A::BankFee, amount.minor), (A::Suspense, amount.minor)],
        BankFact::OrderPaid { amount, .. } => {
            vec![(A::PayoutClearing, -amount.minor), (A::Suspense, amount.minor)]
        }
        BankFact::SentBack { amount, .. } => {
            vec![(A::PayoutClearing, amount.minor), (A::Suspense, -amount.minor)]
        }
        BankFact::CashTaken { amount, .. } => {
            vec![(A::CashBox, -amount.minor), (A::CashInTransit, amount.minor)]
        }
        BankFact::CashArrived { amount, .. } => {
            vec![(A::CashInTransit, -amount.minor), (A::Suspense, -amount.minor)]
        }
        BankFact::CashShort { amount, .. } => {
            vec![
                (A::CashInTransit, -amount.minor),
                (A::CashDifference, amount.minor),
            ]
        }
        BankFact::CashOver { amount, .. } => {
            vec![
                (A::CashInTransit, amount.minor),
                (A::CashDifference, -amount.minor),
            ]
        }
    }
}

fn provider(expected: &mut Expected, fact: &ProviderFact) -> bool {
    use Account as A;
    let changes = match *fact {
        ProviderFact::Transferred { amount, .. } => {
            vec![
                (A::ProviderClearing, -amount.minor),
                (A::ProviderTransit, amount.minor),
            ]
        }
        ProviderFact::Charged { amount, .. } => {
            vec![
                (A::ProviderClearing, -amount.minor),
                (A::ProviderFee, amount.minor),
            ]
        }
        ProviderFact::Collected { amount, .. } => {
            vec![
                (A::ProviderClearing, amount.minor),
                (A::PayoutClearing, amount.minor),
            ]
        }
        ProviderFact::Returned {
            amount,
            is_collected: true,
            ..
        } => {
            vec![
                (A::ProviderClearing, -amount.minor),
                (A::PayoutClearing, -amount.minor),
            ]
        }
        ProviderFact::Returned { amount, .. } => {
            vec![
                (A::ProviderClearing, amount.minor),
                (A::ProviderTransit, -amount.minor),
            ]
        }
        ProviderFact::Arrived { amount, .. } => {
            vec![(A::ProviderTransit, -amount.minor), (A::Suspense, -amount.minor)]
        }
        ProviderFact::DisputeOpened { amount, .. } => {
            vec![(A::ProviderClearing, -amount.minor), (A::Disputed, amount.minor)]
        }
        ProviderFact::DisputeWon { amount, .. } => {
            vec![(A::ProviderClearing, amount.minor), (A::Disputed, -amount.minor)]
        }
        ProviderFact::DisputeLost {
            project,
            amount,
            tip,
            loss,
            ..
        } => {
            let figures = expected.projects.entry(project).or_default();
            figures.raised_minor -= amount.minor;
            if figures.raised_minor < figures.taken_minor {
                return false;
            }
            vec![
                (A::Disputed, -amount.minor - tip.minor - loss.minor),
                (A::Tip, -tip.minor),
                (A::Loss, loss.minor),
            ]
        }
    };
    account(expected, changes)
}

fn payout(expected: &mut Expected, fact: &PayoutFact) -> bool {
    use Account as A;
    match *fact {
        PayoutFact::Requested { project, amount, .. } => {
            let figures = expected.projects.entry(project).or_default();
            figures.taken_minor += amount.minor;
            figures.held_minor += amount.minor;
            figures.raised_minor >= figures.taken_minor
        }
        PayoutFact::Released { project, amount, .. } => {
            let figures = expected.projects.entry(project).or_default();
            figures.taken_minor -= amount.minor;
            figures.held_minor -= amount.minor;
            figures.held_minor >= 0
        }
        PayoutFact::Ordered {
            project,
            amount,
            platform_fee,
            provider_fee,
            ..
        } => {
            let figures = expected.projects.entry(project).or_default();
            figures.held_minor -= amount.minor;
            let ordered = amount.minor - platform_fee.minor - provider_fee.minor;
            figures.held_minor >= 0
                && account(
                    expected,
                    vec![
                        (A::PayoutClearing, ordered),
                        (A::PlatformFee, platform_fee.minor),
                        (A::ProviderFee, -provider_fee.minor),
                    ],
                )
        }
        PayoutFact::Returned { project, amount, .. } => {
            expected.projects.entry(project).or_default().held_minor += amount.minor;
            account(expected, vec![(A::Suspense, -amount.minor)])
        }
    }
}

fn wallet(fact: &WalletFact) -> Changes {
    use Account as A;
    match *fact {
        WalletFact::Requested { person, amount, .. } => vec![
            (A::DonorWallet(person), -amount.minor),
            (A::DonorHeld(person), amount.minor),
        ],
        WalletFact::Released { person, amount, .. } => vec![
            (A::DonorHeld(person), -amount.minor),
            (A::DonorWallet(person), amount.minor),
        ],
        WalletFact::Ordered { person, amount, .. } => vec![
            (A::DonorHeld(person), -amount.minor),
            (A::PayoutClearing, amount.minor),
        ],
        WalletFact::Returned { person, amount, .. } => {
            vec![
                (A::Suspense, -amount.minor),
                (A::DonorWallet(person), amount.minor),
            ]
        }
    }
}

fn loan(fact: &LoanFact) -> Changes {
    use Account as A;
    match fact {
        LoanFact::PaidOut { project, amount, .. } => vec![
            (A::LoanGranted(*project), amount.minor),
            (A::LoanPrincipal(*project), amount.minor),
        ],
        LoanFact::Repaid { project, shares, .. } => {
            let mut wallets: BTreeMap<Account, i64> = BTreeMap::new();
            for (person, amount) in shares {
                *wallets.entry(A::DonorWallet(*person)).or_default() += amount.minor;
            }
            let sum: i64 = wallets.values().sum();
            let mut changes: Changes = wallets.into_iter().collect();
            changes.extend([
                (A::Suspense, -sum),
                (A::LoanPrincipal(*project), -sum),
                (A::LoanRepaid(*project), sum),
            ]);
            changes
        }
        LoanFact::WrittenOff { project, amount, .. } => vec![
            (A::LoanPrincipal(*project), -amount.minor),
            (A::LoanWrittenOff(*project), amount.minor),
        ],
    }
}
