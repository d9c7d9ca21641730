//! Simulations: the present rules come to what is stored, other rules come to something else, and a simulation is
//! begun, left, found again, taken up by another process, and given up.

use std::sync::Arc;
use std::time::Duration;

use app::job::{Job, Lane, TakenJob};
use app::matching::settings::RuleInput;
use app::pool::{PoolInput, WrittenRule};
use app::simulation::{
    ChangeInput, Proposal, Simulation, SimulationInput, SimulationResult, Source, SourceInput, Watch,
};
use app::{App, Caller, City, Pool, Project};
use domain::person::Role;
use domain::simulation::SimulationState;
use domain::{CityId, Id, PledgeId, SimulationId};
use tests::build::{Town, double, eur};
use tests::people::code;
use tests::{TestApp, on_both};

const PAST: SourceInput = SourceInput::Past {
    from: None,
    until: None,
};

/// A town in which something has happened: gifts, a refund, a new rule, a campaign that failed.
struct Lived {
    town: Town,
    projects: Vec<Project>,
    pool: Pool,
}

async fn lived(app: &TestApp) -> Lived {
    let town = app.town().await;
    let mut projects = Vec::new();
    for (title, goal) in [("Benches", "300"), ("Trees", "900"), ("Swings", "5000")] {
        projects.push(app.project(&town, title, goal).await);
    }
    let rule = RuleInput {
        maximum_per_gift: Some(eur(8_000)),
        ..double()
    };
    let pool = app.pool(&town, "Double", "400", rule).await;
    let mut given: Vec<PledgeId> = Vec::new();
    for (project, guest, amount) in [
        (0, "ana", "60"),
        (1, "bob", "100"),
        (2, "cyd", "45.55"),
        (0, "dan", "90.01"),
        (1, "eve", "20"),
    ] {
        given.push(app.give(&projects[project], guest, amount).await);
    }
    app.app.refund_pledge(given[1]).await.unwrap();
    let input = PoolInput {
        rule: Some(WrittenRule::Settings(Box::new(RuleInput {
            rate_num: Some(1),
            ..half()
        }))),
        ..PoolInput::default()
    };
    app.app
        .update_pool(&town.official, pool.id, &input, "a-new-rule")
        .await
        .unwrap();
    app.give(&projects[1], "fay", "700").await;
    app.wait(chrono::Duration::days(60));
    app.app.end_what_is_over().await.unwrap();
    Lived { town, projects, pool }
}

fn half() -> RuleInput {
    RuleInput {
        preset: app::matching::settings::RulePreset::AddAHalf,
        rate_num: None,
        ..double()
    }
}

fn with_rule(pool: &Pool, rule: RuleInput) -> ChangeInput {
    ChangeInput {
        pool: Some(pool.id),
        rule: Some(WrittenRule::Settings(Box::new(rule))),
        amount: None,
    }
}

fn asked(source: SourceInput, change: ChangeInput) -> SimulationInput {
    SimulationInput {
        source,
        changes: vec![change],
    }
}

async fn start(app: &TestApp, town: &Town, input: &SimulationInput, key: &str) -> Simulation {
    app.app
        .start_simulation(&town.official, town.city.id, input, key)
        .await
        .unwrap()
}

/// What a worker does.
async fn work(app: &App, simulation: SimulationId) -> TakenJob {
    let job = app
        .take_job_of(Lane::Long)
        .await
        .unwrap()
        .expect("a simulation waits");
    app.run_simulation(&job, simulation).await.unwrap();
    app.end_job(&job, Ok(())).await.unwrap();
    job
}

/// Carries out every simulation that waits.
pub(crate) async fn carry_out(app: &TestApp) {
    while let Some(job) = app.app.take_job_of(Lane::Long).await.unwrap() {
        let Job::Simulate { simulation } = serde_json::from_str(&job.body).unwrap() else {
            panic!("{job:?}")
        };
        app.app
            .run_simulation(&job, simulation.parse().unwrap())
            .await
            .unwrap();
        app.app.end_job(&job, Ok(())).await.unwrap();
    }
}

async fn now(app: &TestApp, town: &Town, id: SimulationId) -> Simulation {
    app.app.simulation(&town.official, id).await.unwrap().unwrap()
}

async fn result(app: &TestApp, town: &Town, id: SimulationId) -> SimulationResult {
    let simulation = now(app, town, id).await;
    assert_eq!(simulation.state, SimulationState::Done);
    app.app.simulation_result(&simulation).await.unwrap().unwrap()
}

