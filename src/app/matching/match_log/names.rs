//! Names that say nothing: numbers in the order of appearance, the same for the same within a file.

use std::collections::HashMap;

use crate::matching::form::{ContributionForm, EventForm, InKindForm, ProofForm};
use crate::matching::looks::Looks;

/// The names that a file has given so far.
pub(super) struct Names {
    donors: Roll,
    emails: Roll,
    instruments: Roll,
    owners: Roll,
    in_kinds: Roll,
    /// Nothing where gifts keep their public identifiers.
    gifts: Option<Roll>,
    reach: Reach,
    /// What a rule looks at; the rest is left out.
    looks: Looks,
}

/// How far a donor, an address or a card bears one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Within a project alone, so that who recognises one gift learns nothing of the donor's others.
    Project,
    /// In the whole file, where a rule looks at what a donor gave to several projects.
    File,
}

/// One kind of name.
struct Roll {
    letter: char,
    numbers: HashMap<Box<str>, usize>,
}

impl Roll {
    fn new(letter: char) -> Self {
        Self {
            letter,
            numbers: HashMap::new(),
        }
    }

    fn rename(&mut self, key: &mut String) {
        let next = self.numbers.len() + 1;
        let number = match self.numbers.get(key.as_str()) {
            Some(number) => *number,
            None => *self.numbers.entry(key.as_str().into()).or_insert(next),
        };
        *key = format!("{}{number}", self.letter);
    }

    fn rename_within(&mut self, reach: Reach, project: &str, key: &mut String) {
        if reach == Reach::Project {
            // No key of either kind has a line feed in it that could make two pairs one.
            *key = format!("{project}\n{key}");
        }
        self.rename(key);
    }
}

impl Names {
    pub(super) fn new(gifts_keep_theirs: bool, reach: Reach, looks: Looks) -> Self {
        Self {
            donors: Roll::new('d'),
            emails: Roll::new('e'),
            instruments: Roll::new('i'),
            owners: Roll::new('o'),
            in_kinds: Roll::new('k'),
            gifts: (!gifts_keep_theirs).then(|| Roll::new('g')),
            reach,
            looks,
        }
    }

    /// Takes out of an event whatever leads to a person. Each form that has a name in it is spelled out here,
    /// so that a new field is thought about.
    pub(super) fn rename(&mut self, event: &mut EventForm) {
        match event {
            EventForm::Project(form) => self.owners.rename(&mut form.project.owner),
            EventForm::Contribution(form) | EventForm::Hold(form) => self.rename_gift(form),
            EventForm::HoldReleased(form) => self.rename_key(&mut form.contribution),
            EventForm::Refund(form) => self.rename_key(&mut form.contribution),
            EventForm::InKind(form) => {
                let InKindForm {
                    id,
                    donor,
                    project,
                    kind: _,
                    quantity: _,
                    unit: _,
                } = form;
                self.in_kinds.rename(id);
                self.donors.rename_within(self.reach, project, donor);
            }
            EventForm::Proof(form) => {
                let ProofForm {
                    in_kind,
                    project: _,
                    quantity: _,
                    costs_minor: _,
                } = form;
                if let Some(id) = in_kind {
                    self.in_kinds.rename(id);
                }
            }
            EventForm::Pool(_)
            | EventForm::Rule(_)
            | EventForm::Stack(_)
            | EventForm::Votes(_)
            | EventForm::Admit(_)
            | EventForm::ProjectClosed(_)
            | EventForm::ProjectSucceeded(_)
            | EventForm::ProjectFailed(_)
            | EventForm::Cancel(_)
            | EventForm::Extend(_)
            | EventForm::PaidOut(_)
            | EventForm::TopUp(_)
            | EventForm::Pause(_)
            | EventForm::Resume(_)
            | EventForm::PoolClosed(_)
            | EventForm::Rank(_)
            | EventForm::WindowClosed(_) => {}
        }
    }

