//! Campaigns that are over and wait for gifts on their way.

use app::pool::{PoolInput, WrittenRule};
use chrono::Duration;
use domain::campaign::Charging;
use domain::pledge::PledgeState;
use domain::pool::PoolState;
use domain::pool::PoolStep;
use domain::project::ProjectState;
use tests::build::double;
use tests::{TestApp, on_both};

use super::{ends, found};
use crate::transfers::{statement, town_with_account};

on_both! {
    async fn a_campaign_waits_for_transfers_that_are_on_their_way(app: TestApp) {
        let (town, fred) = town_with_account(&app).await;
        let city = town.city.id;
        let project = app.project(&town, "Benches", "100").await;
        app.give(&project, "ana", "60").await;
        let (bob, written) = crate::transfers::promise(&app, &project, "bob", "40").await;
        assert_eq!(ends(&app, &project).await.state, ProjectState::Published, "one may come yet");
        app.wait(Duration::days(2));
        app.app.end_what_is_over().await.unwrap();
        assert_eq!(found(&app, &project).await.state, ProjectState::Published);
        let given = statement(12, 0, &[(4_000, &written, "BOB")]);
        app.app.take_statements(&fred, city, &[given]).await.unwrap();
        assert_eq!(app.app.refresh_pledge(bob.id).await.unwrap().state, PledgeState::Confirmed);
        app.app.end_what_is_over().await.unwrap();
        assert_eq!(found(&app, &project).await.state, ProjectState::Succeeded, "it came in time, and nothing else is awaited");
        app.assert_clean().await;
    }
}

on_both! {
    async fn it_waits_no_longer_than_its_city_says(app: TestApp) {
        let (town, fred) = town_with_account(&app).await;
        let short = app.project(&town, "Benches", "100").await;
        app.give(&short, "ana", "60").await;
        crate::transfers::promise(&app, &short, "bob", "40").await;
        app.wait(Duration::days(46));
        app.app.end_what_is_over().await.unwrap();
        assert_eq!(found(&app, &short).await.state, ProjectState::Published, "six days after its last");
        app.app.set_campaign_terms(&fred, town.city.id, (5, Charging::AtOnce)).await.unwrap();
        app.app.end_what_is_over().await.unwrap();
        assert_eq!(found(&app, &short).await.state, ProjectState::Failed);
        let alone = app.project(&town, "Trees", "100").await;
        assert_eq!(ends(&app, &alone).await.state, ProjectState::Failed, "nothing is awaited");
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_pool_that_ends_with_a_campaign_waits_for_its_outcome(app: TestApp) {
        let (town, fred) = town_with_account(&app).await;
        let project = app.project(&town, "Benches", "100").await;
        let pool = ending_pool(&app, &town, 40).await;
        app.give(&project, "ana", "60").await;
        let (_, written) = crate::transfers::promise(&app, &project, "bob", "40").await;
        ends(&app, &project).await;
        let state = async || app.app.pool(&app.visitor(), pool).await.unwrap().unwrap().state;
        assert_eq!(state().await, PoolState::Published);
        let given = statement(12, 0, &[(4_000, &written, "BOB")]);
        app.app.take_statements(&fred, town.city.id, &[given]).await.unwrap();
        app.app.end_what_is_over().await.unwrap();
        assert_eq!(found(&app, &project).await.state, ProjectState::Succeeded);
        assert_eq!(state().await, PoolState::Closed);
        let figures = app.app.pool(&app.visitor(), pool).await.unwrap().unwrap();
        assert_eq!(figures.committed_minor, 6_000, "Bob’s came after the pool’s last day");
        app.assert_clean().await;
    }
}

/// A pool that doubles each gift for so many days.
async fn ending_pool(app: &TestApp, town: &tests::build::Town, days: i64) -> domain::PoolId {
    let now = app.app.world().now();
    let input = PoolInput {
        name: Some("Double".to_owned()),
        purpose: Some("For everybody.".to_owned()),
        funders: Some(vec![("The city".to_owned(), "500".to_owned())]),
        rule: Some(WrittenRule::Settings(Box::new(double()))),
        closes_at: Some(now + Duration::days(days)),
        ..PoolInput::default()
    };
    let (by, city) = (&town.official, town.city.id);
    let pool = app
        .app
        .create_pool(by, city, &input, "pool-that-ends")
        .await
        .unwrap();
    let step = app
        .app
        .step_pool(by, pool.id, PoolStep::Publish, "publish-it")
        .await;
    step.unwrap().id
}
