//! Dates as cities publish them: often without a day.

use std::fmt;

use chrono::NaiveDate;
use chrono::format::{Parsed, StrftimeItems, parse};
use serde::{Deserialize, Serialize};

/// What happened, or shall happen, on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProjectDate {
    /// Somebody proposed it.
    Proposed,
    /// It became public, or was chosen.
    Published,
    /// Its campaign ends.
    Closes,
    /// Work begins.
    DeliveryStarts,
    /// Work is to be done.
    DeliveryExpected,
    /// Work was done.
    Completed,
}

impl fmt::Display for ProjectDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Proposed => "proposed",
            Self::Published => "published",
            Self::Closes => "closes",
            Self::DeliveryStarts => "delivery_starts",
            Self::DeliveryExpected => "delivery_expected",
            Self::Completed => "completed",
        })
    }
}

/// A year, perhaps with a month, perhaps with a day: nothing is added to what the file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PartialDate {
    /// The year.
    pub year: i32,
    /// 1 to 12.
    pub month: Option<u32>,
    /// 1 to 31, and there is a month.
    pub day: Option<u32>,
}

impl PartialDate {
    /// The first day that is meant.
    pub fn first_day(self) -> NaiveDate {
        let date = NaiveDate::from_ymd_opt(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1));
        date.unwrap_or(NaiveDate::MIN)
    }

    /// Reads a date in a form of `strftime`; what the form has beyond the day is left out.
    pub(crate) fn parse(text: &str, format: &str) -> Option<Self> {
        let mut parsed = Parsed::new();
        parse(&mut parsed, text, StrftimeItems::new(format)).ok()?;
        let date = Self {
            year: parsed.year()?,
            month: parsed.month(),
            day: parsed.day(),
        };
        let is_real = (1900..=2200).contains(&date.year)
            && NaiveDate::from_ymd_opt(date.year, date.month.unwrap_or(1), date.day.unwrap_or(1)).is_some();
        is_real.then_some(date)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |month| write!(f, "-{month:02}"))?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_says_no_more_than_its_file() {
        let text = |text, format| PartialDate::parse(text, format).map(|date| date.to_string());
        assert_eq!(text("2017-07", "%Y-%m").as_deref(), Some("2017-07"));
        assert_eq!(text("2019", "%Y").as_deref(), Some("2019"));
        assert_eq!(text("20160229", "%Y%m%d").as_deref(), Some("2016-02-29"));
        assert_eq!(text("31/12/2023", "%d/%m/%Y").as_deref(), Some("2023-12-31"));
        assert_eq!(
            text("20180731112533", "%Y%m%d%H%M%S").as_deref(),
            Some("2018-07-31")
        );
        assert_eq!(text("20170229", "%Y%m%d"), None);
        assert_eq!(text("2017-13", "%Y-%m"), None);
        assert_eq!(text("2017-07-01", "%Y-%m"), None);
        assert_eq!(text("0001", "%Y"), None);
    }

    #[test]
    fn the_first_day_of_a_month_without_a_day_is_the_first() {
        let date = PartialDate {
            year: 2020,
            month: Some(2),
            day: None,
        };
        assert_eq!(date.first_day(), NaiveDate::from_ymd_opt(2020, 2, 1).unwrap());
    }
}
