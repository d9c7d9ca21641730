//! The contract between pages and server: every operation that the pages send, in one story.

mod books;
mod cash;
mod promises;
mod receipts;
mod simulation;
mod trust;

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use api::graphql::Api;
use api::http::cache::Invalidation;
use api::http::{Bearer, Caller, Executor, SessionCookie, SessionToken, cost};
use app::job::Job;
use async_graphql::parser::types::OperationType;
use async_graphql::{Request, Response, Variables};
use domain::Locale;
use futures_util::StreamExt;
use payments::sandbox::Outcome;
use serde_json::{Value, json};
use tests::{TestApp, on_both};

/// Pages that ask the server as somebody.
struct Pages<'a> {
    app: &'a TestApp,
    api: Api,
    operations: BTreeMap<String, String>,
    sent: BTreeSet<String>,
    session: Option<SessionToken>,
    asked: Option<SessionToken>,
}

impl<'a> Pages<'a> {
    fn new(app: &'a TestApp) -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../graphql/operations.json");
        let operations = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let api = Api::new(
            app.app.clone(),
            SessionCookie::default(),
            None,
            Invalidation::default(),
        );
        Self {
            app,
            api,
            operations,
            sent: BTreeSet::new(),
            session: None,
            asked: None,
        }
    }

    fn request(&mut self, name: &str, variables: Value) -> (Request, Caller) {
        let text = self
            .operations
            .get(name)
            .unwrap_or_else(|| panic!("the pages send no {name}"))
            .clone();
        self.sent.insert(name.to_owned());
        let variables = Variables::from_json(variables);
        let checked = cost::check(&text, None, &variables, &cost::Limits::default());
        let checked = checked.unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        assert_eq!(
            checked.kind == OperationType::Mutation,
            text.trim_start().starts_with("mutation")
        );
        let mut request = Request::new(text).variables(variables);
        request.set_parsed_query(checked.document);
        let caller = Caller {
            session: self.session.clone(),
            bearer: Bearer::None,
            asked: self.asked.clone(),
            device: "Firefox · Linux".to_owned(),
            locale: Locale::En,
            address: IpAddr::V4(Ipv4Addr::LOCALHOST),
            scope: Arc::default(),
            charge: Default::default(),
        };
        (request, caller)
    }

    async fn response(&mut self, name: &str, variables: Value) -> Response {
        let (request, caller) = self.request(name, variables);
        let response = self.api.execute(request, caller).await;
        assert!(response.errors.is_empty(), "{name}: {:#?}", response.errors);
        response
    }

    /// The data of an answer without errors or problems.
    async fn ask(&mut self, name: &str, variables: Value) -> Value {
        let data = self.response(name, variables).await.data.into_json().unwrap();
        let text = data.to_string();
        assert!(!text.contains("\"problems\":[{"), "{name}: {text}");
        data
    }

    /// Signs in by the link of the mail, or by its code.
    async fn sign_in(&mut self, email: &str, by_code: bool) {
        // Other mails that wait have gone before.
        self.app.jobs().await;
        let sent = self
            .response(
                "RequestSignIn",
                json!({ "input": { "email": email, "returnTo": "/me" } }),
            )
            .await;
        self.asked = cookie(&sent);
        assert_eq!(sent.data.into_json().unwrap()["requestSignIn"]["sent"], true);
        let job = self.app.app.take_job().await.unwrap().unwrap();
        let Job::MailSignInLink { token, code, .. } = serde_json::from_str(&job.body).unwrap() else {
            panic!("{job:?}")
        };
        self.app.app.end_job(&job, Ok(())).await.unwrap();
        let response = match by_code {
            true => {
                self.response("CompleteSignInByCode", json!({ "code": code }))
                    .await
            }
            false => self.response("CompleteSignIn", json!({ "token": token })).await,
        };
        self.session = cookie(&response);
        let shell = self.ask("Shell", json!({})).await;
        assert_eq!(shell["viewer"]["email"], email, "{shell}");
    }
}

