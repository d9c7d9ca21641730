//! What a person asks to be paid out of their wallet.

use crate::{Money, words};

words! {
    /// Where a withdrawal is on its way.
    pub enum WithdrawalState {
        /// Asked for: it waits for approval, and cannot be spent meanwhile.
        Requested = "requested",
        /// Approved: it waits for the next order to the bank.
        Approved = "approved",
        /// The bank was told to pay it.
        Ordered = "ordered",
        /// A statement of the bank shows it.
        Paid = "paid",
        /// The bank sent it back: it is in the wallet again.
        Returned = "returned",
        /// Taken back or refused: it is in the wallet again.
        Released = "released",
    }
}

/// What happens to a withdrawal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WithdrawalStep {
    /// The last person whose approval it needs approves it.
    Approve,
    /// It is put into an order to the bank.
    Order,
    /// A statement shows that it was paid.
    Pay,
    /// A statement shows that it came back.
    Return,
    /// It is refused, or taken back.
    Release,
}

/// The step does not lead anywhere from this state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a withdrawal that is {from} cannot take this step")]
pub struct WrongWithdrawalStep {
    /// The state that it is in.
    pub from: WithdrawalState,
}

impl WithdrawalState {
    /// The state after a step.
    ///
    /// # Errors
    /// [`WrongWithdrawalStep`].
    pub fn after(self, step: WithdrawalStep) -> Result<WithdrawalState, WrongWithdrawalStep> {
        use WithdrawalState as S;
        use WithdrawalStep as T;
        match (self, step) {
            (S::Requested, T::Approve) => Ok(S::Approved),
            (S::Approved, T::Order) => Ok(S::Ordered),
            (S::Ordered, T::Pay) => Ok(S::Paid),
            (S::Paid, T::Return) => Ok(S::Returned),
            (S::Requested | S::Approved, T::Release) => Ok(S::Released),
            (from, _) => Err(WrongWithdrawalStep { from }),
        }
    }
}

/// How many people must approve a withdrawal. One suffices for a small one: the money is the person's own, goes to an
/// account that they named after proving who they are, and could otherwise wait for weeks in a town with two finance
/// officers. Above the bound a mistake or a stolen session costs more than the wait.
pub fn approvals_needed(amount: Money, alone_max: Money) -> usize {
    if amount.minor <= alone_max.minor { 1 } else { 2 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Currency;

    #[test]
    fn what_came_back_is_over_and_what_the_bank_knows_is_not_taken_back() {
        use WithdrawalState as S;
        use WithdrawalStep as T;
        let mut state = S::Requested;
        for step in [T::Approve, T::Order, T::Pay, T::Return] {
            state = state.after(step).unwrap();
        }
        for step in [T::Approve, T::Order, T::Pay, T::Return, T::Release] {
            assert_eq!(state.after(step), Err(WrongWithdrawalStep { from: S::Returned }));
        }
        for state in [S::Ordered, S::Paid, S::Released] {
            assert!(state.after(T::Release).is_err(), "{state}");
        }
    }

    #[test]
    fn two_people_look_at_more_than_the_bound() {
        let eur = |minor| Money::new(minor, Currency::EUR);
        assert_eq!(approvals_needed(eur(15_000), eur(15_000)), 1);
        assert_eq!(approvals_needed(eur(15_001), eur(15_000)), 2);
    }
}
