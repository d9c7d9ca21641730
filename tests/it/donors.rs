//! What goes on a city's list of a donor: what its rules look at, and nothing else.

use app::matching::form::{ContributionForm, EventForm};
use app::residence::AtDesk;
use tests::build::{Town, double, eur};
use tests::{TestApp, on_both};

use crate::match_log::{checked, written};
use crate::reader::Reader;

async fn gifts(app: &TestApp, town: &Town) -> Vec<ContributionForm> {
    let listed = store::event::decided(app.database.db.read(), town.city.id, 0, 1000)
        .await
        .unwrap();
    let gift = |listed: &store::event::ListedEvent| match EventForm::from_json(&listed.body) {
        Ok(EventForm::Contribution(form)) => Some(form),
        _ => None,
    };
    listed.iter().filter_map(gift).collect()
}

/// Somebody who lives in a neighbourhood, as the city has made sure.
async fn resident(app: &TestApp, town: &Town, email: &str, name: &str) -> (Reader, String) {
    let names = app.app.neighbourhood_names(town.city.id).await.unwrap();
    let neighbourhood = names.iter().find(|known| known.name == name).unwrap().id;
    let desk = AtDesk {
        city: town.city.id,
        email: email.to_owned(),
        name: "Rosa".to_owned(),
        neighbourhood,
        shown: "rent receipt".to_owned(),
    };
    app.app.verify_at_desk(&town.official, &desk).await.unwrap();
    (Reader::signed_in(app, email).await, neighbourhood.to_string())
}

on_both! {
    async fn where_a_donor_lives_is_on_the_list_only_once_a_rule_looks_at_it(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "800").await;
        app.pool(&town, "Double", "1000", double()).await;
        let (rosa, west) = resident(&app, &town, "rosa@resident.example", "west").await;
        crate::match_log::gives(&app, &rosa, &project, "20", "before-the-rule").await;
        assert_eq!(gifts(&app, &town).await[0].donor_area, None, "no rule asks for it");

        let neighbours = format!(
            r#"{{"base": "contribution", "rate": {{"num": 1, "den": 2}}, "count": {{"donor_areas": ["{west}"]}}}}"#
        );
        app.pool_defined(&town, "Neighbours", "1000", &neighbours).await;
        let quote = app.app.quote(&rosa.caller(&app).await, project.id, "20").await.unwrap();
        assert_eq!(quote.added, eur(3_000), "the till knows where she lives");
        crate::match_log::gives(&app, &rosa, &project, "20", "after-the-rule").await;
        app.give(&project, "guest", "20").await;
        let areas: Vec<Option<String>> = gifts(&app, &town).await.into_iter().map(|gift| gift.donor_area).collect();
        assert_eq!(areas, [None, Some(west), None]);
        let now = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        assert_eq!(now.match_minor, 7_000);
        app.assert_clean().await;
        let log = written(&app, &town.city, None, None).await;
        assert!(log.contains("donor_area"));
        checked(&log);
    }
}

on_both! {
    async fn a_rule_may_tell_donors_apart_by_their_mailbox_and_nobody_reads_it(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "800").await;
        let once = r#"{"base": "contribution", "rate": {"num": 1, "den": 1},
            "count": {"distinct_by": "email"}, "clip": {"donor_max_count": 1}}"#;
        app.pool_defined(&town, "Once", "1000", once).await;
        app.give(&project, "ana", "20").await;
        app.give(&project, "ana+again", "20").await;
        app.give(&project, "bob", "20").await;
        let now = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        assert_eq!(now.match_minor, 4_000, "one mailbox, however it is labelled");
        let listed = gifts(&app, &town).await;
        assert_eq!(listed[0].email, listed[1].email);
        assert_ne!(listed[0].email, listed[2].email);
        assert!(listed.iter().all(|gift| !gift.email.as_deref().unwrap().contains('@')));
        app.assert_clean().await;
        checked(&written(&app, &town.city, None, None).await);
    }
}

on_both! {
    async fn whoever_is_erased_leaves_a_list_that_gives_the_same_again(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "800").await;
        let (rosa, west) = resident(&app, &town, "rosa@resident.example", "west").await;
        let rule = format!(
            r#"{{"base": "contribution", "rate": {{"num": 1, "den": 1}},
                "count": {{"donor_areas": ["{west}"], "distinct_by": "email"}}}}"#
        );
        app.pool_defined(&town, "Neighbours", "1000", &rule).await;
        crate::match_log::gives(&app, &rosa, &project, "20", "before-she-goes").await;
        let before = written(&app, &town.city, None, None).await;
        app.app.erase_me(&rosa.caller(&app).await, "rosa@resident.example").await.unwrap();
        app.assert_clean().await;
        assert_eq!(written(&app, &town.city, None, None).await, before);
        checked(&before);
    }
}
