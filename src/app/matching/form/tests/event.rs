use crate::matching::form::{ContributionForm, EventForm};

/// One of each event, every optional field given once, in canonical form.
pub(super) const EVENTS: &[&str] = &[
    r#"{"type":"pool","pool":{"id":"a","amount_minor":5,"funders":[{"id":"b","amount_minor":5}],"sharing":"pro_rata","opens_at":"2026-03-01T00:00:00Z","closes_at":"2026-03-02T00:00:00Z","partition":{"by":"area","parts":[{"key":"x","amount_minor":3}],"shared_rest":true},"slice":{"per":"week","amount_minor":2,"carry_over":true},"hold_seconds":900}}"#,
    r#"{"type":"pool","pool":{"id":"a","amount_minor":5,"partition":{"by":"project","each_minor":1,"reserved_minor":4}}}"#,
    r#"{"type":"rule","rule":{"id":"r","version":1,"pool":"a","priority":1,"base":"contribution","rate":{"flat_minor":100}}}"#,
    r#"{"type":"stack","stack":{}}"#,
    r#"{"type":"stack","stack":{"mode":"sequential","group_goal_bps":1,"group_cost_bps":2,"own_share_of_public_bps":3,"de_minimis":{"minor":4,"months":5},"group_share":"in_proportion"}}"#,
    r#"{"type":"project","project":{"id":"p","owner":"o","applicant":"association","area":"x","areas":["y"],"category":"c","goal_minor":3,"minimum_minor":2,"optimum_minor":4,"cost_minor":5,"own_minor":6,"other_minor":7,"public_minor":8,"aid_minor":9,"turnover_minor":10,"trained":true,"campaign":"all_or_nothing","opens_at":"2026-03-01T00:00:00Z","closes_at":"2026-03-02T00:00:00.500Z"}}"#,
    r#"{"type":"project","project":{"id":"p","owner":"o","goal_minor":3,"campaign":"keep"}}"#,
    r#"{"type":"contribution","id":"g","project":"p","donor":"d","amount_minor":100}"#,
    r#"{"type":"contribution","id":"g","project":"p","donor":"d","amount_minor":100,"donor_type":"foundation","channel":"bank_transfer","relation":"owner","donor_area":"x","email":"e","instrument":"i","series_index":2}"#,
    r#"{"type":"hold","id":"g","project":"p","donor":"d","amount_minor":100,"relation":"team"}"#,
    r#"{"type":"hold_released","contribution":"g"}"#,
    r#"{"type":"refund","contribution":"g","amount_minor":1}"#,
    r#"{"type":"in_kind","id":"k","project":"p","donor":"d","kind":"work","quantity":3,"unit":"hour"}"#,
    r#"{"type":"proof","project":"p"}"#,
    r#"{"type":"proof","project":"p","in_kind":"k","quantity":2}"#,
    r#"{"type":"proof","project":"p","costs_minor":500}"#,
    r#"{"type":"votes","project":"p","votes":12}"#,
    r#"{"type":"admit","rule":"r","project":"p","override":{"share_bps":1,"cap_minor":2}}"#,
    r#"{"type":"project_closed","project":"p"}"#,
    r#"{"type":"project_succeeded","project":"p"}"#,
    r#"{"type":"project_failed","project":"p"}"#,
    r#"{"type":"cancel","project":"p"}"#,
    r#"{"type":"extend","project":"p","closes_at":"2026-03-02T00:00:00Z"}"#,
    r#"{"type":"paid_out","project":"p"}"#,
    r#"{"type":"top_up","pool":"a","funder":"f","amount_minor":1}"#,
    r#"{"type":"pause","pool":"a"}"#,
    r#"{"type":"resume","rule":"r"}"#,
    r#"{"type":"pool_closed","pool":"a"}"#,
    r#"{"type":"rank","rule":"r","project":"p","rank":1}"#,
    r#"{"type":"window_closed","rule":"r"}"#,
];

#[test]
fn every_event_survives_its_canonical_form_byte_for_byte() {
    for text in EVENTS {
        let event = EventForm::from_json(text).unwrap_or_else(|problems| panic!("{text}: {problems:?}"));
        assert_eq!(event.to_json(), *text);
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        assert_eq!(value["type"], event.kind());
    }
    let kinds: Vec<&str> = EventForm::KINDS.to_vec();
    for kind in kinds {
        let start = format!("{{\"type\":\"{kind}\"");
        assert!(
            EVENTS.iter().any(|text| text.starts_with(&start)),
            "{kind} has no line above"
        );
    }
}

#[test]
fn whatever_the_spelling_the_canonical_form_is_the_same() {
    let spelled = r#" { "donor":"d", "amount_minor": 100,"donor_area":null,
        "type" : "contribution", "project":"p","id":"\u0067" } "#;
    let event = EventForm::from_json(spelled).unwrap();
    assert_eq!(
        event.to_json(),
        EventForm::Contribution(ContributionForm::new("g", "p", "d", 100)).to_json()
    );
}
