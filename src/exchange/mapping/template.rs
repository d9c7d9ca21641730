//! A text with columns in braces, such as `Project {Number}`.

/// A pattern for a text that a row does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Template(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// The value of a column.
    Column(String),
    /// The row's external identifier, whichever column it comes from.
    ExternalId,
}

impl Template {
    /// Reads a pattern. The error is a sentence in English.
    pub fn parse(pattern: &str) -> Result<Self, String> {
        let mut pieces = vec![];
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').ok_or("a brace { is not closed")?;
            if name.is_empty() || name.contains('{') {
                return Err("between braces stands the name of a column, or external_id".to_owned());
            }
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(if name == "external_id" {
                Piece::ExternalId
            } else {
                Piece::Column(name.to_owned())
            });
            rest = after;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Ok(Self(pieces))
    }

    /// The columns that it needs.
    pub fn columns(&self) -> impl Iterator<Item = &String> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Column(name) => Some(name),
            Piece::Text(_) | Piece::ExternalId => None,
        })
    }

    /// The text for a row; `None` where a column that it needs is empty.
    pub fn fill<'a>(&self, external_id: &str, cell: impl Fn(&str) -> &'a str) -> Option<String> {
        let mut text = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(fixed) => text.push_str(fixed),
                Piece::ExternalId => text.push_str(external_id),
                Piece::Column(name) => match cell(name) {
                    "" => return None,
                    value => text.push_str(value),
                },
            }
        }
        Some(text)
    }
}
