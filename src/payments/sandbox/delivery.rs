//! Notices on their way.

use chrono::{DateTime, TimeDelta, Utc};

use super::notice::Message;

/// The header that carries the signature.
pub const SIGNATURE_HEADER: &str = "parvis-sandbox-signature";

/// Attempts before a notice is given up. With a pause of one second that doubles each time, the last one
/// is made after a good half hour.
pub const ATTEMPTS_MAX: u32 = 12;

/// A notice on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Delivery {
    pub id: u64,
    pub notice: Message,
    pub due_at: DateTime<Utc>,
    pub attempts: u32,
}

impl Delivery {
    /// How long to wait after the attempts that failed so far: 1, 2, 4, … seconds.
    pub fn pause(&self) -> TimeDelta {
        TimeDelta::seconds(1 << self.attempts.saturating_sub(1).min(ATTEMPTS_MAX))
    }
}

/// One attempt to deliver: what is to be posted, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// Names the delivery for [`super::Sandbox::settle`].
    pub id: u64,
    /// The notice's id.
    pub event_id: String,
    /// Where to post it.
    pub url: String,
    /// With the signature, made a moment ago.
    pub headers: Vec<(String, String)>,
    /// JSON.
    pub body: Vec<u8>,
    /// From 1.
    pub attempt: u32,
}

/// A delivery that is still to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The notice's id.
    pub event_id: String,
    /// Such as `payment.captured`.
    pub kind: String,
    /// The payment that it is about, if it is about one.
    pub payment: Option<String>,
    /// When it is due.
    pub due_at: DateTime<Utc>,
    /// Attempts that failed.
    pub attempts: u32,
}

impl From<&Delivery> for Pending {
    fn from(delivery: &Delivery) -> Self {
        let Delivery {
            notice,
            due_at,
            attempts,
            ..
        } = delivery.clone();
        Self {
            event_id: notice.id,
            kind: notice.kind,
            payment: notice.payment,
            due_at,
            attempts,
        }
    }
}
