//! What is wrong, in English.

use chrono::NaiveTime;
use chrono_tz::Tz;
use domain::problem::RuleReason;
use domain::project::ProjectState;
use domain::{Locale, Money, ProblemKind};

use super::{pool_state, project_state, verification};
use crate::words::figure::{self, day, moment, number, percent};

pub(in crate::words) fn sentence(kind: &ProblemKind, zone: Option<Tz>) -> String {
    let money = |money: &Money| figure::money(Locale::En, *money);
    match kind {
        ProblemKind::Required => "Please fill in this field.".to_owned(),
        ProblemKind::TooLong { max } => {
            format!("This is too long: {} characters at most.", count(*max))
        }
        ProblemKind::UnknownWord { given } => format!("“{given}” is not one of the possible choices."),
        ProblemKind::WrongId { expected } => format!("This identifier does not name {}.", noun(expected)),
        ProblemKind::NotFound { what } => format!("We cannot find {}.", this(what)),
        ProblemKind::NotAnAmount => "This is not an amount. Write for example 20 or 20.50.".to_owned(),
        ProblemKind::TooManyDecimals { allowed: 0 } => {
            "This currency has no decimals: write a whole number.".to_owned()
        }
        ProblemKind::TooManyDecimals { allowed } => {
            format!("Too many digits after the decimal point: {allowed} at most.")
        }
        ProblemKind::AmountZero => "The amount must be more than zero.".to_owned(),
        ProblemKind::AmountNegative => "The amount cannot be negative.".to_owned(),
        ProblemKind::AmountTooSmall { min } => format!("The smallest amount is {}.", money(min)),
        ProblemKind::AmountTooLarge { max } => format!("The largest amount is {}.", money(max)),
        ProblemKind::NotTheSum { sum } => format!(
            "This amount must be the sum of its parts, which is {}.",
            money(sum)
        ),
        ProblemKind::WrongCurrency { expected } => format!("All amounts here are in {}.", currency(expected)),
        ProblemKind::NotAnEmail => {
            "This is not a valid e-mail address. One looks like name@example.org.".to_owned()
        }
        ProblemKind::BadPlace => "This place is not a valid point on the map.".to_owned(),
        ProblemKind::OutsideCity => "This place is outside the neighbourhoods of the city.".to_owned(),
        ProblemKind::OutOfRange {
            min: i64::MIN,
            max: i64::MAX,
        } => "This number is too large.".to_owned(),
        ProblemKind::OutOfRange { min, max } => range(*min, *max),
        ProblemKind::DatesReversed => "The end must come after the beginning.".to_owned(),
        ProblemKind::NotOverYet { from } => format!(
            "This day is not over for long enough: what happened on it may still come in. It can be done from {}.",
            moment(Locale::En, *from, zone)
        ),
        ProblemKind::TipByCardOnly => {
            "Something for the platform can be added to gifts by card only.".into()
        }
        ProblemKind::GiftsAreCharged => {
            "Gifts that were promised to this project are still being charged. It can be paid once that is over: a week, at the most."
                .into()
        }
        ProblemKind::GiftsFellShort => {
            "Promises without which this campaign would not have succeeded were not paid. It can be paid once the city has said that it goes on."
                .into()
        }
        ProblemKind::PaymentsWereMade => {
            "Money has been paid to this project, or a payment to it waits. It can no longer be called off as a whole; gifts can be given back one by one."
                .into()
        }
        ProblemKind::AlreadyAsked => {
            "Somebody has asked for the same already. A second person decides on it first.".to_owned()
        }
        ProblemKind::NoTaxReceipts => {
            "Whoever received this gift could issue no tax receipt for it on that day. A confirmation can be had instead; it gives no right to a tax reduction."
                .to_owned()
        }
        ProblemKind::GiftNotFinal => {
            "There is a receipt once the campaign has succeeded and the gift stays with the project.".to_owned()
        }
        ProblemKind::AlreadyReceipted { number } => {
            format!("Receipt {number} is for this gift already. No gift is on two receipts.")
        }
        ProblemKind::NothingToReceipt => {
            "No gift is left that a receipt could be for: none is final, or each is on a receipt already.".to_owned()
        }
        ProblemKind::BadNationalNumber => {
            "This is no number of the Belgian national register: it has eleven digits, such as 85.07.30-033.28. Please compare it with the back of your card."
                .to_owned()
        }
        ProblemKind::RightsOverlap => {
            "For some of these days it is written down already on what ground this body issues receipts. End that first, or choose other days."
                .to_owned()
        }
        ProblemKind::ReceiptedLater { last } => format!(
            "Receipts hold for gifts up to {}. Declare these receipts void first, or choose a later day.",
            day(Locale::En, *last)
        ),
        ProblemKind::ReceiptVoid => "This receipt no longer holds.".to_owned(),
        ProblemKind::BooksClosed { until } => format!(
            "The books are closed up to {}, for good.",
            moment(Locale::En, *until, zone)
        ),
        ProblemKind::NotABic => "This is not a BIC: it has 8 or 11 letters and digits.".to_owned(),
        ProblemKind::NoBankAccount => "This city takes no bank transfers yet.".to_owned(),
        ProblemKind::OtherBankAccount { expected } => {
            format!("This statement is of another account than the city’s, which is {expected}.")
        }
        ProblemKind::NotTheNextStatement { expected, found, last } => format!(
            "A statement is missing in between: the last one, up to {}, ended with {}, and this one begins with {}. \
             Nothing was taken in.",
            figure::date(Locale::En, last.and_time(NaiveTime::MIN).and_utc(), Tz::UTC),
            figure::money(Locale::En, *expected),
            figure::money(Locale::En, *found)
        ),
        ProblemKind::NotAwaited => "No transfer is awaited for this gift: it is paid, or was to be paid otherwise.".to_owned(),
        ProblemKind::NotExplained => "Nobody has said yet what this movement is.".to_owned(),
        ProblemKind::GiftMovedOn => {
            "This can no longer be taken back: the gift has gone back to its donor since, in part or whole, or its project has been paid."
                .to_owned()
        }
        ProblemKind::PaymentMovedOn => {
            "This can no longer be taken back: the payment has come back since, was approved anew, or its money was spent. Take that back first, where it was a mistake."
                .to_owned()
        }
        ProblemKind::NoPayeeAccount => {
            "The project’s owner has not said yet to which account it is paid.".to_owned()
        }
        ProblemKind::AccountChanged => {
            "The account that the project is paid to was changed meanwhile. Look at it again before you approve.".to_owned()
        }
        ProblemKind::NothingToPay => "There is nothing to pay at present.".to_owned(),
        ProblemKind::MoreThanThereIs { left } => format!("There is not as much: {} at most.", money(left)),
        ProblemKind::OrderNotAwaited => {
            "This payment is not awaited: the bank was not told to make it, or a statement has shown it already.".to_owned()
        }
        ProblemKind::BooksNotClean { findings: 1 } => {
            "The audit found one thing that is not as it should be. It has to be cleared up first.".to_owned()
        }
        ProblemKind::BooksNotClean { findings } => format!(
            "The audit found {findings} things that are not as they should be. They have to be cleared up first."
        ),
        ProblemKind::InThePast => "This date has already passed.".to_owned(),
        ProblemKind::ProjectNotOpen {
            state: ProjectState::Published,
        } => "This project takes no gifts at the moment.".to_owned(),
        ProblemKind::ProjectNotOpen { state } => {
            format!("This project takes no gifts: it is {}.", project_state(*state))
        }
        ProblemKind::NotYetOpen { opens_at } => {
            format!(
                "The campaign is not open yet. It opens on {}.",
                moment(Locale::En, *opens_at, zone)
            )
        }
        ProblemKind::CampaignOver { closed_at } => {
            format!("The campaign ended on {}.", moment(Locale::En, *closed_at, zone))
        }
        ProblemKind::WrongProjectState { state } => {
            format!(
                "This is not possible now: the project is {}.",
                project_state(*state)
            )
        }
        ProblemKind::WrongPoolState { state } => {
            format!("This is not possible now: the pool is {}.", pool_state(*state))
        }
        ProblemKind::KeyReused => {
            "This request was already sent with other contents. Reload the page and start again.".to_owned()
        }
        ProblemKind::BadKey => "The key that protects against sending twice is not usable.".to_owned(),
        ProblemKind::SignInRequired => "Please sign in first.".to_owned(),
        ProblemKind::NotAllowed => "Your role does not allow this.".to_owned(),
        ProblemKind::ProofRequired => "Please confirm first that it is you.".to_owned(),
        ProblemKind::TokenScope => "This access token does not allow this.".to_owned(),
        ProblemKind::LinkOtherBrowser => {
            "This link was asked for in another browser. Open it there, or type the six-digit code of the same mail there."
                .to_owned()
        }
        ProblemKind::CodeWrong => {
            "This is not the code we sent, or it is too old. Look at the newest mail, or ask for a new one.".to_owned()
        }
        ProblemKind::LinkInvalid => {
            "This sign-in link is not valid, or not any more. Please ask for a new one.".to_owned()
        }
        ProblemKind::TooManyTries => {
            "Too many tries in a short time. Please wait a while, then try again.".to_owned()
        }
        ProblemKind::CredentialsWrong => {
            "This address and this password do not belong together. Look at both, or have a link sent by mail."
                .to_owned()
        }
        ProblemKind::PasswordWrong => {
            "This is not your password. Try again, or have a code sent by mail.".to_owned()
        }
        ProblemKind::PasswordTooShort { min } => format!(
            "This password is too short: {} characters at least. A few words in a row are easy to remember.",
            count(*min)
        ),
        ProblemKind::PasswordCommon => {
            "This password is easy to guess. Take a few words that nobody would put in a row, or a longer one."
                .to_owned()
        }
        ProblemKind::PasswordPersonal => {
            "Please take a password without your name or your address.".to_owned()
        }
        ProblemKind::TokenInvalid => {
            "This access token is not valid, or not any more. Make a new one in your account.".to_owned()
        }
        ProblemKind::TooManyTokens { max } => format!(
            "You have {} access tokens already. Please revoke one that you no longer need first.",
            count(*max)
        ),
        ProblemKind::NoPasskeysHere => {
            "Passkeys cannot be used at this address. Please sign in by e-mail.".to_owned()
        }
        ProblemKind::PasskeyRefused => {
            "This passkey could not be confirmed. Try another one, or sign in by e-mail.".to_owned()
        }
        ProblemKind::PasskeyExpired => "This took too long. Please try again.".to_owned(),
        ProblemKind::TooManyPasskeys => {
            "You have as many passkeys as one can have. Remove one that you no longer use.".to_owned()
        }
        ProblemKind::IdentityTaken => "This account is already linked to somebody else’s.".to_owned(),
        ProblemKind::IdentityOther => {
            "This account belongs to another e-mail address. Sign in with that address to link it.".to_owned()
        }
        ProblemKind::InvitationInvalid => {
            "This invitation is not valid, or not any more. Please ask for a new one.".to_owned()
        }
        ProblemKind::InvitationOtherAddress => {
            "This invitation was sent to another address. Sign in with that address to answer it.".to_owned()
        }
        ProblemKind::AlreadyInvited => {
            "An invitation to this address is still waiting for its answer. Take it back before you send another."
                .to_owned()
        }
        ProblemKind::AlreadyMember => "This person belongs here already.".to_owned(),
        ProblemKind::TooManyInvitations => {
            "You have sent many invitations today. Please go on tomorrow.".to_owned()
        }
        ProblemKind::TooManySimulations { max } => format!(
            "{max} simulations are already waiting or running. Wait until one is done, or cancel one."
        ),
        ProblemKind::NothingProposed => {
            "Nothing would be different. Change the rule of a pool or its amount.".to_owned()
        }
        ProblemKind::SecondPersonNeeded => {
            "A second person must agree: neither who asked for it nor whom it is for.".to_owned()
        }
        ProblemKind::AlreadyDecided => "Somebody has already decided on this.".to_owned(),
        ProblemKind::LastOfficial => {
            "This is the city’s last official. Invite another one first.".to_owned()
        }
        ProblemKind::LastManager => {
            "This is the organisation’s last manager. Make somebody else a manager first.".to_owned()
        }
        ProblemKind::NotAWebAddress => {
            "This is not the address of a web page. One looks like https://example.org.".to_owned()
        }
        ProblemKind::Rule { reason } => rule(reason),
        ProblemKind::ProviderDown => {
            "The payment service does not answer at the moment. Please try again in a few minutes.".to_owned()
        }
        ProblemKind::NoPaymentAccount => {
            "The payment account of this gift is no longer connected to this platform. Please ask the city: it can see there how the payment stands.".to_owned()
        }
        ProblemKind::ProviderRefuses => {
            "The payment service does not do this: the payment may be too old, or its account may hold too little at the moment.".to_owned()
        }
        ProblemKind::InDispute => {
            "The donor’s bank has taken this payment back and has not decided yet. Nothing can be given back until it has.".to_owned()
        }
        ProblemKind::NotByYourself => "Cash and cheques are taken at events, where two people count them. Choose another way to pay here.".to_owned(),
        ProblemKind::InTheFuture => "This day lies in the future.".to_owned(),
        ProblemKind::TooLongAgo => "This day lies too far back.".to_owned(),
        ProblemKind::TooMany { max } => format!("There may be no more than {max}."),
        ProblemKind::TakesNoMoney => "This project takes no money any more. Take the gift out and enter it for another project, as the donor wishes.".to_owned(),
        ProblemKind::NothingCounted => "There is no gift in this count yet.".to_owned(),
        ProblemKind::CountDiffers => "You counted something else than the first person. Nothing is booked, and the count is open again: count once more, both of you.".to_owned(),
        ProblemKind::NotInWallet { balance } => format!("Your wallet holds {}, which is not enough.", money(balance)),
        ProblemKind::Suspended { until } => format!("The moderators have suspended your right to write here until {}. You can still read and give; decisions and appeals are in “My account”.", moment(Locale::En, *until, zone)),
        ProblemKind::WrongCaseState { state } => format!("This is not possible: the case is {}.", super::moderation::case_state(*state)),
        ProblemKind::WrongAction => "This decision does not fit what the case is about.".to_owned(),
        ProblemKind::OwnCase => "This case is about you, or you reported it: another person has to decide.".to_owned(),
        ProblemKind::AnotherPersonNeeded => "Another person than who decided first has to decide on this appeal. It stays open for as long as there is nobody else in this city.".to_owned(),
        ProblemKind::AppealOver { until: Some(until) } => format!("The time to appeal against this decision ended on {}.", moment(Locale::En, *until, zone)),
        ProblemKind::AppealOver { until: None } => "There is nothing to appeal against: nothing was taken down.".to_owned(),
        ProblemKind::EditOver => "A comment can be changed for thirty minutes. You can delete it or write another one.".to_owned(),
        ProblemKind::BadIdentifier { error } => verification::identifier(*error),
        ProblemKind::NotPrintable => {
            "We cannot print this on a letter. Please write it in Latin, Greek or Cyrillic letters, as it stands on your letter box."
                .to_owned()
        }
        ProblemKind::AlreadyVerified => "This is already verified; there is nothing more to do.".to_owned(),
        ProblemKind::NoLetter => "No letter is on its way to you. Please ask for one first.".to_owned(),
        ProblemKind::LetterCodeWrong { left: 1 } => {
            "This is not the code of the letter. One more try is left.".to_owned()
        }
        ProblemKind::LetterCodeWrong { left } => {
            format!("This is not the code of the letter. {left} more tries are left.")
        }
        ProblemKind::LetterOver => {
            "The code of this letter no longer works: it is too old, or was tried too often. Please ask for a new letter."
                .to_owned()
        }
        ProblemKind::FileTooLarge { mebibytes } => format!("This file is too large: {mebibytes} MB at most."),
        ProblemKind::WrongFileKind => {
            "We cannot take this kind of file. Documents can be PDF, JPEG or PNG; pictures JPEG, PNG or WebP.".to_owned()
        }
        ProblemKind::PictureTooLarge { megapixels } => format!(
            "This picture is too large: {megapixels} million points at most. Save it in a smaller size, then try again."
        ),
        ProblemKind::PictureBroken => "This picture cannot be read. Please choose another file.".to_owned(),
        ProblemKind::DocumentNeeded => {
            "Please add at least one document, such as the statutes or a receipt of the declaration.".to_owned()
        }
        ProblemKind::TooManyDocuments { max } => {
            format!("There are already {max} documents, which is the most. Remove one first.")
        }
        ProblemKind::WrongOrganisationState { state } => format!(
            "This is not possible now: the organisation is {}.",
            verification::organisation_state(*state)
        ),
        ProblemKind::NotConfirmed => "What you typed is not your own address.".to_owned(),
        ProblemKind::ConsentOutdated => "This text has changed meanwhile. Please read it again.".to_owned(),
        ProblemKind::CannotErase { obstacle } => super::privacy::obstacle(obstacle),
    }
}

