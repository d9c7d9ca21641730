//! Cities with payment accounts of their own. The banks call their payments by the same names.

use std::sync::Arc;

use app::ledger::Account;
use app::payment::Webhook;
use app::payment_account::PaymentAccount;
use app::{AppError, AppResult, Pledge, Project};
use chrono::Duration;
use domain::campaign::Charging;
use domain::fee::CardPrice;
use domain::person::Role;
use domain::pledge::{Capture, PledgeState};
use domain::project::ProjectState;
use domain::{Currency, Id, PledgeId};
use payments::sandbox::{Outcome, Sandbox};
use payments::{Headers, PaymentRequest, PaymentState, Provider, ProviderRef, WebhookError};
use tests::build::{Town, back, eur, gift};
use tests::people::code;
use tests::{TestApp, account_of, on_both};

use crate::refunds::{balance, pledge};

/// The name of the account of the city in the south.
const SOUTH: &str = "account-of-south";

/// Two cities: one in the north that uses the account for everybody, one in the south with an account of its own.
struct Scene {
    app: TestApp,
    north: Town,
    south: Town,
    bank: Arc<Sandbox>,
}

impl Scene {
    async fn new(app: TestApp) -> Scene {
        let bank = app.bank(|settings| settings.secret = b"a secret of the south".to_vec());
        Self::with(app, bank).await
    }

    async fn with(mut app: TestApp, bank: Arc<Sandbox>) -> Scene {
        let (north, south) = (
            app.town_called("north", "North").await,
            app.town_called("south", "South").await,
        );
        app.app = app
            .app
            .clone()
            .with_accounts_of_cities(vec![account_of("south", bank.clone())]);
        Scene {
            app,
            north,
            south,
            bank,
        }
    }

    /// A gift in the north and one in the south, begun and not paid yet.
    async fn begun(&self) -> (Pledge, Pledge) {
        let benches = self.app.project(&self.north, "Benches", "1000").await;
        let trees = self.app.project(&self.south, "Trees", "1000").await;
        (self.begin(&benches, "20").await, self.begin(&trees, "30").await)
    }

    async fn begin(&self, project: &Project, amount: &str) -> Pledge {
        let input = gift(project, "ana", amount, &format!("gift-{}", project.id));
        self.app
            .app
            .create_pledge(&self.app.visitor(), &input)
            .await
            .unwrap()
            .pledge
    }

    /// Pays a gift in the south.
    async fn pay(&self, gift: &Pledge) {
        self.bank
            .decide(gift.provider_ref.as_deref().unwrap(), Outcome::Pay)
            .unwrap();
        self.app.deliver_to(SOUTH, &self.bank).await;
    }

    async fn state(&self, id: PledgeId) -> PledgeState {
        pledge(&self.app, id).await.state
    }
}

/// How a gift's payment stands at a bank.
fn at(bank: &Sandbox, gift: &Pledge) -> (PaymentState, i64) {
    let payment = bank.payment(gift.provider_ref.as_deref().unwrap()).unwrap();
    (payment.state, payment.refunded().minor)
}

/// A job says why it cannot be done, and is tried again.
fn assert_not_set_up(result: AppResult<()>) {
    match result {
        Err(AppError::Internal(reason)) => {
            assert!(reason.contains("“account-of-south” is not set up"), "{reason}")
        }
        other => panic!("{other:?}"),
    }
}

/// Somebody begins to pay into an account for something that is not ours.
async fn something_else(bank: &Sandbox, key: &str) -> ProviderRef {
    let request = PaymentRequest {
        key: key.to_owned(),
        pledge: Id::from_uuid(uuid::Uuid::from_u128(1)),
        city: Id::from_uuid(uuid::Uuid::from_u128(2)),
        amount: eur(1_000),
        description: "A swim in the public bath".to_owned(),
        return_url: "http://localhost:8080/".to_owned(),
        capture: Capture::Now,
    };
    bank.start(&request).await.unwrap().provider_ref
}

async fn pays_for_something_else(bank: &Sandbox, key: &str) {
    let payment = something_else(bank, key).await;
    bank.decide(payment.as_str(), Outcome::Pay).unwrap();
}

