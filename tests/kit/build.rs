//! Builders: a city with neighbourhoods, projects and pools, made through the use cases.

use app::import::NewNeighbourhood;
use app::matching::settings::{RuleInput, RulePreset};
use app::pledge::PledgeInput;
use app::pool::{PoolInput, WrittenRule};
use app::project::{BudgetLineInput, ProjectInput};
use app::refund::RefundInput;
use app::review::Review;
use app::{Caller, Category, City, Pool, Project, Texts};
use chrono::Duration;
use domain::person::Role;
use domain::place::geo::{LineString, MultiPolygon, Polygon};
use domain::pledge::PledgeChannel;
use domain::pool::PoolStep;
use domain::project::BudgetLineKind;
use domain::{CityId, Currency, Id, Locale, Money, PledgeId};

use crate::TestApp;

/// A city with two square neighbourhoods, two categories, an official and a resident.
pub struct Town {
    /// The city.
    pub city: City,
    /// An official.
    pub official: Caller,
    /// A resident who proposes projects.
    pub owner: Caller,
}

/// A point in the western neighbourhood.
pub const WEST: (f64, f64) = (0.5, 0.5);
/// A point in the eastern neighbourhood.
pub const EAST: (f64, f64) = (1.5, 0.5);

impl TestApp {
    /// Sets a town up.
    pub async fn town(&self) -> Town {
        self.town_called("town", "Town").await
    }

    /// Sets a town of this slug and name up.
    pub async fn town_called(&self, slug: &str, name: &str) -> Town {
        let names = |text: &str| Texts::new(Locale::ALL.map(|locale| (locale, text.to_owned())));
        let category = |slug: &str| Category {
            slug: slug.to_owned(),
            names: names(slug),
        };
        let city = City {
            id: CityId::new(self.app.world()),
            slug: slug.to_owned(),
            name: name.to_owned(),
            currency: Currency::EUR,
            locale: Locale::Fr,
            time_zone: "Europe/Paris".to_owned(),
            accent: "#0f665c".to_owned(),
            bounds: None,
            created_at: self.app.world().now(),
        };
        self.app
            .create_city(&city, &[category("nature"), category("sport")])
            .await
            .unwrap();
        let square = |code: &str, x: f64| NewNeighbourhood {
            external_id: code.to_owned(),
            name: code.to_owned(),
            shape: MultiPolygon::new(vec![Polygon::new(
                LineString::from(vec![(x, 0.0), (x + 1.0, 0.0), (x + 1.0, 1.0), (x, 1.0), (x, 0.0)]),
                vec![],
            )]),
        };
        let shapes = [square("west", 0.0), square("east", 1.0)];
        self.app
            .import_neighbourhoods(&city, &shapes, false)
            .await
            .unwrap();
        let official = self.person(city.id, "Odile", Role::Official).await;
        let owner = self.person(city.id, "Paul", Role::Resident).await;
        Town {
            city,
            official,
            owner,
        }
    }

    /// A draft that is ready to be submitted.
    pub async fn draft(&self, town: &Town, title: &str, goal: &str) -> Project {
        let key = format!("draft-{}", app_key(&format!("{title}-{goal}")));
        let project = self
            .app
            .create_project(&town.owner, town.city.id, title, None, &key)
            .await
            .unwrap();
        let input = ProjectInput {
            summary: Some("Two benches in the shade.".to_owned()),
            story: Some("People of our street **want to sit**.".to_owned()),
            category: Some("nature".to_owned()),
            closes_at: Some(self.app.world().now() + Duration::days(40)),
            location: Some(WEST),
            budget_lines: Some(vec![BudgetLineInput {
                label: "Wood".to_owned(),
                amount: goal.to_owned(),
                kind: BudgetLineKind::Required,
            }]),
            ..ProjectInput::default()
        };
        self.app
            .update_project(&town.owner, project.id, &input)
            .await
            .unwrap()
    }

