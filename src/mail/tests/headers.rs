//! The headers of a mail, and that nobody else can write them.

use expect_test::expect;

use super::*;

fn head(outgoing: &Outgoing) -> String {
    let message = String::from_utf8(outgoing.message(&sender(), now()).unwrap().formatted()).unwrap();
    message.split_once("\r\n\r\n").unwrap().0.replace("\r\n", "\n")
}

#[test]
fn the_headers_are_these() {
    let mut outgoing = outgoing(receipt(Locale::Fr, eur(2000)), Locale::Fr);
    outgoing.unsubscribe = Some("https://parvis.example/stop/abc".into());
    expect![[r#"
        Message-ID: <pledge-receipt.job.00000000-0000-0000-0000-000000000007@parvis.example>
        Date: Fri, 04 Oct 2024 00:00:00 +0000
        From: =?utf-8?b?UHJvamV0cyBjaXRveWVucyDigJMgVmFsb21icmU=?= <bonjour@parvis.example>
        To: ana@exemple.fr
        Subject: Merci pour votre don =?utf-8?b?w6AgwqvCoFVu?= verger pour
         =?utf-8?b?bOKAmcOpY29sZQ==?= des =?utf-8?b?VGlsbGV1bHPCoMK7?=
        Content-Language: fr
        Auto-Submitted: auto-generated
        List-Unsubscribe: <https://parvis.example/stop/abc>
        List-Unsubscribe-Post: List-Unsubscribe=One-Click
        MIME-Version: 1.0
        Content-Type: multipart/alternative;
         boundary="parvis-00000000-0000-0000-0000-000000000007""#]]
    .assert_eq(&head(&outgoing));
}

#[test]
fn the_same_mail_is_the_same_bytes() {
    let outgoing = outgoing(sign_in(), Locale::En);
    let bytes = || outgoing.message(&sender(), now()).unwrap().formatted();
    assert_eq!(bytes(), bytes());
}

#[test]
fn line_breaks_in_names_titles_and_links_add_no_header() {
    let evil = "Bonjour\r\nBcc: victime@exemple.fr\r\n\r\nCorps";
    let address: Email = "bonjour@parvis.example".parse().unwrap();
    let sender = Sender::new(evil, &address, "parvis.example").unwrap();
    let mut outgoing = outgoing(receipt(Locale::Fr, eur(0)), Locale::Fr);
    outgoing.city = evil.into();
    let Letter::PledgeReceipt { project, why, .. } = &mut outgoing.letter else {
        unreachable!()
    };
    (*project, *why) = (evil.into(), evil.into());
    let message = String::from_utf8(outgoing.message(&sender, now()).unwrap().formatted()).unwrap();
    let (head, _) = message.split_once("\r\n\r\n").unwrap();
    let names: Vec<&str> = head
        .lines()
        .filter(|line| !line.starts_with([' ', '\t']))
        .map(|line| line.split(':').next().unwrap())
        .collect();
    expect![
        "Message-ID, Date, From, To, Subject, Content-Language, Auto-Submitted, MIME-Version, Content-Type"
    ]
    .assert_eq(&names.join(", "));

    outgoing.letter = invitation(InvitationKind::Team, evil, evil);
    let message = String::from_utf8(outgoing.message(&sender, now()).unwrap().formatted()).unwrap();
    let (head, _) = message.split_once("\r\n\r\n").unwrap();
    assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{head}");

    outgoing.unsubscribe = Some("https://parvis.example/\r\nBcc: victime@exemple.fr".into());
    let error = outgoing.message(&sender, now()).unwrap_err();
    assert!(error.to_string().contains("unsubscribe: "), "{error}");
    assert!(Sender::new("x", &address, "parvis.example\r\nBcc: a").is_err());
    assert!(Sender::new("x", &address, "").is_err());
}
