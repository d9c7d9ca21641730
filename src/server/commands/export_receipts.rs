//! `parvis export receipts`

use std::path::PathBuf;

use app::{App, Issuer, Receipt};
use clap::Args;
use domain::Money;

use crate::database::Which;
use crate::exit::{Ended, Failure};
use crate::output::say;

/// Write the list of the tax receipts of a year for an accountant, as CSV
#[derive(Debug, Args)]
#[command(after_help = "Example:
  parvis export receipts --city paris --year 2026 --output receipts.csv

The year is that of the numbers. Each number is there, those that no longer hold with the reason; no donor is named.")]
pub struct Receipts {
    /// The city's slug
    #[arg(long, value_name = "SLUG")]
    city: String,
    /// The year of the numbers
    #[arg(long)]
    year: i32,
    /// The file to write
    #[arg(long, value_name = "PATH", default_value = "receipts.csv")]
    output: PathBuf,
    #[command(flatten)]
    which: Which,
}

impl Receipts {
    pub async fn run(self) -> Ended {
        let app = self.which.app().await?;
        let city = app.city(&self.city).await?;
        let city = city.ok_or_else(|| Failure::usage(format!("There is no city “{}”.", self.city)))?;
        let receipts = app.receipts_of_year(city.id, self.year).await?;
        let unwritable = |error: csv::Error| {
            Failure::usage(format!("{} cannot be written: {error}.", self.output.display()))
        };
        let mut file = csv::Writer::from_path(&self.output).map_err(unwritable)?;
        file.write_record(HEAD).map_err(unwritable)?;
        for (receipt, issuer) in &receipts {
            let replaces = receipts
                .iter()
                .find(|(other, _)| Some(other.id) == receipt.replaces);
            let replaces = replaces
                .map(|(other, _)| App::receipt_number(other))
                .transpose()?;
            let amount = Money::new(receipt.amount_minor, city.currency);
            let row = row(receipt, issuer.as_ref(), amount, replaces)?;
            file.write_record(row).map_err(unwritable)?;
        }
        file.flush().map_err(|error| {
            Failure::usage(format!("{} cannot be written: {error}.", self.output.display()))
        })?;
        say!(
            "{} receipts were written to {}.",
            receipts.len(),
            self.output.display()
        );
        Ok(())
    }
}

const HEAD: [&str; 12] = [
    "issuer",
    "issuer_number",
    "scheme",
    "number",
    "kind",
    "gift_year",
    "made_on",
    "amount",
    "currency",
    "replaces",
    "void_since",
    "void_reason",
];

fn row(
    receipt: &Receipt,
    issuer: Option<&Issuer>,
    amount: Money,
    replaces: Option<String>,
) -> Result<[String; 12], Failure> {
    let of = |text: fn(&Issuer) -> String| issuer.map(text).unwrap_or_default();
    let written = amount.to_string();
    let (units, currency) = written.split_once(' ').unwrap_or((&written, ""));
    let void = receipt.void.as_ref();
    Ok([
        of(|issuer| issuer.head.name.clone()),
        of(|issuer| issuer.head.number.written()),
        of(|issuer| issuer.right.scheme.clone()),
        App::receipt_number(receipt)?,
        receipt.kind.to_string(),
        receipt.gift_year.to_string(),
        receipt.made_on.to_string(),
        units.to_owned(),
        currency.to_owned(),
        replaces.unwrap_or_default(),
        void.map(|void| void.on.to_string()).unwrap_or_default(),
        void.map(|void| void.reason.to_string()).unwrap_or_default(),
    ])
}
