//! Money out of wallets: held, approved, ordered, paid, sent back.

use app::withdrawal::WithdrawalInput;
use app::{AppResult, Caller, PaymentOrder, Withdrawal};
use chrono::Duration;
use domain::CityId;
use domain::person::Role;
use domain::withdrawal::WithdrawalState;
use tests::build::Town;
use tests::people::code;
use tests::{TestApp, on_both};

use crate::payouts::told;
use crate::transfers::{promise, statement, town_with_account};

/// A town, its finance officer, and Ana with 200 euros in her wallet: her gift by transfer came to a campaign that failed.
async fn with_wallet(app: &TestApp) -> (Town, Caller) {
    let (town, fred) = town_with_account(app).await;
    let project = app.project(&town, "Benches", "1000").await;
    let (ana, written) = promise(app, &project, "ana", "200").await;
    let given = statement(5, 0, &[(20_000, &written, "ANA")]);
    app.app
        .take_statements(&fred, town.city.id, &[given])
        .await
        .unwrap();
    app.wait(Duration::days(45));
    app.app.end_what_is_over().await.unwrap();
    app.app.refund_pledge(ana.id).await.unwrap();
    (town, fred)
}

async fn ana(app: &TestApp) -> Caller {
    app.signed_in("ana@guest.example").await
}

fn asks(city: CityId, amount: &str, key: &str) -> WithdrawalInput {
    WithdrawalInput {
        city,
        amount: amount.to_owned(),
        holder: "Ana Durand".to_owned(),
        iban: "FR14 2004 1010 0505 0001 3M02 606".to_owned(),
        bic: None,
        key: key.to_owned(),
    }
}

async fn ask(app: &TestApp, by: &Caller, city: CityId, amount: &str, key: &str) -> AppResult<Withdrawal> {
    app.app.request_withdrawal(by, &asks(city, amount, key)).await
}

/// What is in the wallet and what is held of it.
async fn wallet(app: &TestApp, ana: &Caller) -> (i64, i64) {
    let wallets = app.app.wallets(ana).await.unwrap();
    wallets
        .first()
        .map_or((0, 0), |wallet| (wallet.balance.minor, wallet.held.minor))
}

async fn ordered(app: &TestApp, fred: &Caller, city: CityId) -> Vec<PaymentOrder> {
    let day = (app.app.world().now() + Duration::hours(2)).date_naive();
    let batch = app.app.order_payments(fred, city, day).await.unwrap();
    app.app.orders_of_batch(fred, &batch).await.unwrap()
}

async fn state(app: &TestApp, ana: &Caller, of: &Withdrawal) -> WithdrawalState {
    let own = app.app.own_withdrawals(ana).await.unwrap();
    own.into_iter().find(|one| one.id == of.id).unwrap().state
}

