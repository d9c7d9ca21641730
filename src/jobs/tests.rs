//! Jobs as they are carried out, with a mailer that keeps its mails in a folder.

mod statement_folder;

use app::job::{Job, JobError};
use app::sign_in::Proof;
use chrono::Duration;
use domain::Locale;
use domain::pledge::PledgeState;
use domain::project::ProjectState;
use mail::{Kept, Mailer, Outbox, Sender, Transport};
use payments::sandbox::Outcome;
use tests::build::{double, gift};
use tests::people::from;
use tests::{Backend, TestApp};

use crate::Runner;

/// An application with a runner.
struct Office {
    under_test: TestApp,
    runner: Runner,
    outbox: Outbox,
    _folder: tempfile::TempDir,
}

impl Office {
    async fn open() -> Office {
        let folder = tempfile::tempdir().unwrap();
        let outbox = Outbox::new(folder.path().join("outbox"));
        let under_test = TestApp::new(Backend::Sqlite).await;
        let runner = Runner::new(under_test.app.clone(), mailer(Transport::Outbox(outbox.clone())));
        Office {
            under_test,
            runner,
            outbox,
            _folder: folder,
        }
    }

    fn mails(&self, kind: &str) -> Vec<Kept> {
        self.outbox
            .list()
            .unwrap()
            .into_iter()
            .filter(|mail| mail.kind == kind)
            .collect()
    }
}

