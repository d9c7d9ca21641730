//! Filling an empty data folder: into a file beside, put in its place when it is whole.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use app::{App, Settings};
use domain::World;
use migrations::MigratorTrait;
use payments::sandbox::{self, Sandbox};
use store::{Db, DbSettings};

use super::folder::DataFolder;
use super::picture;
use super::seed::{Files, Seed};
use super::story::{Stage, Story, StoryClock, StoryError};
use crate::exit::{Failure, is_full};
use crate::progress::Progress;
use crate::world::SystemRandomness;

/// Whether the folder has a city already.
pub async fn is_loaded(folder: &DataFolder) -> Result<bool, Failure> {
    let file = folder.database();
    if !file.exists() {
        return Ok(false);
    }
    let url = format!("sqlite://{}", file.display());
    let db = Db::connect(&DbSettings {
        url,
        connections_max: 1,
    })
    .await?;
    migrations::Migrator::up(db.connection_for_migrations(), None)
        .await
        .map_err(store::StoreError::from)?;
    let cities = store::city::all(db.read()).await?;
    db.close().await?;
    Ok(!cities.is_empty())
}

/// Loads the seed into the folder.
pub async fn load(
    files: &dyn Files,
    folder: &DataFolder,
    world: &World,
    settings: Settings,
) -> Result<(), Failure> {
    let seed = Seed::read(files).map_err(Failure::found)?;
    folder.clear_scratch()?;
    let loaded = fill(&seed, files, folder, world, settings).await;
    if loaded.is_err() {
        folder.clear_scratch()?;
    }
    loaded
}

async fn fill(
    seed: &Seed,
    files: &dyn Files,
    folder: &DataFolder,
    world: &World,
    settings: Settings,
) -> Result<(), Failure> {
    let (now, scratch) = (world.now(), folder.scratch());
    let clock = StoryClock::at(now);
    let story_world = World::new(clock.clone(), SystemRandomness);
    let db = Db::connect_scratch(&scratch).await?;
    migrations::Migrator::up(db.connection_for_migrations(), None)
        .await
        .map_err(store::StoreError::from)?;
    let bank = Sandbox::open(
        sandbox::Settings {
            base_url: settings.base_url.clone(),
            webhook_url: String::new(),
            secret: story_world.bytes::<32>().to_vec(),
            saves_methods: true,
            file: None,
        },
        story_world.clone(),
    );
    let sandbox = Arc::new(bank.map_err(Failure::found)?);
    let app = App::new(db.clone(), story_world, settings, sandbox.clone());
    let progress = Progress::begin("Telling the city's story");
    let pictures = picture::names(files)
        .into_iter()
        .map(|(name, file)| (file, name))
        .collect();
    let stage = Stage {
        app,
        sandbox: sandbox.clone(),
        clock,
        now,
        pictures,
    };
    let told = Story::tell(seed, stage, &|done, all| progress.at(done, all)).await;
    progress.end();
    let closed = db.close().await;
    told.map_err(explain)?;
    closed?;
    let failed = |error: std::io::Error| explain_io(folder.path(), &error);
    picture::write_all(files, &folder.pictures().join(&seed.city.slug)).map_err(failed)?;
    sandbox.write_to(&folder.sandbox()).map_err(Failure::found)?;
    // On the disk before it takes its name: what has the name is whole.
    File::open(&scratch)
        .and_then(|file| file.sync_all())
        .map_err(failed)?;
    std::fs::rename(&scratch, folder.database()).map_err(failed)
}

fn explain(error: StoryError) -> Failure {
    if is_full(&error.to_string()) {
        return Failure::found("There is no room left on the disk for the demonstration. Nothing was kept.");
    }
    Failure::found(error)
}

fn explain_io(folder: &Path, error: &std::io::Error) -> Failure {
    if is_full(&error.to_string()) {
        return Failure::found("There is no room left on the disk for the demonstration. Nothing was kept.");
    }
    Failure::usage(format!(
        "The data folder {} cannot be written: {error}.",
        folder.display()
    ))
}
