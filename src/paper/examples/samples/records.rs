//! Made-up bodies, donors and gifts. They are printed by the example `samples` and looked at by the tests.

#![allow(
    clippy::unwrap_used,
    reason = "what is made up here is well formed, as the tests show"
)]

use chrono::NaiveDate;
use domain::identifier::{Identifier, IdentifierKind};
use domain::{Currency, Locale, Money};
use paper::{
    Added, Body, Confirmation, Donor, Gift, GiftForm, GiftReceipt, Issuer, Letter, Means, NationalNumber,
    Nature, ReceiptNumber, Signatory, Standing, YearReceipt,
};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

pub fn french_issuer() -> Issuer {
    Issuer {
        body: Body {
            name: "Les Jardins partagés d’Ambrelle".to_owned(),
            address: lines("12 bis, rue de l’Œillet\n69100 Ambrelle"),
            numbers: vec![
                Identifier::parse(IdentifierKind::Siren, "732829320").unwrap(),
                Identifier::parse(IdentifierKind::Rna, "W691234567").unwrap(),
            ],
            object: Some("Créer et entretenir des jardins ouverts aux habitants".to_owned()),
            legal_category: Some("Association loi 1901, d’intérêt général".to_owned()),
            recognition: None,
        },
        country: "FR".to_owned(),
        scheme: "general_interest".to_owned(),
        signatory: Signatory {
            name: "Zoé Lefèvre".to_owned(),
            role: "Trésorière".to_owned(),
        },
        place: "Ambrelle".to_owned(),
    }
}

pub fn belgian_issuer() -> Issuer {
    Issuer {
        body: Body {
            name: "Rivages solidaires ASBL".to_owned(),
            address: lines("Quai des Ardennes 4\n4020 Liège"),
            numbers: vec![Identifier::parse(IdentifierKind::BeEnterprise, "0403.019.261").unwrap()],
            object: Some("Accueil et accompagnement de familles".to_owned()),
            legal_category: Some("Association sans but lucratif".to_owned()),
            recognition: Some("arrêté ministériel du 1er juin 2023".to_owned()),
        },
        country: "BE".to_owned(),
        scheme: "approved_institution".to_owned(),
        signatory: Signatory {
            name: "Łukasz Wójcik".to_owned(),
            role: "Administrateur délégué".to_owned(),
        },
        place: "Liège".to_owned(),
    }
}

pub fn donor() -> Donor {
    Donor {
        name: "Anaïs d’Herbigny".to_owned(),
        address: lines("7, allée des Érables\n69100 Ambrelle"),
        national_number: None,
    }
}

pub fn gift(on: &str, minor: i64, project: &str) -> Gift {
    Gift {
        on: day(on),
        own: eur(minor),
        project: project.to_owned(),
        means: Means::Card,
        form: GiftForm::Manual,
        nature: Nature::Money,
        added: Vec::new(),
    }
}

fn added(minor: i64) -> Vec<Added> {
    vec![Added {
        fund: "Le fonds Nature en ville".to_owned(),
        amount: eur(minor),
    }]
}

pub fn gift_receipt() -> GiftReceipt {
    GiftReceipt {
        number: ReceiptNumber::new(2026, 123).unwrap(),
        made_on: day("2026-03-02"),
        issuer: french_issuer(),
        donor: donor(),
        gift: Gift {
            added: added(61_725),
            ..gift("2026-03-01", 123_450, "Un potager derrière la bibliothèque")
        },
        standing: Standing::Valid,
    }
}

pub fn replacing() -> GiftReceipt {
    GiftReceipt {
        number: ReceiptNumber::new(2026, 131).unwrap(),
        made_on: day("2026-04-14"),
        standing: Standing::Replacing {
            number: ReceiptNumber::new(2026, 123).unwrap(),
            reason: "remboursement de 200,00\u{a0}€ le 10 avril 2026.".to_owned(),
        },
        gift: Gift {
            own: eur(103_450),
            ..gift_receipt().gift
        },
        ..gift_receipt()
    }
}

pub fn void() -> GiftReceipt {
    GiftReceipt {
        standing: Standing::Void {
            since: day("2026-04-14"),
            reason: "remboursement du don.".to_owned(),
        },
        ..gift_receipt()
    }
}

/// Gifts before and after the day on which the law changed.
pub fn year_receipt() -> YearReceipt {
    let mut issuer = french_issuer();
    issuer.scheme = "people_in_difficulty".to_owned();
    let gifts = (1..=12)
        .flat_map(|month| {
            [
                gift(&format!("2025-{month:02}-05"), 2_000, "Repas chauds au centre social"),
                Gift {
                    means: Means::Transfer,
                    added: added(1_000),
                    ..gift(
                        &format!("2025-{month:02}-21"),
                        111_100 * i64::from(month),
                        "Un toit pour l’hiver : trois chambres de plus à la Maison du quai, et leur chauffage",
                    )
                },
            ]
        })
        .collect();
    YearReceipt {
        number: ReceiptNumber::new(2026, 7).unwrap(),
        made_on: day("2026-01-15"),
        year: 2025,
        issuer,
        donor: donor(),
        gifts,
        standing: Standing::Valid,
    }
}

pub fn belgian_receipt() -> YearReceipt {
    YearReceipt {
        number: ReceiptNumber::new(2026, 41).unwrap(),
        made_on: day("2026-02-10"),
        year: 2025,
        issuer: belgian_issuer(),
        donor: Donor {
            name: "Ιωάννα Παπαδοπούλου".to_owned(),
            address: lines("Rue Saint-Gilles 91 bte 3\n4000 Liège"),
            national_number: Some(NationalNumber::parse("85.07.30-033.28").unwrap()),
        },
        gifts: vec![
            gift("2025-02-11", 2_500, "Vélos pour tous"),
            Gift {
                means: Means::Transfer,
                ..gift("2025-11-30", 7_175, "La soupe du quai")
            },
        ],
        standing: Standing::Valid,
    }
}

pub fn confirmation(locale: Locale) -> Confirmation {
    Confirmation {
        locale,
        reference: "A7F3-K2M9".to_owned(),
        made_on: day("2026-03-02"),
        body: Body {
            numbers: Vec::new(),
            ..french_issuer().body
        },
        donor: donor(),
        gifts: vec![gift_receipt().gift],
    }
}

pub fn letter(name: &str) -> Letter {
    Letter {
        locale: Locale::Fr,
        address: lines(&format!("{name}\n3 (bis), rue \\ haute\n69100 Ambrelle")),
        sender: "Ambrelle".to_owned(),
        subject: "Votre code pour confirmer votre domicile".to_owned(),
        before: vec![
            "Bonjour,".to_owned(),
            "Vous avez demandé à la ville (Ambrelle), sur Parvis, de confirmer que vous habitez à cette adresse. Voici votre code\u{a0}:".to_owned(),
        ],
        code: "BCDFGHJK".to_owned(),
        after: vec![
            "Connectez-vous, puis saisissez-le sur cette page\u{a0}: https://a.example/me".to_owned(),
            "Le code fonctionne jusqu’au 3\u{a0}mars, pour vous seulement. Dès qu’il est saisi, nous effaçons votre adresse.".to_owned(),
        ],
    }
}
