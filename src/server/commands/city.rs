//! `parvis city`

use app::{Category, Texts};
use clap::{Args, Subcommand};
use domain::{CityId, Currency, Id, Locale};

use crate::database::Which;
use crate::exit::{Ended, Failure};
use crate::output::say;

/// Set up cities
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  parvis city add paris --name Paris --accent '#0f4c81'")]
pub struct City {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Add(Add),
}

/// Add a city, without neighbourhoods: import them next
#[derive(Debug, Args)]
#[command(after_help = "Example:
  parvis city add paris --name Paris --category nature=Nature --category sport=Sport
  parvis import neighbourhoods quartiers.geojson --city paris --id c_qu --name l_qu")]
struct Add {
    /// Its name in addresses of pages: small letters, digits and hyphens
    slug: String,
    /// Its name
    #[arg(long)]
    name: String,
    /// The currency of everything in it
    #[arg(long, default_value = "EUR")]
    currency: String,
    /// The language of texts that name none
    #[arg(long, default_value = "fr")]
    locale: String,
    /// IANA time zone
    #[arg(long, default_value = "Europe/Paris")]
    time_zone: String,
    /// Its colour, dark enough for white text on it
    #[arg(long, default_value = "#0f665c", value_name = "#RRGGBB")]
    accent: String,
    /// A category of projects, as slug or slug=Name; may be given several times
    #[arg(long = "category", value_name = "SLUG[=NAME]")]
    categories: Vec<String>,
    #[command(flatten)]
    which: Which,
}

/// What a city begins with where nothing else is said.
const CATEGORIES: [&str; 6] = ["nature", "culture", "sport", "solidarity", "mobility", "heritage"];

impl City {
    pub async fn run(self) -> Ended {
        let What::Add(add) = self.what;
        let city = add.city()?;
        let categories = add.categories();
        let app = add.which.app().await?;
        if app.city(&city.slug).await?.is_some() {
            return Err(Failure::found(format!(
                "There is a city “{}” already.",
                city.slug
            )));
        }
        let city = store::city::City {
            id: CityId::new(app.world()),
            created_at: app.world().now(),
            ..city
        };
        app.create_city(&city, &categories).await?;
        say!("{} was added; its page will be at /c/{}.", city.name, city.slug);
        Ok(())
    }
}

impl Add {
    /// The city as it was described; its identifier and instant come later.
    fn city(&self) -> Result<store::city::City, Failure> {
        let is_slug = |text: &str| {
            let plain = text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            !text.is_empty() && text.len() <= 60 && plain && !text.starts_with('-') && !text.ends_with('-')
        };
        let mut wrongs = Vec::new();
        if !is_slug(&self.slug) {
            wrongs.push(format!(
                "The slug “{}” must be small letters, digits and hyphens.",
                self.slug
            ));
        }
        if self.name.trim().is_empty() {
            wrongs.push("--name is empty.".to_owned());
        }
        let currency: Option<Currency> = self.currency.parse().ok();
        if currency.is_none() {
            wrongs.push(format!(
                "--currency: “{}” is no currency that books can be kept in.",
                self.currency
            ));
        }
        let locale: Option<Locale> = self.locale.parse().ok();
        if locale.is_none() {
            wrongs.push(format!("--locale: “{}” is none of fr, en.", self.locale));
        }
        if !app::city::is_time_zone(&self.time_zone) {
            wrongs.push(format!(
                "--time-zone: “{}” is none, such as Europe/Paris.",
                self.time_zone
            ));
        }
        let digits = self.accent.strip_prefix('#').unwrap_or_default();
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            wrongs.push(format!(
                "--accent: “{}” is no colour, such as #0f665c.",
                self.accent
            ));
        }
        let (Some(currency), Some(locale), true) = (currency, locale, wrongs.is_empty()) else {
            return Err(Failure::usage(wrongs.join("\n")));
        };
        Ok(store::city::City {
            id: CityId::from_uuid(Default::default()),
            slug: self.slug.clone(),
            name: self.name.trim().to_owned(),
            currency,
            locale,
            time_zone: self.time_zone.clone(),
            accent: self.accent.to_lowercase(),
            bounds: None,
            created_at: chrono::DateTime::UNIX_EPOCH,
        })
    }

    fn categories(&self) -> Vec<Category> {
        let default = CATEGORIES.map(str::to_owned).to_vec();
        let given = if self.categories.is_empty() {
            &default
        } else {
            &self.categories
        };
        let category = |text: &String| {
            let (slug, name) = text.split_once('=').unwrap_or((text, text));
            Category {
                slug: slug.to_owned(),
                names: Texts::new(Locale::ALL.map(|locale| (locale, name.to_owned()))),
            }
        };
        given.iter().map(category).collect()
    }
}
