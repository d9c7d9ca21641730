//! The raw mapping → the checked one, or the key that is wrong.

use chrono::format::{Item, StrftimeItems};
use domain::project::ProjectState;

use super::raw::{self, Format, Raw};
use super::{CityWide, Code, DateColumn, Goal, Layer, Mapping, MappingError, Source, Table, Template, Text};
use crate::projects::ProjectDate;

impl Mapping {
    /// Reads and checks a mapping.
    ///
    /// # Errors
    /// The first [`MappingError`] found, with the path of its key.
    pub fn parse(toml: &str) -> Result<Mapping, MappingError> {
        let raw = raw::parse(toml)?;
        let locale = word(&raw.language, "language", &["fr", "en"])?;
        let source = source(&raw)?;
        let goal = raw
            .goal
            .as_ref()
            .map(|goal| self::goal(goal, raw.currency.as_deref()))
            .transpose()?;
        let states: Vec<&str> = ProjectState::ALL.iter().map(|state| state.as_str()).collect();
        let state = table(&raw.state, "state", |path, text| word(text, path, &states))?;
        let category = raw
            .category
            .as_ref()
            .map(|it| table(it, "category", |_, text| Ok(text.to_owned())))
            .transpose()?;
        let title = text(Some(&raw.title), "title")?;
        if title.column.is_none() && title.fallback.is_none() {
            return Err(wrong("title", "give it a column, a fallback, or both"));
        }
        Ok(Mapping {
            locale,
            source,
            empty_values: raw.empty_values.iter().cloned().collect(),
            external_id: raw.external_id.column.clone(),
            title,
            summary: text(raw.summary.as_ref(), "summary")?,
            story: text(raw.story.as_ref(), "story")?,
            category,
            state,
            goal,
            address: raw.address.as_ref().map(|it| it.column.clone()),
            point: raw
                .point
                .as_ref()
                .map(|it| (it.longitude.clone(), it.latitude.clone())),
            code: code(&raw)?,
            city_wide: raw.city_wide.as_ref().map(city_wide).transpose()?,
            dates: raw
                .dates
                .iter()
                .map(|(kind, it)| Ok((*kind, date(*kind, it)?)))
                .collect::<Result<_, _>>()?,
            links: raw.links.clone(),
        })
    }
}

fn wrong(path: impl Into<String>, reason: impl Into<String>) -> MappingError {
    MappingError {
        path: path.into(),
        line: None,
        reason: reason.into(),
    }
}

fn word<T: std::str::FromStr>(text: &str, path: &str, known: &[&str]) -> Result<T, MappingError> {
    let reason = || format!("“{text}” is not known; it is one of {}", known.join(", "));
    text.parse().map_err(|_| wrong(path, reason()))
}

fn source(raw: &Raw) -> Result<Source, MappingError> {
    match (raw.format, &raw.csv) {
        (Format::Geojson, Some(_)) => Err(wrong("csv", "these settings are for format = \"csv\"")),
        (Format::Geojson, None) => Ok(Source::GeoJson),
        (Format::Csv, csv) => {
            let csv = csv.clone().unwrap_or_default();
            let delimiter = match csv.delimiter.as_deref() {
                None => b',',
                Some(text) => match text.as_bytes() {
                    [one] if one.is_ascii_punctuation() && *one != b'"' || matches!(one, b'\t' | b' ') => {
                        *one
                    }
                    _ => {
                        return Err(wrong(
                            "csv.delimiter",
                            "one character, such as \";\" or \",\" or \"\\t\"",
                        ));
                    }
                },
            };
            let encoding = csv.encoding.filter(|label| label != "auto");
            if let Some(label) = &encoding
                && encoding_rs::Encoding::for_label(label.as_bytes()).is_none()
            {
                return Err(wrong(
                    "csv.encoding",
                    format!("“{label}” is no encoding; \"auto\", \"utf-8\", \"windows-1252\", …"),
                ));
            }
            Ok(Source::Csv { delimiter, encoding })
        }
    }
}

