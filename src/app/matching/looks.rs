//! What the rules of a city look at of a donor.
//!
//! Of a person no more goes on a city's list than a rule asks for: where somebody lives only where a rule looks at it,
//! the mailbox only where a rule tells donors apart by it, and then under a name that leads nowhere without the key
//! of the installation. A rule that begins to look sees what is given from its publication on.
//!
//! What a person is to a project stays on the list whatever the rules say: by default no rule matches the gifts of
//! those who carry the project, and it says nothing of where or how they live.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use domain::residence::ResidenceState;
use domain::{CityId, PersonId};
use engine::{DistinctBy, Relation};
use store::Conn;

use super::form::{ContributionForm, RuleForm, StackForm};
use crate::residence::state_at;
use crate::{App, AppError, AppResult};

/// What is looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Looks {
    /// Where the donor lives.
    pub(crate) area: bool,
    /// The donor's mailbox.
    pub(crate) mailbox: bool,
    /// What the donor is to the project.
    pub(crate) relation: bool,
}

/// What the published rules of each city look at, with how many there were when that was found out: a published rule
/// never changes and never goes.
#[derive(Default)]
pub struct Cache(Mutex<HashMap<CityId, (i64, Looks)>>);

impl Looks {
    /// With what one more version of a rule looks at.
    pub(crate) fn add(&mut self, rule: &RuleForm) {
        let count = &rule.count;
        self.area |= !count.donor_areas.is_empty();
        self.area |= rule.gate.iter().any(|gate| gate.local_share_bps.is_some());
        self.mailbox |= count.distinct_by.is_some_and(|by| by.0 == DistinctBy::Email);
        let all_alike = Relation::ALL
            .iter()
            .filter(|relation| **relation != Relation::Unrelated)
            .all(|relation| count.related.iter().any(|word| word.0 == *relation));
        self.relation |= !all_alike || count.related_max_minor.is_some();
        self.relation |= rule.gate.iter().any(|gate| gate.own_share_bps.is_some());
    }

    /// With what settings of how rules go together look at.
    pub(crate) fn add_stack(&mut self, stack: &StackForm) {
        self.relation |= stack.own_share_of_public_bps.is_some();
    }
}

impl App {
    /// Says of a donor what the rules of the city look at.
    pub(crate) async fn describe_donor(
        &self,
        conn: &Conn,
        city: CityId,
        person: PersonId,
        form: &mut ContributionForm,
    ) -> AppResult<()> {
        let looks = self.looked_at(conn, city).await?;
        if looks.area {
            form.donor_area = self.verified_area(conn, city, person).await?;
        }
        if looks.mailbox {
            form.email = self.mailbox(conn, person).await?;
        }
        Ok(())
    }

    async fn looked_at(&self, conn: &Conn, city: CityId) -> AppResult<Looks> {
        let published = store::rule::count_published(conn, city).await?;
        let known = |cache: &Cache| {
            // The map is whole at every moment: a panic elsewhere cannot have left it half-changed.
            let cache = cache.0.lock().unwrap_or_else(PoisonError::into_inner);
            cache.get(&city).copied()
        };
        if let Some((count, looks)) = known(&self.looks)
            && count == published
        {
            return Ok(looks);
        }
        let mut looks = Looks::default();
        let definitions = store::rule::published(conn, city).await?;
        for definition in &definitions {
            let rule = RuleForm::from_json(definition)
                .map_err(|problems| AppError::Internal(format!("a rule of {city}: {problems:?}")))?;
            looks.add(&rule);
        }
        let count = i64::try_from(definitions.len()).unwrap_or(i64::MAX);
        let mut cache = self.looks.0.lock().unwrap_or_else(PoisonError::into_inner);
        cache.insert(city, (count, looks));
        Ok(looks)
    }

    /// The neighbourhood of a residence that the city vouches for now.
    async fn verified_area(&self, conn: &Conn, city: CityId, person: PersonId) -> AppResult<Option<String>> {
        let now = self.world.now();
        let all = store::residence::of_person(conn, person).await?;
        let here = all
            .into_iter()
            .find(|residence| residence.city == city && state_at(residence, now) == ResidenceState::Verified);
        let neighbourhood = here.and_then(|residence| residence.neighbourhood);
        Ok(neighbourhood.map(|id| id.to_string()))
    }

    /// The mailbox of a person, under a name of its own. Without the key of the installation there is none, and rules
    /// tell donors apart by who they are.
    async fn mailbox(&self, conn: &Conn, person: PersonId) -> AppResult<Option<String>> {
        let Some(storage) = &self.storage else {
            return Ok(None);
        };
        let found = store::person::by_ids(conn, &[person]).await?;
        let address = found.first().map(|person| person.email.as_str());
        Ok(address.map(|address| storage.pseudonym("mailbox", &mailbox_of(address))))
    }
}

/// The mailbox of an address: what follows a plus sign before the `@` is a label that its owner made up.
fn mailbox_of(address: &str) -> String {
    let address = address.to_lowercase();
    match address.rsplit_once('@') {
        Some((local, host)) => {
            let name = local.split_once('+').map_or(local, |(name, _)| name);
            format!("{name}@{host}")
        }
        None => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_makes_no_other_mailbox() {
        for (address, mailbox) in [
            ("Ana@Mail.example", "ana@mail.example"),
            ("ana+again@mail.example", "ana@mail.example"),
            ("a.n.a@mail.example", "a.n.a@mail.example"),
        ] {
            assert_eq!(mailbox_of(address), mailbox);
        }
    }

    #[test]
    fn a_rule_looks_at_no_more_than_it_says() {
        let looks = |text: &str| {
            let text =
                format!(r#"{{"id": "r", "pool": "p", "base": "sum", "rate": {{"num": 1, "den": 1}}{text}}}"#);
            let mut looks = Looks::default();
            looks.add(&RuleForm::from_json(&text).unwrap());
            (looks.area, looks.mailbox, looks.relation)
        };
        assert_eq!(looks(""), (false, false, true));
        assert_eq!(
            looks(r#", "count": {"related": ["owner", "team", "funder"]}"#),
            (false, false, false)
        );
        assert_eq!(
            looks(r#", "count": {"donor_areas": ["west"]}"#),
            (true, false, true)
        );
        assert_eq!(
            looks(r#", "gate": {"local_share_bps": 5000}"#),
            (true, false, true)
        );
        assert_eq!(
            looks(r#", "count": {"distinct_by": "email"}"#),
            (false, true, true)
        );
    }
}
