//! What people agree to is kept for ever, and taken back as easily as given.

use sea_orm::ConnectionTrait;
use serde_json::json;
use tests::on_both;

use crate::reader::Reader;

const CONSENTS: &str = "{ viewer { consents { kind text version given at } } }";

on_both! {
    async fn a_consent_is_given_and_taken_back_and_both_are_kept(app: TestApp) {
        let ana = Reader::signed_in(&app, "ana@test.example").await;
        let all = ana.ask(CONSENTS).await;
        let news = &all["data"]["viewer"]["consents"][1];
        assert_eq!((&news["kind"], &news["given"], &news["at"]), (&json!("NEWS"), &json!(false), &json!(null)), "{all}");
        let version = news["version"].as_str().unwrap().to_owned();
        for given in [true, true, false] {
            let set = format!("mutation {{ setConsent(kind: NEWS, given: {given}, version: \"{version}\")
                {{ viewer {{ consents {{ kind given }} }} problems {{ code }} }} }}");
            let answer = ana.ask(&set).await;
            assert_eq!(answer["data"]["setConsent"]["viewer"]["consents"][1]["given"], given, "{answer}");
        }
        let person = ana.caller(&app).await.person().unwrap();
        let log = store::consent::of_person(app.database.db.read(), person).await.unwrap();
        assert_eq!(log.iter().map(|one| one.given).collect::<Vec<_>>(), [true, false]);
        let raw = app.database.db.connection_for_migrations();
        for forge in ["delete from consent", "update consent set given = true"] {
            assert!(raw.execute_unprepared(forge).await.is_err(), "the log is append-only");
        }
    }
}

on_both! {
    async fn nobody_agrees_to_a_text_that_they_were_not_shown(app: TestApp) {
        let set = "mutation { setConsent(kind: TERMS, given: true, version: \"1999-01\") { problems { code field } } }";
        let ana = Reader::signed_in(&app, "ana@test.example").await;
        let answer = ana.ask(set).await;
        assert_eq!(answer["data"]["setConsent"]["problems"][0]["code"], "CONSENT_OUTDATED", "{answer}");
        let answer = Reader::visitor(&app).ask(set).await;
        assert_eq!(answer["data"]["setConsent"]["problems"][0]["code"], "SIGN_IN_REQUIRED", "{answer}");
    }
}
