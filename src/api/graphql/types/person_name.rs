//! A person as others see them: a name, and nothing that reaches them.

use async_graphql::{ID, Result, SimpleObject};
use domain::PersonId;

use crate::graphql::ask::Ask;

#[derive(SimpleObject, Debug, Clone)]
pub struct PersonName {
    pub id: ID,
    pub name: String,
}

impl PersonName {
    /// The name of a person, if the person is still known.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn of(ask: &Ask, person: PersonId) -> Result<Option<Self>> {
        let found = ask.loaders().people.get(ask, person).await?;
        Ok(found.map(|found| Self::new(ask, person, &found.name)))
    }

    /// The name of a person whom a row names; words for somebody where nobody is behind it any more.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn named(ask: &Ask, person: PersonId) -> Result<Self> {
        let known = Self::of(ask, person).await?;
        Ok(known.unwrap_or_else(|| Self::new(ask, person, "")))
    }

    /// Who gave no name is called somebody: a sentence with a hole says nothing.
    fn new(ask: &Ask, person: PersonId, name: &str) -> Self {
        let name = if name.is_empty() {
            app::words::moderation::somebody(ask.locale())
        } else {
            name
        };
        Self {
            id: person.to_string().into(),
            name: name.to_owned(),
        }
    }
}
