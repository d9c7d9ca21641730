//! Notices that come too early, and again when nobody remembers.

use app::payment::Webhook;
use chrono::Duration;
use domain::person::Role;
use domain::pledge::PledgeState;
use payments::sandbox::Outcome;
use payments::{Provider, RefundRequest, WebhookError};
use tests::build::{back, double, eur, gift};
use tests::lossy::Line;
use tests::on_both;

use super::{assert_agreed, headers, refunds_at_provider, undelivered};
use crate::refunds::pledge;

on_both! {
    async fn a_notice_that_comes_before_we_know_the_payment_s_name_is_made_up_for(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "500", double()).await;
        let (process, line) = app.over_a_bad_line(9).await;
        line.next(Line::Hangs);
        let input = gift(&project, "ana", "20", "one-intention");
        let (visitor, given) = (app.visitor(), input.clone());
        let begins = tokio::spawn(async move { process.create_pledge(&visitor, &given).await.map(|_| ()) });
        // The provider has opened the payment; we are killed before we write its name down.
        line.carried_out.notified().await;
        begins.abort();
        let reference = line.begun()[0].to_string();
        app.sandbox.decide(&reference, Outcome::Pay).unwrap();
        for parcel in undelivered(&app) {
            let taken = app.app.take_webhook("sandbox", &headers(&parcel), &parcel.body).await.unwrap();
            assert!(matches!(taken, Webhook::UnknownPledge), "{taken:?}");
        }
        // The donor comes back: the same key is the same payment, and it is made already.
        let made = app.app.create_pledge(&app.visitor(), &input).await.unwrap();
        assert_eq!(made.pledge.provider_ref.as_deref(), Some(reference.as_str()));
        let after = app.app.refresh_pledge(made.pledge.id).await.unwrap();
        assert_eq!((after.state, after.match_minor), (PledgeState::Confirmed, 2_000));
        assert_agreed(&app, made.pledge.id).await;
        app.assert_clean().await;
        crate::invariants::hold(&app).await;
    }
}

on_both! {
    async fn notices_that_are_told_again_after_a_year_change_nothing(app: TestApp) {
        let town = app.town().await;
        let fred = app.person(town.city.id, "Fred", Role::FinanceOfficer).await;
        let project = app.project(&town, "Benches", "100").await;
        app.pool(&town, "Double", "500", double()).await;
        let (mut gifts, mut kept) = (Vec::new(), Vec::new());
        for (guest, minor) in [("ana", 6_000), ("bob", 5_000), ("cyd", 2_000)] {
            let input = gift(&project, guest, &(minor / 100).to_string(), &format!("{guest}-gives-once"));
            let made = app.app.create_pledge(&app.visitor(), &input).await.unwrap().pledge;
            let reference = made.provider_ref.clone().unwrap();
            app.sandbox.decide(&reference, Outcome::Pay).unwrap();
            kept.extend(app.sandbox.step());
            app.deliver().await;
            gifts.push((made.id, reference));
        }
        // One goes back in part, and the bank of another takes it.
        app.app.refund_gift(&fred, gifts[0].0, &back(Some("15"), "Paid twice")).await.unwrap();
        app.sandbox.dispute(&gifts[1].1, "fraudulent").unwrap();
        kept.extend(app.sandbox.step());
        app.deliver().await;
        app.sandbox.settle_dispute(&gifts[1].1, false).unwrap();
        kept.extend(app.sandbox.step());
        app.deliver().await;
        let before = [pledge(&app, gifts[0].0).await, pledge(&app, gifts[1].0).await, pledge(&app, gifts[2].0).await];
        assert_eq!(before.each_ref().map(|gift| gift.refunded_minor), [1_500, 5_000, 0]);

        app.wait(Duration::days(366));
        app.app.end_what_is_over().await.unwrap();
        app.app.forget_what_is_old().await.unwrap();
        // As it was posted then, it is a copy; under the provider's signature of today it is genuine and old.
        for parcel in &kept {
            let copied = app.app.take_webhook("sandbox", &headers(parcel), &parcel.body).await.unwrap();
            assert!(matches!(copied, Webhook::Refused(WebhookError::Stale { .. })), "{copied:?}");
            let signed = payments::signature::sign(b"a secret of the tests", app.app.world().now(), &parcel.body);
            let fields = headers(parcel).get("content-type").map(str::to_owned);
            let fields = [("content-type", fields.unwrap()), (payments::sandbox::SIGNATURE_HEADER, signed)];
            let again = app.app.take_webhook("sandbox", &fields.into_iter().collect(), &parcel.body).await.unwrap();
            assert!(matches!(again, Webhook::Taken), "{again:?}");
        }
        for (was, (id, _)) in before.iter().zip(&gifts) {
            let is = pledge(&app, *id).await;
            assert_eq!((is.state, is.refunded_minor, is.wallet_minor), (was.state, was.refunded_minor, was.wallet_minor));
            assert_eq!((is.match_minor, is.loss_minor), (was.match_minor, was.loss_minor));
        }
        assert_agreed(&app, gifts[0].0).await;
        app.assert_clean().await;
        crate::invariants::hold(&app).await;
    }
}

on_both! {
    async fn a_payment_that_goes_back_before_its_capture_was_told_is_in_the_books_with_both(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "500", double()).await;
        for (guest, backwards) in [("ana", false), ("bob", true)] {
            let input = gift(&project, guest, "20", &format!("{guest}-gives-once"));
            let made = app.app.create_pledge(&app.visitor(), &input).await.unwrap().pledge;
            let reference = payments::ProviderRef::new(made.provider_ref.clone().unwrap()).unwrap();
            app.sandbox.decide(reference.as_str(), Outcome::Pay).unwrap();
            // By hand at the provider, in the same minute.
            let asked = RefundRequest { key: format!("by-hand-{guest}"), amount: eur(500) };
            app.sandbox.refund(&reference, &asked).await.unwrap();
            let mut parcels = undelivered(&app);
            if backwards {
                parcels.reverse();
            }
            for parcel in &parcels {
                for _ in 0..2 {
                    app.app.take_webhook("sandbox", &headers(parcel), &parcel.body).await.unwrap();
                }
            }
            let gift = pledge(&app, made.id).await;
            assert_eq!((gift.state, gift.refunded_minor), (PledgeState::PartiallyRefunded, 500));
            assert_eq!(gift.match_minor, 1_500);
            assert_eq!(refunds_at_provider(&app, reference.as_str()).await, 1);
            assert_agreed(&app, made.id).await;
        }
        app.assert_clean().await;
        crate::invariants::hold(&app).await;
    }
}
