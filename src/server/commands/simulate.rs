//! `parvis simulate`

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use app::matching::form::{FormProblem, Unread};
use app::simulation::{
    self, NameBook, Proposal, Scale, Season, SimulationResult, Source, Watch, file, synthetic,
};
use app::{App, AppError, City};
use chrono::NaiveDate;
use clap::Args;
use domain::{Currency, Locale};

use crate::database::Which;
use crate::exit::{Ended, Failure};
use crate::output::{say, say_all};
use crate::progress::Progress;

/// Try what other rules would give, over past campaigns or an invented season
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  parvis simulate --synthetic 7                              a town's year under an invented rule
  parvis simulate --synthetic 7 --rules half.json            and what another rule would change
  parvis simulate --file season.json --rules half.json       over the events of a scenario file
  parvis simulate --city paris --rules half.json             over what happened in a city
  parvis simulate --city paris --from 2026-01-01 --until 2026-06-30 --rules half.json
  parvis simulate --city paris --synthetic 7 --projects 300 --rules half.json --json

A file of rules says what would be otherwise, one change a pool:

  {\"changes\": [
    {\"pool\": \"pool\", \"amount_minor\": 5000000,
     \"rule\": {\"base\": \"contribution\", \"rate\": {\"num\": 1, \"den\": 2}}},
    {\"add\": {\"id\": \"trees\", \"amount_minor\": 1000000},
     \"rule\": {\"base\": \"contribution\", \"rate\": {\"num\": 1, \"den\": 1},
              \"eligible\": {\"categories\": [\"nature\"]}}}
  ]}

A rule is written as in scenario files; its `id`, `version` and `pool` may be left out. The pool of an invented season
without a city is called `pool`; those of a city are called by their identifiers. With --from only campaigns that were
published on that day or later are taken, and pools are full then.

People are taken to give what they gave. Under other rules they would give more, less, or at other times; a simulation
cannot know that.

Exit status 2 where the rules or the file are wrong, with the path of each field.")]
pub struct Simulate {
    /// The city whose past, or whose kind of projects, is taken
    #[arg(long, value_name = "SLUG", conflicts_with = "file")]
    city: Option<String>,
    /// Only campaigns that were published on this day or later, as YYYY-MM-DD
    #[arg(long, value_name = "DATE", requires = "city", conflicts_with = "synthetic")]
    from: Option<NaiveDate>,
    /// Only what happened until the end of this day, as YYYY-MM-DD
    #[arg(long, value_name = "DATE", requires = "city", conflicts_with = "synthetic")]
    until: Option<NaiveDate>,
    /// A scenario file whose events are taken
    #[arg(long, value_name = "FILE", conflicts_with = "synthetic")]
    file: Option<PathBuf>,
    /// An invented season, drawn from this seed
    #[arg(long, value_name = "SEED")]
    synthetic: Option<u64>,
    /// How many projects the invented season has
    #[arg(long, value_name = "N", requires = "synthetic", default_value_t = Scale::default().projects)]
    projects: u32,
    /// How many people give in it
    #[arg(long, value_name = "N", requires = "synthetic", default_value_t = Scale::default().residents)]
    residents: u32,
    /// In how many months campaigns are published in it
    #[arg(long, value_name = "N", requires = "synthetic", default_value_t = Scale::default().months)]
    months: u32,
    /// What would be otherwise [default: nothing]
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// As JSON, for programs
    #[arg(long)]
    json: bool,
    /// The language of the tables: fr or en
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = |text: &str| text.parse::<Locale>().map_err(|_| "fr or en"))]
    lang: Locale,
    #[command(flatten)]
    which: Which,
}

/// The first day of an invented season that is nobody's: any would do, as long as it is always the same.
const INVENTED_FIRST_DAY: (i32, u32, u32) = (2026, 1, 1);

impl Simulate {
    pub async fn run(self) -> Ended {
        let proposal = self.proposal()?;
        let (result, names) = match (&self.city, &self.file, self.synthetic) {
            (Some(slug), ..) => self.in_city(slug, &proposal).await?,
            (None, Some(path), _) => (
                self.over_file(path, &proposal).await?,
                NameBook::of_nowhere(self.lang),
            ),
            (None, None, Some(seed)) => (
                self.invented(seed, &proposal).await?,
                NameBook::of_nowhere(self.lang),
            ),
            (None, None, None) => {
                return Err(Failure::usage("Over what? Give --city, --file or --synthetic."));
            }
        };
        if self.json {
            say!(
                "{}",
                serde_json::to_string_pretty(&result).map_err(Failure::found)?
            );
            return Ok(());
        }
        let currency: Currency = result.currency.parse().map_err(Failure::found)?;
        say_all!(simulation::table(self.lang, currency, &result, &names));
        Ok(())
    }

    fn proposal(&self) -> Result<Proposal, Failure> {
        let Some(path) = &self.rules else {
            return Ok(Proposal::default());
        };
        let bytes = std::fs::read(path)
            .map_err(|error| Failure::usage(format!("{} cannot be read: {error}.", path.display())))?;
        Proposal::read(&bytes).map_err(|problems| self.wrong_rules(&problems))
    }

