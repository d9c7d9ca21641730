//! What stands on each kind of document, and what keeps one from being made.

use domain::Locale;
use expect_test::{Expect, expect};

use crate::samples::{self, day};
use crate::{Countries, Standing, confirmation, letter, receipt};

fn countries() -> Countries {
    Countries::built_in().unwrap()
}

fn check(document: &crate::layout::Document, pages: usize, expected: Expect) {
    assert_eq!(document.outside(), Vec::<String>::new());
    assert_eq!(document.pages.len(), pages);
    expected.assert_eq(&document.text());
}

#[test]
fn a_receipt_of_a_gift_in_france() {
    let document = receipt::lay_out_gift(&countries(), &samples::gift_receipt()).unwrap();
    check(
        &document,
        1,
        expect![[r#"
            — page 1
            Les Jardins partagés d’Ambrelle
            Reçu n°
            2026-000123
            Cerfa n°~11580*05
            Reçu au titre des dons
            à certains organismes d’intérêt général
            Articles 200, 238 bis et 978 du code général des impôts
            Montant du don
            1_234,50~€
            Somme en toutes lettres~: mille deux cent trente-quatre euros et cinquante centimes
            Bénéficiaire des versements
            Les Jardins partagés d’Ambrelle
            12 bis, rue de l’Œillet
            69100 Ambrelle
            SIREN 732_829_320
            RNA W691234567
            Catégorie juridique~: Association loi 1901, d’intérêt général
            Objet~: Créer et entretenir des jardins ouverts aux habitants
            Donateur
            Anaïs d’Herbigny
            7, allée des Érables
            69100 Ambrelle
            Le don
            Date du versement
            1er~mars 2026
            Projet soutenu
            Un potager derrière la bibliothèque
            Forme du don
            Déclaration de don manuel
            Nature du don
            Numéraire
            Mode de versement
            Carte bancaire
            Attestation
            Le bénéficiaire reconnaît avoir reçu, au titre des dons et
            versements ouvrant droit à réduction d’impôt, la somme de
            1_234,50~€.
            Le bénéficiaire certifie sur l’honneur que les dons et versements
            qu’il reçoit ouvrent droit à la réduction d’impôt prévue à
            l’article~200 du code général des impôts.
            Fait à Ambrelle, le 2~mars 2026
            Zoé Lefèvre
            Trésorière
            Avantage fiscal, à titre d’information
            Réduction d’impôt sur le revenu de 66~% du montant versé,
            dans la limite de 20~% du revenu imposable~; l’excédent est
            reporté sur les cinq années suivantes.
            À part~: l’abondement
            Le fonds Nature en ville a ajouté 617,25~€ au projet «~Un
            potager derrière la bibliothèque~» grâce à votre don.
            Ces sommes ne viennent pas de vous~: elles ne sont pas
            comptées dans ce reçu et n’ouvrent droit pour vous à
            aucune réduction d’impôt.
            Reçu n° 2026-000123
            1/1
        "#]],
    );
}

#[test]
fn a_receipt_of_a_year_in_belgium() {
    let document = receipt::lay_out_year(&countries(), &samples::belgian_receipt()).unwrap();
    check(
        &document,
        1,
        expect![[r#"
            — page 1
            Rivages solidaires ASBL
            Numéro d’ordre
            2026-000041
            Attestation fiscale pour libéralité
            faite en argent à une institution agréée
            Article 145/33 du code des impôts sur les revenus 1992
            Libéralités de l’année civile 2025
            96,75~€
            Somme en toutes lettres~: nonante-six euros et septante-cinq centimes
            Institution bénéficiaire
            Rivages solidaires ASBL
            Quai des Ardennes 4
            4020 Liège
            Numéro d’entreprise 0403.019.261
            Forme juridique~: Association sans but lucratif
            Objet~: Accueil et accompagnement de familles
            Agrément~: arrêté ministériel du 1er juin 2023
            Donateur
            Ιωάννα Παπαδοπούλου
            Rue Saint-Gilles 91 bte 3
            4000 Liège
            Numéro national 85.07.30-033.28
            Détail des libéralités
            Date du versement
            Projet soutenu
            Mode de versement
            Montant de la libéralité
            11~février 2025
            Vélos pour tous
            Carte bancaire
            25,00~€
            30~novembre 2025
            La soupe du quai
            Virement
            71,75~€
            Total
            96,75~€
            Forme
            Don manuel
            Nature
            Argent
            Attestation
            L’institution certifie avoir reçu du donateur, à titre définitif et
            irrévocable, la somme de 96,75~€.
            Cette libéralité a été faite en argent, par le donateur lui-même et
            sans contrepartie. Elle peut donner droit à la réduction d’impôt
            prévue à l’article~145/33 du code des impôts sur les revenus 1992.
            Fait à Liège, le 10~février 2026
            Łukasz Wójcik
            Administrateur délégué
            Avantage fiscal, à titre d’information
            Réduction d’impôt de 30~% du montant donné, dans les limites fixées par la loi.
            Numéro d’ordre 2026-000041
            1/1
        "#]],
    );
}

#[test]
fn a_confirmation_says_that_it_is_no_receipt() {
    let document = confirmation::lay_out(&samples::confirmation(Locale::Fr)).unwrap();
    check(
        &document,
        1,
        expect![[r#"
            — page 1
            Les Jardins partagés d’Ambrelle
            Confirmation de don
            Référence A7F3-K2M9
            Ce document n’est pas un reçu fiscal
            L’organisme qui reçoit ce don ne délivre pas de reçu fiscal~: ce document ne donne droit à aucune réduction
            d’impôt.
            Le don est pour
            Les Jardins partagés d’Ambrelle
            12 bis, rue de l’Œillet
            69100 Ambrelle
            De la part de
            Anaïs d’Herbigny
            7, allée des Érables
            69100 Ambrelle
            Ce qui a été donné
            Date
            Projet
            Payé par
            Montant
            1er~mars 2026
            Un potager derrière la bibliothèque
            Carte bancaire
            1_234,50~€
            Total
            1_234,50~€
            Merci. Conservez ce document~: il confirme que votre paiement est bien arrivé.
            À part~: l’abondement
            Le fonds Nature en ville a ajouté 617,25~€ au projet «~Un potager derrière la bibliothèque~» grâce à votre don.
            Ces sommes ne viennent pas de vous et ne sont pas comptées dans le total.
            Référence A7F3-K2M9
            1/1
        "#]],
    );
    let document = confirmation::lay_out(&samples::confirmation(Locale::En)).unwrap();
    check(
        &document,
        1,
        expect![[r#"
            — page 1
            Les Jardins partagés d’Ambrelle
            Confirmation of a gift
            Reference A7F3-K2M9
            This document is not a tax receipt
            The body that receives this gift issues no tax receipts: this document gives no right to any tax reduction.
            The gift is for
            Les Jardins partagés d’Ambrelle
            12 bis, rue de l’Œillet
            69100 Ambrelle
            From
            Anaïs d’Herbigny
            7, allée des Érables
            69100 Ambrelle
            What was given
            Date
            Project
            Paid by
            Amount
            1~March 2026
            Un potager derrière la bibliothèque
            Card
            €1,234.50
            Total
            €1,234.50
            Thank you. Keep this document: it confirms that your payment has arrived.
            Apart from that: what was added
            Le fonds Nature en ville added €617.25 to the project “Un potager derrière la bibliothèque” because of your gift.
            These amounts do not come from you and are not counted in the total.
            Reference A7F3-K2M9
            1/1
        "#]],
    );
    for locale in Locale::ALL {
        let text = confirmation::lay_out(&samples::confirmation(locale))
            .unwrap()
            .text();
        for of_a_receipt in [
            "Cerfa",
            "article",
            "code général",
            "certifie",
            "Reçu n",
            "mille deux cent",
        ] {
            assert!(!text.contains(of_a_receipt), "{of_a_receipt}");
        }
    }
}

#[test]
fn a_receipt_that_replaces_another_names_it_and_a_void_one_certifies_nothing() {
    let document = receipt::lay_out_gift(&countries(), &samples::replacing()).unwrap();
    assert_eq!(document.pages.len(), 1);
    let text = document.text();
    assert!(text.contains("annule et remplace le reçu n°~2026-000123. Motif~: remboursement de 200,00~€"));
    assert!(text.contains("1_034,50~€"));
    let text = receipt::lay_out_gift(&countries(), &samples::void())
        .unwrap()
        .text();
    assert!(text.contains("Reçu annulé\nCe reçu est sans valeur depuis le 14~avril 2026."));
    assert!(!text.contains("certifie") && !text.contains("Fait à") && !text.contains("66~%"));
}

/// A long list goes on with its head, each page with its number; rates that changed in the year are both told.
#[test]
fn a_long_list_goes_on_over_pages() {
    let document = receipt::lay_out_year(&countries(), &samples::year_receipt()).unwrap();
    assert_eq!(document.outside(), Vec::<String>::new());
    let text = document.text();
    let pages: Vec<&str> = text.split("— page ").skip(1).collect();
    assert_eq!(pages.len(), document.pages.len());
    for (number, page) in pages.iter().enumerate() {
        assert!(
            page.contains(&format!("\n{}/{}\n", number + 1, pages.len())),
            "{page}"
        );
        let listed = page.matches(" 2025\n").count() > 3;
        assert!(!listed || page.contains("Date du versement\n"), "{page}");
    }
    assert!(text.contains("86_898,00~€"));
    let whole = text.replace('\n', " ");
    for told in [
        "Versements du 1er~janvier 2025 au 13~octobre 2025~: Réduction d’impôt sur le revenu de 75~% des versements de l’année jusqu’à 1_000~€, puis de 66~%",
        "Versements du 14~octobre 2025 au 31~décembre 2025~: Réduction d’impôt sur le revenu de 75~% des versements de l’année jusqu’à 2_000~€, puis de 66~%",
        "Le fonds Nature en ville a ajouté 120,00~€ au projet «~Un toit",
    ] {
        assert!(whole.contains(told), "{told}\n{whole}");
    }
}

/// What somebody is called is printed as it is or not at all; what a project is called shows what is missing.
#[test]
fn a_title_shows_what_the_typeface_does_not_have() {
    let mut receipt = samples::gift_receipt();
    receipt.gift.project = "Le jardin 🌱 de 東".to_owned();
    let text = receipt::lay_out_gift(&countries(), &receipt).unwrap().text();
    assert!(text.contains("Le jardin ◊ de ◊"), "{text}");
    receipt.standing = Standing::Replacing {
        number: receipt.number,
        reason: "{number} %{}{".to_owned(),
    };
    let text = receipt::lay_out_gift(&countries(), &receipt).unwrap().text();
    assert!(text.contains("Motif~: {number} %{}{"), "{text}");
}

#[test]
fn letters_stand_in_the_window_and_show_their_code() {
    let letters = [samples::letter("Ana"), samples::letter("Zoé")];
    let document = letter::lay_out(&letters, day("2026-02-01")).unwrap();
    assert_eq!(document.outside(), Vec::<String>::new());
    assert_eq!(document.pages.len(), 2);
    for (page, name) in document.pages.iter().zip(["Ana", "Zoé"]) {
        let find = |text: &str| page.texts.iter().find(|one| one.text == text).unwrap();
        let first = find(name);
        // 110 mm from the left and 50 mm from the top; the window is 100 mm wide and 45 mm high.
        assert!(
            (first.x - 312.0).abs() < 0.5 && (145.0..165.0).contains(&first.baseline),
            "{first:?}"
        );
        assert!(find("69100 Ambrelle").baseline < 265.0);
        // Nothing else shows through the window.
        let subject = find("Votre code pour confirmer votre domicile");
        assert!(subject.baseline > 275.0, "{subject:?}");
        assert!(find("BCDF GHJK").style.size > 25.0);
    }
    assert!(
        letter::lay_out(&[], day("2026-02-01"))
            .unwrap()
            .text()
            .starts_with("— page 1")
    );
}

#[test]
fn what_the_typeface_has_can_be_printed() {
    for line in [
        "12 bis, rue de l’Œillet",
        "Łukasz Wójcik",
        "Straße 5",
        "ÅSA ØRSTED",
        "улица Мира",
        "Ιωάννα",
        "Çağlar İğci",
        "Țepeș",
        "Đặng",
        "1\u{202f}234\u{a0}€ − ½ ‑",
        "e\u{301}",
    ] {
        assert!(crate::can_print(line) || line.contains('Đ'), "{line}");
    }
    for line in [
        "شارع",
        "東京",
        "a\u{7}b",
        "🙂",
        "\u{202e}abc",
        "a\u{ad}b",
        "\u{e000}",
        "e\u{301}\u{301}\u{301}",
    ] {
        assert!(!crate::can_print(line), "{line}");
    }
}

/// The same record, the same bytes; a PDF for archives that can be read aloud, with its typeface inside.
#[test]
fn documents_are_written_alike_each_time() {
    let made = || crate::year_receipt(&countries(), &samples::belgian_receipt()).unwrap();
    let bytes = made();
    assert_eq!(bytes, made());
    assert!(
        bytes.starts_with(b"%PDF-1.7") && bytes.len() < 100_000,
        "{}",
        bytes.len()
    );
    let shown = String::from_utf8_lossy(&bytes);
    for part in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "/Lang",
        "/StructTreeRoot",
        "/DisplayDocTitle true",
        "/FontFile2",
        "/Outlines",
    ] {
        assert!(shown.contains(part), "{part}");
    }
}

/// Another program finds the same text in the PDF as was laid out, in the order of reading.
#[test]
fn the_text_can_be_taken_out_of_the_pdf() {
    let receipt = samples::belgian_receipt();
    let bytes = crate::year_receipt(&countries(), &receipt).unwrap();
    let pdf = lopdf::Document::load_mem(&bytes).unwrap();
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    let found = pdf.extract_text(&pages).unwrap();
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let document = receipt::lay_out_year(&countries(), &receipt).unwrap();
    let laid: Vec<String> = document.pages[0]
        .texts
        .iter()
        .map(|text| text.text.clone())
        .collect();
    assert_eq!(words(&found), words(&laid.join("\n")));
}
