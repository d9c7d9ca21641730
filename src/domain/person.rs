//! People and the roles they have in a city.

use crate::{Id, PersonId, words};

words! {
    /// What a person may be in one city. Everybody signed in is at least a resident.
    pub enum Role {
        /// Proposes, backs, comes to events.
        Resident = "resident",
        /// Configures pools and reviews projects.
        Official = "official",
        /// Reviews projects and texts.
        Moderator = "moderator",
        /// Approves what is paid out.
        FinanceOfficer = "finance_officer",
        /// Reads everything about money, changes nothing.
        Auditor = "auditor",
    }
}

words! {
    /// What a person is in an organisation.
    pub enum MemberRole {
        /// Belongs to it.
        Member = "member",
        /// Acts in its name: changes what it says of itself, invites and removes members.
        Manager = "manager",
    }
}

words! {
    /// How somebody proved who they are when a session began.
    pub enum SignInMethod {
        /// By a link or a code that was sent to their address.
        Mail = "mail",
        /// By a password.
        Password = "password",
        /// By a passkey.
        Passkey = "passkey",
        /// By an identity provider, such as a city's own sign-in.
        IdentityProvider = "identity_provider",
    }
}

words! {
    /// What a person's access token lets a program do in their name, within what they may do themselves.
    pub enum TokenScope {
        /// Read what is theirs: gifts, projects, roles.
        ReadOwn = "read_own",
        /// Write their projects.
        WriteProjects = "write_projects",
        /// Give, with a payment that a person confirms.
        Give = "give",
        /// Review projects and moderate.
        Review = "review",
        /// Set up pools.
        ManagePools = "manage_pools",
        /// Read the books of a city and what its people did.
        ReadMoney = "read_money",
    }
}

words! {
    /// What kind of body stands behind a project.
    pub enum OwnerKind {
        /// A person.
        Person = "person",
        /// An association.
        Association = "association",
        /// A firm.
        Firm = "firm",
        /// A public body.
        PublicBody = "public_body",
    }
}

/// The longest address that SMTP can carry (RFC 5321 §4.5.3.1.3).
const EMAIL_LENGTH_MAX: usize = 254;

/// An e-mail address in the one spelling that Parvis compares: trimmed, lower case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// The text is not an e-mail address that mail can be sent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address")]
pub struct EmailError;

impl Email {
    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands in the place of an erased person's address: different for each, and nobody can have it
    /// (RFC 2606 §2).
    pub fn erased(person: PersonId) -> Self {
        Self(format!("erased-{}{ERASED_HOST}", person.uuid()))
    }

    /// Whether its person is erased: no mail goes there.
    pub fn is_erased(&self) -> bool {
        self.0.ends_with(ERASED_HOST)
    }

    /// Reads a stored address, be it an erased person's. What people type is parsed instead, which refuses those.
    ///
    /// # Errors
    /// [`EmailError`].
    pub fn stored(text: &str) -> Result<Self, EmailError> {
        read(text)
    }
}

/// Where the addresses of erased people end.
const ERASED_HOST: &str = "@erased.invalid";

impl std::fmt::Display for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for Email {
    type Err = EmailError;
    /// A dot-atom before the `@` and a host name after it: stricter than RFC 5322, which allows
    /// quoted and commented forms that nobody types and that header injection likes.
    fn from_str(text: &str) -> Result<Self, EmailError> {
        read(text).and_then(|email| {
            if email.is_erased() {
                Err(EmailError)
            } else {
                Ok(email)
            }
        })
    }
}

fn read(text: &str) -> Result<Email, EmailError> {
    let address = text.trim().to_lowercase();
    let (local, host) = address.rsplit_once('@').ok_or(EmailError)?;
    let local_ok = !local.is_empty()
        && local.len() <= 64
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local
            .chars()
            .all(|c| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c));
    let label_ok = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let host_ok = host.contains('.') && host.split('.').all(label_ok);
    if local_ok && host_ok && address.len() <= EMAIL_LENGTH_MAX {
        Ok(Email(address))
    } else {
        Err(EmailError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_compared_in_one_spelling() {
        assert_eq!(
            " Ana.Ruiz+don@Exemple.fr ".parse::<Email>().unwrap().as_str(),
            "ana.ruiz+don@exemple.fr"
        );
    }

    #[test]
    fn nobody_can_type_the_address_of_an_erased_person() {
        let erased = Email::erased(PersonId::from_uuid(uuid::Uuid::from_u128(7)));
        assert!(erased.is_erased());
        assert_eq!(erased.as_str().parse::<Email>(), Err(EmailError));
        assert_eq!(Email::stored(erased.as_str()), Ok(erased));
    }

    #[test]
    fn what_could_smuggle_a_header_is_no_address() {
        for text in [
            "",
            "a",
            "a@b",
            "@b.fr",
            "a@b..fr",
            "a b@c.fr",
            "a@c.fr\r\nBcc: d@e.fr",
            "a,b@c.fr",
            "<a@b.fr>",
            "a@-b.fr",
        ] {
            assert_eq!(text.parse::<Email>(), Err(EmailError), "{text:?}");
        }
    }
}
