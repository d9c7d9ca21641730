//! The demonstration: an invented city in a data folder, with everything in one process.

mod folder;
mod load;
mod outbox;
mod picture;
mod seed;
mod story;
#[cfg(test)]
mod tests;

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use domain::World;
use mail::{Mailer, Transport};
use payments::sandbox::{self, Sandbox};
use store::DbSettings;

use crate::config;
use crate::database;
use crate::exit::Failure;
use crate::site::Site;
use crate::storage;
use folder::DataFolder;
use outbox::DemoOutbox;
use seed::{Embedded, Seed};

/// A demonstration that is ready to run.
pub struct Demonstration {
    /// What runs.
    pub site: Site,
    /// Who one can sign in as: name, role and address.
    pub people: Vec<(String, String, String)>,
    /// Whether the city was made now.
    pub is_new: bool,
    _folder: DataFolder,
}

impl Demonstration {
    /// Opens the data folder, filling it if it is empty.
    ///
    /// # Errors
    /// What is wrong with the folder or the seed; nothing half-made is kept.
    pub async fn open(path: &Path, address: SocketAddr, reset: bool, world: World) -> Result<Self, Failure> {
        let folder = DataFolder::open(path)?;
        let files = Embedded;
        let seed = Seed::outline(&files).map_err(Failure::found)?;
        if reset {
            folder.reset(&files, &seed.city)?;
        }
        // By name: browsers keep passkeys for names only, and a cookie of the one address is not sent to the other.
        let base_url = local_url(address);
        let settings = app::Settings {
            base_url: base_url.clone(),
            pledge_units_max: 10_000,
            link_minutes: 15,
            session_days: 30,
            identity_providers: Vec::new(),
            residence_years: 3,
            withdrawal_alone_units_max: 150,
            payout_fee_bps: 0,
            card_price: Some(payments::sandbox::PRICE),
        };
        let is_new = !load::is_loaded(&folder).await?;
        if is_new {
            load::load(&files, &folder, &world, settings.clone()).await?;
        }
        let url = format!("sqlite://{}", folder.database().display());
        let db = database::connect(&DbSettings {
            url,
            connections_max: 8,
        })
        .await?;
        let bank = sandbox::Settings {
            base_url: base_url.clone(),
            webhook_url: format!("http://{address}/webhooks/payments/sandbox"),
            secret: world.bytes::<32>().to_vec(),
            saves_methods: true,
            file: Some(folder.sandbox()),
        };
        let sandbox = Arc::new(Sandbox::open(bank, world.clone()).map_err(Failure::found)?);
        let storage = storage::open(&folder.private(), &folder.pictures(), &folder.key(), &world)?;
        let outbox = mail::Outbox::new(folder.outbox());
        let people = seed
            .people
            .iter()
            .map(|it| (it.name.clone(), it.role.to_string(), it.email.to_string()))
            .collect();
        let demo = DemoOutbox {
            people: seed.people,
            outbox: outbox.clone(),
        };
        let site = Site {
            app: app::App::new(db, world.clone(), settings, sandbox.clone()).storing(storage),
            http: http(&base_url),
            pictures: folder.pictures(),
            sandbox: Some(sandbox),
            demo: Some(Arc::new(demo)),
            mailer: Some(mailer(outbox, &base_url)?),
            statements: None,
            world,
        };
        Ok(Self {
            site,
            people,
            is_new,
            _folder: folder,
        })
    }
}

/// Where a browser on this machine finds it.
pub fn local_url(address: std::net::SocketAddr) -> String {
    format!("http://localhost:{}", address.port())
}

/// Plain HTTP on this machine.
fn http(base_url: &str) -> api::http::Config {
    let default = api::http::Config::default();
    let session = api::http::SessionCookie {
        secure: false,
        ..default.session
    };
    api::http::Config {
        public_url: base_url.to_owned(),
        session,
        ..default
    }
}

fn mailer(outbox: mail::Outbox, base_url: &str) -> Result<Mailer, Failure> {
    let address = "parvis@ambrelle.example".parse().map_err(Failure::found)?;
    let sender = config::sender("Parvis", &address, base_url).map_err(Failure::found)?;
    Ok(Mailer::new(Transport::Outbox(outbox), sender))
}
