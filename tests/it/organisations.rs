//! Organisations: who writes them down, who belongs to them, and what stands behind a project.

use app::invitation::{Answer, Which};
use app::organisation::OrganisationInput;
use app::{Caller, Organisation, OrganisationFilter, ProjectFilter, ProjectOrder};
use domain::CityId;
use domain::organisation::OrganisationState;
use domain::person::{MemberRole, OwnerKind, Role};
use migrations::{Migrator, MigratorTrait};
use sea_orm::ConnectionTrait;
use tests::build::Town;
use tests::people::code;
use tests::{TestApp, on_both};

fn named(name: &str) -> OrganisationInput {
    OrganisationInput {
        name: Some(name.to_owned()),
        ..OrganisationInput::default()
    }
}

async fn founded(app: &TestApp, by: &Caller, city: CityId, name: &str) -> Organisation {
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let key = format!("found-{plain}");
    app.app
        .create_organisation(by, city, OwnerKind::Association, &named(name), &key)
        .await
        .unwrap()
}

async fn joined(app: &TestApp, by: &Caller, to: &Organisation, email: &str, role: MemberRole) -> Caller {
    app.app
        .invite_to_organisation(by, to.id, email, role)
        .await
        .unwrap();
    let token = app.invitation_tokens().await.pop().unwrap();
    let caller = app.signed_in(email).await;
    app.app
        .answer_invitation(&caller, Which::Token(&token), Answer::Accept)
        .await
        .unwrap();
    app.signed_in(email).await
}

/// The owner of a town as they are now.
async fn owner(app: &TestApp, _: &Town) -> Caller {
    app.signed_in("paul@test.example").await
}

on_both! {
    async fn who_writes_an_organisation_down_manages_it(app: TestApp) {
        let town = app.town().await;
        let input = OrganisationInput {
            turnover: None,
            name: Some("Les Amis\r\nde l’Étang".to_owned()),
            about: Some("We **like** <b>ponds</b>.".to_owned()),
            website: Some("https://etang.example".to_owned()),
        };
        let create = || app.app.create_organisation(&town.owner, town.city.id, OwnerKind::Association, &input, "found-the-friends");
        let made = create().await.unwrap();
        assert_eq!((made.slug.as_str(), made.name.as_str()), ("les-amis-de-l-etang", "Les Amis de l’Étang"));
        assert_eq!((made.state, made.verified_at, made.identifier.clone()), (OrganisationState::Unverified, None, None));
        assert_eq!(create().await.unwrap().id, made.id, "the same key twice is once");
        let twin = founded(&app, &town.owner, town.city.id, "Les amis de l'étang").await;
        assert_eq!(twin.slug, "les-amis-de-l-etang-2");
        let paul = owner(&app, &town).await;
        assert_eq!(app.app.organisations_of(&paul).await.unwrap().len(), 2);

        for (kind, input, expected) in [
            (OwnerKind::Person, named("X"), "UNKNOWN_WORD"),
            (OwnerKind::Firm, named(" \n "), "REQUIRED"),
            (OwnerKind::Firm, OrganisationInput { website: Some("javascript:alert(1)".into()), ..named("X") }, "NOT_A_WEB_ADDRESS"),
        ] {
            let made = app.app.create_organisation(&town.owner, town.city.id, kind, &input, "found-another-one").await;
            assert_eq!(code(made), expected);
        }
        assert_eq!(code(app.app.create_organisation(&app.visitor(), town.city.id, OwnerKind::Firm, &named("X"), "found-by-nobody").await), "SIGN_IN_REQUIRED");

        let found = |search: &str| {
            let filter = OrganisationFilter { search: Some(search.to_owned()), states: Vec::new() };
            let (app, city) = (app.app.clone(), town.city.id);
            async move { (app.organisation_page(city, &filter, None, 10).await.unwrap().len(), app.organisation_count(city, &filter).await.unwrap()) }
        };
        assert_eq!(found("ÉTANG ami").await, (2, 2));
        assert_eq!(found("%").await, (0, 0));
        assert_eq!(found("nothing").await, (0, 0));
        assert!(app.app.organisation(town.city.id, "les-amis-de-l-etang").await.unwrap().is_some());
    }
}

