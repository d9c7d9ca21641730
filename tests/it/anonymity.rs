//! Who gives without a name is named nowhere, and a guest's address is shown to nobody.

use domain::person::Role;
use payments::sandbox::Outcome;
use tests::build::{double, gift};
use tests::on_both;

use crate::reader::Reader;

on_both! {
    async fn an_anonymous_donor_is_named_nowhere(app: TestApp) {
        let town = app.town().await;
        let pool = app.pool(&town, "Double", "1000", double()).await;
        let project = app.project(&town, "Benches", "500").await;
        app.person(town.city.id, "Rosalie", Role::Resident).await;
        app.person(town.city.id, "Mo", Role::Moderator).await;
        app.person(town.city.id, "Other", Role::Resident).await;
        // Rosalie gives signed in, Gaston as a guest; both type a name and wish that it is not shown.
        let rosalie = Reader::signed_in(&app, "rosalie@test.example").await.caller(&app).await;
        let mut pledges = Vec::new();
        for (caller, name) in [(rosalie, "Rosalie"), (app.visitor(), "gaston")] {
            let given = gift(&project, name, "20", &format!("{name}-anonymous"));
            let given = app::pledge::PledgeInput { anonymous: true, ..given };
            let made = app.app.create_pledge(&caller, &given).await.unwrap();
            app.pay(&made.pledge.provider_ref.unwrap(), Outcome::Pay).await;
            pledges.push(made.pledge.id);
        }
        let nodes: String = pledges
            .iter()
            .enumerate()
            .map(|(at, id)| format!(
                "n{at}: node(id: \"{id}\") {{ id ... on Pledge {{ backer message amount {{ amount }} decisions {{ sentence steps {{ __typename }} }} }} }} "
            ))
            .collect();
        let everything = format!(
            "{{ project(city: \"town\", slug: \"{slug}\") {{ owner {{ name }}
                  pledges(first: 20) {{ nodes {{ id backer message state decisions {{ sentence }} }} }}
                  decisions(first: 20) {{ nodes {{ sentence pledge {{ id backer }} }} }} }}
                pool: node(id: \"{pool}\") {{ ... on Pool {{ decisions(first: 20) {{ nodes {{ sentence pledge {{ id backer message }} }} }} }} }}
                quote(project: \"{project}\", amount: \"10 EUR\") {{ quote {{ sentence }} }} {nodes} }}",
            slug = project.slug, pool = pool.id, project = project.id,
        );
        let mut readers = vec![("visitor", Reader::visitor(&app))];
        for name in ["other", "odile", "mo"] {
            readers.push((name, Reader::signed_in(&app, &format!("{name}@test.example")).await));
        }
        for (who, reader) in readers {
            let answer = reader.ask(&everything).await;
            let errors = answer.get("errors").cloned().unwrap_or_default();
            assert!(errors.is_null() || errors == serde_json::json!([]), "{who}: {answer}");
            let text = answer.to_string().to_lowercase();
            assert!(text.contains(&pledges[1].to_string()), "{who} sees the gift: {text}");
            for name in ["rosalie", "gaston", "@", "person:"] {
                assert!(!text.contains(name), "{who} sees {name}: {text}");
            }
        }
    }
}

on_both! {
    async fn a_guest_who_shows_a_name_does_not_show_the_address(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        app.give(&project, "gaston", "20").await;
        let all = format!("{{ project(city: \"town\", slug: \"{}\") {{ pledges {{ nodes {{ backer }} }} }} }}", project.slug);
        let answer = Reader::signed_in(&app, "odile@test.example").await.ask(&all).await.to_string();
        assert!(answer.contains("gaston") && !answer.contains('@'), "{answer}");
    }
}
