//! The database is gone for ten seconds in the middle of gifts, and comes back.
//!
//! On PostgreSQL every connection is ended and none is let in, again and again; on SQLite another program has locked
//! the file. Donors and the provider do what they do then: they try again with the same key, and with the same notice.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use app::{App, AppError, AppResult, Caller, Project};
use domain::PledgeId;
use domain::pledge::PledgeState;
use futures_util::future::{join, join_all};
use payments::sandbox::Outcome;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use tests::build::{double, gift};
use tests::{TestApp, on_both};

use super::{assert_agreed, headers};
use crate::retention::count;

const AWAY: Duration = Duration::from_secs(10);
const DONORS: usize = 6;

/// Asks until there is an answer. What is not an answer says that the database is away, and nothing else.
async fn insist<T>(ask: impl AsyncFn() -> AppResult<T>) -> T {
    loop {
        match ask().await {
            Ok(answer) => return answer,
            Err(AppError::Store(error)) => {
                assert!(error.is_unavailable() || error.is_transient(), "{error}");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            Err(error) => panic!("{error}"),
        }
    }
}

/// Gives and pays until the database is back, at least once.
async fn donor(
    app: &TestApp,
    process: &App,
    project: &Project,
    number: usize,
    is_back: &AtomicBool,
) -> Vec<PledgeId> {
    let (visitor, mut given): (Caller, Vec<PledgeId>) = (app.visitor(), Vec::new());
    while given.is_empty() || !is_back.load(Ordering::Relaxed) {
        let key = format!("donor-{number}-gives-{}", given.len());
        let input = gift(project, &format!("donor{number}"), "10", &key);
        let made = insist(async || process.create_pledge(&visitor, &input).await).await;
        let reference = made.pledge.provider_ref.unwrap();
        app.sandbox.decide(&reference, Outcome::Pay).unwrap();
        given.push(made.pledge.id);
        if given.len().is_multiple_of(2) {
            insist(async || process.refresh_pledge(made.pledge.id).await).await;
        }
        while let Some(parcel) = app.sandbox.step() {
            app.sandbox.settle(&parcel, true).unwrap();
            insist(async || {
                process
                    .take_webhook("sandbox", &headers(&parcel), &parcel.body)
                    .await
            })
            .await;
        }
        if given.len().is_multiple_of(5) {
            insist(async || process.refund_pledge(made.pledge.id).await).await;
        }
    }
    given
}

/// Takes the database away, and brings it back.
async fn outage(app: &TestApp) {
    if app.database.db.is_embedded() {
        let other = app.database.again().await;
        let raw = other.connection_for_migrations();
        raw.execute_unprepared("begin exclusive").await.unwrap();
        tokio::time::sleep(AWAY).await;
        raw.execute_unprepared("rollback").await.unwrap();
        return;
    }
    let (admin, name) = administrator(&app.database.url).await;
    let end_all = format!(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}' and pid <> pg_backend_pid()"
    );
    // First only what is under way, in the middle of whatever it does; then nobody is let in.
    for _ in 0..10 {
        admin.execute_unprepared(&end_all).await.unwrap();
        tokio::time::sleep(AWAY / 40).await;
    }
    let let_in = |allowed: bool| format!("alter database {name} with allow_connections {allowed}");
    admin.execute_unprepared(&let_in(false)).await.unwrap();
    admin.execute_unprepared(&end_all).await.unwrap();
    tokio::time::sleep(AWAY * 3 / 4).await;
    admin.execute_unprepared(&let_in(true)).await.unwrap();
}

/// A connection beside the database, and the database's name.
async fn administrator(url: &str) -> (DatabaseConnection, String) {
    let (base, query) = url.split_once('?').unwrap_or((url, ""));
    let (server, name) = base.rsplit_once('/').unwrap();
    let admin = Database::connect(format!("{server}/postgres?{query}"))
        .await
        .unwrap();
    (admin, name.to_owned())
}

on_both! {
    async fn a_database_that_is_gone_for_ten_seconds_loses_and_doubles_nothing(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "100000").await;
        app.pool(&town, "Double", "5000", double()).await;
        let (other, is_back) = (app.another(9).await, AtomicBool::new(false));
        let donors = (0..DONORS).map(|number| {
            let process = if number % 2 == 0 { &app.app } else { &other };
            donor(&app, process, &project, number, &is_back)
        });
        let breaks = async {
            tokio::time::sleep(Duration::from_millis(300)).await;
            outage(&app).await;
            is_back.store(true, Ordering::Relaxed);
        };
        let (told, ()) = join(join_all(donors), breaks).await;
        let told = told.concat();
        app.deliver().await;
        app.app.refresh_waiting().await.unwrap();
        app.app.decide_all().await.unwrap();
        assert!(told.len() >= DONORS);
        assert_eq!(count(&app, "pledge").await, i64::try_from(told.len()).unwrap(), "each gift is there once");
        for id in &told {
            let gift = app.app.pledge(*id).await.unwrap().expect("a gift that was told is there");
            assert!(matches!(gift.state, PledgeState::Confirmed | PledgeState::Refunded), "{gift:?}");
            assert!(gift.decided_at.is_some(), "{gift:?}");
            assert_agreed(&app, *id).await;
        }
        app.assert_clean().await;
        crate::invariants::hold(&app).await;
    }
}
