//! The hostile documents that public auditors send, and laws of the measure.

use std::fmt::Write;
use std::time::Instant;

use async_graphql::{Name, Value, Variables};
use proptest::prelude::*;

use super::*;

fn checked(text: &str) -> Result<Checked, Refusal> {
    check(text, None, &Variables::default(), &Limits::default())
}

fn size(text: &str) -> Size {
    checked(text).unwrap().size
}

fn code(text: &str) -> &'static str {
    checked(text).unwrap_err().code()
}

/// Fragments that each spread the next `wide` times, `deep` levels of them.
fn bomb(wide: usize, deep: usize) -> String {
    let mut text = "query{...f0}".to_owned();
    for i in 0..deep {
        let spread = format!("...f{} ", i + 1).repeat(wide);
        write!(text, " fragment f{i} on Query{{{spread}}}").unwrap();
    }
    write!(text, " fragment f{deep} on Query{{__typename}}").unwrap();
    text
}

/// What the introspection of usual clients asks for.
const INTROSPECTION: &str = "
    query IntrospectionQuery { __schema {
        queryType { name } mutationType { name } subscriptionType { name }
        types { ...FullType }
        directives { name description locations args { ...InputValue } } } }
    fragment FullType on __Type {
        kind name description
        fields(includeDeprecated: true) {
            name description args { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
        inputFields { ...InputValue } interfaces { ...TypeRef }
        enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
        possibleTypes { ...TypeRef } }
    fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
    fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name
        ofType { kind name ofType { kind name ofType { kind name ofType { kind name
        ofType { kind name ofType { kind name } } } } } } } } } }";

#[test]
fn the_introspection_of_usual_clients_passes() {
    let size = size(INTROSPECTION);
    assert_eq!((size.depth, size.introspection_depth), (1, 15));
}

#[test]
fn mutations_are_counted_with_every_fragment_written_out() {
    let many: String = (0..20)
        .map(|n| format!("a{n}: signOut {{ signedOut }} "))
        .collect();
    assert_eq!(
        code(&format!(
            "mutation {{ ...F }} fragment F on Mutation {{ {many} }}"
        )),
        "TOO_LARGE"
    );
    let spread =
        "mutation { ...F ...F ... on Mutation { ...F } } fragment F on Mutation { signOut { signedOut } }";
    assert_eq!(checked(spread).unwrap().roots.fields.get("signOut"), Some(&3));
    let nested = format!(
        "mutation {{ ...A ...A }} fragment A on Mutation {{ {} }} fragment B on Mutation {{ signOut {{ signedOut }} }}",
        "...B ".repeat(10)
    );
    assert_eq!(code(&nested), "TOO_LARGE");
}

#[test]
fn a_map_asked_for_a_hundred_times_is_too_costly() {
    let maps: String = (0..90).map(|n| format!("m{n}: neighbourhoodsGeoJson ")).collect();
    assert_eq!(
        code(&format!("{{ city(slug: \"a\") {{ {maps} }} }}")),
        "TOO_COSTLY"
    );
    assert!(checked("{ city(slug: \"a\") { neighbourhoodsGeoJson baseGeoJson name } }").is_ok());
}

#[test]
fn circular_introspection_is_too_deep() {
    let text = format!(
        "{{__schema{{types{{{}name{}}}}}}}",
        "fields{type{".repeat(12),
        "}}".repeat(12)
    );
    assert_eq!(code(&text), "TOO_DEEP");
}

#[test]
fn doubling_fragments_are_refused_in_linear_time() {
    for (wide, deep) in [(2, 16), (2, 22), (2, 30), (2, 500), (6, 9), (40, 100)] {
        let text = bomb(wide, deep);
        let start = Instant::now();
        let refusal = checked(&text).unwrap_err();
        assert!(
            matches!(refusal.code(), "TOO_LARGE" | "TOO_DEEP"),
            "{wide}^{deep}: {refusal}"
        );
        // Generous for a debug build on a busy machine; expanding would take longer than the universe.
        assert!(
            start.elapsed().as_millis() < 500,
            "{wide}^{deep}: {:?}",
            start.elapsed()
        );
    }
}

