//! The server looks at the text again after each change, 300 ms after the last key.

use super::Bench;
use crate::client::Fault;
use crate::desk::Desk;
use crate::draft::standing::Look;
use crate::draft::working::realign;
use crate::words::{bars, verdict as say};
use api::{CheckRequest, CheckResponse};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

const AFTER_LAST_KEY: Duration = Duration::from_millis(300);
/// When nobody answered.
const ASK_AGAIN: Duration = Duration::from_secs(2);

impl Bench {
    /// After a key in the text.
    pub fn look_soon(self, desk: Desk) {
        self.drop_wish(desk, say::YOU_CHANGED_IT);
        self.look.set(Look::UnderWay);
        self.keep_here(desk);
        let generation = self.generation.get_value();
        set_timeout(
            move || {
                if self.generation.get_value() == generation {
                    self.look_again(desk, false);
                }
            },
            AFTER_LAST_KEY,
        );
    }

    /// After a change of the actions: the sentences the person has not edited follow them.
    pub fn look_at_choices(self, desk: Desk) {
        self.drop_wish(desk, say::YOU_CHANGED_IT);
        self.changed();
        self.keep_here(desk);
        // Where a conflict is open, its place in the text must stay.
        self.look_again(desk, self.conflicts.with_untracked(Vec::is_empty));
    }

    pub(super) fn look_again(self, desk: Desk, takes_text: bool) {
        let Some(draft) = self.draft.get_untracked() else { return };
        let generation = self.generation.get_value();
        self.look.set(Look::UnderWay);
        // From the agent's own text, so that the sentence of an action that is taken again comes back.
        let is_agents = takes_text && !self.is_typed.get_value();
        let request = self.working.with_untracked(|working| CheckRequest {
            to: working.to(),
            cc: working.cc(),
            subject: working.subject.clone(),
            body: if is_agents { draft.body.clone() } else { working.body.clone() },
            actions: self.choices.with_untracked(|choices| choices.verdicts_with_refusals(&draft.actions)),
        });
        spawn_local(async move {
            let path = format!("/v1/drafts/{}/check", draft.id);
            let answer = desk.post::<_, CheckResponse>(&path, &request).await;
            if self.generation.get_value() != generation || !self.holds(&draft.id) {
                return;
            }
            match answer {
                Ok(found) => self.looked(desk, found, takes_text),
                Err(fault) => self.not_looked(desk, &fault, takes_text),
            }
        });
    }

    fn looked(self, desk: Desk, found: CheckResponse, takes_text: bool) {
        self.look.set(Look::Done);
        if self.take_in(desk, found, takes_text) {
            self.grant_wish(desk);
        } else {
            self.drop_wish(desk, say::NO_CHECK);
        }
    }

    /// A text nobody has looked at does not go. Where the server may answer another time, it is asked again.
    fn not_looked(self, desk: Desk, fault: &Fault, takes_text: bool) {
        self.look.set(Look::Failed(bars::fault(fault)));
        self.drop_wish(desk, say::NO_CHECK);
        if !fault.is_in_doubt() && *fault != Fault::SignedOut {
            return;
        }
        let (generation, draft) = (self.generation.get_value(), self.draft.get_untracked());
        set_timeout(
            move || {
                let is_same = self.generation.get_value() == generation
                    && draft.is_some_and(|draft| self.holds(&draft.id));
                if is_same && desk.is_at_work() {
                    self.look_again(desk, takes_text);
                } else if is_same {
                    self.not_looked(desk, &Fault::SignedOut, takes_text);
                }
            },
            ASK_AGAIN,
        );
    }

    /// `false`: what was checked is not the text on screen.
    fn take_in(&self, desk: Desk, found: CheckResponse, takes_text: bool) -> bool {
        self.checks.set(found.checks);
        let text: String = found.segments.iter().map(|segment| segment.text.as_str()).collect();
        let is_same = self.working.with_untracked(|working| working.body == text);
        if !is_same && !takes_text {
            let body = self.working.with_untracked(|working| working.body.clone());
            self.segments.set(realign(&found.segments, &body));
            return false;
        }
        self.segments.set(found.segments);
        if !is_same {
            self.working.update(|working| working.body = text);
            self.is_unsaved();
        }
        self.keep_here(desk);
        true
    }
}
