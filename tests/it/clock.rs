//! What the clock brings about without an official: ends of windows, periods, and of what ends at one moment.

use app::pool::{PoolInput, WrittenRule};
use app::{Pool, Project};
use chrono::{DateTime, Duration, Utc};
use domain::act::ActKind;
use domain::pool::{PoolState, PoolStep};
use domain::project::ProjectState;
use tests::build::Town;
use tests::{TestApp, on_both};

async fn now(app: &TestApp, project: &Project) -> Project {
    app.app
        .project_by_id(&app.visitor(), project.id)
        .await
        .unwrap()
        .unwrap()
}

async fn until(app: &TestApp, town: &Town, closes_at: DateTime<Utc>, rule: &str) -> Pool {
    let input = PoolInput {
        name: Some("Until then".to_owned()),
        purpose: Some("For everybody.".to_owned()),
        closes_at: Some(closes_at),
        funders: Some(vec![("The city".to_owned(), "500".to_owned())]),
        rule: Some(WrittenRule::Definition(rule.to_owned())),
        ..PoolInput::default()
    };
    let pool = app
        .app
        .create_pool(&town.official, town.city.id, &input, "until-then")
        .await
        .unwrap();
    app.app
        .step_pool(&town.official, pool.id, PoolStep::Publish, "publish-until")
        .await
        .unwrap()
}

/// How often the clock did something of a kind.
async fn acts_of_clock(app: &TestApp, town: &Town, kind: ActKind) -> usize {
    let acts = app
        .app
        .acts(&town.official, town.city.id, None, 50)
        .await
        .unwrap();
    acts.iter()
        .filter(|kept| kept.act.kind == kind && kept.act.actor.is_none())
        .count()
}

on_both! {
    async fn the_window_of_a_round_closes_by_itself_once(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "800").await;
        let end = app.app.world().now() + Duration::days(10);
        let rule = format!(
            r#"{{"base": "sum", "rate": {{"num": 1, "den": 1}}, "allocate": "pro_rata", "release": "at_end",
                "count": {{"until": "{}"}}}}"#,
            end.to_rfc3339()
        );
        app.pool_defined(&town, "Share", "300", &rule).await;
        app.give(&project, "ana", "100").await;
        app.app.end_what_is_over().await.unwrap();
        assert_eq!(now(&app, &project).await.match_minor, 0, "the window is open");
        app.wait(Duration::days(11));
        for _ in 0..3 {
            app.app.end_what_is_over().await.unwrap();
            assert_eq!(now(&app, &project).await.match_minor, 10_000);
            assert_eq!(acts_of_clock(&app, &town, ActKind::WindowClosed).await, 1);
        }
        app.give(&project, "bob", "100").await;
        app.app.end_what_is_over().await.unwrap();
        assert_eq!(now(&app, &project).await.match_minor, 10_000, "what comes later is not of the window");
        app.assert_clean().await;
    }
}

on_both! {
    async fn what_is_paid_by_periods_becomes_due_with_each_of_them(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "800").await;
        let rule = r#"{"base": "sum", "rate": {"num": 1, "den": 2}, "release": {"when": "periodic", "per": "week"}}"#;
        let pool = app.pool_defined(&town, "Weekly", "300", rule).await;
        app.give(&project, "ana", "100").await;
        let committed = async || app.app.pool(&town.official, pool.id).await.unwrap().unwrap().committed_minor;
        assert_eq!(committed().await, 0);
        for (weeks, due) in [(1, 5_000), (2, 7_500)] {
            app.wait(Duration::days(7));
            for _ in 0..2 {
                app.app.end_what_is_over().await.unwrap();
            }
            assert_eq!(committed().await, due);
            assert_eq!(acts_of_clock(&app, &town, ActKind::WindowClosed).await, weeks);
            app.give(&project, &format!("bob{weeks}"), "50").await;
        }
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_campaign_that_ends_with_its_pool_gets_what_it_earns_at_the_end(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "150").await;
        let end = now(&app, &project).await.closes_at.unwrap();
        let rule = r#"{"base": "sum", "rate": {"num": 1, "den": 1}, "release": "at_end"}"#;
        let pool = until(&app, &town, end, rule).await;
        app.give(&project, "ana", "100").await;
        // The clock looks a little later, and something else has happened in the city meanwhile.
        app.wait(end - app.app.world().now() + Duration::seconds(3));
        app.app.step_pool(&town.official, app.pool_defined(&town, "Other", "10", rule).await.id, PoolStep::Pause, "pause-other").await.unwrap();
        for _ in 0..2 {
            app.app.end_what_is_over().await.unwrap();
        }
        let project = now(&app, &project).await;
        assert_eq!((project.state, project.match_minor), (ProjectState::Succeeded, 10_000));
        assert_eq!(app.app.pool(&town.official, pool.id).await.unwrap().unwrap().state, PoolState::Closed);
        assert_eq!(acts_of_clock(&app, &town, ActKind::PoolClosed).await, 1);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_last_round_still_reaches_the_campaigns_that_end_with_it(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "150").await;
        let end = now(&app, &project).await.closes_at.unwrap();
        let rule = r#"{"base": "sum", "rate": {"num": 1, "den": 1}, "allocate": "pro_rata", "release": "at_end"}"#;
        until(&app, &town, end, rule).await;
        app.give(&project, "ana", "100").await;
        app.wait(end - app.app.world().now() + Duration::seconds(3));
        app.app.end_what_is_over().await.unwrap();
        let project = now(&app, &project).await;
        assert_eq!((project.state, project.match_minor), (ProjectState::Succeeded, 10_000));
        app.assert_clean().await;
    }
}
