//! What is said to a person.

use domain::invitation::InvitationKind;
use domain::{Locale, Money, words};
use minijinja::{Value, context};

use crate::line::{link, money, one_line, paragraph};
use crate::{MailError, templates};

words! {
    /// Which way a donor's money came back.
    pub enum CameBack {
        /// The way that it was paid.
        AsPaid = "back",
        /// Into their wallet.
        ToWallet = "wallet",
        /// Into their wallet, because their bank did not take it.
        NotTaken = "not_taken",
    }
}

words! {
    /// Why a donor's money came back.
    pub enum BackBecause {
        /// The campaign ended short.
        Failed = "failed",
        /// The campaign was called off.
        Cancelled = "cancelled",
        /// Something about this gift alone.
        Gift = "gift",
    }
}

words! {
    /// The kinds of mail; the words are the names of the template folders.
    pub enum LetterKind {
        /// The link that signs a person in.
        SignInLink = "sign-in-link",
        /// A password was changed or taken away.
        PasswordChanged = "password-changed",
        /// The code by which a person proves anew who they are.
        ProofCode = "proof-code",
        /// Somebody has signed in with a browser unlike those before.
        NewBrowser = "new-browser",
        /// The account was erased.
        AccountErased = "account-erased",
        /// A gift has arrived.
        PledgeReceipt = "pledge-receipt",
        /// A payment did not go through.
        PledgeFailed = "pledge-failed",
        /// What to fill in at the bank for a gift by transfer.
        TransferDetails = "transfer-details",
        /// Money of a gift came back.
        PledgeRefunded = "pledge-refunded",
        /// A tax receipt was made by the donor's wish.
        TaxReceipt = "tax-receipt",
        /// A tax receipt no longer holds.
        TaxReceiptVoid = "tax-receipt-void",
        /// Moderators have decided about something of the reader's.
        CaseDecision = "case-decision",
        /// An appeal was decided on.
        AppealOutcome = "appeal-outcome",
        /// What came of a report.
        ReportOutcome = "report-outcome",
        /// A city has decided on an organisation.
        OrganisationDecision = "organisation-decision",
        /// A payment that somebody asked for is not approved.
        PaymentRefused = "payment-refused",
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
            Self::PledgeFailed { .. } => LetterKind::PledgeFailed,
            Self::TransferDetails { .. } => LetterKind::TransferDetails,
            Self::PledgeRefunded { .. } => LetterKind::PledgeRefunded,
            Self::TaxReceipt { .. } => LetterKind::TaxReceipt,
            Self::TaxReceiptVoid { .. } => LetterKind::TaxReceiptVoid,
            Self::CaseDecision { .. } => LetterKind::CaseDecision,
            Self::AppealOutcome { .. } => LetterKind::AppealOutcome,
            Self::ReportOutcome { .. } => LetterKind::ReportOutcome,
            Self::OrganisationDecision { .. } => LetterKind::OrganisationDecision,
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
            Self::PasswordChanged {
                removed,
                link: address,
            } => context! {
                removed => removed,
                link => link("link", address)?,
            },
            Self::ProofCode {
                code,
                minutes,
                link: address,
            } => context! {
                code => in_groups(code),
                minutes => minutes,
                link => link("link", address)?,
            },
            Self::NewBrowser {
                device,
                place,
                link: address,
            } => context! {
                device => one_line(device),
                place => one_line(place),
                link => link("link", address)?,
            },
            Self::AccountErased { link: address } => context! { link => link("link", address)? },
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
            Self::TransferDetails {
                project,
                project_link,
                gift,
                holder,
                iban,
                bic,
                reference,
                days,
            } => context! {
                project => one_line(project),
                link => link("project_link", project_link)?,
                gift => money(*gift, locale),
                holder => one_line(holder),
                iban => one_line(iban),
                bic => bic.as_deref().map(one_line).unwrap_or_default(),
                reference => one_line(reference),
                days => days,
            },
            Self::PledgeRefunded {
                project,
                project_link,
                gift,
                back,
                came,
                because,
            } => context! {
                project => one_line(project),
                link => link("project_link", project_link)?,
                gift => money(*gift, locale),
                back => money(*back, locale),
                came => came.as_str(),
                ended => because.as_str(),
            },
            Self::TaxReceipt {
                number,
                issuer,
                link: address,
            } => context! {
                number => one_line(number),
                issuer => one_line(issuer),
                link => link("link", address)?,
            },
            Self::TaxReceiptVoid {
                number,
                issuer,
                reason,
                instead,
                link: address,
            } => context! {
                number => one_line(number),
                issuer => one_line(issuer),
                reason => one_line(reason),
                instead => instead.as_deref().map(one_line).unwrap_or_default(),
                link => link("link", address)?,
            },
            Self::CaseDecision {
                what,
                decision,
                reason,
                appeal_until,
                link: address,
            } => context! {
                what => one_line(what),
                decision => one_line(decision),
                reason => paragraph(reason),
                appeal_until => appeal_until.as_deref().map(one_line).unwrap_or_default(),
                link => link("link", address)?,
            },
            Self::AppealOutcome {
                what,
                outcome,
                reason,
                link: address,
            } => context! {
                what => one_line(what),
                outcome => one_line(outcome),
                reason => paragraph(reason),
                link => link("link", address)?,
            },
            Self::ReportOutcome {
                what,
                outcome,
                link: address,
            } => context! {
                what => one_line(what),
                outcome => one_line(outcome),
                link => link("link", address)?,
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
            Self::PaymentRefused {
                project,
                amount,
                reason,
                link: address,
            } => context! {
                project => project.as_deref().map(one_line),
                amount => money(*amount, locale),
                reason => paragraph(reason),
                link => link("link", address)?,
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
