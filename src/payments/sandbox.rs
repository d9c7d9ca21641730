//! A little payment provider inside the process, for demonstrations and tests.
//!
//! It behaves as real ones do: payments are known by the caller's key, the donor decides on a checkout
//! page (served by `api` with [`Sandbox::payment`] and [`Sandbox::decide`]), and what happened is posted to
//! us as signed notices over HTTP ([`deliver`]), again and again until they are accepted.
//!
//! It misbehaves as real ones do, by script: on the page with an [`Outcome`], or by the last two digits of
//! the amount in minor units, when the page says only "pay":
//!
//! | ends in | what happens                                                                        |
//! | ------- | ----------------------------------------------------------------------------------- |
//! | `91`    | the payment is declined                                                             |
//! | `92`    | opening it times out once, after it was recorded: the same key then finds it        |
//! | `93`    | every notice is told twice                                                          |
//! | `94`    | the notices are told late and in the wrong order                                    |
//!
//! With a file it survives a restart: payments, decisions and notices that are still to be told. No money
//! is real here; nothing but the `demo` command and tests should make one.

mod calls;
mod deliver;
mod delivery;
mod file;
mod payment;
mod script;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use domain::World;
use domain::pledge::PaymentFact;

pub use deliver::deliver;
pub use delivery::{ATTEMPTS_MAX, Parcel, Pending, SIGNATURE_HEADER};
pub use payment::Payment;
pub use script::Outcome;

use crate::signature::sign;
use crate::{Capture, PaymentState, ProviderRef};
use delivery::{Delivery, Notice};
use file::{Change, File};
use script::Script;

/// How the sandbox is set up.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the pages are, such as `http://127.0.0.1:8080`: checkout is at `{base_url}/sandbox/pay/{ref}`.
    pub base_url: String,
    /// Where notices are posted, such as `http://127.0.0.1:8080/webhooks/payments/sandbox`.
    pub webhook_url: String,
    /// Signs the notices.
    pub secret: Vec<u8>,
    /// Where everything is written down, in JSON lines; `None` keeps it in memory only.
    pub file: Option<PathBuf>,
}

/// Why the sandbox did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// There is no such payment.
    #[error("the sandbox has no such payment")]
    Unknown,
    /// It has been decided otherwise, or ended.
    #[error("the payment is {state} already")]
    AlreadyDecided {
        /// How it stands.
        state: PaymentState,
    },
    /// The file cannot be read or written; nothing was changed.
    #[error("the sandbox's file {path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A line of the file is not readable.
    #[error("the sandbox's file {path}, line {line}: {reason}")]
    Line {
        /// The file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
}

/// The sandbox. Share it with `Arc`.
#[derive(Debug)]
pub struct Sandbox {
    settings: Settings,
    world: World,
    books: Mutex<Books>,
    /// Rung when there is something to deliver.
    bell: tokio::sync::Notify,
}

#[derive(Debug, Default)]
struct Books {
    payments: BTreeMap<String, Payment>,
    /// The reference of the payment that a key opened.
    keys: BTreeMap<String, String>,
    deliveries: BTreeMap<u64, Delivery>,
    /// The same deliveries, in the order in which they are due.
    queue: BTreeSet<(DateTime<Utc>, u64)>,
    next_delivery: u64,
    file: Option<File>,
}

impl Books {
    /// Writes the change down, then makes it: a change that could not be written does not happen.
    fn commit(&mut self, change: Change) -> Result<(), SandboxError> {
        if let Some(file) = &mut self.file {
            file.append(&change)?;
        }
        self.make(change);
        Ok(())
    }

    fn make(&mut self, change: Change) {
        if let Some(payment) = change.payment {
            let provider_ref = payment.provider_ref.to_string();
            self.keys.insert(payment.key.clone(), provider_ref.clone());
            self.payments.insert(provider_ref, payment);
        }
        for delivery in change.deliveries {
            self.next_delivery = self.next_delivery.max(delivery.id.saturating_add(1));
            self.drop_delivery(delivery.id);
            self.queue.insert((delivery.due_at, delivery.id));
            self.deliveries.insert(delivery.id, delivery);
        }
        if let Some(id) = change.settled {
            self.drop_delivery(id);
        }
    }

