//! What became of statements of the bank.

use chrono::NaiveDate;
use domain::{Currency, Locale, Money};

use super::{fr, money};
use crate::statement::Taken;

/// What became of the statements of a file: a line for each.
pub fn taken(locale: Locale, taken: &[Taken], currency: Currency) -> String {
    let lines: Vec<String> = taken.iter().map(|one| line(locale, one, currency)).collect();
    lines.join("\n")
}

fn line(locale: Locale, taken: &Taken, currency: Currency) -> String {
    let closing = money(locale, Money::new(taken.statement.closing_minor, currency));
    let [from, to] = [taken.statement.from, taken.statement.to].map(|on| day(locale, on));
    let (entries, open) = (taken.entries, taken.open);
    match locale {
        Locale::Fr => fr::typeset(&match (taken.is_known, entries, open) {
            (true, ..) => format!("Du {from} au {to} : déjà connu, rien n’a changé."),
            (false, 1, 0) => format!("Du {from} au {to} : un mouvement, expliqué. Solde : {closing}."),
            (false, _, 0) => {
                format!("Du {from} au {to} : {entries} mouvements, tous expliqués. Solde : {closing}.")
            }
            (false, _, open) => format!(
                "Du {from} au {to} : mouvements : {entries}, dont à expliquer par une personne : {open}. Solde : {closing}."
            ),
        }),
        Locale::En => match (taken.is_known, entries, open) {
            (true, ..) => format!("From {from} to {to}: known already, nothing was changed."),
            (false, 1, 0) => {
                format!("From {from} to {to}: one movement, explained. The balance is {closing}.")
            }
            (false, _, 0) => {
                format!("From {from} to {to}: {entries} movements, all explained. The balance is {closing}.")
            }
            (false, _, open) => format!(
                "From {from} to {to}: movements: {entries}, of which a person has to explain: {open}. The balance is {closing}."
            ),
        },
    }
}

fn day(locale: Locale, on: NaiveDate) -> String {
    match locale {
        Locale::Fr => on.format("%d/%m/%Y").to_string(),
        Locale::En => on.format("%Y-%m-%d").to_string(),
    }
}
