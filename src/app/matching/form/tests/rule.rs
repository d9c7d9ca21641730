use crate::matching::fold::CityFold;
use crate::matching::form::{
    EventForm, FormProblem, PoolDefinition, PoolForm, RuleDefinition, RuleForm, StackForm, json,
};
use chrono::Utc;
use chrono_tz::Tz;
use expect_test::expect;

/// A rule as it was written before there was more to say: its bytes must stay what they are.
pub(super) const OLD: &str = r#"{"id":"r","version":3,"pool":"a","priority":2,"eligible":{"areas":["x"],"categories":["c"],"applicants":["association"],"campaigns":["keep"],"goal_min_minor":1,"goal_max_minor":2,"from":"2026-03-01T00:00:00Z","until":"2026-03-02T00:00:00Z"},"count":{"min_minor":1,"donor_types":["firm"],"channels":["cash"],"related":["team"],"donor_areas":["x"],"from":"2026-03-01T00:00:00Z","until":"2026-03-02T00:00:00Z"},"clip":{"contribution_max_minor":1,"donor_max_minor":2,"donor_max_count":3,"donor_per":"rule","over":"leave_out"},"base":"contribution","rate":{"num":1,"den":5},"limit":{"project_minor":1,"project_goal_bps":2,"project_pool_bps":3,"not_above":"optimum","organisation_minor":4,"organisation_per":"year","floor_minor":1},"allocate":"first_come","release":"realtime","settle":{"success_at_goal_bps":1,"missed":{"crowd":"keep","match":"keep"},"replay":true}}"#;

/// Every parameter that there is, once, in canonical form. It does not make sense as a whole.
pub(super) const FULL: &str = r#"{"id":"r","version":3,"pool":"a","priority":2,"eligible":{"areas":["x"],"categories":["c"],"applicants":["association"],"campaigns":["keep"],"goal_min_minor":1,"goal_max_minor":2,"from":"2026-03-01T00:00:00Z","until":"2026-03-02T00:00:00Z","turnover_min_minor":1,"turnover_max_minor":3,"max_active":{"number":4,"per":"area","in_year":true},"once_per":"year","training_done":true,"selection":"jury","overrides":{"share_min_bps":1,"share_max_bps":2,"cap_min_minor":3,"cap_max_minor":4}},"count":{"min_minor":1,"donor_types":["firm"],"channels":["cash"],"related":["team"],"related_max_minor":2,"donor_areas":["x"],"from":"2026-03-01T00:00:00Z","until":"2026-03-02T00:00:00Z","series_index":[1,2],"novelty":{"first_gift":true,"times":{"num":3,"den":2}},"distinct_by":"email","in_kind":[{"kind":"work","minor_per_unit":2000,"valid_from":"2026-01-01T00:00:00Z"}],"in_kind_max_bps":3000,"source":"costs"},"clip":{"contribution_max_minor":1,"donor_max_minor":2,"donor_max_count":3,"donor_per":"rule","single_source_max_minor":4,"single_source_max_goal_bps":5,"over":"leave_out"},"gate":[{"crowd_goal_bps":1,"crowd_goal":{"num":1,"den":3},"crowd_minor":2,"donors":3,"donors_by_goal":[{"from_minor":0,"number":1}],"local_share_bps":4,"own_share_bps":5,"votes":6,"votes_by_goal":[{"from_minor":0,"number":2}],"rank_max":7,"goal_reached":true,"deadline":true,"any":true,"applies_to":"payout","retroactive":true,"counts":"crowd","tranche_bps":5000}],"base":"qf","rate":{"table":{"selector":"gift_size","mode":"marginal","seed":"s","steps":[{"from":0,"num":1,"den":5},{"from":9,"flat_minor":5},{"from":10,"goal_share_bps":5},{"from":11,"nothing":true}]}},"limit":{"project_minor":1,"project_by":[{"area":"x","minor":1},{"category":"c","minor":2},{"applicant":"association","minor":3},{"turnover_max_minor":4,"minor":5}],"project_goal_bps":2,"project_pool_bps":3,"not_above":"optimum","organisation_minor":4,"organisation_per":"year","floor_minor":5,"excess":"redistribute"},"allocate":{"way":"pro_rata","misfit":"skip","scaling":"up_and_down","seed":"s"},"release":{"when":"milestone","tranches_bps":[4000,6000]},"settle":{"success_at_goal_bps":1,"missed":{"crowd":"redirect","match":"scaled"},"replay":true,"extension":{"if_bps":1,"days":2}}}"#;

