//! The real clock and the real randomness: the only place that asks the system for either.

use chrono::{DateTime, Utc};
use domain::{Clock, Randomness, World};
use rand::TryRngCore;
use rand::rngs::OsRng;

/// The system's clock.
struct SystemClock;

impl Clock for SystemClock {
    #[allow(
        clippy::disallowed_methods,
        reason = "this is the replacement that everybody else uses"
    )]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// The operating system's cryptographically secure source.
pub struct SystemRandomness;

impl Randomness for SystemRandomness {
    fn fill(&self, bytes: &mut [u8]) {
        // Without randomness every secret would be guessable: nothing may go on.
        if let Err(error) = OsRng.try_fill_bytes(bytes) {
            eprintln!("parvis: the system gives no random numbers: {error}");
            std::process::abort();
        }
    }
}

/// The world that the program runs in.
pub fn real() -> World {
    World::new(SystemClock, SystemRandomness)
}
