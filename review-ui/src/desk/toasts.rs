//! What was just decided and can still be taken back. Survives going elsewhere and loading the page again.

use super::Desk;
use crate::browser;
use crate::client::Fault;
use crate::words::decide as say;
use api::{CaseId, DecisionId, DecisionResponse, Time};
use leptos::prelude::*;
use leptos::task::spawn_local;

#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Toast {
    pub decision_id: DecisionId,
    pub case_id: CaseId,
    /// `Approved`, and the rest of the sentence.
    pub lead: String,
    pub rest: String,
    pub from: Time,
    pub until: Time,
}

const KEY: &str = "toasts";

pub(super) fn kept() -> Vec<Toast> {
    browser::remembered(KEY).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

impl Desk {
    pub fn show_toast(&self, toast: Toast) {
        self.toasts.update(|toasts| toasts.push(toast));
        self.keep_toasts();
    }

    fn keep_toasts(&self) {
        let text = self.toasts.with_untracked(serde_json::to_string);
        if let Ok(text) = text {
            browser::remember(KEY, &text);
        }
    }

    pub(super) fn drop_old_toasts(&self) {
        let now = self.now_ms.get_untracked() as i64;
        let is_over = |toast: &Toast| toast.until.as_millisecond() <= now;
        if self.toasts.with_untracked(|toasts| toasts.iter().any(is_over)) {
            self.toasts.update(|toasts| toasts.retain(|toast| !is_over(toast)));
            self.keep_toasts();
        }
    }

    pub(super) fn drop_toasts(&self) {
        self.toasts.update(Vec::clear);
        self.keep_toasts();
    }

    fn drop_toast(&self, id: &DecisionId) {
        self.toasts.update(|toasts| toasts.retain(|toast| &toast.decision_id != id));
        self.keep_toasts();
    }

    /// Takes the newest decision back.
    pub fn undo_newest(self) {
        match self.toasts.with_untracked(|toasts| toasts.last().cloned()) {
            Some(toast) => self.undo(toast),
            None => self.tell(say::NOTHING_TO_UNDO),
        }
    }

    pub fn undo(self, toast: Toast) {
        spawn_local(async move {
            let path = format!("/v1/decisions/{}/undo", toast.decision_id);
            match self.post::<_, DecisionResponse>(&path, &serde_json::Map::new()).await {
                Ok(_) => {
                    self.drop_toast(&toast.decision_id);
                    self.tell(say::UNDONE);
                    self.forget_ahead(&toast.case_id);
                    let here = self.address.get_untracked();
                    if here.case() == Some(&toast.case_id) {
                        self.bench.follow_newest();
                        self.reload_case();
                    } else {
                        self.go(&here.with_case(Some(toast.case_id)));
                    }
                    self.reload_list();
                }
                Err(fault) => {
                    if fault.name() == "too_late" {
                        self.drop_toast(&toast.decision_id);
                    }
                    let words = match fault {
                        Fault::Problem(problem) if problem.name() == "too_late" => say::TOO_LATE.to_owned(),
                        Fault::Problem(problem) => problem.detail.unwrap_or(problem.title),
                        Fault::Line => say::UNDO_NOT_HEARD.to_owned(),
                        Fault::SignedOut | Fault::Unreadable => say::UNDO_NOT_HEARD.to_owned(),
                    };
                    self.warn(words);
                }
            }
        });
    }
}