on_both! {
    async fn a_gift_goes_to_the_account_of_its_city_and_is_looked_up_and_given_back_there(app: TestApp) {
        let scene = Scene::new(app).await;
        let (app, bank) = (&scene.app, &scene.bank);
        let (north, south) = scene.begun().await;
        assert_eq!((north.provider.as_str(), south.provider.as_str()), ("sandbox", SOUTH));
        assert_eq!(north.provider_ref, south.provider_ref, "both banks call it the same");
        scene.pay(&south).await;
        assert_eq!((scene.state(north.id).await, scene.state(south.id).await), (PledgeState::Pending, PledgeState::Confirmed));
        assert_eq!(balance(app, scene.south.city.id, Account::ProviderClearing).await, 3_000);
        assert_eq!(balance(app, scene.north.city.id, Account::ProviderClearing).await, 0);
        // Asked for, each is asked of its own: nobody has paid the one, and the other stands as it does.
        for id in [north.id, south.id] {
            app.app.refresh_pledge(id).await.unwrap();
        }
        assert_eq!((scene.state(north.id).await, scene.state(south.id).await), (PledgeState::Pending, PledgeState::Confirmed));
        app.sandbox.decide(north.provider_ref.as_deref().unwrap(), Outcome::Pay).unwrap();
        app.app.refresh_pledge(north.id).await.unwrap();
        assert_eq!(scene.state(north.id).await, PledgeState::Confirmed);

        app.app.refund_pledge(south.id).await.unwrap();
        assert_eq!(at(bank, &south), (PaymentState::Captured, 3_000));
        assert_eq!(at(&app.sandbox, &north), (PaymentState::Captured, 0));
        app.deliver_to(SOUTH, bank).await;
        app.deliver().await;
        assert_eq!((scene.state(north.id).await, scene.state(south.id).await), (PledgeState::Confirmed, PledgeState::Refunded));
        // One that nobody pays is called off where it was begun.
        let trees = app.project(&scene.south, "More trees", "1000").await;
        let late = scene.begin(&trees, "40").await;
        app.wait(Duration::days(2));
        app.app.refresh_waiting().await.unwrap();
        assert_eq!((scene.state(late.id).await, at(bank, &late).0), (PledgeState::Expired, PaymentState::Cancelled));
        app.assert_clean().await;
    }
}

