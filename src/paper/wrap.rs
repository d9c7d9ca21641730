//! Breaking text into lines.

use crate::face::{Faces, Setting};

/// One line of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    pub text: String,
    /// In points.
    pub width: f32,
    /// Whether the paragraph goes on: the line then ends in a space that is not seen, so that a reader of the
    /// text does not join two words.
    pub goes_on: bool,
}

/// Breaks a text at its spaces, and a word that is wider than the line wherever it must. Nothing is wider than
/// `width`, nothing is lost.
pub(crate) fn lines(faces: &Faces, setting: Setting, size: f32, width: f32, text: &str) -> Vec<Line> {
    let measure = |text: &str| faces.shape(setting, text).width * size;
    let space = measure(" ");
    let mut lines: Vec<String> = Vec::new();
    for paragraph in faces.clean(text).split('\n') {
        let before = lines.len();
        let mut line = String::new();
        // As wide as its words and spaces; letters may stand closer across a space.
        let mut reached = 0.0;
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            let wide = measure(word);
            if !line.is_empty() {
                let longer = format!("{line} {word}");
                let estimate = reached + space + wide;
                if estimate < width - size || measure(&longer) <= width {
                    (line, reached) = (longer, estimate);
                    continue;
                }
                lines.push(line);
            }
            (line, reached) = (word.to_owned(), wide);
            while reached > width {
                let at = fitting(faces, setting, width / size, &line);
                let rest = line.split_off(at);
                let part = std::mem::replace(&mut line, rest);
                lines.push(part);
                reached = measure(&line);
            }
        }
        if !line.is_empty() || lines.len() == before {
            lines.push(line);
        }
    }
    let count = lines.len();
    let lines = lines.into_iter().enumerate();
    lines
        .map(|(place, text)| Line {
            width: measure(&text),
            text,
            goes_on: place + 1 < count,
        })
        .collect()
}

/// How many bytes of a word fit: whole letters with their accents, and one at least.
fn fitting(faces: &Faces, setting: Setting, width: f32, word: &str) -> usize {
    let mut ends: Vec<usize> = Vec::new();
    let mut reached = 0.0;
    for glyph in &faces.shape(setting, word).glyphs {
        reached += glyph.x_advance;
        if reached > width && !ends.is_empty() {
            break;
        }
        if ends.last() != Some(&glyph.text_range.end) {
            ends.push(glyph.text_range.end);
        }
    }
    // A letter may stand closer to the next one than to the margin.
    while ends.len() > 1 {
        let fits = ends
            .last()
            .and_then(|end| word.get(..*end))
            .is_some_and(|part| faces.shape(setting, part).width <= width);
        if fits {
            break;
        }
        ends.pop();
    }
    ends.first()
        .and(ends.last())
        .copied()
        .filter(|end| word.is_char_boundary(*end) && *end < word.len())
        .unwrap_or_else(|| word.chars().next().map_or(0, char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::face::Weight;
    use proptest::prelude::*;

    const SETTING: Setting = Setting {
        weight: Weight::Regular,
        tabular: false,
        tracking: 0.0,
    };

    fn broken(width: f32, text: &str) -> Vec<String> {
        let faces = Faces::get().unwrap();
        let lines = lines(faces, SETTING, 10.0, width, text);
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn text_is_broken_at_spaces_and_long_words_where_they_must() {
        assert_eq!(broken(60.0, "un jardin partagé"), ["un jardin", "partagé"]);
        assert_eq!(broken(60.0, "deux\nlignes\n\n"), ["deux", "lignes", "", ""]);
        assert_eq!(
            broken(60.0, "anticonstitutionnellement"),
            ["anticonstitut", "ionnellement"]
        );
        // What belongs together stays together.
        assert_eq!(
            broken(60.0, "don de 1\u{202f}234\u{a0}€"),
            ["don de", "1\u{202f}234\u{a0}€"]
        );
        assert_eq!(broken(60.0, ""), [""]);
    }

    #[test]
    fn letters_keep_their_accents() {
        let lines = broken(20.0, &"e\u{301}".repeat(20));
        assert!(
            lines.len() > 2 && lines.iter().all(|line| line.starts_with('e')),
            "{lines:?}"
        );
    }

    proptest! {
        #[test]
        fn nothing_is_too_wide_and_nothing_is_lost(text in any::<String>(), width in 30.0_f32..400.0) {
            let faces = Faces::get().unwrap();
            let broken = lines(faces, SETTING, 10.0, width, &text);
            for line in &broken {
                prop_assert!(line.width <= width, "{line:?}");
            }
            let seen = |text: &str| text.chars().filter(|c| !matches!(c, ' ' | '\n')).collect::<String>();
            let all: String = broken.iter().map(|line| line.text.as_str()).collect();
            prop_assert_eq!(seen(&all), seen(&faces.clean(&text)));
        }
    }
}
