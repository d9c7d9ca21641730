//! What pools hold at the checkout: kept for who pays in time, free again for everybody else.

use app::pledge::{Made, PledgeInput};
use app::pool::PoolInput;
use app::{App, Pool, Project};
use chrono::Duration;
use domain::PledgeId;
use payments::Headers;
use payments::sandbox::Outcome;
use tests::build::{double, gift};
use tests::people::code;
use tests::{TestApp, on_both};

use crate::match_log::{checked, written};

/// Somebody goes to the checkout.
async fn checkout(app: &TestApp, project: &Project, guest: &str, amount: &str) -> Made {
    let input = gift(project, guest, amount, &format!("{guest}-at-the-checkout"));
    app.app.create_pledge(&app.visitor(), &input).await.unwrap()
}

/// What is held for a pledge now.
async fn held(app: &TestApp, id: PledgeId) -> Option<i64> {
    let pledge = app.app.pledge(id).await.unwrap().unwrap();
    pledge.held.map(|held| held.minor)
}

/// What is held, reserved and available.
async fn figures(app: &TestApp, pool: &Pool) -> (i64, i64, i64) {
    let pool = app.app.pool(&app.visitor(), pool.id).await.unwrap().unwrap();
    (pool.held_minor, pool.reserved_minor, pool.available_minor())
}

async fn quoted(app: &TestApp, project: &Project, amount: &str) -> i64 {
    app.app
        .quote(&app.visitor(), project.id, amount)
        .await
        .unwrap()
        .added
        .minor
}

on_both! {
    async fn what_is_held_is_kept_for_who_pays_in_time(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        let pool = app.pool_that_holds(&town, "Double", "50", double(), 900).await;
        let ana = checkout(&app, &project, "ana", "30").await;
        let held_for_ana = ana.pledge.held.unwrap();
        assert_eq!(held_for_ana.minor, 3000);
        // As of when the list came to it, which is no earlier than when the pledge was made.
        let seconds = (held_for_ana.until - ana.pledge.created_at).num_seconds();
        assert_eq!(seconds, 900);
        assert_eq!(figures(&app, &pool).await, (3000, 0, 2000));
        assert_eq!(quoted(&app, &project, "30").await, 2000, "a stranger is told what is left");
        let again = checkout(&app, &project, "ana", "30").await;
        assert_eq!((again.pledge.id, again.pledge.held), (ana.pledge.id, ana.pledge.held), "the same key, the same answer");
        let ben = checkout(&app, &project, "ben", "30").await;
        assert_eq!(ben.pledge.held.map(|held| held.minor), Some(2000), "the second gets the rest");
        let eve = checkout(&app, &project, "eve", "30").await;
        assert_eq!(eve.pledge.held, None);
        app.assert_clean().await;
        checked(&written(&app, &town.city, None, None).await);
        app.wait(Duration::seconds(800));
        for made in [&eve, &ben, &ana] {
            app.pay(made.pledge.provider_ref.as_deref().unwrap(), Outcome::Pay).await;
        }
        for (made, due) in [(&ana, 3000), (&ben, 2000), (&eve, 0)] {
            let pledge = app.app.pledge(made.pledge.id).await.unwrap().unwrap();
            assert_eq!((pledge.match_minor, pledge.held), (due, None));
            assert!(pledge.decided_at.is_some());
        }
        assert_eq!(figures(&app, &pool).await, (0, 5000, 0));
        let shown = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        assert_eq!((shown.crowd_minor, shown.match_minor, shown.backers), (9000, 5000, 3));
        app.assert_clean().await;
        checked(&written(&app, &town.city, None, None).await);
    }
}

