//! Cash and cheques at an event: counted by two people, booked as gifts, brought to the bank.

use app::cash::CashGiftInput;
use app::ledger::Account;
use app::statement::Explanation;
use app::{Caller, Project};
use chrono::{Duration, NaiveDate};
use domain::cash::{CashKind, CountState};
use domain::person::Role;
use domain::pledge::{PledgeChannel, PledgeState};
use domain::project::ProjectState;
use domain::{CashCountId, CityId};
use tests::build::double;
use tests::people::code;
use tests::{TestApp, on_both};

use crate::refunds::{balance, pledge};
use crate::transfers::statement;

/// A gift on the table.
pub fn on_table(project: &Project, kind: CashKind, amount: &str, key: &str) -> CashGiftInput {
    CashGiftInput {
        project: project.id,
        kind,
        amount: amount.to_owned(),
        name: Some("Odile".to_owned()),
        email: None,
        anonymous: false,
        key: format!("table-{key}"),
    }
}

fn today(app: &TestApp) -> NaiveDate {
    app.app.world().now().date_naive()
}

/// Begins a count.
pub async fn open(app: &TestApp, by: &Caller, city: CityId, key: &str) -> CashCountId {
    let given = ("Fête de quartier", today(app), key);
    app.app.open_cash_count(by, city, given).await.unwrap().id
}

on_both! {
    async fn two_people_count_and_every_gift_is_booked_once(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        let (fred, gisele) =
            (app.person(city, "Fred", Role::FinanceOfficer).await, app.person(city, "Gisele", Role::Official).await);
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "500", double()).await;
        let id = open(&app, &fred, city, "count-one").await;
        assert_eq!(open(&app, &fred, city, "count-one").await, id, "the same key is the same count");
        assert_eq!(code(app.app.count_cash(&fred, id, ("0", "0")).await), "NOTHING_COUNTED");
        let first = on_table(&project, CashKind::Cash, "12.50", "one");
        app.app.add_cash_gift(&fred, id, &first).await.unwrap();
        app.app.add_cash_gift(&fred, id, &first).await.unwrap();
        let told = CashGiftInput {
            email: Some("Odile@test.example".to_owned()),
            ..on_table(&project, CashKind::Cheque, "30", "two")
        };
        app.app.add_cash_gift(&gisele, id, &told).await.unwrap();
        let wrong = on_table(&project, CashKind::Cash, "99", "three");
        let with_wrong = app.app.add_cash_gift(&fred, id, &wrong).await.unwrap();
        assert_eq!(with_wrong.gifts.iter().map(|gift| gift.number).collect::<Vec<_>>(), [1, 2, 3]);
        app.app.remove_cash_gift(&fred, with_wrong.gifts[2].id).await.unwrap();

        assert_eq!(code(app.app.count_cash(&fred, id, ("42.50", "")).await), "NOT_THE_SUM");
        assert_eq!(code(app.app.confirm_cash_count(&gisele, id, ("12.50", "30")).await), "ALREADY_DECIDED");
        app.app.count_cash(&fred, id, ("12.50", "30")).await.unwrap();
        assert_eq!(code(app.app.add_cash_gift(&fred, id, &wrong).await), "ALREADY_DECIDED");
        assert_eq!(code(app.app.confirm_cash_count(&fred, id, ("12.50", "30")).await), "SECOND_PERSON_NEEDED");
        // Another sum books nothing and opens the count again.
        assert_eq!(code(app.app.confirm_cash_count(&gisele, id, ("12.40", "30")).await), "COUNT_DIFFERS");
        assert_eq!(balance(&app, city, Account::CashBox).await, 0);
        app.app.count_cash(&gisele, id, ("12.50", "30")).await.unwrap();
        let found = ("12.50", "30");
        let (one, other) = tokio::join!(
            app.app.confirm_cash_count(&fred, id, found),
            app.app.confirm_cash_count(&fred, id, found)
        );
        assert_eq!([one.is_ok(), other.is_ok()].iter().filter(|done| **done).count(), 1, "booked once");
        let confirmed = one.or(other).unwrap();
        assert_eq!(confirmed.count.state, CountState::Confirmed);

        assert_eq!(balance(&app, city, Account::CashBox).await, 4_250);
        let project = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        assert_eq!((project.crowd_minor, project.match_minor, project.backers), (4_250, 4_250, 2));
        let cheque = pledge(&app, confirmed.gifts[1].pledge.unwrap()).await;
        assert_eq!((cheque.channel, cheque.state), (PledgeChannel::Cash, PledgeState::Confirmed));
        // Who left an address finds the gift when they sign in.
        let odile = app.signed_in("odile@test.example").await;
        assert_eq!(odile.person(), Some(cheque.person));
        app.assert_clean().await;
        // Given back, it is in the wallet.
        app.app.refund_pledge(cheque.id).await.unwrap();
        assert_eq!(balance(&app, city, Account::DonorWallet(cheque.person)).await, 3_000);
        app.assert_clean().await;
    }
}

