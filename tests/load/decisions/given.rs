//! A city with projects, pools and gifts that nobody has decided.

use app::pool::{PoolInput, WrittenRule};
use app::project::{BudgetLineInput, ProjectInput};
use app::review::Review;
use app::{Category, City, Texts};
use domain::person::Role;
use domain::pool::PoolStep;
use domain::project::BudgetLineKind;
use domain::{CityId, Currency, Id, Locale};
use sea_orm::{ConnectionTrait, Statement};
use tests::build::Town;
use tests::{Backend, TestApp};
use uuid::Uuid;

const PROJECTS: usize = 100;

/// What there is before the contestants begin.
pub struct Given {
    pub app: TestApp,
    pub city: CityId,
    /// The provider's names for the payments.
    pub payments: Vec<String>,
    /// Event, pledge, project, pool and amount of each gift.
    pub gifts: Vec<(Uuid, Uuid, Uuid, Uuid, i64)>,
}

impl Given {
    /// A city, with its gifts pending, or confirmed and waiting on the list.
    pub async fn new(backend: Backend, gifts: usize, pools: usize, waiting: bool) -> Given {
        let app = TestApp::new(backend).await;
        let town = town(&app).await;
        for number in 0..PROJECTS {
            project(&app, &town, number).await;
        }
        for number in 0..pools {
            let eligible = if pools == 1 {
                String::new()
            } else {
                format!(r#", "eligible": {{"categories": ["c{number}"]}}"#)
            };
            let rule = format!(r#"{{"base": "contribution", "rate": {{"num": 1, "den": 1}}{eligible}}}"#);
            pool(&app, &town, number, rule).await;
        }
        let conn = app.database.db.connection_for_migrations();
        for statement in statements(backend, gifts, waiting) {
            conn.execute_unprepared(&statement).await.unwrap();
        }
        let rows = conn.query_all_raw(Statement::from_string(
            conn.get_database_backend(),
            "select coalesce(e.id, l.id) as event, l.id, l.project_id, coalesce(q.id, (select id from pool limit 1)) as pool_id,
                    l.amount_minor, l.provider_ref
             from pledge l join project p on p.id = l.project_id
             left join pool q on q.name = 'Pool ' || substr(p.category, 2) and (select count(*) from pool) > 1
             left join match_event e on e.pledge_id = l.id order by l.id",
        ));
        let (mut payments, mut list) = (Vec::new(), Vec::new());
        for row in rows.await.unwrap() {
            let of = |name: &str| row.try_get::<Uuid>("", name).unwrap();
            payments.push(row.try_get("", "provider_ref").unwrap());
            let amount = row.try_get("", "amount_minor").unwrap();
            list.push((of("event"), of("id"), of("project_id"), of("pool_id"), amount));
        }
        Given {
            app,
            city: town.city.id,
            payments,
            gifts: list,
        }
    }

    /// Every gift has its decision, and the pools gave as much as was given.
    pub async fn assert_decided(&self) {
        let conn = self.app.database.db.connection_for_migrations();
        let row = conn.query_one_raw(Statement::from_string(
            conn.get_database_backend(),
            "select (select count(*) from match_decision) as decisions,
                    (select count(*) from pledge where decided_at is not null and match_minor = amount_minor) as decided,
                    (select cast(sum(reserved_minor) as bigint) from pool) - (select cast(sum(amount_minor) as bigint) from pledge) as apart",
        ));
        let row = row.await.unwrap().unwrap();
        let of = |name: &str| row.try_get::<i64>("", name).unwrap();
        let gifts = i64::try_from(self.gifts.len()).unwrap();
        assert_eq!((of("decisions"), of("decided"), of("apart")), (gifts, gifts, 0));
    }
}

async fn town(app: &TestApp) -> Town {
    let category = |number: usize| Category {
        slug: format!("c{number}"),
        names: Texts::new(Locale::ALL.map(|locale| (locale, format!("c{number}")))),
    };
    let city = City {
        id: CityId::new(app.app.world()),
        slug: "town".to_owned(),
        name: "Town".to_owned(),
        currency: Currency::EUR,
        locale: Locale::En,
        time_zone: "Europe/Paris".to_owned(),
        accent: "#0f665c".to_owned(),
        bounds: None,
        created_at: app.app.world().now(),
    };
    let categories: Vec<Category> = (0..PROJECTS).map(category).collect();
    app.app.create_city(&city, &categories).await.unwrap();
    Town {
        official: app.person(city.id, "Odile", Role::Official).await,
        owner: app.person(city.id, "Paul", Role::Resident).await,
        city,
    }
}

async fn project(app: &TestApp, town: &Town, number: usize) {
    let (title, key) = (format!("Project {number}"), format!("draft-number-{number}"));
    let draft = app
        .app
        .create_project(&town.owner, town.city.id, &title, None, &key);
    let draft = draft.await.unwrap();
    let input = ProjectInput {
        summary: Some("Two benches in the shade.".to_owned()),
        story: Some("People of our street want to sit.".to_owned()),
        category: Some(format!("c{number}")),
        closes_at: Some(app.app.world().now() + chrono::Duration::days(40)),
        city_wide: Some(true),
        budget_lines: Some(vec![BudgetLineInput {
            label: "Wood".to_owned(),
            amount: "900000".to_owned(),
            kind: BudgetLineKind::Required,
        }]),
        ..ProjectInput::default()
    };
    app.app
        .update_project(&town.owner, draft.id, &input)
        .await
        .unwrap();
    app.app.submit_project(&town.owner, draft.id).await.unwrap();
    let publish = Review::Publish;
    app.app
        .review_project(&town.official, draft.id, &publish)
        .await
        .unwrap();
}

async fn pool(app: &TestApp, town: &Town, number: usize, rule: String) {
    let input = PoolInput {
        name: Some(format!("Pool {number}")),
        purpose: Some("For everybody.".to_owned()),
        funders: Some(vec![("The city".to_owned(), "9000000".to_owned())]),
        rule: Some(WrittenRule::Definition(rule)),
        ..PoolInput::default()
    };
    let (official, key) = (&town.official, format!("pool-number-{number}"));
    let pool = app
        .app
        .create_pool(official, town.city.id, &input, &key)
        .await
        .unwrap();
    let key = format!("publish-number-{number}");
    app.app
        .step_pool(official, pool.id, PoolStep::Publish, &key)
        .await
        .unwrap();
}

/// Gifts of as many people, round the projects in turn; confirmed, booked and listed where they shall wait.
fn statements(backend: Backend, gifts: usize, waiting: bool) -> Vec<String> {
    let (id, now) = match backend {
        Backend::Postgres => ("gen_random_uuid()", "timestamptz '2026-03-02 09:30Z'"),
        Backend::Sqlite => ("randomblob(16)", "'2026-03-02 09:30:00+00:00'"),
    };
    // How a text names an id: PostgreSQL writes it so, SQLite keeps its bytes.
    let text = |column: &str| match backend {
        Backend::Postgres => column.to_owned(),
        Backend::Sqlite => {
            let part = |from: u32, length: u32| format!("substr(lower(hex({column})), {from}, {length})");
            [part(1, 8), part(9, 4), part(13, 4), part(17, 4), part(21, 12)].join(" || '-' || ")
        }
    };
    let (pledge, project, person) = (text("l.id"), text("l.project_id"), text("l.person_id"));
    let mut all = vec![
        format!(
            "insert into person (id, email, name, locale, created_at)
             with recursive number(i) as (select 1 union all select i + 1 from number where i < {gifts})
             select {id}, 'donor-' || i || '@example.org', 'Donor ' || i, 'en', {now} from number"
        ),
        format!(
            "insert into pledge (city_id, id, project_id, person_id, amount_minor, state, anonymous, display_name, locale,
                 channel, provider, provider_ref, created_at)
             select p.city_id, g.id, p.id, g.person, 100 + 10 * (g.n % 400), 'pending', false, 'Donor', 'en', 'card',
                 'till', null, {now}
             from (select {id} as id, q.id as person, row_number() over () as n from person q where q.email like 'donor-%') g
             join (select city_id, id, row_number() over (order by id) as n from project) p on p.n = 1 + g.n % 100"
        ),
        format!("update pledge as l set provider_ref = 'till/pledge:' || {pledge} || '/' || l.amount_minor"),
    ];
    if waiting {
        all.extend([
            "update pledge set state = 'confirmed', confirmed_at = created_at, counted_at = created_at".to_owned(),
            format!(
                "insert into ledger_transaction (city_id, id, kind, currency, cause, occurred_at, recorded_at)
                 select l.city_id, {id}, 'pledge_confirmed', 'EUR', 'pledge:' || {pledge}, l.created_at, l.created_at
                 from pledge l"
            ),
            "insert into ledger_unsealed (city_id, transaction_id, recorded_at)
             select city_id, id, recorded_at from ledger_transaction where kind = 'pledge_confirmed'"
                .to_owned(),
            format!(
                "insert into ledger_entry (city_id, transaction_id, position, account, amount_minor)
                 select t.city_id, t.id, s.position,
                   case s.position when 0 then 'provider-clearing' else 'project-escrow:' || {project} end,
                   l.amount_minor * case s.position when 0 then 1 else -1 end
                 from ledger_transaction t join pledge l on t.cause = 'pledge:' || {pledge}
                 cross join (select 0 as position union all select 1) s"
            ),
            format!(
                r#"insert into match_event (city_id, id, captured_at, kind, project_id, pledge_id, body)
                 select l.city_id, {id}, l.created_at, 'contribution', l.project_id, l.id,
                   '{{"type":"contribution","id":"pledge:' || {pledge} || '","project":"project:' || {project}
                   || '","donor":"person:' || {person} || '","amount_minor":' || l.amount_minor || '}}' from pledge l"#
            ),
        ]);
    }
    all.push("analyze".to_owned());
    all
}
