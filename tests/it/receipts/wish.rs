//! Receipts that are wished for once and for all, and what becomes of what was kept for them.

use super::*;

on_both! {
    async fn those_who_wish_get_theirs_once_a_year_or_gift_by_gift(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        may_issue(&app, city, &french()).await;
        let fred = app.person(city, "Fred", Role::FinanceOfficer).await;
        let wishes = [("ana", ReceiptKind::Year), ("bob", ReceiptKind::Year), ("eve", ReceiptKind::Gift)];
        for (name, kind) in wishes {
            let caller = guest(&app, name).await;
            app.app.set_receipt_wish(&caller, Some((kind, &donor(name)))).await.unwrap();
        }
        let gifts = [("ana", "60"), ("ana", "25"), ("bob", "40"), ("eve", "30"), ("zoe", "10")];
        succeeded(&app, &town, "Benches", &gifts).await;
        assert_eq!(app.app.issue_wished_receipts().await.unwrap(), 1, "Eve's");
        assert_eq!(app.app.issue_wished_receipts().await.unwrap(), 0);
        assert_eq!(code(app.app.start_receipt_run(&fred, city, 2026).await), "NOT_OVER_YET");
        app.app.start_receipt_runs_of_clock().await.unwrap();
        app.clock.set(Utc.with_ymd_and_hms(2027, 1, 9, 22, 30, 0).unwrap());
        app.app.start_receipt_runs_of_clock().await.unwrap();
        assert!(app.app.receipt_runs(&fred, city).await.unwrap().is_empty(), "it is the ninth");
        // Half an hour before midnight in universal time it is the tenth in Paris.
        app.wait(Duration::hours(1));
        app.app.start_receipt_runs_of_clock().await.unwrap();
        assert_eq!(code(app.app.start_receipt_run(&fred, city, 2026).await), "ALREADY_ASKED");
        let mails = carry_out(&app).await;
        assert_eq!(mails.len(), 3, "one for each receipt: {mails:?}");
        let runs = app.app.receipt_runs(&fred, city).await.unwrap();
        assert_eq!((runs[0].total, runs[0].done, runs[0].issued, runs[0].skipped), (2, 2, 2, 0));
        assert!(runs[0].finished_at.is_some() && runs[0].asked_by.is_none());
        app.app.start_receipt_runs_of_clock().await.unwrap();
        app.app.start_receipt_run(&fred, city, 2026).await.unwrap();
        assert!(carry_out(&app).await.is_empty());
        let runs = app.app.receipt_runs(&fred, city).await.unwrap();
        assert_eq!((runs.len(), runs[0].total, runs[0].issued), (2, 2, 0), "twice changes nothing");
        let ana = guest(&app, "ana").await;
        let own = app.app.own_receipts(&ana).await.unwrap();
        assert_eq!((own.len(), own[0].amount_minor, own[0].kind), (1, 8_500, ReceiptKind::Year));
        assert_eq!(code(app.app.start_receipt_run(&town.official, city, 2026).await), "NOT_ALLOWED");
        app.app.set_receipt_wish(&ana, None).await.unwrap();
        assert_eq!(app.app.receipt_wish(&ana).await.unwrap(), None);
        app.assert_clean().await;
    }
}

on_both! {
    async fn what_is_personal_goes_when_the_law_lets_it_go(app: TestApp) {
        let town = app.town().await;
        may_issue(&app, town.city.id, &french()).await;
        let gift = succeeded(&app, &town, "Benches", &[("ana", "60")]).await[0];
        let ana = guest(&app, "ana").await;
        let fred = app.person(town.city.id, "Fred", Role::FinanceOfficer).await;
        let receipt = app.app.ask_for_receipt(&ana, Wanted::Gift(gift), &donor("Ana Ruiz")).await.unwrap();
        app.app.set_receipt_wish(&ana, Some((ReceiptKind::Year, &donor("Ana Ruiz")))).await.unwrap();
        let file = app.app.own_data_file(&ana).await.unwrap();
        assert!(file.contains("receipt_paper") && file.contains("receipt_wish") && file.contains("Ana Ruiz"));
        app.app.erase_me(&ana, "ana@guest.example").await.unwrap();
        let person = ana.person().unwrap();
        let wish = store::receipt_wish::of_person(app.database.db.read(), person).await.unwrap();
        assert_eq!(wish, None);
        app.wait(Duration::days(365 * 5));
        app.app.forget_what_is_old().await.unwrap();
        assert!(paper(&app, &fred, &receipt).await.is_some(), "whoever issued it must keep a copy");
        app.wait(Duration::days(400));
        app.app.forget_what_is_old().await.unwrap();
        assert_eq!(paper(&app, &fred, &receipt).await, None);
        assert_eq!(numbers(&app, &town, 2026).await, [1], "the number stays");
        assert_eq!(app.app.receipt_donor(&receipt).await.unwrap(), None);
    }
}
