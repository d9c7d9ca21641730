//! The whole demonstration, loaded.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use super::Demonstration;
use super::folder::DataFolder;
use super::load;
use super::seed::Embedded;
use crate::world;

fn settings() -> app::Settings {
    let base_url = "http://127.0.0.1:8080".to_owned();
    app::Settings {
        base_url,
        pledge_units_max: 10_000,
        link_minutes: 15,
        session_days: 30,
        identity_providers: Vec::new(),
        residence_years: 3,
        withdrawal_alone_units_max: 150,
        payout_fee_bps: 0,
        card_price: Some(payments::sandbox::PRICE),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_story_is_told_to_its_end_and_kept() {
    let temporary = tempfile::tempdir().unwrap();
    let address = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);
    let open = || Demonstration::open(temporary.path(), address, false, world::real());
    let first = open()
        .await
        .unwrap_or_else(|failure| panic!("{}", failure.message));
    assert!(first.is_new && first.people.len() >= 3);
    let cities = first.site.app.cities().await.unwrap();
    let totals = first.site.app.city_totals(cities[0].id).await.unwrap();
    drop(first);
    let again = open()
        .await
        .unwrap_or_else(|failure| panic!("{}", failure.message));
    assert!(!again.is_new);
    assert_eq!(again.site.app.city_totals(cities[0].id).await.unwrap(), totals);
    for report in again.site.app.audit(None).await.unwrap() {
        assert!(report.findings.is_empty(), "{report:#?}");
    }
}

#[tokio::test]
async fn a_seed_that_is_wrong_leaves_nothing_behind() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = DataFolder::open(temporary.path()).unwrap();
    // No room for a database where a folder stands in its way.
    std::fs::create_dir(folder.scratch()).unwrap();
    assert!(
        load::load(&Embedded, &folder, &world::real(), settings())
            .await
            .is_err()
    );
    assert!(!folder.database().exists() && !folder.sandbox().exists());
}
