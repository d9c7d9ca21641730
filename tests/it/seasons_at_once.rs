//! Eight processes serve a town at once: they hear of payments, give back, rank, close and change rules, each of a
//! random season, and one of them is killed in the middle. Whatever they have answered is true afterwards, every gift
//! is decided once, the books are clean, and replaying the list gives the stored decisions.
//!
//! A few seasons run with the other tests. `SEASONS=1000 cargo nextest run --profile long -E 'test(seasons_at_once)'`
//! plays a thousand; a failure names its seed, and `SEASON=seed SEASONS=1` plays that one again: the same town and the
//! same orders, though eight processes never meet twice in the same way.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;

use app::pool::PoolInput;
use app::project::ProjectInput;
use app::review::Review;
use app::{App, AppError};
use chrono::Duration;
use domain::campaign::CampaignKind;
use domain::pledge::PledgeState;
use domain::pool::PoolStep;
use domain::{PledgeId, PoolId, ProjectId};
use payments::Headers;
use sea_orm::{ConnectionTrait, Statement};
use tests::build::{Town, gift};
use tests::dice::Dice;
use tests::serving::{Orders, work};
use tests::till::{NAME, Till};
use tests::{Backend, TestApp, asked_for, rules};

const PROCESSES: usize = 8;
const STEPS: u32 = 20;
const PAYMENTS: u64 = 24;
/// Fifty days: longer than any campaign.
const HOURS: i32 = 24 * 50;

/// Names the seed of a season that fails.
struct Played(u64);

impl Drop for Played {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("to play it again: SEASON={} SEASONS=1", self.0);
        }
    }
}

