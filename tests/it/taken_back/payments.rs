//! Orders to the bank that were taken for paid, or for sent back, and were not.

use app::payout::PayoutInput;
use app::statement::Explanation;
use app::withdrawal::WithdrawalInput;
use app::{Caller, PaymentOrder, Payout};
use chrono::Duration;
use domain::CityId;
use domain::payout::{OrderState, PayoutState};
use domain::person::Role;
use domain::withdrawal::WithdrawalState;
use tests::build::double;
use tests::people::code;
use tests::{TestApp, on_both};

use super::{open_one, shown};
use crate::transfers::{promise, statement, town_with_account};

const IBAN: &str = "FR14 2004 1010 0505 0001 3M02 606";

/// Orders what is approved: the one order of it.
async fn ordered(app: &TestApp, fred: &Caller, city: CityId) -> PaymentOrder {
    let on = (app.app.world().now() + Duration::hours(2)).date_naive();
    let batch = app.app.order_payments(fred, city, on).await.unwrap();
    app.app.orders_of_batch(fred, &batch).await.unwrap().remove(0)
}

/// Without the moments of the approvals: who approved wrote it down a moment later.
fn as_signed(payout: Payout) -> (Payout, [Option<domain::PersonId>; 2]) {
    let by = [&payout.approved, &payout.confirmed].map(|signed| signed.as_ref().map(|signed| signed.by));
    let unsigned = Payout {
        approved: None,
        confirmed: None,
        ..payout
    };
    (unsigned, by)
}

async fn order(app: &TestApp, id: domain::PaymentOrderId) -> PaymentOrder {
    let found = store::payment_order::by_id(app.database.db.read(), id).await;
    found.unwrap().unwrap()
}

on_both! {
    async fn a_payment_to_a_project_is_as_it_was_with_those_who_approved_it(app: TestApp) {
        let (town, fred) = town_with_account(&app).await;
        let city = town.city.id;
        let flora = app.person(city, "Flora", Role::FinanceOfficer).await;
        let project = app.project(&town, "Benches", "100").await;
        app.pool(&town, "Double", "100", double()).await;
        app.give(&project, "ana", "60").await;
        let (bob, _) = promise(&app, &project, "bob", "20").await;
        app.app.take_statements(&fred, city, &[statement(4, 0, &[(2_000, "don", "BOB")])]).await.unwrap();
        let of_bob = open_one(&app, &fred, city, 2_000).await;
        app.app.explain_entry(&fred, of_bob, Explanation::Pledge(bob.id)).await.unwrap();
        app.wait(Duration::days(45));
        app.app.end_what_is_over().await.unwrap();
        app.app.set_payee_account(&town.owner, project.id, ("Les Bancs", IBAN, None)).await.unwrap();
        let asked = PayoutInput { project: project.id, gifts: None, with_match: true, key: "payment-one".to_owned() };
        let asked = app.app.request_payout(&fred, &asked).await.unwrap();
        for by in [&town.official, &flora] {
            app.app.approve_payout(by, asked.id, 1).await.unwrap();
        }
        let one = ordered(&app, &fred, city).await;
        let payout = async || -> Payout {
            store::payout::by_id(app.database.db.read(), asked.id).await.unwrap().unwrap()
        };
        let (at_order, before) = (payout().await, shown(&app).await);
        // A gift that was paid out is not taken back any more.
        let refused = app.app.take_back_explanation(&fred, of_bob, "Not his").await;
        assert_eq!(code(refused), "GIFT_MOVED_ON");

        let lines = [(-one.amount_minor, "VIREMENT", "?"), (one.amount_minor, "RETOUR", "?")];
        app.app.take_statements(&fred, city, &[statement(20, 2_000, &lines)]).await.unwrap();
        let left = open_one(&app, &fred, city, -one.amount_minor).await;
        let came = open_one(&app, &fred, city, one.amount_minor).await;
        let explain = |entry| app.app.explain_entry(&fred, entry, Explanation::Order(one.id));
        let take_back = |entry| app.app.take_back_explanation(&fred, entry, "A mistake");
        for _ in 0..2 {
            explain(left).await.unwrap();
            let (paid, paid_shown) = (payout().await, shown(&app).await);
            assert_eq!(paid.state, PayoutState::Paid);
            explain(came).await.unwrap();
            assert_eq!((payout().await.state, payout().await.approved), (PayoutState::Returned, None));
            assert_eq!(code(take_back(left).await), "PAYMENT_MOVED_ON", "what came back was paid first");
            take_back(came).await.unwrap();
            assert_eq!((as_signed(payout().await), shown(&app).await), (as_signed(paid), paid_shown));
            assert_eq!(order(&app, one.id).await.state, OrderState::Paid);
            take_back(left).await.unwrap();
            assert_eq!(as_signed(payout().await), as_signed(at_order.clone()));
            assert_eq!(order(&app, one.id).await, one);
            assert_eq!(shown(&app).await, before);
            app.assert_clean().await;
            crate::invariants::hold(&app).await;
        }
        // It came back, and somebody approves it anew: that is not taken from under them.
        explain(left).await.unwrap();
        explain(came).await.unwrap();
        app.app.approve_payout(&flora, asked.id, 1).await.unwrap();
        assert_eq!(code(take_back(came).await), "PAYMENT_MOVED_ON");
        app.assert_clean().await;
        crate::invariants::hold(&app).await;
    }
}

