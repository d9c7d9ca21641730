//! The receipts that nobody asks for one by one: of each gift, and of a year, for whoever wishes for them.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::act::ActKind;
use domain::receipt::ReceiptKind;
use domain::{CityId, Id, IssuerId, PersonId, PledgeId, ProblemKind, ReceiptRunId};
use serde_json::json;
use store::Conn;
use store::city::City;
use store::receipt::Receipt;
use store::receipt_gift::{donors_with_wish, wished};
use store::receipt_run::Run;
use store::receipt_wish::Wish;

use super::gift;
use super::issue::Draft;
use super::record::DonorRecord;
use crate::city::midnight;
use crate::job::{Job, TakenJob};
use crate::matching::turn::time_zone;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller};

/// Donors read at once.
const PAGE: u64 = 200;
/// The day of January on which the clock makes the receipts of the year before: late payments have come by then.
const DAY_OF_JANUARY: u32 = 10;
/// Runs that are shown.
const SHOWN: u64 = 12;

impl App {
    /// Starts making the receipts of a year for all who wish for one a year. Started twice, it changes nothing: a gift
    /// that is on a receipt is on no other.
    ///
    /// # Errors
    /// Refused: not a finance officer; the year is not over; a run of that year is under way.
    pub async fn start_receipt_run(&self, caller: &Caller, city: CityId, year: i32) -> AppResult<Run> {
        policy::authorize(caller, Operation::IssueReceipts, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        let by = caller.person();
        let city = self.city_by_id(city).await?;
        let city = &city.ok_or_else(|| AppError::not_found("city", "city"))?;
        self.check_year_over(city, year, "year")?;
        self.db
            .write("receipt.run", |conn| async move {
                let Some(run) = self.queue_run(&conn, city, year, by).await? else {
                    return Err(AppError::refused("year", ProblemKind::AlreadyAsked));
                };
                let (kind, detail) = (ActKind::ReceiptRunStarted, json!({ "year": year }));
                self.record(&conn, Some(city.id), caller, kind, run.id, detail)
                    .await?;
                Ok(run)
            })
            .await
    }

    async fn queue_run(
        &self,
        conn: &Conn,
        city: &City,
        year: i32,
        by: Option<PersonId>,
    ) -> AppResult<Option<Run>> {
        let run = Run {
            id: ReceiptRunId::new(&self.world),
            city: city.id,
            year,
            asked_by: by,
            asked_at: self.world.now(),
            total: 0,
            done: 0,
            issued: 0,
            skipped: 0,
            finished_at: None,
        };
        if !store::receipt_run::insert(conn, &run).await? {
            return Ok(None);
        }
        let job = Job::ReceiptsOfYear {
            run: run.id.to_string(),
        };
        self.queue(conn, Some(city.id), &job).await?;
        Ok(Some(run))
    }

    /// The newest runs of a city.
    ///
    /// # Errors
    /// Refused: neither finance officer nor auditor.
    pub async fn receipt_runs(&self, caller: &Caller, city: CityId) -> AppResult<Vec<Run>> {
        policy::authorize(caller, Operation::ReadReceipts, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        Ok(store::receipt_run::newest(self.db.read(), city, SHOWN).await?)
    }

    /// In January, by each city's clock, starts the run of the year before, once. Called by the schedule.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn start_receipt_runs_of_clock(&self) -> AppResult<()> {
        for city in &self.cities().await? {
            let today = self.today(city)?;
            let year = today.year() - 1;
            let due = today.month() == 1 && today.day() >= DAY_OF_JANUARY;
            if !due || store::receipt_run::clock_had(self.db.read(), city.id, year).await? {
                continue;
            }
            if store::receipt_issuer::agreed(self.db.read(), city.id)
                .await?
                .is_empty()
            {
                continue;
            }
            self.db
                .write("receipt.run", |conn| async move {
                    self.queue_run(&conn, city, year, None).await.map(drop)
                })
                .await?;
        }
        Ok(())
    }

    /// Makes the receipts of a run, donor by donor, each in a transaction of its own. Begun again after a process died,
    /// it makes those that are missing.
    ///
    /// # Errors
    /// Those of the database: try again later.
    pub async fn run_receipts_of_year(&self, job: &TakenJob, id: ReceiptRunId) -> AppResult<()> {
        let run = store::receipt_run::by_id(self.db.read(), id).await?;
        let Some(run) = run.filter(|run| run.finished_at.is_none()) else {
            return Ok(());
        };
        let city = &self.known_city(run.city).await?;
        let span = self.span(city, run.year)?;
        let donors = self.donors(city.id, span).await?;
        let total = i32::try_from(donors.len()).unwrap_or(i32::MAX);
        self.db
            .write("receipt.run.begin", |conn| async move {
                store::receipt_run::begin(&conn, id, total)
                    .await
                    .map_err(AppError::from)
            })
            .await?;
        let issuers = store::receipt_issuer::agreed(self.db.read(), city.id).await?;
        for donor in donors {
            if !self.hold_job(job).await? {
                return Ok(());
            }
            let mut skipped = 0;
            for issuer in &issuers {
                match self.receipt_by_wish(city, &run, issuer.id, donor).await {
                    Ok(_) => {}
                    Err(AppError::Refused(problems)) => {
                        let codes: Vec<&str> = problems.iter().map(|problem| problem.kind.code()).collect();
                        tracing::info!(run.id = %id, person.id = %donor, ?codes, "receipt.skipped");
                        skipped = 1;
                    }
                    Err(error) => return Err(error),
                }
            }
            self.db
                .write("receipt.run.advance", |conn| async move {
                    let advanced = store::receipt_run::advance(&conn, id, (1, 0, skipped)).await;
                    advanced.map_err(AppError::from)
                })
                .await?;
        }
        let now = self.world.now();
        self.db
            .write("receipt.run.finish", |conn| async move {
                store::receipt_run::finish(&conn, id, now)
                    .await
                    .map_err(AppError::from)
            })
            .await
    }

    async fn donors(&self, city: CityId, span: (DateTime<Utc>, DateTime<Utc>)) -> AppResult<Vec<PersonId>> {
        let mut donors: Vec<PersonId> = Vec::new();
        loop {
            let (conn, after) = (self.db.read(), donors.last().copied());
            let wish = ReceiptKind::Year.as_str();
            let page = donors_with_wish(conn, city, wish, span, after, PAGE).await?;
            let is_last = (page.len() as u64) < PAGE;
            donors.extend(page);
            if is_last {
                return Ok(donors);
            }
        }
    }

    /// The year receipt of one donor by one right.
    async fn receipt_by_wish(
        &self,
        city: &City,
        run: &Run,
        issuer: IssuerId,
        person: PersonId,
    ) -> AppResult<()> {
        self.db
            .write("receipt.by_wish", |conn| async move {
                // Taken back meanwhile, it is none.
                let wish = store::receipt_wish::of_person(&conn, person).await?;
                let Some(wish) = wish.filter(|wish| wish.kind == ReceiptKind::Year) else {
                    return Ok(());
                };
                let (of, donor) = ((issuer, run.year), donor_of(&wish));
                let issued = self.issue_year(&conn, city, of, person, &donor, "donor").await?;
                if let Some(receipt) = issued {
                    store::receipt_run::advance(&conn, run.id, (0, 1, 0)).await?;
                    self.tell_of(&conn, &receipt).await?;
                }
                Ok(())
            })
            .await
    }

    /// A receipt was made by somebody's wish: they are told, and the wish is kept on.
    async fn tell_of(&self, conn: &Conn, receipt: &Receipt) -> AppResult<()> {
        store::receipt_wish::used(conn, receipt.person, self.world.now()).await?;
        let job = Job::MailReceipt {
            receipt: receipt.id.to_string(),
        };
        self.queue(conn, Some(receipt.city), &job).await
    }

    /// Makes the receipts of those who wish for one of each gift, once their gifts are final. Called by the schedule.
    /// Gives how many were made.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn issue_wished_receipts(&self) -> AppResult<usize> {
        let (mut after, mut made) = (None, 0);
        loop {
            let page = wished(self.db.read(), after, PAGE).await?;
            for (city, person, pledge) in &page {
                match self.receipt_of_wished(*city, *person, *pledge).await {
                    Ok(is_made) => made += usize::from(is_made),
                    // Too little, or something of the donor is missing: the page of their receipts says which.
                    Err(AppError::Refused(_)) => {}
                    Err(error) => return Err(error),
                }
            }
            match page.last() {
                Some((.., last)) if page.len() as u64 == PAGE => after = Some(*last),
                _ => return Ok(made),
            }
        }
    }

