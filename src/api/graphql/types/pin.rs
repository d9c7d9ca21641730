//! The pins of a map.
//!
//! A map asks for hundreds of pins at once, and for nothing of them that needs a look-up. So their JSON is
//! written once for each pin, and an answer is put together from those pieces.

use std::borrow::Cow;
use std::sync::Arc;

use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::{Field, Selection, SelectionSet};
use async_graphql::registry::Registry;
use async_graphql::resolver_utils::EnumType;
use async_graphql::{
    ContextSelectionSet, ID, Name, OutputType, Positioned, ServerError, ServerResult, SimpleObject, Value,
};
use domain::Currency;

use crate::graphql::scalar::{Money, money};
use crate::graphql::words::ProjectState;

#[derive(SimpleObject, Debug, Clone)]
pub struct Pin {
    pub id: ID,
    pub slug: String,
    pub title: String,
    pub category: String,
    pub state: ProjectState,
    pub longitude: f64,
    pub latitude: f64,
    pub goal: Money,
    pub crowd: Money,
    #[graphql(name = "match")]
    pub matched: Money,
}

impl Pin {
    /// A pin with amounts of this currency.
    pub fn new(pin: &app::Pin, currency: Currency) -> Self {
        Self {
            id: pin.id.to_string().into(),
            slug: pin.slug.clone(),
            title: pin.title.clone(),
            category: pin.category.clone(),
            state: pin.state.into(),
            longitude: pin.longitude,
            latitude: pin.latitude,
            goal: money(pin.goal_minor, currency),
            crowd: money(pin.crowd_minor, currency),
            matched: money(pin.match_minor, currency),
        }
    }
}

/// The key of an object that stands for finished JSON, as serde_json and the GraphQL library agree on it.
const FINISHED: &str = "$serde_json::private::RawValue";

/// The fields of a pin, in the order of its pieces.
const FIELDS: [&str; 10] = [
    "id",
    "slug",
    "title",
    "category",
    "state",
    "longitude",
    "latitude",
    "goal",
    "crowd",
    "match",
];

/// The JSON of each field of a pin, one piece after the other.
#[derive(Debug)]
pub struct Written {
    text: Box<str>,
    ends: [usize; FIELDS.len()],
}

impl From<Pin> for Written {
    fn from(pin: Pin) -> Self {
        let items = ProjectState::items();
        let state = items.iter().find(|item| item.value == pin.state);
        let pieces: [serde_json::Value; FIELDS.len()] = [
            pin.id.0.into(),
            pin.slug.into(),
            pin.title.into(),
            pin.category.into(),
            state.map(|item| item.name).into(),
            pin.longitude.into(),
            pin.latitude.into(),
            pin.goal.0.into(),
            pin.crowd.0.into(),
            pin.matched.0.into(),
        ];
        let mut text = String::new();
        let ends = pieces.map(|piece| {
            text.push_str(&piece.to_string());
            text.len()
        });
        Self {
            text: text.into(),
            ends,
        }
    }
}

impl Written {
    fn piece(&self, field: usize) -> &str {
        let begin = if field == 0 { 0 } else { self.ends[field - 1] };
        &self.text[begin..self.ends[field]]
    }
}

/// Pins of an answer: some of those that are kept.
pub struct Pins {
    /// Where they are from.
    pub of: Arc<[Written]>,
    /// Which of them.
    pub chosen: Vec<usize>,
}

/// What an answer wants of each pin: the text before the piece, and the piece (none: the type's name).
type Wanted = Vec<(String, Option<usize>)>;

fn want(ctx: &ContextSelectionSet<'_>, set: &SelectionSet, wanted: &mut Wanted) -> ServerResult<()> {
    for selection in &set.items {
        match &selection.node {
            Selection::Field(field) => {
                let before = format!("\"{}\":", field.node.response_key().node);
                let name = field.node.name.node.as_str();
                let piece = FIELDS.iter().position(|known| *known == name);
                if piece.is_none() && name != "__typename" {
                    let message = format!("Pin has no field {name}");
                    return Err(ServerError::new(message, Some(field.pos)));
                }
                if wanted.iter().all(|(known, _)| *known != before) {
                    wanted.push((before, piece));
                }
            }
            // Validation has seen to it that a fragment here exists and is one on `Pin`.
            Selection::FragmentSpread(spread) => {
                if let Some(fragment) = ctx.query_env.fragments.get(&spread.node.fragment_name.node) {
                    want(ctx, &fragment.node.selection_set.node, wanted)?;
                }
            }
            Selection::InlineFragment(fragment) => want(ctx, &fragment.node.selection_set.node, wanted)?,
        }
    }
    Ok(())
}

