//! Reports, decisions and appeals: who may, who may not, and what it does to people, texts and money.

use app::case::Ruling;
use app::job::Job;
use app::report::ReportInput;
use app::{AppError, Caller, Case, Project, Texts};
use chrono::Duration;
use domain::case::{CaseAction, CaseState, Subject};
use domain::comment::CommentState;
use domain::person::Role;
use domain::project::ProjectState;
use domain::report::ReportReason;
use domain::{CaseId, CityId, Id, Locale};
use payments::sandbox::Outcome;
use serde_json::{Value, json};
use tests::build::{Town, gift};
use tests::{TestApp, on_both};

use crate::comments::{asked, code, resident, say, try_say};

pub(crate) fn of(subject: Subject) -> ReportInput {
    ReportInput {
        subject,
        reason: ReportReason::Spam,
        details: None,
        email: None,
        network: Some("192.0.2.7".to_owned()),
    }
}

fn ruling(action: CaseAction) -> Ruling {
    Ruling {
        action,
        reason: "It attacks a person.".to_owned(),
        days: (action == CaseAction::SuspendPerson).then_some(30),
    }
}

/// The newest case of the queue's front.
async fn front(app: &TestApp, town: &Town) -> Case {
    let page = app
        .app
        .cases(&town.official, town.city.id, &[], None, 10)
        .await
        .unwrap();
    page.into_iter().next().unwrap()
}

pub(crate) async fn reported(app: &TestApp, town: &Town, subject: Subject) -> Case {
    app.app.report(&app.visitor(), &of(subject)).await.unwrap();
    front(app, town).await
}

pub(crate) async fn decide(
    app: &TestApp,
    who: &Caller,
    case: CaseId,
    action: CaseAction,
) -> Result<Case, AppError> {
    app.app.decide_case(who, case, &ruling(action)).await
}

/// The jobs that wait, carried out by nobody.
pub(crate) async fn jobs(app: &TestApp) -> Vec<Job> {
    let mut jobs = Vec::new();
    while let Some(job) = app.app.take_job().await.unwrap() {
        jobs.push(serde_json::from_str(&job.body).unwrap());
        app.app.end_job(&job, Ok(())).await.unwrap();
    }
    jobs
}

pub(crate) async fn state(app: &TestApp, project: &Project) -> ProjectState {
    store::project::by_id(app.database.db.read(), project.id)
        .await
        .unwrap()
        .unwrap()
        .state
}

on_both! {
    async fn all_reports_of_one_thing_are_one_case_and_the_same_person_counts_once(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let (ana, bob) = (resident(&app, &town, "Ana").await, resident(&app, &town, "Bob").await);
        let comment = say(&app, &ana, &project, "Buy my <b>watches</b>").await;
        let subject = Subject::Comment(comment.id);
        for _ in 0..3 {
            app.app.report(&bob, &of(subject)).await.unwrap();
            app.app.report(&app.visitor(), &of(subject)).await.unwrap();
            let with_address = ReportInput { email: Some("gil@guest.example".into()), ..of(subject) };
            app.app.report(&app.visitor(), &with_address).await.unwrap();
        }
        app.app.edit_comment(&ana, comment.id, "Nothing at all").await.unwrap();
        let case = front(&app, &town).await;
        assert_eq!((case.excerpt.as_str(), case.concerned), ("Buy my <b>watches</b>", ana.person()));
        assert_eq!(app.app.reports(town.city.id, &[case.id]).await.unwrap().len(), 3);
        assert_eq!(app.app.count_cases(town.city.id, &[]).await.unwrap(), 1);

        let nameless = ReportInput { reason: ReportReason::Other, ..of(subject) };
        assert_eq!(code(app.app.report(&bob, &nameless).await), "REQUIRED");
        let wrong = ReportInput { email: Some("gil".into()), ..of(subject) };
        assert_eq!(code(app.app.report(&app.visitor(), &wrong).await), "NOT_AN_EMAIL");
        let draft = app.draft(&town, "A draft", "500").await;
        assert_eq!(code(app.app.report(&bob, &of(Subject::Project(draft.id))).await), "NOT_FOUND");
        let silent = app.give(&project, "gil", "20").await;
        assert_eq!(code(app.app.report(&bob, &of(Subject::Pledge(silent))).await), "NOT_FOUND");

        // A network has so many reports a day; another one still has its own.
        for turn in 0..3 {
            let other = say(&app, &ana, &project, &format!("Number {turn}")).await;
            app.app.report(&app.visitor(), &of(Subject::Comment(other.id))).await.unwrap();
        }
        let sixth = say(&app, &ana, &project, "Six").await;
        assert_eq!(code(app.app.report(&app.visitor(), &of(Subject::Comment(sixth.id))).await), "TOO_MANY_TRIES");
        assert_eq!(app.app.count_cases(town.city.id, &[]).await.unwrap(), 4, "what was refused left nothing");
        let elsewhere = ReportInput { network: Some("198.51.100.1".into()), ..of(Subject::Comment(sixth.id)) };
        app.app.report(&app.visitor(), &elsewhere).await.unwrap();
    }
}

