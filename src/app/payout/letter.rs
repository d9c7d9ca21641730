//! What whoever asked for a payment is told when it is refused.

use domain::person::Email;
use domain::{Locale, Money, PersonId, WithdrawalId};
use store::payout::LetGo;

use crate::{App, AppError, AppResult};

/// A payment that is not approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedPayment {
    /// Who asked for it.
    pub to: Email,
    /// The language they read.
    pub locale: Locale,
    /// The name of the city.
    pub city: String,
    /// The title of the project that would have been paid; nothing for a withdrawal from a wallet.
    pub project: Option<String>,
    /// How much.
    pub amount: Money,
    /// Why it is not approved.
    pub reason: String,
    /// Where to read more.
    pub link: String,
}

impl App {
    /// What to tell of a payment to a project, or of a withdrawal, that was refused.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the job names what is not there.
    pub async fn refused_payment(&self, payment: &str) -> AppResult<RefusedPayment> {
        let missing = || AppError::Internal(format!("nothing to tell of {payment}"));
        let conn = self.db.read();
        if let Ok(id) = payment.parse::<WithdrawalId>() {
            let asked = store::withdrawal::by_id(conn, id).await?.ok_or_else(missing)?;
            let city = self.known_city(asked.city).await?;
            let amount = Money::new(asked.amount_minor, city.currency);
            let link = format!("{}/me", self.settings.base_url);
            let told = (city.name, amount, asked.released);
            return self.told(asked.person, None, told, link).await;
        }
        let id = payment.parse().map_err(|_| missing())?;
        let asked = store::payout::by_id(conn, id).await?.ok_or_else(missing)?;
        let city = self.known_city(asked.city).await?;
        let project = store::project::by_id(conn, asked.project).await?;
        let project = project.ok_or_else(missing)?;
        let amount = Money::new(asked.to_pay_minor(), city.currency);
        let base = &self.settings.base_url;
        let link = format!("{base}/c/{}/p/{}/money", city.slug, project.slug);
        let told = (city.name, amount, asked.released);
        self.told(asked.requested_by, Some(project.texts.title), told, link)
            .await
    }

    async fn told(
        &self,
        person: PersonId,
        project: Option<String>,
        (city, amount, released): (String, Money, Option<LetGo>),
        link: String,
    ) -> AppResult<RefusedPayment> {
        let found = store::person::by_id(self.db.read(), person).await?;
        let found = found.ok_or_else(|| AppError::Internal(format!("{person} is missing")))?;
        Ok(RefusedPayment {
            to: found.email,
            locale: found.locale,
            city,
            project,
            amount,
            reason: released.and_then(|it| it.reason).unwrap_or_default(),
            link,
        })
    }
}
