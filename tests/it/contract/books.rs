//! What the pages ask about the books: the account for transfers, statements, periods.

use serde_json::json;
use tests::build::Town;

use super::{Pages, id};
use crate::escalation::asked_to_close;
use crate::transfers::statement;

/// Goes on where an official is signed in.
pub async fn story(pages: &mut Pages<'_>, town: &Town) {
    let city = town.city.id;
    let in_town = || json!({ "city": "town" });
    let input =
        json!({ "city": city.to_string(), "holder": "Town", "iban": "BE68 5390 0754 7034", "bic": "" });
    let set = pages.ask("SetBankAccount", json!({ "input": input })).await;
    assert_eq!(
        set["setBankAccount"]["account"]["iban"], "BE68 5390 0754 7034",
        "{set}"
    );
    let given = statement(5, 0, &[(1_000, "of the town itself", "Town")]);
    pages
        .app
        .app
        .take_statements(&town.official, city, &[given])
        .await
        .unwrap();
    let statements = pages.ask("Statements", in_town()).await;
    assert_eq!(
        statements["city"]["books"]["statements"]["nodes"][0]["closing"], "10.00 EUR",
        "{statements}"
    );
    let open = pages.ask("OpenMovements", in_town()).await;
    let movement = id(&open["city"]["books"]["openMovements"]["nodes"][0]["id"]);
    let explained = pages
        .ask("ExplainMovement", json!({ "id": movement, "kind": "OWN" }))
        .await;
    assert_eq!(
        explained["explainMovement"]["movement"]["open"], "0.00 EUR",
        "{explained}"
    );
    let told = pages.ask("ExplainedMovements", in_town()).await;
    let first = &told["city"]["books"]["explainedMovements"]["nodes"][0];
    assert_eq!(
        (&first["id"], &first["explanations"][0]["kind"]),
        (&json!(movement), &json!("OWN")),
        "{told}"
    );
    let why = json!({ "id": movement, "reason": "It was a gift." });
    let back = pages.ask("TakeBackExplanation", why).await;
    assert_eq!(
        back["takeBackExplanation"]["movement"]["open"], "10.00 EUR",
        "{back}"
    );
    pages
        .ask("ExplainMovement", json!({ "id": movement, "kind": "OWN" }))
        .await;
    let desk = pages.ask("DeskMoney", in_town()).await;
    assert!(desk["city"]["ledgerHead"]["hash"].is_string(), "{desk}");
    let days = json!({ "city": "town", "from": "2026-01-01", "until": "2026-12-31" });
    let balance = pages.ask("BooksBalance", days).await;
    assert!(balance.to_string().contains("own-funds"), "{balance}");

    payments(pages, &city.to_string()).await;
    let far = json!({ "input": { "city": city.to_string(), "through": "2999-12-31" } });
    let refused = pages
        .response("AskToCloseBooks", far)
        .await
        .data
        .into_json()
        .unwrap();
    assert_eq!(
        refused["askToCloseBooks"]["problems"][0]["code"], "NOT_OVER_YET",
        "{refused}"
    );
    let by = pages
        .app
        .person(city, "Fred", domain::person::Role::FinanceOfficer)
        .await
        .person()
        .unwrap();
    for step in ["KeepBooksOpen", "CloseBooks"] {
        let asked = asked_to_close(pages.app, city, by).await;
        let listed = pages.ask("Periods", in_town()).await;
        assert_eq!(
            listed["city"]["books"]["periods"][0]["close"]["allowed"], true,
            "{listed}"
        );
        pages.ask(step, json!({ "id": asked.to_string() })).await;
    }
    let listed = pages.ask("Periods", in_town()).await;
    assert!(
        listed["city"]["books"]["periods"][0]["head"]["hash"].is_string(),
        "{listed}"
    );
}

/// What the pages ask about payments to projects, wallets, and files for the bank: nothing of it is there yet, so that
/// every change is refused for what it is about, and for nothing else.
async fn payments(pages: &mut Pages<'_>, city: &str) {
    for list in ["DeskPayouts", "DeskWithdrawals", "DeskBatches"] {
        let asked = pages.ask(list, json!({ "city": "town" })).await;
        assert!(asked["city"]["books"].is_object(), "{list}: {asked}");
    }
    let benches = json!({ "city": "town", "slug": "benches" });
    let money = pages.ask("ProjectMoneyPage", benches).await;
    assert!(money["project"]["money"]["matchPaid"].is_string(), "{money}");
    let project = id(&money["project"]["id"]);
    let own = pages.ask("MyWallets", json!({})).await;
    assert_eq!(own["viewer"]["wallets"], json!([]), "{own}");
    let (iban, key) = ("BE68 5390 0754 7034", "contract-payments");
    let nobody_s = |kind: &str| format!("{kind}:00000000-0000-7000-8000-000000000001");
    let (payout, withdrawal) = (nobody_s("payout"), nobody_s("withdrawal"));
    for (operation, variables, code) in [
        (
            "SetPayeeAccount",
            json!({ "input": { "project": project, "holder": "Benches", "iban": iban } }),
            "NOT_ALLOWED",
        ),
        (
            "RequestPayout",
            json!({ "input": { "project": project, "gifts": null, "withMatch": true, "idempotencyKey": key } }),
            "WRONG_PROJECT_STATE",
        ),
        (
            "ApprovePayout",
            json!({ "id": payout, "account": 1 }),
            "NOT_FOUND",
        ),
        (
            "RefusePayout",
            json!({ "id": payout, "reason": "No." }),
            "NOT_FOUND",
        ),
        (
            "OrderPayments",
            json!({ "input": { "city": city, "requestedOn": "2999-12-31" } }),
            "NOTHING_TO_PAY",
        ),
        (
            "RequestWithdrawal",
            json!({ "input": { "city": city, "amount": "5", "holder": "Odile", "iban": iban, "idempotencyKey": key } }),
            "MORE_THAN_THERE_IS",
        ),
        ("TakeBackWithdrawal", json!({ "id": withdrawal }), "NOT_FOUND"),
        ("ApproveWithdrawal", json!({ "id": withdrawal }), "NOT_FOUND"),
        (
            "RefuseWithdrawal",
            json!({ "id": withdrawal, "reason": "No." }),
            "NOT_FOUND",
        ),
    ] {
        let answer = pages
            .response(operation, variables)
            .await
            .data
            .into_json()
            .unwrap();
        let (first, rest) = operation.split_at(1);
        let field = format!("{}{rest}", first.to_lowercase());
        assert_eq!(
            answer[field.as_str()]["problems"][0]["code"],
            code,
            "{operation}: {answer}"
        );
    }
}