fn count(number_of: usize) -> String {
    number(Locale::En, i64::try_from(number_of).unwrap_or(i64::MAX))
}

fn rule(reason: &RuleReason) -> String {
    match reason {
        RuleReason::UnknownKey => "There is no such setting.".to_owned(),
        RuleReason::WrongForm { detail } => format!("This does not have the right form ({detail})."),
        RuleReason::OutOfRange { min, max } => range(*min, *max),
        RuleReason::OutOfReach { most_minor } => format!(
            "This minimum is out of reach: under this rule, a gift adds at most {} (in the smallest unit of the \
             currency).",
            number(Locale::En, *most_minor)
        ),
        RuleReason::NotTheSum { sum_minor } => format!(
            "This amount must be the sum of the funders’ amounts, which is {} (in the smallest unit of the \
             currency).",
            number(Locale::En, *sum_minor)
        ),
        RuleReason::Taken => "This name is already taken.".to_owned(),
        RuleReason::Fixed => {
            "This setting cannot change from one version of the rule to the next.".to_owned()
        }
        RuleReason::Contradicts { with } => format!("This setting contradicts “{with}”."),
        RuleReason::UnknownName => "This name stands for nothing that is known.".to_owned(),
        RuleReason::NotTheWhole { sum_bps } => format!(
            "These shares must make 100% together; they make {}.",
            percent(Locale::En, sum_bps.unsigned_abs())
        ),
        RuleReason::Empty => "There must be something here.".to_owned(),
        RuleReason::Missing => "This is missing, and another setting of the rule needs it.".to_owned(),
        RuleReason::NotAscending => "The steps must go up, and each value may stand only once.".to_owned(),
        RuleReason::OnlyWith { with } => format!("This setting only has an effect together with “{with}”."),
        RuleReason::NotWith { with } => format!("This setting cannot go together with “{with}”."),
        RuleReason::WrongSelector => {
            "This does not go with what the table looks at: each step must say where it begins in the same terms."
                .to_owned()
        }
        RuleReason::FixedOnceGiven => "This can no longer change: something was given in this city, and what a refund takes back depends on it. Ceilings can still change.".to_owned(),
        RuleReason::NoJury => "No jury decides under this rule: every project that fits takes part.".to_owned(),
        RuleReason::OutsideBand => "The rule does not let a jury set this share or this ceiling.".to_owned(),
        RuleReason::NoWindow => "This rule decides at once: it has no window to end.".to_owned(),
        RuleReason::NotNow => "This is not possible now: the pool, its rule or the campaign is not open for it.".to_owned(),
    }
}

