//! What people with a role do is written down, and nobody can change it afterwards unseen.

use domain::pool::PoolStep;
use sea_orm::ConnectionTrait;
use tests::build::double;
use tests::on_both;

on_both! {
    async fn acts_are_kept_and_a_forged_one_is_found(app: TestApp) {
        let town = app.town().await;
        app.project(&town, "Benches", "500").await;
        let pool = app.pool(&town, "Double", "1000", double()).await;
        app.app.step_pool(&town.official, pool.id, PoolStep::Pause, "pause-the-pool").await.unwrap();
        let report = app.app.audit(None).await.unwrap().remove(0);
        assert_eq!((report.acts, report.findings.len()), (4, 0), "{report:#?}");

        let kept = store::act::newest(app.database.db.read(), Some(town.city.id), None, 10).await.unwrap();
        let kinds: Vec<&str> = kept.iter().map(|kept| kept.act.kind.as_str()).collect();
        assert_eq!(kinds, ["pool_paused", "pool_published", "pool_created", "project_published"]);
        assert_eq!(kept[0].act.actor, town.official.person());

        let raw = app.database.db.connection_for_migrations();
        let forge = "update act set actor_id = null where seq = 2";
        assert!(raw.execute_unprepared(forge).await.is_err(), "the table is append-only");
        for drop in ["drop trigger act_no_update", "drop trigger act_no_change on act"] {
            // Whoever owns the database can take the guard away; the chain tells.
            _ = raw.execute_unprepared(drop).await;
        }
        raw.execute_unprepared(forge).await.unwrap();
        let report = app.app.audit(None).await.unwrap().remove(0);
        let found: Vec<&str> = report.findings.iter().map(|finding| finding.code.as_str()).collect();
        assert_eq!(found, ["act_chain_break"]);
    }
}