/// Every sum is that of its parts, and that of the pools.
fn adds_up(result: &SimulationResult) {
    let totals = result.totals;
    let projects = result
        .projects
        .iter()
        .map(|line| (line.crowd_minor, line.match_minor));
    let places = result
        .neighbourhoods
        .iter()
        .map(|line| (line.sum.crowd_minor, line.sum.match_minor));
    let months = result
        .months
        .iter()
        .map(|line| (line.crowd_minor, line.match_minor));
    for lines in [projects.collect::<Vec<_>>(), places.collect(), months.collect()] {
        let (mut crowd, mut matched) = ((0, 0), (0, 0));
        for (one, other) in lines {
            crowd = (crowd.0 + one.present, crowd.1 + one.proposed);
            matched = (matched.0 + other.present, matched.1 + other.proposed);
        }
        assert_eq!(crowd, (totals.crowd_minor.present, totals.crowd_minor.proposed));
        assert_eq!(matched, (totals.match_minor.present, totals.match_minor.proposed));
    }
    let used = result.used_minor();
    assert_eq!(
        (used.present, used.proposed),
        (totals.match_minor.present, totals.match_minor.proposed)
    );
}

on_both! {
    async fn the_present_rules_come_to_what_is_stored(app: TestApp) {
        let Lived { town, projects, pool } = lived(&app).await;
        let (source, watch) = (Source::Past { from: None, until: None }, Arc::new(Watch::default()));
        let result = app.app.simulate(&town.city, &source, &Proposal::default(), &watch).await.unwrap().unwrap();
        adds_up(&result);
        for project in &projects {
            let visitor = Caller::visitor(domain::Locale::En);
            let stored = app.app.project_by_id(&visitor, project.id).await.unwrap().unwrap();
            let line = result.project(&project.id.to_string()).unwrap();
            assert_eq!(line.match_minor.present, stored.match_minor, "{}", project.texts.title);
            assert_eq!(line.match_minor.difference, 0);
            assert_eq!(line.neighbourhood, project.neighbourhood.map(|id| id.to_string()));
        }
        let stored = app.app.pool(&town.official, pool.id).await.unwrap().unwrap();
        let used = stored.reserved_minor + stored.committed_minor + stored.paid_minor;
        assert_eq!(result.used_minor().present, used);
        assert!(used > 0, "something stands");
        assert_eq!((result.left_out, result.totals.reached.difference), (0, 0));
        let (done, total) = watch.progress();
        assert_eq!((done, total), (result.events.unsigned_abs(), result.events.unsigned_abs()));
        app.assert_clean().await;
    }
}

