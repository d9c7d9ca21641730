//! Many gifts at once against a pool that cannot match them all.

use app::pledge::PledgeInput;
use domain::PledgeId;
use payments::Headers;
use payments::sandbox::Outcome;
use tests::build::{double, gift};
use tests::on_both;

on_both! {
    async fn two_hundred_gifts_at_once_take_exactly_the_room_of_a_pool(app: TestApp) {
        let town = app.town().await;
        let projects = [
            app.project(&town, "Benches", "100000").await,
            app.project(&town, "Trees", "100000").await,
        ];
        // Room for 150 of 200 gifts of 10.
        let pool = app.pool(&town, "Double", "1500", double()).await;
        let mut pledges: Vec<PledgeId> = Vec::new();
        let mut parcels = Vec::new();
        for number in 0..200 {
            let project = &projects[number % 2];
            let input: PledgeInput = gift(project, &format!("guest{number}"), "10", &format!("intention-{number}"));
            let made = app.app.create_pledge(&app.visitor(), &input).await.unwrap();
            app.sandbox.decide(made.pledge.provider_ref.as_deref().unwrap(), Outcome::Pay).unwrap();
            pledges.push(made.pledge.id);
            while let Some(parcel) = app.sandbox.step() {
                app.sandbox.settle(&parcel, true).unwrap();
                parcels.push(parcel);
            }
        }
        let processes = [app.app.clone(), app.another(7).await, app.another(8).await];
        let mut tasks = Vec::new();
        for (number, parcel) in parcels.into_iter().enumerate() {
            let process = processes[number % processes.len()].clone();
            tasks.push(tokio::spawn(async move {
                let headers: Headers = parcel.headers.iter().cloned().collect();
                process.take_webhook("sandbox", &headers, &parcel.body).await.unwrap();
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        let mut matched = 0;
        for id in &pledges {
            let pledge = app.app.pledge(*id).await.unwrap().unwrap();
            assert!(pledge.decided_at.is_some(), "a donor sees the decision in the same breath");
            assert!([0, 1000].contains(&pledge.match_minor), "{}", pledge.match_minor);
            matched += pledge.match_minor;
        }
        assert_eq!(matched, 150_000, "exactly the room");
        let pool = app.app.pool(&app.visitor(), pool.id).await.unwrap().unwrap();
        assert_eq!((pool.reserved_minor, pool.available_minor()), (150_000, 0));
        let mut totals = (0, 0, 0);
        for project in &projects {
            let project = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
            totals = (totals.0 + project.crowd_minor, totals.1 + project.match_minor, totals.2 + project.backers);
        }
        assert_eq!(totals, (200_000, 150_000, 200));
        app.assert_clean().await;
    }
}
