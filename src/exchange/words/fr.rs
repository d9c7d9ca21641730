//! Français.

mod bank;

use domain::Locale;
use domain::place::ShapeFlaw;

use super::Labels;
use crate::message::Message;
use crate::projects::Unplaced;

pub(super) const LABELS: Labels = Labels {
    error: "erreur",
    warning: "avertissement",
    rows: "rangées",
    created: "créées",
    changed: "modifiées",
    unchanged: "inchangées",
    refused: "refusées",
    projects: "projets",
    points: "en un point",
    neighbourhoods: "dans un quartier",
    areas: "dans un périmètre",
    city_wide: "toute la ville",
    unplaced: "sans lieu",
};

fn q(text: &str) -> String {
    super::quoted(text, Locale::Fr)
}

fn list(names: &[String]) -> String {
    super::list(names, Locale::Fr)
}

pub(super) fn message(message: &Message) -> String {
    use Message as M;
    match message {
        M::NotUtf8 { row, line, column, byte } => {
            let place = match (row, column) {
                (Some(0), Some(column)) => format!("dans l’en-tête, colonne {}", q(column)),
                (Some(row), Some(column)) => format!("rangée {row}, ligne {line}, colonne {}", q(column)),
                _ => format!("à la ligne {line}"),
            };
            let hint = if row.is_some() { "\u{a0}; si le fichier vient d’un ancien tableur, indiquez encoding = \"windows-1252\"" } else { "" };
            format!("le fichier n’est pas en UTF-8\u{a0}: l’octet 0x{byte:02X}, {place}, n’a pas de sens{hint}")
        }
        M::UnknownEncoding { label } => format!("l’encodage {} n’existe pas", q(label)),
        M::NotInEncoding { label } => format!("le fichier contient des octets sans signification en {label}"),
        M::EncodingContradicted { label, found } => format!(
            "la correspondance indique l’encodage {}, mais le fichier commence par la marque de {found}",
            q(label)
        ),
        M::EmptyFile => "le fichier est vide".to_owned(),
        M::NoRows => "le fichier n’a aucune rangée".to_owned(),
        M::WrongDelimiter { delimiter, found } => format!(
            "coupé à chaque {}, l’en-tête n’a qu’une colonne, qui contient {}\u{a0}: serait-ce le séparateur\u{a0}?",
            q(delimiter),
            q(found)
        ),
        M::MissingColumn { setting, near, existing } => {
            let near = if near.is_empty() { String::new() } else { format!(" Vouliez-vous dire {}\u{a0}?", list(near)) };
            format!("cette colonne, nommée par {setting}, n’existe pas.{near} Le fichier contient {}", list(existing))
        }
        M::DoubledColumn { first, second } => {
            format!("cette colonne est là deux fois, au rang {first} et au rang {second}\u{a0}; renommez l’une des deux")
        }
        M::NotJson { line, column, detail } => {
            format!("ce n’est pas du JSON, ligne {line}, position {column}\u{a0}: {detail}")
        }
        M::NotFeatures { found: Some(found) } => {
            format!("il faut une FeatureCollection GeoJSON, ceci est {}", q(found))
        }
        M::NotFeatures { found: None } => "il faut une FeatureCollection GeoJSON\u{a0}; le fichier n’a pas de type".to_owned(),
        M::ForeignCrs { name } => format!(
            "les coordonnées sont dans le système {}\u{a0}; convertissez-les d’abord en longitude et latitude WGS 84 (EPSG:4326)",
            q(name)
        ),
        M::RingsTurned { features } => {
            format!("des contours tournaient à l’inverse de la RFC 7946 et ont été retournés (objets\u{a0}: {features})")
        }
        M::PointsRepeated { features } => {
            format!("des points répétés l’un après l’autre n’ont été pris qu’une fois (objets\u{a0}: {features})")
        }
        M::HeightsDropped { features } => format!("les altitudes ont été laissées de côté (objets\u{a0}: {features})"),
        M::WrongCellCount { expected, found } => format!(
            "{found} cellules pour {expected} colonnes\u{a0}; le plus souvent, un séparateur ou un guillemet est resté dans un texte"
        ),
        M::QuoteNotClosed => "un guillemet ouvert ici n’est jamais fermé\u{a0}: la suite du fichier est illisible".to_owned(),
        M::BrokenFeature { detail } => format!("ce n’est pas un objet GeoJSON\u{a0}: {detail}"),
        M::DoubledProperty { name } => format!("la propriété {} est là deux fois", q(name)),
        M::Required => "vide, alors qu’il faut une valeur".to_owned(),
        M::MissingField { existing } if existing.is_empty() => "cette propriété n’existe pas\u{a0}; l’objet n’en a aucune".to_owned(),
        M::MissingField { existing } => format!("cette propriété n’existe pas\u{a0}; il y a {}", list(existing)),
        M::NotPlain => "une liste ou un objet là où il faut un texte ou un nombre".to_owned(),
        M::DoubledId { id, first_row } => format!("{} est déjà l’identifiant du numéro {first_row}", q(id)),
        M::TooLong { max, length } => format!("{length} caractères\u{a0}; {max} au plus sont admis"),
        M::BadCharacter => "contient un caractère de commande, qu’aucun texte n’a".to_owned(),
        M::UnknownValue { given, known } if known.is_empty() => format!("{} n’est pas une valeur connue", q(given)),
        M::UnknownValue { given, known } => {
            format!("{} n’est pas dans la table de correspondance, qui connaît {}", q(given), list(known))
        }
        M::NotAnAmount { given } => format!("{} n’est pas un montant", q(given)),
        M::TooManyDecimals { given, allowed } => format!(
            "{} a trop de décimales, la monnaie en a {allowed}\u{a0}; si c’est un séparateur de milliers, indiquez-le par goal.thousands",
            q(given)
        ),
        M::AmountTooLarge { given } => format!("{} dépasse ce qui peut être compté", q(given)),
        M::AmountNotPositive { given } => format!("{} n’est pas supérieur à zéro", q(given)),
        M::NotADate { given, formats } => format!("{} n’est pas une date de la forme {}", q(given), list(formats)),
        M::DatesReversed { from, to } => format!("la fin, le {to}, précède le début, le {from}"),
        M::NotALink { given } => {
            format!("{} n’est pas une adresse web commençant par https:// ou http://", q(given))
        }
        M::NotDegrees { given } => format!("{} n’est pas un nombre de degrés", q(given)),
        M::HalfAPoint => "vide, alors que l’autre moitié du point est là".to_owned(),
        M::NotOnEarth { longitude, latitude } => format!(
            "{longitude}, {latitude} n’est pas une longitude et une latitude en degrés\u{a0}; le plus souvent, le système est projeté ou la latitude vient d’abord"
        ),
        M::NoGeometry => "l’objet n’a pas de géométrie".to_owned(),
        M::WrongGeometry { found, expected } => format!("la géométrie est un {found}\u{a0}; il faut {expected}"),
        M::ShortPosition => "une position a moins de deux nombres".to_owned(),
        M::RingNotClosed { part, ring } => {
            format!("le contour {ring} de la partie {part} n’est pas fermé\u{a0}: son dernier point n’est pas le premier")
        }
        M::ShapeEmpty => "la forme est vide".to_owned(),
        M::ShapeNotOnEarth => {
            "une coordonnée n’est pas une longitude et une latitude en degrés\u{a0}; le plus souvent, le système est projeté ou la latitude vient d’abord".to_owned()
        }
        M::ShapeInvalid { flaw } => self::flaw(*flaw),
        M::TitleReplaced { title } => format!("vide\u{a0}; le titre est désormais {}", q(title)),
        M::Unplaced { reason } => format!("sans lieu sur la carte\u{a0}: {}", unplaced(reason)),
        M::Bank(message) => bank::message(message),
    }
}

