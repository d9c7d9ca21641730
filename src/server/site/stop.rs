//! The signal to stop: Ctrl-C, or the system's.

use tokio::sync::watch;

/// Turns true when the process is told to stop.
pub fn signal() -> watch::Receiver<bool> {
    let (sender, receiver) = watch::channel(false);
    tokio::spawn(async move {
        told().await;
        tracing::info!("process.stopping");
        // Whoever no longer listens has stopped already.
        let _gone = sender.send(true);
        // A second signal ends what takes too long. The sender lives until then.
        told().await;
        std::process::exit(130);
    });
    receiver
}

#[cfg(unix)]
async fn told() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupted() => {}
        },
        Err(_) => interrupted().await,
    }
}

#[cfg(not(unix))]
async fn told() {
    interrupted().await;
}

/// Where no signals can be heard, the process runs until it is ended from outside.
async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
