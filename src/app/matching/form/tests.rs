//! Every form: that it survives being written, that all spellings are one, that what is wrong is told with its
//! path.

mod bounds;
mod event;
mod file;
mod refusal;
mod rule;
mod schema;