on_both! {
    async fn three_people_hide_a_comment_until_it_is_decided_and_never_again(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let ana = resident(&app, &town, "Ana").await;
        let comment = say(&app, &ana, &project, "I do not like it").await;
        let subject = Subject::Comment(comment.id);
        for name in ["Bob", "Cleo", "Dan"] {
            assert!(app.app.comment(&app.visitor(), comment.id).await.unwrap().is_some());
            let who = resident(&app, &town, name).await;
            app.app.report(&who, &of(subject)).await.unwrap();
            app.app.report(&who, &of(Subject::Project(project.id))).await.unwrap();
        }
        assert_eq!(state(&app, &project).await, ProjectState::Published, "a project is never hidden by a crowd");
        let bob = resident(&app, &town, "Bob").await;
        for stranger in [&app.visitor(), &bob] {
            assert_eq!(app.app.comment(stranger, comment.id).await.unwrap(), None);
            let listed = app.app.comments(stranger, town.city.id, project.id, None, 10).await.unwrap();
            assert!(listed.is_empty());
            assert_eq!(app.app.count_comments(stranger, town.city.id, project.id).await.unwrap(), 0);
        }
        let question = "query($id: ID!) { node(id: $id) { id } }";
        assert_eq!(asked(&app, question, json!({ "id": comment.id.to_string() })).await["node"], Value::Null);
        for reader in [&ana, &town.official] {
            let listed = app.app.comments(reader, town.city.id, project.id, None, 10).await.unwrap();
            assert_eq!(listed[0].state, CommentState::Hidden);
        }
        assert_eq!(code(app.app.edit_comment(&ana, comment.id, "Better").await), "EDIT_OVER");
        assert_eq!(code(try_say(&app, &bob, &project, Some(comment.id), "Ha").await), "NOT_FOUND");

        let case = front(&app, &town).await;
        let kept = decide(&app, &town.official, case.id, CaseAction::Keep).await.unwrap();
        assert_eq!(kept.state, CaseState::Closed);
        assert!(app.app.comment(&app.visitor(), comment.id).await.unwrap().is_some());
        assert_eq!(code(app.app.appeal_case(&ana, case.id, "But").await), "APPEAL_OVER");
        for name in ["Bob", "Cleo", "Dan", "Eve"] {
            let who = resident(&app, &town, name).await;
            app.app.report(&who, &of(subject)).await.unwrap();
        }
        assert!(app.app.comment(&app.visitor(), comment.id).await.unwrap().is_some());
    }
}

/// A second city with a moderator of its own.
pub(crate) async fn elsewhere(app: &TestApp, town: &Town) -> Caller {
    let id = CityId::new(app.app.world());
    let city = app::City {
        id,
        slug: "elsewhere".to_owned(),
        ..town.city.clone()
    };
    let names = Texts::new([(Locale::Fr, "Nature".to_owned())]);
    let categories = [app::Category {
        slug: "nature".to_owned(),
        names,
    }];
    app.app.create_city(&city, &categories).await.unwrap();
    app.person(id, "Mallory", Role::Moderator).await
}

on_both! {
    async fn only_a_moderator_of_the_city_without_a_stake_decides(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let ana = resident(&app, &town, "Ana").await;
        let mona = app.person(town.city.id, "Mona", Role::Moderator).await;
        let mallory = elsewhere(&app, &town).await;
        let comment = say(&app, &mona, &project, "As a neighbour").await;
        let case = reported(&app, &town, Subject::Comment(comment.id)).await;

        for stranger in [&mallory, &ana, &app.visitor()] {
            assert_eq!(app.app.case(stranger, case.id).await.unwrap(), None);
            assert_eq!(code(decide(&app, stranger, case.id, CaseAction::Remove).await), "NOT_FOUND");
            let refused = code(app.app.cases(stranger, town.city.id, &[], None, 10).await);
            assert!(["NOT_ALLOWED", "SIGN_IN_REQUIRED"].contains(&refused));
        }
        assert_eq!(code(decide(&app, &mona, case.id, CaseAction::Keep).await), "OWN_CASE");
        app.app.report(&town.official, &of(Subject::Comment(comment.id))).await.unwrap();
        assert_eq!(code(decide(&app, &town.official, case.id, CaseAction::Remove).await), "OWN_CASE");
        let second = app.person(town.city.id, "Otto", Role::Official).await;
        assert_eq!(code(decide(&app, &second, case.id, CaseAction::SuspendProject).await), "WRONG_ACTION");
        let silent = Ruling { reason: " ".into(), ..ruling(CaseAction::Remove) };
        assert_eq!(code(app.app.decide_case(&second, case.id, &silent).await), "REQUIRED");
        for days in [0, 366, -1, i64::MAX] {
            let long = Ruling { days: Some(days), ..ruling(CaseAction::SuspendPerson) };
            assert_eq!(code(app.app.decide_case(&second, case.id, &long).await), "OUT_OF_RANGE");
        }
    }
}