    fn drop_delivery(&mut self, id: u64) {
        if let Some(delivery) = self.deliveries.remove(&id) {
            self.queue.remove(&(delivery.due_at, id));
        }
    }

    /// All deliveries in the order in which they are due.
    fn queued(&self) -> impl Iterator<Item = &Delivery> {
        self.queue.iter().filter_map(|(_, id)| self.deliveries.get(id))
    }
}

impl Sandbox {
    /// Opens the sandbox and goes on where the file says that it stopped.
    ///
    /// # Errors
    /// [`SandboxError::File`], [`SandboxError::Line`].
    pub fn open(settings: Settings, world: World) -> Result<Self, SandboxError> {
        let mut books = Books::default();
        if let Some(path) = &settings.file {
            for change in file::read(path)? {
                books.make(change);
            }
            let payments = books.payments.values().cloned().map(Change::payment);
            let deliveries = books.deliveries.values().cloned().map(Change::delivery);
            books.file = Some(File::rewrite(path, payments.chain(deliveries))?);
        }
        Ok(Self {
            settings,
            world,
            books: Mutex::new(books),
            bell: tokio::sync::Notify::new(),
        })
    }

    /// Writes everything into a new file, for a sandbox that was filled in memory: [`Sandbox::open`] goes
    /// on from it.
    ///
    /// # Errors
    /// [`SandboxError::File`].
    pub fn write_to(&self, path: &std::path::Path) -> Result<(), SandboxError> {
        let books = self.books();
        let payments = books.payments.values().cloned().map(Change::payment);
        let deliveries = books.deliveries.values().cloned().map(Change::delivery);
        File::rewrite(path, payments.chain(deliveries)).map(drop)
    }

    /// Locks the books. A panic elsewhere leaves them whole, because a change is made in one step.
    fn books(&self) -> MutexGuard<'_, Books> {
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A payment, for its checkout page.
    pub fn payment(&self, provider_ref: &str) -> Option<Payment> {
        self.books().payments.get(provider_ref).cloned()
    }

    /// Where the donor decides.
    fn checkout_url(&self, provider_ref: &ProviderRef) -> String {
        format!(
            "{}/sandbox/pay/{provider_ref}",
            self.settings.base_url.trim_end_matches('/')
        )
    }

    /// What the donor does on the checkout page. Deciding the same again changes nothing.
    ///
    /// # Errors
    /// [`SandboxError::Unknown`], [`SandboxError::AlreadyDecided`], [`SandboxError::File`].
    pub fn decide(&self, provider_ref: &str, outcome: Outcome) -> Result<Payment, SandboxError> {
        let mut books = self.books();
        let mut payment = books
            .payments
            .get(provider_ref)
            .cloned()
            .ok_or(SandboxError::Unknown)?;
        if payment.outcome == Some(outcome) {
            return Ok(payment);
        }
        if payment.outcome.is_some() || payment.state != PaymentState::Open {
            return Err(SandboxError::AlreadyDecided { state: payment.state });
        }
        let scripted = Script::of(payment.amount).outcome(outcome);
        let paid: &[PaymentFact] = match payment.capture {
            Capture::Now => &[PaymentFact::Authorized, PaymentFact::Captured],
            Capture::Later => &[PaymentFact::Authorized],
        };
        let facts = match scripted {
            Outcome::Pay | Outcome::PayTwice | Outcome::PayLate => paid,
            Outcome::Decline => &[PaymentFact::Declined],
            Outcome::Expire => &[PaymentFact::Expired],
        };
        payment.outcome = Some(outcome);
        payment.state = match facts.last() {
            Some(PaymentFact::Captured) => PaymentState::Captured,
            Some(PaymentFact::Authorized) => PaymentState::Authorized,
            Some(PaymentFact::Declined) => PaymentState::Declined,
            Some(PaymentFact::Expired) | None => PaymentState::Expired,
        };
        let deliveries = self.announce(&books, &payment, facts, scripted);
        books.commit(Change {
            payment: Some(payment.clone()),
            deliveries,
            settled: None,
        })?;
        self.bell.notify_one();
        Ok(payment)
    }

