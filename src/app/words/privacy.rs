//! Consents, erasure, and what is kept about people.

use domain::Locale;
use domain::consent::ConsentKind;
use domain::erasure::Obstacle;
use store::columns::Words;

use super::{en, fr};

/// What is agreed to.
pub fn consent(locale: Locale, kind: ConsentKind) -> String {
    match locale {
        Locale::Fr => fr::typeset(fr::privacy::consent(kind)),
        Locale::En => en::privacy::consent(kind).to_owned(),
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
