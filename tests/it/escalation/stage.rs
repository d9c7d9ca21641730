//! A town with one of everything that recipes name.

use std::collections::BTreeMap;

use app::case::Ruling;
use app::cash::CashGiftInput;
use app::comment::CommentInput;
use app::matching::settings::RuleInput;
use app::office::Invited;
use app::pledge::PledgeInput;
use app::pool::PoolInput;
use app::receipt::Wanted;
use app::report::ReportInput;
use app::residence::LetterInput;
use app::simulation::{ChangeInput, SimulationInput, SourceInput};
use app::token::TokenInput;
use app::{BankAccount, Issuer, LetGo, Organisation, Payout, Period, Texts, Withdrawal};
use chrono::Duration;
use domain::bank::{self, BankEntry, Direction, Iban, Position};
use domain::case::{CaseAction, CaseState, Subject};
use domain::cash::CashKind;
use domain::organisation::OrganisationState;
use domain::payout::PayoutState;
use domain::person::{OwnerKind, Role, TokenScope};
use domain::receipt::IssuerState;
use domain::report::ReportReason;
use domain::withdrawal::WithdrawalState;
use domain::{
    CityId, Currency, Id, IssuerId, Money, OrganisationId, PayoutId, PeriodId, PersonId, ProjectId,
    StatementEntryId, WithdrawalId,
};
use payments::sandbox::Outcome;
use store::receipt_issuer::{Head, Right};
use tests::TestApp;
use tests::build::{Town, double, gift};

use crate::receipts::{donor, french, given_for_good};

/// The identifiers that recipes name.
pub type Stage = BTreeMap<&'static str, String>;

/// A town with one of everything.
pub async fn stage(app: &TestApp) -> Stage {
    let town = app.town().await;
    let city = town.city.id;
    let mut people = BTreeMap::new();
    for (name, role) in [
        ("Rene", Role::Resident),
        ("Tina", Role::Resident),
        ("Theo", Role::Resident),
        ("Cora", Role::Resident),
        ("Mel", Role::Resident),
        ("Max", Role::Resident),
        ("Marga", Role::Resident),
        ("Mona", Role::Moderator),
        ("Milo", Role::Moderator),
        ("Fred", Role::FinanceOfficer),
        ("Aude", Role::Auditor),
    ] {
        let person = app.person(city, name, role).await.person().unwrap();
        people.insert(name, person);
    }
    app.other_town().await;
    app.app
        .add_operator(&"ops@test.example".parse().unwrap())
        .await
        .unwrap();
    let organisation = Organisation {
        id: OrganisationId::new(app.app.world()),
        city,
        external_id: "friends".to_owned(),
        slug: String::new(),
        name: "Friends".to_owned(),
        kind: OwnerKind::Association,
        abouts: Texts::default(),
        website: None,
        identifier: None,
        state: OrganisationState::Unverified,
        verified_at: None,
        turnover_minor: None,
    };
    let members = ["Marga", "Mel", "Max"].map(|name| people[name]);
    app.app.seed_organisation(&organisation, &members).await.unwrap();
    let draft = app.draft(&town, "Draft", "500").await.id;
    let submitted = app.draft(&town, "Submitted", "500").await.id;
    for project in [draft, submitted] {
        let team = ["Tina", "Theo"].map(|name| people[name]);
        app.app.seed_team(city, project, &team).await.unwrap();
    }
    app.app.submit_project(&town.owner, submitted).await.unwrap();
    let open = app.pool(&town, "Open", "1000", double()).await.id;
    let draft_pool = app
        .app
        .create_pool(&town.official, city, &pool(double()), "matrix-draft")
        .await
        .unwrap()
        .id;
    let invite = |role| {
        app.app
            .invite_to_role(&town.official, city, "asked@mail.example", role)
    };
    let Invited::Sent(invitation) = invite(Role::Moderator).await.unwrap() else {
        panic!("sent at once")
    };
    let Invited::Asked(request) = invite(Role::FinanceOfficer).await.unwrap() else {
        panic!("needs a second person")
    };
    // Signed in anew: what somebody belongs to is read with the session.
    let marga = app.person(city, "Marga", Role::Resident).await;
    let statutes = ("statutes.pdf", "application/pdf");
    let document = app
        .app
        .store_document(&marga, organisation.id, statutes, b"%PDF-1.7")
        .await
        .unwrap();
    let neighbourhood = app.app.neighbourhood_names(city).await.unwrap().remove(0).id;
    let letter = LetterInput {
        city,
        name: "Theo".to_owned(),
        street: "1 street".to_owned(),
        postcode: "1".to_owned(),
        town: "Town".to_owned(),
        neighbourhood,
    };
    let theo = app.person(city, "Theo", Role::Resident).await;
    let residence = app.app.request_letter(&theo, &letter).await.unwrap();
    let trial = SimulationInput {
        source: SourceInput::Past {
            from: None,
            until: None,
        },
        changes: vec![ChangeInput {
            pool: Some(open),
            amount: Some("20".to_owned()),
            ..ChangeInput::default()
        }],
    };
    let simulation = app
        .app
        .start_simulation(&town.official, city, &trial, "matrix-trial")
        .await
        .unwrap();
    let mut stage = BTreeMap::from([
        ("simulation", simulation.id.to_string()),
        ("city", city.to_string()),
        ("neighbourhood", neighbourhood.to_string()),
        ("document", document.to_string()),
        ("residence", residence.to_string()),
        ("draft", draft.to_string()),
        ("submitted", submitted.to_string()),
        ("draftPool", draft_pool.to_string()),
        ("openPool", open.to_string()),
        ("organisation", organisation.id.to_string()),
        ("member", people["Max"].to_string()),
        ("teammate", people["Theo"].to_string()),
        ("moderator", people["Milo"].to_string()),
        ("roleRequest", request.id.to_string()),
        ("movement", movement(app, city).await.to_string()),
        (
            "period",
            asked_to_close(app, city, people["Milo"]).await.to_string(),
        ),
        ("invitation", invitation.id.to_string()),
        ("challenge", nobody_s("challenge")),
        ("passkey", nobody_s("passkey")),
        ("identity", nobody_s("identity")),
    ]);
    stage.extend(receipted(app, &town, people["Milo"], organisation.id).await);
    stage.extend(spoken(app, &town).await);
    let on_table = on_table(app, &town, &stage["published"]).await;
    stage.extend(on_table);
    stage.extend(to_be_paid(app, city, (stage["published"].parse().unwrap(), people["Milo"])).await);
    stage.extend(theo_s(app).await);
    stage
}

