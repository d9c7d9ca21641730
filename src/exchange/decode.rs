//! Bytes → text, without guessing: a mark, UTF-8, or the encoding that the mapping names.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

use crate::message::Message;

/// The first byte that is no UTF-8.
pub(crate) struct Undecoded<'a> {
    /// The text before it.
    pub before: &'a str,
    /// The byte.
    pub byte: u8,
}

/// Why bytes are no text.
pub(crate) enum DecodeError<'a> {
    /// The automatic way failed; only the caller knows rows and columns.
    NotUtf8(Undecoded<'a>),
    /// A message that is complete.
    Other(Message),
}

/// The text of a file that begins with the mark of its encoding, or is UTF-8.
pub(crate) fn auto(bytes: &[u8]) -> Result<Cow<'_, str>, DecodeError<'_>> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes).filter(|(encoding, _)| *encoding != UTF_8) {
        return strict(&bytes[mark..], encoding).map_err(DecodeError::Other);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
        let (before, after) = bytes.split_at(error.valid_up_to());
        let before = std::str::from_utf8(before).unwrap_or_default();
        DecodeError::NotUtf8(Undecoded {
            before,
            byte: after.first().copied().unwrap_or_default(),
        })
    })
}

/// The text of a file in an encoding with this label, as in the WHATWG Encoding Standard.
pub(crate) fn labelled<'a>(bytes: &'a [u8], label: &str) -> Result<Cow<'a, str>, Message> {
    let Some(encoding) = Encoding::for_label(label.as_bytes()) else {
        return Err(Message::UnknownEncoding {
            label: label.to_owned(),
        });
    };
    match Encoding::for_bom(bytes) {
        Some((found, _)) if found != encoding => Err(Message::EncodingContradicted {
            label: label.to_owned(),
            found: found.name().to_owned(),
        }),
        Some((_, mark)) => strict(&bytes[mark..], encoding),
        None => strict(bytes, encoding),
    }
}

fn strict<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Result<Cow<'a, str>, Message> {
    let decoded = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    decoded.ok_or_else(|| Message::NotInEncoding {
        label: encoding.name().to_owned(),
    })
}
