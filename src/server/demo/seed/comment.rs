//! `comments.toml`.

use domain::person::Email;
use domain::report::ReportReason;
use serde::Deserialize;

use super::read::parsed;

/// The file's name.
pub const FILE: &str = "comments.toml";

/// What people said, and what of it was reported.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommentsFile {
    pub comment: Vec<CommentFile>,
    #[serde(default)]
    pub report: Vec<ReportFile>,
}

/// A comment.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommentFile {
    pub id: String,
    pub project: String,
    #[serde(deserialize_with = "parsed")]
    pub author: Email,
    pub reply_to: Option<String>,
    pub minutes_ago: i64,
    pub body: String,
}

/// A report of a comment.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportFile {
    pub comment: String,
    #[serde(deserialize_with = "parsed")]
    pub reporter: Email,
    #[serde(deserialize_with = "parsed")]
    pub reason: ReportReason,
    pub details: Option<String>,
    pub minutes_ago: i64,
}
