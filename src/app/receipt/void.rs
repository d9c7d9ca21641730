//! A receipt that no longer holds: its number stays used, its paper says so, and another may take its place.

use domain::act::ActKind;
use domain::receipt::VoidReason;
use domain::{PersonId, PledgeId, ProblemKind, Problems, ReceiptId};
use serde_json::json;
use store::Conn;
use store::city::City;
use store::receipt::{Receipt, Void};
use store::receipt_paper::Paper;

use super::donor::DonorInput;
use super::gift;
use super::issue::{Draft, number};
use super::record::{DonorRecord, Record, StandingRecord, sha256};
use crate::job::Job;
use crate::matching::turn::time_zone;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, input, words};

/// Characters of a reason: it is printed.
const REASON_MAX: usize = 200;
/// Receipts looked at in one round.
const AT_ONCE: u64 = 100;

impl App {
    /// Declares a receipt void because something on it is wrong. Its donor is told by mail.
    ///
    /// # Errors
    /// Refused: not a finance officer; no such receipt; it is for their own gifts; no reason; it holds no longer.
    pub async fn void_receipt(&self, caller: &Caller, id: ReceiptId, reason: &str) -> AppResult<Receipt> {
        let (city, by) = self.officer_of(caller, id).await?;
        let (city, note) = (&city, &read_reason(reason, "reason")?);
        self.db
            .write("receipt.void", |conn| async move {
                let receipt = stored(&conn, id).await?;
                store::receipt_issuer::lock(&conn, receipt.body).await?;
                let why = (VoidReason::Mistake, note.as_str());
                if !self.declare_void(&conn, city, &receipt, why, Some(by)).await? {
                    return Err(AppError::refused("id", ProblemKind::ReceiptVoid));
                }
                let kind = ActKind::ReceiptVoided;
                self.record(&conn, Some(city.id), caller, kind, id, json!({}))
                    .await?;
                let receipt_text = id.to_string();
                self.queue(
                    &conn,
                    Some(city.id),
                    &Job::MailReceiptVoid {
                        receipt: receipt_text,
                    },
                )
                .await?;
                stored(&conn, id).await
            })
            .await
    }

    /// Puts another receipt in the place of one that is wrong, for what is left of its gifts; one that holds is
    /// declared void by the same. What is said of the donor stays, unless it is given anew.
    ///
    /// # Errors
    /// As [`Self::void_receipt`]; refused as well: it was replaced already; nothing is left of its gifts, or they have
    /// another receipt; a field of the donor.
    pub async fn replace_receipt(
        &self,
        caller: &Caller,
        id: ReceiptId,
        reason: &str,
        donor: Option<&DonorInput>,
    ) -> AppResult<Receipt> {
        let (city, by) = self.officer_of(caller, id).await?;
        let (city, note) = (&city, &read_reason(reason, "input.reason")?);
        self.db
            .write("receipt.replace", |conn| async move {
                let receipt = stored(&conn, id).await?;
                store::receipt_issuer::lock(&conn, receipt.body).await?;
                if receipt.replaced_by.is_some() {
                    return Err(AppError::refused("input.receipt", ProblemKind::ReceiptVoid));
                }
                let why = (VoidReason::Mistake, note.as_str());
                // One that is void already is replaced all the same.
                let _was_valid = self.declare_void(&conn, city, &receipt, why, Some(by)).await?;
                let donor = match donor {
                    Some(donor) => {
                        let issuer = store::receipt_issuer::by_id(&conn, receipt.issuer).await?;
                        let issuer = issuer.ok_or_else(|| AppError::not_found("input.receipt", "receipt"))?;
                        Some(self.donor_of(city, &issuer, donor)?)
                    }
                    None => None,
                };
                let new = self.issue_rest(&conn, city, &receipt, donor, note).await?;
                let new =
                    new.ok_or_else(|| AppError::refused("input.receipt", ProblemKind::NothingToReceipt))?;
                let detail = json!({ "by": new.id.to_string() });
                let kind = ActKind::ReceiptReplaced;
                self.record(&conn, Some(city.id), caller, kind, id, detail)
                    .await?;
                let job = Job::MailReceiptVoid {
                    receipt: id.to_string(),
                };
                self.queue(&conn, Some(city.id), &job).await?;
                Ok(new)
            })
            .await
    }

