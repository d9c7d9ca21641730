//! Signing in by password: what strangers learn and what their tries cost.

use app::job::Job;
use app::session::NewSession;
use app::{AppError, AppResult};
use chrono::Duration;
use domain::{Locale, ProblemKind};
use sea_orm::{ConnectionTrait, Statement};
use tests::people::from;
use tests::{TestApp, on_both};

use crate::asking::{Sender, ask, codes, data, refused};

const GOOD: &str = "marron-tandem-lavoir-zinc";
const OTHER: &str = "vert-lampion-fougère-douze";

/// Ana, who has a password.
async fn ana(app: &TestApp) -> NewSession {
    let session = app.sign_in("ana@test.example", None).await;
    let caller = app.caller(&session).await;
    app.app.set_password(&caller, GOOD).await.unwrap();
    app.jobs().await;
    session
}

async fn try_in(app: &TestApp, email: &str, password: &str, browser: Option<&str>) -> AppResult<NewSession> {
    let browser = from(browser);
    app.app
        .sign_in_with_password(email, password, Some("/me"), &browser, Locale::En)
        .await
}

/// The first value of a statement, as text.
async fn value(app: &TestApp, sql: &str) -> String {
    let raw = app.database.db.connection_for_migrations();
    let row = raw
        .query_one_raw(Statement::from_string(raw.get_database_backend(), sql))
        .await
        .unwrap();
    row.unwrap().try_get("", "value").unwrap()
}

on_both! {
    async fn a_password_signs_in_and_the_session_says_how_and_from_where(app: TestApp) {
        ana(&app).await;
        let session = try_in(&app, " Ana@Test.Example ", GOOD, None).await.unwrap();
        assert_eq!(session.return_to, "/me");
        let caller = app.caller(&session).await;
        assert_eq!(caller.viewer.as_ref().unwrap().person.email.as_str(), "ana@test.example");
        let own = app.app.own_session(&caller).await.unwrap().unwrap();
        assert_eq!((own.method.as_str(), own.device.as_str(), own.place.as_str()), ("password", "Firefox · Linux", "192.0.2.x"));
        assert_eq!(own.proven_at, own.created_at, "signing in is proof");
        let away = app.app.sign_in_with_password("ana@test.example", GOOD, Some("//evil.example"), &from(None), Locale::En).await.unwrap();
        assert_eq!(away.return_to, "/");
    }
}

on_both! {
    async fn nobody_learns_from_the_answer_whether_there_is_an_account(app: TestApp) {
        ana(&app).await;
        app.sign_in("bob@test.example", None).await;
        let before = app.app.passwords_worked_on();
        let mut answers = Vec::new();
        // With a password, without one, and nobody at all; each tried as often as it may be, and once more.
        for email in ["ana@test.example", "bob@test.example", "nobody@test.example"] {
            let question = format!(
                "mutation {{ signInWithPassword(input: {{ email: \"{email}\", password: \"{OTHER}\" }}) \
                 {{ viewer {{ id }} returnTo problems {{ code field message }} }} }}"
            );
            let response = ask(&app, Sender::default(), &question).await;
            assert!(response.http_headers.is_empty(), "no cookie for a try in vain");
            let mut answer = vec![data(response).to_string()];
            for _ in 0..30 {
                let Err(error) = try_in(&app, email, OTHER, None).await else { panic!() };
                answer.push(format!("{error:?}"));
            }
            answers.push(answer);
        }
        assert_eq!(answers[0], answers[1]);
        assert_eq!(answers[0], answers[2]);
        assert!(answers[0][0].contains("CREDENTIALS_WRONG") && answers[0][30].contains("TooManyTries"), "{:?}", answers[0]);
        assert_eq!(app.app.passwords_worked_on() - before, 90, "the same work for each");
    }
}