on_both! {
    async fn an_account_is_believed_about_its_own_payments_only(app: TestApp) {
        let scene = Scene::new(app).await;
        let (app, bank) = (&scene.app, &scene.bank);
        let (north, south) = scene.begun().await;
        let benches = app.project(&scene.north, "More benches", "1000").await;
        let second = scene.begin(&benches, "10").await;
        let other = something_else(bank, "a-swim").await;
        assert_eq!(second.provider_ref.as_deref(), Some(other.as_str()));
        bank.decide(south.provider_ref.as_deref().unwrap(), Outcome::Pay).unwrap();
        let parcel = bank.step().unwrap();
        let headers: Headers = parcel.headers.iter().cloned().collect();
        let taken = app.app.take_webhook("sandbox", &headers, &parcel.body).await.unwrap();
        assert!(matches!(taken, Webhook::Refused(WebhookError::Forged)), "{taken:?}");
        assert_eq!(code(app.app.take_webhook("account-of-north", &headers, &parcel.body).await), "NOT_FOUND");
        assert_eq!((scene.state(north.id).await, scene.state(south.id).await), (PledgeState::Pending, PledgeState::Pending));
        app.deliver_to(SOUTH, bank).await;

        // Rightly signed by the south, about what only the north knows under this name.
        bank.decide(other.as_str(), Outcome::Pay).unwrap();
        let mut answers = Vec::new();
        while let Some(parcel) = bank.step() {
            let headers: Headers = parcel.headers.iter().cloned().collect();
            answers.push(app.app.take_webhook(SOUTH, &headers, &parcel.body).await.unwrap());
            bank.settle(&parcel, true).unwrap();
        }
        assert!(answers.iter().all(|answer| matches!(answer, Webhook::UnknownPledge)), "{answers:?}");
        assert_eq!(scene.state(second.id).await, PledgeState::Pending);
        app.pay(other.as_str(), Outcome::Pay).await;
        assert_eq!(scene.state(second.id).await, PledgeState::Confirmed);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_promise_is_charged_or_dropped_by_the_account_that_saved_it(app: TestApp) {
        let scene = Scene::new(app).await;
        let (app, bank) = (&scene.app, &scene.bank);
        for town in [&scene.north, &scene.south] {
            let terms = (3, Charging::AtSuccess);
            app.app.set_campaign_terms(&town.official, town.city.id, terms).await.unwrap();
        }
        let (north, south) = scene.begun().await;
        let trees = app.project(&scene.south, "Few trees", "20").await;
        let charged = scene.begin(&trees, "25").await;
        for gift in [&south, &charged] {
            scene.pay(gift).await;
            assert_eq!(scene.state(gift.id).await, PledgeState::Authorized);
        }
        app.pay(north.provider_ref.as_deref().unwrap(), Outcome::Pay).await;
        app.wait(Duration::days(45));
        app.app.end_what_is_over().await.unwrap();
        app.app.refund_pledge(south.id).await.unwrap();
        let without = app.another(7).await;
        for refused in [without.charge_pledge(charged.id).await, without.drop_payment(south.id).await] {
            assert_not_set_up(refused);
        }
        app.app.charge_pledge(charged.id).await.unwrap();
        app.app.drop_payment(south.id).await.unwrap();
        assert_eq!((at(bank, &charged).0, at(bank, &south).0), (PaymentState::Captured, PaymentState::Cancelled));
        assert_eq!(at(&app.sandbox, &north).0, PaymentState::Saved, "nobody has asked for this one");
        assert_eq!((scene.state(charged.id).await, scene.state(south.id).await), (PledgeState::Confirmed, PledgeState::Cancelled));
        assert_eq!(balance(app, scene.south.city.id, Account::ProviderClearing).await, 2_500);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_transfer_of_a_citys_own_account_is_the_citys_whatever_it_is_about(app: TestApp) {
        let scene = Scene::new(app).await;
        let (app, bank) = (&scene.app, &scene.bank);
        let (north, south) = scene.begun().await;
        scene.pay(&south).await;
        app.pay(north.provider_ref.as_deref().unwrap(), Outcome::Pay).await;
        pays_for_something_else(bank, "a-swim").await;
        let (of_north, of_south) = (app.sandbox.pay_out(Currency::EUR).unwrap().unwrap(), bank.pay_out(Currency::EUR).unwrap().unwrap());
        // The schedule asks for those of both, and the notice of one for its own again.
        assert_eq!(app.app.take_transfers().await.unwrap(), 2);
        app.deliver_to(SOUTH, bank).await;
        for (town, account, made_out, paid, other) in [
            (&scene.north, "sandbox", of_north, 2_000, 0),
            (&scene.south, SOUTH, of_south, 3_000, 1_000),
        ] {
            let city = town.city.id;
            let transfers = app.app.provider_transfers(&town.official, city, None, 10).await.unwrap();
            let [transfer] = transfers.as_slice() else { panic!("{transfers:?}") };
            assert_eq!((transfer.provider.as_str(), transfer.amount_minor), (account, made_out.amount.minor));
            assert_eq!(transfer.amount_minor + transfer.fee_minor, paid + other);
            assert_eq!(transfer.other_minor, other);
            assert_eq!(balance(app, city, Account::ProviderTransit).await, transfer.amount_minor);
            assert_eq!(app.app.provider_of_account(&transfer.provider), "sandbox");
        }
        // One that is all about something else is known by whose account it is.
        pays_for_something_else(bank, "another-swim").await;
        bank.pay_out(Currency::EUR).unwrap().unwrap();
        app.deliver_to(SOUTH, bank).await;
        assert_eq!(app.app.count_provider_transfers(&scene.south.official, scene.south.city.id).await.unwrap(), 2);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_payment_whose_account_is_gone_is_left_alone_and_said_to_be(app: TestApp) {
        let scene = Scene::new(app).await;
        let (app, bank) = (&scene.app, &scene.bank);
        let fred = app.person(scene.south.city.id, "Fred", Role::FinanceOfficer).await;
        let (north, waits) = scene.begun().await;
        let trees = app.project(&scene.south, "More trees", "1000").await;
        let paid = scene.begin(&trees, "50").await;
        scene.pay(&paid).await;
        let known = bank.payment(waits.provider_ref.as_deref().unwrap());

        let without = app.another(7).await;
        assert_eq!(code(without.refresh_pledge(waits.id).await), "NO_PAYMENT_ACCOUNT");
        assert_eq!(code(without.refund_gift(&fred, paid.id, &back(None, "Paid twice")).await), "NO_PAYMENT_ACCOUNT");
        assert_not_set_up(without.refund_pledge(paid.id).await);
        bank.decide(waits.provider_ref.as_deref().unwrap(), Outcome::Pay).unwrap();
        let parcel = bank.step().unwrap();
        let headers: Headers = parcel.headers.iter().cloned().collect();
        assert_eq!(code(without.take_webhook(SOUTH, &headers, &parcel.body).await), "NOT_FOUND");
        // The schedule asks about the others, and whoever gives now gives by the account that is left.
        app.sandbox.decide(north.provider_ref.as_deref().unwrap(), Outcome::Pay).unwrap();
        app.wait(Duration::days(2));
        assert_eq!(without.refresh_waiting().await.unwrap(), 1);
        assert_eq!(scene.state(north.id).await, PledgeState::Confirmed);
        let input = gift(&trees, "bob", "10", "gift-of-bob");
        let new = without.create_pledge(&app.visitor(), &input).await.unwrap().pledge;
        assert_eq!(new.provider, "sandbox");
        assert_eq!((scene.state(waits.id).await, scene.state(paid.id).await), (PledgeState::Pending, PledgeState::Confirmed));
        assert_eq!((known.unwrap().state, at(bank, &paid)), (PaymentState::Open, (PaymentState::Captured, 0)));
        app.assert_clean().await;
        // Set up again, it goes on.
        app.app.refresh_pledge(waits.id).await.unwrap();
        app.app.refund_pledge(paid.id).await.unwrap();
        assert_eq!((scene.state(waits.id).await, scene.state(paid.id).await), (PledgeState::Confirmed, PledgeState::Refunded));
        app.assert_clean().await;
    }
}

on_both! {
    async fn donors_read_the_prices_of_their_citys_account(app: TestApp) {
        let scene = Scene::new(app).await;
        let priced = PaymentAccount {
            card_price: Some(CardPrice { bps: 100, each_minor: 10 }),
            platform_fee_bps: Some(500),
            ..account_of("south", scene.bank.clone())
        };
        let app = scene.app.set_up(5, |settings| settings.payout_fee_bps = 250).await;
        let app = app.with_accounts_of_cities(vec![priced]);
        for (town, expected) in [(&scene.north, (50, 1_950, 55)), (&scene.south, (100, 1_900, 30))] {
            let project = scene.app.project(town, &format!("Benches of the {}", town.city.slug), "1000").await;
            let fees = app.quote(&scene.app.visitor(), project.id, "20").await.unwrap().fees;
            let found = (fees.platform.minor, fees.reaches.minor, fees.provider.unwrap().minor);
            assert_eq!(found, expected, "{}", town.city.slug);
        }
        let unpriced = scene.app.app.fees(&scene.south.city, eur(2_000)).unwrap();
        assert_eq!(unpriced.provider, None, "the price of another account is not told");
    }
}

on_both! {
    async fn an_account_that_saves_no_cards_charges_at_once_and_says_so_before(app: TestApp) {
        let bank = app.bank(|settings| settings.saves_methods = false);
        let scene = Scene::with(app, bank).await;
        let app = &scene.app;
        for (town, capture) in [(&scene.north, Capture::Saved), (&scene.south, Capture::Now)] {
            let terms = (3, Charging::AtSuccess);
            let terms = app.app.set_campaign_terms(&town.official, town.city.id, terms).await.unwrap();
            assert_eq!(app.app.can_charge_later(&town.city), capture == Capture::Saved);
            let project = app.project(town, &format!("Benches of the {}", town.city.slug), "1000").await;
            assert_eq!(app.app.capture_of(&town.city, terms, &project), capture);
            assert_eq!(app.app.quote(&app.visitor(), project.id, "20").await.unwrap().capture, capture);
            assert_eq!(scene.begin(&project, "20").await.capture, capture);
        }
        let project = app.project(&scene.south, "Trees", "1000").await;
        let given = scene.begin(&project, "30").await;
        scene.pay(&given).await;
        assert_eq!(scene.state(given.id).await, PledgeState::Confirmed);
        app.wait(Duration::days(45));
        app.app.end_what_is_over().await.unwrap();
        let over = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        assert_eq!(over.state, ProjectState::Failed);
        app.app.refund_pledge(given.id).await.unwrap();
        assert_eq!(at(&scene.bank, &given), (PaymentState::Captured, 3_000));
        app.assert_clean().await;
        // A few days before the end money is held instead of saving anything, and this one can do that.
        let short = app.project(&scene.south, "Seeds", "1000").await;
        app.wait(Duration::days(39));
        let terms = app.app.campaign_terms(scene.south.city.id).await.unwrap();
        assert_eq!(app.app.capture_of(&scene.south.city, terms, &short), Capture::Later);
    }
}
