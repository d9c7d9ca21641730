//! Movements that are explained and taken back at random: what an explanation did to the books, its taking back undoes
//! to the cent, and in the end the books are as if nobody had said anything.

use std::collections::BTreeMap;

use app::statement::{Explanation, OpenEntry};
use app::withdrawal::WithdrawalInput;
use app::{AppError, Caller};
use chrono::Duration;
use domain::cash::CashKind;
use domain::{CityId, Currency, StatementEntryId};
use tests::build::double;
use tests::dice::Dice;
use tests::{TestApp, on_both};

use super::shown;
use crate::cash::{on_table, open};
use crate::transfers::{promise, statement, town_with_account};

const STEPS: usize = 60;

/// Movements of every kind, none of which says what it is.
async fn scene(app: &TestApp) -> (Caller, CityId) {
    let (town, fred) = town_with_account(app).await;
    let city = town.city.id;
    let project = app.project(&town, "Benches", "1000").await;
    app.pool(&town, "Double", "70", double()).await;
    // Money that will be in an order to the bank.
    let (eve, written) = promise(app, &project, "eve", "50").await;
    let given = statement(5, 0, &[(5_000, &written, "EVE")]);
    app.app.take_statements(&fred, city, &[given]).await.unwrap();
    app.app.refund_pledge(eve.id).await.unwrap();
    let own = app.signed_in("eve@guest.example").await;
    let asked = WithdrawalInput {
        city,
        amount: "50".to_owned(),
        holder: "Eve".to_owned(),
        iban: "FR14 2004 1010 0505 0001 3M02 606".to_owned(),
        bic: None,
        key: "withdraw-all".to_owned(),
    };
    let asked = app.app.request_withdrawal(&own, &asked).await.unwrap();
    app.app.approve_withdrawal(&fred, asked.id).await.unwrap();
    let on = (app.app.world().now() + Duration::hours(2)).date_naive();
    app.app.order_payments(&fred, city, on).await.unwrap();
    // Cash on its way to the bank, in two deposits.
    let table = open(app, &fred, city, "count-one").await;
    let gift = on_table(&project, CashKind::Cash, "30", "one");
    app.app.add_cash_gift(&fred, table, &gift).await.unwrap();
    app.app.count_cash(&fred, table, ("30", "")).await.unwrap();
    app.app
        .confirm_cash_count(&town.official, table, ("30", ""))
        .await
        .unwrap();
    let today = app.app.world().now().date_naive();
    for (amount, key) in [("20", "deposit-one"), ("10", "deposit-two")] {
        app.app
            .deposit_cash(&fred, city, (amount, today, key))
            .await
            .unwrap();
    }
    app.give(&project, "ana", "40").await;
    let made_out = app.sandbox.pay_out(Currency::EUR).unwrap().unwrap();
    app.deliver().await;
    for (guest, amount) in [("bob", "40"), ("cyd", "25"), ("dora", "10")] {
        promise(app, &project, guest, amount).await;
    }
    let lines = [
        (4_000, "don", "BOB"),
        (3_000, "don", "CYD"),
        (1_990, "especes", "BANK"),
        (1_010, "especes", "BANK"),
        (made_out.amount.minor, "payout", "SANDBOX"),
        (-350, "frais", "BANK"),
        (-5_000, "virement", "EVE"),
        (5_000, "retour", "EVE"),
        (-700, "retrait", "VILLE"),
    ];
    let given = statement(6, 5_000, &lines);
    app.app.take_statements(&fred, city, &[given]).await.unwrap();
    (fred, city)
}

/// What somebody might take a movement for.
fn any(dice: &mut Dice, open: &OpenEntry) -> Explanation {
    let mut choices = vec![Explanation::Own, Explanation::BankFee];
    for _ in 0..3 {
        choices.extend(
            open.proposals
                .iter()
                .map(|found| Explanation::Pledge(found.pledge.id)),
        );
        choices.extend(open.deposits.iter().map(|found| Explanation::Deposit(found.id)));
        choices.extend(open.transfers.iter().map(|found| Explanation::Transfer(found.id)));
        choices.extend(open.orders.iter().map(|found| Explanation::Order(found.id)));
    }
    *dice.pick(&choices)
}

/// What one state of the books is more than another.
fn change(from: &BTreeMap<String, i64>, to: &BTreeMap<String, i64>) -> BTreeMap<String, i64> {
    let mut change = to.clone();
    for (account, minor) in from {
        *change.entry(account.clone()).or_default() -= minor;
    }
    change.retain(|_, minor| *minor != 0);
    change
}

fn add(sum: &mut BTreeMap<String, i64>, more: &BTreeMap<String, i64>) {
    for (account, minor) in more {
        *sum.entry(account.clone()).or_default() += minor;
    }
    sum.retain(|_, minor| *minor != 0);
}

/// Takes one back, where that can still be done; gives whether it could.
async fn take_back(
    app: &TestApp,
    fred: &Caller,
    id: StatementEntryId,
    did: &mut BTreeMap<StatementEntryId, BTreeMap<String, i64>>,
) -> bool {
    let before = shown(app).await;
    match app.app.take_back_explanation(fred, id, "A mistake").await {
        Ok(_) => {
            let mut sum = did.remove(&id).unwrap();
            add(&mut sum, &change(&before, &shown(app).await));
            assert_eq!(sum, BTreeMap::new());
            true
        }
        Err(AppError::Refused(problems)) => {
            let code = problems.iter().next().unwrap().kind.code();
            assert_eq!(code, "PAYMENT_MOVED_ON", "the way there is the way back");
            assert_eq!(change(&before, &shown(app).await), BTreeMap::new());
            false
        }
        Err(error) => panic!("{error}"),
    }
}

on_both! {
    async fn what_is_said_and_taken_back_at_random_leaves_the_books_as_they_were(app: TestApp) {
        let mut dice = Dice(tests::asked_for("SEED", 11));
        let (fred, city) = scene(&app).await;
        let at_first = shown(&app).await;
        let mut did: BTreeMap<StatementEntryId, BTreeMap<String, i64>> = BTreeMap::new();
        let mut taken_back = 0;
        for step in 0..STEPS {
            let open = app.app.open_entries(&fred, city, 0, 50).await.unwrap();
            if !did.is_empty() && (open.is_empty() || dice.roll(5) < 2) {
                let ids: Vec<_> = did.keys().copied().collect();
                taken_back += usize::from(take_back(&app, &fred, *dice.pick(&ids), &mut did).await);
            } else {
                let one = open[dice.index(open.len())].clone();
                let (explanation, before) = (any(&mut dice, &one), shown(&app).await);
                match app.app.explain_entry(&fred, one.entry.id, explanation).await {
                    Ok(_) => add(did.entry(one.entry.id).or_default(), &change(&before, &shown(&app).await)),
                    Err(AppError::Refused(_)) => {}
                    Err(error) => panic!("{error}"),
                }
            }
            if step.is_multiple_of(6) {
                app.assert_clean().await;
                crate::invariants::hold(&app).await;
            }
        }
        assert!(taken_back > 5, "{taken_back}");
        // What came back was paid first: one way out is found in two rounds.
        for _ in 0..2 {
            for id in did.keys().copied().collect::<Vec<_>>() {
                take_back(&app, &fred, id, &mut did).await;
            }
        }
        assert!(did.is_empty(), "{did:?}");
        assert_eq!(shown(&app).await, at_first);
        app.assert_clean().await;
        crate::invariants::hold(&app).await;
    }
}