async fn seasons(backend: Backend) {
    let (first, count) = (asked_for("SEASON", 1), asked_for("SEASONS", 3));
    let (mut killed, mut gifts) = (0, 0);
    for seed in first..first + count {
        let _played = Played(seed);
        let season = season(backend, seed).await;
        killed += u64::from(season.was_killed);
        gifts += season.gifts;
        if (seed + 1 - first).is_multiple_of(50) || seed + 1 == first + count {
            let played = seed + 1 - first;
            println!(
                "{backend:?}: {played} seasons clean, {gifts} gifts decided, in {killed} a process was killed"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn eight_processes_at_once_leave_clean_books_sqlite() {
    seasons(Backend::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn eight_processes_at_once_leave_clean_books_postgres() {
    seasons(Backend::Postgres).await;
}

struct Ended {
    was_killed: bool,
    gifts: u64,
}

async fn season(backend: Backend, seed: u64) -> Ended {
    let app = TestApp::new(backend).await;
    let mut dice = Dice(seed);
    let town = app.town().await;
    let mut projects = Vec::new();
    for number in 0..3 + dice.roll(3) {
        projects.push(project(&app, &town, &mut dice, number).await);
    }
    let mut pools = Vec::new();
    for number in 0..2 + dice.roll(3) {
        pools.push(pool(&app, &town, &mut dice, number).await);
    }
    let till = app.at_the_till(seed * 1000 + 999).await;
    let payments = payments(&app, &till, &projects, &mut dice).await;
    let orders = Orders {
        url: app.database.url.clone(),
        seed,
        steps: STEPS,
        from: till.world().now(),
        hours: HOURS,
        city: town.city.id.to_string(),
        projects: projects.iter().map(ToString::to_string).collect(),
        pools: pools.iter().map(ToString::to_string).collect(),
        payments: payments.clone(),
    };
    let file = app.files.path().join("orders.json");
    std::fs::write(&file, serde_json::to_vec(&orders).unwrap()).unwrap();
    let (victim, after) = (dice.index(PROCESSES), 5 + dice.index(60));
    let told = tokio::task::spawn_blocking(move || rush(&file, victim, after));
    let told = told.await.unwrap();

    app.wait(Duration::hours(i64::from(HOURS)));
    come_to_rest(&app, &till, &payments).await;
    let gifts = hold(&app, &told.stands).await;
    app.assert_clean().await;
    crate::match_log::checked(&crate::match_log::written(&app, &town.city, None, None).await);
    app.database.remove().await;
    Ended {
        was_killed: told.was_killed,
        gifts,
    }
}

async fn project(app: &TestApp, town: &Town, dice: &mut Dice, number: u64) -> ProjectId {
    let goal = (100 * (1 + dice.roll(30))).to_string();
    let draft = app.draft(town, &format!("Project {number}"), &goal).await;
    let kinds = [CampaignKind::AllOrNothing, CampaignKind::KeepWhatYouRaise];
    let input = ProjectInput {
        campaign_kind: Some(*dice.pick(&kinds)),
        category: Some((*dice.pick(&["nature", "sport"])).to_owned()),
        closes_at: Some(app.app.world().now() + Duration::days(10 + dice.roll(30).cast_signed())),
        ..ProjectInput::default()
    };
    app.app
        .update_project(&town.owner, draft.id, &input)
        .await
        .unwrap();
    app.app.submit_project(&town.owner, draft.id).await.unwrap();
    let publish = Review::Publish;
    let published = app.app.review_project(&town.official, draft.id, &publish).await;
    published.unwrap().id
}

/// A pool with a rule of any way; those that a town refuses are passed over.
async fn pool(app: &TestApp, town: &Town, dice: &mut Dice, number: u64) -> PoolId {
    for attempt in 0..1000 {
        let ends = dice.roll(2) == 0;
        let input = PoolInput {
            name: Some(format!("Pool {number}")),
            purpose: Some("For everybody.".to_owned()),
            closes_at: ends.then(|| app.app.world().now() + Duration::days(5 + dice.roll(40).cast_signed())),
            funders: Some(vec![
                ("The city".to_owned(), (100 + dice.roll(3000)).to_string()),
                ("The bank".to_owned(), (1 + dice.roll(999)).to_string()),
            ]),
            rule: Some(rules::any(dice)),
            ..PoolInput::default()
        };
        let (official, key) = (&town.official, format!("pool-{number}-{attempt}"));
        let pool = match app.app.create_pool(official, town.city.id, &input, &key).await {
            Ok(pool) => pool,
            Err(AppError::Refused(_)) => continue,
            Err(error) => panic!("{input:?}: {error}"),
        };
        let key = format!("publish-{number}-{attempt}");
        match app
            .app
            .step_pool(official, pool.id, PoolStep::Publish, &key)
            .await
        {
            Ok(pool) => return pool.id,
            Err(AppError::Refused(_)) => {}
            Err(error) => panic!("{input:?}: {error}"),
        }
    }
    panic!("no rule was taken")
}

/// Payments that were made and of which nobody has heard.
async fn payments(app: &TestApp, till: &App, projects: &[ProjectId], dice: &mut Dice) -> Vec<String> {
    let mut made = Vec::new();
    for number in 0..PAYMENTS {
        let project = app.app.project_by_id(&app.visitor(), *dice.pick(projects)).await;
        let amount = format!("{}.{:02}", 1 + dice.roll(300), dice.roll(100));
        let input = gift(
            &project.unwrap().unwrap(),
            &format!("guest{}", dice.roll(8)),
            &amount,
            &format!("intention-{number}"),
        );
        let pledge = till.create_pledge(&app.visitor(), &input).await.unwrap().pledge;
        made.push(pledge.provider_ref.unwrap());
    }
    made
}

struct Told {
    /// How pledges stood when somebody was told.
    stands: BTreeMap<PledgeId, Vec<PledgeState>>,
    was_killed: bool,
}

/// Lets the processes loose, and kills one after so many answers.
fn rush(orders: &Path, victim: usize, after: usize) -> Told {
    let (tell, told) = mpsc::channel();
    let mut processes = Vec::new();
    for number in 0..PROCESSES {
        let mut process = Command::new(env!("CARGO_BIN_EXE_serving"))
            .args([orders.as_os_str(), number.to_string().as_ref()])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (out, tell) = (process.stdout.take().unwrap(), tell.clone());
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                tell.send(line).unwrap();
            }
        });
        processes.push(process);
    }
    drop(tell);
    let mut stands: BTreeMap<PledgeId, Vec<PledgeState>> = BTreeMap::new();
    let mut failed = Vec::new();
    for (count, line) in told.iter().enumerate() {
        if count == after {
            processes[victim].kill().unwrap();
        }
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["stands", id, state] => stands
                .entry(id.parse().unwrap())
                .or_default()
                .push(state.parse().unwrap()),
            _ => failed.push(line),
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
    let mut was_killed = false;
    for (number, mut process) in processes.into_iter().enumerate() {
        let status = process.wait().unwrap();
        // It may have been done before.
        let killed = number == victim && status.signal() == Some(9);
        was_killed |= killed;
        assert!(killed || status.success(), "process {number}: {status}");
    }
    Told { stands, was_killed }
}

/// What time brings in any case: the provider tells everything once more, what a process left behind is taken up,
/// and everything that can end ends.
async fn come_to_rest(app: &TestApp, till: &App, payments: &[String]) {
    for payment in payments {
        let body = Till::notice(payment, false);
        till.take_webhook(NAME, &Headers::default(), &body).await.unwrap();
    }
    till.refresh_waiting().await.unwrap();
    till.decide_all().await.unwrap();
    for _ in 0..2 {
        while work(till).await.unwrap() {}
        app.wait(Duration::days(60));
        till.end_what_is_over().await.unwrap();
    }
    while work(till).await.unwrap() {}
}

/// Whatever somebody was told is true, and every gift was decided exactly once; gives how many there are.
async fn hold(app: &TestApp, told: &BTreeMap<PledgeId, Vec<PledgeState>>) -> u64 {
    for (id, states) in told {
        let pledge = app.app.pledge(*id).await.unwrap();
        let pledge = pledge.unwrap_or_else(|| panic!("{id} was answered and is lost"));
        for state in states {
            let holds = match state {
                PledgeState::Pending | PledgeState::Authorized => true,
                PledgeState::Confirmed => pledge.confirmed_at.is_some() && pledge.decided_at.is_some(),
                other => pledge.state == *other,
            };
            assert!(holds, "{id} was told to be {state}, and is {}", pledge.state);
        }
    }
    let unpaid = "select count(*) as n from pledge where state in ('pending', 'authorized')";
    assert_eq!(count(app, unpaid).await, 0, "neither made nor called off");
    crate::invariants::hold(app).await;
    let gifts = "select count(*) as n from match_event where kind = 'contribution'";
    count(app, gifts).await.unsigned_abs()
}

async fn count(app: &TestApp, sql: &str) -> i64 {
    let conn = app.database.db.read();
    let statement = Statement::from_string(conn.get_database_backend(), sql);
    let row = conn.query_one_raw(statement).await.unwrap().unwrap();
    row.try_get("", "n").unwrap()
}
