//! What the configuration says about itself.

use std::collections::{BTreeMap, BTreeSet};

use super::given::Given;
use super::keys::KEYS;
use super::table::KINDS;
use super::{Config, EXAMPLE, Payments, unknown_cities};
use payments::stripe::Secret;

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
        Some(setting) if setting.contains(" = ") || setting.starts_with("[[") => setting,
        _ => line,
    });
    let mut given = Given::default();
    given.take_file(&settings.collect::<Vec<_>>().join("\n"));
    assert_eq!(given.keys(), KEYS.iter().copied().collect::<BTreeSet<_>>());
    for kind in KINDS {
        let shown: BTreeSet<String> = given.tables(kind)[0].keys().cloned().collect();
        let keys = kind.keys.iter().map(|key| (*key).to_owned());
        assert_eq!(shown, keys.collect(), "{}", kind.name);
    }
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

#[test]
fn payments_go_through_the_sandbox_unless_stripe_is_chosen_and_complete() {
    let config = Config::read("", &BTreeMap::new()).unwrap();
    assert!(matches!(&config.payments, Payments::Sandbox(file) if file.ends_with("sandbox.jsonl")));
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "whsec_hush_new, whsec_hush_old\n").unwrap();
    let text = format!(
        "[payments]\nprovider = \"stripe\"\nstripe_webhook_secrets_file = {:?}\n",
        file.path()
    );
    let environment = BTreeMap::from([("PARVIS_PAYMENTS_STRIPE_KEY".to_owned(), "rk_test_hush".to_owned())]);
    let config = Config::read(&text, &environment).unwrap();
    assert!(!format!("{config:?}").contains("hush"));
    let Payments::Stripe(settings) = config.payments else {
        panic!("not Stripe")
    };
    assert_eq!(settings.secret_key, Secret::new("rk_test_hush"));
    let secrets = ["whsec_hush_new", "whsec_hush_old"].map(Secret::new);
    assert_eq!(settings.webhook_secrets, secrets);
    assert_eq!(settings.base_url, "https://api.stripe.com");
}

#[test]
fn what_is_wrong_with_stripe_is_told_by_its_field_and_never_repeated() {
    let stripe = "[payments]\nprovider = \"stripe\"\n";
    let missing = [
        "payments.stripe_key: is missing; give it, or payments.stripe_key_file, for Stripe",
        "payments.stripe_webhook_secrets: is missing; give it, or payments.stripe_webhook_secrets_file, for Stripe",
    ];
    assert_eq!(wrongs(stripe, &[]), missing);
    let text = format!(
        "{stripe}stripe_key = \"pk_hush\"\nstripe_webhook_secrets = \"whsec_a,sk_hush\"\nstripe_url = \"http://a.example\"\n"
    );
    let told = wrongs(&text, &[]);
    assert_eq!(
        told,
        [
            "payments.stripe_key: is no secret key of Stripe: it begins with sk_ or rk_",
            "payments.stripe_webhook_secrets: are no secrets of an endpoint: each begins with whsec_",
            "payments.stripe_url: “http://a.example” is no address that begins with https://",
        ]
    );
    assert_eq!(
        wrongs("[payments]\nprovider = \"bank\"\n", &[]),
        ["payments.provider: “bank” is none of sandbox, stripe"]
    );
}

const PROVIDER: &str = "[[identity_provider]]\nkey = \"ville\"\nname = \"Ville\"\n\
    issuer = \"https://id.example\"\nclient_id = \"parvis\"\n";

#[test]
fn the_secret_of_a_provider_comes_from_a_file_or_the_environment_and_is_never_printed() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "hush-hush\n").unwrap();
    let text = format!("{PROVIDER}client_secret_file = {:?}\n", file.path());
    let variable = "PARVIS_IDENTITY_PROVIDER_VILLE_CLIENT_SECRET";
    let environment = BTreeMap::from([(variable.to_owned(), "hush-hush".to_owned())]);
    for config in [
        Config::read(&text, &BTreeMap::new()),
        Config::read(PROVIDER, &environment),
    ] {
        let config = config.unwrap();
        let provider = &config.app.identity_providers[0];
        assert_eq!(provider.client_secret, Some(identity::Secret::new("hush-hush")));
        assert_eq!(provider.scopes, ["email"]);
        assert!(!format!("{config:?}").contains("hush"));
    }
    let told = wrongs(&text, &[(variable, "hush-hush")]).join("\n");
    assert!(told.contains("one of them") && !told.contains("hush"), "{told}");
    let told = wrongs(&format!("{PROVIDER}client_secret = \"hush-hush\"\n"), &[]).join("\n");
    assert!(
        told.contains("client_secret_file") && !told.contains("hush"),
        "{told}"
    );
}

