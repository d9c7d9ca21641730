//! Making a pledge and reading pledges.

pub(crate) mod hold;
mod payment;
mod read;
mod transfer;
mod wallet;

pub use transfer::{TransferDetails, transfer_days};

use domain::campaign::openness;
use domain::person::Email;
use domain::pledge::{Capture, PledgeChannel, PledgeState};
use domain::{Id, Money, PersonId, PledgeId, ProblemKind, Problems, ProjectId};
use store::city::City;
use store::person::Person;
use store::pledge::Pledge;
use store::project::Project;

use crate::payment_account::{BANK, WALLET};
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, input, secret};

const NAME_MAX: usize = 100;
const MESSAGE_MAX: usize = 500;
/// Pledges that may be begun within an hour, by guests with one address, without being paid.
const UNPAID_MAX: i64 = 20;

/// What a donor gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PledgeInput {
    /// To which project.
    pub project: ProjectId,
    /// How much, as written.
    pub amount: String,
    /// What to give to the platform on top, as written; only with a card.
    pub tip: Option<String>,
    /// How it will be paid.
    pub channel: PledgeChannel,
    /// The name to show.
    pub name: Option<String>,
    /// A guest's address.
    pub email: Option<String>,
    /// Whether the public sees no name.
    pub anonymous: bool,
    /// A word to the project.
    pub message: Option<String>,
    /// Made by the client, once for each intention to give.
    pub key: String,
    /// The network a visitor asks from; `None` for the machine itself.
    pub network: Option<String>,
}

/// A pledge that was made, and where to pay for it; no address once it is paid or over, nor for a transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The pledge.
    pub pledge: Pledge,
    /// The provider's page.
    pub checkout_url: Option<String>,
}

/// The fields that passed their checks.
struct Checked {
    key: String,
    amount: Money,
    tip: Money,
    email: Option<Email>,
    name: Option<String>,
    message: Option<String>,
}

