//! The door between HTTP and the schema.

use async_graphql::{Request, Response};
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;

use super::Caller;

/// Answers GraphQL requests. The schema stands behind it as one boxed type, so that what is compiled for
/// its many resolvers stays in one place; tests put small schemas there.
///
/// Requests come with their parsed document set and within the limits of [`super::cost`].
pub trait Executor: Send + Sync + 'static {
    /// Runs a query or mutation.
    fn execute(&self, request: Request, caller: Caller) -> BoxFuture<'static, Response>;
    /// Runs a subscription until the stream is dropped.
    fn subscribe(&self, request: Request, caller: Caller) -> BoxStream<'static, Response>;
}
