//! What a city says of a campaign beyond its rules.

use crate::words;

words! {
    /// The word on a campaign.
    pub enum Verdict {
        /// It succeeded by promises of which too many could not be charged, and is carried out all the same.
        GoesOn = "goes_on",
        /// It is called off: everybody has their money back.
        CalledOff = "called_off",
    }
}
