//! Decisions and their reasons, in French.

use domain::{Currency, Locale};
use engine::LimitKind;

use super::money;
use crate::words::decision::{Added, Cut, Reading};
use crate::words::figure::{percent, sentence as finished};
use crate::words::rule::{Share, units};

pub(in crate::words) fn sentence(reading: &Reading, currency: Currency) -> String {
    let money = |minor| money(minor, currency);
    finished(&match *reading {
        Reading::Added(ref added) => addition(added, currency),
        Reading::Nothing(Some(cut)) => format!("rien n’est ajouté à ce don : {}", why(&cut, currency)),
        Reading::Nothing(None) => {
            "rien n’est ajouté à ce don : ce serait moins que la plus petite unité de la monnaie".to_owned()
        }
        Reading::Risen { more_minor } => format!(
            "le remboursement d’un autre don a libéré de l’argent : la ville ajoute {} de plus à ce don",
            money(more_minor)
        ),
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
        Reading::Kept { minor, missed: false } => {
            format!(
                "la campagne a réussi : la ville doit maintenant {} au projet",
                money(minor)
            )
        }
        Reading::Kept { minor, missed: true } => format!(
            "la campagne n’a pas atteint son seuil, mais la règle laisse au projet les {} ajoutés",
            money(minor)
        ),
        Reading::Lost {
            minor,
            cancelled: false,
        } => {
            format!(
                "la campagne n’a pas atteint son seuil : le fonds reprend {}",
                money(minor)
            )
        }
        Reading::Lost {
            minor,
            cancelled: true,
        } => {
            format!("le projet a été abandonné : le fonds reprend {}", money(minor))
        }
        Reading::Paid { minor } => format!("la ville a versé {} au projet", money(minor)),
        Reading::Refused(Some(cut)) => format!("rien n’a changé : {}", why(&cut, currency)),
        Reading::Refused(None) => "rien n’a changé".to_owned(),
    })
}

