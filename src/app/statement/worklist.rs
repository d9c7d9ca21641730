//! Movements that nobody has explained, each with what it might be.

use domain::{CityId, Id, PledgeId};
use store::Conn;
use store::bank_entry::{Assignment, Entry};
use store::cash_deposit::CashDeposit;
use store::payment_order::PaymentOrder;
use store::pledge::Pledge;
use store::provider_transfer::ProviderTransfer;
use store::statement::Statement;

use super::explain::awaits_transfer;
use super::order::awaited_by;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller};

/// Proposals for one movement at most.
const PROPOSALS_MAX: usize = 5;

/// Deposits that are looked through for one movement at most.
const DEPOSITS_MAX: u64 = 100;

/// Why a gift is proposed for a movement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// It carries the gift's reference, but not its amount, or came when the gift was paid already.
    Reference,
    /// The amount is the gift's, and the name is like the donor's.
    AmountAndName,
    /// The amount is the gift's.
    Amount,
}

/// A gift that a movement might be. A person decides; nothing is booked by likeness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The gift.
    pub pledge: Pledge,
    /// Why.
    pub because: Likeness,
}

/// A movement that is not explained, or not wholly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenEntry {
    /// The movement.
    pub entry: Entry,
    /// Gifts that it might be, the likeliest first.
    pub proposals: Vec<Proposal>,
    /// Cash on its way to the bank that it might be, that of just this sum first.
    pub deposits: Vec<CashDeposit>,
    /// Transfers of payment providers of just this sum that are on the way.
    pub transfers: Vec<ProviderTransfer>,
    /// Orders that it might be, the one that it names first.
    pub orders: Vec<PaymentOrder>,
}

impl App {
    /// The statements of a city before a position, the newest first.
    ///
    /// # Errors
    /// Refused: neither official, finance officer nor auditor. Those of the database; likewise below.
    pub async fn statements(
        &self,
        caller: &Caller,
        city: CityId,
        before: Option<i32>,
        limit: u64,
    ) -> AppResult<Vec<Statement>> {
        may_read(caller, city)?;
        Ok(store::statement::before(self.db.read(), city, before, limit).await?)
    }

    /// The movements of a city that are not explained, after a number, the oldest first.
    pub async fn open_entries(
        &self,
        caller: &Caller,
        city: CityId,
        after: i64,
        limit: u64,
    ) -> AppResult<Vec<OpenEntry>> {
        may_read(caller, city)?;
        let conn = self.db.read();
        let mut open = Vec::new();
        for entry in store::bank_entry::open(conn, city, after, limit).await? {
            let proposals = proposals(conn, &entry).await?;
            let limit = PROPOSALS_MAX as u64;
            let deposits = deposits(conn, &entry).await?;
            let transfers = store::provider_transfer::on_the_way(conn, city, entry.open_minor, limit).await?;
            let orders = orders(conn, &entry).await?;
            open.push(OpenEntry {
                entry,
                proposals,
                orders,
                deposits,
                transfers,
            });
        }
        Ok(open)
    }
}

/// What a movement, or a part of it, is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// As what, by whom and when.
    pub assignment: Assignment,
    /// The gift, where it is one.
    pub pledge: Option<Pledge>,
}

/// A movement with what it is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainedEntry {
    /// The movement.
    pub entry: Entry,
    /// What it is taken for, the newest first: more than one thing, where it paid for several gifts.
    pub explanations: Vec<Explained>,
}

impl App {
    /// The movements of a city of which something is explained, before a number, the newest first.
    pub async fn explained_entries(
        &self,
        caller: &Caller,
        city: CityId,
        before: Option<i64>,
        limit: u64,
    ) -> AppResult<Vec<ExplainedEntry>> {
        may_read(caller, city)?;
        let conn = self.db.read();
        let mut explained = Vec::new();
        for entry in store::bank_entry::explained(conn, city, before, limit).await? {
            let mut explanations = Vec::new();
            for assignment in store::assignment_undo::of_entry(conn, city, entry.id).await? {
                let pledge = match assignment.pledge {
                    Some(gift) => store::pledge::by_id(conn, gift).await?,
                    None => None,
                };
                explanations.push(Explained { assignment, pledge });
            }
            explained.push(ExplainedEntry { entry, explanations });
        }
        Ok(explained)
    }

    /// How many there are.
    pub async fn count_explained_entries(&self, caller: &Caller, city: CityId) -> AppResult<i64> {
        may_read(caller, city)?;
        Ok(store::bank_entry::count_explained(self.db.read(), city).await?)
    }
}

