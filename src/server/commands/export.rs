//! `parvis export`

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use app::City;
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use domain::PoolId;

use crate::database::Which;
use crate::exit::{Ended, Failure};
use crate::output::{say, say_all};

/// Write what others may check, and what accountants need
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  parvis export match-log --city paris --output paris.json")]
pub struct Export {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    MatchLog(MatchLog),
    Books(super::export_books::Books),
    Receipts(super::export_receipts::Receipts),
}

/// Write a city's list of events as a file for `parvis match`, without personal data
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  parvis export match-log --city paris --output paris.json
  parvis match paris.json                                   the same decisions as were published
  parvis export match-log --city paris --until 2026-03-31   as it stood at the end of March

Donors are d1, d2, … in the order of their first gifts, gifts g1, g2, … and owners of projects o1, o2, …; these
names are of one file alone. Amounts and moments stand on the city's pages too, so that a gift that is shown there
with a name can be recognised. A donor has another name in each project, unless a
rule looks at what a donor gave to several of them; then who knows of one gift whose it is can tell which others
are the same person's, and the file says so.
Projects, pools, rules and funders keep their names, which are public. Where a rule draws lots by gifts, these
keep their public identifiers.

With --pool only what bears on that pool is written: its projects, the other pools that these may draw on, and
so on, because a pool's decisions cannot be checked without them.

Under `expect` the file says what was published; `parvis match` tells where something else comes out.")]
struct MatchLog {
    /// The city's slug
    #[arg(long, value_name = "SLUG")]
    city: String,
    /// Only what bears on this pool, by its identifier
    #[arg(long, value_name = "ID", value_parser = |text: &str| text.parse::<PoolId>().map_err(|error| error.to_string()))]
    pool: Option<PoolId>,
    /// Only until the end of this day in the city's time, as YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    until: Option<NaiveDate>,
    /// The file to write [default: standard output]
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    which: Which,
}

impl Export {
    pub async fn run(self) -> Ended {
        match self.what {
            What::MatchLog(wanted) => wanted.run().await,
            What::Books(wanted) => wanted.run().await,
            What::Receipts(wanted) => wanted.run().await,
        }
    }
}

impl MatchLog {
    async fn run(self) -> Ended {
        let app = self.which.app().await?;
        let city = app.city(&self.city).await?;
        let city = city.ok_or_else(|| Failure::usage(format!("There is no city “{}”.", self.city)))?;
        let mut log = match app.match_log(&city, self.pool, self.until).await {
            Err(app::AppError::Refused(_)) => return Err(self.no_such_pool(&city)),
            other => other?,
        };
        let Some(path) = &self.output else {
            while let Some(piece) = log.next().await? {
                say_all!(piece);
            }
            return Ok(());
        };
        // The file bears its name only once it is whole.
        let part = beside(path);
        let written = write(&mut log, &part).await;
        let unwritable =
            |error: std::io::Error| Failure::usage(format!("{} cannot be written: {error}.", path.display()));
        let done = match written {
            Ok(()) => std::fs::rename(&part, path).map_err(unwritable),
            Err(Stopped::Unwritable(error)) => Err(unwritable(error)),
            Err(Stopped::Unreadable(error)) => Err(error.into()),
        };
        if done.is_err() {
            // Where the file was never begun, there is nothing to take away.
            let _nothing_there = std::fs::remove_file(&part);
        }
        done?;
        let path = path.display();
        say!(
            "{} events were written. Check them with `parvis match {path}`.",
            log.events()
        );
        Ok(())
    }

    fn no_such_pool(&self, city: &City) -> Failure {
        let pool = self.pool.map(|pool| pool.to_string()).unwrap_or_default();
        let by = self.until.map(|day| format!(" by {day}")).unwrap_or_default();
        Failure::usage(format!("No pool “{pool}” was opened in {}{by}.", city.name))
    }
}

/// Why a file was not written to its end.
enum Stopped {
    Unreadable(app::AppError),
    Unwritable(std::io::Error),
}

async fn write(log: &mut app::matching::match_log::MatchLog<'_>, path: &Path) -> Result<(), Stopped> {
    let mut file = BufWriter::new(File::create(path).map_err(Stopped::Unwritable)?);
    while let Some(piece) = log.next().await.map_err(Stopped::Unreadable)? {
        file.write_all(piece.as_bytes()).map_err(Stopped::Unwritable)?;
    }
    file.flush().map_err(Stopped::Unwritable)
}

/// Where the file stands until it is whole.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}
