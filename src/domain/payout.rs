//! A payment to a project: asked for by one person, approved by two others, ordered at the bank, seen on its statement.

use crate::money::MoneyError;
use crate::{Money, words};

words! {
    /// Where a payment to a project is on its way.
    pub enum PayoutState {
        /// Asked for: it waits for two people.
        Requested = "requested",
        /// Two people approved it: it waits for the next order to the bank.
        Approved = "approved",
        /// The bank was told to pay it.
        Ordered = "ordered",
        /// A statement of the bank shows it.
        Paid = "paid",
        /// The bank sent it back: it waits for two people again.
        Returned = "returned",
        /// Not approved, taken back, or there was nothing to pay: what was held for it is the project's as before.
        Released = "released",
    }
}

/// What happens to a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PayoutStep {
    /// The second person approves it.
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
#[error("a payment that is {from} cannot take this step")]
pub struct WrongPayoutStep {
    /// The state that it is in.
    pub from: PayoutState,
}

impl PayoutState {
    /// The state after a step.
    ///
    /// # Errors
    /// [`WrongPayoutStep`].
    pub fn after(self, step: PayoutStep) -> Result<PayoutState, WrongPayoutStep> {
        use PayoutState as S;
        use PayoutStep as T;
        match (self, step) {
            (S::Requested | S::Returned, T::Approve) => Ok(S::Approved),
            (S::Approved, T::Order) => Ok(S::Ordered),
            (S::Ordered, T::Pay) => Ok(S::Paid),
            (S::Paid, T::Return) => Ok(S::Returned),
            (S::Requested | S::Approved | S::Returned, T::Release) => Ok(S::Released),
            (from, _) => Err(WrongPayoutStep { from }),
        }
    }

    /// Whether two people have to look at it.
    pub fn awaits_approval(self) -> bool {
        matches!(self, Self::Requested | Self::Returned)
    }

    /// Whether it is not over and the bank was not told yet: a project has one such payment at a time.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Requested | Self::Approved | Self::Returned)
    }
}

words! {
    /// Where an order to the bank to make one payment is on its way.
    pub enum OrderState {
        /// The bank was told.
        Ordered = "ordered",
        /// A statement shows it.
        Paid = "paid",
        /// A statement shows that it came back.
        Returned = "returned",
    }
}

/// What a payment to a project is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PayoutParts {
    /// What residents gave.
    pub gifts: Money,
    /// What pools add.
    pub matched: Money,
    /// What the platform keeps of the gifts.
    pub fee: Money,
}

/// Basis points of a whole.
const WHOLE_BPS: i128 = 10_000;

impl PayoutParts {
    /// The parts of a payment, with a fee of so many basis points of the gifts, rounded down: a fraction of a cent is
    /// the project's. What pools add bears no fee, for it is the city's own money.
    ///
    /// # Errors
    /// [`MoneyError::MixedCurrencies`], [`MoneyError::TooLarge`].
    pub fn new(gifts: Money, matched: Money, fee_bps: u32) -> Result<Self, MoneyError> {
        gifts.checked_add(matched)?;
        let share = i128::from(gifts.minor) * i128::from(fee_bps).min(WHOLE_BPS) / WHOLE_BPS;
        let fee = Money::new(
            i64::try_from(share).map_err(|_| MoneyError::TooLarge)?,
            gifts.currency,
        );
        Ok(Self { gifts, matched, fee })
    }

    /// All that is taken for it: gifts and match, the fee not yet taken off.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`].
    pub fn taken(&self) -> Result<Money, MoneyError> {
        self.gifts.checked_add(self.matched)
    }

    /// What the project receives.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`].
    pub fn to_pay(&self) -> Result<Money, MoneyError> {
        let taken = self.taken()?;
        Ok(Money::new(taken.minor - self.fee.minor, taken.currency))
    }
}

/// Why somebody cannot approve a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotTheApprover {
    /// They asked for it.
    #[error("who asks for a payment does not approve it")]
    Asked,
    /// It is for them, or for a project that they carry.
    #[error("nobody approves a payment to themselves or to a project that they carry")]
    Concerned,
    /// They approved it already.
    #[error("a second person has to approve it as well")]
    Twice,
}

/// Whether somebody can be one of those who approve a payment: neither who asked for it, nor who gets it, nor who has
/// approved it before.
///
/// # Errors
/// [`NotTheApprover`].
pub fn may_approve<P: Copy + PartialEq>(
    by: P,
    asked_by: P,
    approved_by: Option<P>,
    is_concerned: bool,
) -> Result<(), NotTheApprover> {
    if by == asked_by {
        Err(NotTheApprover::Asked)
    } else if is_concerned {
        Err(NotTheApprover::Concerned)
    } else if approved_by == Some(by) {
        Err(NotTheApprover::Twice)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Currency;

    #[test]
    fn the_way_of_a_payment_leads_through_two_people_and_the_bank() {
        use PayoutStep as T;
        let mut state = PayoutState::Requested;
        for (step, next) in [
            (T::Approve, PayoutState::Approved),
            (T::Order, PayoutState::Ordered),
            (T::Pay, PayoutState::Paid),
            (T::Return, PayoutState::Returned),
            (T::Approve, PayoutState::Approved),
            (T::Release, PayoutState::Released),
        ] {
            state = state.after(step).unwrap();
            assert_eq!(state, next);
        }
    }

    #[test]
    fn nothing_is_ordered_unapproved_or_released_once_the_bank_knows() {
        use PayoutState as S;
        use PayoutStep as T;
        for state in [S::Requested, S::Returned, S::Released, S::Paid, S::Ordered] {
            assert_eq!(state.after(T::Order), Err(WrongPayoutStep { from: state }));
        }
        for state in [S::Ordered, S::Paid, S::Released] {
            assert_eq!(state.after(T::Release), Err(WrongPayoutStep { from: state }));
            assert!(!state.is_open());
        }
    }

    #[test]
    fn two_different_people_approve_and_neither_asked_for_it() {
        assert_eq!(may_approve(1, 1, None, false), Err(NotTheApprover::Asked));
        assert_eq!(may_approve(2, 1, None, true), Err(NotTheApprover::Concerned));
        assert_eq!(may_approve(2, 1, None, false), Ok(()));
        assert_eq!(may_approve(2, 1, Some(2), false), Err(NotTheApprover::Twice));
        assert_eq!(may_approve(3, 1, Some(2), false), Ok(()));
    }

    proptest! {
        #[test]
        fn the_parts_make_the_whole_and_the_fee_is_never_more_than_its_share(
            gifts in 0i64..1_000_000_000_000, matched in 0i64..1_000_000_000_000, fee_bps in 0u32..20_000,
        ) {
            let eur = |minor| Money::new(minor, Currency::EUR);
            let parts = PayoutParts::new(eur(gifts), eur(matched), fee_bps).unwrap();
            let (taken, paid) = (parts.taken().unwrap(), parts.to_pay().unwrap());
            prop_assert_eq!(taken.minor, gifts + matched);
            prop_assert_eq!(paid.minor + parts.fee.minor, taken.minor);
            // By long division, another way than the code's.
            let bps = i64::from(fee_bps.min(10_000));
            let by_hand = gifts / 10_000 * bps + gifts % 10_000 * bps / 10_000;
            prop_assert_eq!(parts.fee.minor, by_hand);
            prop_assert!(parts.fee.minor <= gifts && paid.minor >= matched);
        }
    }
}
