//! `parvis import`

mod areas;
mod neighbourhoods;
mod projects;
mod statements;

use std::path::{Path, PathBuf};

use app::App;
use app::import::Outcome;
use clap::{Args, Subcommand};
use domain::Locale;
use exchange::report::{self, Summary};
use exchange::{Refused, Report};
use store::city::City;

use crate::database::Which;
use crate::exit::{Ended, Failure};
use crate::output::{say, say_all};

/// Bring in what a city publishes (neighbourhoods, named areas, projects), and the statements of its bank
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  parvis import neighbourhoods quartiers.geojson --city paris --id c_qu --name l_qu
  parvis import areas arrondissements.geojson --city paris --id c_ar --name l_aroff
  parvis import projects gagnants.csv --city paris --mapping paris-budget-participatif.toml --dry-run

All or nothing, unless --keep-going; importing twice changes nothing. The report accounts for every row.
Exit status 1 where rows were refused, 2 where the file cannot be read at all.")]
pub struct Import {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Neighbourhoods(neighbourhoods::Neighbourhoods),
    Areas(areas::Areas),
    Projects(projects::Projects),
    Statements(statements::Statements),
}

impl Import {
    pub async fn run(self) -> Ended {
        match self.what {
            What::Neighbourhoods(command) => command.run().await,
            What::Areas(command) => command.run().await,
            What::Projects(command) => command.run().await,
            What::Statements(command) => command.run().await,
        }
    }
}

/// What every import is told.
#[derive(Debug, Clone, Args)]
struct Common {
    /// The file
    file: PathBuf,
    /// The city's slug
    #[arg(long, value_name = "SLUG")]
    city: String,
    /// Only tell what would happen
    #[arg(long)]
    dry_run: bool,
    /// Store the good rows although others are refused
    #[arg(long)]
    keep_going: bool,
    /// The report as JSON, for programs
    #[arg(long)]
    json: bool,
    /// The language of the report: fr or en
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = |text: &str| text.parse::<Locale>().map_err(|_| "fr or en"))]
    lang: Locale,
    #[command(flatten)]
    which: Which,
}

impl Common {
    /// The file's bytes.
    fn read(&self) -> Result<Vec<u8>, Failure> {
        read_file(&self.file)
    }

    /// A file that cannot be read as a whole.
    fn refuse(&self, refused: &Refused) -> Failure {
        Failure::usage(format!("{}:\n{}", self.file.display(), refused.text(self.lang)))
    }

    /// The use cases and the city.
    async fn open(&self) -> Result<(App, City), Failure> {
        let app = self.which.app().await?;
        let city = app.city(&self.city).await?;
        let city = city.ok_or_else(|| {
            Failure::usage(format!(
                "There is no city “{0}”. Add it with `parvis city add {0} --name …`.",
                self.city
            ))
        })?;
        Ok((app, city))
    }

    /// Whether the records are to be stored although rows were refused.
    fn goes_on<T>(&self, report: &Report<T>) -> bool {
        report.is_clean() || self.keep_going
    }

    /// Says what became of every row.
    fn conclude<T>(&self, report: &Report<T>, summary: &Summary) -> Ended {
        if self.json {
            let all = serde_json::json!({
                "rows": report.rows_read, "summary": summary, "errors": report.errors, "warnings": report.warnings,
                "dry_run": self.dry_run,
            });
            say!("{all:#}");
        } else {
            say_all!(report::text(report, summary, self.lang));
            if self.dry_run {
                say!("\nA dry run: nothing was stored.");
            }
        }
        match (report.refused(), self.goes_on(report)) {
            (0, _) => Ok(()),
            (refused, true) => Err(Failure::found(format!(
                "{refused} rows were refused; the others were imported."
            ))),
            (refused, false) => Err(Failure::found(format!(
                "{refused} rows were refused and nothing was stored. Mend the file, or import the others with --keep-going."
            ))),
        }
    }
}

fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path)
        .map_err(|error| Failure::usage(format!("{} cannot be read: {error}.", path.display())))
}

/// A summary that has the refused rows already.
fn summary_of<T>(report: &Report<T>) -> Summary {
    let mut summary = Summary::default();
    summary.refused(report.refused());
    summary
}

fn outcome_of(outcome: Outcome) -> report::Outcome {
    match outcome {
        Outcome::Created => report::Outcome::Created,
        Outcome::Changed => report::Outcome::Changed,
        Outcome::Unchanged => report::Outcome::Unchanged,
    }
}
