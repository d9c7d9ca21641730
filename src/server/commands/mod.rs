//! The commands, one file each. Each is thin: what is worth a test lives in the crates it calls.

mod audit;
mod city;
mod demo;
mod export;
mod export_books;
mod export_receipts;
mod import;
mod match_file;
mod migrate;
mod schema;
mod serve;
mod simulate;
mod user;
mod worker;

use clap::{Parser, Subcommand};

use crate::exit::Ended;

/// Civic crowdfunding with municipal co-financing.
#[derive(Debug, Parser)]
#[command(
    name = "parvis",
    version,
    about,
    propagate_version = true,
    max_term_width = 100
)]
#[command(after_help = "Examples:
  parvis demo                       a city to try everything in, on this machine
  parvis serve --check              what is wrong with the configuration
  parvis user list                  who has which role
  parvis match season.json          what a match rule gives to a list of gifts, and why
  parvis simulate --synthetic 7     what other rules would give
  parvis export match-log --city paris   what everybody needs to check a city's matching
  parvis audit                      proves the books of every city

Exit status: 0, 1 where something wrong was found, 2 for bad use.")]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Demo(demo::Demo),
    Serve(serve::Serve),
    Worker(worker::Worker),
    Migrate(migrate::Migrate),
    City(city::City),
    User(user::User),
    Import(import::Import),
    Export(export::Export),
    Match(match_file::Match),
    Simulate(simulate::Simulate),
    Audit(audit::Audit),
    Schema(schema::Schema),
}

impl Cli {
    /// Carries the command out.
    pub fn run(self) -> Ended {
        match self.command {
            Command::Match(command) => command.run(),
            Command::Schema(command) => command.run(),
            Command::Demo(command) => wait(command.run()),
            Command::Serve(command) => wait(command.run()),
            Command::Worker(command) => wait(command.run()),
            Command::Migrate(command) => wait(command.run()),
            Command::City(command) => wait(command.run()),
            Command::User(command) => wait(command.run()),
            Command::Import(command) => wait(command.run()),
            Command::Export(command) => wait(command.run()),
            Command::Simulate(command) => wait(command.run()),
            Command::Audit(command) => wait(command.run()),
        }
    }
}

/// Runs a command that waits for things.
fn wait(command: impl Future<Output = Ended>) -> Ended {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime
        .map_err(|error| crate::exit::Failure::found(format!("No threads can be started: {error}.")))?
        .block_on(command)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_commands_fit_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_explains_itself_with_an_example() {
        fn check(command: &clap::Command, path: &str) {
            let path = format!("{path} {}", command.get_name());
            assert!(command.get_about().is_some(), "{path} does not say what it does");
            let help = command
                .get_after_help()
                .map(ToString::to_string)
                .unwrap_or_default();
            assert!(help.contains("Example"), "{path} has no example");
            command
                .get_subcommands()
                .filter(|it| it.get_name() != "help")
                .for_each(|it| check(it, &path));
        }
        check(&Cli::command(), "");
    }
}
