//! The seed: the files of an invented city, read and checked as a whole before anything is stored.

mod city;
mod comment;
mod files;
mod places;
mod pledge;
mod pool;
mod project;
mod read;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use app::import::{NewArea, NewNeighbourhood};

pub use city::{CategoryFile, CityFile, OrganisationFile, PersonFile};
pub use comment::{CommentsFile, FILE as COMMENTS};
pub use files::{Embedded, Files};
pub use pledge::{FILE as PLEDGES, PledgeOutcome, PledgeRow};
pub use pool::{FunderFile, PoolFile, PoolStateWord};
pub use project::{OwnerName, ProjectFile};
pub use read::{SeedError, Spoken};

use city::{OrganisationsFile, PeopleFile};

/// A whole seed. Pools and projects come with the name of their file.
pub struct Seed {
    pub city: CityFile,
    pub neighbourhoods: Vec<NewNeighbourhood>,
    pub areas: Vec<NewArea>,
    /// Water and green, as GeoJSON.
    pub base_map: String,
    pub people: Vec<PersonFile>,
    pub organisations: Vec<OrganisationFile>,
    pub pools: Vec<(String, PoolFile)>,
    pub projects: Vec<(String, ProjectFile)>,
    pub pledges: Vec<PledgeRow>,
    pub comments: CommentsFile,
}

/// What a demonstration needs to know of its seed every time it starts.
pub struct Outline {
    /// The city's slug.
    pub city: String,
    /// Who is shown in the list of people one can sign in as.
    pub people: Vec<PersonFile>,
}

impl Seed {
    /// Reads only what a demonstration shows of itself.
    pub fn outline(files: &dyn Files) -> Result<Outline, SeedError> {
        let city: CityFile = read::toml(files, "city.toml")?;
        let people: PeopleFile = read::toml(files, "people.toml")?;
        let shown = people.person.into_iter().filter(|person| person.demo);
        Ok(Outline {
            city: city.slug,
            people: shown.collect(),
        })
    }

    /// Reads and checks everything.
    pub fn read(files: &dyn Files) -> Result<Seed, SeedError> {
        let all = |folder: &str| {
            files
                .list(folder)
                .into_iter()
                .filter(|path| path.ends_with(".toml"))
        };
        let mut pools = Vec::new();
        for path in all("pools") {
            pools.push((path.clone(), read::toml(files, &path)?));
        }
        let mut projects = Vec::new();
        for path in all("projects") {
            let project: ProjectFile = read::toml(files, &path)?;
            project.check(&path)?;
            if files.get(&format!("pictures/{}", project.picture)).is_none() {
                return Err(SeedError::new(
                    &path,
                    "picture",
                    format!("there is no pictures/{}", project.picture),
                ));
            }
            projects.push((path, project));
        }
        let people: PeopleFile = read::toml(files, "people.toml")?;
        let organisations: OrganisationsFile = read::toml(files, "organisations.toml")?;
        let seed = Seed {
            city: read::toml(files, "city.toml")?,
            neighbourhoods: places::neighbourhoods(files)?,
            areas: places::areas(files)?,
            base_map: places::base_map(files)?,
            people: people.person,
            organisations: organisations.organisation,
            pools,
            projects,
            pledges: pledge::read(files)?,
            comments: read::toml(files, COMMENTS)?,
        };
        seed.check()?;
        Ok(seed)
    }

    /// Whether every name leads somewhere.
    fn check(&self) -> Result<(), SeedError> {
        for (key, value, only) in [
            ("outside", &self.city.outside, "refuse"),
            ("stack", &self.city.stack, "additive"),
        ] {
            if value != only {
                return Err(SeedError::new(
                    "city.toml",
                    key,
                    format!("only “{only}” can be loaded"),
                ));
            }
        }
        let people: BTreeSet<&str> = self.people.iter().map(|person| person.email.as_str()).collect();
        let organisations: BTreeSet<&str> = self.organisations.iter().map(|it| it.id.as_str()).collect();
        let places: BTreeSet<&str> = self
            .neighbourhoods
            .iter()
            .map(|it| it.external_id.as_str())
            .collect();
        let known = |names: &BTreeSet<&str>, name: &str, file: &str, key: &str| match names.contains(name) {
            true => Ok(()),
            false => Err(SeedError::new(file, key, format!("there is no “{name}”"))),
        };
        for person in &self.people {
            if let Some(place) = &person.neighbourhood {
                known(
                    &places,
                    place,
                    "people.toml",
                    &format!("{}, neighbourhood", person.email),
                )?;
            }
        }
        for organisation in &self.organisations {
            for member in &organisation.members {
                known(
                    &people,
                    member,
                    "organisations.toml",
                    &format!("{}, members", organisation.id),
                )?;
            }
        }
        for (file, pool) in &self.pools {
            for funder in &pool.funder {
                known(&organisations, &funder.organisation, file, "funder.organisation")?;
            }
        }
        for (file, project) in &self.projects {
            match &project.owner {
                OwnerName::Person(email) => known(&people, email, file, "owner.person")?,
                OwnerName::Organisation(id) => known(&organisations, id, file, "owner.organisation")?,
            }
            for member in &project.team {
                known(&people, member, file, "team")?;
            }
            if let Some(place) = &project.neighbourhood {
                known(&places, place, file, "neighbourhood")?;
            }
        }
        let projects: BTreeSet<&str> = self
            .projects
            .iter()
            .map(|(_, project)| project.slug.as_str())
            .collect();
        for (index, pledge) in self.pledges.iter().enumerate() {
            known(
                &projects,
                &pledge.project,
                PLEDGES,
                &format!("line {}, project", index + 2),
            )?;
            if pledge.name.is_empty() {
                known(
                    &people,
                    pledge.donor.as_str(),
                    PLEDGES,
                    &format!("line {}, donor", index + 2),
                )?;
            }
        }
        let said: BTreeSet<&str> = self.comments.comment.iter().map(|it| it.id.as_str()).collect();
        for comment in &self.comments.comment {
            let key = |what: &str| format!("{}, {what}", comment.id);
            known(&projects, &comment.project, COMMENTS, &key("project"))?;
            known(&people, comment.author.as_str(), COMMENTS, &key("author"))?;
            if let Some(to) = &comment.reply_to {
                known(&said, to, COMMENTS, &key("reply_to"))?;
            }
        }
        for report in &self.comments.report {
            let key = |what: &str| format!("report of {}, {what}", report.comment);
            known(&said, &report.comment, COMMENTS, &key("comment"))?;
            known(&people, report.reporter.as_str(), COMMENTS, &key("reporter"))?;
        }
        Ok(())
    }
}
