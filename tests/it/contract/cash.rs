//! What the pages ask about cash on the table, about payment providers, and about gifts that go back.

use domain::person::Role;
use serde_json::json;
use tests::build::Town;

use super::{Pages, id};

/// Goes on where an official is signed in and a project is published.
pub async fn story(pages: &mut Pages<'_>, town: &Town) {
    let city = town.city.id.to_string();
    let in_town = || json!({ "city": "town" });
    let open = pages
        .ask("OpenProjects", json!({ "city": "town", "search": "bench" }))
        .await;
    let project = id(&open["city"]["projects"]["nodes"][0]["id"]);
    let day = pages.app.app.world().now().date_naive();
    let input =
        json!({ "city": city, "occasion": "Fair", "heldOn": day, "idempotencyKey": "contract-count" });
    let opened = pages.ask("OpenCashCount", json!({ "input": input })).await;
    let count = id(&opened["openCashCount"]["count"]["id"]);
    for key in ["contract-gift-1", "contract-gift-2"] {
        let input = json!({ "project": project, "kind": "CASH", "amount": "5", "anonymous": true, "idempotencyKey": key });
        pages
            .ask("AddCashGift", json!({ "count": count, "input": input }))
            .await;
    }
    let shown = pages
        .ask("DeskCashCount", json!({ "city": "town", "id": count }))
        .await;
    let gifts = &shown["city"]["books"]["cashCount"]["cashGifts"];
    assert_eq!(gifts[1]["number"], 2, "{shown}");
    pages
        .ask("RemoveCashGift", json!({ "id": id(&gifts[1]["id"]) }))
        .await;
    let found = json!({ "id": count, "cash": "5", "cheques": "" });
    pages.ask("CountCash", found.clone()).await;
    pages
        .ask("ReopenCashCount", json!({ "id": count, "giveUp": false }))
        .await;
    // The first of two is another official, so that who is signed in is the second.
    let fred = pages
        .app
        .person(town.city.id, "Felix", Role::FinanceOfficer)
        .await;
    pages
        .app
        .app
        .count_cash(&fred, count.parse().unwrap(), ("5", ""))
        .await
        .unwrap();
    let confirmed = pages.ask("ConfirmCashCount", found).await;
    assert_eq!(
        confirmed["confirmCashCount"]["count"]["state"], "CONFIRMED",
        "{confirmed}"
    );
    let input =
        json!({ "city": city, "amount": "5", "broughtOn": day, "idempotencyKey": "contract-deposit" });
    pages.ask("DepositCash", json!({ "input": input })).await;
    let desk = pages.ask("DeskCash", in_town()).await;
    assert_eq!(
        desk["city"]["books"]["cashBox"]["inTransit"], "5.00 EUR",
        "{desk}"
    );
    let counts = pages.ask("CashCounts", in_town()).await;
    assert_eq!(
        counts["city"]["books"]["cashCounts"]["nodes"][0]["total"], "5.00 EUR",
        "{counts}"
    );

    let left = pages.ask("WalletLeft", in_town()).await;
    assert_eq!(left["city"]["wallet"], "0.00 EUR", "{left}");
    pages.ask("ProviderTransfers", in_town()).await;
    pages.ask("Disputes", in_town()).await;
    let counted = pages.app.app.cash_count(&fred, count.parse().unwrap()).await;
    let gifts = pages.app.app.cash_gifts(&fred, &counted.unwrap().unwrap()).await;
    let gift = gifts.unwrap()[0].pledge.unwrap().to_string();
    let there = pages.ask("GiftToReturn", json!({ "id": gift })).await;
    assert_eq!(there["node"]["amount"], "5.00 EUR", "{there}");
    let input = json!({ "pledge": gift, "amount": null, "reason": "Counted for somebody else.",
        "idempotencyKey": "contract-refund" });
    pages.ask("RefundPledge", json!({ "input": input })).await;
}