impl App {
    /// Makes a pledge and begins its payment. The same key with the same content answers with the same
    /// pledge, however often and however many at once.
    ///
    /// # Errors
    /// Refused: every field that is wrong; the campaign is not open; the key was used for something
    /// else; the provider cannot be reached (the pledge waits; the same key tries again).
    pub async fn create_pledge(&self, caller: &Caller, given: &PledgeInput) -> AppResult<Made> {
        let project = store::project::by_id(self.db.read(), given.project).await?;
        let project = project.filter(|project| policy::may_read(caller, project));
        let Some(project) = project else {
            return Err(AppError::not_found("input.project", "project"));
        };
        policy::authorize(caller, Operation::Pledge, On::project(&project))
            .map_err(|kind| AppError::refused("", kind))?;
        let city = &self.known_city(project.city).await?;
        let checked = self.check_pledge(caller, (city, &project), given).await?;
        let (project, checked_ref, given_ref) = (&project, &checked, given);
        let (pledge, holds) = self
            .db
            .write("pledge.create", |conn| async move {
                let person = self.donor(&conn, caller, checked_ref).await?;
                let id = PledgeId::new(&self.world);
                let hash = input_hash(given_ref, checked_ref);
                let known = self.once(
                    &conn,
                    project.city,
                    person.id.uuid(),
                    &checked_ref.key,
                    "pledge.create",
                    hash,
                    id.uuid(),
                );
                // What is paid by transfer comes in days, and nothing is held for minutes.
                let by_card = given_ref.channel == PledgeChannel::Card;
                let holds = by_card && store::pool::any_holds(&conn, project.city).await?;
                if let Some(known) = known.await? {
                    return Ok((PledgeId::from_uuid(known), holds));
                }
                let now = self.world.now();
                if let Some(kind) =
                    openness(project.state, project.opens_at, project.closes_at, now).problem()
                {
                    return Err(AppError::refused("input.project", kind));
                }
                let capture = match given_ref.channel {
                    PledgeChannel::Card => {
                        let terms = store::campaign_terms::of_city(&conn, city.id).await?;
                        self.capture_of(city, terms, project)
                    }
                    PledgeChannel::Transfer | PledgeChannel::Wallet | PledgeChannel::Cash => Capture::Now,
                };
                // Each of these may send a mail to somebody whose address anybody can type; who has signed in has
                // typed their own, and is not kept from giving by others.
                let since = now - chrono::Duration::hours(1);
                if caller.viewer.is_none()
                    && store::pledge_count::unpaid(&conn, person.id, since).await? >= UNPAID_MAX
                {
                    return Err(AppError::refused("input.email", ProblemKind::TooManyTries));
                }
                // A guest's address proves nothing: the name of whoever owns it is not theirs to show.
                let own_name = || caller.viewer.as_ref().map(|viewer| viewer.person.name.clone());
                let name = checked_ref.name.clone().or_else(own_name).unwrap_or_default();
                let new = Pledge {
                    id,
                    city: project.city,
                    project: project.id,
                    person: person.id,
                    by_guest: caller.viewer.is_none(),
                    amount_minor: checked_ref.amount.minor,
                    tip_minor: checked_ref.tip.minor,
                    tip_returned_minor: 0,
                    refunded_minor: 0,
                    loss_minor: 0,
                    wallet_minor: 0,
                    match_minor: 0,
                    held: None,
                    state: PledgeState::Pending,
                    anonymous: given_ref.anonymous || name.is_empty(),
                    display_name: name,
                    message: checked_ref.message.clone(),
                    locale: caller.locale,
                    channel: given_ref.channel,
                    provider: match given_ref.channel {
                        PledgeChannel::Card => self.account_of_city(city).name.clone(),
                        PledgeChannel::Transfer => BANK.to_owned(),
                        PledgeChannel::Wallet | PledgeChannel::Cash => WALLET.to_owned(),
                    },
                    provider_ref: None,
                    checkout_url: None,
                    capture,
                    attempts: 0,
                    created_at: now,
                    counted_at: None,
                    confirmed_at: None,
                    pay_by: None,
                    decided_at: None,
                };
                store::pledge::insert(&conn, &new).await?;
                match given_ref.channel {
                    PledgeChannel::Card => {}
                    PledgeChannel::Transfer => self.refer(&conn, &new).await?,
                    PledgeChannel::Wallet | PledgeChannel::Cash => {
                        self.spend(&conn, new, checked_ref.amount).await?;
                        return Ok((id, false));
                    }
                }
                let network = given_ref.network.as_deref();
                if holds && self.may_hold(&conn, &new, network).await? {
                    self.list_hold(&conn, project, &new, now).await?;
                }
                Ok::<_, AppError>((id, holds))
            })
            .await?;
        // Before the donor is sent away to pay, she is told what is kept for her.
        if holds {
            self.decide(project.city).await?;
        }
        match given.channel {
            PledgeChannel::Card => self.begin_payment(project, pledge).await,
            PledgeChannel::Transfer | PledgeChannel::Cash | PledgeChannel::Wallet => {
                if given.channel == PledgeChannel::Wallet {
                    self.decide(project.city).await?;
                }
                let pledge = store::pledge::by_id(self.db.read(), pledge).await?;
                let pledge = pledge.ok_or_else(|| AppError::Internal("a new pledge is missing".into()))?;
                Ok(Made {
                    pledge,
                    checkout_url: None,
                })
            }
        }
    }

