//! The policy table, tried out: callers of every kind send every mutation that is bound to a role, about one city's
//! things, and what they get must be what the table says. One of them is an official of another city.
//!
//! **A new mutation** needs a line in [`RECIPES`](recipe::RECIPES): its arguments, valid as far as a role is concerned, with `$name` for
//! the identifiers of [`Stage`](stage::Stage). What else is wrong with them is no matter: only whether a role refuses is compared.

mod recipe;
mod stage;

use std::collections::BTreeSet;

use api::graphql::Api;
use api::http::cache::Invalidation;
use api::http::{Bearer, Executor, SessionCookie, SessionToken};
use app::policy::{self, FIELDS, Who};
use async_graphql::Request;
use serde_json::Value;
use tests::{Backend, TestApp, on_both};

use crate::asking::sender;
use recipe::{OF_ANOTHER, RECIPES};
pub(crate) use stage::{Stage, asked_to_close, stage};

/// Who tries: address, and who they are to the stage's things. Nobody is among those whom the arguments name.
pub(crate) const CALLERS: &[(&str, &str, &[Who])] = &[
    ("visitor", "", &[Who::Anybody]),
    ("resident", "rene@test.example", &[Who::Anybody, Who::SignedIn]),
    (
        "official elsewhere",
        "ophelie@test.example",
        &[Who::Anybody, Who::SignedIn],
    ),
    (
        "owner",
        "paul@test.example",
        &[Who::Anybody, Who::SignedIn, Who::Owner],
    ),
    (
        "team",
        "tina@test.example",
        &[Who::Anybody, Who::SignedIn, Who::Team],
    ),
    (
        "member",
        "mel@test.example",
        &[Who::Anybody, Who::SignedIn, Who::Member],
    ),
    (
        "manager",
        "marga@test.example",
        &[Who::Anybody, Who::SignedIn, Who::Member, Who::Manager],
    ),
    (
        "moderator",
        "mona@test.example",
        &[Who::Anybody, Who::SignedIn, Who::Moderator],
    ),
    (
        "official",
        "odile@test.example",
        &[Who::Anybody, Who::SignedIn, Who::Official],
    ),
    (
        "finance officer",
        "fred@test.example",
        &[Who::Anybody, Who::SignedIn, Who::FinanceOfficer],
    ),
    (
        "auditor",
        "aude@test.example",
        &[Who::Anybody, Who::SignedIn, Who::Auditor],
    ),
    (
        "operator",
        "ops@test.example",
        &[Who::Anybody, Who::SignedIn, Who::Operator],
    ),
    (
        "concerned",
        "cora@test.example",
        &[Who::Anybody, Who::SignedIn, Who::Concerned],
    ),
];

/// What a refusal for who one is looks like: what one may not know of is not found.
pub(crate) const REFUSALS: [&str; 3] = ["SIGN_IN_REQUIRED", "NOT_ALLOWED", "NOT_FOUND"];

/// What stands between somebody whom the table lets and what they want: never in this test.
const HINDRANCES: [&str; 2] = ["PROOF_REQUIRED", "TOKEN_SCOPE"];

/// The arguments with the stage's identifiers in place of their names.
pub(crate) fn filled(arguments: &str, stage: &Stage) -> String {
    let mut parts = arguments.split('$');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_alphanumeric()).unwrap_or(part.len());
        let (name, rest) = part.split_at(end);
        let id = stage
            .get(name)
            .unwrap_or_else(|| panic!("${name} is nothing of the stage"));
        filled += &format!("{:?}{rest}", id);
    }
    filled
}

/// The codes of the problems of one mutation.
async fn codes(api: &Api, session: &Option<SessionToken>, field: &str, arguments: &str) -> Vec<String> {
    let arguments = match arguments {
        "" => String::new(),
        some => format!("({some})"),
    };
    let text = format!("mutation {{ {field}{arguments} {{ problems {{ code }} }} }}");
    let caller = sender(session.clone(), Bearer::None);
    let response = api.execute(Request::new(&text), caller).await;
    assert!(response.errors.is_empty(), "{text}: {:#?}", response.errors);
    let data: Value = response.data.into_json().unwrap();
    let problems = data[field]["problems"].as_array().unwrap();
    let code = |problem: &Value| problem["code"].as_str().unwrap().to_owned();
    problems.iter().map(code).collect()
}

/// The mutations that are not open to everybody, with their operations.
fn bound() -> impl Iterator<Item = (&'static str, policy::Operation)> {
    FIELDS
        .iter()
        .filter_map(|(field, operation)| Some((field.strip_prefix("Mutation.")?, *operation)))
        .filter(|(_, operation)| !policy::who(*operation).contains(&Who::Anybody))
}

