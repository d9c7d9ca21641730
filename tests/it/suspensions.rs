//! People and campaigns that the moderators have suspended.

use app::job::Job;
use app::review::Review;
use chrono::Duration;
use domain::case::{CaseAction, Subject};
use domain::comment::CommentState;
use domain::person::Role;
use domain::pledge::PledgeState;
use domain::project::ProjectState;
use payments::sandbox::Outcome;
use serde_json::json;
use tests::build::{double, gift};
use tests::on_both;

use crate::comments::{asked, code, resident, say, try_say};
use crate::moderation::{decide, elsewhere, jobs, of, reported, state};

on_both! {
    async fn who_is_suspended_reads_and_gives_and_does_not_write(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let ana = resident(&app, &town, "Ana").await;
        let mona = app.person(town.city.id, "Mona", Role::Moderator).await;
        let mallory = elsewhere(&app, &town).await;
        let comment = say(&app, &ana, &project, "I know where you live").await;
        let case = reported(&app, &town, Subject::Comment(comment.id)).await;
        decide(&app, &mona, case.id, CaseAction::SuspendPerson).await.unwrap();
        let listed = app.app.comment(&app.visitor(), comment.id).await.unwrap().unwrap();
        assert_eq!(listed.state, CommentState::Removed);

        let ana = resident(&app, &town, "Ana").await;
        let own = app.app.suspensions(ana.person().unwrap()).await.unwrap();
        assert_eq!((own.len(), own[0].city), (1, town.city.id));
        assert_eq!(code(try_say(&app, &ana, &project, None, "Hello").await), "SUSPENDED");
        assert_eq!(code(app.app.report(&ana, &of(Subject::Project(project.id))).await), "SUSPENDED");
        let key = "suspended-project";
        assert_eq!(code(app.app.create_project(&ana, town.city.id, "Pond", None, key).await), "SUSPENDED");
        assert!(app.app.project_by_id(&ana, project.id).await.unwrap().is_some());
        let mut loud = gift(&project, "ana", "20", "ana-gives-20");
        loud.message = Some("I still know".to_owned());
        assert_eq!(code(app.app.create_pledge(&ana, &loud).await), "SUSPENDED");
        let made = app.app.create_pledge(&ana, &gift(&project, "ana", "20", "ana-gives-20")).await.unwrap();
        app.pay(made.pledge.provider_ref.as_deref().unwrap(), Outcome::Pay).await;
        assert_eq!(app.app.pledge(made.pledge.id).await.unwrap().unwrap().state, PledgeState::Confirmed);
        // Only here: what one city's moderators decide binds no other.
        let other = mallory.viewer.as_ref().unwrap().roles[0].0;
        app.app.create_project(&ana, other, "Pond", None, key).await.unwrap();

        app.app.appeal_case(&ana, case.id, "I am sorry.").await.unwrap();
        app.app.decide_appeal(&town.official, case.id, false, "A second chance.").await.unwrap();
        let ana = resident(&app, &town, "Ana").await;
        try_say(&app, &ana, &project, None, "Thank you").await.unwrap();
    }
}

on_both! {
    async fn an_old_appeal_does_not_lift_a_new_suspension(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let mona = app.person(town.city.id, "Mona", Role::Moderator).await;
        let old = reported(&app, &town, Subject::Project(project.id)).await;
        decide(&app, &mona, old.id, CaseAction::SuspendProject).await.unwrap();
        app.app.review_project(&town.official, project.id, &Review::Publish).await.unwrap();
        app.wait(Duration::days(1));
        let new = reported(&app, &town, Subject::Project(project.id)).await;
        decide(&app, &mona, new.id, CaseAction::SuspendProject).await.unwrap();
        app.app.appeal_case(&town.owner, old.id, "That was settled.").await.unwrap();
        app.app.decide_appeal(&town.official, old.id, false, "It was.").await.unwrap();
        assert_eq!(state(&app, &project).await, ProjectState::Suspended, "the new decision stands");
        app.app.appeal_case(&town.owner, new.id, "So is this.").await.unwrap();
        app.app.decide_appeal(&town.official, new.id, false, "It is.").await.unwrap();
        assert_eq!(state(&app, &project).await, ProjectState::Published);
    }
}

