//! Tax receipts: who may issue them, their numbers, what they say, and what becomes of them.

mod follow;
mod wish;

use std::collections::BTreeSet;

use app::job::{Job, Lane};
use app::receipt::{DonorInput, Wanted};
use app::receipt_issuer::IssuerInput;
use app::{App, AppError, AppResult, Caller, Issuer, Project, Receipt};
use chrono::{Duration, NaiveDate, TimeZone, Utc};
use domain::identifier::IdentifierKind;
use domain::person::Role;
use domain::receipt::ReceiptKind;
use domain::{CityId, Id, PledgeId};
use sea_orm::{ConnectionTrait, Statement};
use tests::build::{Town, double};
use tests::people::code;
use tests::{TestApp, on_both};

/// A number of the Belgian national register that is well formed, and nobody's.
const NATIONAL_NUMBER: &str = "85.07.30-033.28";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What is written down of the city itself, under a scheme of France.
pub fn french() -> IssuerInput {
    IssuerInput {
        organisation: None,
        country: "FR".to_owned(),
        scheme: "general_interest".to_owned(),
        ruling: "Délibération du 3 mars 2025".to_owned(),
        from: day("2026-01-01"),
        until: None,
        name: "Commune de Testville".to_owned(),
        address: "1 place de la Mairie\n69100 Testville".to_owned(),
        number_kind: IdentifierKind::Siren,
        number: "217500016".to_owned(),
        object: None,
        legal_category: Some("Collectivité territoriale".to_owned()),
        signatory_name: "Zoé Lefèvre".to_owned(),
        signatory_role: "Maire".to_owned(),
        place: "Testville".to_owned(),
    }
}

fn belgian() -> IssuerInput {
    IssuerInput {
        country: "BE".to_owned(),
        scheme: "approved_institution".to_owned(),
        number_kind: IdentifierKind::BeEnterprise,
        number: "0403.019.261".to_owned(),
        ..french()
    }
}

/// What a donor says of themselves.
pub fn donor(name: &str) -> DonorInput {
    DonorInput {
        name: name.to_owned(),
        address: "7, allée des Érables\n69100 Testville".to_owned(),
        national_number: None,
    }
}

fn belgian_donor(name: &str) -> DonorInput {
    DonorInput {
        national_number: Some(NATIONAL_NUMBER.to_owned()),
        ..donor(name)
    }
}

/// Two people write down that a body issues receipts.
pub async fn may_issue(app: &TestApp, city: CityId, given: &IssuerInput) -> Issuer {
    let odile = app.person(city, "Odile", Role::Official).await;
    let fred = app.person(city, "Fred", Role::FinanceOfficer).await;
    let asked = app.app.record_receipt_issuer(&odile, city, given).await.unwrap();
    app.app.agree_receipt_issuer(&fred, asked.id).await.unwrap()
}

/// A campaign that succeeds with these gifts of guests, whose pledges are given in their order.
async fn succeeded(app: &TestApp, town: &Town, title: &str, gifts: &[(&str, &str)]) -> Vec<PledgeId> {
    let project = app.project(town, title, "10").await;
    let given = give(app, &project, gifts).await;
    end(app).await;
    given
}

async fn give(app: &TestApp, project: &Project, gifts: &[(&str, &str)]) -> Vec<PledgeId> {
    let mut given = Vec::new();
    for (guest, amount) in gifts {
        given.push(app.give(project, guest, amount).await);
    }
    given
}

/// Until the campaigns are over.
async fn end(app: &TestApp) {
    app.wait(Duration::days(41));
    app.app.end_what_is_over().await.unwrap();
}

pub async fn guest(app: &TestApp, name: &str) -> Caller {
    app.signed_in(&format!("{name}@guest.example")).await
}

/// Carries out what is queued about receipts, and gives the mails about them: which receipt, and whether it is void.
async fn carry_out(app: &TestApp) -> Vec<(String, bool)> {
    let mut mails = Vec::new();
    loop {
        let mut taken = app.app.take_job().await.unwrap();
        if taken.is_none() {
            taken = app.app.take_job_of(Lane::Long).await.unwrap();
        }
        let Some(job) = taken else { return mails };
        match serde_json::from_str(&job.body).unwrap() {
            Job::ReissueReceipt { receipt } => {
                app.app.reissue_receipt(receipt.parse().unwrap()).await.unwrap();
            }
            Job::ReceiptsOfYear { run } => {
                app.app
                    .run_receipts_of_year(&job, run.parse().unwrap())
                    .await
                    .unwrap();
            }
            Job::MailReceipt { receipt } => mails.push((receipt, false)),
            Job::MailReceiptVoid { receipt } => mails.push((receipt, true)),
            _ => {}
        }
        app.app.end_job(&job, Ok(())).await.unwrap();
    }
}

