//! The terms of stored pools: parts, pots, slices, and how funders share. Checked, stored, listed, kept to.

use app::pool::PoolInput;
use app::project::ProjectInput;
use app::review::Review;
use app::{Pool, Project};
use chrono::Duration;
use domain::Locale;
use domain::pool::PoolStep;
use tests::build::{EAST, Town, double};
use tests::people::code;
use tests::{TestApp, on_both};

use crate::match_log::{checked, written};

async fn matched(app: &TestApp, project: &Project) -> i64 {
    let found = app.app.project_by_id(&app.visitor(), project.id).await.unwrap();
    found.unwrap().match_minor
}

fn input(funders: &[(&str, &str)], terms: &str) -> PoolInput {
    let funder = |(name, amount): &(&str, &str)| ((*name).to_owned(), (*amount).to_owned());
    PoolInput {
        name: Some("Parts".to_owned()),
        purpose: Some("For everybody.".to_owned()),
        funders: Some(funders.iter().map(funder).collect()),
        rule: Some(app::pool::WrittenRule::Settings(Box::new(double()))),
        terms: Some(terms.to_owned()),
        ..PoolInput::default()
    }
}

async fn opened(app: &TestApp, town: &Town, funders: &[(&str, &str)], terms: &str) -> Pool {
    let given = input(funders, terms);
    let pool = app
        .app
        .create_pool(&town.official, town.city.id, &given, "pool-with-terms")
        .await
        .unwrap();
    app.app
        .step_pool(&town.official, pool.id, PoolStep::Publish, "publish-with-terms")
        .await
        .unwrap()
}

async fn place(app: &TestApp, town: &Town, name: &str) -> String {
    let names = app.app.neighbourhood_names(town.city.id).await.unwrap();
    names
        .iter()
        .find(|known| known.name == name)
        .unwrap()
        .id
        .to_string()
}

/// A published project in the eastern neighbourhood.
async fn in_the_east(app: &TestApp, town: &Town, title: &str) -> Project {
    let draft = app.draft(town, title, "800").await;
    let there = ProjectInput {
        location: Some(EAST),
        ..ProjectInput::default()
    };
    app.app
        .update_project(&town.owner, draft.id, &there)
        .await
        .unwrap();
    app.app.submit_project(&town.owner, draft.id).await.unwrap();
    app.app
        .review_project(&town.official, draft.id, &Review::Publish)
        .await
        .unwrap()
}

on_both! {
    async fn a_part_for_each_neighbourhood_is_all_that_its_projects_get(app: TestApp) {
        let town = app.town().await;
        let (west, east) = (place(&app, &town, "west").await, place(&app, &town, "east").await);
        let parts = format!(
            r#"{{"partition": {{"by": "area", "parts": [{{"key": "{west}", "amount_minor": 5000}}, {{"key": "{east}", "amount_minor": 2000}}]}}}}"#
        );
        let pool = opened(&app, &town, &[("The city", "100")], &parts).await;
        let (benches, trees) = (app.project(&town, "Benches", "800").await, in_the_east(&app, &town, "Trees").await);
        app.give(&benches, "ana", "80").await;
        app.give(&trees, "bob", "80").await;
        assert_eq!((matched(&app, &benches).await, matched(&app, &trees).await), (5_000, 2_000));
        app.assert_clean().await;
        checked(&written(&app, &town.city, Some(pool.id), None).await);

        let sentences = app.app.terms_sentences(&town.city, &pool, Locale::En).await.unwrap();
        assert_eq!(sentences, ["€50 are for projects in west.", "€20 are for projects in east.", "Nobody draws from the rest."]);
        let french = app.app.terms_sentences(&town.city, &pool, Locale::Fr).await.unwrap();
        assert!(french[0].contains("sont réservés aux projets situés à west"), "{french:?}");

        let other = PoolInput { terms: Some("{}".to_owned()), ..PoolInput::default() };
        let changed = app.app.update_pool(&town.official, pool.id, &other, "other-terms").await;
        assert_eq!(code(changed), "WRONG_POOL_STATE");
    }
}