on_both! {
    async fn a_thousand_wrong_passwords_are_bounded_work(app: TestApp) {
        ana(&app).await;
        let before = app.app.passwords_worked_on();
        // As many as may wait for a turn; who comes above that is sent away before anything is worked on.
        let crowd = (0..20).map(|_| {
            let app = app.app.clone();
            tokio::spawn(async move {
                let mut compared = 0;
                for _ in 0..50 {
                    let tried = app.sign_in_with_password("ana@test.example", OTHER, None, &from(None), Locale::En).await;
                    compared += u64::from(refused(tried) == "CREDENTIALS_WRONG");
                }
                compared
            })
        });
        let mut compared = 0;
        for one in crowd.collect::<Vec<_>>() {
            compared += one.await.unwrap();
        }
        assert_eq!((compared, app.app.passwords_worked_on() - before), (30, 30), "counted before they are compared");
        assert_eq!(refused(try_in(&app, "ana@test.example", GOOD, None).await), "TOO_MANY_TRIES");
        app.wait(Duration::days(1));
        assert!(try_in(&app, "ana@test.example", GOOD, None).await.is_ok(), "another day");
    }
}

on_both! {
    async fn strangers_who_try_do_not_keep_known_browsers_out(app: TestApp) {
        let session = ana(&app).await;
        let known = Some(session.browser.as_str());
        let stranger = app.sign_in("eve@test.example", None).await;
        for browser in [None, Some(stranger.browser.as_str())] {
            for _ in 0..20 {
                try_in(&app, "ana@test.example", OTHER, browser).await.unwrap_err();
            }
            // Known to Eve is not known to Ana.
        }
        assert_eq!(refused(try_in(&app, "ana@test.example", GOOD, None).await), "TOO_MANY_TRIES");
        assert!(try_in(&app, "ana@test.example", GOOD, known).await.is_ok());
        for _ in 0..29 {
            assert_eq!(refused(try_in(&app, "ana@test.example", OTHER, known).await), "CREDENTIALS_WRONG");
        }
        assert_eq!(refused(try_in(&app, "ana@test.example", GOOD, known).await), "TOO_MANY_TRIES", "no browser may guess on");
        app.sign_in("ana@test.example", known).await;
    }
}

on_both! {
    async fn weak_passwords_are_refused_with_words(app: TestApp) {
        let session = app.sign_in("ana.moreno@test.example", None).await;
        let caller = app.caller(&session).await;
        for (password, code) in [
            ("", "PASSWORD_TOO_SHORT"),
            ("kort9!Wach", "PASSWORD_TOO_SHORT"),
            ("password1234", "PASSWORD_COMMON"),
            ("123456789012", "PASSWORD_COMMON"),
            ("ana.moreno@test.example", "PASSWORD_PERSONAL"),
        ] {
            assert_eq!(refused(app.app.set_password(&caller, password).await), code, "{password}");
        }
        assert_eq!(refused(app.app.set_password(&caller, &"x7!Kq".repeat(26)).await), "TOO_LONG");
        assert!(!app.app.has_password(&caller).await.unwrap());
        let Err(AppError::Refused(problems)) = app.app.set_password(&caller, "short").await else { panic!() };
        assert_eq!(problems.iter().next().unwrap().kind, ProblemKind::PasswordTooShort { min: 12 });
        assert!(app.jobs().await.is_empty(), "nothing happened, so nothing is told");
    }
}

on_both! {
    async fn a_new_password_ends_other_sessions_and_is_told_by_mail(app: TestApp) {
        let first = ana(&app).await;
        let second = try_in(&app, "ana@test.example", GOOD, Some(&first.browser)).await.unwrap();
        let caller = app.app.set_password(&app.caller(&second).await, OTHER).await.unwrap();
        assert!(caller.viewer.is_some());
        assert!(app.caller(&first).await.viewer.is_none());
        assert!(app.caller(&second).await.viewer.is_some());
        assert!(matches!(&app.jobs().await[..], [Job::MailPasswordChanged { email, removed: false, .. }] if email == "ana@test.example"));
        assert_eq!(refused(try_in(&app, "ana@test.example", GOOD, None).await), "CREDENTIALS_WRONG");
        app.app.remove_password(&caller).await.unwrap();
        app.app.remove_password(&caller).await.unwrap();
        assert!(matches!(&app.jobs().await[..], [Job::MailPasswordChanged { removed: true, .. }]), "told once");
        assert_eq!(refused(try_in(&app, "ana@test.example", OTHER, None).await), "CREDENTIALS_WRONG");
    }
}

