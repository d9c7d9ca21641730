//! A provider whose answers do not arrive, and a process that is killed between the charge and the record.

use app::refund::RefundInput;
use chrono::Duration;
use domain::act::ActKind;
use domain::person::Role;
use domain::pledge::PledgeState;
use payments::sandbox::Outcome;
use tests::build::{back, double, gift};
use tests::lossy::Line;
use tests::on_both;
use tests::people::code;

use super::{assert_agreed, at_provider, refunds_at_provider, undelivered};
use crate::refunds::pledge;
use crate::retention::count;

on_both! {
    async fn a_payment_whose_beginning_timed_out_is_one_payment_however_often_it_is_asked_for(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        let (process, line) = app.over_a_bad_line(9).await;
        let input = gift(&project, "ana", "20", "one-intention");
        for _ in 0..3 {
            line.next(Line::TimesOut);
            assert_eq!(code(process.create_pledge(&app.visitor(), &input).await), "PROVIDER_DOWN");
        }
        let made = process.create_pledge(&app.visitor(), &input).await.unwrap().pledge;
        let begun = line.begun();
        assert!(begun.len() == 4 && begun.iter().all(|one| *one == begun[0]), "{begun:?}");
        app.pay(begun[0].as_str(), Outcome::Pay).await;
        assert_eq!(pledge(&app, made.id).await.state, PledgeState::Confirmed);
        assert_eq!(count(&app, "pledge").await, 1);
        assert_agreed(&app, made.id).await;
        app.assert_clean().await;
        crate::invariants::hold(&app).await;
    }
}

on_both! {
    async fn what_was_charged_before_we_were_killed_is_found_by_the_schedule(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "500", double()).await;
        let (process, line) = app.over_a_bad_line(9).await;
        // One whose payment has no name with us, and one of which every notice is lost.
        line.next(Line::Hangs);
        let (visitor, given) = (app.visitor(), gift(&project, "ana", "20", "of-a-killed-process"));
        let begins = tokio::spawn(async move { process.create_pledge(&visitor, &given).await.map(|_| ()) });
        line.carried_out.notified().await;
        begins.abort();
        let nameless = line.begun()[0].to_string();
        let given = gift(&project, "bob", "30", "whose-notices-are-lost");
        let named = app.app.create_pledge(&app.visitor(), &given).await.unwrap().pledge;
        for reference in [&nameless, named.provider_ref.as_ref().unwrap()] {
            app.sandbox.decide(reference, Outcome::Pay).unwrap();
        }
        undelivered(&app);
        assert_eq!(count(&app, "pledge where state = 'pending'").await, 2);
        app.wait(Duration::minutes(3));
        app.app.refresh_waiting().await.unwrap();
        assert_eq!(pledge(&app, named.id).await.state, PledgeState::Confirmed);
        // Nobody was sent to pay for the other; after a day it is called off, or taken if it was paid after all.
        app.wait(Duration::hours(25));
        app.app.refresh_waiting().await.unwrap();
        app.app.refresh_waiting().await.unwrap();
        assert_eq!(count(&app, "pledge where state = 'confirmed'").await, 2);
        let found = at_provider(&app, &nameless).pledge;
        assert_agreed(&app, found).await;
        assert_agreed(&app, named.id).await;
        let project = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        assert_eq!((project.crowd_minor, project.match_minor, project.backers), (5_000, 5_000, 2));
        app.assert_clean().await;
        crate::invariants::hold(&app).await;
    }
}

on_both! {
    async fn a_refund_whose_answer_is_lost_goes_back_once(app: TestApp) {
        let town = app.town().await;
        let fred = app.person(town.city.id, "Fred", Role::FinanceOfficer).await;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "500", double()).await;
        let (process, line) = app.over_a_bad_line(9).await;
        let (ana, bob, cyd) = (
            app.give(&project, "ana", "60").await,
            app.give(&project, "bob", "20").await,
            app.give(&project, "cyd", "10").await,
        );
        // A person is told that the provider is away, and tries once more.
        line.next(Line::TimesOut);
        let asked = back(Some("15"), "Paid twice");
        assert_eq!(code(process.refund_gift(&fred, ana, &asked).await), "PROVIDER_DOWN");
        assert_eq!(pledge(&app, ana).await.refunded_minor, 0, "nothing is booked that we were not told");
        process.refund_gift(&fred, ana, &asked).await.unwrap();
        app.deliver().await;
        // A job is told the same, and is done again.
        line.next(Line::TimesOut);
        assert!(process.refund_pledge(bob).await.is_err());
        process.refund_pledge(bob).await.unwrap();
        app.deliver().await;
        // And one is killed: the provider's notice tells what happened, and the job that is begun anew finds it done.
        line.next(Line::Hangs);
        let killed = process.clone();
        let refunds = tokio::spawn(async move { killed.refund_pledge(cyd).await });
        line.carried_out.notified().await;
        refunds.abort();
        app.deliver().await;
        process.refund_pledge(cyd).await.unwrap();
        for (id, minor) in [(ana, 1_500), (bob, 2_000), (cyd, 1_000)] {
            let gift = pledge(&app, id).await;
            assert_eq!((gift.refunded_minor, gift.wallet_minor, gift.loss_minor), (minor, 0, 0));
            assert_eq!(refunds_at_provider(&app, gift.provider_ref.as_deref().unwrap()).await, 1);
            assert_agreed(&app, id).await;
        }
        app.assert_clean().await;
        crate::invariants::hold(&app).await;
    }
}

