//! Who sees which receipts, and gets their papers.

use chrono::{DateTime, Utc};
use domain::{CityId, Id, IssuerId, Money, PersonId, PledgeId, ProblemKind, ReceiptId};
use store::receipt::Receipt;
use store::receipt_gift::Gift;
use store::receipt_issuer::Issuer;

use super::gift;
use super::issue::number;
use super::record::{Record, sha256};
use crate::matching::turn::time_zone;
use crate::policy::{self, On, Operation};
use crate::session::may;
use crate::{App, AppError, AppResult, Caller};

/// Receipts of one person that are shown.
const SHOWN: u64 = 200;

/// A gift of the caller's, and what there can be on paper for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnGift {
    /// The gift.
    pub gift: Gift,
    /// What is left of it.
    pub own: Money,
    /// The year in which it was paid, by the city's clock.
    pub year: Option<i32>,
    /// By which right it may have a receipt.
    pub issuer: Option<IssuerId>,
    /// Whether the receipt must say the donor's number in the national register.
    pub needs_national_number: bool,
    /// Whether a receipt can be asked for now.
    pub ask: Result<(), ProblemKind>,
}

/// A paper to be handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperFile {
    /// Its name, without anything personal.
    pub name: String,
    /// The PDF.
    pub bytes: Vec<u8>,
}

impl App {
    /// The caller's receipts, the newest first, those that no longer hold included.
    ///
    /// # Errors
    /// Refused: not signed in.
    pub async fn own_receipts(&self, caller: &Caller) -> AppResult<Vec<Receipt>> {
        let person = may(caller, Operation::ReadOwn)?.person.id;
        Ok(store::receipt::of_person(self.db.read(), person, SHOWN).await?)
    }

    /// The caller's gifts that were paid, the newest first, with what there can be on paper for each.
    ///
    /// # Errors
    /// Refused: not signed in.
    pub async fn own_gifts(&self, caller: &Caller) -> AppResult<Vec<OwnGift>> {
        let person = may(caller, Operation::ReadOwn)?.person.id;
        let conn = self.db.read();
        let mut found = Vec::new();
        let mut cities: Vec<(std::sync::Arc<store::city::City>, Vec<Issuer>)> = Vec::new();
        for gift in store::receipt_gift::of_person(conn, None, person)
            .await?
            .into_iter()
            .rev()
        {
            if !cities.iter().any(|(city, _)| city.id == gift.city) {
                let city = self.known_city(gift.city).await?;
                let issuers = store::receipt_issuer::agreed(conn, gift.city).await?;
                cities.push((city.into(), issuers));
            }
            let Some((city, issuers)) = cities.iter().find(|(city, _)| city.id == gift.city) else {
                continue;
            };
            let zone = time_zone(city)?;
            let issuer = gift::right_for(issuers, &gift, zone);
            let form = issuer.map(|issuer| super::donor::form_at(&issuer.right.country, self.today(city)?));
            let form = form.and_then(Result::ok);
            let ask = match gift.receipt {
                Some(_) => Err(ProblemKind::NothingToReceipt),
                None => gift::hindrance(issuers, &gift, zone),
            };
            found.push(OwnGift {
                own: Money::new(gift.own_minor, city.currency),
                year: gift::year(&gift, zone),
                issuer: issuer.map(|issuer| issuer.id),
                needs_national_number: form
                    .is_some_and(|form| form.donor.contains(&paper::DonorField::NationalNumber)),
                ask,
                gift,
            });
            if found.len() as u64 >= SHOWN {
                break;
            }
        }
        Ok(found)
    }

