//! What only a demonstration shows: who one can sign in as, and the mails.

use api::graphql::{Demo, DemoMail, DemoPerson, Role};
use domain::Locale;
use mail::Outbox;

use super::seed::PersonFile;

/// The people and the outbox.
pub struct DemoOutbox {
    /// Those who are shown.
    pub people: Vec<PersonFile>,
    /// Where the mails are.
    pub outbox: Outbox,
}

/// Mails shown at most.
const MAILS_MAX: usize = 50;

impl Demo for DemoOutbox {
    fn people(&self, locale: Locale) -> Vec<DemoPerson> {
        let person = |it: &PersonFile| DemoPerson {
            name: it.name.clone(),
            email: it.email.to_string(),
            description: it
                .about
                .as_ref()
                .map(|about| about.get(locale).to_owned())
                .unwrap_or_default(),
            role: Role::from(it.role),
        };
        self.people.iter().map(person).collect()
    }

    fn mails(&self) -> Result<Vec<DemoMail>, String> {
        let mails = self.outbox.list().map_err(|error| error.to_string())?;
        let mail = |it: mail::Kept| DemoMail {
            id: it.message_id.into(),
            to: it.to,
            subject: it.subject,
            sent_at: it.sent_at,
            text: it.text,
            html: it.html,
        };
        Ok(mails.into_iter().take(MAILS_MAX).map(mail).collect())
    }
}
