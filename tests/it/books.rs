//! The journal cannot be changed, and a change made behind its back is found.

use sea_orm::ConnectionTrait;
use tests::build::double;
use tests::on_both;

on_both! {
    async fn the_journal_and_the_decisions_are_append_only(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "100", double()).await;
        app.give(&project, "ana", "60").await;
        let raw = app.database.db.connection_for_migrations();
        for statement in [
            "update ledger_entry set amount_minor = amount_minor + 1",
            "delete from ledger_entry",
            "update ledger_transaction set kind = 'other'",
            "delete from ledger_transaction",
            "update ledger_seal set seq = seq + 1000",
            "delete from ledger_seal",
            "update match_decision set change_minor = 0",
            "delete from match_decision",
        ] {
            let refused = raw.execute_unprepared(statement).await;
            let text = refused.expect_err(statement).to_string();
            assert!(text.contains("append-only"), "{statement}: {text}");
        }
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_forged_entry_is_found_and_located(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "100", double()).await;
        app.give(&project, "ana", "60").await;
        app.assert_clean().await;
        let raw = app.database.db.connection_for_migrations();
        let disable = match raw.get_database_backend() {
            sea_orm::DbBackend::Postgres => "alter table ledger_entry disable trigger all",
            _ => "drop trigger ledger_entry_no_update",
        };
        raw.execute_unprepared(disable).await.unwrap();
        raw.execute_unprepared("update ledger_entry set amount_minor = 5999 where amount_minor = 6000").await.unwrap();
        raw.execute_unprepared("update ledger_entry set amount_minor = -5999 where amount_minor = -6000").await.unwrap();
        let reports = app.app.audit(Some("town")).await.unwrap();
        let codes: Vec<&str> = reports[0].findings.iter().map(|finding| finding.code.as_str()).collect();
        assert!(codes.contains(&"chain_break"), "{codes:?}");
        assert!(codes.contains(&"escrow_differs"), "{codes:?}");
    }
}

on_both! {
    async fn a_transaction_outside_of_the_chain_is_found(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        app.give(&project, "ana", "60").await;
        let raw = app.database.db.connection_for_migrations();
        raw.execute_unprepared(
            "insert into ledger_transaction (city_id, id, kind, currency, cause, occurred_at, recorded_at)
             select city_id, '00000000-0000-7000-8000-000000000001', 'reversal', currency, cause, occurred_at, recorded_at
             from ledger_transaction limit 1",
        )
        .await
        .unwrap();
        // It waits for nothing either: no turn will seal it.
        app.app.decide(town.city.id).await.unwrap();
        let reports = app.app.audit(None).await.unwrap();
        let codes: Vec<&str> = reports[0].findings.iter().map(|finding| finding.code.as_str()).collect();
        assert_eq!(codes, ["unsealed"]);
    }
}

on_both! {
    async fn a_changed_total_is_found(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        app.give(&project, "ana", "60").await;
        let raw = app.database.db.connection_for_migrations();
        raw.execute_unprepared("update project set crowd_minor = crowd_minor + 1").await.unwrap();
        let reports = app.app.audit(None).await.unwrap();
        let codes: Vec<&str> = reports[0].findings.iter().map(|finding| finding.code.as_str()).collect();
        assert_eq!(codes, ["totals_differ"]);
    }
}

on_both! {
    async fn a_changed_figure_of_a_gift_is_found_by_the_replay(app: TestApp) {
        let town = app.town().await;
        app.pool(&town, "Double", "1000", double()).await;
        let project = app.project(&town, "Benches", "500").await;
        let gift = app.give(&project, "ana", "60").await;
        app.assert_clean().await;
        let raw = app.database.db.connection_for_migrations();
        raw.execute_unprepared("update pledge set match_minor = match_minor - 1").await.unwrap();
        let reports = app.app.audit_replayed(None).await.unwrap();
        let found: Vec<&str> = reports[0].findings.iter().map(|finding| finding.text.as_str()).collect();
        assert_eq!(found, [format!("{gift}: the match is kept as 5999, and the list gives 6000")]);
        // Five figures of the pool, its state and its rule; two of the project, its state and its end; one of the gift.
        assert_eq!(reports[0].figures, Some(12));
        assert_eq!(app.app.audit(None).await.unwrap()[0].figures, None);
    }
}

on_both! {
    async fn a_changed_state_is_found_by_the_replay(app: TestApp) {
        let town = app.town().await;
        let pool = app.pool(&town, "Double", "1000", double()).await.id;
        let project = app.project(&town, "Benches", "500").await.id;
        app.assert_clean().await;
        let raw = app.database.db.connection_for_migrations();
        for change in [
            "update pool set state = 'paused'",
            "update project set state = 'failed', closes_at = null",
            "update rule_version set version = 2",
        ] {
            raw.execute_unprepared(change).await.unwrap();
        }
        let reports = app.app.audit_replayed(None).await.unwrap();
        let findings = reports[0].findings.iter().filter(|finding| finding.code == "kept_differs");
        let found: Vec<&str> = findings.map(|finding| finding.text.as_str()).collect();
        assert_eq!(
            found,
            [
                format!("{pool}: its state is kept as paused, and the list gives open"),
                format!("{pool}: the version of its rule is kept as 2, and the list gives 1"),
                format!("{project}: its state is kept as failed, and the list gives open"),
            ]
        );
    }
}
