//! A campaign and how far it is.

use app::{App, City, Figures};
use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, Utc};
use domain::campaign::{CampaignTerms, openness};
use domain::project::ProjectState;
use domain::{Currency, ProjectId};

use crate::graphql::scalar::{Money, money};
use crate::graphql::words::{CampaignKind, Capture};

#[derive(SimpleObject)]
pub struct Campaign {
    kind: CampaignKind,
    goal: Money,
    minimum: Option<Money>,
    opens_at: Option<DateTime<Utc>>,
    closes_at: Option<DateTime<Utc>>,
    /// Whole days left, 0 on the last; null when not open.
    days_left: Option<i32>,
    /// Where it is over and waits for gifts that are on their way: the last moment at which its outcome is open.
    outcome_by: Option<DateTime<Utc>>,
    /// When the money of a gift by card is taken that is made now: as the city's terms say, or at once where its payment
    /// account can do nothing else. At once, it is given back where an all-or-nothing campaign falls short.
    capture: Capture,
}

impl Campaign {
    /// The campaign of a project, at this instant.
    pub fn new(app: &App, city: &City, terms: CampaignTerms, row: &app::Project) -> Self {
        let (currency, now) = (city.currency, app.world().now());
        let is_open = openness(row.state, row.opens_at, row.closes_at, now)
            .problem()
            .is_none();
        let left = row
            .closes_at
            .filter(|_| is_open)
            .map(|closes_at| (closes_at - now).num_days());
        Self {
            kind: row.campaign_kind.into(),
            goal: money(row.goal_minor, currency),
            minimum: row.minimum_minor.map(|minor| money(minor, currency)),
            opens_at: row.opens_at,
            closes_at: row.closes_at,
            days_left: left.and_then(|days| i32::try_from(days).ok()),
            outcome_by: row
                .closes_at
                .filter(|closes_at| row.state == ProjectState::Published && *closes_at <= now)
                .map(|closes_at| terms.outcome_by(closes_at)),
            capture: app.capture_of(city, terms, row).into(),
        }
    }
}

/// Crowd and city side by side. All amounts are of gifts that count, promises too, and of standing decisions.
#[derive(SimpleObject, Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    project: ID,
    crowd: Money,
    #[graphql(name = "match")]
    matched: Money,
    secured: Money,
    total: Money,
    goal: Money,
    backers: i32,
    /// Crowd + match + secured of the goal, in basis points.
    total_bps: i32,
    updated_at: DateTime<Utc>,
}

impl Progress {
    /// The figures of a project.
    pub fn new(project: ProjectId, figures: &Figures, currency: Currency) -> Self {
        let total = figures
            .crowd_minor
            .saturating_add(figures.match_minor)
            .saturating_add(figures.secured_minor);
        let bps = i128::from(total) * 10_000 / i128::from(figures.goal_minor.max(1));
        Self {
            project: project.to_string().into(),
            crowd: money(figures.crowd_minor, currency),
            matched: money(figures.match_minor, currency),
            secured: money(figures.secured_minor, currency),
            total: money(total, currency),
            goal: money(figures.goal_minor, currency),
            backers: figures.backers,
            total_bps: if figures.goal_minor == 0 {
                0
            } else {
                i32::try_from(bps).unwrap_or(i32::MAX)
            },
            updated_at: figures.changed_at,
        }
    }
}
