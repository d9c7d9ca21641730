//! What is said to a person.

use domain::invitation::InvitationKind;
use domain::{Locale, Money, words};
use minijinja::{Value, context};

use crate::line::{link, money, one_line};
use crate::{MailError, templates};

words! {
    /// The kinds of mail; the words are the names of the template folders.
    pub enum LetterKind {
        /// The link that signs a person in.
        SignInLink = "sign-in-link",
        /// A gift has arrived.
        PledgeReceipt = "pledge-receipt",
        /// A payment did not go through.
        PledgeFailed = "pledge-failed",
        /// A city has decided on an organisation.
        OrganisationDecision = "organisation-decision",
        /// Somebody is invited to a role, a team or an organisation.
        Invitation = "invitation",
    }
}

/// A mail without its address. Texts may hold whatever people typed: see [`Letter::render`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Letter {
    /// The link that signs a person in.
    SignInLink {
        /// `http` or `https`.
        link: String,
        /// Six digits to type instead.
        code: String,
        /// For how long both work.
        minutes: u32,
    },
    /// A gift has arrived, and what the city adds.
    PledgeReceipt {
        /// The project's title.
        project: String,
        /// Its page.
        project_link: String,
        /// What the person gave.
        gift: Money,
        /// What the city adds; zero is told too.
        added: Money,
        /// Why just that much: one sentence in the reader's language, or nothing.
        why: String,
    },
    /// A payment did not go through.
    PledgeFailed {
        /// The project's title.
        project: String,
        /// Where to try again.
        project_link: String,
        /// What the person wanted to give.
        gift: Money,
    },
    /// A city has decided on an organisation.
    OrganisationDecision {
        /// Its name.
        organisation: String,
        /// Where its managers see it.
        link: String,
        /// Whether the city vouches for it now.
        verified: bool,
        /// Whether the city did so before and no longer does.
        revoked: bool,
        /// Why, in the city's words.
        reason: String,
    },
    /// Somebody is invited to a role, a team or an organisation.
    Invitation {
        /// Which of the three.
        kind: InvitationKind,
        /// The role, the project’s title or the organisation’s name.
        to_what: String,
        /// The name of who invites; may be empty.
        inviter: String,
        /// Where to answer.
        link: String,
        /// For how long that is possible.
        days: u32,
    },
}

/// A mail as the reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// One line.
    pub subject: String,
    /// The whole of it in plain text.
    pub text: String,
    /// The same as a page of HTML that loads nothing from outside.
    pub html: String,
}

impl Letter {
    /// The kind of mail.
    pub fn kind(&self) -> LetterKind {
        match self {
            Self::SignInLink { .. } => LetterKind::SignInLink,
            Self::PledgeReceipt { .. } => LetterKind::PledgeReceipt,
            Self::PledgeFailed { .. } => LetterKind::PledgeFailed,
            Self::OrganisationDecision { .. } => LetterKind::OrganisationDecision,
            Self::Invitation { .. } => LetterKind::Invitation,
        }
    }

    /// Puts the letter into words. `city` is the name under which the city signs. Each text is brought to
    /// one line first, cut at 300 characters, and escaped in the HTML.
    ///
    /// # Errors
    /// [`MailError::Invalid`] for a link that is not a web address and for amounts in two currencies;
    /// [`MailError::Template`].
    pub fn render(&self, locale: Locale, city: &str) -> Result<Rendered, MailError> {
        templates::render(self.kind(), locale, &one_line(city), &self.values(locale)?)
    }

    fn values(&self, locale: Locale) -> Result<Value, MailError> {
        Ok(match self {
            Self::SignInLink {
                link: address,
                code,
                minutes,
            } => context! {
                link => link("link", address)?,
                code => in_groups(code),
                minutes => minutes,
            },
            Self::PledgeReceipt {
                project,
                project_link,
                gift,
                added,
                why,
            } => {
                let total = gift
                    .checked_add(*added)
                    .map_err(|error| MailError::invalid(format!("added: {error}")))?;
                context! {
                    project => one_line(project),
                    link => link("project_link", project_link)?,
                    gift => money(*gift, locale),
                    added => money(*added, locale),
                    total => money(total, locale),
                    adds => added.minor > 0,
                    why => one_line(why),
                }
            }
            Self::PledgeFailed {
                project,
                project_link,
                gift,
            } => context! {
                project => one_line(project),
                link => link("project_link", project_link)?,
                gift => money(*gift, locale),
            },
            Self::OrganisationDecision {
                organisation,
                link: address,
                verified,
                revoked,
                reason,
            } => context! {
                organisation => one_line(organisation),
                link => link("link", address)?,
                verified => verified,
                revoked => revoked,
                reason => one_line(reason),
            },
            Self::Invitation {
                kind,
                to_what,
                inviter,
                link: address,
                days,
            } => context! {
                kind => kind.as_str(),
                what => one_line(to_what),
                inviter => one_line(inviter),
                link => link("link", address)?,
                days => days,
            },
        })
    }
}

/// “123456” as “123 456”, easier to carry from one screen to another.
fn in_groups(code: &str) -> String {
    let digits: Vec<char> = one_line(code).chars().collect();
    let groups: Vec<String> = digits.chunks(3).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}