on_both! {
    async fn a_slice_a_day_is_all_that_a_day_brings_and_what_is_left_stays(app: TestApp) {
        let town = app.town().await;
        let terms = r#"{"slice": {"per": "day", "amount_minor": 3000, "carry_over": true}}"#;
        opened(&app, &town, &[("The city", "1000")], terms).await;
        let project = app.project(&town, "Benches", "800").await;
        app.give(&project, "ana", "50").await;
        assert_eq!(matched(&app, &project).await, 3_000);
        app.wait(Duration::days(2));
        app.give(&project, "bob", "50").await;
        assert_eq!(matched(&app, &project).await, 8_000);
        app.assert_clean().await;
        checked(&written(&app, &town.city, None, None).await);
    }
}

on_both! {
    async fn the_first_funder_pays_first_where_the_terms_say_so(app: TestApp) {
        let town = app.town().await;
        opened(&app, &town, &[("The city", "20"), ("The county", "100")], r#"{"sharing": "waterfall"}"#).await;
        let project = app.project(&town, "Benches", "800").await;
        app.give(&project, "ana", "15").await;
        app.give(&project, "bob", "15").await;
        let decisions = store::decision::in_order(app.database.db.read(), town.city.id, 0, 100).await.unwrap();
        let funders: Vec<&str> = decisions.iter().map(|decision| decision.funders.as_str()).collect();
        assert_eq!(funders, [
            r#"[{"funder":"The city","change_minor":1500}]"#,
            r#"[{"funder":"The city","change_minor":500},{"funder":"The county","change_minor":1000}]"#,
        ]);
        app.assert_clean().await;
    }
}

on_both! {
    async fn what_is_wrong_with_terms_is_told_with_the_path_of_its_field(app: TestApp) {
        let town = app.town().await;
        let west = place(&app, &town, "west").await;
        for (terms, field) in [
            ("[]".to_owned(), "input.terms"),
            (r#"{"share": "waterfall"}"#.to_owned(), "input.terms.share"),
            (r#"{"sharing": "first"}"#.to_owned(), "input.terms.sharing"),
            (r#"{"slice": {"per": "day", "amount_minor": 0}}"#.to_owned(), "input.terms.slice.amount_minor"),
            (r#"{"partition": {"by": "project", "each_minor": 10}}"#.to_owned(), "input.terms.partition.reserved_minor"),
            (r#"{"partition": {"by": "category", "parts": [{"key": "nothing", "amount_minor": 10}]}}"#.to_owned(), "input.terms.partition.parts[0].key"),
            (format!(r#"{{"partition": {{"by": "area", "parts": [{{"key": "{west}", "amount_minor": 10001}}]}}}}"#), "input.terms.partition.parts"),
        ] {
            let answer = app.app.create_pool(&town.official, town.city.id, &input(&[("The city", "100")], &terms), "wrong-terms").await;
            let fields: Vec<String> = match answer {
                Err(app::AppError::Refused(problems)) => problems.iter().map(|problem| problem.field.clone()).collect(),
                other => panic!("{terms}: {other:?}"),
            };
            assert_eq!(fields, [field], "{terms}");
        }
        // A draft may change: less money may be too little for its parts.
        let parts = format!(r#"{{"partition": {{"by": "area", "parts": [{{"key": "{west}", "amount_minor": 9000}}]}}}}"#);
        let draft = app.app.create_pool(&town.official, town.city.id, &input(&[("The city", "100")], &parts), "a-draft-pool").await.unwrap();
        let less = PoolInput { funders: Some(vec![("The city".to_owned(), "50".to_owned())]), ..PoolInput::default() };
        let refused = app.app.update_pool(&town.official, draft.id, &less, "less-money").await;
        assert_eq!(code(refused), "RULE_CONTRADICTS");
        let none = PoolInput { terms: Some("{}".to_owned()), ..less };
        let now = app.app.update_pool(&town.official, draft.id, &none, "less-and-no-parts").await.unwrap();
        assert_eq!((now.amount_minor, now.terms), (5_000, None));
    }
}