fn addition(added: &Added, currency: Currency) -> String {
    let amount = money(added.minor, currency);
    let Some(share) = added.share else {
        return format!("la ville ajoute {amount} à ce don");
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
        LimitKind::ContributionMax | LimitKind::DonorMax | LimitKind::DonorMaxCount
    )
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

/// Why a limit cut, as a clause: what it left where it left something, and otherwise why nothing.
pub(in crate::words) fn why(cut: &Cut, currency: Currency) -> String {
    let amount = |minor: i64| money(minor, currency);
    let de = |minor: Option<i64>| minor.map_or_else(String::new, |minor| format!(" de {}", amount(minor)));
    let some = cut.out_minor > 0;
    // What was left was the whole limit: nothing had been used of it.
    let untouched = cut.left_minor.is_some() && cut.left_minor == cut.of_minor;
    let ceiling = |name: &str| match (some, untouched) {
        (true, true) => format!("c’est le plafond {name}"),
        (true, false) => format!(
            "c’est tout ce qui restait sous le plafond{} {name}",
            de(cut.of_minor)
        ),
        (false, _) => format!("le plafond{} {name} est atteint", de(cut.of_minor)),
    };
    match cut.limit {
        LimitKind::NoRule => "aucun fonds ne soutient ce projet à cette date".to_owned(),
        LimitKind::PoolClosed => "le fonds est clos".to_owned(),
        LimitKind::PoolPaused => "le fonds est en pause".to_owned(),
        LimitKind::RulePaused => "la règle du fonds est en pause".to_owned(),
        LimitKind::PoolWindow => "le fonds n’est pas ouvert à cette date".to_owned(),
        LimitKind::RuleWindow => "la règle du fonds ne s’applique pas à cette date".to_owned(),
        LimitKind::CampaignWindow => "la campagne n’est pas ouverte à cette date".to_owned(),
        LimitKind::ProjectSettled | LimitKind::AlreadySettled => "la campagne est déjà terminée".to_owned(),
        LimitKind::DonorType => "la règle ne compte pas les dons de ce type de donateur".to_owned(),
        LimitKind::Channel => "la règle ne compte pas ce moyen de paiement".to_owned(),
        LimitKind::Relation => {
            "la règle ne compte pas les dons de personnes liées au projet ou au fonds".to_owned()
        }
        LimitKind::DonorArea => {
            "la règle compte seulement les dons de personnes dont l’adresse dans certains lieux est vérifiée"
                .to_owned()
        }
        LimitKind::CountWindow => "la règle compte seulement les dons d’une autre période".to_owned(),
        LimitKind::MinContribution => match cut.of_minor {
            Some(min) => format!("la règle compte les dons à partir de {}", amount(min)),
            None => "il est inférieur au minimum que la règle demande".to_owned(),
        },
        LimitKind::ContributionMax if some => {
            format!("la règle compte au plus {} par don", amount(cut.out_minor))
        }
        LimitKind::ContributionMax => {
            format!(
                "il dépasse la limite{} par don, et la règle laisse alors le don entier de côté",
                de(cut.of_minor)
            )
        }
        LimitKind::DonorMaxCount => match cut.of_count {
            Some(1) => "la règle compte seulement le premier don de chaque personne".to_owned(),
            Some(count) => format!("la règle compte seulement les {count} premiers dons de chaque personne"),
            None => "la règle compte seulement les premiers dons de chaque personne".to_owned(),
        },
        LimitKind::DonorMax if some && untouched => {
            format!("la règle compte au plus {} par personne", amount(cut.out_minor))
        }
        LimitKind::DonorMax if some => format!(
            "il restait à cette personne {} sous la limite{} par personne",
            amount(cut.out_minor),
            de(cut.of_minor)
        ),
        LimitKind::DonorMax if cut.left_minor.is_none_or(|left| left <= 0) => {
            format!(
                "cette personne a déjà atteint la limite{} par personne",
                de(cut.of_minor)
            )
        }
        LimitKind::DonorMax => format!(
            "il ferait dépasser la limite{} par personne, et la règle laisse alors le don entier de côté",
            de(cut.of_minor)
        ),
        LimitKind::ProjectMax => ceiling("par projet"),
        LimitKind::ProjectGoalShare => ceiling("lié à l’objectif du projet"),
        LimitKind::ProjectPoolShare => ceiling("par projet lié à la taille du fonds"),
        LimitKind::OrganisationMax => ceiling("par porteur de projet"),
        LimitKind::NotAbove if some => {
            format!(
                "avec ce don, le total atteint la limite{} au-delà de laquelle la règle n’ajoute rien",
                de(cut.of_minor)
            )
        }
        LimitKind::NotAbove => format!(
            "avec ce don, les dons et ce qui leur est ajouté atteignent déjà la limite{} au-delà de laquelle la \
             règle n’ajoute rien",
            de(cut.of_minor)
        ),
        LimitKind::Floor => match cut.of_minor {
            Some(floor) if cut.in_minor > 0 => format!(
                "ce serait {}, et la règle n’ajoute rien en dessous de {}",
                amount(cut.in_minor),
                amount(floor)
            ),
            _ => "ce serait moins que le minimum que la règle ajoute".to_owned(),
        },
        LimitKind::Exclusive => "une autre règle soutient déjà ce projet".to_owned(),
        LimitKind::PoolAvailable if some => "c’est tout ce qui restait dans le fonds".to_owned(),
        LimitKind::PoolAvailable => "le fonds est épuisé".to_owned(),
        LimitKind::SuccessLine => "la campagne n’a pas atteint son seuil".to_owned(),
        LimitKind::Cancelled => "le projet a été abandonné".to_owned(),
        LimitKind::DuplicateContribution => "ce don est déjà enregistré".to_owned(),
        LimitKind::UnknownContribution => "ce don n’est pas connu".to_owned(),
        LimitKind::UnknownProject => "ce projet n’est pas connu".to_owned(),
        LimitKind::UnknownPool => "ce fonds ou ce financeur n’est pas connu".to_owned(),
        LimitKind::UnknownRule => "cette règle n’est pas connue".to_owned(),
        LimitKind::UnknownDonor => "ce donateur n’est pas connu".to_owned(),
        LimitKind::AmountOutOfRange => "le montant est nul, négatif ou trop élevé".to_owned(),
        LimitKind::MoreThanTheGift => "c’est plus que ce qui reste du don".to_owned(),
        LimitKind::NotLater => "la nouvelle date de fin n’est pas plus tardive que l’ancienne".to_owned(),
        LimitKind::NothingCommitted => "la ville ne doit rien à ce projet".to_owned(),
        LimitKind::NoChange => "c’était déjà le cas".to_owned(),
        LimitKind::NotNewer => "une version au moins aussi récente de la règle s’applique déjà".to_owned(),
        LimitKind::NotYetSupported => {
            "cette version de Parvis ne sait pas encore tenir compte d’un tel événement".to_owned()
        }
    }
}
