//! Money that goes back.

use std::sync::Arc;

use app::caller::Means;
use app::job::Job;
use app::ledger::Account;
use app::matching::settings::RuleInput;
use app::pledge::PledgeInput;
use app::{Caller, Pledge};
use chrono::Duration;
use domain::person::{Role, TokenScope};
use domain::pledge::{PledgeChannel, PledgeState};
use domain::project::ProjectState;
use domain::{CityId, PledgeId};
use payments::{Provider, ProviderRef, RefundRequest};
use tests::build::{back, double, eur, gift};
use tests::people::code;
use tests::{TestApp, on_both};

/// What an account shows.
pub async fn balance(app: &TestApp, city: CityId, account: Account) -> i64 {
    let minor = store::balance::of(app.database.db.read(), city, account)
        .await
        .unwrap();
    account.shown(minor)
}

pub async fn pledge(app: &TestApp, id: PledgeId) -> Pledge {
    app.app.pledge(id).await.unwrap().unwrap()
}

/// The ways in which donors were told that money came back.
async fn told(app: &TestApp) -> Vec<(String, i64)> {
    let told = app.jobs().await.into_iter().filter_map(|job| match job {
        Job::MailPledgeRefunded {
            came, amount_minor, ..
        } => Some((came, amount_minor)),
        _ => None,
    });
    told.collect()
}

