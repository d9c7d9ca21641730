//! Organisations show a city that they exist, and the city decides.

use app::badge::Bearer;
use app::organisation::OrganisationInput;
use app::verification::SubmissionInput;
use app::{AppError, Caller, Organisation};
use domain::identifier::IdentifierKind;
use domain::organisation::OrganisationState;
use domain::person::{OwnerKind, Role};
use domain::verification::OrganisationDecision as Decision;
use domain::{DocumentId, OrganisationId};
use tests::build::Town;
use tests::{TestApp, on_both};

pub(crate) fn code_of<T: std::fmt::Debug>(result: Result<T, AppError>) -> &'static str {
    let Err(AppError::Refused(problems)) = result else {
        panic!("{result:?}")
    };
    problems.iter().next().unwrap().kind.code()
}

/// An organisation with its manager.
pub(crate) async fn club(app: &TestApp, town: &Town) -> (Organisation, Caller) {
    let given = OrganisationInput {
        name: Some("The Garden Club".to_owned()),
        ..OrganisationInput::default()
    };
    let made = app
        .app
        .create_organisation(
            &town.owner,
            town.city.id,
            OwnerKind::Association,
            &given,
            "the-garden-club",
        )
        .await
        .unwrap();
    // Signed in anew: what somebody belongs to is read with the session.
    (made, app.person(town.city.id, "Paul", Role::Resident).await)
}

pub(crate) async fn hand_in(
    app: &TestApp,
    manager: &Caller,
    of: OrganisationId,
) -> Result<DocumentId, AppError> {
    app.app
        .store_document(
            manager,
            of,
            ("statuts.pdf", "application/pdf"),
            b"%PDF-1.7 statutes",
        )
        .await
}

pub(crate) fn file(identifier: &str, iban: Option<&str>) -> SubmissionInput {
    SubmissionInput {
        kind: IdentifierKind::Siren,
        identifier: identifier.to_owned(),
        iban: iban.map(str::to_owned),
    }
}

async fn state(app: &TestApp, id: OrganisationId) -> OrganisationState {
    app.app.organisation_by_id(id).await.unwrap().unwrap().state
}

on_both! {
    async fn an_organisation_is_handed_in_and_verified_and_its_managers_hear_of_it(app: TestApp) {
        let town = app.town().await;
        let (club, manager) = club(&app, &town).await;
        let good = file("217 500 016", Some("FR14 2004 1010 0505 0001 3M02 606"));
        assert_eq!(code_of(app.app.submit_organisation(&manager, club.id, &good).await), "DOCUMENT_NEEDED");
        hand_in(&app, &manager, club.id).await.unwrap();
        for bad in [file("217500017", None), file("217500016", Some("FR14"))] {
            assert_eq!(code_of(app.app.submit_organisation(&manager, club.id, &bad).await), "BAD_IDENTIFIER");
        }
        app.app.submit_organisation(&manager, club.id, &good).await.unwrap();
        let again = app.app.submit_organisation(&manager, club.id, &good).await;
        assert_eq!(code_of(again), "WRONG_ORGANISATION_STATE");
        let late = hand_in(&app, &manager, club.id).await;
        assert_eq!(code_of(late), "WRONG_ORGANISATION_STATE", "what the city looks at stays as it is");
        let listed = app.app.organisations_to_verify(&town.official, town.city.id).await.unwrap();
        assert_eq!(listed, [club.id]);
        while let Some(job) = app.app.take_job().await.unwrap() {
            app.app.end_job(&job, Ok(())).await.unwrap();
        }

        let decide = (Decision::Verify, "The statutes are complete.");
        app.app.decide_organisation(&town.official, club.id, decide).await.unwrap();
        assert_eq!(state(&app, club.id).await, OrganisationState::Verified);
        let shown = app.app.organisation_by_id(club.id).await.unwrap().unwrap();
        assert_eq!(shown.identifier.as_deref(), Some("217500016"));
        let bearer = Bearer::Organisation(club.id);
        assert_eq!(app.app.badges(town.city.id, &[bearer]).await.unwrap()[&bearer].len(), 1);
        let job = app.app.take_job().await.unwrap().unwrap();
        assert_eq!(job.kind, "mail.organisation_decision");
        let person = manager.person().unwrap().to_string();
        let letter = app.app.decision_letter(&club.id.to_string(), &person).await.unwrap();
        assert_eq!(letter.reason, "The statutes are complete.");
        let seen = app.app.verification(&manager, club.id).await.unwrap();
        assert_eq!((seen.documents.len(), seen.checks.len()), (1, 3));

        app.app.decide_organisation(&town.official, club.id, (Decision::Revoke, "It was dissolved.")).await.unwrap();
        assert_eq!(state(&app, club.id).await, OrganisationState::Revoked);
        assert!(app.app.badges(town.city.id, &[bearer]).await.unwrap().is_empty());
        app.assert_clean().await;
    }
}

