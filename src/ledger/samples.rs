//! One of each fact, for tests that must see all of them.

use domain::{Currency, Id, Money};
use uuid::Uuid;

use crate::*;

pub(crate) fn id<I: Id>(number: u128) -> I {
    I::from_uuid(Uuid::from_u128(number))
}

pub(crate) fn euros(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

/// Every fact, those of one kind with each till or place side by side.
pub(crate) fn every_fact() -> Vec<Fact> {
    let (pledge, project, pool, decision, event) = (id(1), id(2), id(3), id(4), id(5));
    let (person, order, withdrawal) = (id(6), id(8), id(9));
    let (entry, assignment) = (id(7), id(17));
    let (deposit, payout, transfer, dispute) = (id(10), id(11), id(12), id(14));
    let (amount, part) = (euros(2000), euros(500));
    let tills = [
        Till::Provider,
        Till::Suspense,
        Till::CashBox,
        Till::Wallet(person),
    ];
    let back = [Till::Provider, Till::CashBox, Till::Wallet(person), Till::Ordered];
    let mut facts: Vec<Fact> = Vec::new();
    facts.extend(tills.map(|till| {
        PledgeFact::Confirmed {
            pledge,
            project,
            amount,
            till,
        }
        .into()
    }));
    facts.extend(back.map(|till| {
        PledgeFact::Refunded {
            project,
            amount: part,
            loss: part,
            till,
            event,
        }
        .into()
    }));
    facts.push(
        PledgeFact::Returned {
            person,
            amount: part,
            recovered: part,
            event,
        }
        .into(),
    );
    let till = Till::Provider;
    facts.extend([
        PledgeFact::Tipped {
            pledge,
            amount: part,
            till,
        }
        .into(),
        PledgeFact::TipReturned {
            amount: part,
            till,
            event,
        }
        .into(),
    ]);
    facts.extend(
        [
            PoolFact::Funded { pool, amount },
            PoolFact::ToppedUp { pool, amount, event },
            PoolFact::Closed { pool, returned: part },
            PoolFact::Returned {
                decision,
                pool,
                amount: part,
            },
            PoolFact::Received {
                assignment,
                pool,
                amount,
            },
            PoolFact::Repaid {
                order,
                pool,
                amount: part,
            },
        ]
        .map(Fact::from),
    );
    facts.push(
        MatchFact::Reserved {
            decision,
            pool,
            project,
            amount,
        }
        .into(),
    );
    facts.extend([Held::Reserved, Held::Committed, Held::Paid].map(|held| {
        MatchFact::Released {
            decision,
            pool,
            project,
            amount: part,
            held,
        }
        .into()
    }));
    facts.extend(
        [
            MatchFact::Committed {
                decision,
                pool,
                amount,
            },
            MatchFact::Paid {
                decision,
                pool,
                project,
                amount,
            },
        ]
        .map(Fact::from),
    );
    facts.extend(
        [
            BankFact::Opened {
                statement: id(18),
                amount,
                is_overdrawn: false,
            },
            BankFact::Opened {
                statement: id(18),
                amount,
                is_overdrawn: true,
            },
            BankFact::Credited { entry, amount },
            BankFact::Debited { entry, amount },
            BankFact::Charged {
                assignment,
                amount: part,
            },
            BankFact::ChargedBack {
                assignment,
                amount: part,
            },
            BankFact::OwnCame { assignment, amount },
            BankFact::OwnLeft { assignment, amount },
            BankFact::OrderPaid { assignment, amount },
            BankFact::SentBack { order, amount },
            BankFact::CashTaken { deposit, amount },
            BankFact::CashArrived { assignment, amount },
            BankFact::CashShort {
                assignment,
                amount: part,
            },
            BankFact::CashOver {
                assignment,
                amount: part,
            },
        ]
        .map(Fact::from),
    );
    facts.extend(
        [
            ProviderFact::Transferred { transfer, amount },
            ProviderFact::Charged {
                transfer,
                amount: part,
            },
            ProviderFact::Collected {
                transfer,
                amount: part,
            },
            ProviderFact::Returned {
                transfer,
                amount: part,
                is_collected: false,
            },
            ProviderFact::Returned {
                transfer,
                amount: part,
                is_collected: true,
            },
            ProviderFact::Arrived { assignment, amount },
            ProviderFact::DisputeOpened { dispute, amount },
            ProviderFact::DisputeWon { dispute, amount },
            ProviderFact::DisputeLost {
                dispute,
                project,
                amount: euros(1500),
                tip: part,
                loss: part,
            },
        ]
        .map(Fact::from),
    );
    facts.extend(
        [
            PayoutFact::Requested {
                payout,
                project,
                amount,
            },
            PayoutFact::Released {
                payout,
                project,
                amount,
            },
            PayoutFact::Ordered {
                order,
                project,
                amount: euros(10_000),
                platform_fee: euros(400),
                provider_fee: euros(150),
            },
            PayoutFact::Returned {
                assignment,
                project,
                amount,
            },
        ]
        .map(Fact::from),
    );
    facts.extend(
        [
            WalletFact::Requested {
                withdrawal,
                person,
                amount,
            },
            WalletFact::Released {
                withdrawal,
                person,
                amount,
            },
            WalletFact::Ordered {
                withdrawal,
                person,
                amount,
            },
            WalletFact::Returned {
                assignment,
                person,
                amount,
            },
        ]
        .map(Fact::from),
    );
    let shares = vec![(person, euros(300)), (id(16), euros(200))];
    facts.extend(
        [
            LoanFact::PaidOut {
                payout,
                project,
                amount,
            },
            LoanFact::Repaid {
                assignment,
                project,
                shares,
            },
            LoanFact::WrittenOff {
                event,
                project,
                amount: part,
            },
        ]
        .map(Fact::from),
    );
    facts
}
