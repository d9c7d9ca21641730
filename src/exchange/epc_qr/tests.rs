use domain::bank::Reference;
use domain::{Currency, Locale};
use proptest::prelude::*;

use super::*;

fn transfer(name: &str, iban: &str, minor: i64, remittance: Remittance) -> EpcTransfer {
    EpcTransfer {
        name: name.to_owned(),
        account: Iban::parse(iban).unwrap(),
        bank: None,
        amount: Some(Money::new(minor, Currency::EUR)),
        remittance,
        information: None,
    }
}

const RIVEMONT: &str = "FR7630001007941234567890185";
const LINDEBEEK: &str = "BE76001020304095";

fn rf(number: u64) -> Remittance {
    Remittance::Reference(Reference::from_number("FR", number).unwrap())
}

/// The expected texts are those of `segno.helpers.make_epc_qr` (1.6.6) for the same data.
#[test]
fn the_text_is_what_other_generators_write() {
    let with_reference = transfer("Ville de Rivemont", RIVEMONT, 2512, rf(41));
    let expected =
        "BCD\n002\n1\nSCT\n\nVille de Rivemont\nFR7630001007941234567890185\nEUR25.12\n\nRF610000000041";
    assert_eq!(text(&with_reference).unwrap(), expected);

    let ogm = Remittance::Reference(Reference::from_number("BE", 41).unwrap());
    let belgian = transfer("Commune de Lindebeek", LINDEBEEK, 1234, ogm);
    let expected =
        "BCD\n002\n1\nSCT\n\nCommune de Lindebeek\nBE76001020304095\nEUR12.34\n\n\n+++000/0000/04141+++";
    assert_eq!(text(&belgian).unwrap(), expected);

    let words = Remittance::Text("Don pour la fête & le verger".to_owned());
    let mut largest = transfer("Ville d'Évreval", RIVEMONT, 99_999_999_999, words);
    largest.bank = Some(Bic::parse("BNPAFRPPXXX").unwrap());
    let expected = "BCD\n002\n1\nSCT\nBNPAFRPPXXX\nVille d'Évreval\nFR7630001007941234567890185\nEUR999999999.99\n\n\nDon pour la fête & le verger";
    assert_eq!(text(&largest).unwrap(), expected);
}

#[test]
fn what_may_be_left_out_is_left_out() {
    let mut bare = transfer("Ville de Rivemont", RIVEMONT, 0, Remittance::Text(String::new()));
    bare.amount = None;
    assert_eq!(
        text(&bare).unwrap(),
        "BCD\n002\n1\nSCT\n\nVille de Rivemont\nFR7630001007941234567890185"
    );
    bare.information = Some("A gift\nfor the square".to_owned());
    assert!(text(&bare).unwrap().ends_with("\n\n\n\n\nA gift for the square"));
}

#[test]
fn what_the_guideline_does_not_allow_is_refused() {
    let mut wrong = transfer(&"é".repeat(71), RIVEMONT, 0, Remittance::Text("x".repeat(141)));
    wrong.information = Some("y".repeat(71));
    let text = |transfer: &EpcTransfer| text(transfer).unwrap_err().text(Locale::En);
    assert_eq!(
        text(&wrong),
        "“name”: 71 characters; at most 70 are allowed\n\
         “amount”: “0.00 EUR” is not above zero\n\
         “remittance”: 141 characters; at most 140 are allowed\n\
         “information”: 71 characters; at most 70 are allowed"
    );
    wrong = transfer(" ", RIVEMONT, 100, rf(1));
    wrong.amount = Some(Money::new(100, "USD".parse().unwrap()));
    assert_eq!(
        text(&wrong),
        "“name”: empty, but needed\n“amount”: the amount is in USD, but it must be in EUR"
    );
    wrong = transfer(
        &"é".repeat(70),
        RIVEMONT,
        100_000_000_000,
        Remittance::Text("é".repeat(140)),
    );
    assert_eq!(
        text(&wrong),
        "“amount”: one payment may have 999999999.99 EUR at most"
    );
    wrong.amount = None;
    assert_eq!(
        text(&wrong),
        "the code would hold 467 bytes; 331 at most are allowed"
    );
}

/// What a camera would read in a picture of dark and light pixels.
fn scanned(side: usize, dark: impl Fn(usize, usize) -> bool) -> (rqrr::MetaData, String) {
    let mut image =
        rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| if dark(x, y) { 0 } else { 255 });
    let codes = image.detect_grids();
    assert_eq!(codes.len(), 1);
    codes[0].decode().unwrap()
}

fn scanned_png(bytes: &[u8]) -> (rqrr::MetaData, String) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes))
        .read_info()
        .unwrap();
    let mut data = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut data).unwrap();
    assert_eq!(
        (info.color_type, info.bit_depth),
        (png::ColorType::Grayscale, png::BitDepth::One)
    );
    let side = info.width as usize;
    let dark = |x: usize, y: usize| data[y * info.line_size + x / 8] & (0x80 >> (x % 8)) == 0;
    scanned(side, dark)
}

/// The dark runs of an SVG, each written `Mx yhwv1h-wz`.
fn scanned_svg(svg: &str) -> String {
    let (_, path) = svg.rsplit_once("d=\"").unwrap();
    let runs: Vec<(usize, usize, usize)> = path
        .split('M')
        .skip(1)
        .map(|run| {
            let (x, rest) = run.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let (width, _) = rest.split_once('v').unwrap();
            (x.parse().unwrap(), y.parse().unwrap(), width.parse().unwrap())
        })
        .collect();
    let size = svg
        .split_once("viewBox=\"0 0 ")
        .unwrap()
        .1
        .split_once(' ')
        .unwrap()
        .0;
    let size: usize = size.parse().unwrap();
    let dark = |x: usize, y: usize| {
        runs.iter()
            .any(|run| run.1 == y / 4 && (run.0..run.0 + run.2).contains(&(x / 4)))
    };
    scanned(size * 4, dark).1
}

#[test]
fn a_camera_reads_the_text_back() {
    let words = Remittance::Text("Don pour la fête & le verger".to_owned());
    for transfer in [
        transfer("Ville de Rivemont", RIVEMONT, 2500, rf(41)),
        transfer("Ville d'Évreval", LINDEBEEK, 1, words),
        transfer(
            &"n".repeat(70),
            RIVEMONT,
            99_999_999_999,
            Remittance::Text("w".repeat(140)),
        ),
    ] {
        let (text, image) = (text(&transfer).unwrap(), image(&transfer).unwrap());
        let (meta, read) = scanned_png(&image.png(4).unwrap());
        assert_eq!(read, text);
        // rqrr counts levels as the code does: 0 is M.
        assert_eq!(meta.ecc_level, 0);
        assert!(meta.version.0 <= 13);
        assert_eq!(scanned_svg(&image.svg()), text);
        assert_eq!(image.size(), meta.version.to_size() + 8);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_transfer_is_read_back_or_refused(
        name in "\\PC{0,80}",
        minor in -1..=100_000_000_000_i64,
        words in "\\PC{0,150}",
    ) {
        let transfer = transfer(&name, RIVEMONT, minor, Remittance::Text(words));
        match image(&transfer) {
            Ok(image) => {
                let text = text(&transfer).unwrap();
                prop_assert!(text.len() <= BYTES_MAX && text.lines().count() <= 12);
                prop_assert_eq!(scanned_png(&image.png(4).unwrap()).1, text);
            }
            Err(refused) => prop_assert!(!refused.findings.is_empty()),
        }
    }
}
