//! Real data of real cities: everything arrives, nothing is invented.

use app::import::{NewArea, NewNeighbourhood, NewPlace, NewProject, Outcome, Placed};
use app::project::ProjectInput;
use app::{Category, City, ProjectTexts, Texts};
use chrono::Duration;
use domain::{CityId, Currency, Id, Locale};
use exchange::projects::Place;
use tests::{TestApp, on_both, shared};

async fn paris(app: &TestApp) -> City {
    let city = City {
        id: CityId::new(app.app.world()),
        slug: "paris".to_owned(),
        name: "Paris".to_owned(),
        currency: Currency::EUR,
        locale: Locale::Fr,
        time_zone: "Europe/Paris".to_owned(),
        accent: "#123456".to_owned(),
        bounds: None,
        created_at: app.app.world().now(),
    };
    let names = Texts::new(Locale::ALL.map(|locale| (locale, "Nature".to_owned())));
    app.app
        .create_city(
            &city,
            &[Category {
                slug: "nature".to_owned(),
                names,
            }],
        )
        .await
        .unwrap();
    city
}

fn quarters() -> Vec<NewNeighbourhood> {
    let bytes = std::fs::read(shared("data/geo/paris-quartiers.geojson")).unwrap();
    let options = exchange::neighbourhoods::Options {
        id_field: "c_qu".to_owned(),
        name_field: "l_qu".to_owned(),
    };
    let report = exchange::neighbourhoods::read(&bytes, &options).unwrap();
    assert!(report.is_clean(), "{:?}", report.errors);
    report
        .records
        .into_iter()
        .map(|r| NewNeighbourhood {
            external_id: r.code,
            name: r.name,
            shape: r.shape,
        })
        .collect()
}

fn arrondissements() -> Vec<NewArea> {
    let bytes = std::fs::read(shared("data/geo/paris-arrondissements.geojson")).unwrap();
    let options = exchange::areas::Options {
        id_field: "c_ar".to_owned(),
        name_field: "l_aroff".to_owned(),
        valid_from: exchange::areas::DateSource::Always,
        valid_to: exchange::areas::DateSource::Always,
    };
    let report = exchange::areas::read(&bytes, &options).unwrap();
    let area = |r: exchange::areas::AreaRecord| NewArea {
        external_id: r.code,
        name: r.name,
        valid_from: r.valid_from,
        valid_to: r.valid_to,
        shape: r.shape,
    };
    report.records.into_iter().map(area).collect()
}

fn laureates() -> Vec<NewProject> {
    let mapping = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../seed-data/mappings/paris-budget-participatif.toml"
    );
    let mapping = exchange::mapping::Mapping::parse(&std::fs::read_to_string(mapping).unwrap()).unwrap();
    let bytes = std::fs::read(shared("data/projects/paris-budget-participatif-laureats.csv")).unwrap();
    let report = exchange::projects::read(&bytes, &mapping).unwrap();
    assert_eq!(report.records.len() + report.refused(), report.rows_read);
    assert_eq!(
        (report.rows_read, report.refused()),
        (1214, 0),
        "{:?}",
        report.errors
    );
    let new = |r: exchange::projects::ProjectRecord| NewProject {
        external_id: r.external_id,
        locale: r.locale,
        texts: ProjectTexts {
            title: r.title,
            summary: r.summary.unwrap_or_default(),
            story: r.story.unwrap_or_default(),
        },
        category: r.category.unwrap_or_else(|| "nature".to_owned()),
        state: r.state,
        goal_minor: r.goal.map_or(0, |goal| goal.minor),
        address: r.address,
        place: match r.place {
            Place::Point { longitude, latitude } => NewPlace::Point(longitude, latitude),
            Place::Neighbourhood { code } => NewPlace::Neighbourhood(code),
            Place::Area { code } => NewPlace::Area(code),
            Place::CityWide => NewPlace::CityWide,
            Place::Unplaced { .. } => NewPlace::Unplaced,
        },
        published_at: None,
        closes_at: None,
    };
    report.records.into_iter().map(new).collect()
}

fn count(outcomes: &[Outcome], wanted: Outcome) -> usize {
    outcomes.iter().filter(|outcome| **outcome == wanted).count()
}

on_both! {
    async fn all_of_paris_arrives_and_arriving_twice_changes_nothing(app: TestApp) {
        let city = paris(&app).await;
        let tried = app.app.import_neighbourhoods(&city, &quarters(), true).await.unwrap();
        assert_eq!(count(&tried, Outcome::Created), 80);
        assert!(app.app.neighbourhoods(city.id).await.unwrap().is_empty(), "a dry run stores nothing");

        let stored = app.app.import_neighbourhoods(&city, &quarters(), false).await.unwrap();
        assert_eq!(count(&stored, Outcome::Created), 80);
        let again = app.app.import_neighbourhoods(&city, &quarters(), false).await.unwrap();
        assert_eq!(count(&again, Outcome::Unchanged), 80);
        let areas = app.app.import_areas(&city, &arrondissements(), false).await.unwrap();
        assert_eq!(count(&areas, Outcome::Created), 20);

        let projects = laureates();
        let stored = app.app.import_projects(&city, "paris-bp", &projects, false, &|_| {}).await.unwrap();
        assert_eq!(stored.len(), 1214);
        assert!(stored.iter().all(|(outcome, placed)| *outcome == Outcome::Created && *placed == Placed::AsGiven));
        app.wait(Duration::hours(1));
        let again = app.app.import_projects(&city, "paris-bp", &projects, false, &|_| {}).await.unwrap();
        assert!(again.iter().all(|(outcome, _)| *outcome == Outcome::Unchanged));

        let pins = app.app.pins(&app.visitor(), city.id, &app::ProjectFilter::default()).await.unwrap();
        assert!(pins.is_empty(), "no project has a point of its own, so none is drawn");
    }
}

on_both! {
    async fn a_point_finds_its_quarter_and_its_arrondissement(app: TestApp) {
        let city = paris(&app).await;
        app.app.import_neighbourhoods(&city, &quarters(), false).await.unwrap();
        app.app.import_areas(&city, &arrondissements(), false).await.unwrap();
        let owner = app.person(city.id, "Ana", domain::person::Role::Resident).await;
        let project = app.app.create_project(&owner, city.id, "Un banc", None, "a-key-of-mine").await.unwrap();
        // The Panthéon, quarter Sorbonne, fifth arrondissement.
        let place = ProjectInput { location: Some((2.3461, 48.8462)), ..ProjectInput::default() };
        let placed = app.app.update_project(&owner, project.id, &place).await.unwrap();
        let quarters = app.app.neighbourhoods(city.id).await.unwrap();
        let quarter = quarters.iter().find(|quarter| Some(quarter.id) == placed.neighbourhood).unwrap();
        assert_eq!(quarter.name, "Sorbonne");
    }
}
