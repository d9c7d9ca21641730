//! Checks on fields that every use case needs.

use domain::{Currency, Money, MoneyError, ProblemKind, Problems};

/// One line without blanks around it, if there is any and it is not too long: names, titles, labels.
pub fn line(problems: &mut Problems, field: &str, given: &str, max: usize) -> Option<String> {
    text(problems, field, &one_line(given), max)
}

/// The same; `None` where it is blank or left out.
pub fn optional_line(
    problems: &mut Problems,
    field: &str,
    given: Option<&str>,
    max: usize,
) -> Option<String> {
    optional_text(problems, field, given.map(one_line).as_deref(), max)
}

/// Line breaks and runs of blanks become one blank each.
fn one_line(given: &str) -> String {
    given.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Characters that make the rest of a line run the other way: with them a name can pretend to be another.
fn turns_the_line(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text without blanks around it, if there is any and it is not too long.
pub fn text(problems: &mut Problems, field: &str, given: &str, max: usize) -> Option<String> {
    let before = problems.iter().len();
    let text = optional_text(problems, field, Some(given), max);
    if text.is_none() && problems.iter().len() == before {
        problems.push(field, ProblemKind::Required);
    }
    text
}

/// The text without blanks around it; `None` where it is blank or left out.
pub fn optional_text(
    problems: &mut Problems,
    field: &str,
    given: Option<&str>,
    max: usize,
) -> Option<String> {
    // Line breaks and tabs are text; other control characters are an accident or an attack.
    let clean: String = given?
        .chars()
        .filter(|c| (!c.is_control() || matches!(c, '\n' | '\t')) && !turns_the_line(*c))
        .collect();
    let clean = clean.trim();
    if clean.chars().count() > max {
        problems.push(field, ProblemKind::TooLong { max });
        return None;
    }
    (!clean.is_empty()).then(|| clean.to_owned())
}

/// An amount above zero in the city's currency, as people write it: `20`, `20,50`, `20.50 EUR`.
pub fn amount(problems: &mut Problems, field: &str, given: &str, currency: Currency) -> Option<Money> {
    let kind = match parse(given.trim(), currency) {
        Ok(money) if money.minor > AMOUNT_MINOR_MAX => ProblemKind::AmountTooLarge {
            max: Money::new(AMOUNT_MINOR_MAX, currency),
        },
        Ok(money) if money.minor > 0 => return Some(money),
        Ok(money) if money.minor == 0 => ProblemKind::AmountZero,
        Ok(_) => ProblemKind::AmountNegative,
        Err(kind) => kind,
    };
    problems.push(field, kind);
    None
}

fn parse(given: &str, currency: Currency) -> Result<Money, ProblemKind> {
    let (digits, code) = match given.rsplit_once(' ') {
        Some((digits, code)) if code.chars().all(char::is_alphabetic) && !code.is_empty() => {
            (digits.trim(), Some(code))
        }
        _ => (given, None),
    };
    match code {
        Some(code) if code != currency.code() => {
            let expected = currency.code().to_owned();
            Err(ProblemKind::WrongCurrency { expected })
        }
        _ => Money::parse_amount(digits, currency).map_err(|error| match error {
            MoneyError::TooLarge => ProblemKind::AmountTooLarge {
                max: Money::new(AMOUNT_MINOR_MAX, currency),
            },
            other => other.into(),
        }),
    }
}

/// The largest amount that anything may have, in minor units: what the engine accepts.
pub const AMOUNT_MINOR_MAX: i64 = 1_000_000_000_000_000;

/// Longest and shortest key that a client may make.
const KEY_LENGTH: std::ops::RangeInclusive<usize> = 8..=100;

/// An idempotency key: printable, without blanks.
pub fn key(problems: &mut Problems, field: &str, given: &str) -> Option<String> {
    if KEY_LENGTH.contains(&given.len()) && given.bytes().all(|b| b.is_ascii_graphic()) {
        return Some(given.to_owned());
    }
    problems.push(field, ProblemKind::BadKey);
    None
}

/// The address of a page on the web; `None` where it is blank.
pub fn website(problems: &mut Problems, field: &str, given: &str, max: usize) -> Option<String> {
    let address = optional_line(problems, field, Some(given), max)?;
    let rest = ["https://", "http://"]
        .iter()
        .find_map(|scheme| address.strip_prefix(scheme));
    // A host with a dot, nothing that could end an attribute, no name and password before an `@`.
    let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or(rest));
    let good = host.is_some_and(|host| {
        host.contains('.') && !host.starts_with('.') && !host.contains(|c: char| c == '@' || c == '\\')
    }) && !address.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\''));
    if !good {
        problems.push(field, ProblemKind::NotAWebAddress);
        return None;
    }
    Some(address)
}