on_both! {
    async fn what_is_brought_to_the_bank_arrives_as_the_bank_counts_it(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        let (fred, gisele) =
            (app.person(city, "Fred", Role::FinanceOfficer).await, app.person(city, "Gisele", Role::Official).await);
        app.app.set_bank_account(&fred, city, ("Town", "BE68 5390 0754 7034", None)).await.unwrap();
        let project = app.project(&town, "Benches", "1000").await;
        let id = open(&app, &fred, city, "count-one").await;
        app.app.add_cash_gift(&fred, id, &on_table(&project, CashKind::Cash, "100", "one")).await.unwrap();
        app.app.count_cash(&fred, id, ("100", "")).await.unwrap();
        app.app.confirm_cash_count(&gisele, id, ("100", "")).await.unwrap();
        let bring = |amount: &'static str, key: &'static str| {
            let given = (amount, today(&app), key);
            app.app.deposit_cash(&fred, city, given)
        };
        assert_eq!(code(bring("100.01", "too-much-of-it").await), "AMOUNT_TOO_LARGE");
        let less = bring("40", "deposit-one").await.unwrap();
        assert_eq!(bring("40", "deposit-one").await.unwrap().id, less.id);
        let more = bring("60", "deposit-two").await.unwrap();
        assert_eq!(balance(&app, city, Account::CashBox).await, 0);
        assert_eq!(balance(&app, city, Account::CashInTransit).await, 10_000);
        app.assert_clean().await;
        // The bank finds 50 cents less in the one, and a euro more in the other.
        let on = NaiveDate::from_ymd_opt(2026, 3, 5).unwrap();
        if today(&app) > on {
            app.wait(Duration::zero());
        }
        let given = statement(5, 0, &[(3_950, "REMISE ESPECES", "Bank"), (6_100, "REMISE ESPECES", "Bank")]);
        app.app.take_statements(&fred, city, &[given]).await.unwrap();
        let open = app.app.open_entries(&fred, city, 0, 10).await.unwrap();
        for (entry, deposit) in open.iter().zip([&less, &more]) {
            app.app.explain_entry(&fred, entry.entry.id, Explanation::Deposit(deposit.id)).await.unwrap();
        }
        assert_eq!(balance(&app, city, Account::CashInTransit).await, 0);
        assert_eq!(balance(&app, city, Account::CashDifference).await, 50 - 100);
        let found = app.app.cash_box(&fred, city).await.unwrap();
        assert!(found.deposits.iter().all(|deposit| deposit.arrived.is_some()));
        assert!(app.app.cash_box(&app.visitor(), city).await.is_err());
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_count_with_a_gift_that_nobody_takes_any_more_books_nothing(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        let (fred, gisele) =
            (app.person(city, "Fred", Role::FinanceOfficer).await, app.person(city, "Gisele", Role::Official).await);
        let (open_one, ends) = (app.project(&town, "Benches", "10").await, app.project(&town, "Trees", "1000").await);
        let id = open(&app, &fred, city, "count-one").await;
        for (project, key) in [(&open_one, "one"), (&ends, "two")] {
            app.app.add_cash_gift(&fred, id, &on_table(project, CashKind::Cash, "20", key)).await.unwrap();
        }
        app.app.count_cash(&fred, id, ("40", "")).await.unwrap();
        // The campaign waits for what is counted, and not for ever.
        for (days, state) in [(41, ProjectState::Published), (7, ProjectState::Failed)] {
            app.wait(Duration::days(days));
            app.app.end_what_is_over().await.unwrap();
            let project = app.app.project_by_id(&app.visitor(), ends.id).await.unwrap().unwrap();
            assert_eq!(project.state, state);
        }
        let refused = app.app.confirm_cash_count(&gisele, id, ("40", "")).await;
        assert_eq!(code(refused), "TAKES_NO_MONEY");
        assert_eq!(balance(&app, city, Account::CashBox).await, 0);
        app.app.reopen_cash_count(&gisele, id, true).await.unwrap();
        assert_eq!(code(app.app.reopen_cash_count(&gisele, id, false).await), "ALREADY_DECIDED");
        app.assert_clean().await;
    }
}