    /// What is wrong with the file of rules, a line each.
    fn wrong_rules(&self, problems: &[FormProblem]) -> Failure {
        let name = self.rules.as_deref().unwrap_or(Path::new("--rules")).display();
        let line = |problem: &FormProblem| format!("{name}: {problem}");
        Failure::usage(problems.iter().map(line).collect::<Vec<_>>().join("\n"))
    }

    fn scale(&self, seed: u64) -> Scale {
        Scale {
            seed,
            projects: self.projects,
            residents: self.residents,
            months: self.months,
        }
    }

    async fn in_city(
        &self,
        slug: &str,
        proposal: &Proposal,
    ) -> Result<(SimulationResult, NameBook), Failure> {
        let app = self.which.app().await?;
        let city = app.city(slug).await?;
        let city = city.ok_or_else(|| Failure::usage(format!("There is no city “{slug}”.")))?;
        let source = match self.synthetic {
            Some(seed) => Source::Synthetic {
                scale: self.scale(seed),
                begins: first_day()?,
            },
            None => Source::Past {
                from: self.from,
                until: self.until,
            },
        };
        let refused = |error| self.refused(error);
        app.check_simulation(&city, &source, proposal)
            .await
            .map_err(refused)?;
        let watch = Arc::new(Watch::default());
        let work = app.simulate(&city, &source, proposal, &watch);
        let result = shown(&watch, work).await.map_err(refused)?;
        let result = result.ok_or_else(|| Failure::found("The simulation was stopped."))?;
        let names = book(&app, &city, &result, self.lang).await?;
        Ok((result, names))
    }

    fn refused(&self, error: AppError) -> Failure {
        let AppError::Refused(problems) = error else {
            return error.into();
        };
        let name = self
            .rules
            .as_deref()
            .unwrap_or(Path::new("parvis simulate"))
            .display();
        let line = |problem: &domain::Problem| {
            format!(
                "{name}: {}: {}",
                problem.field,
                app::words::problem(Locale::En, &problem.kind)
            )
        };
        Failure::usage(problems.iter().map(line).collect::<Vec<_>>().join("\n"))
    }

    async fn over_file(&self, path: &Path, proposal: &Proposal) -> Result<SimulationResult, Failure> {
        let name = path.display().to_string();
        let source =
            File::open(path).map_err(|error| Failure::usage(format!("{name} cannot be read: {error}.")))?;
        let (watch, given) = (Arc::new(Watch::default()), proposal.clone());
        let looked_at = watch.clone();
        let fold = tokio::task::spawn_blocking(move || file::run(source, &given, &looked_at));
        shown(&watch, fold)
            .await
            .map_err(Failure::found)?
            .map_err(|wrong| match wrong {
                file::Wrong::Proposal(problems) => self.wrong_rules(&problems),
                file::Wrong::File(Unread::Source(error)) => {
                    Failure::usage(format!("{name} cannot be read: {error}."))
                }
                file::Wrong::File(Unread::Wrong(problems)) => {
                    let line = |problem: &FormProblem| format!("{name}: {problem}");
                    Failure::usage(problems.iter().map(line).collect::<Vec<_>>().join("\n"))
                }
            })
    }

    async fn invented(&self, seed: u64, proposal: &Proposal) -> Result<SimulationResult, Failure> {
        let scale = self.scale(seed);
        let season = Season::invented(scale, first_day()?);
        let (watch, given) = (Arc::new(Watch::default()), proposal.clone());
        let looked_at = watch.clone();
        let fold = tokio::task::spawn_blocking(move || synthetic::run(&season, scale, &given, &looked_at));
        let result = shown(&watch, fold).await.map_err(Failure::found)?;
        let result = result.map_err(|problems| self.wrong_rules(&problems))?;
        result.ok_or_else(|| Failure::found("The simulation was stopped."))
    }
}

fn first_day() -> Result<NaiveDate, Failure> {
    let (year, month, day) = INVENTED_FIRST_DAY;
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| Failure::found("There is no such day."))
}

/// Waits for work and shows how far it is.
async fn shown<T>(watch: &Watch, work: impl Future<Output = T>) -> T {
    let progress = Progress::begin("Simulating");
    let mut clock = tokio::time::interval(Duration::from_millis(100));
    let mut work = std::pin::pin!(work);
    let ended = loop {
        tokio::select! {
            ended = &mut work => break ended,
            _ = clock.tick() => {
                let (done, total) = watch.progress();
                let whole = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
                progress.at(whole(done), whole(total));
            }
        }
    };
    progress.end();
    ended
}

async fn book(
    app: &App,
    city: &City,
    result: &SimulationResult,
    locale: Locale,
) -> Result<NameBook, Failure> {
    let pools: Vec<&str> = result.pools.iter().map(|pool| pool.id.as_str()).collect();
    let standing_out = result.winners.iter().chain(&result.losers);
    let projects: Vec<&str> = standing_out.map(String::as_str).collect();
    Ok(app.name_book(city, &pools, &projects, locale).await?)
}
