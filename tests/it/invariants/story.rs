//! A town in which everything happens once that moves money: so that there is a row to break everywhere.

use app::ledger::Account;
use app::payout::PayoutInput;
use app::pledge::PledgeInput;
use app::receipt::Wanted;
use app::statement::Explanation;
use app::withdrawal::WithdrawalInput;
use app::{Caller, Project};
use chrono::Duration;
use domain::cash::CashKind;
use domain::person::Role;
use domain::pledge::PledgeChannel;
use domain::{CityId, Currency};
use tests::TestApp;
use tests::build::{Town, back, double, gift};

use crate::cash::{on_table, open};
use crate::payouts::told as told_by_bank;
use crate::receipts::{donor, french, guest, may_issue};
use crate::refunds::{balance, pledge};
use crate::transfers::{promise, statement, town_with_account};

/// Where the town's money goes.
const IBAN: &str = "FR14 2004 1010 0505 0001 3M02 606";

/// The town and who keeps its books.
struct Told {
    town: Town,
    fred: Caller,
    /// The balance of the last statement.
    at_bank: i64,
}

impl Told {
    fn city(&self) -> CityId {
        self.town.city.id
    }
}

pub async fn told(app: &TestApp) {
    let (town, fred) = town_with_account(app).await;
    let project = app.project(&town, "Benches", "100").await;
    app.pool(&town, "Double", "1000", double()).await;
    let mut told = Told {
        town,
        fred,
        at_bank: 0,
    };
    by_card(app, &told, &project).await;
    at_a_table(app, &told, &project).await;
    statement_of_all(app, &mut told, &project).await;
    out_of_a_wallet(app, &mut told).await;
    app.wait(Duration::days(45));
    app.app.end_what_is_over().await.unwrap();
    to_the_project(app, &mut told, &project).await;
    receipts(app, &told).await;
    app.deliver().await;
    app.app.decide_all().await.unwrap();
}

/// One part goes back, one refund does not arrive, one gift is disputed and lost, and another is in dispute.
async fn by_card(app: &TestApp, told: &Told, project: &Project) {
    let ana = app.give(project, "ana", "60").await;
    let asked = back(Some("10"), "Paid twice");
    app.app.refund_gift(&told.fred, ana, &asked).await.unwrap();
    let eve = app.give(project, "eve", "20.98").await;
    app.app.refund_pledge(eve).await.unwrap();
    for (guest, ends) in [("cyd", Some(false)), ("ivo", Some(true)), ("jan", None)] {
        let disputed = app.give(project, guest, "30").await;
        let reference = pledge(app, disputed).await.provider_ref.unwrap();
        app.sandbox.dispute(&reference, "fraudulent").unwrap();
        app.deliver().await;
        if let Some(is_won) = ends {
            app.sandbox.settle_dispute(&reference, is_won).unwrap();
        }
        app.deliver().await;
    }
    // What did not arrive is given again.
    let again = PledgeInput {
        channel: PledgeChannel::Wallet,
        email: None,
        ..gift(project, "eve", "5", "from-the-wallet")
    };
    let eve = app.signed_in("eve@guest.example").await;
    app.app.create_pledge(&eve, &again).await.unwrap();
}

async fn at_a_table(app: &TestApp, told: &Told, project: &Project) {
    let (city, official, today) = (
        told.city(),
        &told.town.official,
        app.app.world().now().date_naive(),
    );
    let count = open(app, &told.fred, city, "count-one").await;
    for (kind, amount) in [(CashKind::Cash, "15"), (CashKind::Cheque, "10")] {
        let given = on_table(project, kind, amount, amount);
        app.app.add_cash_gift(&told.fred, count, &given).await.unwrap();
    }
    app.app.count_cash(&told.fred, count, ("15", "10")).await.unwrap();
    app.app
        .confirm_cash_count(official, count, ("15", "10"))
        .await
        .unwrap();
    app.app
        .deposit_cash(&told.fred, city, ("20", today, "deposit-one"))
        .await
        .unwrap();
}

