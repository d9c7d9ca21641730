//! Tax receipts as their donors and the city's finance officers see them.

use std::sync::Arc;

use app::caller::Viewer as ViewerRow;
use app::policy::{self, On, Operation};
use app::receipt::OwnGift;
use app::{App, Receipt as Row, ReceiptWish as WishRow};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::NaiveDate;
use domain::{ProblemKind, ReceiptId};

use super::pledge::Pledge;
use super::problem::Permission;
use crate::graphql::ask::Ask;
use crate::graphql::scalar::{Money, money};
use crate::graphql::words::{ReceiptKind, VoidReason};

/// A tax receipt.
#[derive(Clone)]
pub struct TaxReceipt(pub Row);

async fn number_of(ask: &Ask, id: Option<ReceiptId>) -> Result<Option<String>> {
    let Some(id) = id else { return Ok(None) };
    let found = ask.app.receipts_by_ids(&[id]).await;
    let found = found.map_err(|error| ask.error(error))?;
    let number = found.first().map(App::receipt_number).transpose();
    number.map_err(|error| ask.error(error))
}

impl TaxReceipt {
    fn may(&self, ask: &Ask, holds: bool) -> Permission {
        let may = policy::permits(&ask.caller, Operation::IssueReceipts, On::city(self.0.city));
        let own = match ask.caller.person() == Some(self.0.person) {
            true => Err(ProblemKind::SecondPersonNeeded),
            false => Ok(()),
        };
        let open = match holds {
            true => Ok(()),
            false => Err(ProblemKind::ReceiptVoid),
        };
        Permission::new(may.and(own).and(open), ask.locale())
    }
}

#[Object]
impl TaxReceipt {
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// As it is printed: the year and the place in it, counted by body, without gaps.
    async fn number(&self, ctx: &Context<'_>) -> Result<String> {
        App::receipt_number(&self.0).map_err(|error| Ask::of(ctx).error(error))
    }

    async fn kind(&self) -> ReceiptKind {
        self.0.kind.into()
    }

    /// The year of its gifts.
    async fn gift_year(&self) -> i32 {
        self.0.gift_year
    }

    async fn made_on(&self) -> NaiveDate {
        self.0.made_on
    }

    /// What its donor gave, without what others added.
    async fn amount(&self, ctx: &Context<'_>) -> Result<Money> {
        let ask = Ask::of(ctx);
        let city = ask.kept.city(ask, self.0.city).await?;
        Ok(money(self.0.amount_minor, city.currency))
    }

    /// The body in whose name it was issued.
    async fn issuer_name(&self, ctx: &Context<'_>) -> Result<String> {
        let ask = Ask::of(ctx);
        let issuer = ask.app.receipt_issuer(self.0.issuer).await;
        let issuer = issuer.map_err(|error| ask.error(error))?;
        Ok(issuer.map(|issuer| issuer.head.name).unwrap_or_default())
    }

    /// Null once the law no longer has it kept.
    async fn donor_name(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let ask = Ask::of(ctx);
        let name = ask.app.receipt_donor(&self.0).await;
        name.map_err(|error| ask.error(error))
    }

    /// Where the PDF is, for its donor and the city's finance officers and auditors.
    async fn pdf(&self) -> String {
        format!("/files/receipts/{}", self.0.id)
    }

    /// Since when it no longer holds; null where it does.
    async fn void_since(&self) -> Option<NaiveDate> {
        self.0.void.as_ref().map(|void| void.on)
    }

    async fn void_reason(&self) -> Option<VoidReason> {
        self.0.void.as_ref().map(|void| void.reason.into())
    }

    /// The number of the receipt whose place it takes.
    async fn replaces(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        number_of(Ask::of(ctx), self.0.replaces).await
    }

    /// The number of the receipt that took its place.
    async fn replaced_by(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        number_of(Ask::of(ctx), self.0.replaced_by).await
    }

    /// Whether the reader may declare it void.
    async fn void(&self, ctx: &Context<'_>) -> Permission {
        self.may(Ask::of(ctx), self.0.void.is_none())
    }

    /// Whether the reader may put another in its place.
    async fn replace(&self, ctx: &Context<'_>) -> Permission {
        self.may(Ask::of(ctx), self.0.replaced_by.is_none())
    }
}

