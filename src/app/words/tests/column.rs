use domain::Locale;
use store::columns::tables;
use store::privacy::shown;

use crate::words::privacy::column;

#[test]
fn everything_kept_about_a_person_has_a_name_that_they_can_read() {
    let personal = tables().unwrap().iter().filter(|table| table.is_personal());
    for (table, name) in personal.flat_map(|table| shown(table).into_iter().map(move |name| (table, name))) {
        for locale in Locale::ALL {
            let word = column(locale, name);
            assert!(
                word.starts_with(char::is_uppercase),
                "{}.{name}: {word}",
                table.name
            );
        }
    }
}
