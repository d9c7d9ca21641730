//! Explanations of movements that were wrong, taken back.

mod dice;
mod payments;

use std::collections::BTreeMap;

use app::statement::Explanation;
use app::{Caller, Pledge};
use chrono::Duration;
use domain::act::ActKind;
use domain::person::Role;
use domain::pledge::PledgeState;
use domain::{CityId, Id, ProjectId, StatementEntryId};
use sea_orm::{ConnectionTrait, Statement};
use tests::build::{back, double};
use tests::people::code;
use tests::{TestApp, on_both};

use crate::refunds::pledge;
use crate::retention::count;
use crate::transfers::{promise, statement, town_with_account};

/// What every account shows, a debit positive; those at nothing are left out.
async fn shown(app: &TestApp) -> BTreeMap<String, i64> {
    let raw = app.database.db.connection_for_migrations();
    let sql = "select account, cast(sum(amount_minor) as bigint) as minor from ledger_entry
               group by account having sum(amount_minor) <> 0";
    let rows = raw
        .query_all_raw(Statement::from_string(raw.get_database_backend(), sql))
        .await
        .unwrap();
    let of = |row: &sea_orm::QueryResult| {
        (
            row.try_get("", "account").unwrap(),
            row.try_get("", "minor").unwrap(),
        )
    };
    rows.iter().map(of).collect()
}

/// The first open movement of an amount.
async fn open_one(app: &TestApp, fred: &Caller, city: CityId, minor: i64) -> StatementEntryId {
    let open = app.app.open_entries(fred, city, 0, 50).await.unwrap();
    open.iter()
        .find(|open| open.entry.open_minor == minor)
        .unwrap_or_else(|| panic!("{minor} is not open: {open:?}"))
        .entry
        .id
}

/// The gifts of a donor to a project, the newest first.
async fn gifts_of(app: &TestApp, guest: &str, project: ProjectId) -> Vec<Pledge> {
    let caller = app.signed_in(&format!("{guest}@guest.example")).await;
    let own = app
        .app
        .pledges_of_person(caller.person().unwrap(), None, 20)
        .await;
    own.unwrap()
        .into_iter()
        .filter(|gift| gift.project == project)
        .collect()
}

on_both! {
    async fn a_gift_that_was_not_the_money_s_waits_again_and_leaves_nothing_behind(app: TestApp) {
        let (town, fred) = town_with_account(&app).await;
        let city = town.city.id;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "100", double()).await;
        let before = shown(&app).await;
        let (ana, written) = promise(&app, &project, "ana", "60").await;
        // Somebody else wrote Ana's reference on two transfers.
        let lines = [(2_500, written.as_str(), "BOB"), (3_500, written.as_str(), "BOB")];
        app.app.take_statements(&fred, city, &[statement(5, 0, &lines)]).await.unwrap();
        assert_eq!(pledge(&app, ana.id).await.match_minor, 6_000);
        assert_eq!(app.app.open_entries(&fred, city, 0, 10).await.unwrap(), []);
        let raw = app.database.db.connection_for_migrations();
        let sql = "select id from bank_entry where number = 2";
        let row = raw.query_one_raw(Statement::from_string(raw.get_database_backend(), sql)).await.unwrap().unwrap();
        let entry = StatementEntryId::from_uuid(row.try_get::<uuid::Uuid>("", "id").unwrap());

        let aude = app.person(city, "Aude", Role::Auditor).await;
        // Whoever looks for the mistake sees both, the newest first, each taken for her gift by its reference.
        let explained = app.app.explained_entries(&aude, city, None, 10).await.unwrap();
        assert_eq!(explained.iter().map(|of| of.entry.number).collect::<Vec<_>>(), [2, 1]);
        for of in &explained {
            let [one] = &of.explanations[..] else { panic!("{of:?}") };
            assert_eq!((one.assignment.made_by, one.assignment.amount_minor), (None, of.entry.amount_minor));
            assert_eq!(one.pledge.as_ref().map(|pledge| pledge.id), Some(ana.id));
        }
        assert_eq!(app.app.explained_entries(&aude, city, Some(2), 10).await.unwrap(), explained[1..]);
        assert_eq!(app.app.count_explained_entries(&aude, city).await.unwrap(), 2);
        assert_eq!(code(app.app.explained_entries(&town.owner, city, None, 10).await), "NOT_ALLOWED");
        let take_back = |by: Caller, reason: &'static str| {
            let app = app.app.clone();
            async move { app.take_back_explanation(&by, entry, reason).await }
        };
        assert_eq!(code(take_back(app.visitor(), "Not hers").await), "NOT_FOUND");
        assert_eq!(code(take_back(aude, "Not hers").await), "NOT_ALLOWED");
        assert_eq!(code(take_back(fred.clone(), " ").await), "REQUIRED");
        let (one, other) =
            tokio::join!(take_back(fred.clone(), "Not hers"), take_back(town.official.clone(), "Not hers"));
        assert_eq!([one.is_ok(), other.is_ok()].iter().filter(|done| **done).count(), 1, "once");
        assert_eq!(code(one.and(other)), "NOT_EXPLAINED");

        // Both movements are open, and the gift has left the list with its match.
        let open = app.app.open_entries(&fred, city, 0, 10).await.unwrap();
        assert_eq!(open.iter().map(|open| open.entry.open_minor).collect::<Vec<_>>(), [2_500, 3_500]);
        assert_eq!(app.app.explained_entries(&fred, city, None, 10).await.unwrap(), []);
        let gone = pledge(&app, ana.id).await;
        assert_eq!((gone.state, gone.refunded_minor, gone.wallet_minor, gone.match_minor), (PledgeState::Refunded, 6_000, 0, 0));
        let mut after = shown(&app).await;
        assert_eq!((after.remove("bank"), after.remove("suspense")), (Some(6_000), Some(-6_000)));
        assert_eq!(after, before);
        app.assert_clean().await;
        crate::invariants::hold(&app).await;
        let acts = app.app.acts(&fred, city, None, 1).await.unwrap();
        assert_eq!(acts[0].act.kind, ActKind::ExplanationTakenBack);
        assert!(acts[0].act.detail.contains("Not hers"));

        // Her own transfer comes: it is hers, and what somebody else sent stays open for a person.
        let given = statement(6, 6_000, &[(6_000, &written, "ANA")]);
        assert_eq!(app.app.take_statements(&fred, city, &[given]).await.unwrap()[0].open, 0);
        let gifts = gifts_of(&app, "ana", project.id).await;
        assert_eq!(gifts.iter().map(|gift| gift.state).collect::<Vec<_>>(), [PledgeState::Confirmed, PledgeState::Refunded]);
        assert_eq!((gifts[0].match_minor, app.app.count_open_entries(&fred, city).await.unwrap()), (6_000, 2));
        let project = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        assert_eq!((project.crowd_minor, project.match_minor, project.backers), (6_000, 6_000, 1));
        app.app.explain_entry(&fred, entry, Explanation::Own).await.unwrap();
        app.assert_clean().await;
        crate::invariants::hold(&app).await;
    }
}

