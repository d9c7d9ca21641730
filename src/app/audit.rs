//! Proving the books: the journal, the decisions, and that the one follows from the other.

mod kept;
mod open;

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, Utc};
use domain::{Id, PoolId, ProjectId};
use ledger::{Account, Expected, PoolFigures, ProjectFigures};
use serde::Serialize;
use store::city::City;

use crate::matching::explanation::ExplanationForm;
use crate::matching::fold::{ANYBODY, CityFold};
use crate::matching::form::EventForm;
use crate::matching::listing::contribution;
use crate::matching::turn::replay;
use crate::quote::nobodys_pledge;
use crate::{App, AppResult};

/// One thing that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// A stable word, such as `chain_break`.
    pub code: String,
    /// One English line for the person who has to look.
    pub text: String,
}

/// What the audit of one city found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CityReport {
    /// The city's slug.
    pub city: String,
    /// Transactions in the journal.
    pub transactions: u64,
    /// Entries of them.
    pub entries: u64,
    /// The number of the last seal.
    pub head_seq: i64,
    /// The head of the hash chain: what the city publishes.
    pub head_hash: String,
    /// Events on the list that are decided.
    pub events: u64,
    /// Decisions on them.
    pub decisions: u64,
    /// Figures of pools, projects and gifts that were compared with the refolded list, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figures: Option<u64>,
    /// Events that still wait.
    pub waiting: u64,
    /// Acts of people with a role whose chain was walked.
    pub acts: i64,
    /// Everything that is not as it should be.
    pub findings: Vec<Finding>,
    /// What is as it should be and waits for longer than usual, for a person to look at.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<Finding>,
}

impl CityReport {
    fn found(&mut self, code: impl Into<String>, text: impl fmt::Display) {
        self.findings.push(Finding {
            code: code.into(),
            text: text.to_string(),
        });
    }
}

/// How much is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// The journal, the decisions, and that the one follows from the other.
    Books,
    /// And every figure kept for the pages.
    Everything,
}

/// Journal rows read at once.
const PAGE: u64 = 2000;

impl App {
    /// Audits every city, or the one of a slug.
    ///
    /// # Errors
    /// Refused: no such city. Those of the database, corrupt rows included.
    pub async fn audit(&self, slug: Option<&str>) -> AppResult<Vec<CityReport>> {
        self.audit_as(slug, Depth::Books).await
    }

    /// The same, and every figure that is kept beside the decisions is compared with what the list gives.
    ///
    /// # Errors
    /// Those of [`Self::audit`].
    pub async fn audit_replayed(&self, slug: Option<&str>) -> AppResult<Vec<CityReport>> {
        self.audit_as(slug, Depth::Everything).await
    }

    async fn audit_as(&self, slug: Option<&str>, depth: Depth) -> AppResult<Vec<CityReport>> {
        let cities = self.cities().await?;
        let wanted: Vec<City> = cities
            .into_iter()
            .filter(|city| slug.is_none_or(|slug| city.slug == slug))
            .collect();
        if wanted.is_empty() && slug.is_some() {
            return Err(crate::AppError::not_found("city", "city"));
        }
        let mut reports = Vec::new();
        for city in &wanted {
            reports.push(self.audit_city(city, depth).await?);
        }
        Ok(reports)
    }

