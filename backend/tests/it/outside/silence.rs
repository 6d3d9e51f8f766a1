//! Whatever fails out there, no secret, address or text stands in a log line.

use super::peer::{HASTY, SECRET};
use crate::house::{At, Db, HOUR, Line, Mood, Opening, Receiver, Reply, Sink, UNDO_OVER, root};
use countersign::crm::Crm;
use countersign::mailer::Smtp;
use countersign::mailer::smtp::{Patience, RootCertificate};
use countersign::outside::{Peer, Reach, System};
use std::io::Write;
use std::sync::{Arc, Mutex, OnceLock};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

on_both!(
    no_secret_address_or_text_stands_in_a_log_line_when_mail_fails,
    no_secret_address_or_text_stands_in_a_log_line_when_calls_fail
);

const NEVER: [&str; 14] = [
    "hunter2",
    "MfKQ9r8G",
    "ada@",
    "mail.example",
    "Lindqvist",
    "Hello",
    "refunded",
    "TRK-1",
    "My parcel",
    "PLAIN",
    "mailbox of",
    "locked order",
    "v1,",
    "/hooks",
];

/// Everything that this process logs, down to our own smallest step.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// One a process: logging is global, and so is what stands in it.
    fn start() -> Self {
        static LOG: OnceLock<Log> = OnceLock::new();
        LOG.get_or_init(|| {
            let log = Self::default();
            let filter = EnvFilter::new("info,countersign=trace");
            let logging = tracing_subscriber::fmt().with_env_filter(filter).with_writer(log.clone());
            logging.try_init().expect("nobody else logs in tests");
            log
        })
        .clone()
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }

    fn says_nothing(&self) {
        let text = self.text();
        assert!(text.contains("an effect did not happen"), "the log was heard: {} bytes", text.len());
        for line in text.lines() {
            for word in NEVER {
                assert!(!line.contains(word), "`{word}` in: {line}");
            }
        }
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;
    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

async fn no_secret_address_or_text_stands_in_a_log_line_when_mail_fails(db: Db) {
    let log = Log::start();
    let hasty = Patience { connect: HASTY * 4, command: HASTY, verdict: HASTY };
    for mood in [
        Mood::Says(At::Auth, "535 hunter2 is no password of ada@mail.example"),
        Mood::Says(At::Rcpt, "550 no mailbox of ada@mail.example"),
        Mood::Says(At::End, "451 try later, ada@mail.example"),
        Mood::Drops(At::End),
        Mood::Hangs(At::End),
        Mood::Takes,
    ] {
        let sink = Sink::open(Line::Tls, mood).await;
        let url = sink.url("shop:hunter2@").parse().unwrap();
        let smtp = Smtp::new(url, RootCertificate::read(&root()), hasty);
        let shop = Opening::new(db.another().await).mailing_through(Arc::new(smtp)).open().await;
        let draft = shop.customer("ada").writes("Where is TRK-1?").await;
        shop.agent("sam").approves(&draft).await;
        shop.after(UNDO_OVER).await;
        shop.after(HOUR).await;
    }
    log.says_nothing();
}

async fn no_secret_address_or_text_stands_in_a_log_line_when_calls_fail(db: Db) {
    let log = Log::start();
    let words = "locked order of ada@mail.example";
    for reply in [
        Reply::With(422, "x: y".to_owned(), words.to_owned()),
        Reply::With(503, "retry-after: 1".to_owned(), words.to_owned()),
        Reply::With(302, "location: http://127.0.0.1:1/hooks?hunter2".to_owned(), words.to_owned()),
        Reply::Drops,
        Reply::Hangs,
        Reply::Status(200),
    ] {
        let receiver = Receiver::that(reply).await;
        let peer = || {
            let url = format!("http://user:hunter2@{}/hooks?key=hunter2", receiver.address).parse().unwrap();
            Peer::new(url, Reach::Loopback, SECRET.parse().unwrap(), HASTY, Arc::new(System))
        };
        let crm = Arc::new(Crm::new(peer()));
        let opening = Opening::new(db.another().await).telling(peer());
        let opening = opening.mailing_through(Arc::new(countersign::crm::ByCrm(crm))).working_through(peer());
        let shop = opening.open().await;
        let draft = shop.customer("ada").writes("Where is TRK-1?").await;
        shop.agent("sam").approves(&draft).await;
        shop.after(UNDO_OVER).await;
        shop.after(HOUR).await;
    }
    log.says_nothing();
}