    /// The deliveries that tell about these facts, which happen now.
    fn announce(
        &self,
        books: &Books,
        payment: &Payment,
        facts: &[PaymentFact],
        how: Outcome,
    ) -> Vec<Delivery> {
        let now = self.world.now();
        let notices: Vec<Notice> = facts
            .iter()
            .map(|fact| Notice::new(self.world.uuid(), payment, *fact, now))
            .collect();
        // Seconds until each notice is due, in the order of the facts.
        let delays: Vec<(usize, i64)> = match how {
            Outcome::PayTwice => (0..notices.len())
                .flat_map(|place| [(place, 0), (place, 2)])
                .collect(),
            Outcome::PayLate => (0..notices.len()).rev().zip([20, 40]).collect(),
            Outcome::Pay | Outcome::Decline | Outcome::Expire => {
                (0..notices.len()).map(|place| (place, 0)).collect()
            }
        };
        let ids = books.next_delivery..;
        let delivery = |(id, (place, seconds)): (u64, (usize, i64))| {
            let due_at = now + TimeDelta::seconds(seconds);
            Delivery {
                id,
                notice: notices[place].clone(),
                due_at,
                attempts: 0,
            }
        };
        ids.zip(delays).map(delivery).collect()
    }

    /// The next delivery, due or not, freshly signed: for tests that have no time to wait. Post it, then
    /// [`Sandbox::settle`] it.
    pub fn step(&self) -> Option<Parcel> {
        self.books().queued().next().map(|delivery| self.pack(delivery))
    }

    /// The next delivery that is due by the world's clock.
    pub fn next_due(&self) -> Option<Parcel> {
        let now = self.world.now();
        self.books()
            .queued()
            .next()
            .filter(|delivery| delivery.due_at <= now)
            .map(|delivery| self.pack(delivery))
    }

    fn pack(&self, delivery: &Delivery) -> Parcel {
        let body = delivery.notice.body();
        // Signed anew at each attempt: a notice that waited for an hour must not look like a replay.
        let signature = sign(&self.settings.secret, self.world.now(), &body);
        let headers = vec![
            ("content-type".to_owned(), "application/json".to_owned()),
            (SIGNATURE_HEADER.to_owned(), signature),
        ];
        let event_id = delivery.notice.id.clone();
        let attempt = delivery.attempts.saturating_add(1);
        Parcel {
            id: delivery.id,
            event_id,
            url: self.settings.webhook_url.clone(),
            headers,
            body,
            attempt,
        }
    }

    /// Tells what became of a parcel: accepted, or to be tried again later. After [`ATTEMPTS_MAX`]
    /// attempts it is given up, as real providers do; looking the payment up still tells the truth.
    ///
    /// # Errors
    /// [`SandboxError::File`].
    pub fn settle(&self, parcel: &Parcel, accepted: bool) -> Result<(), SandboxError> {
        let mut books = self.books();
        let Some(mut delivery) = books.deliveries.get(&parcel.id).cloned() else {
            return Ok(());
        };
        delivery.attempts = delivery.attempts.saturating_add(1);
        if accepted || delivery.attempts >= ATTEMPTS_MAX {
            if !accepted {
                tracing::warn!(event_id = %parcel.event_id, attempts = delivery.attempts, "sandbox.notice.given_up");
            }
            return books.commit(Change::settled(parcel.id));
        }
        delivery.due_at = self.world.now() + delivery.pause();
        books.commit(Change::delivery(delivery))
    }

    /// The deliveries that are still to be made, in the order in which they are due.
    pub fn pending(&self) -> Vec<Pending> {
        self.books().queued().map(Pending::from).collect()
    }
}
