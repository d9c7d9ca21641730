//! A city's match log: a file without personal data from which anybody comes to the published decisions again.

use std::collections::{BTreeSet, HashMap};

use app::matching::form::EventForm;
use app::matching::scenario::{self, ScenarioResult};
use app::pool::{PoolInput, WrittenRule};
use app::project::ProjectInput;
use app::review::Review;
use app::{City, Pool, Project};
use chrono::{Duration, NaiveDate};
use domain::person::Role;
use domain::pool::PoolStep;
use domain::project::ProjectState;
use domain::{EventId, Id, PledgeId, PoolId};
use payments::sandbox::Outcome;
use sea_orm::{ConnectionTrait, Statement};
use store::event::NewEvent;
use tests::build::{Town, double, gift};
use tests::{TestApp, on_both};

use crate::reader::Reader;

const HALF_AFTER_A_QUARTER: &str =
    r#"{"base": "goal", "rate": {"goal_share_bps": 5000}, "gate": {"crowd_goal_bps": 2500}}"#;
const SHARE: &str =
    r#"{"base": "sum", "rate": {"num": 1, "den": 1}, "allocate": "pro_rata", "release": "at_end"}"#;
const A_QUARTER: &str =
    r#"{"base": "contribution", "rate": {"num": 1, "den": 4}, "clip": {"donor_max_minor": 20000}}"#;
const EVERY_OTHER: &str = r#"{"base": "contribution", "rate": {"table": {"selector": "seeded_draw", "seed": "spring",
    "steps": [{"from": 0, "num": 1, "den": 1}, {"from": 5000, "nothing": true}]}}}"#;

/// The whole file.
pub async fn written(app: &TestApp, city: &City, pool: Option<PoolId>, until: Option<NaiveDate>) -> String {
    let mut log = app.app.match_log(city, pool, until).await.unwrap();
    let mut text = String::new();
    while let Some(piece) = log.next().await.unwrap() {
        text.push_str(&piece);
    }
    text
}

/// What the file gives: as is expected in it, and lawful.
pub fn checked(text: &str) -> ScenarioResult {
    let result = scenario::run(text.as_bytes()).unwrap();
    assert_eq!(result.differences, []);
    assert_eq!(result.audit, []);
    result
}

/// A decision as it is compared: the event, the place, pool, version, project, gift, change, state, funders, and the
/// explanation.
type Line = (
    u64,
    u32,
    String,
    u32,
    String,
    Option<String>,
    i64,
    String,
    String,
    String,
);

/// The decisions that came out, except on gifts that no pool saw.
fn came_out(result: &ScenarioResult) -> Vec<Line> {
    let of = |form: &app::matching::decision::DecisionForm| {
        Some((
            form.event_seq,
            form.position,
            form.pool.clone()?,
            form.rule.as_ref()?.version,
            form.project.clone()?,
            form.contribution.clone(),
            form.change_minor,
            form.state.to_string(),
            form.funders_json(),
            form.explanation.to_json(),
        ))
    };
    result.decisions.iter().filter_map(of).collect()
}

/// The decisions that were stored, with gifts called by their place among the gifts.
async fn stored(app: &TestApp, city: &City) -> Vec<Line> {
    let conn = app.database.db.read();
    let mut gifts = HashMap::new();
    for listed in store::event::decided(conn, city.id, 0, 10_000).await.unwrap() {
        if let Ok(EventForm::Contribution(gift)) = EventForm::from_json(&listed.body) {
            let next = format!("g{}", gifts.len() + 1);
            gifts.entry(gift.id).or_insert(next);
        }
    }
    let named = |text: &str| {
        let mut text = text.to_owned();
        for (id, name) in &gifts {
            text = text.replace(&format!("\"{id}\""), &format!("\"{name}\""));
        }
        text
    };
    let rows = store::decision::in_order(conn, city.id, 0, 10_000).await.unwrap();
    let of = |row: &store::decision::Decision| {
        (
            row.event_seq.cast_unsigned(),
            row.position.cast_unsigned(),
            row.pool.to_string(),
            row.rule_version.cast_unsigned(),
            row.project.to_string(),
            row.pledge.map(|pledge| gifts[&pledge.to_string()].clone()),
            row.change_minor,
            row.state.to_string(),
            row.funders.clone(),
            named(&row.explanation),
        )
    };
    rows.iter().map(of).collect()
}

