//! What is said to a person.

mod kind;
mod values;

use domain::invitation::InvitationKind;
use domain::{Locale, Money};

use crate::line::one_line;
use crate::{MailError, templates};

pub use kind::{BackBecause, CameBack, LetterKind, PromiseEnd, PromiseStage};

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
    /// A password was changed or taken away.
    PasswordChanged {
        /// Whether it was taken away.
        removed: bool,
        /// The page of the person's account.
        link: String,
    },
    /// The code by which a person proves anew who they are.
    ProofCode {
        /// Six digits.
        code: String,
        /// For how long it works.
        minutes: u32,
        /// The page of the person's account.
        link: String,
    },
    /// Somebody has signed in with a browser unlike those before.
    NewBrowser {
        /// What the browser says of itself.
        device: String,
        /// A shortened network address.
        place: String,
        /// The page of the person's account.
        link: String,
    },
    /// The account was erased: the last mail.
    AccountErased {
        /// The pages, where one may begin anew.
        link: String,
    },
    /// A gift has arrived, and what the city adds.
    PledgeReceipt {
        /// The project's title.
        project: String,
        /// Its page.
        project_link: String,
        /// What the person gave.
        gift: Money,
        /// What came on top, for the platform; zero is not told.
        tip: Money,
        /// What the city adds; zero is told too.
        added: Money,
        /// Why just that much: one sentence in the reader's language, or nothing.
        why: String,
    },
    /// A promise was made, could not be charged, or is over.
    PledgePromised {
        /// The project's title.
        project: String,
        /// Its page; where to pay again, while that helps.
        link: String,
        /// What the person promised.
        gift: Money,
        /// What comes on top, for the platform; zero is not told.
        tip: Money,
        /// What the city adds; zero is told too.
        added: Money,
        /// Why just that much: one sentence in the reader's language, or nothing.
        why: String,
        /// Whether the donor's bank holds the sum.
        holds: bool,
        /// Where it is on its way.
        stage: PromiseStage,
        /// Until when it may be paid again: a day in the reader's language, or nothing.
        until: String,
        /// Why it is over.
        because: PromiseEnd,
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
    /// What to fill in at the bank for a gift by transfer.
    TransferDetails {
        /// The project's title.
        project: String,
        /// Its page.
        project_link: String,
        /// What the person wants to give.
        gift: Money,
        /// Who holds the account.
        holder: String,
        /// In groups of four.
        iban: String,
        /// The bank, where it has to be named.
        bic: Option<String>,
        /// What the gift is known by.
        reference: String,
        /// For how long it is waited for.
        days: u32,
    },
    /// Money of a gift came back.
    PledgeRefunded {
        /// The project's title.
        project: String,
        /// Its page.
        project_link: String,
        /// What the person gave.
        gift: Money,
        /// What comes back of it.
        back: Money,
        /// Which way.
        came: CameBack,
        /// Why.
        because: BackBecause,
    },
    /// A tax receipt was made by the donor's wish.
    TaxReceipt {
        /// Its number.
        number: String,
        /// Who issued it.
        issuer: String,
        /// The page of the person's receipts.
        link: String,
    },
    /// A tax receipt no longer holds.
    TaxReceiptVoid {
        /// Its number.
        number: String,
        /// Who issued it.
        issuer: String,
        /// Why: a clause in the reader's language.
        reason: String,
        /// The number of the one in its place.
        instead: Option<String>,
        /// The page of the person's receipts.
        link: String,
    },
    /// Moderators have decided about something of the reader's.
    CaseDecision {
        /// What, such as: your comment “…”.
        what: String,
        /// What was decided, in a sentence.
        decision: String,
        /// Why, in the moderator's words.
        reason: String,
        /// The last day to appeal, where there is something to appeal against.
        appeal_until: Option<String>,
        /// Where to read and to appeal.
        link: String,
    },
    /// An appeal was decided on.
    AppealOutcome {
        /// What the case is about.
        what: String,
        /// What was decided, in a sentence.
        outcome: String,
        /// Why, in the moderator's words.
        reason: String,
        /// Where to read it.
        link: String,
    },
    /// What came of a report.
    ReportOutcome {
        /// What was reported, and why.
        what: String,
        /// One neutral sentence.
        outcome: String,
        /// The city's page.
        link: String,
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
    /// A project was called off.
    CampaignCalledOff {
        /// Its title.
        project: String,
        /// Why.
        reason: String,
        /// Its page.
        link: String,
    },
    /// A payment that somebody asked for is not approved.
    PaymentRefused {
        /// The title of the project that would have been paid; nothing for a withdrawal from a wallet.
        project: Option<String>,
        /// How much.
        amount: Money,
        /// Why.
        reason: String,
        /// Where to read more.
        link: String,
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
            Self::PasswordChanged { .. } => LetterKind::PasswordChanged,
            Self::ProofCode { .. } => LetterKind::ProofCode,
            Self::NewBrowser { .. } => LetterKind::NewBrowser,
            Self::AccountErased { .. } => LetterKind::AccountErased,
            Self::PledgeReceipt { .. } => LetterKind::PledgeReceipt,
            Self::PledgePromised { .. } => LetterKind::PledgePromised,
            Self::PledgeFailed { .. } => LetterKind::PledgeFailed,
            Self::TransferDetails { .. } => LetterKind::TransferDetails,
            Self::PledgeRefunded { .. } => LetterKind::PledgeRefunded,
            Self::TaxReceipt { .. } => LetterKind::TaxReceipt,
            Self::TaxReceiptVoid { .. } => LetterKind::TaxReceiptVoid,
            Self::CaseDecision { .. } => LetterKind::CaseDecision,
            Self::AppealOutcome { .. } => LetterKind::AppealOutcome,
            Self::ReportOutcome { .. } => LetterKind::ReportOutcome,
            Self::OrganisationDecision { .. } => LetterKind::OrganisationDecision,
            Self::CampaignCalledOff { .. } => LetterKind::CampaignCalledOff,
            Self::PaymentRefused { .. } => LetterKind::PaymentRefused,
            Self::Invitation { .. } => LetterKind::Invitation,
        }
    }

    /// Puts the letter into words. `city` is the name under which the city signs. Each text is brought to
    /// one line first, cut at 300 characters (a reason at 2,000), and escaped in the HTML.
    ///
    /// # Errors
    /// [`MailError::Invalid`] for a link that is not a web address and for amounts in two currencies;
    /// [`MailError::Template`].
    pub fn render(&self, locale: Locale, city: &str) -> Result<Rendered, MailError> {
        templates::render(self.kind(), locale, &one_line(city), &self.values(locale)?)
    }
}
