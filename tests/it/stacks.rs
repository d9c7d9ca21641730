//! How the rules of a city's pools go together: set by officials, an event like any other, kept to by what follows.

use app::Project;
use app::match_stack::{StackInput, StackMode};
use app::matching::form::Word;
use domain::act::ActKind;
use domain::person::Role;
use tests::build::double;
use tests::people::code;
use tests::{TestApp, on_both};

use crate::match_log::{checked, written};

async fn matched(app: &TestApp, project: &Project) -> i64 {
    let found = app.app.project_by_id(&app.visitor(), project.id).await.unwrap();
    found.unwrap().match_minor
}

fn goal_share(bps: i64) -> StackInput {
    StackInput {
        group_goal_bps: Some(bps),
        ..StackInput::default()
    }
}

on_both! {
    async fn a_ceiling_for_all_match_binds_from_then_on_and_takes_nothing_back(app: TestApp) {
        let town = app.town().await;
        let (city, official) = (town.city.id, &town.official);
        let project = app.project(&town, "Benches", "100").await;
        app.pool(&town, "Double", "1000", double()).await;
        app.pool(&town, "Also", "1000", double()).await;
        app.give(&project, "ana", "30").await;
        assert_eq!(matched(&app, &project).await, 6_000);

        for _ in 0..2 {
            let set = app.app.set_match_stack(official, city, &goal_share(5_000), "half-of-the-goal").await.unwrap();
            assert_eq!(set.group_goal_bps, Some(5_000));
        }
        assert_eq!(matched(&app, &project).await, 6_000, "what stands is kept");
        app.give(&project, "bob", "10").await;
        assert_eq!(matched(&app, &project).await, 6_000, "and nothing is added to it");
        app.assert_clean().await;

        // Other processes, and whoever reads the list, know it too.
        let another = app.another(9).await;
        assert_eq!(another.match_stack(city).await.unwrap(), app.app.match_stack(city).await.unwrap());
        let pools = another.pools_of_project(&project).await.unwrap();
        assert!(pools.iter().all(|pool| !pool.open.is_open()), "{pools:?}");
        checked(&written(&app, &town.city, None, None).await);

        app.app.set_match_stack(official, city, &goal_share(9_000), "nearly-the-goal").await.unwrap();
        app.give(&project, "cyd", "20").await;
        assert_eq!(matched(&app, &project).await, 9_000);
        app.assert_clean().await;
        checked(&written(&app, &town.city, None, None).await);
        let acts = app.app.acts(official, city, None, 10).await.unwrap();
        assert_eq!(acts.iter().filter(|kept| kept.act.kind == ActKind::StackChanged).count(), 2);
    }
}

on_both! {
    async fn how_pools_act_is_fixed_with_the_first_gift(app: TestApp) {
        let town = app.town().await;
        let (city, official) = (town.city.id, &town.official);
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "First", "1000", double()).await;
        app.pool(&town, "Second", "1000", double()).await;
        let one = StackInput { mode: Some(StackMode::Exclusive), ..StackInput::default() };
        let set = app.app.set_match_stack(official, city, &one, "one-pool-alone").await.unwrap();
        assert_eq!(set.mode, Some(Word(StackMode::Exclusive)));
        app.give(&project, "ana", "30").await;
        assert_eq!(matched(&app, &project).await, 3_000, "the first pool has the project");

        let all = app.app.set_match_stack(official, city, &StackInput::default(), "all-of-them").await;
        assert_eq!(code(all), "RULE_FIXED_ONCE_GIVEN");
        let capped = StackInput { de_minimis: Some(("35".to_owned(), 36)), ..one };
        app.app.set_match_stack(official, city, &capped, "little-aid").await.unwrap();
        app.give(&project, "bob", "30").await;
        assert_eq!(matched(&app, &project).await, 3_500);
        app.assert_clean().await;
        checked(&written(&app, &town.city, None, None).await);
    }
}

on_both! {
    async fn settings_are_checked_field_by_field_and_are_not_everybodys_to_set(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        let wrong = StackInput {
            group_goal_bps: Some(-1),
            own_share_of_public_bps: Some(10_001),
            de_minimis: Some(("much".to_owned(), 36)),
            ..StackInput::default()
        };
        let refused = app.app.set_match_stack(&town.official, city, &wrong, "all-is-wrong").await;
        let app::AppError::Refused(problems) = refused.unwrap_err() else { panic!("not refused") };
        let mut fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
        fields.sort_unstable();
        assert_eq!(fields, ["input.deMinimis.amount", "input.groupGoalBps", "input.ownShareOfPublicBps"]);
        let treasurer = app.person(city, "Fiona", Role::FinanceOfficer).await;
        app.app.set_match_stack(&treasurer, city, &goal_share(8_000), "by-the-treasurer").await.unwrap();
        let mine = app.app.set_match_stack(&town.owner, city, &goal_share(9_000), "by-the-owner").await;
        assert_eq!(code(mine), "NOT_ALLOWED");
        assert_eq!(app.app.match_stack(city).await.unwrap().group_goal_bps, Some(8_000));
    }
}
