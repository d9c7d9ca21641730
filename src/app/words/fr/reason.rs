//! Why a limit cut, in French.

use domain::{Currency, Locale};
use engine::LimitKind;

use super::money;
use crate::words::decision::{Cut, Figure};
use crate::words::figure::{number, percent};

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
        LimitKind::RelatedMax => shared(
            cut,
            currency,
            [
                "pour l’ensemble des personnes liées au projet",
                "aux personnes liées au projet",
                "pour toutes ensemble",
            ],
        ),
        LimitKind::SingleSourceMax => shared(cut, currency, ["par source", "à cette source", "par source"]),
        LimitKind::ProjectMax => ceiling("par projet"),
        LimitKind::ProjectGoalShare => ceiling("lié à l’objectif du projet"),
        LimitKind::ProjectPoolShare => ceiling("par projet lié à la taille du fonds"),
        LimitKind::OrganisationMax => ceiling("par porteur de projet"),
        LimitKind::JuryMax => ceiling("fixé par le jury pour ce projet"),
        LimitKind::GroupGoal => ceiling("commun à toutes les aides et lié à l’objectif du projet"),
        LimitKind::GroupCost => ceiling("commun à tout l’argent public et lié au coût du projet"),
        LimitKind::OwnShare if some => {
            "c’est tout ce que permet la part que le porteur apporte lui-même".to_owned()
        }
        LimitKind::OwnShare => {
            "la part que le porteur apporte lui-même ne permet pas davantage d’argent public".to_owned()
        }
        LimitKind::DeMinimis => ceiling("fixé par la loi pour les aides à un même porteur"),
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
        LimitKind::NotAdmitted => "un jury choisit les projets, et il n’a pas retenu celui-ci".to_owned(),
        LimitKind::OncePer => {
            "la règle ne soutient qu’une fois un projet ou son porteur, et elle l’a déjà fait".to_owned()
        }
        LimitKind::MaxActive => {
            "autant de projets que la règle en admet reçoivent déjà une aide".to_owned()
        }
        LimitKind::Series => {
            "la règle compte seulement certains versements d’un don régulier, et celui-ci n’en fait pas partie"
                .to_owned()
        }
        LimitKind::Novelty => {
            "la règle compte seulement le premier don d’une personne, ou un don assez grand à côté des précédents"
                .to_owned()
        }
        LimitKind::GateCrowd
        | LimitKind::GateDonors
        | LimitKind::GateLocal
        | LimitKind::GateOwn
        | LimitKind::GateVotes
        | LimitKind::GateRank
        | LimitKind::GateGoal
        | LimitKind::GateDeadline => gate(cut, currency),
        LimitKind::PoolPart if some => {
            "c’est tout ce qui restait dans la part du fonds prévue pour ce projet".to_owned()
        }
        LimitKind::PoolPart => "la part du fonds prévue pour ce projet est épuisée".to_owned(),
        LimitKind::PoolSlice if some => {
            "c’est tout ce que le fonds pouvait encore donner pendant cette période".to_owned()
        }
        LimitKind::PoolSlice => "le fonds a donné tout ce qu’il peut donner pendant cette période".to_owned(),
        LimitKind::PastThePost => match cut.left_minor {
            Some(left) if left > 0 => format!(
                "le fonds paie tout ou rien, et les {} qui restaient ne suffisent pas pour {}",
                amount(left),
                amount(cut.in_minor)
            ),
            _ => "le fonds paie tout ou rien, et il n’en restait pas assez".to_owned(),
        },
        LimitKind::RoundShare => match cut.round {
            Some((claims, available)) => format!(
                "tous les projets ensemble pouvaient recevoir {}, et les {} du fonds ont été répartis en proportion",
                amount(claims),
                amount(available)
            ),
            None => "le fonds a été réparti en proportion de ce que tous les projets pouvaient recevoir".to_owned(),
        },
        LimitKind::QuadraticShare => match (cut.quadratic_minor, cut.round) {
            (Some(0), _) => "la formule quadratique n’ajoute que là où plusieurs personnes ont donné".to_owned(),
            (Some(quadratic), Some((_, available))) => format!(
                "la formule quadratique, pour laquelle beaucoup de donateurs comptent plus que de gros dons, donne {} \
                 pour ce projet, et les {} du fonds ont été répartis en conséquence",
                amount(quadratic),
                amount(available)
            ),
            _ => "le fonds a été réparti selon la formule quadratique, pour laquelle beaucoup de donateurs comptent \
                  plus que de gros dons"
                .to_owned(),
        },
        LimitKind::RankOrder => {
            let rank = cut
                .rank
                .map_or_else(String::new, |rank| format!(" au rang {}", number(Locale::Fr, rank.into())));
            if some {
                format!("les projets sont payés dans l’ordre de leur rang, et c’est ce qui restait{rank}")
            } else {
                format!("les projets sont payés dans l’ordre de leur rang, et il ne restait pas assez{rank}")
            }
        }
        LimitKind::NotRanked => {
            "les projets sont payés dans l’ordre de leur rang, et celui-ci n’en a pas".to_owned()
        }
        LimitKind::NotDrawn if some => {
            "les projets ont été tirés au sort, et c’est ce qui restait quand le tour de celui-ci est venu".to_owned()
        }
        LimitKind::NotDrawn => {
            "les projets ont été tirés au sort, et il ne restait pas assez quand le tour de celui-ci est venu".to_owned()
        }
        LimitKind::WaitsForEnd => "ce que la ville ajoute se décide à la fin de la campagne".to_owned(),
        LimitKind::WaitsForRound => {
            "ce que la ville ajoute est réparti entre tous les projets à la fin de la période".to_owned()
        }
        LimitKind::Extended => "la campagne est passée près de son seuil et continue".to_owned(),
        LimitKind::StackFixed => {
            "la façon dont les règles se combinent est fixée dès le premier don".to_owned()
        }
        LimitKind::NoJury => "aucun jury ne décide sous cette règle".to_owned(),
        LimitKind::OutsideBand => "la règle ne permet pas au jury d’aller jusque-là".to_owned(),
        LimitKind::NoWindow => "la règle n’a pas de périodes qui pourraient se terminer".to_owned(),
        LimitKind::NotHeld => "aucun fonds ne garde quelque chose pour un don à ce projet pendant son paiement".to_owned(),
        LimitKind::HoldShare => {
            "les fonds ne gardent qu’une part de leur argent pour les personnes qui ne se sont pas identifiées, et \
             cette part est prise"
                .to_owned()
        }
        LimitKind::HoldOver => "le délai pour payer est passé".to_owned(),
        LimitKind::HoldReleased => "le paiement n’a pas été fait".to_owned(),
        LimitKind::HoldChanged => "le don arrivé n’est pas celui pour lequel l’argent était gardé".to_owned(),
        LimitKind::DuplicateHold => "de l’argent est déjà gardé pour ce don".to_owned(),
        LimitKind::UnknownHold => "rien n’est gardé pour ce don".to_owned(),
        LimitKind::NotProven => {
            "la règle paie seulement sur preuve, et rien n’a encore été prouvé".to_owned()
        }
    }
}

