//! The surface of Parvis on the web: GraphQL over HTTP and WebSocket, and the few plain routes.
//!
//! **What it is.** [`http`] holds connections, reads requests and writes answers; the GraphQL types stand
//! behind its [`http::Executor`] and speak to `app`.
//!
//! **What it promises.** Nothing is worked out for a request before its size, depth and cost are known to
//! be small; nothing is done in a reader's name because another site asked for it; a refusal is data with
//! a code, and no text of the database or of a mistake of ours ever leaves.
//!
//! **What it never does.** It decides nothing about money, people or rights: it reads ids and amounts,
//! calls one use case, and says what came of it. It knows no SQL, sends no mail, calls no provider.
//!
//! **How to add a route**: see [`http`]. **How to add a field**: see [`graphql`].

pub mod graphql;
pub mod http;
