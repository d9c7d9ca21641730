//! What payment providers transfer to the bank account, and what they keep.

use app::ledger::Account;
use app::statement::Explanation;
use domain::Currency;
use domain::person::Role;
use domain::transfer::TransferState;
use tests::on_both;
use tests::people::code;

use crate::refunds::{balance, pledge};
use crate::transfers::statement;

on_both! {
    async fn a_transfer_is_split_into_what_came_and_what_was_kept_and_is_found_on_the_statement(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        let fred = app.person(city, "Fred", Role::FinanceOfficer).await;
        app.app.set_bank_account(&fred, city, ("Town", "BE68 5390 0754 7034", None)).await.unwrap();
        let project = app.project(&town, "Benches", "1000").await;
        app.give(&project, "ana", "60").await;
        let bob = app.give(&project, "bob", "20").await;
        app.app.refund_pledge(bob).await.unwrap();
        let made_out = app.sandbox.pay_out(Currency::EUR).unwrap().unwrap();
        // Its notice is lost, and the schedule asks; asked again, nothing changes.
        assert_eq!(app.app.take_transfers().await.unwrap(), 1);
        app.deliver().await;
        app.app.take_transfers().await.unwrap();
        let transfers = app.app.provider_transfers(&fred, city, None, 10).await.unwrap();
        let [transfer] = transfers.as_slice() else { panic!("{transfers:?}") };
        assert_eq!((transfer.amount_minor, transfer.other_minor), (made_out.amount.minor, 0));
        assert_eq!(transfer.amount_minor + transfer.fee_minor, 6_000);
        assert_eq!(balance(&app, city, Account::ProviderClearing).await, 0);
        assert_eq!(balance(&app, city, Account::ProviderTransit).await, transfer.amount_minor);
        assert_eq!(balance(&app, city, Account::ProviderFee).await, transfer.fee_minor);
        app.assert_clean().await;
        // Named on the statement it is known; by its sum alone it is proposed.
        let named = format!("SETTLEMENT {}", transfer.reference);
        let given = statement(5, 0, &[(transfer.amount_minor, &named, "SANDBOX"), (4_200, "something", "Somebody")]);
        let taken = app.app.take_statements(&fred, city, &[given]).await.unwrap();
        assert_eq!(taken[0].open, 1);
        assert_eq!(balance(&app, city, Account::ProviderTransit).await, 0);
        let again = app.app.provider_transfers(&fred, city, None, 10).await.unwrap();
        assert!(again[0].arrived_at.is_some());
        let open = app.app.open_entries(&fred, city, 0, 10).await.unwrap();
        let refused = app.app.explain_entry(&fred, open[0].entry.id, Explanation::Transfer(transfer.id)).await;
        assert_eq!(code(refused), "NOT_AWAITED");
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_transfer_on_the_statement_without_its_name_is_proposed_and_explained_by_a_person(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        let fred = app.person(city, "Fred", Role::FinanceOfficer).await;
        app.app.set_bank_account(&fred, city, ("Town", "BE68 5390 0754 7034", None)).await.unwrap();
        let project = app.project(&town, "Benches", "1000").await;
        app.give(&project, "ana", "60").await;
        let made_out = app.sandbox.pay_out(Currency::EUR).unwrap().unwrap();
        app.deliver().await;
        let given = statement(5, 0, &[(made_out.amount.minor, "PAYOUT", "SANDBOX"), (100, "tip", "Somebody")]);
        app.app.take_statements(&fred, city, &[given]).await.unwrap();
        let open = app.app.open_entries(&fred, city, 0, 10).await.unwrap();
        assert_eq!(open.iter().map(|open| open.transfers.len()).collect::<Vec<_>>(), [1, 0]);
        let id = open[0].transfers[0].id;
        let other = app.app.explain_entry(&fred, open[1].entry.id, Explanation::Transfer(id)).await;
        assert_eq!(code(other), "NOT_THE_SUM");
        let entry = app.app.explain_entry(&fred, open[0].entry.id, Explanation::Transfer(id)).await.unwrap();
        assert_eq!(entry.open_minor, 0);
        assert_eq!(balance(&app, city, Account::ProviderTransit).await, 0);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_transfer_that_comes_back_is_with_the_provider_again_and_part_of_the_next(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        let fred = app.person(city, "Fred", Role::FinanceOfficer).await;
        let project = app.project(&town, "Benches", "1000").await;
        let ana = app.give(&project, "ana", "60").await;
        let first = app.sandbox.pay_out(Currency::EUR).unwrap().unwrap();
        app.deliver().await;
        app.sandbox.return_transfer(&first.reference).unwrap();
        app.deliver().await;
        assert_eq!(balance(&app, city, Account::ProviderTransit).await, 0);
        assert_eq!(balance(&app, city, Account::ProviderClearing).await, first.amount.minor);
        let states: Vec<TransferState> =
            app.app.provider_transfers(&fred, city, None, 10).await.unwrap().iter().map(|row| row.state).collect();
        assert_eq!(states, [TransferState::Failed]);
        app.assert_clean().await;
        assert_eq!(pledge(&app, ana).await.refunded_minor, 0);
    }
}