/// The secret that an answer gives to a cookie.
fn cookie(response: &Response) -> Option<SessionToken> {
    let cookie = response.http_headers.get("set-cookie").unwrap().to_str().unwrap();
    let (_, rest) = cookie.split_once('=').unwrap();
    SessionToken::new(rest.split_once(';').unwrap().0)
}

fn id(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("no id in {value}"))
        .to_owned()
}

on_both! {
    async fn every_operation_of_the_pages_is_answered(app: TestApp) {
        let town = app.town().await;
        let mut pages = Pages::new(&app);
        let city = town.city.id.to_string();
        let in_town = || json!({ "city": "town" });

        // A resident proposes.
        pages.sign_in("paul@test.example", true).await;
        pages.ask("ProposeCity", in_town()).await;
        let input = json!({ "city": city, "title": "Benches", "language": "EN", "idempotencyKey": "propose-1" });
        let created = pages.ask("CreateProject", json!({ "input": input })).await;
        let project = id(&created["createProject"]["project"]["id"]);
        let closes_at = app.app.world().now() + chrono::Duration::days(40);
        let line = |label: &str, kind: &str| json!({ "label": label, "amount": "500", "kind": kind });
        let input = json!({
            "summary": "Two benches.", "story": "We **want** to sit.", "category": "nature", "goal": "1000",
            "campaignKind": "ALL_OR_NOTHING", "closesAt": closes_at, "cityWide": false,
            "location": { "longitude": 0.5, "latitude": 0.5 },
            "budgetLines": [line("Wood", "REQUIRED"), line("Nails", "REQUIRED")],
        });
        pages.ask("UpdateProject", json!({ "id": project, "input": input })).await;
        let proposal = pages.ask("Proposal", json!({ "id": project })).await;
        assert_eq!(proposal["node"]["storyHtml"], "<p>We <strong>want</strong> to sit.</p>\n", "{proposal}");
        assert_eq!(proposal["node"]["neighbourhood"]["name"], "west");
        assert_eq!(proposal["node"]["permissions"]["submit"]["allowed"], true);
        pages.ask("SubmitProject", json!({ "id": project })).await;
        let mine = pages.ask("MyProjects", json!({})).await;
        assert!(mine.to_string().contains("Benches"), "{mine}");
        pages.ask("SignOut", json!({})).await;
        pages.session = None;

        // An official sends it back, refuses another, publishes it, and sets a pool up.
        pages.sign_in("odile@test.example", false).await;
        let desk = pages.ask("Desk", in_town()).await;
        assert_eq!(desk["city"]["projects"]["nodes"][0]["id"], project.as_str(), "{desk}");
        let refused = app.draft(&town, "A pond", "900").await;
        app.app.submit_project(&town.owner, refused.id).await.unwrap();
        let reason = json!({ "id": refused.id.to_string(), "reason": "The place is taken." });
        pages.ask("RejectProject", reason).await;
        pages.ask("RequestProjectChanges", json!({ "id": project, "reason": "Say more." })).await;
        app.app.submit_project(&town.owner, project.parse().unwrap()).await.unwrap();
        let training = json!({ "project": project, "done": true, "idempotencyKey": "training-1" });
        let noted = pages.ask("NoteTraining", training).await;
        assert_eq!(noted["noteTraining"]["project"]["trained"], true, "{noted}");
        let published = pages.ask("PublishProject", json!({ "id": project })).await;
        assert_eq!(published["publishProject"]["project"]["state"], "PUBLISHED", "{published}");

        let hopeless = app.project(&town, "A bridge", "900").await;
        let why = json!({ "id": hopeless.id.to_string(), "reason": "The river has moved." });
        let kept = pages.response("LetGoOn", why.clone()).await.data.into_json().unwrap();
        assert_eq!(kept["letGoOn"]["problems"][0]["code"], "ALREADY_DECIDED", "it lacks nothing yet: {kept}");
        let off = pages.ask("CallOffProject", why).await;
        assert_eq!(off["callOffProject"]["project"]["state"], "CANCELLED", "{off}");
        pages.ask("PoolCity", in_town()).await;
        let west = app.app.neighbourhood_names(town.city.id).await.unwrap().into_iter().find(|n| n.name == "west").unwrap().id;
        let rule = json!({ "eligible": { "areas": [west.to_string()] }, "clip": { "contribution_max_minor": 5_000 },
            "base": "contribution", "rate": { "num": 1, "den": 1 } }).to_string();
        let preview = pages.ask("PreviewRule", json!({ "city": city, "definition": rule })).await;
        assert!(preview["previewRule"]["curve"].as_array().unwrap().len() > 3, "{preview}");
        let input = json!({ "city": city, "name": "Double", "purpose": "For all.", "idempotencyKey": "pool-create-1",
            "funders": [{ "name": "The city", "amount": "10000" }], "definition": rule });
        let pool = id(&pages.ask("CreatePool", json!({ "input": input })).await["createPool"]["pool"]["id"]);
        let input = json!({ "purpose": "For everybody.", "idempotencyKey": "pool-update-1" });
        pages.ask("UpdatePool", json!({ "id": pool, "input": input })).await;
        for (step, key) in [("PublishPool", "step-1234"), ("PausePool", "step-2345"), ("ResumePool", "step-3456")] {
            pages.ask(step, json!({ "id": pool, "idempotencyKey": key })).await;
        }

        // Together they give no more than half of the goal.
        let stack = json!({ "city": city, "input": { "groupGoalBps": 5_000 }, "idempotencyKey": "stack-set-1" });
        pages.ask("SetMatchStack", stack).await;
        let stack = pages.ask("MatchStack", in_town()).await;
        assert_eq!(stack["city"]["matchStack"]["groupGoalBps"], 5_000, "{stack}");
        assert_eq!(stack["city"]["permissions"]["setMatchStack"]["allowed"], true, "{stack}");

        // And another one, which waits for a jury, a ranking and a round. Its gate stays shut.
        let rule = json!({ "eligible": { "selection": "jury" }, "gate": { "votes": 30 }, "base": "gap",
            "rate": { "num": 1, "den": 1 }, "allocate": "rank_fill", "release": "at_end" }).to_string();
        let input = json!({ "city": city, "name": "Round", "purpose": "For all.", "idempotencyKey": "pool-create-2",
            "funders": [{ "name": "The city", "amount": "100" }], "definition": rule });
        let round = id(&pages.ask("CreatePool", json!({ "input": input })).await["createPool"]["pool"]["id"]);
        pages.ask("PublishPool", json!({ "id": round, "idempotencyKey": "step-4567" })).await;
        for (step, variables) in [
            ("AdmitProject", json!({ "pool": round, "project": project, "idempotencyKey": "round-admit" })),
            ("RankProjects", json!({ "pool": round, "projects": [project], "idempotencyKey": "round-rank" })),
            ("CountVotes", json!({ "project": project, "votes": 3, "idempotencyKey": "round-votes" })),
            ("VerifyProof", json!({ "project": project, "idempotencyKey": "round-proof" })),
            ("CloseWindow", json!({ "pool": round, "idempotencyKey": "round-window" })),
        ] {
            pages.ask(step, variables).await;
        }
        let waits = pages.ask("PoolRound", json!({ "id": round })).await;
        assert_eq!(waits["node"]["round"]["candidates"][0]["votes"], 3, "{waits}");
        pages.ask("ClosePool", json!({ "id": round, "idempotencyKey": "step-5678" })).await;
        Box::pin(simulation::story(&mut pages, &city, &pool)).await;
        Box::pin(books::story(&mut pages, &town)).await;
        Box::pin(cash::story(&mut pages, &town)).await;
        pages.ask("SignOut", json!({})).await;
        pages.session = None;

        // A visitor looks around, is told what a gift becomes, and gives.
        let home = pages.ask("CityHome", in_town()).await;
        assert!(!home["city"].is_null(), "{home}");
        pages.ask("CityShapes", in_town()).await;
        let filter = json!({ "search": "bench", "matchedNow": true, "states": ["PUBLISHED"], "categories": ["nature"],
            "neighbourhoods": ["west"], "bounds": [0.0, 0.0, 1.0, 1.0] });
        let list = pages.ask("CityProjects", json!({ "city": "town", "filter": filter, "order": "NEARLY_THERE" })).await;
        assert_eq!(list["city"]["projects"]["nodes"][0]["id"], project.as_str(), "{list}");
        let pins = pages.ask("CityPins", json!({ "city": "town", "filter": filter })).await;
        assert_eq!(pins["city"]["pins"][0]["id"], project.as_str(), "{pins}");
        let slug = "benches";
        let page = pages.ask("ProjectPage", json!({ "city": "town", "slug": slug })).await;
        let pools = page["project"]["pools"].as_array().unwrap();
        assert!(pools.iter().any(|one| one["open"] == true), "{page}");
        pages.ask("GiveProject", json!({ "city": "town", "slug": slug })).await;
        let quote = pages.ask("Quote", json!({ "project": project, "amount": "20,00" })).await;
        assert_eq!(quote["quote"]["quote"]["match"], "20.00 EUR", "{quote}");
        let input = json!({ "project": project, "amount": "20", "name": "Ana", "email": "ana@test.example",
            "anonymous": false, "message": "Well done", "idempotencyKey": "intention-1" });

        let (request, caller) = pages.request("ProgressLive", json!({ "project": project }));
        let mut live = pages.api.subscribe(request, caller);
        let seen = live.next().await.unwrap().data.into_json().unwrap();
        assert_eq!(seen["projectProgress"]["crowd"], "0.00 EUR", "{seen}");

        let made = pages.ask("CreatePledge", json!({ "input": input })).await;
        let pledge = id(&made["createPledge"]["pledge"]["id"]);
        assert!(made["createPledge"]["checkout"]["url"].is_string(), "{made}");
        let stored = app.app.pledge(pledge.parse().unwrap()).await.unwrap().unwrap();
        app.pay(stored.provider_ref.as_deref().unwrap(), Outcome::Pay).await;
        let thanks = pages.ask("RefreshPledge", json!({ "id": pledge })).await;
        assert_eq!(thanks["refreshPledge"]["pledge"]["match"], "20.00 EUR", "{thanks}");
        let seen = live.next().await.unwrap().data.into_json().unwrap();
        assert_eq!((&seen["projectProgress"]["crowd"], &seen["projectProgress"]["match"]), (&json!("20.00 EUR"), &json!("20.00 EUR")));

        let decisions = pages.ask("ProjectDecisions", json!({ "id": project })).await;
        assert!(decisions.to_string().contains("20.00 EUR"), "{decisions}");
        let backers = pages.ask("ProjectBackers", json!({ "id": project })).await;
        assert!(backers.to_string().contains("Ana"), "{backers}");
        let money = pages.ask("Pool", json!({ "id": pool })).await;
        assert_eq!(money["node"]["reserved"], "20.00 EUR", "{money}");
        let decisions = pages.ask("PoolDecisions", json!({ "id": pool })).await.to_string();
        assert!(decisions.contains("Benches") && decisions.contains("Ana"), "{decisions}");
        pages.ask("Outbox", json!({})).await;

        pages.sign_in("ana@test.example", false).await;
        let mine = pages.ask("MyPledges", json!({})).await;
        assert!(mine.to_string().contains("Benches"), "{mine}");

        let quarters = pages.ask("CityQuarters", in_town()).await;
        let quarter = id(&quarters["city"]["neighbourhoods"][0]["id"]);
        Box::pin(trust::story(&mut pages, &city, &project, &quarter)).await;
        Box::pin(receipts::story(&mut pages, &town)).await;
        Box::pin(promises::story(&mut pages, &town)).await;

        let forgotten: Vec<&String> = pages.operations.keys().filter(|name| !pages.sent.contains(*name)).collect();
        assert!(forgotten.is_empty(), "the pages also send {forgotten:?}");
        app.assert_clean().await;
    }
}

#[test]
fn the_written_contract_is_the_schema_s() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../graphql/schema.graphql");
    let written = std::fs::read_to_string(path).unwrap();
    assert!(
        written == api::graphql::schema_sdl(),
        "graphql/schema.graphql is not current: run `parvis schema --output`"
    );
}
