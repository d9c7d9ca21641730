//! Somebody has everything that is kept about them, and nothing of anybody else.

use chrono::Duration;
use domain::Locale;
use domain::person::Role;
use payments::sandbox::Outcome;
use serde_json::Value;
use tests::build::{double, gift};
use tests::{TestApp, on_both};

use crate::reader::Reader;

const DATA: &str = "{ viewer { data { title purpose columns rows } } }";

/// Ana, who gave with a word, has a draft, and is signed in.
async fn ana(app: &TestApp) -> Reader {
    let town = app.town().await;
    app.pool(&town, "Double", "1000", double()).await;
    let project = app.project(&town, "Benches", "500").await;
    let ana = app.person(town.city.id, "Ana", Role::Resident).await;
    let given = tests::build::gift(&project, "Ana", "20", "ana-gives-20");
    let given = app::pledge::PledgeInput {
        message: Some("Sit well!".to_owned()),
        ..given
    };
    let made = app.app.create_pledge(&ana, &given).await.unwrap();
    app.pay(&made.pledge.provider_ref.unwrap(), Outcome::Pay).await;
    app.app
        .create_pledge(&app.visitor(), &gift(&project, "gaston", "30", "gaston-gives"))
        .await
        .unwrap();
    app.app
        .create_project(&ana, town.city.id, "My secret orchard", None, "ana-orchard")
        .await
        .unwrap();
    Reader::signed_in(app, "ana@test.example").await
}

on_both! {
    async fn the_file_holds_everything_and_no_secret(app: TestApp) {
        let reader = ana(&app).await;
        let caller = reader.caller(&app).await;
        let text = app.app.own_data_file(&caller).await.unwrap();
        let file: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(file["person"], caller.person().unwrap().to_string());
        let sections = file["sections"].as_array().unwrap();
        let section = |name: &str| sections.iter().find(|section| section["name"] == name).unwrap_or_else(|| panic!("{name}: {text}"));
        assert_eq!(section("person")["rows"][0]["email"], "ana@test.example");
        let pledge = &section("pledge")["rows"][0];
        assert_eq!((pledge["amount_minor"].as_i64(), pledge["anonymous"].as_bool()), (Some(2000), Some(false)));
        assert_eq!(pledge["message"], "Sit well!");
        assert_eq!(pledge["person_id"].as_str().unwrap(), caller.person().unwrap().to_string().trim_start_matches("person:"));
        assert_eq!(section("match_decision")["rows"][0]["change_minor"], 2000);
        assert_eq!(section("project")["rows"][0]["title"], "My secret orchard");
        for name in ["person_role", "session", "sign_in_link", "match_event", "command"] {
            assert!(!section(name)["rows"].as_array().unwrap().is_empty());
        }
        for secret in ["token_hash", "browser_hash", "code_hash", "gaston"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
}

on_both! {
    async fn the_page_is_for_people_in_their_language(app: TestApp) {
        let reader = ana(&app).await.reading(Locale::Fr);
        let answer = reader.ask(DATA).await;
        let sections = answer["data"]["viewer"]["data"].as_array().unwrap_or_else(|| panic!("{answer}"));
        let gifts = sections.iter().find(|section| section["title"] == "Vos dons").unwrap();
        assert!(gifts["purpose"].as_str().unwrap().contains("10 ans"), "{gifts}");
        let columns = gifts["columns"].as_array().unwrap();
        assert!(gifts["rows"].as_array().unwrap().iter().all(|row| row.as_array().unwrap().len() == columns.len()));
    }
}

on_both! {
    async fn it_takes_a_fresh_proof_of_oneself(app: TestApp) {
        let reader = ana(&app).await;
        app.wait(Duration::minutes(11));
        let answer = reader.ask(DATA).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "PROOF_REQUIRED", "{answer}");
        assert!(app.app.own_data_file(&reader.caller(&app).await).await.is_err());
        assert!(app.app.own_data_file(&app.visitor()).await.is_err());
    }
}
