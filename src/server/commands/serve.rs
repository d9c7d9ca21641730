//! `parvis serve`

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::payment_account::PaymentAccount;
use clap::Args;
use payments::sandbox::{self, Sandbox};
use payments::{Provider, Stripe};

use crate::config::{self, Config, Payments};
use crate::exit::{Ended, Failure};
use crate::output::{say, say_all};
use crate::site::{self, Site};
use crate::{database, storage, telemetry, world};

/// Serve cities, as configured
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  parvis serve --example > parvis.toml         a configuration with comments, to begin with
  parvis serve --check                         what is wrong with ./parvis.toml and the environment
  parvis serve --config /etc/parvis.toml
  PARVIS_SERVER_BIND=0.0.0.0:80 parvis serve   the environment wins over the file

As many processes as needed may serve one PostgreSQL database. Background work is done here too, unless
--no-worker leaves it to `parvis worker`.")]
pub struct Serve {
    /// The configuration [default: ./parvis.toml where there is one]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Only tell everything that is wrong with the configuration
    #[arg(long)]
    check: bool,
    /// Only print a configuration with comments
    #[arg(long, conflicts_with = "check")]
    example: bool,
    /// Leave background work to `parvis worker`
    #[arg(long)]
    no_worker: bool,
}

impl Serve {
    pub async fn run(self) -> Ended {
        if self.example {
            say_all!(config::EXAMPLE);
            return Ok(());
        }
        let config = Config::load(self.config.as_deref())?;
        if self.check {
            say!("The configuration is right.");
            return Ok(());
        }
        telemetry::begin(&config.log);
        let listener = site::listen(config.bind).await?;
        let opened = open(&config).await?;
        if opened.sandbox.is_some() {
            tracing::warn!("payments.sandbox: no money moves");
        }
        tracing::info!(address = %config.bind, base_url = config.app.base_url, "process.serving");
        let site = Site {
            app: opened.app.clone(),
            world: world::real(),
            http: config.http,
            pictures: config.pictures,
            sandbox: opened.sandbox.clone(),
            demo: None,
            mailer: (!self.no_worker).then_some(config.mailer),
            statements: config.statements,
        };
        site.run(listener, site::signal()).await;
        Ok(())
    }
}

/// The use cases over the configured database, and the sandbox, held by this process, where payments go
/// through it.
pub struct Opened {
    /// The use cases.
    pub app: app::App,
    /// The pretended bank.
    pub sandbox: Option<Arc<Sandbox>>,
    _held: Option<File>,
}

/// Opens the database and the payment accounts.
pub async fn open(config: &Config) -> Result<Opened, Failure> {
    let held = match &config.payments {
        Payments::Sandbox(file) => Some(hold(file)?),
        Payments::Stripe(_) => None,
    };
    let db = database::connect(&config.database).await?;
    database::check_schema(&db).await?;
    let world = world::real();
    let (provider, sandbox): (Arc<dyn Provider>, _) = match &config.payments {
        Payments::Sandbox(file) => {
            let settings = sandbox::Settings {
                base_url: config.app.base_url.clone(),
                webhook_url: format!("http://{}/webhooks/payments/sandbox", config.bind),
                secret: world.bytes::<32>().to_vec(),
                saves_methods: true,
                file: Some(file.clone()),
            };
            let sandbox = Arc::new(Sandbox::open(settings, world.clone()).map_err(Failure::usage)?);
            (sandbox.clone(), Some(sandbox))
        }
        Payments::Stripe(settings) => {
            let stripe = Stripe::new(settings.clone()).map_err(Failure::usage)?;
            (Arc::new(stripe), None)
        }
    };
    let accounts = accounts_of_cities(&config.payment_accounts)?;
    let storage = storage::open(&config.private, &config.pictures, &config.key_file, &world)?;
    let app = app::App::new(db, world, config.app.clone(), provider)
        .with_accounts_of_cities(accounts)
        .storing(storage);
    let cities = app.cities().await?;
    let slugs: Vec<&str> = cities.iter().map(|city| city.slug.as_str()).collect();
    match config::unknown_cities(&config.payment_accounts, &slugs) {
        wrongs if wrongs.is_empty() => {}
        wrongs => {
            return Err(config::told(
                "The configuration names cities that are not there",
                &wrongs,
            ));
        }
    }
    Ok(Opened {
        app,
        sandbox,
        _held: held,
    })
}

fn accounts_of_cities(configured: &[config::PaymentAccount]) -> Result<Vec<PaymentAccount>, Failure> {
    let account = |given: &config::PaymentAccount| {
        let stripe = Stripe::new(given.stripe.clone()).map_err(Failure::usage)?;
        Ok(PaymentAccount {
            name: given.key.clone(),
            city: Some(given.city.clone()),
            provider: Arc::new(stripe),
            card_price: given.card_price,
            platform_fee_bps: given.platform_fee_bps,
        })
    };
    configured.iter().map(account).collect()
}

/// The sandbox keeps its payments in the memory of one process and writes them to one file: a second
/// process would overwrite them.
fn hold(sandbox_file: &Path) -> Result<File, Failure> {
    let lock = sandbox_file.with_extension("lock");
    let name = lock.display();
    if let Some(folder) = lock.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|error| Failure::usage(format!("{} cannot be made: {error}.", folder.display())))?;
    }
    let file =
        File::create(&lock).map_err(|error| Failure::usage(format!("{name} cannot be written: {error}.")))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Failure::usage(
            "Another process has the sandbox, which can only be in one: run `parvis serve` alone, without \
             --no-worker, as long as payments.provider is sandbox.",
        )),
        Err(TryLockError::Error(error)) => Err(Failure::usage(format!("{name} cannot be locked: {error}."))),
    }
}