#[test]
fn every_mutation_that_is_bound_to_a_role_has_a_recipe() {
    let all = || RECIPES.iter().chain(OF_ANOTHER);
    let known: BTreeSet<&str> = all().map(|(field, _)| *field).collect();
    assert_eq!(known.len(), all().count(), "a mutation has two recipes");
    let bound: BTreeSet<&str> = bound().map(|(field, _)| field).collect();
    for field in &bound {
        assert!(
            known.contains(field),
            "Mutation.{field} has no recipe: add a line to RECIPES in tests/it/escalation/recipe.rs, so that every role tries it"
        );
    }
    for field in known {
        assert!(
            bound.contains(field),
            "the recipe of {field} is of no mutation that is bound to a role"
        );
    }
}

on_both! {
    async fn nobody_gets_more_than_the_table_says(app: TestApp) {
        let backend = if app.database.db.is_embedded() { Backend::Sqlite } else { Backend::Postgres };
        let mut wrong = Vec::new();
        for (caller, email, is) in CALLERS {
            // A town for each, so that what one does is not in another's way.
            let app = TestApp::new(backend).await;
            let stage = stage(&app).await;
            let session = match *email {
                "" => None,
                email => SessionToken::new(&app.session(email).await),
            };
            assert_eq!(session.is_some(), !email.is_empty());
            let api = Api::new(app.app.clone(), SessionCookie::default(), None, Invalidation::default());
            for (field, operation) in bound() {
                let of = |recipes: &[(&str, &'static str)]| {
                    recipes.iter().find(|(known, _)| *known == field).map(|(_, arguments)| *arguments)
                };
                let of_another = of(OF_ANOTHER);
                let Some(arguments) = of_another.or_else(|| of(RECIPES)) else {
                    continue;
                };
                let codes = codes(&api, &session, field, &filled(arguments, &stage)).await;
                let is_refused = codes.iter().any(|code| REFUSALS.contains(&code.as_str()));
                let is_hindered = codes.iter().any(|code| HINDRANCES.contains(&code.as_str()));
                let may = of_another.is_none() && policy::who(operation).iter().any(|who| is.contains(who));
                if is_refused == may || is_hindered {
                    let says = if may { "lets" } else { "does not let" };
                    wrong.push(format!("{field}: the table {says} the {caller}, and the answer is {codes:?}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

/// What an official of another city may send about that city, with what is this one's in it.
const OF_THE_OTHER_CITY: &[(&str, &str)] = &[
    (
        "revokeRole",
        "city: $elsewhere, person: $moderator, role: MODERATOR",
    ),
    (
        "requestResidenceLetter",
        r#"input: { city: $elsewhere, name: "Ana", street: "1 street", postcode: "1", town: "Town", neighbourhood: $neighbourhood }"#,
    ),
    (
        "verifyResidentAtDesk",
        r#"input: { city: $elsewhere, email: "new@mail.example", name: "Ana", shown: "card", neighbourhood: $neighbourhood }"#,
    ),
    (
        "printResidenceLetters",
        "city: $elsewhere, requests: [$residence]",
    ),
    (
        "createPool",
        r#"input: { city: $elsewhere, name: "Pool", purpose: "All", idempotencyKey: "mixed-pool", funders: [{ name: "City", amount: "10" }], rule: { preset: DOUBLE_EACH_GIFT, neighbourhoods: [$neighbourhood] } }"#,
    ),
];

on_both! {
    async fn one_s_own_city_gets_nobody_at_what_is_another_s(app: TestApp) {
        let mut stage = stage(&app).await;
        let elsewhere = app.app.city("elsewhere").await.unwrap().unwrap();
        stage.insert("elsewhere", elsewhere.id.to_string());
        let session = SessionToken::new(&app.session("ophelie@test.example").await);
        let api = Api::new(app.app.clone(), SessionCookie::default(), None, Invalidation::default());
        for (field, arguments) in OF_THE_OTHER_CITY {
            let codes = codes(&api, &session, field, &filled(arguments, &stage)).await;
            assert!(!codes.is_empty(), "{field} was carried out");
            assert!(!codes.iter().any(|code| code == "NOT_ALLOWED"), "{field} was refused for the role: {codes:?}");
        }
        let question = r#"{ city(slug: "elsewhere") { organisation(slug: "friends") { id }
            projects { totalCount } organisations { totalCount } pools { totalCount } cases { totalCount } } }"#;
        let seen = api.execute(Request::new(question), sender(session, Bearer::None)).await;
        let seen = seen.data.into_json().unwrap()["city"].clone();
        assert!(seen["organisation"].is_null());
        for list in ["projects", "organisations", "pools", "cases"] {
            assert_eq!(seen[list]["totalCount"], 0, "{list}");
        }
        let milo = app.signed_in("milo@test.example").await;
        assert_eq!(milo.viewer.unwrap().roles.len(), 1, "he keeps his role");
    }
}