    /// Some receipts by their identifiers. Whoever asks has been shown them.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn receipts_by_ids(&self, ids: &[ReceiptId]) -> AppResult<Vec<Receipt>> {
        Ok(store::receipt::by_ids(self.db.read(), ids).await?)
    }

    /// A page of a city's receipts with numbers of a year, the newest first.
    ///
    /// # Errors
    /// Refused: neither finance officer nor auditor.
    pub async fn receipt_page(
        &self,
        caller: &Caller,
        (city, year): (CityId, i32),
        after: Option<(DateTime<Utc>, ReceiptId)>,
        limit: u64,
    ) -> AppResult<Vec<Receipt>> {
        policy::authorize(caller, Operation::ReadReceipts, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        Ok(store::receipt::page(self.db.read(), city, year, after, limit).await?)
    }

    /// How many there are.
    ///
    /// # Errors
    /// Refused: neither finance officer nor auditor.
    pub async fn receipt_count(&self, caller: &Caller, city: CityId, year: i32) -> AppResult<i64> {
        policy::authorize(caller, Operation::ReadReceipts, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        Ok(store::receipt::count(self.db.read(), city, year).await?)
    }

    /// All receipts with numbers of a year, by body and number, each with its right: for a command at the terminal of
    /// whoever runs the installation. They name no donor.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn receipts_of_year(
        &self,
        city: CityId,
        year: i32,
    ) -> AppResult<Vec<(Receipt, Option<Issuer>)>> {
        let conn = self.db.read();
        let issuers = store::receipt_issuer::of_city(conn, city).await?;
        let found = store::receipt::of_year(conn, city, year).await?;
        let with = |receipt: Receipt| {
            let issuer = issuers.iter().find(|issuer| issuer.id == receipt.issuer).cloned();
            (receipt, issuer)
        };
        Ok(found.into_iter().map(with).collect())
    }

    /// The number of a receipt as it is printed.
    ///
    /// # Errors
    /// Those of a corrupt row.
    pub fn receipt_number(receipt: &Receipt) -> AppResult<String> {
        Ok(number(receipt.year, receipt.sequence)?.to_string())
    }

    /// The donor's name on a receipt; nothing where the law has let it go.
    ///
    /// # Errors
    /// Those of the database. Whoever asks has been shown the receipt.
    pub async fn receipt_donor(&self, receipt: &Receipt) -> AppResult<Option<String>> {
        let paper = store::receipt_paper::of(self.db.read(), receipt, false).await?;
        let record = paper.map(|paper| Record::from_json(&paper.record)).transpose()?;
        Ok(record.map(|record| record.donor.name))
    }

    /// The paper of a receipt: as it was issued, or, once it no longer holds, the one that says so. The bytes are those
    /// that were stored, which is checked. Nothing for whoever may not have it.
    ///
    /// # Errors
    /// Those of the database; the stored file is not what was stored.
    pub async fn receipt_paper(&self, caller: &Caller, id: ReceiptId) -> AppResult<Option<PaperFile>> {
        let Some(receipt) = store::receipt::by_id(self.db.read(), id).await? else {
            return Ok(None);
        };
        if !may_have(caller, &receipt) {
            return Ok(None);
        }
        let said = receipt.void.as_ref().and_then(|void| void.sha256.clone());
        let (is_void, expected) = match said {
            Some(said) => (true, said),
            None => (false, receipt.sha256.clone()),
        };
        let Some(paper) = store::receipt_paper::of(self.db.read(), &receipt, is_void).await? else {
            return Ok(None);
        };
        if sha256(&paper.pdf) != expected {
            return Err(AppError::Internal(format!("{id} is not what was stored")));
        }
        Ok(Some(PaperFile {
            name: format!("receipt-{}.pdf", Self::receipt_number(&receipt)?),
            bytes: paper.pdf,
        }))
    }
}

/// Its donor, and whoever looks after the city's receipts.
fn may_have(caller: &Caller, receipt: &Receipt) -> bool {
    let own = caller.person() == Some(receipt.person)
        && policy::authorize(caller, Operation::ReadOwn, On::installation()).is_ok();
    own || policy::authorize(caller, Operation::ReadReceipts, On::city(receipt.city)).is_ok()
}

/// What somebody is told of a receipt by mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptLetter {
    /// Whom to.
    pub to: domain::person::Email,
    /// Their language.
    pub locale: domain::Locale,
    /// The city's name.
    pub city: String,
    /// The number.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// Why it no longer holds, where it does not.
    pub reason: Option<&'static str>,
    /// The number of the one in its place.
    pub instead: Option<String>,
    /// The page of the person's receipts.
    pub link: String,
}

