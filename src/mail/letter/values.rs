//! What the templates of a letter are filled with.

use domain::{Locale, Money};
use minijinja::{Value, context};

use super::Letter;
use crate::MailError;
use crate::line::{link, money, one_line, paragraph};

impl Letter {
    /// Its values by the names that the templates use.
    pub(super) fn values(&self, locale: Locale) -> Result<Value, MailError> {
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
                tip,
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
                    tip => tip_of(*tip, locale),
                    added => money(*added, locale),
                    total => money(total, locale),
                    adds => added.minor > 0,
                    why => one_line(why),
                }
            }
            Self::PledgePromised {
                project,
                link: address,
                gift,
                tip,
                added,
                why,
                holds,
                stage,
                until,
                because,
            } => {
                let total = gift
                    .checked_add(*added)
                    .map_err(|error| MailError::invalid(format!("added: {error}")))?;
                context! {
                    project => one_line(project),
                    link => link("link", address)?,
                    gift => money(*gift, locale),
                    tip => tip_of(*tip, locale),
                    added => money(*added, locale),
                    total => money(total, locale),
                    adds => added.minor > 0,
                    why => one_line(why),
                    holds => holds,
                    stage => stage.as_str(),
                    until => one_line(until),
                    because => because.as_str(),
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
            Self::CampaignCalledOff {
                project,
                reason,
                link: address,
            } => context! {
                project => one_line(project),
                reason => paragraph(reason),
                link => link("link", address)?,
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

/// What comes on top of a gift; nothing where nothing does.
fn tip_of(tip: Money, locale: Locale) -> String {
    if tip.minor == 0 {
        String::new()
    } else {
        money(tip, locale)
    }
}
