use expect_test::{Expect, expect};

use super::*;

const E1: &str = include_str!("../tests/e1.json");
const E16: &str = include_str!("../tests/e16.json");

fn ran(file: &str) -> ScenarioResult {
    run(file.as_bytes()).unwrap_or_else(|problems| panic!("{}", told(&problems)))
}

fn told(problems: &[FormProblem]) -> String {
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

/// The changes in the order of the decisions.
fn changes(result: &ScenarioResult) -> Vec<i64> {
    result
        .decisions
        .iter()
        .map(|decision| decision.change_minor)
        .collect()
}

fn stands(result: &ScenarioResult) -> Vec<i64> {
    result
        .contributions
        .iter()
        .map(|contribution| contribution.match_minor)
        .collect()
}

fn check_table(file: &str, locale: Locale, expected: Expect) {
    expected.assert_eq(&table(&ran(file), locale).replace(['\u{a0}', '\u{202f}'], " "));
}

#[test]
fn e1_doubles_each_gift_within_its_three_limits() {
    let result = ran(E1);
    assert_eq!(changes(&result), [3_000, 10_000, 0, 10_000, 10_000, 8_000, 9_000]);
    assert_eq!(result.projects[0].match_minor, 50_000);
    assert_eq!(result.pools[0].reserved_minor, 50_000);
    assert_eq!(result.audit, []);
}

#[test]
fn e1_with_a_minimum_stops_at_it() {
    let file = E1.replace(
        "\"project_minor\": 50000",
        "\"project_minor\": 50000, \"not_above\": \"minimum\"",
    );
    assert_eq!(
        changes(&ran(&file)),
        [3_000, 10_000, 0, 10_000, 10_000, 8_000, 8_000]
    );
}

#[test]
fn e1_in_words() {
    check_table(
        E1,
        Locale::Fr,
        expect![[r#"
        n°  projet  don  fonds  montant  pourquoi
         1  p1      g1   city      30 €  La ville ajoute 30 €, autant que ce don.
         2  p1      g2   city     100 €  La ville ajoute 100 € : la règle compte au plus 100 € par don.
         3  p1      g3   city       0 €  Rien n’est ajouté à ce don : la règle compte seulement le premier don de chaque personne.
         4  p1      g4   city     100 €  La ville ajoute 100 €, autant que ce don.
         5  p1      g5   city     100 €  La ville ajoute 100 € : la règle compte au plus 100 € par don.
         6  p1      g6   city      80 €  La ville ajoute 80 €, autant que ce don.
         7  p1      g7   city      90 €  La ville ajoute 90 € : c’est tout ce qui restait sous le plafond de 500 € par projet.
    "#]],
    );
    check_table(
        E1,
        Locale::En,
        expect![[r#"
        no.  project  gift  pool  amount  why
          1  p1       g1    city     €30  The city adds €30, as much as this gift.
          2  p1       g2    city    €100  The city adds €100: the rule counts at most €100 a gift.
          3  p1       g3    city      €0  Nothing is added to this gift: the rule only counts each person’s first gift.
          4  p1       g4    city    €100  The city adds €100, as much as this gift.
          5  p1       g5    city    €100  The city adds €100: the rule counts at most €100 a gift.
          6  p1       g6    city     €80  The city adds €80, as much as this gift.
          7  p1       g7    city     €90  The city adds €90: this is all that was left below the ceiling of €500 per project.
    "#]],
    );
}

#[test]
fn e16_gives_back_and_replays_nothing() {
    let result = ran(E16);
    assert_eq!(changes(&result), [6_000, 4_000, -6_000]);
    assert_eq!(stands(&result), [0, 4_000]);
    assert_eq!(result.pools[0].available_minor, 6_000);
    assert_eq!(result.audit, []);
}

#[test]
fn e16_with_replay_lets_the_later_gift_rise() {
    let file = E16.replace("\"den\": 1}", "\"den\": 1}, \"settle\": {\"replay\": true}");
    let result = ran(&file);
    assert_eq!(changes(&result), [6_000, 4_000, -6_000, 1_000]);
    assert_eq!(stands(&result), [0, 5_000]);
    check_table(
        &file,
        Locale::Fr,
        expect![[r#"
        n°  projet  don  fonds  montant  pourquoi
         1  p1      g1   city      60 €  La ville ajoute 60 €, autant que ce don.
         2  p1      g2   city      40 €  La ville ajoute 40 € : c’est tout ce qui restait dans le fonds.
         3  p1      g1   city     −60 €  Ce don a été remboursé : le fonds reprend les 60 € qu’il avait ajoutés.
         3  p1      g2   city      10 €  Le remboursement d’un autre don a libéré de l’argent : la ville ajoute 10 € de plus à ce don.
    "#]],
    );
}

#[test]
fn e16_as_a_program_reads_it() {
    let value = serde_json::to_string(&ran(E16)).unwrap();
    expect![[r#"
        {"decisions":[{"event_seq":1,"position":0,"pool":"city","rule":{"id":"double","version":1},"project":"p1","contribution":"g1","change_minor":6000,"from":"available","state":"reserved","funders":[{"funder":"city","change_minor":6000}],
        "explanation":{"steps":[{"step":"eligible","in_minor":6000,"out_minor":6000},{"step":"count","in_minor":6000,"out_minor":6000},{"step":"clip","in_minor":6000,"out_minor":6000},{"step":"base","in_minor":6000,"out_minor":6000},{"step":"rate","in_minor":6000,"out_minor":6000,"facts":{"ratio":{"num":1,"den":1}}},{"step":"limit","in_minor":6000,"out_minor":6000},{"step":"pool","in_minor":6000,"out_minor":6000,"facts":{"available_minor":10000}},{"step":"allocate","in_minor":6000,"out_minor":6000},{"step":"release","in_minor":6000,"out_minor":6000}]}},
        {"event_seq":2,"position":0,"pool":"city","rule":{"id":"double","version":1},"project":"p1","contribution":"g2","change_minor":4000,"from":"available","state":"reserved","funders":[{"funder":"city","change_minor":4000}],
        "explanation":{"steps":[{"step":"eligible","in_minor":5000,"out_minor":5000},{"step":"count","in_minor":5000,"out_minor":5000},{"step":"clip","in_minor":5000,"out_minor":5000},{"step":"base","in_minor":5000,"out_minor":5000},{"step":"rate","in_minor":5000,"out_minor":5000,"facts":{"ratio":{"num":1,"den":1}}},{"step":"limit","in_minor":5000,"out_minor":5000},{"step":"pool","limit":"pool_available","in_minor":5000,"out_minor":4000,"facts":{"available_minor":4000}},{"step":"allocate","in_minor":4000,"out_minor":4000},{"step":"release","in_minor":4000,"out_minor":4000}]}},
        {"event_seq":3,"position":0,"pool":"city","rule":{"id":"double","version":1},"project":"p1","contribution":"g1","change_minor":-6000,"from":"reserved","state":"released","funders":[{"funder":"city","change_minor":-6000}],
        "explanation":{"steps":[{"step":"refund","in_minor":6000,"out_minor":0,"facts":{"asked_minor":6000,"remaining_minor":0}}]}}],
        "projects":[{"id":"p1","crowd_minor":5000,"match_minor":4000,"total_minor":9000,"outcome":"open"}],
        "pools":[{"id":"city","amount_minor":10000,"held_minor":0,"reserved_minor":4000,"committed_minor":0,"paid_minor":0,"available_minor":6000}],
        "contributions":[{"id":"g1","match_minor":0,"explanation":[{"step":"eligible","in_minor":6000,"out_minor":6000},{"step":"count","in_minor":6000,"out_minor":6000},{"step":"clip","in_minor":6000,"out_minor":6000},{"step":"base","in_minor":6000,"out_minor":6000},{"step":"rate","in_minor":6000,"out_minor":6000,"facts":{"ratio":{"num":1,"den":1}}},{"step":"limit","in_minor":6000,"out_minor":6000},{"step":"pool","in_minor":6000,"out_minor":6000,"facts":{"available_minor":10000}},{"step":"allocate","in_minor":6000,"out_minor":6000},{"step":"release","in_minor":6000,"out_minor":6000},{"step":"refund","in_minor":6000,"out_minor":0,"facts":{"asked_minor":6000,"remaining_minor":0}}]},{"id":"g2","match_minor":4000,"explanation":[{"step":"eligible","in_minor":5000,"out_minor":5000},{"step":"count","in_minor":5000,"out_minor":5000},{"step":"clip","in_minor":5000,"out_minor":5000},{"step":"base","in_minor":5000,"out_minor":5000},{"step":"rate","in_minor":5000,"out_minor":5000,"facts":{"ratio":{"num":1,"den":1}}},{"step":"limit","in_minor":5000,"out_minor":5000},{"step":"pool","limit":"pool_available","in_minor":5000,"out_minor":4000,"facts":{"available_minor":4000}},{"step":"allocate","in_minor":4000,"out_minor":4000},{"step":"release","in_minor":4000,"out_minor":4000}]}],
        "audit":[]}"#]].assert_eq(&value.replace("},{\"event_seq", "},\n{\"event_seq").replace("],\"", "],\n\""));
}

#[test]
fn events_are_taken_by_time_and_keep_their_place_in_the_file() {
    let file = E16.replace("2026-03-02T", "2026-03-09T");
    let result = ran(&file);
    let order: Vec<(u64, i64)> = result
        .decisions
        .iter()
        .map(|d| (d.event_seq, d.change_minor))
        .collect();
    // The refund comes before its gift now, so there is nothing to refund yet.
    assert_eq!(order, [(2, 5_000), (3, 0), (1, 5_000)]);
    assert_eq!(*result.decisions[1].state, engine::DecisionState::Refused);
}

#[test]
fn a_season_tells_every_end_of_a_campaign() {
    let file = r#"{
      "currency": "EUR", "time_zone": "Europe/Brussels",
      "pools": [{"id": "city", "amount_minor": 100000}],
      "rules": [{"id": "half", "pool": "city", "base": "contribution", "rate": {"num": 1, "den": 2}}],
      "projects": [
        {"id": "garden", "owner": "o1", "goal_minor": 3000, "campaign": "all_or_nothing"},
        {"id": "kitchen", "owner": "o2", "goal_minor": 9000, "campaign": "all_or_nothing"},
        {"id": "oven", "owner": "o3", "goal_minor": 9000, "campaign": "keep"}],
      "events": [
        {"at": "2026-03-02T09:00:00Z", "type": "contribution", "id": "g1", "project": "garden", "donor": "A", "amount_minor": 2000},
        {"at": "2026-03-02T10:00:00Z", "type": "contribution", "id": "g2", "project": "kitchen", "donor": "B", "amount_minor": 2001},
        {"at": "2026-03-02T11:00:00Z", "type": "contribution", "id": "g3", "project": "oven", "donor": "C", "amount_minor": 4000},
        {"at": "2026-03-03T09:00:00Z", "type": "refund", "contribution": "g3", "amount_minor": 1000},
        {"at": "2026-03-03T10:00:00Z", "type": "pause", "pool": "city"},
        {"at": "2026-03-03T11:00:00Z", "type": "contribution", "id": "g4", "project": "oven", "donor": "D", "amount_minor": 700},
        {"at": "2026-03-03T12:00:00Z", "type": "resume", "pool": "city"},
        {"at": "2026-03-03T13:00:00Z", "type": "top_up", "pool": "city", "funder": "foundation", "amount_minor": 5000},
        {"at": "2026-03-04T09:00:00Z", "type": "project_closed", "project": "garden"},
        {"at": "2026-03-04T10:00:00Z", "type": "project_closed", "project": "kitchen"},
        {"at": "2026-03-04T11:00:00Z", "type": "cancel", "project": "oven"},
        {"at": "2026-03-05T09:00:00Z", "type": "paid_out", "project": "garden"},
        {"at": "2026-03-06T09:00:00Z", "type": "contribution", "id": "g1", "project": "garden", "donor": "A", "amount_minor": 2000},
        {"at": "2026-03-06T10:00:00Z", "type": "pool_closed", "pool": "city"},
        {"at": "2026-03-06T11:00:00Z", "type": "pool_closed", "pool": "city"}]
    }"#;
    let result = ran(file);
    let outcomes: Vec<String> = result
        .projects
        .iter()
        .map(|project| project.outcome.to_string())
        .collect();
    assert_eq!(outcomes, ["succeeded", "refunded", "cancelled"]);
    assert_eq!(result.audit, []);
    check_table(
        file,
        Locale::Fr,
        expect![[r#"
        n°  projet   don  fonds  montant  pourquoi
         1  garden   g1   city      10 €  La ville ajoute 10 €, la moitié de ce don.
         2  kitchen  g2   city      10 €  La ville ajoute 10 €, la moitié de ce don, arrondi vers le bas.
         3  oven     g3   city      20 €  La ville ajoute 20 €, la moitié de ce don.
         4  oven     g3   city      −5 €  Remboursement de 10 € sur ce don : le fonds reprend 5 € et laisse 15 € au projet.
         6  oven     g4   city       0 €  Rien n’est ajouté à ce don : le fonds est en pause.
         9  garden        city      10 €  La campagne a réussi : la ville doit maintenant 10 € au projet.
        10  kitchen       city     −10 €  La campagne n’a pas atteint son seuil : le fonds reprend 10 €.
        11  oven          city     −15 €  Le projet a été abandonné : le fonds reprend 15 €.
        12  garden        city      10 €  La ville a versé 10 € au projet.
        13  garden   g1              0 €  Rien n’a changé : ce don est déjà enregistré.
        15                           0 €  Rien n’a changé : le fonds est clos.
    "#]],
    );
    check_table(
        file,
        Locale::En,
        expect![[r#"
        no.  project  gift  pool  amount  why
          1  garden   g1    city     €10  The city adds €10, half of this gift.
          2  kitchen  g2    city     €10  The city adds €10, half of this gift, rounded down.
          3  oven     g3    city     €20  The city adds €20, half of this gift.
          4  oven     g3    city     −€5  Refund of €10 on this gift: the pool takes back €5 and leaves €15 with the project.
          6  oven     g4    city      €0  Nothing is added to this gift: the pool is paused.
          9  garden         city     €10  The campaign succeeded: the city now owes €10 to the project.
         10  kitchen        city    −€10  The campaign did not reach its threshold: the pool takes back €10.
         11  oven           city    −€15  The project was cancelled: the pool takes back €15.
         12  garden         city     €10  The city has paid €10 to the project.
         13  garden   g1              €0  Nothing has changed: this gift is already recorded.
         15                           €0  Nothing has changed: the pool is closed.
    "#]],
    );
}

#[test]
fn what_is_written_while_it_is_played_is_the_whole_result() {
    for file in [E1, E16] {
        let mut written = Vec::new();
        let play = Scenario::read(file.as_bytes()).unwrap().play();
        play.write_json(&mut written).unwrap();
        let whole = serde_json::to_string_pretty(&ran(file)).unwrap();
        assert_eq!(String::from_utf8(written).unwrap(), whole);
    }
}

#[test]
fn the_same_file_gives_the_same_bytes() {
    let bytes = |file| serde_json::to_vec(&ran(file)).unwrap();
    assert_eq!(bytes(E1), bytes(E1));
}
