//! Rules that decide on projects as a whole, or in rounds: published, decided, stored, settled, replayed.

use app::pool::{AdmissionInput, PoolInput, Task, WrittenRule};
use app::{Caller, Project};
use chrono::Duration;
use domain::pool::{PoolState, PoolStep};
use domain::project::ProjectState;
use tests::build::{Town, eur};
use tests::people::code;
use tests::{TestApp, on_both};

/// The match of a project as its page shows it, in minor units.
async fn matched(app: &TestApp, project: &Project) -> i64 {
    now(app, project).await.match_minor
}

async fn now(app: &TestApp, project: &Project) -> Project {
    let visitor = Caller::visitor(domain::Locale::En);
    app.app
        .project_by_id(&visitor, project.id)
        .await
        .unwrap()
        .unwrap()
}

/// What is left of a pool, in minor units, and where it is in its life.
async fn left(app: &TestApp, town: &Town, pool: domain::PoolId) -> (i64, PoolState) {
    let pool = app.app.pool(&town.official, pool).await.unwrap().unwrap();
    let used = pool.reserved_minor + pool.committed_minor + pool.paid_minor;
    (pool.amount_minor - used, pool.state)
}

const HALF_AFTER_A_QUARTER: &str =
    r#"{"base": "goal", "rate": {"goal_share_bps": 5000}, "gate": {"crowd_goal_bps": 2500}}"#;

on_both! {
    async fn half_of_the_goal_after_a_quarter_is_stored_and_falls_with_the_crowd(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "800").await;
        let pool = app.pool_defined(&town, "Half", "1000", HALF_AFTER_A_QUARTER).await;
        app.give(&project, "ana", "150").await;
        assert_eq!(matched(&app, &project).await, 0);
        let bob = app.give(&project, "bob", "50").await;
        assert_eq!(matched(&app, &project).await, 40_000);
        // What the project gets as a whole is no single gift's.
        assert_eq!(app.app.pledge(bob).await.unwrap().unwrap().match_minor, 0);
        assert_eq!(left(&app, &town, pool.id).await, (60_000, PoolState::Published));
        app.assert_clean().await;

        app.app.refund_pledge(bob).await.unwrap();
        assert_eq!(matched(&app, &project).await, 0, "the gate is shut again");
        app.give(&project, "cyd", "250").await;
        assert_eq!(matched(&app, &project).await, 40_000);
        app.assert_clean().await;

        app.wait(Duration::days(60));
        app.app.end_what_is_over().await.unwrap();
        assert_eq!(now(&app, &project).await.state, ProjectState::Succeeded);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_pool_that_ends_holds_its_round_and_gives_the_rest_back(app: TestApp) {
        let town = app.town().await;
        let (benches, trees) = (app.project(&town, "Benches", "800").await, app.project(&town, "Trees", "800").await);
        let share = r#"{"base": "sum", "rate": {"num": 1, "den": 1}, "allocate": "pro_rata", "release": "at_end"}"#;
        let pool = app.pool_defined(&town, "Share", "300", share).await;
        app.give(&benches, "ana", "300").await;
        app.give(&trees, "bob", "100").await;
        assert_eq!((matched(&app, &benches).await, matched(&app, &trees).await), (0, 0));
        app.app.step_pool(&town.official, pool.id, PoolStep::Close, "close-the-pool").await.unwrap();
        assert_eq!((matched(&app, &benches).await, matched(&app, &trees).await), (22_500, 7_500));
        assert_eq!(left(&app, &town, pool.id).await, (0, PoolState::Closed));
        app.assert_clean().await;

        // Both miss their goal: what comes back to a pool that has ended goes on to its funders.
        app.wait(Duration::days(60));
        app.app.end_what_is_over().await.unwrap();
        assert_eq!((matched(&app, &benches).await, matched(&app, &trees).await), (0, 0));
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_pool_whose_time_is_over_is_ended_by_the_clock(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "800").await;
        let rule = WrittenRule::Definition(
            r#"{"base": "sum", "rate": {"num": 1, "den": 1}, "allocate": "pro_rata", "release": "at_end"}"#.to_owned(),
        );
        let input = PoolInput {
            name: Some("Summer".to_owned()),
            purpose: Some("For everybody.".to_owned()),
            closes_at: Some(app.app.world().now() + Duration::days(10)),
            funders: Some(vec![("The city".to_owned(), "500".to_owned())]),
            rule: Some(rule),
            ..PoolInput::default()
        };
        let pool = app.app.create_pool(&town.official, town.city.id, &input, "summer-pool").await.unwrap();
        app.app.step_pool(&town.official, pool.id, PoolStep::Publish, "publish-summer").await.unwrap();
        app.give(&project, "ana", "120").await;
        app.app.end_what_is_over().await.unwrap();
        assert_eq!(left(&app, &town, pool.id).await, (50_000, PoolState::Published));
        app.wait(Duration::days(11));
        for _ in 0..2 {
            app.app.end_what_is_over().await.unwrap();
            assert_eq!(left(&app, &town, pool.id).await, (38_000, PoolState::Closed));
        }
        assert_eq!(matched(&app, &project).await, 12_000);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_jury_admits_within_its_band_and_a_ranking_is_paid_from_the_top(app: TestApp) {
        let town = app.town().await;
        let projects = [
            app.project(&town, "Benches", "500").await,
            app.project(&town, "Trees", "400").await,
            app.project(&town, "Swings", "400").await,
        ];
        let jury = r#"{"base": "goal", "rate": {"goal_share_bps": 5000}, "allocate": "jury_reserved",
            "eligible": {"selection": "jury", "overrides": {"cap_max_minor": 20000}}}"#;
        let pool = app.pool_defined(&town, "Jury", "1000", jury).await;
        let admit = |cap: Option<&str>| AdmissionInput { cap: cap.map(str::to_owned), ..AdmissionInput::default() };
        let official = &town.official;
        let refused = app.app.admit_project(official, pool.id, projects[0].id, &admit(Some("300")), "admit-too-much").await;
        assert_eq!(code(refused), "RULE_OUTSIDE_BAND");
        for _ in 0..2 {
            app.app.admit_project(official, pool.id, projects[0].id, &admit(Some("150")), "admit-benches").await.unwrap();
            assert_eq!(matched(&app, &projects[0]).await, 15_000);
        }
        app.app.admit_project(official, pool.id, projects[1].id, &admit(None), "admit-trees").await.unwrap();
        assert_eq!((matched(&app, &projects[1]).await, matched(&app, &projects[2]).await), (20_000, 0));
        let nobody = app.app.admit_project(&town.owner, pool.id, projects[2].id, &admit(None), "admit-mine").await;
        assert_eq!(code(nobody), "NOT_ALLOWED");

        let ranked = r#"{"base": "gap", "rate": {"num": 1, "den": 1}, "release": "at_end",
            "allocate": {"way": "rank_fill", "misfit": "skip"}}"#;
        let round = app.pool_defined(&town, "Round", "450", ranked).await;
        let early = app.app.admit_project(official, round.id, projects[0].id, &admit(None), "admit-round").await;
        assert_eq!(code(early), "RULE_NO_JURY");
        let order = [projects[2].id, projects[0].id, projects[1].id];
        app.app.rank_projects(official, round.id, &order, "rank-all").await.unwrap();
        app.app.close_window(official, round.id, "close-window").await.unwrap();
        // 400.00 to the first; 350.00 and 200.00 do not fit any more.
        let got = [matched(&app, &projects[2]).await, matched(&app, &projects[0]).await, matched(&app, &projects[1]).await];
        assert_eq!(got, [40_000, 15_000, 20_000]);
        let no_window = app.app.close_window(official, pool.id, "close-no-window").await;
        assert_eq!(code(no_window), "RULE_NO_WINDOW");
        app.assert_clean().await;
    }
}

