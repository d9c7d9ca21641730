//! Signing in at an identity provider that can misbehave.

use app::identity::{Arrived, Back, Trouble};
use app::{App, AppError, Caller};
use chrono::Duration;
use domain::Locale;
use domain::residence::{ResidenceMethod, ResidenceState};
use identity::{ProviderSettings, Secret};
use serde_json::{Value, json};
use tests::people::from;
use tests::{TestApp, on_both};

use crate::provider::{Conduct, SHARED, TestProvider};

/// An application with one provider, called `ville`.
pub(crate) async fn with_provider(app: &TestApp) -> (App, TestProvider) {
    let world = app.app.world().clone();
    let provider = TestProvider::start(move || world.now().timestamp()).await;
    let settings = provider.settings("ville");
    let app = app.set_up(7, |all| all.identity_providers = vec![settings]).await;
    (app, provider)
}

pub(crate) fn visitor() -> Caller {
    Caller::visitor(Locale::En)
}

/// Somebody on the way: what comes back, and by what their browser is known.
pub(crate) struct Underway {
    code: String,
    state: String,
    browser: String,
}

pub(crate) async fn leave(app: &App, provider: &TestProvider, browser: Option<&str>) -> Underway {
    let leaving = app
        .begin_identity("ville", false, Some("/me"), &visitor(), browser)
        .await;
    let leaving = leaving.unwrap().unwrap();
    let (code, state) = provider.agree(&leaving.location);
    Underway {
        code,
        state,
        browser: leaving.asked.browser,
    }
}

impl Underway {
    fn back(&self) -> Back<'_> {
        Back {
            state: Some(&self.state),
            code: Some(&self.code),
            issuer: None,
            error: None,
        }
    }

    pub(crate) async fn arrive(&self, app: &App) -> Arrived {
        app.finish_identity("ville", self.back(), &visitor(), &from(Some(&self.browser)))
            .await
            .unwrap()
    }
}

pub(crate) fn session(arrived: Arrived) -> app::session::NewSession {
    let Arrived::SignedIn(session) = arrived else {
        panic!("{arrived:?}")
    };
    *session
}

fn refused<T: std::fmt::Debug>(result: Result<T, AppError>) -> &'static str {
    let AppError::Refused(problems) = result.unwrap_err() else {
        panic!("no refusal")
    };
    problems.iter().next().unwrap().kind.code()
}

on_both! {
    async fn who_is_known_elsewhere_is_signed_in_here_and_known_again(app: TestApp) {
        let (app, provider) = with_provider(&app).await;
        let first = session(leave(&app, &provider, None).await.arrive(&app).await);
        let viewer = first.caller.viewer.clone().unwrap();
        assert_eq!((viewer.person.email.as_str(), first.return_to.as_str()), ("ana@test.example", "/me"));
        // The address there has changed since: it is the subject that counts.
        provider.behave(Conduct { claims: json!({ "email": "other@test.example", "lives_here": true }), ..Conduct::default() });
        let again = session(leave(&app, &provider, None).await.arrive(&app).await);
        assert_eq!(again.caller.person(), first.caller.person());
        let vouched = app.vouched_residences(viewer.person.id).await.unwrap();
        assert_eq!(vouched.iter().map(|it| it.provider.as_str()).collect::<Vec<_>>(), ["ville"]);
        let kept = app.identities_of(viewer.person.id).await.unwrap();
        assert_eq!((kept.len(), kept[0].label.as_str()), (1, "ana@test.example"));
        // And it does not make the other address's owner into Ana.
        "subject-2".clone_into(&mut provider.subject.lock().unwrap());
        provider.behave(Conduct::default());
        assert_eq!(leave(&app, &provider, None).await.arrive(&app).await, Arrived::Waits);
    }
}

