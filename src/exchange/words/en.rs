//! English.

mod bank;

use domain::Locale;
use domain::place::ShapeFlaw;

use super::Labels;
use crate::message::Message;
use crate::projects::Unplaced;

pub(super) const LABELS: Labels = Labels {
    error: "error",
    warning: "warning",
    rows: "rows",
    created: "created",
    changed: "changed",
    unchanged: "unchanged",
    refused: "refused",
    projects: "projects",
    points: "at a point",
    neighbourhoods: "in a neighbourhood",
    areas: "in a named area",
    city_wide: "city-wide",
    unplaced: "unplaced",
};

fn q(text: &str) -> String {
    super::quoted(text, Locale::En)
}

fn list(names: &[String]) -> String {
    super::list(names, Locale::En)
}

pub(super) fn message(message: &Message) -> String {
    use Message as M;
    match message {
        M::NotUtf8 { row, line, column, byte } => {
            let place = match (row, column) {
                (Some(0), Some(column)) => format!("in the header, column {}", q(column)),
                (Some(row), Some(column)) => format!("in row {row}, line {line}, column {}", q(column)),
                _ => format!("on line {line}"),
            };
            let hint = if row.is_some() { "; if the file comes from an older spreadsheet, set encoding = \"windows-1252\"" } else { "" };
            format!("the file is not UTF-8: the byte 0x{byte:02X} {place} means nothing{hint}")
        }
        M::UnknownEncoding { label } => format!("there is no encoding {}", q(label)),
        M::NotInEncoding { label } => format!("the file has bytes that mean nothing in the encoding {label}"),
        M::EncodingContradicted { label, found } => {
            format!("the mapping says encoding {}, but the file begins with the mark of {found}", q(label))
        }
        M::EmptyFile => "the file is empty".to_owned(),
        M::NoRows => "the file has no rows".to_owned(),
        M::WrongDelimiter { delimiter, found } => format!(
            "the header is a single column when split at {}; it holds {}: is that the delimiter?",
            q(delimiter),
            q(found)
        ),
        M::MissingColumn { setting, near, existing } => {
            let near = if near.is_empty() { String::new() } else { format!(" Did you mean {}?", list(near)) };
            format!("this column, named by {setting}, does not exist.{near} The file has {}", list(existing))
        }
        M::DoubledColumn { first, second } => {
            format!("this column is there twice, as number {first} and as number {second}; rename one of them")
        }
        M::NotJson { line, column, detail } => format!("not JSON at line {line}, position {column}: {detail}"),
        M::NotFeatures { found: Some(found) } => {
            format!("a GeoJSON FeatureCollection is needed, this is {}", q(found))
        }
        M::NotFeatures { found: None } => "a GeoJSON FeatureCollection is needed; the file has no type".to_owned(),
        M::ForeignCrs { name } => format!(
            "the coordinates are in the reference system {}; convert them to longitude and latitude in WGS 84 (EPSG:4326) first",
            q(name)
        ),
        M::RingsTurned { features } => {
            format!("rings that ran the other way round than RFC 7946 asks were turned (features: {features})")
        }
        M::PointsRepeated { features } => {
            format!("points that were repeated one after the other were taken once (features: {features})")
        }
        M::HeightsDropped { features } => format!("heights were left out (features: {features})"),
        M::WrongCellCount { expected, found } => format!(
            "{found} cells where the header has {expected}; a delimiter or a quotation mark inside a text is the usual reason"
        ),
        M::QuoteNotClosed => "a quotation mark is opened here and never closed: the rest of the file cannot be read".to_owned(),
        M::BrokenFeature { detail } => format!("not a GeoJSON feature: {detail}"),
        M::DoubledProperty { name } => format!("the property {} is there twice", q(name)),
        M::Required => "empty, but needed".to_owned(),
        M::MissingField { existing } if existing.is_empty() => "no such property; the feature has none".to_owned(),
        M::MissingField { existing } => format!("no such property; there are {}", list(existing)),
        M::NotPlain => "a list or an object where a text or a number is needed".to_owned(),
        M::DoubledId { id, first_row } => format!("{} is already the identifier of number {first_row}", q(id)),
        M::TooLong { max, length } => format!("{length} characters; at most {max} are allowed"),
        M::BadCharacter => "it has a control character, which no text has".to_owned(),
        M::UnknownValue { given, known } if known.is_empty() => format!("{} is not a known value", q(given)),
        M::UnknownValue { given, known } => {
            format!("{} is not in the table of the mapping, which knows {}", q(given), list(known))
        }
        M::NotAnAmount { given } => format!("{} is not an amount of money", q(given)),
        M::TooManyDecimals { given, allowed } => {
            format!("{} has too many decimals, the currency has {allowed}; if that is a sign for thousands, say so with goal.thousands", q(given))
        }
        M::AmountTooLarge { given } => format!("{} is larger than can be counted", q(given)),
        M::AmountNotPositive { given } => format!("{} is not above zero", q(given)),
        M::NotADate { given, formats } => format!("{} is not a date of the form {}", q(given), list(formats)),
        M::DatesReversed { from, to } => format!("it ends on {to}, before it begins on {from}"),
        M::NotALink { given } => format!("{} is not a web address that begins with https:// or http://", q(given)),
        M::NotDegrees { given } => format!("{} is not a number of degrees", q(given)),
        M::HalfAPoint => "empty, while the other half of the point is there".to_owned(),
        M::NotOnEarth { longitude, latitude } => format!(
            "{longitude}, {latitude} is no longitude and latitude in degrees; a projected system or the latitude first is the usual reason"
        ),
        M::NoGeometry => "the feature has no geometry".to_owned(),
        M::WrongGeometry { found, expected } => format!("the geometry is a {found}; needed is {expected}"),
        M::ShortPosition => "a position has fewer than two numbers".to_owned(),
        M::RingNotClosed { part, ring } => {
            format!("ring {ring} of part {part} is not closed: its last point is not its first")
        }
        M::ShapeEmpty => "the shape is empty".to_owned(),
        M::ShapeNotOnEarth => {
            "a coordinate is no longitude and latitude in degrees; a projected system or the latitude first is the usual reason".to_owned()
        }
        M::ShapeInvalid { flaw } => self::flaw(*flaw),
        M::TitleReplaced { title } => format!("empty; the title is now {}", q(title)),
        M::Unplaced { reason } => format!("without a place on the map: {}", unplaced(reason)),
        M::Bank(message) => bank::message(message),
    }
}

