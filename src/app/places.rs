//! Where a point lies: the neighbourhood and the named areas around it, from an index kept in memory.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use domain::place::PlaceIndex;
use domain::{AreaId, CityId, NeighbourhoodId};
use store::area::Area;
use store::{Conn, shape};

use crate::AppResult;

/// The shapes of a city, ready to be asked.
pub struct CityPlaces {
    neighbourhoods: PlaceIndex<NeighbourhoodId>,
    areas: Vec<(Area, PlaceIndex<AreaId>)>,
}

impl CityPlaces {
    async fn load(conn: &Conn, city: CityId) -> AppResult<Self> {
        let mut shapes = Vec::new();
        for place in store::neighbourhood::all(conn, city).await? {
            shapes.push((
                place.id,
                shape::from_text(&place.shape, "neighbourhood", &place.id.to_string())?,
            ));
        }
        let mut areas = Vec::new();
        for area in store::area::all(conn, city).await? {
            let index = PlaceIndex::new([(
                area.id,
                shape::from_text(&area.shape, "area", &area.id.to_string())?,
            )]);
            areas.push((area, index));
        }
        Ok(Self {
            neighbourhoods: PlaceIndex::new(shapes),
            areas,
        })
    }

    /// The neighbourhood of a point; on a border the smallest identifier.
    pub fn neighbourhood(&self, longitude: f64, latitude: f64) -> Option<NeighbourhoodId> {
        self.neighbourhoods.find(longitude, latitude)
    }

    /// The areas around a point that count on this day.
    pub fn areas(&self, longitude: f64, latitude: f64, day: NaiveDate) -> Vec<AreaId> {
        let around = self
            .areas
            .iter()
            .filter(|(area, index)| area.is_valid_on(day) && index.find(longitude, latitude).is_some());
        around.map(|(area, _)| area.id).collect()
    }
}

/// One index a city, made when first asked for and thrown away when its shapes change.
#[derive(Default)]
pub struct Cache(Mutex<HashMap<CityId, Arc<CityPlaces>>>);

impl Cache {
    /// The places of a city.
    ///
    /// # Errors
    /// Those of the database; a corrupt shape.
    pub async fn of(&self, conn: &Conn, city: CityId) -> AppResult<Arc<CityPlaces>> {
        if let Some(known) = self.lock().get(&city) {
            return Ok(known.clone());
        }
        let loaded = Arc::new(CityPlaces::load(conn, city).await?);
        self.lock().insert(city, loaded.clone());
        Ok(loaded)
    }

    /// Forgets a city whose shapes changed.
    pub fn forget(&self, city: CityId) {
        self.lock().remove(&city);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<CityId, Arc<CityPlaces>>> {
        // The map is whole at every moment: a panic elsewhere cannot have left it half-changed.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
