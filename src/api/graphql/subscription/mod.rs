//! What can be followed.

mod project;

use async_graphql::MergedSubscription;

/// The root of subscriptions.
#[derive(MergedSubscription, Default)]
pub struct Subscription(project::ProjectSubscription);
