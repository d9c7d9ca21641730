//! Somebody who was everything here goes, and the books stay.

use app::case::Ruling;
use app::comment::CommentInput;
use app::job::Job;
use app::passkey::Answer;
use app::pledge::PledgeInput;
use app::report::ReportInput;
use app::residence::LetterInput;
use app::token::TokenInput;
use app::{AppError, Caller, Organisation};
use chrono::Duration;
use domain::case::{CaseAction, Subject};
use domain::person::{MemberRole, OwnerKind, Role, TokenScope};
use domain::report::ReportReason;
use domain::{Id, OrganisationId};
use image::ImageFormat;
use payments::sandbox::Outcome;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::Value;
use store::membership::{Member, put_member, put_on_team};
use tests::app::BASE_URL;
use tests::build::{Town, double, gift};
use tests::{TestApp, on_both};

use crate::authenticator::Authenticator;
use crate::oidc::{leave, session, with_provider};
use crate::pictures::{halves, written};
use crate::reader::Reader;

const ME: &str = "ana@test.example";

fn code(error: &AppError) -> &'static str {
    let AppError::Refused(problems) = error else {
        panic!("{error:?}")
    };
    problems.iter().next().unwrap().kind.code()
}

async fn erase(reader: &Reader, confirm: &str) -> Value {
    let text =
        format!("mutation {{ eraseMe(confirm: \"{confirm}\") {{ erased problems {{ code message }} }} }}");
    reader.ask(&text).await["data"]["eraseMe"].clone()
}

async fn obstacles(reader: &Reader) -> Vec<String> {
    let answer = reader
        .ask("{ viewer { erasure { possible obstacles erased kept } } }")
        .await;
    let erasure = &answer["data"]["viewer"]["erasure"];
    let list = erasure["obstacles"]
        .as_array()
        .unwrap_or_else(|| panic!("{answer}"));
    assert_eq!(erasure["possible"], list.is_empty());
    list.iter()
        .map(|text| text.as_str().unwrap().to_owned())
        .collect()
}

/// Every text of every table in which a word occurs.
async fn found(app: &TestApp, word: &str) -> Vec<String> {
    let raw = app.database.db.connection_for_migrations();
    let mut found = Vec::new();
    for table in store::columns::tables().unwrap() {
        for column in table.columns.keys() {
            let sql = format!(
                "select count(*) as n from {} where lower(cast({column} as text)) like '%{word}%'",
                table.name
            );
            let row = raw
                .query_one_raw(Statement::from_string(raw.get_database_backend(), sql))
                .await
                .unwrap();
            if row.unwrap().try_get::<i64>("", "n").unwrap() > 0 {
                found.push(format!("{}.{column}", table.name));
            }
        }
    }
    found
}

async fn organisation(app: &TestApp, town: &Town, manager: &Caller) -> OrganisationId {
    let new = Organisation {
        id: OrganisationId::new(app.app.world()),
        city: town.city.id,
        external_id: "tilleuls".to_owned(),
        slug: "les-tilleuls".to_owned(),
        name: "Les Tilleuls".to_owned(),
        kind: OwnerKind::Association,
        abouts: app::Texts::default(),
        website: None,
        identifier: None,
        state: domain::organisation::OrganisationState::Unverified,
        verified_at: None,
        turnover_minor: None,
    };
    let managers = [manager.person().unwrap()];
    app.app.seed_organisation(&new, &managers).await.unwrap();
    new.id
}

async fn join(app: &TestApp, town: &Town, organisation: OrganisationId, (who, role): (&Caller, MemberRole)) {
    let member = Member {
        person: who.person().unwrap(),
        role,
        since: app.app.world().now(),
    };
    let (member, city) = (&member, town.city.id);
    app.database
        .db
        .write("test", |conn| async move {
            put_member(&conn, city, organisation, member).await
        })
        .await
        .unwrap();
}

