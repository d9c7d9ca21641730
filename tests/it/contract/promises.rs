//! What the pages ask about gifts that are charged at success.

use app::job::{Job, Lane};
use chrono::Duration;
use payments::sandbox::Outcome;
use serde_json::{Value, json};
use tests::build::Town;

use super::{Pages, id};

/// Begins with somebody signed in, and ends with a donor of the last campaign.
pub async fn story(pages: &mut Pages<'_>, town: &Town) {
    let city = town.city.id;
    pages.sign_in("odile@test.example", false).await;
    let input = json!({ "city": city.to_string(), "graceDays": 2, "charging": "AT_SUCCESS" });
    let set = pages.ask("SetCampaignTerms", json!({ "input": input })).await;
    let terms = &set["setCampaignTerms"]["campaignTerms"];
    let expected = json!({ "graceDays": 2, "charging": "AT_SUCCESS", "canChargeLater": true });
    assert_eq!(*terms, expected, "{set}");
    let project = pages.app.project(town, "Promised", "40").await;
    let page = pages
        .ask("GiveProject", json!({ "city": "town", "slug": project.slug }))
        .await;
    assert_eq!(page["project"]["campaign"]["capture"], "SAVED", "{page}");

    // One takes a promise back; the charge of another is refused, and is paid again.
    pages.sign_in("gina@test.example", false).await;
    let back = given(pages, &project.id.to_string(), "10").await;
    let mine = pages.ask("MyPledges", json!({})).await;
    let first = &mine["viewer"]["pledges"]["nodes"][0];
    assert_eq!(
        (&first["state"], &first["payBy"]),
        (&json!("AUTHORIZED"), &Value::Null),
        "{mine}"
    );
    let taken = pages.ask("TakeBackPromise", json!({ "id": back })).await;
    assert_eq!(
        taken["takeBackPromise"]["pledge"]["state"], "CANCELLED",
        "{taken}"
    );
    let refused = given(pages, &project.id.to_string(), "40.96").await;
    pages.app.wait(Duration::days(41));
    pages.app.app.end_what_is_over().await.unwrap();
    charged(pages).await;
    pages.sign_in("gina@test.example", false).await;
    let mine = pages.ask("MyPledges", json!({})).await;
    assert!(
        mine["viewer"]["pledges"]["nodes"][0]["payBy"].is_string(),
        "{mine}"
    );
    let again = pages.ask("PayAgain", json!({ "id": refused })).await;
    assert!(again["payAgain"]["checkout"]["url"].is_string(), "{again}");
    let stored = pages
        .app
        .app
        .pledge(refused.parse().unwrap())
        .await
        .unwrap()
        .unwrap();
    pages.app.pay(&stored.provider_ref.unwrap(), Outcome::Pay).await;
    let thanks = pages.ask("RefreshPledge", json!({ "id": refused })).await;
    assert_eq!(
        thanks["refreshPledge"]["pledge"]["state"], "CONFIRMED",
        "{thanks}"
    );
}

/// A promise by whoever is signed in.
async fn given(pages: &mut Pages<'_>, project: &str, amount: &str) -> String {
    let input = json!({ "project": project, "amount": amount, "anonymous": false,
        "idempotencyKey": format!("promise-{amount}") });
    let made = pages.ask("CreatePledge", json!({ "input": input })).await;
    let pledge = id(&made["createPledge"]["pledge"]["id"]);
    let stored = pages
        .app
        .app
        .pledge(pledge.parse().unwrap())
        .await
        .unwrap()
        .unwrap();
    pages.app.pay(&stored.provider_ref.unwrap(), Outcome::Pay).await;
    let thanks = pages.ask("RefreshPledge", json!({ "id": pledge })).await;
    let seen = &thanks["refreshPledge"]["pledge"];
    assert!(
        seen["state"] == "AUTHORIZED" && seen["countedAt"].is_string(),
        "{thanks}"
    );
    pledge
}

/// Does the charges and refunds that wait.
async fn charged(pages: &Pages<'_>) {
    let app = &pages.app.app;
    while let Some(job) = app.take_job_of(Lane::Short).await.unwrap() {
        match serde_json::from_str(&job.body).unwrap() {
            Job::ChargePledge { pledge } => app.charge_pledge(pledge.parse().unwrap()).await.unwrap(),
            Job::RefundPledge { pledge } => app.refund_pledge(pledge.parse().unwrap()).await.unwrap(),
            _ => {}
        }
        app.end_job(&job, Ok(())).await.unwrap();
    }
}
