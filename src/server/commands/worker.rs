//! `parvis worker`

use std::path::PathBuf;

use clap::Args;
use tokio::task::JoinSet;

use crate::config::Config;
use crate::exit::Ended;
use crate::{site, telemetry};

/// Do background work only: mails, refunds, the ends of campaigns
#[derive(Debug, Args)]
#[command(after_help = "Example:
  parvis worker --config /etc/parvis.toml      beside processes that run `parvis serve --no-worker`")]
pub struct Worker {
    /// The configuration [default: ./parvis.toml where there is one]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Worker {
    pub async fn run(self) -> Ended {
        let config = Config::load(self.config.as_deref())?;
        telemetry::begin(&config.log);
        let opened = super::serve::open(&config).await?;
        tracing::info!("process.working");
        let mut tasks = JoinSet::new();
        let asked = (&config.mailer, config.statements.as_deref());
        site::begin_work(&mut tasks, &opened.app, asked, &site::signal());
        while tasks.join_next().await.is_some() {}
        Ok(())
    }
}
