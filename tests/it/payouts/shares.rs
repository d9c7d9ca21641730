//! What goes with a payment: tranches of match, match that was left, several in one file, the platform's fee.

use app::payment_account::PaymentAccount;
use app::payout::PayoutInput;
use app::project_money::HeldReason;
use domain::payout::PayoutState;
use domain::person::Role;
use domain::project::ProjectState;
use tests::build::eur;
use tests::{account_of, on_both};

use super::{ACCOUNT, Scene, approved, asks, ends, found, holdings, ordered, succeeded, take, today, told};
use crate::match_log::{checked, written};
use crate::transfers::town_with_account;

on_both! {
    async fn match_that_a_pool_pays_in_tranches_goes_with_one_payment_each(app: TestApp) {
        let (town, fred) = town_with_account(&app).await;
        let flora = app.person(town.city.id, "Flora", Role::FinanceOfficer).await;
        let project = app.project(&town, "Benches", "100").await;
        let rule = r#"{"base": "goal", "rate": {"table": {"selector": "milestone", "steps": [{"from": 2500, "flat_minor": 5000}]}},
            "release": {"when": "milestone", "tranches_bps": [4000, 6000]}}"#;
        app.pool_defined(&town, "Tranches", "100", rule).await;
        app.give(&project, "ana", "60").await;
        let project = ends(&app, &project).await;
        assert_eq!((project.state, project.match_minor), (ProjectState::Succeeded, 5_000));
        app.app.set_payee_account(&town.owner, project.id, ACCOUNT).await.unwrap();
        let scene = Scene { town, project, fred, flora };
        let mut opening = 20_000;
        for (number, gifts, matched) in [(1u32, 1_000, 2_000), (2, 5_000, 3_000)] {
            let given = if number == 1 { Some("10") } else { None };
            let due = app.app.payout_due(&scene.fred, &scene.project).await.unwrap();
            assert_eq!(due.match_minor, matched);
            let key = format!("payout-{number}");
            let asked = app.app.request_payout(&scene.fred, &asks(&scene.project, given, &key)).await.unwrap();
            let payout = approved(&app, &scene, asked.id).await;
            assert_eq!((payout.gifts_minor, payout.match_minor), (gifts, Some(matched)));
            let (_, orders) = ordered(&app, &scene).await;
            let (id, paid) = (orders[0].end_to_end_id.as_str(), gifts + matched);
            assert_eq!(take(&app, &scene, told(19 + number, opening, &[(-paid, Some(id))])).await, 0);
            opening -= paid;
            app.assert_clean().await;
        }
        assert_eq!(app.app.payout_due(&scene.fred, &scene.project).await.unwrap().match_minor, 0);
        checked(&written(&app, &scene.town.city, None, None).await);
    }
}

