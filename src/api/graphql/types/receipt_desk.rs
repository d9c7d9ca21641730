//! Which bodies of a city issue tax receipts, what they issued, and the runs of a year.

use std::sync::Arc;

use app::policy::{self, On, Operation};
use app::{AppResult, Issuer as Row, ReceiptRun as RunRow, receipt_issuer};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{CityId, ProblemKind, ReceiptId};

use super::organisation::Organisation;
use super::person_name::PersonName;
use super::problem::Permission;
use super::receipt::TaxReceipt;
use crate::graphql::ask::Ask;
use crate::graphql::page::{Asked, Cursor, Page, connection};
use crate::graphql::scalar::int;
use crate::graphql::words::{IdentifierKind, IssuerState};

/// On what ground a body issues tax receipts.
#[derive(Clone)]
pub struct ReceiptIssuer(pub Row);

#[Object]
impl ReceiptIssuer {
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// Null where the body is the city itself.
    async fn organisation(&self, ctx: &Context<'_>) -> Result<Option<Organisation>> {
        let Some(id) = self.0.organisation else {
            return Ok(None);
        };
        let ask = Ask::of(ctx);
        let found = ask.app.organisation_by_id(id).await;
        Ok(found
            .map_err(|error| ask.error(error))?
            .map(|row| Organisation(row.into())))
    }

    async fn state(&self) -> IssuerState {
        self.0.state.into()
    }

    /// The country whose receipts they are, in two letters.
    async fn country(&self) -> &str {
        &self.0.right.country
    }

    /// The scheme's name in the country's rules.
    async fn scheme(&self) -> &str {
        &self.0.right.scheme
    }

    /// The decision, ruling or article that it rests on.
    async fn ruling(&self) -> &str {
        &self.0.right.ruling
    }

    /// The first day of gifts that there are receipts for.
    async fn from(&self) -> NaiveDate {
        self.0.right.from
    }

    /// The last; null until further notice.
    async fn until(&self) -> Option<NaiveDate> {
        self.0.right.until
    }

    /// In law.
    async fn name(&self) -> &str {
        &self.0.head.name
    }

    /// In lines.
    async fn address(&self) -> &str {
        &self.0.head.address
    }

    async fn number_kind(&self) -> IdentifierKind {
        self.0.head.number.kind().into()
    }

    async fn number(&self) -> String {
        self.0.head.number.written()
    }

    /// What the body is for.
    async fn object(&self) -> Option<&str> {
        self.0.head.object.as_deref()
    }

    async fn legal_category(&self) -> Option<&str> {
        self.0.head.legal_category.as_deref()
    }

    async fn signatory_name(&self) -> &str {
        &self.0.head.signatory_name
    }

    async fn signatory_role(&self) -> &str {
        &self.0.head.signatory_role
    }

    async fn place(&self) -> &str {
        &self.0.head.place
    }

    async fn asked_by(&self, ctx: &Context<'_>) -> Result<PersonName> {
        PersonName::named(Ask::of(ctx), self.0.asked_by).await
    }

    async fn asked_at(&self) -> DateTime<Utc> {
        self.0.asked_at
    }

    /// Who agreed, or did not; null while a second person is waited for.
    async fn decided_by(&self, ctx: &Context<'_>) -> Result<Option<PersonName>> {
        match self.0.decided {
            Some((by, _)) => Ok(Some(PersonName::named(Ask::of(ctx), by).await?)),
            None => Ok(None),
        }
    }

    async fn decided_at(&self) -> Option<DateTime<Utc>> {
        self.0.decided.map(|(_, at)| at)
    }

    /// Whether the reader may be the second person.
    async fn agree(&self, ctx: &Context<'_>) -> Permission {
        let ask = Ask::of(ctx);
        let may = receipt_issuer::may_agree(&ask.caller, &self.0, policy::permits);
        Permission::new(may, ask.locale())
    }

    /// Whether the reader may decline it, or take it back.
    async fn decline(&self, ctx: &Context<'_>) -> Permission {
        self.may_in(Ask::of(ctx), domain::receipt::IssuerState::Asked)
    }

    /// Whether the reader may end it.
    async fn end(&self, ctx: &Context<'_>) -> Permission {
        self.may_in(Ask::of(ctx), domain::receipt::IssuerState::Agreed)
    }
}

impl ReceiptIssuer {
    fn may_in(&self, ask: &Ask, state: domain::receipt::IssuerState) -> Permission {
        let on = On::city(self.0.city);
        let may = policy::permits(&ask.caller, Operation::ManageReceiptIssuers, on);
        let open = match self.0.state == state {
            true => Ok(()),
            false => Err(ProblemKind::AlreadyDecided),
        };
        Permission::new(may.and(open), ask.locale())
    }
}

/// A scheme under which a body may issue receipts.
#[derive(SimpleObject)]
pub struct ReceiptScheme {
    /// In two letters.
    country: String,
    name: String,
    /// The article of law, in the language of the country's receipts.
    article: String,
}

/// A run that makes the receipts of a year for all who wish for one.
#[derive(Clone)]
pub struct ReceiptRun(pub RunRow);

#[Object]
impl ReceiptRun {
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    async fn year(&self) -> i32 {
        self.0.year
    }

    /// Null where the clock did, as it does each January.
    async fn asked_by(&self, ctx: &Context<'_>) -> Result<Option<PersonName>> {
        match self.0.asked_by {
            Some(by) => Ok(Some(PersonName::named(Ask::of(ctx), by).await?)),
            None => Ok(None),
        }
    }

