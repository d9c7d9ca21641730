//! What people try to slip in: texts that would do something if any of them became more than text.

use app::case::Ruling;
use app::organisation::OrganisationInput;
use app::pool::PoolInput;
use app::project::ProjectInput;
use app::report::ReportInput;
use app::review::Review;
use app::token::TokenInput;
use domain::case::{CaseAction, Subject};
use domain::person::{OwnerKind, TokenScope};
use domain::report::ReportReason;
use image::ImageFormat;
use serde_json::{Value, json};
use tests::build::{double, gift};
use tests::on_both;

use crate::comments::{asked, resident, say, try_say};
use crate::pictures::{halves, written};
use crate::reader::Reader;

/// One of each kind.
const PAYLOADS: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "\"><iframe src=javascript:alert(1)>",
    "[a](javascript:alert(1)) ![b](https://evil.example/pixel.gif)",
    "[a](java\nscript:alert(1)) [b](data:text/html,<script>)",
    "{{ link }} ${7*7} <% x %>",
    "``` btn btn-primary\nx\n```",
    "a&#x202e;b \u{202e}c\u{2066}d",
    "<style>*{display:none}</style><div style=position:fixed>",
    "<a href=https://x.example onclick=alert(1)>x</a>",
    "x' or 1=1; drop table comment; --",
];

/// Tags that rendered texts may have.
const TAGS: &[&str] = &[
    "p",
    "a",
    "strong",
    "em",
    "del",
    "code",
    "pre",
    "ul",
    "ol",
    "li",
    "blockquote",
    "br",
    "hr",
    "h3",
    "h4",
    "h5",
    "h6",
];

fn assert_safe(html: &str) {
    for tag in html.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').unwrap_or_else(|| panic!("{html}"));
        let name = tag.trim_matches('/').split([' ', '/']).next().unwrap();
        assert!(TAGS.contains(&name), "{html}");
        assert!(
            name == "a" || !tag.trim_matches('/').trim().contains(' '),
            "{html}"
        );
        let href = tag.strip_prefix("a href=\"");
        assert!(
            href.is_none_or(|rest| rest.starts_with("http") && rest.matches('"').count() == 3),
            "{html}"
        );
    }
    assert!(!html.contains(['\u{202e}', '\u{2066}']), "{html:?}");
}

on_both! {
    async fn whatever_field_it_is_typed_into_a_text_stays_text(app: TestApp) {
        let town = app.town().await;
        for (turn, payload) in PAYLOADS.iter().enumerate() {
            let ana = resident(&app, &town, &format!("Ana{turn}")).await;
            let title = format!("P{turn} {payload}");
            let draft = app.draft(&town, &title, "500").await;
            let input = ProjectInput {
                story: Some((*payload).to_owned()),
                summary: Some((*payload).to_owned()),
                ..ProjectInput::default()
            };
            app.app.update_project(&town.owner, draft.id, &input).await.unwrap();
            app.app.submit_project(&town.owner, draft.id).await.unwrap();
            let project = app.app.review_project(&town.official, draft.id, &Review::Publish).await.unwrap();
            say(&app, &ana, &project, payload).await;
            let mut given = gift(&project, "gil", "20", &format!("payload-{turn}"));
            given.message = Some((*payload).to_owned());
            given.name = Some((*payload).to_owned());
            let made = app.app.create_pledge(&app.visitor(), &given).await.unwrap();
            app.pay(made.pledge.provider_ref.as_deref().unwrap(), payments::sandbox::Outcome::Pay).await;

            let question = "query($id: ID!) { node(id: $id) { ... on Project { title summary storyHtml
                comments { nodes { bodyHtml } } pledges { nodes { message backer } } } } }";
            let seen = asked(&app, question, json!({ "id": project.id.to_string() })).await;
            let seen = &seen["node"];
            for html in [&seen["storyHtml"], &seen["comments"]["nodes"][0]["bodyHtml"]] {
                assert_safe(html.as_str().unwrap());
            }
            let pledge = &seen["pledges"]["nodes"][0];
            for plain in [&seen["title"], &seen["summary"], &pledge["message"], &pledge["backer"]] {
                let plain = plain.as_str().unwrap();
                assert!(!plain.contains(['\u{202e}', '\u{2066}', '\0']), "{plain:?}");
            }
        }
    }
}

