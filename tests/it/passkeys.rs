//! Passkeys, with an authenticator in software.

use app::passkey::Answer;
use app::session::NewSession;
use app::{App, AppError, AppResult, Caller};
use chrono::Duration;
use domain::Locale;
use tests::app::BASE_URL;
use tests::people::from;
use tests::{TestApp, on_both};

use crate::authenticator::Authenticator;

/// Ana in her browser, with one passkey.
struct Ana {
    caller: Caller,
    browser: String,
    session: String,
    authenticator: Authenticator,
}

async fn ana(app: &TestApp) -> Ana {
    let session = app.sign_in("ana@test.example", None).await;
    let browser = session.browser.clone();
    let caller = session.caller;
    let ceremony = app.app.begin_passkey(&caller).await.unwrap();
    let (authenticator, credential) = Authenticator::create(1, &ceremony.options, BASE_URL);
    let answer = Answer {
        challenge: ceremony.id,
        credential: &credential,
    };
    app.app
        .finish_passkey(&caller, answer, " My \n phone ")
        .await
        .unwrap();
    Ana {
        caller,
        browser,
        session: session.secret,
        authenticator,
    }
}

async fn sign_in(
    app: &App,
    browser: &str,
    authenticator: &mut Authenticator,
) -> Result<NewSession, &'static str> {
    let (ceremony, asked) = app.begin_passkey_sign_in(Some(browser)).await.unwrap();
    assert_eq!(asked.browser, browser);
    let credential = authenticator.get(&ceremony.options);
    let answer = Answer {
        challenge: ceremony.id,
        credential: &credential,
    };
    app.finish_passkey_sign_in(answer, Some("/me"), &from(Some(browser)), Locale::En)
        .await
        .map_err(code)
}

fn code(error: AppError) -> &'static str {
    let AppError::Refused(problems) = error else {
        panic!("{error:?}")
    };
    problems.iter().next().unwrap().kind.code()
}

fn refused<T: std::fmt::Debug>(result: AppResult<T>) -> &'static str {
    code(result.unwrap_err())
}

on_both! {
    async fn a_passkey_signs_in_without_an_address(app: TestApp) {
        let mut ana = ana(&app).await;
        let person = ana.caller.person().unwrap();
        let kept = app.app.passkeys_of(person).await.unwrap();
        assert_eq!((kept.len(), kept[0].name.as_str(), kept[0].last_used_at), (1, "My phone", None));
        let (ceremony, asked) = app.app.begin_passkey_sign_in(None).await.unwrap();
        let credential = ana.authenticator.get(&ceremony.options);
        let answer = Answer { challenge: ceremony.id, credential: &credential };
        let session = app.app.finish_passkey_sign_in(answer, Some("//evil.example"), &from(Some(&asked.browser)), Locale::En).await.unwrap();
        assert_eq!((session.caller.person(), session.return_to.as_str()), (Some(person), "/"));
        let kept = app.app.passkeys_of(person).await.unwrap();
        assert!(kept[0].last_used_at.is_some());
        // Again, with the counter that was stored.
        let again = sign_in(&app.app, &asked.browser, &mut ana.authenticator).await.unwrap();
        assert_eq!(again.return_to, "/me");
    }
}

on_both! {
    async fn an_answer_counts_once_in_its_browser_and_for_five_minutes(app: TestApp) {
        let mut ana = ana(&app).await;
        let (ceremony, asked) = app.app.begin_passkey_sign_in(Some(&ana.browser)).await.unwrap();
        let credential = ana.authenticator.get(&ceremony.options);
        let answer = Answer { challenge: ceremony.id, credential: &credential };
        let other = "0".repeat(64);
        for browser in [None, Some(other.as_str())] {
            assert_eq!(refused(app.app.finish_passkey_sign_in(answer, None, &from(browser), Locale::En).await), "PASSKEY_EXPIRED");
        }
        app.app.finish_passkey_sign_in(answer, None, &from(Some(&asked.browser)), Locale::En).await.unwrap();
        assert_eq!(refused(app.app.finish_passkey_sign_in(answer, None, &from(Some(&asked.browser)), Locale::En).await), "PASSKEY_EXPIRED");
        // The same answer to a new challenge.
        let (next, _) = app.app.begin_passkey_sign_in(Some(&ana.browser)).await.unwrap();
        let replayed = Answer { challenge: next.id, credential: &credential };
        assert_eq!(refused(app.app.finish_passkey_sign_in(replayed, None, &from(Some(&ana.browser)), Locale::En).await), "PASSKEY_REFUSED");
        let (late, _) = app.app.begin_passkey_sign_in(Some(&ana.browser)).await.unwrap();
        let credential = ana.authenticator.get(&late.options);
        app.wait(Duration::minutes(6));
        let late = Answer { challenge: late.id, credential: &credential };
        assert_eq!(refused(app.app.finish_passkey_sign_in(late, None, &from(Some(&ana.browser)), Locale::En).await), "PASSKEY_EXPIRED");
    }
}

