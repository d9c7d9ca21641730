//! Decisions, in French.

use domain::{Currency, Locale};
use engine::LimitKind;

use super::money;
use super::reason::{unmet, why};
use crate::words::decision::{Added, Reading, RisenBy, Whole};
use crate::words::figure::{moment, percent, sentence as finished};
use crate::words::rule::{Share, units};

pub(in crate::words) fn sentence(reading: &Reading, currency: Currency) -> String {
    let money = |minor| money(minor, currency);
    finished(&match *reading {
        Reading::Added(ref added) => addition(added, currency),
        Reading::Nothing(Some(cut)) if cut.waits() => {
            format!("rien n’est encore ajouté à ce don : {}", why(&cut, currency))
        }
        Reading::Nothing(Some(cut)) => format!("rien n’est ajouté à ce don : {}", why(&cut, currency)),
        Reading::Nothing(None) => {
            "rien n’est ajouté à ce don : ce serait moins que la plus petite unité de la monnaie".to_owned()
        }
        Reading::Risen {
            more_minor,
            from_nothing,
            by,
        } => {
            let cause = match by {
                RisenBy::Refund => "le remboursement d’un autre don a libéré de l’argent",
                RisenBy::Gate => "ce que la règle attendait est arrivé",
                RisenBy::Redistribution => "une autre campagne a rendu de l’argent au fonds",
            };
            let more = if from_nothing { "" } else { " de plus" };
            format!("{cause} : la ville ajoute {}{more} à ce don", money(more_minor))
        }
        Reading::Whole(ref whole) => as_a_whole(whole, currency),
        Reading::Refunded {
            whole: true,
            back_minor: 0,
            ..
        } => "ce don a été remboursé ; rien ne lui avait été ajouté".to_owned(),
        Reading::Refunded {
            whole: true,
            back_minor,
            ..
        } => {
            format!(
                "ce don a été remboursé : le fonds reprend les {} qu’il avait ajoutés",
                money(back_minor)
            )
        }
        Reading::Refunded {
            asked_minor,
            back_minor: 0,
            stays_minor: 0,
            ..
        } => {
            format!(
                "remboursement de {} sur ce don ; rien ne lui avait été ajouté",
                money(asked_minor)
            )
        }
        Reading::Refunded {
            asked_minor,
            back_minor: 0,
            stays_minor,
            ..
        } => format!(
            "remboursement de {} sur ce don ; le projet garde les {} ajoutés, que le reste du don justifie encore",
            money(asked_minor),
            money(stays_minor)
        ),
        Reading::Refunded {
            asked_minor,
            back_minor,
            stays_minor,
            ..
        } => format!(
            "remboursement de {} sur ce don : le fonds reprend {} et laisse {} au projet",
            money(asked_minor),
            money(back_minor),
            money(stays_minor)
        ),
        Reading::Extended(Some(until)) => format!(
            "la campagne est passée près de son seuil : elle continue jusqu’au {}",
            moment(Locale::Fr, until, None)
        ),
        Reading::Extended(None) => "la campagne est passée près de son seuil : elle continue".to_owned(),
        Reading::Kept {
            minor, missed: false, ..
        } => {
            format!(
                "la campagne a réussi : la ville doit maintenant {} au projet",
                money(minor)
            )
        }
        Reading::Kept {
            minor, part: true, ..
        } => format!(
            "la campagne n’a pas atteint son seuil, mais la règle laisse au projet {} de ce qui a été ajouté",
            money(minor)
        ),
        Reading::Kept { minor, .. } => format!(
            "la campagne n’a pas atteint son seuil, mais la règle laisse au projet les {} ajoutés",
            money(minor)
        ),
        Reading::Due { minor } => format!("la ville doit maintenant {} au projet", money(minor)),
        Reading::Lost {
            minor,
            stays_minor,
            reason,
        } => {
            let stays = match stays_minor {
                0 => String::new(),
                stays => format!(" et laisse {} au projet", money(stays)),
            };
            format!("{} : le fonds reprend {}{stays}", unmet(reason), money(minor))
        }
        Reading::Paid { minor } => format!("la ville a versé {} au projet", money(minor)),
        Reading::Held { minor: 0, cut, .. } => match cut {
            Some(cut) => format!("rien n’est gardé pour ce don : {}", why(&cut, currency)),
            None => "rien n’est gardé pour ce don".to_owned(),
        },
        Reading::Held { minor, until, cut } => {
            let amount = money(minor);
            let until = until.map_or_else(String::new, |until| {
                format!(" jusqu’au {}", moment(Locale::Fr, until, None))
            });
            let why = cut.map_or_else(String::new, |cut| format!(" : {}", why(&cut, currency)));
            format!("la ville garde {amount} pour ce don{until}{why}")
        }
        Reading::HoldEnded {
            minor,
            reason: Some(cut),
        } => format!(
            "les {} gardés pour ce don sont de nouveau libres : {}",
            money(minor),
            why(&cut, currency)
        ),
        Reading::HoldEnded { minor, reason: None } => {
            format!("le don pour lequel {} étaient gardés est arrivé", money(minor))
        }
        Reading::Refused(Some(cut)) => format!("rien n’a changé : {}", why(&cut, currency)),
        Reading::Refused(None) => "rien n’a changé".to_owned(),
    })
}

