//! What people with a role do is written down, and nobody can change it afterwards unseen.

use domain::person::Role;
use domain::pool::PoolStep;
use domain::{CityId, Id};
use sea_orm::ConnectionTrait;
use tests::build::double;
use tests::on_both;

use crate::reader::Reader;

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

on_both! {
    async fn acts_are_read_by_those_who_answer_for_them(app: TestApp) {
        let town = app.town().await;
        app.project(&town, "Benches", "500").await;
        let elsewhere = CityId::new(app.app.world());
        let auditor = app.person(town.city.id, "Aude", Role::Auditor).await;
        for (reader, reads) in [(&town.official, true), (&auditor, true), (&town.owner, false), (&app.visitor(), false)] {
            let acts = app.app.acts(reader, town.city.id, None, 10).await;
            assert_eq!(acts.is_ok(), reads, "{acts:?}");
            let head = app.app.acts_head(reader, town.city.id).await;
            assert_eq!(head.is_ok(), reads, "{head:?}");
            assert!(app.app.acts(reader, elsewhere, None, 10).await.is_err());
        }
    }
}

on_both! {
    async fn each_act_names_what_it_was_done_to_and_where_that_is(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let pool = app.pool(&town, "Double", "1000", double()).await;
        let asked = Reader::signed_in(&app, "odile@test.example").await;
        let seen = asked.ask("{ city(slug: \"town\") { acts(first: 3) { nodes { kind subject about path } } } }").await;
        let nodes = &seen["data"]["city"]["acts"]["nodes"];
        let told = |at: usize, field: &str| nodes[at][field].as_str().map(str::to_owned);
        assert_eq!((told(0, "about"), told(1, "about")), (Some("Double".to_owned()), Some("Double".to_owned())), "{seen}");
        assert_eq!(told(0, "path"), Some(format!("/c/town/desk/pools/{}", pool.id)));
        assert_eq!(told(2, "about").as_deref(), Some("Benches"));
        assert_eq!(told(2, "path"), Some(format!("/c/town/p/{}", project.slug)));
    }
}
