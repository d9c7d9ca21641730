//! The languages that people read Parvis in.

use std::fmt;
use std::str::FromStr;

/// A language of the interface and of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Locale {
    /// French, the default.
    #[default]
    Fr,
    /// English.
    En,
}

impl Locale {
    /// Every language there is, the default first.
    pub const ALL: [Locale; 2] = [Locale::Fr, Locale::En];

    /// The BCP 47 tag, such as `fr`.
    pub fn tag(self) -> &'static str {
        match self {
            Locale::Fr => "fr",
            Locale::En => "en",
        }
    }

    /// The best of our languages for an `Accept-Language` header (RFC 9110 §12.5.4), if any fits.
    pub fn accept(header: &str) -> Option<Locale> {
        let mut best: Option<(u32, Locale)> = None;
        for part in header.split(',').take(20) {
            let mut pieces = part.trim().split(';');
            let Some(locale) = pieces.next().and_then(|tag| tag.trim().get(..2)?.parse().ok()) else {
                continue;
            };
            let quality = pieces
                .find_map(|p| p.trim().strip_prefix("q="))
                .map_or(1000, thousandths);
            if quality > 0 && best.is_none_or(|(q, _)| quality > q) {
                best = Some((quality, locale));
            }
        }
        best.map(|(_, locale)| locale)
    }
}

/// `0.85` → 850; anything odd counts as 0.
fn thousandths(quality: &str) -> u32 {
    match quality.split_once('.') {
        None => quality.parse::<u32>().map_or(0, |whole| whole.min(1) * 1000),
        Some((whole, digits)) => {
            let digits: String = digits.chars().chain("000".chars()).take(3).collect();
            let whole = whole.parse::<u32>().unwrap_or(0).min(1);
            digits.parse::<u32>().map_or(0, |d| (whole * 1000 + d).min(1000))
        }
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// The text is no language of Parvis.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a language of this installation")]
pub struct UnknownLocale;

impl FromStr for Locale {
    type Err = UnknownLocale;
    fn from_str(text: &str) -> Result<Self, UnknownLocale> {
        Self::ALL
            .into_iter()
            .find(|l| l.tag().eq_ignore_ascii_case(text))
            .ok_or(UnknownLocale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_s_preferred_language_wins() {
        assert_eq!(Locale::accept("en-GB,en;q=0.9,fr;q=0.8"), Some(Locale::En));
        assert_eq!(Locale::accept("de, en;q=0.3, fr-BE;q=0.85"), Some(Locale::Fr));
        assert_eq!(Locale::accept("fr;q=0, en;q=0.1"), Some(Locale::En));
        assert_eq!(Locale::accept("nl"), None);
        assert_eq!(Locale::accept("é, ; q=,"), None);
    }
}
