//! Reading a country's file, and everything that is wrong with it.

use domain::Currency;
use toml::Table;

use super::fields::Reader;
use super::list::CountryProblem;
use super::words::{Label, Words};
use super::{Country, Form, Nature, Period, Rate, Scheme};
use crate::numeral::Numerals;

/// A file's country, or what is wrong with it.
pub(super) fn read(file: &str, text: &str) -> Result<Country, Vec<CountryProblem>> {
    let table: Table = text
        .parse()
        .map_err(|error: toml::de::Error| vec![CountryProblem::new(file, "", error.to_string())])?;
    let mut problems = Vec::new();
    let mut reader = Reader {
        file,
        place: String::new(),
        table: &table,
        problems: &mut problems,
    };
    let country = country(&mut reader);
    match country {
        Some(country) if problems.is_empty() => Ok(country),
        _ => Err(problems),
    }
}

fn country(reader: &mut Reader<'_>) -> Option<Country> {
    reader.only(&[
        "country",
        "language",
        "currency",
        "numerals",
        "decimal",
        "group",
        "first_day",
        "months",
        "form",
        "scheme",
        "labels",
        "means",
        "forms",
        "natures",
    ]);
    let code = reader.text("country", &[]);
    if let Some(code) = &code
        && !(code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()))
    {
        reader.problem("country", "not two capital letters");
    }
    let language = reader.text("language", &[]);
    let currency = reader.parsed::<Currency>("currency", "not a currency that is known");
    let numerals = reader.parsed::<Numerals>("numerals", "not “fr”, “fr-BE” or “figures”");
    let decimal = reader.character("decimal");
    let group = reader.character("group");
    let first_day = reader
        .has("first_day")
        .then(|| reader.text("first_day", &[]))
        .flatten();
    let months = reader.texts("months");
    if months.as_ref().is_some_and(|months| months.len() != 12) {
        reader.problem("months", "not twelve");
    }
    let currency_or_euro = currency.unwrap_or(Currency::EUR);
    let forms = reader.each("form", |reader| form(reader, currency_or_euro));
    let schemes = reader.each("scheme", |reader| scheme(reader, currency_or_euro));
    if let Some(schemes) = &schemes {
        for (place, scheme) in schemes.iter().enumerate() {
            if schemes.iter().take(place).any(|other| other.name == scheme.name) {
                reader.problem(&format!("scheme[{}].name", place + 1), "a name that is taken");
            }
        }
    }
    if let Some(forms) = &forms {
        follow(reader, "form", forms.iter().map(|form| form.period));
    }
    let words = words(reader);
    Some(Country {
        code: code?,
        language: language?,
        currency: currency?,
        numerals: numerals?,
        decimal: decimal?,
        group: group?,
        first_day,
        months: months?,
        forms: forms?,
        schemes: schemes?,
        words: words?,
    })
}

fn form(reader: &mut Reader<'_>, currency: Currency) -> Option<Form> {
    reader.only(&[
        "from",
        "to",
        "reference",
        "title",
        "subtitle",
        "articles",
        "received",
        "certified",
        "donor",
        "natures",
        "minimum",
        "file_before",
    ]);
    let period = reader.period();
    let reference = reader
        .has("reference")
        .then(|| reader.text("reference", &[]))
        .flatten();
    let title = reader.text("title", &[]);
    let subtitle = reader.text("subtitle", &[]);
    let articles = reader.text("articles", &[]);
    let received = reader.text("received", &["amount"]);
    let certified = reader.text("certified", &["article"]);
    let donor = reader.known("donor");
    let natures = if reader.has("natures") {
        reader.known("natures")
    } else {
        Some(Nature::ALL.to_vec())
    };
    let minimum = reader
        .has("minimum")
        .then(|| reader.money("minimum", currency))
        .flatten();
    let file_before = reader
        .has("file_before")
        .then(|| reader.day_of_year("file_before"))
        .flatten();
    Some(Form {
        period: period?,
        reference,
        title: title?,
        subtitle: subtitle?,
        articles: articles?,
        received: received?,
        certified: certified?,
        donor: donor?,
        natures: natures?,
        minimum,
        file_before,
    })
}

fn scheme(reader: &mut Reader<'_>, currency: Currency) -> Option<Scheme> {
    reader.only(&["name", "article", "rate"]);
    let name = reader.text("name", &[]);
    let article = reader.text("article", &[]);
    let rates = reader.each("rate", |reader| rate(reader, currency));
    if let Some(rates) = &rates {
        follow(reader, "rate", rates.iter().map(|rate| rate.period));
    }
    Some(Scheme {
        name: name?,
        article: article?,
        rates: rates?,
    })
}

fn rate(reader: &mut Reader<'_>, currency: Currency) -> Option<Rate> {
    reader.only(&["from", "to", "percent", "up_to", "then", "note"]);
    let period = reader.period();
    let percent = reader.percent("percent");
    let up_to = reader
        .has("up_to")
        .then(|| reader.money("up_to", currency))
        .flatten();
    let then = reader.has("then").then(|| reader.percent("then")).flatten();
    if reader.has("up_to") != reader.has("then") {
        reader.problem("then", "`up_to` and `then` come together");
    }
    let slots: &[&str] = if up_to.is_some() {
        &["percent", "up_to", "then"]
    } else {
        &["percent"]
    };
    let note = reader.text("note", slots);
    Some(Rate {
        period: period?,
        percent: percent?,
        up_to,
        then,
        note: note?,
    })
}

fn words(reader: &mut Reader<'_>) -> Option<Words> {
    let labels = reader.below("labels", |reader| {
        reader.only(&Label::ALL.iter().map(|label| label.as_str()).collect::<Vec<_>>());
        let labels = Label::ALL.iter();
        // All of them are looked at before the first that is missing counts.
        let read: Vec<_> = labels
            .map(|label| Some((*label, reader.text(label.as_str(), label.slots())?)))
            .collect();
        read.into_iter().collect()
    });
    let means = reader.all_of("means", super::Means::ALL, |word| word.as_str());
    let forms = reader.all_of("forms", super::GiftForm::ALL, |word| word.as_str());
    let natures = reader.all_of("natures", Nature::ALL, |word| word.as_str());
    Some(Words {
        labels: labels?,
        means: means?,
        forms: forms?,
        natures: natures?,
    })
}

/// Periods follow each other day by day, and the last has no end.
fn follow(reader: &mut Reader<'_>, key: &str, periods: impl Iterator<Item = Period>) {
    let periods: Vec<Period> = periods.collect();
    for (place, pair) in periods.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        let at = format!("{key}[{}].from", place + 2);
        match before.to.and_then(|to| to.succ_opt()) {
            None => reader.problem(&at, "overlaps: the one before has no end"),
            Some(next) if after.from < next => {
                reader.problem(
                    &at,
                    format!(
                        "overlaps: the one before holds until {}",
                        next.pred_opt().unwrap_or(next)
                    ),
                );
            }
            Some(next) if after.from > next => {
                reader.problem(&at, format!("a gap: nothing holds from {next}"));
            }
            Some(_) => {}
        }
    }
}
