//! Simulation: what other rules would have given, over past campaigns or over an invented season.
//!
//! **What it is.** Two folds of the one engine side by side over the same events: the *present* rules as they
//! are, and the *proposed* ones, which are the present ones with a list of changes ([`Proposal`]). The events come
//! from a city's own list ([`Source::Past`]), from an invented season that is drawn from a seed
//! ([`Source::Synthetic`]), or from a scenario file ([`file::run`]).
//!
//! **What it promises.** The present side over the whole list comes to the stored decisions, to the cent. Sums add
//! up: what projects, neighbourhoods and months get is what the pools give. The same source and the same changes
//! give the same result on every machine: whole numbers only. Events are taken as they come and not kept, so that
//! memory grows with what the engine itself remembers and with nothing else.
//!
//! **What it cannot know.** People give what they gave. Under other rules they would have given earlier, later,
//! more or less, and other projects would have been proposed; nothing here guesses that. Whether a campaign reaches
//! its goal is decided anew, because that follows from the same gifts and another match. What happened because a
//! campaign ended as it did (a pay-out, an answer of a jury) is taken as it was, and left out where it makes no
//! sense any more; how often, the result says.
//!
//! **What it never does.** It changes nothing: no event is listed, nothing is decided or posted.
//!
//! **How to add a figure.** In [`result`], with its sum in [`side`]; the law that sums add up is tested in `tests`.

mod dice;
pub mod file;
mod names;
mod past;
mod proposal;
mod result;
mod run;
mod season;
mod side;
pub mod synthetic;
mod table;
mod task;
mod watch;
mod wish;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::matching::form::json;

pub use names::NameBook;
pub use proposal::{Change, Proposal};
pub use result::{
    Compared, GiftsLine, MatchedGifts, MonthLine, PlaceLine, PoolFigure, PoolLine, ProjectLine,
    SimulationResult, Sum,
};
pub use season::{Model, Scale, Season};
pub use store::simulation::{Simulation, SimulationState};
pub use table::table;
pub use watch::Watch;
pub use wish::{ChangeInput, SimulationInput, SourceInput};

/// Where the events come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Source {
    /// The city's own list.
    Past {
        /// Only campaigns that were published on this day or later, in the city's time. Pools are full then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<NaiveDate>,
        /// Only what happened until the end of this day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<NaiveDate>,
    },
    /// A season that is drawn from a seed, with projects like the city's own.
    Synthetic {
        /// What it is drawn from, and how large it is.
        scale: Scale,
        /// Its first day.
        begins: NaiveDate,
    },
}

impl Source {
    /// The canonical JSON.
    pub fn to_json(&self) -> String {
        json(self)
    }

    /// Reads what [`Self::to_json`] wrote.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}

#[cfg(test)]
mod tests;
