//! Access tokens: for what they were made, for how long, and for nothing of the account.

use app::session::NewSession;
use app::token::TokenInput;
use chrono::Duration;
use domain::person::TokenScope;
use domain::{Id, TokenId};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;
use tests::{TestApp, on_both};

use crate::asking::{Sender, ask, codes, data, refused};

fn wanted(scopes: &[TokenScope], days: i64) -> TokenInput {
    TokenInput {
        name: " my  script ".to_owned(),
        scopes: scopes.to_vec(),
        days,
    }
}

/// A person signed in and the secret of a token of theirs.
async fn ana(app: &TestApp, scopes: &[TokenScope]) -> (NewSession, String) {
    let session = app.sign_in("ana@test.example", None).await;
    let caller = app.caller(&session).await;
    let (_, secret) = app.app.create_token(&caller, &wanted(scopes, 30)).await.unwrap();
    (session, secret)
}

fn by(token: &str) -> Sender<'_> {
    Sender {
        session: None,
        bearer: Some(token),
    }
}

on_both! {
    async fn a_token_asks_in_its_person_s_name_within_its_scopes(app: TestApp) {
        let town = app.town().await;
        let (_, token) = ana(&app, &[TokenScope::ReadOwn]).await;
        let viewer = &data(ask(&app, by(&token), "{ viewer { email session { id } provenUntil } }").await)["viewer"];
        assert_eq!(*viewer, json!({ "email": "ana@test.example", "session": null, "provenUntil": null }));
        let propose = format!(
            "mutation {{ createProject(input: {{ city: \"{}\", title: \"Benches\", language: EN, idempotencyKey: \"propose-1\" }}) \
             {{ project {{ id }} problems {{ code }} }} }}",
            town.city.id
        );
        let refused = data(ask(&app, by(&token), &propose).await);
        assert_eq!(refused["createProject"]["problems"][0]["code"], "TOKEN_SCOPE");
        let (_, writer) = ana(&app, &[TokenScope::WriteProjects]).await;
        assert_eq!(data(ask(&app, by(&writer), &propose).await)["createProject"]["problems"], json!([]));
        assert_eq!(codes(&ask(&app, by(&writer), "{ viewer { email pledges { totalCount } } }").await), ["TOKEN_SCOPE"]);
        assert!(ask(&app, by(&writer), "{ cities { id } }").await.errors.is_empty(), "what everybody may read");
        // Three who report hide a comment: that takes the people, not their programs.
        let project = app.project(&town, "Trees", "500").await;
        let report = format!("mutation {{ report(input: {{ subject: \"{}\", reason: SPAM }}) {{ problems {{ code }} }} }}", project.id);
        assert_eq!(data(ask(&app, by(&writer), &report).await)["report"]["problems"][0]["code"], "TOKEN_SCOPE");
    }
}

on_both! {
    async fn no_token_does_anything_to_the_account(app: TestApp) {
        let (session, token) = ana(&app, TokenScope::ALL).await;
        let own = app.app.own_session(&app.caller(&session).await).await.unwrap().unwrap().id;
        for field in [
            "setPassword(password: \"marron-tandem-lavoir-zinc\")".to_owned(),
            "removePassword".to_owned(),
            "updateProfile(input: { name: \"Eve\" })".to_owned(),
            format!("endSession(id: \"{own}\")"),
            "endOtherSessions".to_owned(),
            "proveWithPassword(password: \"x\")".to_owned(),
            "requestProofCode".to_owned(),
            "proveWithCode(code: \"000000\")".to_owned(),
            "createToken(input: { name: \"more\", scopes: [GIVE], days: 365 })".to_owned(),
            format!("revokeToken(id: \"{}\")", TokenId::new(app.app.world())),
        ] {
            let answer = data(ask(&app, by(&token), &format!("mutation {{ x: {field} {{ problems {{ code }} }} }}")).await);
            assert_eq!(answer["x"]["problems"][0]["code"], "TOKEN_SCOPE", "{field}");
        }
        for field in ["sessions { id }", "tokens { id }", "hasPassword"] {
            let response = ask(&app, by(&token), &format!("{{ viewer {{ {field} }} }}")).await;
            assert_eq!(codes(&response), ["TOKEN_SCOPE"], "{field}");
        }
        assert!(app.caller(&session).await.viewer.is_some());
    }
}

on_both! {
    async fn a_token_that_is_none_is_refused_and_never_a_visitor(app: TestApp) {
        let (session, token) = ana(&app, &[TokenScope::ReadOwn]).await;
        let other = format!("parvis_{}", "0".repeat(64));
        for bad in [other.as_str(), &session.secret, &token[..token.len() - 1], &token.replace("parvis_", "")] {
            let response = ask(&app, by(bad), "{ cities { id } }").await;
            assert_eq!(codes(&response), ["TOKEN_INVALID"], "{bad}");
            assert_eq!(response.data, async_graphql::Value::Null);
        }
        assert!(app.app.caller(Some(&token), domain::Locale::En).await.unwrap().viewer.is_none(), "a token is no cookie");
    }
}

