//! Everything that an importer can say, as data; `words` puts it into sentences.

use domain::place::ShapeFlaw;
use serde::{Serialize, Serializer};

use crate::projects::Unplaced;

mod bank;
pub use bank::BankMessage;

/// What is the matter with a file, a row or a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Message {
    /// The bytes are no UTF-8, and no other encoding was named.
    NotUtf8 {
        /// The data row that holds the first wrong byte; 0 is the header, none where there are no rows.
        row: Option<usize>,
        /// The line of the file.
        line: usize,
        /// The column's name or number.
        column: Option<String>,
        /// The value of the wrong byte.
        byte: u8,
    },
    /// No such encoding.
    UnknownEncoding {
        /// What the mapping says.
        label: String,
    },
    /// Some bytes mean nothing in the encoding that was named.
    NotInEncoding {
        /// The encoding.
        label: String,
    },
    /// The file begins with the mark of another encoding than the one that was named.
    EncodingContradicted {
        /// What the mapping says.
        label: String,
        /// What the mark says.
        found: String,
    },
    /// There is nothing in the file.
    EmptyFile,
    /// A header, but no row.
    NoRows,
    /// The header is one column, and it holds another usual delimiter.
    WrongDelimiter {
        /// What the mapping says.
        delimiter: String,
        /// What the header seems to use.
        found: String,
    },
    /// A column that the mapping names is not there.
    MissingColumn {
        /// The key of the mapping that names it.
        setting: String,
        /// Columns with nearly the same name.
        near: Vec<String>,
        /// All columns there are.
        existing: Vec<String>,
    },
    /// Two columns have the same name.
    DoubledColumn {
        /// The position of the first, from 1.
        first: usize,
        /// The position of the second.
        second: usize,
    },
    /// Not JSON.
    NotJson {
        /// The line of the file.
        line: usize,
        /// The position in that line.
        column: usize,
        /// What the parser says, in English.
        detail: String,
    },
    /// JSON, but no feature collection.
    NotFeatures {
        /// The `type` that was found, if any.
        found: Option<String>,
    },
    /// The file says that its coordinates are in another reference system than WGS 84.
    ForeignCrs {
        /// The name of the system.
        name: String,
    },
    /// Rings that went round the wrong way were turned.
    RingsTurned {
        /// In so many features.
        features: usize,
    },
    /// Points repeated in a row were taken once.
    PointsRepeated {
        /// In so many features.
        features: usize,
    },
    /// The third number of coordinates was left out.
    HeightsDropped {
        /// In so many features.
        features: usize,
    },
    /// The row has more or fewer cells than the header.
    WrongCellCount {
        /// Columns of the header.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// A quotation mark is opened in this row and never closed.
    QuoteNotClosed,
    /// The feature is not one.
    BrokenFeature {
        /// What the parser says, in English.
        detail: String,
    },
    /// A property occurs twice in one feature.
    DoubledProperty {
        /// Its name.
        name: String,
    },
    /// Empty, and it may not be.
    Required,
    /// The feature has no such property.
    MissingField {
        /// The properties it has.
        existing: Vec<String>,
    },
    /// A list or an object where a text or a number is meant.
    NotPlain,
    /// The same identifier as an earlier row.
    DoubledId {
        /// The identifier.
        id: String,
        /// The earlier row.
        first_row: usize,
    },
    /// Longer than allowed.
    TooLong {
        /// Characters allowed.
        max: usize,
        /// Characters found.
        length: usize,
    },
    /// A control character that no text has.
    BadCharacter,
    /// A value that the table of the mapping does not list.
    UnknownValue {
        /// What the row says.
        given: String,
        /// What the table lists.
        known: Vec<String>,
    },
    /// Not an amount of money.
    NotAnAmount {
        /// What the row says.
        given: String,
    },
    /// More decimals than the currency has.
    TooManyDecimals {
        /// What the row says.
        given: String,
        /// Decimals that the currency has.
        allowed: u32,
    },
    /// An amount beyond what can be counted.
    AmountTooLarge {
        /// What the row says.
        given: String,
    },
    /// Zero or less.
    AmountNotPositive {
        /// What the row says.
        given: String,
    },
    /// Not a date in any of the forms.
    NotADate {
        /// What the row says.
        given: String,
        /// The forms, such as `%Y-%m`.
        formats: Vec<String>,
    },
    /// The end lies before the beginning.
    DatesReversed {
        /// The beginning.
        from: String,
        /// The end.
        to: String,
    },
    /// Not a web address.
    NotALink {
        /// What the row says.
        given: String,
    },
    /// Not a number of degrees.
    NotDegrees {
        /// What the row says.
        given: String,
    },
    /// A longitude without a latitude, or the other way round.
    HalfAPoint,
    /// Numbers that are no longitude and latitude.
    NotOnEarth {
        /// The first number.
        longitude: String,
        /// The second number.
        latitude: String,
    },
    /// The feature has no geometry.
    NoGeometry,
    /// A geometry of another kind.
    WrongGeometry {
        /// The kind that was found.
        found: String,
        /// The kinds that are meant.
        expected: String,
    },
    /// A position with fewer than two numbers.
    ShortPosition,
    /// The first and the last point of a ring differ. Parts and rings count from 1; ring 1 is the outer one.
    RingNotClosed {
        /// The part of the multipolygon.
        part: usize,
        /// The ring of that part.
        ring: usize,
    },
    /// The geometry has no rings.
    ShapeEmpty,
    /// A coordinate that is no longitude and latitude.
    ShapeNotOnEarth,
    /// Not a valid polygon.
    ShapeInvalid {
        /// The first flaw found.
        #[serde(serialize_with = "sentence")]
        flaw: ShapeFlaw,
    },
    /// The title was empty and made up by the mapping.
    TitleReplaced {
        /// The title now.
        title: String,
    },
    /// The project has no place on the map.
    Unplaced {
        /// Why.
        reason: Unplaced,
    },
    /// About the files of banks and accountants.
    #[serde(untagged)]
    Bank(BankMessage),
}

impl From<BankMessage> for Message {
    fn from(message: BankMessage) -> Self {
        Self::Bank(message)
    }
}

/// For programs a flaw is its sentence in English: it is geometry, not a code to act on.
fn sentence<S: Serializer>(flaw: &ShapeFlaw, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(flaw)
}