/// A gift that was paid, and what there can be on paper for it.
pub struct ReceiptGift(OwnGift);

#[Object]
impl ReceiptGift {
    /// The gift's own identifier.
    async fn id(&self) -> ID {
        self.0.gift.id.to_string().into()
    }

    async fn pledge(&self, ctx: &Context<'_>) -> Result<Option<Pledge>> {
        let ask = Ask::of(ctx);
        let row = ask.app.pledge(self.0.gift.id).await;
        Ok(row.map_err(|error| ask.error(error))?.map(Pledge::loaded))
    }

    /// The project's title in its own language.
    async fn project(&self) -> &str {
        &self.0.gift.title
    }

    /// What is left of it, without what others added.
    async fn own(&self) -> Money {
        self.0.own.into()
    }

    /// The year in which it was paid, by the city's clock; null while a bank has it in question.
    async fn year(&self) -> Option<i32> {
        self.0.year
    }

    /// By which right it may have a tax receipt; null where whom it is for issues none.
    async fn issuer(&self) -> Option<ID> {
        self.0.issuer.map(|id| id.to_string().into())
    }

    /// Whether the receipt must say the donor's number in the Belgian national register.
    async fn needs_national_number(&self) -> bool {
        self.0.needs_national_number
    }

    /// Whether a receipt can be asked for now.
    async fn ask(&self, ctx: &Context<'_>) -> Permission {
        Permission::new(self.0.ask.clone(), Ask::of(ctx).locale())
    }

    /// The receipt that holds for it.
    async fn receipt(&self, ctx: &Context<'_>) -> Result<Option<TaxReceipt>> {
        let Some(id) = self.0.gift.receipt else {
            return Ok(None);
        };
        let ask = Ask::of(ctx);
        let found = ask.app.receipts_by_ids(&[id]).await;
        let found = found.map_err(|error| ask.error(error))?;
        Ok(found.into_iter().next().map(TaxReceipt))
    }

    /// Where a plain confirmation is, a PDF that is no tax receipt; for the donor alone.
    async fn confirmation(&self) -> String {
        format!("/files/confirmations/{}", self.0.gift.id)
    }
}

/// What a donor wishes for once and for all.
#[derive(SimpleObject)]
pub struct ReceiptWish {
    kind: ReceiptKind,
    name: String,
    /// In lines.
    address: String,
    /// Whether the number in the Belgian national register was given; it is shown to nobody.
    has_national_number: bool,
}

impl From<WishRow> for ReceiptWish {
    fn from(row: WishRow) -> Self {
        Self {
            kind: row.kind.into(),
            name: row.name,
            address: row.address,
            has_national_number: row.national_number.is_some(),
        }
    }
}

/// A part of the viewer.
pub struct ViewerReceipts(pub Arc<ViewerRow>);

#[Object]
impl ViewerReceipts {
    /// One's own, the newest first, those that no longer hold included.
    async fn tax_receipts(&self, ctx: &Context<'_>) -> Result<Vec<TaxReceipt>> {
        let ask = Ask::of(ctx);
        let rows = ask.app.own_receipts(&ask.as_viewer(&self.0)).await;
        let rows = rows.map_err(|error| ask.error(error))?;
        Ok(rows.into_iter().map(TaxReceipt).collect())
    }

    /// One's own gifts that were paid, the newest first, with what there can be on paper for each.
    async fn receipt_gifts(&self, ctx: &Context<'_>) -> Result<Vec<ReceiptGift>> {
        let ask = Ask::of(ctx);
        let rows = ask.app.own_gifts(&ask.as_viewer(&self.0)).await;
        let rows = rows.map_err(|error| ask.error(error))?;
        Ok(rows.into_iter().map(ReceiptGift).collect())
    }

    /// Null where one has none.
    async fn receipt_wish(&self, ctx: &Context<'_>) -> Result<Option<ReceiptWish>> {
        let ask = Ask::of(ctx);
        let wish = ask.app.receipt_wish(&ask.as_viewer(&self.0)).await;
        Ok(wish.map_err(|error| ask.error(error))?.map(ReceiptWish::from))
    }
}
