use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use domain::CityId;

use super::*;

fn city(n: u8) -> CityId {
    format!("city:00000000-0000-0000-0000-0000000000{n:02}")
        .parse()
        .unwrap()
}

fn key(text: &str) -> Key {
    Key::new(text, None, &Variables::default(), Locale::Fr).unwrap()
}

fn answers() -> (Answers, Invalidation) {
    let changes = Invalidation::default();
    (Answers::new(Settings::default(), changes.clone()), changes)
}

/// Asks the same question; `bytes` is what a computation would find now.
async fn ask(answers: &Answers, note: impl FnOnce(&Scope), bytes: &'static str) -> String {
    let scope = Scope::default();
    note(&scope);
    let compute = async { Ok::<_, ()>(Bytes::from_static(bytes.as_bytes())) };
    let answer = answers.get_or_compute(key("{a}"), &scope, compute).await.unwrap();
    String::from_utf8(answer.bytes.to_vec()).unwrap()
}

#[tokio::test]
async fn a_change_in_its_city_ends_an_answer_and_one_elsewhere_does_not() {
    let (answers, changes) = answers();
    let here = |scope: &Scope| scope.city(city(1));
    assert_eq!(ask(&answers, here, "1").await, "1");
    changes.city_changed(city(2));
    assert_eq!(ask(&answers, here, "2").await, "1");
    changes.city_changed(city(1));
    assert_eq!(ask(&answers, here, "3").await, "3");
    changes.everything_changed();
    assert_eq!(ask(&answers, here, "4").await, "4");
}

#[tokio::test]
async fn an_answer_that_noted_nothing_ends_with_any_change() {
    let (answers, changes) = answers();
    assert_eq!(ask(&answers, |_| {}, "1").await, "1");
    assert_eq!(ask(&answers, |_| {}, "2").await, "1");
    changes.city_changed(city(1));
    assert_eq!(ask(&answers, |_| {}, "3").await, "3");
}

#[tokio::test]
async fn an_answer_begun_before_a_change_is_given_once_and_not_again() {
    let (answers, changes) = answers();
    let scope = Scope::default();
    let compute = async {
        changes.city_changed(city(1));
        Ok::<_, ()>(Bytes::from_static(b"old"))
    };
    assert_eq!(
        answers
            .get_or_compute(key("{a}"), &scope, compute)
            .await
            .unwrap()
            .bytes,
        "old"
    );
    assert_eq!(ask(&answers, |_| {}, "new").await, "new");
}

#[tokio::test]
async fn an_answer_lives_on_only_while_it_is_certain_that_no_other_process_wrote() {
    let changes = Invalidation::default();
    let unseen_max = Duration::from_millis(60);
    let settings = Settings {
        unseen_max,
        ..Settings::default()
    };
    let answers = Answers::new(settings, changes.clone());
    assert_eq!(ask(&answers, |_| {}, "1").await, "1");
    tokio::time::sleep(2 * unseen_max).await;
    changes.certain_at(std::time::Instant::now());
    assert_eq!(ask(&answers, |_| {}, "2").await, "1");
    tokio::time::sleep(2 * unseen_max).await;
    assert_eq!(ask(&answers, |_| {}, "3").await, "3");
}

#[tokio::test]
async fn what_must_not_be_kept_is_not() {
    let (answers, _) = answers();
    assert_eq!(ask(&answers, Scope::never_keep, "1").await, "1");
    assert_eq!(ask(&answers, Scope::never_keep, "2").await, "2");
    let failed = answers
        .get_or_compute(key("{b}"), &Scope::default(), async { Err("no") })
        .await;
    assert_eq!(failed.unwrap_err(), "no");
    assert!(answers.get(&key("{b}")).is_none());
    let large = Bytes::from(vec![b'x'; (1 << 20) + 1]);
    let _ = answers
        .get_or_compute(key("{c}"), &Scope::default(), async { Ok::<_, ()>(large) })
        .await;
    assert!(answers.get(&key("{c}")).is_none());
}

#[tokio::test]
async fn a_stampede_is_one_computation() {
    let (answers, _) = answers();
    let computed = AtomicUsize::new(0);
    let one = || async {
        let scope = Scope::default();
        let compute = async {
            computed.fetch_add(1, SeqCst);
            tokio::time::sleep(Duration::from_millis(20)).await;
            Ok::<_, ()>(Bytes::from_static(b"x"))
        };
        answers
            .get_or_compute(key("{a}"), &scope, compute)
            .await
            .unwrap()
            .bytes
            .clone()
    };
    let all = futures_util::future::join_all((0..1000).map(|_| one())).await;
    assert!(all.iter().all(|bytes| bytes == "x"));
    assert_eq!(computed.load(SeqCst), 1);
}

#[tokio::test]
async fn those_who_wait_for_a_client_that_left_are_answered() {
    let (answers, _) = answers();
    let answers = Arc::new(answers);
    let leaver = {
        let answers = answers.clone();
        tokio::spawn(async move {
            let _ = answers
                .get_or_compute(
                    key("{a}"),
                    &Scope::default(),
                    std::future::pending::<Result<_, ()>>(),
                )
                .await;
        })
    };
    tokio::task::yield_now().await;
    let waiting = {
        let answers = answers.clone();
        tokio::spawn(async move { ask(&answers, |_| {}, "mine").await })
    };
    tokio::task::yield_now().await;
    leaver.abort();
    assert_eq!(waiting.await.unwrap(), "mine");
}

#[test]
fn every_part_of_the_question_is_part_of_the_key() {
    let variables = |json| Variables::from_json(serde_json::from_str(json).unwrap());
    let keys = [
        Key::new("{a}", None, &variables("{}"), Locale::Fr),
        Key::new("{b}", None, &variables("{}"), Locale::Fr),
        Key::new("{a}", Some("a"), &variables("{}"), Locale::Fr),
        Key::new("{a}", None, &variables("{\"n\":1}"), Locale::Fr),
        Key::new("{a}", None, &variables("{\"n\":\"1\"}"), Locale::Fr),
        Key::new("{a}", None, &variables("{}"), Locale::En),
    ];
    for (i, key) in keys.iter().enumerate() {
        assert!(keys.iter().skip(i + 1).all(|other| other != key), "{i}");
    }
}
