//! `parvis audit`

use app::audit::CityReport;
use clap::Args;

use crate::database::Which;
use crate::exit::{Ended, Failure};
use crate::output::say;

/// Prove the books: the journal, the decisions, and that the one follows from the other
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  parvis audit                                 every city of the database of ./parvis.toml
  parvis audit --data-dir data                 the demonstration
  parvis audit --city ambrelle --json          one city, for a program
  parvis audit --replay                        and every figure that a page shows

It refolds every decision from the list of events and compares it with the stored one byte for byte, checks
that every entry of the journal balances and that its chain is whole, and that sums of pledges, matches and
pools equal the accounts. With --replay it compares everything else that is stored and follows from the list
as well: what is kept for each pool, project and gift. Exit status 1 where anything differs.")]
pub struct Audit {
    /// Only the city of this slug
    #[arg(long, value_name = "SLUG")]
    city: Option<String>,
    /// Compare every stored figure with the refolded list, beside all the rest
    #[arg(long)]
    replay: bool,
    /// As JSON, for programs
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    which: Which,
}

impl Audit {
    pub async fn run(self) -> Ended {
        let app = self.which.app().await?;
        if let Some(slug) = &self.city
            && app.city(slug).await?.is_none()
        {
            return Err(Failure::usage(format!("There is no city “{slug}”.")));
        }
        let slug = self.city.as_deref();
        let reports = if self.replay {
            app.audit_replayed(slug).await?
        } else {
            app.audit(slug).await?
        };
        let (acts, broken) = app.audit_installation().await?;
        let findings: usize = reports.iter().map(|report| report.findings.len()).sum();
        if self.json {
            say!(
                "{}",
                serde_json::to_string_pretty(&reports).map_err(Failure::found)?
            );
        } else {
            reports.iter().for_each(print);
            if reports.is_empty() {
                say!("There is no city in this database.");
            }
            say!("installation");
            say!("  acts       {acts} in their chain");
        }
        if let Some(seq) = broken {
            return Err(Failure::found(format!(
                "The installation’s chain of acts breaks at {seq}."
            )));
        }
        match findings {
            0 => Ok(()),
            1 => Err(Failure::found("One thing is not as it should be.")),
            n => Err(Failure::found(format!("{n} things are not as they should be."))),
        }
    }
}

fn print(report: &CityReport) {
    let CityReport {
        city,
        transactions,
        entries,
        events,
        decisions,
        waiting,
        ..
    } = report;
    say!("{city}");
    say!("  journal    {transactions} transactions, {entries} entries");
    say!("  head       {} {}", report.head_seq, report.head_hash);
    say!("  acts       {} in their chain", report.acts);
    say!("  matching   {events} events refolded, {decisions} decisions compared, {waiting} events waiting");
    if let Some(figures) = report.figures {
        say!("  kept       {figures} figures compared");
    }
    for open in &report.open {
        say!("  open       {}: {}", open.code, open.text);
    }
    match report.findings.as_slice() {
        [] => say!("  clean"),
        findings => findings
            .iter()
            .for_each(|finding| say!("  {}: {}", finding.code, finding.text)),
    }
}