/// A rule with some settings beside its names, base and rate.
pub(super) fn with(settings: &str) -> String {
    format!(r#"{{"id":"r","version":1,"pool":"a","priority":1,{settings}}}"#)
}

fn told(problems: &[FormProblem]) -> String {
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

#[test]
fn every_rule_survives_its_canonical_form_byte_for_byte() {
    let tables = [
        with(
            r#""base":"contribution","rate":{"table":{"selector":"time_window","steps":[{"from_at":"2026-03-01T00:00:00Z","num":1,"den":1}]}}"#,
        ),
        with(
            r#""base":"contribution","rate":{"table":{"selector":"project_attribute","steps":[{"area":"x","num":1,"den":1},{"category":"c","num":1,"den":2},{"applicant":"a","num":1,"den":3},{"otherwise":true,"nothing":true}]}}"#,
        ),
        with(r#""base":"goal","rate":{"goal_share_bps":100},"allocate":"jury_reserved","release":"at_end""#),
        with(
            r#""eligible":{"max_active":4},"count":{"novelty":"first_gift"},"base":"contribution","rate":{"num":1,"den":1}"#,
        ),
    ];
    for text in [OLD, FULL].into_iter().chain(tables.iter().map(String::as_str)) {
        let form: RuleForm = serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(json(&form), text);
    }
}

#[test]
fn the_long_spelling_is_written_short_where_the_short_one_says_all() {
    let base = r#""base":"contribution","rate":{"num":1,"den":1}"#;
    let rows = [
        (
            r#""eligible":{"max_active":{"number":4}},"#,
            "",
            r#""eligible":{"max_active":4},"#,
            "",
        ),
        (
            r#""count":{"novelty":{"first_gift":true}},"#,
            "",
            r#""count":{"novelty":"first_gift"},"#,
            "",
        ),
        (
            r#""gate":{"crowd_goal_bps":2500},"#,
            "",
            r#""gate":[{"crowd_goal_bps":2500}],"#,
            "",
        ),
        (
            "",
            r#","allocate":{"way":"rank_fill"},"release":{"when":"at_end"}"#,
            "",
            r#","allocate":"rank_fill","release":"at_end""#,
        ),
        ("", r#","allocate":null,"release":null"#, "", ""),
    ];
    for (before, after, short_before, short_after) in rows {
        let spelled = with(&format!("{before}{base}{after}"));
        let form: RuleForm = serde_json::from_str(&spelled).unwrap();
        assert_eq!(json(&form), with(&format!("{short_before}{base}{short_after}")));
    }
}

#[test]
fn what_is_wrong_with_a_rule_is_told_where_it_is_spelled() {
    let base = r#""base":"contribution","rate":{"num":1,"den":1}"#;
    let rate = |table: &str| with(&format!(r#""base":"contribution","rate":{{"table":{table}}}"#));
    let rows = [
        with(&format!(r#""eligible":{{"max_active":0}},{base}"#)),
        with(&format!(
            r#""eligible":{{"max_active":{{"number":0,"per":"area"}}}},{base}"#
        )),
        with(&format!(r#""eligible":{{"max_active":"many"}},{base}"#)),
        with(&format!(
            r#""eligible":{{"overrides":{{"share_max_bps":1}}}},{base}"#
        )),
        with(&format!(r#""count":{{"novelty":{{}}}},{base}"#)),
        with(&format!(r#""count":{{"novelty":"second_gift"}},{base}"#)),
        with(&format!(r#""count":{{"in_kind_max_bps":5000}},{base}"#)),
        with(&format!(r#""gate":{{}},{base}"#)),
        with(&format!(r#""gate":{{"crowd_goal_bps":0}},{base}"#)),
        with(&format!(r#""gate":{{"crowd_goal":{{"num":1,"den":0}}}},{base}"#)),
        with(&format!(
            r#""gate":[{{"donors_by_goal":[{{"from_minor":5,"number":1}},{{"from_minor":5,"number":2}}]}}],{base}"#
        )),
        with(&format!(r#""gate":[{{"donors":"many"}}],{base}"#)),
        with(&format!(r#""gate":7,{base}"#)),
        with(r#""gate":[{"donors":1,"tranche_bps":4000}],"base":"sum","rate":{"num":1,"den":1}"#),
        rate(r#"{"selector":"gift_size","steps":[]}"#),
        rate(r#"{"selector":"gift_size","steps":[{"from":0}]}"#),
        rate(r#"{"selector":"gift_size","steps":[{"num":1,"den":1}]}"#),
        rate(r#"{"selector":"gift_size","steps":[{"from":0,"num":1,"den":0}]}"#),
        rate(r#"{"selector":"gift_size","steps":[{"area":"x","num":1,"den":1}]}"#),
        rate(r#"{"selector":"gift_size","steps":[{"from":5,"num":1,"den":1},{"from":5,"num":1,"den":2}]}"#),
        rate(r#"{"selector":"time_window","steps":[{"from":0,"num":1,"den":1}]}"#),
        rate(r#"{"selector":"time_window","steps":[{"from_at":"2026-03-01T00:00:00.5Z","num":1,"den":1}]}"#),
        rate(r#"{"selector":"project_attribute","steps":[{"from":0,"num":1,"den":1}]}"#),
        rate(r#"{"selector":"seeded_draw","steps":[{"from":0,"num":1,"den":1}]}"#),
        with(r#""base":"contribution","rate":{"num":1,"den":1,"table":{"selector":"gift_size","steps":[]}}"#),
        with(&format!(r#"{base},"limit":{{"project_by":[{{"minor":1}}]}}"#)),
        with(&format!(
            r#"{base},"limit":{{"project_by":[{{"area":"x","category":"c","minor":1}}]}}"#
        )),
        with(&format!(r#"{base},"allocate":"by_lot""#)),
        with(&format!(r#"{base},"allocate":{{"misfit":"skip"}}"#)),
        with(&format!(
            r#"{base},"allocate":{{"way":"first_come","misfit":"skip"}}"#
        )),
        with(&format!(r#"{base},"allocate":{{"way":"first_come","luck":1}}"#)),
        with(r#""base":"sum","rate":{"num":1,"den":1},"allocate":"lottery","release":"at_end""#),
        with(r#""base":"sum","rate":{"num":1,"den":1},"release":{"when":"at_end","tranches_bps":[5000]}"#),
        with(&format!(r#"{base},"release":"on_goal""#)),
        with(&format!(
            r#"{base},"settle":{{"extension":{{"if_bps":10000,"days":14}}}}"#
        )),
    ];
    let text: String = rows
        .iter()
        .map(|text| {
            let problems = RuleForm::from_json(text).expect_err(text);
            assert!(!problems.is_empty(), "{text}");
            told(&problems)
        })
        .collect();
    expect![[r#"
        eligible.max_active: This must be a number from 1 to 1,000,000.
        eligible.max_active.number: This must be a number from 1 to 1,000,000.
        eligible.max_active: This does not have the right form (invalid type: string "many", expected u32).
        eligible.overrides: This setting only has an effect together with “jury”.
        count.novelty: There must be something here.
        count.novelty: This does not have the right form (invalid value: string "second_gift", expected one of the words first_gift).
        count.in_kind_max_bps: This setting only has an effect together with “count.in_kind”.
        gate[0]: There must be something here.
        gate[0].crowd_goal_bps: This must be a number from 1 to 1,000,000.
        gate[0].crowd_goal.den: This must be a number from 1 to 1,000,000.
        gate[0].donors_by_goal: The steps must go up, and each value may stand only once.
        gate[0].donors: This does not have the right form (invalid type: string "many", expected u32).
        gate: This does not have the right form (invalid type: integer `7`, expected a list, or one object).
        gate: These shares must make 100% together; they make 40%.
        rate.table.steps: There must be something here.
        rate.table.steps[0]: This does not have the right form (give either `num` and `den`, or `flat_minor`, or `goal_share_bps`, or `nothing`).
        rate.table.steps[0]: This does not have the right form (give `from`).
        rate.table.steps[0].den: This must be a number from 1 to 1,000,000.
        rate.table.steps[0]: This does not go with what the table looks at: each step must say where it begins in the same terms.
        rate.table.steps: The steps must go up, and each value may stand only once.
        rate.table.steps[0]: This does not have the right form (give `from_at`).
        rate.table.steps[0].from_at: This does not have the right form (must be a whole second).
        rate.table.steps[0]: This does not go with what the table looks at: each step must say where it begins in the same terms.
        rate.table.seed: This is missing, and another setting of the rule needs it.
        rate: This does not have the right form (give either `num` and `den`, or `flat_minor`, or `goal_share_bps`, or `table`).
        limit.project_by[0]: This does not have the right form (give one of `area`, `category`, `applicant` and `turnover_max_minor`).
        limit.project_by[0]: This does not have the right form (give one of `area`, `category`, `applicant` and `turnover_max_minor`).
        allocate: This does not have the right form (invalid value: string "by_lot", expected one of the words first_come, first_past_post, pro_rata, rank_fill, quadratic, lottery, jury_reserved).
        allocate.way: This does not have the right form (is missing).
        allocate.misfit: This setting only has an effect together with “rank_fill”.
        allocate.luck: There is no such setting.
        allocate.seed: This is missing, and another setting of the rule needs it.
        release.tranches_bps: These shares must make 100% together; they make 50%.
        release: This setting cannot go together with “contribution”.
        settle.extension.if_bps: This setting contradicts “settle.success_at_goal_bps”.
    "#]].assert_eq(&text);
}

#[test]
fn what_is_wrong_with_a_pool_is_told_where_it_is() {
    let rows = [
        r#""partition":"area""#,
        r#""partition":{"by":"owner"}"#,
        r#""partition":{"by":"area"}"#,
        r#""partition":{"by":"area","parts":[{"key":"x","amount_minor":11}]}"#,
        r#""partition":{"by":"area","parts":[{"key":"x","amount_minor":1},{"key":"x","amount_minor":1}]}"#,
        r#""partition":{"by":"area","parts":[{"key":"x","amount_minor":1}],"each_minor":1}"#,
        r#""partition":{"by":"project","parts":[{"key":"x","amount_minor":1}]}"#,
        r#""partition":{"by":"project","each_minor":1,"reserved_minor":11}"#,
        r#""slice":"week""#,
        r#""slice":{"per":"week","amount_minor":0}"#,
        r#""slice":{"per":"week","amount_minor":1,"carry_over":true}"#,
        r#""hold_seconds":0"#,
        r#""hold_seconds":3601"#,
    ];
    let mut text = String::new();
    for settings in rows {
        let body = format!(r#"{{"id":"a","amount_minor":10,{settings}}}"#);
        let event = EventForm::from_json(&format!(r#"{{"type":"pool","pool":{body}}}"#));
        let taken = event.and_then(|event| {
            let mut fold = CityFold::new(Tz::UTC, &StackForm::default())?;
            fold.take(1, chrono::DateTime::<Utc>::UNIX_EPOCH, &event)
        });
        text.push_str(&told(&taken.expect_err(settings)));
    }
    expect![[r#"
        pool.partition: This does not have the right form (invalid type: string "area", expected an object with `by`).
        pool.partition.by: This does not have the right form (invalid value: string "owner", expected one of the words area, category, project).
        pool.partition.parts: There must be something here.
        pool.partition.parts: This setting contradicts “pool.amount_minor”.
        pool.partition.parts[1]: This name is already taken.
        pool.partition.each_minor: This does not have the right form (stands only beside `by` project).
        pool.partition.parts: This does not have the right form (must not stand beside `by` project).
        pool.partition.each_minor: This does not have the right form (is missing).
        pool.partition.reserved_minor: This does not have the right form (is missing).
        pool.partition.reserved_minor: This setting contradicts “pool.amount_minor”.
        pool.slice: This does not have the right form (invalid type: string "week", expected an object with `per`).
        pool.slice.amount_minor: This must be a number from 1 to 1,000,000,000,000,000.
        pool.opens_at: This is missing, and another setting of the rule needs it.
        pool.hold_seconds: This must be a number from 1 to 3,600.
        pool.hold_seconds: This must be a number from 1 to 3,600.
    "#]].assert_eq(&text);
}

#[test]
fn a_rule_in_an_event_is_told_with_the_same_paths() {
    let mut fold = CityFold::new(Tz::UTC, &StackForm::default()).unwrap();
    let at = chrono::DateTime::<Utc>::UNIX_EPOCH;
    let pool = PoolForm::new("a", 10);
    fold.take(1, at, &EventForm::Pool(PoolDefinition { pool }))
        .unwrap();
    let text = with(r#""gate":{"crowd_goal_bps":0},"base":"contribution","rate":{"num":1,"den":1}"#);
    let rule = Box::new(serde_json::from_str(&text).unwrap());
    let problems = fold
        .take(2, at, &EventForm::Rule(RuleDefinition { rule }))
        .unwrap_err();
    assert_eq!(problems[0].path, "rule.gate[0].crowd_goal_bps");
}