on_both! {
    async fn a_suspension_ends_by_itself(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let ana = resident(&app, &town, "Ana").await;
        let comment = say(&app, &ana, &project, "Buy this").await;
        let case = reported(&app, &town, Subject::Comment(comment.id)).await;
        decide(&app, &town.official, case.id, CaseAction::SuspendPerson).await.unwrap();
        app.wait(Duration::days(30));
        let ana = resident(&app, &town, "Ana").await;
        try_say(&app, &ana, &project, None, "Back again").await.unwrap();
    }
}

on_both! {
    async fn a_suspended_campaign_stands_still_and_loses_no_money(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let pool = app.pool(&town, "Double", "1000", double()).await;
        let mona = app.person(town.city.id, "Mona", Role::Moderator).await;
        let ana = app.give(&project, "ana", "60").await;
        let begun = gift(&project, "bob", "50", "bob-begins-before");
        let begun = app.app.create_pledge(&app.visitor(), &begun).await.unwrap();
        let case = reported(&app, &town, Subject::Project(project.id)).await;
        assert_eq!(code(decide(&app, &town.official, case.id, CaseAction::Remove).await), "WRONG_ACTION");
        decide(&app, &town.official, case.id, CaseAction::SuspendProject).await.unwrap();
        assert_eq!(state(&app, &project).await, ProjectState::Suspended);

        // Nobody sees it or begins a gift; one that was under way arrives, and is matched as the others.
        assert_eq!(app.app.project_by_id(&app.visitor(), project.id).await.unwrap(), None);
        let late = gift(&project, "cleo", "20", "cleo-comes-too-late");
        assert_eq!(code(app.app.create_pledge(&app.visitor(), &late).await), "NOT_FOUND");
        assert_eq!(code(app.app.create_pledge(&town.owner, &late).await), "PROJECT_NOT_OPEN");
        app.pay(begun.pledge.provider_ref.as_deref().unwrap(), Outcome::Pay).await;
        let bob = app.app.pledge(begun.pledge.id).await.unwrap().unwrap();
        assert_eq!((bob.state, bob.match_minor), (PledgeState::Confirmed, 5000));

        // Gifts and decisions still name it, without its texts: a donor's list must not break.
        let question = "query($id: ID!) { node(id: $id) { ... on Pledge { amount project { title summary storyHtml
            budgetLines { label } comments { totalCount nodes { id } } } decisions { project { title } } } } }";
        let seen = asked(&app, question, json!({ "id": ana.to_string() })).await;
        assert_eq!(seen["node"]["project"], json!({ "title": "Suspended project", "summary": "", "storyHtml": "",
            "budgetLines": [], "comments": { "totalCount": 0, "nodes": [] } }));

        // Its closing date passes: nothing ends, nothing is given back, nothing is lost.
        app.app.appeal_case(&town.owner, case.id, "All of it is true.").await.unwrap();
        app.wait(Duration::days(41));
        app.app.end_what_is_over().await.unwrap();
        jobs(&app).await;
        assert_eq!(state(&app, &project).await, ProjectState::Suspended);
        let kept = app.app.pool(&app.visitor(), pool.id).await.unwrap().unwrap();
        assert_eq!((kept.reserved_minor, kept.committed_minor), (11_000, 0));
        assert_eq!(app.app.pledge(ana).await.unwrap().unwrap().state, PledgeState::Confirmed);
        app.assert_clean().await;

        // Taken back, it ends as it would have ended.
        app.app.decide_appeal(&mona, case.id, false, "He is right.").await.unwrap();
        assert_eq!(state(&app, &project).await, ProjectState::Published);
        app.app.end_what_is_over().await.unwrap();
        let over = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        assert_eq!((over.crowd_minor, over.match_minor + over.crowd_minor >= over.goal_minor), (11_000, false));
        assert_eq!(over.state, ProjectState::Failed);
        let refunds = jobs(&app).await.into_iter().filter(|job| matches!(job, Job::RefundPledge { .. })).count();
        assert_eq!(refunds, 2);
        for pledge in [ana, begun.pledge.id] {
            app.app.refund_pledge(pledge).await.unwrap();
        }
        assert_eq!(app.app.pool(&app.visitor(), pool.id).await.unwrap().unwrap().reserved_minor, 0);
        app.assert_clean().await;
    }
}