/// How often a field of this name stands in a text.
fn occurrences(name: &Name, set: &SelectionSet) -> usize {
    let of = |selection: &Positioned<Selection>| match &selection.node {
        Selection::Field(field) => {
            usize::from(field.node.name.node == *name) + occurrences(name, &field.node.selection_set.node)
        }
        Selection::FragmentSpread(_) => 0,
        Selection::InlineFragment(fragment) => occurrences(name, &fragment.node.selection_set.node),
    };
    set.items.iter().map(of).sum()
}

impl Pins {
    fn write(&self, wanted: &Wanted) -> String {
        let mut text = String::with_capacity(self.chosen.len() * 300 + 2);
        text.push('[');
        for (place, pin) in self.chosen.iter().filter_map(|at| self.of.get(*at)).enumerate() {
            if place > 0 {
                text.push(',');
            }
            let mut separator = '{';
            for (before, piece) in wanted {
                text.push(separator);
                text.push_str(before);
                text.push_str(piece.map_or("\"Pin\"", |piece| pin.piece(piece)));
                separator = ',';
            }
            text.push('}');
        }
        text.push(']');
        text
    }
}

impl OutputType for Pins {
    fn type_name() -> Cow<'static, str> {
        <Vec<Pin> as OutputType>::type_name()
    }

    fn qualified_type_name() -> String {
        <Vec<Pin> as OutputType>::qualified_type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        <Vec<Pin> as OutputType>::create_type_info(registry)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        let mut wanted = Wanted::new();
        want(ctx, &ctx.item.node, &mut wanted)?;
        let text = self.write(&wanted);
        let name = &field.node.name.node;
        let fragments = ctx.query_env.fragments.values();
        let sets = fragments.map(|fragment| &fragment.node.selection_set.node);
        let operation = &ctx.query_env.operation.node.selection_set.node;
        let times: usize = sets.chain([operation]).map(|set| occurrences(name, set)).sum();
        if times == 1 {
            let raw = Value::String(text);
            return Ok(Value::Object(IndexMap::from([(Name::new(FINISHED), raw)])));
        }
        // Two selections of one answer's field are merged by the library, which must see them as values.
        serde_json::from_str(&text).map_err(|error| ServerError::new(error.to_string(), Some(field.pos)))
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::{EmptyMutation, EmptySubscription, Object, Schema};

    use super::*;

    struct Root;

    #[Object]
    impl Root {
        async fn pins(&self, count: usize) -> Pins {
            let pin = |nth: usize| Pin {
                id: format!("project:{nth}").into(),
                slug: format!("p-{nth}"),
                title: "Un \"banc\"\nau soleil".to_owned(),
                category: "nature".to_owned(),
                state: ProjectState::InDelivery,
                longitude: 4.5,
                latitude: -0.25,
                goal: Money("10.00 EUR".to_owned()),
                crowd: Money("0.00 EUR".to_owned()),
                matched: Money("5.00 EUR".to_owned()),
            };
            Pins {
                of: (0..count).map(pin).map(Written::from).collect(),
                chosen: (0..count).collect(),
            }
        }
    }

    async fn ask(query: &str) -> serde_json::Value {
        let schema = Schema::new(Root, EmptyMutation, EmptySubscription);
        let answer = serde_json::to_string(&schema.execute(query).await).unwrap();
        serde_json::from_str(&answer).unwrap()
    }

    #[tokio::test]
    async fn pins_are_written_as_they_are_asked_for() {
        let query = "{ pins(count: 2) { ...F name: title } } fragment F on Pin { id state ... { match latitude } __typename id }";
        let pin = |nth| {
            serde_json::json!({
                "id": format!("project:{nth}"), "state": "IN_DELIVERY", "match": "5.00 EUR", "latitude": -0.25,
                "__typename": "Pin", "name": "Un \"banc\"\nau soleil",
            })
        };
        assert_eq!(
            ask(query).await["data"]["pins"],
            serde_json::json!([pin(0), pin(1)])
        );
        assert_eq!(
            ask("{ pins(count: 0) { id } }").await["data"]["pins"],
            serde_json::json!([])
        );
    }

    #[tokio::test]
    async fn two_selections_of_the_same_pins_are_one_answer() {
        let answer = ask("{ pins(count: 1) { id } pins(count: 1) { slug } }").await;
        let pin = serde_json::json!({ "id": "project:0", "slug": "p-0" });
        assert_eq!(answer["data"]["pins"], serde_json::json!([pin]));
    }
}
