//! Whether the process can do its work.

use api::http::Health;
use app::App;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

/// The database, asked.
pub struct Database(pub App);

impl Health for Database {
    fn ready(&self) -> BoxFuture<'static, bool> {
        let app = self.0.clone();
        async move { app.check().await.is_ok() }.boxed()
    }
}
