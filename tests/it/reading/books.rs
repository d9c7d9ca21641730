//! Books with something in every field: a closed period and one that is asked for, a gift by transfer, and movements
//! that nobody has explained.

use app::pledge::PledgeInput;
use app::{Caller, Period, Project};
use chrono::Duration;
use domain::bank::{self, BankEntry, Direction, Position, Reference};
use domain::pledge::PledgeChannel;
use domain::{Id, Money, PeriodId, PledgeId};
use store::period::Closed;
use tests::TestApp;
use tests::build::{Town, gift};

/// A transfer of the provider that is on the way, a dispute, and cash on its way to the bank. Gives the sum of the
/// transfer.
async fn with_providers(app: &TestApp, town: &Town, project: &Project) -> Money {
    let given = app.give(project, "gertrude", "15").await;
    let made_out = app.sandbox.pay_out(town.city.currency).unwrap().unwrap();
    let payment = app
        .app
        .pledge(given)
        .await
        .unwrap()
        .unwrap()
        .provider_ref
        .unwrap();
    app.sandbox.dispute(&payment, "fraudulent").unwrap();
    app.deliver().await;
    let brought = ("5", app.app.world().now().date_naive(), "cash-to-the-bank");
    app.app
        .deposit_cash(&town.official, town.city.id, brought)
        .await
        .unwrap();
    made_out.amount
}

/// Writes them, and gives the gift that waits for its transfer.
pub async fn books(app: &TestApp, town: &Town, rene: &Caller, project: &Project) -> PledgeId {
    let city = town.city.id;
    let account = ("Town", "BE68 5390 0754 7034", Some("KREDBEBB"));
    app.app
        .set_bank_account(&town.official, city, account)
        .await
        .unwrap();
    // As much as a movement of the stage that carries no reference: one might be the other.
    let promised = PledgeInput {
        channel: PledgeChannel::Transfer,
        ..gift(project, "Rene", "5", "transfer-of-rene")
    };
    let promised = app.app.create_pledge(rene, &promised).await.unwrap().pledge.id;
    let made_out = with_providers(app, town, project).await;
    let last = app
        .app
        .statements(&town.official, city, None, 1)
        .await
        .unwrap()
        .remove(0);
    let came = BankEntry {
        position: Position {
            entry: 1,
            detail: None,
        },
        line: 1,
        amount: made_out,
        direction: Direction::Credit,
        reversal: false,
        booked_on: last.to,
        value_on: None,
        bank_ref: None,
        end_to_end_id: None,
        message_id: None,
        payment_information_id: None,
        reference: Reference::from_number("BE", 4711).ok(),
        remittance: "A reference of nobody’s".to_owned(),
        counterparty_name: Some("Somebody".to_owned()),
        counterparty_account: None,
        code: None,
        return_reason: None,
        details: Vec::new(),
    };
    let given = bank::Statement {
        account: bank::Account::Iban(last.iban),
        currency: town.city.currency,
        id: "2".to_owned(),
        sequence: None,
        from: last.to,
        to: last.to,
        opening: Money::new(last.closing_minor, town.city.currency),
        closing: Money::new(last.closing_minor + made_out.minor, town.city.currency),
        entries: vec![came],
        not_booked: 0,
    };
    app.app
        .take_statements(&town.official, city, &[given])
        .await
        .unwrap();
    close(app, town).await;
    promised
}

/// The period that the stage asks for is closed, and the next is asked for.
async fn close(app: &TestApp, town: &Town) {
    let asked = app
        .app
        .periods(&town.official, town.city.id)
        .await
        .unwrap()
        .remove(0);
    let by = town.official.person().unwrap();
    let closed = Closed {
        by,
        at: app.app.world().now(),
        head: app.app.ledger_head(&town.city).await.unwrap(),
    };
    let next = Period {
        id: PeriodId::new(app.app.world()),
        number: asked.number + 1,
        starts_at: asked.ends_at,
        ends_at: asked.ends_at + Duration::hours(1),
        ..asked.clone()
    };
    let (asked, closed, next) = (&asked, &closed, &next);
    let write = async |conn| {
        assert!(store::period::close(&conn, asked, closed, &[]).await?);
        store::period::insert(&conn, next).await
    };
    assert!(app.database.db.write("period.close", write).await.unwrap());
}
