//! What the documents say, and that they keep on the page.

mod any;
mod country;
mod documents;
mod faults;
