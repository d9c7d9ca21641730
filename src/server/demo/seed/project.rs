//! `projects/*.toml`.

use app::project::{BudgetLineInput, ProjectInput};
use app::{ProjectTexts, Texts};
use chrono::{DateTime, Utc};
use domain::campaign::CampaignKind;
use domain::project::{BudgetLineKind, ProjectState};
use domain::{Locale, Money};
use serde::Deserialize;

use super::read::{SeedError, Spoken, parsed, parsed_option};

/// A project and what has become of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectFile {
    pub slug: String,
    pub category: String,
    #[serde(deserialize_with = "parsed")]
    pub state: ProjectState,
    pub owner: OwnerName,
    /// Who carries it with its owner.
    #[serde(default)]
    pub team: Vec<String>,
    pub created_days_ago: i64,
    pub state_days_ago: i64,
    pub picture: String,
    pub location: Option<(f64, f64)>,
    pub neighbourhood: Option<String>,
    pub address: Option<String>,
    #[serde(default)]
    pub city_wide: bool,
    #[serde(default, deserialize_with = "parsed_option")]
    pub campaign: Option<CampaignKind>,
    #[serde(default, deserialize_with = "parsed_option")]
    pub goal: Option<Money>,
    pub duration_days: Option<i64>,
    pub published_days_ago: Option<i64>,
    pub closes_in_days: Option<i64>,
    #[serde(default)]
    pub budget: Vec<LineFile>,
    pub review_note: Option<Spoken>,
    pub text: TextsFile,
}

/// Who is behind it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnerName {
    Person(String),
    Organisation(String),
}

/// A line of the budget.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineFile {
    #[serde(deserialize_with = "parsed")]
    pub kind: BudgetLineKind,
    #[serde(deserialize_with = "parsed")]
    pub amount: Money,
    pub label: Spoken,
}

/// Its texts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextsFile {
    pub fr: TextFile,
    pub en: TextFile,
}

/// Its texts in one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextFile {
    pub title: String,
    pub summary: String,
    pub alt: String,
    pub story: String,
}

impl ProjectFile {
    /// Its texts in one language.
    pub fn text(&self, locale: Locale) -> &TextFile {
        match locale {
            Locale::Fr => &self.text.fr,
            Locale::En => &self.text.en,
        }
    }

    /// What the picture shows, in every language.
    pub fn alts(&self) -> Texts {
        Texts::new(Locale::ALL.map(|locale| (locale, self.text(locale).alt.clone())))
    }

    /// The texts in the languages that are not the city's.
    pub fn translations(&self, own: Locale) -> Vec<(Locale, ProjectTexts)> {
        let others = Locale::ALL.into_iter().filter(|locale| *locale != own);
        let of = |locale| {
            let text = self.text(locale);
            let texts = ProjectTexts {
                title: text.title.clone(),
                summary: text.summary.clone(),
                story: text.story.trim().to_owned(),
            };
            (locale, texts)
        };
        others.map(of).collect()
    }

    /// The sum of the lines of a kind, in minor units.
    fn sum(&self, kind: BudgetLineKind) -> i64 {
        self.budget
            .iter()
            .filter(|line| line.kind == kind)
            .map(|line| line.amount.minor)
            .sum()
    }

    /// What its owner writes, in the city's language.
    pub fn input(&self, own: Locale, closes_at: Option<DateTime<Utc>>) -> ProjectInput {
        let text = self.text(own);
        let line = |line: &LineFile| BudgetLineInput {
            label: line.label.get(own).to_owned(),
            amount: line.amount.to_string(),
            kind: line.kind,
        };
        ProjectInput {
            summary: Some(text.summary.clone()),
            story: Some(text.story.clone()),
            category: Some(self.category.clone()),
            campaign_kind: self.campaign,
            closes_at,
            location: self.location,
            address: self.address.clone(),
            city_wide: self.city_wide.then_some(true),
            budget_lines: (!self.budget.is_empty()).then(|| self.budget.iter().map(line).collect()),
            ..ProjectInput::default()
        }
    }

    /// What the file says twice must be said alike.
    pub fn check(&self, file: &str) -> Result<(), SeedError> {
        let wrong = |key: &str, reason: String| Err(SeedError::new(file, key, reason));
        if !file.ends_with(&format!("-{}.toml", self.slug)) {
            return wrong("slug", format!("“{}” is not the name of the file", self.slug));
        }
        if self.location.is_some() == self.city_wide {
            return wrong("location", "either a location or city_wide = true".to_owned());
        }
        if let Some(goal) = self.goal {
            // The goal of a file is what the crowd and the pools are asked for: secured money is off it.
            let asked = self.sum(BudgetLineKind::Required) - self.sum(BudgetLineKind::Secured);
            if goal.minor != asked {
                let asked = Money::new(asked, goal.currency);
                return wrong(
                    "goal",
                    format!("{goal} is not required less secured lines, {asked}"),
                );
            }
        }
        let needs_campaign = self.state != ProjectState::Idea;
        if needs_campaign && (self.campaign.is_none() || self.goal.is_none() || self.duration_days.is_none())
        {
            return wrong(
                "campaign",
                "everything but an idea has campaign, goal and duration_days".to_owned(),
            );
        }
        match (self.published_days_ago, self.closes_in_days, self.duration_days) {
            (Some(ago), Some(closes), Some(duration)) if ago + closes != duration => wrong(
                "closes_in_days",
                format!("{ago} + {closes} days are not duration_days, {duration}"),
            ),
            (Some(_), None, _) | (None, Some(_), _) => wrong(
                "closes_in_days",
                "published_days_ago and closes_in_days belong together".to_owned(),
            ),
            _ => Ok(()),
        }
    }
}