on_both! {
    async fn only_a_manager_changes_it_and_only_what_is_theirs_to_say(app: TestApp) {
        let town = app.town().await;
        let made = founded(&app, &town.owner, town.city.id, "Friends").await;
        let paul = owner(&app, &town).await;
        let mel = joined(&app, &paul, &made, "mel@mail.example", MemberRole::Member).await;
        let stranger = app.person(town.city.id, "Stan", Role::Resident).await;
        for caller in [&mel, &stranger, &town.official] {
            assert_eq!(code(app.app.update_organisation(caller, made.id, &named("Mine")).await), "NOT_ALLOWED");
            assert_eq!(code(app.app.invite_to_organisation(caller, made.id, "x@mail.example", MemberRole::Manager).await), "NOT_ALLOWED");
            let own = caller.person().unwrap();
            assert_eq!(code(app.app.change_member_role(caller, made.id, own, MemberRole::Manager).await), "NOT_ALLOWED");
        }
        let changed = app.app.update_organisation(&paul, made.id, &named("Good friends")).await.unwrap();
        // Mass assignment: nothing else than what was given has changed.
        assert_eq!(Organisation { name: "Good friends".to_owned(), ..made.clone() }, changed);
        let emptied = OrganisationInput { about: Some("  ".into()), website: Some(" ".into()), name: None, turnover: None };
        assert_eq!(app.app.update_organisation(&paul, made.id, &emptied).await.unwrap(), changed);
        assert_eq!(app.app.members(&mel, &made).await.unwrap().len(), 2);
        assert_eq!(app.app.members(&town.official, &made).await.unwrap().len(), 2);
        assert!(app.app.members(&stranger, &made).await.unwrap().is_empty());
    }
}

on_both! {
    async fn an_organisation_keeps_a_manager(app: TestApp) {
        let town = app.town().await;
        let made = founded(&app, &town.owner, town.city.id, "Friends").await;
        let paul = owner(&app, &town).await;
        let own = paul.person().unwrap();
        assert_eq!(code(app.app.change_member_role(&paul, made.id, own, MemberRole::Member).await), "LAST_MANAGER");
        let mia = joined(&app, &paul, &made, "mia@mail.example", MemberRole::Manager).await;
        let other = mia.person().unwrap();
        // Each makes less of the other at once: one of them stays.
        let (a, b) = tokio::join!(
            app.app.change_member_role(&paul, made.id, other, MemberRole::Member),
            app.app.remove_member(&mia, made.id, own),
        );
        assert_eq!(u32::from(a.is_ok()) + u32::from(b.is_ok()), 1, "{a:?} {b:?}");
        let managers = store::membership::of_organisation(app.database.db.read(), town.city.id, made.id).await.unwrap();
        assert_eq!(managers.iter().filter(|member| member.role == MemberRole::Manager).count(), 1);
    }
}

on_both! {
    async fn who_is_alone_in_an_organisation_may_go(app: TestApp) {
        let town = app.town().await;
        let made = founded(&app, &town.owner, town.city.id, "Friends").await;
        let paul = owner(&app, &town).await;
        let own = paul.person().unwrap();
        joined(&app, &paul, &made, "mel@mail.example", MemberRole::Member).await;
        assert_eq!(code(app.app.remove_member(&paul, made.id, own).await), "LAST_MANAGER");
        let obstacles = || async { app.app.erasure(&paul).await.unwrap().obstacles.len() };
        assert_eq!(obstacles().await, 1, "somebody has to be able to act for the others");
        let mel = app.signed_in("mel@mail.example").await;
        app.app.remove_member(&mel, made.id, mel.person().unwrap()).await.unwrap();
        assert_eq!(obstacles().await, 0);
        app.app.remove_member(&paul, made.id, own).await.unwrap();
        assert!(app.app.organisation_by_id(made.id).await.unwrap().is_some());
    }
}

on_both! {
    async fn a_manager_who_leaves_takes_their_invitations_along(app: TestApp) {
        let town = app.town().await;
        let made = founded(&app, &town.owner, town.city.id, "Friends").await;
        let paul = owner(&app, &town).await;
        let mia = joined(&app, &paul, &made, "mia@mail.example", MemberRole::Manager).await;
        app.app.invite_to_organisation(&mia, made.id, "friend@mail.example", MemberRole::Manager).await.unwrap();
        let token = app.invitation_tokens().await.pop().unwrap();
        app.app.remove_member(&paul, made.id, mia.person().unwrap()).await.unwrap();
        let friend = app.signed_in("friend@mail.example").await;
        assert_eq!(code(app.app.answer_invitation(&friend, Which::Token(&token), Answer::Accept).await), "INVITATION_INVALID");
        let mel = joined(&app, &paul, &made, "mel@mail.example", MemberRole::Member).await;
        app.app.remove_member(&mel, made.id, mel.person().unwrap()).await.unwrap();
        assert_eq!(code(app.app.remove_member(&paul, made.id, mel.person().unwrap()).await), "NOT_FOUND");
    }
}

