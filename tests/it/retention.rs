//! What is kept long enough is forgotten by itself, and no book is hurt.

use app::pledge::PledgeInput;
use chrono::Duration;
use domain::person::Role;
use payments::sandbox::Outcome;
use sea_orm::{ConnectionTrait, Statement};
use tests::build::{double, gift};
use tests::{TestApp, on_both};

use crate::reader::Reader;

/// Rows of a table.
pub async fn count(app: &TestApp, what: &str) -> i64 {
    let raw = app.database.db.connection_for_migrations();
    let sql = format!("select count(*) as n from {what}");
    let row = raw
        .query_one_raw(Statement::from_string(raw.get_database_backend(), sql))
        .await
        .unwrap();
    row.unwrap().try_get("", "n").unwrap()
}

on_both! {
    async fn jobs_and_sessions_go_when_their_time_has_come(app: TestApp) {
        Reader::signed_in(&app, "ana@test.example").await;
        app.app.forget_what_is_old().await.unwrap();
        assert!(count(&app, "job").await > 0);
        assert_eq!(count(&app, "session").await, 1);
        while let Some(job) = app.app.take_job().await.unwrap() {
            app.app.end_job(&job, Ok(())).await.unwrap();
        }
        app.wait(Duration::days(32));
        app.app.forget_what_is_old().await.unwrap();
        assert_eq!((count(&app, "job").await, count(&app, "session").await), (0, 0));
    }
}

on_both! {
    async fn a_guest_who_never_paid_is_forgotten_and_one_who_paid_is_not(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        app.give(&project, "faithful", "20").await;
        let given = PledgeInput { message: Some("Soon!".to_owned()), ..gift(&project, "hesitant", "20", "hesitant-gives") };
        let made = app.app.create_pledge(&app.visitor(), &given).await.unwrap();
        app.pay(&made.pledge.provider_ref.unwrap(), Outcome::Decline).await;
        app.wait(Duration::days(89));
        app.app.forget_what_is_old().await.unwrap();
        assert_eq!(count(&app, "person where email = 'hesitant@guest.example'").await, 1);
        app.wait(Duration::days(2));
        app.app.forget_what_is_old().await.unwrap();
        assert_eq!(count(&app, "person where email = 'hesitant@guest.example'").await, 0);
        assert_eq!(count(&app, "pledge where message is not null or display_name = 'hesitant'").await, 0);
        assert_eq!(count(&app, "person where email = 'faithful@guest.example'").await, 1);
        assert_eq!(count(&app, "pledge where display_name = 'faithful'").await, 1);
        app.assert_clean().await;
    }
}

on_both! {
    async fn after_the_legal_period_nothing_leads_from_a_gift_to_who_gave_it(app: TestApp) {
        let town = app.town().await;
        app.pool(&town, "Double", "1000", double()).await;
        let project = app.project(&town, "Benches", "500").await;
        let ana = app.person(town.city.id, "Ana", Role::Resident).await;
        let made = app.app.create_pledge(&ana, &gift(&project, "Ana", "20", "ana-gives-20")).await.unwrap();
        app.pay(&made.pledge.provider_ref.unwrap(), Outcome::Pay).await;
        app.app.erase_me(&ana, "ana@test.example").await.unwrap();
        let uuid = ana.person().unwrap();
        let theirs = |pledges: Vec<store::pledge::Pledge>| pledges.len();
        app.wait(Duration::days(9 * 365));
        app.app.forget_what_is_old().await.unwrap();
        assert_eq!(theirs(app.app.pledges_of_person(uuid, None, 10).await.unwrap()), 1);
        app.wait(Duration::days(400));
        app.app.forget_what_is_old().await.unwrap();
        assert_eq!(theirs(app.app.pledges_of_person(uuid, None, 10).await.unwrap()), 0);
        assert_eq!(count(&app, "pledge where provider_ref is not null").await, 0);
        assert_eq!(count(&app, "provider_event").await, 0);
        assert_eq!(app.app.forget_what_is_old().await.unwrap(), 0, "once is enough");
        app.assert_clean().await;
    }
}