    fn rename_gift(&mut self, form: &mut ContributionForm) {
        let ContributionForm {
            id,
            donor,
            email,
            instrument,
            project,
            relation,
            donor_area,
            // What the engine looks at, and what is no name.
            amount_minor: _,
            donor_type: _,
            channel: _,
            series_index: _,
            hold_share_bps: _,
        } = form;
        if !self.looks.relation {
            *relation = None;
        }
        if !self.looks.area {
            *donor_area = None;
        }
        self.rename_key(id);
        self.donors.rename_within(self.reach, project, donor);
        if let Some(email) = email {
            self.emails.rename_within(self.reach, project, email);
        }
        if let Some(instrument) = instrument {
            self.instruments.rename_within(self.reach, project, instrument);
        }
    }

    fn rename_key(&mut self, gift: &mut String) {
        if let Some(gifts) = &mut self.gifts {
            gifts.rename(gift);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::matching::form::RefundForm;

    use super::*;

    fn gift(id: &str, donor: &str) -> EventForm {
        EventForm::Contribution(ContributionForm {
            email: Some(format!("{donor}@somewhere.example")),
            instrument: Some("card".to_owned()),
            ..ContributionForm::new(id, "p1", donor, 500)
        })
    }

    fn renamed(names: &mut Names, mut event: EventForm) -> String {
        names.rename(&mut event);
        event.to_json()
    }

    #[test]
    fn the_same_is_called_the_same_and_nothing_is_left_of_it() {
        let mut names = Names::new(false, Reach::File, Looks::default());
        let first = renamed(&mut names, gift("one", "ana"));
        assert_eq!(
            first,
            r#"{"type":"contribution","id":"g1","project":"p1","donor":"d1","amount_minor":500,"email":"e1","instrument":"i1"}"#
        );
        let others = [gift("two", "bob"), gift("three", "ana")].map(|event| renamed(&mut names, event));
        assert!(
            others[0].contains(r#""id":"g2","project":"p1","donor":"d2""#),
            "{}",
            others[0]
        );
        assert!(
            others[0].contains(r#""email":"e2","instrument":"i1""#),
            "{}",
            others[0]
        );
        assert!(
            others[1].contains(r#""id":"g3","project":"p1","donor":"d1""#),
            "{}",
            others[1]
        );
    }

    #[test]
    fn within_projects_nothing_tells_that_two_donors_are_one() {
        let mut names = Names::new(false, Reach::Project, Looks::default());
        let to =
            |project: &str, id: &str| EventForm::Contribution(ContributionForm::new(id, project, "ana", 500));
        let told =
            [to("p1", "one"), to("p2", "two"), to("p1", "three")].map(|event| renamed(&mut names, event));
        for (told, donor) in told.iter().zip(["d1", "d2", "d1"]) {
            assert!(told.contains(&format!(r#""donor":"{donor}""#)), "{told}");
        }
    }

    #[test]
    fn what_no_rule_looks_at_is_left_out() {
        let gift = || {
            EventForm::Contribution(ContributionForm {
                relation: Some(engine::Relation::Owner.into()),
                donor_area: Some("west".to_owned()),
                ..ContributionForm::new("one", "p1", "ana", 500)
            })
        };
        let nothing = renamed(&mut Names::new(false, Reach::File, Looks::default()), gift());
        assert!(
            !nothing.contains("owner") && !nothing.contains("west"),
            "{nothing}"
        );
        let looks = Looks {
            area: true,
            relation: true,
            ..Looks::default()
        };
        let all = renamed(&mut Names::new(false, Reach::File, looks), gift());
        assert!(all.contains(r#""relation":"owner","donor_area":"west""#), "{all}");
    }

    #[test]
    fn a_refund_names_the_gift_as_the_gift_was_named() {
        for (keep, name) in [(false, "g1"), (true, "one")] {
            let mut names = Names::new(keep, Reach::File, Looks::default());
            renamed(&mut names, gift("one", "ana"));
            let refund = EventForm::Refund(RefundForm {
                contribution: "one".to_owned(),
                amount_minor: 500,
            });
            let due = format!(r#"{{"type":"refund","contribution":"{name}","amount_minor":500}}"#);
            assert_eq!(renamed(&mut names, refund), due);
        }
    }
}
