//! The stream of pushes. One a tab; closed while the tab is hidden, because browsers allow six a server, and while
//! nobody is signed in.

use crate::desk::{Desk, Line, Session};
use api::LiveEvent;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{EventSource, MessageEvent};

const NAMES: [&str; 12] = [
    "case.upserted",
    "case.removed",
    "draft.ready",
    "draft.superseded",
    "draft.withdrawn",
    "claim.changed",
    "presence",
    "decision.recorded",
    "effect.changed",
    "job.step",
    "counts",
    "resync",
];

/// A browser gives up on a stream that was refused; we ask again.
const ASK_AGAIN: Duration = Duration::from_secs(3);

type Listener = Closure<dyn FnMut(MessageEvent)>;
type Notice = Closure<dyn FnMut()>;

struct Stream {
    source: EventSource,
    // Kept alive as long as the stream; JavaScript calls them.
    _listeners: Vec<Listener>,
    _notices: Vec<Notice>,
}

#[derive(Clone, Copy)]
pub struct Live {
    desk: Desk,
    stream: StoredValue<Option<Stream>, LocalStorage>,
    /// Pushes may have been missed since the stream was last open.
    was_open: StoredValue<bool>,
}

impl Live {
    pub fn start(desk: Desk) {
        let live = Self { desk, stream: StoredValue::new_local(None), was_open: StoredValue::new(false) };
        Effect::new(move |_| {
            desk.session.track();
            live.follow();
        });
        let handle = window_event_listener_untyped("visibilitychange", move |_| live.follow());
        on_cleanup(move || {
            handle.remove();
            live.close();
        });
    }

    /// Opens or closes the stream as the tab and the session are now.
    fn follow(self) {
        let is_wanted = !document().hidden() && self.desk.session.get_untracked() != Session::Out;
        let is_open = self.stream.with_value(Option::is_some);
        match (is_wanted, is_open) {
            (true, false) => self.open(),
            (false, true) => self.close(),
            (true, true) | (false, false) => {}
        }
    }

    fn close(self) {
        self.stream.update_value(|stream| {
            if let Some(stream) = stream.take() {
                stream.source.close();
            }
        });
    }

    fn open(self) {
        let Ok(source) = EventSource::new("/v1/events") else {
            self.desk.line.set(Line::Lost);
            return;
        };
        let listeners = NAMES.map(|name| {
            let listener = Listener::new(move |message: MessageEvent| {
                if let Some(event) = read(name, &message) {
                    self.take(event);
                }
            });
            source.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref()).ok();
            listener
        });
        let opened = Notice::new(move || self.opened());
        let failed = Notice::new(move || self.failed());
        source.set_onopen(Some(opened.as_ref().unchecked_ref()));
        source.set_onerror(Some(failed.as_ref().unchecked_ref()));
        let stream = Stream { source, _listeners: listeners.into(), _notices: vec![opened, failed] };
        self.stream.set_value(Some(stream));
    }

    fn opened(self) {
        self.desk.line.set(Line::Live);
        if self.was_open.get_value() {
            self.load_again();
        }
        self.was_open.set_value(true);
    }

    fn failed(self) {
        self.desk.line.set(Line::Lost);
        let is_closed = self.stream.with_value(|stream| {
            stream.as_ref().is_some_and(|stream| stream.source.ready_state() == EventSource::CLOSED)
        });
        if is_closed {
            // Not from inside the stream's own listener: closing drops it.
            set_timeout(
                move || {
                    self.close();
                    self.desk.ask_who();
                    self.follow();
                },
                ASK_AGAIN,
            );
        }
    }

    fn load_again(self) {
        self.desk.reload_list();
        self.desk.reload_case();
    }

    fn take(self, event: LiveEvent) {
        let desk = self.desk;
        match event {
            LiveEvent::CaseUpserted(row) => {
                desk.case_changed(&row.id);
                desk.push_row(*row);
            }
            LiveEvent::CaseRemoved { case_id } => {
                desk.forget_ahead(&case_id);
                desk.change_list(|list| list.leave(&case_id));
            }
            LiveEvent::DraftReady { case_id, .. }
            | LiveEvent::DraftSuperseded { case_id, .. }
            | LiveEvent::DraftWithdrawn { case_id, .. }
            | LiveEvent::DecisionRecorded { case_id, .. }
            | LiveEvent::EffectChanged { case_id, .. }
            | LiveEvent::JobStep { case_id, .. } => desk.case_changed(&case_id),
            LiveEvent::ClaimChanged { case_id, claim } => desk.claim_changed(&case_id, claim),
            LiveEvent::Presence { case_id, here } => desk.presence_changed(&case_id, here),
            LiveEvent::Counts(counts) => desk.counts.set(counts),
            LiveEvent::Resync {} => self.load_again(),
        }
    }
}

/// The event's name and content, put together as the wire type has them.
fn read(name: &str, message: &MessageEvent) -> Option<LiveEvent> {
    let data = message.data().as_string()?;
    let data: serde_json::Value = serde_json::from_str(&data).ok()?;
    serde_json::from_value(serde_json::json!({ "event": name, "data": data })).ok()
}
