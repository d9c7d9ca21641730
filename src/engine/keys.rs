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
mod tests {
    use super::*;
    use crate::PoolIx;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_name_has_one_handle() {
        let mut keys = Keys::<PoolIx>::default();
        assert_eq!(keys.find("a"), None);
        let (a, b) = (keys.intern("a"), keys.intern("b"));
        assert_eq!((a.index(), b.index()), (0, 1));
        assert_eq!(keys.intern("a"), a);
        assert_eq!(keys.find("b"), Some(b));
        assert_eq!(keys.find("c"), None);
        assert_eq!(keys.name(1), "b");
        assert_eq!(keys.name(2), "");
        assert_eq!(keys.len(), 2);
    }

    #[test]
    fn a_name_that_ends_in_an_identifier_takes_no_text() {
        let mut keys = Keys::<PoolIx>::default();
        let name = "pledge:0192f0c1-7c3e-7a4b-9d2e-3f4a5b6c7d8e";
        keys.intern(name);
        assert!(keys.pieces.is_empty());
        assert_eq!(keys.name(0), name);
    }

    #[test]
    fn what_only_looks_like_an_identifier_is_a_name_of_its_own() {
        let mut keys = Keys::<PoolIx>::default();
        let names = [
            "0192f0c1-7c3e-7a4b-9d2e-3f4a5b6c7d8e",
            "0192f0c1-7c3e-7a4b-9d2e-3f4a5b6c7d8-",
            "0192f0c1-7c3e-7a4b-9d2e-3f4a5b6c7d80",
            "-192f0c1-7c3e-7a4b-9d2e-3f4a5b6c7d8e",
            "0192f0c107c3e07a4b09d2e03f4a5b6c7d8e",
            "0192f0c17-c3e7-a4b9-d2e3-f4a5b6c7d8e",
        ];
        for (place, name) in names.iter().enumerate() {
            assert_eq!(keys.intern(name).index(), place);
        }
        for (place, name) in names.iter().enumerate() {
            assert_eq!(keys.name(place), *name);
        }
    }

    #[test]
    fn names_longer_than_a_piece_together_come_out_as_they_went_in() {
        let mut keys = Keys::<PoolIx>::default();
        let name = |number: usize| format!("{number} {}", "x".repeat(900));
        for number in 0..200 {
            assert_eq!(keys.intern(&name(number)).index(), number);
        }
        assert!(keys.pieces.len() > 1);
        for number in 0..200 {
            assert_eq!(keys.name(number), name(number));
            assert_eq!(keys.find(&name(number)).map(PoolIx::index), Some(number));
        }
    }

    #[test]
    fn identifiers_made_one_after_the_other_lie_apart() {
        let mut keys = Keys::<PoolIx>::default();
        for number in 0..50_000_u64 {
            let (time, rest) = (
                0x0192_f0c1_0000 + number / 8,
                number.wrapping_mul(0x9E37_79B9) & 0xFFFF_FFFF_FFFF,
            );
            keys.intern(&format!(
                "pledge:{:08x}-{:04x}-7000-8000-{rest:012x}",
                time >> 16,
                time & 0xFFFF
            ));
            keys.intern(&format!("user:{number:08x}-0000-0000-0000-000000000000"));
            keys.intern(&format!("gift {number}"));
        }
        let (mut longest, mut run) = (0, 0);
        for tag in &keys.tags {
            run = if *tag == 0 { 0 } else { run + 1 };
            longest = longest.max(run);
        }
        assert_eq!(keys.len(), 150_000);
        assert!(longest < 400, "{longest} slots in a row are full");
    }

    /// Names of every kind: any text, identifiers after few and after many prefixes, and what only looks like one.
    fn names() -> impl Strategy<Value = String> {
        let identifier = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-9[0-9a-f]{3}-[0-9a-f]{12}";
        let few =
            (0..4_u32, 0..4_u32).prop_map(|(a, b)| format!("{a}:0192f0c1-7c3e-7a4b-9d2e-00000000000{b}"));
        let nearly = "(pledge:|é|)[0-9a-fA-F]{8}[-_][0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-fé]{12}";
        let many = ("[a-z]{0,2}", identifier).prop_map(|(prefix, rest)| prefix + &rest);
        prop_oneof![any::<String>(), "[ab]{0,3}", few, many, nearly]
    }

    proptest! {
        #[test]
        fn every_name_comes_out_as_it_went_in(list in prop::collection::vec(names(), 0..200)) {
            let (mut keys, mut map) = (Keys::<PoolIx>::default(), BTreeMap::<String, usize>::new());
            for name in &list {
                prop_assert_eq!(keys.find(name).map(PoolIx::index), map.get(name).copied());
                let next = map.len();
                let place = *map.entry(name.clone()).or_insert(next);
                prop_assert_eq!(keys.intern(name).index(), place);
                prop_assert_eq!(&keys.name(place), name);
            }
            prop_assert_eq!(keys.len(), map.len());
            for (name, place) in &map {
                prop_assert_eq!(keys.find(name).map(PoolIx::index), Some(*place));
                prop_assert_eq!(&keys.name(*place), name);
            }
        }
    }
}
