//! A service that is traced, played in a process of its own: the environment of a process is set from outside, and
//! a subscriber of logs stays for as long as it lives.

use super::collector::{Arrived, Collector};
use crate::house::{DAY, Opening, Receiver, Reply, Shop, Thinker, UNDO_OVER, answer, approve_all, sqlite};
use crate::outside::peer::{PATIENT, peer};
use crate::products::shelf;
use api::DraftView;
use countersign::telemetry::{self, Content, LogFormat, Start};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

/// What the caller of the life's `POST` says of its own trace.
pub const CALLERS: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
/// Stands in the mail and nowhere else.
pub const SECRETS: [&str; 5] =
    ["Zanzibar", "ada@mail.example", "Ada Lindqvist", "+49 170 1234567", "service@strideway.example"];

/// How long the draft of the life waits.
pub const WAIT: Duration = Duration::from_secs(600);

const SCENE: &str = "COUNTERSIGN_TEST_SCENE";
const CONTENT: &str = "COUNTERSIGN_TEST_CONTENT";

/// What a scene left behind.
pub struct Played {
    pub arrived: Arrived,
    /// Its log, as lines of JSON.
    pub log: String,
}

/// Plays a scene against a collector, and gives what arrived there.
pub async fn play(scene: &str, content: &str) -> Played {
    let collector = Collector::default();
    let log = played(scene, content, &collector.listen().await).await;
    Played { arrived: collector.arrived(), log }
}

/// Plays a scene with the collector named `endpoint`; gives its log.
pub async fn played(scene: &str, content: &str, endpoint: &str) -> String {
    let output = child(scene, content, endpoint).await;
    let log = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{}\n{log}", String::from_utf8_lossy(&output.stdout));
    log
}

async fn child(scene: &str, content: &str, endpoint: &str) -> Output {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["seen::scene::a_mail_needs_no_viewer", "--exact", "--nocapture"]);
    command.env(SCENE, scene).env(CONTENT, content).env("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint);
    command.env("OTEL_EXPORTER_OTLP_TIMEOUT", "500").stdout(Stdio::piped()).stderr(Stdio::piped());
    let finished = tokio::task::spawn_blocking(move || command.output());
    finished.await.unwrap().unwrap()
}

/// By itself it plays a mail's life with no collector named. The tests beside it play their scenes through it, in a
/// process of its own each.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_needs_no_viewer() {
    let scene = std::env::var(SCENE).unwrap_or_else(|_| "life".to_owned());
    let content = match std::env::var(CONTENT).as_deref() {
        Ok("full") => Content::Full,
        Ok("masked") => Content::Masked,
        _ => Content::Off,
    };
    let start = Start {
        log: "debug,sqlx=warn,hyper=warn",
        format: LogFormat::Json,
        content,
        environment: "production",
    };
    let telemetry = telemetry::start(start, &|name| std::env::var(name).ok()).unwrap();
    let opening = Opening::new(sqlite().await).with(|settings| settings.trace_content = content);
    let shop = match scene.as_str() {
        "life" => life(opening).await,
        "burst" => burst(opening).await,
        "redo" => redo(opening).await,
        "retry" => retry(opening).await,
        "follow_up" => follow_up(opening).await,
        "products" => products(opening).await,
        "told" => told(opening, Reply::Status(204)).await,
        "not_told" => told(opening, Reply::Status(503)).await,
        other => panic!("no scene {other}"),
    };
    shop.close().await;
    telemetry.shutdown();
}

/// From `POST` to the sent mail and the case's memory, with ten minutes' wait for a person.
async fn life(opening: Opening) -> Shop {
    let shop = opening.open().await;
    let text = "TRK-1 came late, I was in Zanzibar. Call me: +49 170 1234567 or ada@mail.example";
    let mail = shop.customer("ada").mail(text);
    let post = shop.http.client.post(shop.http.url("/v1/emails")).bearer_auth(shop.http.key("crm"));
    let accepted: api::Accepted = answer(post.header("traceparent", CALLERS).json(&mail.event)).await.ok();
    shop.settle().await;
    let draft = shop.draft_of(&accepted.case_id).await;
    shop.clock.advance(WAIT);
    approve(&shop, &draft).await;
    assert_eq!(shop.mails_sent().await.len(), 1);
    shop
}

async fn approve(shop: &Shop, draft: &DraftView) {
    let decided = shop.agent("sam").decides(draft, &approve_all(draft)).await;
    assert_eq!(decided.status, 200, "{:#}", decided.body);
    shop.after(UNDO_OVER).await;
}

/// Three mails before anybody looks: one job, which points to all of them.
async fn burst(opening: Opening) -> Shop {
    let quiet = opening.without_workers().open().await;
    let first = quiet.customer("ada").mail("TRK-1 came late.").accepted().await;
    for text in ["Hello?", "Is anybody there?"] {
        let next = quiet.customer("ada").mail(text).in_case(&first.case_id).accepted().await;
        assert_eq!(next.job_id, first.job_id);
    }
    let shop = Opening::new(quiet.db.clone()).beside(&quiet).open().await;
    shop.after(Duration::from_secs(20)).await;
    quiet.close().await;
    shop
}

async fn redo(opening: Opening) -> Shop {
    let shop = opening.open().await;
    let draft = shop.customer("ada").writes("TRK-1 came late.").await;
    shop.agent("lea").rejects(&draft, "wording").await;
    shop
}

/// The engine is busy once; the second attempt comes through.
async fn retry(opening: Opening) -> Shop {
    let thinker = Thinker::new();
    thinker.stumbles(1);
    let shop = opening.thinking_with(thinker).open().await;
    shop.customer("ada").mail("TRK-1 came late.").accepted().await;
    shop.settle().await;
    shop.after(Duration::from_secs(10)).await;
    shop
}

/// A tracked refund whose parcel arrives days later.
async fn follow_up(opening: Opening) -> Shop {
    let shop = opening.open().await;
    let draft = shop.customer("dan").writes("Where is TRK-31?").await;
    approve(&shop, &draft).await;
    let mut tx = shop.app.db.begin().await.unwrap();
    countersign::shop::arrive(&mut tx, 73_001, "2026-01-29".parse().unwrap()).await.unwrap();
    tx.commit().await.unwrap();
    shop.after(3 * DAY).await;
    assert!(shop.draft_of(&draft.case_id).await.version > draft.version);
    shop
}

/// A question about a shoe that is not there, and is to come.
async fn products(opening: Opening) -> Shop {
    let shop = opening.open().await;
    shelf::fill(&shop).await;
    let draft = shop.customer("cleo").writes(shelf::TO_COME).await;
    approve(&shop, &draft).await;
    shop
}

/// The life of a mail with somebody who listens.
async fn told(opening: Opening, reply: Reply) -> Shop {
    let receiver = Receiver::that(reply).await;
    let shop = opening.telling(peer(&receiver, PATIENT)).open().await;
    let draft = shop.customer("ada").writes("TRK-1 came late.").await;
    approve(&shop, &draft).await;
    assert!(receiver.heard().len() >= 4, "{:#?}", receiver.heard());
    shop
}
