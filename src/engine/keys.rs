//! Keys: the outside names, each with its handle. Names back to back instead of one piece of memory for each.
//!
//! A served city has two names for every gift, and most of them end in an identifier such as
//! `0192f0c1-7c3e-7a4b-9d2e-3f4a5b6c7d8e`. Such a name is kept as the number of what stands before the
//! identifier and the sixteen bytes of it; any other name is kept as its text. Either way what comes out is what
//! went in.

use std::marker::PhantomData;

use crate::chunks::Chunks;
use crate::handle::Handle;
use crate::mix::{mixed, more_slots, spread};

/// So many characters an identifier has: 32 digits and four hyphens.
const IDENTIFIER: usize = 36;

/// How many prefixes are remembered. They are compared one by one; a name with another one is kept as text.
const PREFIXES_MAX: usize = 16;

/// The form of a name that is kept as text; the others are numbers of prefixes.
const TEXT: u8 = u8::MAX;

/// How many bytes of text are kept in one piece, unless one name is longer.
const PIECE: usize = 1 << 16;

/// A name as it is kept: a prefix and an identifier, or where the text is (piece, start, length).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Name {
    form: u8,
    body: [u8; 16],
}

/// A name that is looked for.
#[derive(Clone, Copy)]
enum Wanted<'a> {
    Packed(Name),
    Text(&'a str),
}

/// Outside names, each with its handle, in the order in which they came.
#[derive(Debug, Clone)]
pub(crate) struct Keys<H> {
    names: Chunks<Name>,
    prefixes: Vec<Box<str>>,
    pieces: Vec<String>,
    /// Open addressing for look-up. A tag is a part of the hash, or zero for an empty slot, so that hardly any name
    /// but the right one is ever compared.
    tags: Vec<u8>,
    places: Vec<u32>,
    handles: PhantomData<H>,
}

impl<H> Default for Keys<H> {
    fn default() -> Self {
        Self {
            names: Chunks::default(),
            prefixes: Vec::new(),
            pieces: Vec::new(),
            tags: Vec::new(),
            places: Vec::new(),
            handles: PhantomData,
        }
    }
}

impl<H: Handle> Keys<H> {
    /// The handle of a name, new or known.
    pub(crate) fn intern(&mut self, name: &str) -> H {
        let parted = parted(name);
        if let Some((prefix, _)) = parted {
            self.know_prefix(prefix);
        }
        self.make_room();
        let wanted = self.wanted(name, parted);
        let hash = hash(wanted);
        let (slot, found) = self.search(wanted, hash);
        if let Some(place) = found {
            return H::at(place);
        }
        let place = self.names.len();
        let kept = match wanted {
            Wanted::Packed(packed) => packed,
            Wanted::Text(text) => self.keep(text),
        };
        self.names.push(kept);
        self.tags[slot] = tag(hash);
        self.places[slot] = u32::try_from(place).unwrap_or(u32::MAX);
        H::at(place)
    }

    pub(crate) fn find(&self, name: &str) -> Option<H> {
        if self.tags.is_empty() {
            return None;
        }
        let wanted = self.wanted(name, parted(name));
        let (_, found) = self.search(wanted, hash(wanted));
        found.map(H::at)
    }

    pub(crate) fn name(&self, index: usize) -> String {
        let Some(name) = self.names.get(index) else {
            return String::new();
        };
        match self.seen(name) {
            Wanted::Text(text) => text.to_owned(),
            Wanted::Packed(Name { form, body }) => {
                let prefix = &self.prefixes[usize::from(form)];
                let mut whole = String::with_capacity(prefix.len() + IDENTIFIER);
                whole.push_str(prefix);
                write_identifier(body, &mut whole);
                whole
            }
        }
    }

    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// Remembers what stands before an identifier, while there are few such prefixes.
    fn know_prefix(&mut self, prefix: &str) {
        if self.prefixes.len() < PREFIXES_MAX && !self.prefixes.iter().any(|known| **known == *prefix) {
            self.prefixes.push(prefix.into());
        }
    }