on_both! {
    async fn other_rules_are_tried_over_the_past_and_change_nothing(app: TestApp) {
        let Lived { town, pool, .. } = lived(&app).await;
        let quarter = RuleInput {
            preset: app::matching::settings::RulePreset::AddAQuarter,
            ..double()
        };
        let input = asked(PAST, with_rule(&pool, quarter));
        let simulation = start(&app, &town, &input, "a-quarter-please").await;
        assert_eq!(simulation.state, SimulationState::Queued);
        let again = start(&app, &town, &input, "a-quarter-please").await;
        assert_eq!(again.id, simulation.id, "the same click twice is one simulation");
        assert!(app.app.take_job_of(Lane::Short).await.unwrap().is_none_or(|job| job.kind != "simulation.run"));
        work(&app.app, simulation.id).await;
        let result = result(&app, &town, simulation.id).await;
        adds_up(&result);
        // Benches: 60.00 and 90.01 are matched by a quarter and miss the goal of 300.00, so all of it goes back;
        // Trees: 20.00 and 700.00 miss 900.00 with a quarter of it on top by nothing: 720.00 + 180.00.
        let trees = result.projects.iter().find(|line| line.goal_minor == 90_000).unwrap();
        assert_eq!(trees.match_minor.proposed, 500 + 17_500);
        assert_eq!(result.events, now(&app, &town, simulation.id).await.done);
        // The pool's events, the projects' and the gifts' were only read.
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_draft_and_a_pool_that_there_is_not_are_tried_as_if_they_were_open(app: TestApp) {
        let Lived { town, .. } = lived(&app).await;
        let draft = PoolInput {
            name: Some("More".to_owned()),
            purpose: Some("For everybody.".to_owned()),
            funders: Some(vec![("The city".to_owned(), "100".to_owned()), ("A bank".to_owned(), "50".to_owned())]),
            rule: Some(WrittenRule::Settings(Box::new(double()))),
            ..PoolInput::default()
        };
        let draft = app.app.create_pool(&town.official, town.city.id, &draft, "a-draft-pool").await.unwrap();
        let input = SimulationInput {
            source: PAST,
            changes: vec![
                ChangeInput { pool: Some(draft.id), ..ChangeInput::default() },
                ChangeInput { pool: None, rule: Some(WrittenRule::Settings(Box::new(half()))), amount: Some("1000".to_owned()) },
            ],
        };
        let simulation = start(&app, &town, &input, "two-more-pools").await;
        work(&app.app, simulation.id).await;
        let result = result(&app, &town, simulation.id).await;
        adds_up(&result);
        let pools: Vec<(bool, i64)> = result
            .pools
            .iter()
            .map(|pool| (pool.present.is_some(), pool.proposed.as_ref().unwrap().amount_minor))
            .collect();
        assert_eq!(pools, [(true, 40_000), (false, 15_000), (false, 100_000)]);
        assert!(result.totals.match_minor.difference > 0);
        app.assert_clean().await;
    }
}

on_both! {
    async fn what_is_wrong_is_told_by_field_before_anything_is_queued(app: TestApp) {
        let Lived { town, pool, .. } = lived(&app).await;
        let change = |definition: &str| ChangeInput {
            pool: Some(pool.id),
            rule: Some(WrittenRule::Definition(definition.to_owned())),
            amount: None,
        };
        let good = r#"{"base": "contribution", "rate": {"num": 1, "den": 3}}"#;
        let synthetic = |projects, residents| SourceInput::Synthetic { seed: None, projects, residents, months: None };
        let day = |text: &str| Some(text.parse().unwrap());
        for (input, field, due) in [
            (SimulationInput { source: PAST, changes: Vec::new() }, "input.changes", "NOTHING_PROPOSED"),
            (asked(PAST, ChangeInput { pool: Some(pool.id), ..ChangeInput::default() }), "input.changes[0].rule", "NOTHING_PROPOSED"),
            (asked(PAST, change(r#"{"base": "sum", "rate": {"num": 1, "den": 0}}"#)), "input.changes[0].definition.rate.den", "RULE_OUT_OF_RANGE"),
            (asked(PAST, ChangeInput { amount: Some("-3".to_owned()), ..change(good) }), "input.changes[0].amount", "AMOUNT_NEGATIVE"),
            (asked(PAST, ChangeInput { pool: None, ..change(good) }), "input.changes[0].amount", "REQUIRED"),
            (asked(synthetic(Some(0), None), change(good)), "input.synthetic.projects", "OUT_OF_RANGE"),
            (asked(synthetic(None, Some(5_000_000)), change(good)), "input.synthetic.residents", "OUT_OF_RANGE"),
            (asked(SourceInput::Past { from: day("2026-05-02"), until: day("2026-05-01") }, change(good)), "input.past.until", "DATES_REVERSED"),
            (SimulationInput { source: PAST, changes: vec![change(good), change(good)] }, "input.changes[1].pool", "RULE_TAKEN"),
        ] {
            let answer = app.app.start_simulation(&town.official, town.city.id, &input, "a-wrong-wish").await;
            let found: Vec<(String, &str)> = match answer {
                Err(app::AppError::Refused(problems)) => {
                    problems.iter().map(|problem| (problem.field.clone(), problem.kind.code())).collect()
                }
                other => panic!("{input:?}: {other:?}"),
            };
            assert_eq!(found, [(field.to_owned(), due)]);
        }
        assert!(app.app.take_job_of(Lane::Long).await.unwrap().is_none());
    }
}

on_both! {
    async fn officials_of_the_city_may_and_nobody_else(app: TestApp) {
        let Lived { town, pool, .. } = lived(&app).await;
        let input = asked(PAST, with_rule(&pool, half()));
        let city = town.city.id;
        let visitor = app.app.start_simulation(&app.visitor(), city, &input, "not-a-visitor").await;
        assert_eq!(code(visitor), "SIGN_IN_REQUIRED");
        let elsewhere = CityId::new(app.app.world());
        let other = City { id: elsewhere, slug: "elsewhere".to_owned(), ..town.city.clone() };
        app.app.create_city(&other, &[]).await.unwrap();
        let stranger = app.person(elsewhere, "Ophelie", Role::Official).await;
        let finance = app.person(city, "Fred", Role::FinanceOfficer).await;
        for caller in [&town.owner, &stranger, &finance] {
            let refused = app.app.start_simulation(caller, city, &input, "not-an-official").await;
            assert_eq!(code(refused), "NOT_ALLOWED");
        }
        let simulation = start(&app, &town, &input, "an-official-asks").await;
        for caller in [&town.owner, &stranger] {
            assert!(app.app.simulation(caller, simulation.id).await.unwrap().is_none());
            assert_eq!(code(app.app.cancel_simulation(caller, simulation.id).await), "NOT_FOUND");
            assert_eq!(code(app.app.simulation_page(caller, city, None, 10).await), "NOT_ALLOWED");
        }
        assert!(app.app.simulation(&finance, simulation.id).await.unwrap().is_some(), "who sees the money reads it");
        assert_eq!(code(app.app.cancel_simulation(&finance, simulation.id).await), "NOT_ALLOWED");
        // Another city's pool is no pool of this one.
        let wrong = app.app.start_simulation(&stranger, elsewhere, &input, "another-s-pool").await;
        assert_eq!(code(wrong), "NOT_FOUND");
        for nth in 1..3 {
            start(&app, &town, &input, &format!("an-official-asks-{nth}")).await;
        }
        let many = app.app.start_simulation(&town.official, city, &input, "one-too-many").await;
        assert_eq!(code(many), "TOO_MANY_SIMULATIONS");
        let page = app.app.simulation_page(&town.official, city, None, 2).await.unwrap();
        let last = page.last().unwrap();
        let rest = app.app.simulation_page(&town.official, city, Some((last.asked_at, last.id)), 2).await.unwrap();
        assert_eq!((page.len(), rest.len(), rest[0].id), (2, 1, simulation.id));
    }
}

/// A season that takes a while: long enough to be in the middle of.
fn long() -> SourceInput {
    SourceInput::Synthetic {
        seed: Some(7),
        projects: Some(1_500),
        residents: Some(100_000),
        months: Some(12),
    }
}

/// Waits until some of the events were taken.
async fn under_way(app: &TestApp, town: &Town, id: SimulationId) {
    for _ in 0..600 {
        if now(app, town, id).await.done > 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("nothing happens");
}

on_both! {
    async fn a_simulation_whose_process_dies_is_taken_up_by_another(app: TestApp) {
        let Lived { town, pool, .. } = lived(&app).await;
        let simulation = start(&app, &town, &asked(long(), with_rule(&pool, half())), "a-long-one").await;
        let job = app.app.take_job_of(Lane::Long).await.unwrap().unwrap();
        let (process, id) = (app.app.clone(), simulation.id);
        let dying = tokio::spawn(async move { process.run_simulation(&job, id).await });
        under_way(&app, &town, simulation.id).await;
        dying.abort();
        assert!(dying.await.unwrap_err().is_cancelled());
        let other = app.another(5).await;
        assert!(other.take_job_of(Lane::Long).await.unwrap().is_none(), "it may still be alive");
        assert_eq!(now(&app, &town, simulation.id).await.state, SimulationState::Running);
        app.wait(chrono::Duration::seconds(31));
        let job = work(&other, simulation.id).await;
        assert_eq!(job.attempts, 2);
        let result = result(&app, &town, simulation.id).await;
        adds_up(&result);
        assert_eq!(result.totals.projects, 1_500);
        assert!(result.totals.reached.present > 0 && result.totals.reached.present < 1_500);
    }
}

on_both! {
    async fn a_simulation_that_nobody_wants_any_more_stops(app: TestApp) {
        let Lived { town, pool, .. } = lived(&app).await;
        let simulation = start(&app, &town, &asked(long(), with_rule(&pool, half())), "a-long-one").await;
        let job = app.app.take_job_of(Lane::Long).await.unwrap().unwrap();
        let (process, id) = (app.app.clone(), simulation.id);
        let working = tokio::spawn(async move { process.run_simulation(&job, id).await });
        under_way(&app, &town, simulation.id).await;
        let cancelled = app.app.cancel_simulation(&town.official, simulation.id).await.unwrap();
        assert_eq!(cancelled.state, SimulationState::Cancelled);
        tokio::time::timeout(Duration::from_secs(10), working).await.expect("it stops").unwrap().unwrap();
        let stopped = now(&app, &town, simulation.id).await;
        assert_eq!(stopped.state, SimulationState::Cancelled);
        assert!(app.app.simulation_result(&stopped).await.unwrap().is_none());
        let again = app.app.cancel_simulation(&town.official, simulation.id).await.unwrap();
        assert_eq!(again, stopped);
    }
}

on_both! {
    async fn what_ends_its_process_again_and_again_is_given_up(app: TestApp) {
        let Lived { town, pool, .. } = lived(&app).await;
        let simulation = start(&app, &town, &asked(PAST, with_rule(&pool, half())), "a-deadly-one").await;
        for _ in 0..4 {
            app.app.take_job_of(Lane::Long).await.unwrap().unwrap();
            app.wait(chrono::Duration::seconds(31));
        }
        work(&app.app, simulation.id).await;
        let failed = now(&app, &town, simulation.id).await;
        assert_eq!((failed.state, failed.failure.as_deref()), (SimulationState::Failed, Some("interrupted")));
    }
}
