//! Who reads what, as a text that a reviewer can read: callers of every kind ask for every field that leads from a
//! query to something, of one city's things, and what they get is written down in `reading.txt`.
//!
//! A new field is a new word in that file. A field that nobody gets shows that the stage lacks something: it stands in
//! [`EMPTY`] with the reason, or the stage has to be given one.

mod books;
mod furniture;
mod receipts;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use api::graphql::Api;
use api::http::cache::Invalidation;
use api::http::{Bearer, Executor, SessionCookie, SessionToken};
use async_graphql::Request;
use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{BaseType, FieldDefinition, TypeKind, TypeSystemDefinition};
use expect_test::expect_file;
use serde_json::Value;
use tests::on_both;

use crate::asking::sender;
use crate::escalation::{CALLERS, REFUSALS, filled};
use furniture::furnished;

/// Where reading begins: what it is, its type, and how it is asked for.
const STARTS: &[(&str, &str, &str)] = &[
    ("", "City", "city(slug: \"town\")"),
    ("published", "Project", "node(id: $published)"),
    ("a draft", "Project", "node(id: $draft)"),
    ("given back", "Project", "node(id: $returned)"),
    ("open", "Pool", "node(id: $richPool)"),
    ("a draft", "Pool", "node(id: $draftPool)"),
    ("verified", "Organisation", "node(id: $club)"),
    ("handed in", "Organisation", "node(id: $organisation)"),
    ("decided twice, of Cora's", "Case", "node(id: $closedCase)"),
    ("by transfer, of Rene's", "Pledge", "node(id: $promised)"),
    ("anonymous", "Pledge", "node(id: $gift)"),
    ("with a name", "Pledge", "node(id: $namedGift)"),
    ("", "Comment", "node(id: $comment)"),
    ("taken down", "Comment", "node(id: $removedComment)"),
    ("", "Query", ""),
];

/// The arguments of fields that cannot do without.
const ARGUMENTS: &[(&str, &str)] = &[
    ("Query.node", "id: $published"),
    ("Query.city", "slug: \"town\""),
    ("Query.project", "city: \"town\", slug: \"published\""),
    ("Query.checkIdentifier", "kind: SIREN, value: \"732829321\""),
    ("Query.quote", "project: $published, amount: \"10 EUR\""),
    (
        "Query.previewRule",
        "city: $city, rule: { preset: DOUBLE_EACH_GIFT }",
    ),
    ("Query.invitation", "token: $invitationToken"),
    ("ReceiptDesk.taxReceipts", "year: 2026"),
    ("City.organisation", "slug: \"friends\""),
    ("PaymentBatch.path", "version: V09"),
    ("Books.cashCount", "id: $boxed"),
    (
        "Books.trialBalance",
        "from: \"2026-01-01\", until: \"2026-12-31\"",
    ),
];

/// What nobody on the stage has, and why: a type, or a field of it.
const EMPTY: &[(&str, &str)] = &[
    ("Query.demo", "this is no demonstration"),
    ("Demo", "this is no demonstration"),
    ("DemoPerson", "this is no demonstration"),
    ("DemoMail", "this is no demonstration"),
    ("CashDeposit.arrived", "no statement of the stage shows it"),
    (
        "ProviderTransfer.arrivedAt",
        "no statement of the stage is explained as it",
    ),
    (
        "MovementExplanation.pledge",
        "no gift of the stage came by a movement",
    ),
    ("RoleRequest.name", "nobody of that address has ever signed in"),
    ("Pledge.held", "nobody of the stage stands at the checkout"),
    ("Pledge.payBy", "no promise of the stage has fallen through"),
    (
        "Campaign.outcomeBy",
        "no campaign of the stage waits for its outcome",
    ),
    (
        "Project.shortfall",
        "no campaign of the stage succeeded by promises",
    ),
    ("Shortfall", "no campaign of the stage succeeded by promises"),
    ("Hold", "nobody of the stage stands at the checkout"),
    ("ProjectPool.reason", "every pool of the stage is open"),
    ("QuotePayload.problems", "the quote can be given"),
    ("IdentifierCheck.written", "the identifier is wrong"),
    ("Query.pendingIdentity", "it belongs to a browser, not to a role"),
    ("PendingIdentity", "it belongs to a browser, not to a role"),
    ("SignInOptions.providers", "the stage has no identity provider"),
    ("IdentityProvider", "the stage has no identity provider"),
    ("ExplanationStep.limit", "no limit cuts a gift of the stage"),
    ("Passkey.lastUsedAt", "it was never used"),
    ("Viewer.wallets", "nobody of the stage has money in a wallet"),
    ("Wallet", "nobody of the stage has money in a wallet"),
    (
        "MatchStack.ownShareOfPublicBps",
        "those who carry projects on the stage bring nothing",
    ),
    (
        "Simulation.failure",
        "only after its process has died again and again",
    ),
];

