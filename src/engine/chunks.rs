//! A list that grows by chunks: nothing that is in it is ever moved, so a season that grows needs no room for a
//! second copy of itself, and no event waits for one to be made.

use std::ops::{Index, IndexMut};

/// How many records a chunk holds: a power of two, so that a place is split by shifting.
const CHUNK: usize = 1 << 13;

#[derive(Debug, Clone)]
pub(crate) struct Chunks<T> {
    /// All full but the last.
    chunks: Vec<Vec<T>>,
}

impl<T> Default for Chunks<T> {
    fn default() -> Self {
        Self { chunks: Vec::new() }
    }
}

impl<T> Chunks<T> {
    #[inline]
    pub(crate) fn len(&self) -> usize {
        let last = self.chunks.last().map_or(0, Vec::len);
        self.chunks.len().saturating_sub(1) * CHUNK + last
    }

    #[inline]
    pub(crate) fn push(&mut self, record: T) {
        match self.chunks.last_mut() {
            Some(last) if last.len() < CHUNK => last.push(record),
            // The first chunk grows from nothing, because most scenarios are small.
            None => self.chunks.push(vec![record]),
            Some(_) => {
                let mut chunk = Vec::with_capacity(CHUNK);
                chunk.push(record);
                self.chunks.push(chunk);
            }
        }
    }

    #[inline]
    pub(crate) fn get(&self, place: usize) -> Option<&T> {
        self.chunks.get(place / CHUNK)?.get(place % CHUNK)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        self.chunks.iter().flatten()
    }
}

impl<T> Index<usize> for Chunks<T> {
    type Output = T;

    #[inline]
    fn index(&self, place: usize) -> &T {
        &self.chunks[place / CHUNK][place % CHUNK]
    }
}

impl<T> IndexMut<usize> for Chunks<T> {
    #[inline]
    fn index_mut(&mut self, place: usize) -> &mut T {
        &mut self.chunks[place / CHUNK][place % CHUNK]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_keeps_everything_in_order_over_several_chunks() {
        let mut list = Chunks::default();
        assert_eq!((list.len(), list.get(0)), (0, None));
        for number in 0..=2 * CHUNK {
            list.push(number);
            assert_eq!(list.len(), number + 1);
        }
        list[CHUNK] = 7;
        assert_eq!(
            (list[CHUNK - 1], list[CHUNK], list[2 * CHUNK]),
            (CHUNK - 1, 7, 2 * CHUNK)
        );
        assert_eq!(list.get(2 * CHUNK + 1), None);
        assert!(
            list.iter()
                .enumerate()
                .all(|(place, number)| place == CHUNK || place == *number)
        );
    }
}
