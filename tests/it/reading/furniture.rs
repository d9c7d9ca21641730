//! What the stage needs so that there is something to read in every field.

use app::import::NewArea;
use app::invitation::{Answer, Which};
use app::match_stack::StackInput;
use app::organisation::OrganisationInput;
use app::pledge::PledgeInput;
use app::pool::{AdmissionInput, PoolInput, WrittenRule};
use app::project::ProjectInput;
use app::report::ReportInput;
use app::residence::{AtDesk, LetterInput};
use app::review::Review;
use app::simulation::{ChangeInput, SimulationInput, SourceInput};
use app::token::TokenInput;
use app::{Caller, Project, Texts};
use chrono::Duration;
use domain::case::{CaseAction, Subject};
use domain::consent::ConsentKind;
use domain::person::{MemberRole, Role, TokenScope};
use domain::place::geo::{LineString, MultiPolygon, Polygon};
use domain::pool::PoolStep;
use domain::report::ReportReason;
use domain::verification::OrganisationDecision;
use domain::{CaseId, CommentId, Id, IdentityId, Locale, OrganisationId, PoolId, ProjectId};
use image::ImageFormat;
use payments::sandbox::Outcome;
use serde_json::json;
use store::city::CityPage;
use store::identity::Identity;
use tests::TestApp;
use tests::app::BASE_URL;
use tests::build::{Town, gift};

use crate::authenticator::Authenticator;
use crate::comments::{say, try_say};
use crate::escalation::{Stage, stage};
use crate::moderation::decide;
use crate::pictures::{halves, written};
use crate::simulation::carry_out;
use crate::verified::{club, file, hand_in};

/// The stage, and what is only to be read.
pub async fn furnished(app: &TestApp) -> Stage {
    let mut stage = stage(app).await;
    let town = Town {
        city: app.app.city("town").await.unwrap().unwrap(),
        official: app.signed_in("odile@test.example").await,
        owner: app.signed_in("paul@test.example").await,
    };
    speaks(app, &town).await;
    stage.extend(money(app, &town).await);
    stage.extend(projects(app, &town).await);
    hand_in_friends(app, stage["organisation"].parse().unwrap()).await;
    stage.extend(moderated(app, &town, stage["published"].parse().unwrap()).await);
    let comment: CommentId = stage["comment"].parse().unwrap();
    let cora = app.signed_in("cora@test.example").await;
    app.app.edit_comment(&cora, comment, "Edited.").await.unwrap();
    let published = app
        .app
        .project_by_id(&cora, stage["published"].parse().unwrap())
        .await
        .unwrap()
        .unwrap();
    try_say(app, &cora, &published, Some(comment), "And more.")
        .await
        .unwrap();
    stage.extend(rene_s(app, &town, stage["draft"].parse().unwrap()).await);
    let rene = app.signed_in("rene@test.example").await;
    super::receipts::receipts(app, &town, &rene).await;
    let promised = super::books::books(app, &town, &rene, &published).await;
    stage.insert("promised", promised.to_string());
    simulated(app, &town, stage["openPool"].parse().unwrap()).await;
    stage
}