/// The fields of every type that is an object.
type Objects = BTreeMap<String, Vec<FieldDefinition>>;

fn objects() -> Objects {
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/../graphql/schema.graphql");
    let document = parse_schema(std::fs::read_to_string(schema).unwrap()).unwrap();
    let mut objects = BTreeMap::new();
    for definition in document.definitions {
        let TypeSystemDefinition::Type(of) = definition else {
            continue;
        };
        let fields = match of.node.kind {
            TypeKind::Object(object) => object.fields,
            TypeKind::Interface(interface) => interface.fields,
            _ => continue,
        };
        let fields = fields.into_iter().map(|field| field.node).collect();
        objects.insert(of.node.name.node.to_string(), fields);
    }
    objects
}

fn named(base: &BaseType) -> &str {
    match base {
        BaseType::Named(name) => name,
        BaseType::List(of) => named(&of.base),
    }
}

/// Whether something stands at the end of the way: no null, and no list without anything.
fn is_there(value: &Value, way: &[String]) -> bool {
    match (value, way) {
        (Value::Null, _) => false,
        (Value::Array(items), _) => items.iter().any(|item| is_there(item, way)),
        (_, []) => true,
        (value, [first, rest @ ..]) => value.get(first).is_some_and(|value| is_there(value, rest)),
    }
}

/// A type, and how one gets to something of it.
struct Way {
    /// What is asked, with `$name` for what is on the stage.
    steps: Vec<String>,
    /// The names in the answer.
    names: Vec<String>,
    of: String,
    /// What is said of it beside its type.
    what: &'static str,
}

impl Way {
    fn question(&self, selection: &str) -> String {
        let steps = self.steps.iter().rev();
        steps.fold(selection.to_owned(), |inner, step| {
            format!("{{ {step} {inner} }}")
        })
    }

    /// Its fields as they are asked for, with their names and types.
    fn fields(&self, objects: &Objects) -> Vec<(String, String, String)> {
        let written = |field: &FieldDefinition| {
            let name = field.name.node.to_string();
            let known = format!("{}.{name}", self.of);
            let step = match ARGUMENTS.iter().find(|(of, _)| *of == known) {
                Some((_, arguments)) => format!("{name}({arguments})"),
                None => name.clone(),
            };
            (step, name, named(&field.ty.node.base).to_owned())
        };
        objects[&self.of].iter().map(written).collect()
    }
}

/// Every type that can be reached, each by the shortest way, and those of [`STARTS`] from there.
fn ways(objects: &Objects) -> Vec<Way> {
    let (mut ways, mut known) = (Vec::new(), BTreeSet::new());
    let is_start = |of: &str| STARTS.iter().any(|(_, start, _)| *start == of);
    for (what, of, step) in STARTS {
        let mut steps = Vec::new();
        let mut names = Vec::new();
        if let Some((name, _)) = step.split_once('(') {
            steps.push((*step).to_owned());
            names.push(name.to_owned());
            if name == "node" {
                steps.push(format!("... on {of}"));
            }
        }
        let mut next = VecDeque::from([Way {
            steps,
            names,
            of: (*of).to_owned(),
            what,
        }]);
        while let Some(way) = next.pop_front() {
            for (step, name, of) in way.fields(objects) {
                if objects.contains_key(&of) && !is_start(&of) && known.insert(of.clone()) {
                    let steps = [way.steps.as_slice(), &[step]].concat();
                    let names = [way.names.as_slice(), &[name]].concat();
                    next.push_back(Way {
                        steps,
                        names,
                        of,
                        what: "",
                    });
                }
            }
            ways.push(way);
        }
    }
    ways
}

