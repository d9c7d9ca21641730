//! On what ground a body may issue tax receipts: an official or a finance officer writes it down, another agrees, and it
//! has its days. Without it no receipt is issued in the body's name.

use chrono::NaiveDate;
use domain::act::ActKind;
use domain::identifier::{Identifier, IdentifierKind};
use domain::receipt::IssuerState;
use domain::two_person::TwoPerson;
use domain::{CityId, Id, IssuerId, OrganisationId, PersonId, ProblemKind, Problems};
use serde_json::json;
use store::Conn;
use store::receipt_issuer::{Head, Issuer, Right, lock};

use crate::policy::{self, On, Operation};
use crate::receipt::{countries, lines, printed};
use crate::{App, AppError, AppResult, Caller, input};

/// Characters of a name, and of longer texts.
const NAME_MAX: usize = 150;
const TEXT_MAX: usize = 250;

/// What is written down of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuerInput {
    /// The organisation; none where it is the city itself.
    pub organisation: Option<OrganisationId>,
    /// The country whose receipts they are, in two letters.
    pub country: String,
    /// The name of the scheme in the country's file.
    pub scheme: String,
    /// The decision, ruling or article that it rests on.
    pub ruling: String,
    /// The first day of gifts.
    pub from: NaiveDate,
    /// The last; none until further notice.
    pub until: Option<NaiveDate>,
    /// The name in law.
    pub name: String,
    /// The address, in lines.
    pub address: String,
    /// Which register.
    pub number_kind: IdentifierKind,
    /// The number in it.
    pub number: String,
    /// What the body is for.
    pub object: Option<String>,
    /// Its kind in law.
    pub legal_category: Option<String>,
    /// Who signs.
    pub signatory_name: String,
    /// As what.
    pub signatory_role: String,
    /// Where.
    pub place: String,
}

/// The schemes that countries have: country, name, article of law.
///
/// # Errors
/// The files of the countries cannot be read, which a test rules out.
pub fn schemes() -> AppResult<Vec<(String, String, String)>> {
    let countries = countries()?;
    let of = |code: &str| {
        let country = countries.country(code)?;
        let named = |scheme: &paper::Scheme| (code.to_owned(), scheme.name.clone(), scheme.article.clone());
        Some(country.schemes.iter().map(named).collect::<Vec<_>>())
    };
    Ok(countries.codes().filter_map(of).flatten().collect())
}

impl App {
    /// What is written down of a city's bodies, what waits for a second person first.
    ///
    /// # Errors
    /// Refused: neither official, finance officer nor auditor.
    pub async fn receipt_issuers(&self, caller: &Caller, city: CityId) -> AppResult<Vec<Issuer>> {
        policy::authorize(caller, Operation::ReadReceiptIssuers, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        Ok(store::receipt_issuer::of_city(self.db.read(), city).await?)
    }

    /// The rights of an identifier, for whoever has been shown something of theirs: receipts name their bodies.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn receipt_issuer(&self, id: IssuerId) -> AppResult<Option<Issuer>> {
        Ok(store::receipt_issuer::by_id(self.db.read(), id).await?)
    }

    /// Asks a second person to let a body issue receipts.
    ///
    /// # Errors
    /// Refused: not an official or finance officer; one of the organisation's own people; a field; the days overlap
    /// with what is written down.
    pub async fn record_receipt_issuer(
        &self,
        caller: &Caller,
        city: CityId,
        given: &IssuerInput,
    ) -> AppResult<Issuer> {
        authorize(caller, city)?;
        let by = person(caller)?;
        check_not_own(caller, given.organisation).map_err(|kind| AppError::refused("", kind))?;
        if let Some(id) = given.organisation {
            let known = store::organisation::by_id(self.db.read(), id).await?;
            known
                .filter(|known| known.city == city)
                .ok_or_else(|| AppError::not_found("input.organisation", "organisation"))?;
        }
        let city = &self.known_city(city).await?;
        let (right, head) = read(given, city.currency)?;
        let issuer = &Issuer {
            id: IssuerId::new(&self.world),
            city: city.id,
            organisation: given.organisation,
            right,
            head,
            state: IssuerState::Asked,
            asked_by: by,
            asked_at: self.world.now(),
            decided: None,
            ended: None,
        };
        self.db
            .write("receipt_issuer.ask", |conn| async move {
                lock(&conn, issuer.body()).await?;
                check_alone(&conn, issuer, "input.from").await?;
                store::receipt_issuer::insert(&conn, issuer).await?;
                let kind = ActKind::ReceiptIssuerAsked;
                self.record(&conn, Some(city.id), caller, kind, issuer.id, detail(issuer))
                    .await
            })
            .await?;
        Ok(issuer.clone())
    }

