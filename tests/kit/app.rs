//! An application under test, with its sandbox and its clock.

use std::sync::Arc;

use app::file::Storage;
use app::payment_account::PaymentAccount;
use app::{App, Caller, Settings};
use chrono::Duration;
use domain::Locale;
use domain::person::{Email, Role};
use payments::sandbox::{Outcome, Sandbox};
use payments::{Headers, Provider};

use crate::database::{Backend, TestDb};
use crate::lossy::Lossy;
use crate::till::Till;
use crate::world::{TestClock, world};

/// An application on a database of its own.
pub struct TestApp {
    /// The use cases.
    pub app: App,
    /// The payment provider.
    pub sandbox: Arc<Sandbox>,
    /// The time.
    pub clock: TestClock,
    /// The database.
    pub database: TestDb,
    /// Where files lie: `private` and `pictures` are in it.
    pub files: tempfile::TempDir,
}

/// The public address that tests pretend to have: a name, because passkeys belong to names.
pub const BASE_URL: &str = "http://localhost:8080";

impl TestApp {
    /// A fresh one.
    pub async fn new(backend: Backend) -> TestApp {
        Self::on(TestDb::new(backend).await)
    }

    /// One on a database that there is.
    pub fn on(database: TestDb) -> TestApp {
        let clock = TestClock::default();
        let sandbox = sandbox(&clock, |_| ());
        let files = tempfile::tempdir().unwrap();
        let storage = storage(files.path());
        let app = App::new(database.db.clone(), world(&clock, 1), settings(), sandbox.clone());
        TestApp {
            app: app.storing(storage),
            files,
            sandbox,
            clock,
            database,
        }
    }

    /// Another process on the same database, with the same provider.
    pub async fn another(&self, seed: u64) -> App {
        App::new(
            self.database.again().await,
            world(&self.clock, seed),
            settings(),
            self.sandbox.clone(),
        )
    }

    /// Another process on the same database, whose donors pay at a till.
    pub async fn at_the_till(&self, seed: u64) -> App {
        self.with_provider(seed, Arc::new(Till)).await
    }

    /// Another process on the same database with so many connections to it, whose donors pay at a till.
    pub async fn at_a_busy_till(&self, seed: u64, connections: u32) -> App {
        let db = crate::database::connect_few(&self.database.url, connections).await;
        App::new(db, world(&self.clock, seed), settings(), Arc::new(Till))
    }

    /// Another process on the same database, with a provider of its own.
    pub async fn with_provider(&self, seed: u64, provider: Arc<dyn Provider>) -> App {
        let world = world(&self.clock, seed);
        App::new(self.database.again().await, world, settings(), provider)
    }

    /// Another process on the same database, with the same provider at the other end of a bad line.
    pub async fn over_a_bad_line(&self, seed: u64) -> (App, Arc<Lossy>) {
        let line = Arc::new(Lossy::new(self.sandbox.clone()));
        let world = world(&self.clock, seed);
        let app = App::new(self.database.again().await, world, settings(), line.clone());
        (app, line)
    }

    /// Another process on the same database that is set up in another way.
    pub async fn set_up(&self, seed: u64, change: impl FnOnce(&mut Settings)) -> App {
        let mut settings = settings();
        change(&mut settings);
        let world = world(&self.clock, seed);
        App::new(self.database.again().await, world, settings, self.sandbox.clone())
    }

    /// A bank beside the sandbox, set up in another way. It calls its payments by the same names, in the same order.
    pub fn bank(&self, change: impl FnOnce(&mut payments::sandbox::Settings)) -> Arc<Sandbox> {
        sandbox(&self.clock, change)
    }

    /// Somebody with a role in a city, signed in.
    pub async fn person(&self, city: domain::CityId, name: &str, role: Role) -> Caller {
        let email: Email = format!("{}@test.example", name.to_lowercase()).parse().unwrap();
        self.app
            .seed_person(city, &email, name, Locale::En, role)
            .await
            .unwrap()
    }

    /// A visitor who reads English.
    pub fn visitor(&self) -> Caller {
        Caller::visitor(Locale::En)
    }

    /// Decides a payment at the sandbox and delivers every webhook that follows.
    pub async fn pay(&self, provider_ref: &str, outcome: Outcome) {
        self.sandbox.decide(provider_ref, outcome).unwrap();
        self.deliver().await;
    }

    /// Delivers every pending webhook of the sandbox.
    pub async fn deliver(&self) {
        self.deliver_to("sandbox", &self.sandbox).await;
    }

    /// Delivers every pending webhook of a bank, to the payment account of this name.
    pub async fn deliver_to(&self, account: &str, bank: &Sandbox) {
        while let Some(parcel) = bank.step() {
            let headers: Headers = parcel.headers.iter().cloned().collect();
            let taken = self.app.take_webhook(account, &headers, &parcel.body).await;
            let taken = taken.unwrap();
            assert!(!matches!(taken, app::payment::Webhook::Refused(_)), "{taken:?}");
            bank.settle(&parcel, true).unwrap();
        }
    }

    /// Lets time pass.
    pub fn wait(&self, by: Duration) {
        self.clock.advance(by);
    }

    /// Fails unless the books are clean.
    pub async fn assert_clean(&self) {
        for report in self.app.audit_replayed(None).await.unwrap() {
            assert!(report.findings.is_empty(), "{report:#?}");
        }
    }
}

fn sandbox(clock: &TestClock, change: impl FnOnce(&mut payments::sandbox::Settings)) -> Arc<Sandbox> {
    let mut settings = payments::sandbox::Settings {
        base_url: BASE_URL.to_owned(),
        webhook_url: format!("{BASE_URL}/webhooks/payments/sandbox"),
        secret: b"a secret of the tests".to_vec(),
        saves_methods: true,
        file: None,
    };
    change(&mut settings);
    Arc::new(Sandbox::open(settings, world(clock, 2)).unwrap())
}

fn storage(folder: &std::path::Path) -> Storage {
    let key = b"a key of the tests, long enough for one";
    Storage::new(folder.join("private"), folder.join("pictures"), key)
}

/// The account of a city that has one of its own, with nothing written down about prices.
pub fn account_of(city: &str, provider: Arc<dyn Provider>) -> PaymentAccount {
    PaymentAccount {
        name: format!("account-of-{city}"),
        city: Some(city.to_owned()),
        provider,
        card_price: None,
        platform_fee_bps: None,
    }
}

/// How applications under test are set up.
pub(crate) fn settings() -> Settings {
    Settings {
        base_url: BASE_URL.to_owned(),
        pledge_units_max: 10_000,
        link_minutes: 15,
        session_days: 30,
        identity_providers: Vec::new(),
        residence_years: 3,
        withdrawal_alone_units_max: 150,
        payout_fee_bps: 0,
        card_price: Some(payments::sandbox::PRICE),
    }
}
