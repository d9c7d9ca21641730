//! Residents show where they live: letters with codes, a desk, and what is kept of it.

use app::badge::Bearer;
use app::residence::{AtDesk, LetterInput};
use app::{AppError, Caller, Residence};
use chrono::Duration;
use domain::badge::BadgeKind;
use domain::person::Role;
use domain::residence::{ResidenceMethod, ResidenceState};
use domain::{CityId, PersonId, ResidenceId};
use sea_orm::{ConnectionTrait, Statement};
use tests::build::Town;
use tests::{TestApp, on_both};

fn code_of<T: std::fmt::Debug>(result: Result<T, AppError>) -> &'static str {
    let Err(AppError::Refused(problems)) = result else {
        panic!("{result:?}")
    };
    problems.iter().next().unwrap().kind.code()
}

async fn given(app: &TestApp, town: &Town) -> LetterInput {
    let places = app.app.neighbourhood_names(town.city.id).await.unwrap();
    LetterInput {
        city: town.city.id,
        name: "Zoé Łukasz".to_owned(),
        street: "12 rue de l’Œillet".to_owned(),
        postcode: "99001".to_owned(),
        town: "Ambrelle".to_owned(),
        neighbourhood: places[0].id,
    }
}

async fn residence(app: &TestApp, of: &Caller) -> Residence {
    app.app.residences(of.person().unwrap()).await.unwrap().remove(0)
}

/// Prints the letters of requests; gives the text of the PDF and its codes in order.
async fn printed(app: &TestApp, town: &Town, ids: &[ResidenceId]) -> (String, Vec<String>) {
    let printed = app
        .app
        .print_letters(&town.official, town.city.id, ids)
        .await
        .unwrap();
    assert_eq!(printed.letters, ids.len());
    let bytes = opened(app, &town.official, &printed.url).await.unwrap();
    let pdf = lopdf::Document::load_mem(&bytes).unwrap();
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    assert_eq!(pages.len(), ids.len());
    let shown = pdf.extract_text(&pages).unwrap();
    let is_code = |text: &&str| {
        text.len() == 9
            && text.as_bytes()[4] == b' '
            && text.bytes().all(|b| b == b' ' || b.is_ascii_alphanumeric())
    };
    let codes = shown.lines().map(str::trim).filter(is_code);
    let codes = codes.map(str::to_owned).collect();
    (shown, codes)
}

/// What a signed address gives to somebody.
async fn opened(app: &TestApp, who: &Caller, url: &str) -> Option<Vec<u8>> {
    let rest = url.strip_prefix("/files/private/").unwrap();
    let (id, query) = rest.split_once('?').unwrap();
    let (until, key) = query.split_once('&').unwrap();
    let until = until.strip_prefix("until=").unwrap().parse().unwrap();
    let key = key.strip_prefix("key=").unwrap();
    app.app
        .private_file(who, id, (until, key))
        .await
        .unwrap()
        .map(|file| file.bytes)
}

fn wrong(code: &str) -> String {
    let first = if code.starts_with('B') { 'C' } else { 'B' };
    format!("{first}{}", &code[1..])
}

async fn looks(app: &TestApp, person: PersonId) -> usize {
    let raw = app.database.db.connection_for_migrations();
    let id = domain::Id::uuid(person);
    let statement = "select what from look where person_id = $1";
    let statement = Statement::from_sql_and_values(raw.get_database_backend(), statement, [id.into()]);
    raw.query_all_raw(statement).await.unwrap().len()
}

