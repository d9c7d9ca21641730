//! Words: problems, rules, decisions and figures in the reader's language.
//!
//! **What it is.** Pure functions from data to one plain sentence, in French and English. The other crates
//! speak of reasons and limits as data; here, and nowhere else on the server's side, they become text.
//!
//! **What it promises.** Every kind of problem, every limit and every step has its words in every
//! language: the matches have no last arm, so that a new kind does not compile without them. Where
//! several limits cut, a sentence names the one that decided. French is set with its no-break spaces.
//!
//! **What it never does.** It decides nothing, computes no match and looks nothing up; names of
//! categories and areas are handed in.
//!
//! **How to add a language.** A folder beside `fr` and `en` with the same files, a line in each function
//! here and in [`figure`], and the language in [`Locale`].

mod badge;
pub mod decision;
mod en;
mod figure;
mod fr;
pub mod moderation;
pub mod privacy;
pub mod receipt;
mod rule;
pub mod simulation;
pub mod statement;
pub mod verification;

#[cfg(test)]
mod tests;

use chrono_tz::Tz;
use domain::act::ActKind;
use domain::person::Role;
use domain::pool::PoolState;
use domain::project::ProjectState;
use domain::{Currency, Locale, Money, ProblemKind};

use crate::matching::explanation::StepForm;
use crate::matching::fold::OpenRule;
use crate::matching::form::{PoolTermsForm, RuleForm, StackForm};

pub use badge::{badge_label, badge_meaning};
pub use decision::Said;
pub use figure::{date, date_time, money, percent};
pub use rule::Named;

/// What is wrong, in one sentence. Moments are told in universal time, and said to be.
pub fn problem(locale: Locale, kind: &ProblemKind) -> String {
    problem_in(locale, kind, None)
}

/// The same, with moments in the city's time zone.
pub fn problem_in(locale: Locale, kind: &ProblemKind, zone: Option<Tz>) -> String {
    match locale {
        Locale::Fr => fr::typeset(&fr::problem::sentence(kind, zone)),
        Locale::En => en::problem::sentence(kind, zone),
    }
}

/// What a rule does, for everybody. `names` gives the shown name of a key.
pub fn rule_sentence(
    locale: Locale,
    rule: &RuleForm,
    currency: Currency,
    names: &dyn Fn(Named, &str) -> String,
) -> String {
    match locale {
        Locale::Fr => fr::typeset(&fr::rule::sentence(rule, currency, names)),
        Locale::En => en::rule::sentence(rule, currency, names),
    }
}

/// The terms of a pool: one sentence for each. `names` gives the shown name of a key.
pub fn terms_sentences(
    locale: Locale,
    terms: &PoolTermsForm,
    currency: Currency,
    names: &dyn Fn(Named, &str) -> String,
) -> Vec<String> {
    match locale {
        Locale::Fr => {
            let sentences = fr::terms::sentences(terms, currency, names);
            sentences.iter().map(|one| fr::typeset(one)).collect()
        }
        Locale::En => en::terms::sentences(terms, currency, names),
    }
}

/// How the rules of pools go together on one project: one sentence for each setting.
pub fn stack_sentences(locale: Locale, stack: &StackForm, currency: Currency) -> Vec<String> {
    let typeset = |sentences: Vec<String>| sentences.iter().map(|one| fr::typeset(one)).collect();
    match locale {
        Locale::Fr => typeset(fr::stack::sentences(stack, currency)),
        Locale::En => en::stack::sentences(stack, currency),
    }
}

/// How much and why exactly that much, for the donor.
pub fn decision_sentence<'a>(locale: Locale, said: impl Into<Said<'a>>, currency: Currency) -> String {
    let reading = decision::Reading::of(&said.into());
    match locale {
        Locale::Fr => fr::typeset(&fr::decision::sentence(&reading, currency)),
        Locale::En => en::decision::sentence(&reading, currency),
    }
}

/// One step of an explanation, for whoever checks it.
pub fn step_sentence(locale: Locale, step: &StepForm, currency: Currency) -> String {
    match locale {
        Locale::Fr => fr::typeset(&fr::step::sentence(step, currency)),
        Locale::En => en::step::sentence(step, currency),
    }
}

/// What a gift becomes with what is added to it.
pub fn quote_sentence(locale: Locale, gift: Money, added: Money) -> String {
    let total = Money::new(gift.minor.saturating_add(added.minor), gift.currency);
    match locale {
        Locale::Fr => fr::typeset(&fr::quote(gift, added, total)),
        Locale::En => en::quote(gift, added, total),
    }
}

/// Why a rule adds nothing to a gift to a project now; nothing where it would.
pub fn closed_sentence(locale: Locale, rule: &OpenRule) -> Option<String> {
    (!rule.is_open()).then(|| match locale {
        Locale::Fr => fr::typeset(&fr::closed(rule)),
        Locale::En => en::closed(rule),
    })
}

/// That one address asks too often, and when to come back.
pub fn too_often(locale: Locale, seconds: u64) -> String {
    match locale {
        Locale::Fr => fr::typeset(&fr::too_often(seconds)),
        Locale::En => en::too_often(seconds),
    }
}

/// Who may do what the reader may not.
pub fn not_allowed(locale: Locale, needed: Role) -> String {
    match locale {
        Locale::Fr => fr::not_allowed(needed).to_owned(),
        Locale::En => en::not_allowed(needed).to_owned(),
    }
}

/// What somebody with a role did, in a sentence that leaves out who.
pub fn act(locale: Locale, kind: ActKind) -> &'static str {
    match locale {
        Locale::Fr => fr::act::sentence(kind),
        Locale::En => en::act::sentence(kind),
    }
}

/// An account of the books.
pub fn account(locale: Locale, account: ledger::Account) -> String {
    match locale {
        Locale::Fr => fr::typeset(fr::account::account(account)),
        Locale::En => en::account::account(account).to_owned(),
    }
}

/// What happened, as the books say it.
pub fn fact(locale: Locale, kind: ledger::FactKind) -> String {
    match locale {
        Locale::Fr => fr::typeset(fr::fact::fact(kind)),
        Locale::En => en::fact::fact(kind).to_owned(),
    }
}

/// What somebody reads who is paid out of their wallet.
pub fn from_wallet(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "retrait de votre porte-monnaie",
        Locale::En => "withdrawal from your wallet",
    }
}

/// A role.
pub fn role(locale: Locale, role: Role) -> &'static str {
    match locale {
        Locale::Fr => fr::role(role),
        Locale::En => en::role(role),
    }
}

/// The state of a project, after “the project is”.
pub fn project_state(locale: Locale, state: ProjectState) -> &'static str {
    match locale {
        Locale::Fr => fr::project_state(state),
        Locale::En => en::project_state(state),
    }
}

/// The state of a pool, after “the pool is”.
pub fn pool_state(locale: Locale, state: PoolState) -> &'static str {
    match locale {
        Locale::Fr => fr::pool_state(state),
        Locale::En => en::pool_state(state),
    }
}

/// The heads of the columns in which decisions are listed.
pub(crate) fn table_head(locale: Locale) -> [&'static str; 6] {
    match locale {
        Locale::Fr => ["n°", "projet", "don", "fonds", "montant", "pourquoi"],
        Locale::En => ["no.", "project", "gift", "pool", "amount", "why"],
    }
}
