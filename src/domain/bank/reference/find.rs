//! Finding references in what people type.
//!
//! A text is cut into words of letters and words of digits. Whole words of digits that stand together and have twelve
//! digits in all are looked at; half a longer number never is. Belgian account numbers carry the same check as Belgian
//! references, so that what belongs to an account is left out.

use super::{Reference, ReferenceKind, ogm, rf};
use crate::bank::Iban;

const DIGITS: usize = 12;

/// Signs that people set within a reference, or leave out.
pub(super) fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '+' | '*' | '/' | '.' | '-' | '_' | '\u{2010}'..='\u{2015}')
}

/// Letters or digits without anything in between.
struct Word {
    text: String,
    digits: bool,
    /// The word before ends where this one begins.
    glued: bool,
    /// Between the word before and this one stand separators or nothing.
    joined: bool,
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = vec![];
    let (mut glued, mut joined) = (false, false);
    for c in text.chars().flat_map(char::to_uppercase) {
        if c.is_alphanumeric() {
            let digits = c.is_ascii_digit();
            match words.last_mut().filter(|word| glued && word.digits == digits) {
                Some(word) => word.text.push(c),
                None => words.push(Word {
                    text: c.to_string(),
                    digits,
                    glued,
                    joined,
                }),
            }
            (glued, joined) = (true, true);
        } else {
            glued = false;
            joined &= is_separator(c);
        }
    }
    words
}

/// What is longer is nothing that came with a payment.
const BYTES_MAX: usize = 10_000;

pub(super) fn all(text: &str) -> Vec<Reference> {
    if text.len() > BYTES_MAX {
        return vec![];
    }
    // Somebody else's reference of whatever length: only alone, and only as it is printed or sent.
    let alone = text.trim().to_uppercase();
    if let Ok(whole) = Reference::parse(&alone)
        && whole.kind == ReferenceKind::Rf
        && (alone == whole.bare || alone == whole.to_string())
    {
        return vec![whole];
    }
    let words = words(text);
    let in_account = accounts(&words);
    let mut found: Vec<(bool, Reference)> = vec![];
    for run in runs(&words) {
        let head = run.start.checked_sub(1).and_then(|at| words.get(at));
        let head = head.filter(|_| words[run.start].joined);
        let after_rf = head.is_some_and(|head| head.text == "RF" && !head.glued);
        let other = head.is_some_and(|head| head.text == "BE") || words[run.start].glued;
        for first in run.clone() {
            let Some(last) = twelve(&words[..run.end], first) else {
                continue;
            };
            let next = words.get(last + 1);
            let ends = !next.is_some_and(|next| next.glued);
            let free = !in_account[first..=last].contains(&true);
            let digits: String = words[first..=last]
                .iter()
                .map(|word| word.text.as_str())
                .collect();
            let lengths: Vec<usize> = words[first..=last].iter().map(|word| word.text.len()).collect();
            let reference = match (after_rf, other) {
                (true, _) if first == run.start => rf(&format!("RF{digits}"), &digits),
                (false, false) if lengths != OLD_ACCOUNT => ogm(digits),
                _ => continue,
            };
            if let Some(reference) = reference.ok().filter(|_| ends && free) {
                let sure = reference.kind == ReferenceKind::Rf || lengths == PRINTED || lengths == [DIGITS];
                found.push((sure, reference));
            }
        }
    }
    // What is set as it was printed counts more than digits that happen to stand together.
    if found.iter().any(|(sure, _)| *sure) {
        found.retain(|(sure, _)| *sure);
    }
    let mut references: Vec<Reference> = vec![];
    for (_, reference) in found {
        if !references.contains(&reference) {
            references.push(reference);
        }
    }
    references
}

/// `123/1234/12345`.
const PRINTED: [usize; 3] = [3, 4, 5];
/// `539-0075470-34`: how Belgian accounts were written before the IBAN.
const OLD_ACCOUNT: [usize; 3] = [3, 7, 2];

/// The stretches of digit words that stand together.
fn runs(words: &[Word]) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = vec![];
    for (at, word) in words.iter().enumerate().filter(|(_, word)| word.digits) {
        match runs.last_mut().filter(|run| run.end == at && word.joined) {
            Some(run) => run.end = at + 1,
            None => runs.push(at..at + 1),
        }
    }
    runs
}

/// The last of the words from this one on that have twelve digits in all.
fn twelve(words: &[Word], first: usize) -> Option<usize> {
    let mut length = 0;
    for (at, word) in words.iter().enumerate().skip(first) {
        length += word.text.len();
        match length {
            DIGITS => return Some(at),
            0..DIGITS => {}
            _ => return None,
        }
    }
    None
}

/// Which words belong to an account number.
fn accounts(words: &[Word]) -> Vec<bool> {
    let mut marked = vec![false; words.len()];
    for (start, word) in words.iter().enumerate() {
        let next_is_check = words
            .get(start + 1)
            .is_some_and(|next| next.digits && next.joined);
        if word.digits || word.text.len() != 2 || !next_is_check {
            continue;
        }
        let mut text = word.text.clone();
        for (at, word) in words.iter().enumerate().skip(start + 1) {
            text.push_str(&word.text);
            if !word.joined || text.len() > IBAN_MAX {
                break;
            }
            if Iban::parse(&text).is_ok() {
                marked[start..=at].fill(true);
                break;
            }
        }
    }
    marked
}

const IBAN_MAX: usize = 34;