/// Other rules, tried over the past and over an invented season.
async fn simulated(app: &TestApp, town: &Town, pool: PoolId) {
    let synthetic = SourceInput::Synthetic {
        seed: Some(1),
        projects: Some(20),
        residents: Some(300),
        months: Some(4),
    };
    let past = SourceInput::Past {
        from: "2020-01-01".parse().ok(),
        until: "2030-01-01".parse().ok(),
    };
    let trials = [
        (synthetic, 1, "simulate-a-season"),
        (past, 6, "simulate-the-past"),
    ];
    for (source, num, key) in trials {
        let rule = format!(r#"{{"base": "contribution", "rate": {{"num": {num}, "den": 2}}}}"#);
        let change = ChangeInput {
            pool: Some(pool),
            rule: Some(WrittenRule::Definition(rule)),
            amount: Some("100000".to_owned()),
        };
        let input = SimulationInput {
            source,
            changes: vec![change],
        };
        let (official, city) = (&town.official, town.city.id);
        app.app
            .start_simulation(official, city, &input, key)
            .await
            .unwrap();
    }
    carry_out(app).await;
}

fn both(text: &str) -> Texts {
    Texts::new(Locale::ALL.map(|locale| (locale, text.to_owned())))
}

/// What the city says of itself, a named area, and somebody in office who was invited there.
async fn speaks(app: &TestApp, town: &Town) {
    let page = CityPage {
        taglines: both("A town."),
        abouts: both("By a river."),
        picture: Some("town.svg".to_owned()),
        picture_alts: both("The river."),
        base_map: Some(r#"{"type":"FeatureCollection","features":[]}"#.to_owned()),
    };
    app.app.set_city_page(town.city.id, &page).await.unwrap();
    let stack = StackInput {
        group_goal_bps: Some(10_000),
        group_cost_bps: Some(10_000),
        de_minimis: Some(("200000".to_owned(), 36)),
        ..StackInput::default()
    };
    app.app
        .set_match_stack(&town.official, town.city.id, &stack, "all-pools-together")
        .await
        .unwrap();
    let bank = LineString::from(vec![(0.0, 0.0), (0.1, 0.0), (0.1, 0.1), (0.0, 0.0)]);
    let shape = MultiPolygon::new(vec![Polygon::new(bank, vec![])]);
    let area = NewArea {
        external_id: "banks".to_owned(),
        name: "Banks".to_owned(),
        valid_from: None,
        valid_to: None,
        shape,
    };
    app.app.import_areas(&town.city, &[area], false).await.unwrap();
    app.app
        .invite_to_role(&town.official, town.city.id, "nina@mail.example", Role::Moderator)
        .await
        .unwrap();
    let token = app.invitation_tokens().await.pop().unwrap();
    let nina = app.signed_in("nina@mail.example").await;
    app.app
        .answer_invitation(&nina, Which::Token(&token), Answer::Accept)
        .await
        .unwrap();
}

/// A published project that only the pool for grounds is for.
async fn ground(app: &TestApp, town: &Town) -> ProjectId {
    let draft = app.draft(town, "Ground", "500").await;
    let sport = ProjectInput {
        category: Some("sport".to_owned()),
        ..ProjectInput::default()
    };
    app.app
        .update_project(&town.owner, draft.id, &sport)
        .await
        .unwrap();
    app.app.submit_project(&town.owner, draft.id).await.unwrap();
    app.app
        .review_project(&town.official, draft.id, &Review::Publish)
        .await
        .unwrap()
        .id
}

/// A pool whose rule says everything that the settings of the builder can say, and waits for a jury and a round.
async fn money(app: &TestApp, town: &Town) -> Stage {
    let ground = ground(app, town).await;
    let neighbourhoods = app.app.neighbourhood_names(town.city.id).await.unwrap();
    let area = app.app.areas(town.city.id).await.unwrap().remove(0).id;
    let places = neighbourhoods.iter().map(|one| one.id.to_string());
    let places: Vec<String> = places.chain([area.to_string()]).collect();
    let rule = json!({
        "eligible": {
            "categories": ["sport"],
            "areas": places,
            "selection": "jury",
            "overrides": {
                "share_min_bps": 100, "share_max_bps": 5000, "cap_min_minor": 1000, "cap_max_minor": 20000
            }
        },
        "count": {"min_minor": 500},
        "clip": {"contribution_max_minor": 5000, "donor_max_minor": 10000},
        "base": "sum",
        "rate": {"num": 1, "den": 2},
        "limit": {"project_minor": 20000, "project_goal_bps": 5000},
        "allocate": "pro_rata",
        "release": "at_end"
    });
    let now = app.app.world().now();
    let input = PoolInput {
        terms: Some(r#"{"sharing": "pro_rata"}"#.to_owned()),
        name: Some("Sport".to_owned()),
        purpose: Some("For grounds.".to_owned()),
        opens_at: Some(now),
        closes_at: Some(now + Duration::days(300)),
        hold_seconds: Some(900),
        funders: Some(vec![("The city".to_owned(), "100".to_owned())]),
        rule: Some(app::pool::WrittenRule::Definition(rule.to_string())),
    };
    let made = app
        .app
        .create_pool(&town.official, town.city.id, &input, "rich-pool")
        .await;
    let pool = made.unwrap().id;
    app.app
        .step_pool(&town.official, pool, PoolStep::Publish, "rich-pool-opens")
        .await
        .unwrap();
    let decided = AdmissionInput {
        share_bps: Some(2_500),
        cap: Some("100".to_owned()),
    };
    app.app
        .admit_project(&town.official, pool, ground, &decided, "rich-pool-admits")
        .await
        .unwrap();
    app.app
        .rank_projects(&town.official, pool, &[ground], "rich-pool-ranks")
        .await
        .unwrap();
    Stage::from([("richPool", pool.to_string())])
}

/// A verified organisation, a project of its own that was given back, and a gift with a name.
async fn projects(app: &TestApp, town: &Town) -> Stage {
    let (club, manager) = club(app, town).await;
    let input = OrganisationInput {
        website: Some("https://club.example".to_owned()),
        turnover: Some("20000".to_owned()),
        ..OrganisationInput::default()
    };
    app.app
        .update_organisation(&manager, club.id, &input)
        .await
        .unwrap();
    hand_in(app, &manager, club.id).await.unwrap();
    let given = file("217500016", Some("FR1420041010050500013M02606"));
    app.app
        .submit_organisation(&manager, club.id, &given)
        .await
        .unwrap();
    let decision = (OrganisationDecision::Verify, "The statutes are complete.");
    app.app
        .decide_organisation(&town.official, club.id, decision)
        .await
        .unwrap();
    app.app
        .invite_to_organisation(&manager, club.id, "new@mail.example", MemberRole::Member)
        .await
        .unwrap();
    for (email, name) in [("paul@test.example", "Paul"), ("cora@test.example", "Cora")] {
        let desk = AtDesk {
            city: town.city.id,
            email: email.to_owned(),
            name: name.to_owned(),
            neighbourhood: app
                .app
                .neighbourhood_names(town.city.id)
                .await
                .unwrap()
                .remove(0)
                .id,
            shown: "A bill.".to_owned(),
        };
        app.app.verify_at_desk(&town.official, &desk).await.unwrap();
    }
    let owner = app.signed_in("paul@test.example").await;
    let town = Town {
        owner,
        city: town.city.clone(),
        official: town.official.clone(),
    };
    let returned = app.draft(&town, "Returned", "500").await.id;
    app.app
        .set_project_organisation(&town.owner, returned, Some(club.id))
        .await
        .unwrap();
    let input = ProjectInput {
        address: Some("1 quay".to_owned()),
        cost: Some("600".to_owned()),
        own_contribution: Some("50".to_owned()),
        opens_at: Some(app.app.world().now() + Duration::days(1)),
        ..ProjectInput::default()
    };
    app.app
        .update_project(&town.owner, returned, &input)
        .await
        .unwrap();
    let picture = written(&halves(40, 30), ImageFormat::Png);
    app.app
        .set_picture(&town.owner, returned, ("Benches", "image/png"), picture)
        .await
        .unwrap();
    app.app.submit_project(&town.owner, returned).await.unwrap();
    let note = Review::RequestChanges("Say where.".to_owned());
    app.app
        .review_project(&town.official, returned, &note)
        .await
        .unwrap();
    Stage::from([("club", club.id.to_string()), ("returned", returned.to_string())])
}

/// What Marga's organisation shows the city.
async fn hand_in_friends(app: &TestApp, friends: OrganisationId) {
    let marga = app.signed_in("marga@test.example").await;
    let given = file("732829320", None);
    app.app
        .submit_organisation(&marga, friends, &given)
        .await
        .unwrap();
}

/// A case about Cora that was decided twice, a suspension of René's, and a gift with a name.
async fn moderated(app: &TestApp, town: &Town, project: ProjectId) -> Stage {
    let published = app
        .app
        .project_by_id(&town.official, project)
        .await
        .unwrap()
        .unwrap();
    let rene = app.signed_in("rene@test.example").await;
    let cora = app.signed_in("cora@test.example").await;
    let mona = app.signed_in("mona@test.example").await;
    let (_, case) = reported(app, &published, &cora, &rene).await;
    decide(app, &town.official, case, CaseAction::SuspendPerson)
        .await
        .unwrap();
    app.app.appeal_case(&cora, case, "It was a joke.").await.unwrap();
    app.app
        .decide_appeal(&mona, case, false, "It was.")
        .await
        .unwrap();
    let given = PledgeInput {
        message: Some("Good luck!".to_owned()),
        ..gift(&published, "Rene", "20", "named-gift")
    };
    let made = app.app.create_pledge(&rene, &given).await.unwrap();
    app.pay(&made.pledge.provider_ref.unwrap(), Outcome::Pay).await;
    let (removed, about_rene) = reported(app, &published, &rene, &cora).await;
    decide(app, &town.official, about_rene, CaseAction::SuspendPerson)
        .await
        .unwrap();
    Stage::from([
        ("closedCase", case.to_string()),
        ("removedComment", removed.to_string()),
        ("namedGift", made.pledge.id.to_string()),
    ])
}

/// A comment that somebody reports, and the case about it.
async fn reported(app: &TestApp, project: &Project, by: &Caller, reporter: &Caller) -> (CommentId, CaseId) {
    let comment = say(app, by, project, "Bah.").await;
    let report = ReportInput {
        subject: Subject::Comment(comment.id),
        reason: ReportReason::Other,
        details: Some("Rude.".to_owned()),
        email: None,
        network: None,
    };
    app.app.report(reporter, &report).await.unwrap();
    let official = app.signed_in("odile@test.example").await;
    let open = app
        .app
        .cases(&official, project.city, &[], None, 50)
        .await
        .unwrap();
    let case = open
        .into_iter()
        .find(|case| case.subject == report.subject)
        .unwrap();
    (comment.id, case.id)
}

/// What René has of his own: a way in of every kind, a home, an invitation, and somebody who looked.
async fn rene_s(app: &TestApp, town: &Town, draft: ProjectId) -> Stage {
    let rene = app.signed_in("rene@test.example").await;
    let token = TokenInput {
        name: "Script".to_owned(),
        scopes: vec![TokenScope::ReadOwn],
        days: 1,
    };
    let (_, secret) = app.app.create_token(&rene, &token).await.unwrap();
    app.app.caller_by_token(&secret, Locale::En).await.unwrap();
    let ceremony = app.app.begin_passkey(&rene).await.unwrap();
    let (_, credential) = Authenticator::create(1, &ceremony.options, BASE_URL);
    let answer = app::passkey::Answer {
        challenge: ceremony.id,
        credential: &credential,
    };
    app.app.finish_passkey(&rene, answer, "Phone").await.unwrap();
    let now = app.app.world().now();
    let identity = Identity {
        id: IdentityId::new(app.app.world()),
        person: rene.person().unwrap(),
        provider: "ville".to_owned(),
        issuer: "https://ville.example".to_owned(),
        subject: "subject-1".to_owned(),
        label: "rene@ville.example".to_owned(),
        linked_at: now,
        last_used_at: now,
        residence_at: None,
    };
    let identity = &identity;
    app.database
        .db
        .write("test", |conn| async move {
            store::identity::insert(&conn, identity).await
        })
        .await
        .unwrap();
    app.app
        .set_consent(&rene, ConsentKind::News, true, ConsentKind::News.version())
        .await
        .unwrap();
    let letter = LetterInput {
        city: town.city.id,
        name: "René".to_owned(),
        street: "2 street".to_owned(),
        postcode: "1".to_owned(),
        town: "Town".to_owned(),
        neighbourhood: app
            .app
            .neighbourhood_names(town.city.id)
            .await
            .unwrap()
            .remove(0)
            .id,
    };
    let asked = app.app.request_letter(&rene, &letter).await.unwrap();
    app.app
        .print_letters(&town.official, town.city.id, &[asked])
        .await
        .unwrap();
    app.app
        .residence_requests(&town.official, town.city.id, &[], None, (10, 10))
        .await
        .unwrap();
    app.app
        .invite_to_team(&town.owner, draft, "rene@test.example")
        .await
        .unwrap();
    let token = app.invitation_tokens().await.pop().unwrap();
    Stage::from([("invitationToken", token)])
}
