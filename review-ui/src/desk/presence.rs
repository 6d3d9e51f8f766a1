//! Telling colleagues that this case is open here, and who else has it open.

use super::{Desk, Loaded, Session};
use crate::browser;
use api::{CaseId, Here, PresenceRequest};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

const LOOK_EVERY: Duration = Duration::from_secs(1);
/// A sign of life goes out so often; the server waits for two of them.
const ALIVE_EVERY_MS: f64 = 20_000.0;
/// So long after the last key a person still types.
const TYPING_MS: f64 = 6_000.0;

/// What the server was told last.
#[derive(Debug, Clone, Default)]
struct Told {
    case: Option<CaseId>,
    is_typing: bool,
    at_ms: f64,
    generation: u64,
    typed_ms: f64,
}

impl Desk {
    /// Everybody else who has the open case open.
    pub fn others(&self) -> Vec<Here> {
        let me = self.me.with(|me| me.as_ref().map(|me| me.id.clone()));
        let mut here = self.case.with(|case| case.here().map(|case| case.here.clone()).unwrap_or_default());
        here.retain(|person| Some(&person.id) != me.as_ref());
        here
    }

    pub fn presence_changed(&self, id: &CaseId, here: Vec<Here>) {
        if self.case.with_untracked(|case| case.here().is_some_and(|case| &case.id == id)) {
            self.case.update(|case| {
                if let Loaded::Here(case) = case {
                    case.here = here;
                }
            });
        }
    }

    /// Goes on until the page goes.
    pub fn be_present(self) {
        let told = StoredValue::new(Told::default());
        let open = Memo::new(move |_| self.address.with(|address| address.case().cloned()));
        Effect::new(move |_| {
            let before = told.with_value(|told| told.case.clone());
            let now = open.get();
            if before != now {
                let generation = self.bench.generation();
                told.set_value(Told { case: now, generation, ..Told::default() });
                before.into_iter().for_each(|case| self.tell_gone(case));
                self.tell_presence(told);
            }
        });
        let looking = set_interval_with_handle(move || self.tell_presence(told), LOOK_EVERY);
        on_cleanup(move || looking.into_iter().for_each(|handle| handle.clear()));
    }

    fn tell_presence(self, told: StoredValue<Told>) {
        // A hidden page is nobody's; it falls silent.
        if document().hidden() || self.session.get_untracked() != Session::In {
            return;
        }
        let (now, generation) = (browser::clock_ms(), self.bench.generation());
        let mut next = told.get_value();
        let Some(case) = next.case.clone() else { return };
        if generation != next.generation {
            (next.generation, next.typed_ms) = (generation, now);
        }
        let is_typing = self.bench.is_editing.get_untracked() && now - next.typed_ms < TYPING_MS;
        let is_due = is_typing != next.is_typing || now - next.at_ms > ALIVE_EVERY_MS;
        if is_due {
            (next.is_typing, next.at_ms) = (is_typing, now);
        }
        told.set_value(next);
        if is_due {
            spawn_local(async move {
                let path = format!("/v1/cases/{case}/presence");
                // Nobody misses one sign of life.
                self.post::<_, serde_json::Value>(&path, &PresenceRequest { is_typing }).await.ok();
            });
        }
    }

    fn tell_gone(self, case: CaseId) {
        spawn_local(async move {
            // Who is not heard of goes by themselves.
            self.delete(&format!("/v1/cases/{case}/presence")).await.ok();
        });
    }
}