    async fn asked_at(&self) -> DateTime<Utc> {
        self.0.asked_at
    }

    /// How many donors it is about; 0 before it has begun.
    async fn total(&self) -> i32 {
        self.0.total
    }

    async fn done(&self) -> i32 {
        self.0.done
    }

    /// Receipts that it made.
    async fn issued(&self) -> i32 {
        self.0.issued
    }

    /// Donors for whom it could not make one: something of them is missing, or too little was given.
    async fn skipped(&self) -> i32 {
        self.0.skipped
    }

    async fn finished_at(&self) -> Option<DateTime<Utc>> {
        self.0.finished_at
    }
}

/// How many receipts there are with numbers of a year.
pub struct CountReceipts(CityId, i32);

impl CountReceipts {
    async fn count(&self, ask: &Ask) -> AppResult<i32> {
        Ok(int(ask.app.receipt_count(&ask.caller, self.0, self.1).await?))
    }
}

connection!(
    TaxReceiptConnection,
    TaxReceiptEdge,
    TaxReceipt,
    "TaxReceiptConnection",
    "TaxReceiptEdge",
    CountReceipts
);

/// The tax receipts of a city's bodies.
pub struct ReceiptDesk(Arc<app::City>);

#[Object]
impl ReceiptDesk {
    /// What waits for a second person first. For officials, finance officers and auditors.
    async fn issuers(&self, ctx: &Context<'_>) -> Result<Vec<ReceiptIssuer>> {
        let ask = Ask::of(ctx);
        let rows = ask.app.receipt_issuers(&ask.caller, self.0.id).await;
        let rows = rows.map_err(|error| ask.error(error))?;
        let people = rows
            .iter()
            .flat_map(|row| [Some(row.asked_by), row.decided.map(|(by, _)| by)]);
        ask.loaders().people.expect(people.flatten());
        Ok(rows.into_iter().map(ReceiptIssuer).collect())
    }

    /// What can be chosen from.
    async fn schemes(&self, ctx: &Context<'_>) -> Result<Vec<ReceiptScheme>> {
        let schemes = receipt_issuer::schemes().map_err(|error| Ask::of(ctx).error(error))?;
        let of = |(country, name, article)| ReceiptScheme {
            country,
            name,
            article,
        };
        Ok(schemes.into_iter().map(of).collect())
    }

    /// Whether the reader may write down on what ground a body issues receipts.
    async fn record(&self, ctx: &Context<'_>) -> Permission {
        self.may(Ask::of(ctx), Operation::ManageReceiptIssuers)
    }

    /// Whether the reader may declare receipts void, replace them, and make those of a year.
    async fn issue(&self, ctx: &Context<'_>) -> Permission {
        self.may(Ask::of(ctx), Operation::IssueReceipts)
    }

    /// Those with numbers of a year, the newest first; null for whoever is neither finance officer nor auditor.
    async fn tax_receipts(
        &self,
        ctx: &Context<'_>,
        year: i32,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Option<TaxReceiptConnection>> {
        let ask = Ask::of(ctx);
        if policy::permits(&ask.caller, Operation::ReadReceipts, On::city(self.0.id)).is_err() {
            return Ok(None);
        }
        let asked = Asked::new(first, after)?;
        let after = asked
            .after
            .as_ref()
            .map(Cursor::time_parts::<ReceiptId>)
            .transpose()?;
        let of = (self.0.id, year);
        let rows = ask
            .app
            .receipt_page(&ask.caller, of, after, asked.limit().into())
            .await;
        let rows = rows.map_err(|error| ask.error(error))?;
        let receipts = rows.into_iter().map(TaxReceipt).collect();
        let page = Page::cut(receipts, &asked, |TaxReceipt(row)| {
            Cursor::at(row.made_at, row.id)
        });
        Ok(Some(TaxReceiptConnection::new(
            page,
            CountReceipts(self.0.id, year),
        )))
    }

    /// The newest first; null for whoever is neither finance officer nor auditor.
    async fn runs(&self, ctx: &Context<'_>) -> Result<Option<Vec<ReceiptRun>>> {
        let ask = Ask::of(ctx);
        if policy::permits(&ask.caller, Operation::ReadReceipts, On::city(self.0.id)).is_err() {
            return Ok(None);
        }
        let rows = ask.app.receipt_runs(&ask.caller, self.0.id).await;
        let rows = rows.map_err(|error| ask.error(error))?;
        Ok(Some(rows.into_iter().map(ReceiptRun).collect()))
    }
}

impl ReceiptDesk {
    fn may(&self, ask: &Ask, operation: Operation) -> Permission {
        let may = policy::permits(&ask.caller, operation, On::city(self.0.id));
        Permission::new(may, ask.locale())
    }
}

/// Part of a city.
pub struct CityReceipts(pub Arc<app::City>);

#[Object]
impl CityReceipts {
    /// Null for everybody who is neither official, finance officer nor auditor.
    async fn receipt_desk(&self, ctx: &Context<'_>) -> Option<ReceiptDesk> {
        let ask = Ask::of(ctx);
        ask.sender.scope.never_keep();
        let may = policy::permits(&ask.caller, Operation::ReadReceiptIssuers, On::city(self.0.id));
        may.is_ok().then(|| ReceiptDesk(self.0.clone()))
    }
}
