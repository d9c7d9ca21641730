//! What people say about projects, and what they try to slip in with it.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use api::graphql::Api;
use api::http::cache::Invalidation;
use api::http::{Bearer, Caller as Sender, Executor, SessionCookie};
use app::changes::Change;
use app::comment::CommentInput;
use app::{AppError, Caller, Comment, Project};
use async_graphql::{Request, Variables};
use chrono::Duration;
use domain::person::Role;
use domain::{CommentId, Locale};
use serde_json::{Value, json};
use tests::build::Town;
use tests::{TestApp, on_both};

/// What a refusal says to programs.
pub fn code<T: std::fmt::Debug>(result: Result<T, AppError>) -> &'static str {
    match result {
        Err(AppError::Refused(problems)) => problems.iter().next().unwrap().kind.code(),
        other => panic!("not refused: {other:?}"),
    }
}

/// A visitor's question, answered without errors.
pub async fn asked(app: &TestApp, question: &str, variables: Value) -> Value {
    let (cookie, changes) = (SessionCookie::default(), Invalidation::default());
    let api = Api::new(app.app.clone(), cookie, None, changes);
    let sender = Sender {
        session: None,
        bearer: Bearer::None,
        asked: None,
        device: String::new(),
        locale: Locale::En,
        address: IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)),
        scope: Arc::default(),
        charge: Default::default(),
    };
    let request = Request::new(question).variables(Variables::from_json(variables));
    let response = api.execute(request, sender).await;
    assert!(response.errors.is_empty(), "{question}: {:#?}", response.errors);
    response.data.into_json().unwrap()
}

/// A comment as its author writes it.
pub async fn try_say(
    app: &TestApp,
    who: &Caller,
    project: &Project,
    to: Option<CommentId>,
    body: &str,
) -> Result<Comment, AppError> {
    let given = CommentInput {
        project: project.id,
        reply_to: to,
        body: body.to_owned(),
        key: format!("{}-{}", who.person().unwrap(), app.app.world().uuid()),
    };
    app.app.add_comment(who, &given).await
}

/// The same, a minute after whatever was before.
pub async fn say(app: &TestApp, who: &Caller, project: &Project, body: &str) -> Comment {
    app.wait(Duration::minutes(1));
    try_say(app, who, project, None, body).await.unwrap()
}

pub async fn resident(app: &TestApp, town: &Town, name: &str) -> Caller {
    app.person(town.city.id, name, Role::Resident).await
}

const LIST: &str = "query($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on Project {
    comments(first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage } nodes {
        id body bodyHtml state notice editedAt author { name isOwner } replies { bodyHtml author { name } }
        permissions { reply { allowed } edit { allowed } delete { allowed } report { allowed } } } } } } }";

fn bodies(list: &Value) -> Vec<String> {
    let nodes = list["node"]["comments"]["nodes"].as_array().unwrap();
    nodes
        .iter()
        .map(|node| node["bodyHtml"].as_str().unwrap_or("-").to_owned())
        .collect()
}

on_both! {
    async fn comments_are_read_page_by_page_with_their_replies(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let ana = resident(&app, &town, "Ana").await;
        let mut changes = app.app.changes().listen();
        let first = say(&app, &ana, &project, "One").await;
        assert_eq!(changes.recv().await.unwrap(), Change::City(town.city.id), "kept answers end with it");
        say(&app, &ana, &project, "Two").await;
        say(&app, &ana, &project, "Three").await;
        app.wait(Duration::minutes(1));
        let reply = try_say(&app, &town.owner, &project, Some(first.id), "Thank you").await.unwrap();
        app.wait(Duration::minutes(1));
        let under = try_say(&app, &ana, &project, Some(reply.id), "With pleasure").await.unwrap();
        assert_eq!(under.parent, Some(first.id), "a reply to a reply stands under the same comment");

        let id = project.id.to_string();
        let page = asked(&app, LIST, json!({ "id": id, "first": 2 })).await;
        assert_eq!(bodies(&page), ["<p>Three</p>\n", "<p>Two</p>\n"]);
        let info = &page["node"]["comments"]["pageInfo"];
        assert_eq!((&page["node"]["comments"]["totalCount"], &info["hasNextPage"]), (&json!(3), &json!(true)));
        let page = asked(&app, LIST, json!({ "id": id, "first": 2, "after": info["endCursor"] })).await;
        assert_eq!(bodies(&page), ["<p>One</p>\n"]);
        let one = &page["node"]["comments"]["nodes"][0];
        assert_eq!(one["author"], json!({ "name": "Ana", "isOwner": false }));
        assert_eq!(one["body"], Value::Null, "as written it is its author's only");
        assert_eq!(one["replies"], json!([
            { "bodyHtml": "<p>Thank you</p>\n", "author": { "name": "Paul" } },
            { "bodyHtml": "<p>With pleasure</p>\n", "author": { "name": "Ana" } },
        ]));
        let may = |what: &str| one["permissions"][what]["allowed"].as_bool().unwrap();
        assert!(may("report") && !may("reply") && !may("edit") && !may("delete"));
    }
}