fn flaw(flaw: ShapeFlaw) -> String {
    match flaw {
        ShapeFlaw::NoArea { part, ring } => {
            format!("le contour {ring} de la partie {part} n’entoure aucune surface")
        }
        ShapeFlaw::CrossesItself { part, ring } => {
            format!("le contour {ring} de la partie {part} se croise ou se touche lui-même")
        }
        ShapeFlaw::HoleOutside { part, ring } => {
            format!(
                "le trou qu’est le contour {ring} de la partie {part} n’est pas à l’intérieur du contour extérieur"
            )
        }
        ShapeFlaw::RingsMeet { part, first, second } => {
            format!("les contours {first} et {second} de la partie {part} se recouvrent ou se longent")
        }
        ShapeFlaw::PartsMeet { first, second } => {
            format!("les parties {first} et {second} se recouvrent ou ont une frontière commune")
        }
    }
}

fn unplaced(reason: &Unplaced) -> String {
    match reason {
        Unplaced::NothingGiven => "la rangée n’a ni coordonnées, ni code, ni adresse".to_owned(),
        Unplaced::AddressOnly => {
            "il n’y a qu’une adresse, et les adresses ne sont pas recherchées".to_owned()
        }
        Unplaced::ZeroPoint => "les coordonnées sont 0, 0, comme pour une cellule vide".to_owned(),
        Unplaced::Code { code } => {
            format!("selon la correspondance, le code {} n’a pas de polygone", q(code))
        }
        Unplaced::UnknownCode { code } => format!("la ville n’a ni quartier ni périmètre {}", q(code)),
        Unplaced::Outside => "le point est hors de tous les quartiers".to_owned(),
    }
}
