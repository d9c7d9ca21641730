use proptest::prelude::*;

use super::*;

fn bare(text: &str) -> Option<String> {
    Reference::read(text).map(|reference| reference.bare)
}

#[test]
fn a_number_becomes_the_form_of_its_country() {
    let be = |number| Reference::from_number("be", number).map(|it| it.to_string());
    assert_eq!(be(1_197_530_766).as_deref(), Ok("+++119/7530/76697+++"));
    assert_eq!(be(1).as_deref(), Ok("+++000/0000/00101+++"));
    let fr = Reference::from_number("FR", 1234).unwrap();
    assert_eq!(
        (fr.to_string().as_str(), fr.bare()),
        ("RF54 0000 0012 34", "RF540000001234")
    );
    assert_eq!((fr.kind(), fr.number()), (ReferenceKind::Rf, Some(1234)));
    for number in [0, Reference::NUMBER_MAX + 1, u64::MAX] {
        assert_eq!(be(number), Err(ReferenceError::Number));
    }
}

#[test]
fn references_of_others_are_read_as_well() {
    for (text, expected) in [
        ("RF18539007547034", "RF18539007547034"),
        ("rf18 5390 0754 7034", "RF18539007547034"),
        ("+++090/9337/55493+++", "090933755493"),
        ("***010/8068/17183***", "010806817183"),
    ] {
        assert_eq!(Reference::parse(text).map(|it| it.bare).as_deref(), Ok(expected));
        assert_eq!(bare(text).as_deref(), Some(expected));
    }
    assert_eq!(Reference::parse("RF18539007547035"), Err(ReferenceError::Check));
    assert_eq!(Reference::parse("119753076600"), Err(ReferenceError::Check));
    assert_eq!(Reference::parse("RF1"), Err(ReferenceError::Form));
    assert_eq!(Reference::parse(""), Err(ReferenceError::Form));
    assert_eq!(Reference::parse("RFé"), Err(ReferenceError::Form));
    assert_eq!(Reference::parse("RF18").unwrap_err(), ReferenceError::Form);
}

#[test]
fn a_reference_is_found_among_words() {
    for text in [
        "090933755493",
        "Don de 20 EUR, 090/9337/55493 merci !",
        "le 12 090/9337/55493",
        "GIFT FOR THE SQUARE: *** 090 / 9337 / 55493 ***",
        "090.9337.55493",
        "0909 3375 5493",
        "09-09-33-75-54-93",
        "ref 090–9337–55493; tel 0475 12 34 56",
        "090/9337/55493 et encore 090933755493",
    ] {
        assert_eq!(bare(text).as_deref(), Some("090933755493"), "{text}");
    }
    for text in [
        "merci RF54 0000 0012 34 Ana",
        "rf 54-0000001234",
        "REF:RF540000001234",
        "RF54 0000/0012/34 20 EUR",
    ] {
        assert_eq!(bare(text).as_deref(), Some("RF540000001234"), "{text}");
    }
}

#[test]
fn what_is_no_reference_is_not_found() {
    for text in [
        "",
        "merci",
        "090/9337/55494",
        // Half of a longer number.
        "1090933755493",
        "0909337554931",
        "x090933755493",
        "090933755493x",
        // Accounts, whose check is the same.
        "BE68 5390 0754 7034",
        "BE 68 5390 0754 7034",
        "BE68539007547034",
        "from BE67 5390 0754 7034",
        "539-0075470-34",
        "GB82 WEST 1234 5698 7654 32",
        // Two of them.
        "090/9337/55493 010/8068/17183",
        // Mistyped, with a number after it.
        "RF54 0000 0012 35",
        "RF54 0000 0012 3 20 EUR",
        "RF18 5390 0754 703",
    ] {
        assert_eq!(bare(text), None, "{text}");
    }
    assert_eq!(Reference::all_in("090/9337/55493 or 010/8068/17183").len(), 2);
}

