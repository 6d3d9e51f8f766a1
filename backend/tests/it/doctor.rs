//! `countersign doctor`: what is wrong is said in plain words, and nothing secret is.

use crate::house::{Db, Shop};
use serde_json::Value;
use std::process::{Command, Output};

on_both!(
    a_house_in_order_is_fine,
    what_cannot_be_reached_is_named_without_its_secrets,
    a_schema_of_a_newer_version_is_wrong,
    a_clock_that_was_put_back_is_wrong,
);

fn doctor(shop: &Shop, variables: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_countersign"))
        .args(["doctor", "--json"])
        .current_dir(shop.db.folder.path())
        .env("COUNTERSIGN_DATABASE_URL", &shop.db.url)
        .env("COUNTERSIGN_LISTEN", shop.http.address.unwrap().to_string())
        .env("COUNTERSIGN_DATA_DIR", shop.db.folder.path())
        .env_remove("OTEL_EXPORTER_OTLP_ENDPOINT")
        .envs(variables.iter().copied())
        .output()
        .unwrap()
}

/// The verdict on each thing that was looked at.
fn said(output: &Output) -> Vec<(String, String)> {
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let findings = report["findings"].as_array().unwrap();
    findings.iter().map(|finding| (word(&finding["about"]), word(&finding["verdict"]))).collect()
}

fn wrong(output: &Output) -> Vec<String> {
    said(output).into_iter().filter(|(_, verdict)| verdict == "wrong").map(|(about, _)| about).collect()
}

async fn a_house_in_order_is_fine(db: Db) {
    let shop = Shop::open(db).await;
    let output = doctor(&shop, &[]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
    for about in ["data", "database", "clock", "people", "keys", "listen"] {
        assert!(said(&output).contains(&(about.to_owned(), "ok".to_owned())), "{about}: {:?}", said(&output));
    }
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let settings = report["settings"].as_array().unwrap();
    let listen = settings.iter().find(|set| set["key"] == "listen").unwrap();
    assert_eq!(listen["source"], "COUNTERSIGN_LISTEN");
    let undo = settings.iter().find(|set| set["key"] == "review.undo").unwrap();
    assert_eq!((&undo["value"], &undo["source"]), (&Value::from("15s"), &Value::from("default")));
}

async fn what_cannot_be_reached_is_named_without_its_secrets(db: Db) {
    let shop = Shop::open(db).await;
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let nobody = closed.local_addr().unwrap();
    drop(closed);
    let output = doctor(
        &shop,
        &[
            ("COUNTERSIGN_SMTP_URL", &format!("smtp://robin:hunter2@{nobody}")),
            ("COUNTERSIGN_SECRET", "whsec_c3dvcmRmaXNoc3dvcmRmaXNoc3dvcmRmaXNo"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", &format!("http://{nobody}")),
        ],
    );
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(wrong(&output), ["smtp", "traces"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains(&format!("smtp://{nobody}")), "{text}");
    for secret in ["hunter2", "robin", "c3dvcmRmaXNo", "postgres@"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

async fn a_schema_of_a_newer_version_is_wrong(db: Db) {
    let shop = Shop::open(db).await;
    shop.execute("UPDATE _sqlx_migrations SET version = 999 WHERE version = 1").await;
    let output = doctor(&shop, &[]);
    assert_eq!((output.status.code(), wrong(&output)), (Some(1), vec!["database".to_owned()]));
}

async fn a_clock_that_was_put_back_is_wrong(db: Db) {
    let shop = Shop::open(db).await;
    shop.clock.advance(std::time::Duration::from_secs(3600 * 24 * 36_500));
    shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    let output = doctor(&shop, &[]);
    assert_eq!((output.status.code(), wrong(&output)), (Some(1), vec!["clock".to_owned()]));
}

#[test]
fn a_wrong_setting_is_an_answer_and_not_a_crash() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("countersign.toml"), "[review]\nundo = \"soon\"\n").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_countersign"));
    let output = command.arg("doctor").current_dir(folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("countersign.toml:2") && text.contains("review.undo"), "{text}");
}

#[test]
fn a_doctor_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_countersign"));
    let output = command
        .args(["doctor", "--json"])
        .env("COUNTERSIGN_LISTEN", "127.0.0.1:0")
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