    /// A published project.
    pub async fn project(&self, town: &Town, title: &str, goal: &str) -> Project {
        let draft = self.draft(town, title, goal).await;
        self.app.submit_project(&town.owner, draft.id).await.unwrap();
        self.app
            .review_project(&town.official, draft.id, &Review::Publish)
            .await
            .unwrap()
    }

    /// A published pool of one funder, by the settings of the builder.
    pub async fn pool(&self, town: &Town, name: &str, amount: &str, rule: RuleInput) -> Pool {
        self.pool_with(town, name, amount, WrittenRule::Settings(Box::new(rule)), None)
            .await
    }

    /// The same, which holds quotes for so many seconds.
    pub async fn pool_that_holds(
        &self,
        town: &Town,
        name: &str,
        amount: &str,
        rule: RuleInput,
        seconds: i32,
    ) -> Pool {
        let rule = WrittenRule::Settings(Box::new(rule));
        self.pool_with(town, name, amount, rule, Some(seconds)).await
    }

    /// A published pool of one funder, whose rule is written as the match files write it.
    pub async fn pool_defined(&self, town: &Town, name: &str, amount: &str, rule: &str) -> Pool {
        let rule = WrittenRule::Definition(rule.to_owned());
        self.pool_with(town, name, amount, rule, None).await
    }

    async fn pool_with(
        &self,
        town: &Town,
        name: &str,
        amount: &str,
        rule: WrittenRule,
        hold_seconds: Option<i32>,
    ) -> Pool {
        let input = PoolInput {
            name: Some(name.to_owned()),
            purpose: Some("For everybody.".to_owned()),
            funders: Some(vec![("The city".to_owned(), amount.to_owned())]),
            rule: Some(rule),
            hold_seconds,
            ..PoolInput::default()
        };
        let key = format!("pool-{}", app_key(&format!("{name}-{amount}")));
        let pool = self
            .app
            .create_pool(&town.official, town.city.id, &input, &key)
            .await
            .unwrap();
        self.app
            .step_pool(
                &town.official,
                pool.id,
                PoolStep::Publish,
                &format!("publish-{name}"),
            )
            .await
            .unwrap()
    }

    /// A confirmed gift of a guest.
    pub async fn give(&self, project: &Project, guest: &str, amount: &str) -> PledgeId {
        let made = self
            .app
            .create_pledge(
                &self.visitor(),
                &gift(project, guest, amount, &format!("{guest}-{amount}-key")),
            )
            .await
            .unwrap();
        let reference = made.pledge.provider_ref.clone().unwrap();
        self.pay(&reference, payments::sandbox::Outcome::Pay).await;
        made.pledge.id
    }
}

/// A gift of a guest.
pub fn gift(project: &Project, guest: &str, amount: &str, key: &str) -> PledgeInput {
    PledgeInput {
        project: project.id,
        amount: amount.to_owned(),
        tip: None,
        channel: PledgeChannel::Card,
        name: Some(guest.to_owned()),
        email: Some(format!("{guest}@guest.example")),
        anonymous: false,
        message: None,
        key: key.to_owned(),
        network: None,
    }
}

/// Each gift doubled, without any cap.
pub fn double() -> RuleInput {
    RuleInput {
        preset: RulePreset::DoubleEachGift,
        rate_num: None,
        rate_den: None,
        minimum_gift: None,
        maximum_per_gift: None,
        maximum_per_donor: None,
        first_gift_only: None,
        maximum_per_project: None,
        maximum_goal_share_bps: None,
        stop_at_goal: None,
        categories: Vec::new(),
        neighbourhoods: Vec::new(),
        areas: Vec::new(),
        success_at_goal_bps: None,
    }
}

/// Euros.
pub fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

/// A text as an idempotency key may have it.
fn app_key(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_graphic() { c } else { '-' })
        .collect()
}

/// A refund of a gift, whole where no amount is named: another one each time.
pub fn back(amount: Option<&str>, reason: &str) -> RefundInput {
    RefundInput {
        amount: amount.map(str::to_owned),
        reason: reason.to_owned(),
        key: uuid::Uuid::new_v4().to_string(),
    }
}
