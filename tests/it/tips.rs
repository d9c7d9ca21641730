//! What donors give to the platform on top of a gift.

use app::ledger::Account;
use app::pledge::PledgeInput;
use app::{Pledge, Project};
use chrono::Duration;
use domain::CityId;
use domain::person::Role;
use domain::pledge::{PledgeChannel, PledgeState};
use payments::sandbox::Outcome;
use tests::build::{back, double, gift};
use tests::people::code;
use tests::{TestApp, on_both};

use crate::refunds::{balance, pledge};

fn with_tip(project: &Project, amount: &str, tip: &str) -> PledgeInput {
    PledgeInput {
        tip: Some(tip.to_owned()),
        ..gift(project, "ana", amount, "gift-with-tip")
    }
}

/// A gift of twenty with two on top, paid for.
async fn given(app: &TestApp, project: &Project) -> Pledge {
    let made = app
        .app
        .create_pledge(&app.visitor(), &with_tip(project, "20", "2"))
        .await
        .unwrap();
    app.pay(&made.pledge.provider_ref.unwrap(), Outcome::Pay).await;
    pledge(app, made.pledge.id).await
}

/// What is with the provider, held for the project, and the platform's.
async fn books(app: &TestApp, city: CityId, project: &Project) -> [i64; 3] {
    [
        balance(app, city, Account::ProviderClearing).await,
        balance(app, city, Account::ProjectEscrow(project.id)).await,
        balance(app, city, Account::Tip).await,
    ]
}

on_both! {
    async fn it_is_charged_with_the_gift_and_is_no_part_of_it(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        let fred = app.person(city, "Fred", Role::FinanceOfficer).await;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "100", double()).await;
        let gift = given(&app, &project).await;
        assert_eq!((gift.state, gift.amount_minor, gift.tip_minor, gift.match_minor), (PledgeState::Confirmed, 2_000, 200, 2_000));
        let paid = app.sandbox.payment(gift.provider_ref.as_deref().unwrap()).unwrap();
        assert_eq!(paid.amount.minor, 2_200);
        assert_eq!(books(&app, city, &project).await, [2_200, 2_000, 200]);
        let project = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        assert_eq!((project.crowd_minor, project.match_minor), (2_000, 2_000));
        let receipt = app.app.receipt(gift.id).await.unwrap();
        assert_eq!((receipt.gift.minor, receipt.tip.minor), (2_000, 200));
        app.assert_clean().await;

        // A part that goes back is the gift's; with the rest of the gift goes what came on top.
        app.app.refund_gift(&fred, gift.id, &back(Some("5"), "Paid twice")).await.unwrap();
        app.deliver().await;
        assert_eq!(books(&app, city, &project).await, [1_700, 1_500, 200]);
        app.app.refund_gift(&fred, gift.id, &back(Some("15"), "All of it")).await.unwrap();
        app.deliver().await;
        let back = pledge(&app, gift.id).await;
        assert_eq!((back.state, back.refunded_minor, back.tip_returned_minor), (PledgeState::Refunded, 2_000, 200));
        assert_eq!(books(&app, city, &project).await, [0, 0, 0]);
        app.assert_clean().await;
    }
}

on_both! {
    async fn it_goes_back_with_a_campaign_that_falls_short(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        let gift = given(&app, &project).await;
        app.wait(Duration::days(41));
        app.app.end_what_is_over().await.unwrap();
        app.app.refund_pledge(gift.id).await.unwrap();
        // The bank does not take it: it is the donor's, in the wallet, all of it.
        let reference = gift.provider_ref.unwrap();
        app.sandbox.fail_refund(&reference, &format!("refund:{}:0", gift.id)).unwrap();
        app.deliver().await;
        let back = pledge(&app, gift.id).await;
        assert_eq!((back.state, back.wallet_minor, back.tip_returned_minor), (PledgeState::Refunded, 2_200, 200));
        assert_eq!(balance(&app, town.city.id, Account::DonorWallet(back.person)).await, 2_200);
        assert_eq!(books(&app, town.city.id, &project).await, [2_200, 0, 0]);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_dispute_takes_it_back_and_a_dispute_that_is_won_after_all_brings_it_back(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        let project = app.project(&town, "Benches", "1000").await;
        let gift = given(&app, &project).await;
        let reference = gift.provider_ref.unwrap();
        app.sandbox.dispute(&reference, "fraudulent").unwrap();
        app.deliver().await;
        assert_eq!(books(&app, city, &project).await, [0, 2_000, 200]);
        app.sandbox.settle_dispute(&reference, false).unwrap();
        app.deliver().await;
        assert_eq!(books(&app, city, &project).await, [0, 0, 0]);
        assert_eq!(balance(&app, city, Account::Loss).await, 0);
        assert_eq!(pledge(&app, gift.id).await.tip_returned_minor, 200);
        app.assert_clean().await;
        app.sandbox.settle_dispute(&reference, true).unwrap();
        app.deliver().await;
        let won = pledge(&app, gift.id).await;
        assert_eq!(balance(&app, city, Account::DonorWallet(won.person)).await, 2_200);
        app.assert_clean().await;
    }
}

on_both! {
    async fn nothing_is_added_that_its_donor_did_not_mean(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        for (tip, expected) in [("20.01", "AMOUNT_TOO_LARGE"), ("-1", "AMOUNT_NEGATIVE"), ("much", "NOT_AN_AMOUNT")] {
            let refused = app.app.create_pledge(&app.visitor(), &with_tip(&project, "20", tip)).await;
            assert_eq!(code(refused), expected, "{tip}");
        }
        let by_transfer = PledgeInput { channel: PledgeChannel::Transfer, ..with_tip(&project, "20", "2") };
        let Err(app::AppError::Refused(problems)) = app.app.create_pledge(&app.visitor(), &by_transfer).await else {
            panic!("taken")
        };
        assert!(problems.iter().any(|problem| problem.field == "input.tip" && problem.kind.code() == "TIP_BY_CARD_ONLY"));
        for (tip, minor) in [(None, 0), (Some(" "), 0), (Some("0"), 0)] {
            let input = PledgeInput { tip: tip.map(str::to_owned), ..gift(&project, "bob", "20", "without-a-tip") };
            let made = app.app.create_pledge(&app.visitor(), &input).await.unwrap();
            assert_eq!(made.pledge.tip_minor, minor);
        }
        // The same key for another sum is another intention.
        app.app.create_pledge(&app.visitor(), &with_tip(&project, "20", "2")).await.unwrap();
        let other = app.app.create_pledge(&app.visitor(), &with_tip(&project, "20", "3")).await;
        assert_eq!(code(other), "KEY_REUSED");
    }
}

on_both! {
    async fn what_a_gift_costs_is_known_before_it_is_paid(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        let quote = app.app.quote(&app.visitor(), project.id, "20").await.unwrap();
        assert_eq!((quote.fees.platform.minor, quote.fees.reaches.minor), (0, 2_000));
        assert_eq!(quote.fees.provider.unwrap().minor, 55, "as the sandbox will take it");
        let with_fee = app.set_up(5, |settings| settings.payout_fee_bps = 250).await;
        let quote = with_fee.quote(&app.visitor(), project.id, "20.01").await.unwrap();
        assert_eq!((quote.fees.platform.minor, quote.fees.reaches.minor), (50, 1_951));
    }
}