#[test]
fn fragments_that_nobody_uses_count_too() {
    let unused = bomb(6, 9).replace("query{...f0}", "{__typename}");
    assert_eq!(code(&unused), "TOO_LARGE");
}

#[test]
fn a_circle_of_fragments_is_named() {
    let text = "query{...a} fragment a on Query{...b} fragment b on Query{...a}";
    assert_eq!(checked(text).unwrap_err(), Refusal::Cycle { name: "a".into() });
    assert_eq!(code("{x} fragment a on Query{b{...a}}"), "FRAGMENT_CYCLE");
}

#[test]
fn a_thousand_aliases_are_too_many() {
    let aliases = |field: &str| {
        format!(
            "{{{}}}",
            (0..1000).map(|i| format!("a{i}:{field} ")).collect::<String>()
        )
    };
    assert_eq!(code(&aliases("__typename")), "TOO_LARGE");
    assert_eq!(code(&aliases("projects{nodes{id}}")), "TOO_LARGE");
}

#[test]
fn one_field_ten_thousand_times_is_too_large() {
    assert_eq!(
        code(&format!("{{{}}}", "__typename ".repeat(10_000))),
        "TOO_LARGE"
    );
    assert_eq!(code(&format!("{{{}}}", "a ".repeat(3_000))), "TOO_LARGE");
}

#[test]
fn a_thousand_directives_are_too_many() {
    assert_eq!(
        code(&format!("{{__typename{}}}", " @include(if:true)".repeat(1000))),
        "TOO_LARGE"
    );
}

#[test]
fn a_relation_cycle_is_refused_by_cost_or_depth() {
    let cycle = |n: usize| {
        let open = "neighbourhood{projects(first:2){nodes{".repeat(n);
        format!(
            "{{city(slug:\"x\"){{projects(first:1){{nodes{{{open}id{}}}}}}}}}",
            "}}}".repeat(n)
        )
    };
    assert!(checked(&cycle(2)).is_ok());
    for n in [3, 10, 200, 5_000] {
        assert_eq!(code(&cycle(n))[..4], *"TOO_", "{n} rounds");
    }
}

#[test]
fn selections_and_lists_fifty_thousand_deep_never_reach_the_parser() {
    let limits = Limits {
        text_bytes_max: 1_000_000,
        tokens_max: 1_000_000,
        ..Limits::default()
    };
    let selection = format!("{{{}b{}}}", "a{".repeat(50_000), "}".repeat(50_000));
    let list = format!("{{a(x:{}{})}}", "[".repeat(50_000), "]".repeat(50_000));
    let of_type = format!("query($a:{}Int{}){{a}}", "[".repeat(50_000), "]".repeat(50_000));
    for text in [selection, list, of_type] {
        let refusal = check(&text, None, &Variables::default(), &limits).unwrap_err();
        assert_eq!(refusal, Refusal::TooDeep { given: 41, max: 40 });
        assert_eq!(code(&text), "TOO_LARGE");
    }
}

#[test]
fn five_megabytes_of_text_are_refused_by_their_length() {
    let text = format!("{{__typename #{}\n}}", "A".repeat(5_000_000));
    let Refusal::TooLarge {
        what: "bytes",
        given: 5_000_015,
        max: 50_000,
    } = checked(&text).unwrap_err()
    else {
        panic!()
    };
}

#[test]
fn inline_fragments_cannot_hide_depth_from_the_stack() {
    let text = format!("{{{}a{}}}", "...{".repeat(39), "}".repeat(39));
    assert_eq!(code(&text), "TOO_DEEP");
}

#[test]
fn a_chain_of_fragments_cannot_hide_depth_from_the_stack() {
    assert_eq!(code(&bomb(1, 400)), "TOO_DEEP");
}

#[test]
fn a_list_counts_as_many_times_as_it_is_asked_for() {
    assert_eq!(
        size("{projects(first: 3){nodes{id title}}}").cost,
        1 + 3 * (1 + 2)
    );
    assert_eq!(size("{projects{nodes{id}}}").cost, 1 + weights::PAGE * 2);
    assert_eq!(size("{project{id}}").cost, 2);
    assert_eq!(code("{projects(first: 99999999999999){nodes{id}}}"), "TOO_COSTLY");
    assert_eq!(
        code("{cities{projects(first:200){nodes{pledges(first:200){nodes{id}}}}}}"),
        "TOO_COSTLY"
    );
}

