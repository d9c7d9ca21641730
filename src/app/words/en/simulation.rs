//! Simulations in English.

use crate::simulation::Compared;
use crate::words::simulation::{Emptied, Heading};

pub(in crate::words) const CAUTION: &str = "People are taken to give what they gave. Under other rules they would give more, less, or at other times; \
     a simulation cannot know that.";

pub(in crate::words) fn reached(reached: Compared, projects: i64) -> String {
    let Compared {
        present,
        proposed,
        difference,
    } = reached;
    let noun = if difference.abs() == 1 {
        "project"
    } else {
        "projects"
    };
    match difference {
        0 => format!("As many projects would have reached their goal as now: {present} of {projects}."),
        1.. => format!(
            "{difference} more {noun} would have reached their goal: {proposed} of {projects} instead of {present}."
        ),
        _ => format!(
            "{} fewer {noun} would have reached their goal: {proposed} of {projects} instead of {present}.",
            difference.abs()
        ),
    }
}

pub(in crate::words) fn given(given: &str, sign: i64, more: &str) -> String {
    match sign {
        0 => format!("Pools would have given {given}, exactly as much as under the present rules."),
        1.. => format!("Pools would have given {given}, {more} more than under the present rules."),
        _ => format!("Pools would have given {given}, {more} less than under the present rules."),
    }
}

pub(in crate::words) fn emptied(emptied: &Emptied) -> String {
    let pool = &emptied.pool;
    match (&emptied.present, &emptied.proposed) {
        (Some(present), Some(proposed)) if present == proposed => {
            format!("{pool} would have been empty on {proposed}, as under the present rules.")
        }
        (Some(present), Some(proposed)) => {
            format!("{pool} would have been empty on {proposed}; under the present rules, on {present}.")
        }
        (None, Some(proposed)) => {
            format!("{pool} would have been empty on {proposed}; under the present rules, never.")
        }
        (Some(present), None) => {
            format!("{pool} would never have been empty; under the present rules, on {present}.")
        }
        (None, None) => format!("{pool} would never have been empty."),
    }
}

pub(in crate::words) fn left_out(events: i64) -> String {
    if events == 1 {
        "One event makes no sense under the proposed rules and was left out.".to_owned()
    } else {
        format!("{events} events make no sense under the proposed rules and were left out.")
    }
}

pub(in crate::words) fn heading(heading: Heading) -> &'static str {
    match heading {
        Heading::Present => "Present",
        Heading::Proposed => "Proposed",
        Heading::Difference => "Difference",
        Heading::Left => "Left",
        Heading::EmptyOn => "Empty on",
        Heading::Reached => "Goals reached",
        Heading::CityWide => "City-wide",
        Heading::Pools => "Pools",
        Heading::Neighbourhoods => "Neighbourhoods",
        Heading::Months => "Months",
        Heading::Winners => "Would get most more",
        Heading::Losers => "Would get most less",
    }
}

pub(in crate::words) fn failure(word: &str) -> &'static str {
    match word {
        "changed" => "The city’s pools have changed since it was asked for. Start it again.",
        _ => "It was interrupted too often. Start it again, perhaps with a smaller season.",
    }
}
