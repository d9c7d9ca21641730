use proptest::prelude::*;

use super::IdentifierKind::{BeEnterprise, Iban, Rna, Siren, Siret};
use super::*;

fn written(kind: IdentifierKind, typed: &str) -> Result<String, IdentifierError> {
    Identifier::parse(kind, typed).map(|identifier| identifier.written())
}

#[test]
fn numbers_are_read_as_people_type_them_and_written_in_one_way() {
    for (kind, typed, expected) in [
        (Siren, " 217 500 016 ", "217 500 016"),
        (Siret, "217.500.016.00019", "217 500 016 00019"),
        (Rna, "w 751 123 456", "W751123456"),
        (BeEnterprise, "BE 0403.019.261", "0403.019.261"),
        (BeEnterprise, "403019261", "0403.019.261"),
        (
            Iban,
            "fr14 2004 1010 0505 0001 3m02 606",
            "FR14 2004 1010 0505 0001 3M02 606",
        ),
        (Iban, "BE68\u{a0}5390\u{202f}0754 7034", "BE68 5390 0754 7034"),
        (
            Iban,
            "MT84MALT011000012345MTLCAST001S",
            "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
        ),
    ] {
        assert_eq!(written(kind, typed).as_deref(), Ok(expected), "{typed}");
    }
    let iban = Identifier::parse(Iban, "BE68539007547034").unwrap();
    assert_eq!((iban.compact(), iban.hint()), ("BE68539007547034", "7034"));
}

#[test]
fn what_is_wrong_is_told() {
    use IdentifierError::{Beginning, Characters, Check, Country, Length, Rounded};
    for (kind, typed, expected) in [
        (Siren, "217500017", Check),
        (Siren, "21750001", Length { expected: 9 }),
        (Siren, "21750001O", Characters),
        (Siren, "217٥00016", Characters),
        (Siret, "2,43E+13", Rounded),
        (Siret, "2.43e+13", Rounded),
        (Siret, "", Length { expected: 14 }),
        (Rna, "751123456", Beginning),
        (Rna, "W7511234567", Length { expected: 10 }),
        (Rna, "W75112345A", Characters),
        (BeEnterprise, "0403.019.262", Check),
        (BeEnterprise, "2403019261", Beginning),
        (Iban, "BE68539007547035", Check),
        (Iban, "BE6853900754703", Length { expected: 16 }),
        (Iban, "US68539007547034", Country),
        (Iban, "B", Length { expected: 16 }),
        (Iban, "1234567890", Beginning),
        (Iban, "BEAA539007547034", Characters),
    ] {
        assert_eq!(written(kind, typed), Err(expected), "{typed}");
    }
}

#[test]
fn la_poste_counts_otherwise() {
    assert!(written(Siret, LA_POSTE_SEAT).is_ok());
    // 3+5+6 are 14; with 00001 they are 15, a multiple of 5.
    assert!(!luhn("35600000000001"));
    assert!(written(Siret, "35600000000001").is_ok());
    assert_eq!(written(Siret, "35600000000002"), Err(IdentifierError::Check));
}

/// Puts the check digit behind some digits that makes the whole pass Luhn's rule.
fn with_luhn(mut text: String) -> String {
    for digit in '0'..='9' {
        text.push(digit);
        if luhn(&text) {
            break;
        }
        text.pop();
    }
    text
}

fn changed(text: &str, place: usize, by: u8) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let at = place % bytes.len();
    bytes[at] = b'0' + (bytes[at] - b'0' + by) % 10;
    String::from_utf8(bytes).unwrap()
}

proptest! {
    #[test]
    fn a_changed_digit_is_refused(body in "[1-9][0-9]{7}", nic in "[0-9]{4}", place in 0_usize..14, by in 1_u8..10) {
        let siren = with_luhn(body.clone());
        prop_assert!(written(Siren, &siren).is_ok());
        prop_assert!(written(Siren, &changed(&siren, place, by)).is_err());
        prop_assume!(siren != LA_POSTE);
        let siret = with_luhn(siren + &nic);
        prop_assert!(written(Siret, &siret).is_ok());
        let other = changed(&siret, place, by);
        prop_assume!(!other.starts_with(LA_POSTE));
        prop_assert!(written(Siret, &other).is_err());
        let eight: u64 = body.parse::<u64>().unwrap() % 20_000_000;
        let belgian = format!("{eight:08}{:02}", 97 - eight % 97);
        prop_assert!(written(BeEnterprise, &belgian).is_ok());
        prop_assert!(written(BeEnterprise, &changed(&belgian, place, by)).is_err());
    }

    #[test]
    fn a_changed_digit_of_an_account_is_refused(place in 2_usize..16, by in 1_u8..10) {
        let iban = "BE68539007547034";
        let typed = format!("BE{}", changed(&iban[2..], place - 2, by));
        prop_assert!(written(Iban, &typed).is_err());
    }

    #[test]
    fn whatever_is_typed_gives_a_number_or_a_reason(typed in "\\PC{0,40}") {
        for kind in IdentifierKind::ALL {
            if let Ok(identifier) = Identifier::parse(*kind, &typed) {
                prop_assert_eq!(Identifier::parse(*kind, &identifier.written()), Ok(identifier));
            }
        }
    }
}
