//! What came of a simulation: figures under the present and under the proposed rules, and words.

use std::sync::Arc;

use app::simulation::{Compared, NameBook, PlaceLine, PoolFigure, ProjectLine};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use domain::Currency;

use crate::graphql::ask::Ask;
use crate::graphql::page::{Asked, Cursor, Page, connection};
use crate::graphql::scalar::{Money, int, money};

/// An amount under both rules.
#[derive(SimpleObject, Clone)]
pub struct ComparedMoney {
    present: Money,
    proposed: Money,
    /// The proposed one less the present one.
    difference: Money,
}

/// A number under both rules.
#[derive(SimpleObject, Clone)]
pub struct ComparedCount {
    present: i32,
    proposed: i32,
    /// The proposed one less the present one.
    difference: i32,
}

fn amounts(figure: Compared, currency: Currency) -> ComparedMoney {
    ComparedMoney {
        present: money(figure.present, currency),
        proposed: money(figure.proposed, currency),
        difference: money(figure.difference, currency),
    }
}

fn counts(figure: Compared) -> ComparedCount {
    ComparedCount {
        present: int(figure.present),
        proposed: int(figure.proposed),
        difference: int(figure.difference),
    }
}

/// Some projects together.
#[derive(SimpleObject)]
pub struct SimulationSum {
    projects: i32,
    crowd: ComparedMoney,
    #[graphql(name = "match")]
    matched: ComparedMoney,
    /// How many reached their goal.
    reached: ComparedCount,
}

/// The projects of a neighbourhood.
#[derive(SimpleObject)]
pub struct SimulationPlace {
    /// Null for projects that lie in none.
    id: Option<ID>,
    name: String,
    sum: SimulationSum,
}

/// What came and went in a month.
#[derive(SimpleObject)]
pub struct SimulationMonth {
    /// Such as 2026-03, in the city's time.
    month: String,
    crowd: ComparedMoney,
    /// What pools gave, less what went back to them.
    #[graphql(name = "match")]
    matched: ComparedMoney,
}

/// A pool on one side.
#[derive(SimpleObject)]
pub struct SimulationPoolSide {
    amount: Money,
    used: Money,
    left: Money,
    /// The first day, in the city's time, on which nothing was left.
    empty_on: Option<NaiveDate>,
}

/// A pool on both sides.
#[derive(SimpleObject)]
pub struct SimulationPool {
    id: ID,
    name: String,
    /// Null for a pool that is only proposed.
    present: Option<SimulationPoolSide>,
    proposed: Option<SimulationPoolSide>,
}

/// How gifts were matched when they arrived. What follows later, when a gate opens or a round is held, belongs to no
/// single gift.
#[derive(SimpleObject)]
pub struct SimulationGifts {
    /// With nothing cut.
    wholly: ComparedCount,
    /// With something cut by a limit.
    partly: ComparedCount,
    /// With nothing.
    not: ComparedCount,
}

/// A project on both sides.
#[derive(SimpleObject, Clone)]
pub struct SimulationProject {
    id: ID,
    name: String,
    /// The last part of the address of its page; null for an invented one.
    slug: Option<String>,
    neighbourhood: Option<String>,
    goal: Money,
    crowd: ComparedMoney,
    #[graphql(name = "match")]
    matched: ComparedMoney,
    reached_present: bool,
    reached_proposed: bool,
}

/// How many projects there are.
pub struct CountSimulated(usize);

impl CountSimulated {
    #[allow(clippy::unused_async, reason = "others ask the database")]
    async fn count(&self, _: &Ask) -> app::AppResult<i32> {
        Ok(int(self.0))
    }
}

connection!(
    SimulationProjectConnection,
    SimulationProjectEdge,
    SimulationProject,
    "SimulationProjectConnection",
    "SimulationProjectEdge",
    CountSimulated
);

/// A result.
pub struct SimulationResult {
    city: Arc<app::City>,
    result: app::simulation::SimulationResult,
    names: NameBook,
}

impl SimulationResult {
    /// A result with the names of what stands out in it.
    pub async fn named(
        ask: &Ask,
        city: Arc<app::City>,
        result: app::simulation::SimulationResult,
    ) -> Result<Self> {
        let pools: Vec<&str> = result.pools.iter().map(|pool| pool.id.as_str()).collect();
        let standing_out = result.winners.iter().chain(&result.losers);
        let projects: Vec<&str> = standing_out.map(String::as_str).collect();
        let names = ask.app.name_book(&city, &pools, &projects, ask.locale()).await;
        let names = names.map_err(|error| ask.error(error))?;
        Ok(Self { city, result, names })
    }

    fn amounts(&self, figure: Compared) -> ComparedMoney {
        amounts(figure, self.city.currency)
    }

    fn sum(&self, sum: &app::simulation::Sum) -> SimulationSum {
        SimulationSum {
            projects: int(sum.projects),
            crowd: self.amounts(sum.crowd_minor),
            matched: self.amounts(sum.match_minor),
            reached: counts(sum.reached),
        }
    }

    fn project(&self, line: &ProjectLine, names: &NameBook) -> SimulationProject {
        SimulationProject {
            id: line.id.as_str().into(),
            name: names.project(&line.id),
            slug: names.slug(&line.id).map(str::to_owned),
            neighbourhood: line.neighbourhood.as_deref().map(|key| names.neighbourhood(key)),
            goal: money(line.goal_minor, self.city.currency),
            crowd: self.amounts(line.crowd_minor),
            matched: self.amounts(line.match_minor),
            reached_present: line.reached.present > 0,
            reached_proposed: line.reached.proposed > 0,
        }
    }

