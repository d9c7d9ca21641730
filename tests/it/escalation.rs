//! The policy table, tried out: callers of every kind send every mutation that is bound to a role, about one city's
//! things, and what they get must be what the table says. One of them is an official of another city.
//!
//! **A new mutation** needs a line in [`RECIPES`]: its arguments, valid as far as a role is concerned, with `$name` for
//! the identifiers of [`Stage`]. What else is wrong with them is no matter: only whether a role refuses is compared.

use std::collections::{BTreeMap, BTreeSet};

use api::graphql::Api;
use api::http::cache::Invalidation;
use api::http::{Bearer, Executor, SessionCookie, SessionToken};
use app::matching::settings::RuleInput;
use app::office::Invited;
use app::policy::{self, FIELDS, Who};
use app::pool::PoolInput;
use app::residence::LetterInput;
use app::{Organisation, Texts};
use async_graphql::Request;
use domain::organisation::OrganisationState;
use domain::person::{OwnerKind, Role};
use domain::{Id, OrganisationId};
use serde_json::Value;
use tests::build::double;
use tests::{Backend, TestApp, on_both};

use crate::asking::sender;

/// Field, arguments.
const RECIPES: &[(&str, &str)] = &[
    (
        "createProject",
        r#"input: { city: $city, title: "Mine", idempotencyKey: "matrix-project" }"#,
    ),
    ("updateProject", r#"id: $draft, input: { title: "Ours" }"#),
    ("submitProject", "id: $draft"),
    ("publishProject", "id: $submitted"),
    ("requestProjectChanges", r#"id: $submitted, reason: "More.""#),
    ("rejectProject", r#"id: $submitted, reason: "No.""#),
    (
        "createPool",
        r#"input: { city: $city, name: "Pool", purpose: "All", idempotencyKey: "matrix-pool", funders: [{ name: "City", amount: "10" }], rule: { preset: DOUBLE_EACH_GIFT } }"#,
    ),
    (
        "updatePool",
        r#"id: $draftPool, input: { purpose: "Else", idempotencyKey: "matrix-pool-update" }"#,
    ),
    (
        "publishPool",
        r#"id: $draftPool, idempotencyKey: "matrix-publish""#,
    ),
    ("pausePool", r#"id: $openPool, idempotencyKey: "matrix-pause""#),
    ("resumePool", r#"id: $openPool, idempotencyKey: "matrix-resume""#),
    (
        "inviteToRole",
        r#"input: { city: $city, email: "new@mail.example", role: MODERATOR }"#,
    ),
    ("approveRoleRequest", "id: $roleRequest"),
    ("rejectRoleRequest", r#"id: $roleRequest, reason: "No.""#),
    ("revokeRole", "city: $city, person: $moderator, role: MODERATOR"),
    (
        "inviteToTeam",
        r#"project: $submitted, email: "new@mail.example""#,
    ),
    ("removeFromTeam", "project: $submitted, person: $teammate"),
    (
        "createOrganisation",
        r#"input: { city: $city, name: "Mine", kind: FIRM, idempotencyKey: "matrix-organisation" }"#,
    ),
    (
        "updateOrganisation",
        r#"id: $organisation, input: { name: "Ours" }"#,
    ),
    (
        "inviteToOrganisation",
        r#"organisation: $organisation, email: "new@mail.example", role: MANAGER"#,
    ),
    (
        "changeMemberRole",
        "organisation: $organisation, person: $member, role: MANAGER",
    ),
    ("removeMember", "organisation: $organisation, person: $member"),
    ("setProjectOrganisation", "project: $draft, organisation: null"),
    ("acceptInvitation", r#"token: "none""#),
    ("declineInvitation", r#"token: "none""#),
    ("revokeInvitation", "id: $invitation"),
    (
        "requestResidenceLetter",
        r#"input: { city: $city, name: "Ana", street: "1 street", postcode: "1", town: "Town", neighbourhood: $neighbourhood }"#,
    ),
    ("enterResidenceCode", r#"city: $city, code: "BCDFGHJK""#),
    ("printResidenceLetters", "city: $city, requests: []"),
    (
        "verifyResidentAtDesk",
        r#"input: { city: $city, email: "new@mail.example", name: "Ana", shown: "card", neighbourhood: $neighbourhood }"#,
    ),
    (
        "submitOrganisation",
        r#"id: $organisation, input: { identifierKind: SIREN, identifier: "217500016" }"#,
    ),
    ("removeDocument", "id: $document"),
    ("revokeResidence", r#"id: $residence, reason: "Moved.""#),
    (
        "decideOrganisation",
        r#"id: $organisation, input: { decision: VERIFY, reason: "Good." }"#,
    ),
];

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
];

/// What a refusal for who one is looks like: what one may not know of is not found.
const REFUSALS: [&str; 3] = ["SIGN_IN_REQUIRED", "NOT_ALLOWED", "NOT_FOUND"];

/// What stands between somebody whom the table lets and what they want: never in this test.
const HINDRANCES: [&str; 2] = ["PROOF_REQUIRED", "TOKEN_SCOPE"];

/// The identifiers that recipes name.
type Stage = BTreeMap<&'static str, String>;

/// A town with one of everything.
async fn stage(app: &TestApp) -> Stage {
    let town = app.town().await;
    let city = town.city.id;
    let mut people = BTreeMap::new();
    for (name, role) in [
        ("Rene", Role::Resident),
        ("Tina", Role::Resident),
        ("Theo", Role::Resident),
        ("Mel", Role::Resident),
        ("Max", Role::Resident),
        ("Marga", Role::Resident),
        ("Mona", Role::Moderator),
        ("Milo", Role::Moderator),
        ("Fred", Role::FinanceOfficer),
        ("Aude", Role::Auditor),
    ] {
        let person = app.person(city, name, role).await.person().unwrap();
        people.insert(name, person);
    }
    app.other_town().await;
    app.app
        .add_operator(&"ops@test.example".parse().unwrap())
        .await
        .unwrap();
    let organisation = Organisation {
        id: OrganisationId::new(app.app.world()),
        city,
        external_id: "friends".to_owned(),
        slug: String::new(),
        name: "Friends".to_owned(),
        kind: OwnerKind::Association,
        abouts: Texts::default(),
        website: None,
        identifier: None,
        state: OrganisationState::Unverified,
        verified_at: None,
    };
    let members = ["Marga", "Mel", "Max"].map(|name| people[name]);
    app.app.seed_organisation(&organisation, &members).await.unwrap();
    let draft = app.draft(&town, "Draft", "500").await.id;
    let submitted = app.draft(&town, "Submitted", "500").await.id;
    for project in [draft, submitted] {
        let team = ["Tina", "Theo"].map(|name| people[name]);
        app.app.seed_team(city, project, &team).await.unwrap();
    }
    app.app.submit_project(&town.owner, submitted).await.unwrap();
    let open = app.pool(&town, "Open", "1000", double()).await.id;
    let draft_pool = app
        .app
        .create_pool(&town.official, city, &pool(double()), "matrix-draft")
        .await
        .unwrap()
        .id;
    let invite = |role| {
        app.app
            .invite_to_role(&town.official, city, "asked@mail.example", role)
    };
    let Invited::Sent(invitation) = invite(Role::Moderator).await.unwrap() else {
        panic!("sent at once")
    };
    let Invited::Asked(request) = invite(Role::FinanceOfficer).await.unwrap() else {
        panic!("needs a second person")
    };
    // Signed in anew: what somebody belongs to is read with the session.
    let marga = app.person(city, "Marga", Role::Resident).await;
    let statutes = ("statutes.pdf", "application/pdf");
    let document = app
        .app
        .store_document(&marga, organisation.id, statutes, b"%PDF-1.7")
        .await
        .unwrap();
    let neighbourhood = app.app.neighbourhood_names(city).await.unwrap().remove(0).id;
    let letter = LetterInput {
        city,
        name: "Theo".to_owned(),
        street: "1 street".to_owned(),
        postcode: "1".to_owned(),
        town: "Town".to_owned(),
        neighbourhood,
    };
    let theo = app.person(city, "Theo", Role::Resident).await;
    let residence = app.app.request_letter(&theo, &letter).await.unwrap();
    BTreeMap::from([
        ("city", city.to_string()),
        ("neighbourhood", neighbourhood.to_string()),
        ("document", document.to_string()),
        ("residence", residence.to_string()),
        ("draft", draft.to_string()),
        ("submitted", submitted.to_string()),
        ("draftPool", draft_pool.to_string()),
        ("openPool", open.to_string()),
        ("organisation", organisation.id.to_string()),
        ("member", people["Max"].to_string()),
        ("teammate", people["Theo"].to_string()),
        ("moderator", people["Milo"].to_string()),
        ("roleRequest", request.id.to_string()),
        ("invitation", invitation.id.to_string()),
    ])
}

fn pool(rule: RuleInput) -> PoolInput {
    PoolInput {
        name: Some("Draft".to_owned()),
        purpose: Some("Later.".to_owned()),
        funders: Some(vec![("The city".to_owned(), "10".to_owned())]),
        rule: Some(rule),
        ..PoolInput::default()
    }
}

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
    let text = format!("mutation {{ {field}({arguments}) {{ problems {{ code }} }} }}");
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
    let known: BTreeSet<&str> = RECIPES.iter().map(|(field, _)| *field).collect();
    assert_eq!(known.len(), RECIPES.len(), "a mutation has two recipes");
    let bound: BTreeSet<&str> = bound().map(|(field, _)| field).collect();
    for field in &bound {
        assert!(
            known.contains(field),
            "Mutation.{field} has no recipe: add a line to RECIPES in tests/it/escalation.rs, so that every role tries it"
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
                let Some((_, arguments)) = RECIPES.iter().find(|(known, _)| *known == field) else {
                    continue;
                };
                let codes = codes(&api, &session, field, &filled(arguments, &stage)).await;
                let is_refused = codes.iter().any(|code| REFUSALS.contains(&code.as_str()));
                let is_hindered = codes.iter().any(|code| HINDRANCES.contains(&code.as_str()));
                let may = policy::who(operation).iter().any(|who| is.contains(who));
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
