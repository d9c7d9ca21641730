//! `parvis import areas`

use app::import::NewArea;
use chrono::NaiveDate;
use clap::Args;
use exchange::areas::{AreaRecord, DateSource, Options, read};

use super::{Common, outcome_of, summary_of};
use crate::exit::Ended;

/// Import named areas, such as priority neighbourhoods, with the dates between which they count
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  parvis import areas arrondissements.geojson --city paris --id c_ar --name l_aroff
  parvis import areas qpv-2015.geojson --city rennes --id CODE_QP --name NOM_QP \\
      --valid-from 2015-01-01 --valid-to 2023-12-31")]
pub struct Areas {
    /// The property with the code; a.b reaches into objects
    #[arg(long, value_name = "FIELD")]
    id: String,
    /// The property with the name
    #[arg(long, value_name = "FIELD")]
    name: String,
    /// The first day on which they count
    #[arg(long, value_name = "DATE", conflicts_with = "valid_from_field")]
    valid_from: Option<NaiveDate>,
    /// The property with the first day
    #[arg(long, value_name = "FIELD")]
    valid_from_field: Option<String>,
    /// The last day on which they count
    #[arg(long, value_name = "DATE", conflicts_with = "valid_to_field")]
    valid_to: Option<NaiveDate>,
    /// The property with the last day
    #[arg(long, value_name = "FIELD")]
    valid_to_field: Option<String>,
    #[command(flatten)]
    common: Common,
}

impl Areas {
    pub async fn run(self) -> Ended {
        let options = Options {
            id_field: self.id.clone(),
            name_field: self.name.clone(),
            valid_from: source(self.valid_from, self.valid_from_field.as_deref()),
            valid_to: source(self.valid_to, self.valid_to_field.as_deref()),
        };
        let report = read(&self.common.read()?, &options).map_err(|refused| self.common.refuse(&refused))?;
        let (app, city) = self.common.open().await?;
        let mut summary = summary_of(&report);
        if self.common.goes_on(&report) {
            let new: Vec<NewArea> = report.records.iter().map(of).collect();
            for outcome in app.import_areas(&city, &new, self.common.dry_run).await? {
                summary.shape(outcome_of(outcome));
            }
        }
        self.common.conclude(&report, &summary)
    }
}

fn source(fixed: Option<NaiveDate>, field: Option<&str>) -> DateSource {
    match (fixed, field) {
        (Some(date), _) => DateSource::Fixed(date),
        (None, Some(field)) => DateSource::Field(field.to_owned()),
        (None, None) => DateSource::Always,
    }
}

fn of(record: &AreaRecord) -> NewArea {
    NewArea {
        external_id: record.code.clone(),
        name: record.name.clone(),
        valid_from: record.valid_from,
        valid_to: record.valid_to,
        shape: record.shape.clone(),
    }
}