    /// A gift was given back or is in question: the receipt that holds for it no longer does. For what is left, another
    /// is made afterwards, and the donor is told: by a job, so that nothing on paper stands in the way of the money.
    pub(crate) async fn receipt_follows(
        &self,
        conn: &Conn,
        city: &City,
        pledge: PledgeId,
        reason: VoidReason,
    ) -> AppResult<()> {
        match store::receipt::of_gift(conn, city.id, pledge).await? {
            Some(receipt) => self.withdraw(conn, city, &receipt, reason).await,
            None => Ok(()),
        }
    }

    async fn withdraw(
        &self,
        conn: &Conn,
        city: &City,
        receipt: &Receipt,
        reason: VoidReason,
    ) -> AppResult<()> {
        let why = (reason, words::receipt::printed_reason(reason));
        if self.declare_void(conn, city, receipt, why, None).await? {
            let receipt = receipt.id.to_string();
            self.queue(conn, Some(city.id), &Job::ReissueReceipt { receipt })
                .await?;
        }
        Ok(())
    }

    /// Withdraws every receipt that says something else than what became of its gifts, however that came about.
    /// Called by the schedule.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn withdraw_outdated_receipts(&self) -> AppResult<usize> {
        let outdated = store::receipt_gift::outdated(self.db.read(), AT_ONCE).await?;
        for id in &outdated {
            let Some(known) = store::receipt::by_id(self.db.read(), *id).await? else {
                continue;
            };
            let city = &self.known_city(known.city).await?;
            let known = &known;
            self.db
                .write("receipt.withdraw", |conn| async move {
                    let lines = store::receipt::lines(&conn, city.id, known.id).await?;
                    let ids: Vec<PledgeId> = lines.iter().map(|line| line.pledge).collect();
                    let gifts = store::receipt_gift::locked(&conn, city.id, &ids).await?;
                    let disputed = gifts.iter().any(|gift| gift.paid_at.is_none());
                    let reason = match disputed {
                        true => VoidReason::Dispute,
                        false => VoidReason::Refund,
                    };
                    self.withdraw(&conn, city, known, reason).await
                })
                .await?;
        }
        Ok(outdated.len())
    }

    /// Makes a receipt for what is left of the gifts on one that no longer holds, and has the donor told. Done twice,
    /// it happens once. Where nothing is left, or too little, only the mail goes out.
    ///
    /// # Errors
    /// Those of the database: try again later.
    pub async fn reissue_receipt(&self, id: ReceiptId) -> AppResult<()> {
        let receipt = &stored(self.db.read(), id).await?;
        let Some(void) = &receipt.void else { return Ok(()) };
        let city = &self.known_city(receipt.city).await?;
        let reason = words::receipt::printed_reason(void.reason);
        if receipt.replaced_by.is_none() {
            let made = self
                .db
                .write("receipt.reissue", |conn| async move {
                    store::receipt_issuer::lock(&conn, receipt.body).await?;
                    if stored(&conn, id).await?.replaced_by.is_some() {
                        return Ok(None);
                    }
                    self.issue_rest(&conn, city, receipt, None, reason).await
                })
                .await;
            match made {
                Ok(_) => {}
                Err(AppError::Refused(problems)) => {
                    let codes: Vec<&str> = problems.iter().map(|problem| problem.kind.code()).collect();
                    tracing::info!(receipt.id = %id, ?codes, "receipt.not_replaced");
                }
                Err(error) => return Err(error),
            }
        }
        let job = &Job::MailReceiptVoid {
            receipt: id.to_string(),
        };
        self.db
            .write("receipt.tell", |conn| async move {
                self.queue(&conn, Some(city.id), job).await
            })
            .await
    }

    /// A receipt for those gifts of another that are final and have none; nothing where there are none, or nobody
    /// knows any more what the other said of its donor.
    async fn issue_rest(
        &self,
        conn: &Conn,
        city: &City,
        old: &Receipt,
        donor: Option<DonorRecord>,
        reason: &str,
    ) -> AppResult<Option<Receipt>> {
        let zone = time_zone(city)?;
        let Some(issuer) = store::receipt_issuer::by_id(conn, old.issuer).await? else {
            return Ok(None);
        };
        let donor = match donor {
            Some(donor) => donor,
            None => match store::receipt_paper::of(conn, old, false).await? {
                Some(paper) => Record::from_json(&paper.record)?.donor,
                None => return Ok(None),
            },
        };
        let lines = store::receipt::lines(conn, city.id, old.id).await?;
        let ids: Vec<PledgeId> = lines.iter().map(|line| line.pledge).collect();
        let mut gifts = store::receipt_gift::locked(conn, city.id, &ids).await?;
        gifts.retain(|gift| {
            gift::is_final(gift) && gift.receipt.is_none() && gift::gives(&issuer, gift, zone)
        });
        if gifts.is_empty() {
            return Ok(None);
        }
        let draft = Draft {
            issuer: &issuer,
            kind: old.kind,
            gift_year: old.gift_year,
            gifts,
            donor,
            replacing: Some((
                old.id,
                number(old.year, old.sequence)?.to_string(),
                reason.to_owned(),
            )),
            prefix: "input.donor",
        };
        self.issue(conn, city, draft).await.map(Some)
    }

    /// Writes it down, with the paper that says so; false where it did not hold any more.
    async fn declare_void(
        &self,
        conn: &Conn,
        city: &City,
        receipt: &Receipt,
        (reason, note): (VoidReason, &str),
        by: Option<PersonId>,
    ) -> AppResult<bool> {
        let on = self.today(city)?;
        let paper = self.void_paper(conn, receipt, on, note).await?;
        let void = Void {
            reason,
            on,
            at: self.world.now(),
            by,
            sha256: paper.as_ref().map(|paper| sha256(&paper.pdf)),
        };
        let written = store::receipt::void(conn, receipt, &void, paper.as_ref()).await?;
        if written {
            tracing::info!(receipt.id = %receipt.id, reason = %reason, "receipt.void");
        }
        Ok(written)
    }

    /// The paper that says since when and why a receipt does not hold; none where the law has let the receipt go, or
    /// it cannot be printed any more: that must not keep it valid.
    async fn void_paper(
        &self,
        conn: &Conn,
        receipt: &Receipt,
        since: chrono::NaiveDate,
        note: &str,
    ) -> AppResult<Option<Paper>> {
        let Some(issued) = store::receipt_paper::of(conn, receipt, false).await? else {
            return Ok(None);
        };
        let mut record = Record::from_json(&issued.record)?;
        record.standing = StandingRecord::Void {
            since,
            reason: note.to_owned(),
        };
        match record.print()? {
            Ok(pdf) => Ok(Some(Paper {
                record: record.to_json()?,
                pdf,
                keep_until: issued.keep_until,
            })),
            Err(error) => {
                tracing::error!(receipt.id = %receipt.id, %error, "receipt.void.not_printed");
                Ok(None)
            }
        }
    }

    /// The city of a receipt and who looks after its receipts; nobody does after their own.
    async fn officer_of(&self, caller: &Caller, id: ReceiptId) -> AppResult<(City, PersonId)> {
        let missing = || AppError::not_found("id", "receipt");
        let receipt = store::receipt::by_id(self.db.read(), id)
            .await?
            .ok_or_else(missing)?;
        let on = On::city(receipt.city);
        // Whoever may not even read of it is told nothing.
        policy::permits(caller, Operation::ReadReceipts, on).map_err(|_| missing())?;
        policy::authorize(caller, Operation::IssueReceipts, on)
            .map_err(|kind| AppError::refused("", kind))?;
        let by = caller
            .person()
            .ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))?;
        if by == receipt.person {
            return Err(AppError::refused("id", ProblemKind::SecondPersonNeeded));
        }
        Ok((self.known_city(receipt.city).await?, by))
    }
}

async fn stored(conn: &Conn, id: ReceiptId) -> AppResult<Receipt> {
    let found = store::receipt::by_id(conn, id).await?;
    found.ok_or_else(|| AppError::not_found("id", "receipt"))
}

/// A reason, which is printed.
fn read_reason(given: &str, field: &str) -> AppResult<String> {
    let mut problems = Problems::none();
    let reason = input::line(&mut problems, field, given, REASON_MAX);
    problems.check()?;
    reason.ok_or_else(|| AppError::Internal("unchecked input".into()))
}
