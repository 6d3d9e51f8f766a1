//! A job runs again from its journal: the same bytes, or the first difference by name.

use crate::house::{Db, Shop};
use api::JobId;
use countersign::jobs::{self, Replay, ReplayError};
use serde_json::Value;
use std::process::{Command, Output};

on_both!(
    every_job_replays_to_the_same_bytes,
    a_changed_answer_is_shown_with_its_node_and_field,
    a_changed_draft_is_shown_with_its_field,
    the_command_says_yes_no_or_wrong_use_by_its_exit_code,
    a_parked_job_has_nothing_to_replay,
);

const MAILS: [&str; 6] = [
    "TRK-1 came late.",
    "Where is TRK-2? And TRK-1?",
    "Where is my parcel?",
    "Do you sell laces?",
    "My lawyer will hear of TRK-1.",
    "Where is TRK-21?",
];

async fn every_job_replays_to_the_same_bytes(db: Db) {
    let shop = Shop::open(db).await;
    for text in MAILS {
        let draft = shop.customer("ada").writes(text).await;
        shop.agent("lea").rejects(&draft, "wording").await;
    }
    // The shop moves on; what was journaled does not.
    shop.execute("UPDATE shop_delivery SET fee_minor = 1").await;
    let jobs: Vec<String> =
        sqlx::query_scalar("SELECT id FROM job").fetch_all(shop.app.db.read()).await.unwrap();
    assert_eq!(jobs.len(), 2 * MAILS.len());
    for job in jobs {
        let replay = jobs::replay(&shop.app.db, &JobId::parse(job).unwrap()).await.unwrap();
        assert!(matches!(replay, Replay::Same { .. }), "{replay:?}");
    }
}

async fn a_changed_answer_is_shown_with_its_node_and_field(db: Db) {
    let shop = Shop::open(db).await;
    let job = job_of(&shop, "TRK-1 came late.").await;
    // As if the shop had answered that the parcel came three days later.
    let sql = "UPDATE journal SET body = replace(body, '\"delivered_on\":\"2026-01-23\"', '\"delivered_on\":\"2026-01-26\"')
                WHERE entry = 'asked'";
    assert!(shop.execute(sql).await > 0);
    let Replay::Differs(difference) = jobs::replay(&shop.app.db, &job).await.unwrap() else {
        panic!("it differs")
    };
    assert_eq!(difference.node, "identify");
    assert!(difference.field.ends_with("/delivered_on"), "{}", difference.field);
    assert_eq!(difference.recorded, Some("2026-01-23".into()));
    assert_eq!(difference.now, Some("2026-01-26".into()));
}

async fn a_changed_draft_is_shown_with_its_field(db: Db) {
    let shop = Shop::open(db).await;
    let job = job_of(&shop, "TRK-1 came late.").await;
    shop.execute("UPDATE draft SET body = replace(body, '\"minor\":300', '\"minor\":301')").await;
    let Replay::Differs(difference) = jobs::replay(&shop.app.db, &job).await.unwrap() else {
        panic!("it differs")
    };
    assert!(
        difference.field.starts_with("draft/") && difference.field.ends_with("/minor"),
        "{}",
        difference.field
    );
    assert_eq!((difference.recorded, difference.now), (Some(301.into()), Some(300.into())));
}

async fn the_command_says_yes_no_or_wrong_use_by_its_exit_code(db: Db) {
    let shop = Shop::open(db).await;
    let job = job_of(&shop, "TRK-1 came late.").await;
    let same = replay(&shop, &[job.as_str(), "--json"]);
    assert_eq!(same.status.code(), Some(0), "{same:?}");
    let said: Value = serde_json::from_slice(&same.stdout).unwrap();
    assert_eq!((&said["replay"]["same"], &said["job"]), (&Value::from(true), &Value::from(job.as_str())));
    shop.execute("UPDATE draft SET body = replace(body, '\"minor\":300', '\"minor\":301')").await;
    let differs = replay(&shop, &[job.as_str()]);
    assert_eq!(differs.status.code(), Some(1), "{differs:?}");
    let words = String::from_utf8(differs.stdout).unwrap();
    assert!(words.contains("recorded: 301") && words.contains("now:      300"), "{words}");
    for nothing in ["job_00000000-0000-7000-8000-000000000000", "drf_1", "nonsense"] {
        assert_eq!(replay(&shop, &[nothing]).status.code(), Some(2), "{nothing}");
    }
}

async fn a_parked_job_has_nothing_to_replay(db: Db) {
    let shop = Shop::open(db).await;
    let headers = serde_json::json!({ "Auto-Submitted": "auto-replied" });
    let accepted = shop.customer("ada").mail("I am away.").set("/message/headers", headers).accepted().await;
    let refused = jobs::replay(&shop.app.db, &accepted.job_id).await.unwrap_err();
    assert!(matches!(refused, ReplayError::NeverRan(_)), "{refused}");
}

async fn job_of(shop: &Shop, text: &str) -> JobId {
    let accepted = shop.customer("ada").mail(text).accepted().await;
    shop.settle().await;
    accepted.job_id
}

fn replay(shop: &Shop, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_countersign"))
        .arg("replay")
        .args(arguments)
        .current_dir(shop.db.folder.path())
        .env("COUNTERSIGN_DATABASE_URL", &shop.db.url)
        .env("COUNTERSIGN_LOG", "warn")
        .output()
        .unwrap()
}