on_both! {
    async fn somebody_who_was_everything_goes_and_the_books_stay(app: TestApp) {
        let town = app.town().await;
        app.pool(&town, "Double", "1000", double()).await;
        let benches = app.project(&town, "Benches", "500").await;
        let ana = app.person(town.city.id, "Ana", Role::Official).await;
        // Her own campaign, a draft, a team, an organisation, gifts.
        let hers = Town { city: town.city.clone(), official: town.official.clone(), owner: ana.clone() };
        let orchard = app.project(&hers, "Orchard", "300").await;
        let hidden = app.draft(&hers, "Hidden", "100").await;
        let (city, person, now) = (town.city.id, ana.person().unwrap(), app.app.world().now());
        app.database.db.write("test", |conn| async move { put_on_team(&conn, city, benches.id, person, now).await }).await.unwrap();
        let tilleuls = organisation(&app, &town, &ana).await;
        join(&app, &town, tilleuls, (&town.official, MemberRole::Member)).await;
        app.give(&orchard, "gaston", "20").await;
        let given = PledgeInput { message: Some("Words of anaconda".to_owned()), name: Some("Anaconda".to_owned()), ..gift(&benches, "x", "20", "ana-gives-20") };
        let made = app.app.create_pledge(&ana, &given).await.unwrap();
        app.pay(&made.pledge.provider_ref.unwrap(), Outcome::Pay).await;
        // What hangs on the draft, and what else she is known by.
        app.app.invite_to_team(&ana, hidden.id, "friend@mail.example").await.unwrap();
        let report = ReportInput { subject: Subject::Project(hidden.id), reason: ReportReason::Spam, details: Some("Anaconda".to_owned()), email: None, network: None };
        app.app.report(&town.official, &report).await.unwrap();
        let case = app.app.cases(&town.official, city, &[], None, 1).await.unwrap().remove(0);
        let ruling = Ruling { action: CaseAction::Keep, reason: "It is fine.".to_owned(), days: None };
        let second = app.person(city, "Oscar", Role::Official).await;
        app.app.decide_case(&second, case.id, &ruling).await.unwrap();
        let comment = CommentInput { project: benches.id, reply_to: None, body: "Anaconda was here".to_owned(), key: "ana-says-so".to_owned() };
        app.app.add_comment(&ana, &comment).await.unwrap();
        let signed_in = app.sign_in(ME, None).await;
        let caller = app.caller(&signed_in).await;
        app.app.set_password(&caller, "three anaconda sang softly").await.unwrap();
        let token = TokenInput { name: "Anaconda".to_owned(), scopes: vec![TokenScope::ReadOwn], days: 30 };
        app.app.create_token(&caller, &token).await.unwrap();
        app.app.invite_to_role(&ana, city, "helper@mail.example", Role::Moderator).await.unwrap();
        let begun = app.app.create_pledge(&ana, &gift(&benches, "Anaconda", "30", "ana-begins-30")).await.unwrap();

        let reader = Reader::signed_in(&app, ME).await;
        let all = obstacles(&reader).await;
        assert_eq!(all.len(), 3, "{all:?}");
        assert!(all[0].contains("Orchard") && all[1].contains("Tilleuls") && all[2].contains("payment"), "{all:?}");
        assert_eq!(erase(&reader, ME).await["problems"][0]["code"], "CANNOT_ERASE");

        join(&app, &town, tilleuls, (&town.owner, MemberRole::Manager)).await;
        app.pay(&begun.pledge.provider_ref.unwrap(), Outcome::Decline).await;
        app.wait(Duration::days(41));
        app.app.end_what_is_over().await.unwrap();
        // The gifts to campaigns that ended short go back, hers too.
        for job in app.jobs().await {
            if let Job::RefundPledge { pledge } = job {
                app.app.refund_pledge(pledge.parse().unwrap()).await.unwrap();
            }
        }
        app.deliver().await;
        let reader = Reader::signed_in(&app, ME).await;
        assert_eq!(obstacles(&reader).await, Vec::<String>::new());
        assert_eq!(erase(&reader, "other@test.example").await["problems"][0]["code"], "NOT_CONFIRMED");
        app.wait(Duration::minutes(11));
        assert_eq!(erase(&reader, ME).await["problems"][0]["code"], "PROOF_REQUIRED");
        let reader = Reader::signed_in(&app, ME).await;
        let outlook = reader.ask("{ viewer { erasure { erased kept } } }").await.to_string();
        assert!(outlook.contains("10 years") && outlook.contains("Your name and your address."), "{outlook}");
        assert_eq!(erase(&reader, ME).await["erased"], true);

        // Nothing names her but the last mail, which forgets her once it is sent.
        assert!(reader.ask("{ viewer { id } }").await["data"]["viewer"].is_null());
        assert_eq!(found(&app, ME).await, ["job.body"]);
        app.jobs().await;
        for word in [ME, "anaconda", "hidden"] {
            assert_eq!(found(&app, word).await, Vec::<String>::new(), "{word}");
        }
        app.assert_clean().await;
        let said = app.app.comments(&app.visitor(), city, benches.id, None, 10).await.unwrap();
        assert!(said.is_empty(), "no empty place is left: {said:?}");
        assert!(app.app.role_invitations(&town.official, city).await.unwrap().is_empty(), "her word is gone with her");
        let page = Reader::visitor(&app).ask(&format!("{{ project(city: \"town\", slug: \"{}\") {{ title owner {{ name }} }} }}", orchard.slug)).await;
        assert_eq!(page["data"]["project"]["title"], "Orchard", "what others gave to stays: {page}");
        let left = store::membership::of_project(app.database.db.read(), city, orchard.id).await.unwrap();
        assert!(left.is_empty());

        // Whoever comes with the address is somebody new.
        let again = Reader::signed_in(&app, ME).await.caller(&app).await;
        assert_ne!(again.person(), ana.person());
        assert!(again.viewer.unwrap().roles.is_empty());
        let ghost = format!("erased-{}@erased.invalid", person.uuid());
        assert_eq!(code(&app.app.request_sign_in(&ghost, None, None, domain::Locale::En).await.unwrap_err()), "NOT_AN_EMAIL");
        let by_ghost = PledgeInput { email: Some(ghost), ..gift(&orchard, "x", "20", "ghost-gives-20") };
        assert!(app.app.create_pledge(&app.visitor(), &by_ghost).await.is_err());
    }
}

