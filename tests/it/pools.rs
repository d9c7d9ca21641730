//! What a project's page says of pools, and what a till promises: answered from kept sums, true to the fold.

use app::matching::settings::RuleInput;
use app::pledge::PledgeInput;
use app::pool::ProjectPool;
use app::{Caller, Project, ProjectFilter, ProjectOrder, Returned};
use chrono::Duration;
use domain::person::Role;
use domain::pledge::PledgeState;
use domain::pool::PoolStep;
use domain::project::ProjectState;
use tests::build::{double, eur, gift};
use tests::{TestApp, on_both};

async fn pools(app: &TestApp, project: &Project) -> Vec<ProjectPool> {
    let now = app
        .app
        .project_by_id(&Caller::visitor(domain::Locale::En), project.id)
        .await
        .unwrap();
    app.app
        .pools_of_project(&now.unwrap_or_else(|| project.clone()))
        .await
        .unwrap()
}

/// What keeps a pool from giving now.
fn why(pool: &ProjectPool) -> String {
    format!("{:?}", pool.open.limit)
}

on_both! {
    async fn a_page_says_what_each_pool_gave_and_why_it_gives_no_more(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        let rule = RuleInput { maximum_per_project: Some(eur(5_000)), ..double() };
        let pool = app.pool(&town, "Double", "1000", rule).await;
        let elsewhere = RuleInput { categories: vec!["sport".to_owned()], ..double() };
        app.pool(&town, "Sport", "1000", elsewhere).await;

        let open = pools(&app, &project).await;
        assert_eq!(open.len(), 1, "a pool for sports is none of its business");
        assert_eq!((open[0].pool.id, open[0].given_minor, open[0].open.is_open()), (pool.id, 0, true));

        app.give(&project, "ana", "60").await;
        let full = pools(&app, &project).await;
        assert_eq!((full[0].given_minor, why(&full[0])), (5_000, "Some(ProjectMax)".to_owned()));
        assert_eq!(app.app.projects_matched(town.city.id, pool.id).await.unwrap(), 1);

        let another = app.project(&town, "Trees", "1000").await;
        app.app.step_pool(&town.official, pool.id, PoolStep::Pause, "pause-the-pool").await.unwrap();
        // Another process has heard nothing of the pause, and says so all the same.
        let elsewhere = app.another(9).await;
        for process in [&app.app, &elsewhere] {
            let paused = process.pools_of_project(&another).await.unwrap();
            assert_eq!(why(&paused[0]), "Some(PoolPaused)");
        }
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_draft_shows_the_pools_that_would_apply(app: TestApp) {
        let town = app.town().await;
        let pool = app.pool(&town, "Double", "1000", double()).await;
        let draft = app.draft(&town, "Benches", "1000").await;
        let ahead = app.app.pools_of_project(&draft).await.unwrap();
        assert_eq!((ahead.len(), ahead[0].pool.id, ahead[0].open.is_open()), (1, pool.id, true));
        let bare = app.app.create_project(&town.owner, town.city.id, "Only a title", None, "a-key-of-mine").await.unwrap();
        assert!(app.app.pools_of_project(&bare).await.unwrap().is_empty(), "nothing is known of it yet");
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_rule_may_stop_at_the_goal(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "100").await;
        app.pool(&town, "Double", "1000", RuleInput { stop_at_goal: Some(true), ..double() }).await;
        let ana = app.give(&project, "ana", "60").await;
        assert_eq!(app.app.pledge(ana).await.unwrap().unwrap().match_minor, 4_000);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_campaign_that_ended_short_keeps_its_donors_and_leaves_the_totals(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "100", double()).await;
        let ana = app.give(&project, "ana", "60").await;
        // Given back while the campaign ran: a private matter, which its end does not make public.
        let bob = app.give(&project, "bob", "30").await;
        app.app.refund_pledge(bob).await.unwrap();
        let totals = app.app.city_totals(town.city.id).await.unwrap();
        assert_eq!((totals.crowd_minor, totals.match_minor), (6_000, 6_000));
        app.wait(Duration::days(41));
        app.app.end_what_is_over().await.unwrap();
        app.app.refund_pledge(ana).await.unwrap();
        let totals = app.app.city_totals(town.city.id).await.unwrap();
        assert_eq!((totals.crowd_minor, totals.match_minor), (0, 0));
        let list = |returned| app.app.pledges_of_project(town.city.id, (project.id, returned), None, 10);
        assert!(list(Returned::LeftOut).await.unwrap().is_empty());
        let kept = list(Returned::Included).await.unwrap();
        assert_eq!((kept.len(), kept[0].id, kept[0].state), (1, ana, PledgeState::Refunded));
        let count = app.app.count_pledges_of_project(town.city.id, (project.id, Returned::Included)).await.unwrap();
        assert_eq!(count, 1);
    }
}

on_both! {
    async fn where_one_pool_keeps_its_word_and_another_takes_it_back_each_gift_knows(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Half", "1000", RuleInput { success_at_goal_bps: Some(5_000), ..double() }).await;
        app.pool(&town, "Whole", "1000", double()).await;
        let ana = app.give(&project, "ana", "200").await;
        let bob = app.give(&project, "bob", "50").await;
        app.wait(Duration::days(41));
        app.app.end_what_is_over().await.unwrap();
        let over = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        assert_eq!((over.state, over.match_minor), (ProjectState::Succeeded, 25_000));
        let (ana, bob) = (app.app.pledge(ana).await.unwrap().unwrap(), app.app.pledge(bob).await.unwrap().unwrap());
        assert_eq!((ana.match_minor, bob.match_minor), (20_000, 5_000));
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_quote_is_what_the_gift_becomes(app: TestApp) {
        let town = app.town().await;
        let projects = [app.project(&town, "Benches", "100").await, app.project(&town, "Trees", "400").await];
        let capped = RuleInput {
            maximum_per_donor: Some(eur(5_000)),
            maximum_per_project: Some(eur(9_000)),
            ..double()
        };
        app.pool(&town, "Double", "150", capped).await;
        app.pool(&town, "Once", "90", RuleInput { first_gift_only: Some(true), stop_at_goal: Some(true), ..double() }).await;
        let mut people = vec![app.visitor()];
        for name in ["Ana", "Bob"] {
            people.push(app.person(town.city.id, name, Role::Resident).await);
        }
        let mut dice = 7_u32;
        for turn in 0..14_usize {
            dice = dice.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            let amount = (5 + (dice >> 16) % 40).to_string();
            let (person, project) = (&people[turn % 3], &projects[turn % 2]);
            let quote = app.app.quote(person, project.id, &amount).await.unwrap();
            let given = PledgeInput { key: format!("gift-{turn}-key"), ..gift(project, &format!("guest{turn}"), &amount, "") };
            let made = app.app.create_pledge(person, &given).await.unwrap();
            app.pay(&made.pledge.provider_ref.clone().unwrap(), payments::sandbox::Outcome::Pay).await;
            let pledge = app.app.pledge(made.pledge.id).await.unwrap().unwrap();
            assert_eq!(quote.added.minor, pledge.match_minor, "gift {turn} of {amount}");
        }
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_queue_is_the_oldest_first(app: TestApp) {
        let town = app.town().await;
        let mut ids = Vec::new();
        for title in ["One", "Two", "Three"] {
            ids.push(app.project(&town, title, "1000").await.id);
            app.wait(Duration::hours(1));
        }
        let (visitor, all) = (app.visitor(), ProjectFilter::default());
        let page = app.app.project_page(&visitor, town.city.id, &all, ProjectOrder::Oldest, None, 10).await;
        let found: Vec<_> = page.unwrap().into_iter().map(|card| card.id).collect();
        assert_eq!(found, ids);
    }
}

on_both! {
    async fn nobody_is_flooded_by_payments_that_somebody_else_begins(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        for turn in 0..20 {
            let made = app.app.create_pledge(&app.visitor(), &gift(&project, "ana", "20", &format!("try-{turn}-key"))).await;
            app.pay(&made.unwrap().pledge.provider_ref.unwrap(), payments::sandbox::Outcome::Decline).await;
        }
        let again = gift(&project, "ana", "20", "one-too-many");
        let Err(app::AppError::Refused(problems)) = app.app.create_pledge(&app.visitor(), &again).await else { panic!() };
        assert_eq!(problems.iter().map(|problem| problem.kind.code()).collect::<Vec<_>>(), ["TOO_MANY_TRIES"]);
        // Whoever the address belongs to is not kept from giving.
        let email = "ana@guest.example".parse().unwrap();
        let ana = app.app.seed_person(town.city.id, &email, "Ana", domain::Locale::En, Role::Resident);
        app.app.create_pledge(&ana.await.unwrap(), &again).await.unwrap();
        app.wait(Duration::hours(2));
        let later = gift(&project, "ana", "20", "two-hours-later");
        app.app.create_pledge(&app.visitor(), &later).await.unwrap();
    }
}