/// Everything by which somebody of the installation could be recognised.
async fn private(app: &TestApp) -> BTreeSet<String> {
    let conn = app.database.db.read();
    let mut found = BTreeSet::new();
    for (sql, columns) in [
        (
            "select cast(id as varchar(64)) as id, email, name from person",
            &["email", "name"][..],
        ),
        (
            "select display_name, provider_ref from pledge",
            &["display_name", "provider_ref"],
        ),
    ] {
        let statement = Statement::from_string(conn.get_database_backend(), sql);
        for row in conn.query_all_raw(statement).await.unwrap() {
            for column in columns {
                found.extend(row.try_get::<Option<String>>("", column).unwrap());
            }
        }
    }
    found.retain(|text| !text.is_empty());
    found
}

/// A town with something of everything, whose season is nearly over.
struct Season {
    town: Town,
    doubled: Pool,
    half: Pool,
    benches: Project,
    swings: Project,
    given: Vec<PledgeId>,
}

pub async fn gives(app: &TestApp, reader: &Reader, project: &Project, amount: &str, key: &str) -> PledgeId {
    let caller = reader.caller(app).await;
    let given = gift(project, "Whoever", amount, key);
    let made = app.app.create_pledge(&caller, &given).await.unwrap();
    app.pay(&made.pledge.provider_ref.unwrap(), Outcome::Pay).await;
    made.pledge.id
}

async fn new_rule(app: &TestApp, town: &Town, pool: &Pool, definition: &str) {
    let input = PoolInput {
        rule: Some(WrittenRule::Definition(definition.to_owned())),
        ..PoolInput::default()
    };
    app.app
        .update_pool(&town.official, pool.id, &input, "another-rule")
        .await
        .unwrap();
}

async fn season(app: &TestApp) -> Season {
    let town = app.town().await;
    let benches = app.project(&town, "Benches", "800").await;
    let doubled = app.pool(&town, "Double", "900", double()).await;
    let half = app
        .pool_defined(&town, "Half", "1000", HALF_AFTER_A_QUARTER)
        .await;
    let trees = app.project(&town, "Trees", "500").await;
    let swings = app.project(&town, "Swings", "5000").await;
    let share = app.pool_defined(&town, "Share", "300", SHARE).await;
    let rosalie = Reader::signed_in(app, "rosalie@resident.example").await;
    let mut given = vec![
        app.give(&benches, "anastasia", "150").await,
        app.give(&trees, "balthazar", "60").await,
        gives(app, &rosalie, &benches, "40.50", "rosalie-to-benches").await,
        app.give(&benches, "anastasia", "70").await,
    ];
    // Who carries a project does not draw from a pool by giving to it.
    let owner = Reader::signed_in(app, "paul@test.example").await;
    given.push(gives(app, &owner, &benches, "25", "paul-to-benches").await);
    app.app.refund_pledge(given[0]).await.unwrap();
    app.wait(Duration::days(1));
    given.push(app.give(&swings, "clothilde", "33.33").await);
    app.app
        .step_pool(&town.official, doubled.id, PoolStep::Pause, "pause-double")
        .await
        .unwrap();
    given.push(app.give(&swings, "balthazar", "20").await);
    app.app
        .step_pool(&town.official, doubled.id, PoolStep::Resume, "resume-double")
        .await
        .unwrap();
    new_rule(app, &town, &doubled, A_QUARTER).await;
    given.push(gives(app, &rosalie, &trees, "450", "rosalie-to-trees").await);
    given.push(app.give(&benches, "dorothea", "120").await);
    app.app
        .step_pool(&town.official, share.id, PoolStep::Close, "close-share")
        .await
        .unwrap();
    app.wait(Duration::days(38));
    // Enough for Trees, and the match is enough for Benches; Swings miss their goal and give everything back.
    given.push(app.give(&trees, "evangeline", "150").await);
    Season {
        town,
        doubled,
        half,
        benches,
        swings,
        given,
    }
}