on_both! {
    async fn a_letter_brings_a_code_that_works_once(app: TestApp) {
        let town = app.town().await;
        let id = app.app.request_letter(&town.owner, &given(&app, &town).await).await.unwrap();
        assert_eq!(code_of(app.app.enter_code(&town.owner, town.city.id, "BCDFGHJK").await), "NO_LETTER");
        let (shown, codes) = printed(&app, &town, &[id]).await;
        for line in ["Zoé Łukasz", "12 rue de l’Œillet", "99001 Ambrelle", "Town"] {
            assert!(shown.lines().any(|one| one.trim() == line), "{line}\n{shown}");
        }
        let [code] = &codes[..] else { panic!("{codes:?}") };
        let sent = residence(&app, &town.owner).await;
        assert_eq!((sent.state, sent.method), (ResidenceState::LetterSent, ResidenceMethod::Post));
        assert!(!format!("{sent:?}").contains(&code.replace(' ', "")), "only a hash is kept");
        app.app.enter_code(&town.owner, town.city.id, &code.to_lowercase()).await.unwrap();
        let sure = residence(&app, &town.owner).await;
        assert_eq!((sure.state, sure.address.as_str(), sure.name.as_str()), (ResidenceState::Verified, "", ""));
        let again = app.app.enter_code(&town.owner, town.city.id, code).await;
        assert_eq!(code_of(again), "NO_LETTER");
        let again = app.app.request_letter(&town.owner, &given(&app, &town).await).await;
        assert_eq!(code_of(again), "ALREADY_VERIFIED");
        let bearer = Bearer::Person(town.owner.person().unwrap());
        let badges = app.app.badges(town.city.id, &[bearer]).await.unwrap();
        assert_eq!(badges[&bearer][0].kind, BadgeKind::VerifiedResident);
        app.wait(Duration::days(3 * 366));
        assert!(app.app.badges(town.city.id, &[bearer]).await.unwrap().is_empty());
        assert_eq!(residence(&app, &town.owner).await.state, ResidenceState::Expired);
    }
}

on_both! {
    async fn a_code_cannot_be_guessed(app: TestApp) {
        let town = app.town().await;
        let id = app.app.request_letter(&town.owner, &given(&app, &town).await).await.unwrap();
        let (_, codes) = printed(&app, &town, &[id]).await;
        let guess = wrong(&codes[0]);
        let tries = (0..12).map(|_| {
            let (app, owner, city, guess) = (app.app.clone(), town.owner.clone(), town.city.id, guess.clone());
            tokio::spawn(async move { code_of(app.enter_code(&owner, city, &guess).await) })
        });
        let mut wrong = 0;
        for one in tries.collect::<Vec<_>>() {
            wrong += u32::from(one.await.unwrap() == "LETTER_CODE_WRONG");
        }
        assert_eq!(wrong, 4, "the fifth ends the letter");
        assert_eq!(code_of(app.app.enter_code(&town.owner, town.city.id, &codes[0]).await), "NO_LETTER");
        assert_eq!(residence(&app, &town.owner).await.address, "");
        for _ in 0..2 {
            let id = app.app.request_letter(&town.owner, &given(&app, &town).await).await.unwrap();
            app.app.revoke_residence(&town.official, id, "Not at home").await.unwrap();
        }
        let fourth = app.app.request_letter(&town.owner, &given(&app, &town).await).await;
        assert_eq!(code_of(fourth), "TOO_MANY_TRIES");
    }
}

on_both! {
    async fn a_letter_is_for_one_person_and_is_replaced_by_the_next(app: TestApp) {
        let town = app.town().await;
        let other = app.person(town.city.id, "Bo", Role::Resident).await;
        let mine = app.app.request_letter(&town.owner, &given(&app, &town).await).await.unwrap();
        let theirs = app.app.request_letter(&other, &given(&app, &town).await).await.unwrap();
        // The address was wrong: the new request takes the place of the first.
        let slip = theirs;
        let theirs = app.app.request_letter(&other, &given(&app, &town).await).await.unwrap();
        assert_eq!(code_of(app.app.print_letters(&town.official, town.city.id, &[slip]).await), "NOT_FOUND");
        let (_, codes) = printed(&app, &town, &[mine, theirs]).await;
        assert_eq!(codes.len(), 2);
        let city = town.city.id;
        let mut before = Vec::new();
        for code in &codes {
            if app.app.enter_code(&town.owner, city, code).await.is_err() {
                before.push(code);
            }
        }
        let [before] = before[..] else { panic!("the other letter's code opens nothing: {before:?}") };
        let (_, anew) = printed(&app, &town, &[theirs]).await;
        assert_eq!(code_of(app.app.enter_code(&other, city, before).await), "LETTER_CODE_WRONG");
        app.wait(Duration::days(61));
        assert_eq!(code_of(app.app.enter_code(&other, city, &anew[0]).await), "LETTER_OVER");
        assert_eq!(residence(&app, &other).await.state, ResidenceState::Expired);
    }
}