on_both! {
    async fn of_two_who_send_one_answer_at_once_one_gets_in(app: TestApp) {
        let mut ana = ana(&app).await;
        let (ceremony, _) = app.app.begin_passkey_sign_in(Some(&ana.browser)).await.unwrap();
        let credential = ana.authenticator.get(&ceremony.options);
        let tries = (0..6).map(|_| {
            let (app, credential, browser) = (app.app.clone(), credential.clone(), ana.browser.clone());
            tokio::spawn(async move {
                let answer = Answer { challenge: ceremony.id, credential: &credential };
                app.finish_passkey_sign_in(answer, None, &from(Some(&browser)), Locale::En).await.is_ok()
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
    async fn an_answer_given_on_other_pages_proves_nothing(app: TestApp) {
        let mut ana = ana(&app).await;
        for origin in ["http://evil.example", "http://localhost:9090", "https://localhost:8080", "http://localhost.evil.example:8080"] {
            let mut fooled = ana.authenticator.clone();
            fooled.origin = origin.to_owned();
            assert_eq!(sign_in(&app.app, &ana.browser, &mut fooled).await.err(), Some("PASSKEY_REFUSED"), "{origin}");
        }
        assert!(sign_in(&app.app, &ana.browser, &mut ana.authenticator).await.is_ok());
        let ceremony = app.app.begin_passkey(&ana.caller).await.unwrap();
        let (_, credential) = Authenticator::create(2, &ceremony.options, "http://evil.example");
        let answer = Answer { challenge: ceremony.id, credential: &credential };
        assert_eq!(refused(app.app.finish_passkey(&ana.caller, answer, "x").await), "PASSKEY_REFUSED");
    }
}

on_both! {
    async fn a_copied_authenticator_is_found_out_by_its_counter(app: TestApp) {
        let mut ana = ana(&app).await;
        let mut copy = ana.authenticator.clone();
        sign_in(&app.app, &ana.browser, &mut ana.authenticator).await.unwrap();
        assert_eq!(sign_in(&app.app, &ana.browser, &mut copy).await.err(), Some("PASSKEY_REFUSED"));
        sign_in(&app.app, &ana.browser, &mut ana.authenticator).await.unwrap();
    }
}

on_both! {
    async fn a_passkey_that_does_not_count_signs_in_again_and_again(app: TestApp) {
        let session = app.sign_in("ana@test.example", None).await;
        let browser = session.browser.clone();
        let ceremony = app.app.begin_passkey(&session.caller).await.unwrap();
        let (mut synced, credential) = Authenticator::create_counting(1, 0, &ceremony.options, BASE_URL);
        let answer = Answer { challenge: ceremony.id, credential: &credential };
        app.app.finish_passkey(&session.caller, answer, "Synced").await.unwrap();
        for _ in 0..3 {
            sign_in(&app.app, &browser, &mut synced).await.unwrap();
        }
    }
}

on_both! {
    async fn a_removed_passkey_opens_nothing(app: TestApp) {
        let mut ana = ana(&app).await;
        let id = app.app.passkeys_of(ana.caller.person().unwrap()).await.unwrap()[0].id;
        let eve = app.sign_in("eve@test.example", None).await;
        assert_eq!(refused(app.app.remove_passkey(&eve.caller, id).await), "NOT_FOUND");
        assert_eq!(refused(app.app.rename_passkey(&eve.caller, id, "Mine").await), "NOT_FOUND");
        app.app.remove_passkey(&ana.caller, id).await.unwrap();
        assert_eq!(sign_in(&app.app, &ana.browser, &mut ana.authenticator).await.err(), Some("PASSKEY_REFUSED"));
    }
}

on_both! {
    async fn a_passkey_is_made_only_by_who_has_just_proved_who_they_are(app: TestApp) {
        let mut ana = ana(&app).await;
        assert_eq!(refused(app.app.begin_passkey(&app.visitor()).await), "SIGN_IN_REQUIRED");
        app.wait(Duration::minutes(11));
        let old = app.app.caller(Some(&ana.session), Locale::En).await.unwrap();
        let id = app.app.passkeys_of(old.person().unwrap()).await.unwrap()[0].id;
        assert_eq!(refused(app.app.begin_passkey(&old).await), "PROOF_REQUIRED");
        assert_eq!(refused(app.app.remove_passkey(&old, id).await), "PROOF_REQUIRED");
        let (ceremony, _) = app.app.begin_passkey_sign_in(Some(&ana.browser)).await.unwrap();
        let credential = ana.authenticator.get(&ceremony.options);
        let answer = Answer { challenge: ceremony.id, credential: &credential };
        app.app.prove_with_passkey(&old, answer, Some(&ana.browser)).await.unwrap();
        let proven = app.app.caller(Some(&ana.session), Locale::En).await.unwrap();
        app.app.begin_passkey(&proven).await.unwrap();
    }
}

on_both! {
    async fn somebody_else_s_passkey_proves_nothing_in_one_s_session(app: TestApp) {
        let mut ana = ana(&app).await;
        let eve = app.sign_in("eve@test.example", None).await;
        let (ceremony, _) = app.app.begin_passkey_sign_in(Some(&ana.browser)).await.unwrap();
        let credential = ana.authenticator.get(&ceremony.options);
        let answer = Answer { challenge: ceremony.id, credential: &credential };
        assert_eq!(refused(app.app.prove_with_passkey(&eve.caller, answer, Some(&ana.browser)).await), "PASSKEY_REFUSED");
        // A ceremony to make a passkey is bound to the session that began it, and is none to sign in with.
        let ceremony = app.app.begin_passkey(&ana.caller).await.unwrap();
        let (_, credential) = Authenticator::create(3, &ceremony.options, BASE_URL);
        let answer = Answer { challenge: ceremony.id, credential: &credential };
        assert_eq!(refused(app.app.finish_passkey(&eve.caller, answer, "Mine").await), "PASSKEY_EXPIRED");
        assert_eq!(refused(app.app.finish_passkey_sign_in(answer, None, &from(Some(&ana.browser)), Locale::En).await), "PASSKEY_EXPIRED");
        app.app.finish_passkey(&ana.caller, answer, "Hers").await.unwrap();
        // The same passkey for somebody else.
        let ceremony = app.app.begin_passkey(&eve.caller).await.unwrap();
        let (_, credential) = Authenticator::create(3, &ceremony.options, BASE_URL);
        let answer = Answer { challenge: ceremony.id, credential: &credential };
        assert_eq!(refused(app.app.finish_passkey(&eve.caller, answer, "Mine").await), "PASSKEY_REFUSED");
    }
}

on_both! {
    async fn a_name_is_short_and_nonsense_is_no_credential(app: TestApp) {
        let ana = ana(&app).await;
        let id = app.app.passkeys_of(ana.caller.person().unwrap()).await.unwrap()[0].id;
        assert_eq!(refused(app.app.rename_passkey(&ana.caller, id, &"x".repeat(61)).await), "TOO_LONG");
        assert_eq!(refused(app.app.rename_passkey(&ana.caller, id, " \n ").await), "REQUIRED");
        app.app.rename_passkey(&ana.caller, id, "Clé bleue").await.unwrap();
        let ceremony = app.app.begin_passkey(&ana.caller).await.unwrap();
        let (_, credential) = Authenticator::create(4, &ceremony.options, BASE_URL);
        let answer = Answer { challenge: ceremony.id, credential: &credential };
        assert_eq!(refused(app.app.finish_passkey(&ana.caller, answer, &"x".repeat(61)).await), "TOO_LONG");
        app.app.finish_passkey(&ana.caller, answer, "A name can be corrected").await.unwrap();
        for nonsense in ["null", "[]", "{\"id\":\"AQ\"}", "\"x\""] {
            let nonsense = serde_json::from_str(nonsense).unwrap();
            let (ceremony, _) = app.app.begin_passkey_sign_in(Some(&ana.browser)).await.unwrap();
            let answer = Answer { challenge: ceremony.id, credential: &nonsense };
            assert_eq!(refused(app.app.finish_passkey_sign_in(answer, None, &from(Some(&ana.browser)), Locale::En).await), "PASSKEY_REFUSED");
        }
    }
}

on_both! {
    async fn pages_reached_by_a_number_have_no_passkeys(app: TestApp) {
        let numbered = app.set_up(7, |settings| settings.base_url = "http://127.0.0.1:8080".to_owned()).await;
        assert!(app.app.has_passkeys() && !numbered.has_passkeys());
        assert_eq!(refused(numbered.begin_passkey_sign_in(None).await), "NO_PASSKEYS_HERE");
    }
}
