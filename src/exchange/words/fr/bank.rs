//! French about the files of banks and accountants.

use super::q;
use crate::message::BankMessage;

pub(super) fn message(message: &BankMessage) -> String {
    use BankMessage as M;
    match message {
        M::UnknownFormat => "ce n’est pas un relevé de compte d’une forme connue\u{a0}: camt.053 (XML), CODA, CFONB 120, ou un ZIP de tels fichiers".to_owned(),
        M::OtherVersion { found, read } => {
            format!("{} n’est pas lu\u{a0}; demandez à la banque {}", q(found), read.join(", "))
        }
        M::FileTooLarge { max_bytes } => format!(
            "plus de {}\u{a0}Mo\u{a0}; faites établir par la banque des relevés de périodes plus courtes",
            max_bytes / 1_048_576
        ),
        M::TooMany { max } => format!(
            "plus de {max} écritures ou éléments\u{a0}; faites établir par la banque des relevés de périodes plus courtes"
        ),
        M::NotXml { detail } => format!("le XML est abîmé\u{a0}: {detail}"),
        M::Doctype => "le fichier a une déclaration de type de document (DOCTYPE), dont aucun relevé n’a besoin et qui peut atteindre autre chose que le fichier".to_owned(),
        M::Entity { name } => format!("{} est une entité inconnue", q(&format!("&{name};"))),
        M::TooDeep { max } => format!("plus de {max} éléments emboîtés, ce qu’aucun relevé n’a"),
        M::MissingElement { name } => format!("il manque {}", q(name)),
        M::NoStatement => "le fichier ne contient aucun relevé".to_owned(),
        M::UnknownCurrency { found } => format!("{} n’est pas une monnaie dans laquelle on puisse tenir des comptes ici", q(found)),
        M::OtherCurrency { found, expected } => format!("le montant est en {found}, alors qu’il faut {expected}"),
        M::PartOfACoin { given, allowed } => format!("{} a plus de {allowed} décimales, alors que la monnaie n’en a pas davantage", q(given)),
        M::UnknownCode { given, known } => format!("{} n’est pas un des codes {}", q(given), known.join(", ")),
        M::NotADay { given, example } => format!("{} n’est pas un jour, écrit comme {example}", q(given)),
        M::NoBalance { closing: false, currency } => format!("il n’y a pas de solde initial en {currency}\u{a0}: le relevé ne peut pas être vérifié"),
        M::NoBalance { closing: true, currency } => format!("il n’y a pas de solde final en {currency}\u{a0}: le relevé ne peut pas être vérifié"),
        M::TwoBalances { kind } => format!("il y a deux soldes {kind} dans la monnaie du compte"),
        M::Unbalanced { opening, reached, closing } => format!(
            "le relevé ne tombe pas juste\u{a0}: {opening} et ses écritures font {reached}, mais il finit par {closing}"
        ),
        M::ZipBroken { detail } => format!("l’archive ne peut pas être décompressée\u{a0}: {detail}"),
        M::ZipLocked => "le fichier est protégé par un mot de passe".to_owned(),
        M::LineLength { expected, found } => format!("la ligne a {found} caractères au lieu de {expected}"),
        M::UnexpectedRecord { found } => format!("un enregistrement {} n’a pas sa place ici", q(found)),
        M::FileCut { record } => format!("le fichier finit avant son enregistrement {record}\u{a0}: il a été coupé"),
        M::TotalDiffers { stated, counted } => format!("le fichier annonce {stated}, mais il y a {counted}"),
        M::OtherAccount { found } => format!("l’enregistrement est celui d’un autre compte, {}", q(found)),
        M::NoPayments => "il n’y a rien à payer".to_owned(),
        M::PastDay { day, today } => format!("le jour du paiement, le {day}, précède celui de l’ordre, le {today}"),
        M::OverLimit { max } => format!("un paiement est de {max} au plus"),
        M::ForbiddenSigns { given } => format!(
            "{} a des signes que les fichiers de paiement n’admettent pas, ou commence ou finit par une barre oblique",
            q(given)
        ),
        M::OutsideSepa => "le compte est hors de l’espace des paiements en euros (SEPA)".to_owned(),
        M::PayloadTooLong { max, length } => format!("le code aurait {length} octets\u{a0}; {max} au plus sont admis"),
        M::NumberGap { expected, found } => format!("le numéro {found} est là où il faut {expected}\u{a0}: les écritures sont numérotées sans trou"),
        M::EntryUnbalanced { debit, credit } => format!("l’écriture a {debit} au débit et {credit} au crédit"),
        M::EntryDiffers => "la ligne a une autre date, un autre journal ou un autre jour de validation que la première ligne de son écriture".to_owned(),
        M::OneSide => "une ligne a un montant d’un côté, débit ou crédit, et d’un seul".to_owned(),
        M::NotAnAccount { given } => format!("{} n’est pas un compte du plan comptable, qui commence par trois chiffres", q(given)),
        M::Negative { given } => format!("{given} est inférieur à zéro\u{a0}; c’est l’affaire de l’autre côté"),
        M::NotASiren { given } => format!("{} n’est pas un SIREN\u{a0}: neuf chiffres dont une clé", q(given)),
    }
}
