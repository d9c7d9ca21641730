//! The signs that payment files of the euro area have, and what becomes of all others.

use any_ascii::any_ascii_char;

/// Whether payment files have this sign.
pub(crate) fn is_allowed(c: char) -> bool {
    c.is_ascii_alphanumeric() || " /-?:().,'+".contains(c)
}

/// A text in those signs only: `Éphémère` is `Ephemere`. What has no likeness becomes a full stop, as the European
/// Payments Council recommends, and blanks are single.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match any_ascii_char(c) {
            _ if c.is_whitespace() => out.push(' '),
            _ if is_formless(c) => {}
            _ if matches!(c, '«' | '»') => out.push('\''),
            // As in “n°”.
            _ if matches!(c, '°' | 'º') => out.push('o'),
            "" => out.push('.'),
            like => out.extend(like.chars().map(allowed)),
        }
    }
    out.split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Signs without a form, which come along when people paste.
fn is_formless(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The sign that stands for one that payment files do not have.
fn allowed(c: char) -> char {
    match c {
        _ if is_allowed(c) => c,
        '&' => '+',
        '_' | '~' => '-',
        '"' | '`' => '\'',
        '[' | '{' | '<' => '(',
        ']' | '}' | '>' => ')',
        '\\' | '|' => '/',
        ';' => ',',
        _ => '.',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_lose_their_signs_and_nothing_else() {
        for (text, expected) in [
            ("Asso Éphémère", "Asso Ephemere"),
            ("Œuvre  d’été\tà\u{a0}Liège", "Oeuvre d'ete a Liege"),
            ("Straße & Łódź; [5 €]", "Strasse + Lodz, (5 EUR)"),
            ("« Le Verger », n° 7", "' Le Verger ', no 7"),
            ("a_b@c\u{1}\u{200b}", "a-b.c"),
            ("Ελλάδα", "Ellada"),
            ("", ""),
        ] {
            assert_eq!(plain(text), expected);
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_has_only_signs_that_payment_files_have(text in "\\PC{0,40}") {
            let plain = plain(&text);
            prop_assert!(plain.chars().all(is_allowed));
            prop_assert_eq!(super::plain(&plain), plain);
        }
    }
}