on_both! {
    async fn the_file_gives_what_was_decided_and_why(app: TestApp) {
        let Season { town, doubled, half, benches, swings, given } = season(&app).await;
        // Before the campaigns end there is match on everything.
        checked(&written(&app, &town.city, None, None).await);
        app.wait(Duration::days(10));
        app.app.end_what_is_over().await.unwrap();
        app.app.step_pool(&town.official, doubled.id, PoolStep::Pause, "pause-for-good").await.unwrap();
        let new = app.project(&town, "Fountain", "300").await;
        app.give(&new, "balthazar", "100").await;
        app.app.refund_pledge(given[3]).await.unwrap();
        app.assert_clean().await;

        let text = written(&app, &town.city, None, None).await;
        let result = checked(&text);
        let (due, found) = (stored(&app, &town.city).await, came_out(&result));
        assert!(due.len() > 30, "{due:#?}");
        assert_eq!(found, due);
        let states: BTreeSet<&str> = due.iter().map(|line| line.7.as_str()).collect();
        assert_eq!(states, BTreeSet::from(["committed", "released", "reserved"]));
        let pools: BTreeSet<&str> = due.iter().map(|line| line.2.as_str()).collect();
        assert_eq!(pools.len(), 3);
        assert!(pools.contains(half.id.to_string().as_str()));
        for (project, due) in [(benches, ProjectState::Succeeded), (swings, ProjectState::Failed)] {
            let found = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
            assert_eq!(found.state, due, "{}", found.slug);
        }
    }
}

