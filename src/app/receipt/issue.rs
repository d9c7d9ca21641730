//! Issuing a receipt: the number is given in the transaction that stores it, so that none is given away for nothing.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use domain::receipt::ReceiptKind;
use domain::retention::receipt_until;
use domain::{Id, IssuerId, Money, PersonId, PledgeId, ProblemKind, Problems, ReceiptId};
use paper::ReceiptNumber;
use store::Conn;
use store::city::City;
use store::receipt::Receipt;
use store::receipt_gift::Gift;
use store::receipt_issuer::Issuer;
use store::receipt_paper::Paper;

use super::donor::{DonorInput, form_at, refusal};
use super::gift;
use super::record::{DonorRecord, FORMAT, IssuerRecord, Record, StandingRecord, sha256};
use crate::matching::turn::time_zone;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller};

/// What somebody wants a receipt for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// One gift.
    Gift(PledgeId),
    /// What was given in a year by one right, as far as no receipt holds for it.
    Year(IssuerId, i32),
}

/// A receipt that is about to be issued.
pub(super) struct Draft<'a> {
    pub issuer: &'a Issuer,
    pub kind: ReceiptKind,
    pub gift_year: i32,
    /// Locked.
    pub gifts: Vec<Gift>,
    pub donor: DonorRecord,
    /// The receipt whose place it takes, with its number, and why.
    pub replacing: Option<(ReceiptId, String, String)>,
    /// Leads to the donor's fields.
    pub prefix: &'a str,
}