on_both! {
    async fn nobody_else_hands_in_decides_or_reads(app: TestApp) {
        let town = app.town().await;
        let (club, manager) = club(&app, &town).await;
        let document = hand_in(&app, &manager, club.id).await.unwrap();
        let stranger = app.person(town.city.id, "Bo", Role::Moderator).await;
        assert_eq!(code_of(hand_in(&app, &stranger, club.id).await), "NOT_ALLOWED");
        assert_eq!(code_of(app.app.remove_document(&stranger, document).await), "NOT_FOUND");
        assert_eq!(code_of(app.app.verification(&stranger, club.id).await), "NOT_ALLOWED");
        let good = file("217500016", None);
        assert_eq!(code_of(app.app.submit_organisation(&stranger, club.id, &good).await), "NOT_ALLOWED");
        assert_eq!(code_of(app.app.organisations_to_verify(&stranger, town.city.id).await), "NOT_ALLOWED");
        app.app.submit_organisation(&manager, club.id, &good).await.unwrap();
        for who in [&stranger, &manager] {
            let decided = app.app.decide_organisation(who, club.id, (Decision::Verify, "Mine.")).await;
            assert_eq!(code_of(decided), "NOT_ALLOWED");
        }
        // An official who is a member does not decide on what is their own.
        let own = app.person(town.city.id, "Paul", Role::Official).await;
        let decided = app.app.decide_organisation(&own, club.id, (Decision::Verify, "Mine.")).await;
        assert_eq!(code_of(decided), "NOT_ALLOWED");
        let blank = app.app.decide_organisation(&town.official, club.id, (Decision::Refuse, " ")).await;
        assert_eq!(code_of(blank), "REQUIRED");
        app.app.decide_organisation(&town.official, club.id, (Decision::Refuse, "No statutes.")).await.unwrap();
        assert_eq!(state(&app, club.id).await, OrganisationState::Refused);
        let late = app.app.remove_document(&manager, document).await;
        assert_eq!(code_of(late), "WRONG_ORGANISATION_STATE", "what was decided on stays with the decision");
    }
}

on_both! {
    async fn a_document_is_taken_back_before_it_is_handed_in(app: TestApp) {
        let town = app.town().await;
        let (club, manager) = club(&app, &town).await;
        let document = hand_in(&app, &manager, club.id).await.unwrap();
        app.app.remove_document(&manager, document).await.unwrap();
        assert_eq!(std::fs::read_dir(app.files.path().join("private")).unwrap().count(), 0);
    }
}

on_both! {
    async fn what_the_city_looked_at_keeps_its_name(app: TestApp) {
        let town = app.town().await;
        let (club, manager) = club(&app, &town).await;
        let named = |name: &str| OrganisationInput { name: Some(name.to_owned()), ..OrganisationInput::default() };
        app.app.update_organisation(&manager, club.id, &named("The Rose Club")).await.unwrap();
        hand_in(&app, &manager, club.id).await.unwrap();
        app.app.submit_organisation(&manager, club.id, &file("217500016", None)).await.unwrap();
        let rename = || async { code_of(app.app.update_organisation(&manager, club.id, &named("Red Cross")).await) };
        assert_eq!(rename().await, "WRONG_ORGANISATION_STATE");
        app.app.decide_organisation(&town.official, club.id, (Decision::Verify, "Complete.")).await.unwrap();
        assert_eq!(rename().await, "WRONG_ORGANISATION_STATE");
        // What it says about itself is its own.
        let about = OrganisationInput { about: Some("We grow roses.".to_owned()), ..named("The Rose Club") };
        app.app.update_organisation(&manager, club.id, &about).await.unwrap();
    }
}
