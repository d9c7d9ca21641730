//! Short signs that say what a city has checked of somebody.

use crate::words;

words! {
    /// What was checked.
    pub enum BadgeKind {
        /// That a person lives in the city.
        VerifiedResident = "verified_resident",
        /// That an association, firm or public body is what it says it is.
        VerifiedAssociation = "verified_association",
        /// That a person acts for the city.
        CityOfficial = "city_official",
    }
}
