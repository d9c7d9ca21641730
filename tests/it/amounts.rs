//! Amounts and projects that cannot be given to.

use app::{AppError, AppResult};
use chrono::Duration;
use domain::{Id, ProjectId};
use tests::build::{double, gift};
use tests::on_both;

fn codes<T: std::fmt::Debug>(result: AppResult<T>) -> Vec<(String, &'static str)> {
    match result {
        Err(AppError::Refused(problems)) => problems
            .iter()
            .map(|p| (p.field.clone(), p.kind.code()))
            .collect(),
        other => panic!("{other:?}"),
    }
}

fn one<T: std::fmt::Debug>(result: AppResult<T>) -> (String, &'static str) {
    let codes = codes(result);
    assert_eq!(codes.len(), 1, "{codes:?}");
    codes.into_iter().next().unwrap()
}

on_both! {
    async fn a_bad_amount_is_refused_by_name(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        for (amount, code) in [
            ("0", "AMOUNT_ZERO"),
            ("-5", "AMOUNT_NEGATIVE"),
            ("5.001", "TOO_MANY_DECIMALS"),
            ("0.50", "AMOUNT_TOO_SMALL"),
            ("10000.01", "AMOUNT_TOO_LARGE"),
            ("99999999999999999999999", "AMOUNT_TOO_LARGE"),
            ("20 USD", "WRONG_CURRENCY"),
            ("twenty", "NOT_AN_AMOUNT"),
            ("", "NOT_AN_AMOUNT"),
        ] {
            let made = app.app.create_pledge(&app.visitor(), &gift(&project, "ana", amount, "a-key-of-mine")).await;
            assert_eq!(one(made), ("input.amount".to_owned(), code), "{amount}");
            let quoted = app.app.quote(&app.visitor(), project.id, amount).await;
            if amount != "0.50" {
                assert_eq!(one(quoted), ("amount".to_owned(), code), "{amount}");
            }
        }
        let mut many = gift(&project, "ana", "0", "short");
        many.email = Some("not an address".to_owned());
        many.message = Some("x".repeat(501));
        let found = codes(app.app.create_pledge(&app.visitor(), &many).await);
        assert_eq!(
            found,
            [
                ("input.idempotencyKey".to_owned(), "BAD_KEY"),
                ("input.amount".to_owned(), "AMOUNT_ZERO"),
                ("input.email".to_owned(), "NOT_AN_EMAIL"),
                ("input.message".to_owned(), "TOO_LONG"),
            ],
            "every problem at once"
        );
    }
}

on_both! {
    async fn a_project_that_is_not_open_takes_no_gift(app: TestApp) {
        let town = app.town().await;
        let give = |project: &app::Project| gift(project, "ana", "20", "a-key-of-mine");
        let draft = app.draft(&town, "Draft", "1000").await;
        let hidden = app.app.create_pledge(&app.visitor(), &give(&draft)).await;
        assert_eq!(one(hidden), ("input.project".to_owned(), "NOT_FOUND"), "a stranger does not learn that it exists");
        let own = app.app.create_pledge(&town.owner, &give(&draft)).await;
        assert_eq!(one(own), ("input.project".to_owned(), "PROJECT_NOT_OPEN"));
        let project = app.project(&town, "Benches", "1000").await;
        let mut unknown = give(&project);
        unknown.project = ProjectId::new(app.app.world());
        assert_eq!(one(app.app.create_pledge(&app.visitor(), &unknown).await), ("input.project".to_owned(), "NOT_FOUND"));
        app.wait(Duration::days(41));
        let late = app.app.create_pledge(&app.visitor(), &give(&project)).await;
        assert_eq!(one(late), ("input.project".to_owned(), "CAMPAIGN_OVER"));
        assert_eq!(one(app.app.quote(&app.visitor(), project.id, "20").await), ("project".to_owned(), "CAMPAIGN_OVER"));
        app.assert_clean().await;
    }
}

on_both! {
    async fn what_was_quoted_is_what_is_decided(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "30", double()).await;
        let quote = app.app.quote(&app.visitor(), project.id, "20").await.unwrap();
        assert_eq!((quote.gift.minor, quote.added.minor, quote.parts.len()), (2000, 2000, 1));
        app.give(&project, "ana", "20").await;
        let quote = app.app.quote(&app.visitor(), project.id, "20").await.unwrap();
        assert_eq!(quote.added.minor, 1000, "the last part of the pool");
        let pledge = app.give(&project, "bob", "20").await;
        assert_eq!(app.app.pledge(pledge).await.unwrap().unwrap().match_minor, 1000);
        app.assert_clean().await;
    }
}
