//! What a donor gets for a gift: a mail that it has arrived, here; a tax receipt, in the files below.
//!
//! A tax receipt is issued by the body that the gift is for, by a right that two people have written down
//! ([`crate::receipt_issuer`]), for the donor's own gift without what pools added, once it is final. Its number is given
//! in the transaction that stores it, counted by body and year. A gift is on one receipt that holds at most, which the
//! database sees to. Without such a right there is a plain confirmation.

mod donor;
mod gift;
mod issue;
mod read;
mod record;
mod run;
mod void;
mod wish;

use std::collections::BTreeSet;

use domain::person::Email;
use domain::pool::DecisionState;
use domain::project::ProjectState;
use domain::{CityId, Locale, Money, PledgeId, PoolId};
use store::decision::Decision;
use store::pledge::Pledge;

use crate::matching::explanation::ExplanationForm;
use crate::pool::rule_of;
use crate::words::{self, Said};
use crate::{App, AppError, AppResult};

pub use donor::DonorInput;
pub(crate) use donor::{lines, printed};
pub use issue::Wanted;
pub use read::{OwnGift, PaperFile, ReceiptLetter};
pub(crate) use record::countries;

/// Everything that a mail about a gift says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Whom to.
    pub to: Email,
    /// The language in which the gift was made.
    pub locale: Locale,
    /// The city's name.
    pub city: String,
    /// The project's title in that language.
    pub project: String,
    /// The project's page.
    pub project_link: String,
    /// Where the project is in its life.
    pub project_state: ProjectState,
    /// What was given.
    pub gift: Money,
    /// What came on top, for the platform.
    pub tip: Money,
    /// What pools added.
    pub added: Money,
    /// Why just that much, a sentence for each pool that added something; empty where no pool was asked.
    pub why: String,
}

impl App {
    /// What a mail about a pledge says.
    ///
    /// # Errors
    /// Refused: no such pledge. Those of the database.
    pub async fn receipt(&self, id: PledgeId) -> AppResult<Receipt> {
        let conn = self.db.read();
        let pledge = store::pledge::by_id(conn, id)
            .await?
            .ok_or_else(|| AppError::not_found("id", "pledge"))?;
        let city = self.known_city(pledge.city).await?;
        let missing = |what: &str| AppError::Internal(format!("{id} has no {what}"));
        let person = store::person::by_id(conn, pledge.person)
            .await?
            .ok_or_else(|| missing("person"))?;
        let project = store::project::by_id(conn, pledge.project)
            .await?
            .ok_or_else(|| missing("project"))?;
        let (_, texts) = self.project_texts(&project, pledge.locale).await?;
        let decisions = store::decision::of_pledges(conn, city.id, &[id]).await?;
        let pools: Vec<PoolId> = decisions.iter().map(|decision| decision.pool).collect();
        let by_gift = self.by_gift(city.id, &pools).await?;
        let (added_minor, why) = reserved(&pledge, &decisions, &by_gift, city.currency)?;
        Ok(Receipt {
            to: person.email,
            locale: pledge.locale,
            project: texts.title,
            project_link: format!("{}/c/{}/p/{}", self.settings.base_url, city.slug, project.slug),
            project_state: project.state,
            gift: Money::new(pledge.amount_minor, city.currency),
            tip: Money::new(pledge.tip_minor, city.currency),
            added: Money::new(added_minor, city.currency),
            why,
            city: city.name,
        })
    }
}

impl App {
    /// The versions of some pools' rules that decide gift by gift.
    async fn by_gift(&self, city: CityId, pools: &[PoolId]) -> AppResult<BTreeSet<(PoolId, i32)>> {
        let versions = store::rule::of_pools(self.db.read(), city, pools).await?;
        let mut by_gift = BTreeSet::new();
        for version in versions {
            if rule_of(&version)?.decides_by_gift() {
                by_gift.insert((version.pool, version.version));
            }
        }
        Ok(by_gift)
    }
}

/// What the gift brought when it came, and why: the sentence of each pool that added something, or that of
/// the first one that was asked.
///
/// What a project gets as a whole is told, and not counted as added to the gift that brought it about.
fn reserved(
    pledge: &Pledge,
    decisions: &[Decision],
    by_gift: &BTreeSet<(PoolId, i32)>,
    currency: domain::Currency,
) -> AppResult<(i64, String)> {
    let first: Vec<&Decision> = decisions
        .iter()
        .filter(|d| d.state == DecisionState::Reserved)
        .collect();
    let added_minor = first
        .iter()
        .filter(|decision| by_gift.contains(&(decision.pool, decision.rule_version)))
        .map(|decision| decision.change_minor)
        .sum();
    let mut sentences = Vec::new();
    for decision in &first {
        if decision.change_minor > 0 || (added_minor == 0 && sentences.is_empty()) {
            let explanation = ExplanationForm::from_json(&decision.explanation).map_err(|error| {
                AppError::Internal(format!("the explanation of {}: {error}", decision.id))
            })?;
            let (state, change_minor) = (engine::DecisionState::Reserved, decision.change_minor);
            let said = Said {
                state,
                change_minor,
                explanation: &explanation,
            };
            sentences.push(words::decision_sentence(pledge.locale, said, currency));
        }
    }
    Ok((added_minor, sentences.join(" ")))
}