impl App {
    /// How many there are.
    pub async fn count_open_entries(&self, caller: &Caller, city: CityId) -> AppResult<i64> {
        may_read(caller, city)?;
        Ok(store::bank_entry::count_open(self.db.read(), city).await?)
    }
}

async fn proposals(conn: &Conn, entry: &Entry) -> AppResult<Vec<Proposal>> {
    if entry.open_minor <= 0 {
        return Ok(Vec::new());
    }
    let mut found: Vec<Proposal> = Vec::new();
    if let Some(reference) = &entry.reference
        && let Some(id) = store::bank_account::pledge_of(conn, entry.city, reference).await?
        && let Some(pledge) = store::pledge::by_id(conn, id).await?
    {
        let because = Likeness::Reference;
        found.push(Proposal { pledge, because });
    }
    let same_amount =
        store::pledge_count::awaiting_transfer(conn, entry.city, entry.open_minor, PROPOSALS_MAX as u64)
            .await?;
    let known: Vec<PledgeId> = found.iter().map(|proposal| proposal.pledge.id).collect();
    for id in same_amount.into_iter().filter(|id| !known.contains(id)) {
        let Some(pledge) = store::pledge::by_id(conn, id).await?.filter(awaits_transfer) else {
            continue;
        };
        let person = store::person::by_id(conn, pledge.person).await?;
        let names = [
            person.map(|person| person.name).unwrap_or_default(),
            pledge.display_name.clone(),
        ];
        let because = if is_like(entry.counterparty_name.as_deref().unwrap_or_default(), &names) {
            Likeness::AmountAndName
        } else {
            Likeness::Amount
        };
        found.push(Proposal { pledge, because });
    }
    found.sort_by_key(|proposal| (proposal.because, proposal.pledge.id.uuid()));
    found.truncate(PROPOSALS_MAX);
    Ok(found)
}

/// Deposits that a movement might be: what came no earlier than they were brought, and of about their sum, because a
/// bank may count a little otherwise.
async fn deposits(conn: &Conn, entry: &Entry) -> AppResult<Vec<CashDeposit>> {
    if entry.open_minor <= 0 {
        return Ok(Vec::new());
    }
    let mut found = store::cash_deposit::on_the_way(conn, entry.city, DEPOSITS_MAX).await?;
    let differs = |deposit: &CashDeposit| deposit.amount_minor.abs_diff(entry.open_minor);
    found.retain(|deposit| {
        deposit.brought_on <= entry.booked_on && differs(deposit) <= deposit.amount_minor.unsigned_abs() / 20
    });
    found.sort_by_key(|deposit| (differs(deposit), deposit.made_at));
    found.truncate(PROPOSALS_MAX);
    Ok(found)
}

/// Orders of the amount that is left, or that the movement names though the amount is another: paid where money left,
/// sent back where it came.
async fn orders(conn: &Conn, entry: &Entry) -> AppResult<Vec<PaymentOrder>> {
    let (city, state) = (entry.city, awaited_by(entry));
    let mut found = Vec::new();
    if let Some(id) = &entry.end_to_end_id {
        let named = store::payment_order::by_end_to_end_id(conn, city, id).await?;
        found.extend(named.filter(|order| order.state == state));
    }
    let amount_minor = entry.open_minor.saturating_abs();
    let alike = store::payment_order::alike(conn, city, state, amount_minor, PROPOSALS_MAX as u64).await?;
    for order in alike {
        if found.iter().all(|known| known.id != order.id) {
            found.push(order);
        }
    }
    found.truncate(PROPOSALS_MAX);
    Ok(found)
}

/// Whether a bank's name of somebody holds every word of one of their names, whatever the order, case and accents.
fn is_like(counterparty: &str, names: &[String]) -> bool {
    let words = |text: &str| -> Vec<String> {
        let folded = store::fold(text);
        folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let there = words(counterparty);
    names
        .iter()
        .map(|name| words(name))
        .any(|name| !name.is_empty() && name.iter().all(|word| there.contains(word)))
}

fn may_read(caller: &Caller, city: CityId) -> AppResult<()> {
    policy::authorize(caller, Operation::ReadAudit, On::city(city))
        .map_err(|kind| AppError::refused("", kind))
}

#[cfg(test)]
mod tests {
    use super::is_like;

    #[test]
    fn a_name_is_known_in_the_words_of_a_bank() {
        let is = |bank: &str, name: &str| is_like(bank, &[name.to_owned()]);
        assert!(is("DURAND ZOE", "Zoé Durand"));
        assert!(is("M. OU MME ZOE DURAND-PETIT", "Zoé Durand"));
        assert!(!is("DURAND PAUL", "Zoé Durand"));
        assert!(!is("DURAND PAUL", ""));
        assert!(!is("", "Zoé"));
    }
}