on_both! {
    async fn officials_see_what_a_rule_waits_for_and_what_a_round_would_give(app: TestApp) {
        let town = app.town().await;
        let (benches, trees) = (app.project(&town, "Benches", "500").await, app.project(&town, "Trees", "400").await);
        let official = &town.official;
        let jury = r#"{"base": "goal", "rate": {"goal_share_bps": 5000}, "allocate": "jury_reserved",
            "eligible": {"selection": "jury", "overrides": {"cap_max_minor": 20000}}}"#;
        let pool = app.pool_defined(&town, "Jury", "1000", jury).await;
        let cap = AdmissionInput { cap: Some("150".to_owned()), ..AdmissionInput::default() };
        app.app.admit_project(official, pool.id, benches.id, &cap, "admit-benches").await.unwrap();
        let waiting = app.app.waiting(official, &pool).await.unwrap().unwrap();
        assert_eq!(waiting.tasks, [Task::Admit]);
        assert_eq!(waiting.band.and_then(|band| band.cap_max_minor), Some(20_000));
        let seen: Vec<_> = waiting
            .candidates
            .iter()
            .map(|one| (one.project, one.said.admitted, one.said.cap_minor, one.given_minor, one.after_round_minor))
            .collect();
        assert_eq!(seen, [(benches.id, true, Some(15_000), 15_000, None), (trees.id, false, None, 0, None)]);
        assert_eq!(app.app.waiting(&town.owner, &pool).await.unwrap(), None);

        let ranked = r#"{"base": "gap", "rate": {"num": 1, "den": 1}, "release": "at_end", "gate": {"votes": 5},
            "allocate": {"way": "rank_fill", "misfit": "skip"}}"#;
        let round = app.pool_defined(&town, "Round", "450", ranked).await;
        app.app.rank_projects(official, round.id, &[trees.id, benches.id], "rank-both").await.unwrap();
        app.app.count_votes(official, trees.id, 7, "count-trees").await.unwrap();
        let waiting = app.app.waiting(official, &round).await.unwrap().unwrap();
        assert_eq!(waiting.tasks, [Task::CountVotes, Task::Rank, Task::HoldRound]);
        let seen: Vec<_> = waiting
            .candidates
            .iter()
            .map(|one| (one.said.rank, one.said.votes, one.given_minor, one.after_round_minor))
            .collect();
        assert_eq!(seen, [(Some(2), 0, 0, Some(0)), (Some(1), 7, 0, Some(40_000))]);
        // The rehearsal is what happens.
        app.app.close_window(official, round.id, "close-window").await.unwrap();
        let waiting = app.app.waiting(official, &round).await.unwrap().unwrap();
        assert_eq!(waiting.candidates.iter().map(|one| one.given_minor).collect::<Vec<_>>(), [0, 40_000]);
        let closed = app.app.step_pool(official, round.id, PoolStep::Close, "close-the-round").await.unwrap();
        assert_eq!(app.app.waiting(official, &closed).await.unwrap(), None);
        app.assert_clean().await;
    }
}