on_both! {
    async fn match_of_a_payment_that_is_let_go_stays_for_the_next(app: TestApp) {
        let scene = succeeded(&app).await;
        let asked = app.app.request_payout(&scene.fred, &asks(&scene.project, None, "payout-one")).await.unwrap();
        approved(&app, &scene, asked.id).await;
        // Who asked may take it back, as long as the bank was not told.
        app.app.refuse_payout(&scene.fred, asked.id, "").await.unwrap();
        assert_eq!(holdings(&app, &scene).await, [(HeldReason::NotAskedFor, 12_000)]);
        app.assert_clean().await;
        let due = app.app.payout_due(&scene.fred, &scene.project).await.unwrap();
        assert_eq!((due.gifts_minor, due.match_minor), (6_000, 6_000));
        let gifts_alone = PayoutInput { with_match: false, ..asks(&scene.project, Some("60"), "payout-two") };
        let second = app.app.request_payout(&scene.fred, &gifts_alone).await.unwrap();
        assert_eq!(approved(&app, &scene, second.id).await.match_minor, Some(0));
        ordered(&app, &scene).await;
        app.assert_clean().await;
        let third = app.app.request_payout(&scene.fred, &asks(&scene.project, None, "payout-three")).await.unwrap();
        let payout = approved(&app, &scene, third.id).await;
        assert_eq!((payout.gifts_minor, payout.match_minor), (0, Some(6_000)));
        let (_, orders) = ordered(&app, &scene).await;
        assert_eq!(orders[0].amount_minor, 6_000);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_file_that_the_bank_books_in_one_sum_is_known_by_its_id(app: TestApp) {
        let (town, fred) = town_with_account(&app).await;
        let flora = app.person(town.city.id, "Flora", Role::FinanceOfficer).await;
        let (benches, trees) = (app.project(&town, "Benches", "50").await, app.project(&town, "Trees", "30").await);
        app.give(&benches, "ana", "60").await;
        app.give(&trees, "bob", "35").await;
        let (project, trees) = (ends(&app, &benches).await, ends(&app, &trees).await);
        let scene = Scene { town, project, fred, flora };
        let mut asked = Vec::new();
        for (project, key) in [(&scene.project, "payout-benches"), (&trees, "payout-trees")] {
            app.app.set_payee_account(&scene.town.owner, project.id, ACCOUNT).await.unwrap();
            asked.push(app.app.request_payout(&scene.fred, &asks(project, None, key)).await.unwrap().id);
        }
        for id in &asked {
            approved(&app, &scene, *id).await;
        }
        let (batch, orders) = ordered(&app, &scene).await;
        assert_eq!(orders.len(), 2);
        let message = app.app.payment_file(&scene.fred, batch).await.unwrap().message_id;
        let mut given = told(20, 20_000, &[(-9_500, None), (3_500, Some(&orders[1].end_to_end_id))]);
        given.entries[0].payment_information_id = Some(message);
        assert_eq!(take(&app, &scene, given).await, 0);
        let mut states = Vec::new();
        for id in asked {
            states.push(found(&app, &scene, id).await.state);
        }
        assert_eq!(states, [PayoutState::Paid, PayoutState::Returned]);
        app.assert_clean().await;
    }
}

on_both! {
    async fn the_fee_is_taken_once_whatever_the_bank_sends_back(app: TestApp) {
        let scene = succeeded(&app).await;
        let with_fee = app.set_up(5, |settings| settings.payout_fee_bps = 333).await;
        let asked = app.app.request_payout(&scene.fred, &asks(&scene.project, None, "payout-one")).await.unwrap();
        approved(&app, &scene, asked.id).await;
        let mut opening = 20_000;
        // 3.33 % of 60.00, rounded down: 1.99.
        for day in [20, 21] {
            let batch = with_fee.order_payments(&scene.fred, scene.city(), today(&app)).await.unwrap();
            let order = app.app.orders_of_batch(&scene.fred, &batch).await.unwrap().remove(0);
            assert_eq!(order.amount_minor, 11_801);
            let id = order.end_to_end_id;
            let back = if day == 20 { 11_801 } else { 0 };
            let lines = [(-11_801, Some(id.as_str())), (11_801, Some(id.as_str()))];
            let lines = if day == 20 { &lines[..] } else { &lines[..1] };
            assert_eq!(take(&app, &scene, told(day, opening, lines)).await, 0);
            opening += back - 11_801;
            app.assert_clean().await;
            if day == 20 {
                approved(&app, &scene, asked.id).await;
            }
        }
        let payout = found(&app, &scene, asked.id).await;
        assert_eq!((payout.state, payout.fee_minor, payout.to_pay_minor()), (PayoutState::Paid, 199, 11_801));
        let money = app.app.project_money(&app.visitor(), &scene.project).await.unwrap();
        assert_eq!(money.fees.minor, 199);
    }
}

on_both! {
    async fn a_city_with_a_payment_account_of_its_own_may_have_a_fee_of_its_own(app: TestApp) {
        let scene = succeeded(&app).await;
        let usual = app.set_up(5, |settings| settings.payout_fee_bps = 100).await;
        let account = account_of(&scene.town.city.slug, app.sandbox.clone());
        let account = PaymentAccount { platform_fee_bps: Some(333), ..account };
        let own = usual.clone().with_accounts_of_cities(vec![account]);
        let kept = |app: &app::App| app.fees(&scene.town.city, eur(6_000)).unwrap().platform.minor;
        assert_eq!((kept(&usual), kept(&own)), (60, 199));
        let asked = app.app.request_payout(&scene.fred, &asks(&scene.project, None, "payout-one")).await.unwrap();
        approved(&app, &scene, asked.id).await;
        own.order_payments(&scene.fred, scene.city(), today(&app)).await.unwrap();
        let payout = found(&app, &scene, asked.id).await;
        assert_eq!((payout.fee_minor, payout.to_pay_minor()), (199, 11_801));
        app.assert_clean().await;
    }
}
