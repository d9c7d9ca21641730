//! The bank account.
//!
//! Every movement of a statement is posted between the bank and suspense first, and only then from suspense to what it
//! turns out to be. So the bank's balance in the books is that of its statements at every moment, and what nobody has
//! explained yet is one balance.

use domain::{AssignmentId, DepositId, Money, PaymentOrderId, StatementEntryId, StatementId};

use super::{FactKind as K, Posting, moves};
use crate::{Account as A, Cause};

/// What happens on the bank account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BankFact {
    /// The first statement begins with a balance.
    Opened {
        /// The statement: the cause.
        statement: StatementId,
        /// How much.
        amount: Money,
        /// Whether it is owed to the bank.
        is_overdrawn: bool,
    },
    /// The statement shows money that came.
    Credited {
        /// The movement: the cause.
        entry: StatementEntryId,
        /// How much.
        amount: Money,
    },
    /// The statement shows money that left.
    Debited {
        /// The movement: the cause.
        entry: StatementEntryId,
        /// How much.
        amount: Money,
    },
    /// What left was a charge of the bank.
    Charged {
        /// What the movement on the statement is assigned to: the cause.
        assignment: AssignmentId,
        /// How much.
        amount: Money,
    },
    /// What came was a charge that the bank gave back.
    ChargedBack {
        /// What the movement on the statement is assigned to: the cause.
        assignment: AssignmentId,
        /// How much.
        amount: Money,
    },
    /// What came was put there by whoever holds the account.
    OwnCame {
        /// What the movement on the statement is assigned to: the cause.
        assignment: AssignmentId,
        /// How much.
        amount: Money,
    },
    /// What left was taken off by whoever holds the account.
    OwnLeft {
        /// What the movement on the statement is assigned to: the cause.
        assignment: AssignmentId,
        /// How much.
        amount: Money,
    },
    /// What left was one or several payments that had been ordered.
    OrderPaid {
        /// What the movement on the statement is assigned to: the cause.
        assignment: AssignmentId,
        /// How much.
        amount: Money,
    },
    /// What came fits nothing, and the bank is told to send it back.
    SentBack {
        /// The order: the cause.
        order: PaymentOrderId,
        /// How much.
        amount: Money,
    },
    /// Cash and cheques were taken to the bank.
    CashTaken {
        /// The deposit: the cause.
        deposit: DepositId,
        /// What we counted.
        amount: Money,
    },
    /// What came was cash that had been taken there.
    CashArrived {
        /// What the movement on the statement is assigned to: the cause.
        assignment: AssignmentId,
        /// What the bank counted.
        amount: Money,
    },
    /// The bank counted less than we did.
    CashShort {
        /// What the movement on the statement is assigned to: the cause.
        assignment: AssignmentId,
        /// How much less.
        amount: Money,
    },
    /// The bank counted more than we did. Posted before the deposit's arrival, which takes it all.
    CashOver {
        /// What the movement on the statement is assigned to: the cause.
        assignment: AssignmentId,
        /// How much more.
        amount: Money,
    },
}

impl BankFact {
    pub(super) fn posting(&self) -> Posting {
        let (kind, cause, debit, credit, amount) = match *self {
            Self::Opened {
                statement,
                amount,
                is_overdrawn,
            } => {
                let (debit, credit) = if is_overdrawn {
                    (A::OwnFunds, A::Bank)
                } else {
                    (A::Bank, A::OwnFunds)
                };
                (K::BankOpened, Cause::Statement(statement), debit, credit, amount)
            }
            Self::Credited { entry, amount } => (
                K::BankCredited,
                Cause::StatementEntry(entry),
                A::Bank,
                A::Suspense,
                amount,
            ),
            Self::Debited { entry, amount } => (
                K::BankDebited,
                Cause::StatementEntry(entry),
                A::Suspense,
                A::Bank,
                amount,
            ),
            Self::Charged { assignment, amount } => (
                K::BankCharged,
                Cause::Assignment(assignment),
                A::BankFee,
                A::Suspense,
                amount,
            ),
            Self::ChargedBack { assignment, amount } => (
                K::BankChargedBack,
                Cause::Assignment(assignment),
                A::Suspense,
                A::BankFee,
                amount,
            ),
            Self::OwnCame { assignment, amount } => (
                K::OwnCame,
                Cause::Assignment(assignment),
                A::Suspense,
                A::OwnFunds,
                amount,
            ),
            Self::OwnLeft { assignment, amount } => (
                K::OwnLeft,
                Cause::Assignment(assignment),
                A::OwnFunds,
                A::Suspense,
                amount,
            ),
            Self::OrderPaid { assignment, amount } => (
                K::OrderPaid,
                Cause::Assignment(assignment),
                A::PayoutClearing,
                A::Suspense,
                amount,
            ),
            Self::SentBack { order, amount } => (
                K::SentBack,
                Cause::PaymentOrder(order),
                A::Suspense,
                A::PayoutClearing,
                amount,
            ),
            Self::CashTaken { deposit, amount } => (
                K::CashTaken,
                Cause::Deposit(deposit),
                A::CashInTransit,
                A::CashBox,
                amount,
            ),
            Self::CashArrived { assignment, amount } => (
                K::CashArrived,
                Cause::Assignment(assignment),
                A::Suspense,
                A::CashInTransit,
                amount,
            ),
            Self::CashShort { assignment, amount } => (
                K::CashShort,
                Cause::Assignment(assignment),
                A::CashDifference,
                A::CashInTransit,
                amount,
            ),
            Self::CashOver { assignment, amount } => (
                K::CashOver,
                Cause::Assignment(assignment),
                A::CashInTransit,
                A::CashDifference,
                amount,
            ),
        };
        Posting(kind, cause, vec![moves(debit, credit, amount)])
    }
}
