//! Why a person cannot be erased just now.

/// What stands in the way. Each can be done away with by the person, or by waiting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// A campaign takes money, and nobody else answers for it.
    OpenCampaign {
        /// The project's title.
        title: String,
    },
    /// An organisation would be left without a manager.
    LastManager {
        /// Its name.
        organisation: String,
    },
    /// A city would be left without an official.
    LastOfficial {
        /// Its name.
        city: String,
    },
    /// The installation would be left without anybody who runs it.
    LastOperator,
    /// A payment has begun and may still arrive.
    PaymentUnderWay,
    /// The moderators have to decide about something of the person's.
    OpenCase,
    /// There is money in the person's wallet.
    MoneyInWallet {
        /// The name of the city in whose books it is.
        city: String,
    },
    /// Money that the person asked for is on its way to them, and may come back.
    WithdrawalUnderWay,
}