#[test]
fn everything_that_is_wrong_with_a_provider_is_told_under_its_key() {
    let text = format!(
        "{PROVIDER}{PROVIDER}isuer = \"x\"\n[[identity_provider]]\nkey = \"Ville !\"\nissuer = \"http://id.example\"\n\
         scopes = \"email\"\n"
    );
    let mut found = wrongs(&text, &[("PARVIS_IDENTITY_PROVIDER_OTHER_CLIENT_SECRET", "x")]);
    found.sort();
    assert_eq!(
        found,
        [
            "PARVIS_IDENTITY_PROVIDER_OTHER_CLIENT_SECRET: is the secret of no identity provider that is set up",
            "identity_provider.Ville !.client_id: is missing",
            "identity_provider.Ville !.issuer: “http://id.example” is no address that begins with https://",
            "identity_provider.Ville !.key: must be of small letters, digits and hyphens, at most 40",
            "identity_provider.Ville !.name: is missing",
            "identity_provider.Ville !.scopes: must be a list of texts, such as [\"email\"]",
            "identity_provider.ville.isuer: is no setting; did you mean issuer?",
            "identity_provider.ville.key: is the key of another identity provider too",
        ]
    );
    let told = wrongs("[identity_provider]\nkey = \"a\"\n", &[]).join("\n");
    assert!(told.contains("[[identity_provider]]"), "{told}");
    assert!(
        wrongs(
            &PROVIDER.replace("https://id.example", "http://localhost:4000"),
            &[]
        )
        .is_empty()
    );
}

/// The table of an account, with its secrets in the environment.
fn account(key: &str, city: &str) -> (String, [(String, String); 2]) {
    let table = format!("[[payment_account]]\nkey = \"{key}\"\ncity = \"{city}\"\nprovider = \"stripe\"\n");
    let variable = |secret: &str| {
        format!(
            "PARVIS_PAYMENT_ACCOUNT_{}_{secret}",
            key.replace('-', "_").to_uppercase()
        )
    };
    let variables = [
        (variable("STRIPE_KEY"), format!("rk_test_hush_{key}")),
        (variable("STRIPE_WEBHOOK_SECRETS"), format!("whsec_hush_{key}")),
    ];
    (table, variables)
}

#[test]
fn a_city_may_have_a_payment_account_of_its_own_with_its_own_prices() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "whsec_hush_new, whsec_hush_old\n").unwrap();
    let (north, secrets_of_north) = account("north-1", "north");
    let (south, [key_of_south, _]) = account("south", "south");
    let text = format!(
        "{north}fee_bps = 150\nfee_each_minor = 25\nplatform_fee_bps = 300\n\
         {south}stripe_webhook_secrets_file = {:?}\nstripe_url = \"http://localhost:4242/\"\n",
        file.path()
    );
    let environment = secrets_of_north.into_iter().chain([key_of_south]).collect();
    let config = Config::read(&text, &environment).unwrap();
    assert!(!format!("{config:?}").contains("hush"));
    let [north, south] = config.payment_accounts.as_slice() else {
        panic!("not two accounts")
    };
    assert_eq!((north.key.as_str(), north.city.as_str()), ("north-1", "north"));
    assert_eq!(north.stripe.secret_key, Secret::new("rk_test_hush_north-1"));
    let price = north.card_price.unwrap();
    assert_eq!(
        (price.bps, price.each_minor, north.platform_fee_bps),
        (150, 25, Some(300))
    );
    assert_eq!((south.card_price, south.platform_fee_bps), (None, None));
    assert_eq!(
        south.stripe.webhook_secrets,
        ["whsec_hush_new", "whsec_hush_old"].map(Secret::new)
    );
    assert_eq!(south.stripe.base_url, "http://localhost:4242");
    assert!(
        matches!(config.payments, Payments::Sandbox(_)),
        "the other cities have none"
    );
    let told = unknown_cities(&config.payment_accounts, &["north", "souths"]);
    let told: Vec<String> = told.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        ["payment_account.south.city: “south” is the slug of no city; did you mean souths?"]
    );
}

