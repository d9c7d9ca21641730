//! Consents, erasure, and what is kept about people.

use domain::Locale;
use domain::consent::ConsentKind;
use domain::erasure::Obstacle;
use domain::look::LookedAt;
use domain::person::Role;
use store::columns::Words;

use super::{en, fr};

/// What is agreed to.
pub fn consent(locale: Locale, kind: ConsentKind) -> String {
    match locale {
        Locale::Fr => fr::typeset(fr::privacy::consent(kind)),
        Locale::En => en::privacy::consent(kind).to_owned(),
    }
}

/// In which role somebody looked, such as: city official (Ambrelle).
pub fn looker(locale: Locale, role: Role, city: &str) -> String {
    match locale {
        Locale::Fr => fr::typeset(&format!("{} ({city})", fr::role(role))),
        Locale::En => format!("{} ({city})", en::role(role)),
    }
}

/// What was looked at.
pub fn looked_at(locale: Locale, what: LookedAt) -> &'static str {
    match locale {
        Locale::Fr => fr::privacy::looked_at(what),
        Locale::En => en::privacy::looked_at(what),
    }
}

/// What stands in the way of erasing somebody, and what to do.
pub fn obstacle(locale: Locale, obstacle: &Obstacle) -> String {
    match locale {
        Locale::Fr => fr::typeset(&fr::privacy::obstacle(obstacle)),
        Locale::En => en::privacy::obstacle(obstacle),
    }
}

/// That so many rows under a title go.
pub(crate) fn going(locale: Locale, title: &str, rows: i64) -> String {
    match locale {
        Locale::Fr => fr::typeset(&format!("{title} : {rows}")),
        Locale::En => format!("{title}: {rows}"),
    }
}

/// A text that stands beside the columns of a table. `years` is how long the law has the books kept.
pub(crate) fn stored(locale: Locale, text: &Words, years: u32) -> String {
    let text = text.get(locale).replace("{years}", &years.to_string());
    match locale {
        Locale::Fr => fr::typeset(&text),
        Locale::En => text,
    }
}

/// What a column of one's own data is called; where nobody has named it, as it is stored.
pub fn column(locale: Locale, name: &str) -> &str {
    let word = match locale {
        Locale::Fr => fr::column::column(name),
        Locale::En => en::column::column(name),
    };
    word.unwrap_or(name)
}