impl App {
    /// Issues a receipt for the caller's own gift, or for those of a year. Asked for twice with the same words, the
    /// first is given again.
    ///
    /// # Errors
    /// Refused: not signed in; no such gift of theirs; it is not final; its body issues none for that day; another
    /// receipt holds for it; the year is not over; a field of the donor; less than what the country has receipts for.
    pub async fn ask_for_receipt(
        &self,
        caller: &Caller,
        wanted: Wanted,
        donor: &DonorInput,
    ) -> AppResult<Receipt> {
        policy::authorize(caller, Operation::AskForReceipt, On::installation())
            .map_err(|kind| AppError::refused("", kind))?;
        let person = caller
            .person()
            .ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))?;
        match wanted {
            Wanted::Gift(pledge) => self.receipt_of_gift(person, pledge, donor).await,
            Wanted::Year(issuer, year) => self.receipt_of_year(person, (issuer, year), donor).await,
        }
    }

    async fn receipt_of_gift(
        &self,
        person: PersonId,
        pledge: PledgeId,
        donor: &DonorInput,
    ) -> AppResult<Receipt> {
        let missing = || AppError::not_found("input.pledge", "pledge");
        let known = store::pledge::by_id(self.db.read(), pledge).await?;
        let known = known.filter(|known| known.person == person).ok_or_else(missing)?;
        let city = &self.known_city(known.city).await?;
        let zone = time_zone(city)?;
        self.db
            .write("receipt.of_gift", |conn| async move {
                let issuers = store::receipt_issuer::agreed(&conn, city.id).await?;
                let found = store::receipt_gift::of_person(&conn, Some(city.id), person).await?;
                let gift = found.into_iter().find(|gift| gift.id == pledge);
                // One that was never paid is on no list.
                let gift =
                    gift.ok_or_else(|| AppError::refused("input.pledge", ProblemKind::GiftNotFinal))?;
                store::receipt_issuer::lock(&conn, gift::body_of(&gift)).await?;
                let mut gifts = store::receipt_gift::locked(&conn, city.id, &[pledge]).await?;
                let gift = gifts.first().ok_or_else(missing)?;
                if let Some(held) = gift.receipt {
                    return self.same_again(&conn, held, donor).await;
                }
                gift::hindrance(&issuers, gift, zone)
                    .map_err(|kind| AppError::refused("input.pledge", kind))?;
                let issuer = gift::right_for(&issuers, gift, zone).ok_or_else(missing)?;
                let gift_year = gift::year(gift, zone).ok_or_else(missing)?;
                let draft = Draft {
                    issuer,
                    kind: ReceiptKind::Gift,
                    gift_year,
                    donor: self.donor_of(city, issuer, donor)?,
                    gifts: std::mem::take(&mut gifts),
                    replacing: None,
                    prefix: "input.donor",
                };
                self.issue(&conn, city, draft).await
            })
            .await
    }

    async fn receipt_of_year(
        &self,
        person: PersonId,
        (issuer, year): (IssuerId, i32),
        donor: &DonorInput,
    ) -> AppResult<Receipt> {
        let missing = || AppError::not_found("input.issuer", "receipt-issuer");
        let known = store::receipt_issuer::by_id(self.db.read(), issuer).await?;
        let known = known.ok_or_else(missing)?;
        let city = &self.known_city(known.city).await?;
        self.check_year_over(city, year, "input.year")?;
        let donor = &self.donor_of(city, &known, donor)?;
        self.db
            .write("receipt.of_year", |conn| async move {
                let issued = self
                    .issue_year(&conn, city, (issuer, year), person, donor, "input.donor")
                    .await?;
                issued.ok_or_else(|| AppError::refused("input.year", ProblemKind::NothingToReceipt))
            })
            .await
    }

    /// The year receipt of a person by a right; nothing where no gift is left that one could be for.
    pub(super) async fn issue_year(
        &self,
        conn: &Conn,
        city: &City,
        (issuer, year): (IssuerId, i32),
        person: PersonId,
        donor: &DonorRecord,
        prefix: &str,
    ) -> AppResult<Option<Receipt>> {
        let zone = time_zone(city)?;
        let Some(issuer) = store::receipt_issuer::by_id(conn, issuer).await? else {
            return Ok(None);
        };
        store::receipt_issuer::lock(conn, issuer.body()).await?;
        let fits = |gift: &Gift| {
            gift::is_final(gift)
                && gift.receipt.is_none()
                && gift::gives(&issuer, gift, zone)
                && gift::year(gift, zone) == Some(year)
        };
        let all = store::receipt_gift::of_person(conn, Some(city.id), person).await?;
        let ids: Vec<PledgeId> = all.iter().filter(|gift| fits(gift)).map(|gift| gift.id).collect();
        let mut gifts = store::receipt_gift::locked(conn, city.id, &ids).await?;
        gifts.retain(fits);
        if gifts.is_empty() {
            return Ok(None);
        }
        let draft = Draft {
            issuer: &issuer,
            kind: ReceiptKind::Year,
            gift_year: year,
            gifts,
            donor: donor.clone(),
            replacing: None,
            prefix,
        };
        self.issue(conn, city, draft).await.map(Some)
    }

    /// Gives the number, prints, stores. The gifts are locked, and have no receipt that holds.
    pub(super) async fn issue(&self, conn: &Conn, city: &City, draft: Draft<'_>) -> AppResult<Receipt> {
        let zone = time_zone(city)?;
        let now = self.world.now();
        let made_on = now.with_timezone(&zone).date_naive();
        let year = chrono::Datelike::year(&made_on);
        let paid = |gift: Gift| {
            let day = gift::day(&gift, zone);
            let day = day.ok_or_else(|| AppError::Internal(format!("{} was never paid", gift.id)))?;
            Ok((gift, day))
        };
        let gifts: Vec<(Gift, NaiveDate)> = draft.gifts.into_iter().map(paid).collect::<AppResult<_>>()?;
        let (Some(first), false) = (gifts.first().map(|(gift, _)| gift.person), gifts.is_empty()) else {
            return Err(AppError::refused("", ProblemKind::NothingToReceipt));
        };
        let sum = gifts
            .iter()
            .try_fold(Money::new(0, city.currency), |sum, (gift, _)| {
                sum.checked_add(Money::new(gift.own_minor, city.currency))
            })
            .map_err(|error| AppError::Internal(format!("receipt: {error}")))?;
        let body = draft.issuer.body();
        let sequence = store::receipt::next_number(conn, city.id, body, year).await?;
        let number = number(year, sequence)?;
        let standing = match &draft.replacing {
            None => StandingRecord::Valid,
            Some((_, number, reason)) => StandingRecord::Replacing {
                number: number.clone(),
                reason: reason.clone(),
            },
        };
        let record = Record {
            kind: draft.kind.as_str().to_owned(),
            number: number.to_string(),
            made_on,
            year: draft.gift_year,
            currency: city.currency.code().to_owned(),
            issuer: issuer_record(draft.issuer),
            donor: draft.donor,
            gifts: self.gift_records(conn, city, &gifts).await?,
            standing,
        };
        let pdf = record.print()?.map_err(|error| refusal(error, draft.prefix))?;
        let receipt = Receipt {
            id: ReceiptId::new(&self.world),
            city: city.id,
            issuer: draft.issuer.id,
            body,
            year,
            sequence,
            kind: draft.kind,
            gift_year: draft.gift_year,
            amount_minor: sum.minor,
            made_on,
            made_at: now,
            replaces: draft.replacing.map(|(id, ..)| id),
            replaced_by: None,
            format: FORMAT,
            sha256: sha256(&pdf),
            person: first,
            void: None,
        };
        let lines: Vec<_> = gifts.iter().map(|(gift, on)| gift::line(gift, *on)).collect();
        let paper = Paper {
            record: record.to_json()?,
            pdf,
            keep_until: keep_until(&draft.issuer.right.country, made_on, zone),
        };
        if !store::receipt::insert(conn, &receipt, &lines, &paper).await? {
            let number = number.to_string();
            return Err(AppError::refused("", ProblemKind::AlreadyReceipted { number }));
        }
        tracing::info!(receipt.id = %receipt.id, receipt.kind = %receipt.kind, "receipt.issued");
        Ok(receipt)
    }

    /// The receipt that holds, where it says the same of the donor; what was wrong on it is replaced, not printed twice.
    async fn same_again(&self, conn: &Conn, held: ReceiptId, donor: &DonorInput) -> AppResult<Receipt> {
        let receipt = store::receipt::by_id(conn, held).await?;
        let receipt = receipt.ok_or_else(|| AppError::Internal(format!("{held} holds and is missing")))?;
        let paper = store::receipt_paper::of(conn, &receipt, false).await?;
        let says = paper.map(|paper| Record::from_json(&paper.record)).transpose()?;
        let given = donor.read(&mut Problems::none(), "", None);
        let is_same = says.is_some_and(|says| {
            given.is_some_and(|given| given.name == says.donor.name && given.address == says.donor.address)
        });
        if is_same && receipt.kind == ReceiptKind::Gift {
            return Ok(receipt);
        }
        let number = number(receipt.year, receipt.sequence)?.to_string();
        Err(AppError::refused(
            "input.pledge",
            ProblemKind::AlreadyReceipted { number },
        ))
    }

    /// Checks what a donor says, by the form that the issuer's country has today.
    pub(super) fn donor_of(
        &self,
        city: &City,
        issuer: &Issuer,
        donor: &DonorInput,
    ) -> AppResult<DonorRecord> {
        let today = self.today(city)?;
        let form = form_at(&issuer.right.country, today)?;
        let mut problems = Problems::none();
        let record = donor.read(&mut problems, "input.donor", Some(form));
        problems.check()?;
        record.ok_or_else(|| AppError::Internal("unchecked input".into()))
    }

    /// Today by the city's clock.
    pub(super) fn today(&self, city: &City) -> AppResult<NaiveDate> {
        Ok(self.world.now().with_timezone(&time_zone(city)?).date_naive())
    }

    /// A year has receipts once it is over.
    pub(super) fn check_year_over(&self, city: &City, year: i32, field: &str) -> AppResult<()> {
        let next = NaiveDate::from_ymd_opt(year.saturating_add(1), 1, 1);
        let wrong = || AppError::refused(field, ProblemKind::OutOfRange { min: 2000, max: 9999 });
        let next = next.filter(|_| (2000..=9999).contains(&year)).ok_or_else(wrong)?;
        if self.today(city)? < next {
            let from = crate::city::midnight(next, time_zone(city)?);
            return Err(AppError::refused(field, ProblemKind::NotOverYet { from }));
        }
        Ok(())
    }
}