    /// A name in the form in which it is kept, if it is.
    fn wanted<'a>(&self, name: &'a str, parted: Option<(&str, [u8; 16])>) -> Wanted<'a> {
        let packed = parted.and_then(|(prefix, body)| {
            let form = self.prefixes.iter().position(|known| **known == *prefix)?;
            let form = u8::try_from(form).ok()?;
            Some(Name { form, body })
        });
        packed.map_or(Wanted::Text(name), Wanted::Packed)
    }

    /// A kept name as one would look for it.
    fn seen(&self, name: &Name) -> Wanted<'_> {
        if name.form != TEXT {
            return Wanted::Packed(*name);
        }
        let [piece, start, length] = text_place(name.body);
        Wanted::Text(&self.pieces[piece][start..start + length])
    }

    /// Where a name is or would be in the table, and its place among the names.
    fn search(&self, wanted: Wanted<'_>, hash: u64) -> (usize, Option<usize>) {
        let mut slot = spread(hash, self.tags.len());
        let tag = tag(hash);
        loop {
            let found = self.tags[slot];
            if found == 0 {
                return (slot, None);
            }
            if found == tag {
                let place = self.places[slot] as usize;
                if self.is(&self.names[place], wanted) {
                    return (slot, Some(place));
                }
            }
            slot += 1;
            if slot == self.tags.len() {
                slot = 0;
            }
        }
    }

    fn is(&self, name: &Name, wanted: Wanted<'_>) -> bool {
        match (self.seen(name), wanted) {
            (Wanted::Packed(a), Wanted::Packed(b)) => a == b,
            (Wanted::Text(a), Wanted::Text(b)) => a == b,
            _ => false,
        }
    }

    /// Makes a larger table when one more name would fill this one too far.
    fn make_room(&mut self) {
        let Some(slots) = more_slots(self.names.len() + 1, self.tags.len()) else {
            return;
        };
        self.tags = vec![0; slots];
        self.places = vec![0; slots];
        for (place, name) in self.names.iter().enumerate() {
            let hash = hash(self.seen(name));
            let mut slot = spread(hash, slots);
            while self.tags[slot] != 0 {
                slot = (slot + 1) % slots;
            }
            self.tags[slot] = tag(hash);
            self.places[slot] = u32::try_from(place).unwrap_or(u32::MAX);
        }
    }

    /// Keeps a name as text. The first piece grows from nothing, because most lists of names are short.
    fn keep(&mut self, text: &str) -> Name {
        if self
            .pieces
            .last()
            .is_none_or(|last| last.len() + text.len() > PIECE)
        {
            let whole = if self.pieces.is_empty() {
                0
            } else {
                PIECE.max(text.len())
            };
            self.pieces.push(String::with_capacity(whole));
        }
        let piece = self.pieces.len() - 1;
        let start = self.pieces[piece].len();
        self.pieces[piece].push_str(text);
        Name {
            form: TEXT,
            body: text_body(piece, start, text.len()),
        }
    }
}

fn tag(hash: u64) -> u8 {
    let [low, ..] = hash.to_le_bytes();
    low.max(1)
}

fn hash(wanted: Wanted<'_>) -> u64 {
    let words = |seed: u64, bytes: &[u8]| {
        bytes.chunks(8).fold(seed, |hash, some| {
            let mut word = [0; 8];
            word[..some.len()].copy_from_slice(some);
            mixed(hash ^ u64::from_le_bytes(word))
        })
    };
    // The last round lets a difference in the last word reach every bit.
    mixed(match wanted {
        Wanted::Packed(Name { form, body }) => words(u64::from(form) + 1, &body),
        Wanted::Text(text) => words(text.len() as u64, text.as_bytes()),
    })
}

/// Where a text is kept, as the body of a name.
fn text_body(piece: usize, start: usize, length: usize) -> [u8; 16] {
    // Neither a start nor a length leaves 48 bits, and pieces are fewer still.
    let all = ((piece as u128) << 96) | ((start as u128) << 48) | length as u128;
    all.to_le_bytes()
}

fn text_place(body: [u8; 16]) -> [usize; 3] {
    let all = u128::from_le_bytes(body);
    [all >> 96, (all >> 48) & ((1 << 48) - 1), all & ((1 << 48) - 1)]
        .map(|part| usize::try_from(part).unwrap_or(usize::MAX))
}

/// A name that ends in an identifier in its usual form, lower case with hyphens: what stands before it, and its
/// bytes.
fn parted(name: &str) -> Option<(&str, [u8; 16])> {
    let (prefix, identifier) = name.split_at_checked(name.len().checked_sub(IDENTIFIER)?)?;
    let mut bytes = [0_u8; 16];
    let mut digits = 0;
    for (place, character) in identifier.bytes().enumerate() {
        let digit = match character {
            b'-' if matches!(place, 8 | 13 | 18 | 23) => continue,
            _ if matches!(place, 8 | 13 | 18 | 23) => return None,
            b'0'..=b'9' => character - b'0',
            b'a'..=b'f' => character - b'a' + 10,
            _ => return None,
        };
        bytes[digits / 2] = (bytes[digits / 2] << 4) | digit;
        digits += 1;
    }
    Some((prefix, bytes))
}

fn write_identifier(bytes: [u8; 16], out: &mut String) {
    for (place, byte) in bytes.into_iter().enumerate() {
        if matches!(place, 4 | 6 | 8 | 10) {
            out.push('-');
        }
        for digit in [byte >> 4, byte & 15] {
            out.extend(char::from_digit(u32::from(digit), 16));
        }
    }
}

#[cfg(test)]
mod tests;