on_both! {
    async fn who_reported_is_not_told_to_whom_it_concerns(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let mona = app.person(town.city.id, "Mona", Role::Moderator).await;
        let comment = say(&app, &mona, &project, "I decide here").await;
        let case = reported(&app, &town, Subject::Comment(comment.id)).await;
        assert!(app::case::moderates(&mona, &case) && !app::case::sees_reporters(&mona, &case));
        assert!(app::case::sees_reporters(&town.official, &case));
    }
}

on_both! {
    async fn of_two_decisions_at_once_one_counts(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let ana = resident(&app, &town, "Ana").await;
        let comment = say(&app, &ana, &project, "Buy this").await;
        let case = reported(&app, &town, Subject::Comment(comment.id)).await;
        let mona = app.person(town.city.id, "Mona", Role::Moderator).await;
        let other = app.another(9).await;
        let (keep, remove) = (ruling(CaseAction::Keep), ruling(CaseAction::Remove));
        let (one, two) = tokio::join!(
            app.app.decide_case(&town.official, case.id, &keep),
            other.decide_case(&mona, case.id, &remove),
        );
        let removed = two.is_ok();
        assert_eq!(one.is_ok(), !removed);
        assert_eq!(code(if removed { one } else { two }), "WRONG_CASE_STATE");
        assert_eq!(app.app.case_decisions(town.city.id, &[case.id]).await.unwrap().len(), 1);
        let comment = store::comment::by_id(app.database.db.read(), comment.id).await.unwrap().unwrap();
        assert_eq!(comment.state == CommentState::Removed, removed);
    }
}

on_both! {
    async fn a_removed_comment_comes_back_when_the_appeal_is_right(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let (ana, bob) = (resident(&app, &town, "Ana").await, resident(&app, &town, "Bob").await);
        let mona = app.person(town.city.id, "Mona", Role::Moderator).await;
        let comment = say(&app, &ana, &project, "You are all **thieves**").await;
        app.app.report(&bob, &of(Subject::Comment(comment.id))).await.unwrap();
        let case = front(&app, &town).await;
        assert_eq!(code(app.app.appeal_case(&ana, case.id, "Early").await), "NOT_FOUND", "not told of yet");
        jobs(&app).await;
        let decided = decide(&app, &town.official, case.id, CaseAction::Remove).await.unwrap();
        assert_eq!(decided.state, CaseState::Decided);
        let told = jobs(&app).await;
        assert!(matches!(told[..], [Job::MailCaseDecision { on_appeal: false, .. }, Job::MailReportOutcome { .. }]), "{told:?}");
        let letter = app.app.case_letter(case.id, false).await.unwrap();
        assert_eq!((letter.to.as_str(), letter.reason.as_str()), ("ana@test.example", "It attacks a person."));
        assert!(letter.appeal_until.is_some() && letter.what.contains("thieves"), "{letter:?}");

        let question = "query($id: ID!) { node(id: $id) { ... on Comment { body bodyHtml state notice } } }";
        let seen = asked(&app, question, json!({ "id": comment.id.to_string() })).await;
        assert_eq!(seen["node"], json!({ "body": null, "bodyHtml": null, "state": "REMOVED",
            "notice": "This comment was taken down by the moderators." }));
        app.app.delete_comment(&ana, comment.id).await.unwrap();

        assert_eq!(code(app.app.appeal_case(&bob, case.id, "For her").await), "NOT_FOUND");
        assert_eq!(code(app.app.appeal_case(&mona, case.id, "For her").await), "NOT_ALLOWED");
        assert_eq!(code(app.app.appeal_case(&ana, case.id, "  ").await), "REQUIRED");
        assert_eq!(code(app.app.decide_appeal(&mona, case.id, false, "Right").await), "WRONG_CASE_STATE");
        app.app.appeal_case(&ana, case.id, "It was irony.").await.unwrap();
        assert_eq!(code(app.app.appeal_case(&ana, case.id, "Again").await), "WRONG_CASE_STATE");
        assert_eq!(code(app.app.decide_appeal(&ana, case.id, false, "Mine").await), "NOT_ALLOWED");
        assert_eq!(code(app.app.decide_appeal(&town.official, case.id, true, "No").await), "ANOTHER_PERSON_NEEDED");
        app.app.decide_appeal(&mona, case.id, false, "She is right.").await.unwrap();
        assert_eq!(code(app.app.decide_appeal(&mona, case.id, true, "No").await), "WRONG_CASE_STATE");
        let back = app.app.comment(&app.visitor(), comment.id).await.unwrap().unwrap();
        assert_eq!((back.state, back.body.as_str()), (CommentState::Visible, "You are all **thieves**"));
        assert!(app.app.case_letter(case.id, true).await.unwrap().decision.contains("taken back"));
        let own = app.app.cases_about(ana.person().unwrap()).await.unwrap();
        assert_eq!((own.len(), own[0].state), (1, CaseState::Closed));
        app.assert_clean().await;
    }
}