on_both! {
    async fn what_a_city_s_provider_has_checked_is_a_residence_there(test: TestApp) {
        let town = test.town().await;
        let world = test.app.world().clone();
        let provider = TestProvider::start(move || world.now().timestamp()).await;
        let settings = ProviderSettings { city: Some("town".to_owned()), ..provider.settings("ville") };
        let app = test.set_up(7, |all| all.identity_providers = vec![settings]).await;
        let claims = |claims: Value| Conduct { claims, ..Conduct::default() };
        // Only a plain yes counts.
        for says in [json!({}), json!({ "lives_here": false }), json!({ "lives_here": "no" }), json!({ "lives_here": {} })] {
            provider.behave(claims(says.clone()));
            let person = session(leave(&app, &provider, None).await.arrive(&app).await).caller.person().unwrap();
            assert_eq!(app.residences(person).await.unwrap(), [], "{says}");
        }
        provider.behave(claims(json!({ "lives_here": true })));
        let ana = session(leave(&app, &provider, None).await.arrive(&app).await);
        let person = ana.caller.person().unwrap();
        let [residence] = app.residences(person).await.unwrap().try_into().unwrap();
        let known = (residence.city, residence.state, residence.method, residence.neighbourhood, residence.verified_by);
        assert_eq!(known, (town.city.id, ResidenceState::Verified, ResidenceMethod::IdentityProvider, None, None));
        assert!(residence.verified_at.is_some());
        // Said again, it is the same one; taken back by an official, it stays so.
        session(leave(&app, &provider, None).await.arrive(&app).await);
        assert_eq!(app.residences(person).await.unwrap().len(), 1);
        // Without the account there it ends, for that account may vouch for somebody else then; with it, it comes back.
        let joined = app.identities_of(person).await.unwrap()[0].id;
        let ana = app.unlink_identity(&ana.caller, joined).await.unwrap();
        assert_eq!(app.residences(person).await.unwrap()[0].state, ResidenceState::Expired);
        let way = leave(&app, &provider, None).await;
        assert_eq!(way.arrive(&app).await, Arrived::Waits);
        app.link_identity(&ana, Some(&way.browser)).await.unwrap();
        let again = app.residences(person).await.unwrap();
        let residence = again.iter().find(|it| it.state == ResidenceState::Verified).unwrap();
        app.revoke_residence(&town.official, residence.id, "Moved away.").await.unwrap();
        session(leave(&app, &provider, None).await.arrive(&app).await);
        let all = app.residences(person).await.unwrap();
        assert!(all.iter().all(|it| it.state != ResidenceState::Verified), "{all:?}");
    }
}

on_both! {
    async fn a_statement_that_is_not_exactly_right_opens_nothing(app: TestApp) {
        let world = app.app.world().clone();
        let provider = TestProvider::start(move || world.now().timestamp()).await;
        let settings = ProviderSettings { client_secret: Some(Secret::new(SHARED)), ..provider.settings("ville") };
        let app = app.set_up(7, |all| all.identity_providers = vec![settings]).await;
        let now = app.world().now().timestamp();
        let claims = |claims: Value| Conduct { claims, ..Conduct::default() };
        let wrong = [
            ("nonce", claims(json!({ "nonce": "another" }))),
            ("no nonce", claims(json!({ "nonce": null }))),
            ("issuer", claims(json!({ "iss": "https://evil.example" }))),
            ("issuer with a slash", claims(json!({ "iss": format!("{}/", provider.issuer) }))),
            ("audience", claims(json!({ "aud": "another" }))),
            ("two audiences", claims(json!({ "aud": ["parvis", "another"] }))),
            ("expired", claims(json!({ "exp": now - 1, "iat": now - 300 }))),
            ("issued long ago", claims(json!({ "iat": now - 3600 }))),
            ("issued tomorrow", claims(json!({ "iat": now + 86_400 }))),
            ("signature", Conduct { keys: (8, 9), ..Conduct::default() }),
            ("no signature", Conduct { alg: "none", ..Conduct::default() }),
            ("shared secret", Conduct { alg: "HS256", ..Conduct::default() }),
        ];
        for (what, conduct) in wrong {
            provider.behave(conduct);
            let arrived = leave(&app, &provider, None).await.arrive(&app).await;
            assert_eq!(arrived, Arrived::Trouble(Trouble::Refused), "{what}");
        }
        // Nobody is followed to where a statement could be had as well.
        provider.behave(Conduct { sends_on: true, ..Conduct::default() });
        assert_eq!(leave(&app, &provider, None).await.arrive(&app).await, Arrived::Trouble(Trouble::Unavailable));
        provider.behave(Conduct::default());
        session(leave(&app, &provider, None).await.arrive(&app).await);
    }
}

