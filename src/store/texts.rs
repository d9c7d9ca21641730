//! Texts in several languages, words folded for search, and values read back from rows.

use std::collections::BTreeMap;
use std::str::FromStr;

use domain::Locale;

use crate::StoreError;

/// One text in some languages, stored as a JSON object such as `{"en":"Nature","fr":"Nature"}`.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Texts(BTreeMap<String, String>);

impl Texts {
    /// Texts by language.
    pub fn new(texts: impl IntoIterator<Item = (Locale, String)>) -> Self {
        Self(
            texts
                .into_iter()
                .map(|(locale, text)| (locale.tag().to_owned(), text))
                .collect(),
        )
    }

    /// The text in this language, else in the default one, else in any.
    pub fn get(&self, locale: Locale) -> Option<&str> {
        let by_tag = |locale: Locale| self.0.get(locale.tag());
        by_tag(locale)
            .or_else(|| by_tag(Locale::default()))
            .or_else(|| self.0.values().next())
            .map(String::as_str)
    }

    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_else(|_| "{}".to_owned())
    }

    pub(crate) fn from_json(
        json: &str,
        table: &'static str,
        column: &'static str,
        row: impl ToString,
    ) -> Result<Self, StoreError> {
        serde_json::from_str(json)
            .map(Self)
            .map_err(|error| StoreError::Corrupt {
                table,
                column,
                row: row.to_string(),
                reason: error.to_string(),
            })
    }
}

/// Lower case without the accents of Latin letters, so that “koln” finds “Köln” on both databases.
pub fn fold(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .flat_map(plain)
        .collect()
}

/// The letter below the accent, for the letters of European languages.
fn plain(c: char) -> impl Iterator<Item = char> {
    let text: &'static str = match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        // A combining accent that follows its letter.
        '\u{300}'..='\u{36f}' => "",
        _ => return Either::One(std::iter::once(c)),
    };
    Either::Many(text.chars())
}

enum Either {
    One(std::iter::Once<char>),
    Many(std::str::Chars<'static>),
}

impl Iterator for Either {
    type Item = char;
    fn next(&mut self) -> Option<char> {
        match self {
            Self::One(c) => c.next(),
            Self::Many(chars) => chars.next(),
        }
    }
}

/// Reads a stored word; one that the type does not know makes the row corrupt.
pub fn word<T: FromStr<Err: std::fmt::Display>>(
    text: &str,
    table: &'static str,
    column: &'static str,
    row: impl ToString,
) -> Result<T, StoreError> {
    text.parse().map_err(|error: T::Err| StoreError::Corrupt {
        table,
        column,
        row: row.to_string(),
        reason: format!("“{text}”: {error}"),
    })
}

/// The words of what a reader typed, to search by: letters and digits only, eight at most.
pub fn words_of(typed: &str) -> Vec<String> {
    fold(typed)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(8)
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_and_case_do_not_matter() {
        assert_eq!(fold("Köln, Œuvre, ÎLE, e\u{301}té"), "koln, oeuvre, ile, ete");
    }
}