on_both! {
    async fn what_was_verified_is_renewed_before_it_ends(app: TestApp) {
        let town = app.town().await;
        let id = app.app.request_letter(&town.owner, &given(&app, &town).await).await.unwrap();
        let (_, codes) = printed(&app, &town, &[id]).await;
        app.app.enter_code(&town.owner, town.city.id, &codes[0]).await.unwrap();
        app.wait(Duration::days(3 * 365 - 50));
        let id = app.app.request_letter(&town.owner, &given(&app, &town).await).await.unwrap();
        let bearer = Bearer::Person(town.owner.person().unwrap());
        assert_eq!(app.app.badges(town.city.id, &[bearer]).await.unwrap()[&bearer].len(), 1, "it counts meanwhile");
        let (_, codes) = printed(&app, &town, &[id]).await;
        app.app.enter_code(&town.owner, town.city.id, &codes[0]).await.unwrap();
        app.wait(Duration::days(60));
        assert_eq!(app.app.badges(town.city.id, &[bearer]).await.unwrap()[&bearer].len(), 1);
    }
}

on_both! {
    async fn only_the_city_s_officials_see_addresses_and_each_look_is_kept(app: TestApp) {
        let town = app.town().await;
        let (city, person) = (town.city.id, town.owner.person().unwrap());
        let id = app.app.request_letter(&town.owner, &given(&app, &town).await).await.unwrap();
        let moderator = app.person(city, "Cy", Role::Moderator).await;
        let (other_city, elsewhere) = app.other_town().await;
        for who in [&town.owner, &moderator, &elsewhere, &app.visitor()] {
            assert!(app.app.residence_requests(who, city, &[], None, (10, 10)).await.is_err());
            assert!(app.app.print_letters(who, city, &[id]).await.is_err());
            assert!(app.app.revoke_residence(who, id, "no").await.is_err());
        }
        assert_eq!(looks(&app, person).await, 0);
        let seen = app.app.residence_requests(&town.official, city, &[ResidenceState::Requested], None, (10, 10)).await;
        assert_eq!(seen.unwrap()[0].address, "12 rue de l’Œillet\n99001 Ambrelle");
        assert_eq!(looks(&app, person).await, 1);
        // A request of another city, or of none, prints nothing.
        assert_eq!(code_of(app.app.print_letters(&elsewhere, other_city.id, &[id]).await), "NOT_FOUND");
        let unknown: ResidenceId = domain::Id::from_uuid(uuid::Uuid::from_u128(7));
        assert_eq!(code_of(app.app.print_letters(&town.official, city, &[id, unknown]).await), "NOT_FOUND");
        let nowhere: CityId = domain::Id::from_uuid(uuid::Uuid::from_u128(8));
        assert!(app.app.print_letters(&town.official, nowhere, &[id]).await.is_err());
        assert_eq!(residence(&app, &town.owner).await.state, ResidenceState::Requested);
        assert_eq!(std::fs::read_dir(app.files.path().join("private")).map_or(0, Iterator::count), 0);
        let printed = app.app.print_letters(&town.official, city, &[id]).await.unwrap();
        assert_eq!(looks(&app, person).await, 2);
        assert!(opened(&app, &town.owner, &printed.url).await.is_none(), "the address is the official's alone");
        app.wait(Duration::minutes(6));
        assert!(opened(&app, &town.official, &printed.url).await.is_none(), "five minutes are over");
        app.wait(Duration::minutes(60));
        assert_eq!(app.app.forget_files().await.unwrap(), 1);
        assert_eq!(std::fs::read_dir(app.files.path().join("private")).unwrap().count(), 0);
        app.assert_clean().await;
    }
}

