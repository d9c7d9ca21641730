//! The teams of projects: what their members may do, and what not.

use app::invitation::{Answer, Which};
use app::project::ProjectInput;
use app::{Caller, Project, ProjectFilter, ProjectOrder};
use domain::person::Role;
use tests::build::{Town, double};
use tests::people::code;
use tests::{TestApp, on_both};

async fn joined(app: &TestApp, town: &Town, project: &Project, email: &str) -> Caller {
    app.app
        .invite_to_team(&town.owner, project.id, email)
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

fn titled(title: &str) -> ProjectInput {
    ProjectInput {
        title: Some(title.to_owned()),
        ..ProjectInput::default()
    }
}

on_both! {
    async fn a_team_edits_and_hands_in_but_does_not_invite(app: TestApp) {
        let town = app.town().await;
        let draft = app.draft(&town, "Benches", "500").await;
        let stranger = app.person(town.city.id, "Stan", Role::Resident).await;
        assert_eq!(code(app.app.update_project(&stranger, draft.id, &titled("Mine")).await), "NOT_FOUND");
        let ana = joined(&app, &town, &draft, "ana@mail.example").await;
        app.app.update_project(&ana, draft.id, &titled("Better benches")).await.unwrap();
        assert_eq!(code(app.app.invite_to_team(&ana, draft.id, "more@mail.example").await), "NOT_ALLOWED");
        assert_eq!(code(app.app.invite_to_team(&town.owner, draft.id, "ana@mail.example").await), "ALREADY_MEMBER");
        assert_eq!(code(app.app.invite_to_team(&town.owner, draft.id, "paul@test.example").await), "ALREADY_MEMBER");

        // It is among their own projects, a draft as it is.
        let mine = ProjectFilter { owner: ana.person(), ..ProjectFilter::default() };
        let page = app.app.project_page(&ana, town.city.id, &mine, ProjectOrder::Newest, None, 10).await.unwrap();
        assert_eq!(page.iter().map(|card| card.id).collect::<Vec<_>>(), [draft.id]);
        assert_eq!(app.app.project_count(&ana, town.city.id, &mine).await.unwrap(), 1);
        let mine = ProjectFilter { owner: stranger.person(), ..ProjectFilter::default() };
        assert_eq!(app.app.project_count(&stranger, town.city.id, &mine).await.unwrap(), 0);

        let submitted = app.app.submit_project(&ana, draft.id).await.unwrap();
        let team = app.app.team(&submitted).await.unwrap();
        assert_eq!(team.iter().map(|member| (member.person, member.is_owner)).collect::<Vec<_>>(),
            [(town.owner.person().unwrap(), true), (ana.person().unwrap(), false)]);
        assert_eq!(app.app.team_invitations(&stranger, &submitted).await.unwrap().len(), 0);
    }
}

on_both! {
    async fn one_leaves_or_is_taken_off_and_may_nothing_afterwards(app: TestApp) {
        let town = app.town().await;
        let draft = app.draft(&town, "Benches", "500").await;
        let ana = joined(&app, &town, &draft, "ana@mail.example").await;
        let ben = joined(&app, &town, &draft, "ben@mail.example").await;
        let (a, b) = (ana.person().unwrap(), ben.person().unwrap());
        assert_eq!(code(app.app.remove_from_team(&ana, draft.id, b).await), "NOT_ALLOWED");
        app.app.remove_from_team(&ana, draft.id, a).await.unwrap();
        app.app.remove_from_team(&town.owner, draft.id, b).await.unwrap();
        assert_eq!(code(app.app.remove_from_team(&town.owner, draft.id, b).await), "NOT_FOUND");
        let own = town.owner.person().unwrap();
        assert_eq!(code(app.app.remove_from_team(&town.owner, draft.id, own).await), "NOT_FOUND", "whose project it is stays");
        for gone in ["ana@mail.example", "ben@mail.example"] {
            let gone = app.signed_in(gone).await;
            assert_eq!(code(app.app.update_project(&gone, draft.id, &titled("Mine")).await), "NOT_FOUND");
            assert!(app.app.project_by_id(&gone, draft.id).await.unwrap().is_none());
        }
    }
}

on_both! {
    async fn a_team_s_own_gifts_draw_nothing_from_a_pool(app: TestApp) {
        let town = app.town().await;
        app.pool(&town, "Double", "1000", double()).await;
        let draft = app.draft(&town, "Benches", "500").await;
        let ana = joined(&app, &town, &draft, "ana@guest.example").await;
        app.app.submit_project(&town.owner, draft.id).await.unwrap();
        let project = app.app.review_project(&town.official, draft.id, &app::review::Review::Publish).await.unwrap();
        let quote = app.app.quote(&ana, project.id, "20").await.unwrap();
        assert_eq!(quote.added.minor, 0, "{quote:?}");
        // Whoever gives with the address of somebody on the team is that person.
        app.give(&project, "ana", "20").await;
        app.give(&project, "bea", "20").await;
        let project = app.app.project_by_id(&ana, project.id).await.unwrap().unwrap();
        assert_eq!((project.crowd_minor, project.match_minor), (4000, 2000));
        app.assert_clean().await;
    }
}
