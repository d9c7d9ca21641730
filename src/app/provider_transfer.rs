//! What payment providers transfer to a city's bank account, and what they keep.
//!
//! A transfer is many payments in one sum. It is asked for, because its notice does not say what it is made of; each is
//! posted once, and again only where it came back. A transfer of an account that serves several cities is split by the
//! payments in it; one of a city's own account is that city's, whatever it is about.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::transfer::TransferState;
use domain::{CityId, Id, Money, TransferId};
use ledger::ProviderFact;
use payments::{ItemKind, Transfer, TransferItem};
use store::Conn;
use store::provider_transfer::{self, ProviderTransfer};

use crate::payment_account::PaymentAccount;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller};

pub use store::provider_transfer::After;

/// How long after it was made out a transfer may still come back.
const UNSETTLED: TimeDelta = TimeDelta::days(14);
/// How far back is asked the first time.
const FIRST: TimeDelta = TimeDelta::days(90);

/// What of a transfer is one city's, in minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Part {
    net_minor: i64,
    fee_minor: i64,
    other_minor: i64,
}

impl App {
    /// The transfers of a city, the newest first.
    ///
    /// # Errors
    /// Refused: neither official, finance officer nor auditor. Those of the database.
    pub async fn provider_transfers(
        &self,
        caller: &Caller,
        city: CityId,
        after: Option<After>,
        limit: u64,
    ) -> AppResult<Vec<ProviderTransfer>> {
        policy::authorize(caller, Operation::ReadAudit, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        Ok(provider_transfer::of_city(self.db.read(), city, after, limit).await?)
    }

    /// How many there are.
    ///
    /// # Errors
    /// Those of [`Self::provider_transfers`].
    pub async fn count_provider_transfers(&self, caller: &Caller, city: CityId) -> AppResult<i64> {
        policy::authorize(caller, Operation::ReadAudit, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        Ok(provider_transfer::count(self.db.read(), city).await?)
    }

    /// Asks each payment account for its transfers and books what is new. Called by the schedule. Gives how many there
    /// were.
    ///
    /// # Errors
    /// Those of the database; what stops one account stops no other. One that cannot be reached is asked again next
    /// time.
    pub async fn take_transfers(&self) -> AppResult<usize> {
        let mut taken = Ok(0);
        for account in self.accounts.all() {
            match self.take_transfers_of(account).await {
                Ok(more) => taken = taken.map(|taken| taken + more),
                Err(error) => {
                    tracing::error!(account = account.name, %error, "transfers not taken");
                    taken = Err(error);
                }
            }
        }
        taken
    }

    /// The same for one account, which has told that there is something new.
    pub(crate) async fn take_transfers_of(&self, account: &PaymentAccount) -> AppResult<usize> {
        let now = self.world.now();
        let since = provider_transfer::ask_since(self.db.read(), &account.name, now - UNSETTLED).await?;
        let transfers = match account.provider.transfers(since.unwrap_or(now - FIRST)).await {
            Ok(transfers) => transfers,
            Err(error) => {
                tracing::warn!(account = account.name, %error, "transfers not asked for");
                return Ok(0);
            }
        };
        for transfer in &transfers {
            self.take_transfer(account, transfer).await?;
        }
        Ok(transfers.len())
    }

    async fn take_transfer(&self, account: &PaymentAccount, transfer: &Transfer) -> AppResult<()> {
        let name = (account.name.as_str(), transfer.reference.as_str());
        let known = provider_transfer::cities(self.db.read(), name).await?;
        let parts = if known.is_empty() && transfer.state != TransferState::Failed {
            self.parts_of(account, transfer).await?
        } else {
            known.into_iter().map(|city| (city, Part::default())).collect()
        };
        // All parts or none: a part that is missing would not be looked for again.
        let parts = &parts;
        self.db
            .write("transfer.take", |conn| async move {
                for (city, part) in parts {
                    self.book_transfer(&conn, *city, (account, transfer), *part)
                        .await?;
                }
                Ok::<_, AppError>(())
            })
            .await?;
        for city in parts.keys() {
            self.decide(*city).await?;
        }
        Ok(())
    }

    /// What of a transfer is each city's. What is about no payment of ours goes to the city whose account it is, or to
    /// the one city that is paid into it, and where there are several to none: a person has to look.
    async fn parts_of(
        &self,
        account: &PaymentAccount,
        transfer: &Transfer,
    ) -> AppResult<BTreeMap<CityId, Part>> {
        let (mut parts, mut rest): (BTreeMap<CityId, Part>, Vec<&TransferItem>) = Default::default();
        for item in &transfer.items {
            let city = match &item.payment {
                Some(payment) => {
                    store::pledge::by_provider_ref(self.db.read(), &account.name, payment.as_str())
                        .await?
                        .map(|pledge| pledge.city)
                }
                None => None,
            };
            match city {
                Some(city) => add(parts.entry(city).or_default(), item, true)?,
                None => rest.push(item),
            }
        }
        let mut served = self.cities().await?;
        served.retain(|city| self.account_of_city(city).name == account.name);
        let only = match (&account.city, parts.len(), served.as_slice()) {
            (Some(_), _, [city]) | (None, 0, [city]) => Some(city.id),
            (None, 1, _) => parts.keys().next().copied(),
            _ => None,
        };
        match only {
            Some(city) => {
                let part = parts.entry(city).or_default();
                for item in rest {
                    add(part, item, item.kind == ItemKind::Fee)?;
                }
            }
            None if !rest.is_empty() => {
                tracing::error!(
                    transfer = transfer.reference,
                    items = rest.len(),
                    "a transfer needs a person to look"
                );
            }
            None => {}
        }
        Ok(parts)
    }

    async fn book_transfer(
        &self,
        conn: &Conn,
        city: CityId,
        (account, transfer): (&PaymentAccount, &Transfer),
        part: Part,
    ) -> AppResult<()> {
        let currency = self.known_city(city).await?.currency;
        if transfer.amount.currency != currency {
            tracing::error!(
                transfer = transfer.reference,
                "a transfer is in another currency than its city's books"
            );
            return Ok(());
        }
        store::statement::lock(conn, city).await?;
        let name = (account.name.as_str(), transfer.reference.as_str());
        let (now, money) = (self.world.now(), |minor: i64| Money::new(minor, currency));
        let Some(known) = provider_transfer::by_reference(conn, city, name).await? else {
            let new = ProviderTransfer {
                id: TransferId::new(&self.world),
                city,
                provider: name.0.to_owned(),
                reference: name.1.to_owned(),
                state: transfer.state,
                amount_minor: part.net_minor,
                fee_minor: part.fee_minor,
                other_minor: part.other_minor,
                made_out_at: transfer.created_at,
                arrives_on: transfer.arrives_on,
                told_at: now,
                arrived_at: None,
            };
            provider_transfer::insert(conn, &new).await?;
            if new.fee_minor > 0 {
                let fact = ProviderFact::Charged {
                    transfer: new.id,
                    amount: money(new.fee_minor),
                };
                self.post(conn, city, fact, new.made_out_at).await?;
            }
            let (transfer, amount) = (new.id, money(new.amount_minor.abs()));
            let fact = match new.amount_minor {
                0 => return Ok(()),
                minor if minor > 0 => ProviderFact::Transferred { transfer, amount },
                _ => ProviderFact::Collected { transfer, amount },
            };
            return self.post(conn, city, fact, new.made_out_at).await;
        };
        let Some(next) = known.state.after(transfer.state) else {
            return Ok(());
        };
        if next == TransferState::Failed && known.amount_minor != 0 {
            if known.arrived_at.is_some() {
                tracing::error!(
                    transfer = known.reference,
                    "a transfer came back that is on the statement"
                );
                return Ok(());
            }
            let fact = ProviderFact::Returned {
                transfer: known.id,
                amount: money(known.amount_minor.abs()),
                is_collected: known.amount_minor < 0,
            };
            self.post(conn, city, fact, now).await?;
        }
        let changed = ProviderTransfer {
            state: next,
            told_at: now,
            ..known
        };
        Ok(provider_transfer::set_state(conn, &changed).await?)
    }
}

/// Adds an item to a part. What a provider gives back of its fees is about nothing that is known.
fn add(part: &mut Part, item: &TransferItem, is_known: bool) -> AppResult<()> {
    let too_much = || AppError::Internal(format!("item {}: more than 64 bits of money", item.reference));
    let fee_minor = match item.kind {
        ItemKind::Fee => item.net.minor.checked_neg().ok_or_else(too_much)?,
        _ => item.fee.minor,
    };
    let plus = |a: i64, b: i64| a.checked_add(b).ok_or_else(too_much);
    part.net_minor = plus(part.net_minor, item.net.minor)?;
    if fee_minor > 0 {
        part.fee_minor = plus(part.fee_minor, fee_minor)?;
    }
    let other_minor = match (is_known, item.kind) {
        (true, ItemKind::Payment | ItemKind::Refund | ItemKind::Dispute | ItemKind::Fee)
            if fee_minor >= 0 =>
        {
            0
        }
        _ => plus(item.net.minor, fee_minor.max(0))?,
    };
    part.other_minor = plus(part.other_minor, other_minor)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::Currency;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// The net of a transfer is what its payments brought, less what was kept, plus what is about nothing known.
        #[test]
        fn nothing_of_a_transfer_is_lost(
            items in prop::collection::vec((0..5_usize, -10_000_i64..10_000, 0_i64..300, any::<bool>()), 0..20),
        ) {
            let money = |minor| Money::new(minor, Currency::EUR);
            let (mut part, mut known_minor) = (Part::default(), 0);
            for (kind, gross, fee, is_known) in items {
                let kind = [ItemKind::Payment, ItemKind::Refund, ItemKind::Dispute, ItemKind::Fee, ItemKind::Other][kind];
                let (gross, fee) = if kind == ItemKind::Fee { (-gross.abs(), 0) } else { (gross, fee) };
                let item = TransferItem {
                    reference: "i".into(),
                    kind,
                    payment: None,
                    gross: money(gross),
                    fee: money(fee),
                    net: money(gross - fee),
                };
                add(&mut part, &item, is_known).unwrap();
                if is_known && !matches!(kind, ItemKind::Other | ItemKind::Fee) {
                    known_minor += gross;
                }
            }
            prop_assert_eq!(part.net_minor, known_minor - part.fee_minor + part.other_minor);
        }
    }
}
