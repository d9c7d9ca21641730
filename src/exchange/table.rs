//! Rows and columns, whichever format they come from.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::decode::{self, DecodeError, Undecoded};
use crate::features;
use crate::finding::{At, Finding, Refused};
use crate::message::Message;

/// A file as a table.
pub(crate) struct Table {
    /// Column name → position. Names are trimmed; columns without a name cannot be referred to.
    columns: BTreeMap<String, usize>,
    /// Names in the order of the file.
    pub names: Vec<String>,
    pub rows: Vec<Row>,
}

/// One row.
pub(crate) struct Row {
    pub at: At,
    /// The cells, or why the row cannot be read at all.
    pub cells: Result<Vec<String>, Message>,
    /// Cells that hold no plain text; wrong only if somebody asks for them.
    pub odd: BTreeMap<usize, Message>,
    /// The geometry of a feature, as JSON text.
    pub geometry: Option<String>,
}

impl Table {
    /// The position of a column.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.get(name).copied()
    }

    /// The columns that a mapping names and the file lacks, each with names that are nearly the same.
    pub fn missing(&self, wanted: &[(String, &str)]) -> Vec<Finding> {
        let missing = wanted
            .iter()
            .filter(|(_, name)| !self.columns.contains_key(*name));
        missing
            .map(|(setting, name)| {
                let near = self
                    .names
                    .iter()
                    .filter(|other| is_near(name, other))
                    .cloned()
                    .collect();
                let message = Message::MissingColumn {
                    setting: setting.clone(),
                    near,
                    existing: self.names.clone(),
                };
                Finding::file(message).field(*name)
            })
            .collect()
    }
}

/// Longer names are not compared.
const NAME_MAX: usize = 200;

/// Stands at the end of the text while it is read: if it does not come out as a row of its own, a
/// quotation mark before it was never closed and would have swallowed rows without a word.
const END: &str = "\u{1}end";

/// Reads a CSV file (RFC 4180, with any delimiter and line end).
pub(crate) fn csv(bytes: &[u8], delimiter: u8, encoding: Option<&str>) -> Result<Table, Refused> {
    let text = decoded(bytes, delimiter, encoding)?;
    if text.trim().is_empty() {
        return Err(Message::EmptyFile.into());
    }
    let mut records = records(&format!("{text}\n{END}"), delimiter);
    let closed = records.last().is_some_and(|(_, cells)| cells == &[END]);
    if closed {
        records.pop();
    }
    let mut records = records.into_iter();
    let (_, header) = records.next().ok_or(Message::EmptyFile)?;
    let names: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
    if let [only] = names.as_slice()
        && let Some(found) = [';', ',', '\t', '|']
            .into_iter()
            .find(|sign| only.contains(*sign))
    {
        let delimiter = char::from(delimiter).to_string();
        return Err(Message::WrongDelimiter {
            delimiter,
            found: found.to_string(),
        }
        .into());
    }
    let columns = positions(&names)?;
    let mut rows: Vec<Row> = records
        .enumerate()
        .map(|(index, (line, cells))| {
            let wrong = Message::WrongCellCount {
                expected: names.len(),
                found: cells.len(),
            };
            let cells = if cells.len() == names.len() {
                Ok(cells)
            } else {
                Err(wrong)
            };
            Row {
                at: At::Row { row: index + 1, line },
                cells,
                odd: BTreeMap::new(),
                geometry: None,
            }
        })
        .collect();
    match rows.last_mut() {
        _ if closed => {}
        Some(last) => last.cells = Err(Message::QuoteNotClosed),
        None => return Err(Message::QuoteNotClosed.into()),
    }
    Ok(Table { columns, names, rows })
}

/// Reads the properties of a feature collection as a table; nested ones have names with dots.
pub(crate) fn geojson(bytes: &[u8]) -> Result<Table, Refused> {
    let text = features::text(bytes)?;
    let features = features::read(&text)?;
    let mut names: Vec<String> = vec![];
    let mut columns = BTreeMap::new();
    for name in features
        .iter()
        .filter_map(|feature| feature.content.as_ref().ok())
        .flat_map(|it| it.names())
    {
        if let std::collections::btree_map::Entry::Vacant(entry) = columns.entry(name) {
            names.push(entry.key().clone());
            entry.insert(names.len() - 1);
        }
    }
    let rows = features.into_iter().map(|feature| {
        let content = feature.content.as_ref();
        let geometry = content
            .ok()
            .and_then(|it| it.geometry)
            .map(|raw| raw.get().to_owned());
        let mut odd = BTreeMap::new();
        let cells = content.map_err(Clone::clone).map(|content| {
            let mut cells = vec![String::new(); names.len()];
            for (name, raw) in content.flat() {
                let Some(column) = columns.get(&name) else {
                    continue;
                };
                match features::plain(raw) {
                    Ok(text) => cells[*column] = text,
                    Err(message) => _ = odd.insert(*column, message),
                }
            }
            cells
        });
        Row {
            at: feature.at,
            cells,
            odd,
            geometry,
        }
    });
    let rows = rows.collect();
    Ok(Table { columns, names, rows })
}