/// A reference as somebody retypes it: other case, and signs between any two characters but within `RF`.
fn retyped(reference: &Reference, signs: &[&str], lower: bool) -> String {
    let mut typed = String::new();
    for (place, c) in reference.bare().chars().enumerate() {
        if place != 1 || c != 'F' {
            typed.push_str(signs[place % signs.len()]);
        }
        typed.push(if lower { c.to_ascii_lowercase() } else { c });
    }
    typed
}

fn made() -> impl Strategy<Value = Reference> {
    (prop::sample::select(vec!["BE", "FR"]), 1..=Reference::NUMBER_MAX)
        .prop_map(|(country, number)| Reference::from_number(country, number).unwrap())
}

proptest! {
    #[test]
    fn every_reference_survives_its_forms(reference in made()) {
        prop_assert_eq!(Reference::parse(reference.bare()), Ok(reference.clone()));
        prop_assert_eq!(reference.to_string().parse(), Ok(reference.clone()));
        let number = reference.number().unwrap();
        let country = if reference.kind() == ReferenceKind::Ogm { "BE" } else { "FR" };
        prop_assert_eq!(Reference::from_number(country, number), Ok(reference));
    }

    #[test]
    fn every_reference_is_found_however_it_is_retyped(
        reference in made(),
        signs in prop::collection::vec(prop::sample::select(vec!["", " ", "/", "+++", "*", ".", "-", " - "]), 1..13),
        lower: bool,
        before in prop::sample::select(vec!["", "Don ", "gift: ", "pour le square, ", "n° ", "(", "REF. "]),
        after in prop::sample::select(vec!["", " merci", ", Ana", ") 20 EUR", "; 5", " !"]),
    ) {
        let text = format!("{before}{}{after}", retyped(&reference, &signs, lower));
        prop_assert_eq!(Reference::read(&text), Some(reference), "{}", text);
    }

    #[test]
    fn a_wrong_or_swapped_digit_is_never_another_reference(reference in made(), place in 0..12_usize, by in 1..10_u8) {
        let head = if reference.kind() == ReferenceKind::Rf { 2 } else { 0 };
        let mut bytes = reference.bare().as_bytes().to_vec();
        let at = head + place;
        bytes[at] = b'0' + (bytes[at] - b'0' + by) % 10;
        let text = String::from_utf8(bytes).unwrap();
        prop_assert_eq!(Reference::read(&text), None);
        prop_assert_eq!(Reference::read(&format!("merci {text} !")), None);

        let mut bytes = reference.bare().as_bytes().to_vec();
        if head + place + 1 < bytes.len() && bytes[at] != bytes[at + 1] {
            bytes.swap(at, at + 1);
            let swapped = String::from_utf8(bytes).unwrap();
            prop_assert_eq!(Reference::read(&swapped), None);
        }
    }

    #[test]
    fn no_belgian_account_is_a_reference(number in 1..=Reference::NUMBER_MAX, blank in prop::sample::select(vec!["", " ", "-", "."])) {
        let account = Reference::from_number("BE", number).unwrap().bare;
        let check = 98 - remainder(&format!("{account}BE00"));
        let iban = format!("BE{check:02}{account}");
        let typed: Vec<&str> = [0..4, 4..8, 8..12, 12..16].into_iter().map(|part| &iban[part]).collect();
        let typed = typed.join(blank);
        prop_assert_eq!(Reference::read(&typed), None);
        prop_assert_eq!(Reference::read(&format!("from {typed} thanks")), None);
    }

    #[test]
    fn whatever_is_found_is_right(text in "[RFrf0-9 +/*.é-]{0,40}|\\PC{0,60}") {
        for reference in Reference::all_in(&text) {
            prop_assert_eq!(Reference::parse(reference.bare()), Ok(reference.clone()));
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            let own: String = reference.bare().chars().filter(char::is_ascii_digit).collect();
            prop_assert!(digits.contains(&own));
        }
    }
}
