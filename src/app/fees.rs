//! What of a gift does not reach its project, for whoever is about to give.

use domain::Money;
use domain::payout::PayoutParts;

use crate::{App, AppError, AppResult};

/// Who takes what of a gift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fees {
    /// What the platform keeps when the project is paid.
    pub platform: Money,
    /// What reaches the project.
    pub reaches: Money,
    /// What the payment provider takes of a payment by card: the city bears it. Nothing where it is not known.
    pub provider: Option<Money>,
}

impl App {
    /// The fees of a gift.
    ///
    /// # Errors
    /// [`AppError::Internal`] for amounts that no gift has.
    pub fn fees(&self, gift: Money) -> AppResult<Fees> {
        let bps = u32::try_from(self.settings.payout_fee_bps).unwrap_or(0);
        let parts = PayoutParts::new(gift, Money::zero(gift.currency), bps);
        let parts = parts.map_err(|error| AppError::Internal(error.to_string()))?;
        let reaches = parts
            .to_pay()
            .map_err(|error| AppError::Internal(error.to_string()))?;
        Ok(Fees {
            platform: parts.fee,
            reaches,
            provider: self.settings.card_price.map(|price| price.of(gift)),
        })
    }
}