    /// A second person agrees: from now on receipts can be issued.
    ///
    /// # Errors
    /// Refused: not an official or finance officer; who asked for it; one of the organisation's own people; it is
    /// decided on; the days overlap with what was agreed to meanwhile.
    pub async fn agree_receipt_issuer(&self, caller: &Caller, id: IssuerId) -> AppResult<Issuer> {
        self.decide_issuer(caller, id, IssuerState::Agreed).await
    }

    /// Does not agree, or takes back what one asked for oneself.
    ///
    /// # Errors
    /// Refused: not an official or finance officer; it is decided on.
    pub async fn decline_receipt_issuer(&self, caller: &Caller, id: IssuerId) -> AppResult<Issuer> {
        self.decide_issuer(caller, id, IssuerState::Declined).await
    }

    async fn decide_issuer(&self, caller: &Caller, id: IssuerId, to: IssuerState) -> AppResult<Issuer> {
        self.db
            .write("receipt_issuer.decide", |conn| async move {
                let issuer = known(&conn, caller, id).await?;
                lock(&conn, issuer.body()).await?;
                let kind = match to {
                    IssuerState::Agreed => {
                        may_agree(caller, &issuer, policy::authorize)
                            .map_err(|kind| AppError::refused("id", kind))?;
                        check_alone(&conn, &issuer, "id").await?;
                        ActKind::ReceiptIssuerAgreed
                    }
                    _ => {
                        authorize(caller, issuer.city)?;
                        ActKind::ReceiptIssuerDeclined
                    }
                };
                let by = (person(caller)?, self.world.now());
                if !store::receipt_issuer::decide(&conn, id, to, by).await? {
                    return Err(AppError::refused("id", ProblemKind::AlreadyDecided));
                }
                self.record(&conn, Some(issuer.city), caller, kind, id, detail(&issuer))
                    .await?;
                known(&conn, caller, id).await
            })
            .await
    }

    /// Ends the right of a body with a day. What was issued for gifts until then stays; it needs no second person, for
    /// nothing is let happen by it.
    ///
    /// # Errors
    /// Refused: not an official or finance officer; it was never agreed to, or ends earlier already; a day before the
    /// first; receipts hold for gifts after that day.
    pub async fn end_receipt_issuer(
        &self,
        caller: &Caller,
        id: IssuerId,
        until: NaiveDate,
    ) -> AppResult<Issuer> {
        self.db
            .write("receipt_issuer.end", |conn| async move {
                let issuer = known(&conn, caller, id).await?;
                authorize(caller, issuer.city)?;
                lock(&conn, issuer.body()).await?;
                if until < issuer.right.from {
                    return Err(AppError::refused("until", ProblemKind::DatesReversed));
                }
                let last = store::receipt_gift::last_day(&conn, issuer.city, id.uuid()).await?;
                if let Some(last) = last.filter(|last| *last > until) {
                    return Err(AppError::refused("until", ProblemKind::ReceiptedLater { last }));
                }
                let by = (person(caller)?, self.world.now());
                if !store::receipt_issuer::end(&conn, id, until, by).await? {
                    return Err(AppError::refused("id", ProblemKind::AlreadyDecided));
                }
                let (kind, detail) = (ActKind::ReceiptIssuerEnded, json!({ "until": until.to_string() }));
                self.record(&conn, Some(issuer.city), caller, kind, id, detail)
                    .await?;
                known(&conn, caller, id).await
            })
            .await
    }
}

/// Whether somebody may be the second person; `allows` is the policy with or without fresh proof.
///
/// # Errors
/// What stands in the way.
pub fn may_agree(
    caller: &Caller,
    issuer: &Issuer,
    allows: impl Fn(&Caller, Operation, On) -> Result<(), ProblemKind>,
) -> Result<(), ProblemKind> {
    allows(caller, Operation::ManageReceiptIssuers, On::city(issuer.city))?;
    check_not_own(caller, issuer.organisation)?;
    let by = caller.person().ok_or(ProblemKind::SignInRequired)?;
    TwoPerson::new(issuer.asked_by, None)
        .decided(issuer.state != IssuerState::Asked)
        .approve(by)?;
    Ok(())
}

/// Nobody decides about the organisation that they belong to.
fn check_not_own(caller: &Caller, organisation: Option<OrganisationId>) -> Result<(), ProblemKind> {
    let viewer = caller.viewer.as_ref();
    let is_own = viewer.zip(organisation).is_some_and(|(viewer, organisation)| {
        let mut own = viewer.memberships.organisations.iter();
        own.any(|(id, _)| *id == organisation)
    });
    match is_own {
        true => Err(ProblemKind::SecondPersonNeeded),
        false => Ok(()),
    }
}

