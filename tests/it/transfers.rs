//! Gifts by bank transfer, and the statements that tell of them.

use app::pledge::PledgeInput;
use app::statement::{Explanation, Likeness, Taken};
use app::{AppResult, Caller, Pledge, Project};
use chrono::{Duration, NaiveDate};
use domain::bank::{self, Account, BankEntry, Direction, Iban, Position};
use domain::person::Role;
use domain::pledge::{PledgeChannel, PledgeState};
use domain::{CityId, Currency, Money};
use tests::build::{Town, double, gift};
use tests::people::code;
use tests::{TestApp, on_both};

const IBAN: &str = "BE68539007547034";

fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

/// A town that takes transfers, and its finance officer.
pub async fn town_with_account(app: &TestApp) -> (Town, Caller) {
    let town = app.town().await;
    let fred = app.person(town.city.id, "Fred", Role::FinanceOfficer).await;
    let account = ("Ville de Test", "BE68 5390 0754 7034", None);
    app.app
        .set_bank_account(&fred, town.city.id, account)
        .await
        .unwrap();
    (town, fred)
}

/// Promises a transfer and gives the pledge with what its donor is told to write.
pub async fn promise(app: &TestApp, project: &Project, guest: &str, amount: &str) -> (Pledge, String) {
    let input = PledgeInput {
        channel: PledgeChannel::Transfer,
        ..gift(project, guest, amount, &format!("transfer-{guest}-{amount}"))
    };
    let made = app.app.create_pledge(&app.visitor(), &input).await.unwrap();
    assert_eq!(
        (made.pledge.state, &made.checkout_url),
        (PledgeState::Pending, &None)
    );
    let details = app.app.transfer_details(&made.pledge).await.unwrap().unwrap();
    assert_eq!(details.amount.minor, made.pledge.amount_minor);
    (made.pledge, details.reference.to_string())
}

fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, number).unwrap()
}

/// A movement: how much, what was written, from whom.
pub type Line<'a> = (i64, &'a str, &'a str);

/// The statement of a day that begins with a balance.
pub fn statement(on: u32, opening: i64, lines: &[Line]) -> bank::Statement {
    let entry = |(index, (minor, text, from)): (usize, &Line)| BankEntry {
        position: Position {
            entry: index + 1,
            detail: None,
        },
        line: index + 1,
        amount: eur(minor.abs()),
        direction: if *minor < 0 {
            Direction::Debit
        } else {
            Direction::Credit
        },
        reversal: false,
        booked_on: day(on),
        value_on: Some(day(on)),
        bank_ref: None,
        end_to_end_id: None,
        message_id: None,
        payment_information_id: None,
        reference: bank::Reference::read(text),
        remittance: (*text).to_owned(),
        counterparty_name: Some((*from).to_owned()),
        counterparty_account: None,
        code: None,
        return_reason: None,
        details: Vec::new(),
    };
    bank::Statement {
        account: Account::Iban(Iban::parse(IBAN).unwrap()),
        currency: Currency::EUR,
        id: format!("2026-{on}"),
        sequence: Some(on.to_string()),
        from: day(on),
        to: day(on),
        opening: eur(opening),
        closing: eur(opening + lines.iter().map(|(minor, ..)| minor).sum::<i64>()),
        entries: lines.iter().enumerate().map(entry).collect(),
        not_booked: 0,
    }
}

async fn take(app: &TestApp, fred: &Caller, city: CityId, given: bank::Statement) -> AppResult<Taken> {
    Ok(app.app.take_statements(fred, city, &[given]).await?.remove(0))
}

async fn stands(app: &TestApp, pledge: &Pledge) -> PledgeState {
    app.app.refresh_pledge(pledge.id).await.unwrap().state
}

on_both! {
    async fn a_transfer_is_known_by_its_reference_and_matched_like_any_gift(app: TestApp) {
        let (town, fred) = town_with_account(&app).await;
        let city = town.city.id;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "100", double()).await;
        let (ana, written) = promise(&app, &project, "ana", "60").await;
        assert!(written.starts_with("+++"), "{written}");
        // Retyped by somebody in a hurry.
        let retyped = format!("don {} merci", written.replace('+', "").replace('/', " "));
        let given = statement(5, 0, &[(6_000, &retyped, "ANA DURAND")]);
        let rehearsed = app.app.rehearse_statements(&fred, city, std::slice::from_ref(&given)).await.unwrap();
        assert_eq!((rehearsed[0].entries, rehearsed[0].open), (1, 0));
        assert_eq!(stands(&app, &ana).await, PledgeState::Pending, "a rehearsal changes nothing");
        let taken = take(&app, &fred, city, given.clone()).await.unwrap();
        assert_eq!((taken.is_known, taken.entries, taken.open), (false, 1, 0));
        assert_eq!(stands(&app, &ana).await, PledgeState::Confirmed);
        let project = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        assert_eq!((project.crowd_minor, project.match_minor), (6_000, 6_000));
        // The same once more changes nothing, whoever brings it.
        for _ in 0..2 {
            let again = take(&app, &fred, city, given.clone()).await.unwrap();
            assert_eq!((again.is_known, again.statement), (true, taken.statement.clone()));
        }
        assert_eq!(app.app.open_entries(&fred, city, 0, 10).await.unwrap(), []);
        app.assert_clean().await;
    }
}

