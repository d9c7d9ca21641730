//! A real conversation with a little SMTP server of this test.

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::*;

/// A server that answers `refusal` to the command that begins with `at`, and otherwise takes one mail.
async fn server(at: &'static str, refusal: &'static str) -> (Mailer, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let conversation = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let (reader, mut writer) = stream.into_split();
        let (mut lines, mut heard, mut in_mail) = (BufReader::new(reader).lines(), Vec::new(), false);
        writer.write_all(b"220 sink ESMTP\r\n").await.unwrap();
        while let Some(line) = lines.next_line().await.unwrap() {
            let answer = match line.as_str() {
                "." => "250 2.0.0 kept",
                _ if in_mail => "",
                _ if !at.is_empty() && line.starts_with(at) => refusal,
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "250 2.1.0 fine",
            };
            in_mail = (in_mail && line != ".") || (line == "DATA" && answer.starts_with('3'));
            heard.push(line);
            if !answer.is_empty()
                && writer
                    .write_all(format!("{answer}\r\n").as_bytes())
                    .await
                    .is_err()
            {
                break;
            }
            if answer.starts_with("250 2.0.0") || answer.starts_with("221") {
                break;
            }
        }
        heard
    });
    (
        Mailer::new(Transport::from_url(&url).unwrap(), sender()),
        conversation,
    )
}

#[tokio::test]
async fn a_mail_arrives_over_smtp() {
    let (mailer, conversation) = server("", "").await;
    let mail = outgoing(receipt(Locale::Fr, eur(2000)), Locale::Fr);
    let sent = mailer.send(&mail, now()).await.unwrap();
    assert_eq!(mailer.outbox(), None);
    let heard = conversation.await.unwrap();
    for line in [
        "MAIL FROM:<bonjour@parvis.example>",
        "RCPT TO:<ana@exemple.fr>",
        &format!("Message-ID: {}", sent.message_id),
        "Auto-Submitted: auto-generated",
        "To: ana@exemple.fr",
    ] {
        assert!(
            heard.iter().any(|heard| heard.starts_with(line)),
            "{line}: {heard:#?}"
        );
    }
}

#[tokio::test]
async fn a_server_that_says_later_is_asked_again_and_one_that_says_never_is_not() {
    for (at, refusal, may_retry) in [
        ("RCPT", "451 4.7.1 greylisted, come back", true),
        ("DATA", "452 4.3.1 disk full", true),
        ("MAIL", "530 5.7.0 sign in first", true),
        ("RCPT", "550 5.1.1 no such person", false),
        ("DATA", "554 5.7.1 not wanted", false),
    ] {
        let (mailer, _conversation) = server(at, refusal).await;
        let error = mailer
            .send(&outgoing(sign_in(), Locale::Fr), now())
            .await
            .unwrap_err();
        assert_eq!(error.may_retry(), may_retry, "{refusal}: {error}");
        assert!(error.to_string().contains(&refusal[4..]), "{error}");
    }
}

#[tokio::test]
async fn a_server_that_is_away_is_tried_again_later() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    drop(listener);
    let mailer = Mailer::new(Transport::from_url(&url).unwrap(), sender());
    let error = mailer
        .send(&outgoing(sign_in(), Locale::Fr), now())
        .await
        .unwrap_err();
    assert!(error.may_retry(), "{error}");
}

#[test]
fn an_address_that_is_none_is_refused_without_telling_the_password() {
    for url in [
        "",
        "outbox:",
        "ftp://host",
        "mail.example",
        "smtp://user:hunter2@host?tls=perhaps",
    ] {
        let error = Transport::from_url(url).unwrap_err();
        assert!(!error.may_retry());
        assert!(!error.to_string().contains("hunter2"), "{error}");
    }
    assert!(Transport::from_url("smtps://user:hunter2@mail.example").is_ok());
    assert!(Transport::from_url("smtp://mail.example:587?tls=required").is_ok());
}