fn positions(names: &[String]) -> Result<BTreeMap<String, usize>, Refused> {
    let mut columns = BTreeMap::new();
    let mut findings = vec![];
    for (position, name) in names.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
        match columns.get(name) {
            None => _ = columns.insert(name.clone(), position),
            Some(first) => {
                let message = Message::DoubledColumn {
                    first: first + 1,
                    second: position + 1,
                };
                findings.push(Finding::file(message).field(name));
            }
        }
    }
    if findings.is_empty() {
        Ok(columns)
    } else {
        Err(Refused { findings })
    }
}

fn decoded<'a>(bytes: &'a [u8], delimiter: u8, encoding: Option<&str>) -> Result<Cow<'a, str>, Refused> {
    match encoding {
        Some(label) => decode::labelled(bytes, label).map_err(Refused::from),
        None => decode::auto(bytes).map_err(|error| match error {
            DecodeError::Other(message) => message.into(),
            DecodeError::NotUtf8(found) => not_utf8(&found, delimiter).into(),
        }),
    }
}

/// Where the first wrong byte stands: the text before it, read as far as it goes.
fn not_utf8(found: &Undecoded<'_>, delimiter: u8) -> Message {
    let line = line_ends(found.before.as_bytes()) + 1;
    let records = records(&format!("{}?", found.before), delimiter);
    let column = records.last().map_or(0, |(_, cells)| cells.len());
    let name = records
        .first()
        .filter(|_| records.len() > 1)
        .and_then(|(_, names)| names.get(column.saturating_sub(1)));
    let column = name.map_or_else(|| column.to_string(), |name| name.trim().to_owned());
    Message::NotUtf8 {
        row: records.len().checked_sub(1),
        line,
        column: Some(column),
        byte: found.byte,
    }
}

/// All records with the line on which each begins.
fn records(text: &str, delimiter: u8) -> Vec<(usize, Vec<String>)> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let (mut line, mut seen) = (1, 0);
    let mut record = csv::StringRecord::new();
    let mut records = vec![];
    // The reader cannot fail: the text is UTF-8, in memory, and rows may have any length.
    while matches!(reader.read_record(&mut record), Ok(true)) {
        let start = record
            .position()
            .and_then(|position| usize::try_from(position.byte()).ok())
            .unwrap_or(seen);
        let blank = text.as_bytes()[start..]
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        line += line_ends(&text.as_bytes()[seen..start + blank]);
        seen = start + blank;
        records.push((line, record.iter().map(str::to_owned).collect()));
    }
    records
}

/// Line ends in these bytes: `\n`, `\r\n` and a lone `\r` count once each.
fn line_ends(bytes: &[u8]) -> usize {
    let lone = |(i, byte): (usize, &u8)| *byte == b'\r' && bytes.get(i + 1) != Some(&b'\n');
    bytes
        .iter()
        .enumerate()
        .filter(|(i, byte)| **byte == b'\n' || lone((*i, byte)))
        .count()
}

/// Whether two names are the same but for a few letters, accents aside.
fn is_near(wanted: &str, other: &str) -> bool {
    if wanted.len().max(other.len()) > NAME_MAX {
        return false;
    }
    let fold = |name: &str| {
        name.to_lowercase()
            .replace('’', "'")
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect()
    };
    let (wanted, other): (Vec<char>, Vec<char>) = (fold(wanted), fold(other));
    let shorter = wanted.len().min(other.len());
    let longer = if wanted.len() > other.len() {
        (&wanted, &other)
    } else {
        (&other, &wanted)
    };
    let contained = shorter >= 4 && longer.0.windows(shorter).any(|part| part == longer.1.as_slice());
    contained || distance(&wanted, &other) <= (shorter / 4).max(1)
}

/// The number of letters to change, add or leave out (Levenshtein).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let cost = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = cost.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
