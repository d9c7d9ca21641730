//! Everything that can be asked for.

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{any, get, post};
use tokio::sync::watch;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

use super::{Config, Services, Shared};
use super::{
    downloads, events, files, graphql, guard, headers, health, identities, pages, sandbox, webhooks,
};

/// The routes. `stop` is true from the moment on when the process is about to stop.
pub fn routes(config: Config, services: Services, stop: watch::Receiver<bool>) -> Router {
    let shared = Arc::new(Shared::new(config, services, stop));

    let guarded = Router::new()
        // Data
        .route("/graphql", any(graphql::graphql))
        .route("/graphql/ws", get(events::subscribe))
        .route(
            "/cities/{slug}/neighbourhoods.geojson",
            get(downloads::neighbourhoods),
        )
        .route("/pictures/{city}/{name}", get(downloads::picture))
        // Files
        .route("/files/documents", post(files::document))
        .route("/files/pictures", post(files::picture))
        .route("/files/statements", post(files::statements))
        .route("/files/private/{id}", get(files::private))
        .route("/files/receipts/{id}", get(downloads::receipt))
        .route("/files/confirmations/{id}", get(downloads::confirmation))
        .route("/me/data.json", get(downloads::own_data))
        .route("/payments/{id}", get(downloads::payments))
        // Money
        .route("/webhooks/payments/{account}", post(webhooks::payment))
        .route(
            "/sandbox/pay/{reference}",
            get(sandbox::page).post(sandbox::decide),
        )
        // People who are known elsewhere
        .route("/signin/with/{provider}", get(identities::leave))
        .route("/signin/back/{provider}", get(identities::arrive))
        // Operation
        .route("/health/ready", get(health::ready))
        // Pages
        .fallback(pages::page)
        .layer(from_fn_with_state(shared.clone(), guard::guard));

    Router::new()
        // Answers even when every turn is taken.
        .route("/health/live", get(health::live))
        .merge(guarded)
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(from_fn_with_state(shared.clone(), headers::add))
        .with_state(shared)
}