/// Counts of cash: one that is open, one that waits for a second person, and one that is in the box.
async fn on_table(app: &TestApp, town: &Town, project: &str) -> Stage {
    let city = town.city.id;
    // Of no role that is tried here, so that whoever is tried is the second person.
    let paula = app.person(city, "Paula", Role::FinanceOfficer).await;
    let mut stage = Stage::new();
    for name in ["cashCount", "countedCash", "boxed"] {
        let day = app.app.world().now().date_naive();
        let key = format!("matrix-stage-{name}");
        let given = ("Fair", day, key.as_str());
        let count = app.app.open_cash_count(&paula, city, given).await.unwrap();
        let gift = CashGiftInput {
            project: project.parse().unwrap(),
            kind: CashKind::Cash,
            amount: "5".to_owned(),
            name: None,
            email: None,
            anonymous: true,
            key: format!("{key}-gift"),
        };
        let with_gift = app.app.add_cash_gift(&paula, count.id, &gift).await.unwrap();
        if name != "cashCount" {
            app.app.count_cash(&paula, count.id, ("5", "")).await.unwrap();
        }
        if name == "boxed" {
            app.app
                .confirm_cash_count(&town.official, count.id, ("5", ""))
                .await
                .unwrap();
        }
        stage.insert(name, count.id.to_string());
        if name == "cashCount" {
            stage.insert("cashGift", with_gift.gifts[0].id.to_string());
        }
    }
    stage
}

