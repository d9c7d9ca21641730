//! Signing in at a certified identity provider.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use app::identity::Back;
use identity::{ProviderSettings, Secret};
use tests::app::BASE_URL;
use tests::on_both;
use tests::people::from;

use crate::oidc::{session, visitor};

/// The certified provider, which ends when this is dropped.
struct Certified {
    child: Child,
    issuer: String,
    /// It ends when nobody is there to read what it prints.
    _printed: BufReader<std::process::ChildStdout>,
}

impl Certified {
    fn start() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("oidc");
        assert!(
            folder.join("node_modules").exists(),
            "the identity provider of the tests is not installed: run `npm ci` in tests/oidc"
        );
        let mut child = Command::new("node")
            .arg("provider.mjs")
            .arg(format!("{BASE_URL}/signin/back/ville"))
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node runs the identity provider of the tests");
        let mut port = String::new();
        let mut printed = BufReader::new(child.stdout.take().unwrap());
        printed.read_line(&mut port).unwrap();
        let issuer = format!("http://127.0.0.1:{}", port.trim());
        Self {
            child,
            issuer,
            _printed: printed,
        }
    }
}

impl Drop for Certified {
    fn drop(&mut self) {
        let _gone_already = self.child.kill();
        let _status = self.child.wait();
    }
}

/// What a browser does: it follows, keeps cookies, and stops where it is sent back.
async fn browse(location: &str) -> String {
    let _already = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let (mut location, mut cookies) = (location.to_owned(), std::collections::BTreeMap::new());
    for _ in 0..6 {
        let jar: Vec<String> = cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let answer = client
            .get(&location)
            .header("cookie", jar.join("; "))
            .send()
            .await
            .unwrap();
        for cookie in answer.headers().get_all("set-cookie") {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            cookies.insert(name.to_owned(), value.to_owned());
        }
        let next = answer
            .headers()
            .get("location")
            .map(|to| to.to_str().unwrap().to_owned());
        let next = next.unwrap_or_else(|| panic!("{} says {}", location, answer.status()));
        location = answer.url().join(&next).unwrap().to_string();
        if location.starts_with(BASE_URL) {
            return location;
        }
    }
    panic!("sent around in circles")
}

on_both! {
    async fn a_certified_provider_signs_people_in(test: TestApp) {
        let certified = Certified::start();
        test.clock.set_to_present();
        let settings = ProviderSettings {
            key: "ville".to_owned(),
            name: "Ville".to_owned(),
            city: None,
            issuer: certified.issuer.clone(),
            client_id: "parvis".to_owned(),
            client_secret: Some(Secret::new("a secret: of the tests")),
            scopes: vec!["email".to_owned()],
            residence_claim: None,
        };
        let app = test.set_up(7, |all| all.identity_providers = vec![settings]).await;
        let mut people = Vec::new();
        for _ in 0..2 {
            let leaving = app.begin_identity("ville", false, None, &visitor(), None).await.unwrap().unwrap();
            let back = reqwest::Url::parse(&browse(&leaving.location).await).unwrap();
            assert_eq!(back.path(), "/signin/back/ville");
            let given = |name: &str| back.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
            let (state, code, issuer) = (given("state"), given("code"), given("iss"));
            assert_eq!(issuer.as_deref(), Some(certified.issuer.as_str()));
            let back = Back { state: state.as_deref(), code: code.as_deref(), issuer: issuer.as_deref(), error: None };
            let arrived = app.finish_identity("ville", back, &visitor(), &from(Some(&leaving.asked.browser))).await.unwrap();
            people.push(session(arrived).caller.viewer.unwrap().person.clone());
        }
        assert_eq!(people[0].email.as_str(), "ana@city.example");
        assert_eq!(people[0], people[1]);
    }
}
