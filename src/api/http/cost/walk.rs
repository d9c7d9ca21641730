//! The expanded size of a document, one memo for each fragment.

use std::collections::{BTreeMap, HashMap};

use async_graphql::parser::types::{
    ExecutableDocument, Field, OperationDefinition, OperationType, Selection, SelectionSet,
};
use async_graphql::{Name, Value, Variables};

use super::weights;
use super::{Limits, Refusal, short};

/// How large a selection is when every fragment is written out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// Fields and spreads; lists counted once.
    pub fields: u64,
    /// Fields of a full answer.
    pub cost: u64,
    /// Fields inside one another, introspection aside.
    pub depth: u64,
    /// Fields inside one another below `__schema` and `__type`.
    pub introspection_depth: u64,
    /// Fields with another name.
    pub aliases: u64,
    /// Levels of any kind, spreads and inline fragments included: what a recursive reader needs of stack.
    pub levels: u64,
}

impl Size {
    /// Side by side in one selection.
    fn beside(self, other: Size) -> Size {
        Size {
            fields: self.fields.saturating_add(other.fields),
            cost: self.cost.saturating_add(other.cost),
            depth: self.depth.max(other.depth),
            introspection_depth: self.introspection_depth.max(other.introspection_depth),
            aliases: self.aliases.saturating_add(other.aliases),
            levels: self.levels.max(other.levels),
        }
    }

    /// Written out in place of a spread or inside an inline fragment.
    fn spread(self) -> Size {
        Size {
            fields: self.fields.saturating_add(1),
            levels: self.levels.saturating_add(1),
            ..self
        }
    }

    /// Below a field that stands for so many items.
    fn below(self, field: &Field, items: u64) -> Size {
        let cost = if field.selection_set.node.items.is_empty() {
            items.max(1)
        } else {
            self.cost.saturating_mul(items).saturating_add(1)
        };
        let introspection = matches!(field.name.node.as_str(), "__schema" | "__type");
        Size {
            fields: self.fields.saturating_add(1),
            cost,
            depth: if introspection {
                1
            } else {
                self.depth.saturating_add(1)
            },
            introspection_depth: if introspection {
                self.depth.saturating_add(1)
            } else {
                self.introspection_depth
            },
            aliases: self.aliases.saturating_add(u64::from(field.alias.is_some())),
            levels: self.levels.saturating_add(1),
        }
    }

    /// The first limit that is broken.
    fn within(self, limits: &Limits) -> Result<(), Refusal> {
        let large = |what, given, max| {
            if given > max {
                Err(Refusal::TooLarge { what, given, max })
            } else {
                Ok(())
            }
        };
        let deep = |given, max| {
            if given > max {
                Err(Refusal::TooDeep { given, max })
            } else {
                Ok(())
            }
        };
        deep(self.depth, limits.depth_max)?;
        deep(self.introspection_depth, limits.introspection_depth_max)?;
        deep(self.levels, levels_max(limits))?;
        large("aliases", self.aliases, limits.aliases_max)?;
        large("fields", self.fields, limits.fields_max)?;
        if self.cost > limits.cost_max {
            return Err(Refusal::TooCostly {
                given: self.cost,
                max: limits.cost_max,
            });
        }
        Ok(())
    }
}

/// Every field may sit in one fragment or inline fragment of its own.
fn levels_max(limits: &Limits) -> u64 {
    limits
        .depth_max
        .max(limits.introspection_depth_max)
        .saturating_mul(2)
}

/// Measures every operation and every fragment, used or not: validation looks at all of them.
pub(super) fn measure(
    document: &ExecutableDocument,
    variables: &Variables,
    limits: &Limits,
) -> Result<Size, Refusal> {
    let mut walk = Walk {
        document,
        variables,
        limits,
        defaults: HashMap::new(),
        memo: HashMap::new(),
    };
    let mut largest = Size::default();
    let mut fields = 0u64;
    for (_, operation) in document.operations.iter() {
        let operation = &operation.node;
        walk.begin(operation);
        let size = walk.selection(&operation.selection_set.node, 0)?;
        size.within(limits)?;
        if operation.ty == OperationType::Mutation {
            // Circles were refused above.
            let given = Roots::of(document, operation).fields.values().sum();
            let max = u64::try_from(limits.mutations_max).unwrap_or(u64::MAX);
            if given > max {
                return Err(Refusal::TooLarge {
                    what: "mutations",
                    given,
                    max,
                });
            }
        }
        fields = fields.saturating_add(size.fields);
        total(fields, limits)?;
        largest = if size.cost >= largest.cost { size } else { largest };
        // Weights depend on the variables' defaults, which belong to one operation.
        walk.memo.clear();
    }
    // Defaults of no operation: an unused fragment's variables have none.
    walk.defaults.clear();
    for name in document.fragments.keys() {
        let size = walk.fragment(name, 0)?;
        fields = fields.saturating_add(size.fields);
        total(fields, limits)?;
    }
    Ok(largest)
}

