//! `parvis import projects`

use std::path::PathBuf;

use app::ProjectTexts;
use app::import::{NewPlace, NewProject, Placed};
use chrono::{DateTime, NaiveTime, Utc};
use clap::Args;
use exchange::projects::{PartialDate, Place, ProjectDate, ProjectRecord, Unplaced, read};
use exchange::{Mapping, Report};
use store::city::City;

use super::{Common, outcome_of, read_file, summary_of};
use crate::exit::{Ended, Failure};
use crate::progress::Progress;

/// Import projects from CSV or GeoJSON, through a column mapping that the city writes once
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  parvis import projects gagnants.csv --city paris --mapping paris-budget-participatif.toml --dry-run
  parvis import projects gagnants.csv --city paris --mapping paris-budget-participatif.toml --keep-going

Mappings with comments are in seed-data/mappings. A project is known by its source and its identifier
there, so that importing again changes only what differs.")]
pub struct Projects {
    /// The column mapping, TOML
    #[arg(long, value_name = "FILE")]
    mapping: PathBuf,
    /// The name of the source, under which projects are known again [default: the mapping's file name]
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    #[command(flatten)]
    common: Common,
}

/// What stands in for a category that no row names.
const OTHER: &str = "other";

impl Projects {
    pub async fn run(self) -> Ended {
        let mapping = self.mapping()?;
        let mut report =
            read(&self.common.read()?, &mapping).map_err(|refused| self.common.refuse(&refused))?;
        let (app, city) = self.common.open().await?;
        let mut summary = summary_of(&report);
        if self.common.goes_on(&report) {
            check_currency(&report, &city)?;
            let new: Vec<NewProject> = report.records.iter().map(of).collect();
            let progress = Progress::begin("Importing projects");
            let stored = app
                .import_projects(&city, &self.source(), &new, self.common.dry_run, &|done| {
                    progress.at(done, new.len())
                })
                .await;
            progress.end();
            for (record, (outcome, placed)) in report.records.iter_mut().zip(stored?) {
                match placed {
                    Placed::AsGiven => {}
                    Placed::UnknownCode(code) => {
                        record.place = Place::Unplaced {
                            reason: Unplaced::UnknownCode { code },
                        }
                    }
                    Placed::Outside => {
                        record.place = Place::Unplaced {
                            reason: Unplaced::Outside,
                        }
                    }
                }
                summary.project(outcome_of(outcome), record);
            }
        }
        self.common.conclude(&report, &summary)
    }

    fn mapping(&self) -> Result<Mapping, Failure> {
        let name = self.mapping.display();
        let text = String::from_utf8(read_file(&self.mapping)?)
            .map_err(|error| Failure::usage(format!("{name} is not UTF-8: {error}.")))?;
        Mapping::parse(&text).map_err(|error| Failure::usage(format!("{name}: {error}")))
    }

    fn source(&self) -> String {
        let stem = || {
            self.mapping
                .file_stem()
                .map(|stem| stem.to_string_lossy().into_owned())
                .unwrap_or_default()
        };
        self.source.clone().unwrap_or_else(stem)
    }
}

/// Amounts in another currency than the city's cannot be kept in its books.
fn check_currency(report: &Report<ProjectRecord>, city: &City) -> Result<(), Failure> {
    let foreign = report
        .records
        .iter()
        .find(|it| it.goal.is_some_and(|goal| goal.currency != city.currency));
    match foreign {
        None => Ok(()),
        Some(record) => Err(Failure::usage(format!(
            "Row {}: the goal is not in {}, the currency of {}.",
            record.row, city.currency, city.name
        ))),
    }
}

fn of(record: &ProjectRecord) -> NewProject {
    NewProject {
        external_id: record.external_id.clone(),
        locale: record.locale,
        texts: ProjectTexts {
            title: record.title.clone(),
            summary: record.summary.clone().unwrap_or_default(),
            story: record.story.clone().unwrap_or_default(),
        },
        category: record.category.clone().unwrap_or_else(|| OTHER.to_owned()),
        state: record.state,
        goal_minor: record.goal.map_or(0, |goal| goal.minor),
        address: record.address.clone(),
        place: match &record.place {
            Place::Point { longitude, latitude } => NewPlace::Point(*longitude, *latitude),
            Place::Neighbourhood { code } => NewPlace::Neighbourhood(code.clone()),
            Place::Area { code } => NewPlace::Area(code.clone()),
            Place::CityWide => NewPlace::CityWide,
            Place::Unplaced { .. } => NewPlace::Unplaced,
        },
        published_at: record.dates.get(&ProjectDate::Published).map(first_moment),
        closes_at: record.dates.get(&ProjectDate::Closes).map(first_moment),
    }
}

/// The beginning of the day, month or year that a row states, in universal time.
fn first_moment(date: &PartialDate) -> DateTime<Utc> {
    date.first_day().and_time(NaiveTime::MIN).and_utc()
}
