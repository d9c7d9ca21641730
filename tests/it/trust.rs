//! What the pages ask about offices, teams and organisations, and what visitors are not told.

use api::graphql::Api;
use api::http::cache::Invalidation;
use api::http::{Bearer, Executor, SessionCookie, SessionToken};
use app::organisation::OrganisationInput;
use async_graphql::Request;
use domain::Locale;
use domain::person::{MemberRole, OwnerKind, Role};
use serde_json::Value;
use tests::{TestApp, on_both};

use crate::asking::sender;

async fn ask(app: &TestApp, session: Option<&str>, text: &str) -> Value {
    let api = Api::new(
        app.app.clone(),
        SessionCookie::default(),
        None,
        Invalidation::default(),
    );
    let caller = sender(session.and_then(SessionToken::new), Bearer::None);
    let response = api.execute(Request::new(text), caller).await;
    assert!(response.errors.is_empty(), "{text}: {:#?}", response.errors);
    response.data.into_json().unwrap()
}

const ORGANISATION: &str = r#"id slug name kind about aboutHtml website state identifier city { slug }
    badges { kind label meaning since } projects { nodes { slug } totalCount }
    members { person { name } email role remove { allowed } changeRole { allowed } }
    invitations { email toWhat path kind revoke { allowed } accept { allowed reason } invitedBy { name } expiresAt }
    permissions { edit { allowed } manageMembers { allowed } submit { allowed } decide { allowed } }"#;