on_both! {
    async fn what_comes_back_counts_once_in_its_browser_and_for_ten_minutes(test: TestApp) {
        let (app, provider) = with_provider(&test).await;
        let expired = Arrived::Trouble(Trouble::Expired);
        let way = leave(&app, &provider, None).await;
        let other = leave(&app, &provider, None).await;
        // A callback that was stolen, and one that is planted in somebody else's browser.
        for browser in [None, Some(other.browser.as_str())] {
            let stolen = app.finish_identity("ville", way.back(), &visitor(), &from(browser)).await.unwrap();
            assert_eq!(stolen, expired);
        }
        for state in [None, Some("guessed"), Some(other.state.as_str())] {
            let back = Back { state, ..way.back() };
            assert_eq!(app.finish_identity("ville", back, &visitor(), &from(Some(&way.browser))).await.unwrap(), expired);
        }
        // Somebody else's code with one's own state: PKCE and the nonce do not fit.
        let injected = Back { code: Some(&other.code), ..way.back() };
        let arrived = app.finish_identity("ville", injected, &visitor(), &from(Some(&way.browser))).await.unwrap();
        assert_eq!(arrived, Arrived::Trouble(Trouble::Refused));
        let way = leave(&app, &provider, Some(&way.browser)).await;
        session(way.arrive(&app).await);
        assert_eq!(way.arrive(&app).await, expired, "used up");
        let slow = leave(&app, &provider, None).await;
        test.wait(Duration::minutes(11));
        assert_eq!(slow.arrive(&app).await, expired);
    }
}

on_both! {
    async fn one_provider_s_answer_is_not_taken_for_another_s(test: TestApp) {
        let clock = test.app.world().clone();
        let (now, later) = (clock.clone(), clock);
        let (honest, evil) = (
            TestProvider::start(move || now.now().timestamp()).await,
            TestProvider::start(move || later.now().timestamp()).await,
        );
        let both = vec![honest.settings("ville"), evil.settings("evil")];
        let app = test.set_up(7, |settings| settings.identity_providers = both).await;
        let way = leave(&app, &honest, None).await;
        let mixed = app.finish_identity("evil", way.back(), &visitor(), &from(Some(&way.browser))).await.unwrap();
        assert_eq!(mixed, Arrived::Trouble(Trouble::Expired));
        assert_eq!(refused(app.finish_identity("none", way.back(), &visitor(), &from(Some(&way.browser))).await), "NOT_FOUND");
        // The right state, and the wrong name beside the code (RFC 9207).
        let named = Back { issuer: Some(&evil.issuer), ..way.back() };
        let arrived = app.finish_identity("ville", named, &visitor(), &from(Some(&way.browser))).await.unwrap();
        assert_eq!(arrived, Arrived::Trouble(Trouble::Refused));
        // The same subject of another issuer is somebody else.
        session(leave(&app, &honest, None).await.arrive(&app).await);
        let leaving = app.begin_identity("evil", false, None, &visitor(), None).await.unwrap().unwrap();
        let (code, state) = evil.agree(&leaving.location);
        let back = Back { state: Some(&state), code: Some(&code), issuer: Some(&evil.issuer), error: None };
        let arrived = app.finish_identity("evil", back, &visitor(), &from(Some(&leaving.asked.browser))).await.unwrap();
        assert_eq!(arrived, Arrived::Waits);
    }
}

on_both! {
    async fn a_provider_that_says_it_names_itself_has_to(app: TestApp) {
        let (app, provider) = with_provider(&app).await;
        provider.behave(Conduct { names_itself: true, ..Conduct::default() });
        assert_eq!(leave(&app, &provider, None).await.arrive(&app).await, Arrived::Trouble(Trouble::Refused));
        let way = leave(&app, &provider, None).await;
        let named = Back { issuer: Some(&provider.issuer), ..way.back() };
        session(app.finish_identity("ville", named, &visitor(), &from(Some(&way.browser))).await.unwrap());
    }
}