/// The number as it is printed.
pub(super) fn number(year: i32, sequence: i32) -> AppResult<ReceiptNumber> {
    let sequence = u32::try_from(sequence).ok();
    let number = sequence.and_then(|sequence| ReceiptNumber::new(year, sequence).ok());
    number.ok_or_else(|| AppError::Internal(format!("{year} {sequence:?} is no number of a receipt")))
}

/// The moment from which the law no longer asks for a receipt.
fn keep_until(country: &str, made_on: NaiveDate, zone: Tz) -> chrono::DateTime<chrono::Utc> {
    let day = receipt_until(country, made_on);
    match day {
        NaiveDate::MAX => day.and_time(NaiveTime::MIN).and_utc(),
        day => crate::city::midnight(day, zone),
    }
}

fn issuer_record(issuer: &Issuer) -> IssuerRecord {
    let (head, right) = (&issuer.head, &issuer.right);
    IssuerRecord {
        name: head.name.clone(),
        address: head.address.lines().map(str::to_owned).collect(),
        number_kind: head.number.kind().as_str().to_owned(),
        number: head.number.compact().to_owned(),
        object: head.object.clone(),
        legal_category: head.legal_category.clone(),
        recognition: right.ruling.clone(),
        country: right.country.clone(),
        scheme: right.scheme.clone(),
        signatory_name: head.signatory_name.clone(),
        signatory_role: head.signatory_role.clone(),
        place: head.place.clone(),
    }
}