fn read(given: &IssuerInput, currency: domain::Currency) -> AppResult<(Right, Head)> {
    let mut problems = Problems::none();
    let scheme = read_scheme(&mut problems, given, currency)?;
    let ruling = printed(&mut problems, "input.ruling", &given.ruling, TEXT_MAX);
    if given.until.is_some_and(|until| until < given.from) {
        problems.push("input.until", ProblemKind::DatesReversed);
    }
    let name = printed(&mut problems, "input.name", &given.name, NAME_MAX);
    let address = lines(&mut problems, "input.address", &given.address);
    let number = match given.number_kind {
        IdentifierKind::Iban => {
            let given = IdentifierKind::Iban.as_str().to_owned();
            problems.push("input.numberKind", ProblemKind::UnknownWord { given });
            None
        }
        kind => problems.take("input.number", Identifier::parse(kind, &given.number)),
    };
    let mut optional = |field: &str, text: Option<&str>| {
        let text = input::optional_line(&mut problems, field, text, TEXT_MAX)?;
        printed(&mut problems, field, &text, TEXT_MAX)
    };
    let object = optional("input.object", given.object.as_deref());
    let legal_category = optional("input.legalCategory", given.legal_category.as_deref());
    let signatory_name = printed(
        &mut problems,
        "input.signatoryName",
        &given.signatory_name,
        NAME_MAX,
    );
    let signatory_role = printed(
        &mut problems,
        "input.signatoryRole",
        &given.signatory_role,
        NAME_MAX,
    );
    let place = printed(&mut problems, "input.place", &given.place, NAME_MAX);
    problems.check()?;
    let (Some(ruling), Some(name), Some(address), Some(number)) = (ruling, name, address, number) else {
        return Err(AppError::Internal("unchecked input".into()));
    };
    let (Some(signatory_name), Some(signatory_role), Some(place), Some((country, scheme))) =
        (signatory_name, signatory_role, place, scheme)
    else {
        return Err(AppError::Internal("unchecked input".into()));
    };
    let right = Right {
        country,
        scheme,
        ruling,
        from: given.from,
        until: given.until,
    };
    let head = Head {
        name,
        address: address.join("\n"),
        number,
        object,
        legal_category,
        signatory_name,
        signatory_role,
        place,
    };
    Ok((right, head))
}

/// The country and the scheme, as its file has them; its receipts must be in the city's money.
fn read_scheme(
    problems: &mut Problems,
    given: &IssuerInput,
    currency: domain::Currency,
) -> AppResult<Option<(String, String)>> {
    let unknown = |given: &str| ProblemKind::UnknownWord {
        given: given.chars().take(40).collect(),
    };
    let code = given.country.trim().to_uppercase();
    let Some(country) = countries()?.country(&code) else {
        problems.push("input.country", unknown(&code));
        return Ok(None);
    };
    if country.currency != currency {
        let expected = country.currency.code().to_owned();
        problems.push("input.country", ProblemKind::WrongCurrency { expected });
        return Ok(None);
    }
    let name = given.scheme.trim();
    if country.scheme(name).is_none() {
        problems.push("input.scheme", unknown(name));
        return Ok(None);
    }
    Ok(Some((code, name.to_owned())))
}

/// A body has one right on each day at most, so that a receipt can only rest on one.
async fn check_alone(conn: &Conn, issuer: &Issuer, field: &str) -> AppResult<()> {
    let others = store::receipt_issuer::agreed(conn, issuer.city).await?;
    let last = |right: &Right| right.until.unwrap_or(NaiveDate::MAX);
    let overlaps = |other: &Issuer| {
        other.id != issuer.id
            && other.body() == issuer.body()
            && other.right.from <= last(&issuer.right)
            && issuer.right.from <= last(&other.right)
    };
    match others.iter().any(overlaps) {
        true => Err(AppError::refused(field, ProblemKind::RightsOverlap)),
        false => Ok(()),
    }
}

async fn known(conn: &Conn, caller: &Caller, id: IssuerId) -> AppResult<Issuer> {
    let missing = || AppError::not_found("id", "receipt-issuer");
    let issuer = store::receipt_issuer::by_id(conn, id)
        .await?
        .ok_or_else(missing)?;
    // Whoever may not even read of it is told nothing.
    policy::permits(caller, Operation::ReadReceiptIssuers, On::city(issuer.city)).map_err(|_| missing())?;
    Ok(issuer)
}

/// What the log keeps: words and days, nothing personal.
fn detail(issuer: &Issuer) -> serde_json::Value {
    json!({
        "organisation": issuer.organisation.map(|id| id.to_string()),
        "country": issuer.right.country,
        "scheme": issuer.right.scheme,
        "from": issuer.right.from.to_string(),
        "until": issuer.right.until.map(|until| until.to_string()),
    })
}

fn authorize(caller: &Caller, city: CityId) -> AppResult<()> {
    policy::authorize(caller, Operation::ManageReceiptIssuers, On::city(city))
        .map_err(|kind| AppError::refused("", kind))
}

fn person(caller: &Caller) -> AppResult<PersonId> {
    caller
        .person()
        .ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))
}
