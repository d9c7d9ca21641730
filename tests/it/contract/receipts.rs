//! What the pages ask about tax receipts, as an official, a finance officer and a donor.

use domain::person::Role;
use serde_json::json;
use tests::build::Town;

use super::{Pages, id};
use crate::receipts::{given_for_good, open_again};

/// Begins with an official, and ends with a finance officer signed in.
pub async fn story(pages: &mut Pages<'_>, town: &Town) {
    let city = town.city.id;
    pages.sign_in("odile@test.example", false).await;
    let in_town = || json!({ "city": "town" });
    let input = json!({
        "city": city.to_string(), "organisation": null, "country": "FR", "scheme": "general_interest",
        "ruling": "Act", "from": "2026-01-01", "until": null, "name": "Town", "address": "1 street\n1 Town",
        "numberKind": "SIREN", "number": "217500016", "object": null, "legalCategory": null,
        "signatoryName": "Zoe", "signatoryRole": "Mayor", "place": "Town",
    });
    let asked = pages.ask("RecordReceiptIssuer", json!({ "input": input })).await;
    let issuer = id(&asked["recordReceiptIssuer"]["issuer"]["id"]);
    pages.ask("DeclineReceiptIssuer", json!({ "id": issuer })).await;
    let asked = pages.ask("RecordReceiptIssuer", json!({ "input": input })).await;
    let issuer = id(&asked["recordReceiptIssuer"]["issuer"]["id"]);
    let desk = pages.ask("DeskReceipts", in_town()).await;
    let first = &desk["city"]["receiptDesk"]["issuers"][0];
    assert_eq!(
        (&first["state"], &first["agree"]["allowed"]),
        (&json!("ASKED"), &json!(false)),
        "{desk}"
    );

    let fred = "fred@test.example";
    pages.app.person(city, "Fred", Role::FinanceOfficer).await;
    pages.sign_in(fred, false).await;
    pages.ask("AgreeReceiptIssuer", json!({ "id": issuer })).await;
    let gina = pages.app.person(city, "Gina", Role::Resident).await;
    let given = given_for_good(pages.app, town, "Receipted", &gina).await;
    let gift = given.to_string();

    pages.sign_in("gina@test.example", false).await;
    let mine = pages.ask("MyReceipts", json!({})).await;
    assert_eq!(
        mine["viewer"]["receiptGifts"][0]["ask"]["allowed"], true,
        "{mine}"
    );
    let donor = json!({ "name": "Gina", "address": "1 street", "nationalNumber": null });
    let wish = json!({ "kind": "YEAR", "donor": donor });
    let wished = pages.ask("SetReceiptWish", json!({ "input": wish })).await;
    assert_eq!(wished["setReceiptWish"]["wish"]["kind"], "YEAR", "{wished}");
    let wanted = json!({ "pledge": gift, "donor": donor });
    let made = pages.ask("AskForReceipt", json!({ "input": wanted })).await;
    let receipt = id(&made["askForReceipt"]["receipt"]["id"]);

    pages.sign_in(fred, false).await;
    let year = made["askForReceipt"]["receipt"]["number"]
        .as_str()
        .unwrap()
        .split('-')
        .next()
        .unwrap();
    let year: i32 = year.parse().unwrap();
    let issued = json!({ "city": "town", "year": year });
    let listed = pages.ask("IssuedReceipts", issued).await;
    let listed = &listed["city"]["receiptDesk"]["taxReceipts"];
    assert_eq!(
        (&listed["totalCount"], &listed["nodes"][0]["donorName"]),
        (&json!(1), &json!("Gina"))
    );
    let input = json!({ "receipt": receipt, "reason": "misspelt", "donor": null });
    let replaced = pages.ask("ReplaceReceipt", json!({ "input": input })).await;
    let receipt = id(&replaced["replaceReceipt"]["receipt"]["id"]);
    let void = json!({ "id": receipt, "reason": "twice" });
    pages.ask("VoidReceipt", void).await;
    let run = json!({ "city": city.to_string(), "year": 2025 });
    pages.ask("StartReceiptRun", run).await;
    let end = json!({ "id": issuer, "until": "2030-12-31" });
    pages.ask("EndReceiptIssuer", end).await;
    open_again(pages.app, given).await;
}