on_both! {
    async fn tokens_end_by_time_and_by_hand(app: TestApp) {
        let session = app.sign_in("ana@test.example", None).await;
        let caller = app.caller(&session).await;
        let (brief, first) = app.app.create_token(&caller, &wanted(&[TokenScope::ReadOwn], 1)).await.unwrap();
        app.wait(Duration::minutes(1));
        let (long, second) = app.app.create_token(&caller, &wanted(&[TokenScope::ReadOwn], 365)).await.unwrap();
        let eve = app.sign_in("eve@test.example", None).await;
        assert_eq!(refused(app.app.revoke_token(&app.caller(&eve).await, long.id).await), "NOT_FOUND");
        app.wait(Duration::days(1));
        assert_eq!(codes(&ask(&app, by(&first), "{ cities { id } }").await), ["TOKEN_INVALID"]);
        assert_eq!(app.app.tokens(&caller).await.unwrap().iter().map(|token| token.id).collect::<Vec<_>>(), [long.id]);
        assert!(ask(&app, by(&second), "{ viewer { id } }").await.errors.is_empty());
        let noted = app.app.tokens(&caller).await.unwrap()[0].used_at.unwrap();
        app.wait(Duration::minutes(4));
        ask(&app, by(&second), "{ viewer { id } }").await;
        assert_eq!(app.app.tokens(&caller).await.unwrap()[0].used_at, Some(noted), "a look is no write");
        app.wait(Duration::minutes(2));
        ask(&app, by(&second), "{ viewer { id } }").await;
        assert!(app.app.tokens(&caller).await.unwrap()[0].used_at > Some(noted));
        app.app.revoke_token(&app.caller(&session).await, long.id).await.unwrap();
        assert_eq!(codes(&ask(&app, by(&second), "{ cities { id } }").await), ["TOKEN_INVALID"]);
        app.wait(Duration::days(2));
        app.app.forget_sign_ins().await.unwrap();
        assert!(store::access_token::of_person(app.database.db.read(), brief.person, brief.created_at).await.unwrap().is_empty());
    }
}

on_both! {
    async fn tokens_are_few_named_and_made_after_a_proof(app: TestApp) {
        let session = app.sign_in("ana@test.example", None).await;
        let caller = app.caller(&session).await;
        let bad = TokenInput { name: " ".to_owned(), scopes: Vec::new(), days: 366 };
        let Err(app::AppError::Refused(problems)) = app.app.create_token(&caller, &bad).await else { panic!() };
        let found: Vec<_> = problems.iter().map(|problem| (problem.field.as_str(), problem.kind.code())).collect();
        assert_eq!(found, [("input.name", "REQUIRED"), ("input.scopes", "REQUIRED"), ("input.days", "OUT_OF_RANGE")]);
        assert_eq!(refused(app.app.create_token(&caller, &wanted(&[TokenScope::Give], 0)).await), "OUT_OF_RANGE");
        let many = (0..24).map(|_| {
            let (app, caller) = (app.app.clone(), caller.clone());
            tokio::spawn(async move { app.create_token(&caller, &wanted(&[TokenScope::Give, TokenScope::Give], 1)).await.is_ok() })
        });
        let mut made = 0;
        for one in many.collect::<Vec<_>>() {
            made += u32::from(one.await.unwrap());
        }
        assert_eq!(made, 20);
        assert_eq!(refused(app.app.create_token(&caller, &wanted(&[TokenScope::Give], 1)).await), "TOO_MANY_TOKENS");
        let token = app.app.tokens(&caller).await.unwrap().remove(0);
        assert_eq!((token.name.as_str(), token.scopes.len()), ("my script", 1));
        app.wait(Duration::minutes(11));
        assert_eq!(refused(app.app.create_token(&app.caller(&session).await, &wanted(&[TokenScope::Give], 1)).await), "PROOF_REQUIRED");
        assert_eq!(refused(app.app.create_token(&app.visitor(), &wanted(&[TokenScope::Give], 1)).await), "SIGN_IN_REQUIRED");
    }
}

on_both! {
    async fn the_database_holds_no_token(app: TestApp) {
        let (_, token) = ana(&app, &[TokenScope::Give, TokenScope::ReadOwn]).await;
        assert!(token.starts_with("parvis_") && token.len() == 71);
        let raw = app.database.db.connection_for_migrations();
        let sql = "select token_hash, hint, scopes from access_token";
        let row = raw.query_one_raw(Statement::from_string(raw.get_database_backend(), sql)).await.unwrap().unwrap();
        let of = |column: &str| row.try_get::<String>("", column).unwrap();
        assert_eq!((of("token_hash").len(), of("hint"), of("scopes")), (64, token[..12].to_owned(), "read_own give".to_owned()));
        assert!(!token.contains(&of("token_hash")) && !of("token_hash").contains(&token[12..30]));
    }
}
