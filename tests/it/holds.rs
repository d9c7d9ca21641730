//! What pools hold at the checkout: kept for who pays in time, free again for everybody else.

use app::pledge::{Made, PledgeInput};
use app::pool::PoolInput;
use app::{App, Caller, Pool, Project};
use chrono::Duration;
use domain::person::Role;
use domain::{Locale, PledgeId};
use payments::Headers;
use payments::sandbox::Outcome;
use tests::build::{double, gift};
use tests::people::code;
use tests::{TestApp, on_both};

use crate::match_log::{checked, written};

/// Somebody who has signed in goes to the checkout.
async fn checkout(app: &TestApp, project: &Project, name: &str, amount: &str) -> Made {
    let person = app.person(project.city, name, Role::Resident).await;
    let input = gift(project, name, amount, &format!("{name}-at-the-checkout"));
    app.app.create_pledge(&person, &input).await.unwrap()
}

/// Somebody goes there who has not, from a network.
async fn guest_from(
    app: &App,
    project: &Project,
    guest: &str,
    amount: &str,
    network: Option<&str>,
) -> Option<i64> {
    let visitor = Caller::visitor(Locale::En);
    let key = format!("{guest}-of-{}-at-the-checkout", project.slug);
    let network = network.map(str::to_owned);
    let input = PledgeInput {
        network,
        ..gift(project, guest, amount, &key)
    };
    let made = app.create_pledge(&visitor, &input).await.unwrap();
    made.pledge.held.map(|held| held.minor)
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
            let process: App = processes[number % processes.len()].clone();
            let person = app.person(town.city.id, &format!("person{number}"), Role::Resident).await;
            let input: PledgeInput = gift(&projects[number % 2], "nobody", "10", &format!("intention-{number}"));
            tasks.push(tokio::spawn(async move { process.create_pledge(&person, &input).await.unwrap() }));
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

on_both! {
    async fn a_hundred_made_up_guests_hold_no_more_than_a_fifth(app: TestApp) {
        let town = app.town().await;
        let projects = [
            app.project(&town, "Benches", "100000").await,
            app.project(&town, "Trees", "100000").await,
        ];
        let pool = app.pool_that_holds(&town, "Double", "1000", double(), 900).await;
        let processes = [app.app.clone(), app.another(7).await, app.another(8).await];
        let mut tasks = Vec::new();
        for number in 0..100 {
            let (process, project) = (processes[number % processes.len()].clone(), projects[number % 2].clone());
            let name = format!("nobody{number}");
            tasks.push(tokio::spawn(async move { guest_from(&process, &project, &name, "30", None).await }));
        }
        let mut held = Vec::new();
        for task in tasks {
            held.extend(task.await.unwrap());
        }
        assert_eq!(held, [3000; 6], "each whole or not at all, and a seventh would pass 200 of 1000");
        assert_eq!(figures(&app, &pool).await, (18_000, 0, 82_000));
        app.assert_clean().await;
        checked(&written(&app, &town.city, None, None).await);
        // What is left is everybody's who signs in, and who pays without a hold is decided like anybody.
        let ana = checkout(&app, &projects[0], "ana", "800").await;
        assert_eq!(ana.pledge.held.map(|held| held.minor), Some(80_000));
        app.give(&projects[1], "eve", "20").await;
        assert_eq!(figures(&app, &pool).await, (98_000, 2_000, 0));
        app.pay(ana.pledge.provider_ref.as_deref().unwrap(), Outcome::Pay).await;
        assert_eq!(figures(&app, &pool).await, (18_000, 82_000, 0));
        assert_eq!(guest_from(&app.app, &projects[0], "late", "10", None).await, None);
        app.wait(Duration::seconds(901));
        assert_eq!(app.app.release_holds().await.unwrap(), 1);
        assert_eq!(figures(&app, &pool).await, (0, 82_000, 18_000));
        assert_eq!(guest_from(&app.app, &projects[0], "late2", "36", None).await, Some(3_600), "a fifth of 180");
        app.assert_clean().await;
        checked(&written(&app, &town.city, None, None).await);
    }
}

on_both! {
    async fn one_person_has_three_holds_at_once(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "100000").await;
        app.pool_that_holds(&town, "Double", "1000", double(), 900).await;
        let ana = app.person(town.city.id, "ana", Role::Resident).await;
        let email = ana.viewer.as_ref().unwrap().person.email.as_str().to_owned();
        // Under her address, by whoever typed it.
        for number in 0..5 {
            let email = Some(email.clone());
            let input = PledgeInput { email, ..gift(&project, "ana", "10", &format!("not-by-ana-{number}")) };
            let made = app.app.create_pledge(&app.visitor(), &input).await.unwrap();
            assert_eq!(made.pledge.held.is_some(), number < 3);
        }
        let processes = [app.app.clone(), app.another(7).await, app.another(8).await];
        let mut tasks = Vec::new();
        for number in 0..6 {
            let (process, ana) = (processes[number % 3].clone(), ana.clone());
            let input = gift(&project, "ana", "10", &format!("ana-gives-{number}"));
            tasks.push(tokio::spawn(async move { process.create_pledge(&ana, &input).await.unwrap() }));
        }
        let mut made = Vec::new();
        for task in tasks {
            made.push(task.await.unwrap());
        }
        let (held, not): (Vec<Made>, Vec<Made>) = made.into_iter().partition(|made| made.pledge.held.is_some());
        assert_eq!((held.len(), not.len()), (3, 3));
        assert!(not.iter().all(|made| made.checkout_url.is_some()), "she may pay all the same");
        app.pay(held[0].pledge.provider_ref.as_deref().unwrap(), Outcome::Pay).await;
        app.pay(held[1].pledge.provider_ref.as_deref().unwrap(), Outcome::Decline).await;
        for (number, due) in [(6, true), (7, true), (8, false)] {
            let input = gift(&project, "ana", "10", &format!("ana-gives-{number}"));
            let made = app.app.create_pledge(&ana, &input).await.unwrap();
            assert_eq!(made.pledge.held.is_some(), due, "paid and failed count no more");
        }
        app.wait(Duration::seconds(901));
        let input = gift(&project, "ana", "10", "ana-gives-later");
        assert!(app.app.create_pledge(&ana, &input).await.unwrap().pledge.held.is_some());
        app.assert_clean().await;
    }
}

on_both! {
    async fn the_guests_of_one_network_get_thirty_holds_an_hour(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "100000").await;
        app.pool_that_holds(&town, "Double", "10000", double(), 900).await;
        let mut held = 0;
        for number in 0..33 {
            let one = guest_from(&app.app, &project, &format!("stall{number}"), "1", Some("192.0.2.7")).await;
            held += i32::from(one.is_some());
        }
        assert_eq!(held, 30);
        assert!(guest_from(&app.app, &project, "elsewhere", "1", Some("192.0.2.8")).await.is_some());
        app.wait(Duration::hours(1));
        assert!(guest_from(&app.app, &project, "later", "1", Some("192.0.2.7")).await.is_some());
        app.assert_clean().await;
    }
}