/// A transfer of a donor, cash of which a cent is missing, the provider's transfer, a charge, the holder's own money.
async fn statement_of_all(app: &TestApp, told: &mut Told, project: &Project) {
    let (city, fred) = (told.city(), &told.fred);
    let (dora, reference) = promise(app, project, "dora", "40").await;
    let paid_out = app.sandbox.pay_out(Currency::EUR).unwrap().unwrap();
    app.deliver().await;
    let named = format!("SETTLEMENT {}", paid_out.reference);
    let lines = [
        (4_000, reference.as_str(), "DORA"),
        (1_999, "REMISE ESPECES", "BANK"),
        (paid_out.amount.minor, &named, "SANDBOX"),
        (-350, "FRAIS", "BANK"),
        (70_000, "dotation", "VILLE"),
        (123, "?", "SOMEBODY"),
    ];
    let given = statement(5, 0, &lines);
    told.at_bank = given.closing.minor;
    app.app.take_statements(fred, city, &[given]).await.unwrap();
    for open in app.app.open_entries(fred, city, 0, 10).await.unwrap() {
        let explanation = match open.entry.open_minor {
            -350 => Explanation::BankFee,
            70_000 => Explanation::Own,
            1_999 => Explanation::Deposit(open.deposits[0].id),
            _ => continue,
        };
        app.app
            .explain_entry(fred, open.entry.id, explanation)
            .await
            .unwrap();
    }
    assert!(pledge(app, dora.id).await.confirmed_at.is_some());
}

/// What is left in a wallet is asked for in two parts: one is paid, and one waits.
async fn out_of_a_wallet(app: &TestApp, told: &mut Told) {
    let city = told.city();
    let eve = app.signed_in("eve@guest.example").await;
    for (amount, key) in [("6", "withdraw-one"), ("4", "withdraw-two")] {
        let asked = WithdrawalInput {
            city,
            amount: amount.to_owned(),
            holder: "Eve".to_owned(),
            iban: IBAN.to_owned(),
            bic: None,
            key: key.to_owned(),
        };
        let asked = app.app.request_withdrawal(&eve, &asked).await.unwrap();
        if amount == "6" {
            app.app.approve_withdrawal(&told.fred, asked.id).await.unwrap();
            paid_by_bank(app, told, 6).await;
        }
    }
    let held = Account::DonorHeld(eve.person().unwrap());
    assert_eq!(balance(app, city, held).await, 400);
}

/// Whatever is approved is ordered, and is on the statement of a day.
async fn paid_by_bank(app: &TestApp, told: &mut Told, day: u32) {
    let (city, fred) = (told.city(), &told.fred);
    let on = (app.app.world().now() + Duration::hours(2)).date_naive();
    let batch = app.app.order_payments(fred, city, on).await.unwrap();
    let orders = app.app.orders_of_batch(fred, &batch).await.unwrap();
    let lines: Vec<_> = orders
        .iter()
        .map(|order| (-order.amount_minor, Some(order.end_to_end_id.as_str())))
        .collect();
    let given = told_by_bank(day, told.at_bank, &lines);
    told.at_bank = given.closing.minor;
    let taken = app.app.take_statements(fred, city, &[given]).await.unwrap();
    assert_eq!(taken[0].open, 0);
}

async fn to_the_project(app: &TestApp, told: &mut Told, project: &Project) {
    let flora = app.person(told.city(), "Flora", Role::FinanceOfficer).await;
    let account = ("Les Bancs", IBAN, None);
    app.app
        .set_payee_account(&told.town.owner, project.id, account)
        .await
        .unwrap();
    let asked = PayoutInput {
        project: project.id,
        gifts: Some("50".to_owned()),
        with_match: true,
        key: "payment-one".to_owned(),
    };
    let payout = app.app.request_payout(&told.fred, &asked).await.unwrap();
    for by in [&told.town.official, &flora] {
        app.app.approve_payout(by, payout.id, 1).await.unwrap();
    }
    paid_by_bank(app, told, 20).await;
}

/// One holds, and one was withdrawn because its gift went back.
async fn receipts(app: &TestApp, told: &Told) {
    may_issue(app, told.city(), &french()).await;
    for name in ["ana", "ivo"] {
        let caller = guest(app, name).await;
        let given = app
            .app
            .pledges_of_person(caller.person().unwrap(), None, 10)
            .await
            .unwrap();
        let wanted = Wanted::Gift(given[0].id);
        app.app
            .ask_for_receipt(&caller, wanted, &donor(name))
            .await
            .unwrap();
        if name == "ivo" {
            app.app.refund_pledge(given[0].id).await.unwrap();
        }
    }
}