on_both! {
    async fn what_fits_nothing_waits_for_a_person(app: TestApp) {
        let (town, fred) = town_with_account(&app).await;
        let city = town.city.id;
        let project = app.project(&town, "Benches", "1000").await;
        let (ana, ana_s) = promise(&app, &project, "ana", "60").await;
        let (bob, _) = promise(&app, &project, "bob", "25").await;
        let (cyd, cyd_s) = promise(&app, &project, "cyd", "40").await;
        let taken = take(&app, &fred, city, statement(5, 10_000, &[
            (7_000, &ana_s, "ANA"),      // ten too much
            (2_500, "pour les bancs", "MME BOB"), // forgot the reference
            (1_500, &cyd_s, "CYD"),      // the first part
            (-350, "FRAIS TENUE DE COMPTE", "BANQUE"),
            (-2_000, "retrait", "VILLE"),
        ])).await.unwrap();
        assert_eq!((taken.entries, taken.open), (5, 5));
        assert_eq!(stands(&app, &ana).await, PledgeState::Confirmed);
        assert_eq!(stands(&app, &cyd).await, PledgeState::Pending, "a part is no gift yet");
        app.assert_clean().await;

        let open = app.app.open_entries(&fred, city, 0, 10).await.unwrap();
        let left: Vec<i64> = open.iter().map(|open| open.entry.open_minor).collect();
        assert_eq!(left, [1_000, 2_500, 1_500, -350, -2_000]);
        let because: Vec<Vec<_>> = open
            .iter()
            .map(|open| open.proposals.iter().map(|found| (found.pledge.id, found.because)).collect())
            .collect();
        assert_eq!(because[0], [(ana.id, Likeness::Reference)]);
        assert_eq!(because[1], [(bob.id, Likeness::AmountAndName)]);
        assert_eq!(because[2], [(cyd.id, Likeness::Reference)]);
        assert!(because[3].is_empty() && because[4].is_empty());

        // The second part comes: both together are the gift.
        let rest = take(&app, &fred, city, statement(6, 18_650, &[(2_500, &cyd_s, "CYD")])).await.unwrap();
        assert_eq!(rest.open, 0);
        assert_eq!(stands(&app, &cyd).await, PledgeState::Confirmed);
        let explain = |index: usize, as_what| app.app.explain_entry(&fred, open[index].entry.id, as_what);
        assert_eq!(code(explain(3, Explanation::Pledge(bob.id)).await), "NOT_THE_SUM");
        assert_eq!(code(explain(1, Explanation::Pledge(ana.id)).await), "NOT_AWAITED");
        assert_eq!(explain(1, Explanation::Pledge(bob.id)).await.unwrap().open_minor, 0);
        assert_eq!(stands(&app, &bob).await, PledgeState::Confirmed);
        assert_eq!(code(explain(1, Explanation::Own).await), "ALREADY_DECIDED");
        for (index, as_what) in [(0, Explanation::Own), (3, Explanation::BankFee), (4, Explanation::Own)] {
            assert_eq!(explain(index, as_what).await.unwrap().open_minor, 0);
        }
        assert_eq!(app.app.open_entries(&fred, city, 0, 10).await.unwrap(), []);
        assert_eq!(code(app.app.explain_entry(&app.visitor(), open[0].entry.id, Explanation::Own).await), "NOT_FOUND");
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_statement_follows_the_last_one_or_is_refused_whole(app: TestApp) {
        let (town, fred) = town_with_account(&app).await;
        let city = town.city.id;
        let first = statement(5, 0, &[(1_000, "x", "X")]);
        take(&app, &fred, city, first.clone()).await.unwrap();
        // Two in one file, the newest first; and one of them is missing.
        let (second, third) = (statement(6, 1_000, &[(500, "y", "Y")]), statement(7, 1_500, &[]));
        assert_eq!(code(take(&app, &fred, city, third.clone()).await), "NOT_THE_NEXT_STATEMENT");
        let gap = [statement(6, 1_000, &[(1, "z", "Z")]), third.clone()];
        assert_eq!(code(app.app.take_statements(&fred, city, &gap).await), "NOT_THE_NEXT_STATEMENT");
        assert_eq!(app.app.open_entries(&fred, city, 0, 10).await.unwrap().len(), 1, "nothing of it was taken in");
        let both = app.app.take_statements(&fred, city, &[third, second]).await.unwrap();
        assert_eq!(both.iter().map(|taken| taken.statement.position).collect::<Vec<_>>(), [2, 3]);
        let foreign = bank::Statement {
            account: Account::read("BE71096123456769"),
            ..statement(8, 1_500, &[])
        };
        assert_eq!(code(take(&app, &fred, city, foreign).await), "OTHER_BANK_ACCOUNT");
        let francs = bank::Statement {
            currency: "CHF".parse().unwrap(),
            ..statement(8, 1_500, &[])
        };
        assert_eq!(code(take(&app, &fred, city, francs).await), "WRONG_CURRENCY");
        let other = ("Ville", "BE71 0961 2345 6769", None);
        assert_eq!(code(app.app.set_bank_account(&fred, city, other).await), "OTHER_BANK_ACCOUNT");
        assert_eq!(code(take(&app, &app.visitor(), city, first).await), "SIGN_IN_REQUIRED");
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_transfer_that_comes_late_still_counts_and_one_for_a_failed_campaign_goes_back(app: TestApp) {
        let (town, fred) = town_with_account(&app).await;
        let city = town.city.id;
        let project = app.project(&town, "Benches", "1000").await;
        let (ana, ana_s) = promise(&app, &project, "ana", "60").await;
        let (bob, bob_s) = promise(&app, &project, "bob", "30").await;
        assert_eq!(app.app.expire_transfers().await.unwrap(), 0);
        app.wait(Duration::days(46));
        assert_eq!(app.app.expire_transfers().await.unwrap(), 2);
        assert_eq!(stands(&app, &ana).await, PledgeState::Expired);
        app.app.end_what_is_over().await.unwrap();
        let before = app.app.project_by_id(&app.visitor(), project.id).await.unwrap().unwrap();
        take(&app, &fred, city, statement(20, 0, &[(6_000, &ana_s, "ANA"), (3_000, &bob_s, "BOB")])).await.unwrap();
        for pledge in [&ana, &bob] {
            assert_eq!(stands(&app, pledge).await, PledgeState::Confirmed, "{:?}", before.state);
        }
        for pledge in [&ana, &bob] {
            app.app.refund_pledge(pledge.id).await.unwrap();
            app.app.refund_pledge(pledge.id).await.unwrap();
            assert_eq!(stands(&app, pledge).await, PledgeState::Refunded);
        }
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_day_that_sums_to_nothing_is_known_again_under_another_id(app: TestApp) {
        let (town, fred) = town_with_account(&app).await;
        let city = town.city.id;
        let given = statement(5, 0, &[(1_000, "came", "X"), (-1_000, "went", "Y")]);
        take(&app, &fred, city, given.clone()).await.unwrap();
        let again = bank::Statement {
            id: "of another download".to_owned(),
            sequence: None,
            ..given
        };
        let taken = take(&app, &fred, city, again).await.unwrap();
        assert_eq!((taken.is_known, taken.statement.position), (true, 1));
        // The same day may have had other movements that sum to nothing: these are new.
        let other = bank::Statement {
            id: "the afternoon".to_owned(),
            ..statement(5, 0, &[(700, "came", "X"), (-700, "went", "Y")])
        };
        assert!(!take(&app, &fred, city, other).await.unwrap().is_known);
        assert_eq!(app.app.open_entries(&fred, city, 0, 10).await.unwrap().len(), 4);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_city_without_an_account_takes_no_transfers(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        let input = PledgeInput {
            channel: PledgeChannel::Transfer,
            ..gift(&project, "ana", "60", "transfer-nowhere")
        };
        assert_eq!(code(app.app.create_pledge(&app.visitor(), &input).await), "NO_BANK_ACCOUNT");
        let fred = app.person(town.city.id, "Fred", Role::FinanceOfficer).await;
        let given = [statement(5, 0, &[])];
        assert_eq!(code(app.app.take_statements(&fred, town.city.id, &given).await), "NO_BANK_ACCOUNT");
        let wrong = ("Ville", "BE68 5390 0754 7035", Some("NOTABIC"));
        match app.app.set_bank_account(&fred, town.city.id, wrong).await {
            Err(app::AppError::Refused(problems)) => {
                let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
                assert_eq!(fields, ["input.iban", "input.bic"]);
            }
            other => panic!("{other:?}"),
        }
    }
}
