//! Books with something in every field: a closed period and one that is asked for, a gift by transfer, and movements
//! that nobody has explained.

use app::pledge::PledgeInput;
use app::statement::Explanation;
use app::{
    Caller, CampaignVerdict, LetGo, PayeeAccount, PaymentBatch, PaymentOrder, Payout, Pays, Period, Project,
    Signed, Withdrawal,
};
use chrono::Duration;
use domain::bank::{self, BankEntry, Bic, Direction, Iban, Position, Reference};
use domain::payout::{OrderState, PayoutState};
use domain::pledge::PledgeChannel;
use domain::verdict::Verdict;
use domain::withdrawal::WithdrawalState;
use domain::{
    Id, Money, PaymentBatchId, PaymentOrderId, PayoutId, PeriodId, PersonId, PledgeId, WithdrawalId,
};
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
    let own = BankEntry {
        position: Position {
            entry: 2,
            detail: None,
        },
        line: 2,
        amount: Money::new(300, town.city.currency),
        reference: None,
        ..came.clone()
    };
    let given = bank::Statement {
        account: bank::Account::Iban(last.iban),
        currency: town.city.currency,
        id: "2".to_owned(),
        sequence: None,
        from: last.to,
        to: last.to,
        opening: Money::new(last.closing_minor, town.city.currency),
        closing: Money::new(last.closing_minor + made_out.minor + 300, town.city.currency),
        entries: vec![came, own],
        not_booked: 0,
    };
    app.app
        .take_statements(&town.official, city, &[given])
        .await
        .unwrap();
    let open = app.app.open_entries(&town.official, city, 0, 50).await.unwrap();
    let own = open.iter().find(|open| open.entry.open_minor == 300);
    app.app
        .explain_entry(&town.official, own.unwrap().entry.id, Explanation::Own)
        .await
        .unwrap();
    paid(app, town, (rene.person().unwrap(), project)).await;
    close(app, town).await;
    promised
}

/// What was paid to a project and to Rene, sent back, and refused: as rows, for it takes months otherwise.
async fn paid(app: &TestApp, town: &Town, (rene, project): (PersonId, &Project)) {
    let (city, now) = (town.city.id, app.app.world().now());
    let [odile, paul] = [&town.official, &town.owner].map(|caller| caller.person().unwrap());
    let fred = app
        .person(city, "Fred", domain::person::Role::FinanceOfficer)
        .await;
    let fred = fred.person().unwrap();
    let iban = Iban::parse("FR1420041010050500013M02606").unwrap();
    let bic = Bic::parse("PSSTFRPPPAR").ok();
    let account = PayeeAccount {
        city,
        project: project.id,
        number: 1,
        holder: "Benches".to_owned(),
        iban,
        bic: bic.clone(),
        set_by: paul,
        set_at: now,
    };
    let verdict = CampaignVerdict {
        verdict: Verdict::GoesOn,
        reason: "Two benches are enough.".to_owned(),
        had_succeeded: true,
        decided_at: now,
    };
    let refused = Some(LetGo {
        by: Some(fred),
        at: now,
        reason: Some("Wait.".to_owned()),
    });
    let signed = |by| Some(Signed { by, at: now });
    let payout = |state| Payout {
        id: PayoutId::new(app.app.world()),
        city,
        project: project.id,
        state,
        gifts_minor: 400,
        with_match: true,
        match_minor: Some(100),
        fee_minor: 0,
        event: None,
        account: Some(1),
        requested_by: paul,
        requested_at: now,
        approved: signed(fred),
        confirmed: signed(odile),
        released: None,
    };
    let mut payouts = [payout(PayoutState::Paid), payout(PayoutState::Released)];
    payouts[1].released.clone_from(&refused);
    let withdrawal = |state| Withdrawal {
        id: WithdrawalId::new(app.app.world()),
        city,
        person: rene,
        state,
        amount_minor: 500,
        holder: "Rene".to_owned(),
        iban,
        bic: None,
        requested_at: now,
        approved: signed(fred),
        confirmed: None,
        released: None,
    };
    let mut withdrawals = [
        withdrawal(WithdrawalState::Paid),
        withdrawal(WithdrawalState::Released),
    ];
    withdrawals[1].released = refused;
    let batch = PaymentBatch {
        id: PaymentBatchId::new(app.app.world()),
        city,
        number: 1,
        message_id: "FILE".to_owned(),
        debtor_name: "Town".to_owned(),
        debtor_iban: Iban::parse("BE68539007547034").unwrap(),
        debtor_bic: None,
        requested_on: now.date_naive(),
        created_by: fred,
        created_at: now,
    };
    let order = |position: i32, state, pays| PaymentOrder {
        id: PaymentOrderId::new(app.app.world()),
        city,
        batch: batch.id,
        position,
        state,
        pays,
        end_to_end_id: format!("ORDER{position}"),
        creditor_name: "Benches".to_owned(),
        creditor_iban: iban,
        creditor_bic: bic.clone(),
        amount_minor: 500,
        remittance: "Town".to_owned(),
        paid_on: Some(now.date_naive()),
        returned_on: (state == OrderState::Returned).then(|| now.date_naive()),
        return_reason: (state == OrderState::Returned).then(|| "AC04".to_owned()),
    };
    let orders = [
        order(1, OrderState::Returned, Pays::Payout(payouts[0].id)),
        order(2, OrderState::Paid, Pays::Payout(payouts[0].id)),
        order(3, OrderState::Paid, Pays::Withdrawal(withdrawals[0].id)),
    ];
    let (account, payouts, withdrawals) = (&account, &payouts, &withdrawals);
    let (batch, orders, verdict) = (&batch, &orders, &verdict);
    let write = async |conn: store::Conn| {
        store::campaign_verdict::set(&conn, (city, project.id), verdict, fred).await?;
        store::payee_account::insert(&conn, account).await?;
        for payout in payouts {
            // Not as one that is asked for: a project has one such at a time.
            let asked = Payout {
                state: PayoutState::Returned,
                ..payout.clone()
            };
            store::payout::insert(&conn, &asked).await?;
            store::payout::update(&conn, payout).await?;
        }
        for withdrawal in withdrawals {
            let asked = Withdrawal {
                state: WithdrawalState::Requested,
                ..withdrawal.clone()
            };
            store::withdrawal::insert(&conn, &asked).await?;
            store::withdrawal::update(&conn, withdrawal).await?;
        }
        store::payment_batch::insert(&conn, batch).await?;
        store::payment_order::insert(&conn, orders).await
    };
    app.database.db.write("payment.insert", write).await.unwrap();
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
