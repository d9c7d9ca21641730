//! Gifts that go back, or are in dispute, when their project is paid.

use app::ledger::Account;
use domain::PledgeId;
use domain::pledge::PledgeState;
use payments::{Provider, ProviderRef};
use tests::build::back;
use tests::people::code;
use tests::{TestApp, on_both};

use super::{Scene, approved, asks, ordered, succeeded};
use crate::refunds::{balance, pledge};

/// What the city bears when the gift of the scene goes back after it was paid: sixty euros, and their match.
const GIFT_AND_MATCH: i64 = 12_000;

/// The one gift of the scene, with the provider's name for its payment.
async fn gift(app: &TestApp, scene: &Scene) -> (PledgeId, String) {
    let conn = app.database.db.read();
    let all = store::pledge::to_refund(conn, scene.city(), scene.project.id)
        .await
        .unwrap();
    let id = all[0];
    (id, pledge(app, id).await.provider_ref.unwrap())
}

/// The project is paid all that it was given and all its match.
async fn paid(app: &TestApp) -> Scene {
    let scene = succeeded(app).await;
    let asked = asks(&scene.project, None, "payout-of-all");
    let asked = app.app.request_payout(&scene.fred, &asked).await.unwrap();
    approved(app, &scene, asked.id).await;
    ordered(app, &scene).await;
    scene
}

on_both! {
    async fn what_goes_back_after_its_project_was_paid_is_a_loss_that_the_books_show(app: TestApp) {
        let scene = paid(&app).await;
        let (id, reference) = gift(&app, &scene).await;
        let back = app.app.refund_gift(&scene.fred, id, &back(None, "Given by mistake")).await.unwrap();
        assert_eq!((back.state, back.refunded_minor, back.loss_minor), (PledgeState::Refunded, 6_000, 6_000));
        assert_eq!(balance(&app, scene.city(), Account::Loss).await, GIFT_AND_MATCH);
        assert_eq!(balance(&app, scene.city(), Account::ProviderClearing).await, 0);
        let money = app.app.project_money(&scene.fred, &scene.project).await.unwrap();
        let matched = [money.match_promised, money.match_committed, money.match_paid].map(|sum| sum.minor);
        assert_eq!(matched, [0, 0, 6_000], "it was paid, whatever went back");
        app.assert_clean().await;
        // The donor's bank does not take it: it is theirs, and the loss stays.
        let payment = ProviderRef::new(reference.clone()).unwrap();
        let made = app.sandbox.look_up(&payment).await.unwrap().refunds;
        app.sandbox.fail_refund(&reference, made[0].key.as_ref().unwrap()).unwrap();
        app.deliver().await;
        assert_eq!(pledge(&app, id).await.wallet_minor, 6_000);
        assert_eq!(balance(&app, scene.city(), Account::Loss).await, GIFT_AND_MATCH);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_dispute_that_is_lost_after_the_payment_is_a_loss(app: TestApp) {
        let scene = paid(&app).await;
        let (id, reference) = gift(&app, &scene).await;
        app.sandbox.dispute(&reference, "fraudulent").unwrap();
        app.sandbox.settle_dispute(&reference, false).unwrap();
        app.deliver().await;
        let lost = pledge(&app, id).await;
        assert_eq!((lost.state, lost.loss_minor, lost.wallet_minor), (PledgeState::Refunded, 6_000, 0));
        assert_eq!(balance(&app, scene.city(), Account::Loss).await, GIFT_AND_MATCH);
        assert_eq!(balance(&app, scene.city(), Account::Disputed).await, 0);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_gift_in_dispute_is_not_paid_to_its_project(app: TestApp) {
        let scene = succeeded(&app).await;
        let (id, reference) = gift(&app, &scene).await;
        app.sandbox.dispute(&reference, "fraudulent").unwrap();
        app.deliver().await;
        let due = app.app.payout_due(&scene.town.owner, &scene.project).await.unwrap();
        assert_eq!(due.gifts_minor, 0);
        let too_much = asks(&scene.project, Some("10"), "payout-of-some");
        assert_eq!(code(app.app.request_payout(&scene.fred, &too_much).await), "MORE_THAN_THERE_IS");
        app.sandbox.settle_dispute(&reference, true).unwrap();
        app.deliver().await;
        let due = app.app.payout_due(&scene.town.owner, &scene.project).await.unwrap();
        assert_eq!((due.gifts_minor, pledge(&app, id).await.state), (6_000, PledgeState::Confirmed));
        app.assert_clean().await;
    }
}