on_both! {
    async fn an_account_with_somebody_s_address_is_joined_only_by_who_proves_both(test: TestApp) {
        let (app, provider) = with_provider(&test).await;
        let ana = test.sign_in("ana@test.example", None).await;
        let person = ana.caller.person().unwrap();
        let way = leave(&app, &provider, None).await;
        assert_eq!(way.arrive(&app).await, Arrived::Waits);
        assert!(app.identities_of(person).await.unwrap().is_empty());
        let browser = Some(way.browser.as_str());
        let (name, email) = app.pending_identity(browser).await.unwrap().unwrap();
        assert_eq!((name.as_str(), email.as_str()), ("Provider ville", "ana@test.example"));
        // Neither another person in this browser, nor Ana in another, nor nobody.
        let eve = test.sign_in("eve@test.example", None).await;
        assert_eq!(refused(app.link_identity(&eve.caller, browser).await), "IDENTITY_OTHER");
        assert_eq!(refused(app.link_identity(&ana.caller, None).await), "NOT_FOUND");
        assert_eq!(refused(app.link_identity(&ana.caller, Some(&"0".repeat(64))).await), "NOT_FOUND");
        assert_eq!(refused(app.link_identity(&visitor(), browser).await), "SIGN_IN_REQUIRED");
        app.link_identity(&ana.caller, browser).await.unwrap();
        assert_eq!(app.pending_identity(browser).await.unwrap(), None);
        let arrived = session(leave(&app, &provider, None).await.arrive(&app).await);
        assert_eq!(arrived.caller.person(), Some(person));
        // Parted, it waits again.
        let id = app.identities_of(person).await.unwrap()[0].id;
        assert_eq!(refused(app.unlink_identity(&eve.caller, id).await), "NOT_FOUND");
        app.unlink_identity(&ana.caller, id).await.unwrap();
        let way = leave(&app, &provider, None).await;
        assert_eq!(way.arrive(&app).await, Arrived::Waits);
        app.dismiss_pending_identity(&visitor(), Some(&way.browser)).await.unwrap();
        assert_eq!(refused(app.link_identity(&ana.caller, Some(&way.browser)).await), "NOT_FOUND");
        let way = leave(&app, &provider, None).await;
        assert_eq!(way.arrive(&app).await, Arrived::Waits);
        test.wait(Duration::minutes(16));
        assert_eq!(app.pending_identity(Some(&way.browser)).await.unwrap(), None);
        app.forget_sign_ins().await.unwrap();
        test.wait(Duration::minutes(-10));
        assert_eq!(app.pending_identity(Some(&way.browser)).await.unwrap(), None, "forgotten, not only over");
    }
}

on_both! {
    async fn an_address_that_nobody_has_checked_is_not_taken(app: TestApp) {
        let (app, provider) = with_provider(&app).await;
        for claims in [
            json!({ "email_verified": false }),
            json!({ "email_verified": null }),
            json!({ "email": null, "email_verified": true }),
            json!({ "email": "ana@test.example\r\nbcc: x@y.example" }),
        ] {
            provider.behave(Conduct { claims: claims.clone(), ..Conduct::default() });
            let arrived = leave(&app, &provider, None).await.arrive(&app).await;
            assert_eq!(arrived, Arrived::Trouble(Trouble::Email), "{claims}");
        }
    }
}

on_both! {
    async fn what_the_statement_leaves_out_is_asked_for_of_the_same_person_only(app: TestApp) {
        let (app, provider) = with_provider(&app).await;
        let says = |subject: &str| Conduct {
            claims: json!({ "email": null, "email_verified": null }),
            userinfo: Some(json!({ "sub": subject, "email": "ana@test.example", "email_verified": true })),
            ..Conduct::default()
        };
        provider.behave(says("subject-9"));
        assert_eq!(leave(&app, &provider, None).await.arrive(&app).await, Arrived::Trouble(Trouble::Refused));
        provider.behave(says("subject-1"));
        session(leave(&app, &provider, None).await.arrive(&app).await);
    }
}

