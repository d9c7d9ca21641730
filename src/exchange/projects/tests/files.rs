//! Files that are wrong as a whole.

use super::*;

#[test]
fn an_old_spreadsheet_is_refused_with_its_place_and_the_way_out() {
    let file = b"id,title\n1,Fountain\n2,\"Caf\xE9\n solidaire\"\n";
    assert_eq!(
        refused(file, ""),
        [
            "the file is not UTF-8: the byte 0xE9 in row 2, line 3, column “title” means nothing; if the file comes from an older spreadsheet, set encoding = \"windows-1252\""
        ]
    );
    let report = read(file, &mapping("csv.encoding = \"windows-1252\"")).unwrap();
    assert_eq!(report.records[1].title, "Café solidaire");
    assert!(refused(b"id,t\xEFtle\n1,x\n", "")[0].contains("in the header, column “2”"));
}

#[test]
fn a_byte_order_mark_says_the_encoding() {
    let utf16: Vec<u8> = "\u{feff}id,title\r\n1,Élan\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(read(&utf16, &mapping("")).unwrap().records[0].title, "Élan");
    let utf8 = "\u{feff}id,title\n1,Élan\n";
    assert_eq!(read_text(utf8, "").records[0].title, "Élan");
    assert_eq!(
        read_text(utf8, "csv.encoding = \"utf-8\"").records[0].title,
        "Élan"
    );
    assert_eq!(
        refused(utf8.as_bytes(), "csv.encoding = \"windows-1252\""),
        ["the mapping says encoding “windows-1252”, but the file begins with the mark of UTF-8"]
    );
    assert_eq!(
        refused(b"id,title\n1,\xE9\n", "csv.encoding = \"utf-8\""),
        ["the file has bytes that mean nothing in the encoding UTF-8"]
    );
}

#[test]
fn missing_columns_are_all_named_with_their_neighbours() {
    let errors = refused(
        b"id,Titel,Budget global\n1,a,2\n",
        "goal.column = \"Budget globale\"",
    );
    assert_eq!(
        errors,
        [
            "“Budget globale”: this column, named by goal.column, does not exist. Did you mean “Budget global”? The file has “id”, “Titel”, “Budget global”",
            "“title”: this column, named by title.column, does not exist. The file has “id”, “Titel”, “Budget global”",
        ]
    );
}

#[test]
fn a_doubled_column_is_refused_with_both_positions() {
    assert_eq!(
        refused(b"id,title,id\n1,a,2\n", ""),
        ["“id”: this column is there twice, as number 1 and as number 3; rename one of them"]
    );
    assert_eq!(
        read_text("id,title,,\n1,a,,\n", "").records.len(),
        1,
        "columns without a name harm nobody"
    );
}

#[test]
fn another_delimiter_is_recognised() {
    assert!(refused(b"id;title\n1;a\n", "")[0].contains("it holds “;”"));
}

#[test]
fn empty_files_are_told_apart() {
    assert_eq!(refused(b"", ""), ["the file is empty"]);
    assert_eq!(refused(b"\xEF\xBB\xBF \r\n", ""), ["the file is empty"]);
    let report = read_text("id,title\n", "");
    assert_eq!(
        (report.rows_read, report.warnings[0].message.clone()),
        (0, Message::NoRows)
    );
}

#[test]
fn a_quotation_mark_that_is_never_closed_swallows_nothing() {
    let report = read_text("id,title\n1,a\n2,\"b\n3,c\n", "");
    assert_eq!(report.records.len(), 1);
    assert_eq!(
        errors(&report),
        [
            "row 2, line 3: a quotation mark is opened here and never closed: the rest of the file cannot be read"
        ]
    );
    assert!(refused(b"id,\"title\n1,a\n", "")[0].contains("never closed"));
}

#[test]
fn properties_of_a_collection_are_columns() {
    let feature = |id: &str, geometry: &str| {
        format!(
            r#"{{"type":"Feature","properties":{{"id":{id},"name":{{"en":"Garden"}},"cost":22555.73,"tags":[1]}},"geometry":{geometry}}}"#
        )
    };
    let point = r#"{"type":"Point","coordinates":[2.35,48.85]}"#;
    let polygon = r#"{"type":"Polygon","coordinates":[]}"#;
    let features = [feature("7", point), feature("8", "null"), feature("9", polygon)].join(",\n");
    let file = format!("{{\"type\":\"FeatureCollection\",\"features\":[{features}]}}");
    let mapping = |title: &str| {
        let text = format!(
            "format = \"geojson\"\nlanguage = \"en\"\ncurrency = \"EUR\"\nexternal_id.column = \"id\"\ntitle.column = \"{title}\"\nstate.default = \"published\"\ngoal.column = \"cost\""
        );
        Mapping::parse(&text).unwrap()
    };
    let report = read(file.as_bytes(), &mapping("name.en")).unwrap();
    assert_eq!(
        report.records[0].place,
        Place::Point {
            longitude: 2.35,
            latitude: 48.85
        }
    );
    assert_eq!(
        report.records[0].goal.unwrap().minor,
        2_255_573,
        "read from its digits"
    );
    assert_eq!(
        report.records[1].place,
        Place::Unplaced {
            reason: Unplaced::NothingGiven
        }
    );
    assert_eq!(
        errors(&report),
        ["feature 3 (“Garden”): the geometry is a Polygon; needed is Point"]
    );
    assert_eq!(report.errors[0].line(), Some(3));
    let odd = read(file.as_bytes(), &mapping("tags")).unwrap();
    assert_eq!(odd.errors[0].message, Message::NotPlain);
    let missing = read(file.as_bytes(), &mapping("nam.en")).unwrap_err();
    assert!(
        matches!(&missing.findings[0].message, Message::MissingColumn { near, .. } if near == &["name.en"])
    );
}