fn flaw(flaw: ShapeFlaw) -> String {
    match flaw {
        ShapeFlaw::NoArea { part, ring } => format!("ring {ring} of part {part} encloses no area"),
        ShapeFlaw::CrossesItself { part, ring } => {
            format!("ring {ring} of part {part} crosses or touches itself")
        }
        ShapeFlaw::HoleOutside { part, ring } => {
            format!("the hole that is ring {ring} of part {part} is not inside the outer ring")
        }
        ShapeFlaw::RingsMeet { part, first, second } => {
            format!("rings {first} and {second} of part {part} overlap or run along each other")
        }
        ShapeFlaw::PartsMeet { first, second } => {
            format!("parts {first} and {second} overlap or share a border")
        }
    }
}

fn unplaced(reason: &Unplaced) -> String {
    match reason {
        Unplaced::NothingGiven => "the row has neither coordinates nor a code nor an address".to_owned(),
        Unplaced::AddressOnly => "there is only an address, and addresses are not looked up".to_owned(),
        Unplaced::ZeroPoint => "the coordinates are 0, 0, as when a cell was empty".to_owned(),
        Unplaced::Code { code } => format!("the mapping says that the code {} has no polygon", q(code)),
        Unplaced::UnknownCode { code } => format!("the city has no neighbourhood or area {}", q(code)),
        Unplaced::Outside => "the point lies outside every neighbourhood".to_owned(),
    }
}
