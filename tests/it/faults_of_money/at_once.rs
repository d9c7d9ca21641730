//! What happens to the same money in the same moment.

use chrono::Duration;
use domain::person::Role;
use domain::pledge::PledgeState;
use domain::project::ProjectState;
use payments::sandbox::Outcome;
use tests::build::{back, double, gift};
use tests::{TestApp, on_both};

use super::{assert_agreed, headers, undelivered};
use crate::refunds::pledge;
use crate::retention::count;

/// Carries out the refunds that are queued.
async fn refunds(app: &TestApp) {
    for job in app.jobs().await {
        if let app::job::Job::RefundPledge { pledge } = job {
            app.app.refund_pledge(pledge.parse().unwrap()).await.unwrap();
        }
    }
    app.deliver().await;
}

on_both! {
    async fn two_browsers_that_pay_one_pledge_pay_once(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "500", double()).await;
        let other = app.another(9).await;
        let input = gift(&project, "ana", "20", "one-intention");
        let visitor = app.visitor();
        let (one, two) = tokio::join!(app.app.create_pledge(&visitor, &input), other.create_pledge(&visitor, &input));
        let (one, two) = (one.unwrap(), two.unwrap());
        assert_eq!((one.pledge.id, &one.checkout_url), (two.pledge.id, &two.checkout_url));
        let reference = one.pledge.provider_ref.clone().unwrap();
        // Both pay; a third, which was left open, gives up a moment later.
        app.sandbox.decide(&reference, Outcome::Pay).unwrap();
        app.sandbox.decide(&reference, Outcome::Pay).unwrap();
        assert!(app.sandbox.decide(&reference, Outcome::Decline).is_err());
        let (one, two) = tokio::join!(app.app.refresh_pledge(one.pledge.id), other.refresh_pledge(two.pledge.id));
        assert_eq!((one.unwrap().state, two.unwrap().state), (PledgeState::Confirmed, PledgeState::Confirmed));
        app.deliver().await;
        let again = other.create_pledge(&visitor, &input).await.unwrap();
        assert_eq!(again.checkout_url, None, "there is nowhere left to pay");
        let project = app.app.project_by_id(&visitor, project.id).await.unwrap().unwrap();
        assert_eq!((project.crowd_minor, project.match_minor, project.backers), (2_000, 2_000, 1));
        assert_agreed(&app, again.pledge.id).await;
        app.assert_clean().await;
        crate::invariants::hold(&app).await;
    }
}

on_both! {
    async fn a_refund_during_the_capture_gives_back_what_came_and_no_more(app: TestApp) {
        let town = app.town().await;
        let fred = app.person(town.city.id, "Fred", Role::FinanceOfficer).await;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "500", double()).await;
        let other = app.another(9).await;
        for number in 0..6 {
            let input = gift(&project, "ana", "20", &format!("intention-{number}"));
            let made = app.app.create_pledge(&app.visitor(), &input).await.unwrap().pledge;
            app.sandbox.decide(made.provider_ref.as_deref().unwrap(), Outcome::Pay).unwrap();
            let mut tasks = Vec::new();
            for parcel in undelivered(&app) {
                let process = app.app.clone();
                tasks.push(tokio::spawn(async move {
                    process.take_webhook("sandbox", &headers(&parcel), &parcel.body).await.unwrap();
                }));
            }
            for process in [app.app.clone(), other.clone()] {
                let (fred, id) = (fred.clone(), made.id);
                tasks.push(tokio::spawn(async move {
                    // Before the capture is known there is nothing to give back; afterwards all of it is.
                    let _refused = process.refund_gift(&fred, id, &back(None, "A mistake")).await;
                    process.refund_pledge(id).await.unwrap();
                }));
            }
            for task in tasks {
                task.await.unwrap();
            }
            app.deliver().await;
            app.app.refund_pledge(made.id).await.unwrap();
            app.deliver().await;
            let gift = pledge(&app, made.id).await;
            assert_eq!((gift.state, gift.refunded_minor, gift.match_minor), (PledgeState::Refunded, 2_000, 0));
            assert_eq!(gift.loss_minor, 0);
            assert_agreed(&app, made.id).await;
        }
        app.assert_clean().await;
        crate::invariants::hold(&app).await;
    }
}

on_both! {
    async fn a_campaign_that_closes_while_payments_arrive_counts_each_or_gives_it_back(app: TestApp) {
        let town = app.town().await;
        // One reaches its goal only if most of the last gifts count; the other never does.
        let projects = [app.project(&town, "Benches", "300").await, app.project(&town, "Trees", "9000").await];
        app.pool(&town, "Double", "250", double()).await;
        let processes = [app.app.clone(), app.another(7).await, app.another(8).await];
        let (mut ids, mut parcels) = (Vec::new(), Vec::new());
        for number in 0..40 {
            let input = gift(&projects[number % 2], &format!("guest{number}"), "10", &format!("intention-{number}"));
            let made = app.app.create_pledge(&app.visitor(), &input).await.unwrap().pledge;
            ids.push((made.id, made.provider_ref.unwrap()));
        }
        // They pay in the last minute, and it passes.
        app.wait(Duration::days(40));
        for (_, reference) in &ids {
            app.sandbox.decide(reference, Outcome::Pay).unwrap();
            parcels.extend(undelivered(&app));
        }
        let mut tasks = Vec::new();
        for (number, parcel) in parcels.into_iter().enumerate() {
            let process = processes[number % processes.len()].clone();
            tasks.push(tokio::spawn(async move {
                if number % 9 == 4 {
                    process.end_what_is_over().await.unwrap();
                }
                process.take_webhook("sandbox", &headers(&parcel), &parcel.body).await.unwrap();
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        app.app.end_what_is_over().await.unwrap();
        app.app.decide_all().await.unwrap();
        refunds(&app).await;
        refunds(&app).await;
        for (number, project) in projects.iter().enumerate() {
            let over = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
            assert!(matches!(over.state, ProjectState::Succeeded | ProjectState::Failed), "{over:?}");
            for (id, _) in ids.iter().skip(number).step_by(2) {
                let gift = pledge(&app, *id).await;
                let due = match over.state {
                    ProjectState::Succeeded => PledgeState::Confirmed,
                    _ => PledgeState::Refunded,
                };
                assert_eq!(gift.state, due, "{gift:?}");
                assert_agreed(&app, *id).await;
            }
        }
        assert_eq!(count(&app, "pledge where confirmed_at is null or decided_at is null").await, 0);
        app.assert_clean().await;
        crate::invariants::hold(&app).await;
    }
}
