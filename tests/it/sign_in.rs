//! Signing in by a link or a code, in the browser that asked.

use app::AppError;
use app::job::Job;
use app::sign_in::Proof;
use chrono::Duration;
use domain::Locale;
use tests::people::from;
use tests::{TestApp, on_both};

/// What a mail carries, and the secret of the browser that asked for it.
struct Mail {
    token: String,
    code: String,
    browser: String,
}

async fn ask(app: &TestApp, browser: Option<&str>) -> Mail {
    // Mails that were asked for before are not of interest.
    while let Some(job) = app.app.take_job().await.unwrap() {
        app.app.end_job(&job, Ok(())).await.unwrap();
    }
    let asked = app
        .app
        .request_sign_in("Ana@Test.Example", Some("/me"), browser, Locale::En)
        .await
        .unwrap();
    let job = app.app.take_job().await.unwrap().unwrap();
    let Job::MailSignInLink { token, code, .. } = serde_json::from_str(&job.body).unwrap() else {
        panic!("{job:?}")
    };
    app.app.end_job(&job, Ok(())).await.unwrap();
    Mail {
        token,
        code,
        browser: asked.browser,
    }
}

async fn tried(app: &TestApp, proof: Proof<'_>, browser: Option<&str>) -> Result<String, &'static str> {
    match app.app.complete_sign_in(proof, &from(browser), Locale::En).await {
        Ok(session) => Ok(session.secret),
        Err(error) => Err(refused_with(error)),
    }
}

fn refused_with(error: AppError) -> &'static str {
    let AppError::Refused(problems) = error else {
        panic!("{error:?}")
    };
    problems.iter().next().unwrap().kind.code()
}

