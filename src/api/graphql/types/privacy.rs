//! What is kept about the person signed in, what they agreed to, and what erasing them would do.

use std::sync::Arc;

use app::caller::Viewer;
use app::{Caller, words};
use async_graphql::{Context, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::graphql::ask::Ask;
use crate::graphql::words::ConsentKind;

/// The part of a viewer that is about privacy.
pub struct ViewerPrivacy(pub Arc<Viewer>);

/// What is kept in one place.
#[derive(SimpleObject)]
pub struct DataSection {
    title: String,
    /// What it is kept for and how long.
    purpose: String,
    /// What they are called, in words.
    columns: Vec<String>,
    /// The first 200; the file `/me/data.json` has all.
    rows: Vec<Vec<String>>,
}

#[derive(SimpleObject)]
pub struct Consent {
    kind: ConsentKind,
    /// What is agreed to, in words.
    text: String,
    version: &'static str,
    /// Whether this version is agreed to.
    given: bool,
    at: Option<DateTime<Utc>>,
}

#[derive(SimpleObject)]
pub struct Erasure {
    possible: bool,
    /// Why not now, each with what to do.
    obstacles: Vec<String>,
    /// What goes.
    erased: Vec<String>,
    /// What stays, for how long and why.
    kept: Vec<String>,
}

#[Object]
impl ViewerPrivacy {
    /// Everything kept about me, in sections for people; needs proof. The same as JSON: `/me/data.json`.
    async fn data(&self, ctx: &Context<'_>) -> Result<Vec<DataSection>> {
        let ask = Ask::of(ctx);
        let sections = ask.app.own_data(&ask.as_viewer(&self.0)).await;
        let section = |section: app::privacy::DataSection| DataSection {
            rows: section
                .rows
                .iter()
                .map(|row| {
                    section
                        .columns
                        .iter()
                        .map(|column| cell(row.get(*column)))
                        .collect()
                })
                .collect(),
            title: section.title,
            purpose: section.purpose,
            columns: section
                .columns
                .iter()
                .map(|name| words::privacy::column(ask.locale(), name).to_owned())
                .collect(),
        };
        Ok(sections
            .map_err(|error| ask.error(error))?
            .into_iter()
            .map(section)
            .collect())
    }

    async fn consents(&self, ctx: &Context<'_>) -> Result<Vec<Consent>> {
        let ask = Ask::of(ctx);
        let stands = ask
            .app
            .consents(self.0.person.id)
            .await
            .map_err(|error| ask.error(error))?;
        let consent = |stand: app::consent::Stand| Consent {
            kind: stand.kind.into(),
            text: words::privacy::consent(ask.locale(), stand.kind),
            version: stand.version,
            given: stand.given,
            at: stand.at,
        };
        Ok(stands.into_iter().map(consent).collect())
    }

    /// What erasing would do now.
    async fn erasure(&self, ctx: &Context<'_>) -> Result<Erasure> {
        let ask = Ask::of(ctx);
        outlook(ask, &ask.as_viewer(&self.0)).await
    }
}

async fn outlook(ask: &Ask, caller: &Caller) -> Result<Erasure> {
    let outlook = ask.app.erasure(caller).await.map_err(|error| ask.error(error))?;
    let say = |obstacle| words::privacy::obstacle(ask.locale(), obstacle);
    Ok(Erasure {
        possible: outlook.obstacles.is_empty(),
        obstacles: outlook.obstacles.iter().map(say).collect(),
        erased: outlook.erased,
        kept: outlook.kept,
    })
}

/// A value as a text; nothing is the empty one.
fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}
