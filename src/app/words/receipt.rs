//! Why receipts no longer hold.

use domain::Locale;
use domain::receipt::VoidReason;

/// As it is printed on receipts, whose language is their country's: French so far.
pub(crate) const fn printed_reason(reason: VoidReason) -> &'static str {
    void_reason(Locale::Fr, reason)
}

/// As donors and officers read it.
pub const fn void_reason(locale: Locale, reason: VoidReason) -> &'static str {
    match (reason, locale) {
        (VoidReason::Mistake, Locale::Fr) => "une mention était erronée",
        (VoidReason::Mistake, Locale::En) => "something on it was wrong",
        (VoidReason::Refund, Locale::Fr) => "un don a été remboursé, en tout ou en partie",
        (VoidReason::Refund, Locale::En) => "a gift was given back, whole or in part",
        (VoidReason::Dispute, Locale::Fr) => "un don est contesté auprès de la banque",
        (VoidReason::Dispute, Locale::En) => "a gift is disputed at the bank",
    }
}
