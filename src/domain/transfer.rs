//! What a payment provider transfers to a city's bank account: many payments in one sum.

use crate::words;

words! {
    /// Where a transfer is on its way.
    pub enum TransferState {
        /// Made out; the bank does not have it yet.
        Pending = "pending",
        /// On our account.
        Paid = "paid",
        /// It came back: its money is part of a later transfer.
        Failed = "failed",
    }
}

impl TransferState {
    /// The state after another was told, or `None` where that changes nothing: one that came back stays so, whatever
    /// is told late.
    pub fn after(self, told: TransferState) -> Option<TransferState> {
        use TransferState as S;
        match (self, told) {
            (S::Pending, S::Paid | S::Failed) | (S::Paid, S::Failed) => Some(told),
            (S::Pending, S::Pending) | (S::Paid, S::Pending | S::Paid) | (S::Failed, _) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TransferState as S;

    #[test]
    fn a_transfer_ends_the_same_in_whatever_order_its_states_are_told() {
        for told in [[S::Paid, S::Failed], [S::Failed, S::Paid]] {
            let end = told
                .into_iter()
                .fold(S::Pending, |state, told| state.after(told).unwrap_or(state));
            assert_eq!(end, S::Failed, "{told:?}");
        }
        assert_eq!(S::Paid.after(S::Pending), None);
    }
}
