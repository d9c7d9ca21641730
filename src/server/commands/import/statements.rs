//! `parvis import statements`

use std::path::PathBuf;

use app::statement::Taken;
use clap::Args;
use domain::{Locale, Money};

use super::read_file;
use crate::database::Which;
use crate::exit::{Ended, Failure};
use crate::output::say;

/// Take in the statements of the city's bank
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  parvis import statements camt.zip --city paris --dry-run     what would be known, and what would be left open
  parvis import statements releve.txt --city paris

The file may be camt.053 (versions 02, 04 and 08), also zipped, CODA 2, or CFONB 120; its content says which.
Each statement has to begin with the balance that the last one ended with. All of the file is taken in, or nothing;
taking in the same statement twice changes nothing. Movements that carry the reference of a gift pay for it; the
others wait for a person on the finance desk.")]
pub struct Statements {
    /// The file
    file: PathBuf,
    /// The city's slug
    #[arg(long, value_name = "SLUG")]
    city: String,
    /// Only tell what would happen
    #[arg(long)]
    dry_run: bool,
    /// The language of what is said about the file: fr or en
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = |text: &str| text.parse::<Locale>().map_err(|_| "fr or en"))]
    lang: Locale,
    #[command(flatten)]
    which: Which,
}

impl Statements {
    pub async fn run(self) -> Ended {
        let read = exchange::statement::read(&read_file(&self.file)?);
        let statements = read.map_err(|refused| {
            Failure::usage(format!("{}:\n{}", self.file.display(), refused.text(self.lang)))
        })?;
        let app = self.which.app().await?;
        let city = app.city(&self.city).await?;
        let city = city.ok_or_else(|| Failure::usage(format!("There is no city “{}”.", self.city)))?;
        for taken in app.take_statements_here(&city, &statements, self.dry_run).await? {
            let Taken {
                statement,
                is_known,
                entries,
                open,
            } = taken;
            let closing = Money::new(statement.closing_minor, city.currency);
            let days = format!("{} to {}", statement.from, statement.to);
            if is_known {
                say!("{days}: known already; nothing was changed.");
            } else {
                say!(
                    "{days}: {entries} movements, of which {open} wait for a person. The balance is {closing}."
                );
            }
        }
        if self.dry_run {
            say!("\nA dry run: nothing was stored.");
        }
        Ok(())
    }
}
