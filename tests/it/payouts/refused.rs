//! Payments that are refused, in parts, or seen with another sum.

use super::*;

on_both! {
    async fn no_more_is_paid_than_there_is_and_nothing_twice(app: TestApp) {
        let (town, fred) = town_with_account(&app).await;
        let project = app.project(&town, "Benches", "50").await;
        app.give(&project, "ana", "60").await;
        let early = app.app.request_payout(&fred, &asks(&project, None, "payout-early")).await;
        assert_eq!(code(early), "WRONG_PROJECT_STATE");
        let project = ends(&app, &project).await;
        assert_eq!(code(app.app.request_payout(&fred, &asks(&project, None, "payout-none")).await), "NO_PAYEE_ACCOUNT");
        app.app.set_payee_account(&town.owner, project.id, ACCOUNT).await.unwrap();
        let flora = app.person(town.city.id, "Flora", Role::FinanceOfficer).await;
        let scene = Scene { town, project, fred, flora };
        let request = |gifts: &'static str, key: &'static str| {
            let (app, fred, given) = (app.app.clone(), scene.fred.clone(), asks(&scene.project, Some(gifts), key));
            async move { app.request_payout(&fred, &given).await }
        };
        assert_eq!(code(request("60.01", "payout-large").await), "MORE_THAN_THERE_IS");
        assert_eq!(code(request("-1", "payout-negative").await), "AMOUNT_NEGATIVE");
        let first = request("20", "payout-first").await.unwrap();
        assert_eq!(request("20", "payout-first").await.unwrap(), first, "the same key is the same payment");
        assert_eq!(code(request("21", "payout-first").await), "KEY_REUSED");
        assert_eq!(code(request("40", "payout-other").await), "ALREADY_ASKED");
        let rene = app.person(scene.city(), "Rene", Role::Resident).await;
        assert_eq!(code(app.app.request_payout(&rene, &asks(&scene.project, None, "payout-rene")).await), "NOT_ALLOWED");

        // Refused with a reason: it is all there again.
        assert_eq!(code(app.app.refuse_payout(&scene.flora, first.id, " ").await), "REQUIRED");
        let refused = app.app.refuse_payout(&scene.flora, first.id, "Wait for the permit.").await.unwrap();
        assert_eq!(refused.released.unwrap().reason.as_deref(), Some("Wait for the permit."));
        let payment = first.id.to_string();
        assert!(app.jobs().await.contains(&Job::MailPaymentRefused { payment: payment.clone() }));
        let letter = app.app.refused_payment(&payment).await.unwrap();
        assert_eq!((letter.amount.minor, letter.reason.as_str()), (2_000, "Wait for the permit."));
        assert!(letter.link.ends_with("/c/town/p/benches/money"), "{}", letter.link);
        assert_eq!(code(app.app.refuse_payout(&scene.flora, first.id, "No.").await), "ALREADY_DECIDED");
        assert_eq!(holdings(&app, &scene).await, [(HeldReason::NotAskedFor, 6_000)]);
        app.assert_clean().await;

        let second = request("45.50", "payout-second").await.unwrap();
        assert_eq!(approved(&app, &scene, second.id).await.to_pay_minor(), 4_550);
        let (_, orders) = ordered(&app, &scene).await;
        assert_eq!(code(app.app.refuse_payout(&scene.flora, second.id, "Late.").await), "ALREADY_DECIDED");
        assert_eq!(code(request("14.51", "payout-third").await), "MORE_THAN_THERE_IS");
        let third = app.app.request_payout(&scene.fred, &asks(&scene.project, None, "payout-rest")).await.unwrap();
        assert_eq!(third.gifts_minor, 1_450);
        app.assert_clean().await;

        // Another sum with the same id waits for a person, who sees what it might be.
        let id = orders[0].end_to_end_id.clone();
        assert_eq!(take(&app, &scene, told(20, 20_000, &[(-4_600, Some(&id)), (-4_550, None)])).await, 2);
        let open = app.app.open_entries(&scene.fred, scene.city(), 0, 10).await.unwrap();
        let proposed: Vec<usize> = open.iter().map(|open| open.orders.len()).collect();
        assert_eq!(proposed, [1, 1]);
        let order = open[0].orders[0].id;
        let left = app.app.explain_entry(&scene.fred, open[1].entry.id, Explanation::Order(order)).await.unwrap();
        assert_eq!(left.open_minor, 0);
        let again = app.app.explain_entry(&scene.fred, open[0].entry.id, Explanation::Order(order)).await;
        assert_eq!(code(again), "ORDER_NOT_AWAITED");
        assert_eq!(found(&app, &scene, second.id).await.state, PayoutState::Paid);
        app.assert_clean().await;
        // Orders that no statement shows are told of, and the books are right.
        approved(&app, &scene, third.id).await;
        ordered(&app, &scene).await;
        app.wait(Duration::days(12));
        let report = app.app.audit(None).await.unwrap().remove(0);
        assert_eq!((report.findings.len(), report.open.len()), (0, 1));
        assert_eq!(report.open[0].code, "order_unpaid");
    }
}
