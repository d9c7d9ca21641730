//! Roles in a city: how one comes by them and loses them.

use app::invitation::{Answer, Which};
use app::office::Invited;
use app::pool::PoolInput;
use domain::Locale;
use domain::RoleRequestId;
use domain::act::ActKind;
use domain::person::Role;
use tests::people::code;
use tests::{TestApp, on_both};

async fn kinds(app: &TestApp, city: domain::CityId) -> Vec<ActKind> {
    let kept = store::act::newest(app.database.db.read(), Some(city), None, 20)
        .await
        .unwrap();
    kept.into_iter().map(|kept| kept.act.kind).collect()
}

async fn asked(app: &TestApp, town: &tests::build::Town, email: &str) -> RoleRequestId {
    asked_for(app, town, email, Role::FinanceOfficer).await
}

async fn asked_for(app: &TestApp, town: &tests::build::Town, email: &str, role: Role) -> RoleRequestId {
    let invited = app
        .app
        .invite_to_role(&town.official, town.city.id, email, role)
        .await;
    match invited.unwrap() {
        Invited::Asked(request) => request.id,
        other => panic!("{other:?}"),
    }
}

on_both! {
    async fn an_official_invites_and_the_invited_takes_the_role_up(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        assert_eq!(code(app.app.invite_to_role(&town.owner, city, "ana@mail.example", Role::Moderator).await), "NOT_ALLOWED");
        assert_eq!(code(app.app.invite_to_role(&town.official, city, "ana@mail.example", Role::Resident).await), "UNKNOWN_WORD");
        app.app.invite_to_role(&town.official, city, "ana@mail.example", Role::Moderator).await.unwrap();
        assert_eq!(app.app.role_invitations(&town.official, city).await.unwrap().len(), 1);
        assert!(app.app.role_invitations(&town.owner, city).await.unwrap().is_empty());
        let token = app.invitation_tokens().await.remove(0);
        let ana = app.signed_in("ana@mail.example").await;
        assert!(!ana.has(city, Role::Moderator));
        app.app.answer_invitation(&ana, Which::Token(&token), Answer::Accept).await.unwrap();
        let ana = app.signed_in("ana@mail.example").await;
        assert!(ana.has(city, Role::Moderator) && !ana.has(city, Role::Official));
        assert_eq!(code(app.app.invite_to_role(&town.official, city, "ana@mail.example", Role::Moderator).await), "ALREADY_MEMBER");
        assert_eq!(kinds(&app, city).await, [ActKind::RoleGranted, ActKind::RoleInvited]);
        let office = app.app.office(&ana, city, None, 10).await.unwrap();
        assert_eq!(office.len(), 2);
        assert_eq!((office[1].role, office[1].granted_by), (Role::Moderator, town.official.person()));
        assert_eq!(code(app.app.office(&town.owner, city, None, 10).await), "NOT_ALLOWED");
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_finance_officer_needs_a_second_person(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        let id = asked(&app, &town, "fred@mail.example").await;
        assert!(app.invitation_tokens().await.is_empty(), "nothing is sent before a second person agrees");
        assert_eq!(code(app.app.approve_role_request(&town.official, id).await), "SECOND_PERSON_NEEDED");
        let concerned = app.signed_in("fred@mail.example").await;
        assert_eq!(code(app.app.approve_role_request(&concerned, id).await), "NOT_ALLOWED");
        // Whom it is for does not agree to it with an office of their own either.
        let fred = app.app.city("town").await.unwrap().unwrap();
        app.app.grant_inside(&fred, &"fred@mail.example".parse().unwrap(), Role::Official).await.unwrap();
        let concerned = app.signed_in("fred@mail.example").await;
        assert_eq!(code(app.app.approve_role_request(&concerned, id).await), "SECOND_PERSON_NEEDED");

        let second = app.person(city, "Oscar", Role::Official).await;
        let moderator = app.person(city, "Mona", Role::Moderator).await;
        assert_eq!(code(app.app.approve_role_request(&moderator, id).await), "NOT_ALLOWED");
        let (elsewhere, stranger) = app.other_town().await;
        assert_ne!(elsewhere.id, city);
        assert_eq!(code(app.app.approve_role_request(&stranger, id).await), "NOT_ALLOWED");
        app.app.approve_role_request(&second, id).await.unwrap();
        assert_eq!(code(app.app.approve_role_request(&second, id).await), "ALREADY_DECIDED");
        let token = app.invitation_tokens().await.remove(0);
        let fred = app.signed_in("fred@mail.example").await;
        app.app.answer_invitation(&fred, Which::Token(&token), Answer::Accept).await.unwrap();
        assert!(app.signed_in("fred@mail.example").await.has(city, Role::FinanceOfficer));
        app.assert_clean().await;
    }
}

on_both! {
    async fn of_two_who_agree_at_once_one_does_and_one_mail_is_sent(app: TestApp) {
        let town = app.town().await;
        let id = asked(&app, &town, "fred@mail.example").await;
        let mut seconds = Vec::new();
        for name in ["Oscar", "Olga", "Otto", "Orane"] {
            seconds.push(app.person(town.city.id, name, Role::Official).await);
        }
        let tries = seconds.into_iter().map(|second| {
            let app = app.app.clone();
            tokio::spawn(async move { app.approve_role_request(&second, id).await.is_ok() })
        });
        let mut agreed = 0;
        for one in tries.collect::<Vec<_>>() {
            agreed += u32::from(one.await.unwrap());
        }
        assert_eq!(agreed, 1);
        assert_eq!(app.invitation_tokens().await.len(), 1);
        app.assert_clean().await;
    }
}

on_both! {
    async fn nobody_makes_the_second_person_alone(app: TestApp) {
        let town = app.town().await;
        let id = asked_for(&app, &town, "oscar@mail.example", Role::Official).await;
        assert!(app.invitation_tokens().await.is_empty());
        assert_eq!(code(app.app.approve_role_request(&town.official, id).await), "SECOND_PERSON_NEEDED");
        let second = app.person(town.city.id, "Olga", Role::Official).await;
        app.app.approve_role_request(&second, id).await.unwrap();
        let token = app.invitation_tokens().await.remove(0);
        let oscar = app.signed_in("oscar@mail.example").await;
        app.app.answer_invitation(&oscar, Which::Token(&token), Answer::Accept).await.unwrap();
        assert!(app.signed_in("oscar@mail.example").await.has(town.city.id, Role::Official));
    }
}

on_both! {
    async fn a_request_is_refused_with_a_reason_or_taken_back(app: TestApp) {
        let town = app.town().await;
        let id = asked(&app, &town, "fred@mail.example").await;
        let again = app.app.invite_to_role(&town.official, town.city.id, "fred@mail.example", Role::FinanceOfficer).await;
        assert_eq!(code(again), "ALREADY_INVITED");
        assert_eq!(code(app.app.reject_role_request(&town.official, id, "  ").await), "REQUIRED");
        app.app.reject_role_request(&town.official, id, "The wrong address.").await.unwrap();
        assert_eq!(code(app.app.reject_role_request(&town.official, id, "Again.").await), "ALREADY_DECIDED");
        assert!(app.app.role_requests(&town.official, town.city.id).await.unwrap().is_empty());
        asked(&app, &town, "fred@mail.example").await;
        assert!(app.invitation_tokens().await.is_empty());
    }
}

on_both! {
    async fn a_city_keeps_an_official(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        let own = town.official.person().unwrap();
        assert_eq!(code(app.app.revoke_role(&town.official, city, own, Role::Official).await), "LAST_OFFICIAL");
        let second = app.person(city, "Oscar", Role::Official).await;
        // Each takes the other's at once: one of them stays.
        let (a, b) = (town.official.clone(), second.clone());
        let (first, other) = tokio::join!(
            app.app.revoke_role(&a, city, b.person().unwrap(), Role::Official),
            app.app.revoke_role(&b, city, a.person().unwrap(), Role::Official),
        );
        assert_eq!(u32::from(first.is_ok()) + u32::from(other.is_ok()), 1, "{first:?} {other:?}");
        let left = app.app.everybody_in_office(city).await.unwrap();
        assert_eq!(left.len(), 1);
        // An operator may take the last one's.
        let operator = "ops@host.example".parse().unwrap();
        app.app.add_operator(&operator).await.unwrap();
        let operator = app.signed_in("ops@host.example").await;
        app.app.revoke_role(&operator, city, left[0].1.id, Role::Official).await.unwrap();
        assert!(app.app.everybody_in_office(city).await.unwrap().is_empty());
        app.assert_clean().await;
    }
}

on_both! {
    async fn one_s_own_role_may_be_laid_down_and_others_not(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        let mona = app.person(city, "Mona", Role::Moderator).await;
        let max = app.person(city, "Max", Role::Moderator).await;
        assert_eq!(code(app.app.revoke_role(&mona, city, max.person().unwrap(), Role::Moderator).await), "NOT_ALLOWED");
        app.app.revoke_role(&mona, city, mona.person().unwrap(), Role::Moderator).await.unwrap();
        let (_, stranger) = app.other_town().await;
        assert_eq!(code(app.app.revoke_role(&stranger, city, max.person().unwrap(), Role::Moderator).await), "NOT_ALLOWED");
        assert_eq!(code(app.app.revoke_role(&town.official, city, max.person().unwrap(), Role::Auditor).await), "NOT_FOUND");
    }
}

on_both! {
    async fn what_an_official_began_ends_with_their_office(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        let second = app.person(city, "Oscar", Role::Official).await;
        app.app.invite_to_role(&second, city, "friend@mail.example", Role::Moderator).await.unwrap();
        app.app.invite_to_role(&second, city, "friend@mail.example", Role::FinanceOfficer).await.unwrap();
        let token = app.invitation_tokens().await.remove(0);
        app.app.revoke_role(&town.official, city, second.person().unwrap(), Role::Official).await.unwrap();
        let friend = app.signed_in("friend@mail.example").await;
        assert_eq!(code(app.app.answer_invitation(&friend, Which::Token(&token), Answer::Accept).await), "INVITATION_INVALID");
        assert!(app.app.role_requests(&town.official, city).await.unwrap().is_empty());
    }
}

on_both! {
    async fn what_an_operator_began_ends_with_them(app: TestApp) {
        let town = app.town().await;
        let (city, email) = (town.city.id, "ops@host.example".parse().unwrap());
        app.app.add_operator(&email).await.unwrap();
        let operator = app.signed_in("ops@host.example").await;
        app.app.invite_to_role(&operator, city, "friend@mail.example", Role::Auditor).await.unwrap();
        let token = app.invitation_tokens().await.remove(0);
        app.app.remove_operator(&email).await.unwrap();
        let friend = app.signed_in("friend@mail.example").await;
        assert_eq!(code(app.app.answer_invitation(&friend, Which::Token(&token), Answer::Accept).await), "INVITATION_INVALID");
        let (acts, broken) = app.app.audit_installation().await.unwrap();
        assert_eq!((acts, broken), (2, None), "both changes are in the installation's chain");
    }
}

on_both! {
    async fn roles_ask_for_a_proof_that_is_fresh(app: TestApp) {
        let town = app.town().await;
        let secret = app.session("odile@test.example").await;
        app.wait(chrono::Duration::minutes(11));
        let late = app.app.caller(Some(&secret), Locale::En).await.unwrap();
        let invite = app.app.invite_to_role(&late, town.city.id, "ana@mail.example", Role::Moderator).await;
        assert_eq!(code(invite), "PROOF_REQUIRED");
        // So does money.
        let pool = app.app.create_pool(&late, town.city.id, &PoolInput::default(), "a-pool-for-all").await;
        assert_eq!(code(pool), "PROOF_REQUIRED");
        let own = late.person().unwrap();
        assert_eq!(code(app.app.revoke_role(&late, town.city.id, own, Role::Official).await), "PROOF_REQUIRED");
        // A page offers it all the same: proof is asked for when it is done.
        let on = app::policy::On::city(town.city.id);
        assert_eq!(app::policy::permits(&late, app::policy::Operation::ManageRoles, on), Ok(()));
    }
}

on_both! {
    async fn the_command_line_lets_the_first_official_in(app: TestApp) {
        let town = app.town().await;
        let email = "first@mail.example".parse().unwrap();
        app.app.grant_inside(&town.city, &email, Role::Official).await.unwrap();
        assert!(app.signed_in("first@mail.example").await.has(town.city.id, Role::Official));
        app.app.revoke_inside(&town.city, &email, Role::Official).await.unwrap();
        assert_eq!(code(app.app.revoke_inside(&town.city, &email, Role::Official).await), "NOT_FOUND");
        assert!(!app.signed_in("first@mail.example").await.has(town.city.id, Role::Official));
        let kept = store::act::newest(app.database.db.read(), Some(town.city.id), None, 20).await.unwrap();
        assert!(kept.len() == 2 && kept.iter().all(|kept| kept.act.actor.is_none()), "{kept:#?}");
        app.app.add_operator(&email).await.unwrap();
        assert!(app.signed_in("first@mail.example").await.viewer.unwrap().memberships.operator);
        app.app.remove_operator(&email).await.unwrap();
        assert_eq!(code(app.app.remove_operator(&email).await), "NOT_FOUND");
        app.assert_clean().await;
    }
}
