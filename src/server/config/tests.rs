//! What the configuration says about itself.

use std::collections::{BTreeMap, BTreeSet};

use super::given::Given;
use super::keys::KEYS;
use super::{Config, EXAMPLE};

fn wrongs(text: &str, environment: &[(&str, &str)]) -> Vec<String> {
    let environment: BTreeMap<String, String> = environment
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    let wrongs = Config::read(text, &environment).err().unwrap_or_default();
    wrongs.iter().map(ToString::to_string).collect()
}

#[test]
fn without_any_configuration_everything_has_a_default() {
    let config = Config::read("", &BTreeMap::new()).unwrap();
    assert_eq!(config.bind.to_string(), "127.0.0.1:8080");
    assert_eq!(config.database.url, "sqlite://data/parvis.db");
    assert!(!config.http.session.secure);
}

#[test]
fn the_example_shows_every_key_and_is_accepted_with_every_line_on() {
    assert_eq!(wrongs(EXAMPLE, &[]), Vec::<String>::new());
    let settings = EXAMPLE.lines().map(|line| match line.strip_prefix("# ") {
        Some(setting) if setting.contains(" = ") => setting,
        _ => line,
    });
    let mut given = Given::default();
    given.take_file(&settings.collect::<Vec<_>>().join("\n"));
    assert_eq!(given.keys(), KEYS.iter().copied().collect::<BTreeSet<_>>());
    assert_eq!(given.wrongs(), []);
}

#[test]
fn everything_that_is_wrong_is_told_at_once_with_what_may_have_been_meant() {
    let text = "[server]\nbnd = \"x\"\nbind = \"here\"\nhsts_days = -1\n[database]\nurl = \"mysql://u:secret@h/d\"\n[colour]\nred = 1\n";
    let expected = [
        "server.bnd: is no setting; did you mean server.bind?",
        "colour: is no setting",
        "PARVIS_SERVR_BIND: is no setting; did you mean PARVIS_SERVER_BIND?",
        "server.bind: “here” is no address with a port, such as 127.0.0.1:8080",
        "server.hsts_days: must be a whole number from 0 to 3650",
        "database.url: must begin with sqlite:// or postgres://",
    ];
    let mut found = wrongs(text, &[("PARVIS_SERVR_BIND", "x")]);
    let mut expected: Vec<String> = expected.map(str::to_owned).to_vec();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn the_environment_wins_over_the_file() {
    let environment = BTreeMap::from([
        ("PARVIS_SERVER_BIND".to_owned(), "0.0.0.0:9".to_owned()),
        (
            "PARVIS_SERVER_TRUSTED_PROXIES".to_owned(),
            "10.0.0.1, 10.0.0.2".to_owned(),
        ),
        ("PARVIS_SERVER_INTROSPECTION".to_owned(), "false".to_owned()),
    ]);
    let config = Config::read("[server]\nbind = \"127.0.0.1:1\"\n", &environment).unwrap();
    assert_eq!(config.bind.to_string(), "0.0.0.0:9");
    assert_eq!(config.http.trusted_proxies.len(), 2);
    assert!(!config.http.introspection);
}

#[test]
fn a_secret_may_lie_in_a_file_and_is_never_repeated() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "postgres://u:p@h/d\nrest\n").unwrap();
    let text = format!("[database]\nurl_file = {:?}\n", file.path());
    assert_eq!(
        Config::read(&text, &BTreeMap::new()).unwrap().database.url,
        "postgres://u:p@h/d"
    );
    let both = format!("{text}url = \"mysql://u:secret@h\"\n");
    let told = wrongs(&both, &[]).join("\n");
    assert!(told.contains("one of them") && !told.contains("secret"), "{told}");
    let told = wrongs("[mail]\nurl = \"ftp://u:secret@h\"\n", &[]).join("\n");
    assert!(
        told.starts_with("mail.url: ") && !told.contains("secret"),
        "{told}"
    );
}

#[test]
fn secure_cookies_follow_the_address_of_the_pages() {
    let config = Config::read("[server]\nbase_url = \"https://a.example/\"\n", &BTreeMap::new()).unwrap();
    assert!(config.http.session.secure);
    assert_eq!(config.app.base_url, "https://a.example");
    let told = wrongs("[server]\nsecure_cookies = true\n", &[]).join("\n");
    assert!(told.contains("https"), "{told}");
}
