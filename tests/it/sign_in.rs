//! Signing in by a link.

use app::AppError;
use app::job::Job;
use chrono::Duration;
use domain::Locale;
use tests::{TestApp, on_both};

/// The secret of the newest link, as the mail would carry it.
async fn token(app: &TestApp) -> String {
    let job = app.app.take_job().await.unwrap().unwrap();
    let Job::MailSignInLink { token, .. } = serde_json::from_str(&job.body).unwrap() else {
        panic!("{job:?}")
    };
    app.app.end_job(&job, Ok(())).await.unwrap();
    token
}

fn refused_with(error: AppError) -> &'static str {
    let AppError::Refused(problems) = error else {
        panic!("{error:?}")
    };
    problems.iter().next().unwrap().kind.code()
}

on_both! {
    async fn a_link_signs_in_once(app: TestApp) {
        app.app.request_sign_in("Ana@Test.Example", Some("/me"), Locale::En).await.unwrap();
        let token = token(&app).await;
        let session = app.app.complete_sign_in(&token, Locale::En).await.unwrap();
        assert_eq!(session.return_to, "/me");
        let caller = app.app.caller(Some(&session.secret), Locale::En).await.unwrap();
        assert_eq!(caller.viewer.as_ref().unwrap().person.email.as_str(), "ana@test.example");
        let again = app.app.complete_sign_in(&token, Locale::En).await.unwrap_err();
        assert_eq!(refused_with(again), "LINK_INVALID");
        app.app.sign_out(&session.secret).await.unwrap();
        assert!(app.app.caller(Some(&session.secret), Locale::En).await.unwrap().viewer.is_none());
    }
}

on_both! {
    async fn a_link_grows_old_and_a_guess_finds_nothing(app: TestApp) {
        app.app.request_sign_in("ana@test.example", None, Locale::En).await.unwrap();
        let token = token(&app).await;
        app.wait(Duration::minutes(16));
        assert_eq!(refused_with(app.app.complete_sign_in(&token, Locale::En).await.unwrap_err()), "LINK_INVALID");
        let guess = "0".repeat(64);
        assert_eq!(refused_with(app.app.complete_sign_in(&guess, Locale::En).await.unwrap_err()), "LINK_INVALID");
        assert!(app.app.caller(Some(&guess), Locale::En).await.unwrap().viewer.is_none());
    }
}

on_both! {
    async fn of_two_who_use_a_link_at_once_one_gets_in(app: TestApp) {
        app.app.request_sign_in("ana@test.example", None, Locale::En).await.unwrap();
        let token = token(&app).await;
        let tries = (0..8).map(|_| {
            let (app, token) = (app.app.clone(), token.clone());
            tokio::spawn(async move { app.complete_sign_in(&token, Locale::En).await.is_ok() })
        });
        let mut entered = 0;
        for one in tries.collect::<Vec<_>>() {
            entered += u32::from(one.await.unwrap());
        }
        assert_eq!(entered, 1);
    }
}

on_both! {
    async fn an_address_cannot_be_flooded(app: TestApp) {
        for _ in 0..5 {
            app.app.request_sign_in("ana@test.example", None, Locale::En).await.unwrap();
        }
        let sixth = app.app.request_sign_in("ana@test.example", None, Locale::En).await.unwrap_err();
        assert_eq!(refused_with(sixth), "TOO_MANY_TRIES");
        let bad = app.app.request_sign_in("ana\r\nbcc: x@test.example", None, Locale::En).await.unwrap_err();
        assert_eq!(refused_with(bad), "NOT_AN_EMAIL");
    }
}
