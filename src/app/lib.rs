//! The use cases: what people and programs can do with Parvis.
//!
//! **What it is.** One function a use case. Each asks the policy table, opens one named transaction,
//! loads through `store`, lets pure code decide (`domain`, `engine`, `ledger`), stores, queues jobs, and
//! commits. [`matching`] is the way between the engine and what is stored; [`words`] says problems, rules
//! and decisions in the reader's language.
//!
//! **What it promises.** All or nothing; the same idempotency key twice gives the same answer once; a
//! refusal is data ([`Problems`](domain::Problems)) that names the field; whoever calls sees a change only
//! after its commit.
//!
//! **What it never does.** No SQL, no HTTP, no GraphQL, no mail. Nothing outside the database happens
//! inside a transaction.
//!
//! **How to add a use case.** A line in [`policy`], a function in the file of its noun, a test in
//! `tests/it`.

pub mod act;
pub mod audit;
pub mod badge;
pub mod bank_account;
pub mod caller;
pub mod campaign;
pub mod campaign_terms;
pub mod case;
pub mod cash;
pub mod changes;
pub mod city;
pub mod comment;
pub mod consent;
pub mod dispute;
pub mod erasure;
pub mod explain;
pub mod fees;
pub mod file;
pub mod identity;
pub mod import;
pub mod input;
pub mod invitation;
pub mod job;
pub mod ledger;
pub mod look;
pub mod match_stack;
pub mod matching;
pub mod member;
pub mod office;
pub mod organisation;
pub mod passkey;
pub mod password;
pub mod payee_account;
pub mod payment;
pub mod payment_account;
pub mod payment_order;
pub mod payout;
pub mod person;
pub mod places;
pub mod pledge;
pub mod policy;
pub mod pool;
pub mod privacy;
pub mod project;
pub mod project_money;
pub mod promise;
pub mod proof;
pub mod provider_transfer;
pub mod quote;
pub mod receipt;
pub mod receipt_issuer;
pub mod refund;
pub mod report;
pub mod residence;
pub mod retention;
pub mod review;
pub mod seed;
pub mod session;
pub mod sign_in;
pub mod simulation;
pub mod statement;
pub mod team;
pub mod token;
pub mod training;
pub mod verification;
pub mod withdrawal;
pub mod words;

mod error;
mod once;
mod secret;

use std::sync::Arc;

use domain::World;
use payments::Provider;
use store::Db;

pub use caller::Caller;
pub use error::{AppError, AppResult};
/// The records that queries answer with.
pub use store::{
    StoreError, Texts, access_token::AccessToken, act::Kept, area::Area, bank_account::BankAccount,
    budget_line::BudgetLine, campaign_verdict::CampaignVerdict, case::After as AfterCase, case::Case,
    case::CaseDecision, case::rank as case_rank, cash_count::CashCount, cash_count::CashGift,
    cash_deposit::CashDeposit, city::Category, city::City, city::CityPage, comment::Comment,
    decision::Decision, decision::Of as DecisionsOf, dispute::Dispute, identity::Identity,
    invitation::Invitation, invitation::Target, membership::Member, neighbourhood::Neighbourhood,
    neighbourhood::NeighbourhoodName, neighbourhood::NeighbourhoodTotals, office::After as AfterHolder,
    office::Holder, organisation::Organisation, organisation::OrganisationFilter, passkey::Passkey,
    payee_account::PayeeAccount, payment_batch::PaymentBatch, payment_order::PaymentOrder,
    payment_order::Pays, payout::LetGo, payout::Payout, payout::Signed, period::Period, person::Person,
    pin::Pin, pledge::After as AfterPledge, pledge::Pledge, pledge::Returned, pool::Funder, pool::Pool,
    private_file::PrivateFile, project::Project, project::ProjectTexts, project_list::After as AfterProject,
    project_list::Figures, project_list::PoolReach, project_list::ProjectCard, project_list::ProjectFilter,
    project_list::ProjectOrder, project_totals::CityTotals, provider_transfer::ProviderTransfer,
    receipt::Receipt, receipt_issuer::Issuer, receipt_run::Run as ReceiptRun,
    receipt_wish::Wish as ReceiptWish, report::Report, residence::Residence, role_request::RoleRequest,
    rule::RuleVersion, session::Session, suspension::Suspension, verification::Check,
    verification::Submission, withdrawal::Withdrawal,
};

/// What an installation may decide for itself.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the pages are, such as `https://parvis.example`; no slash at the end.
    pub base_url: String,
    /// The largest single pledge, in units of the currency.
    pub pledge_units_max: i64,
    /// How long a sign-in link can be used.
    pub link_minutes: i64,
    /// How long a session lasts.
    pub session_days: i64,
    /// The identity providers at which people may sign in.
    pub identity_providers: Vec<::identity::ProviderSettings>,
    /// How long a city's word that somebody lives there counts.
    pub residence_years: i64,
    /// Up to how much a withdrawal from a wallet needs one person's approval only, in units of the currency.
    pub withdrawal_alone_units_max: i64,
    /// What the platform keeps of the gifts that are paid to a project, in basis points; an account of a city's own may
    /// say otherwise for it.
    pub payout_fee_bps: i64,
    /// What the payment provider takes of a payment by card to the account for every city, as its price list says;
    /// nothing where nobody wrote it down.
    pub card_price: Option<domain::fee::CardPrice>,
}

/// The application: everything that use cases need. Cheap to clone.
#[derive(Clone)]
pub struct App {
    db: Db,
    world: World,
    settings: Arc<Settings>,
    accounts: Arc<payment_account::PaymentAccounts>,
    passkeys: Option<::identity::passkey::Passkeys>,
    identities: Arc<[::identity::oidc::Provider]>,
    folds: Arc<matching::turn::Folds>,
    outlines: Arc<matching::outline::Outlines>,
    looks: Arc<matching::looks::Cache>,
    places: Arc<places::Cache>,
    changes: changes::Changes,
    hashing: password::Hashing,
    storage: Option<Arc<file::Storage>>,
}

impl App {
    /// An application over this database, with this clock and randomness, and one account at a payment provider for
    /// every city.
    pub fn new(db: Db, world: World, settings: Settings, provider: Arc<dyn Provider>) -> Self {
        let accounts = payment_account::PaymentAccounts::one(provider, settings.card_price);
        let identities = settings.identity_providers.iter().cloned();
        Self {
            db,
            world,
            passkeys: ::identity::passkey::Passkeys::at(&settings.base_url),
            identities: identities.map(::identity::oidc::Provider::new).collect(),
            settings: Arc::new(settings),
            accounts: Arc::new(accounts),
            folds: Arc::default(),
            outlines: Arc::default(),
            looks: Arc::default(),
            places: Arc::default(),
            changes: changes::Changes::new(),
            hashing: password::Hashing::default(),
            storage: None,
        }
    }

    /// What was changed, as it happens.
    pub fn changes(&self) -> &changes::Changes {
        &self.changes
    }

    /// The injected clock and randomness.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The installation's settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// A text that stays the same for as long as nothing is committed by any process: for caches. `None`
    /// where the database tells nothing of the kind.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn data_version(&self) -> AppResult<Option<String>> {
        Ok(self.db.data_version().await?)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn check(&self) -> AppResult<()> {
        store::city::all(self.db.read()).await?;
        Ok(())
    }
}
