//! The trial balance: what each account has received and given.

use std::collections::BTreeMap;

use domain::{Locale, Money};

use super::sheet::Sheet;
use super::{LedgerLine, amount, cell, check};
use crate::finding::Refused;
use crate::message::Message;

const FR: [&str; 7] = [
    "Compte",
    "Libellé du compte",
    "Débit",
    "Crédit",
    "Solde débiteur",
    "Solde créditeur",
    "Monnaie",
];
const EN: [&str; 7] = [
    "Account",
    "Account name",
    "Debit",
    "Credit",
    "Debit balance",
    "Credit balance",
    "Currency",
];

/// The trial balance as CSV, written as [`journal_csv`](super::journal_csv) is: an account a row, in the order of
/// their numbers, and the totals, which are the same on both sides.
///
/// # Errors
/// As for the journal; a sum beyond what can be counted.
pub fn trial_balance_csv(lines: &[LedgerLine], locale: Locale) -> Result<Vec<u8>, Refused> {
    check::entries(lines)?;
    let comma = locale == Locale::Fr;
    let mut sheet = Sheet::new(comma, if comma { &FR } else { &EN });
    let mut accounts: BTreeMap<&str, (&str, Sides)> = BTreeMap::new();
    let mut total: Option<(Sides, Sides)> = None;
    for line in lines {
        let nothing = Sides::nothing(line.debit);
        let (_, sides) = accounts
            .entry(&line.account)
            .or_insert((&line.account_name, nothing));
        *sides = sides.add(line.debit, line.credit)?;
    }
    for (account, (name, sides)) in accounts {
        let left = sides.left();
        let nothing = Sides::nothing(sides.debit);
        let (turnover, balance) = total.unwrap_or((nothing, nothing));
        total = Some((
            turnover.add(sides.debit, sides.credit)?,
            balance.add(left.debit, left.credit)?,
        ));
        row(&mut sheet, account, name, sides, left, comma);
    }
    if let Some((turnover, balance)) = total {
        row(&mut sheet, "", "Total", turnover, balance, comma);
    }
    Ok(sheet.end())
}

fn row(sheet: &mut Sheet, account: &str, name: &str, sides: Sides, left: Sides, comma: bool) {
    sheet.row(&[
        cell(account),
        cell(name),
        amount(sides.debit, comma),
        amount(sides.credit, comma),
        amount(left.debit, comma),
        amount(left.credit, comma),
        sides.debit.currency.to_string(),
    ]);
}

/// Two sums.
#[derive(Clone, Copy)]
struct Sides {
    debit: Money,
    credit: Money,
}

impl Sides {
    fn nothing(like: Money) -> Self {
        let nothing = Money::zero(like.currency);
        Self {
            debit: nothing,
            credit: nothing,
        }
    }

    fn add(self, debit: Money, credit: Money) -> Result<Self, Refused> {
        let sum = |a: Money, b: Money| {
            let given = || b.to_string();
            a.checked_add(b)
                .map_err(|_| Message::AmountTooLarge { given: given() })
        };
        Ok(Self {
            debit: sum(self.debit, debit)?,
            credit: sum(self.credit, credit)?,
        })
    }

    /// What is left on the larger side. Both are sums of what is not negative, so that no difference overflows.
    fn left(self) -> Self {
        let over = |a: Money, b: Money| Money::new((a.minor - b.minor).max(0), a.currency);
        Self {
            debit: over(self.debit, self.credit),
            credit: over(self.credit, self.debit),
        }
    }
}