on_both! {
    async fn a_refund_that_is_told_before_it_is_asked_for_again_goes_back_once(app: TestApp) {
        let town = app.town().await;
        let fred = app.person(town.city.id, "Fred", Role::FinanceOfficer).await;
        let odile = app.person(town.city.id, "Odile", Role::Official).await;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "500", double()).await;
        let (process, line) = app.over_a_bad_line(9).await;
        let ana = app.give(&project, "ana", "60").await;
        for (asked, minor) in [(back(Some("15"), "Paid twice"), 1_500), (back(None, "The rest"), 6_000)] {
            line.next(Line::TimesOut);
            assert_eq!(code(process.refund_gift(&fred, ana, &asked).await), "PROVIDER_DOWN");
            // Whoever asks for something else meanwhile would give back twice.
            let other = back(Some("7"), "Their wish");
            assert_eq!(code(process.refund_gift(&odile, ana, &other).await), "ALREADY_DECIDED");
            app.deliver().await;
            assert_eq!(pledge(&app, ana).await.refunded_minor, minor, "the notice tells");
            for _ in 0..2 {
                process.refund_gift(&fred, ana, &asked).await.unwrap();
                assert_eq!(pledge(&app, ana).await.refunded_minor, minor);
            }
            let reused = RefundInput { reason: "Another".to_owned(), ..asked };
            assert_eq!(code(process.refund_gift(&fred, ana, &reused).await), "KEY_REUSED");
        }
        // Who gave it back, and how much each time, is written down once.
        let acts = app.app.acts(&town.official, town.city.id, None, 50).await.unwrap();
        let given: Vec<i64> = acts
            .iter()
            .filter(|act| act.act.kind == ActKind::GiftRefunded)
            .map(|act| serde_json::from_str::<serde_json::Value>(&act.act.detail).unwrap())
            .map(|detail| detail["amount_minor"].as_i64().unwrap())
            .collect();
        assert_eq!(given, [4_500, 1_500]);
        app.assert_clean().await;
    }
}

on_both! {
    async fn two_who_give_back_the_same_at_once_give_it_back_once(app: TestApp) {
        let town = app.town().await;
        let fred = app.person(town.city.id, "Fred", Role::FinanceOfficer).await;
        let odile = app.person(town.city.id, "Odile", Role::Official).await;
        let project = app.project(&town, "Benches", "1000").await;
        let ana = app.give(&project, "ana", "60").await;
        let (one, other) = (back(Some("20"), "Paid twice"), back(Some("20"), "Their wish"));
        let (one, other) = tokio::join!(
            app.app.refund_gift(&fred, ana, &one),
            app.app.refund_gift(&odile, ana, &other)
        );
        assert!(one.is_ok() || other.is_ok());
        app.deliver().await;
        let after = pledge(&app, ana).await.refunded_minor;
        // The second may have come when the first was done, and then asks for another twenty.
        assert!(after == 2_000 || (after == 4_000 && one.is_ok() && other.is_ok()), "{after}");
        app.assert_clean().await;
    }
}

on_both! {
    async fn what_a_provider_refuses_to_give_back_can_be_asked_for_otherwise(app: TestApp) {
        let town = app.town().await;
        let fred = app.person(town.city.id, "Fred", Role::FinanceOfficer).await;
        let project = app.project(&town, "Benches", "1000").await;
        let (process, line) = app.over_a_bad_line(9).await;
        let ana = app.give(&project, "ana", "60").await;
        line.next(Line::Refuses);
        let asked = back(Some("15"), "Paid twice");
        assert_eq!(code(process.refund_gift(&fred, ana, &asked).await), "PROVIDER_REFUSES");
        process.refund_gift(&fred, ana, &back(Some("10"), "Less, then")).await.unwrap();
        process.refund_gift(&fred, ana, &asked).await.unwrap();
        app.deliver().await;
        assert_eq!(pledge(&app, ana).await.refunded_minor, 2_500);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_refund_that_is_asked_for_again_in_a_dispute_waits_for_its_end(app: TestApp) {
        let town = app.town().await;
        let fred = app.person(town.city.id, "Fred", Role::FinanceOfficer).await;
        let project = app.project(&town, "Benches", "1000").await;
        let (process, line) = app.over_a_bad_line(9).await;
        let ana = app.give(&project, "ana", "60").await;
        let asked = back(Some("15"), "Paid twice");
        line.next(Line::Unreachable);
        assert_eq!(code(process.refund_gift(&fred, ana, &asked).await), "PROVIDER_DOWN");
        let reference = pledge(&app, ana).await.provider_ref.unwrap();
        app.sandbox.dispute(&reference, "fraudulent").unwrap();
        app.deliver().await;
        assert_eq!(code(process.refund_gift(&fred, ana, &asked).await), "IN_DISPUTE");
        app.sandbox.settle_dispute(&reference, true).unwrap();
        app.deliver().await;
        // Nothing of the first is in the way, and the same is asked for as if for the first time.
        process.refund_gift(&fred, ana, &back(Some("10"), "Less, then")).await.unwrap();
        process.refund_gift(&fred, ana, &asked).await.unwrap();
        app.deliver().await;
        assert_eq!(pledge(&app, ana).await.refunded_minor, 2_500);
        app.assert_clean().await;
    }
}
