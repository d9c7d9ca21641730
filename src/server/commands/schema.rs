//! `parvis schema`

use std::path::PathBuf;

use app::matching::form;
use clap::Args;

use crate::exit::{Ended, Failure};
use crate::output::{say, say_all};

/// Write a schema: of GraphQL, as clients are promised it, of match rules or of scenario files
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  parvis schema                                        to the terminal
  parvis schema --output graphql/schema.graphql
  parvis schema --check                                exit status 1 where graphql/schema.graphql is out of date
  parvis schema --rules --output graphql/rule.schema.json
  parvis schema --scenarios --check

Rules and scenario files are described as JSON Schema (draft 2020-12), which editors and programs understand.")]
pub struct Schema {
    /// Of match rules, as JSON Schema
    #[arg(long)]
    rules: bool,
    /// Of scenario files, which `parvis match` reads, as JSON Schema
    #[arg(long, conflicts_with = "rules")]
    scenarios: bool,
    /// Write it into this file
    #[arg(long, value_name = "FILE", conflicts_with = "check")]
    output: Option<PathBuf>,
    /// Compare it with this file, or with the one in graphql/
    #[arg(long, value_name = "FILE")]
    check: Option<Option<PathBuf>>,
}

impl Schema {
    pub fn run(self) -> Ended {
        let (schema, option, usual) = if self.rules {
            (form::rule_schema(), " --rules", "graphql/rule.schema.json")
        } else if self.scenarios {
            (
                form::scenario_schema(),
                " --scenarios",
                "graphql/scenario.schema.json",
            )
        } else {
            (api::graphql::schema_sdl(), "", "graphql/schema.graphql")
        };
        if let Some(file) = self.check {
            let file = file.unwrap_or_else(|| usual.into());
            let name = file.display();
            let kept = std::fs::read_to_string(&file)
                .map_err(|error| Failure::usage(format!("{name} cannot be read: {error}.")))?;
            if kept != schema {
                let line = kept
                    .lines()
                    .zip(schema.lines())
                    .take_while(|(kept, new)| kept == new)
                    .count()
                    + 1;
                return Err(Failure::found(format!(
                    "{name} is not this version's schema: they differ from line {line} on. Run `parvis schema{option} --output {name}`."
                )));
            }
            say!("{name} is this version's schema.");
            return Ok(());
        }
        match self.output {
            Some(file) => std::fs::write(&file, schema)
                .map_err(|error| Failure::usage(format!("{} cannot be written: {error}.", file.display()))),
            None => {
                say_all!(schema);
                Ok(())
            }
        }
    }
}
