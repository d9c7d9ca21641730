//! The life of a project, and who may take part in it.

use app::project::ProjectInput;
use app::review::Review;
use app::{AppError, AppResult, ProjectFilter, ProjectOrder};
use domain::Locale;
use domain::person::Role;
use domain::place::Bounds;
use domain::project::ProjectState;
use tests::build::{EAST, double};
use tests::on_both;

fn first<T: std::fmt::Debug>(result: AppResult<T>) -> (String, &'static str) {
    let Err(AppError::Refused(problems)) = result else {
        panic!("{result:?}")
    };
    problems
        .iter()
        .next()
        .map(|p| (p.field.clone(), p.kind.code()))
        .unwrap()
}

on_both! {
    async fn nobody_publishes_what_is_theirs(app: TestApp) {
        let town = app.town().await;
        let draft = app.draft(&town, "Benches", "1000").await;
        app.app.submit_project(&town.owner, draft.id).await.unwrap();
        // Paul proposed it; now he works for the city as well.
        let paul = app.person(town.city.id, "Paul", Role::Official).await;
        assert_eq!(paul.person(), town.owner.person());
        assert_eq!(first(app.app.review_project(&paul, draft.id, &Review::Publish).await).1, "OWN_CASE");
        app.app.review_project(&town.official, draft.id, &Review::Publish).await.unwrap();
    }
}

on_both! {
    async fn a_draft_is_seen_by_its_owner_and_the_city_only(app: TestApp) {
        let town = app.town().await;
        let draft = app.draft(&town, "Benches", "1000").await;
        assert_eq!(draft.goal_minor, 100_000);
        assert!(draft.neighbourhood.is_some(), "the point found its neighbourhood");
        let stranger = app.person(town.city.id, "Stranger", Role::Resident).await;
        assert!(app.app.project_by_id(&stranger, draft.id).await.unwrap().is_none());
        assert!(app.app.project_by_id(&app.visitor(), draft.id).await.unwrap().is_none());
        assert!(app.app.project_by_id(&town.owner, draft.id).await.unwrap().is_some());
        assert!(app.app.project_by_id(&town.official, draft.id).await.unwrap().is_some());
        let input = ProjectInput { title: Some("Mine now".to_owned()), ..ProjectInput::default() };
        assert_eq!(first(app.app.update_project(&stranger, draft.id, &input).await).1, "NOT_FOUND");
        assert_eq!(first(app.app.update_project(&town.official, draft.id, &input).await).1, "NOT_ALLOWED");
        assert_eq!(first(app.app.review_project(&town.owner, draft.id, &Review::Publish).await).1, "NOT_ALLOWED");
    }
}

on_both! {
    async fn the_city_sends_back_with_a_reason_and_publishes(app: TestApp) {
        let town = app.town().await;
        let draft = app.draft(&town, "Benches", "1000").await;
        app.app.submit_project(&town.owner, draft.id).await.unwrap();
        let silent = app.app.review_project(&town.official, draft.id, &Review::RequestChanges("  ".to_owned())).await;
        assert_eq!(first(silent), ("reason".to_owned(), "REQUIRED"));
        let note = Review::RequestChanges("Who looks after them in winter?".to_owned());
        let back = app.app.review_project(&town.official, draft.id, &note).await.unwrap();
        assert_eq!(back.state, ProjectState::ChangesRequested);
        app.app.submit_project(&town.owner, draft.id).await.unwrap();
        let moderator = app.person(town.city.id, "Mo", Role::Moderator).await;
        let open = app.app.review_project(&moderator, draft.id, &Review::Publish).await.unwrap();
        assert_eq!(open.state, ProjectState::Published);
        let late = ProjectInput { title: Some("Other".to_owned()), ..ProjectInput::default() };
        assert_eq!(first(app.app.update_project(&town.owner, draft.id, &late).await).1, "WRONG_PROJECT_STATE");
    }
}