    fn standing_out(&self, keys: &[String]) -> Vec<SimulationProject> {
        let lines = keys.iter().filter_map(|key| self.result.project(key));
        lines.map(|line| self.project(line, &self.names)).collect()
    }
}

#[Object]
impl SimulationResult {
    /// What it comes to, in sentences, the most telling first.
    async fn summary(&self, ctx: &Context<'_>) -> Vec<String> {
        let (locale, currency) = (Ask::of(ctx).locale(), self.city.currency);
        app::words::simulation::summary(locale, &self.result, currency, &|key| self.names.pool(key))
    }

    /// What a simulation cannot know.
    async fn caution(&self, ctx: &Context<'_>) -> &str {
        app::words::simulation::caution(Ask::of(ctx).locale())
    }

    async fn events(&self) -> i32 {
        int(self.result.events)
    }

    /// Events that make no sense under the proposed rules.
    async fn left_out(&self) -> i32 {
        int(self.result.left_out)
    }

    async fn first_at(&self) -> Option<DateTime<Utc>> {
        self.result.first_at
    }

    async fn last_at(&self) -> Option<DateTime<Utc>> {
        self.result.last_at
    }

    async fn totals(&self) -> SimulationSum {
        self.sum(&self.result.totals)
    }

    async fn gifts(&self) -> SimulationGifts {
        let (present, proposed) = (self.result.gifts.present, self.result.gifts.proposed);
        let both = |present: i64, proposed: i64| ComparedCount {
            present: int(present),
            proposed: int(proposed),
            difference: int(proposed - present),
        };
        SimulationGifts {
            wholly: both(present.wholly, proposed.wholly),
            partly: both(present.partly, proposed.partly),
            not: both(present.not, proposed.not),
        }
    }

    async fn pools(&self) -> Vec<SimulationPool> {
        let currency = self.city.currency;
        let side = |figure: &PoolFigure| SimulationPoolSide {
            amount: money(figure.amount_minor, currency),
            used: money(figure.used_minor, currency),
            left: money(figure.left_minor, currency),
            empty_on: figure.empty_on,
        };
        let pool = |line: &app::simulation::PoolLine| SimulationPool {
            id: line.id.as_str().into(),
            name: self.names.pool(&line.id),
            present: line.present.as_ref().map(side),
            proposed: line.proposed.as_ref().map(side),
        };
        self.result.pools.iter().map(pool).collect()
    }

    /// By name; projects that lie in none come last.
    async fn neighbourhoods(&self, ctx: &Context<'_>) -> Vec<SimulationPlace> {
        let nowhere =
            app::words::simulation::heading(Ask::of(ctx).locale(), app::words::simulation::Heading::CityWide);
        let place = |line: &PlaceLine| SimulationPlace {
            id: line.neighbourhood.as_deref().map(ID::from),
            name: match &line.neighbourhood {
                Some(key) => self.names.neighbourhood(key),
                None => nowhere.to_owned(),
            },
            sum: self.sum(&line.sum),
        };
        let mut places: Vec<SimulationPlace> = self.result.neighbourhoods.iter().map(place).collect();
        places.sort_by(|a, b| (a.id.is_none(), &a.name).cmp(&(b.id.is_none(), &b.name)));
        places
    }

    async fn months(&self) -> Vec<SimulationMonth> {
        let month = |line: &app::simulation::MonthLine| SimulationMonth {
            month: line.month.clone(),
            crowd: self.amounts(line.crowd_minor),
            matched: self.amounts(line.match_minor),
        };
        self.result.months.iter().map(month).collect()
    }

    /// The ten projects that would get most more.
    async fn winners(&self) -> Vec<SimulationProject> {
        self.standing_out(&self.result.winners)
    }

    /// The ten projects that would get most less.
    async fn losers(&self) -> Vec<SimulationProject> {
        self.standing_out(&self.result.losers)
    }

    /// All projects, in the order in which they were published.
    async fn projects(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<SimulationProjectConnection> {
        let ask = Ask::of(ctx);
        let asked = Asked::new(first, after)?;
        let from = match &asked.after {
            Some(cursor) => cursor.parts::<usize, String>()?.0 + 1,
            None => 0,
        };
        let limit = usize::try_from(asked.limit()).unwrap_or(usize::MAX);
        let lines: Vec<(usize, &ProjectLine)> = self
            .result
            .projects
            .iter()
            .enumerate()
            .skip(from)
            .take(limit)
            .collect();
        let keys: Vec<&str> = lines.iter().map(|(_, line)| line.id.as_str()).collect();
        let names = ask.app.name_book(&self.city, &[], &keys, ask.locale()).await;
        let names = names.map_err(|error| ask.error(error))?;
        let items = lines
            .into_iter()
            .map(|(place, line)| (place, self.project(line, &names)))
            .collect();
        let page = Page::cut(items, &asked, |(place, project): &(usize, SimulationProject)| {
            Cursor::new(place, project.id.as_str())
        });
        let page = Page {
            items: page
                .items
                .into_iter()
                .map(|(cursor, (_, project))| (cursor, project))
                .collect(),
            has_next: page.has_next,
            has_previous: page.has_previous,
        };
        Ok(SimulationProjectConnection::new(
            page,
            CountSimulated(self.result.projects.len()),
        ))
    }
}