fn total(fields: u64, limits: &Limits) -> Result<(), Refusal> {
    let max = limits.fields_max;
    if fields > max {
        Err(Refusal::TooLarge {
            what: "fields",
            given: fields,
            max,
        })
    } else {
        Ok(())
    }
}

/// How often each field stands at the top of an operation when every fragment is written out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roots {
    /// By the field's own name, whatever it is called in the answer.
    pub fields: BTreeMap<String, u64>,
}

impl Roots {
    /// The fields of an operation of a document without circles.
    pub(super) fn of(document: &ExecutableDocument, operation: &OperationDefinition) -> Self {
        let mut known = HashMap::new();
        let fields = counted(document, &operation.selection_set.node, &mut known);
        Self { fields }
    }
}

/// Names and how often they stand there.
type Counted = BTreeMap<String, u64>;

fn counted<'a>(
    document: &'a ExecutableDocument,
    set: &'a SelectionSet,
    known: &mut HashMap<&'a str, Counted>,
) -> Counted {
    let mut all = Counted::new();
    let mut add = |name: String, times: u64| {
        let sum = all.entry(name).or_default();
        *sum = u64::saturating_add(*sum, times);
    };
    for selection in &set.items {
        let below = match &selection.node {
            Selection::Field(field) => {
                add(field.node.name.node.to_string(), 1);
                continue;
            }
            Selection::InlineFragment(inline) => counted(document, &inline.node.selection_set.node, known),
            Selection::FragmentSpread(spread) => {
                let name = spread.node.fragment_name.node.as_str();
                match (known.get(name), document.fragments.get(name)) {
                    (Some(counted), _) => counted.clone(),
                    (None, Some(fragment)) => {
                        let found = counted(document, &fragment.node.selection_set.node, known);
                        known.insert(name, found.clone());
                        found
                    }
                    (None, None) => continue,
                }
            }
        };
        for (name, times) in below {
            add(name, times);
        }
    }
    all
}

/// What is known of a fragment.
#[derive(Clone, Copy)]
enum Memo {
    /// Being measured further up: meeting it again is a circle.
    Open,
    Known(Size),
}

struct Walk<'a> {
    document: &'a ExecutableDocument,
    variables: &'a Variables,
    limits: &'a Limits,
    /// Numbers that variables have where the request leaves them out.
    defaults: HashMap<&'a str, &'a Value>,
    memo: HashMap<&'a str, Memo>,
}

impl<'a> Walk<'a> {
    fn begin(&mut self, operation: &'a OperationDefinition) {
        self.defaults = operation
            .variable_definitions
            .iter()
            .filter_map(|definition| {
                let default = definition.node.default_value.as_ref()?;
                Some((definition.node.name.node.as_str(), &default.node))
            })
            .collect();
    }

    /// `level` counts what is open above, so that no document can exhaust the stack.
    fn selection(&mut self, set: &'a SelectionSet, level: u64) -> Result<Size, Refusal> {
        let max = levels_max(self.limits);
        if level > max {
            return Err(Refusal::TooDeep { given: level, max });
        }
        let mut size = Size::default();
        for selection in &set.items {
            size = size.beside(match &selection.node {
                Selection::Field(field) => {
                    let field = &field.node;
                    let items = self.items(field);
                    self.selection(&field.selection_set.node, level + 1)?
                        .below(field, items)
                }
                Selection::InlineFragment(inline) => self
                    .selection(&inline.node.selection_set.node, level + 1)?
                    .spread(),
                Selection::FragmentSpread(spread) => self
                    .fragment(&spread.node.fragment_name.node, level + 1)?
                    .spread(),
            });
        }
        Ok(size)
    }

    /// A fragment that does not exist weighs nothing: the library names it.
    fn fragment(&mut self, name: &'a Name, level: u64) -> Result<Size, Refusal> {
        match self.memo.get(name.as_str()) {
            Some(Memo::Known(size)) => return Ok(*size),
            Some(Memo::Open) => {
                return Err(Refusal::Cycle {
                    name: short(name, 40),
                });
            }
            None => {}
        }
        let Some(fragment) = self.document.fragments.get(name) else {
            return Ok(Size::default());
        };
        self.memo.insert(name, Memo::Open);
        let size = self.selection(&fragment.node.selection_set.node, level)?;
        self.memo.insert(name, Memo::Known(size));
        Ok(size)
    }

    /// How many items the field stands for: `first` or `last`, as a number or a variable, else by name.
    fn items(&self, field: &Field) -> u64 {
        let usual = weights::items(&field.name.node);
        let asked = ["first", "last"].into_iter().filter_map(|argument| {
            let given = field.get_argument(argument)?.node.clone();
            number(&given.into_const_with(|name| self.variable(&name)).ok()?)
        });
        // Zero items still cost their question.
        asked.max().map_or(usual, |items| items.max(1))
    }

    /// The value that a variable has in this request.
    fn variable(&self, name: &Name) -> Result<Value, std::convert::Infallible> {
        let given = self
            .variables
            .get(name)
            .or_else(|| self.defaults.get(name.as_str()).copied());
        Ok(given.cloned().unwrap_or_default())
    }
}

fn number(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.as_u64(),
        _ => None,
    }
}
