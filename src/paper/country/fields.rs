//! Reading one field of a country's file, and saying what is wrong with it.

use chrono::NaiveDate;
use domain::{Currency, Money};
use toml::{Table, Value};

use super::Period;
use super::list::CountryProblem;

/// A table, with where it is, and where problems go.
pub(super) struct Reader<'a> {
    pub file: &'a str,
    pub place: String,
    pub table: &'a Table,
    pub problems: &'a mut Vec<CountryProblem>,
}

impl Reader<'_> {
    pub(super) fn problem(&mut self, key: &str, what: impl Into<String>) {
        let place = match (self.place.is_empty(), key.is_empty()) {
            (true, _) => key.to_owned(),
            (false, true) => self.place.clone(),
            (false, false) => format!("{}.{key}", self.place),
        };
        self.problems.push(CountryProblem::new(self.file, &place, what));
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Every key is one of these.
    pub(super) fn only(&mut self, known: &[&str]) {
        let keys: Vec<String> = self.table.keys().cloned().collect();
        for key in keys.iter().filter(|key| !known.contains(&key.as_str())) {
            self.problem(key, "not a key that is known here");
        }
    }

    pub(super) fn value(&mut self, key: &str) -> Option<&Value> {
        if self.table.get(key).is_none() {
            self.problem(key, "missing");
        }
        self.table.get(key)
    }

    /// A text, with each of these names in braces once and nothing else in braces.
    pub(super) fn text(&mut self, key: &str, slots: &[&str]) -> Option<String> {
        let text = self.value(key)?.as_str().map(str::to_owned);
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
            self.problem(key, "not a text, or an empty one");
            return None;
        };
        if !crate::can_print(&text) {
            self.problem(key, "has a character that the typeface does not have");
        }
        for slot in slots {
            if text.matches(&format!("{{{slot}}}")).count() != 1 {
                self.problem(key, format!("{{{slot}}} does not stand in it once"));
            }
        }
        if text.matches(['{', '}']).count() > 2 * slots.len() {
            self.problem(key, "has braces around something that is not known here");
        }
        Some(typeset(&text))
    }

    pub(super) fn texts(&mut self, key: &str) -> Option<Vec<String>> {
        let list = self.value(key)?.as_array().cloned();
        let texts = list.and_then(|list| {
            let texts = list.iter().map(|item| item.as_str().map(str::to_owned));
            texts.collect::<Option<Vec<String>>>()
        });
        if texts.is_none() {
            self.problem(key, "not a list of texts");
        }
        texts
    }

    pub(super) fn parsed<T: std::str::FromStr>(&mut self, key: &str, otherwise: &str) -> Option<T> {
        let parsed = self.value(key)?.as_str().and_then(|text| text.parse().ok());
        if parsed.is_none() {
            self.problem(key, otherwise);
        }
        parsed
    }

    pub(super) fn known<T: std::str::FromStr>(&mut self, key: &str) -> Option<Vec<T>> {
        let texts = self.texts(key)?;
        let known: Option<Vec<T>> = texts.iter().map(|text| text.parse().ok()).collect();
        if known.is_none() {
            self.problem(key, "has a word that is not known here");
        }
        known
    }

    pub(super) fn character(&mut self, key: &str) -> Option<char> {
        let text = self.value(key)?.as_str().map(str::to_owned);
        let mut characters = text.iter().flat_map(|text| text.chars());
        let character = characters.next().filter(|_| characters.next().is_none());
        if character.is_none() {
            self.problem(key, "not one character");
        }
        character
    }

    pub(super) fn percent(&mut self, key: &str) -> Option<u8> {
        let percent = self.value(key)?.as_integer();
        let percent = percent
            .and_then(|percent| u8::try_from(percent).ok())
            .filter(|it| *it <= 100);
        if percent.is_none() {
            self.problem(key, "not a whole number from 0 to 100");
        }
        percent
    }

    pub(super) fn money(&mut self, key: &str, currency: Currency) -> Option<Money> {
        let amount = self.value(key)?.as_str().map(str::to_owned);
        let money = amount.and_then(|amount| Money::parse_amount(&amount, currency).ok());
        let money = money.filter(|money| money.minor > 0);
        if money.is_none() {
            self.problem(key, "not an amount such as \"40\" or \"40.50\"");
        }
        money
    }

    pub(super) fn date(&mut self, key: &str) -> Option<NaiveDate> {
        let date = self.value(key)?.as_datetime().copied();
        let date = date.filter(|date| date.time.is_none()).and_then(|date| date.date);
        let date = date.and_then(|date| {
            NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
        });
        if date.is_none() {
            self.problem(key, "not a day such as 2026-01-31");
        }
        date
    }

    pub(super) fn day_of_year(&mut self, key: &str) -> Option<(u32, u32)> {
        let text = self.value(key)?.as_str().map(str::to_owned);
        // A year that has no 29 February: a deadline is there every year.
        let day = text.and_then(|text| format!("2023-{text}").parse::<NaiveDate>().ok());
        if day.is_none() {
            self.problem(key, "not a day of the year such as \"03-01\"");
        }
        day.map(|day| (chrono::Datelike::month(&day), chrono::Datelike::day(&day)))
    }

    pub(super) fn period(&mut self) -> Option<Period> {
        let from = self.date("from");
        let to = self.has("to").then(|| self.date("to")).flatten();
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            self.problem("to", "before its beginning");
        }
        from.map(|from| Period { from, to })
    }

    pub(super) fn below<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Reader<'_>) -> Option<T>,
    ) -> Option<T> {
        let Some(table) = self.table.get(key).and_then(Value::as_table) else {
            self.problem(key, "missing, or not a table");
            return None;
        };
        let place = if self.place.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.place)
        };
        read(&mut Reader {
            file: self.file,
            place,
            table,
            problems: self.problems,
        })
    }

    /// The tables of a list that has one at least.
    pub(super) fn each<T>(
        &mut self,
        key: &str,
        mut read: impl FnMut(&mut Reader<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let list = self.table.get(key).and_then(Value::as_array);
        let tables: Option<Vec<&Table>> = list.and_then(|list| list.iter().map(Value::as_table).collect());
        let Some(tables) = tables.filter(|tables| !tables.is_empty()) else {
            self.problem(key, "missing: at least one table");
            return None;
        };
        let mut all = Some(Vec::new());
        for (place, table) in tables.into_iter().enumerate() {
            let at = format!("{key}[{}]", place + 1);
            let place = if self.place.is_empty() {
                at
            } else {
                format!("{}.{at}", self.place)
            };
            let one = read(&mut Reader {
                file: self.file,
                place,
                table,
                problems: self.problems,
            });
            match (one, &mut all) {
                (Some(one), Some(all)) => all.push(one),
                _ => all = None,
            }
        }
        all
    }

    /// A table that has a text for every word.
    pub(super) fn all_of<W: Copy + Ord>(
        &mut self,
        key: &str,
        all: &[W],
        name: impl Fn(W) -> &'static str,
    ) -> Option<std::collections::BTreeMap<W, String>> {
        self.below(key, |reader| {
            reader.only(&all.iter().map(|word| name(*word)).collect::<Vec<_>>());
            let texts = all.iter();
            let read: Vec<_> = texts
                .map(|word| Some((*word, reader.text(name(*word), &[])?)))
                .collect();
            read.into_iter().collect()
        })
    }
}

/// French signs keep their distance and stay with their words, however the file was typed.
fn typeset(text: &str) -> String {
    let mut set = text.to_owned();
    for sign in [':', ';', '!', '?', '%', '»', '€'] {
        set = set.replace(&format!(" {sign}"), &format!("\u{a0}{sign}"));
    }
    set.replace("« ", "«\u{a0}").replace("n° ", "n°\u{a0}")
}
