//! `parvis export books`

use std::path::PathBuf;

use app::City;
use app::ledger::{BookLine, JournalOf, Scope};
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use domain::Locale;
use exchange::ledger_files::{self, FecSeparator, LedgerLine};

use crate::database::Which;
use crate::exit::{Ended, Failure};
use crate::output::say;

/// Which file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Every entry, as CSV
    Journal,
    /// What each account was debited and credited, as CSV
    TrialBalance,
    /// The file of entries that French tax offices ask for (FEC): money alone, without promises
    Fec,
}

/// Write the books of some days for an accountant
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  parvis export books --city paris --kind journal --from 2026-01-01 --until 2026-12-31 --output journal.csv
  parvis export books --city paris --kind fec --from 2026-01-01 --until 2026-12-31 --siren 217500016

The accounts stand under numbers of the French chart of accounts; promises of match in class 8. Entries come in the
order of the chain of hashes. A FEC is named after the SIREN and the last day, in the folder of --output or here.")]
pub struct Books {
    /// The city's slug
    #[arg(long, value_name = "SLUG")]
    city: String,
    /// Which file
    #[arg(long)]
    kind: Kind,
    /// The first day, as YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    from: NaiveDate,
    /// The last day
    #[arg(long, value_name = "DATE")]
    until: NaiveDate,
    /// The SIREN of whoever keeps these books, for a FEC
    #[arg(long, required_if_eq("kind", "fec"))]
    siren: Option<String>,
    /// The file to write, or the folder for a FEC
    #[arg(long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// The language of names: fr or en
    #[arg(long, value_name = "LANG", default_value = "fr", value_parser = |text: &str| text.parse::<Locale>().map_err(|_| "fr or en"))]
    lang: Locale,
    #[command(flatten)]
    which: Which,
}

impl Books {
    pub async fn run(self) -> Ended {
        let app = self.which.app().await?;
        let city = app.city(&self.city).await?;
        let city: City = city.ok_or_else(|| Failure::usage(format!("There is no city “{}”.", self.city)))?;
        let scope = match self.kind {
            Kind::Fec => Scope::Money,
            Kind::Journal | Kind::TrialBalance => Scope::Everything,
        };
        let rows = app
            .book_lines(&city, (self.from, self.until), scope, self.lang)
            .await?;
        let lines: Vec<LedgerLine> = rows.iter().map(|row| line(row, self.lang)).collect();
        let (bytes, name) = match self.kind {
            Kind::Journal => (
                ledger_files::journal_csv(&lines, self.lang),
                "journal.csv".to_owned(),
            ),
            Kind::TrialBalance => (
                ledger_files::trial_balance_csv(&lines, self.lang),
                "trial-balance.csv".to_owned(),
            ),
            Kind::Fec => {
                let siren = self.siren.as_deref().unwrap_or_default();
                let name = ledger_files::fec_file_name(siren, self.until);
                let name = name.map_err(|refused| Failure::usage(refused.text(self.lang)))?;
                (ledger_files::fec(&lines, FecSeparator::Tab), name)
            }
        };
        let bytes = bytes.map_err(|refused| Failure::found(refused.text(self.lang)))?;
        let path = self.output.clone().unwrap_or_default();
        let path = if self.kind == Kind::Fec || path.as_os_str().is_empty() {
            path.join(name)
        } else {
            path
        };
        std::fs::write(&path, &bytes)
            .map_err(|error| Failure::usage(format!("{} cannot be written: {error}.", path.display())))?;
        say!("{} lines were written to {}.", lines.len(), path.display());
        Ok(())
    }
}

fn line(row: &BookLine, locale: Locale) -> LedgerLine {
    LedgerLine {
        entry: row.entry,
        journal_code: row.journal.code().to_owned(),
        journal_name: journal_name(row.journal, locale).to_owned(),
        date: row.date,
        account: row.account.to_owned(),
        account_name: row.account_name.clone(),
        auxiliary: row.owner.clone().map(|owner| (owner.clone(), owner)),
        document: row.document.clone(),
        document_date: row.date,
        label: row.label.clone(),
        debit: row.debit,
        credit: row.credit,
        lettering: None,
        validated_on: row.validated_on,
        foreign: None,
    }
}

fn journal_name(journal: JournalOf, locale: Locale) -> &'static str {
    match (journal, locale) {
        (JournalOf::Bank, Locale::Fr) => "Banque",
        (JournalOf::Bank, Locale::En) => "Bank",
        (JournalOf::Cash, Locale::Fr) => "Caisse",
        (JournalOf::Cash, Locale::En) => "Cash",
        (JournalOf::Provider, Locale::Fr) => "Prestataire de paiement",
        (JournalOf::Provider, Locale::En) => "Payment provider",
        (JournalOf::Promises, Locale::Fr) => "Engagements",
        (JournalOf::Promises, Locale::En) => "Promises",
        (JournalOf::General, Locale::Fr) => "Opérations diverses",
        (JournalOf::General, Locale::En) => "General",
    }
}