on_both! {
    async fn costs_are_reimbursed_as_they_are_proven_and_votes_open_a_gate(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "800").await;
        let costs = r#"{"count": {"source": "costs"}, "base": "sum", "rate": {"num": 1, "den": 2}, "release": "reimbursement",
            "limit": {"project_minor": 30000}}"#;
        app.pool_defined(&town, "Costs", "1000", costs).await;
        let votes = r#"{"base": "one", "rate": {"flat_minor": 10000}, "gate": {"votes": 50}}"#;
        app.pool_defined(&town, "Votes", "1000", votes).await;
        app.app.verify_proof(&town.official, project.id, Some("400"), "first-proof").await.unwrap();
        assert_eq!(matched(&app, &project).await, 20_000);
        app.app.verify_proof(&town.official, project.id, Some("900"), "second-proof").await.unwrap();
        assert_eq!(matched(&app, &project).await, 30_000);
        app.app.count_votes(&town.official, project.id, 49, "count-49").await.unwrap();
        assert_eq!(matched(&app, &project).await, 30_000);
        app.app.count_votes(&town.official, project.id, 50, "count-50").await.unwrap();
        assert_eq!(matched(&app, &project).await, 40_000);
        let refused = app.app.count_votes(&town.owner, project.id, 5, "count-mine").await;
        assert_eq!(code(refused), "NOT_ALLOWED");
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_campaign_that_came_close_gets_its_second_chance(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "800").await;
        let rule = r#"{"base": "contribution", "rate": {"num": 1, "den": 4},
            "settle": {"extension": {"if_bps": 5000, "days": 30}}}"#;
        app.pool_defined(&town, "Quarter", "1000", rule).await;
        app.give(&project, "ana", "400").await;
        let first_end = now(&app, &project).await.closes_at.unwrap();
        app.wait(first_end - app.app.world().now() + Duration::minutes(1));
        app.app.end_what_is_over().await.unwrap();
        let extended = now(&app, &project).await;
        assert_eq!((extended.state, extended.closes_at), (ProjectState::Published, Some(first_end + Duration::days(30))));
        app.give(&project, "bob", "240").await;
        app.assert_clean().await;
        app.wait(Duration::days(31));
        app.app.end_what_is_over().await.unwrap();
        assert_eq!(now(&app, &project).await.state, ProjectState::Succeeded);
        app.assert_clean().await;
    }
}

