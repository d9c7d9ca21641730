//! Opening the database that a command is to work on.

use std::path::PathBuf;
use std::sync::Arc;

use app::App;
use clap::Args;
use migrations::MigratorTrait;
use payments::sandbox::{self, Sandbox};
use store::{Db, DbSettings, StoreError};

use crate::config::Config;
use crate::exit::Failure;
use crate::world;

/// Which database: an address, the folder of a demonstration, or what the configuration says.
#[derive(Debug, Clone, Args)]
pub struct Which {
    /// The database: sqlite://path/to/file.db or postgres://user@host/name
    #[arg(long, value_name = "URL", conflicts_with = "data_dir")]
    database: Option<String>,
    /// The data folder of a demonstration
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// The configuration to take the database from [default: ./parvis.toml where there is one]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Which {
    /// The database's settings.
    fn settings(&self) -> Result<DbSettings, Failure> {
        let few = |url: String| DbSettings {
            url,
            connections_max: 4,
        };
        Ok(match (&self.database, &self.data_dir) {
            (Some(url), _)
                if ["sqlite:", "postgres:", "postgresql:"]
                    .iter()
                    .any(|scheme| url.starts_with(scheme)) =>
            {
                few(url.clone())
            }
            (Some(_), _) => {
                return Err(Failure::usage(
                    "--database must begin with sqlite:// or postgres://.",
                ));
            }
            (None, Some(folder)) => few(format!("sqlite://{}", folder.join("parvis.db").display())),
            (None, None) => Config::load(self.config.as_deref())?.database,
        })
    }

    /// Connects. A command never makes an empty database by accident: the file must be there.
    pub async fn connect(&self) -> Result<Db, Failure> {
        let settings = self.settings()?;
        if let Some(path) = settings
            .url
            .strip_prefix("sqlite:")
            .map(|rest| rest.strip_prefix("//").unwrap_or(rest))
            && !std::path::Path::new(path.split('?').next().unwrap_or(path)).exists()
        {
            return Err(Failure::usage(format!(
                "There is no database at {path}. Make one with `parvis migrate up`, or name another with --database or --data-dir."
            )));
        }
        connect(&settings).await
    }

    /// Connects, making an embedded database that is not there yet.
    pub async fn connect_or_create(&self) -> Result<Db, Failure> {
        connect(&self.settings()?).await
    }

    /// The use cases over it. Its tables must be those of this version.
    pub async fn app(&self) -> Result<App, Failure> {
        let db = self.connect().await?;
        check_schema(&db).await?;
        let world = world::real();
        // Commands begin no payments: a sandbox without a file stands where a provider has to.
        let settings = sandbox::Settings {
            base_url: "http://localhost".to_owned(),
            webhook_url: String::new(),
            secret: world.bytes::<32>().to_vec(),
            saves_methods: true,
            file: None,
        };
        let provider = Arc::new(Sandbox::open(settings, world.clone()).map_err(Failure::found)?);
        let settings = app::Settings {
            base_url: "http://localhost".to_owned(),
            pledge_units_max: 10_000,
            link_minutes: 15,
            session_days: 30,
            identity_providers: Vec::new(),
            residence_years: 3,
            withdrawal_alone_units_max: 150,
            payout_fee_bps: 0,
            card_price: Some(payments::sandbox::PRICE),
        };
        Ok(App::new(db, world, settings, provider))
    }
}

/// Connects, or says plainly why not. The address is not repeated: it may hold a password.
pub async fn connect(settings: &DbSettings) -> Result<Db, Failure> {
    Db::connect(settings).await.map_err(|error| match error {
        StoreError::Database(error) => Failure::usage(format!("The database cannot be reached: {error}.")),
        other => other.into(),
    })
}

/// Brings the tables up to this version.
pub async fn migrate(db: &Db) -> Result<(), Failure> {
    Ok(migrations::Migrator::up(db.connection_for_migrations(), None)
        .await
        .map_err(StoreError::from)?)
}

/// Whether the tables are those of this version.
pub async fn check_schema(db: &Db) -> Result<(), Failure> {
    let pending = migrations::Migrator::get_pending_migrations(db.connection_for_migrations()).await;
    match pending.map_err(StoreError::from)?.len() {
        0 => Ok(()),
        1 => Err(Failure::usage(
            "One migration is missing in the database. Run `parvis migrate up` first.",
        )),
        n => Err(Failure::usage(format!(
            "{n} migrations are missing in the database. Run `parvis migrate up` first."
        ))),
    }
}