on_both! {
    async fn passwords_change_only_after_a_proof_of_a_short_while_ago(app: TestApp) {
        let session = ana(&app).await;
        app.wait(Duration::minutes(11));
        let caller = app.caller(&session).await;
        assert_eq!(refused(app.app.set_password(&caller, OTHER).await), "PROOF_REQUIRED");
        assert_eq!(refused(app.app.remove_password(&caller).await), "PROOF_REQUIRED");
        assert_eq!(refused(app.app.set_password(&app.visitor(), OTHER).await), "SIGN_IN_REQUIRED");
        let caller = app.app.prove_with_password(&caller, GOOD).await.unwrap();
        app.app.set_password(&caller, OTHER).await.unwrap();
    }
}

on_both! {
    async fn a_stolen_session_guesses_few_passwords(app: TestApp) {
        let session = ana(&app).await;
        app.wait(Duration::minutes(11));
        let caller = app.caller(&session).await;
        for _ in 0..10 {
            assert_eq!(refused(app.app.prove_with_password(&caller, OTHER).await), "PASSWORD_WRONG");
        }
        assert_eq!(refused(app.app.prove_with_password(&caller, GOOD).await), "TOO_MANY_TRIES");
        assert!(try_in(&app, "ana@test.example", GOOD, None).await.is_ok(), "who knows it signs in anew");
        let bob = app.sign_in("bob@test.example", None).await;
        assert_eq!(refused(app.app.prove_with_password(&app.caller(&bob).await, "").await), "PASSWORD_WRONG", "none is none");
    }
}

on_both! {
    async fn the_database_holds_no_password_and_no_address_that_was_tried(app: TestApp) {
        ana(&app).await;
        try_in(&app, "nobody@test.example", OTHER, None).await.unwrap_err();
        let hash = value(&app, "select hash as value from password").await;
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$") && !hash.contains(GOOD), "{hash}");
        let tried = value(&app, "select min(subject) as value from sign_in_try").await;
        assert!(tried.len() == 64 && tried.chars().all(|c| c.is_ascii_hexdigit()), "{tried}");
        app.wait(Duration::days(2));
        app.app.forget_sign_ins().await.unwrap();
        assert_eq!(value(&app, "select cast(count(*) as text) as value from sign_in_try").await, "0");
    }
}

on_both! {
    async fn what_is_no_field_of_the_input_is_refused(app: TestApp) {
        let session = ana(&app).await;
        for field in [
            "updateProfile(input: { name: \"A\", email: \"eve@test.example\" })",
            "updateProfile(input: { name: \"A\", roles: [OFFICIAL] })",
            "createToken(input: { name: \"A\", scopes: [GIVE], days: 1, person: \"x\" })",
            "setPassword(password: \"x\", person: \"x\")",
        ] {
            let sender = Sender { session: Some(&session.secret), bearer: None };
            let response = ask(&app, sender, &format!("mutation {{ {field} {{ problems {{ code }} }} }}")).await;
            assert!(!response.errors.is_empty(), "{field}");
            assert_eq!(codes(&response), [""], "{field}: a question that the schema does not know");
        }
        let sender = Sender { session: Some(&session.secret), bearer: None };
        let question = "mutation { updateProfile(input: { name: \" Ana \\u202eMoreno \", locale: FR }) { viewer { name email locale } problems { code } } }";
        let changed = &data(ask(&app, sender, question).await)["updateProfile"];
        assert_eq!(changed["viewer"], serde_json::json!({ "name": "Ana Moreno", "email": "ana@test.example", "locale": "FR" }));
    }
}
