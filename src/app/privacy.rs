//! Everything that is kept about a person, for them to read and to take along.

use domain::{Locale, retention};
use serde_json::{Map, Value, json};
use store::columns::{Table, tables};
use store::privacy::{Whose, rows, shown};

use crate::caller::Viewer;
use crate::policy::Operation;
use crate::session::may;
use crate::{App, AppError, AppResult, Caller, words};

/// The name and version of the file's format.
const FORMAT: &str = "parvis-personal-data-1";

/// Rows of one section on a page; the file has all.
pub const ROWS_ON_PAGE: u64 = 200;

/// What is kept in one table.
#[derive(Debug, Clone, PartialEq)]
pub struct DataSection {
    /// The table's name, for programs.
    pub name: &'static str,
    /// What it is called.
    pub title: String,
    /// What it is kept for and how long.
    pub purpose: String,
    /// Its columns.
    pub columns: Vec<&'static str>,
    /// Its rows: column, value.
    pub rows: Vec<Map<String, Value>>,
}

/// Whose rows are the viewer's.
pub(crate) fn whose(viewer: &Viewer) -> Whose {
    Whose {
        person: viewer.person.id,
        email: viewer.person.email.clone(),
    }
}

impl App {
    /// What is kept about the caller, section by section, for a page: `ROWS_ON_PAGE` rows of each at most.
    /// Sections without any row are left out.
    ///
    /// # Errors
    /// Refused: not signed in, or not proven a short while ago.
    pub async fn own_data(&self, caller: &Caller) -> AppResult<Vec<DataSection>> {
        self.sections(caller, ROWS_ON_PAGE).await
    }

    /// The same without any limit, as a JSON text for programs.
    ///
    /// # Errors
    /// Likewise.
    pub async fn own_data_file(&self, caller: &Caller) -> AppResult<String> {
        let person = may(caller, Operation::ExportSelf)?.person.id;
        let sections = self.sections(caller, i64::MAX.unsigned_abs()).await?;
        let section = |section: DataSection| {
            json!({
                "name": section.name,
                "title": section.title,
                "purpose": section.purpose,
                "columns": section.columns,
                "rows": section.rows,
            })
        };
        let file = json!({
            "format": FORMAT,
            "exportedAt": self.world.now(),
            "language": caller.locale.tag(),
            "person": person.to_string(),
            "sections": sections.into_iter().map(section).collect::<Vec<_>>(),
        });
        serde_json::to_string_pretty(&file).map_err(|error| AppError::Internal(format!("export: {error}")))
    }

    async fn sections(&self, caller: &Caller, limit: u64) -> AppResult<Vec<DataSection>> {
        let whose = whose(may(caller, Operation::ExportSelf)?);
        let years = self.books_years().await?;
        let mut sections = Vec::new();
        for table in tables()?.iter().filter(|table| table.is_personal()) {
            let rows = rows(self.db.read(), &whose, table, limit).await?;
            if !rows.is_empty() {
                sections.push(section(table, rows, caller.locale, years));
            }
        }
        Ok(sections)
    }

    /// Years for which the law has the books kept: the longest of all cities here, for a person's gifts may be in
    /// any of them.
    pub(crate) async fn books_years(&self) -> AppResult<u32> {
        let today = self.world.now().date_naive();
        let cities = self.cities().await?;
        let years = cities.iter().map(|city| {
            let country = retention::country_of_zone(&city.time_zone);
            retention::books_years(country, today)
        });
        Ok(years.max().unwrap_or(retention::BOOKS_YEARS_ELSEWHERE))
    }
}

fn section(table: &'static Table, rows: Vec<Map<String, Value>>, locale: Locale, years: u32) -> DataSection {
    DataSection {
        name: &table.name,
        title: words::privacy::stored(locale, &table.title, years),
        purpose: words::privacy::stored(locale, &table.purpose, years),
        columns: shown(table),
        rows,
    }
}
