//! `parvis import neighbourhoods`

use app::import::NewNeighbourhood;
use clap::Args;
use exchange::neighbourhoods::{NeighbourhoodRecord, Options, read};

use super::{Common, outcome_of, summary_of};
use crate::exit::Ended;

/// Import the polygons that a city is divided into, from GeoJSON
#[derive(Debug, Args)]
#[command(after_help = "Example:
  parvis import neighbourhoods quartiers.geojson --city paris --id c_qu --name l_qu --dry-run")]
pub struct Neighbourhoods {
    /// The property with the code; a.b reaches into objects
    #[arg(long, value_name = "FIELD")]
    id: String,
    /// The property with the name
    #[arg(long, value_name = "FIELD")]
    name: String,
    #[command(flatten)]
    common: Common,
}

impl Neighbourhoods {
    pub async fn run(self) -> Ended {
        let options = Options {
            id_field: self.id.clone(),
            name_field: self.name.clone(),
        };
        let report = read(&self.common.read()?, &options).map_err(|refused| self.common.refuse(&refused))?;
        let (app, city) = self.common.open().await?;
        let mut summary = summary_of(&report);
        if self.common.goes_on(&report) {
            let new: Vec<NewNeighbourhood> = report.records.iter().map(of).collect();
            for outcome in app
                .import_neighbourhoods(&city, &new, self.common.dry_run)
                .await?
            {
                summary.shape(outcome_of(outcome));
            }
        }
        self.common.conclude(&report, &summary)
    }
}

fn of(record: &NeighbourhoodRecord) -> NewNeighbourhood {
    NewNeighbourhood {
        external_id: record.code.clone(),
        name: record.name.clone(),
        shape: record.shape.clone(),
    }
}
