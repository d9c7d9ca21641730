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
use stage::{Stage, stage};

/// Who tries: address, and who they are to the stage's things. Nobody is among those whom the arguments name.
const CALLERS: &[(&str, &[Who])] = &[
    ("", &[Who::Anybody]),
    ("rene@test.example", &[Who::Anybody, Who::SignedIn]),
    // An official of another city.
    ("ophelie@test.example", &[Who::Anybody, Who::SignedIn]),
    ("paul@test.example", &[Who::Anybody, Who::SignedIn, Who::Owner]),
    ("tina@test.example", &[Who::Anybody, Who::SignedIn, Who::Team]),
    ("mel@test.example", &[Who::Anybody, Who::SignedIn, Who::Member]),
    (
        "marga@test.example",
        &[Who::Anybody, Who::SignedIn, Who::Member, Who::Manager],
    ),
    (
        "mona@test.example",
        &[Who::Anybody, Who::SignedIn, Who::Moderator],
    ),
    (
        "odile@test.example",
        &[Who::Anybody, Who::SignedIn, Who::Official],
    ),
    (
        "fred@test.example",
        &[Who::Anybody, Who::SignedIn, Who::FinanceOfficer],
    ),
    ("aude@test.example", &[Who::Anybody, Who::SignedIn, Who::Auditor]),
    ("ops@test.example", &[Who::Anybody, Who::SignedIn, Who::Operator]),
    (
        "cora@test.example",
        &[Who::Anybody, Who::SignedIn, Who::Concerned],
    ),
];

/// What a refusal for who one is looks like: what one may not know of is not found.
const REFUSALS: [&str; 3] = ["SIGN_IN_REQUIRED", "NOT_ALLOWED", "NOT_FOUND"];

/// What stands between somebody whom the table lets and what they want: never in this test.
const HINDRANCES: [&str; 2] = ["PROOF_REQUIRED", "TOKEN_SCOPE"];

/// The arguments with the stage's identifiers in place of their names.
fn filled(arguments: &str, stage: &Stage) -> String {
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
        for (email, is) in CALLERS {
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
                    let who = if email.is_empty() { "a visitor" } else { email };
                    wrong.push(format!("{field}: the table {says} {who}, and the answer is {codes:?}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