on_both! {
    async fn a_wallet_is_paid_out_and_what_comes_back_is_in_it_again(app: TestApp) {
        let (town, fred) = with_wallet(&app).await;
        let (city, own) = (town.city.id, ana(&app).await);
        assert_eq!(wallet(&app, &own).await, (20_000, 0));
        let asked = ask(&app, &own, city, "50", "withdraw-50").await.unwrap();
        assert_eq!(ask(&app, &own, city, "50", "withdraw-50").await.unwrap(), asked, "the same key is the same withdrawal");
        assert_eq!(code(ask(&app, &own, city, "51", "withdraw-50").await), "KEY_REUSED");
        assert_eq!(wallet(&app, &own).await, (15_000, 5_000));
        assert_eq!(code(ask(&app, &own, city, "150.01", "withdraw-more").await), "MORE_THAN_THERE_IS");
        app.assert_clean().await;

        // Small: one person suffices.
        let approved = app.app.approve_withdrawal(&fred, asked.id).await.unwrap();
        assert_eq!((approved.state, approved.confirmed), (WithdrawalState::Approved, None));
        assert_eq!(code(app.app.approve_withdrawal(&town.official, asked.id).await), "ALREADY_DECIDED");
        let orders = ordered(&app, &fred, city).await;
        assert_eq!((orders.len(), orders[0].amount_minor), (1, 5_000));
        assert_eq!(wallet(&app, &own).await, (15_000, 0));
        assert_eq!(code(app.app.take_back_withdrawal(&own, asked.id).await), "ALREADY_DECIDED");
        app.assert_clean().await;
        let id = orders[0].end_to_end_id.as_str();
        let taken = app.app.take_statements(&fred, city, &[told(6, 20_000, &[(-5_000, Some(id))])]).await.unwrap();
        assert_eq!(taken[0].open, 0);
        assert_eq!(state(&app, &own, &asked).await, WithdrawalState::Paid);
        app.assert_clean().await;
        let taken = app.app.take_statements(&fred, city, &[told(7, 15_000, &[(5_000, Some(id))])]).await.unwrap();
        assert_eq!(taken[0].open, 0);
        assert_eq!(state(&app, &own, &asked).await, WithdrawalState::Returned);
        assert_eq!(wallet(&app, &own).await, (20_000, 0));
        app.assert_clean().await;
        // A second return of the same is nobody's.
        let taken = app.app.take_statements(&fred, city, &[told(8, 20_000, &[(5_000, Some(id))])]).await.unwrap();
        assert_eq!(taken[0].open, 1);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_large_withdrawal_takes_two_people_and_one_s_own_none_of_oneself(app: TestApp) {
        let (town, fred) = with_wallet(&app).await;
        let (city, own) = (town.city.id, ana(&app).await);
        let asked = ask(&app, &own, city, "150.01", "withdraw-large").await.unwrap();
        let first = app.app.approve_withdrawal(&fred, asked.id).await.unwrap();
        assert_eq!(first.state, WithdrawalState::Requested);
        assert_eq!(code(app.app.approve_withdrawal(&fred, asked.id).await), "SECOND_PERSON_NEEDED");
        let (one, two) = tokio::join!(
            app.app.approve_withdrawal(&town.official, asked.id),
            app.app.approve_withdrawal(&town.official, asked.id),
        );
        assert_eq!([&one, &two].iter().filter(|it| it.is_ok()).count(), 1, "{one:?} {two:?}");
        assert_eq!(state(&app, &own, &asked).await, WithdrawalState::Approved);
        // Approved, and the bank was not told: it can still be refused, with a reason that its person reads.
        assert_eq!(code(app.app.refuse_withdrawal(&fred, asked.id, "").await), "REQUIRED");
        let refused = app.app.refuse_withdrawal(&fred, asked.id, "The name is not yours.").await.unwrap();
        assert_eq!(refused.released.unwrap().reason.as_deref(), Some("The name is not yours."));
        let told = app.app.refused_payment(&asked.id.to_string()).await.unwrap();
        assert_eq!((told.project, told.amount.minor, told.to.as_str()), (None, 15_001, "ana@guest.example"));
        assert_eq!(wallet(&app, &own).await, (20_000, 0));
        app.assert_clean().await;

        let officer = app.app.seed_person(city, &"ana@guest.example".parse().unwrap(), "Ana", domain::Locale::En, Role::FinanceOfficer).await.unwrap();
        let asked = ask(&app, &officer, city, "10", "withdraw-own").await.unwrap();
        assert_eq!(code(app.app.approve_withdrawal(&officer, asked.id).await), "SECOND_PERSON_NEEDED");
        assert_eq!(code(app.app.approve_withdrawal(&app.visitor(), asked.id).await), "SIGN_IN_REQUIRED");
        let rene = app.person(city, "Rene", Role::Resident).await;
        assert_eq!(code(app.app.approve_withdrawal(&rene, asked.id).await), "NOT_FOUND");
        assert_eq!(code(app.app.take_back_withdrawal(&rene, asked.id).await), "NOT_FOUND");
        assert_eq!(code(ask(&app, &rene, city, "1", "withdraw-rene").await), "MORE_THAN_THERE_IS");
        app.app.take_back_withdrawal(&officer, asked.id).await.unwrap();
        assert_eq!(code(app.app.take_back_withdrawal(&officer, asked.id).await), "ALREADY_DECIDED");
        assert_eq!(wallet(&app, &officer).await, (20_000, 0));
        app.assert_clean().await;
    }
}

on_both! {
    async fn nobody_takes_the_same_money_out_twice_at_once(app: TestApp) {
        let (town, _) = with_wallet(&app).await;
        let (city, own) = (town.city.id, ana(&app).await);
        let other = app.another(91).await;
        let large = asks(city, "150", "withdraw-other");
        let (one, two) = tokio::join!(
            ask(&app, &own, city, "150", "withdraw-one"),
            other.request_withdrawal(&own, &large),
        );
        assert_eq!([&one, &two].iter().filter(|it| it.is_ok()).count(), 1, "{one:?} {two:?}");
        assert_eq!(wallet(&app, &own).await, (5_000, 15_000));
        app.assert_clean().await;
    }
}

on_both! {
    async fn an_account_with_money_in_its_wallet_is_not_erased(app: TestApp) {
        let (town, fred) = with_wallet(&app).await;
        let (city, own) = (town.city.id, ana(&app).await);
        assert_eq!(code(app.app.erase_me(&own, "ana@guest.example").await), "CANNOT_ERASE");
        let obstacles = app.app.erasure(&own).await.unwrap().obstacles;
        assert_eq!(obstacles, [domain::erasure::Obstacle::MoneyInWallet { city: "Town".to_owned() }]);
        let asked = ask(&app, &own, city, "200", "withdraw-all").await.unwrap();
        let obstacles = app.app.erasure(&own).await.unwrap().obstacles;
        assert_eq!(obstacles, [domain::erasure::Obstacle::WithdrawalUnderWay]);
        for by in [&fred, &town.official] {
            app.app.approve_withdrawal(by, asked.id).await.unwrap();
        }
        let orders = ordered(&app, &fred, city).await;
        assert_eq!(code(app.app.erase_me(&own, "ana@guest.example").await), "CANNOT_ERASE");
        let id = orders[0].end_to_end_id.as_str();
        app.app.take_statements(&fred, city, &[told(6, 20_000, &[(-20_000, Some(id))])]).await.unwrap();
        let file = app.app.own_data_file(&own).await.unwrap();
        assert!(file.contains("FR1420041010050500013M02606"), "{file}");
        app.app.erase_me(&own, "ana@guest.example").await.unwrap();
        app.assert_clean().await;
    }
}