/// Looks at every text of an answer: those that are HTML are safe, the others are what was typed, in one direction.
fn assert_texts(answer: &Value, payload: &str, seen: &mut usize) {
    match answer {
        Value::Array(items) => items.iter().for_each(|item| assert_texts(item, payload, seen)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(html) if name.ends_with("Html") => assert_safe(html),
                    Value::String(plain) => {
                        assert!(
                            !plain.contains(['\u{202e}', '\u{2066}', '\0']),
                            "{name}: {plain:?}"
                        );
                        *seen += usize::from(plain.contains(payload));
                    }
                    other => assert_texts(other, payload, seen),
                }
            }
        }
        _ => {}
    }
}

on_both! {
    async fn names_and_reasons_stay_what_was_typed(app: TestApp) {
        let town = app.town().await;
        for (turn, payload) in PAYLOADS.iter().enumerate() {
            // What a line keeps of it.
            let line: String = payload.chars().filter(|c| !"\u{202e}\u{2066}".contains(*c)).collect();
            let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
            let (text, key) = (Some((*payload).to_owned()), format!("payload-{turn}"));
            let email = format!("ana{turn}@test.example");
            let ana = app.signed_in(&email).await;
            app.app.update_profile(&ana, Some(payload), None).await.unwrap();
            let token = TokenInput { name: (*payload).to_owned(), scopes: vec![TokenScope::ReadOwn], days: 1 };
            app.app.create_token(&ana, &token).await.unwrap();
            let given = OrganisationInput { name: text.clone(), about: text.clone(), website: None, turnover: None };
            let club = app.app.create_organisation(&ana, town.city.id, OwnerKind::Association, &given, &key).await.unwrap();
            let ana = app.signed_in(&email).await;
            let file = (*payload, "application/pdf");
            app.app.store_document(&ana, club.id, file, b"%PDF-1.7").await.unwrap();
            let pool = PoolInput {
                name: text.clone(),
                purpose: text.clone(),
                funders: Some(vec![((*payload).to_owned(), "10".to_owned())]),
                rule: Some(app::pool::WrittenRule::Settings(Box::new(double()))),
                ..PoolInput::default()
            };
            let pool = app.app.create_pool(&town.official, town.city.id, &pool, &format!("{key}-pool")).await.unwrap();
            let draft = app.app.create_project(&ana, town.city.id, &line, None, &format!("{key}-project")).await.unwrap();
            let picture = written(&halves(40, 30), ImageFormat::Png);
            app.app.set_picture(&ana, draft.id, (payload, "image/png"), picture).await.unwrap();
            let project = app.project(&town, &format!("P{turn}"), "500").await;
            let comment = try_say(&app, &ana, &project, None, "Well.").await.unwrap();
            let report = ReportInput {
                subject: Subject::Comment(comment.id),
                reason: ReportReason::Other,
                details: text.clone(),
                email: None,
                network: Some(format!("192.0.2.{turn}")),
            };
            app.app.report(&app.visitor(), &report).await.unwrap();
            let case = app.app.cases(&town.official, town.city.id, &[], None, 50).await.unwrap();
            let case = case.into_iter().find(|case| case.subject == report.subject).unwrap();
            let ruling = Ruling { action: CaseAction::Remove, reason: (*payload).to_owned(), days: None };
            app.app.decide_case(&town.official, case.id, &ruling).await.unwrap();
            app.app.appeal_case(&ana, case.id, payload).await.unwrap();

            let own = Reader::signed_in(&app, &email).await.ask(
                "{ viewer { name tokens { name } data { rows }
                    cases { excerpt appeal decisions { reason } }
                    organisations { organisation { name about aboutHtml verification { documents { name } } } }
                    projects { nodes { title picture { alt } owner { name } } } } }",
            ).await;
            let city = Reader::signed_in(&app, "odile@test.example").await.ask(&format!(
                "{{ node(id: \"{}\") {{ ... on Pool {{ name purpose funders {{ name }} rule {{ sentence }} }} }}
                    city(slug: \"town\") {{ cases {{ nodes {{ reports {{ details }} appeal decisions {{ reason }} }} }}
                        acts(first: 50) {{ nodes {{ about sentence }} }} }} }}",
                pool.id,
            )).await;
            let mut seen = 0;
            for answer in [own, city] {
                assert!(answer.get("errors").is_none_or(|errors| errors.as_array().is_none_or(Vec::is_empty)), "{answer}");
                assert_texts(&answer, &line, &mut seen);
            }
            assert!(seen > 8, "{payload}: {seen}");
        }
    }
}
