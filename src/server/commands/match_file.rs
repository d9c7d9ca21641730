//! `parvis match`

use std::fs::File;
use std::path::{Display, PathBuf};

use app::matching::form::Unread;
use app::matching::scenario::{Scenario, Table};
use clap::Args;
use domain::Locale;

use crate::exit::{Ended, Failure};
use crate::output::{self, say, say_all};

/// Work a scenario file through the matching engine
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  parvis match season.json                     the result as JSON
  parvis match season.json --explain           as a table, with why each gift got what it got
  parvis match season.json --explain --lang fr
  parvis match season.json --check             only whether the file is right

A file may say under `expect` what should stand in the end; where something else comes out, that is said.

Exit status 2 where the file is wrong, with the path of each field; 1 where something else comes out than it
expects.")]
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
        let scenario = File::open(&self.file)
            .map_err(Unread::Source)
            .and_then(Scenario::read)
            .map_err(|unread| Failure::usage(why(&name, unread)))?;
        if self.check {
            say!("{name} is right.");
            return Ok(());
        }
        let stand = if self.explain {
            let mut table = Table::new(self.lang, scenario.currency());
            let mut play = scenario.play();
            play.by_ref().for_each(|decision| table.add(&decision));
            say_all!(table);
            play.end()
        } else {
            output::pieces(|out| {
                let stand = scenario.play().write_json(out)?;
                writeln!(out)?;
                Ok(stand)
            })
        };
        if !stand.audit.is_empty() {
            let n = stand.audit.len();
            return Err(Failure::found(format!(
                "{n} laws of matching do not hold; see `audit` in the result."
            )));
        }
        if stand.differences.is_empty() {
            return Ok(());
        }
        Err(Failure::found(lines(&name, &stand.differences)))
    }
}

/// Why a file cannot be played.
fn why(name: &Display<'_>, unread: Unread) -> String {
    match unread {
        Unread::Source(error) => format!("{name} cannot be read: {error}."),
        Unread::Wrong(problems) => lines(name, &problems),
    }
}

/// What is found in a file, a line each.
fn lines(name: &Display<'_>, found: &[impl ToString]) -> String {
    let line = |found: &_| format!("{name}: {}", ToString::to_string(found));
    found.iter().map(line).collect::<Vec<_>>().join("\n")
}