on_both! {
    async fn an_account_is_joined_from_inside_after_a_fresh_proof(test: TestApp) {
        let (app, provider) = with_provider(&test).await;
        let eve = test.sign_in("eve@test.example", None).await;
        let browser = eve.browser.clone();
        let begin = async |caller: &Caller| app.begin_identity("ville", true, Some("/me"), caller, Some(&browser)).await.unwrap();
        let leaving = begin(&eve.caller).await.unwrap();
        let (code, state) = provider.agree(&leaving.location);
        let back = Back { state: Some(&state), code: Some(&code), ..Back::default() };
        let joined = app.finish_identity("ville", back, &eve.caller, &from(Some(&browser))).await.unwrap();
        assert_eq!(joined, Arrived::Joined { return_to: "/me".to_owned() });
        assert_eq!(app.identities_of(eve.caller.person().unwrap()).await.unwrap().len(), 1);
        // What is Eve's cannot become Ana's.
        let ana = test.sign_in("ana@test.example", None).await;
        let leaving = begin(&ana.caller).await.unwrap();
        let (code, state) = provider.agree(&leaving.location);
        let back = Back { state: Some(&state), code: Some(&code), ..Back::default() };
        let taken = app.finish_identity("ville", back, &ana.caller, &from(Some(&browser))).await.unwrap();
        assert_eq!(taken, Arrived::Trouble(Trouble::Taken));
        // Who has signed out in between, or is somebody else, joins nothing.
        "subject-3".clone_into(&mut provider.subject.lock().unwrap());
        for other in [&visitor(), &eve.caller] {
            let leaving = begin(&ana.caller).await.unwrap();
            let (code, state) = provider.agree(&leaving.location);
            let back = Back { state: Some(&state), code: Some(&code), ..Back::default() };
            let arrived = app.finish_identity("ville", back, other, &from(Some(&browser))).await.unwrap();
            assert_eq!(arrived, Arrived::Trouble(Trouble::Expired));
        }
        assert_eq!(begin(&visitor()).await.unwrap_err(), Trouble::Proof);
        test.wait(Duration::minutes(11));
        let old = app.caller(Some(&ana.secret), Locale::En).await.unwrap();
        assert_eq!(begin(&old).await.unwrap_err(), Trouble::Proof);
    }
}

on_both! {
    async fn a_no_at_the_provider_and_a_provider_that_is_away_are_said_as_such(test: TestApp) {
        let (app, provider) = with_provider(&test).await;
        for (error, trouble) in [
            ("access_denied", Trouble::Denied),
            ("server_error", Trouble::Unavailable),
            ("invalid_scope", Trouble::Refused),
        ] {
            let way = leave(&app, &provider, None).await;
            let back = Back { code: None, error: Some(error), ..way.back() };
            let arrived = app.finish_identity("ville", back, &visitor(), &from(Some(&way.browser))).await.unwrap();
            assert_eq!(arrived, Arrived::Trouble(trouble));
            assert_eq!(way.arrive(&app).await, Arrived::Trouble(Trouble::Expired), "used up");
        }
        // A new key of a provider whose keys are still remembered.
        provider.behave(Conduct { keys: (5, 5), ..Conduct::default() });
        session(leave(&app, &provider, None).await.arrive(&app).await);
        let nobody = ProviderSettings { issuer: "http://127.0.0.1:9".to_owned(), city: Some("ambrelle".to_owned()), ..provider.settings("away") };
        let app = test.set_up(8, |settings| settings.identity_providers = vec![nobody]).await;
        assert_eq!(app.begin_identity("away", false, None, &visitor(), None).await.unwrap(), Err(Trouble::Unavailable));
        assert_eq!(app.identity_providers(Some("ambrelle")).count(), 1);
        assert_eq!(app.identity_providers(None).count(), 1);
        assert_eq!(app.identity_providers(Some("elsewhere")).count(), 0);
    }
}