on_both! {
    async fn a_refund_takes_back_exactly_its_match(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        let pool = app.pool(&town, "Double", "100", double()).await;
        let ana = app.give(&project, "ana", "60").await;
        let bob = app.give(&project, "bob", "50").await;
        app.app.refund_pledge(ana).await.unwrap();
        app.app.refund_pledge(ana).await.unwrap();
        let ana = app.app.pledge(ana).await.unwrap().unwrap();
        assert_eq!((ana.state, ana.match_minor, ana.refunded_minor), (PledgeState::Refunded, 0, 6000));
        let bob = app.app.pledge(bob).await.unwrap().unwrap();
        assert_eq!(bob.match_minor, 4000, "a refund replays nothing");
        let pool = app.app.pool(&app.visitor(), pool.id).await.unwrap().unwrap();
        assert_eq!((pool.reserved_minor, pool.available_minor()), (4000, 6000));
        let project = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        assert_eq!((project.crowd_minor, project.match_minor, project.backers), (5000, 4000, 1));
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_campaign_that_ends_short_gives_everything_back(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        let pool = app.pool(&town, "Double", "100", double()).await;
        let ana = app.give(&project, "ana", "60").await;
        app.wait(Duration::days(41));
        app.app.end_what_is_over().await.unwrap();
        app.app.end_what_is_over().await.unwrap();
        let over = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        assert_eq!((over.state, over.match_minor), (ProjectState::Failed, 0));
        assert_eq!(app.app.pool(&app.visitor(), pool.id).await.unwrap().unwrap().reserved_minor, 0);
        app.app.refund_pledge(ana).await.unwrap();
        let ana = app.app.pledge(ana).await.unwrap().unwrap();
        assert_eq!((ana.state, ana.match_minor), (PledgeState::Refunded, 0));
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_campaign_that_succeeds_commits_its_match(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "100").await;
        let pool = app.pool(&town, "Double", "1000", RuleInput { ..double() }).await;
        let gift = app.give(&project, "ana", "60").await;
        app.wait(Duration::days(41));
        app.app.end_what_is_over().await.unwrap();
        let over = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        assert_eq!((over.state, over.crowd_minor, over.match_minor), (ProjectState::Succeeded, 6000, 6000));
        let pool = app.app.pool(&app.visitor(), pool.id).await.unwrap().unwrap();
        assert_eq!((pool.reserved_minor, pool.committed_minor), (0, 6000));
        // What goes back now is taken from what is due.
        let fred = app.person(town.city.id, "Fred", Role::FinanceOfficer).await;
        app.app.refund_gift(&fred, gift, &back(Some("20"), "Paid twice")).await.unwrap();
        let money = app.app.project_money(&app.visitor(), &over).await.unwrap();
        let matched = [money.match_promised, money.match_committed, money.match_paid].map(|sum| sum.minor);
        assert_eq!(matched, [0, 4_000, 0]);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_refund_in_parts_takes_its_part_of_the_match_and_is_told(app: TestApp) {
        let town = app.town().await;
        let fred = app.person(town.city.id, "Fred", Role::FinanceOfficer).await;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "100", double()).await;
        let ana = app.give(&project, "ana", "60").await;
        let too_much = app.app.refund_gift(&fred, ana, &back(Some("60.01"), "Paid twice")).await;
        assert_eq!(code(too_much), "AMOUNT_TOO_LARGE");
        assert_eq!(code(app.app.refund_gift(&fred, ana, &back(None, " ")).await), "REQUIRED");
        assert_eq!(code(app.app.refund_gift(&app.visitor(), ana, &back(None, "Why")).await), "NOT_FOUND");
        let part = app.app.refund_gift(&fred, ana, &back(Some("15"), "Paid twice")).await.unwrap();
        assert_eq!((part.state, part.refunded_minor), (PledgeState::PartiallyRefunded, 1_500));
        app.deliver().await;
        let part = pledge(&app, ana).await;
        assert_eq!((part.refunded_minor, part.match_minor), (1_500, 4_500));
        app.app.refund_gift(&fred, ana, &back(None, "All of it")).await.unwrap();
        assert_eq!(code(app.app.refund_gift(&fred, ana, &back(None, "Again")).await), "ALREADY_DECIDED");
        let whole = pledge(&app, ana).await;
        assert_eq!((whole.state, whole.match_minor, whole.loss_minor), (PledgeState::Refunded, 0, 0));
        assert_eq!(told(&app).await, [("back".to_owned(), 1_500), ("back".to_owned(), 4_500)]);
        assert_eq!(balance(&app, town.city.id, Account::ProviderClearing).await, 0);
        app.assert_clean().await;
    }
}

on_both! {
    async fn what_is_given_back_by_hand_at_the_provider_is_booked_once(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "100", double()).await;
        let ana = app.give(&project, "ana", "60").await;
        let reference = pledge(&app, ana).await.provider_ref.unwrap();
        let by_hand = RefundRequest { key: "by hand".replace(' ', "-"), amount: eur(1_000) };
        app.sandbox.refund(&ProviderRef::new(reference.clone()).unwrap(), &by_hand).await.unwrap();
        app.deliver().await;
        let after = pledge(&app, ana).await;
        assert_eq!((after.refunded_minor, after.match_minor), (1_000, 5_000));
        // And the rest by us: the notice of the first is known.
        app.app.refund_pledge(ana).await.unwrap();
        app.deliver().await;
        assert_eq!(pledge(&app, ana).await.refunded_minor, 6_000);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_refund_that_does_not_arrive_is_the_donors_and_can_be_given_again(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        let other = app.project(&town, "Trees", "1000").await;
        app.pool(&town, "Double", "500", double()).await;
        let ana = app.give(&project, "ana", "60").await;
        app.app.refund_pledge(ana).await.unwrap();
        let reference = pledge(&app, ana).await.provider_ref.unwrap();
        app.sandbox.fail_refund(&reference, &format!("refund:{ana}:0")).unwrap();
        app.deliver().await;
        app.deliver().await;
        // One that fails at once goes the same way.
        let bob = app.give(&project, "bob", "20.98").await;
        app.app.refund_pledge(bob).await.unwrap();
        app.deliver().await;
        let (ana, bob) = (pledge(&app, ana).await, pledge(&app, bob).await);
        assert_eq!((ana.state, ana.wallet_minor), (PledgeState::Refunded, 6_000));
        assert_eq!((bob.state, bob.wallet_minor, bob.match_minor), (PledgeState::Refunded, 2_098, 0));
        let came = told(&app).await;
        assert!(came.contains(&("not_taken".to_owned(), 6_000)) && came.contains(&("wallet".to_owned(), 2_098)), "{came:?}");
        app.assert_clean().await;

        let signed_in = app.signed_in("ana@guest.example").await;
        let city = town.city.id;
        assert_eq!(app.app.wallet(&signed_in, city).await.unwrap(), Some(eur(6_000)));
        let from_wallet = |amount: &str, key: &str| PledgeInput {
            channel: PledgeChannel::Wallet,
            email: None,
            ..gift(&other, "ana", amount, key)
        };
        let refused = app.app.create_pledge(&signed_in, &from_wallet("60.01", "too-much-of-it")).await;
        assert_eq!(code(refused), "NOT_IN_WALLET");
        let refused = app.app.create_pledge(&app.visitor(), &from_wallet("10", "nobodys-wallet")).await;
        assert!(refused.is_err());
        // Nor does a program give it, whatever its token was made for.
        let mut viewer = (**signed_in.viewer.as_ref().unwrap()).clone();
        viewer.means = Means::Token { scopes: TokenScope::ALL.to_vec() };
        let program = Caller { viewer: Some(Arc::new(viewer)), ..signed_in.clone() };
        let refused = app.app.create_pledge(&program, &from_wallet("10", "by-a-program")).await;
        assert_eq!(code(refused), "TOKEN_SCOPE");
        // The same intention twice at once takes the money once.
        let input = from_wallet("40", "one-intention");
        let (first, second) =
            tokio::join!(app.app.create_pledge(&signed_in, &input), app.app.create_pledge(&signed_in, &input));
        assert_eq!(first.unwrap().pledge.id, second.unwrap().pledge.id);
        assert_eq!(app.app.wallet(&signed_in, city).await.unwrap(), Some(eur(2_000)));
        let other = app.app.project_by_id(&app.visitor(), other.id).await.unwrap().unwrap();
        assert_eq!((other.crowd_minor, other.match_minor), (4_000, 4_000));
        app.assert_clean().await;
    }
}
