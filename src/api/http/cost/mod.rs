//! What a query would cost, known before the GraphQL library looks at it.
//!
//! The library's own limits act during or after its validation, and validation itself takes k^n steps
//! for fragments that spread fragments: a kilobyte of text can keep it busy for ever. So the text is
//! first scanned (size, tokens, nesting), then parsed, then measured with one memo for each fragment,
//! in time linear in the text. Only what passes is handed on.
//!
//! **How to give a new list field its weight**: one line in [`weights`].

mod scan;
mod walk;
pub mod weights;

use async_graphql::Variables;
use async_graphql::parser::types::{DocumentOperations, ExecutableDocument, OperationType};

pub use walk::{Roots, Size};

/// What a query may be at most. See [`Limits::default`] for values that every page of ours fits in
/// several times over.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Bytes of the query's text.
    pub text_bytes_max: usize,
    /// Lexical tokens of the text.
    pub tokens_max: usize,
    /// Brackets of any kind inside one another.
    pub nesting_max: usize,
    /// Directives in the text.
    pub directives_max: usize,
    /// Fields inside one another, fragments expanded.
    pub depth_max: u64,
    /// The same below `__schema` and `__type`: the usual introspection query needs 15.
    pub introspection_depth_max: u64,
    /// Fields with another name, fragments expanded.
    pub aliases_max: u64,
    /// Fields and spreads, fragments expanded, lists counted once; unused fragments count.
    pub fields_max: u64,
    /// Fields that a full answer would hold: each list counts as many times as asked for.
    pub cost_max: u64,
    /// Fields at the top of one mutation, so that one request is not a thousand tries.
    pub mutations_max: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            text_bytes_max: 50_000,
            tokens_max: 5_000,
            nesting_max: 40,
            directives_max: 64,
            depth_max: 12,
            introspection_depth_max: 16,
            aliases_max: 100,
            fields_max: 2_000,
            cost_max: 20_000,
            mutations_max: 5,
        }
    }
}

/// A query that may be handed to the library.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The parsed text, so that nobody parses it again.
    pub document: ExecutableDocument,
    /// What the chosen operation does.
    pub kind: OperationType,
    /// How large it is.
    pub size: Size,
    /// The fields at the top of the chosen operation; of all operations, where none is chosen.
    pub roots: Roots,
}

/// Why a query is not even tried.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The text does not follow the grammar.
    #[error("the query has a syntax error at line {line}, column {column}{hint}")]
    Syntax {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
        /// What the grammar expects there, or nothing.
        hint: String,
    },
    /// The text parses but is no document, such as two operations of one name.
    #[error("{reason}")]
    Document {
        /// What is wrong with it, without more than a name of the query's own text.
        reason: String,
    },
    /// Too much text, or too much of one thing.
    #[error("the query has {given} {what}; at most {max} are accepted")]
    TooLarge {
        /// What there is too much of, in the plural.
        what: &'static str,
        /// How much there is; counting may have stopped here.
        given: u64,
        /// How much is accepted.
        max: u64,
    },
    /// Too many levels.
    #[error("the query is {given} levels deep; at most {max} are accepted")]
    TooDeep {
        /// How deep it is; counting may have stopped here.
        given: u64,
        /// How deep it may be.
        max: u64,
    },
    /// Its answer could be too large.
    #[error(
        "the query could return {given} fields; at most {max} are accepted: ask for fewer items with `first`"
    )]
    TooCostly {
        /// Fields of a full answer.
        given: u64,
        /// How many are accepted.
        max: u64,
    },
    /// A fragment that contains itself.
    #[error("the fragment “{name}” contains itself")]
    Cycle {
        /// Its name, cut short.
        name: String,
    },
}

impl Refusal {
    /// The stable word for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Syntax { .. } | Self::Document { .. } => "SYNTAX",
            Self::TooLarge { .. } => "TOO_LARGE",
            Self::TooDeep { .. } => "TOO_DEEP",
            Self::TooCostly { .. } => "TOO_COSTLY",
            Self::Cycle { .. } => "FRAGMENT_CYCLE",
        }
    }

    /// What was given and what is accepted, where the refusal is about a number.
    pub fn numbers(&self) -> Option<(u64, u64)> {
        match self {
            Self::TooLarge { given, max, .. }
            | Self::TooDeep { given, max }
            | Self::TooCostly { given, max } => Some((*given, *max)),
            _ => None,
        }
    }

    /// Whether the text itself is at fault, as the GraphQL specification's grammar sees it.
    pub fn is_syntax(&self) -> bool {
        matches!(self, Self::Syntax { .. } | Self::Document { .. })
    }
}

