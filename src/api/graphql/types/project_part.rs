//! Small things that a project has.

use async_graphql::{ID, SimpleObject};

use super::badge::Badge;
use crate::graphql::scalar::Money;
use crate::graphql::words::{BudgetLineKind, OwnerKind};

#[derive(SimpleObject)]
pub struct Picture {
    pub url: String,
    pub alt: String,
    pub width: i32,
    pub height: i32,
}

impl Picture {
    /// A picture of a city. Every one has the one format that the pages are laid out for.
    pub fn new(city: &str, file: &str, alt: String) -> Self {
        Self {
            url: format!("/pictures/{city}/{file}"),
            alt,
            width: 960,
            height: 540,
        }
    }
}

#[derive(SimpleObject)]
pub struct Owner {
    pub name: String,
    pub kind: OwnerKind,
    pub verified: bool,
    pub badges: Vec<Badge>,
}

#[derive(SimpleObject)]
pub struct BudgetLine {
    pub id: ID,
    pub label: String,
    pub amount: Money,
    pub kind: BudgetLineKind,
}
