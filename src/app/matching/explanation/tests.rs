use super::*;

#[test]
fn every_kind_of_fact_survives_its_canonical_form() {
    let text = concat!(
        r#"{"steps":[{"step":"clip","limit":"donor_max_count","in_minor":5,"out_minor":0,"facts":{"limit_count":1}},"#,
        r#"{"step":"limit","limit":"project_max","in_minor":9,"out_minor":4,"facts":{"limit_minor":20,"left_minor":4}},"#,
        r#"{"step":"rate","in_minor":5,"out_minor":2,"facts":{"ratio":{"num":1,"den":2}}},"#,
        r#"{"step":"eligible","limit":"pool_window","in_minor":5,"out_minor":0,"facts":{"from_at":"2026-03-01T00:00:00Z","until_at":"2026-04-01T00:00:00Z"}},"#,
        r#"{"step":"settle","in_minor":5,"out_minor":5,"facts":{"total_minor":7,"line_bps":8000}},"#,
        r#"{"step":"refund","in_minor":5,"out_minor":5,"facts":{"before_minor":4,"cause":"pledge:7"}}]}"#,
    );
    let form = ExplanationForm::from_json(text).unwrap();
    assert_eq!(form.to_json(), text);
    assert_eq!(
        form.steps[5].fact(FactKey::Cause),
        Some(&FactForm::Contribution("pledge:7".into()))
    );
}

#[test]
fn what_is_no_explanation_is_refused() {
    for text in [
        "{}",
        r#"{"steps":[{"step":"dance","in_minor":1,"out_minor":1}]}"#,
        r#"{"steps":[{"step":"rate","in_minor":1}]}"#,
        r#"{"steps":[{"step":"rate","in_minor":1,"out_minor":1,"facts":{"height_minor":1}}]}"#,
        r#"{"steps":[{"step":"rate","in_minor":1,"out_minor":1,"why":"because"}]}"#,
    ] {
        assert!(ExplanationForm::from_json(text).is_err(), "{text}");
    }
}