fn range(min: i64, max: i64) -> String {
    format!(
        "This must be a number from {} to {}.",
        number(Locale::En, min),
        number(Locale::En, max)
    )
}

/// A kind of thing, with its indefinite article.
fn noun(kind: &str) -> &'static str {
    match kind {
        "area" => "an area",
        "budget-line" => "a budget line",
        "category" => "a category",
        "case" => "a case",
        "city" => "a city",
        "comment" => "a comment",
        "decision" => "a decision",
        "document" => "a document",
        "invitation" => "an invitation",
        "mail" => "a mail",
        "neighbourhood" => "a neighbourhood",
        "organisation" => "an organisation",
        "person" => "a person",
        "payment-batch" => "a file of payments",
        "payment-order" => "an order to the bank",
        "payout" => "a payment to a project",
        "pledge" => "a gift",
        "pool" => "a pool",
        "project" => "a project",
        "residence" => "a residence",
        "role-request" => "a request for a role",
        "rule" => "a rule",
        "session" => "a session",
        "simulation" => "a simulation",
        "token" => "an access token",
        "withdrawal" => "a withdrawal",
        "challenge" => "a request with a passkey",
        "identity" => "an account at an identity provider",
        "identity-provider" => "an identity provider",
        "passkey" => "a passkey",
        "pending-identity" => "an account that waits to be linked",
        "subject" => "something that can be reported",
        _ => "what is asked for here",
    }
}