/// Another code than this.
fn wrong(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

on_both! {
    async fn a_link_signs_in_once(app: TestApp) {
        let mail = ask(&app, None).await;
        let session = app.app.complete_sign_in(Proof::Link(&mail.token), &from(Some(&mail.browser)), Locale::En).await.unwrap();
        assert_eq!(session.return_to, "/me");
        let caller = app.app.caller(Some(&session.secret), Locale::En).await.unwrap();
        assert_eq!(caller.viewer.as_ref().unwrap().person.email.as_str(), "ana@test.example");
        assert_eq!(tried(&app, Proof::Link(&mail.token), Some(&mail.browser)).await, Err("LINK_INVALID"));
        assert_eq!(tried(&app, Proof::Code(&mail.code), Some(&mail.browser)).await, Err("CODE_WRONG"), "used up with its link");
        app.app.sign_out(&session.secret).await.unwrap();
        assert!(app.app.caller(Some(&session.secret), Locale::En).await.unwrap().viewer.is_none());
    }
}

on_both! {
    async fn a_link_opens_nothing_in_another_browser(app: TestApp) {
        let (mail, other) = (ask(&app, None).await, ask(&app, None).await);
        assert_ne!(mail.browser, other.browser);
        for browser in [None, Some(""), Some(other.browser.as_str())] {
            assert_eq!(tried(&app, Proof::Link(&mail.token), browser).await, Err("LINK_OTHER_BROWSER"));
            assert_eq!(tried(&app, Proof::Code(&mail.code), browser).await, Err("CODE_WRONG"));
        }
        assert!(tried(&app, Proof::Link(&mail.token), Some(&mail.browser)).await.is_ok());
    }
}

on_both! {
    async fn a_browser_that_asks_twice_may_use_either_link_and_the_newest_code(app: TestApp) {
        let first = ask(&app, None).await;
        app.wait(Duration::seconds(1));
        let second = ask(&app, Some(&first.browser)).await;
        assert_eq!(first.browser, second.browser);
        assert_eq!(tried(&app, Proof::Code(&first.code), Some(&first.browser)).await, Err("CODE_WRONG"));
        assert!(tried(&app, Proof::Code(&second.code), Some(&first.browser)).await.is_ok());
        assert!(tried(&app, Proof::Link(&first.token), Some(&first.browser)).await.is_ok());
    }
}

on_both! {
    async fn a_code_is_typed_where_it_was_asked_for(app: TestApp) {
        let mail = ask(&app, None).await;
        assert_eq!(mail.code.len(), 6);
        let spaced = format!(" {} {}", &mail.code[..3], &mail.code[3..]);
        assert!(tried(&app, Proof::Code(&spaced), Some(&mail.browser)).await.is_ok());
        assert_eq!(tried(&app, Proof::Code(&mail.code), Some(&mail.browser)).await, Err("CODE_WRONG"));
    }
}

on_both! {
    async fn codes_cannot_be_guessed(app: TestApp) {
        let mail = ask(&app, None).await;
        for _ in 0..3 {
            assert_eq!(tried(&app, Proof::Code(&wrong(&mail.code)), Some(&mail.browser)).await, Err("CODE_WRONG"));
        }
        assert_eq!(tried(&app, Proof::Code(&mail.code), Some(&mail.browser)).await, Err("TOO_MANY_TRIES"));
        assert!(tried(&app, Proof::Link(&mail.token), Some(&mail.browser)).await.is_ok(), "the link is no guess");
        // A day's worth of mails, each tried as often as it may be.
        for _ in 0..9 {
            app.wait(Duration::minutes(20));
            let mail = ask(&app, None).await;
            for _ in 0..3 {
                tried(&app, Proof::Code(&wrong(&mail.code)), Some(&mail.browser)).await.unwrap_err();
            }
        }
        app.wait(Duration::minutes(20));
        let last = ask(&app, None).await;
        assert_eq!(tried(&app, Proof::Code(&last.code), Some(&last.browser)).await, Err("TOO_MANY_TRIES"));
    }
}

on_both! {
    async fn guesses_are_charged_to_the_address_they_are_about(app: TestApp) {
        let mail = ask(&app, None).await;
        app.wait(Duration::seconds(1));
        // The same browser asks with an address of its own, so that its tries would be counted there.
        app.app.request_sign_in("thrown@away.example", None, Some(&mail.browser), Locale::En).await.unwrap();
        assert_eq!(tried(&app, Proof::Code(&mail.code), Some(&mail.browser)).await, Err("CODE_WRONG"));
    }
}

on_both! {
    async fn guesses_at_once_are_counted_one_by_one(app: TestApp) {
        let mail = ask(&app, None).await;
        let tries = (0..12).map(|turn| {
            let (app, browser) = (app.app.clone(), mail.browser.clone());
            let code = format!("{:06}", (mail.code.parse::<u32>().unwrap() + 1 + turn) % 1_000_000);
            tokio::spawn(async move { app.complete_sign_in(Proof::Code(&code), &from(Some(&browser)), Locale::En).await.map(|_| ()) })
        });
        let mut compared = 0;
        for one in tries.collect::<Vec<_>>() {
            compared += u32::from(refused_with(one.await.unwrap().unwrap_err()) == "CODE_WRONG");
        }
        assert_eq!(compared, 3);
    }
}

on_both! {
    async fn a_stranger_who_asks_in_somebody_s_name_does_not_keep_them_out(app: TestApp) {
        let mail = ask(&app, None).await;
        tried(&app, Proof::Link(&mail.token), Some(&mail.browser)).await.unwrap();
        for _ in 0..20 {
            let _refused_in_the_end = app.app.request_sign_in("ana@test.example", None, None, Locale::En).await;
        }
        let stranger = app.app.request_sign_in("ana@test.example", None, None, Locale::En).await.unwrap_err();
        assert_eq!(refused_with(stranger), "TOO_MANY_TRIES");
        let known = app.app.request_sign_in("ana@test.example", None, Some(&mail.browser), Locale::En).await;
        assert!(known.is_ok(), "{known:?}");
        app.wait(Duration::days(2));
        app.app.forget_sign_ins().await.unwrap();
        let again = ask(&app, Some(&mail.browser)).await;
        assert!(tried(&app, Proof::Link(&again.token), Some(&again.browser)).await.is_ok());
    }
}

on_both! {
    async fn a_link_grows_old_and_a_guess_finds_nothing(app: TestApp) {
        let mail = ask(&app, None).await;
        app.wait(Duration::minutes(16));
        assert_eq!(tried(&app, Proof::Link(&mail.token), Some(&mail.browser)).await, Err("LINK_INVALID"));
        assert_eq!(tried(&app, Proof::Code(&mail.code), Some(&mail.browser)).await, Err("CODE_WRONG"));
        let guess = "0".repeat(64);
        assert_eq!(tried(&app, Proof::Link(&guess), Some(&mail.browser)).await, Err("LINK_INVALID"));
        assert!(app.app.caller(Some(&guess), Locale::En).await.unwrap().viewer.is_none());
    }
}

on_both! {
    async fn of_two_who_use_a_link_at_once_one_gets_in(app: TestApp) {
        let mail = ask(&app, None).await;
        let tries = (0..8).map(|turn| {
            let (app, token, code, browser) = (app.app.clone(), mail.token.clone(), mail.code.clone(), mail.browser.clone());
            tokio::spawn(async move {
                let proof = if turn % 2 == 0 { Proof::Link(&token) } else { Proof::Code(&code) };
                app.complete_sign_in(proof, &from(Some(&browser)), Locale::En).await.is_ok()
            })
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
        let browser = app.app.request_sign_in("ana@test.example", None, None, Locale::En).await.unwrap().browser;
        for _ in 0..4 {
            app.app.request_sign_in("ana@test.example", None, Some(&browser), Locale::En).await.unwrap();
        }
        let sixth = app.app.request_sign_in("ana@test.example", None, Some(&browser), Locale::En).await.unwrap_err();
        assert_eq!(refused_with(sixth), "TOO_MANY_TRIES");
        let bad = app.app.request_sign_in("ana\r\nbcc: x@test.example", None, None, Locale::En).await.unwrap_err();
        assert_eq!(refused_with(bad), "NOT_AN_EMAIL");
    }
}
