//! The folder that keeps mails.

use super::*;

fn mailer(folder: &std::path::Path) -> Mailer {
    let transport = Transport::from_url(&format!("outbox:{}", folder.display())).unwrap();
    Mailer::new(transport, sender())
}

#[tokio::test]
async fn a_mail_is_kept_once_and_the_newest_comes_first() {
    let folder = tempfile::tempdir().unwrap();
    let mailer = mailer(&folder.path().join("made/when/needed"));
    let outbox = mailer.outbox().unwrap();
    assert_eq!(outbox.list().unwrap(), []);
    let first = outgoing(sign_in(), Locale::En);
    let second = outgoing(failed(), Locale::Fr);
    let sent = mailer.send(&first, now()).await.unwrap();
    mailer.send(&second, now() + TimeDelta::seconds(1)).await.unwrap();
    let again = mailer.send(&first, now() + TimeDelta::seconds(2)).await.unwrap();
    assert_eq!(again, sent);
    let kinds: Vec<String> = outbox.list().unwrap().into_iter().map(|mail| mail.kind).collect();
    assert_eq!(kinds, ["pledge-failed", "sign-in-link"]);
    let mail = outbox.find(&sent.message_id).unwrap().unwrap();
    assert_eq!(
        (mail.to.as_str(), mail.locale.as_str(), mail.sent_at),
        ("ana@exemple.fr", "en", now())
    );
    assert!(
        mail.text
            .contains("https://parvis.example/connexion?jeton=Zx81-4f_9")
    );
    let eml = std::fs::read(
        folder
            .path()
            .join(format!("made/when/needed/{}.eml", first.name())),
    )
    .unwrap();
    assert_eq!(eml, first.message(&sender(), now()).unwrap().formatted());
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_named() {
    let error = mailer("/proc/parvis".as_ref())
        .send(&outgoing(sign_in(), Locale::Fr), now())
        .await
        .unwrap_err();
    assert!(error.may_retry());
    assert!(error.to_string().contains("/proc/parvis"), "{error}");
}

#[test]
fn a_file_that_is_no_mail_is_named() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("broken.json"), "{").unwrap();
    let error = Outbox::new(folder.path()).list().unwrap_err();
    assert!(error.to_string().contains("broken.json"), "{error}");
}
