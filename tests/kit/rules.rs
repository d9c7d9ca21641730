//! Rules of every way that money is matched, at random: those of the settings, rounds, and those of real programmes.

use std::path::Path;
use std::sync::LazyLock;

use app::matching::settings::RuleInput;
use app::pool::WrittenRule;
use domain::Money;
use serde_json::Value;

use crate::build::{double, eur};
use crate::dice::Dice;

/// What few programmes do: projects as a whole, and rounds of each kind.
const RARE: [&str; 10] = [
    r#"{"base": "goal", "rate": {"goal_share_bps": 5000}, "gate": {"crowd_goal_bps": 2500}}"#,
    r#"{"base": "gap", "rate": {"num": 1, "den": 1}, "limit": {"project_minor": 20000}}"#,
    r#"{"base": "sum", "rate": {"num": 1, "den": 1}, "allocate": "pro_rata", "release": "at_end"}"#,
    r#"{"base": "sum", "rate": {"num": 1, "den": 3}, "allocate": {"way": "pro_rata", "scaling": "up_and_down"}, "release": "at_end"}"#,
    r#"{"base": "qf", "rate": {"num": 1, "den": 1}, "allocate": "quadratic", "release": "at_end"}"#,
    r#"{"base": "gap", "rate": {"num": 1, "den": 1}, "release": "at_end", "allocate": {"way": "rank_fill", "misfit": "skip"}}"#,
    r#"{"base": "gap", "rate": {"num": 1, "den": 1}, "release": "at_end", "allocate": {"way": "lottery", "seed": "spring"}}"#,
    r#"{"base": "goal", "rate": {"goal_share_bps": 5000}, "allocate": "jury_reserved", "eligible": {"selection": "jury", "overrides": {"cap_max_minor": 20000}}}"#,
    r#"{"count": {"source": "costs"}, "base": "sum", "rate": {"num": 1, "den": 2}, "release": "reimbursement", "limit": {"project_minor": 30000}}"#,
    r#"{"base": "contribution", "rate": {"num": 1, "den": 4}, "settle": {"extension": {"if_bps": 5000, "days": 30}}}"#,
];

/// The rules of the 98 real programmes, without what names places and times that a town of a test has not.
static REAL: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../seed-data/schemes");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    files.sort();
    let rules = files.iter().flat_map(|path| {
        let file: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        file["rules"].as_array().unwrap().clone()
    });
    rules.map(bare).collect()
});

fn bare(mut rule: Value) -> String {
    let fields = rule.as_object_mut().unwrap();
    for key in ["id", "pool", "version"] {
        fields.remove(key);
    }
    for (part, keys) in [
        (
            "eligible",
            &["areas", "categories", "applicants", "from", "until"][..],
        ),
        ("count", &["from", "until"]),
    ] {
        if let Some(part) = fields.get_mut(part).and_then(Value::as_object_mut) {
            keys.iter().for_each(|key| drop(part.remove(*key)));
        }
    }
    rule.to_string()
}

/// Any rule; some are refused by a town, which has not all that real programmes name.
pub fn any(dice: &mut Dice) -> WrittenRule {
    match dice.roll(3) {
        0 => WrittenRule::Settings(Box::new(by_settings(dice))),
        1 => WrittenRule::Definition((*dice.pick(&RARE)).to_owned()),
        _ => WrittenRule::Definition(dice.pick(&REAL).clone()),
    }
}

/// A rule gift by gift, as the settings have it.
pub fn by_settings(dice: &mut Dice) -> RuleInput {
    let cap =
        |dice: &mut Dice, most: u64| (dice.roll(2) == 0).then(|| eur(100 + dice.roll(most).cast_signed()));
    RuleInput {
        maximum_per_gift: cap(dice, 5000).map(|cap: Money| eur(cap.minor + 1000)),
        maximum_per_donor: cap(dice, 20_000).map(|cap: Money| eur(cap.minor + 7000)),
        maximum_per_project: cap(dice, 60_000),
        first_gift_only: Some(dice.roll(4) == 0),
        categories: if dice.roll(3) == 0 {
            vec!["nature".to_owned()]
        } else {
            Vec::new()
        },
        ..double()
    }
}
