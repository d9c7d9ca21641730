//! What the law grants for the gifts of a receipt.

use chrono::{Datelike, NaiveDate};
use domain::Money;

use super::Sheet;
use crate::country::{Label, Period, Rate, filled};
use crate::flow::{Flow, Piece};
use crate::parts;

impl Sheet<'_> {
    /// What the law grants, for the days of the gifts; said, and not promised.
    pub(super) fn reduction(&self, flow: &mut Flow) -> Vec<Piece> {
        let rates: Vec<&Rate> = self
            .scheme
            .rates
            .iter()
            .filter(|rate| self.gifts.iter().any(|gift| rate.period.contains(gift.on)))
            .collect();
        let notes = rates.iter().map(|rate| match self.gifts.first() {
            Some(gift) if rates.len() > 1 => self.between(rate.period, gift.on.year(), &self.note(rate)),
            _ => self.note(rate),
        });
        parts::notes(flow, self.label(Label::Reduction), notes)
    }

    fn note(&self, rate: &Rate) -> String {
        let percent = rate.percent.to_string();
        let then = rate.then.map(|then| then.to_string()).unwrap_or_default();
        let up_to = rate.up_to.map(|up_to| self.whole(up_to)).unwrap_or_default();
        filled(
            &rate.note,
            &[("percent", &percent), ("then", &then), ("up_to", &up_to)],
        )
    }

    /// A limit of a law: without decimals where it has none.
    fn whole(&self, money: Money) -> String {
        let text = self.money(money);
        let none = format!(
            "{}{}",
            self.country().decimal,
            "0".repeat(money.currency.decimals() as usize)
        );
        text.replacen(&format!("{none}\u{a0}"), "\u{a0}", 1)
    }

    fn between(&self, period: Period, year: i32, note: &str) -> String {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(period.from);
        let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(period.from);
        let from = self.country().date(period.from.max(first));
        let to = self.country().date(period.to.map_or(last, |to| to.min(last)));
        filled(
            self.label(Label::Between),
            &[("from", &from), ("to", &to), ("note", note)],
        )
    }
}
