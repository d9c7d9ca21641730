//! The HTTP side: what a browser or a script talks to.
//!
//! **What it is.** [`routes`] is the table of contents of everything that can be asked for; [`serve`]
//! holds the connections. What stands behind comes in as [`Services`]: traits by noun, which `server`
//! fills with the schema and the use cases, and tests with small stand-ins.
//!
//! **What it promises.** Every request has a limit of size, time, depth and cost before anything is
//! worked out for it; nothing is done in a reader's name because another site asked; every refusal has
//! a code and a sentence.
//!
//! **What it never does.** It decides nothing about money, people or rights, and opens no connection.
//!
//! **How to add a route**: a line in `router.rs` and a function in the file of its noun.

mod accept;
pub mod cache;
mod caller;
mod config;
pub mod cost;
mod device;
mod downloads;
mod events;
mod executor;
mod files;
mod graphql;
mod guard;
mod head;
mod headers;
mod health;
mod identities;
mod origin;
mod pages;
mod rates;
mod reply;
mod router;
mod sandbox;
mod session;
mod stop;
mod webhooks;

use std::sync::Arc;

use domain::World;
use tokio::sync::{Semaphore, watch};

pub use accept::serve;
pub use caller::{Bearer, Caller, Peer};
pub use config::{Config, Limits};
pub use downloads::{Download, Downloads, Guarded, NamedDownload, Paper, Unavailable};
pub use executor::Executor;
pub use files::{FileError, FileProblem, Files, Placed, Private, TakenStatement, Upload};
pub use head::{Head, Heads, Picture};
pub use health::Health;
pub use identities::{Departure, Direction, Identities, Return};
pub use pages::{Asset, Assets};
pub use rates::{Charge, Rate, Rates};
pub use router::routes;
pub use sandbox::{Bank, Choice, Payment, PaymentState, Taking};
pub use session::{SessionCookie, SessionToken};
pub use webhooks::{Received, Webhooks};

/// What stands behind the routes.
#[derive(Clone)]
pub struct Services {
    /// The schema.
    pub executor: Arc<dyn Executor>,
    /// The built pages.
    pub assets: Arc<dyn Assets>,
    /// The heads of pages.
    pub heads: Arc<dyn Heads>,
    /// Files made from data.
    pub downloads: Arc<dyn Downloads>,
    /// Files that people hand in.
    pub files: Arc<dyn Files>,
    /// What payment providers tell.
    pub webhooks: Arc<dyn Webhooks>,
    /// Whether the process can do its work.
    pub health: Arc<dyn Health>,
    /// Where people sign in who are known elsewhere.
    pub identities: Arc<dyn Identities>,
    /// The pretended bank; only in a demonstration.
    pub bank: Option<Arc<dyn Bank>>,
    /// Where changes are announced.
    pub changes: cache::Invalidation,
    /// The time and randomness.
    pub world: World,
}

/// What all routes share.
struct Shared {
    config: Config,
    services: Services,
    answers: cache::Answers,
    limiter: Arc<rates::Limiter>,
    headers: headers::Headers,
    template: Option<pages::Template>,
    /// Requests that may be worked on at once.
    turns: Semaphore,
    /// Files that may come in at once: each is held in memory.
    uploads: Semaphore,
    /// WebSockets that may be open at once.
    sockets: Arc<Semaphore>,
    /// True when the process is about to stop.
    stop: watch::Receiver<bool>,
    world: World,
}

impl Shared {
    fn new(config: Config, services: Services, stop: watch::Receiver<bool>) -> Self {
        let index = services.assets.get("index.html");
        let page = index.as_ref().map(|asset| String::from_utf8_lossy(&asset.bytes));
        let scripts = page.as_deref().map(headers::inline_scripts).unwrap_or_default();
        Self {
            answers: cache::Answers::new(config.cache.clone(), services.changes.clone()),
            limiter: Arc::new(rates::Limiter::new(
                &config.rates,
                governor::clock::DefaultClock::default(),
            )),
            headers: headers::Headers::new(&config, &scripts),
            template: page.as_deref().map(pages::Template::new),
            turns: Semaphore::new(config.limits.requests_max),
            uploads: Semaphore::new(config.limits.uploads_max),
            sockets: Arc::new(Semaphore::new(config.limits.sockets_max)),
            world: services.world.clone(),
            stop,
            config,
            services,
        }
    }
}

#[cfg(test)]
mod testing;