/// Who some of the callers are.
fn listed(who: &BTreeSet<usize>) -> String {
    match who.len() {
        0 => "nobody".to_owned(),
        all if all == CALLERS.len() => "everybody".to_owned(),
        all if all == CALLERS.len() - 1 && !who.contains(&0) => "everybody signed in".to_owned(),
        _ => who.iter().map(|at| CALLERS[*at].0).collect::<Vec<_>>().join(", "),
    }
}

/// What one caller gets of a type: the answer to a question.
async fn answer(api: &Api, session: &Option<SessionToken>, question: &str) -> (Value, bool) {
    let response = api
        .execute(Request::new(question), sender(session.clone(), Bearer::None))
        .await;
    for error in &response.errors {
        let code = error.extensions.as_ref().and_then(|all| all.get("code"));
        let code = code.map(ToString::to_string).unwrap_or_default();
        let is_refusal = REFUSALS.iter().any(|known| code.contains(known));
        assert!(is_refusal, "{question}: {error:?}");
    }
    let is_whole = response.errors.is_empty();
    (response.data.into_json().unwrap(), is_whole)
}

on_both! {
    async fn everybody_reads_what_they_may_and_no_more(app: TestApp) {
        let objects = objects();
        let stage = furnished(&app).await;
        let api = Api::new(app.app.clone(), SessionCookie::default(), None, Invalidation::default());
        let mut sessions = Vec::new();
        for (_, email, _) in CALLERS {
            sessions.push(match *email {
                "" => None,
                email => SessionToken::new(&app.session(email).await),
            });
        }
        let (mut text, mut nobody, mut somebody) = (String::new(), Vec::new(), BTreeSet::new());
        for way in ways(&objects) {
            let fields = way.fields(&objects);
            let ask = |(step, _, of): &(String, String, String)| match objects.contains_key(of) {
                true => format!("{step} {{ __typename }}"),
                false => step.clone(),
            };
            let whole = fields.iter().map(ask).collect::<Vec<_>>().join(" ");
            let mut who = vec![BTreeSet::new(); fields.len()];
            for (at, session) in sessions.iter().enumerate() {
                let question = filled(&way.question(&format!("{{ {whole} }}")), &stage);
                let (all, is_whole) = answer(&api, session, &question).await;
                for (field, who) in fields.iter().zip(&mut who) {
                    // One refusal may take its neighbours with it: each is asked for alone then.
                    let alone = match is_whole {
                        true => None,
                        false => {
                            let question = filled(&way.question(&format!("{{ {} }}", ask(field))), &stage);
                            Some(answer(&api, session, &question).await.0)
                        }
                    };
                    let names = [way.names.as_slice(), std::slice::from_ref(&field.1)].concat();
                    if is_there(alone.as_ref().unwrap_or(&all), &names) {
                        who.insert(at);
                    }
                }
            }
            let mut groups = BTreeMap::<_, Vec<&str>>::new();
            for (field, who) in fields.iter().zip(&who) {
                groups.entry(who).or_default().push(&field.1);
            }
            text += &match way.what {
                "" => format!("{}\n", way.of),
                what => format!("{}, {what}\n", way.of),
            };
            for (who, fields) in groups {
                text += &format!("    {}: {}\n", listed(who), fields.join(" "));
            }
            for (field, who) in fields.iter().zip(&who) {
                nobody.extend(who.is_empty().then(|| (way.of.clone(), field.1.clone())));
            }
            for (field, _) in fields.iter().zip(&who).filter(|(_, who)| !who.is_empty()) {
                somebody.insert((way.of.clone(), field.1.clone()));
            }
        }
        expect_file!["./reading.txt"].assert_eq(&text);
        let is_known = |(of, field): &(String, String)| {
            EMPTY.iter().any(|(known, _)| known == of || *known == format!("{of}.{field}"))
        };
        let unknown: Vec<_> = nobody.iter().filter(|it| !somebody.contains(it) && !is_known(it)).collect();
        assert!(unknown.is_empty(), "nobody gets these: {unknown:?}");
    }
}