    async fn receipt_of_wished(&self, city: CityId, person: PersonId, pledge: PledgeId) -> AppResult<bool> {
        let city = &self.known_city(city).await?;
        let zone = time_zone(city)?;
        self.db
            .write("receipt.wished", |conn| async move {
                let wish = store::receipt_wish::of_person(&conn, person).await?;
                let Some(wish) = wish.filter(|wish| wish.kind == ReceiptKind::Gift) else {
                    return Ok(false);
                };
                let all = store::receipt_gift::of_person(&conn, Some(city.id), person).await?;
                let Some(known) = all.into_iter().find(|gift| gift.id == pledge) else {
                    return Ok(false);
                };
                store::receipt_issuer::lock(&conn, gift::body_of(&known)).await?;
                let issuers = store::receipt_issuer::agreed(&conn, city.id).await?;
                let mut gifts = store::receipt_gift::locked(&conn, city.id, &[pledge]).await?;
                gifts.retain(|gift| gift::is_final(gift) && gift.receipt.is_none());
                let first = gifts.first();
                let right = first.and_then(|gift| gift::right_for(&issuers, gift, zone));
                let year = first.and_then(|gift| gift::year(gift, zone));
                let (Some(issuer), Some(gift_year)) = (right, year) else {
                    return Ok(false);
                };
                let draft = Draft {
                    issuer,
                    kind: ReceiptKind::Gift,
                    gift_year,
                    gifts,
                    donor: donor_of(&wish),
                    replacing: None,
                    prefix: "donor",
                };
                let receipt = self.issue(&conn, city, draft).await?;
                self.tell_of(&conn, &receipt).await?;
                Ok(true)
            })
            .await
    }

    /// The moments of a year by the city's clock.
    fn span(&self, city: &City, year: i32) -> AppResult<(DateTime<Utc>, DateTime<Utc>)> {
        let zone = time_zone(city)?;
        let first = |year| {
            let day = NaiveDate::from_ymd_opt(year, 1, 1);
            day.ok_or_else(|| AppError::Internal(format!("{year} is no year")))
        };
        Ok((midnight(first(year)?, zone), midnight(first(year + 1)?, zone)))
    }
}

fn donor_of(wish: &Wish) -> DonorRecord {
    DonorRecord {
        name: wish.name.clone(),
        address: wish.address.lines().map(str::to_owned).collect(),
        national_number: wish.national_number.clone(),
    }
}