#[test]
fn everything_that_is_wrong_with_a_payment_account_is_told_under_its_key_and_no_secret_is_repeated() {
    let (north, secrets) = account("north", "north");
    let text = format!(
        "{north}fee_bps = 10001\nstripe_key_file = \"/run/secrets/hush\"\n\
         [[payment_account]]\nkey = \"stripe\"\nprovider = \"bank\"\nstripe_key = \"rk_hush\"\nplatform_fee_bp = 1\n\
         [[payment_account]]\nkey = \"East!\"\ncity = \"east\"\nprovider = \"stripe\"\nstripe_url = \"http://a.example\"\n"
    );
    let strange = (
        "PARVIS_PAYMENT_ACCOUNT_WEST_STRIPE_KEY".to_owned(),
        "rk_hush".to_owned(),
    );
    let empty = (
        "PARVIS_PAYMENT_ACCOUNT_STRIPE_STRIPE_WEBHOOK_SECRETS".to_owned(),
        String::new(),
    );
    let environment = secrets.into_iter().chain([strange, empty]).collect();
    let mut found: Vec<String> = Config::read(&text, &environment)
        .unwrap_err()
        .iter()
        .map(ToString::to_string)
        .collect();
    found.sort();
    assert_eq!(
        found,
        [
            "PARVIS_PAYMENT_ACCOUNT_STRIPE_STRIPE_WEBHOOK_SECRETS: is empty",
            "PARVIS_PAYMENT_ACCOUNT_WEST_STRIPE_KEY: is the secret of no payment account that is set up",
            "payment_account.East!.key: must be of small letters, digits and hyphens, at most 40",
            "payment_account.East!.stripe_url: “http://a.example” is no address that begins with https://",
            "payment_account.north.fee_bps: must be a whole number from 0 to 10000",
            "payment_account.north.stripe_key_file: is given beside PARVIS_PAYMENT_ACCOUNT_NORTH_STRIPE_KEY: one of them",
            "payment_account.stripe.city: is missing",
            "payment_account.stripe.key: must be none of sandbox, stripe, bank, wallet: these mean something else",
            "payment_account.stripe.platform_fee_bp: is no setting; did you mean platform_fee_bps?",
            "payment_account.stripe.provider: “bank” is not stripe",
            "payment_account.stripe.stripe_key: must lie in a file of its own: stripe_key_file",
            "payment_account.stripe.stripe_key_file: is missing; give it, or PARVIS_PAYMENT_ACCOUNT_STRIPE_STRIPE_KEY",
            "payment_account.stripe.stripe_webhook_secrets_file: is missing; give it, or \
             PARVIS_PAYMENT_ACCOUNT_STRIPE_STRIPE_WEBHOOK_SECRETS",
        ]
    );
    let told = wrongs("[payment_acount]\nkey = \"a\"\n", &[]);
    assert_eq!(
        told,
        ["payment_acount: is no setting; did you mean payment_account?"]
    );
    let told = wrongs("[payment_account]\nkey = \"a\"\n", &[]);
    assert_eq!(
        told,
        ["payment_account: must be tables of their own: [[payment_account]]"]
    );
}

#[test]
fn no_two_accounts_share_a_city_a_key_or_a_secret() {
    let usual =
        "[payments]\nprovider = \"stripe\"\nstripe_key = \"rk_same\"\nstripe_webhook_secrets = \"whsec_a\"\n";
    let (north, _) = account("north", "town");
    let (south, _) = account("south", "town");
    let environment = [
        ("PARVIS_PAYMENT_ACCOUNT_NORTH_STRIPE_KEY", "rk_same"),
        (
            "PARVIS_PAYMENT_ACCOUNT_NORTH_STRIPE_WEBHOOK_SECRETS",
            "whsec_b,whsec_c",
        ),
        ("PARVIS_PAYMENT_ACCOUNT_SOUTH_STRIPE_KEY", "sk_other"),
        ("PARVIS_PAYMENT_ACCOUNT_SOUTH_STRIPE_WEBHOOK_SECRETS", "whsec_c"),
    ];
    assert_eq!(
        wrongs(&format!("{usual}{north}{south}"), &environment),
        [
            "payment_account.north.stripe_key: is the same as payments.stripe_key",
            "payment_account.south.city: has an account already: payment_account.north",
            "payment_account.south.stripe_webhook_secrets: are the same as payment_account.north.stripe_webhook_secrets",
        ]
    );
    let pk = [
        ("PARVIS_PAYMENT_ACCOUNT_SOUTH_STRIPE_KEY", "pk_hush"),
        environment[3],
    ];
    assert_eq!(
        wrongs(&south, &pk),
        ["payment_account.south.stripe_key: is no secret key of Stripe: it begins with sk_ or rk_"]
    );
}
