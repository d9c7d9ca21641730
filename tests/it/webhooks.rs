//! What payment providers tell, in every order and number, true and forged.

use app::payment::Webhook;
use domain::pledge::PledgeState;
use payments::Headers;
use payments::sandbox::{Outcome, Parcel};
use tests::build::{double, gift};
use tests::on_both;

use crate::retention::count;

fn headers(parcel: &Parcel) -> Headers {
    parcel.headers.iter().cloned().collect()
}

on_both! {
    async fn a_webhook_told_twice_counts_once(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "500", double()).await;
        let made = app.app.create_pledge(&app.visitor(), &gift(&project, "ana", "20", "one-intention")).await.unwrap();
        app.pay(made.pledge.provider_ref.as_deref().unwrap(), Outcome::PayTwice).await;
        let pledge = app.app.pledge(made.pledge.id).await.unwrap().unwrap();
        assert_eq!((pledge.state, pledge.match_minor), (PledgeState::Confirmed, 2000));
        let project = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        assert_eq!((project.crowd_minor, project.match_minor, project.backers), (2000, 2000, 1));
        app.assert_clean().await;
    }
}

on_both! {
    async fn late_and_in_the_wrong_order_ends_the_same(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        let made = app.app.create_pledge(&app.visitor(), &gift(&project, "ana", "20", "one-intention")).await.unwrap();
        app.pay(made.pledge.provider_ref.as_deref().unwrap(), Outcome::PayLate).await;
        assert_eq!(app.app.pledge(made.pledge.id).await.unwrap().unwrap().state, PledgeState::Confirmed);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_forged_or_stale_webhook_changes_nothing(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        let made = app.app.create_pledge(&app.visitor(), &gift(&project, "ana", "20", "one-intention")).await.unwrap();
        app.sandbox.decide(made.pledge.provider_ref.as_deref().unwrap(), Outcome::Pay).unwrap();
        let parcel = app.sandbox.step().unwrap();
        let mut forged = parcel.body.clone();
        let last = forged.len() - 2;
        forged[last] ^= 1;
        let taken = app.app.take_webhook("sandbox", &headers(&parcel), &forged).await.unwrap();
        assert!(matches!(taken, Webhook::Refused(payments::WebhookError::Forged)), "{taken:?}");
        let unsigned = app.app.take_webhook("sandbox", &Headers::default(), &parcel.body).await.unwrap();
        assert!(matches!(unsigned, Webhook::Refused(payments::WebhookError::Unsigned)), "{unsigned:?}");
        let parcel_headers = headers(&parcel);
        app.wait(chrono::Duration::minutes(6));
        let stale = app.app.take_webhook("sandbox", &parcel_headers, &parcel.body).await.unwrap();
        assert!(matches!(stale, Webhook::Refused(payments::WebhookError::Stale { .. })), "{stale:?}");
        assert_eq!(app.app.pledge(made.pledge.id).await.unwrap().unwrap().state, PledgeState::Pending);
    }
}

on_both! {
    async fn a_payment_that_no_pledge_knows_is_kept_for_a_person(app: TestApp) {
        app.town().await;
        let request = payments::PaymentRequest {
            key: "somebody-else".to_owned(),
            pledge: domain::Id::new(app.app.world()),
            city: domain::Id::new(app.app.world()),
            amount: tests::build::eur(2000),
            description: "?".to_owned(),
            return_url: "http://127.0.0.1:8080/".to_owned(),
            capture: payments::Capture::Now,
        };
        let started = payments::Provider::start(&*app.sandbox, &request).await.unwrap();
        app.sandbox.decide(started.provider_ref.as_str(), Outcome::Pay).unwrap();
        let parcel = app.sandbox.step().unwrap();
        let taken = app.app.take_webhook("sandbox", &headers(&parcel), &parcel.body).await.unwrap();
        assert!(matches!(taken, Webhook::UnknownPledge), "{taken:?}");
        app.assert_clean().await;
    }
}

on_both! {
    async fn webhook_and_return_page_at_once_are_one_pledge_and_one_match(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "500", double()).await;
        let made = app.app.create_pledge(&app.visitor(), &gift(&project, "ana", "20", "one-intention")).await.unwrap();
        app.sandbox.decide(made.pledge.provider_ref.as_deref().unwrap(), Outcome::Pay).unwrap();
        let parcel = app.sandbox.step().unwrap();
        let other = app.another(9).await;
        let mut tasks = Vec::new();
        for number in 0..12 {
            let process = if number % 2 == 0 { app.app.clone() } else { other.clone() };
            let (headers, body, id) = (headers(&parcel), parcel.body.clone(), made.pledge.id);
            tasks.push(tokio::spawn(async move {
                if number % 3 == 0 {
                    process.take_webhook("sandbox", &headers, &body).await.unwrap();
                } else {
                    process.refresh_pledge(id).await.unwrap();
                }
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        let pledge = app.app.pledge(made.pledge.id).await.unwrap().unwrap();
        assert_eq!((pledge.state, pledge.match_minor), (PledgeState::Confirmed, 2000));
        let project = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        assert_eq!((project.crowd_minor, project.match_minor, project.backers), (2000, 2000, 1));
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_declined_payment_moves_no_money(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        let made = app.app.create_pledge(&app.visitor(), &gift(&project, "ana", "20", "one-intention")).await.unwrap();
        app.pay(made.pledge.provider_ref.as_deref().unwrap(), Outcome::Decline).await;
        assert_eq!(app.app.pledge(made.pledge.id).await.unwrap().unwrap().state, PledgeState::Failed);
        let project = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        assert_eq!((project.crowd_minor, project.backers), (0, 0));
        app.assert_clean().await;
    }
}

on_both! {
    async fn what_moves_no_pledge_is_recorded_once_and_changes_nothing(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        let made = app.app.create_pledge(&app.visitor(), &gift(&project, "ana", "20", "one-intention")).await.unwrap();
        let reference = made.pledge.provider_ref.clone().unwrap();
        app.pay(&reference, Outcome::Pay).await;
        app.sandbox.dispute(&reference, "fraudulent").unwrap();
        app.sandbox.settle_dispute(&reference, true).unwrap();
        app.sandbox.pay_out(domain::Currency::EUR).unwrap().unwrap();
        let before = count(&app, "provider_event").await;
        let mut told = 0;
        while let Some(parcel) = app.sandbox.step() {
            for _ in 0..2 {
                let taken = app.app.take_webhook("sandbox", &headers(&parcel), &parcel.body).await.unwrap();
                assert!(matches!(taken, Webhook::Taken), "{taken:?}");
            }
            app.sandbox.settle(&parcel, true).unwrap();
            told += 1;
        }
        assert_eq!((told, count(&app, "provider_event").await - before), (3, 3));
        assert_eq!(app.app.pledge(made.pledge.id).await.unwrap().unwrap().state, PledgeState::Confirmed);
        app.assert_clean().await;
    }
}