/// Changes the database past the use cases.
async fn raw(app: &TestApp, statement: &str, values: Vec<sea_orm::Value>) -> Result<(), sea_orm::DbErr> {
    let raw = app.database.db.connection_for_migrations();
    let statement = Statement::from_sql_and_values(raw.get_database_backend(), statement, values);
    raw.execute_raw(statement).await.map(drop)
}

/// A campaign with a gift of somebody signed in, which counts as succeeded without any time passing.
pub async fn given_for_good(app: &TestApp, town: &Town, title: &str, donor: &Caller) -> PledgeId {
    let project = app.project(town, title, "10").await;
    let given = tests::build::gift(&project, title, "50", &format!("for-good-{title}"));
    let made = app.app.create_pledge(donor, &given).await.unwrap().pledge;
    app.pay(&made.provider_ref.unwrap(), payments::sandbox::Outcome::Pay)
        .await;
    let statement = "update project set state = 'succeeded' where id = $1";
    raw(app, statement, vec![project.id.uuid().into()]).await.unwrap();
    made.id
}

/// Takes back that the campaign of such a gift counts as succeeded: the books know of no such end.
pub async fn open_again(app: &TestApp, gift: PledgeId) {
    let statement =
        "update project set state = 'published' where id = (select project_id from pledge where id = $1)";
    raw(app, statement, vec![gift.uuid().into()]).await.unwrap();
}

fn number(receipt: &Receipt) -> String {
    App::receipt_number(receipt).unwrap()
}

async fn numbers(app: &TestApp, town: &Town, year: i32) -> Vec<i32> {
    let all = app.app.receipts_of_year(town.city.id, year).await.unwrap();
    all.iter().map(|(receipt, _)| receipt.sequence).collect()
}

