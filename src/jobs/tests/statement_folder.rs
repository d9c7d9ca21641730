//! Statements in a folder.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use domain::person::Role;
use tests::build::Town;
use tests::{TestApp, on_both};
use zip::write::SimpleFileOptions;

use crate::StatementFolder;

/// A statement of one movement, from one balance to another, in cents.
fn camt(number: u32, opening: i64, closing: i64) -> String {
    let amount = |minor: i64| format!("{}.{:02}", minor / 100, minor % 100);
    let balance = |code: &str, minor: i64| {
        format!(
            r#"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{}</Amt><CdtDbtInd>CRDT</CdtDbtInd>
               <Dt><Dt>2026-03-{number:02}</Dt></Dt></Bal>"#,
            amount(minor)
        )
    };
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
        <GrpHdr><MsgId>M{number}</MsgId><CreDtTm>2026-03-{number:02}T20:00:00Z</CreDtTm></GrpHdr>
        <Stmt><Id>S{number}</Id><Acct><Id><IBAN>BE68539007547034</IBAN></Id><Ccy>EUR</Ccy></Acct>{}{}
        <Ntry><Amt Ccy="EUR">{}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>2026-03-{number:02}</Dt></BookgDt><BkTxCd/></Ntry></Stmt></BkToCstmrStmt></Document>"#,
        balance("OPBD", opening),
        balance("CLBD", closing),
        amount(closing - opening),
    )
}

fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(vec![]));
    for (name, text) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// A town with an account, and its folder.
async fn scene(app: &TestApp) -> (Town, tempfile::TempDir, PathBuf) {
    let town = app.town().await;
    let fred = app.person(town.city.id, "Fred", Role::FinanceOfficer).await;
    let account = ("Ville de Test", "BE68 5390 0754 7034", None);
    app.app
        .set_bank_account(&fred, town.city.id, account)
        .await
        .unwrap();
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("town");
    fs::create_dir(&folder).unwrap();
    (town, root, folder)
}

async fn balance(app: &TestApp, town: &Town) -> Option<i64> {
    let last = app.app.statements(&town.official, town.city.id, None, 1).await;
    last.unwrap().first().map(|last| last.closing_minor)
}

on_both! {
    async fn what_lies_in_the_folder_is_taken_once_and_says_what_became_of_it(app: TestApp) {
        let (town, root, folder) = scene(&app).await;
        let mut watched = StatementFolder::new(app.app.clone(), root.path().to_owned());
        // The newer first by name, an archive, one that is no statement, and one of another account.
        fs::write(folder.join("a.xml"), camt(6, 1_000, 1_500)).unwrap();
        fs::write(folder.join("b.zip"), zipped(&[("x/5.xml", &camt(5, 0, 1_000))])).unwrap();
        fs::write(folder.join("c.txt"), "Bonjour").unwrap();
        fs::write(folder.join("d.xml"), camt(7, 1_500, 1_600).replace("BE68539007547034", "BE71096123456769")).unwrap();
        fs::write(folder.join(".e.xml"), camt(8, 1_500, 1_600)).unwrap();
        fs::write(folder.join("f.xml.part"), camt(8, 1_500, 1_600)).unwrap();
        fs::create_dir(folder.join("old")).unwrap();
        assert_eq!(watched.round().await.unwrap(), 0, "what was not there a minute ago may still be written");
        assert_eq!(watched.round().await.unwrap(), 4);
        assert_eq!(names(&folder), [".e.xml", "done", "f.xml.part", "old", "refused"]);
        assert_eq!(names(&folder.join("done")), ["a.xml", "a.xml.why.txt", "b.zip", "b.zip.why.txt"]);
        assert_eq!(names(&folder.join("refused")), ["c.txt", "c.txt.why.txt", "d.xml", "d.xml.why.txt"]);
        assert_eq!(balance(&app, &town).await, Some(1_500));
        let why = |file: &str| fs::read_to_string(folder.join(file)).unwrap();
        assert!(why("done/a.xml.why.txt").contains("Du 06/03/2026 au 06/03/2026"), "{}", why("done/a.xml.why.txt"));
        assert!(why("refused/c.txt.why.txt").contains("relevé"), "{}", why("refused/c.txt.why.txt"));
        assert!(why("refused/d.xml.why.txt").starts_with("file.statement[0]: "), "{}", why("refused/d.xml.why.txt"));

        // The same once more under the same name, and one that does not follow.
        fs::write(folder.join("a.xml"), camt(6, 1_000, 1_500)).unwrap();
        fs::write(folder.join("g.xml"), camt(9, 1_700, 1_800)).unwrap();
        for _ in 0..3 {
            watched.round().await.unwrap();
        }
        assert!(why("done/2-a.xml.why.txt").contains("déjà connu"), "{}", why("done/2-a.xml.why.txt"));
        assert!(names(&folder.join("refused")).contains(&"g.xml".to_owned()));
        assert_eq!(balance(&app, &town).await, Some(1_500));
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_file_that_is_still_being_written_is_never_half_read(app: TestApp) {
        let (town, root, folder) = scene(&app).await;
        let mut watched = StatementFolder::new(app.app.clone(), root.path().to_owned());
        let (whole, file) = (camt(5, 0, 1_000), folder.join("slow.xml"));
        for part in [100, 400, 700] {
            fs::write(&file, &whole[..part]).unwrap();
            assert_eq!(watched.round().await.unwrap(), 0);
        }
        fs::write(&file, &whole).unwrap();
        assert_eq!(watched.round().await.unwrap(), 0);
        assert_eq!((names(&folder), balance(&app, &town).await), (vec!["slow.xml".to_owned()], None));
        assert_eq!(watched.round().await.unwrap(), 1);
        assert_eq!(balance(&app, &town).await, Some(1_000));
    }
}

on_both! {
    async fn two_processes_that_look_into_one_folder_take_each_file_once(app: TestApp) {
        let (town, root, folder) = scene(&app).await;
        let other = app.another(9).await;
        let mut watched = [app.app.clone(), other].map(|app| StatementFolder::new(app, root.path().to_owned()));
        for number in 1..=8 {
            let name = folder.join(format!("{number}.xml"));
            let closing = i64::from(number) * 100;
            fs::write(name, camt(number, closing - 100, closing)).unwrap();
        }
        let [one, two] = &mut watched;
        let mut moved = 0;
        for _ in 0..3 {
            let (first, second) = tokio::join!(one.round(), two.round());
            moved += first.unwrap() + second.unwrap();
        }
        assert_eq!((moved, names(&folder)), (8, vec!["done".to_owned()]));
        assert_eq!(names(&folder.join("done")).len(), 16, "each with its note");
        assert_eq!(balance(&app, &town).await, Some(800));
        assert_eq!(app.app.count_open_entries(&town.official, town.city.id).await.unwrap(), 8);
        app.assert_clean().await;
    }
}
