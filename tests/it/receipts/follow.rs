//! Receipts follow their gifts: refunds, disputes, mistakes; and say how a gift was given.

use app::cash::CashGiftInput;
use app::receipt::Wanted;
use chrono::{TimeZone, Utc};
use domain::Id;
use domain::cash::CashKind;
use domain::person::Role;
use domain::receipt::VoidReason;
use tests::on_both;
use tests::people::code;

use super::{
    carry_out, donor, end, field, french, guest, may_issue, number, numbers, paper, raw, succeeded, text,
};
use crate::cash::on_table;

on_both! {
    async fn a_refund_withdraws_the_receipt_and_makes_one_for_the_rest(app: TestApp) {
        let town = app.town().await;
        let issuer = may_issue(&app, town.city.id, &french()).await;
        let gifts = succeeded(&app, &town, "Benches", &[("ana", "60"), ("ana", "25"), ("bob", "40")]).await;
        let (ana, bob) = (guest(&app, "ana").await, guest(&app, "bob").await);
        app.clock.set(Utc.with_ymd_and_hms(2027, 1, 5, 9, 0, 0).unwrap());
        let year = Wanted::Year(issuer.id, 2026);
        let first = app.app.ask_for_receipt(&ana, year, &donor("Ana Ruiz")).await.unwrap();
        let of_bob = app.app.ask_for_receipt(&bob, Wanted::Gift(gifts[2]), &donor("Bob")).await.unwrap();
        assert_eq!(first.amount_minor, 8_500);
        carry_out(&app).await;
        app.app.refund_pledge(gifts[0]).await.unwrap();
        app.app.refund_pledge(gifts[2]).await.unwrap();
        let mut mails = carry_out(&app).await;
        mails.sort();
        let mut expected = [(first.id.to_string(), true), (of_bob.id.to_string(), true)];
        expected.sort();
        assert_eq!(mails, expected);
        // Done twice, it happens once.
        app.app.reissue_receipt(first.id).await.unwrap();
        assert_eq!(app.app.withdraw_outdated_receipts().await.unwrap(), 0);
        let own = app.app.own_receipts(&ana).await.unwrap();
        let [second, first] = own.as_slice() else { panic!("{own:?}") };
        assert_eq!(first.void.as_ref().unwrap().reason, VoidReason::Refund);
        assert_eq!((second.replaces, second.amount_minor, &second.void), (Some(first.id), 2_500, &None));
        let said = text(&paper(&app, &ana, second).await.unwrap());
        assert!(said.contains(&format!("annule et remplace le reçu n° {}", number(first))), "{said}");
        let said = text(&paper(&app, &ana, first).await.unwrap());
        assert!(said.contains("Reçu annulé") && !said.contains("certifie"), "{said}");
        let of_bob = app.app.own_receipts(&bob).await.unwrap();
        assert_eq!((of_bob.len(), of_bob[0].replaced_by), (1, None), "nothing is left of his gift");
        assert_eq!(numbers(&app, &town, 2027).await, [1, 2, 3]);
        let letter = app.app.receipt_letter(first.id).await.unwrap();
        assert_eq!(letter.instead, Some(number(second)));
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_receipt_follows_its_gift_however_that_was_changed(app: TestApp) {
        let town = app.town().await;
        may_issue(&app, town.city.id, &french()).await;
        let gift = succeeded(&app, &town, "Benches", &[("ana", "60")]).await[0];
        let ana = guest(&app, "ana").await;
        app.app.ask_for_receipt(&ana, Wanted::Gift(gift), &donor("Ana Ruiz")).await.unwrap();
        // A part was given back by whatever way.
        let statement = "update pledge set refunded_minor = 1500, state = 'partially_refunded' where id = $1";
        raw(&app, statement, vec![gift.uuid().into()]).await.unwrap();
        assert_eq!(app.app.withdraw_outdated_receipts().await.unwrap(), 1);
        carry_out(&app).await;
        let own = app.app.own_receipts(&ana).await.unwrap();
        assert_eq!(own.iter().map(|one| one.amount_minor).collect::<Vec<_>>(), [4_500, 6_000]);
        assert_eq!(app.app.withdraw_outdated_receipts().await.unwrap(), 0);
    }
}

on_both! {
    async fn a_mistake_is_declared_void_and_replaced(app: TestApp) {
        let town = app.town().await;
        may_issue(&app, town.city.id, &french()).await;
        let gift = succeeded(&app, &town, "Benches", &[("ana", "60")]).await[0];
        let ana = guest(&app, "ana").await;
        let fred = app.person(town.city.id, "Fred", Role::FinanceOfficer).await;
        let aude = app.person(town.city.id, "Aude", Role::Auditor).await;
        let first = app.app.ask_for_receipt(&ana, Wanted::Gift(gift), &donor("Ana Ruis")).await.unwrap();
        for (caller, expected) in [(&ana, "NOT_FOUND"), (&town.official, "NOT_FOUND"), (&aude, "NOT_ALLOWED")] {
            assert_eq!(code(app.app.void_receipt(caller, first.id, "Wrong.").await), expected);
        }
        assert_eq!(field(app.app.void_receipt(&fred, first.id, " ").await), ("reason".to_owned(), "REQUIRED"));
        let right = donor("Ana Ruiz");
        let second = app.app.replace_receipt(&fred, first.id, "nom erroné", Some(&right)).await.unwrap();
        assert_eq!((second.replaces, second.sequence), (Some(first.id), 2));
        let said = text(&paper(&app, &ana, &second).await.unwrap());
        assert!(said.contains("annule et remplace le reçu n° 2026-000001. Motif : nom erroné"), "{said}");
        assert!(said.contains("Ana Ruiz"), "{said}");
        assert_eq!(code(app.app.void_receipt(&fred, first.id, "Again.").await), "RECEIPT_VOID");
        assert_eq!(code(app.app.replace_receipt(&fred, first.id, "Again.", None).await), "RECEIPT_VOID");
        let void = app.app.void_receipt(&fred, second.id, "double emploi").await.unwrap();
        assert_eq!(void.void.unwrap().reason, VoidReason::Mistake);
        // Its gift is free again, and the number stays used.
        let third = app.app.ask_for_receipt(&ana, Wanted::Gift(gift), &right).await.unwrap();
        assert_eq!(third.sequence, 3);
        assert_eq!(carry_out(&app).await.len(), 2);
        let listed = app.app.receipt_page(&aude, (town.city.id, 2026), None, 10).await.unwrap();
        assert_eq!(listed.len(), 3);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_gift_in_dispute_has_no_receipt_until_it_is_won(app: TestApp) {
        let town = app.town().await;
        may_issue(&app, town.city.id, &french()).await;
        let gift = succeeded(&app, &town, "Benches", &[("ana", "60")]).await[0];
        let ana = guest(&app, "ana").await;
        let wanted = Wanted::Gift(gift);
        let first = app.app.ask_for_receipt(&ana, wanted, &donor("Ana Ruiz")).await.unwrap();
        carry_out(&app).await;
        let reference = app.app.pledge(gift).await.unwrap().unwrap().provider_ref.unwrap();
        app.sandbox.dispute(&reference, "fraudulent").unwrap();
        app.deliver().await;
        assert_eq!(carry_out(&app).await, [(first.id.to_string(), true)], "it is withdrawn, and none comes instead");
        let own = app.app.own_receipts(&ana).await.unwrap();
        assert_eq!(own[0].void.as_ref().unwrap().reason, VoidReason::Dispute);
        assert_eq!(code(app.app.ask_for_receipt(&ana, wanted, &donor("Ana Ruiz")).await), "GIFT_NOT_FINAL");
        app.sandbox.settle_dispute(&reference, true).unwrap();
        app.deliver().await;
        let second = app.app.ask_for_receipt(&ana, wanted, &donor("Ana Ruiz")).await.unwrap();
        assert_eq!((second.sequence, second.amount_minor), (2, 6_000));
        app.assert_clean().await;
    }
}

on_both! {
    async fn what_lay_on_a_table_is_receipted_as_the_cheque_that_it_was(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        may_issue(&app, city, &french()).await;
        let project = app.project(&town, "Benches", "10").await;
        let fred = app.person(city, "Fred", Role::FinanceOfficer).await;
        let count = crate::cash::open(&app, &fred, city, "count-of-a-cheque").await;
        let cheque = CashGiftInput {
            email: Some("ana@guest.example".to_owned()),
            ..on_table(&project, CashKind::Cheque, "30", "one")
        };
        app.app.add_cash_gift(&fred, count, &cheque).await.unwrap();
        app.app.count_cash(&fred, count, ("", "30")).await.unwrap();
        let booked = app.app.confirm_cash_count(&town.official, count, ("", "30")).await.unwrap();
        end(&app).await;
        let wanted = Wanted::Gift(booked.gifts[0].pledge.unwrap());
        let ana = guest(&app, "ana").await;
        let receipt = app.app.ask_for_receipt(&ana, wanted, &donor("Ana Ruiz")).await.unwrap();
        let said = text(&paper(&app, &ana, &receipt).await.unwrap());
        assert!(said.contains("Chèque"), "{said}");
        app.assert_clean().await;
    }
}