/// A movement on the town's bank account that nobody has explained.
async fn movement(app: &TestApp, city: CityId) -> StatementEntryId {
    let (now, iban) = (app.app.world().now(), Iban::parse("BE68539007547034").unwrap());
    let today = now.date_naive();
    let account = BankAccount {
        city,
        holder: "Town".to_owned(),
        iban,
        bic: None,
        set_by: None,
        set_at: now,
    };
    let given = bank::Statement {
        account: bank::Account::Iban(iban),
        currency: Currency::EUR,
        id: "1".to_owned(),
        sequence: None,
        from: today,
        to: today,
        opening: Money::new(0, Currency::EUR),
        closing: Money::new(500, Currency::EUR),
        entries: vec![BankEntry {
            position: Position {
                entry: 1,
                detail: None,
            },
            line: 1,
            amount: Money::new(500, Currency::EUR),
            direction: Direction::Credit,
            reversal: false,
            booked_on: today,
            value_on: None,
            bank_ref: None,
            end_to_end_id: None,
            message_id: None,
            payment_information_id: None,
            reference: None,
            remittance: "?".to_owned(),
            counterparty_name: None,
            counterparty_account: None,
            code: None,
            return_reason: None,
            details: Vec::new(),
        }],
        not_booked: 0,
    };
    let set = async |conn| store::bank_account::set(&conn, &account).await;
    app.database.db.write("bank_account.set", set).await.unwrap();
    let town = app.app.city_by_id(city).await.unwrap().unwrap();
    let taken = app
        .app
        .take_statements_here(&town, &[given], false)
        .await
        .unwrap();
    let entries = store::bank_entry::of_statement(app.database.db.read(), city, taken[0].statement.id).await;
    entries.unwrap()[0].id
}

/// A body that issues tax receipts, one that somebody else asks for, and a receipt of somebody who is no caller.
async fn receipted(app: &TestApp, town: &Town, asks: PersonId, organisation: OrganisationId) -> Stage {
    let city = town.city.id;
    let fred = app.person(city, "Fred", Role::FinanceOfficer).await;
    let issuer = app
        .app
        .record_receipt_issuer(&town.official, city, &french())
        .await
        .unwrap();
    let issuer = app.app.agree_receipt_issuer(&fred, issuer.id).await.unwrap();
    let asked = &Issuer {
        id: IssuerId::new(app.app.world()),
        organisation: Some(organisation),
        right: Right {
            until: Some(issuer.right.from + Duration::days(700)),
            ..issuer.right.clone()
        },
        head: Head {
            object: Some("Friendship".to_owned()),
            ..issuer.head.clone()
        },
        state: IssuerState::Asked,
        asked_by: asks,
        decided: None,
        ..issuer.clone()
    };
    let stored = async |conn| store::receipt_issuer::insert(&conn, asked).await;
    app.database
        .db
        .write("receipt_issuer.insert", stored)
        .await
        .unwrap();
    let greta = app.person(city, "Greta", Role::Resident).await;
    let gift = given_for_good(app, town, "Greta", &greta).await;
    let wanted = Wanted::Gift(gift);
    let receipt = app
        .app
        .ask_for_receipt(&greta, wanted, &donor("Greta"))
        .await
        .unwrap();
    BTreeMap::from([
        ("receiptIssuer", issuer.id.to_string()),
        ("askedIssuer", asked.id.to_string()),
        ("receipt", receipt.id.to_string()),
    ])
}

/// A period of the books that somebody else asked to close.
pub async fn asked_to_close(app: &TestApp, city: CityId, by: PersonId) -> PeriodId {
    let now = app.app.world().now();
    let period = Period {
        id: PeriodId::new(app.app.world()),
        city,
        number: 1,
        starts_at: now - Duration::days(3),
        ends_at: now - Duration::days(2),
        asked_by: by,
        asked_at: now,
        closed: None,
    };
    let stored = async |conn| store::period::insert(&conn, &period).await;
    assert!(app.database.db.write("period.insert", stored).await.unwrap());
    period.id
}

