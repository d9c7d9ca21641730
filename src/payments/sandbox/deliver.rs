//! Posts the notices over HTTP, as a real provider does.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::{Parcel, Sandbox};

/// How long an answer may take.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(10);

/// The longest sleep between two looks at what is due. New notices ring a bell; this bounds how late a
/// retry is noticed when the clock has jumped.
const SLEEP_MAX: Duration = Duration::from_secs(5);

/// Delivers until `stop` turns true or its sender is gone. An answer of 2xx accepts a notice; anything
/// else, and silence, means that it is told again later.
///
/// # Errors
/// [`reqwest::Error`] where no HTTP client can be made.
pub async fn deliver(sandbox: Arc<Sandbox>, mut stop: watch::Receiver<bool>) -> Result<(), reqwest::Error> {
    // A client knows TLS even where it never speaks it, and wants to be told by whom; somebody may have said already.
    let _already = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder()
        .timeout(ANSWER_TIMEOUT)
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()?;
    while !*stop.borrow() {
        let worked = match sandbox.next_due() {
            Some(parcel) => tell(&sandbox, &client, &parcel).await,
            None => false,
        };
        if !worked {
            tokio::select! {
                () = tokio::time::sleep(sandbox.until_due()) => {}
                () = sandbox.bell.notified() => {}
                changed = stop.changed() => if changed.is_err() { break },
            }
        }
    }
    Ok(())
}

/// One attempt. `false` where its result could not be written down: then wait before trying again.
async fn tell(sandbox: &Sandbox, client: &reqwest::Client, parcel: &Parcel) -> bool {
    let mut request = client.post(&parcel.url).body(parcel.body.clone());
    for (name, value) in &parcel.headers {
        request = request.header(name, value);
    }
    let answer = request.send().await;
    let accepted = answer.as_ref().is_ok_and(|answer| answer.status().is_success());
    let outcome = answer.map_or_else(|error| error.to_string(), |answer| answer.status().to_string());
    tracing::debug!(event_id = %parcel.event_id, attempt = parcel.attempt, accepted, outcome, "sandbox.notice.told");
    match sandbox.settle(parcel, accepted) {
        Ok(()) => true,
        Err(error) => {
            tracing::error!(event_id = %parcel.event_id, %error, "sandbox.notice.not_recorded");
            false
        }
    }
}

impl Sandbox {
    /// How long nothing is due, at least a moment, so that a failing file does not spin.
    fn until_due(&self) -> Duration {
        let now = self.world.now();
        let due_at = self.books().queued().next().map(|delivery| delivery.due_at);
        let wait = due_at.map_or(SLEEP_MAX, |due_at| (due_at - now).to_std().unwrap_or_default());
        wait.clamp(Duration::from_millis(200), SLEEP_MAX)
    }
}