    /// Walks the chain of what was done to the installation itself, such as who runs it: how many acts there are, and
    /// the number at which it breaks, if it does.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn audit_installation(&self) -> AppResult<(i64, Option<i64>)> {
        Ok(store::act::verify(self.db.read(), None).await?)
    }

    async fn audit_city(&self, city: &City, depth: Depth) -> AppResult<CityReport> {
        let conn = self.db.read();
        let replayed = replay(conn, city).await?;
        let expected = self.expected(city, &replayed.fold).await?;
        let mut audit = ledger::Audit::new(city.id, city.currency);
        let mut after = 0;
        loop {
            let page = store::journal::posted(conn, city.id, city.currency, after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = last.sealed.seq;
            page.iter().for_each(|posted| audit.take(posted));
        }
        let books = audit.finish(&expected);
        let waiting = store::event::waiting(conn, city.id, PAGE).await?.len() as u64;
        let mut report = CityReport {
            city: city.slug.clone(),
            transactions: books.transactions,
            entries: books.entries,
            head_seq: books.head.seq,
            head_hash: books.head.hash.to_string(),
            events: replayed.events,
            decisions: replayed.decisions,
            figures: None,
            waiting,
            acts: 0,
            findings: Vec::new(),
            open: self.open_matters(city).await?,
        };
        for text in self.balance_differences(city, &books).await? {
            report.found("balance_differs", text);
        }
        for finding in &books.findings {
            report.found(finding.code(), finding);
        }
        for text in &replayed.differences {
            report.found("replay_differs", text);
        }
        for text in &replayed.refused {
            report.found("event_refused", text);
        }
        for stuck in store::audit::stuck(conn, city.id).await? {
            report.found(
                "stuck",
                format!("{stuck} is kept although its campaign is over and nothing gives it back"),
            );
        }
        for finding in replayed.fold.audit() {
            report.found("matching", finding);
        }
        let unsealed = store::journal::count_unsealed(conn, city.id).await?;
        if unsealed > 0 && waiting == 0 {
            report.found(
                "unsealed",
                format!("{unsealed} transactions are not sealed and nothing waits"),
            );
        }
        for (pool, project, kept, summed) in store::audit::given_differences(conn, city.id).await? {
            report.found(
                "given_differs",
                format!("{pool} gives {kept} to {project} by the kept sum, {summed} by its decisions"),
            );
        }
        let (acts, broken) = store::act::verify(conn, Some(city.id)).await?;
        report.acts = acts;
        if let Some(seq) = broken {
            report.found("act_chain_break", format!("the chain of acts breaks at {seq}"));
        }
        for (body, year, last, found) in store::receipt::gaps(conn, city.id).await? {
            report.found(
                "receipt_gap",
                format!("of the {last} tax receipts of {year} of the body {body}, {found} are there"),
            );
        }
        let outline = self.outline_differences(city, &replayed.fold).await?;
        let kept = match depth {
            Depth::Books => None,
            Depth::Everything => Some(self.compare_kept(city, &replayed.fold, waiting == 0).await?),
        };
        // Where gifts came since the list was refolded, these speak of different moments.
        if replayed.is_present(conn, city.id).await? {
            for text in outline {
                report.found("outline_differs", text);
            }
            report.figures = kept.as_ref().map(|kept| kept.figures);
            for text in kept.into_iter().flat_map(|kept| kept.differences) {
                report.found("kept_differs", text);
            }
        }
        for (project, stored, summed) in self.total_differences(city).await? {
            report.found(
                "totals_differ",
                format!("{project}: the page shows {stored}, its pledges add up to {summed}"),
            );
        }
        Ok(report)
    }

    /// What the accounts must show, from the rows that people see.
    async fn expected(&self, city: &City, fold: &CityFold) -> AppResult<Expected> {
        let conn = self.db.read();
        let mut projects: BTreeMap<ProjectId, ProjectFigures> = BTreeMap::new();
        for raised in store::audit::raised(conn, city.id).await? {
            let figures = ProjectFigures {
                raised_minor: raised.raised_minor,
                ..ProjectFigures::default()
            };
            projects.insert(ProjectId::from_uuid(raised.project_id), figures);
        }
        for (project, match_minor) in store::audit::matches(conn, city.id).await? {
            let figures = projects.entry(project).or_default();
            figures.match_minor = match_minor;
        }
        for (project, paid_minor) in store::audit::paid(conn, city.id).await? {
            let figures = projects.entry(project).or_default();
            (figures.match_paid_minor, figures.held_minor) = (paid_minor, paid_minor);
        }
        for (account, minor) in store::audit::paid_and_released(conn, city.id).await? {
            if let Account::MatchPaid(project) = account {
                projects.entry(project).or_default().match_paid_minor -= minor;
            }
        }
        for (project, paid_out) in store::audit::paid_out(conn, city.id).await? {
            let figures = projects.entry(project).or_default();
            figures.taken_minor = paid_out.taken_minor;
            // Match that was paid and is in no payment waits for the next one.
            figures.held_minor += paid_out.held_minor - paid_out.match_minor;
        }
        let states = [
            domain::pool::PoolState::Published,
            domain::pool::PoolState::Paused,
            domain::pool::PoolState::Exhausted,
            domain::pool::PoolState::Closed,
            domain::pool::PoolState::Settled,
        ];
        let mut pools: BTreeMap<PoolId, PoolFigures> = BTreeMap::new();
        for pool in store::pool::page(conn, city.id, &states, None, u64::from(u32::MAX)).await? {
            let used_minor = pool.reserved_minor + pool.committed_minor + pool.paid_minor;
            // What a pool had left when it ended, and what came back to it since, is its funders' again. It ends when
            // that is decided, which may be a while after somebody closed it.
            let figures = fold.pool_figures(&pool.id.to_string());
            let ended = figures.is_some_and(|figures| figures.closed);
            let figures = PoolFigures {
                amount_minor: if ended { used_minor } else { pool.amount_minor },
                reserved_minor: pool.reserved_minor,
                committed_minor: pool.committed_minor,
                paid_minor: pool.paid_minor,
            };
            pools.insert(pool.id, figures);
        }
        let head = store::journal::head(conn, city.id, city.currency).await?;
        Ok(Expected {
            projects,
            pools,
            accounts: self.expected_accounts(city).await?,
            head: Some(head),
        })
    }

    /// What accounts of people and of the bank must show.
    async fn expected_accounts(&self, city: &City) -> AppResult<BTreeMap<Account, i64>> {
        let conn = self.db.read();
        let wallets = store::audit::wallets(conn, city.id).await?.into_iter();
        let mut accounts: BTreeMap<Account, i64> = wallets
            .map(|(person, minor)| (Account::DonorWallet(person), minor))
            .collect();
        // Payments that the bank was told to make, and what a provider collects by itself.
        let mut leaving_minor = store::audit::ordered(conn, city.id).await?;
        if let Some(sums) = store::audit::provider_sums(conn, city.id).await? {
            leaving_minor = leaving_minor.saturating_add(sums.collected_minor);
            accounts.insert(Account::ProviderClearing, sums.clearing_minor);
            accounts.insert(Account::ProviderTransit, sums.transit_minor);
            accounts.insert(Account::Disputed, sums.disputed_minor);
            accounts.insert(Account::Tip, sums.tips_minor);
        }
        if let Some(sums) = store::audit::cash_sums(conn, city.id).await? {
            accounts.insert(Account::CashBox, sums.box_minor);
            accounts.insert(Account::CashInTransit, sums.transit_minor);
            accounts.insert(Account::CashDifference, sums.short_minor);
        }
        for (person, held_minor, gone_minor) in store::audit::withdrawn(conn, city.id).await? {
            *accounts.entry(Account::DonorWallet(person)).or_default() -= gone_minor;
            accounts.insert(Account::DonorHeld(person), held_minor);
        }
        accounts.insert(Account::PayoutClearing, leaving_minor);
        if let Some(statements) = store::audit::statements(conn, city.id).await? {
            accounts.insert(Account::Bank, statements.closing_minor);
            accounts.insert(Account::Suspense, statements.open_minor);
            accounts.insert(Account::OwnFunds, statements.opening_minor + statements.own_minor);
        }
        Ok(accounts)
    }

    /// Accounts whose kept balance is not what the journal makes.
    async fn balance_differences(&self, city: &City, books: &ledger::Report) -> AppResult<Vec<String>> {
        let conn = self.db.read();
        let kept: BTreeMap<_, _> = store::balance::kept(conn, city.id).await?.into_iter().collect();
        // Read afterwards: what was sealed in between would be in the one and not in the other.
        if store::journal::head(conn, city.id, city.currency).await? != books.head {
            return Ok(Vec::new());
        }
        let accounts = books.balances.iter().map(|(account, _)| account);
        let all: std::collections::BTreeSet<_> = accounts.chain(kept.keys().copied()).collect();
        let differs = |account| {
            let (is, due) = (
                kept.get(&account).copied().unwrap_or(0),
                books.balances.get(account),
            );
            (is != due).then(|| format!("{account} is kept as {is}, the journal makes {due}"))
        };
        Ok(all.into_iter().filter_map(differs).collect())
    }

    /// Projects whose total differs from the sum of their decided pledges. A campaign that was called off
    /// keeps the total it had: that is history, not money.
    async fn total_differences(&self, city: &City) -> AppResult<Vec<(ProjectId, i64, i64)>> {
        let conn = self.db.read();
        let raised = store::audit::raised(conn, city.id).await?;
        let mut differences = Vec::new();
        for (project, crowd_minor) in store::audit::crowds(conn, city.id).await? {
            let row = raised.iter().find(|row| row.project_id == project.uuid());
            let summed = row.map_or(0, |row| row.decided_minor);
            if summed != crowd_minor {
                differences.push((project, crowd_minor, summed));
            }
        }
        Ok(differences)
    }

    /// Projects of which the outline, which answers pages from kept sums, says something else than the fold of
    /// all gifts: which pools are open, or what a stranger's gift would become.
    async fn outline_differences(&self, city: &City, fold: &CityFold) -> AppResult<Vec<String>> {
        let mut differences = Vec::new();
        let now = self.world.now();
        let overdue = fold.holds_are_due(now);
        let gift_minor = SAMPLE_UNITS * city.currency.minor_per_unit();
        let ids: Vec<ProjectId> = fold
            .projects()
            .iter()
            .filter_map(|key| key.parse().ok())
            .collect();
        for some in ids.chunks(PROJECTS_AT_ONCE) {
            for project in store::project::by_ids(self.db.read(), some).await? {
                let key = project.id.to_string();
                let sample =
                    EventForm::Contribution(contribution(&project, nobodys_pledge(), ANYBODY, gift_minor));
                let due = (fold.rules_open_for(&key, now), Outcome::of(fold, now, &sample));
                let found = self
                    .with_outline(&project, |outline, _| {
                        let (open, quoted) = (
                            outline.fold.rules_open_for(&key, now),
                            Outcome::of(&outline.fold, now, &sample),
                        );
                        (outline.fold.sums_suffice(&key) && !overdue).then_some((open, quoted))
                    })
                    .await?;
                if found.as_ref().is_some_and(|found| *found != due) {
                    differences.push(format!("{key}: due {due:?}, found {found:?}"));
                }
            }
        }
        Ok(differences)
    }
}

/// Projects read at once.
const PROJECTS_AT_ONCE: usize = 500;

/// The gift that both are asked about, in units of the currency.
const SAMPLE_UNITS: i64 = 20;

/// What is compared of a quote: all but the split among funders, which an outline does not know.
#[derive(Debug, PartialEq)]
struct Outcome(Vec<(Option<String>, i64, ExplanationForm)>);

impl Outcome {
    fn of(fold: &CityFold, now: DateTime<Utc>, event: &EventForm) -> Option<Self> {
        let decisions = fold.quote(now, event).ok()?;
        let parts = decisions
            .into_iter()
            .map(|decision| (decision.pool, decision.change_minor, decision.explanation));
        Some(Self(parts.collect()))
    }
}
