//! The server looks at the text again after each change, 300 ms after the last key.

use super::Bench;
use crate::desk::Desk;
use crate::draft::working::realign;
use api::{CheckRequest, CheckResponse};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

const AFTER_LAST_KEY: Duration = Duration::from_millis(300);

impl Bench {
    /// After a key in the text.
    pub fn look_soon(self, desk: Desk) {
        self.is_checking.set(true);
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
        self.changed();
        self.keep_here(desk);
        self.look_again(desk, true);
    }

    pub(super) fn look_again(self, desk: Desk, takes_text: bool) {
        let Some(draft) = self.draft.get_untracked() else { return };
        let generation = self.generation.get_value();
        self.is_checking.set(true);
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
            let is_old = self.generation.get_value() != generation
                || self.draft.with_untracked(|now| now.as_ref().is_none_or(|now| now.id != draft.id));
            if is_old {
                return;
            }
            self.is_checking.set(false);
            match answer {
                Ok(found) => self.take_in(desk, found, takes_text),
                Err(fault) => self.refusal.set(Some(crate::words::bars::fault(&fault))),
            }
        });
    }

    fn take_in(&self, desk: Desk, found: CheckResponse, takes_text: bool) {
        self.checks.set(found.checks);
        let text: String = found.segments.iter().map(|segment| segment.text.as_str()).collect();
        let is_same = self.working.with_untracked(|working| working.body == text);
        if is_same || takes_text {
            self.segments.set(found.segments);
            self.working.update(|working| working.body = text);
            self.keep_here(desk);
        } else {
            let body = self.working.with_untracked(|working| working.body.clone());
            self.segments.set(realign(&found.segments, &body));
        }
    }
}