on_both! {
    async fn an_organisation_stands_behind_a_draft_of_whoever_manages_both(app: TestApp) {
        let town = app.town().await;
        let draft = app.draft(&town, "Benches", "500").await;
        let made = founded(&app, &town.owner, town.city.id, "Friends").await;
        let (elsewhere, _) = app.other_town().await;
        let abroad = founded(&app, &town.owner, elsewhere.id, "Foreign friends").await;
        let mia = app.person(town.city.id, "Mia", Role::Resident).await;
        let hers = founded(&app, &mia, town.city.id, "Hers").await;
        let paul = owner(&app, &town).await;
        let set = |caller: &Caller, organisation| {
            let (app, caller) = (app.app.clone(), caller.clone());
            async move { app.set_project_organisation(&caller, draft.id, organisation).await }
        };
        assert_eq!(code(set(&paul, Some(abroad.id)).await), "NOT_FOUND", "of another city");
        assert_eq!(code(set(&paul, Some(hers.id)).await), "NOT_ALLOWED", "not their organisation");
        assert_eq!(code(set(&mia, Some(hers.id)).await), "NOT_FOUND", "not their project, and not public");
        assert_eq!(set(&paul, Some(made.id)).await.unwrap().owner_organisation, Some(made.id));

        // Its managers act for it now; its members do not, and nobody takes the project from whose it is.
        let mel = joined(&app, &paul, &made, "mel@mail.example", MemberRole::Member).await;
        let max = joined(&app, &paul, &made, "max@mail.example", MemberRole::Manager).await;
        assert!(app.app.project_by_id(&mel, draft.id).await.unwrap().is_none());
        assert!(app.app.project_by_id(&max, draft.id).await.unwrap().is_some());
        assert_eq!(code(set(&max, None).await), "NOT_ALLOWED");
        let mine = ProjectFilter { owner: max.person(), ..ProjectFilter::default() };
        assert_eq!(app.app.project_page(&max, town.city.id, &mine, ProjectOrder::Newest, None, 10).await.unwrap().len(), 1);
        let behind = ProjectFilter { organisation: Some(made.id), ..ProjectFilter::default() };
        assert_eq!(app.app.project_count(&app.visitor(), town.city.id, &behind).await.unwrap(), 0, "a draft is nobody else's business");

        assert_eq!(set(&paul, None).await.unwrap().owner_organisation, None);
        assert!(set(&paul, Some(made.id)).await.is_ok());
        app.app.submit_project(&max, draft.id).await.unwrap();
        assert_eq!(code(set(&paul, None).await), "WRONG_PROJECT_STATE");
    }
}

on_both! {
    async fn organisations_of_before_get_a_slug(app: TestApp) {
        let raw = app.database.db.connection_for_migrations();
        // Back to where organisations had none, whatever came afterwards.
        let steps = Migrator::migrations().iter().rev().position(|it| it.name().contains("m0013")).unwrap() + 1;
        Migrator::down(raw, Some(u32::try_from(steps).unwrap())).await.unwrap();
        let city = "insert into city (id, slug, name, currency, locale, time_zone, accent, created_at)
            values ($, 'town', 'Town', 'EUR', 'fr', 'Europe/Paris', '#0f665c', '2026-01-01 00:00:00+00:00')";
        let organisation = |key: &str, number: u8, verified: &str| {
            format!("insert into organisation (city_id, id, external_id, name, kind, verified_at)
                values ($, #{number}, '{key}', 'Les Amis de l’Étang', 'association', {verified})")
        };
        let fill = |sql: String| {
            let uuid = |number: u8| match raw.get_database_backend() {
                sea_orm::DbBackend::Sqlite => format!("x'000000000000000000000000000000{number:02x}'"),
                _ => format!("'00000000-0000-0000-0000-0000000000{number:02x}'"),
            };
            sql.replace("#2", &uuid(2)).replace("#3", &uuid(3)).replace('$', &uuid(1))
        };
        for sql in [city.to_owned(), organisation("a", 2, "'2026-01-01 00:00:00+00:00'"), organisation("b", 3, "null")] {
            raw.execute_unprepared(&fill(sql)).await.unwrap();
        }
        Migrator::up(raw, None).await.unwrap();
        let city = app.app.city("town").await.unwrap().unwrap();
        let found = app.app.organisation_page(city.id, &OrganisationFilter::default(), None, 10).await.unwrap();
        let said: Vec<_> = found.iter().map(|it| (it.slug.as_str(), it.state, it.verified_at.is_some())).collect();
        assert_eq!(said, [
            ("les-amis-de-l-etang", OrganisationState::Verified, true),
            ("les-amis-de-l-etang-2", OrganisationState::Unverified, false),
        ]);
    }
}
