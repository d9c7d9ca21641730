//! Gifts: made through the use case, paid at the sandbox, told by its notices.

use app::Caller;
use app::payment::Webhook;
use app::pledge::PledgeInput;
use domain::pledge::PledgeChannel;
use domain::pledge::PledgeState;
use payments::Headers;
use payments::sandbox::Outcome;

use super::{Story, StoryError, at};
use crate::demo::seed::{PLEDGES, PledgeOutcome, SeedError};

impl Story<'_> {
    pub(super) async fn give(&mut self, index: usize) -> Result<(), StoryError> {
        let row = &self.seed.pledges[index];
        let wrong =
            |key: &str, reason: &str| SeedError::new(PLEDGES, format!("line {}{key}", index + 2), reason);
        let guest = Caller::visitor(row.locale(self.city.locale));
        let caller = if row.name.is_empty() {
            self.person(PLEDGES, row.donor.as_str())?
        } else {
            &guest
        };
        let input = PledgeInput {
            project: self.reload(&row.project).await?.id,
            amount: row.amount.to_string(),
            tip: None,
            channel: PledgeChannel::Card,
            name: (!row.name.is_empty()).then(|| row.name.clone()),
            email: Some(row.donor.to_string()),
            anonymous: row.anonymous,
            message: (!row.message.is_empty()).then(|| row.message.clone()),
            key: format!("seed-{}", row.id),
            network: None,
        };
        let made = self.app.create_pledge(caller, &input).await;
        let pledge = made
            .map_err(at(&format!("{PLEDGES}, {}", row.id), "giving"))?
            .pledge;
        let reference = pledge
            .provider_ref
            .as_deref()
            .ok_or_else(|| wrong(", id", "is used twice"))?;
        let outcome = if row.outcome == PledgeOutcome::Failed {
            Outcome::Decline
        } else {
            Outcome::Pay
        };
        self.sandbox.decide(reference, outcome)?;
        self.hear_notices().await?;
        self.pledges.insert(index, pledge.id);
        Ok(())
    }

    /// Takes every notice of the sandbox as if it had come over the net.
    async fn hear_notices(&self) -> Result<(), StoryError> {
        while let Some(parcel) = self.sandbox.step() {
            let headers: Headers = parcel.headers.iter().cloned().collect();
            match self.app.take_webhook("sandbox", &headers, &parcel.body).await? {
                Webhook::Taken => self.sandbox.settle(&parcel, true)?,
                other => {
                    return Err(
                        SeedError::new(PLEDGES, "", format!("a notice was not taken: {other:?}")).into(),
                    );
                }
            }
        }
        Ok(())
    }

    pub(super) async fn give_back(&self, index: usize) -> Result<(), StoryError> {
        let row = &self.seed.pledges[index];
        let early = || {
            SeedError::new(
                PLEDGES,
                format!("line {}", index + 2),
                "is given back before it is given",
            )
        };
        let id = self.pledges.get(&index).ok_or_else(early)?;
        let refunded = self.app.refund_pledge(*id).await;
        refunded.map_err(at(&format!("{PLEDGES}, {}", row.id), "giving back"))
    }

    pub(super) async fn pledge_state(&self, index: usize) -> Result<PledgeState, StoryError> {
        let lost = || SeedError::new(PLEDGES, format!("line {}", index + 2), "was not stored");
        let id = self.pledges.get(&index).ok_or_else(lost)?;
        Ok(self.app.pledge(*id).await?.ok_or_else(lost)?.state)
    }
}

/// Whether a gift ended as its row says. A campaign that fails later gives confirmed gifts back.
pub(super) fn fits(outcome: PledgeOutcome, state: PledgeState) -> bool {
    match outcome {
        PledgeOutcome::Confirmed => matches!(state, PledgeState::Confirmed | PledgeState::Refunded),
        PledgeOutcome::Failed => state == PledgeState::Failed,
        PledgeOutcome::Refunded => state == PledgeState::Refunded,
    }
}
