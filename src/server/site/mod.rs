//! A running Parvis: the HTTP side, the background work and, where there is one, the pretended bank, in
//! one process, until somebody says stop.

mod assets;
mod bank;
mod downloads;
mod files;
mod heads;
mod health;
mod identities;
mod stop;
mod webhooks;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use api::graphql::{Api, Demo};
use api::http::cache::Invalidation;
use api::http::{Config, Services};
use app::App;
use domain::World;
use jobs::{Runner, StatementFolder};
use mail::Mailer;
use payments::sandbox::{self, Sandbox};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::exit::Failure;

pub use stop::signal;

/// Everything that a running process is made of.
pub struct Site {
    /// The use cases.
    pub app: App,
    /// The clock and randomness.
    pub world: World,
    /// The HTTP side's settings.
    pub http: Config,
    /// The folder of pictures.
    pub pictures: PathBuf,
    /// The pretended bank.
    pub sandbox: Option<Arc<Sandbox>>,
    /// What only a demonstration shows.
    pub demo: Option<Arc<dyn Demo>>,
    /// Carries out background jobs in this process, where given.
    pub mailer: Option<Mailer>,
    /// The folder of statements that such a process looks into.
    pub statements: Option<PathBuf>,
}

impl Site {
    /// Serves until `stop` turns true, then lets open requests and the present job finish.
    pub async fn run(self, listener: TcpListener, stop: watch::Receiver<bool>) {
        let mut tasks = JoinSet::new();
        let changes = Invalidation::default();
        let api = Api::new(
            self.app.clone(),
            self.http.session,
            self.demo.clone(),
            changes.clone(),
        );
        let api = if self.http.cache.bytes_max == 0 {
            api.keeping_nothing()
        } else {
            api
        };
        // Ends with the process: it holds the application that it waits for.
        let following = tokio::spawn(api.clone().follow_changes());
        if let Some(mailer) = &self.mailer {
            begin_work(&mut tasks, &self.app, (mailer, self.statements.as_deref()), &stop);
        }
        if let Some(sandbox) = &self.sandbox {
            let (sandbox, stop) = (sandbox.clone(), stop.clone());
            tasks.spawn(async move {
                if let Err(error) = sandbox::deliver(sandbox, stop).await {
                    tracing::error!(%error, "sandbox.delivery.failed");
                }
            });
        }
        let limits = self.http.limits.clone();
        let routes = api::http::routes(self.http.clone(), self.services(api, changes), stop.clone());
        api::http::serve(listener, routes, limits, stop).await;
        while tasks.join_next().await.is_some() {}
        following.abort();
    }

    fn services(&self, api: Api, changes: Invalidation) -> Services {
        Services {
            executor: Arc::new(api),
            assets: Arc::new(assets::Web),
            heads: Arc::new(heads::PageHeads(self.app.clone())),
            downloads: Arc::new(downloads::Files {
                app: self.app.clone(),
                pictures: self.pictures.clone(),
            }),
            files: Arc::new(files::People(self.app.clone())),
            webhooks: Arc::new(webhooks::Notices(self.app.clone())),
            health: Arc::new(health::Database(self.app.clone())),
            identities: Arc::new(identities::Travellers(self.app.clone())),
            bank: self
                .sandbox
                .clone()
                .map(|sandbox| Arc::new(bank::SandboxBank(sandbox)) as Arc<dyn api::http::Bank>),
            changes,
            world: self.world.clone(),
        }
    }
}

/// Begins the background work: the queue and the schedule.
pub fn begin_work(
    tasks: &mut JoinSet<()>,
    app: &App,
    (mailer, statements): (&Mailer, Option<&Path>),
    stop: &watch::Receiver<bool>,
) {
    if let Some(folder) = statements {
        let folder = StatementFolder::new(app.clone(), folder.to_owned());
        tasks.spawn(folder.run(stop.clone()));
    }
    let runner = Runner::new(app.clone(), mailer.clone());
    let (queue, queue_stop) = (runner.clone(), stop.clone());
    tasks.spawn(async move { queue.run(queue_stop).await });
    let stop = stop.clone();
    tasks.spawn(async move { runner.schedule(stop).await });
}

/// Takes hold of an address, or says who may have it.
pub async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        let port = address.port();
        match error.kind() {
            std::io::ErrorKind::AddrInUse => Failure::usage(format!(
                "Port {port} of {} is taken by another program. Stop it, or choose another port.",
                address.ip()
            )),
            std::io::ErrorKind::PermissionDenied => Failure::usage(format!(
                "Port {port} may not be used by this user: choose one above 1023."
            )),
            _ => Failure::usage(format!("{address} cannot be listened on: {error}.")),
        }
    })
}