on_both! {
    async fn addresses_are_not_kept_for_longer_than_sixty_days(app: TestApp) {
        let town = app.town().await;
        let id = app.app.request_letter(&town.owner, &given(&app, &town).await).await.unwrap();
        app.wait(Duration::days(50));
        printed(&app, &town, &[id]).await;
        app.app.forget_addresses().await.unwrap();
        assert_ne!(residence(&app, &town.owner).await.address, "");
        app.wait(Duration::days(11));
        app.app.forget_addresses().await.unwrap();
        let kept = residence(&app, &town.owner).await;
        assert_eq!((kept.address.as_str(), kept.state), ("", ResidenceState::LetterSent), "the code still works");
        app.wait(Duration::days(60));
        app.app.forget_addresses().await.unwrap();
        assert_eq!(residence(&app, &town.owner).await.state, ResidenceState::Expired);
    }
}

on_both! {
    async fn an_official_verifies_at_a_desk_but_never_themself(app: TestApp) {
        let town = app.town().await;
        let place = given(&app, &town).await.neighbourhood;
        let desk = |email: &str, shown: &str| AtDesk {
            city: town.city.id,
            email: email.to_owned(),
            name: "Dee".to_owned(),
            neighbourhood: place,
            shown: shown.to_owned(),
        };
        let sure = app.app.verify_at_desk(&town.official, &desk("dee@test.example", "rent receipt")).await.unwrap();
        assert_eq!((sure.state, sure.method), (ResidenceState::Verified, ResidenceMethod::Desk));
        let again = app.app.verify_at_desk(&town.official, &desk("dee@test.example", "identity card")).await.unwrap();
        assert_eq!(again.person, sure.person);
        assert_eq!(code_of(app.app.verify_at_desk(&town.official, &desk("dee@test.example", " ")).await), "REQUIRED");
        assert_eq!(code_of(app.app.verify_at_desk(&town.owner, &desk("x@test.example", "card")).await), "NOT_ALLOWED");
        let own = town.official.viewer.as_ref().unwrap().person.email.to_string();
        assert_eq!(code_of(app.app.verify_at_desk(&town.official, &desk(&own, "card")).await), "NOT_ALLOWED");
        app.app.revoke_residence(&town.official, again.id, "Moved away").await.unwrap();
        assert_eq!(code_of(app.app.revoke_residence(&town.official, again.id, "Twice").await), "NOT_FOUND");
        app.app.residence_from_identity(town.city.id, sure.person, None).await.unwrap();
        let bearer = Bearer::Person(sure.person);
        let badges = app.app.badges(town.city.id, &[bearer]).await.unwrap();
        assert!(badges.is_empty(), "a provider does not give back what the city took: {badges:?}");
        app.assert_clean().await;
    }
}

on_both! {
    async fn what_cannot_be_printed_is_refused_when_it_is_typed(app: TestApp) {
        let town = app.town().await;
        for name in ["東京", "", "a\u{202e}", &"x".repeat(39)] {
            let mut given = given(&app, &town).await;
            given.name = name.to_owned();
            let result = app.app.request_letter(&town.owner, &given).await;
            match name {
                "a\u{202e}" => drop(result.unwrap()),
                "東京" => assert_eq!(code_of(result), "NOT_PRINTABLE"),
                "" => assert_eq!(code_of(result), "REQUIRED"),
                _ => assert_eq!(code_of(result), "TOO_LONG"),
            }
        }
    }
}