on_both! {
    async fn what_nobody_pays_for_in_time_is_free_again(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        let pool = app.pool_that_holds(&town, "Double", "50", double(), 900).await;
        let ana = checkout(&app, &project, "ana", "30").await;
        let ben = checkout(&app, &project, "ben", "10").await;
        let until = ben.pledge.held.unwrap().until;
        app.wait(Duration::seconds(890));
        assert_eq!(app.app.release_holds().await.unwrap(), 0, "it is held for as long as was said");
        app.wait(Duration::seconds(11));
        assert!(app.app.world().now() > until);
        assert_eq!(quoted(&app, &project, "50").await, 5000, "what is over due is as good as free");
        app.assert_clean().await;
        let (one, other) = (app.app.clone(), app.another(7).await);
        let (one, other) = tokio::join!(one.release_holds(), other.release_holds());
        assert!(one.unwrap() + other.unwrap() >= 1);
        assert_eq!(figures(&app, &pool).await, (0, 0, 5000));
        for made in [&ana, &ben] {
            assert_eq!(held(&app, made.pledge.id).await, None);
        }
        assert_eq!(app.app.release_holds().await.unwrap(), 0);
        app.give(&project, "eve", "40").await;
        app.pay(ana.pledge.provider_ref.as_deref().unwrap(), Outcome::Pay).await;
        let late = app.app.pledge(ana.pledge.id).await.unwrap().unwrap();
        assert_eq!(late.match_minor, 1000, "too late, she is decided like anybody");
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_payment_that_fails_frees_what_was_held(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        let pool = app.pool_that_holds(&town, "Double", "50", double(), 900).await;
        let made = checkout(&app, &project, "ana", "30").await;
        app.pay(made.pledge.provider_ref.as_deref().unwrap(), Outcome::Decline).await;
        assert_eq!(held(&app, made.pledge.id).await, None);
        assert_eq!(figures(&app, &pool).await, (0, 0, 5000));
        let decisions = app.app.decisions_of_pledges(town.city.id, &[made.pledge.id]).await.unwrap();
        assert!(decisions.is_empty(), "what was only held is nobody else's to read");
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_pool_says_for_how_long_it_holds_before_it_is_published(app: TestApp) {
        let town = app.town().await;
        let pool = app.pool_that_holds(&town, "Double", "50", double(), 600).await;
        assert_eq!(pool.hold_seconds, Some(600));
        let later = PoolInput { hold_seconds: Some(60), ..PoolInput::default() };
        let refused = app.app.update_pool(&town.official, pool.id, &later, "hold-for-a-minute").await;
        assert_eq!(code(refused), "WRONG_POOL_STATE");
        let input = PoolInput {
            name: Some("Another".to_owned()),
            purpose: Some("For everybody.".to_owned()),
            funders: Some(vec![("The city".to_owned(), "50".to_owned())]),
            rule: Some(app::pool::WrittenRule::Settings(Box::new(double()))),
            hold_seconds: Some(3601),
            ..PoolInput::default()
        };
        let refused = app.app.create_pool(&town.official, town.city.id, &input, "hold-for-too-long").await;
        assert_eq!(code(refused), "OUT_OF_RANGE");
        let input = PoolInput { hold_seconds: Some(0), ..input };
        let draft = app.app.create_pool(&town.official, town.city.id, &input, "hold-not-at-all").await.unwrap();
        assert_eq!(draft.hold_seconds, None);
        let longer = PoolInput { hold_seconds: Some(3600), ..PoolInput::default() };
        let draft = app.app.update_pool(&town.official, draft.id, &longer, "hold-for-an-hour").await.unwrap();
        assert_eq!(draft.hold_seconds, Some(3600));
    }
}

on_both! {
    async fn fifty_people_at_the_checkout_at_once_are_promised_exactly_the_room(app: TestApp) {
        let town = app.town().await;
        let projects = [
            app.project(&town, "Benches", "100000").await,
            app.project(&town, "Trees", "100000").await,
        ];
        // Room for 20 of 50 gifts of 10.
        let pool = app.pool_that_holds(&town, "Double", "200", double(), 900).await;
        let processes = [app.app.clone(), app.another(7).await, app.another(8).await];
        let mut tasks = Vec::new();
        for number in 0..50 {
            let (process, visitor): (App, _) = (processes[number % processes.len()].clone(), app.visitor());
            let input: PledgeInput = gift(&projects[number % 2], &format!("guest{number}"), "10", &format!("intention-{number}"));
            tasks.push(tokio::spawn(async move { process.create_pledge(&visitor, &input).await.unwrap() }));
        }
        let mut made = Vec::new();
        for task in tasks {
            made.push(task.await.unwrap());
        }
        let held: Vec<i64> = made.iter().map(|made| made.pledge.held.map_or(0, |held| held.minor)).collect();
        assert!(held.iter().all(|minor| [0, 1000].contains(minor)), "{held:?}");
        assert_eq!(held.iter().sum::<i64>(), 20_000, "exactly the room");
        assert_eq!(figures(&app, &pool).await, (20_000, 0, 0));
        app.assert_clean().await;
        let mut parcels = Vec::new();
        for one in &made {
            app.sandbox.decide(one.pledge.provider_ref.as_deref().unwrap(), Outcome::Pay).unwrap();
            while let Some(parcel) = app.sandbox.step() {
                app.sandbox.settle(&parcel, true).unwrap();
                parcels.push(parcel);
            }
        }
        let mut tasks = Vec::new();
        for (number, parcel) in parcels.into_iter().enumerate() {
            let process = processes[number % processes.len()].clone();
            tasks.push(tokio::spawn(async move {
                let headers: Headers = parcel.headers.iter().cloned().collect();
                process.take_webhook("sandbox", &headers, &parcel.body).await.unwrap();
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        for (one, held) in made.iter().zip(held) {
            let pledge = app.app.pledge(one.pledge.id).await.unwrap().unwrap();
            assert_eq!((pledge.match_minor, pledge.held), (held, None), "what was promised is what stands");
        }
        assert_eq!(figures(&app, &pool).await, (0, 20_000, 0));
        app.assert_clean().await;
    }
}
