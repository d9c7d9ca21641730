//! Rows that are wrong in a file that is right.

use super::*;

#[test]
fn a_row_of_another_length_is_named_by_row_and_line() {
    let report = read_text("id,title\n\n1,\"a\nb\"\r\n2,b,c\r3\n4,d\n", "");
    assert_eq!(
        errors(&report),
        [
            "row 2, line 5: 3 cells where the header has 2; a delimiter or a quotation mark inside a text is the usual reason",
            "row 3, line 6: 1 cells where the header has 2; a delimiter or a quotation mark inside a text is the usual reason",
        ]
    );
    let lines: Vec<_> = report.records.iter().map(|it| (it.row, it.line)).collect();
    assert_eq!(lines, [(1, 3), (4, 7)]);
    assert_eq!((report.rows_read, report.refused()), (4, 2));
}

#[test]
fn all_that_is_wrong_with_a_row_is_told_at_once() {
    let extra = r#"
goal.column = "goal"
state.column = "state"
state.values = { open = "published" }
dates.closes = { column = "end", formats = ["%Y-%m", "%d/%m/%Y"] }
links.page = "page"
"#;
    let base = Mapping::parse(&format!(
        "format = \"csv\"\nlanguage = \"en\"\ncurrency = \"EUR\"\nexternal_id.column = \"id\"\ntitle.column = \"title\"\n{extra}"
    ))
    .unwrap();
    let file = "id,title,goal,state,end,page\n1,Garden,12.345,shut,2024-13,javascript:x\n,,,,,\n1,Bench,5,open,01/02/2024,https://a.example/x\n1,Bench,5,open,,\n";
    let report = read(file.as_bytes(), &base).unwrap();
    assert_eq!(
        errors(&report),
        [
            "row 1, line 2 (“Garden”), “state”: “shut” is not in the table of the mapping, which knows “open”",
            "row 1, line 2 (“Garden”), “goal”: “12.345” has too many decimals, the currency has 2; if that is a sign for thousands, say so with goal.thousands",
            "row 1, line 2 (“Garden”), “end”: “2024-13” is not a date of the form “%Y-%m”, “%d/%m/%Y”",
            "row 1, line 2 (“Garden”), “page”: “javascript:x” is not a web address that begins with https:// or http://",
            "row 2, line 3, “id”: empty, but needed",
            "row 2, line 3, “title”: empty, but needed",
            "row 2, line 3, “state”: empty, but needed",
            "row 3, line 4 (“Bench”), “id”: “1” is already the identifier of number 1",
            "row 4, line 5 (“Bench”), “id”: “1” is already the identifier of number 1",
        ]
    );
    assert_eq!(
        (report.rows_read, report.refused(), report.records.len()),
        (4, 4, 0)
    );
}

#[test]
fn a_point_is_whole_and_on_earth_or_it_is_an_error() {
    let extra = "point = { longitude = \"x\", latitude = \"y\" }\naddress.column = \"a\"";
    let place = |cells: &str| {
        let mut report = read_text(&format!("id,title,x,y,a\n1,T,{cells}\n"), extra);
        match report.records.pop() {
            Some(record) => Ok(record.place),
            None => Err(report.errors.remove(0).message),
        }
    };
    assert_eq!(
        place("\"2,35\",48.85,"),
        Ok(Place::Point {
            longitude: 2.35,
            latitude: 48.85
        })
    );
    assert_eq!(
        place(",,1 rue du Port"),
        Ok(Place::Unplaced {
            reason: Unplaced::AddressOnly
        })
    );
    assert_eq!(
        place(",,"),
        Ok(Place::Unplaced {
            reason: Unplaced::NothingGiven
        })
    );
    assert_eq!(
        place("0,0.0,"),
        Ok(Place::Unplaced {
            reason: Unplaced::ZeroPoint
        })
    );
    assert_eq!(place("2.35,,"), Err(Message::HalfAPoint));
    assert_eq!(
        place("nan,48,"),
        Err(Message::NotDegrees {
            given: "nan".to_owned()
        })
    );
    assert_eq!(
        place("2°21,48,"),
        Err(Message::NotDegrees {
            given: "2°21".to_owned()
        })
    );
    let lambert = Message::NotOnEarth {
        longitude: "845263.18".to_owned(),
        latitude: "6317799.28".to_owned(),
    };
    assert_eq!(place("845263.18,6317799.28,"), Err(lambert));
}

#[test]
fn a_code_outside_the_table_is_an_error_and_not_a_guess() {
    let extra = "neighbourhood = { column = \"q\", codes = { A = \"1\" }, unplaced = [\"Z\"] }\nempty_values = [\"-\"]";
    let report = read_text("id,title,q\n1,T,A\n2,T,Z\n3,T,-\n4,T,a\n", extra);
    let places: Vec<_> = report.records.iter().map(|it| it.place.clone()).collect();
    let unplaced = |reason| Place::Unplaced { reason };
    assert_eq!(
        places,
        [
            Place::Neighbourhood { code: "1".to_owned() },
            unplaced(Unplaced::Code { code: "Z".to_owned() }),
            unplaced(Unplaced::NothingGiven),
        ]
    );
    assert_eq!(
        errors(&report),
        ["row 4, line 5 (“T”), “q”: “a” is not in the table of the mapping, which knows “A”, “Z”"]
    );
}

#[test]
fn long_texts_and_control_characters_are_refused() {
    let long = "é".repeat(TITLE_CHARS_MAX + 1);
    let report = read_text(&format!("id,title\n1,{long}\n2,a\u{0}b\n3,fine\n"), "");
    let messages: Vec<_> = report.errors.iter().map(|it| it.message.clone()).collect();
    assert_eq!(
        messages,
        [
            Message::TooLong {
                max: 200,
                length: 201
            },
            Message::BadCharacter
        ]
    );
}

#[test]
fn a_pattern_that_lacks_a_column_makes_no_text() {
    let extra = "story.fallback = \"By {who}, number {external_id}\"";
    let report = read_text("id,title,who\n1,T,the school\n2,T,\n", extra);
    let stories: Vec<_> = report.records.iter().map(|it| it.story.as_deref()).collect();
    assert_eq!(stories, [Some("By the school, number 1"), None]);
}
