//! Sessions: listed, ended, never adopted; and proving anew within one.

use app::job::Job;
use chrono::Duration;
use domain::Id;
use domain::{Locale, SessionId};
use tests::people::from;
use tests::{TestApp, on_both};

use crate::asking::{Sender, ask, codes, data, refused};

/// The code of the mail that was just sent.
async fn code(app: &TestApp) -> String {
    match app.jobs().await.pop() {
        Some(Job::MailProofCode { code, .. }) => code,
        other => panic!("{other:?}"),
    }
}

/// Another code than this.
fn wrong(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

on_both! {
    async fn an_ended_session_is_a_visitor_at_once(app: TestApp) {
        let first = app.sign_in("ana@test.example", None).await;
        app.wait(Duration::minutes(1));
        let second = app.sign_in("ana@test.example", Some(&first.browser)).await;
        let caller = app.caller(&second).await;
        let sessions = app.app.sessions(&caller).await.unwrap();
        assert_eq!(sessions.len(), 2);
        assert_eq!(Some(sessions[0].id), app.app.own_session(&caller).await.unwrap().map(|own| own.id), "one's own first");
        let left = app.app.end_session(&caller, sessions[1].id).await.unwrap();
        assert!(left.viewer.is_some() && app.caller(&first).await.viewer.is_none());
        assert_eq!(refused(app.app.end_session(&caller, sessions[1].id).await), "NOT_FOUND");

        let sender = Sender { session: Some(&second.secret), bearer: None };
        let question = format!("mutation {{ endSession(id: \"{}\") {{ viewer {{ id }} problems {{ code }} }} }}", sessions[0].id);
        let response = ask(&app, sender, &question).await;
        assert!(response.http_headers["set-cookie"].to_str().unwrap().contains("Max-Age=0"));
        assert_eq!(data(response)["endSession"]["viewer"], serde_json::Value::Null);
        assert!(app.caller(&second).await.viewer.is_none());
    }
}

on_both! {
    async fn nobody_ends_or_sees_the_sessions_of_others(app: TestApp) {
        let (ana, eve) = (app.sign_in("ana@test.example", None).await, app.sign_in("eve@test.example", None).await);
        let (own, caller) = (app.caller(&ana).await, app.caller(&eve).await);
        let id = app.app.own_session(&own).await.unwrap().unwrap().id;
        assert_eq!(refused(app.app.end_session(&caller, id).await), "NOT_FOUND");
        assert_eq!(refused(app.app.end_session(&caller, SessionId::new(app.app.world())).await), "NOT_FOUND", "the same answer");
        app.app.end_other_sessions(&caller).await.unwrap();
        assert!(app.caller(&ana).await.viewer.is_some());
        assert_eq!(app.app.sessions(&caller).await.unwrap().len(), 1);
        assert_eq!(refused(app.app.sessions(&app.visitor()).await), "SIGN_IN_REQUIRED");
    }
}

on_both! {
    async fn signing_out_everywhere_leaves_the_session_that_asks(app: TestApp) {
        let first = app.sign_in("ana@test.example", None).await;
        let second = app.sign_in("ana@test.example", None).await;
        let third = app.sign_in("ana@test.example", None).await;
        app.app.end_other_sessions(&app.caller(&second).await).await.unwrap();
        for (session, lasts) in [(first, false), (second, true), (third, false)] {
            assert_eq!(app.caller(&session).await.viewer.is_some(), lasts);
        }
    }
}

on_both! {
    async fn a_given_cookie_is_never_adopted(app: TestApp) {
        // Whoever sets a cookie in somebody's browser knows its value; signing in must not make it worth anything.
        let planted = "0".repeat(64);
        app.app.request_sign_in("ana@test.example", None, Some(&planted), Locale::En).await.unwrap();
        let Some(Job::MailSignInLink { token, .. }) = app.jobs().await.pop() else { panic!() };
        let proof = app::sign_in::Proof::Link(&token);
        let session = app.app.complete_sign_in(proof, &from(Some(&planted)), Locale::En).await.unwrap();
        assert_ne!(session.secret, planted);
        assert!(app.app.caller(Some(&planted), Locale::En).await.unwrap().viewer.is_none());
        let again = app.sign_in("ana@test.example", Some(&planted)).await;
        assert_ne!(again.secret, session.secret, "nor is the one before");
    }
}

on_both! {
    async fn a_session_is_seen_now_and_then_and_ends_in_time(app: TestApp) {
        let session = app.sign_in("ana@test.example", None).await;
        let began = app.app.own_session(&app.caller(&session).await).await.unwrap().unwrap();
        app.wait(Duration::minutes(4));
        let own = app.app.own_session(&app.caller(&session).await).await.unwrap().unwrap();
        assert_eq!(own.seen_at, began.seen_at, "a look is no write");
        app.wait(Duration::minutes(2));
        let own = app.app.own_session(&app.caller(&session).await).await.unwrap().unwrap();
        assert!(own.seen_at > began.seen_at);
        app.wait(Duration::days(30));
        assert!(app.caller(&session).await.viewer.is_none());
        app.wait(Duration::days(1));
        app.app.forget_sign_ins().await.unwrap();
        assert!(store::session::by_id(app.database.db.read(), own.id, began.created_at).await.unwrap().is_none());
    }
}

on_both! {
    async fn a_browser_unlike_those_before_is_told_by_mail(app: TestApp) {
        let first = app.sign_in("ana@test.example", None).await;
        assert!(app.jobs().await.is_empty(), "the first is no surprise");
        app.sign_in("ana@test.example", Some(&first.browser)).await;
        assert!(app.jobs().await.is_empty());
        app.sign_in("ana@test.example", None).await;
        let jobs = app.jobs().await;
        assert!(matches!(&jobs[..], [Job::MailNewBrowser { email, device, .. }] if email == "ana@test.example" && device == "Firefox · Linux"), "{jobs:?}");
    }
}

on_both! {
    async fn a_proof_lasts_ten_minutes(app: TestApp) {
        let session = app.sign_in("ana@test.example", None).await;
        let until = "{ viewer { provenUntil } }";
        let sender = || Sender { session: Some(&session.secret), bearer: None };
        assert!(data(ask(&app, sender(), until).await)["viewer"]["provenUntil"].is_string());
        app.wait(Duration::minutes(10));
        assert!(data(ask(&app, sender(), until).await)["viewer"]["provenUntil"].is_null());
        app.app.request_proof_code(&app.caller(&session).await, &session.secret).await.unwrap();
        let code = code(&app).await;
        let caller = app.app.prove_with_code(&app.caller(&session).await, &session.secret, &format!("{} {}", &code[..3], &code[3..])).await.unwrap();
        assert!(app.app.remove_password(&caller).await.is_ok());
        assert_eq!(refused(app.app.prove_with_code(&caller, &session.secret, &code).await), "CODE_WRONG", "once");
        app.wait(Duration::minutes(10));
        assert_eq!(refused(app.app.remove_password(&app.caller(&session).await).await), "PROOF_REQUIRED");
    }
}

on_both! {
    async fn a_code_proves_nothing_in_another_session(app: TestApp) {
        let (ana, other) = (app.sign_in("ana@test.example", None).await, app.sign_in("ana@test.example", None).await);
        let eve = app.sign_in("eve@test.example", None).await;
        app.jobs().await;
        app.app.request_proof_code(&app.caller(&ana).await, &ana.secret).await.unwrap();
        let code = code(&app).await;
        for stranger in [&other, &eve] {
            let caller = app.caller(stranger).await;
            assert_eq!(refused(app.app.prove_with_code(&caller, &stranger.secret, &code).await), "CODE_WRONG");
            app.app.request_proof_code(&caller, &stranger.secret).await.unwrap();
            assert_eq!(refused(app.app.prove_with_code(&caller, &stranger.secret, &code).await), "CODE_WRONG");
            assert_eq!(refused(app.app.prove_with_code(&caller, &ana.secret, &code).await), "CODE_WRONG");
        }
        let own = app.caller(&ana).await;
        assert!(app.app.prove_with_code(&own, &ana.secret, &code).await.is_ok());
        assert_eq!(refused(app.app.request_proof_code(&app.visitor(), "").await), "SIGN_IN_REQUIRED");
    }
}

on_both! {
    async fn codes_are_few_grow_old_and_are_tried_thrice(app: TestApp) {
        let session = app.sign_in("ana@test.example", None).await;
        let caller = app.caller(&session).await;
        app.app.request_proof_code(&caller, &session.secret).await.unwrap();
        let first = code(&app).await;
        let tries = (0..12).map(|_| {
            let (app, caller, secret, typed) = (app.app.clone(), caller.clone(), session.secret.clone(), wrong(&first));
            tokio::spawn(async move { refused(app.prove_with_code(&caller, &secret, &typed).await) })
        });
        let mut compared = 0;
        for one in tries.collect::<Vec<_>>() {
            compared += u32::from(one.await.unwrap() == "CODE_WRONG");
        }
        assert_eq!(compared, 3, "tries at once are counted one by one");
        assert_eq!(refused(app.app.prove_with_code(&caller, &session.secret, &first).await), "TOO_MANY_TRIES");
        app.app.request_proof_code(&caller, &session.secret).await.unwrap();
        let second = code(&app).await;
        app.wait(Duration::minutes(16));
        assert_eq!(refused(app.app.prove_with_code(&caller, &session.secret, &second).await), "CODE_WRONG", "too old");
        for _ in 0..8 {
            app.app.request_proof_code(&caller, &session.secret).await.unwrap();
        }
        assert_eq!(refused(app.app.request_proof_code(&caller, &session.secret).await), "TOO_MANY_TRIES");
    }
}

on_both! {
    async fn the_account_shows_its_sessions(app: TestApp) {
        let session = app.sign_in("ana@test.example", None).await;
        let sender = Sender { session: Some(&session.secret), bearer: None };
        let question = "{ viewer { locale hasPassword tokens { id } session { id current } sessions { id device place method current } } }";
        let viewer = &data(ask(&app, sender, question).await)["viewer"];
        assert_eq!((&viewer["locale"], &viewer["hasPassword"], &viewer["tokens"]), (&"EN".into(), &false.into(), &serde_json::json!([])));
        assert_eq!(viewer["session"]["id"], viewer["sessions"][0]["id"]);
        assert_eq!((&viewer["sessions"][0]["method"], &viewer["sessions"][0]["current"]), (&"MAIL".into(), &true.into()));
        let visitor = ask(&app, Sender::default(), "mutation { endOtherSessions { problems { code } } }").await;
        assert!(codes(&visitor).is_empty());
        assert_eq!(data(visitor)["endOtherSessions"]["problems"][0]["code"], "SIGN_IN_REQUIRED");
    }
}
