//! Every sentence, as people read it: in `tests/*.txt`, each case in French and English.

mod column;
mod decision;
mod explanation;
mod problem;
mod rule;
mod step;

use std::fmt::Write;

use engine::{FactKey, LimitKind, StepKind};
use expect_test::{ExpectFile, expect_file};

use super::*;
use crate::matching::explanation::{FactForm, FactsForm};
use crate::matching::form::Word;

const EUR: Currency = Currency::EUR;

fn eur(minor: i64) -> Money {
    Money::new(minor, EUR)
}

/// One case in both languages, no-break spaces made visible as plain ones.
fn both(text: &mut String, name: &str, say: impl Fn(Locale) -> String) {
    let _ = writeln!(text, "{name}");
    for locale in Locale::ALL {
        let _ = writeln!(
            text,
            "  {}  {}",
            locale.tag(),
            say(locale).replace(['\u{a0}', '\u{202f}'], " ")
        );
    }
}

fn check(text: &str, file: ExpectFile) {
    for line in text.lines().filter(|line| line.starts_with("  ")) {
        assert!(!line.contains("  ,") && !line.contains(".."), "{line}");
    }
    file.assert_eq(text);
}

/// A step with facts.
fn step(
    kind: StepKind,
    limit: Option<LimitKind>,
    figures: (i64, i64),
    facts: &[(FactKey, FactForm)],
) -> StepForm {
    StepForm {
        step: Word(kind),
        limit: limit.map(Word),
        in_minor: figures.0,
        out_minor: figures.1,
        facts: FactsForm(facts.to_vec()),
    }
}

#[test]
fn a_quote_roles_and_states_have_their_words() {
    let mut text = String::new();
    for (gift, added) in [(2_000, 2_000), (2_050, 1_025), (100, 100), (2_000, 0), (100, 0)] {
        let name = format!("{} and {}", eur(gift), eur(added));
        both(&mut text, &name, |locale| {
            quote_sentence(locale, eur(gift), eur(added))
        });
    }
    for needed in Role::ALL {
        both(&mut text, needed.as_str(), |locale| {
            role(locale, *needed).to_owned()
        });
        both(&mut text, &format!("not {needed}"), |locale| {
            not_allowed(locale, *needed)
        });
    }
    for state in ProjectState::ALL {
        both(&mut text, state.as_str(), |locale| {
            project_state(locale, *state).to_owned()
        });
    }
    for state in PoolState::ALL {
        both(&mut text, state.as_str(), |locale| {
            pool_state(locale, *state).to_owned()
        });
    }
    check(&text, expect_file!["./tests/words.txt"]);
}

#[test]
fn french_is_set_with_its_no_break_spaces() {
    assert_eq!(
        quote_sentence(Locale::Fr, eur(2_000), eur(0)),
        "Vos 20\u{a0}€ vont au projet\u{202f}; aucun fonds ne les complète."
    );
    let unknown = ProblemKind::UnknownWord { given: "x".into() };
    assert_eq!(
        problem(Locale::Fr, &unknown),
        "«\u{a0}x\u{a0}» ne fait pas partie des choix possibles."
    );
}