on_both! {
    async fn every_field_that_is_missing_is_named(app: TestApp) {
        let town = app.town().await;
        let project = app.app.create_project(&town.owner, town.city.id, "Only a title", None, "a-key-of-mine").await.unwrap();
        let Err(AppError::Refused(problems)) = app.app.submit_project(&town.owner, project.id).await else { panic!() };
        let fields: Vec<&str> = problems.iter().map(|p| p.field.as_str()).collect();
        assert_eq!(fields, ["summary", "story", "goal", "location", "closesAt"]);
        let outside = ProjectInput { location: Some((9.0, 9.0)), ..ProjectInput::default() };
        assert_eq!(
            first(app.app.update_project(&town.owner, project.id, &outside).await),
            ("input.location".to_owned(), "OUTSIDE_CITY")
        );
        let nowhere = ProjectInput { location: Some((999.0, 0.0)), ..ProjectInput::default() };
        assert_eq!(first(app.app.update_project(&town.owner, project.id, &nowhere).await).1, "BAD_PLACE");
    }
}

on_both! {
    async fn lists_find_by_search_place_category_and_page_by_page(app: TestApp) {
        let town = app.town().await;
        for number in 0..5 {
            app.project(&town, &format!("Étang numéro {number}"), "1000").await;
        }
        let east = app.draft(&town, "Un verger", "1000").await;
        let moved = ProjectInput { location: Some(EAST), category: Some("sport".to_owned()), ..ProjectInput::default() };
        app.app.update_project(&town.owner, east.id, &moved).await.unwrap();
        app.app.submit_project(&town.owner, east.id).await.unwrap();
        app.app.review_project(&town.official, east.id, &Review::Publish).await.unwrap();
        let visitor = app.visitor();
        let list = |filter: ProjectFilter| {
            let (app, visitor, city) = (app.app.clone(), visitor.clone(), town.city.id);
            async move {
                let page = app.project_page(&visitor, city, &filter, ProjectOrder::Newest, None, 50).await.unwrap();
                assert_eq!(app.project_count(&visitor, city, &filter).await.unwrap(), i64::try_from(page.len()).unwrap());
                page.into_iter().map(|card| card.title).collect::<Vec<_>>()
            }
        };
        assert_eq!(list(ProjectFilter::default()).await.len(), 6);
        assert_eq!(list(ProjectFilter { search: Some("etang NUMERO 3".to_owned()), ..Default::default() }).await, ["Étang numéro 3"]);
        assert_eq!(list(ProjectFilter { search: Some("verg".to_owned()), ..Default::default() }).await, ["Un verger"]);
        assert_eq!(list(ProjectFilter { search: Some("'\"*; drop table".to_owned()), ..Default::default() }).await.len(), 0);
        assert_eq!(list(ProjectFilter { categories: vec!["sport".to_owned()], ..Default::default() }).await, ["Un verger"]);
        let bounds = Bounds { west: 1.0, south: 0.0, east: 2.0, north: 1.0 };
        assert_eq!(list(ProjectFilter { bounds: Some(bounds), ..Default::default() }).await, ["Un verger"]);
        let reaches = app.app.pool_reaches(town.city.id).await.unwrap();
        assert!(list(ProjectFilter { matched: Some(reaches), ..Default::default() }).await.is_empty());
        let mut rule = double();
        rule.categories = vec!["sport".to_owned()];
        app.pool(&town, "Sport", "100", rule).await;
        let reaches = app.app.pool_reaches(town.city.id).await.unwrap();
        assert_eq!(list(ProjectFilter { matched: Some(reaches), ..Default::default() }).await, ["Un verger"]);

        for order in [ProjectOrder::Newest, ProjectOrder::ClosingSoon, ProjectOrder::MostBacked, ProjectOrder::NearlyThere] {
            let (mut seen, mut after) = (Vec::new(), None);
            loop {
                let page = app.app.project_page(&visitor, town.city.id, &ProjectFilter::default(), order, after.as_ref(), 2).await;
                let page = page.unwrap();
                let Some(last) = page.last() else { break };
                after = Some(app::AfterProject { order_key: last.order_key.clone(), id: last.id });
                seen.extend(page.into_iter().map(|card| card.id));
            }
            let mut unique = seen.clone();
            unique.sort();
            unique.dedup();
            assert_eq!((seen.len(), unique.len()), (6, 6), "{order:?}: each project once");
        }
        let pins = app.app.pins(&app::Caller::visitor(Locale::Fr), town.city.id, &ProjectFilter::default()).await.unwrap();
        assert_eq!(pins.len(), 6);
    }
}