/// A payment to a project that somebody else asked for, and a withdrawal of theirs that is over.
async fn to_be_paid(app: &TestApp, city: CityId, (project, by): (ProjectId, PersonId)) -> Stage {
    let world = app.app.world();
    let payout = Payout {
        id: PayoutId::new(world),
        city,
        project,
        state: PayoutState::Requested,
        gifts_minor: 0,
        with_match: true,
        match_minor: None,
        fee_minor: 0,
        event: None,
        account: None,
        requested_by: by,
        requested_at: world.now(),
        approved: None,
        confirmed: None,
        released: None,
    };
    let withdrawal = Withdrawal {
        id: WithdrawalId::new(world),
        city,
        person: by,
        state: WithdrawalState::Requested,
        amount_minor: 500,
        holder: "Milo".to_owned(),
        iban: Iban::parse("BE68539007547034").unwrap(),
        bic: None,
        requested_at: world.now(),
        approved: None,
        confirmed: None,
        released: None,
    };
    let over = Withdrawal {
        state: WithdrawalState::Released,
        released: Some(LetGo {
            by: Some(by),
            at: world.now(),
            reason: None,
        }),
        ..withdrawal.clone()
    };
    let (payout, withdrawal, over) = (&payout, &withdrawal, &over);
    let write = async |conn| {
        store::payout::insert(&conn, payout).await?;
        store::withdrawal::insert(&conn, withdrawal).await?;
        store::withdrawal::update(&conn, over).await
    };
    app.database.db.write("payout.insert", write).await.unwrap();
    BTreeMap::from([
        ("payout", payout.id.to_string()),
        ("withdrawal", withdrawal.id.to_string()),
    ])
}

/// An identifier that belongs to nobody.
fn nobody_s(kind: &str) -> String {
    format!("{kind}:00000000-0000-7000-8000-000000000001")
}

/// Comments of Cora's, and what moderators have to do with them.
async fn spoken(app: &TestApp, town: &Town) -> Stage {
    let city = town.city.id;
    let published = app.project(town, "Published", "500").await;
    let cora = app.person(city, "Cora", Role::Resident).await;
    let say = async |body: &str| {
        let comment = CommentInput {
            project: published.id,
            reply_to: None,
            body: body.to_owned(),
            key: format!("matrix-{body}"),
        };
        app.app.add_comment(&cora, &comment).await.unwrap().id
    };
    let removal = Ruling {
        action: CaseAction::Remove,
        reason: "Off the point.".to_owned(),
        days: None,
    };
    let given = PledgeInput {
        anonymous: true,
        ..gift(&published, "Cora", "20", "matrix-gift")
    };
    let made = app.app.create_pledge(&cora, &given).await.unwrap();
    app.pay(&made.pledge.provider_ref.unwrap(), Outcome::Pay).await;
    app.give(&published, "gaston", "10").await;
    let mut stage = BTreeMap::from([
        ("published", published.id.to_string()),
        ("gift", made.pledge.id.to_string()),
    ]);
    stage.insert("comment", say("untouched").await.to_string());
    for name in ["openCase", "decidedCase", "appealedCase"] {
        let report = ReportInput {
            subject: Subject::Comment(say(name).await),
            reason: ReportReason::OffTopic,
            details: None,
            email: None,
            network: None,
        };
        app.app.report(&app.visitor(), &report).await.unwrap();
        let open = app
            .app
            .cases(&town.official, city, &[CaseState::Open], None, 10)
            .await;
        let case = open
            .unwrap()
            .into_iter()
            .find(|case| case.subject == report.subject)
            .unwrap();
        if name != "openCase" {
            app.app
                .decide_case(&town.official, case.id, &removal)
                .await
                .unwrap();
        }
        if name == "appealedCase" {
            app.app
                .appeal_case(&cora, case.id, "It was to the point.")
                .await
                .unwrap();
        }
        stage.insert(name, case.id.to_string());
    }
    stage
}

/// A session and an access token of Theo's.
async fn theo_s(app: &TestApp) -> Stage {
    let session = app.sign_in("theo@test.example", None).await;
    let own = app.app.own_session(&session.caller).await.unwrap().unwrap();
    let token = TokenInput {
        name: "Script".to_owned(),
        scopes: vec![TokenScope::ReadOwn],
        days: 1,
    };
    let (token, _) = app.app.create_token(&session.caller, &token).await.unwrap();
    BTreeMap::from([("session", own.id.to_string()), ("token", token.id.to_string())])
}

fn pool(rule: RuleInput) -> PoolInput {
    PoolInput {
        name: Some("Draft".to_owned()),
        purpose: Some("Later.".to_owned()),
        funders: Some(vec![("The city".to_owned(), "10".to_owned())]),
        rule: Some(app::pool::WrittenRule::Settings(Box::new(rule))),
        ..PoolInput::default()
    }
}
