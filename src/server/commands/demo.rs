//! `parvis demo`

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use clap::Args;

use crate::config::{Log, LogFormat};
use crate::demo::{self, Demonstration};
use crate::exit::{Ended, Failure};
use crate::output::say;
use crate::{site, telemetry, world};

/// Open an invented city on this machine, with everything in one process
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  parvis demo                                  at http://localhost:8080, data in ./data
  parvis demo --port 8081 --data-dir /tmp/city
  parvis demo --reset                          begin anew

The first start makes the city. Starting again keeps what was done in it. No money moves and no mail
leaves the machine: payments go to a pretended bank, mails to the page /outbox.")]
pub struct Demo {
    /// The port on 127.0.0.1; 0 takes any that is free
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Where the city is kept
    #[arg(long, value_name = "DIR", default_value = "data")]
    data_dir: PathBuf,
    /// Remove what an earlier demonstration made there, and begin anew
    #[arg(long)]
    reset: bool,
    /// What the log tells
    #[arg(long, value_name = "FILTER", default_value = "warn")]
    log: String,
}

impl Demo {
    pub async fn run(self) -> Ended {
        telemetry::begin(&Log {
            format: LogFormat::Plain,
            level: self.log.clone(),
        });
        // The port first: nothing is made for a demonstration that cannot be seen.
        let listener = site::listen(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), self.port)).await?;
        let address = listener.local_addr().map_err(Failure::found)?;
        let demonstration = Demonstration::open(&self.data_dir, address, self.reset, world::real()).await?;
        self.greet(&demonstration, address);
        demonstration.site.run(listener, site::signal()).await;
        say!("Stopped. The city is kept in {}.", self.data_dir.display());
        Ok(())
    }

    fn greet(&self, demonstration: &Demonstration, address: SocketAddr) {
        let what = if demonstration.is_new {
            "A new city was made in"
        } else {
            "The city is the one in"
        };
        let url = demo::local_url(address);
        say!("Parvis is open at {url}/");
        say!(
            "{what} {}. Mails are shown at {url}/outbox",
            self.data_dir.display()
        );
        say!("\nSign in by e-mail as one of these; the link comes to the outbox:");
        let width = |text: &str| text.chars().count();
        let name_width = demonstration
            .people
            .iter()
            .map(|(name, ..)| width(name))
            .max()
            .unwrap_or_default();
        for (name, role, email) in &demonstration.people {
            say!(
                "  {name}{}  {role:<9}  {email}",
                " ".repeat(name_width - width(name))
            );
        }
        say!("\nStop with Ctrl-C.");
    }
}