/// What a PDF says, blanks as one each.
fn text(pdf: &[u8]) -> String {
    let pdf = lopdf::Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    let text = pdf.extract_text(&pages).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn paper(app: &TestApp, caller: &Caller, receipt: &Receipt) -> Option<Vec<u8>> {
    let paper = app.app.receipt_paper(caller, receipt.id).await.unwrap()?;
    assert_eq!(paper.name, format!("receipt-{}.pdf", number(receipt)));
    Some(paper.bytes)
}

fn field<T: std::fmt::Debug>(result: AppResult<T>) -> (String, &'static str) {
    match result {
        Err(AppError::Refused(problems)) => {
            let first = problems.iter().next().unwrap();
            (first.field.clone(), first.kind.code())
        }
        other => panic!("not refused: {other:?}"),
    }
}

on_both! {
    async fn nobody_issues_a_receipt_without_a_right_that_two_people_wrote_down(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        let project = app.project(&town, "Benches", "10").await;
        let gift = app.give(&project, "ana", "60").await;
        let ana = guest(&app, "ana").await;
        let wanted = Wanted::Gift(gift);
        let ask = async || app.app.ask_for_receipt(&ana, wanted, &donor("Ana Ruiz")).await;
        assert_eq!(code(ask().await), "GIFT_NOT_FINAL", "the campaign can still be called off");
        end(&app).await;
        assert_eq!(code(ask().await), "NO_TAX_RECEIPTS");
        let fred = app.person(city, "Fred", Role::FinanceOfficer).await;
        let asked = app.app.record_receipt_issuer(&town.official, city, &french()).await.unwrap();
        assert_eq!(code(ask().await), "NO_TAX_RECEIPTS", "one person alone is not enough");
        assert_eq!(code(app.app.agree_receipt_issuer(&town.official, asked.id).await), "SECOND_PERSON_NEEDED");
        assert_eq!(code(app.app.agree_receipt_issuer(&ana, asked.id).await), "NOT_FOUND");
        app.app.agree_receipt_issuer(&fred, asked.id).await.unwrap();
        assert_eq!(code(app.app.decline_receipt_issuer(&fred, asked.id).await), "ALREADY_DECIDED");
        let bob = guest(&app, "bob").await;
        let of_bob = app.app.ask_for_receipt(&bob, wanted, &donor("Bob")).await;
        assert_eq!(field(of_bob), ("input.pledge".to_owned(), "NOT_FOUND"));
        assert_eq!(code(app.app.ask_for_receipt(&app.visitor(), wanted, &donor("Bob")).await), "SIGN_IN_REQUIRED");
        let receipt = ask().await.unwrap();
        assert_eq!(number(&receipt), "2026-000001");
        assert_eq!((receipt.kind, receipt.amount_minor), (ReceiptKind::Gift, 6_000));
        // A second right for the same days would leave open on which a receipt rests.
        let again = app.app.record_receipt_issuer(&fred, city, &french()).await;
        assert_eq!(field(again), ("input.from".to_owned(), "RIGHTS_OVERLAP"));
        let acts = app.app.acts(&fred, city, None, 20).await.unwrap();
        let kinds: Vec<&str> = acts.iter().map(|act| act.act.kind.as_str()).collect();
        assert!(kinds.contains(&"receipt_issuer_asked") && kinds.contains(&"receipt_issuer_agreed"), "{kinds:?}");
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_right_has_its_days(app: TestApp) {
        let town = app.town().await;
        let given = IssuerInput { from: day("2026-03-01"), ..french() };
        let issuer = may_issue(&app, town.city.id, &given).await;
        let early = succeeded(&app, &town, "Benches", &[("ana", "60")]).await[0];
        let late = succeeded(&app, &town, "Trees", &[("ana", "70")]).await[0];
        let ana = guest(&app, "ana").await;
        let receipt = app.app.ask_for_receipt(&ana, Wanted::Gift(early), &donor("Ana")).await.unwrap();
        let end = async |until| app.app.end_receipt_issuer(&town.official, issuer.id, day(until)).await;
        assert_eq!(field(end("2026-02-01").await), ("until".to_owned(), "DATES_REVERSED"));
        assert_eq!(field(end("2026-03-01").await), ("until".to_owned(), "RECEIPTED_LATER"));
        let ended = end("2026-03-31").await.unwrap();
        assert_eq!(ended.right.until, Some(day("2026-03-31")));
        let of_late = app.app.ask_for_receipt(&ana, Wanted::Gift(late), &donor("Ana")).await;
        assert_eq!(code(of_late), "NO_TAX_RECEIPTS", "given after the right had ended");
        let confirmed = app.app.gift_confirmation(&ana, late).await.unwrap().unwrap();
        let said = text(&confirmed.bytes);
        assert!(said.contains("This document is not a tax receipt") && said.contains("€70.00"), "{said}");
        let bob = guest(&app, "bob").await;
        assert_eq!(app.app.gift_confirmation(&bob, late).await.unwrap(), None);
        // What was issued stays, and other days may have another right.
        assert!(paper(&app, &ana, &receipt).await.is_some());
        let next = IssuerInput { from: day("2026-04-01"), ..french() };
        may_issue(&app, town.city.id, &next).await;
        let second = app.app.ask_for_receipt(&ana, Wanted::Gift(late), &donor("Ana")).await.unwrap();
        assert_eq!(number(&second), "2026-000002", "the body counts on");
    }
}

on_both! {
    async fn numbers_have_no_gap_whatever_happens_at_once(app: TestApp) {
        let town = app.town().await;
        may_issue(&app, town.city.id, &belgian()).await;
        let names: Vec<String> = (0..8).map(|at| format!("donor{at}")).collect();
        // Ten euros are too little for a Belgian receipt, which is found when the number is given already.
        let project = app.project(&town, "Benches", "10").await;
        let mut given = Vec::new();
        for name in &names {
            given.push(give(&app, &project, &[(name, "50"), (name, "10"), (name, "45")]).await);
        }
        end(&app).await;
        let mut tasks = Vec::new();
        for (name, gifts) in names.iter().zip(given) {
            let (app, caller, name) = (app.app.clone(), guest(&app, name).await, name.clone());
            tasks.push(tokio::spawn(async move {
                let mut outcomes = Vec::new();
                for gift in gifts {
                    let asked = app.ask_for_receipt(&caller, Wanted::Gift(gift), &belgian_donor(&name)).await;
                    outcomes.push(asked.map(|receipt| receipt.sequence));
                }
                outcomes
            }));
        }
        let mut given = BTreeSet::new();
        for task in tasks {
            let outcomes = task.await.unwrap();
            let (good, bad): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
            for sequence in good {
                assert!(given.insert(sequence.unwrap()), "a number was given twice");
            }
            let codes: Vec<_> = bad.into_iter().map(code).collect();
            assert_eq!(codes, ["AMOUNT_TOO_SMALL"]);
        }
        assert_eq!(given, (1..=16).collect());
        assert_eq!(numbers(&app, &town, 2026).await, (1..=16).collect::<Vec<_>>());
        app.assert_clean().await;
    }
}

on_both! {
    async fn no_gift_is_on_two_receipts(app: TestApp) {
        let town = app.town().await;
        let issuer = may_issue(&app, town.city.id, &french()).await;
        let gifts = succeeded(&app, &town, "Benches", &[("ana", "60"), ("ana", "25")]).await;
        let ana = guest(&app, "ana").await;
        let ask = async |wanted, name: &str| app.app.ask_for_receipt(&ana, wanted, &donor(name)).await;
        let single = ask(Wanted::Gift(gifts[0]), "Ana Ruiz").await.unwrap();
        assert_eq!(ask(Wanted::Gift(gifts[0]), "Ana Ruiz").await.unwrap(), single, "asked for twice, made once");
        assert_eq!(code(ask(Wanted::Gift(gifts[0]), "Ana Durand").await), "ALREADY_RECEIPTED");
        let year = Wanted::Year(issuer.id, 2026);
        assert_eq!(code(ask(year, "Ana Ruiz").await), "NOT_OVER_YET");
        app.clock.set(Utc.with_ymd_and_hms(2027, 1, 5, 9, 0, 0).unwrap());
        let of_year = ask(year, "Ana Ruiz").await.unwrap();
        assert_eq!((of_year.kind, of_year.amount_minor, of_year.gift_year), (ReceiptKind::Year, 2_500, 2026));
        assert_eq!(number(&of_year), "2027-000001", "counted by the year in which it was made");
        assert_eq!(code(ask(year, "Ana Ruiz").await), "NOTHING_TO_RECEIPT");
        assert_eq!(code(ask(Wanted::Gift(gifts[1]), "Ana Ruiz").await), "ALREADY_RECEIPTED");
        // Whoever goes past the use cases is stopped by the database.
        let (city, gift, other) = (town.city.id.uuid(), gifts[0].uuid(), of_year.id.uuid());
        let statement = "insert into receipted_gift (city_id, pledge_id, receipt_id) values ($1, $2, $3)";
        let forced = raw(&app, statement, vec![city.into(), gift.into(), other.into()]).await;
        assert!(forced.is_err());
        for change in ["update receipt set amount_minor = 1", "delete from receipt_gift", "update receipt_paper set record = ''"] {
            assert!(raw(&app, change, Vec::new()).await.is_err(), "{change}");
        }
        app.assert_clean().await;
    }
}

on_both! {
    async fn nobody_looks_after_their_own_receipts(app: TestApp) {
        let town = app.town().await;
        may_issue(&app, town.city.id, &french()).await;
        let project = app.project(&town, "Benches", "10").await;
        let fred = app.person(town.city.id, "Fred", Role::FinanceOfficer).await;
        let given = tests::build::gift(&project, "Fred", "60", "gift-of-fred");
        let made = app.app.create_pledge(&fred, &given).await.unwrap().pledge;
        app.pay(&made.provider_ref.clone().unwrap(), payments::sandbox::Outcome::Pay).await;
        end(&app).await;
        let receipt = app.app.ask_for_receipt(&fred, Wanted::Gift(made.id), &donor("Fred")).await.unwrap();
        assert_eq!(code(app.app.void_receipt(&fred, receipt.id, "Mine.").await), "SECOND_PERSON_NEEDED");
        let replaced = app.app.replace_receipt(&fred, receipt.id, "Mine.", None).await;
        assert_eq!(code(replaced), "SECOND_PERSON_NEEDED");
    }
}

on_both! {
    async fn a_receipt_says_the_own_gift_and_is_the_same_each_time(app: TestApp) {
        let town = app.town().await;
        may_issue(&app, town.city.id, &french()).await;
        app.pool(&town, "Double", "1000", double()).await;
        let gift = succeeded(&app, &town, "Benches", &[("ana", "60")]).await[0];
        let ana = guest(&app, "ana").await;
        let receipt = app.app.ask_for_receipt(&ana, Wanted::Gift(gift), &donor("Ana Ruiz")).await.unwrap();
        let first = paper(&app, &ana, &receipt).await.unwrap();
        let said = text(&first);
        for words in [
            "Commune de Testville",
            "SIREN 217 500 016",
            "Agrément : Délibération du 3 mars 2025",
            "Montant du don 60,00 €",
            "soixante euros",
            "Carte bancaire",
            "la somme de 60,00 €",
            "Double a ajouté 60,00 € au projet « Benches »",
            "elles ne sont pas comptées dans ce reçu",
            "7, allée des Érables",
        ] {
            assert!(said.contains(words), "{words}: {said}");
        }
        assert!(!said.contains("120"), "{said}");
        app.wait(Duration::days(100));
        assert_eq!(paper(&app, &ana, &receipt).await.unwrap(), first);
        let fred = app.person(town.city.id, "Fred", Role::FinanceOfficer).await;
        assert_eq!(paper(&app, &fred, &receipt).await.unwrap(), first);
        let bob = guest(&app, "bob").await;
        for caller in [&bob, &town.official, &town.owner, &app.visitor()] {
            assert_eq!(paper(&app, caller, &receipt).await, None);
        }
        let (_, elsewhere) = app.other_town().await;
        assert_eq!(paper(&app, &elsewhere, &receipt).await, None);
    }
}

on_both! {
    async fn the_belgian_number_is_asked_for_checked_and_kept_quiet(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        may_issue(&app, city, &belgian()).await;
        let gift = succeeded(&app, &town, "Benches", &[("ana", "60")]).await[0];
        let ana = guest(&app, "ana").await;
        let offered = app.app.own_gifts(&ana).await.unwrap();
        assert!(offered[0].needs_national_number && offered[0].ask.is_ok());
        let with = async |number: Option<&str>, name: &str| {
            let given = DonorInput { national_number: number.map(str::to_owned), ..donor(name) };
            app.app.ask_for_receipt(&ana, Wanted::Gift(gift), &given).await
        };
        let field_of = |name: &str| format!("input.donor.{name}");
        assert_eq!(field(with(None, "Ana").await), (field_of("nationalNumber"), "REQUIRED"));
        let wrong = with(Some("85.07.30-033.29"), "Ana").await;
        assert_eq!(field(wrong), (field_of("nationalNumber"), "BAD_NATIONAL_NUMBER"));
        assert_eq!(field(with(Some(NATIONAL_NUMBER), " ").await), (field_of("name"), "REQUIRED"));
        assert_eq!(field(with(Some(NATIONAL_NUMBER), "東京").await), (field_of("name"), "NOT_PRINTABLE"));
        let receipt = with(Some(NATIONAL_NUMBER), "Ana").await.unwrap();
        let said = text(&paper(&app, &ana, &receipt).await.unwrap());
        assert!(said.contains(&format!("Numéro national {NATIONAL_NUMBER}")), "{said}");
        let digits: String = NATIONAL_NUMBER.chars().filter(char::is_ascii_digit).collect();
        let fred = app.person(city, "Fred", Role::FinanceOfficer).await;
        app.app.void_receipt(&fred, receipt.id, "erreur").await.unwrap();
        let quiet = [
            format!("{:?}", belgian_donor("Ana")),
            format!("{:?}", app.app.own_receipts(&ana).await.unwrap()),
            format!("{:?}", app.app.receipts_of_year(city, 2026).await.unwrap()),
            format!("{:?}", app.app.acts(&fred, city, None, 50).await.unwrap()),
        ];
        for shown in quiet {
            assert!(!shown.contains(&digits) && !shown.contains(NATIONAL_NUMBER), "{shown}");
        }
    }
}

on_both! {
    async fn the_fields_of_a_body_are_checked_and_its_people_decide_nothing(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        let wrong = IssuerInput {
            number: "217500017".to_owned(),
            name: String::new(),
            until: Some(day("2025-01-01")),
            ..french()
        };
        let refused = app.app.record_receipt_issuer(&town.official, city, &wrong).await;
        let Err(AppError::Refused(problems)) = refused else { panic!("{refused:?}") };
        let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["input.until", "input.name", "input.number"]);
        for (given, expected) in [
            (IssuerInput { country: "ZZ".to_owned(), ..french() }, "input.country"),
            (IssuerInput { scheme: "none".to_owned(), ..french() }, "input.scheme"),
            (IssuerInput { number_kind: IdentifierKind::Iban, ..french() }, "input.numberKind"),
        ] {
            let refused = app.app.record_receipt_issuer(&town.official, city, &given).await;
            assert_eq!(field(refused).0, expected);
        }
        for caller in [&town.owner, &app.visitor()] {
            let refused = app.app.record_receipt_issuer(caller, city, &french()).await;
            assert!(["NOT_ALLOWED", "SIGN_IN_REQUIRED"].contains(&code(refused)));
        }
        let (_, elsewhere) = app.other_town().await;
        assert_eq!(code(app.app.record_receipt_issuer(&elsewhere, city, &french()).await), "NOT_ALLOWED");
    }
}