on_both! {
    async fn an_organisation_s_page_shows_its_members_to_those_who_may_know_them(app: TestApp) {
        let town = app.town().await;
        let input = OrganisationInput {
            turnover: None,
            name: Some("Friends".to_owned()),
            about: Some("We **like** <script>ponds</script>.".to_owned()),
            website: Some("https://friends.example".to_owned()),
        };
        let made = app.app.create_organisation(&town.owner, town.city.id, OwnerKind::Association, &input, "found-friends").await.unwrap();
        let paul = app.session("paul@test.example").await;
        let caller = app.app.caller(Some(&paul), Locale::En).await.unwrap();
        app.app.invite_to_organisation(&caller, made.id, "mel@mail.example", MemberRole::Member).await.unwrap();
        let token = app.invitation_tokens().await.pop().unwrap();

        let query = format!("{{ city(slug: \"town\") {{ organisation(slug: \"friends\") {{ {ORGANISATION} }}
            organisations(search: \"frie\", states: [UNVERIFIED]) {{ totalCount nodes {{ slug }} pageInfo {{ hasNextPage }} }} }} }}");
        let seen = ask(&app, Some(&paul), &query).await;
        let one = &seen["city"]["organisation"];
        assert_eq!(one["aboutHtml"], "<p>We <strong>like</strong> &lt;script&gt;ponds&lt;/script&gt;.</p>\n", "{one}");
        assert_eq!((one["members"][0]["email"].as_str(), one["members"][0]["role"].as_str()), (Some("paul@test.example"), Some("MANAGER")));
        assert_eq!((&one["invitations"][0]["toWhat"], &one["invitations"][0]["revoke"]["allowed"]), (&Value::from("Friends"), &Value::from(true)));
        assert_eq!(one["permissions"]["edit"]["allowed"], true);
        assert_eq!(seen["city"]["organisations"]["totalCount"], 1);
        let public = ask(&app, None, &query).await;
        let one = &public["city"]["organisation"];
        assert_eq!((one["members"].to_string(), one["invitations"].to_string()), ("[]".to_owned(), "[]".to_owned()));
        assert_eq!(one["permissions"]["edit"]["allowed"], false);
        let node = ask(&app, None, &format!("{{ node(id: \"{}\") {{ id ... on Organisation {{ slug }} }} }}", made.id)).await;
        assert_eq!(node["node"]["slug"], "friends");

        let preview = format!("{{ invitation(token: \"{token}\") {{ kind toWhat invitedBy emailHint isMine expiresAt city {{ slug }} }} }}");
        let seen = ask(&app, None, &preview).await;
        assert_eq!((&seen["invitation"]["emailHint"], &seen["invitation"]["isMine"]), (&Value::from("m…@mail.example"), &Value::from(false)));
        let mel = app.session("mel@mail.example").await;
        let viewer = "{ viewer { isOperator invitations { id toWhat kind accept { allowed } revoke { allowed } } organisations { role organisation { slug } } teams { slug } } }";
        let seen = ask(&app, Some(&mel), viewer).await;
        assert_eq!(seen["viewer"]["invitations"][0]["accept"]["allowed"], true, "{seen}");
        assert_eq!(seen["viewer"]["invitations"][0]["revoke"]["allowed"], false, "{seen}");
        let accept = format!("mutation {{ acceptInvitation(token: \"{token}\") {{ path problems {{ code }} }} }}");
        let done = ask(&app, Some(&mel), &accept).await;
        assert!(done["acceptInvitation"]["path"].is_string(), "{done}");
        let both = format!("mutation {{ acceptInvitation(token: \"{token}\", id: \"x\") {{ problems {{ code }} }} }}");
        assert_eq!(ask(&app, Some(&mel), &both).await["acceptInvitation"]["problems"][0]["code"], "REQUIRED");
        let seen = ask(&app, Some(&mel), viewer).await;
        assert_eq!(seen["viewer"]["organisations"][0]["role"], "MEMBER", "{seen}");
    }
}

on_both! {
    async fn the_office_is_paged_and_shown_to_those_who_have_one(app: TestApp) {
        let town = app.town().await;
        for name in ["Mona", "Milo", "Max"] {
            app.person(town.city.id, name, Role::Moderator).await;
        }
        app.app.invite_to_role(&town.official, town.city.id, "ana@mail.example", Role::Auditor).await.unwrap();
        app.app.invite_to_role(&town.official, town.city.id, "fred@mail.example", Role::FinanceOfficer).await.unwrap();
        let office = |after: &str| format!("{{ city(slug: \"town\") {{
            office(first: 3{after}) {{ totalCount pageInfo {{ endCursor hasNextPage }}
                nodes {{ person {{ name }} email role grantedAt grantedBy {{ name }} revoke {{ allowed }} }} }}
            roleInvitations {{ email toWhat path revoke {{ allowed }} }}
            roleRequests {{ role email name askedBy {{ name }} approve {{ allowed reason }} reject {{ allowed }} }}
            permissions {{ manageRoles {{ allowed }} inviteFinanceOfficer {{ allowed }} createOrganisation {{ allowed }} }} }} }}");
        let odile = app.session("odile@test.example").await;
        let seen = ask(&app, Some(&odile), &office("")).await["city"].take();
        assert_eq!((&seen["office"]["totalCount"], &seen["office"]["nodes"][0]["email"]), (&Value::from(4), &Value::from("odile@test.example")), "{seen}");
        assert_eq!(seen["roleInvitations"][0]["path"], "/c/town/desk");
        assert_eq!((&seen["roleRequests"][0]["approve"]["allowed"], &seen["roleRequests"][0]["reject"]["allowed"]), (&Value::from(false), &Value::from(true)));
        let end = seen["office"]["pageInfo"]["endCursor"].as_str().unwrap();
        let next = ask(&app, Some(&odile), &office(&format!(", after: \"{end}\""))).await["city"].take();
        assert_eq!(next["office"]["nodes"][0]["person"]["name"], "Max", "{next}");
        assert_eq!(next["office"]["nodes"].as_array().unwrap().len(), 1);
    }
}

on_both! {
    async fn a_project_s_page_names_its_team(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let tina = app.person(town.city.id, "Tina", Role::Resident).await.person().unwrap();
        app.app.seed_team(town.city.id, project.id, &[tina]).await.unwrap();
        let query = "{ project(city: \"town\", slug: \"benches\") { owner { name badges { label } } organisation { slug }
            team { person { name } isOwner since badges { kind } remove { allowed } } teamInvitations { id }
            permissions { manageTeam { allowed } comment { allowed } suspend { allowed } } } }";
        let paul = app.session("paul@test.example").await;
        let seen = ask(&app, Some(&paul), query).await["project"].take();
        assert_eq!((&seen["team"][1]["person"]["name"], &seen["team"][1]["remove"]["allowed"]), (&Value::from("Tina"), &Value::from(true)), "{seen}");
        assert_eq!(seen["team"][0]["remove"]["allowed"], false, "whose project it is stays");
        let public = ask(&app, None, query).await["project"].take();
        assert_eq!((&public["team"][1]["remove"]["allowed"], &public["permissions"]["manageTeam"]["allowed"]), (&Value::from(false), &Value::from(false)));
    }
}
