//! What people say about projects, and what of it they report.

use app::comment::CommentInput;
use app::report::ReportInput;
use domain::CommentId;
use domain::case::Subject;

use super::{Story, StoryError, at};
use crate::demo::seed::{COMMENTS, SeedError};

impl Story<'_> {
    pub(super) async fn say(&mut self, index: usize) -> Result<(), StoryError> {
        let said = &self.seed.comments.comment[index];
        let reply_to = said.reply_to.as_deref();
        let input = CommentInput {
            project: self.reload(&said.project).await?.id,
            reply_to: reply_to.map(|id| self.comment(id)).transpose()?,
            body: said.body.clone(),
            key: format!("seed-comment-{}", said.id),
        };
        let author = self.person(COMMENTS, said.author.as_str())?;
        let added = self.app.add_comment(author, &input).await;
        let added = added.map_err(at(&format!("{COMMENTS}, {}", said.id), "writing it"))?;
        self.comments.insert(said.id.clone(), added.id);
        Ok(())
    }

    pub(super) async fn report(&self, index: usize) -> Result<(), StoryError> {
        let report = &self.seed.comments.report[index];
        let input = ReportInput {
            subject: Subject::Comment(self.comment(&report.comment)?),
            reason: report.reason,
            details: report.details.clone(),
            email: None,
            network: None,
        };
        let reporter = self.person(COMMENTS, report.reporter.as_str())?;
        let taken = self.app.report(reporter, &input).await;
        taken.map_err(at(
            &format!("{COMMENTS}, report of {}", report.comment),
            "reporting it",
        ))
    }

    /// A comment that was written already.
    fn comment(&self, id: &str) -> Result<CommentId, StoryError> {
        let early = || SeedError::new(COMMENTS, id, "is named before it is written");
        Ok(*self.comments.get(id).ok_or_else(early)?)
    }
}
