//! `parvis schema`

use std::path::PathBuf;

use clap::Args;

use crate::exit::{Ended, Failure};
use crate::output::{say, say_all};

/// Write the GraphQL schema, as clients are promised it
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  parvis schema                                        to the terminal
  parvis schema --output graphql/schema.graphql
  parvis schema --check graphql/schema.graphql         exit status 1 where the file is out of date")]
pub struct Schema {
    /// Write it into this file
    #[arg(long, value_name = "FILE", conflicts_with = "check")]
    output: Option<PathBuf>,
    /// Compare it with this file
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "graphql/schema.graphql")]
    check: Option<PathBuf>,
}

impl Schema {
    pub fn run(self) -> Ended {
        let schema = api::graphql::schema_sdl();
        if let Some(file) = self.check {
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
                    "{name} is not this version's schema: they differ from line {line} on. Run `parvis schema --output {name}`."
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