on_both! {
    async fn a_gift_that_has_moved_on_is_not_taken_back(app: TestApp) {
        let (town, fred) = town_with_account(&app).await;
        let city = town.city.id;
        let project = app.project(&town, "Benches", "1000").await;
        let (ana, _) = promise(&app, &project, "ana", "60").await;
        app.app.take_statements(&fred, city, &[statement(5, 0, &[(6_000, "don", "ANA")])]).await.unwrap();
        let entry = open_one(&app, &fred, city, 6_000).await;
        app.app.explain_entry(&fred, entry, Explanation::Pledge(ana.id)).await.unwrap();
        app.app.refund_gift(&fred, ana.id, &back(Some("10"), "Her wish")).await.unwrap();
        let refused = app.app.take_back_explanation(&fred, entry, "Not hers").await;
        assert_eq!(code(refused), "GIFT_MOVED_ON");
        assert_eq!((pledge(&app, ana.id).await.refunded_minor, count(&app, "assignment_undo").await), (1_000, 0));
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_closed_period_is_no_hindrance_and_stays_as_it_was(app: TestApp) {
        let (town, fred) = town_with_account(&app).await;
        let city = town.city.id;
        let given = statement(2, 0, &[(-350, "FRAIS", "BANQUE"), (5_000, "dotation", "VILLE")]);
        app.app.take_statements(&fred, city, &[given]).await.unwrap();
        let (fee, own) = (open_one(&app, &fred, city, -350).await, open_one(&app, &fred, city, 5_000).await);
        app.app.explain_entry(&fred, fee, Explanation::Own).await.unwrap();
        app.app.explain_entry(&fred, own, Explanation::BankFee).await.unwrap();
        let through = (app.app.world().now() + Duration::hours(1)).date_naive();
        app.wait(Duration::days(4));
        let asked = app.app.ask_to_close_books(&town.official, city, through).await.unwrap();
        app.app.close_books(&fred, asked.id).await.unwrap();
        let closed = app.app.trial_balance(&fred, city, (through, through)).await.unwrap();
        for (entry, right) in [(fee, Explanation::BankFee), (own, Explanation::Own)] {
            app.app.take_back_explanation(&fred, entry, "The other way round").await.unwrap();
            app.app.explain_entry(&fred, entry, right).await.unwrap();
        }
        assert_eq!(app.app.trial_balance(&fred, city, (through, through)).await.unwrap(), closed);
        let now = shown(&app).await;
        assert_eq!((now["bank-fee"], now["own-funds"], now.get("suspense")), (350, -5_000, None));
        app.assert_clean().await;
        crate::invariants::hold(&app).await;
    }
}
