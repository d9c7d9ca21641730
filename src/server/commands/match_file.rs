//! `parvis match`

use std::path::PathBuf;

use app::matching::form::FormProblem;
use app::matching::scenario;
use clap::Args;
use domain::Locale;

use crate::exit::{Ended, Failure};
use crate::output::{say, say_all};

/// Work a scenario file through the matching engine
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  parvis match season.json                     the result as JSON
  parvis match season.json --explain           as a table, with why each gift got what it got
  parvis match season.json --explain --lang fr
  parvis match season.json --check             only whether the file is right

Exit status 2 where the file is wrong, with the path of each field.")]
pub struct Match {
    /// The scenario: pools, rules, projects and events, as JSON
    file: PathBuf,
    /// Only check the file
    #[arg(long, conflicts_with = "explain")]
    check: bool,
    /// A table with explanations instead of JSON
    #[arg(long)]
    explain: bool,
    /// The language of explanations: fr or en
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = |text: &str| text.parse::<Locale>().map_err(|_| "fr or en"))]
    lang: Locale,
}

impl Match {
    pub fn run(self) -> Ended {
        let name = self.file.display();
        let bytes = std::fs::read(&self.file)
            .map_err(|error| Failure::usage(format!("{name} cannot be read: {error}.")))?;
        let wrong = |problems: Vec<FormProblem>| {
            let lines: Vec<String> = problems
                .iter()
                .map(|problem| format!("{name}: {problem}"))
                .collect();
            Failure::usage(lines.join("\n"))
        };
        if self.check {
            scenario::check(&bytes).map_err(wrong)?;
            say!("{name} is right.");
            return Ok(());
        }
        let result = scenario::run(&bytes).map_err(wrong)?;
        if self.explain {
            say_all!(scenario::table(&result, self.lang));
        } else {
            say!(
                "{}",
                serde_json::to_string_pretty(&result).map_err(Failure::found)?
            );
        }
        match result.audit.len() {
            0 => Ok(()),
            n => Err(Failure::found(format!(
                "{n} laws of matching do not hold; see `audit` in the result."
            ))),
        }
    }
}
