//! The signal to stop.

use tokio::sync::watch;

/// Waits until the process is about to stop. Where nobody is left who could say so, it waits for ever.
pub(super) async fn stopped(stop: &mut watch::Receiver<bool>) {
    if stop.wait_for(|stop| *stop).await.is_err() {
        std::future::pending::<()>().await;
    }
}
