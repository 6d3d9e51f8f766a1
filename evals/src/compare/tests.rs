use super::*;
use crate::Metric;
use serde_json::json;

/// A run of some cases, right or wrong, as `eval run` leaves it in its folder.
pub(super) fn run(root: &Path, name: &str, cases: &[(&str, bool)]) -> PathBuf {
    let folder = root.join(name);
    fs::create_dir(&folder).unwrap();
    let line = |(id, right): &(&str, bool)| {
        let wrong = if *right { json!([]) } else { json!(["topic3: expected Product, got Billing"]) };
        json!({"suite": "seed/topics", "id": id, "group": null, "epoch": 1, "wrong": wrong, "said": null, "ms": 1.0,
               "parts": {"topic3": {"got": f64::from(u8::from(*right)), "of": 1.0}}, "expect": {}, "got": {"body": "the mail's own words"}})
        .to_string()
    };
    fs::write(folder.join("results.jsonl"), cases.iter().map(line).collect::<Vec<_>>().join("\n")).unwrap();
    let right = cases.iter().filter(|(_, right)| *right).count() as f64 / cases.len() as f64;
    let metrics = BTreeMap::from([
        ("topic3".to_owned(), Metric { value: right, n: 4, low: right, high: right }),
        ("p95_ms".to_owned(), Metric { value: 1.0, n: 4, low: 1.0, high: 1.0 }),
    ]);
    let report = Report {
        suite: "seed/topics".to_owned(),
        engine: "offline".to_owned(),
        n: cases.len(),
        metrics,
        topics: BTreeMap::new(),
    };
    fs::write(folder.join("report.json"), serde_json::to_string(&report).unwrap()).unwrap();
    folder
}

#[test]
fn what_changed_is_told_case_by_case() {
    let root = tempfile::tempdir().unwrap();
    let before = run(root.path(), "before", &[("a", true), ("b", true), ("c", false), ("gone", true)]);
    let after = run(root.path(), "after", &[("a", true), ("b", false), ("c", true)]);
    let compared = compare(&before, &after).unwrap();
    let names = |moved: &[Moved]| moved.iter().map(|case| case.id.clone()).collect::<Vec<_>>();
    assert_eq!(
        (names(&compared.newly_wrong), names(&compared.newly_right)),
        (vec!["b".into()], vec!["c".into()])
    );
    assert_eq!((compared.only_before, compared.only_after), (1, 0));
    let topic = &compared.figures[0];
    assert_eq!((topic.better, topic.worse, topic.change), (1, 1, 0.0));
    assert_eq!(compared.broken, ["topic3: the lower bound went from 0.750 to 0.667"]);
    let table = compared.table();
    for told in [
        "seed/topics b: topic3: expected Product, got Billing",
        "1 cases that only the first",
        "may not take",
    ] {
        assert!(table.contains(told), "{told}\n{table}");
    }
}

#[test]
fn a_run_against_itself_has_not_changed() {
    let root = tempfile::tempdir().unwrap();
    let once = run(root.path(), "once", &[("a", true), ("b", false)]);
    let compared = compare(&once, &once).unwrap();
    assert!(compared.broken.is_empty() && compared.newly_wrong.is_empty() && compared.newly_right.is_empty());
    assert_eq!((compared.figures[0].low, compared.figures[0].high, compared.figures[0].p), (0.0, 0.0, None));
}

#[test]
fn runs_that_cannot_be_compared_say_why() {
    let root = tempfile::tempdir().unwrap();
    let (one, other) = (run(root.path(), "one", &[("a", true)]), run(root.path(), "other", &[("b", true)]));
    assert!(matches!(compare(&one, &other), Err(CompareError::Strangers(_, _))));
    let nowhere = compare(&one, &root.path().join("nowhere")).unwrap_err();
    assert!(nowhere.to_string().contains("eval run --out"), "{nowhere}");
    fs::write(other.join("results.jsonl"), "{\"suite\": 1}").unwrap();
    let broken = compare(&one, &other).unwrap_err().to_string();
    assert!(broken.contains("results.jsonl, line 1"), "{broken}");
}