    async fn check_pledge(
        &self,
        caller: &Caller,
        (city, project): (&City, &Project),
        given: &PledgeInput,
    ) -> AppResult<Checked> {
        let mut problems = Problems::none();
        let key = input::key(&mut problems, "input.idempotencyKey", &given.key);
        let amount = input::amount(&mut problems, "input.amount", &given.amount, city.currency);
        let max = Money::new(
            self.settings.pledge_units_max * city.currency.minor_per_unit(),
            city.currency,
        );
        let min = Money::new(city.currency.minor_per_unit(), city.currency);
        match amount {
            Some(amount) if amount > max => {
                problems.push("input.amount", ProblemKind::AmountTooLarge { max })
            }
            Some(amount) if amount < min => {
                problems.push("input.amount", ProblemKind::AmountTooSmall { min })
            }
            _ => {}
        }
        let tip = tip(&mut problems, given, amount, city.currency);
        let email = match (&given.email, &caller.viewer) {
            (_, Some(_)) => None,
            (Some(email), None) if !email.trim().is_empty() => problems.take(
                "input.email",
                email.parse::<Email>().map_err(|_| ProblemKind::NotAnEmail),
            ),
            _ => {
                problems.push("input.email", ProblemKind::Required);
                None
            }
        };
        let name = input::optional_line(&mut problems, "input.name", given.name.as_deref(), NAME_MAX);
        // Who may not write here may give, in silence.
        if given
            .message
            .as_deref()
            .is_some_and(|message| !message.trim().is_empty())
            && let Some(until) = caller.suspended_until(project.city)
        {
            problems.push("input.message", ProblemKind::Suspended { until });
        }
        let message = input::optional_text(
            &mut problems,
            "input.message",
            given.message.as_deref(),
            MESSAGE_MAX,
        );
        if let Some(kind) = openness(
            project.state,
            project.opens_at,
            project.closes_at,
            self.world.now(),
        )
        .problem()
            && !matches!(kind, ProblemKind::CampaignOver { .. })
        {
            // A campaign that closed meanwhile is refused inside, where a repeated key still finds its pledge.
            problems.push("input.project", kind);
        }
        if given.channel == PledgeChannel::Transfer
            && store::bank_account::of_city(self.db.read(), city.id)
                .await?
                .is_none()
        {
            problems.push("input.channel", ProblemKind::NoBankAccount);
        }
        if given.channel == PledgeChannel::Cash {
            // It is entered where it is counted.
            problems.push("input.channel", ProblemKind::NotByYourself);
        }
        if given.channel == PledgeChannel::Wallet
            && let Err(kind) = policy::authorize(caller, Operation::SpendWallet, On::city(city.id))
        {
            problems.push("input.channel", kind);
        }
        problems.check()?;
        let (Some(key), Some(amount)) = (key, amount) else {
            return Err(AppError::Internal("unchecked input".into()));
        };
        Ok(Checked {
            key,
            amount,
            tip,
            email,
            name,
            message,
        })
    }

    /// The person who gives: whoever is signed in, else the guest of the address.
    async fn donor(&self, conn: &store::Conn, caller: &Caller, checked: &Checked) -> AppResult<Person> {
        if let Some(viewer) = &caller.viewer {
            return Ok(viewer.person.clone());
        }
        let email = checked
            .email
            .clone()
            .ok_or_else(|| AppError::refused("input.email", ProblemKind::Required))?;
        let guest = Person {
            id: PersonId::new(&self.world),
            email,
            name: String::new(),
            locale: caller.locale,
            created_at: self.world.now(),
        };
        Ok(store::person::find_or_insert(conn, &guest).await?)
    }
}

/// What comes on top of a gift: nothing, unless its donor says so. It takes a payment that can be split again, and is
/// no more than the gift, for who writes more has written the wrong figure.
fn tip(
    problems: &mut Problems,
    given: &PledgeInput,
    gift: Option<Money>,
    currency: domain::Currency,
) -> Money {
    const FIELD: &str = "input.tip";
    let nothing = Money::zero(currency);
    let is_nothing = |tip: &str| {
        tip.chars()
            .all(|c| c.is_whitespace() || matches!(c, '0' | '.' | ','))
    };
    let Some(written) = given.tip.as_deref().filter(|tip| !is_nothing(tip)) else {
        return nothing;
    };
    let Some(tip) = input::amount(problems, FIELD, written, currency) else {
        return nothing;
    };
    match gift {
        Some(max) if tip > max => problems.push(FIELD, ProblemKind::AmountTooLarge { max }),
        _ if given.channel != PledgeChannel::Card => {
            problems.push(FIELD, ProblemKind::TipByCardOnly);
        }
        _ => {}
    }
    tip
}

/// What the key stands for: everything that was asked.
fn input_hash(given: &PledgeInput, checked: &Checked) -> String {
    let email = checked.email.as_ref().map(Email::as_str).unwrap_or_default();
    let (project, amount) = (given.project.to_string(), checked.amount.to_string());
    let tip = checked.tip.to_string();
    let parts = [
        project.as_str(),
        &amount,
        email,
        checked.name.as_deref().unwrap_or_default(),
        if given.anonymous { "anonymous" } else { "named" },
        given.channel.as_str(),
        checked.message.as_deref().unwrap_or_default(),
    ];
    // Where there is none the key means what it meant before there were tips.
    let tip = (checked.tip.minor > 0).then_some(tip.as_str());
    let parts: Vec<&str> = parts.into_iter().chain(tip).collect();
    // The unit separator cannot occur in a part: control characters were removed.
    secret::hash(&parts.join("\u{1f}"))
}
