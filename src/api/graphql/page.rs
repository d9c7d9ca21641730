//! Pages of lists: Relay connections with keyset cursors.

use async_graphql::{Error, SimpleObject};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use chrono::{DateTime, Utc};

use super::ask::coded;

/// Items of a page where the query does not say.
pub const PAGE: u32 = 20;
/// Items of a page at most.
pub const PAGE_MAX: u32 = 100;

/// Where a page lies in its list.
#[derive(SimpleObject, Debug, Clone)]
pub struct PageInfo {
    pub has_next_page: bool,
    pub has_previous_page: bool,
    pub start_cursor: Option<String>,
    pub end_cursor: Option<String>,
}

/// The items of a page and the cursors of each.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// Cursor and item.
    pub items: Vec<(String, T)>,
    /// Whether there is a page after it.
    pub has_next: bool,
    /// Whether it is not the first.
    pub has_previous: bool,
}

impl<T> Page<T> {
    /// A page out of one item more than asked for.
    pub fn cut(items: Vec<T>, asked: &Asked, cursor: impl Fn(&T) -> Cursor) -> Self {
        let size = asked.size();
        let has_next = items.len() > size;
        let items = items
            .into_iter()
            .take(size)
            .map(|item| (cursor(&item).to_text(), item))
            .collect();
        Self {
            items,
            has_next,
            has_previous: asked.after.is_some(),
        }
    }

    /// Where it lies.
    pub fn info(&self) -> PageInfo {
        PageInfo {
            has_next_page: self.has_next,
            has_previous_page: self.has_previous,
            start_cursor: self.items.first().map(|(cursor, _)| cursor.clone()),
            end_cursor: self.items.last().map(|(cursor, _)| cursor.clone()),
        }
    }
}

/// How many, and after which.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Between 1 and [`PAGE_MAX`].
    pub first: u32,
    /// The last item of the page before.
    pub after: Option<Cursor>,
}

impl Asked {
    /// Reads the arguments of a connection.
    ///
    /// # Errors
    /// A number out of range, or a cursor that no list here gave.
    pub fn new(first: Option<i32>, after: Option<String>) -> Result<Self, Error> {
        let first = match first {
            None => PAGE,
            Some(first) => u32::try_from(first)
                .ok()
                .filter(|n| (1..=PAGE_MAX).contains(n))
                .ok_or_else(|| {
                    coded(
                        "OUT_OF_RANGE",
                        &format!("`first` must be between 1 and {PAGE_MAX}"),
                    )
                })?,
        };
        let after = after.map(|text| Cursor::from_text(&text)).transpose()?;
        Ok(Self { first, after })
    }

    /// How many to read: one more than asked for, to see whether there is a next page.
    pub fn limit(&self) -> u32 {
        self.first + 1
    }

    fn size(&self) -> usize {
        usize::try_from(self.first).unwrap_or(usize::MAX)
    }
}

/// A place in a list: the value that it is ordered by, and the item. Opaque to readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    key: String,
    item: String,
}

impl Cursor {
    /// The place of an item.
    pub fn new(key: impl ToString, item: impl ToString) -> Self {
        Self {
            key: key.to_string(),
            item: item.to_string(),
        }
    }

    /// The place of an item in a list that is ordered by time.
    pub fn at(at: DateTime<Utc>, item: impl ToString) -> Self {
        Self::new(at.timestamp_micros(), item)
    }

    fn to_text(&self) -> String {
        BASE64.encode(format!("{}/{}", self.key, self.item))
    }

    fn from_text(text: &str) -> Result<Self, Error> {
        let decoded = BASE64
            .decode(text)
            .ok()
            .and_then(|bytes| String::from_utf8(bytes).ok());
        let (key, item) = decoded
            .as_deref()
            .and_then(|text| text.split_once('/'))
            .ok_or_else(bad_cursor)?;
        Ok(Self::new(key, item))
    }

    /// The ordering value and the item, read as what the list holds.
    ///
    /// # Errors
    /// The cursor is of another list.
    pub fn parts<K: std::str::FromStr, I: std::str::FromStr>(&self) -> Result<(K, I), Error> {
        self.key
            .parse()
            .ok()
            .zip(self.item.parse().ok())
            .ok_or_else(bad_cursor)
    }

    /// The same for a list that is ordered by time.
    ///
    /// # Errors
    /// The cursor is of another list.
    pub fn time_parts<I: std::str::FromStr>(&self) -> Result<(DateTime<Utc>, I), Error> {
        let (micros, item) = self.parts::<i64, I>()?;
        DateTime::from_timestamp_micros(micros)
            .map(|at| (at, item))
            .ok_or_else(bad_cursor)
    }
}

fn bad_cursor() -> Error {
    coded("BAD_CURSOR", "`after` is no cursor of this list")
}

/// Declares the connection and edge types of a node. `$count` says how many there are in all and is asked
/// only when a reader asks.
macro_rules! connection {
    ($connection:ident, $edge:ident, $node:ty, $name:literal, $edge_name:literal, $count:ty) => {
        #[doc = concat!("A page of a list; see `", $name, "`.")]
        pub struct $connection {
            page: $crate::graphql::page::Page<$node>,
            count: $count,
        }

        impl $connection {
            /// A page, and what to count.
            pub fn new(page: $crate::graphql::page::Page<$node>, count: $count) -> Self {
                Self { page, count }
            }
        }

        #[async_graphql::Object(name = $name)]
        impl $connection {
            async fn edges(&self) -> Vec<$edge> {
                self.page
                    .items
                    .iter()
                    .map(|(cursor, node)| $edge {
                        cursor: cursor.clone(),
                        node: node.clone(),
                    })
                    .collect()
            }

            async fn nodes(&self) -> Vec<$node> {
                self.page
                    .items
                    .iter()
                    .map(|(_, node)| node.clone())
                    .collect()
            }

            async fn page_info(&self) -> $crate::graphql::page::PageInfo {
                self.page.info()
            }

            /// Counted only when asked for.
            async fn total_count(&self, ctx: &async_graphql::Context<'_>) -> async_graphql::Result<i32> {
                let ask = $crate::graphql::ask::Ask::of(ctx);
                self.count
                    .count(ask)
                    .await
                    .map_err(|error| ask.error(error))
            }
        }

        #[doc = concat!("An item of a list; see `", $name, "`.")]
        #[derive(async_graphql::SimpleObject)]
        #[graphql(name = $edge_name)]
        pub struct $edge {
            cursor: String,
            node: $node,
        }
    };
}
pub(crate) use connection;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_its_text_and_no_other_text_is_one() {
        let cursor = Cursor::new(-17, "project:1/2");
        assert_eq!(Cursor::from_text(&cursor.to_text()).unwrap(), cursor);
        assert_eq!(
            cursor.parts::<i64, String>().unwrap(),
            (-17, "project:1/2".to_owned())
        );
        assert!(cursor.parts::<u8, String>().is_err());
        for text in ["", "x", "????", "bm9uZQ"] {
            assert!(Cursor::from_text(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_page_knows_whether_there_is_more() {
        let asked = Asked::new(Some(2), None).unwrap();
        let page = Page::cut(vec![1, 2, 3], &asked, |n| Cursor::new(n, n));
        assert_eq!(
            (page.items.len(), page.has_next, page.has_previous),
            (2, true, false)
        );
        assert!(!Page::cut(vec![1, 2], &asked, |n| Cursor::new(n, n)).has_next);
        for wrong in [0, -1, 101] {
            assert!(Asked::new(Some(wrong), None).is_err());
        }
    }
}
