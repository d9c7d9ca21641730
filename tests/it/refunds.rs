//! Money that goes back.

use app::matching::settings::RuleInput;
use chrono::Duration;
use domain::pledge::PledgeState;
use domain::project::ProjectState;
use tests::build::double;
use tests::on_both;

on_both! {
    async fn a_refund_takes_back_exactly_its_match(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        let pool = app.pool(&town, "Double", "100", double()).await;
        let ana = app.give(&project, "ana", "60").await;
        let bob = app.give(&project, "bob", "50").await;
        app.app.refund_pledge(ana).await.unwrap();
        app.app.refund_pledge(ana).await.unwrap();
        let ana = app.app.pledge(ana).await.unwrap().unwrap();
        assert_eq!((ana.state, ana.match_minor, ana.refunded_minor), (PledgeState::Refunded, 0, 6000));
        let bob = app.app.pledge(bob).await.unwrap().unwrap();
        assert_eq!(bob.match_minor, 4000, "a refund replays nothing");
        let pool = app.app.pool(&app.visitor(), pool.id).await.unwrap().unwrap();
        assert_eq!((pool.reserved_minor, pool.available_minor()), (4000, 6000));
        let project = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        assert_eq!((project.crowd_minor, project.match_minor, project.backers), (5000, 4000, 1));
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_campaign_that_ends_short_gives_everything_back(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        let pool = app.pool(&town, "Double", "100", double()).await;
        let ana = app.give(&project, "ana", "60").await;
        app.wait(Duration::days(41));
        app.app.end_what_is_over().await.unwrap();
        app.app.end_what_is_over().await.unwrap();
        let over = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        assert_eq!((over.state, over.match_minor), (ProjectState::Failed, 0));
        assert_eq!(app.app.pool(&app.visitor(), pool.id).await.unwrap().unwrap().reserved_minor, 0);
        app.app.refund_pledge(ana).await.unwrap();
        let ana = app.app.pledge(ana).await.unwrap().unwrap();
        assert_eq!((ana.state, ana.match_minor), (PledgeState::Refunded, 0));
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_campaign_that_succeeds_commits_its_match(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "100").await;
        let pool = app.pool(&town, "Double", "1000", RuleInput { ..double() }).await;
        app.give(&project, "ana", "60").await;
        app.wait(Duration::days(41));
        app.app.end_what_is_over().await.unwrap();
        let over = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        assert_eq!((over.state, over.crowd_minor, over.match_minor), (ProjectState::Succeeded, 6000, 6000));
        let pool = app.app.pool(&app.visitor(), pool.id).await.unwrap().unwrap();
        assert_eq!((pool.reserved_minor, pool.committed_minor), (0, 6000));
        app.assert_clean().await;
    }
}
