//! Projects are written by their owners and looked at by the city.

use app::review::Review;
use app::seed::Dress;
use app::{Caller, Project, Texts};
use domain::Money;
use domain::project::ProjectState;

use super::timeline::{self, Happening};
use super::{Story, StoryError, at};
use crate::demo::seed::{OwnerName, ProjectFile, SeedError};

impl Story<'_> {
    /// Somebody writes a project, with all that its file says.
    pub(super) async fn create(&mut self, index: usize) -> Result<(), StoryError> {
        let (file, project) = &self.seed.projects[index];
        let owner = self.owner(file, project)?;
        let locale = self.city.locale;
        let title = &project.text(locale).title;
        let key = format!("seed-{}", project.slug);
        let created = self
            .app
            .create_project(owner, self.city.id, title, Some(locale), &key)
            .await;
        let id = created.map_err(at(file, "creating it"))?.id;
        let input = project.input(locale, timeline::closes_at(project, self.now));
        self.app
            .update_project(owner, id, &input)
            .await
            .map_err(at(file, "writing it"))?;
        self.app
            .seed_dress(id, &self.dress(project, None))
            .await
            .map_err(at(file, "dressing it"))?;
        let team = self.named(file, &project.team)?;
        self.app
            .seed_team(self.city.id, id, &team)
            .await
            .map_err(at(file, "forming its team"))?;
        if project.state == ProjectState::Idea {
            self.app
                .seed_idea(self.city.id, id)
                .await
                .map_err(at(file, "making it an idea"))?;
        }
        self.projects.insert(project.slug.clone(), id);
        Ok(())
    }

    pub(super) async fn submit(&self, index: usize) -> Result<(), StoryError> {
        let (file, project) = &self.seed.projects[index];
        let owner = self.owner(file, project)?;
        let id = self.reload(&project.slug).await?.id;
        self.app
            .submit_project(owner, id)
            .await
            .map_err(at(file, "handing it in"))?;
        Ok(())
    }

    pub(super) async fn review(&self, index: usize, happening: Happening) -> Result<(), StoryError> {
        let (file, project) = &self.seed.projects[index];
        let id = self.reload(&project.slug).await?.id;
        let note = || {
            let note = project
                .review_note
                .as_ref()
                .map(|note| note.get(self.city.locale).trim().to_owned());
            note.ok_or_else(|| {
                SeedError::new(
                    file,
                    "review_note",
                    format!("a project that is {} has one", project.state),
                )
            })
        };
        let review = match happening {
            Happening::SendBack(_) => Review::RequestChanges(note()?),
            Happening::Reject(_) => Review::Reject(note()?),
            _ => Review::Publish,
        };
        self.app
            .review_project(self.official()?, id, &review)
            .await
            .map_err(at(file, "reviewing it"))?;
        Ok(())
    }

    /// A step that has no page of its own yet, with the note that explains it.
    pub(super) async fn step(&self, index: usize, happening: Happening) -> Result<(), StoryError> {
        let (file, project) = &self.seed.projects[index];
        let id = self.reload(&project.slug).await?.id;
        let Some(step) = happening.step() else {
            return Ok(());
        };
        self.app
            .seed_step(id, step)
            .await
            .map_err(at(file, "the next step of its life"))?;
        if let Some(note) = &project.review_note
            && matches!(happening, Happening::Cancel(_) | Happening::Suspend(_))
        {
            let note = note.get(self.city.locale).trim().to_owned();
            self.app
                .seed_dress(id, &self.dress(project, Some(note)))
                .await
                .map_err(at(file, "noting why"))?;
        }
        // Calling off gives the money back, at that instant.
        self.finish_jobs().await
    }

    /// A campaign ends, and the refunds of a failed one follow at once.
    pub(super) async fn end(&self, index: usize) -> Result<(), StoryError> {
        let (file, project) = &self.seed.projects[index];
        self.app.end_what_is_over().await?;
        self.finish_jobs().await?;
        let ended = self.reload(&project.slug).await?;
        if (project.state == ProjectState::Failed) == (ended.state == ProjectState::Failed) {
            return Ok(());
        }
        let money = |minor| Money::new(minor, self.city.currency);
        let asked = money(ended.goal_minor - ended.secured_minor);
        let (crowd, pools) = (money(ended.crowd_minor), money(ended.match_minor));
        let reason = format!(
            "its campaign ends {} with {crowd} and {pools} from pools, of {asked}",
            ended.state
        );
        Err(SeedError::new(
            file,
            "state",
            format!("the file says {}, {reason}", project.state),
        )
        .into())
    }

    fn owner(&self, file: &str, project: &ProjectFile) -> Result<&Caller, StoryError> {
        let email = match &project.owner {
            OwnerName::Person(email) => email,
            OwnerName::Organisation(id) => {
                let organisation = self
                    .seed
                    .organisations
                    .iter()
                    .find(|organisation| organisation.id == *id);
                let contact = organisation.and_then(|organisation| organisation.members.first());
                contact.ok_or_else(|| {
                    SeedError::new("organisations.toml", format!("{id}, members"), "is empty")
                })?
            }
        };
        self.person(file, email)
    }

    fn dress(&self, project: &ProjectFile, review_note: Option<String>) -> Dress {
        let organisation = match &project.owner {
            OwnerName::Organisation(id) => self.organisations.get(id).copied(),
            OwnerName::Person(_) => None,
        };
        let labels: Vec<Texts> = project.budget.iter().map(|line| line.label.texts()).collect();
        Dress {
            owner_organisation: organisation,
            picture: self.pictures.get(&project.picture).cloned(),
            picture_alts: project.alts(),
            translations: project.translations(self.city.locale),
            labels,
            slug: project.slug.clone(),
            review_note,
        }
    }

    /// The project as it stands, seen by the city.
    pub(super) async fn reload(&self, slug: &str) -> Result<Project, StoryError> {
        let unknown = || SeedError::new("projects", slug, "is named before it is created");
        let id = self.projects.get(slug).ok_or_else(unknown)?;
        Ok(self
            .app
            .project_by_id(self.official()?, *id)
            .await?
            .ok_or_else(unknown)?)
    }
}