on_both! {
    async fn fields_are_checked_and_the_same_key_writes_once(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let other = app.project(&town, "A pond", "500").await;
        let draft = app.draft(&town, "A draft", "500").await;
        let ana = resident(&app, &town, "Ana").await;
        let input = CommentInput { project: project.id, reply_to: None, body: "Bravo".into(), key: "a-key-of-ana".into() };
        let once = app.app.add_comment(&ana, &input).await.unwrap();
        let twice = app.app.add_comment(&ana, &input).await.unwrap();
        assert_eq!(once.id, twice.id);
        let changed = CommentInput { body: "Other".into(), ..input.clone() };
        assert_eq!(code(app.app.add_comment(&ana, &changed).await), "KEY_REUSED");
        assert_eq!(code(app.app.add_comment(&app.visitor(), &input).await), "SIGN_IN_REQUIRED");
        assert_eq!(code(try_say(&app, &ana, &project, None, " \u{202e} ").await), "REQUIRED");
        assert_eq!(code(try_say(&app, &ana, &project, None, &"é".repeat(2001)).await), "TOO_LONG");
        assert_eq!(code(try_say(&app, &ana, &draft, None, "Hello").await), "NOT_FOUND");
        assert_eq!(code(try_say(&app, &town.owner, &draft, None, "Hello").await), "WRONG_PROJECT_STATE");
        assert_eq!(code(try_say(&app, &ana, &other, Some(once.id), "Hello").await), "NOT_FOUND");
        for turn in 0..9 {
            try_say(&app, &ana, &project, None, &format!("Again {turn}")).await.unwrap();
        }
        assert_eq!(code(try_say(&app, &ana, &project, None, "Too much").await), "TOO_MANY_TRIES");
        assert_eq!(app.app.add_comment(&ana, &input).await.unwrap().id, once.id, "a repeated key still finds its own");
        app.wait(Duration::hours(1));
        say(&app, &ana, &project, "Rested").await;
    }
}

on_both! {
    async fn a_quota_holds_however_many_ask_at_once(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let ana = resident(&app, &town, "Ana").await;
        let tries = (0..15).map(|turn| {
            let (app, ana) = (app.app.clone(), ana.clone());
            let key = format!("at-once-{turn}");
            let input = CommentInput { project: project.id, reply_to: None, body: key.clone(), key };
            tokio::spawn(async move { app.add_comment(&ana, &input).await.is_ok() })
        });
        let mut written = 0;
        for one in tries.collect::<Vec<_>>() {
            written += u32::from(one.await.unwrap());
        }
        assert_eq!(written, 10);
    }
}

on_both! {
    async fn a_comment_is_its_author_s_to_change_and_to_delete(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let (ana, bob) = (resident(&app, &town, "Ana").await, resident(&app, &town, "Bob").await);
        let comment = say(&app, &ana, &project, "Helo").await;
        assert_eq!(code(app.app.edit_comment(&bob, comment.id, "Mine now").await), "NOT_ALLOWED");
        assert_eq!(code(app.app.edit_comment(&town.official, comment.id, "Ours").await), "NOT_ALLOWED");
        assert_eq!(code(app.app.edit_comment(&app.visitor(), comment.id, "Ours").await), "SIGN_IN_REQUIRED");
        assert_eq!(code(app.app.edit_comment(&ana, comment.id, "").await), "REQUIRED");
        let edited = app.app.edit_comment(&ana, comment.id, "Hello").await.unwrap();
        assert_eq!((edited.body.as_str(), edited.edited_at.is_some()), ("Hello", true));
        app.wait(Duration::minutes(30));
        assert_eq!(code(app.app.edit_comment(&ana, comment.id, "Late").await), "EDIT_OVER");

        try_say(&app, &bob, &project, Some(comment.id), "Hi Ana").await.unwrap();
        assert_eq!(code(app.app.delete_comment(&bob, comment.id).await), "NOT_ALLOWED");
        for _ in 0..2 {
            assert_eq!(app.app.delete_comment(&ana, comment.id).await.unwrap().body, "");
        }
        let lonely = say(&app, &ana, &project, "Nobody answers").await;
        app.app.delete_comment(&ana, lonely.id).await.unwrap();
        let page = asked(&app, LIST, json!({ "id": project.id.to_string() })).await;
        assert_eq!(bodies(&page), ["-"], "what was answered keeps its place without its text");
        let kept = &page["node"]["comments"]["nodes"][0];
        assert_eq!((&kept["state"], &kept["author"]), (&json!("DELETED"), &Value::Null));
        assert_eq!(kept["replies"][0]["bodyHtml"], "<p>Hi Ana</p>\n");
        assert_eq!(code(try_say(&app, &bob, &project, Some(comment.id), "Still there?").await), "NOT_FOUND");
    }
}
