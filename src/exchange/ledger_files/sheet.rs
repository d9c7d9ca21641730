//! A table as CSV, for a spreadsheet.

/// A table that is being written.
pub(super) struct Sheet {
    text: String,
    delimiter: char,
}

impl Sheet {
    /// A table with a header, after the mark by which spreadsheets know UTF-8. Where the comma is for decimals, a
    /// semicolon divides.
    pub fn new(comma: bool, header: &[&str]) -> Self {
        let mut sheet = Self {
            text: "\u{feff}".to_owned(),
            delimiter: if comma { ';' } else { ',' },
        };
        sheet.line(header.iter().map(|name| (*name).to_owned()));
        sheet
    }

    pub fn row(&mut self, cells: &[String]) {
        self.line(cells.iter().cloned());
    }

    pub fn end(self) -> Vec<u8> {
        self.text.into_bytes()
    }

    fn line(&mut self, cells: impl Iterator<Item = String>) {
        let quoted = cells.map(|cell| match cell.contains([self.delimiter, '"', '\n', '\r']) {
            true => format!("\"{}\"", cell.replace('"', "\"\"")),
            false => cell,
        });
        let line = quoted.collect::<Vec<_>>().join(&self.delimiter.to_string());
        self.text.push_str(&line);
        self.text.push_str("\r\n");
    }
}
