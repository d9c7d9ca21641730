//! Consents and obstacles to erasure, in English.

use domain::consent::ConsentKind;
use domain::erasure::Obstacle;
use domain::look::LookedAt;

pub(in crate::words) fn consent(kind: ConsentKind) -> &'static str {
    match kind {
        ConsentKind::Terms => "I agree to the terms of use.",
        ConsentKind::News => "Write to me now and then about projects in my city.",
    }
}

pub(in crate::words) fn looked_at(what: LookedAt) -> &'static str {
    match what {
        LookedAt::Address => "Your postal address",
        LookedAt::Document => "A document that you handed in",
    }
}

pub(in crate::words) fn obstacle(obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::OpenCampaign { title } => format!(
            "Your campaign “{title}” is not over and nobody else answers for it. Wait until it has ended, or ask the city to end it."
        ),
        Obstacle::LastManager { organisation } => {
            format!("You are the only manager of {organisation}. Make another member a manager first.")
        }
        Obstacle::LastOfficial { city } => {
            format!("You are the only official of {city}. Let somebody else take up that role first.")
        }
        Obstacle::LastOperator => {
            "You are the only person who runs this installation. Appoint somebody else first.".to_owned()
        }
        Obstacle::MoneyInWallet { city } => format!(
            "There is money in your wallet in {city}. Give it to a project or have it paid to your account first."
        ),
        Obstacle::WithdrawalUnderWay => {
            "Money from your wallet is on its way to your account. Come back when it has arrived, or take the request back."
                .to_owned()
        }
        Obstacle::OpenCase => {
            "The moderators are still looking at something that you wrote or own. Come back when they have decided."
                .to_owned()
        }
        Obstacle::PaymentUnderWay => {
            "A payment of yours is under way. Finish it, or come back in a day, when it has expired."
                .to_owned()
        }
    }
}
