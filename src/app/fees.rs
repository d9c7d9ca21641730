//! What of a gift does not reach its project, for whoever is about to give.

use domain::Money;
use domain::payout::PayoutParts;
use store::city::City;

use crate::{App, AppError, AppResult};

/// Who takes what of a gift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fees {
    /// What the platform keeps when the project is paid.
    pub platform: Money,
    /// What reaches the project.
    pub reaches: Money,
    /// What the payment provider takes of a payment by card to the city's account: the city bears it. Nothing where it is
    /// not known.
    pub provider: Option<Money>,
}

impl App {
    /// The fees of a gift in a city.
    ///
    /// # Errors
    /// [`AppError::Internal`] for amounts that no gift has.
    pub fn fees(&self, city: &City, gift: Money) -> AppResult<Fees> {
        let parts = PayoutParts::new(gift, Money::zero(gift.currency), self.platform_fee_bps(city));
        let parts = parts.map_err(|error| AppError::Internal(error.to_string()))?;
        let reaches = parts
            .to_pay()
            .map_err(|error| AppError::Internal(error.to_string()))?;
        Ok(Fees {
            platform: parts.fee,
            reaches,
            provider: self.account_of_city(city).card_price.map(|price| price.of(gift)),
        })
    }

    /// What the platform keeps of the gifts that are paid to a project of a city, in basis points.
    pub(crate) fn platform_fee_bps(&self, city: &City) -> u32 {
        let own = self.account_of_city(city).platform_fee_bps;
        u32::try_from(own.unwrap_or(self.settings.payout_fee_bps)).unwrap_or(0)
    }
}