fn goal(raw: &raw::Goal, currency: Option<&str>) -> Result<Goal, MappingError> {
    let code = currency.ok_or_else(|| wrong("currency", "a goal needs a currency, such as \"EUR\""))?;
    let currency = code
        .parse()
        .map_err(|_| wrong("currency", format!("“{code}” is no currency of ours")))?;
    let mut signs = raw.thousands.as_deref().unwrap_or_default().chars();
    let thousands = match (signs.next(), signs.next()) {
        (None, _) => None,
        (Some(sign), None) if !sign.is_ascii_digit() && sign != '-' => Some(sign),
        _ => {
            return Err(wrong(
                "goal.thousands",
                "one character, such as \".\" in 1.500.000",
            ));
        }
    };
    Ok(Goal {
        column: raw.column.clone(),
        currency,
        unit: raw.unit,
        thousands,
    })
}

fn table<T>(
    raw: &raw::Words,
    key: &str,
    parse: impl Fn(&str, &str) -> Result<T, MappingError>,
) -> Result<Table<T>, MappingError> {
    if raw.column.is_none() && raw.default.is_none() {
        return Err(wrong(key, "give it a column, a default, or both"));
    }
    let one =
        |(from, to): (&String, &String)| Ok((from.clone(), parse(&format!("{key}.values.{from}"), to)?));
    let values = raw
        .values
        .as_ref()
        .map(|values| values.iter().map(one).collect())
        .transpose()?;
    let default = raw
        .default
        .as_deref()
        .map(|text| parse(&format!("{key}.default"), text))
        .transpose()?;
    Ok(Table {
        column: raw.column.clone(),
        values,
        default,
    })
}

fn text(raw: Option<&raw::Text>, key: &str) -> Result<Text, MappingError> {
    let Some(raw) = raw else {
        return Ok(Text::default());
    };
    let fallback = raw.fallback.as_deref().map(Template::parse).transpose();
    let fallback = fallback.map_err(|reason| wrong(format!("{key}.fallback"), reason))?;
    Ok(Text {
        column: raw.column.clone(),
        fallback,
    })
}

fn code(raw: &Raw) -> Result<Option<Code>, MappingError> {
    let (layer, codes) = match (&raw.neighbourhood, &raw.area) {
        (Some(_), Some(_)) => {
            return Err(wrong(
                "area",
                "a project joins a neighbourhood or an area, not both",
            ));
        }
        (Some(codes), None) => (Layer::Neighbourhood, codes),
        (None, Some(codes)) => (Layer::Area, codes),
        (None, None) => return Ok(None),
    };
    if let Some(code) = codes
        .unplaced
        .iter()
        .find(|code| codes.codes.as_ref().is_some_and(|it| it.contains_key(*code)))
    {
        let path = format!("{}.unplaced", layer.key());
        return Err(wrong(path, format!("“{code}” is also in the table of codes")));
    }
    Ok(Some(Code {
        column: codes.column.clone(),
        layer,
        codes: codes.codes.clone(),
        unplaced: codes.unplaced.iter().cloned().collect(),
        empty_is_city_wide: codes.empty == raw::Empty::CityWide,
    }))
}

fn city_wide(raw: &raw::CityWide) -> Result<CityWide, MappingError> {
    if raw.values.is_empty() {
        return Err(wrong(
            "city_wide.values",
            "at least one value that marks a project of the whole city",
        ));
    }
    let values = raw.values.iter().cloned().collect();
    Ok(CityWide {
        column: raw.column.clone(),
        values,
        keep_address: raw.keep_address,
    })
}

fn date(kind: ProjectDate, raw: &raw::DateColumn) -> Result<DateColumn, MappingError> {
    let path = format!("dates.{kind}.formats");
    if raw.formats.is_empty() {
        return Err(wrong(path, "at least one form, such as \"%Y-%m-%d\""));
    }
    for format in &raw.formats {
        let mut items = StrftimeItems::new(format);
        if items.any(|item| item == Item::Error) || !format.contains("%Y") && !format.contains("%F") {
            return Err(wrong(
                path,
                format!("“{format}” is no form of a date with a year, such as \"%Y-%m\""),
            ));
        }
    }
    Ok(DateColumn {
        column: raw.column.clone(),
        formats: raw.formats.clone(),
    })
}
