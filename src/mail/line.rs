//! Texts that people typed, made safe for one line of a mail; amounts as people read them.

use domain::{Locale, Money};

use crate::MailError;

/// The longest text that stands in the middle of a sentence, in characters.
const LENGTH_MAX: usize = 300;

/// The longest text that stands as a paragraph of its own, in characters.
const PARAGRAPH_MAX: usize = 2000;

/// The longest link that mail programs still open (RFC 5322 §2.1.1 allows lines of 998).
const LINK_LENGTH_MAX: usize = 900;

/// One line without anything invisible: line breaks, tabs and control characters become a space, marks that
/// turn the direction of the text disappear, and what is too long is cut.
pub(crate) fn one_line(text: &str) -> String {
    visible(text, LENGTH_MAX)
}

/// The same for a longer text: still without breaks, so that nothing in it looks like another part of the mail.
pub(crate) fn paragraph(text: &str) -> String {
    visible(text, PARAGRAPH_MAX)
}

fn visible(text: &str, max: usize) -> String {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let visible: String = text
        .chars()
        .filter(|c| !turns(*c))
        .map(|c| {
            if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
                ' '
            } else {
                c
            }
        })
        .collect();
    // Only plain spaces are folded: a no-break space is typography and stays.
    let mut line = visible
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    if let Some((end, _)) = line.char_indices().nth(max) {
        line.truncate(end);
        line.push('…');
    }
    line
}

/// A link that can be put into a mail: `http` or `https`, visible ASCII only.
pub(crate) fn link(field: &str, link: &str) -> Result<String, MailError> {
    let web = ["https://", "http://"]
        .iter()
        .any(|scheme| link.len() > scheme.len() && link.starts_with(scheme));
    let plain = link
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && !b"<>\"".contains(&byte));
    if web && plain && link.len() <= LINK_LENGTH_MAX {
        Ok(link.to_owned())
    } else {
        Err(MailError::invalid(format!(
            "{field}: not a web address of at most {LINK_LENGTH_MAX} ASCII characters"
        )))
    }
}

/// An amount in the reader's habit, with no-break spaces: `1 234,50 €` in French, `€1,234.50` in English.
pub(crate) fn money(amount: Money, locale: Locale) -> String {
    let plain = amount.amount();
    let (sign, digits) = plain
        .strip_prefix('-')
        .map_or(("", plain.as_str()), |digits| ("−", digits));
    let (whole, decimals) = digits
        .split_once('.')
        .map_or((digits, None), |(whole, decimals)| (whole, Some(decimals)));
    let (thousands, point) = match locale {
        Locale::Fr => ('\u{202f}', ','),
        Locale::En => (',', '.'),
    };
    let mut number = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            number.push(thousands);
        }
        number.push(digit);
    }
    if let Some(decimals) = decimals {
        number.push(point);
        number.push_str(decimals);
    }
    let code = amount.currency.code();
    match (locale, code) {
        (Locale::Fr, "EUR") => format!("{sign}{number}\u{a0}€"),
        (Locale::Fr, code) => format!("{sign}{number}\u{a0}{code}"),
        (Locale::En, "EUR") => format!("{sign}€{number}"),
        (Locale::En, code) => format!("{code}\u{a0}{sign}{number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Currency;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_written_as_each_language_does() {
        let eur = |minor| Money::new(minor, Currency::EUR);
        assert_eq!(money(eur(2000), Locale::Fr), "20,00\u{a0}€");
        assert_eq!(
            money(eur(123_456_789), Locale::Fr),
            "1\u{202f}234\u{202f}567,89\u{a0}€"
        );
        assert_eq!(money(eur(123_456_789), Locale::En), "€1,234,567.89");
        assert_eq!(money(eur(-5), Locale::En), "−€0.05");
        assert_eq!(
            money(Money::new(500, "JPY".parse().unwrap()), Locale::En),
            "JPY\u{a0}500"
        );
        assert_eq!(
            money(Money::new(100_000, "CHF".parse().unwrap()), Locale::Fr),
            "1\u{202f}000,00\u{a0}CHF"
        );
    }

    #[test]
    fn only_a_web_address_is_a_link() {
        assert!(link("link", "https://parvis.example/connexion?jeton=abc%20").is_ok());
        for bad in [
            "",
            "https://",
            "javascript:alert(1)",
            "https://a b",
            "https://a\r\nBcc: b",
            "https://é",
            "ftp://a",
            "https://a\"onclick",
        ] {
            let error = link("project_link", bad).unwrap_err();
            assert!(error.to_string().contains("project_link: "), "{bad:?}");
        }
        assert!(link("link", &format!("https://{}", "a".repeat(900))).is_err());
    }

    #[test]
    fn a_text_is_one_visible_line() {
        assert_eq!(
            one_line(" Jardin\r\nBcc:\tx@y.fr\u{2028}fin \u{202e}!"),
            "Jardin Bcc: x@y.fr fin !"
        );
        assert_eq!(one_line(&"é".repeat(400)).chars().count(), 301);
    }

    proptest! {
        #[test]
        fn whatever_was_typed_is_one_line(text in any::<String>()) {
            let line = one_line(&text);
            prop_assert!(!line.chars().any(char::is_control));
            prop_assert!(line.chars().count() <= LENGTH_MAX + 1);
        }
    }
}
