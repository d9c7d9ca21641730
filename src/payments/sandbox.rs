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
//! | `95`    | charging the saved method needs the donor's approval                                |
//! | `96`    | charging the saved method is declined                                               |
//! | `97`    | the donor's bank disputes the payment as soon as it is captured                     |
//! | `98`    | refunds fail                                                                        |
//!
//! What no amount can say is said by calls: [`Sandbox::dispute`], [`Sandbox::settle_dispute`],
//! [`Sandbox::pay_out`], [`Sandbox::return_transfer`]. Of every captured payment it keeps a fee.
//!
//! With a file it survives a restart: payments, decisions, transfers and notices that are still to
//! be told. No money
//! is real here; nothing but the `demo` command and tests should make one.

mod calls;
mod deliver;
mod delivery;
mod dispute;
mod file;
mod notice;
mod payment;
mod refund;
mod saved;
mod script;
#[cfg(test)]
mod tests;
mod transfer;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use domain::World;
use domain::pledge::PaymentFact;

pub use deliver::deliver;
pub use delivery::{ATTEMPTS_MAX, Parcel, Pending, SIGNATURE_HEADER};
pub use payment::{PRICE, Payment};
pub use script::Outcome;

use crate::signature::sign;
use crate::{Capture, PaymentState, ProviderRef, Transfer};
use delivery::Delivery;
use file::{Change, File};
use notice::Message;
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
    /// Whether it saves methods to charge them later, as not every account of a real provider may.
    pub saves_methods: bool,
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
    transfers: BTreeMap<String, Transfer>,
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
        if let Some(transfer) = change.transfer {
            self.transfers.insert(transfer.reference.clone(), transfer);
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

    /// Everything that there is, as changes.
    fn changes(&self) -> impl Iterator<Item = Change> {
        let payments = self.payments.values().cloned().map(Change::payment);
        let transfers = self.transfers.values().cloned().map(Change::transfer);
        let deliveries = self.deliveries.values().cloned().map(Change::delivery);
        payments.chain(transfers).chain(deliveries)
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
            books.file = Some(File::rewrite(path, books.changes())?);
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
        File::rewrite(path, self.books().changes()).map(drop)
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
            Capture::Saved => &[PaymentFact::MethodSaved],
        };
        let facts = match scripted {
            Outcome::Pay | Outcome::PayTwice | Outcome::PayLate => paid,
            Outcome::Decline => &[PaymentFact::Declined],
            Outcome::Expire => &[PaymentFact::Expired],
        };
        payment.outcome = Some(outcome);
        match facts.last() {
            Some(PaymentFact::Captured) => payment.state = PaymentState::Captured,
            Some(PaymentFact::Authorized) => payment.hold(self.world.now()),
            Some(PaymentFact::MethodSaved) => payment.state = PaymentState::Saved,
            Some(PaymentFact::Declined) => payment.state = PaymentState::Declined,
            Some(PaymentFact::Expired) | None => payment.state = PaymentState::Expired,
        }
        self.tell(&mut books, payment, facts, scripted)
    }

    /// Keeps the payment and tells about these facts, which happen now. Where the last one is that it was
    /// captured, the donor's bank may have its word by script.
    fn tell(
        &self,
        books: &mut Books,
        mut payment: Payment,
        facts: &[PaymentFact],
        how: Outcome,
    ) -> Result<Payment, SandboxError> {
        let now = self.world.now();
        let messages: Vec<Message> = facts
            .iter()
            .map(|fact| Message::fact(self.world.uuid(), now, &payment, *fact))
            .collect();
        // Seconds until each notice is due, in the order of the facts.
        let delays: Vec<(usize, i64)> = match how {
            Outcome::PayTwice => (0..messages.len())
                .flat_map(|place| [(place, 0), (place, 2)])
                .collect(),
            Outcome::PayLate => (0..messages.len()).rev().zip([20, 40]).collect(),
            Outcome::Pay | Outcome::Decline | Outcome::Expire => {
                (0..messages.len()).map(|place| (place, 0)).collect()
            }
        };
        let mut told: Vec<(Message, i64)> = delays
            .into_iter()
            .map(|(place, seconds)| (messages[place].clone(), seconds))
            .collect();
        if facts.last() == Some(&PaymentFact::Captured) && Script::of(payment.paid()).is_disputed {
            told.push((self.open_dispute(&mut payment, "fraudulent"), 60));
        }
        self.commit(books, Some(payment.clone()), None, told)?;
        Ok(payment)
    }

    /// Writes everything down that changed, with notices and the seconds until they are due.
    fn commit(
        &self,
        books: &mut Books,
        payment: Option<Payment>,
        transfer: Option<Transfer>,
        told: Vec<(Message, i64)>,
    ) -> Result<(), SandboxError> {
        let now = self.world.now();
        let delivery = |(id, (notice, seconds)): (u64, (Message, i64))| Delivery {
            id,
            notice,
            due_at: now + TimeDelta::seconds(seconds),
            attempts: 0,
        };
        let deliveries = (books.next_delivery..).zip(told).map(delivery).collect();
        books.commit(Change {
            payment,
            transfer,
            deliveries,
            settled: None,
        })?;
        self.bell.notify_one();
        Ok(())
    }

    /// A name that nobody can guess.
    fn name(&self, prefix: &str) -> String {
        let bytes = self.world.bytes::<16>();
        let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{prefix}_{digits}")
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