/// The slug of a title without a letter that addresses can have.
pub const NO_SLUG: &str = "projet";

/// A name for addresses of pages: small letters, digits and hyphens, at most 60.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for word in store::fold(title)
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        if slug.len() + word.len() + 1 > 60 && !slug.is_empty() {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(60));
    }
    if slug.is_empty() { NO_SLUG.to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount_of(given: &str) -> Result<i64, &'static str> {
        let mut problems = Problems::none();
        let money = amount(&mut problems, "amount", given, Currency::EUR);
        money
            .map(|m| m.minor)
            .ok_or_else(|| problems.iter().next().map_or("", |p| p.kind.code()))
    }

    #[test]
    fn amounts_are_checked_one_by_one() {
        assert_eq!(amount_of("20"), Ok(2000));
        assert_eq!(amount_of(" 20,50 EUR "), Ok(2050));
        assert_eq!(amount_of("0"), Err("AMOUNT_ZERO"));
        assert_eq!(amount_of("-5"), Err("AMOUNT_NEGATIVE"));
        assert_eq!(amount_of("1.234"), Err("TOO_MANY_DECIMALS"));
        assert_eq!(amount_of("20 USD"), Err("WRONG_CURRENCY"));
        assert_eq!(amount_of("vingt"), Err("NOT_AN_AMOUNT"));
        assert_eq!(amount_of("99999999999999999999"), Err("AMOUNT_TOO_LARGE"));
        assert_eq!(amount_of("10000000000000"), Ok(AMOUNT_MINOR_MAX));
        assert_eq!(amount_of("10000000000000.01"), Err("AMOUNT_TOO_LARGE"));
    }

    #[test]
    fn a_name_is_one_line_that_runs_one_way() {
        let line = |given| line(&mut Problems::none(), "name", given, 100);
        assert_eq!(line(" Ana \r\n\u{2028} Maria ").as_deref(), Some("Ana Maria"));
        assert_eq!(
            line("\u{202e}ville\u{202c} d’Ambrelle").as_deref(),
            Some("ville d’Ambrelle")
        );
        assert_eq!(line("\u{2066}\u{202e}").as_deref(), None);
        assert_eq!(line("עמותה 12").as_deref(), Some("עמותה 12"));
    }

    #[test]
    fn a_website_is_on_the_web() {
        let read = |given| website(&mut Problems::none(), "website", given, 100);
        assert_eq!(
            read(" https://asso.example/a?b=1 ").as_deref(),
            Some("https://asso.example/a?b=1")
        );
        for bad in [
            "javascript:alert(1)",
            "ftp://asso.example",
            "//asso.example",
            "https://",
            "https://asso",
            "https://ville.example@evil.example",
            "https://a.example/\"onclick=\"x",
            "HTTPS ://a.example",
        ] {
            let mut problems = Problems::none();
            assert_eq!(website(&mut problems, "website", bad, 100), None, "{bad}");
            assert_eq!(problems.iter().count(), 1, "{bad}");
        }
        assert_eq!(read("  "), None);
    }

    #[test]
    fn slugs_are_short_and_plain() {
        assert_eq!(
            slug("Des bancs à l’ombre, place Œillet !"),
            "des-bancs-a-l-ombre-place-oeillet"
        );
        assert_eq!(slug("…"), "projet");
        assert!(slug(&"mot ".repeat(100)).len() <= 60);
    }
}
