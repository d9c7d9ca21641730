//! The same command twice.

use app::AppError;
use tests::build::gift;
use tests::on_both;

on_both! {
    async fn the_same_key_gives_once(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        let input = gift(&project, "ana", "20", "one-intention");
        let first = app.app.create_pledge(&app.visitor(), &input).await.unwrap();
        let second = app.app.create_pledge(&app.visitor(), &input).await.unwrap();
        assert_eq!(first.pledge.id, second.pledge.id);
        assert_eq!(first.checkout_url, second.checkout_url);
        app.pay(first.pledge.provider_ref.as_deref().unwrap(), payments::sandbox::Outcome::Pay).await;
        let paid = app.app.create_pledge(&app.visitor(), &input).await.unwrap();
        assert_eq!((paid.pledge.id, paid.checkout_url), (first.pledge.id, None), "paid: there is nowhere left to pay");
        assert_eq!(app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap().crowd_minor, 2000);
        app.assert_clean().await;
    }
}

on_both! {
    async fn the_same_key_for_something_else_is_refused(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        app.app.create_pledge(&app.visitor(), &gift(&project, "ana", "20", "one-intention")).await.unwrap();
        let other = app.app.create_pledge(&app.visitor(), &gift(&project, "ana", "30", "one-intention")).await;
        let Err(AppError::Refused(problems)) = other else { panic!("{other:?}") };
        let found: Vec<_> = problems.iter().map(|p| (p.field.as_str(), p.kind.code())).collect();
        assert_eq!(found, [("input.idempotencyKey", "KEY_REUSED")]);
        let somebody_else = app.app.create_pledge(&app.visitor(), &gift(&project, "bob", "30", "one-intention")).await;
        assert!(somebody_else.is_ok(), "a key belongs to the person who made it");
    }
}

on_both! {
    async fn twenty_at_once_with_one_key_are_one_pledge(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        let other = app.another(9).await;
        let mut tasks = Vec::new();
        for number in 0..20 {
            let process = if number % 2 == 0 { app.app.clone() } else { other.clone() };
            let input = gift(&project, "ana", "20", "one-intention");
            let visitor = app.visitor();
            tasks.push(tokio::spawn(async move { process.create_pledge(&visitor, &input).await.unwrap().pledge.id }));
        }
        let mut ids = Vec::new();
        for task in tasks {
            ids.push(task.await.unwrap());
        }
        ids.dedup();
        assert_eq!(ids.len(), 1, "{ids:?}");
    }
}
