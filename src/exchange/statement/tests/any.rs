//! Whatever the bytes: read or refused, and never a panic.

use proptest::prelude::*;

use super::archive::zipped;
use super::*;

/// Read or refused; what is read obeys the law, and a refusal can be said in every language.
fn holds(bytes: &[u8]) -> Result<(), TestCaseError> {
    match read(bytes) {
        Ok(statements) => {
            prop_assert!(!statements.is_empty());
            for statement in &statements {
                prop_assert_eq!(statement.check(), Ok(()));
                prop_assert!(statement.entries.iter().all(|entry| entry.amount.minor >= 0));
            }
        }
        Err(refused) => {
            prop_assert!(!refused.findings.is_empty());
            for locale in Locale::ALL {
                prop_assert!(refused.findings.iter().all(|it| !it.text(locale).is_empty()));
            }
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(
        head in prop::sample::select(vec![&b""[..], b"<", b"<?xml encoding='", b"00000", b"01", b"PK\x03\x04"]),
        bytes in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        holds(&[head, &bytes].concat())?;
    }

    #[test]
    fn any_damage_is_read_or_refused(
        sample in 0..SAMPLES.len(),
        damages in prop::collection::vec((any::<prop::sample::Index>(), 0..30_usize, "[ -~\n\u{e9}\u{0}]{0,4}"), 1..6),
        packed: bool,
    ) {
        let mut bytes = SAMPLES[sample].to_vec();
        for (at, taken, put) in damages {
            let at = at.index(bytes.len().max(1)).min(bytes.len());
            let end = (at + taken).min(bytes.len());
            bytes.splice(at..end, put.bytes());
        }
        holds(&bytes)?;
        if packed {
            let mut archive = zipped(&[("a", &bytes)]);
            holds(&archive)?;
            archive.truncate(archive.len() * 2 / 3);
            holds(&archive)?;
        }
    }

    #[test]
    fn any_lines_of_fixed_width_are_read_or_refused(
        coda: bool,
        lines in prop::collection::vec("[0-9][0-9A-R{} \u{e9}]{119}([0-9 ]{8})?", 0..6),
    ) {
        let head = if coda { CODA } else { CFONB };
        let head = head.split(|b| *b == b'\n').take(2).collect::<Vec<_>>().join(&b'\n');
        holds(&[head.as_slice(), b"\n", lines.join("\n").as_bytes()].concat())?;
    }
}
