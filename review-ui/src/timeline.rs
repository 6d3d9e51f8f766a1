//! What happened in a case, the newest first: mails, drafts, decisions, what they set in motion, notes and what is
//! remembered. Plain values; knows no browser.

use crate::foreign::drawn;
use crate::words::{bars, case as said, effects, timeline as say};
use api::{CaseDetail, DecisionView, Direction, EffectState, EffectView, JobState, MemoryRole, Time};

/// What kind of thing happened: a glyph beside the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Mail,
    Draft,
    Decision,
    Done,
    Fault,
    Note,
    Memory,
}

/// One line of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub at: Time,
    pub mark: Mark,
    pub what: String,
    /// Folded behind it: an error's words, a note, what is remembered.
    pub more: Option<String>,
}

impl Event {
    fn new(at: Time, mark: Mark, what: impl Into<String>) -> Self {
        Self { at, mark, what: what.into(), more: None }
    }

    fn with(mut self, more: Option<&str>) -> Self {
        self.more = more.map(str::trim).filter(|more| !more.is_empty()).map(drawn);
        self
    }
}

pub fn of(case: &CaseDetail) -> Vec<Event> {
    let mut all: Vec<Event> = [mails(case), drafts(case), others(case)].concat();
    all.extend(case.decisions.iter().flat_map(decision));
    all.extend(case.effects.iter().filter_map(effect));
    all.sort_by_key(|event| std::cmp::Reverse(event.at));
    all
}

fn mails(case: &CaseDetail) -> Vec<Event> {
    let mail = |email: &api::EmailView| {
        let what = match (&email.parked, email.direction) {
            (Some(why), _) => format!("{} {}", said::PARKED, said::reason(why).to_lowercase()),
            (None, Direction::Inbound) => say::wrote(&drawn(&case.customer.name)),
            (None, Direction::Outbound) => say::ANSWERED.to_owned(),
        };
        Event::new(email.received_at, Mark::Mail, what).with(Some(&email.subject))
    };
    case.emails.iter().map(mail).collect()
}

/// Each version once: the newest stands in `draft`.
fn drafts(case: &CaseDetail) -> Vec<Event> {
    let newest = case.draft.as_ref();
    let earlier = case.drafts.iter().filter(|one| newest.is_none_or(|newest| newest.id != one.id));
    let event =
        |version, state, at| Event::new(at, Mark::Draft, say::drafted(version, said::draft_state(state)));
    let mut all: Vec<Event> = earlier.map(|one| event(one.version, one.state, one.created_at)).collect();
    all.extend(newest.map(|draft| event(draft.version, draft.state, draft.created_at)));
    all
}

/// The decision, and that it was taken back.
fn decision(decision: &DecisionView) -> Vec<Event> {
    let what = bars::decided(decision.verdict, decision.version);
    let edited = if decision.edited { say::EDITED } else { "" };
    let reason = decision.reason.as_ref().and_then(|reason| reason.as_str());
    let why = reason.map(|reason| format!(": {}", said::reason(reason).to_lowercase())).unwrap_or_default();
    let decided = Event::new(decision.at, Mark::Decision, format!("{} {what}{edited}{why}", decision.by));
    let undone = decision
        .undone_at
        .map(|at| Event::new(at, Mark::Decision, say::taken_back(&decision.by, decision.version)));
    [decided.with(decision.note.as_deref())].into_iter().chain(undone).collect()
}

/// What is still to come is no history.
fn effect(effect: &EffectView) -> Option<Event> {
    let mark = match effect.state {
        EffectState::Held | EffectState::Ready | EffectState::Dispatching => return None,
        EffectState::Done | EffectState::Cancelled => Mark::Done,
        EffectState::Failed | EffectState::Unknown => Mark::Fault,
    };
    let what = format!("{}: {}", effects::state(effect.state), effect.what);
    Some(Event::new(effect.updated_at, mark, what).with(effect.error.as_deref()))
}

fn others(case: &CaseDetail) -> Vec<Event> {
    let notes = case
        .notes
        .iter()
        .map(|note| Event::new(note.at, Mark::Note, say::noted(&note.by)).with(Some(&note.text)));
    let memory = case.memory.iter().map(|entry| {
        let of_us = entry.role == MemoryRole::Shop;
        Event::new(entry.at, Mark::Memory, if of_us { say::REMEMBERED_OURS } else { say::REMEMBERED })
            .with(Some(&entry.text))
    });
    let dead = case.jobs.iter().filter(|job| job.state == JobState::Dead);
    let dead = dead.map(|job| {
        let error = job.error.as_ref().map(|error| error.message.as_str());
        Event::new(job.updated_at, Mark::Fault, say::GAVE_UP).with(error)
    });
    notes.chain(memory).chain(dead).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn at(minute: u32) -> String {
        format!("2026-11-20T10:{minute:02}:00Z")
    }

    fn email(minute: u32, direction: &str) -> Value {
        json!({ "id": format!("eml_{minute}"), "direction": direction, "message_id": "<a@b>", "from": "a@b.example", "to": [], "cc": [],
            "subject": "Late", "text": "Where?", "quoted": null, "signature": null, "has_html": false, "attachments": [],
            "received_at": at(minute), "unanswered": false, "parked": null })
    }

    fn effect(minute: u32, state: &str, error: Option<&str>) -> Value {
        json!({ "id": format!("eff_{minute}"), "kind": "mail", "state": state, "action_id": null, "attempts": 1, "what": "Send the mail",
            "error": error, "updated_at": at(minute) })
    }

    fn case() -> CaseDetail {
        let decision = json!({ "decision_id": "dec_1", "draft_id": "drf_1", "version": 1, "verdict": "approve", "by": "Kim", "at": at(3),
            "undo_until": null, "undone_at": at(4), "reason": null, "note": null, "edited": true });
        let value = json!({ "id": "cas_1", "rev": 1, "state": "done", "subject": "Late", "topic": null, "urgency": null,
            "customer": { "id": "C-1", "email": "a@b.example", "name": "Ada" },
            "profile": { "customer_since": null, "orders": 0, "late_deliveries": 0, "earlier_cases": [] },
            "emails": [email(1, "inbound"), email(7, "outbound")], "draft": null,
            "drafts": [{ "id": "drf_1", "version": 1, "state": "released", "created_at": at(2) }],
            "decisions": [decision], "effects": [effect(6, "failed", Some("550 no such user")), effect(8, "held", None)],
            "memory": [{ "role": "customer", "text": "Asks where SW-1 is.", "at": at(1), "source": "<a@b>", "ids": ["SW-1"], "promises": [] }],
            "jobs": [], "notes": [{ "by": "Kim", "at": at(5), "text": "Called her." }], "claim": null, "assigned_to": null,
            "needs_role": null, "snoozed_until": null, "due_at": null, "at_risk": false, "created_at": at(1) });
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn everything_that_happened_stands_in_its_order_and_what_is_to_come_does_not() {
        let all = of(&case());
        let told: Vec<(&str, Option<&str>)> =
            all.iter().map(|event| (event.what.as_str(), event.more.as_deref())).collect();
        assert_eq!(
            told,
            [
                ("The shop answered", Some("Late")),
                ("Failed: Send the mail", Some("550 no such user")),
                ("Kim wrote a note", Some("Called her.")),
                ("Kim took back the decision on v1", None),
                ("Kim approved v1, edited", None),
                ("Draft v1: sent", None),
                ("Ada wrote", Some("Late")),
                ("Remembered of the customer", Some("Asks where SW-1 is.")),
            ]
        );
        assert_eq!(all.iter().filter(|event| event.mark == Mark::Fault).count(), 1);
    }
}
