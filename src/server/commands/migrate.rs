//! `parvis migrate`

use clap::{Args, Subcommand};
use migrations::MigratorTrait;
use store::StoreError;

use crate::database::Which;
use crate::exit::Ended;
use crate::output::say;

/// Make the tables of this version, take them back, or see how far they are
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  parvis migrate up                                    with the database of ./parvis.toml
  parvis migrate status --database sqlite://city.db
  parvis migrate down --steps 1 --database postgres://parvis@localhost/parvis")]
pub struct Migrate {
    #[command(subcommand)]
    way: Way,
}

#[derive(Debug, Subcommand)]
enum Way {
    /// Make the tables that are missing
    #[command(after_help = "Example:\n  parvis migrate up --database sqlite://city.db")]
    Up {
        #[command(flatten)]
        which: Which,
    },
    /// Take tables back, with everything in them
    #[command(after_help = "Example:\n  parvis migrate down --steps 1 --database sqlite://city.db")]
    Down {
        /// How many migrations, the newest first
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
        steps: u32,
        #[command(flatten)]
        which: Which,
    },
    /// See which migrations are done
    #[command(after_help = "Example:\n  parvis migrate status --json --database sqlite://city.db")]
    Status {
        /// As JSON, for programs
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        which: Which,
    },
}

impl Migrate {
    pub async fn run(self) -> Ended {
        match self.way {
            Way::Up { which } => {
                let db = which.connect_or_create().await?;
                let pending = pending(&db).await?;
                crate::database::migrate(&db).await?;
                say!(
                    "{} of {} migrations were made.",
                    pending.len(),
                    migrations::Migrator::migrations().len()
                );
            }
            Way::Down { steps, which } => {
                let db = which.connect().await?;
                let before = pending(&db).await?.len();
                let down = migrations::Migrator::down(db.connection_for_migrations(), Some(steps)).await;
                down.map_err(StoreError::from)?;
                say!(
                    "{} migrations were taken back.",
                    pending(&db).await?.len() - before
                );
            }
            Way::Status { json, which } => {
                let pending = pending(&which.connect().await?).await?;
                let all = migrations::Migrator::migrations();
                let lines = all
                    .iter()
                    .map(|it| (it.name().to_owned(), !pending.contains(&it.name().to_owned())));
                if json {
                    let lines =
                        lines.map(|(name, done)| serde_json::json!({ "migration": name, "done": done }));
                    say!("{}", serde_json::Value::Array(lines.collect()));
                } else {
                    lines.for_each(|(name, done)| {
                        say!("{}  {name}", if done { "done   " } else { "missing" })
                    });
                }
            }
        }
        Ok(())
    }
}

async fn pending(db: &store::Db) -> Result<Vec<String>, StoreError> {
    let pending = migrations::Migrator::get_pending_migrations(db.connection_for_migrations()).await?;
    Ok(pending
        .iter()
        .map(|migration| migration.name().to_owned())
        .collect())
}