on_both! {
    async fn an_appeal_can_be_too_late(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let ana = resident(&app, &town, "Ana").await;
        let comment = say(&app, &ana, &project, "Buy this").await;
        let case = reported(&app, &town, Subject::Comment(comment.id)).await;
        decide(&app, &town.official, case.id, CaseAction::Remove).await.unwrap();
        app.wait(Duration::days(30));
        assert_eq!(code(app.app.appeal_case(&ana, case.id, "Late").await), "APPEAL_OVER");
    }
}

on_both! {
    async fn a_gift_s_message_is_taken_away_and_given_back(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let ana = resident(&app, &town, "Ana").await;
        let mona = app.person(town.city.id, "Mona", Role::Moderator).await;
        let mut given = gift(&project, "ana", "20", "ana-gives-20");
        given.message = Some("Call 01 23 45".to_owned());
        let made = app.app.create_pledge(&ana, &given).await.unwrap();
        app.pay(made.pledge.provider_ref.as_deref().unwrap(), Outcome::Pay).await;
        let case = reported(&app, &town, Subject::Pledge(made.pledge.id)).await;
        decide(&app, &mona, case.id, CaseAction::Remove).await.unwrap();
        let pledge = app.app.pledge(made.pledge.id).await.unwrap().unwrap();
        assert_eq!((pledge.message, pledge.amount_minor), (None, 2000));
        app.app.appeal_case(&ana, case.id, "It is the town hall's number.").await.unwrap();
        app.app.decide_appeal(&town.official, case.id, false, "So it is.").await.unwrap();
        let pledge = app.app.pledge(made.pledge.id).await.unwrap().unwrap();
        assert_eq!(pledge.message.as_deref(), Some("Call 01 23 45"));
        app.assert_clean().await;
    }
}

on_both! {
    async fn the_queue_is_in_order_page_by_page(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let ana = resident(&app, &town, "Ana").await;
        let mona = app.person(town.city.id, "Mona", Role::Moderator).await;
        let mut ids = Vec::new();
        for turn in 0..5 {
            let comment = say(&app, &ana, &project, &format!("Number {turn}")).await;
            app.app.report(&mona, &of(Subject::Comment(comment.id))).await.unwrap();
            ids.push(Subject::Comment(comment.id));
        }
        let find = |subject: Subject| {
            let app = &app;
            let town = &town;
            async move {
                let all = app.app.cases(&town.official, town.city.id, &[], None, 50).await.unwrap();
                all.into_iter().find(|case| case.subject == subject).unwrap().id
            }
        };
        let (first, second) = (find(ids[0]).await, find(ids[1]).await);
        decide(&app, &town.official, first, CaseAction::Remove).await.unwrap();
        decide(&app, &town.official, second, CaseAction::Remove).await.unwrap();
        app.app.appeal_case(&ana, second, "But").await.unwrap();
        let expected = [ids[2], ids[3], ids[4], ids[1], ids[0]];
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = app.app.cases(&town.official, town.city.id, &[], after, 2).await.unwrap();
            let Some(last) = page.last() else { break };
            after = Some(app::AfterCase { rank: app::case_rank(last.state), at: last.opened_at, id: last.id });
            seen.extend(page.iter().map(|case| case.subject));
        }
        assert_eq!(seen, expected);
        let appealed = app.app.cases(&town.official, town.city.id, &[CaseState::Appealed], None, 9).await.unwrap();
        assert_eq!(appealed.len(), 1);
    }
}