on_both! {
    async fn nobody_is_in_the_file(app: TestApp) {
        let Season { town, given, .. } = season(&app).await;
        let text = written(&app, &town.city, None, None).await;
        let private = private(&app).await;
        for due in ["anastasia", "anastasia@guest.example", "rosalie@resident.example", "Paul", "Whoever"] {
            assert!(private.contains(due), "{due} is looked for: {private:?}");
        }
        for name in private {
            assert!(!text.to_lowercase().contains(&name.to_lowercase()), "{name} is in {text}");
        }
        for pledge in given {
            assert!(!text.contains(&pledge.uuid().to_string()), "{pledge} is in {text}");
        }
        for word in ["person:", "pledge:", "@"] {
            assert!(!text.contains(word), "{word} is in {text}");
        }
        let person = town.owner.person().unwrap();
        assert!(!text.contains(&person.uuid().to_string()));
        // Within a project the same donor has the same name: Anastasia gave first and fourth. Elsewhere it is another.
        let donors: Vec<&str> = text
            .lines()
            .filter_map(|line| line.split_once(r#""donor":""#)?.1.split_once('"'))
            .map(|(donor, _)| donor)
            .collect();
        assert_eq!(donors, ["d1", "d2", "d3", "d1", "d4", "d5", "d6", "d7", "d8", "d9"]);
        assert_eq!(text.matches(r#""owner":"o1""#).count(), 3);
    }
}

on_both! {
    async fn a_part_of_the_list_has_what_stood_then(app: TestApp) {
        let Season { town, .. } = season(&app).await;
        let text = written(&app, &town.city, None, "2026-03-02".parse().ok()).await;
        let result = checked(&text);
        let all = stored(&app, &town.city).await;
        let found = came_out(&result);
        assert!(found.len() > 8 && found.len() < all.len(), "{found:#?}");
        assert_eq!(found, all[..found.len()]);
        assert!(text.contains("available_minor") && !text.contains("crowd_minor"));
        let nothing = checked(&written(&app, &town.city, None, "2020-01-01".parse().ok()).await);
        assert!(nothing.decisions.is_empty() && nothing.projects.is_empty());
        // The day that has not come yet is the whole list.
        let whole = written(&app, &town.city, None, "2030-01-01".parse().ok()).await;
        assert!(whole.contains("crowd_minor"));
        assert_eq!(came_out(&checked(&whole)), all);
    }
}

on_both! {
    async fn of_one_pool_there_is_all_that_bears_on_it(app: TestApp) {
        let Season { town, half, .. } = season(&app).await;
        let text = written(&app, &town.city, Some(half.id), None).await;
        let result = checked(&text);
        assert_eq!((result.pools.len(), result.projects.len()), (3, 3), "they share their projects");
        assert_eq!(came_out(&result), stored(&app, &town.city).await);
        let draft = app.app.match_log(&town.city, Some(PoolId::new(app.app.world())), None).await;
        assert!(matches!(draft, Err(app::AppError::Refused(_))));
    }
}

on_both! {
    async fn what_does_not_bear_on_a_pool_is_not_in_its_file(app: TestApp) {
        let town = app.town().await;
        let other = Town {
            owner: app.person(town.city.id, "Ursula", Role::Resident).await,
            official: town.official.clone(),
            city: town.city.clone(),
        };
        let benches = app.project(&town, "Benches", "800").await;
        let draft = app.draft(&other, "Goals", "800").await;
        let sport = ProjectInput { category: Some("sport".to_owned()), ..ProjectInput::default() };
        app.app.update_project(&other.owner, draft.id, &sport).await.unwrap();
        app.app.submit_project(&other.owner, draft.id).await.unwrap();
        let goals = app.app.review_project(&town.official, draft.id, &Review::Publish).await.unwrap();
        let only = |category: &str| {
            format!(r#"{{"base": "contribution", "rate": {{"num": 1, "den": 1}}, "eligible": {{"categories": ["{category}"]}}}}"#)
        };
        let nature = app.pool_defined(&town, "Nature", "100", &only("nature")).await;
        let sport = app.pool_defined(&town, "Sport", "100", &only("sport")).await;
        app.give(&goals, "anastasia", "70").await;
        let back = app.give(&goals, "balthazar", "50").await;
        app.give(&benches, "balthazar", "60").await;
        app.app.refund_pledge(back).await.unwrap();
        app.give(&benches, "clothilde", "70").await;
        app.app.step_pool(&town.official, sport.id, PoolStep::Pause, "pause-sport").await.unwrap();

        let text = written(&app, &town.city, Some(nature.id), None).await;
        let result = checked(&text);
        let found: Vec<i64> = came_out(&result).iter().map(|line| line.6).collect();
        assert_eq!(found, [6000, 4000]);
        assert_eq!((result.pools.len(), result.projects.len()), (1, 1));
        for stranger in [sport.id.to_string(), goals.id.to_string()] {
            assert!(!text.contains(&stranger), "{stranger} is in {text}");
        }
        assert!(text.contains("numbered by their place here"));
        let result = checked(&written(&app, &town.city, Some(sport.id), None).await);
        let found: Vec<i64> = came_out(&result).iter().map(|line| line.6).collect();
        assert_eq!(found, [7000, 3000, -3000]);
    }
}

on_both! {
    async fn where_lots_are_drawn_by_gifts_they_keep_their_names(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "800").await;
        app.pool_defined(&town, "Lots", "1000", EVERY_OTHER).await;
        let mut given = Vec::new();
        for guest in ["anastasia", "balthazar", "clothilde", "dorothea", "evangeline", "ferdinand"] {
            given.push(app.give(&project, guest, "20").await);
        }
        let text = written(&app, &town.city, None, None).await;
        let result = checked(&text);
        let drawn: BTreeSet<i64> = result.contributions.iter().map(|gift| gift.match_minor).collect();
        assert_eq!(drawn, BTreeSet::from([0, 2000]), "some are lucky and some are not");
        for pledge in given {
            assert!(text.contains(&format!(r#""id":"{pledge}""#)));
        }
        assert!(text.contains("draws lots by them") && !text.contains("person:"));
    }
}

on_both! {
    async fn what_could_not_be_taken_is_left_out_and_told(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "800").await;
        app.pool(&town, "Double", "1000", double()).await;
        app.give(&project, "anastasia", "20").await;
        let nowhere = NewEvent {
            id: EventId::new(app.app.world()),
            captured_at: app.app.world().now(),
            kind: "votes",
            project: None,
            pledge: None,
            pool: None,
            body: r#"{"type":"votes","project":"nowhere","votes":3}"#.to_owned(),
        };
        store::event::add(app.database.db.read(), town.city.id, &nowhere).await.unwrap();
        app.app.decide(town.city.id).await.unwrap();
        app.give(&project, "balthazar", "30").await;
        let text = written(&app, &town.city, None, None).await;
        assert!(text.contains("Left out, because nothing could be taken of them: 5 of the list"), "{text}");
        let found: Vec<u64> = came_out(&checked(&text)).iter().map(|line| line.0).collect();
        assert_eq!(found, [4, 5]);
    }
}

on_both! {
    async fn a_wrong_publication_is_found_by_the_file_itself(app: TestApp) {
        let Season { town, benches, .. } = season(&app).await;
        let raw = app.database.db.read();
        raw.execute_unprepared("update project set match_minor = match_minor + 1 where title = 'Benches'").await.unwrap();
        let text = written(&app, &town.city, None, None).await;
        let result = scenario::run(text.as_bytes()).unwrap();
        let paths: Vec<&str> = result.differences.iter().map(|found| found.path.as_str()).collect();
        assert_eq!(paths, [format!("expect.projects.{}.match_minor", benches.id)]);
    }
}
