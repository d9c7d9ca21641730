//! What those who carry a project are told when it is called off.

use domain::person::Email;
use domain::{Locale, PersonId, ProjectId};

use crate::{App, AppError, AppResult};

/// A project that was called off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalledOffLetter {
    /// Who carries it.
    pub to: Email,
    /// The language they read.
    pub locale: Locale,
    /// The name of the city.
    pub city: String,
    /// The title of the project.
    pub project: String,
    /// Why.
    pub reason: String,
    /// Its page.
    pub link: String,
}

impl App {
    /// What to tell somebody who carries a project that was called off.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the job names what is not there.
    pub async fn called_off_letter(&self, project: &str, person: &str) -> AppResult<CalledOffLetter> {
        let missing = || AppError::Internal(format!("nothing to tell {person} of {project}"));
        let conn = self.db.read();
        let project: ProjectId = project.parse().map_err(|_| missing())?;
        let person: PersonId = person.parse().map_err(|_| missing())?;
        let project = store::project::by_id(conn, project).await?.ok_or_else(missing)?;
        let person = store::person::by_id(conn, person).await?.ok_or_else(missing)?;
        let verdict = self.campaign_verdict(&project).await?.ok_or_else(missing)?;
        let city = self.known_city(project.city).await?;
        Ok(CalledOffLetter {
            to: person.email,
            locale: person.locale,
            link: format!("{}/c/{}/p/{}", self.settings.base_url, city.slug, project.slug),
            city: city.name,
            project: project.texts.title,
            reason: verdict.reason,
        })
    }
}
