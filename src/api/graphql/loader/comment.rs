//! Replies to comments.

use std::sync::Arc;

use app::{App, AppResult, Caller, Comment};
use domain::{CityId, CommentId};

use super::{Fetch, by_city, grouped};

/// See [`super::Loaders::replies`].
pub struct Replies;

impl Fetch for Replies {
    type Key = (CityId, CommentId);
    type Value = Arc<[Arc<Comment>]>;
    async fn fetch(
        app: &App,
        caller: &Caller,
        keys: Vec<Self::Key>,
    ) -> AppResult<Vec<(Self::Key, Self::Value)>> {
        let mut found = Vec::new();
        for (city, comments) in by_city(keys) {
            let replies = app.replies(caller, city, &comments).await?;
            let groups = grouped(
                replies
                    .into_iter()
                    .filter_map(|one| Some((one.parent?, Arc::new(one)))),
            );
            found.extend(groups.into_iter().map(|(to, all)| ((city, to), all.into())));
        }
        Ok(found)
    }
}