fn addition(added: &Added, currency: Currency) -> String {
    let amount = money(added.minor, currency);
    let Some(share) = added.share else {
        let why = added.cut.map(|cut| why(&cut, currency));
        return match why {
            Some(why) => format!("la ville ajoute {amount} à ce don : {why}"),
            None => format!("la ville ajoute {amount} à ce don"),
        };
    };
    let rounded = if added.rounded {
        ", arrondi vers le bas"
    } else {
        ""
    };
    match (added.cut, added.counted_minor) {
        (None, _) => format!(
            "la ville ajoute {amount}, {}{rounded}",
            of(share, "ce don", currency)
        ),
        // The last cut was in the clip: the amount is the share of what passed.
        (Some(cut), Some(counted)) if is_clip(cut.limit) => {
            let base = money(counted, currency);
            let part = match share {
                Share::Times(1) => String::new(),
                share => format!(", {}{rounded}", of(share, &base, currency)),
            };
            format!("la ville ajoute {amount}{part} : {}", why(&cut, currency))
        }
        (Some(cut), _) => format!("la ville ajoute {amount} : {}", why(&cut, currency)),
    }
}

fn is_clip(limit: LimitKind) -> bool {
    matches!(
        limit,
        LimitKind::ContributionMax
            | LimitKind::DonorMax
            | LimitKind::DonorMaxCount
            | LimitKind::RelatedMax
            | LimitKind::SingleSourceMax
    )
}

/// What a project gets as a whole.
fn as_a_whole(whole: &Whole, currency: Currency) -> String {
    let money = |minor| money(minor, currency);
    let (change, total) = (whole.change_minor, whole.total_minor);
    let reason = match (whole.cut, whole.share) {
        (Some(cut), _) => format!(" : {}", why(&cut, currency)),
        (None, Some((Share::Flat(_) | Share::Times(1), _)) | None) => String::new(),
        (None, Some((share, base))) => format!(", {}", of(share, &money(base), currency)),
    };
    match (change, total) {
        (0, 0) => match whole.cut {
            Some(cut) if cut.waits() => format!("rien n’est encore ajouté au projet{reason}"),
            Some(_) => format!("rien n’est ajouté au projet{reason}"),
            None => "rien n’est ajouté au projet : il n’y a rien que la règle compléterait".to_owned(),
        },
        (0, total) => format!("l’aide de la ville au projet reste à {}{reason}", money(total)),
        (change, total) if change < 0 => format!(
            "l’aide de la ville au projet baisse de {} et passe à {}{reason}",
            money(-change),
            money(total)
        ),
        (change, total) if total > change => format!(
            "l’aide de la ville au projet augmente de {} et passe à {}{reason}",
            money(change),
            money(total)
        ),
        (change, _) => format!("la ville ajoute {} au projet{reason}", money(change)),
    }
}

/// So much of something: “la moitié de ce don”.
fn of(share: Share, base: &str, currency: Currency) -> String {
    match share {
        Share::Times(1) => format!("autant que {base}"),
        Share::Times(times) => format!("{times} fois {base}"),
        Share::Part(part) => format!("{} de {base}", fraction(part)),
        Share::Percent(bps) => format!("{} de {base}", percent(Locale::Fr, bps)),
        Share::Ratio(num, den) => format!(
            "à raison de {} pour {}, sur {base}",
            money(units(num, currency), currency),
            money(units(den, currency), currency)
        ),
        Share::Flat(_) => "la même somme que pour chaque don".to_owned(),
        Share::Goal(bps) => format!("{} de l’objectif du projet", percent(Locale::Fr, bps)),
    }
}

/// One over so much, up to ten.
pub(super) fn fraction(part: u32) -> &'static str {
    match part {
        2 => "la moitié",
        3 => "un tiers",
        4 => "un quart",
        5 => "un cinquième",
        6 => "un sixième",
        7 => "un septième",
        8 => "un huitième",
        9 => "un neuvième",
        _ => "un dixième",
    }
}
