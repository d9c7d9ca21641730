//! Archives, honest and not.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use super::*;

pub(super) fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(vec![]));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn an_archive_is_read_file_by_file() {
    let archive = zipped(&[
        ("march/one.xml", CAMT_02),
        ("__MACOSX/march/._one.xml", b"x"),
        (".DS_Store", b"x"),
        ("two.cod", CODA),
        ("three.txt", CFONB),
    ]);
    assert_eq!(read(&archive).unwrap().len(), 4);
    let text = |bytes: &[u8]| read(bytes).unwrap_err().text(Locale::En);
    let archive = zipped(&[
        ("one.xml", CAMT_02),
        ("two.xml", &changed(CAMT_02, "25.00000", "25.01")),
    ]);
    assert_eq!(
        text(&archive),
        "line 18 (“two.xml”), “Stmt”: the statement does not add up: 1234.56 EUR and its entries make 1209.57 EUR, but it ends with 1209.56 EUR"
    );
    assert!(text(&zipped(&[("in.zip", &archive)])).contains("no account statement in a form"));
    assert_eq!(text(&zipped(&[("a/._x", b"")])), "the file holds no statement");
    let bomb = vec![b' '; BYTES_MAX + 1];
    let archive = zipped(&[("a", &bomb)]);
    assert!(archive.len() < 200_000);
    assert_eq!(
        text(&archive),
        "more than 32 MB; have the bank make statements of shorter times"
    );
    let many: Vec<(String, &[u8])> = (0..401).map(|at| (at.to_string(), CFONB)).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    assert!(text(&zipped(&many)).starts_with("more than 400"));
    let mut broken = zipped(&[("one.xml", CAMT_02)]);
    let middle = broken.len() / 2;
    broken[middle] ^= 0xff;
    assert!(
        text(&broken).starts_with("the archive cannot be unpacked"),
        "{}",
        text(&broken)
    );
}