/// The same with the demonstrative.
fn this(kind: &str) -> &'static str {
    match kind {
        "area" => "this area",
        "budget-line" => "this budget line",
        "category" => "this category",
        "case" => "this case",
        "city" => "this city",
        "comment" => "this comment",
        "decision" => "this decision",
        "document" => "this document",
        "invitation" => "this invitation",
        "mail" => "this mail",
        "neighbourhood" => "this neighbourhood",
        "organisation" => "this organisation",
        "person" => "this person",
        "payment-batch" => "this file of payments",
        "payment-order" => "this order to the bank",
        "payout" => "this payment",
        "pledge" => "this gift",
        "pool" => "this pool",
        "project" => "this project",
        "residence" => "this residence",
        "role-request" => "this request for a role",
        "rule" => "this rule",
        "session" => "this session",
        "simulation" => "this simulation",
        "token" => "this access token",
        "withdrawal" => "this withdrawal",
        "challenge" => "this request",
        "identity" => "this account",
        "identity-provider" => "this identity provider",
        "passkey" => "this passkey",
        "pending-identity" => "an account that waits to be linked",
        "subject" => "what is reported",
        _ => "what was asked for",
    }
}

/// A currency in the plural, or its code.
fn currency(code: &str) -> &str {
    match code {
        "AUD" => "Australian dollars",
        "BRL" => "Brazilian reals",
        "CAD" => "Canadian dollars",
        "CHF" => "Swiss francs",
        "CZK" => "Czech korunas",
        "DKK" => "Danish kroner",
        "EUR" => "euros",
        "GBP" => "pounds sterling",
        "JPY" => "yen",
        "NOK" => "Norwegian kroner",
        "PLN" => "zlotys",
        "CNY" => "yuan",
        "HKD" => "Hong Kong dollars",
        "HUF" => "forints",
        "KRW" => "won",
        "NZD" => "New Zealand dollars",
        "RON" => "lei",
        "SEK" => "Swedish kronor",
        "TND" => "Tunisian dinars",
        "USD" => "US dollars",
        other => other,
    }
}
