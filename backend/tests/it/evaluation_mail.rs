//! The labelled mails of the reply, mail and html suites through the real service: what a shop may count on.

use countersign::config::Settings;
use countersign::evaluate::Stages;
use evals::{Options, Report};

async fn report(suite: &str) -> Report {
    let folder = tempfile::tempdir().unwrap();
    let suite = format!("{}/../evals/suites/{suite}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let stages = Stages { folder: folder.path().join("stages"), settings: Settings::default() };
    evals::run(&Options::new(suite, folder.path()), &stages, &|_| {}).await.unwrap()
}

fn value(report: &Report, name: &str) -> f64 {
    report.metrics.get(name).unwrap_or_else(|| panic!("no {name}: {}", report.table())).value
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nineteen_of_twenty_replies_are_what_the_customer_wrote() {
    for (suite, least) in [("reply/text", 0.95), ("reply/html", 0.85), ("reply/signature", 0.85)] {
        let report = report(suite).await;
        assert!(value(&report, "reply_accepted") >= least, "{}", report.table());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn machines_are_parked_and_no_person_is() {
    for suite in ["mail/kinds", "mail/kinds_own"] {
        let report = report(suite).await;
        assert!(value(&report, "parked_recall") >= 0.98, "{}", report.table());
        assert_eq!(value(&report, "people_parked"), 0.0, "{}", report.table());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_raw_mail_is_read_and_its_fields_are_right() {
    let report = report("mail/parse").await;
    assert_eq!(value(&report, "must_parse"), 1.0, "{}", report.table());
    assert!(value(&report, "parse_fields") >= 0.97, "{}", report.table());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_thread_is_one_case() {
    let report = report("mail/threads").await;
    assert_eq!(value(&report, "threads_exact"), 1.0, "{}", report.table());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_unsafe_passes_the_sanitiser_and_hidden_text_is_found() {
    let own = report("html/own").await;
    assert_eq!((value(&own, "html_unsafe"), value(&own, "hidden_found")), (0.0, 1.0), "{}", own.table());
    let vectors = report("html/dompurify").await;
    assert_eq!(value(&vectors, "html_unsafe"), 0.0, "{}", vectors.table());
}
