//! Nothing typed is ever lost: in the browser at once, on the server every two seconds.

use super::{Bench, copies};
use crate::browser;
use crate::desk::Desk;
use crate::draft::choices::Choices;
use crate::draft::standing::Look;
use crate::draft::working::Working;
use crate::words::verdict as say;
use api::{DraftView, Time, WorkingCopy};
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Bench {
    fn copy(&self, desk: Desk, draft: &DraftView) -> WorkingCopy {
        let claim = desk.case.with_untracked(|case| case.here().and_then(|case| case.claim.clone()));
        let me = desk.my_id();
        self.working.with_untracked(|working| WorkingCopy {
            to: working.to(),
            cc: working.cc(),
            subject: working.subject.clone(),
            body: working.body.clone(),
            actions: self.choices.with_untracked(|choices| choices.verdicts_with_refusals(&draft.actions)),
            saved_at: self.stamp(desk),
            conflicts: self.conflicts.get_untracked(),
            claim_number: claim.filter(|claim| Some(&claim.id) == me.as_ref()).map(|claim| claim.number),
        })
    }

    /// Now by the server's clock, and in any case later than what the server has: which of two copies is newer does not
    /// hang on a computer's clock.
    fn stamp(&self, desk: Desk) -> Option<Time> {
        let known = self.saved_at.get_untracked().map_or(0.0, |at| at.as_millisecond() as f64 + 1.0);
        browser::time_of_ms(desk.clock_ms().max(known))
    }

    /// In the browser, with every key.
    pub fn keep_here(&self, desk: Desk) {
        let Some(draft) = self.draft.get_untracked() else { return };
        if !untrack(|| self.is_dirty()) {
            copies::forget(desk, &draft);
            return;
        }
        copies::keep(desk, &draft, &self.copy(desk, &draft));
    }

    /// On the server, when something changed since the last time.
    pub fn save(self, desk: Desk) {
        let generation = self.generation.get_value();
        let Some(draft) = self.draft.get_untracked() else { return };
        let is_held = untrack(|| desk.holder()).is_some();
        if generation == self.saved_generation.get_value() || self.is_deciding.get_untracked() || is_held {
            return;
        }
        self.saved_generation.set_value(generation);
        let copy = self.copy(desk, &draft);
        spawn_local(async move {
            let path = format!("/v1/drafts/{}/working-copy", draft.id);
            let answer = desk.put::<_, WorkingCopy>(&path, &copy).await;
            match answer {
                // The bench is another draft's now; what is typed in this one is kept in the browser.
                _ if !self.holds(&draft.id) => {}
                Ok(saved) => {
                    self.saved_at.set(saved.saved_at);
                    if self.generation.get_value() != generation {
                        self.keep_here(desk); // typed meanwhile: newer than what was saved
                    }
                }
                // The text is kept in the browser; the next tick tries again, once nobody else holds the case.
                Err(fault) => {
                    self.saved_generation.set_value(generation.wrapping_sub(1));
                    if fault.name() == "claimed_by" {
                        desk.reload_case();
                    }
                }
            }
        });
    }

    /// Brings back what this person typed before: the newer of the browser's copy and the server's.
    pub(super) fn restore(self, desk: Desk) {
        let Some(draft) = self.draft.get_untracked() else { return };
        let here = copies::read(desk, &draft);
        if let Some(copy) = &here {
            self.put_in(desk, &draft, copy);
        }
        let generation = self.generation.get_value();
        spawn_local(async move {
            copies::send_older(desk, &draft).await;
            let path = format!("/v1/drafts/{}/working-copy", draft.id);
            let Ok(there) = desk.get::<Option<WorkingCopy>>(&path).await else { return };
            if self.generation.get_value() != generation || !self.holds(&draft.id) {
                return; // typed meanwhile
            }
            match (here, there) {
                (Some(here), there) if there.as_ref().is_none_or(|there| here.saved_at > there.saved_at) => {
                    self.is_unsaved();
                }
                (_, Some(there)) => self.put_in(desk, &draft, &there),
                (_, None) => {}
            }
        });
    }

    fn put_in(&self, desk: Desk, draft: &DraftView, copy: &WorkingCopy) {
        let working = Working {
            to: copy.to.join(", "),
            cc: copy.cc.join(", "),
            subject: copy.subject.clone(),
            body: copy.body.clone(),
        };
        // Whatever was asked of the text before, the answer is not about this one.
        self.changed();
        self.saved_generation.set_value(self.generation.get_value());
        self.drop_wish(desk, say::YOU_CHANGED_IT);
        // Whose words they are is not kept; what differs from the agent's is taken for the person's own.
        self.is_typed.set_value(working.body != draft.body);
        let segments = crate::draft::working::realign(&draft.segments, &working.body);
        self.segments.set(segments);
        self.working.set(working);
        self.choices.set(Choices::saved(&draft.actions, &copy.actions));
        self.conflicts.set(copy.conflicts.clone());
        self.saved_at.set(copy.saved_at);
        if untrack(|| self.is_dirty()) {
            self.look_again(desk, false);
        }
    }

    /// Back to the agent's text.
    pub fn discard(self, desk: Desk) {
        let Some(draft) = self.draft.get_untracked() else { return };
        copies::forget_case(desk, &draft.case_id);
        self.drop_wish(desk, say::YOU_CHANGED_IT);
        self.changed();
        let path = format!("/v1/drafts/{}/working-copy", draft.id);
        let shown = self.shown_ms.get_value();
        self.show_untouched(draft);
        self.shown_ms.set_value(shown);
        spawn_local(async move {
            // An answer changes nothing: a copy that is already gone is gone.
            desk.delete(&path).await.ok();
        });
    }

    fn show_untouched(&self, draft: DraftView) {
        self.is_typed.set_value(false);
        self.is_editing.set(false);
        self.conflicts.set(vec![]);
        self.saved_at.set(None);
        self.refusal.set(None);
        self.working.set(Working::of(&draft));
        self.choices.set(Choices::proposed(&draft.actions));
        self.segments.set(draft.segments.clone());
        self.checks.set(draft.checks.clone());
        self.look.set(Look::Done);
        self.saved_generation.set_value(self.generation.get_value());
    }

    /// Carries the person's edit over to the newer draft; the server merges, the person settles conflicts.
    pub fn merge_into(self, desk: Desk, newer: DraftView) {
        let Some(old) = self.draft.get_untracked() else { return };
        let mine = self.copy(desk, &old);
        spawn_local(async move {
            let saved =
                desk.put::<_, serde_json::Value>(&format!("/v1/drafts/{}/working-copy", old.id), &mine).await;
            let path = format!("/v1/drafts/{}/working-copy", newer.id);
            let merged = desk.get::<Option<WorkingCopy>>(&path).await;
            match (saved, merged) {
                (_, Ok(Some(merged))) => {
                    self.show(desk, newer.clone());
                    self.put_in(desk, &newer, &merged);
                    self.is_unsaved();
                    self.is_editing.set(true);
                }
                (Err(fault), _) | (_, Err(fault)) => desk.warn(crate::words::bars::fault(&fault)),
                (Ok(_), Ok(None)) => desk.warn(crate::words::bars::NOTHING_TO_MERGE),
            }
        });
    }
}
