//! Private files: what is taken, and who gets at it.

use chrono::Duration;
use domain::person::Role;
use tests::on_both;

use crate::verified::{club, code_of, hand_in};

on_both! {
    async fn a_document_is_for_whom_its_address_was_signed(app: TestApp) {
        let town = app.town().await;
        let (club, manager) = club(&app, &town).await;
        let id = hand_in(&app, &manager, club.id).await.unwrap();
        let file = app.app.verification(&town.official, club.id).await.unwrap().documents.remove(0);
        let stranger = app.person(town.city.id, "Bo", Role::Moderator).await;
        assert_eq!(code_of(app.app.document_url(&stranger, &file).await), "NOT_ALLOWED");
        let url = app.app.document_url(&town.official, &file).await.unwrap();
        let (path, query) = url.split_once('?').unwrap();
        assert_eq!(path, format!("/files/private/{id}"));
        let (until, key) = query.split_once("&key=").unwrap();
        let until: i64 = until.strip_prefix("until=").unwrap().parse().unwrap();
        let open = async |who, id: &str, until, key: &str| app.app.private_file(who, id, (until, key)).await.unwrap();
        let id = id.to_string();
        let got = open(&town.official, &id, until, key).await.unwrap();
        assert_eq!((got.name.as_str(), got.bytes.as_slice()), ("statuts.pdf", b"%PDF-1.7 statutes".as_slice()));
        let visitor = app.visitor();
        for who in [&manager, &stranger, &visitor] {
            assert!(open(who, &id, until, key).await.is_none());
        }
        let forged = format!("{}0", &key[..63]);
        let forged = if forged == key { format!("{}1", &key[..63]) } else { forged };
        for (id, until, key) in [
            (id.as_str(), until + 3600, key),
            (&id, until, &forged),
            (&id, until, ""),
            ("../../parvis.db", until, key),
            ("document:../../parvis.db", until, key),
            ("document:00000000-0000-0000-0000-000000000000", until, key),
        ] {
            assert!(open(&town.official, id, until, key).await.is_none(), "{id} {until} {key}");
        }
        app.wait(Duration::seconds(301));
        assert!(open(&town.official, &id, until, key).await.is_none());
    }
}

on_both! {
    async fn a_name_is_never_part_of_a_path_and_a_document_is_what_it_says(app: TestApp) {
        let town = app.town().await;
        let (club, manager) = club(&app, &town).await;
        let pdf = b"%PDF-1.7";
        let name = ("../../../etc/passwd", "application/pdf");
        app.app.store_document(&manager, club.id, name, pdf).await.unwrap();
        let names: Vec<_> = std::fs::read_dir(app.files.path().join("private")).unwrap().collect();
        assert_eq!(names.len(), 1);
        let name = names[0].as_ref().unwrap().file_name().into_string().unwrap();
        assert!(name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit()), "{name}");
        for (mime, bytes, code) in [
            ("application/pdf", b"<html>".as_slice(), "WRONG_FILE_KIND"),
            ("text/html", pdf, "WRONG_FILE_KIND"),
            ("image/svg+xml", b"<svg/>", "WRONG_FILE_KIND"),
            ("image/png", pdf, "WRONG_FILE_KIND"),
            ("application/pdf", &[b'%'; (8 << 20) + 1], "FILE_TOO_LARGE"),
        ] {
            let result = app.app.store_document(&manager, club.id, ("a", mime), bytes).await;
            assert_eq!(code_of(result), code, "{mime}");
        }
        for _ in 0..9 {
            hand_in(&app, &manager, club.id).await.unwrap();
        }
        assert_eq!(code_of(hand_in(&app, &manager, club.id).await), "TOO_MANY_DOCUMENTS");
        assert_eq!(std::fs::read_dir(app.files.path().join("private")).unwrap().count(), 10, "nothing is left behind");
    }
}
