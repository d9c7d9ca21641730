//! Simulations in French.

use crate::simulation::Compared;
use crate::words::simulation::{Emptied, Heading};

pub(in crate::words) const CAUTION: &str = "Les personnes sont supposées donner ce qu’elles ont donné. Avec d’autres règles, elles donneraient plus, moins, ou \
     à d’autres moments ; une simulation ne peut pas le savoir.";

pub(in crate::words) fn reached(reached: Compared, projects: i64) -> String {
    let Compared {
        present,
        proposed,
        difference,
    } = reached;
    let instead = format!("{proposed} sur {projects} au lieu de {present}");
    match difference {
        0 => format!(
            "Autant de projets qu’aujourd’hui auraient atteint leur objectif : {present} sur {projects}."
        ),
        1 => format!("1 projet de plus aurait atteint son objectif : {instead}."),
        -1 => format!("1 projet de moins aurait atteint son objectif : {instead}."),
        2.. => format!("{difference} projets de plus auraient atteint leur objectif : {instead}."),
        _ => format!(
            "{} projets de moins auraient atteint leur objectif : {instead}.",
            difference.abs()
        ),
    }
}

pub(in crate::words) fn given(given: &str, sign: i64, more: &str) -> String {
    match sign {
        0 => format!("Les fonds auraient donné {given}, exactement autant qu’avec les règles actuelles."),
        1.. => format!("Les fonds auraient donné {given}, soit {more} de plus qu’avec les règles actuelles."),
        _ => format!("Les fonds auraient donné {given}, soit {more} de moins qu’avec les règles actuelles."),
    }
}

pub(in crate::words) fn emptied(emptied: &Emptied) -> String {
    let pool = &emptied.pool;
    match (&emptied.present, &emptied.proposed) {
        (Some(present), Some(proposed)) if present == proposed => {
            format!("{pool} : épuisé le {proposed}, comme avec les règles actuelles.")
        }
        (Some(present), Some(proposed)) => {
            format!("{pool} : épuisé le {proposed} ; avec les règles actuelles, le {present}.")
        }
        (None, Some(proposed)) => {
            format!("{pool} : épuisé le {proposed} ; avec les règles actuelles, jamais.")
        }
        (Some(present), None) => {
            format!("{pool} : jamais épuisé ; avec les règles actuelles, le {present}.")
        }
        (None, None) => format!("{pool} : jamais épuisé."),
    }
}

pub(in crate::words) fn left_out(events: i64) -> String {
    if events == 1 {
        "Un événement n’a pas de sens avec les règles proposées et a été laissé de côté.".to_owned()
    } else {
        format!("{events} événements n’ont pas de sens avec les règles proposées et ont été laissés de côté.")
    }
}

pub(in crate::words) fn heading(heading: Heading) -> &'static str {
    match heading {
        Heading::Present => "Actuel",
        Heading::Proposed => "Proposé",
        Heading::Difference => "Écart",
        Heading::Left => "Reste",
        Heading::EmptyOn => "Épuisé le",
        Heading::Reached => "Objectifs atteints",
        Heading::CityWide => "Toute la ville",
        Heading::Pools => "Fonds",
        Heading::Neighbourhoods => "Quartiers",
        Heading::Months => "Mois",
        Heading::Winners => "Recevraient le plus en plus",
        Heading::Losers => "Recevraient le plus en moins",
    }
}

pub(in crate::words) fn failure(word: &str) -> &'static str {
    match word {
        "changed" => "Les fonds de la ville ont changé depuis la demande. Relancez-la.",
        _ => "Elle a été interrompue trop souvent. Relancez-la, peut-être avec une saison plus petite.",
    }
}
