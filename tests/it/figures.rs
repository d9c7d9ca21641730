//! What rules look at beside a project's goal: its cost, the owner's own money, a training, an organisation's turnover.

use app::Project;
use app::matching::form::{EventForm, ProjectForm};
use app::organisation::OrganisationInput;
use app::project::{BudgetLineInput, ProjectInput};
use app::review::Review;
use domain::act::ActKind;
use domain::organisation::OrganisationState;
use domain::project::BudgetLineKind;
use domain::verification::OrganisationDecision;
use tests::build::Town;
use tests::people::code;
use tests::{TestApp, on_both};

use crate::verified::{club, file, hand_in};

async fn published(app: &TestApp, town: &Town, draft: &Project) -> ProjectForm {
    app.app.submit_project(&town.owner, draft.id).await.unwrap();
    app.app
        .review_project(&town.official, draft.id, &Review::Publish)
        .await
        .unwrap();
    let listed = store::event::decided(app.database.db.read(), town.city.id, 0, 1000)
        .await
        .unwrap();
    let form = listed
        .iter()
        .find_map(|listed| match EventForm::from_json(&listed.body) {
            Ok(EventForm::Project(form)) if form.project.id == draft.id.to_string() => Some(form.project),
            _ => None,
        });
    form.unwrap()
}

on_both! {
    async fn the_list_has_what_the_owner_and_an_official_said_of_a_project(app: TestApp) {
        let town = app.town().await;
        let rule = r#"{"base": "contribution", "rate": {"num": 1, "den": 1}, "eligible": {"training_done": true}}"#;
        app.pool_defined(&town, "Trained", "1000", rule).await;
        let draft = app.draft(&town, "Benches", "800").await;
        let figures = |cost: &str, own: &str| ProjectInput {
            cost: Some(cost.to_owned()),
            own_contribution: Some(own.to_owned()),
            ..ProjectInput::default()
        };
        let wrong = app.app.update_project(&town.owner, draft.id, &figures("-1", "much")).await;
        let Err(app::AppError::Refused(problems)) = wrong else { panic!("{wrong:?}") };
        let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["input.cost", "input.ownContribution"]);
        app.app.update_project(&town.owner, draft.id, &figures("700", "50")).await.unwrap();
        assert_eq!(code(app.app.submit_project(&town.owner, draft.id).await), "OUT_OF_RANGE");
        app.app.update_project(&town.owner, draft.id, &figures("1000", "50")).await.unwrap();

        assert_eq!(code(app.app.note_training(&town.owner, draft.id, true, "trained-myself").await), "NOT_ALLOWED");
        for _ in 0..2 {
            app.app.note_training(&town.official, draft.id, true, "they-were-trained").await.unwrap();
        }
        let acts = app.app.acts(&town.official, town.city.id, None, 10).await.unwrap();
        assert_eq!(acts.iter().filter(|kept| kept.act.kind == ActKind::TrainingNoted).count(), 1);

        let form = published(&app, &town, &draft).await;
        assert_eq!((form.cost_minor, form.own_minor, form.trained), (Some(100_000), 5_000, true));
        let project = app.app.project_by_id(&app.visitor(), draft.id).await.unwrap().unwrap();
        app.give(&project, "ana", "20").await;
        let now = app.app.project_by_id(&app.visitor(), draft.id).await.unwrap().unwrap();
        assert_eq!(now.match_minor, 2_000);
        // The engine knows a project as it was published.
        assert_eq!(code(app.app.note_training(&town.official, draft.id, false, "not-after-all").await), "WRONG_PROJECT_STATE");
        assert_eq!(code(app.app.update_project(&town.owner, draft.id, &figures("1000", "90")).await), "WRONG_PROJECT_STATE");
        app.assert_clean().await;
    }
}

on_both! {
    async fn what_is_secured_is_part_of_the_cost_and_a_turnover_counts_once_it_was_looked_at(app: TestApp) {
        let town = app.town().await;
        let (organisation, manager) = club(&app, &town).await;
        let turnover = |amount: &str| OrganisationInput { turnover: Some(amount.to_owned()), ..OrganisationInput::default() };
        let written = app.app.update_organisation(&manager, organisation.id, &turnover("20000")).await.unwrap();
        assert_eq!(written.turnover_minor, Some(2_000_000));
        let town = Town { owner: manager, ..town };
        let line = |label: &str, amount: &str, kind| BudgetLineInput { label: label.to_owned(), amount: amount.to_owned(), kind };
        let budget = ProjectInput {
            budget_lines: Some(vec![
                line("Wood", "800", BudgetLineKind::Required),
                line("A gift of the baker", "300", BudgetLineKind::Secured),
            ]),
            ..ProjectInput::default()
        };
        let mut forms = Vec::new();
        for (title, state) in [("Benches", OrganisationState::Unverified), ("Tables", OrganisationState::Verified)] {
            let draft = app.draft(&town, title, "800").await;
            app.app.update_project(&town.owner, draft.id, &budget).await.unwrap();
            app.app.set_project_organisation(&town.owner, draft.id, Some(organisation.id)).await.unwrap();
            if state == OrganisationState::Verified {
                hand_in(&app, &town.owner, organisation.id).await.unwrap();
                app.app.submit_organisation(&town.owner, organisation.id, &file("217500016", None)).await.unwrap();
                let verify = (OrganisationDecision::Verify, "The statutes are complete.");
                app.app.decide_organisation(&town.official, organisation.id, verify).await.unwrap();
                let fixed = app.app.update_organisation(&town.owner, organisation.id, &turnover("1")).await;
                assert_eq!(code(fixed), "WRONG_ORGANISATION_STATE");
            }
            forms.push(published(&app, &town, &draft).await);
        }
        let of = |form: &ProjectForm| (form.goal_minor, form.cost_minor, form.turnover_minor);
        assert_eq!(of(&forms[0]), (50_000, Some(80_000), None));
        assert_eq!(of(&forms[1]), (50_000, Some(80_000), Some(2_000_000)));
        app.assert_clean().await;
    }
}