on_both! {
    async fn a_withdrawal_that_did_not_come_back_is_paid_unless_its_money_is_spent(app: TestApp) {
        let (town, fred) = town_with_account(&app).await;
        let city = town.city.id;
        let project = app.project(&town, "Benches", "1000").await;
        let (ana, written) = promise(&app, &project, "ana", "50").await;
        app.app.take_statements(&fred, city, &[statement(5, 0, &[(5_000, &written, "ANA")])]).await.unwrap();
        app.app.refund_pledge(ana.id).await.unwrap();
        let own = app.signed_in("ana@guest.example").await;
        let asks = |amount: &str, key: &str| WithdrawalInput {
            city,
            amount: amount.to_owned(),
            holder: "Ana".to_owned(),
            iban: IBAN.to_owned(),
            bic: None,
            key: key.to_owned(),
        };
        let asked = app.app.request_withdrawal(&own, &asks("50", "withdraw-all")).await.unwrap();
        app.app.approve_withdrawal(&fred, asked.id).await.unwrap();
        let one = ordered(&app, &fred, city).await;
        let lines = [(-5_000, "VIREMENT", "?"), (5_000, "RETOUR", "?")];
        app.app.take_statements(&fred, city, &[statement(6, 5_000, &lines)]).await.unwrap();
        let (left, came) = (open_one(&app, &fred, city, -5_000).await, open_one(&app, &fred, city, 5_000).await);
        let explain = |entry| app.app.explain_entry(&fred, entry, Explanation::Order(one.id));
        let take_back = |entry| app.app.take_back_explanation(&fred, entry, "A mistake");
        let state = async || {
            let found = store::withdrawal::by_id(app.database.db.read(), asked.id).await;
            found.unwrap().unwrap().state
        };
        for _ in 0..2 {
            explain(left).await.unwrap();
            explain(came).await.unwrap();
            assert_eq!(state().await, WithdrawalState::Returned);
            take_back(came).await.unwrap();
            assert_eq!(state().await, WithdrawalState::Paid);
            take_back(left).await.unwrap();
            assert_eq!(state().await, WithdrawalState::Ordered);
            app.assert_clean().await;
            crate::invariants::hold(&app).await;
        }
        explain(left).await.unwrap();
        explain(came).await.unwrap();
        app.app.request_withdrawal(&own, &asks("30", "withdraw-again")).await.unwrap();
        assert_eq!(code(take_back(came).await), "PAYMENT_MOVED_ON", "some of it is asked for again");
        app.assert_clean().await;
        crate::invariants::hold(&app).await;
    }
}