impl App {
    /// What the mail about a receipt says.
    ///
    /// # Errors
    /// Refused: no such receipt. Those of the database.
    pub async fn receipt_letter(&self, id: ReceiptId) -> AppResult<ReceiptLetter> {
        let conn = self.db.read();
        let missing = || AppError::not_found("id", "receipt");
        let receipt = store::receipt::by_id(conn, id).await?.ok_or_else(missing)?;
        let person = self.named(receipt.person).await?;
        let issuer = store::receipt_issuer::by_id(conn, receipt.issuer)
            .await?
            .ok_or_else(missing)?;
        let instead = match receipt.replaced_by {
            Some(other) => store::receipt::by_id(conn, other).await?,
            None => None,
        };
        Ok(ReceiptLetter {
            to: person.email,
            locale: person.locale,
            city: self.known_city(receipt.city).await?.name,
            number: Self::receipt_number(&receipt)?,
            issuer: issuer.head.name,
            reason: receipt
                .void
                .map(|void| crate::words::receipt::void_reason(person.locale, void.reason)),
            instead: instead.map(|other| Self::receipt_number(&other)).transpose()?,
            link: format!("{}/me/receipts", self.settings.base_url),
        })
    }

    async fn named(&self, id: PersonId) -> AppResult<store::person::Person> {
        let person = store::person::by_id(self.db.read(), id).await?;
        person.ok_or_else(|| AppError::Internal(format!("{id} is named and missing")))
    }

    /// A plain confirmation of the caller's own gift, which is no tax receipt and says so: for whoever gave to a body
    /// that issues none. It has no number and is made anew each time. Nothing where the gift is not theirs or was not
    /// paid.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn gift_confirmation(&self, caller: &Caller, pledge: PledgeId) -> AppResult<Option<PaperFile>> {
        let Ok(viewer) = may(caller, Operation::ReadOwn) else {
            return Ok(None);
        };
        let conn = self.db.read();
        let all = store::receipt_gift::of_person(conn, None, viewer.person.id).await?;
        let Some(given) = all.into_iter().find(|gift| gift.id == pledge) else {
            return Ok(None);
        };
        let city = self.known_city(given.city).await?;
        let Some(on) = gift::day(&given, time_zone(&city)?).filter(|_| given.own_minor > 0) else {
            return Ok(None);
        };
        let body = match given.organisation {
            Some(id) => store::organisation::by_id(conn, id)
                .await?
                .map(|known| known.name),
            None => None,
        };
        // A name that the typeface does not have would not come out as it was typed; an address always does.
        let name = &viewer.person.name;
        let name = match !name.is_empty() && paper::can_print(name) {
            true => name.clone(),
            false => viewer.person.email.to_string(),
        };
        let gift_paper = paper::Gift {
            on,
            own: Money::new(given.own_minor, city.currency),
            project: given.title.clone(),
            means: gift::means(&given),
            form: paper::GiftForm::Manual,
            nature: paper::Nature::Money,
            added: self.added_to(&city, &given).await?,
        };
        let confirmation = paper::Confirmation {
            locale: caller.locale,
            reference: reference(pledge),
            made_on: self.today(&city)?,
            body: paper::Body {
                name: body.unwrap_or_else(|| city.name.clone()),
                address: Vec::new(),
                numbers: Vec::new(),
                object: None,
                legal_category: None,
                recognition: None,
            },
            donor: paper::Donor {
                name,
                address: Vec::new(),
                national_number: None,
            },
            gifts: vec![gift_paper],
        };
        let bytes = paper::confirmation(&confirmation)
            .map_err(|error| AppError::Internal(format!("confirmation of {pledge}: {error}")))?;
        Ok(Some(PaperFile {
            name: format!("confirmation-{}.pdf", reference(pledge)),
            bytes,
        }))
    }

    async fn added_to(&self, city: &store::city::City, given: &Gift) -> AppResult<Vec<paper::Added>> {
        let records = self
            .gift_records(self.db.read(), city, &[(given.clone(), chrono::NaiveDate::MIN)])
            .await?;
        let records = records.first().map_or(&[][..], |record| record.added.as_slice());
        Ok(super::record::added(records, city.currency))
    }
}

/// By which a gift can be found again: the last digits of its identifier.
fn reference(pledge: PledgeId) -> String {
    let text = pledge.uuid().simple().to_string().to_uppercase();
    let end = text.len().saturating_sub(12);
    text.get(end..).unwrap_or_default().to_owned()
}
