//! The desk: everything the parts of the screen share. One for the whole page, handed down as context.

mod cases;
mod decisions;
mod notices;
mod presence;
mod session;
mod setup;
mod standing;
mod toasts;

pub use decisions::Then;
pub use notices::Notice;
pub use session::Session;
pub use toasts::Toast;

use crate::address::Address;
use crate::bench::Bench;
use crate::browser;
use crate::client::{self, Answer, Fault, Timed};
use crate::queue::list::List;
use api::{CaseDetail, CaseId, Me, QueueCounts, Setup, Time, TraceView};
use gloo_net::http::Method;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use serde::{Serialize, de::DeserializeOwned};
use std::collections::BTreeMap;

/// Something that is asked of the server.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Loaded<T> {
    #[default]
    Nothing,
    Loading,
    Here(T),
    Failed(Fault),
}

impl<T> Loaded<T> {
    pub fn here(&self) -> Option<&T> {
        match self {
            Self::Here(value) => Some(value),
            Self::Nothing | Self::Loading | Self::Failed(_) => None,
        }
    }
}

/// The line to the server's pushes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    Connecting,
    Live,
    Lost,
}

/// The one dialog that may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialog {
    Help,
    Palette,
    Reject,
    Escalate,
    Close,
    Note,
    Snooze,
    Assign,
    /// To somebody who may decide what is escalated.
    AssignToLead,
}

type Navigate = Box<dyn Fn(&str, NavigateOptions)>;

#[derive(Clone, Copy)]
pub struct Desk {
    pub address: Memo<Address>,
    navigate: StoredValue<Navigate, LocalStorage>,
    pub session: RwSignal<Session>,
    pub me: RwSignal<Option<Me>>,
    pub list: RwSignal<Loaded<List>>,
    pub counts: RwSignal<QueueCounts>,
    pub case: RwSignal<Loaded<CaseDetail>>,
    /// Cases loaded ahead of time, so that the next one is there at once.
    ahead: StoredValue<BTreeMap<CaseId, CaseDetail>>,
    is_loading_more: StoredValue<bool>,
    pub bench: Bench,
    pub line: RwSignal<Line>,
    pub dialog: RwSignal<Option<Dialog>>,
    pub toasts: RwSignal<Vec<Toast>>,
    /// Told politely, and told at once.
    pub says: RwSignal<String>,
    pub alarms: RwSignal<String>,
    pub notice: RwSignal<Option<Notice>>,
    /// Server time in ms: this computer's clock, set right by the server's.
    pub now_ms: RwSignal<f64>,
    pub now: Memo<i64>,
    clock_off_ms: StoredValue<f64>,
    pub letters_off: RwSignal<bool>,
    pub evidence_open: RwSignal<bool>,
    /// The run that is laid open, and the node that is chosen in it.
    pub trace: RwSignal<Loaded<TraceView>>,
    pub trace_at: RwSignal<usize>,
    /// How far this installation has come, for who sets it up.
    pub setup: RwSignal<Option<Setup>>,
    pub setup_put_away: RwSignal<bool>,
}

impl Desk {
    pub fn new(address: Memo<Address>, navigate: Navigate) -> Self {
        let now_ms = RwSignal::new(browser::clock_ms());
        let desk = Self {
            address,
            navigate: StoredValue::new_local(navigate),
            session: RwSignal::new(Session::Asking),
            me: RwSignal::new(None),
            list: RwSignal::new(Loaded::Nothing),
            counts: RwSignal::new(QueueCounts::default()),
            case: RwSignal::new(Loaded::Nothing),
            ahead: StoredValue::new(BTreeMap::new()),
            is_loading_more: StoredValue::new(false),
            bench: Bench::new(),
            line: RwSignal::new(Line::Connecting),
            dialog: RwSignal::new(None),
            toasts: RwSignal::new(toasts::kept()),
            says: RwSignal::new(String::new()),
            alarms: RwSignal::new(String::new()),
            notice: RwSignal::new(None),
            now_ms,
            now: Memo::new(move |_| (now_ms.get() / 1000.0) as i64),
            clock_off_ms: StoredValue::new(0.0),
            letters_off: RwSignal::new(browser::remembered("letters").as_deref() == Some("off")),
            evidence_open: RwSignal::new(browser::is_wide()),
            trace: RwSignal::new(Loaded::Nothing),
            trace_at: RwSignal::new(0),
            setup: RwSignal::new(None),
            setup_put_away: RwSignal::new(browser::remembered("setup").as_deref() == Some("away")),
        };
        set_interval(move || desk.tick(), std::time::Duration::from_millis(250));
        desk
    }

    pub fn go(&self, address: &Address) {
        self.navigate.with_value(|navigate| {
            navigate(&address.href(), NavigateOptions { scroll: false, ..NavigateOptions::default() });
        });
    }

    /// Goes there without a step in the browser's history.
    pub fn go_instead(&self, address: &Address) {
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        self.navigate.with_value(|navigate| navigate(&address.href(), options));
    }

    pub async fn get<T: DeserializeOwned>(&self, path: &str) -> Answer<T> {
        self.heard(client::get(path).await)
    }

    pub async fn post<B: Serialize, T: DeserializeOwned>(&self, path: &str, body: &B) -> Answer<T> {
        self.heard(client::send(Method::POST, path, body).await)
    }

    pub async fn put<B: Serialize, T: DeserializeOwned>(&self, path: &str, body: &B) -> Answer<T> {
        self.heard(client::send(Method::PUT, path, body).await)
    }

    pub async fn delete(&self, path: &str) -> Answer<serde_json::Value> {
        self.heard(client::send(Method::DELETE, path, &serde_json::Map::new()).await)
    }

    /// Notices the end of a session and a clock that is wrong.
    fn heard<T>(&self, timed: Timed<T>) -> Answer<T> {
        if let Some(server) = timed.server_ms {
            let off = server - browser::clock_ms();
            // The header has whole seconds: less than two is no difference.
            self.clock_off_ms.set_value(if off.abs() > 2_000.0 { off } else { 0.0 });
        }
        if matches!(timed.answer, Err(Fault::SignedOut)) {
            self.session.set(Session::Out);
        }
        timed.answer
    }

    /// Now, by the server's clock, however wrong this computer's is: ms since 1970.
    pub fn clock_ms(&self) -> f64 {
        self.server_ms(browser::clock_ms())
    }

    /// What the server's clock showed when this computer's showed `ms`.
    pub fn server_ms(&self, ms: f64) -> f64 {
        ms + self.clock_off_ms.get_value()
    }

    fn tick(&self) {
        self.now_ms.set(self.clock_ms());
        self.drop_old_toasts();
        self.drop_old_notice();
    }

    /// Whole seconds since `at`; follows the clock.
    pub fn since(&self, at: Time) -> i64 {
        self.now.get() - at.as_second()
    }

    pub fn until(&self, at: Time) -> i64 {
        at.as_second() - self.now.get()
    }

    /// For a screen reader, where eyes see it happen.
    pub fn say(&self, words: impl Into<String>) {
        self.says.set(words.into());
    }

    pub fn alarm(&self, words: impl Into<String>) {
        self.alarms.set(words.into());
    }
}

/// The desk of this page.
pub fn desk() -> Desk {
    expect_context::<Desk>()
}