on_both! {
    async fn whatever_one_was_known_by_goes(test: TestApp) {
        let town = test.town().await;
        let (app, provider) = with_provider(&test).await;
        "anaconda-7".clone_into(&mut provider.subject.lock().unwrap());
        let ana = session(leave(&app, &provider, None).await.arrive(&app).await).caller;
        app.update_profile(&ana, Some("Anaconda"), None).await.unwrap();
        let ceremony = app.begin_passkey(&ana).await.unwrap();
        let (_, credential) = Authenticator::create(1, &ceremony.options, BASE_URL);
        let answer = Answer { challenge: ceremony.id, credential: &credential };
        app.finish_passkey(&ana, answer, "Anaconda's phone").await.unwrap();
        let neighbourhood = app.neighbourhood_names(town.city.id).await.unwrap().remove(0).id;
        let letter = LetterInput {
            city: town.city.id,
            name: "Anaconda".to_owned(),
            street: "7 Anaconda street".to_owned(),
            postcode: "1".to_owned(),
            town: "Anaconda".to_owned(),
            neighbourhood,
        };
        let asked = app.request_letter(&ana, &letter).await.unwrap();
        test.app.print_letters(&town.official, town.city.id, &[asked]).await.unwrap();
        let draft = app.create_project(&ana, town.city.id, "Anaconda's pond", None, "ana-drafts").await.unwrap();
        let picture = written(&halves(40, 30), ImageFormat::Png);
        test.app.set_picture(&ana, draft.id, ("Anaconda", "image/png"), picture).await.unwrap();
        assert!(found(&test, "anaconda").await.len() > 6, "there is something to go");

        app.erase_me(&ana, ME).await.unwrap();
        test.jobs().await;
        assert_eq!(found(&test, "anaconda").await, Vec::<String>::new());
        assert_eq!(found(&test, ME).await, Vec::<String>::new());
        let again = session(leave(&app, &provider, None).await.arrive(&app).await).caller;
        assert_ne!(again.person(), ana.person(), "whoever comes that way is somebody new");
    }
}

on_both! {
    async fn of_the_last_two_officials_who_go_at_once_one_stays(app: TestApp) {
        let town = app.town().await;
        let ana = app.person(town.city.id, "Ana", Role::Official).await;
        let goes = |caller: Caller, email: &'static str| {
            let app = app.app.clone();
            tokio::spawn(async move { app.erase_me(&caller, email).await })
        };
        let (one, two) = (goes(ana, ME), goes(town.official.clone(), "odile@test.example"));
        let ends = [one.await.unwrap(), two.await.unwrap()];
        assert_eq!(ends.iter().filter(|end| end.is_ok()).count(), 1, "{ends:?}");
        let refused = ends.iter().find_map(|end| end.as_ref().err()).unwrap();
        assert_eq!(code(refused), "CANNOT_ERASE");
    }
}

on_both! {
    async fn twice_at_once_is_once(app: TestApp) {
        let town = app.town().await;
        let ana = app.person(town.city.id, "Ana", Role::Resident).await;
        let goes = || {
            let (app, ana) = (app.app.clone(), ana.clone());
            tokio::spawn(async move { app.erase_me(&ana, ME).await })
        };
        let tries = [goes(), goes(), goes()];
        let mut done = 0;
        for one in tries {
            done += u32::from(one.await.unwrap().is_ok());
        }
        assert_eq!(done, 1);
    }
}
