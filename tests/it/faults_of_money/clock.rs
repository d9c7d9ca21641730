//! A clock that goes backwards between two steps: one that was wrong and is set right, or another machine's.

use app::statement::Explanation;
use chrono::Duration;
use domain::pledge::PledgeState;
use domain::project::ProjectState;
use tests::build::{self, double};
use tests::on_both;

use super::assert_agreed;
use crate::refunds::pledge;
use crate::transfers::{promise, statement, town_with_account};

on_both! {
    async fn a_clock_that_goes_back_between_the_steps_hurts_no_book(app: TestApp) {
        let (town, fred) = town_with_account(&app).await;
        let city = town.city.id;
        let project = app.project(&town, "Benches", "100").await;
        app.pool(&town, "Double", "500", double()).await;
        let back = |by: Duration| app.wait(-by);
        app.wait(Duration::days(10));
        let ana = app.give(&project, "ana", "60").await;
        back(Duration::hours(1));
        app.assert_clean().await;
        let bob = app.give(&project, "bob", "20").await;
        back(Duration::days(3));
        app.app.refund_gift(&fred, ana, &build::back(Some("10"), "Paid twice")).await.unwrap();
        app.deliver().await;
        let (cyd, written) = promise(&app, &project, "cyd", "40").await;
        back(Duration::minutes(20));
        app.app.refresh_waiting().await.unwrap();
        app.app.expire_transfers().await.unwrap();
        let given = statement(5, 0, &[(4_000, &written, "CYD"), (-350, "FRAIS", "BANQUE")]);
        app.app.take_statements(&fred, city, &[given]).await.unwrap();
        back(Duration::hours(5));
        let open = app.app.open_entries(&fred, city, 0, 10).await.unwrap();
        app.app.explain_entry(&fred, open[0].entry.id, Explanation::BankFee).await.unwrap();
        app.app.refund_pledge(bob).await.unwrap();
        app.deliver().await;
        app.assert_clean().await;
        for (id, state) in [
            (ana, PledgeState::PartiallyRefunded), (bob, PledgeState::Refunded), (cyd.id, PledgeState::Confirmed),
        ] {
            assert_eq!(pledge(&app, id).await.state, state);
        }
        assert_agreed(&app, ana).await;
        assert_agreed(&app, bob).await;
        // It ends by a clock that runs ahead, and is paid for by one that is right again.
        app.wait(Duration::days(60));
        app.app.end_what_is_over().await.unwrap();
        back(Duration::days(9));
        app.app.end_what_is_over().await.unwrap();
        app.app.decide_all().await.unwrap();
        let over = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        assert_eq!((over.state, over.crowd_minor, over.match_minor), (ProjectState::Succeeded, 9_000, 9_000));
        app.app.refund_gift(&fred, ana, &build::back(None, "All of it")).await.unwrap();
        app.deliver().await;
        assert_eq!(pledge(&app, ana).await.match_minor, 0);
        app.assert_clean().await;
        crate::invariants::hold(&app).await;
    }
}
