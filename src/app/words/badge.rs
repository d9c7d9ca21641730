//! What a badge says: a word or two beside a name, and the sentence behind it.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::Locale;
use domain::badge::BadgeKind;
use store::city::City;

use super::figure;

/// The word or two.
pub fn badge_label(locale: Locale, kind: BadgeKind) -> &'static str {
    match (locale, kind) {
        (Locale::Fr, BadgeKind::VerifiedResident) => "Habite ici, vérifié",
        (Locale::Fr, BadgeKind::VerifiedAssociation) => "Organisation vérifiée",
        (Locale::Fr, BadgeKind::CityOfficial) => "Ville",
        (Locale::En, BadgeKind::VerifiedResident) => "Verified resident",
        (Locale::En, BadgeKind::VerifiedAssociation) => "Verified organisation",
        (Locale::En, BadgeKind::CityOfficial) => "City",
    }
}

/// What was checked, by whom, since when.
pub fn badge_meaning(locale: Locale, kind: BadgeKind, city: &City, since: DateTime<Utc>) -> String {
    let zone = city.time_zone.parse().unwrap_or(Tz::UTC);
    let (city, since) = (&city.name, figure::date(locale, since, zone));
    match (locale, kind) {
        (Locale::Fr, BadgeKind::VerifiedResident) => {
            format!("{city} a vérifié que cette personne y habite, le {since}.")
        }
        (Locale::Fr, BadgeKind::VerifiedAssociation) => {
            format!("{city} a vérifié l’existence et l’identifiant de cette organisation, le {since}.")
        }
        (Locale::Fr, BadgeKind::CityOfficial) => {
            format!("Cette personne agit pour la ville ({city}) depuis le {since}.")
        }
        (Locale::En, BadgeKind::VerifiedResident) => {
            format!("{city} checked that this person lives there, on {since}.")
        }
        (Locale::En, BadgeKind::VerifiedAssociation) => {
            format!("{city} checked that this organisation exists and what its identifier is, on {since}.")
        }
        (Locale::En, BadgeKind::CityOfficial) => {
            format!("This person has acted for the city ({city}) since {since}.")
        }
    }
}
