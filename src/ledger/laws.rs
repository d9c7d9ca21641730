//! Laws that hold for whatever sequence of facts.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    CityId, Currency, DecisionId, EventId, Id, LedgerTransactionId, Money, PledgeId, PoolId, ProjectId,
};
use proptest::prelude::*;
use uuid::Uuid;

use crate::*;

pub(crate) fn id<I: Id>(number: u128) -> I {
    I::from_uuid(Uuid::from_u128(number))
}

pub(crate) fn time(seconds: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds)
}

pub(crate) fn city() -> CityId {
    id(0xc17)
}

/// A city's books, kept beside a plain model of them: what has been given, promised and held.
#[derive(Default)]
pub(crate) struct Books {
    pub journal: Vec<Posted>,
    pub expected: Expected,
}

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
    pub fn attempt(&mut self, fact: Fact) {
        let figures = &mut self.expected;
        match fact {
            Fact::PledgeConfirmed { project, amount, .. } => {
                figures.projects.entry(project).or_default().raised_minor += amount.minor;
            }
            Fact::PledgeRefunded { project, amount, .. } => {
                let project = figures.projects.entry(project).or_default();
                if project.raised_minor < amount.minor {
                    return;
                }
                project.raised_minor -= amount.minor;
            }
            Fact::PoolFunded { pool, amount } | Fact::PoolToppedUp { pool, amount, .. } => {
                figures.pools.entry(pool).or_default().amount_minor += amount.minor;
            }
            Fact::PoolClosed { pool, returned }
            | Fact::PoolReturned {
                pool,
                amount: returned,
                ..
            } => {
                let pool = figures.pools.entry(pool).or_default();
                if pool.amount_minor - pool.reserved_minor - pool.committed_minor < returned.minor {
                    return;
                }
                pool.amount_minor -= returned.minor;
            }
            Fact::MatchReserved {
                pool,
                project,
                amount,
                ..
            } => {
                let pool = figures.pools.entry(pool).or_default();
                if pool.amount_minor - pool.reserved_minor - pool.committed_minor < amount.minor {
                    return;
                }
                pool.reserved_minor += amount.minor;
                figures.projects.entry(project).or_default().match_minor += amount.minor;
            }
            Fact::MatchReleased {
                pool,
                project,
                amount,
                held,
                ..
            } => {
                let (pool, project) = (
                    figures.pools.entry(pool).or_default(),
                    figures.projects.entry(project).or_default(),
                );
                let stands = match held {
                    Held::Reserved => &mut pool.reserved_minor,
                    Held::Committed => &mut pool.committed_minor,
                };
                if *stands < amount.minor || project.match_minor < amount.minor {
                    return;
                }
                *stands -= amount.minor;
                project.match_minor -= amount.minor;
            }
            Fact::MatchCommitted { pool, amount, .. } => {
                let pool = figures.pools.entry(pool).or_default();
                if pool.reserved_minor < amount.minor {
                    return;
                }
                pool.reserved_minor -= amount.minor;
                pool.committed_minor += amount.minor;
            }
        }
        self.post(fact.at(time(self.journal.len().try_into().unwrap())).unwrap());
    }

    pub fn audit(&self, expected: &Expected) -> Report {
        let mut audit = Audit::new(city(), Currency::EUR);
        self.journal.iter().for_each(|posted| audit.take(posted));
        audit.finish(expected)
    }
}

fn facts() -> impl Strategy<Value = Vec<Fact>> {
    let fact = (0..10_u8, 0..2_u128, 0..2_u128, 1..5_000_i64).prop_map(|(kind, pool, project, minor)| {
        let (pool, project): (PoolId, ProjectId) = (id(10 + pool), id(20 + project));
        let (pledge, event, decision): (PledgeId, EventId, DecisionId) = (id(30), id(31), id(32));
        let amount = Money::new(minor, Currency::EUR);
        let till = Till::Provider;
        match kind {
            0 => Fact::PledgeConfirmed {
                pledge,
                project,
                amount,
                till,
            },
            1 => Fact::PledgeRefunded {
                pledge,
                project,
                amount,
                till: Till::Bank,
                event,
            },
            2 => Fact::PoolFunded {
                pool,
                amount: Money::new(minor * 10, Currency::EUR),
            },
            3 => Fact::PoolToppedUp { pool, amount, event },
            4 => Fact::PoolClosed {
                pool,
                returned: amount,
            },
            5 => Fact::MatchReserved {
                decision,
                pool,
                project,
                amount,
            },
            6 => Fact::MatchReleased {
                decision,
                pool,
                project,
                amount,
                held: Held::Reserved,
            },
            7 => Fact::MatchCommitted {
                decision,
                pool,
                project,
                amount,
            },
            8 => Fact::PoolReturned {
                decision,
                pool,
                amount,
            },
            _ => Fact::MatchReleased {
                decision,
                pool,
                project,
                amount,
                held: Held::Committed,
            },
        }
    });
    prop::collection::vec(fact, 1..60)
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
        let transactions: Vec<Transaction> = facts.into_iter().map(|fact| fact.at(time(0)).unwrap()).collect();
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