on_both! {
    async fn what_is_wrong_in_a_definition_is_told_with_the_path_of_its_field(app: TestApp) {
        let town = app.town().await;
        let refused = |text: &str| PoolInput {
            name: Some("Pool".to_owned()),
            funders: Some(vec![("The city".to_owned(), "500".to_owned())]),
            rule: Some(WrittenRule::Definition(text.to_owned())),
            ..PoolInput::default()
        };
        for (text, field) in [
            ("", "input.definition"),
            (r#"{"base": "sum"}"#, "input.definition.rate"),
            (r#"{"base": "some", "rate": {"num": 1, "den": 1}}"#, "input.definition.base"),
            (r#"{"base": "sum", "rate": {"num": 1, "den": 0}}"#, "input.definition.rate.den"),
            (r#"{"base": "sum", "rate": {"num": 1, "den": 1}, "gait": []}"#, "input.definition.gait"),
            (r#"{"base": "sum", "rate": {"num": 1, "den": 1}, "eligible": {"areas": ["nowhere"]}}"#, "input.definition.areas"),
            (r#"{"base": "sum", "base": "gap", "rate": {"num": 1, "den": 1}}"#, "input.definition"),
        ] {
            let answer = app.app.create_pool(&town.official, town.city.id, &refused(text), "a-wrong-pool").await;
            let fields: Vec<String> = match answer {
                Err(app::AppError::Refused(problems)) => problems.iter().map(|problem| problem.field.clone()).collect(),
                other => panic!("{text}: {other:?}"),
            };
            assert_eq!(fields, [field], "{text}");
        }
    }
}

on_both! {
    async fn what_was_said_once_is_not_said_again_and_a_paused_pool_waits(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "800").await;
        let share = r#"{"base": "sum", "rate": {"num": 1, "den": 1}, "allocate": "pro_rata", "release": "at_end"}"#;
        let pool = app.pool_defined(&town, "Share", "300", share).await;
        app.give(&project, "ana", "100").await;
        let official = &town.official;
        app.app.close_window(official, pool.id, "close-window").await.unwrap();
        assert_eq!(matched(&app, &project).await, 10_000);
        app.app.step_pool(official, pool.id, PoolStep::Pause, "pause-it").await.unwrap();
        let paused = app.app.step_pool(official, pool.id, PoolStep::Close, "close-paused").await;
        assert_eq!(code(paused), "WRONG_POOL_STATE");
        let now = app.app.close_window(official, pool.id, "close-again").await;
        assert_eq!(code(now), "WRONG_POOL_STATE");
        app.app.step_pool(official, pool.id, PoolStep::Resume, "resume-it").await.unwrap();
        app.app.step_pool(official, pool.id, PoolStep::Close, "close-it").await.unwrap();
        app.app.close_window(official, pool.id, "close-window").await.unwrap();
        assert_eq!((matched(&app, &project).await, left(&app, &town, pool.id).await), (10_000, (20_000, PoolState::Closed)));
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_new_version_keeps_the_place_of_the_rule_among_the_others(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "800").await;
        let pool = app.pool_defined(&town, "Double", "300", r#"{"priority": 2, "base": "contribution", "rate": {"num": 1, "den": 1}}"#).await;
        let quarter = r#"{"base": "contribution", "rate": {"num": 1, "den": 4}}"#;
        let input = PoolInput { rule: Some(WrittenRule::Definition(quarter.to_owned())), ..PoolInput::default() };
        app.app.update_pool(&town.official, pool.id, &input, "a-quarter-now").await.unwrap();
        app.give(&project, "ana", "100").await;
        assert_eq!(matched(&app, &project).await, 2_500);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_till_promises_a_gift_what_is_its_own(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "800").await;
        app.pool_defined(&town, "Half", "1000", HALF_AFTER_A_QUARTER).await;
        let rest = r#"{"base": "gap", "rate": {"num": 1, "den": 1}, "limit": {"project_minor": 10000}}"#;
        app.pool_defined(&town, "Rest", "1000", rest).await;
        app.pool_defined(&town, "Quarter", "1000", r#"{"base": "contribution", "rate": {"num": 1, "den": 4}}"#).await;
        app.give(&project, "ana", "100").await;
        // The next gift opens the gate for the project, and closes the gap by as much as it is.
        let quote = app.app.quote(&app.visitor(), project.id, "500").await.unwrap();
        assert_eq!(quote.added, eur(12_500), "{quote:#?}");
        assert!(quote.parts.iter().all(|part| part.amount.minor >= 0));
        let bob = app.give(&project, "bob", "500").await;
        assert_eq!(app.app.pledge(bob).await.unwrap().unwrap().match_minor, 12_500);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_second_chance_that_is_over_when_the_end_is_seen_is_none(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "800").await;
        let rule = r#"{"base": "contribution", "rate": {"num": 1, "den": 4},
            "settle": {"extension": {"if_bps": 5000, "days": 3}}}"#;
        app.pool_defined(&town, "Quarter", "1000", rule).await;
        app.give(&project, "ana", "400").await;
        let end = now(&app, &project).await.closes_at.unwrap();
        app.wait(end - app.app.world().now() + Duration::days(4));
        app.app.end_what_is_over().await.unwrap();
        assert_eq!(now(&app, &project).await.state, ProjectState::Failed);
        app.assert_clean().await;
    }
}
