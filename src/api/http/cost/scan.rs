//! The first look at a query's text: size, tokens, brackets. One pass, no recursion, no memory.

use super::{Limits, Refusal};

/// Refuses a text that the recursive parser should not see.
///
/// Strings and comments are skipped by the parser's own rules; a string without its end is refused
/// here, because what follows it could be read in two ways.
pub(super) fn scan(text: &str, limits: &Limits) -> Result<(), Refusal> {
    let too_large = |what, given: usize, max: usize| Refusal::TooLarge {
        what,
        given: wide(given),
        max: wide(max),
    };
    if text.len() > limits.text_bytes_max {
        return Err(too_large("bytes", text.len(), limits.text_bytes_max));
    }
    let bytes = text.as_bytes();
    let (mut at, mut tokens, mut nesting, mut directives) = (0, 0usize, 0usize, 0usize);
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        at += match byte {
            b' ' | b'\t' | b'\r' | b'\n' | b',' => 1,
            b'#' => run(bytes, at, |b| b != b'\n' && b != b'\r'),
            b'"' => string(bytes, at).ok_or_else(|| unfinished(text, start))?,
            b if is_word(b) => run(bytes, at, is_word),
            _ => 1,
        };
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' | b',' | b'#' => continue,
            b'{' | b'[' | b'(' => nesting += 1,
            b'}' | b']' | b')' => nesting = nesting.saturating_sub(1),
            b'@' => directives += 1,
            _ => {}
        }
        tokens += 1;
        if nesting > limits.nesting_max {
            return Err(Refusal::TooDeep {
                given: wide(nesting),
                max: wide(limits.nesting_max),
            });
        }
        if tokens > limits.tokens_max {
            return Err(too_large("tokens", tokens, limits.tokens_max));
        }
        if directives > limits.directives_max {
            return Err(too_large("directives", directives, limits.directives_max));
        }
    }
    Ok(())
}

fn wide(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// How many bytes from `at` on satisfy the test.
fn run(bytes: &[u8], at: usize, test: impl Fn(u8) -> bool) -> usize {
    bytes.iter().skip(at).take_while(|b| test(**b)).count()
}

/// The length of the string that begins at `at`, or nothing where it has no end.
fn string(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let block = rest.starts_with(b"\"\"\"");
    let mut i = if block { 3 } else { 1 };
    loop {
        let tail = rest.get(i..)?;
        match (block, tail.first()?) {
            (true, b'\\') if tail.starts_with(b"\\\"\"\"") => i += 4,
            (true, b'"') if tail.starts_with(b"\"\"\"") => return Some(i + 3),
            (false, b'\\') => i += 2,
            (false, b'"') => return Some(i + 1),
            (false, b'\n' | b'\r') => return None,
            _ => i += 1,
        }
    }
}

fn unfinished(text: &str, at: usize) -> Refusal {
    let before = text.get(..at).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    Refusal::Syntax {
        line: before.matches('\n').count() + 1,
        column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
        hint: ": a string without its end".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scanned(text: &str) -> Result<(), Refusal> {
        scan(text, &Limits::default())
    }

    #[test]
    fn brackets_in_strings_and_comments_do_not_nest() {
        let brackets = "{".repeat(1000);
        assert_eq!(
            scanned(&format!("{{a(x: \"{brackets}\") # {brackets}\n}}")),
            Ok(())
        );
        assert_eq!(
            scanned(&format!(
                "{{a(x: \"\"\"{brackets} \\\"\"\" \" {brackets}\"\"\")}}"
            )),
            Ok(())
        );
        assert_eq!(scanned(&format!("{{a(x: \"\\\"{brackets}\")}}")), Ok(()));
    }

    #[test]
    fn brackets_after_a_string_or_comment_nest_again() {
        let deep = "[".repeat(50_000 - 30);
        for start in [
            "{a(x: \"\" ",
            "{a(x: \"\\\\\" ",
            "# \"\n{a(x:",
            "{a(x: \"\"\"\"\"\" ",
        ] {
            assert_eq!(
                scanned(&format!("{start}{deep}")),
                Err(Refusal::TooDeep { given: 41, max: 40 }),
                "{start}"
            );
        }
    }

    #[test]
    fn a_string_without_end_is_refused_with_its_place() {
        for text in [
            "{\n a(x: \"abc",
            "{\n a(x: \"abc\n\")}",
            "{\n a(x: \"\"\"abc\"\"",
            "{\n a(x: \"abc\\",
        ] {
            let refusal = scanned(text).unwrap_err();
            assert!(
                matches!(
                    refusal,
                    Refusal::Syntax {
                        line: 2,
                        column: 7,
                        ..
                    }
                ),
                "{text}: {refusal:?}"
            );
        }
    }
}