#[test]
fn a_variable_gives_the_number_and_its_default_stands_in() {
    let text = "query($n: Int = 7){projects(first: $n){nodes{id}}}";
    assert_eq!(size(text).cost, 1 + 7 * 2);
    let variables =
        |value| Variables::from_value(Value::Object([(Name::new("n"), value)].into_iter().collect()));
    let with = |value| check(text, None, &variables(value), &Limits::default()).map(|c| c.size.cost);
    assert_eq!(with(Value::from(5)), Ok(1 + 5 * 2));
    assert_eq!(with(Value::from(u64::MAX)).unwrap_err().code(), "TOO_COSTLY");
    // Not a number: the library refuses it; until then the usual weight counts.
    assert_eq!(with(Value::from("many")), Ok(1 + weights::PAGE * 2));
    assert_eq!(with(Value::from(-1)), Ok(1 + weights::PAGE * 2));
}

#[test]
fn the_chosen_operation_decides_what_the_document_does() {
    let text = "query a {x} mutation b {y} subscription c {z}";
    let kind = |name| {
        check(text, name, &Variables::default(), &Limits::default())
            .unwrap()
            .kind
    };
    assert_eq!(kind(Some("a")), OperationType::Query);
    assert_eq!(kind(Some("b")), OperationType::Mutation);
    assert_eq!(kind(Some("c")), OperationType::Subscription);
    // Nothing is chosen: the strictest counts.
    assert_eq!(kind(None), OperationType::Mutation);
    assert_eq!(kind(Some("d")), OperationType::Mutation);
}

#[test]
fn one_mutation_is_not_a_thousand_tries() {
    let text = format!(
        "mutation{{{}}}",
        (0..6)
            .map(|i| format!("a{i}:signOut{{signedOut}} "))
            .collect::<String>()
    );
    assert_eq!(
        checked(&text).unwrap_err().to_string(),
        "the query has 6 mutations; at most 5 are accepted"
    );
}

#[test]
fn a_syntax_error_names_its_place_and_quotes_nothing() {
    let refusal = checked("{\n  city(slug: \"secret\" {").unwrap_err();
    assert_eq!(refusal.code(), "SYNTAX");
    let text = refusal.to_string();
    assert!(
        text.starts_with("the query has a syntax error at line 2, column"),
        "{text}"
    );
    assert!(!text.contains("secret"), "{text}");
    assert_eq!(checked("{a} {b}").unwrap_err().code(), "SYNTAX");
    assert_eq!(
        checked("fragment a on B {c}").unwrap_err().to_string(),
        "the query holds no operation"
    );
    assert_eq!(code(""), "SYNTAX");
}

proptest! {
    /// The memo gives what writing every fragment out would give.
    #[test]
    fn the_memo_agrees_with_writing_everything_out(wide in 1usize..4, deep in 0usize..5, first in 1u64..9) {
        let leaf = format!("pledges(first:{first}){{nodes{{id}}}}");
        let text = bomb(wide, deep).replace("{__typename}", &format!("{{{leaf}}}"));
        let limits = Limits { fields_max: u64::MAX, cost_max: u64::MAX, ..Limits::default() };
        let copies = u64::try_from(wide.pow(u32::try_from(deep).unwrap())).unwrap();
        let measured = check(&text, None, &Variables::default(), &limits).unwrap().size;
        prop_assert_eq!(measured.cost, copies * (1 + first * 2));
        prop_assert_eq!(measured.depth, 3);
    }

    /// No text makes the check panic or take long.
    #[test]
    fn any_text_gets_an_answer(text in "[{}()\\[\\]\"\\\\#@$.:,! \na-c0-9]{0,400}") {
        let _ = checked(&text);
    }

    /// Nor does any tree of bytes that are nearly GraphQL.
    #[test]
    fn any_words_get_an_answer(words in proptest::collection::vec(prop::sample::select(vec![
        "query", "fragment", "on", "a", "...", "{", "}", "(", ")", ":", "$x", "\"", "\"\"\"", "[", "]", "1", "@d", "#", "\n", "true",
    ]), 0..120)) {
        let _ = checked(&words.join(" "));
    }
}
