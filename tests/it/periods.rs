//! Periods of the books: closed by two people, for good; and balances at any day of the past.

use std::collections::BTreeMap;

use app::ledger::{Account, Nature, TrialBalance};
use app::{App, Caller};
use chrono::{Duration, NaiveDate};
use domain::CityId;
use domain::act::ActKind;
use domain::person::Role;
use sea_orm::ConnectionTrait;
use tests::build::double;
use tests::people::code;
use tests::{TestApp, on_both};

/// The day of the clock, by the city's own.
fn today(app: &TestApp) -> NaiveDate {
    (app.app.world().now() + Duration::hours(1)).date_naive()
}

async fn balance(
    app: &App,
    caller: &Caller,
    city: CityId,
    (from, until): (NaiveDate, NaiveDate),
) -> TrialBalance {
    let balance = app.trial_balance(caller, city, (from, until)).await.unwrap();
    for nature in [Nature::Money, Nature::Promise] {
        assert_eq!(balance.sums(nature), (0, 0), "{nature:?}");
    }
    balance
}

/// The accounts by their names, as a person expects them.
fn by_name(balance: &TrialBalance) -> BTreeMap<&'static str, (i64, i64)> {
    let shown = |account: Account, minor| account.shown(minor);
    let mut sums: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for line in &balance.lines {
        let sum = sums.entry(line.account.name()).or_default();
        sum.0 += shown(line.account, line.opening_minor);
        sum.1 += shown(line.account, line.closing_minor);
    }
    sums
}

on_both! {
    async fn two_people_close_a_period_and_nothing_enters_it_any_more(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        let (asks, agrees) = (&town.official, app.person(city, "Fred", Role::FinanceOfficer).await);
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "100", double()).await;
        app.give(&project, "ana", "60").await;
        let first = today(&app);

        let early = app.app.ask_to_close_books(asks, city, first).await;
        assert_eq!(code(early), "NOT_OVER_YET");
        app.wait(Duration::days(3));
        let resident = app.person(city, "Rene", Role::Resident).await;
        assert_eq!(code(app.app.ask_to_close_books(&resident, city, first).await), "NOT_ALLOWED");
        let period = app.app.ask_to_close_books(asks, city, first).await.unwrap();
        assert_eq!((period.number, period.closed), (1, None));
        assert_eq!(code(app.app.ask_to_close_books(&agrees, city, first).await), "ALREADY_ASKED");
        assert_eq!(code(app.app.close_books(&resident, period.id).await), "NOT_FOUND");
        assert_eq!(code(app.app.close_books(asks, period.id).await), "SECOND_PERSON_NEEDED");

        app.give(&project, "bob", "10").await;
        let closed = app.app.close_books(&agrees, period.id).await.unwrap().closed.unwrap();
        assert_eq!(closed.head, app.app.ledger_head(&town.city).await.unwrap());
        assert_eq!(code(app.app.close_books(&agrees, period.id).await), "ALREADY_DECIDED");
        assert_eq!(code(app.app.keep_books_open(&agrees, period.id).await), "ALREADY_DECIDED");
        assert_eq!(code(app.app.ask_to_close_books(asks, city, first).await), "BOOKS_CLOSED");

        // The database refuses whatever would enter it, and whatever would open it.
        let raw = app.database.db.connection_for_migrations();
        for (statement, why) in [
            (
                "insert into ledger_transaction (city_id, id, kind, currency, cause, occurred_at, recorded_at)
                 select city_id, '00000000-0000-7000-8000-000000000001', 'reversal', currency, cause, occurred_at, recorded_at
                 from ledger_transaction order by occurred_at limit 1",
                "closed for that day",
            ),
            ("update accounting_period set ends_at = asked_at", "stays as it is"),
            ("delete from accounting_period", "stays as it is"),
            ("update period_balance set balance_minor = 1", "append-only"),
            ("delete from period_balance", "append-only"),
        ] {
            let refused = raw.execute_unprepared(statement).await;
            let text = refused.expect_err(statement).to_string();
            assert!(text.contains(why), "{statement}: {text}");
        }
        app.give(&project, "cyd", "5").await;
        app.assert_clean().await;
        let acts = app.app.acts(asks, city, None, 2).await.unwrap();
        let kinds: Vec<ActKind> = acts.iter().map(|kept| kept.act.kind).collect();
        assert_eq!(kinds, [ActKind::BooksClosed, ActKind::BooksAsked]);
    }
}