/// A limit that several gifts use up together: for whom it counts, to whom something was left, within what.
fn shared(cut: &Cut, currency: Currency, [whose, to, per]: [&str; 3]) -> String {
    let amount = |minor: i64| money(minor, currency);
    let de = cut
        .of_minor
        .map_or_else(String::new, |minor| format!(" de {}", amount(minor)));
    let untouched = cut.left_minor.is_some() && cut.left_minor == cut.of_minor;
    if cut.out_minor > 0 && untouched {
        format!("la règle compte au plus {} {whose}", amount(cut.out_minor))
    } else if cut.out_minor > 0 {
        format!(
            "il restait {to} {} sous la limite{de} {per}",
            amount(cut.out_minor)
        )
    } else if cut.left_minor.is_none_or(|left| left <= 0) {
        format!("il ne restait rien {to} sous la limite{de} {per}")
    } else {
        format!("il ferait dépasser la limite{de} {per}, et la règle laisse alors le don entier de côté")
    }
}

/// What a gate waits for. Where a part passes, the rest waits.
fn gate(cut: &Cut, currency: Currency) -> String {
    let help = if cut.out_minor > 0 {
        "le reste de l’aide de la ville commencera quand"
    } else {
        "l’aide de la ville commencera quand"
    };
    let amount = |minor: i64| money(minor, currency);
    let many = |count: u32| number(Locale::Fr, i64::from(count));
    let what = match (cut.limit, cut.need, cut.have) {
        (LimitKind::GateCrowd, Some(Figure::Minor(need)), Some(Figure::Minor(have))) => format!(
            "les dons qui comptent atteindront {} ; ils en sont à {}",
            amount(need),
            amount(have)
        ),
        (LimitKind::GateCrowd, ..) => "les dons seront assez importants".to_owned(),
        (LimitKind::GateDonors, Some(Figure::Count(need)), Some(Figure::Count(have))) => {
            let have = match have {
                0 => "il n’y en a pas encore".to_owned(),
                1 => "il y en a une".to_owned(),
                have => format!("il y en a {}", many(have)),
            };
            let people = if need == 1 {
                "une personne aura donné".to_owned()
            } else {
                format!("{} personnes auront donné", many(need))
            };
            format!("{people} ; {have}")
        }
        (LimitKind::GateDonors, ..) => "assez de personnes auront donné".to_owned(),
        (LimitKind::GateLocal, Some(Figure::Bps(need)), Some(Figure::Minor(have))) => format!(
            "{} des dons viendront de personnes qui habitent là où est le projet ; elles ont donné {}",
            percent(Locale::Fr, u64::from(need)),
            amount(have)
        ),
        (LimitKind::GateLocal, ..) => {
            "assez de dons viendront de personnes qui habitent là où est le projet".to_owned()
        }
        (LimitKind::GateOwn, Some(Figure::Minor(need)), Some(Figure::Minor(have))) => format!(
            "le porteur du projet apportera lui-même {} ; il en est à {}",
            amount(need),
            amount(have)
        ),
        (LimitKind::GateOwn, ..) => "le porteur du projet apportera lui-même assez d’argent".to_owned(),
        (LimitKind::GateVotes, Some(Figure::Count(need)), Some(Figure::Count(have))) => format!(
            "le projet aura {} {} ; {}",
            many(need),
            if need == 1 { "vote" } else { "votes" },
            match have {
                0 => "il n’en a pas encore".to_owned(),
                have => format!("il en a {}", many(have)),
            }
        ),
        (LimitKind::GateVotes, ..) => "le projet aura assez de votes".to_owned(),
        (LimitKind::GateRank, Some(Figure::Count(need)), Some(Figure::Count(have))) => {
            let has = match have {
                0 => "il n’en a pas encore".to_owned(),
                have => format!("il a le rang {}", many(have)),
            };
            format!(
                "le projet aura le rang {} ou un meilleur rang ; {has}",
                many(need)
            )
        }
        (LimitKind::GateRank, ..) => "le projet aura un assez bon rang".to_owned(),
        (LimitKind::GateGoal, Some(Figure::Minor(need)), Some(Figure::Minor(have))) => format!(
            "les dons et l’aide atteindront ensemble l’objectif de {} ; ils en sont à {}",
            amount(need),
            amount(have)
        ),
        (LimitKind::GateGoal, ..) => "les dons et l’aide atteindront ensemble l’objectif".to_owned(),
        _ => "la campagne sera terminée".to_owned(),
    };
    format!("{help} {what}")
}

/// Why match went back at the end of a campaign, as a clause in the past.
pub(in crate::words) fn unmet(reason: LimitKind) -> &'static str {
    match reason {
        LimitKind::Cancelled => "le projet a été abandonné",
        LimitKind::GateCrowd => "les dons n’ont pas atteint ce que la règle demande",
        LimitKind::GateDonors => "moins de personnes ont donné que la règle ne le demande",
        LimitKind::GateLocal => {
            "la part des dons venus du secteur est plus faible que la règle ne le demande"
        }
        LimitKind::GateOwn => "le porteur du projet n’a pas apporté lui-même autant que la règle le demande",
        LimitKind::GateVotes => "le projet a reçu moins de votes que la règle n’en demande",
        LimitKind::GateRank => "le projet n’a pas obtenu le rang que la règle demande",
        LimitKind::GateGoal => "les dons et l’aide n’ont pas atteint l’objectif ensemble",
        _ => "la campagne n’a pas atteint son seuil",
    }
}
