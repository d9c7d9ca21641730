//! What a simulation comes to. Amounts are minor units of one currency; every list adds up to the totals.

use chrono::{DateTime, NaiveDate, Utc};
use engine::Outcome;
use serde::{Deserialize, Serialize};

use crate::matching::form::{Word, json};

/// Winners and losers at most.
const STANDING_OUT: usize = 10;

/// A figure under the present and under the proposed rules.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compared {
    /// Under the present rules.
    pub present: i64,
    /// Under the proposed rules.
    pub proposed: i64,
    /// The proposed figure less the present one.
    pub difference: i64,
}

impl Compared {
    pub(super) fn new(present: i64, proposed: i64) -> Self {
        Self {
            present,
            proposed,
            difference: proposed.saturating_sub(present),
        }
    }
}

/// What stands for some projects together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// How many projects.
    pub projects: i64,
    /// What the crowd gave, less refunds.
    pub crowd_minor: Compared,
    /// What pools gave.
    pub match_minor: Compared,
    /// How many reached their goal.
    pub reached: Compared,
}

/// A project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectLine {
    /// Its key.
    pub id: String,
    /// The key of its neighbourhood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub neighbourhood: Option<String>,
    /// What it asked for.
    pub goal_minor: i64,
    /// What the crowd gave, less refunds.
    pub crowd_minor: Compared,
    /// What pools gave.
    pub match_minor: Compared,
    /// How the campaign ended under the present rules.
    pub present: Word<Outcome>,
    /// How it ended under the proposed ones.
    pub proposed: Word<Outcome>,
    /// 1 where it reached its goal.
    pub reached: Compared,
}

/// A neighbourhood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceLine {
    /// Its key; nothing for projects that lie in none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub neighbourhood: Option<String>,
    /// What stands for its projects.
    #[serde(flatten)]
    pub sum: Sum,
}

/// A month in the city's time: what came and went in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MonthLine {
    /// Such as `2026-03`.
    pub month: String,
    /// What the crowd gave, less refunds.
    pub crowd_minor: Compared,
    /// What pools gave, less what went back to them.
    pub match_minor: Compared,
}

/// A pool on one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PoolFigure {
    /// All that was put in.
    pub amount_minor: i64,
    /// What of it stands as a match in the end.
    pub used_minor: i64,
    /// The rest.
    pub left_minor: i64,
    /// The first day, in the city's time, on which nothing was left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub empty_on: Option<NaiveDate>,
}

/// A pool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PoolLine {
    /// Its key.
    pub id: String,
    /// Under the present rules; nothing for a pool that is only proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub present: Option<PoolFigure>,
    /// Under the proposed rules.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed: Option<PoolFigure>,
}

/// How many gifts were matched when they arrived. What follows later, because a gate opens or a round is held,
/// belongs to no single gift and is not counted here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatchedGifts {
    /// With nothing cut.
    pub wholly: i64,
    /// With something cut by a limit.
    pub partly: i64,
    /// With nothing.
    pub not: i64,
}

/// Gifts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GiftsLine {
    /// Under the present rules.
    pub present: MatchedGifts,
    /// Under the proposed rules.
    pub proposed: MatchedGifts,
}

/// What a simulation comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SimulationResult {
    /// The currency of all amounts.
    pub currency: String,
    /// Whose days and months these are.
    pub time_zone: String,
    /// How many events were taken.
    pub events: i64,
    /// How many of them make no sense under the proposed rules and were left out.
    pub left_out: i64,
    /// The first event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_at: Option<DateTime<Utc>>,
    /// The last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_at: Option<DateTime<Utc>>,
    /// Of all projects.
    pub totals: Sum,
    /// How gifts were matched when they arrived.
    pub gifts: GiftsLine,
    /// The pools, in the order in which they opened.
    pub pools: Vec<PoolLine>,
    /// The neighbourhoods, by key, projects that lie in none last.
    pub neighbourhoods: Vec<PlaceLine>,
    /// The months, in order; none is left out.
    pub months: Vec<MonthLine>,
    /// The keys of the projects that would get most more, the first ten.
    pub winners: Vec<String>,
    /// The keys of the projects that would get most less, the first ten.
    pub losers: Vec<String>,
    /// The projects, in the order in which they were published.
    pub projects: Vec<ProjectLine>,
}

impl SimulationResult {
    /// The canonical JSON.
    pub fn to_json(&self) -> String {
        json(self)
    }

    /// Reads what [`Self::to_json`] wrote.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The project of a key.
    pub fn project(&self, id: &str) -> Option<&ProjectLine> {
        self.projects.iter().find(|project| project.id == id)
    }

    /// The sums of pools: what stands as a match.
    pub fn used_minor(&self) -> Compared {
        let used = |side: Option<&PoolFigure>| side.map_or(0, |figure| figure.used_minor);
        let present = self.pools.iter().map(|pool| used(pool.present.as_ref())).sum();
        let proposed = self.pools.iter().map(|pool| used(pool.proposed.as_ref())).sum();
        Compared::new(present, proposed)
    }

    /// Fills in who wins and who loses most; where two are equal, the earlier project comes first.
    pub(super) fn stand_out(&mut self) {
        let keys = |mut lines: Vec<&ProjectLine>| -> Vec<String> {
            lines.sort_by_key(|line| std::cmp::Reverse(line.match_minor.difference.abs()));
            lines.truncate(STANDING_OUT);
            lines.into_iter().map(|line| line.id.clone()).collect()
        };
        let (more, less): (Vec<_>, Vec<_>) = self
            .projects
            .iter()
            .filter(|line| line.match_minor.difference != 0)
            .partition(|line| line.match_minor.difference > 0);
        (self.winners, self.losers) = (keys(more), keys(less));
    }
}