on_both! {
    async fn the_accounts_of_any_past_day_are_found_again(app: TestApp) {
        let town = app.town().await;
        let (city, official) = (town.city.id, &town.official);
        let agrees = app.person(city, "Fred", Role::FinanceOfficer).await;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "100", double()).await;
        let mut days = vec![today(&app)];
        app.give(&project, "ana", "60").await;
        for amount in ["10", "20", "30"] {
            app.wait(Duration::days(2));
            days.push(today(&app));
            app.give(&project, "bob", amount).await;
        }
        app.wait(Duration::days(2));
        let seen = |days: (NaiveDate, NaiveDate)| balance(&app.app, official, city, days);
        let before = seen((days[1], days[2])).await;
        let expected = [
            ("pool-available", (4_000, 1_000)),
            ("pool-funding", (10_000, 10_000)),
            ("pool-granted", (6_000, 9_000)),
            ("pool-reserved", (6_000, 9_000)),
            ("project-escrow", (6_000, 9_000)),
            ("project-match", (6_000, 9_000)),
            ("provider-clearing", (6_000, 9_000)),
        ];
        assert_eq!(by_name(&before), expected.into_iter().collect());
        // A closed period changes no figure, before it or after it.
        let whole = seen((days[0], days[3])).await;
        let period = app.app.ask_to_close_books(official, city, days[1]).await.unwrap();
        app.app.close_books(&agrees, period.id).await.unwrap();
        assert_eq!(seen((days[1], days[2])).await, before);
        assert_eq!(seen((days[0], days[3])).await, whole);
        assert_eq!(by_name(&seen((days[3], days[3])).await)["project-escrow"], (9_000, 12_000));
        assert_eq!(code(app.app.trial_balance(official, city, (days[1], days[0])).await), "DATES_REVERSED");
        assert_eq!(code(app.app.trial_balance(&app.visitor(), city, (days[0], days[0])).await), "SIGN_IN_REQUIRED");
    }
}

on_both! {
    async fn a_request_can_be_taken_back_and_the_next_has_its_number(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        let agrees = app.person(city, "Fred", Role::FinanceOfficer).await;
        let first = today(&app);
        app.wait(Duration::days(5));
        let period = app.app.ask_to_close_books(&town.official, city, first).await.unwrap();
        app.app.keep_books_open(&town.official, period.id).await.unwrap();
        assert_eq!(app.app.periods(&agrees, city).await.unwrap(), []);
        assert_eq!(code(app.app.close_books(&agrees, period.id).await), "NOT_FOUND");
        for (number, day) in [(1, first), (2, first + Duration::days(1))] {
            let period = app.app.ask_to_close_books(&agrees, city, day).await.unwrap();
            assert_eq!(period.number, number);
            app.app.close_books(&town.official, period.id).await.unwrap();
        }
        let periods = app.app.periods(&agrees, city).await.unwrap();
        assert_eq!(periods[0].starts_at, periods[1].ends_at);
        app.assert_clean().await;
    }
}

on_both! {
    async fn books_that_are_not_clean_are_not_closed(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        let agrees = app.person(city, "Fred", Role::FinanceOfficer).await;
        let project = app.project(&town, "Benches", "1000").await;
        app.give(&project, "ana", "60").await;
        let first = today(&app);
        app.wait(Duration::days(3));
        let period = app.app.ask_to_close_books(&town.official, city, first).await.unwrap();
        let raw = app.database.db.connection_for_migrations();
        let change = "update ledger_balance set balance_minor = balance_minor + 1 where account = 'provider-clearing'";
        raw.execute_unprepared(change).await.unwrap();
        assert_eq!(code(app.app.close_books(&agrees, period.id).await), "BOOKS_NOT_CLEAN");
        let report = &app.app.audit(None).await.unwrap()[0];
        let found: Vec<&str> = report.findings.iter().map(|finding| finding.text.as_str()).collect();
        assert_eq!(found, ["provider-clearing is kept as 6001, the journal makes 6000"]);
        assert_eq!(app.app.periods(&agrees, city).await.unwrap()[0].closed, None);
    }
}
