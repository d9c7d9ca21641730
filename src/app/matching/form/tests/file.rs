use std::cell::Cell;
use std::io::{self, BufReader, Read};

use serde::de::DeserializeSeed;

use crate::matching::form::read::Items;
use crate::matching::form::{ScenarioForm, Unread};

const FILE: &str = r#"{"currency": "EUR", "time_zone": "Europe/Paris",
  "pools": [{"id": "city", "amount_minor": 10000}],
  "events": [{"at": "2026-03-05T09:00:00Z", "type": "pause", "pool": "city"}]}"#;

/// Gives one byte at a time, as a slow line may.
struct Drips<'a>(&'a [u8]);

impl Read for Drips<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let most = into.len().min(1);
        self.0.read(&mut into[..most])
    }
}

/// Breaks off with an error of its own.
struct Breaks;

impl Read for Breaks {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("the line is dead"))
    }
}

/// A list of texts of 100 bytes each, of which every one is made when it is asked for.
struct List<'a> {
    items: usize,
    made: usize,
    rest: io::Cursor<Vec<u8>>,
    handed: &'a Cell<usize>,
}

const ITEM: usize = 100;

impl Read for List<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut read = self.rest.read(into)?;
        if read == 0 && self.made <= self.items {
            let before = if self.made == 0 { '[' } else { ',' };
            let item = match self.made == self.items {
                true => "]".to_owned(),
                false => format!("{before}\"{:width$}\"", self.made, width = ITEM - 3),
            };
            self.made += 1;
            self.rest = io::Cursor::new(item.into_bytes());
            read = self.rest.read(into)?;
        }
        self.handed.set(self.handed.get() + read);
        Ok(read)
    }
}

/// The paths of what is wrong with a file.
fn paths(file: &str) -> Vec<String> {
    let problems = ScenarioForm::read(file.as_bytes()).err().unwrap_or_default();
    problems.into_iter().map(|problem| problem.path).collect()
}

#[test]
fn it_does_not_matter_in_what_pieces_a_file_comes() {
    let form = ScenarioForm::read(FILE.as_bytes()).unwrap();
    let marked = format!("\u{feff}{FILE}");
    assert_eq!(ScenarioForm::read_from(Drips(marked.as_bytes())).unwrap(), form);
}

#[test]
fn a_list_is_read_without_keeping_its_text() {
    const BUFFER: usize = 512;
    let (items, handed) = (20_000, Cell::new(0));
    let list = List {
        items,
        made: 0,
        rest: io::Cursor::default(),
        handed: &handed,
    };
    let mut json = serde_json::Deserializer::from_reader(BufReader::with_capacity(BUFFER, list));
    let mut seen = 0;
    let mut each = |nth: usize, item: serde_json::Value| {
        assert_eq!(
            (nth, item.as_str().unwrap().trim()),
            (seen, seen.to_string().as_str())
        );
        seen += 1;
        // No more has been read than what is through and what the buffer holds.
        assert!(handed.get() <= seen * ITEM + BUFFER);
    };
    let rest = Items(&mut each).deserialize(&mut json).unwrap();
    assert_eq!((seen, rest), (items, serde_json::json!([])));
}

#[test]
fn a_source_that_breaks_off_is_not_a_wrong_file() {
    let source = FILE.as_bytes()[..90].chain(Breaks);
    match ScenarioForm::read_from(source) {
        Err(Unread::Source(error)) => assert_eq!(error.to_string(), "the line is dead"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_that_breaks_off_is_told_where() {
    let half = &FILE[..FILE.find("9:00").unwrap()];
    assert_eq!(paths(half), ["events[0].at"]);
}

#[test]
fn a_file_of_another_kind_is_told_one_thing_only() {
    let with = |from: &str, to: &str| paths(&FILE.replace(from, to));
    assert_eq!(with("\"time_zone\"", "\"zone\""), ["zone"]);
    assert_eq!(with("\"Europe/Paris\"", "1"), ["time_zone"]);
    assert_eq!(
        with("\"EUR\"", "null, \"about\": 1, \"abbreviation\": 1"),
        ["abbreviation"]
    );
    assert_eq!(with("[{\"id\"", "{\"x\": 1}, \"rules\": [{\"id\""), ["pools"]);
    assert_eq!(with("\"EUR\"", "\"EUR\", \"stack\": null"), ["stack"]);
    assert_eq!(with("\"EUR\"", "\"EUR\", \"currency\": \"EUR\""), [""]);
    assert_eq!(with("\"EUR\"", "\"EUR\", \"about\": null"), [""; 0]);
}

#[test]
fn an_object_is_not_a_list_of_its_fields() {
    let with = |from: &str, to: &str| paths(&FILE.replace(from, to));
    assert_eq!(
        with("{\"id\": \"city\", \"amount_minor\": 10000}", "[\"city\", 10000]"),
        ["pools[0]"]
    );
    let rule = r#"[{"id": "r", "pool": "city", "base": "sum", "rate": {"num": 1, "den": 1}, "clip": []}]"#;
    assert_eq!(
        with("\"events\"", &format!("\"rules\": {rule}, \"events\"")),
        ["rules[0].clip"]
    );
}