/// Parses the text of a query and measures it.
///
/// # Errors
/// The first limit that it breaks, or what is wrong with its grammar.
pub fn check(
    text: &str,
    operation_name: Option<&str>,
    variables: &Variables,
    limits: &Limits,
) -> Result<Checked, Refusal> {
    scan::scan(text, limits)?;
    let document = async_graphql::parser::parse_query(text).map_err(|error| syntax(&error))?;
    measure(document, operation_name, variables, limits)
}

/// Measures a text that was parsed before, with the variables of this request.
///
/// # Errors
/// The first limit that it breaks.
pub fn measure(
    document: ExecutableDocument,
    operation_name: Option<&str>,
    variables: &Variables,
    limits: &Limits,
) -> Result<Checked, Refusal> {
    let size = walk::measure(&document, variables, limits)?;
    let kind = kind(&document, operation_name);
    let roots = roots(&document, operation_name);
    Ok(Checked {
        document,
        kind,
        size,
        roots,
    })
}

fn roots(document: &ExecutableDocument, operation_name: Option<&str>) -> Roots {
    let mut all = Roots::default();
    for (name, operation) in document.operations.iter() {
        if operation_name.is_none() || name.map(|name| name.as_str()) == operation_name {
            for (field, times) in Roots::of(document, &operation.node).fields {
                let sum = all.fields.entry(field).or_default();
                *sum = sum.saturating_add(times);
            }
        }
    }
    all
}

/// What the chosen operation does. Where the name chooses none the library will say so; until then the
/// strictest kind in the document counts.
fn kind(document: &ExecutableDocument, operation_name: Option<&str>) -> OperationType {
    let chosen = match (&document.operations, operation_name) {
        (DocumentOperations::Single(operation), None) => Some(operation.node.ty),
        (DocumentOperations::Multiple(all), Some(name)) => all.get(name).map(|operation| operation.node.ty),
        _ => None,
    };
    chosen.unwrap_or_else(|| {
        let has = |kind| {
            document
                .operations
                .iter()
                .any(|(_, operation)| operation.node.ty == kind)
        };
        if has(OperationType::Mutation) {
            OperationType::Mutation
        } else if has(OperationType::Subscription) {
            OperationType::Subscription
        } else {
            OperationType::Query
        }
    })
}

/// The parser's message quotes the query; ours tells the place and what was expected there.
fn syntax(error: &async_graphql::parser::Error) -> Refusal {
    use async_graphql::parser::Error;
    match error {
        Error::Syntax { message, start, .. } => {
            let expected = message
                .lines()
                .rev()
                .find_map(|line| line.trim().strip_prefix("= expected "));
            let hint = expected
                .map(|e| format!(": expected {}", short(e, 120)))
                .unwrap_or_default();
            Refusal::Syntax {
                line: start.line,
                column: start.column,
                hint,
            }
        }
        Error::RecursionLimitExceeded => Refusal::TooDeep { given: 64, max: 64 },
        Error::MissingOperation => Refusal::Document {
            reason: "the query holds no operation".into(),
        },
        Error::MultipleOperations { .. } => Refusal::Document {
            reason: "an operation without a name must be the only one of its query".into(),
        },
        Error::OperationDuplicated { operation, .. } => Refusal::Document {
            reason: format!("two operations are called “{}”", short(operation, 40)),
        },
        Error::FragmentDuplicated { fragment, .. } => Refusal::Document {
            reason: format!("two fragments are called “{}”", short(fragment, 40)),
        },
        _ => Refusal::Document {
            reason: "the query is not a GraphQL document".into(),
        },
    }
}

/// At most `max` characters of a text.
fn short(text: &str, max: usize) -> String {
    text.chars().take(max).collect()
}

#[cfg(test)]
mod tests;