fn mailer(transport: Transport) -> Mailer {
    let sender = Sender::new("Parvis", &"parvis@town.example".parse().unwrap(), "town.example").unwrap();
    Mailer::new(transport, sender)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_link_arrives_in_the_reader_s_language_and_works() {
    let office = Office::open().await;
    let app = &office.under_test.app;
    office.under_test.town().await;
    let asked = app
        .request_sign_in("ana@test.example", Some("/me"), None, Locale::En)
        .await
        .unwrap();
    assert_eq!(office.runner.drain().await.unwrap(), 1);
    let [mail] = office.mails("sign-in-link").try_into().unwrap();
    assert_eq!(
        (mail.to.as_str(), mail.locale.as_str()),
        ("ana@test.example", "en")
    );
    let (_, token) = mail.text.split_once("/signin/").unwrap();
    let token: String = token.chars().take_while(char::is_ascii_hexdigit).collect();
    let proof = Proof::Link(&token);
    let session = app
        .complete_sign_in(proof, &from(Some(&asked.browser)), Locale::En)
        .await
        .unwrap();
    assert_eq!(session.return_to, "/me");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_says_what_was_added_and_why_and_comes_once() {
    let office = Office::open().await;
    let town = office.under_test.town().await;
    office
        .under_test
        .pool(&town, "Double", "1000.00 EUR", double())
        .await;
    let project = office.under_test.project(&town, "Benches", "500.00 EUR").await;
    office.under_test.give(&project, "ana", "20").await;
    office.runner.drain().await.unwrap();
    let [mail] = office.mails("pledge-receipt").try_into().unwrap();
    assert!(
        mail.text.contains("€20") && mail.text.contains("/c/town/p/benches"),
        "{}",
        mail.text
    );
    assert_eq!(office.runner.drain().await.unwrap(), 0);
    assert_eq!(office.mails("pledge-receipt").len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_declined_payment_is_told() {
    let office = Office::open().await;
    let town = office.under_test.town().await;
    let project = office.under_test.project(&town, "Benches", "500.00 EUR").await;
    let input = gift(&project, "ana", "20.00 EUR", "a-declined-gift");
    let made = office
        .under_test
        .app
        .create_pledge(&office.under_test.visitor(), &input)
        .await
        .unwrap();
    office
        .under_test
        .pay(made.pledge.provider_ref.as_deref().unwrap(), Outcome::Decline)
        .await;
    office.runner.drain().await.unwrap();
    assert_eq!(office.mails("pledge-failed").len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_that_fails_gives_every_gift_back() {
    let office = Office::open().await;
    let town = office.under_test.town().await;
    office
        .under_test
        .pool(&town, "Double", "1000.00 EUR", double())
        .await;
    let project = office.under_test.project(&town, "Benches", "500.00 EUR").await;
    let pledge = office.under_test.give(&project, "ana", "20").await;
    office.under_test.wait(Duration::days(41));
    office.runner.tick(false).await.unwrap();
    office.runner.drain().await.unwrap();
    let app = &office.under_test.app;
    let ended = app
        .project_by_id(&town.official, project.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((ended.state, ended.match_minor), (ProjectState::Failed, 0));
    assert_eq!(
        app.pledge(pledge).await.unwrap().unwrap().state,
        PledgeState::Refunded
    );
    office.under_test.assert_clean().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_webhook_is_made_up_for_and_a_payment_that_nobody_makes_expires() {
    let office = Office::open().await;
    let app = &office.under_test.app;
    let town = office.under_test.town().await;
    let project = office.under_test.project(&town, "Benches", "500.00 EUR").await;
    let visitor = office.under_test.visitor();
    let paid = app
        .create_pledge(&visitor, &gift(&project, "ana", "20.00 EUR", "a-paid-gift"))
        .await
        .unwrap()
        .pledge;
    let left = app
        .create_pledge(&visitor, &gift(&project, "bob", "30.00 EUR", "a-left-gift"))
        .await
        .unwrap()
        .pledge;
    // Paid, and the notices are never delivered.
    office
        .under_test
        .sandbox
        .decide(paid.provider_ref.as_deref().unwrap(), Outcome::Pay)
        .unwrap();
    let state = async |id| app.pledge(id).await.unwrap().unwrap().state;
    office.runner.tick(true).await.unwrap();
    assert_eq!(
        state(paid.id).await,
        PledgeState::Pending,
        "the webhook has two minutes"
    );
    office.under_test.wait(Duration::minutes(3));
    office.runner.tick(true).await.unwrap();
    assert_eq!(
        (state(paid.id).await, state(left.id).await),
        (PledgeState::Confirmed, PledgeState::Pending)
    );
    office.under_test.wait(Duration::hours(25));
    office.runner.tick(true).await.unwrap();
    assert_eq!(state(left.id).await, PledgeState::Expired);
    // The late notices change nothing any more.
    office.under_test.deliver().await;
    assert_eq!(state(paid.id).await, PledgeState::Confirmed);
    office.under_test.assert_clean().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_that_is_away_is_tried_again_later_and_not_at_once() {
    let office = Office::open().await;
    office.under_test.town().await;
    // Nobody listens on the discard port of this machine.
    let away = Transport::from_url("smtp://127.0.0.1:9").unwrap();
    let runner = Runner::new(office.under_test.app.clone(), mailer(away));
    office
        .under_test
        .app
        .request_sign_in("ana@test.example", None, None, Locale::Fr)
        .await
        .unwrap();
    assert_eq!(runner.drain().await.unwrap(), 1, "tried once, then put off");
    office.under_test.wait(Duration::minutes(1));
    assert_eq!(
        office.runner.drain().await.unwrap(),
        1,
        "and sent when the server is back"
    );
    assert_eq!(office.mails("sign-in-link").len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_that_is_away_for_a_day_keeps_no_money_waiting_and_no_mail_is_lost() {
    let office = Office::open().await;
    let under_test = &office.under_test;
    let town = under_test.town().await;
    let runner = Runner::new(
        under_test.app.clone(),
        mailer(Transport::from_url("smtp://127.0.0.1:9").unwrap()),
    );
    let mut gifts = Vec::new();
    for number in 0..3 {
        let project = under_test
            .project(&town, &format!("Benches {number}"), "500")
            .await;
        gifts.push(under_test.give(&project, &format!("ana{number}"), "20").await);
    }
    let ask = || {
        under_test
            .app
            .request_sign_in("bob@test.example", None, None, Locale::Fr)
    };
    ask().await.unwrap();
    // Every campaign ends short, and a day passes hour by hour.
    under_test.wait(Duration::days(41));
    runner.tick(false).await.unwrap();
    runner.drain().await.unwrap();
    for gift in gifts {
        let gift = under_test.app.pledge(gift).await.unwrap().unwrap();
        assert_eq!(gift.state, PledgeState::Refunded, "while no mail can be sent");
    }
    for _ in 0..24 {
        under_test.wait(Duration::hours(1));
        runner.drain().await.unwrap();
    }
    under_test.wait(Duration::hours(1));
    office.runner.drain().await.unwrap();
    for kind in ["pledge-receipt", "pledge-refunded"] {
        assert_eq!(office.mails(kind).len(), 3, "{kind}");
    }
    // A link that is dead since yesterday is not sent after all; a new one is.
    assert_eq!(office.mails("sign-in-link").len(), 0);
    ask().await.unwrap();
    office.runner.drain().await.unwrap();
    assert_eq!(office.mails("sign-in-link").len(), 1);
    under_test.assert_clean().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_will_never_work_is_given_up() {
    let office = Office::open().await;
    let app = &office.under_test.app;
    app.request_sign_in("ana@test.example", None, None, Locale::Fr)
        .await
        .unwrap();
    let job = app.take_job().await.unwrap().unwrap();
    assert!(matches!(
        serde_json::from_str(&job.body),
        Ok(Job::MailSignInLink { .. })
    ));
    app.end_job(&job, Err(JobError::Never("no such address".to_owned())))
        .await
        .unwrap();
    office.under_test.wait(Duration::days(2));
    assert_eq!(office.runner.drain().await.unwrap(), 0);
}
