use chrono::{DateTime, Utc};
use domain::erasure::Obstacle;
use domain::problem::RuleReason;
use expect_test::expect_file;

use super::*;

#[test]
fn every_problem_has_its_words() {
    let at: DateTime<Utc> = "2026-03-01T18:05:00Z".parse().unwrap();
    let mut kinds = vec![
        ProblemKind::Required,
        ProblemKind::TooLong { max: 2_000 },
        ProblemKind::UnknownWord {
            given: "vert pomme".into(),
        },
        ProblemKind::WrongId { expected: "project" },
        ProblemKind::NotFound { what: "pool" },
        ProblemKind::NotAnAmount,
        ProblemKind::TooManyDecimals { allowed: 2 },
        ProblemKind::TooManyDecimals { allowed: 0 },
        ProblemKind::AmountZero,
        ProblemKind::AmountNegative,
        ProblemKind::AmountTooSmall { min: eur(100) },
        ProblemKind::AmountTooLarge { max: eur(1_000_000) },
        ProblemKind::NotTheSum { sum: eur(1_000_000) },
        ProblemKind::WrongCurrency {
            expected: "EUR".into(),
        },
        ProblemKind::NotAnEmail,
        ProblemKind::BadPlace,
        ProblemKind::OutsideCity,
        ProblemKind::OutOfRange { min: 1, max: 10_000 },
        ProblemKind::OutOfRange {
            min: i64::MIN,
            max: i64::MAX,
        },
        ProblemKind::DatesReversed,
        ProblemKind::NotOverYet { from: at },
        ProblemKind::AlreadyAsked,
        ProblemKind::TipByCardOnly,
        ProblemKind::GiftsAreCharged,
        ProblemKind::GiftsFellShort,
        ProblemKind::PaymentsWereMade,
        ProblemKind::NoTaxReceipts,
        ProblemKind::GiftNotFinal,
        ProblemKind::AlreadyReceipted {
            number: "2026-000012".into(),
        },
        ProblemKind::NothingToReceipt,
        ProblemKind::BadNationalNumber,
        ProblemKind::RightsOverlap,
        ProblemKind::ReceiptedLater {
            last: at.date_naive(),
        },
        ProblemKind::ReceiptVoid,
        ProblemKind::BooksClosed { until: at },
        ProblemKind::NotABic,
        ProblemKind::NoBankAccount,
        ProblemKind::OtherBankAccount {
            expected: "FR14 … 2606".into(),
        },
        ProblemKind::NotTheNextStatement {
            expected: eur(12_345),
            found: eur(-500),
            last: at.date_naive(),
        },
        ProblemKind::NotAwaited,
        ProblemKind::NotExplained,
        ProblemKind::GiftMovedOn,
        ProblemKind::PaymentMovedOn,
        ProblemKind::NoPayeeAccount,
        ProblemKind::AccountChanged,
        ProblemKind::NothingToPay,
        ProblemKind::MoreThanThereIs { left: eur(12_345) },
        ProblemKind::OrderNotAwaited,
        ProblemKind::BooksNotClean { findings: 1 },
        ProblemKind::BooksNotClean { findings: 3 },
        ProblemKind::InThePast,
        ProblemKind::NotYetOpen { opens_at: at },
        ProblemKind::CampaignOver { closed_at: at },
        ProblemKind::KeyReused,
        ProblemKind::BadKey,
        ProblemKind::SignInRequired,
        ProblemKind::NotAllowed,
        ProblemKind::LinkInvalid,
        ProblemKind::LinkOtherBrowser,
        ProblemKind::CodeWrong,
        ProblemKind::TooManyTries,
        ProblemKind::CredentialsWrong,
        ProblemKind::PasswordWrong,
        ProblemKind::PasswordTooShort { min: 12 },
        ProblemKind::PasswordCommon,
        ProblemKind::PasswordPersonal,
        ProblemKind::ProofRequired,
        ProblemKind::TokenScope,
        ProblemKind::TokenInvalid,
        ProblemKind::TooManyTokens { max: 20 },
        ProblemKind::NoPasskeysHere,
        ProblemKind::PasskeyRefused,
        ProblemKind::PasskeyExpired,
        ProblemKind::TooManyPasskeys,
        ProblemKind::IdentityTaken,
        ProblemKind::IdentityOther,
        ProblemKind::InvitationInvalid,
        ProblemKind::InvitationOtherAddress,
        ProblemKind::AlreadyInvited,
        ProblemKind::AlreadyMember,
        ProblemKind::TooManyInvitations,
        ProblemKind::TooManySimulations { max: 3 },
        ProblemKind::NothingProposed,
        ProblemKind::SecondPersonNeeded,
        ProblemKind::AlreadyDecided,
        ProblemKind::LastOfficial,
        ProblemKind::LastManager,
        ProblemKind::NotAWebAddress,
        ProblemKind::ProviderDown,
        ProblemKind::NoPaymentAccount,
        ProblemKind::ProviderRefuses,
        ProblemKind::InDispute,
        ProblemKind::NotByYourself,
        ProblemKind::InTheFuture,
        ProblemKind::TooLongAgo,
        ProblemKind::TooMany { max: 500 },
        ProblemKind::TakesNoMoney,
        ProblemKind::NothingCounted,
        ProblemKind::CountDiffers,
        ProblemKind::NotInWallet {
            balance: domain::Money::new(1250, domain::Currency::EUR),
        },
        ProblemKind::Suspended { until: at },
        ProblemKind::WrongAction,
        ProblemKind::OwnCase,
        ProblemKind::AnotherPersonNeeded,
        ProblemKind::AppealOver { until: Some(at) },
        ProblemKind::AppealOver { until: None },
        ProblemKind::EditOver,
        ProblemKind::NotConfirmed,
        ProblemKind::ConsentOutdated,
    ];
    let obstacles = [
        Obstacle::OpenCampaign {
            title: "Un verger".into(),
        },
        Obstacle::LastManager {
            organisation: "Les Tilleuls".into(),
        },
        Obstacle::LastOfficial {
            city: "Valombre".into(),
        },
        Obstacle::LastOperator,
        Obstacle::PaymentUnderWay,
        Obstacle::OpenCase,
        Obstacle::MoneyInWallet {
            city: "Valombre".into(),
        },
        Obstacle::WithdrawalUnderWay,
    ];
    kinds.extend(obstacles.map(|obstacle| ProblemKind::CannotErase { obstacle }));
    kinds.extend(
        domain::case::CaseState::ALL
            .iter()
            .map(|state| ProblemKind::WrongCaseState { state: *state }),
    );
    kinds.extend(
        ProjectState::ALL
            .iter()
            .map(|state| ProblemKind::ProjectNotOpen { state: *state }),
    );
    kinds.push(ProblemKind::WrongProjectState {
        state: ProjectState::Succeeded,
    });
    kinds.extend(
        PoolState::ALL
            .iter()
            .map(|state| ProblemKind::WrongPoolState { state: *state }),
    );
    let reasons = [
        RuleReason::UnknownKey,
        RuleReason::WrongForm {
            detail: "is missing".into(),
        },
        RuleReason::OutOfRange { min: 1, max: 10_000 },
        RuleReason::OutOfReach { most_minor: 10_000 },
        RuleReason::NotTheSum { sum_minor: 1_000_000 },
        RuleReason::Taken,
        RuleReason::Fixed,
        RuleReason::Contradicts {
            with: "minimumGift".into(),
        },
        RuleReason::UnknownName,
        RuleReason::NotTheWhole { sum_bps: 9_000 },
        RuleReason::Empty,
        RuleReason::Missing,
        RuleReason::NotAscending,
        RuleReason::OnlyWith {
            with: "lottery".into(),
        },
        RuleReason::NotWith {
            with: "contribution".into(),
        },
        RuleReason::WrongSelector,
    ];
    kinds.extend(reasons.map(|reason| ProblemKind::Rule { reason }));
    let mut text = String::new();
    for kind in &kinds {
        both(&mut text, kind.code(), |locale| problem(locale, kind));
    }
    both(&mut text, "NOT_YET_OPEN in the city's time", |locale| {
        problem_in(
            locale,
            &ProblemKind::NotYetOpen { opens_at: at },
            Some(Tz::Europe__Paris),
        )
    });
    check(&text, expect_file!["./problems.txt"]);
}
