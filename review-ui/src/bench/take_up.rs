//! Which draft lies on the bench, and when another takes its place.

use super::Bench;
use crate::browser;
use crate::desk::Desk;
use crate::draft::choices::Choices;
use crate::draft::standing::Look;
use crate::draft::working::Working;
use crate::words::verdict as say;
use api::{CaseDetail, DraftId, DraftState, DraftView};
use leptos::prelude::*;

impl Bench {
    /// Another case is opened.
    pub fn clear(&self) {
        self.draft.set(None);
        self.follows_newest.set_value(false);
        self.before.set(None);
        self.reset();
    }

    /// Whether this draft lies here now: an answer may come when the person has gone on.
    pub fn holds(&self, id: &DraftId) -> bool {
        self.draft.with_untracked(|draft| draft.as_ref().is_some_and(|draft| draft.id == *id))
    }

    fn reset(&self) {
        self.is_typed.set_value(false);
        self.is_editing.set(false);
        self.look.set(Look::Done);
        self.wish.set(None);
        self.shows_changes.set(false);
        self.keeps_old.set(false);
        self.acknowledged.update(std::collections::BTreeSet::clear);
        self.override_reason.set(String::new());
        self.conflicts.set(vec![]);
        self.saved_at.set(None);
        self.refusal.set(None);
        self.is_deciding.set(false);
        self.pointed.set(None);
        self.first_key_ms.set_value(None);
        self.saved_generation.set_value(self.generation.get_value());
    }

    /// The person asked for a new version: the next one may take the place of this.
    pub fn follow_newest(&self) {
        self.follows_newest.set_value(true);
    }

    /// The case as the server has it now. An open draft is never exchanged under the person's eyes.
    pub fn take_up(&self, desk: Desk, case: &CaseDetail) {
        let Some(newest) = &case.draft else {
            return;
        };
        let known = self.draft.with_untracked(|draft| draft.as_ref().map(|draft| draft.id.clone()));
        match known {
            None if is_worth_showing(newest) => self.show(desk, newest.clone()),
            None => {}
            Some(id) if id == newest.id => self.refresh(newest),
            Some(_) if self.follows_newest.get_value() && is_worth_showing(newest) => {
                self.before.set(Some(self.working.with_untracked(|working| working.body.clone())));
                self.show(desk, newest.clone());
                self.shows_changes
                    .set(self.before.with_untracked(|before| before.as_ref() != Some(&newest.body)));
            }
            Some(_) => {}
        }
    }

    /// The text of a version never changes; its state and its decision do.
    fn refresh(&self, same: &DraftView) {
        if self.draft.with_untracked(|draft| draft.as_ref() != Some(same)) {
            self.draft.set(Some(same.clone()));
        }
    }

    /// Puts a draft on the bench, with whatever this person had already made of it.
    pub fn show(&self, desk: Desk, draft: DraftView) {
        self.drop_wish(desk, say::NEWER_VERSION);
        self.reset();
        self.follows_newest.set_value(false);
        self.working.set(Working::of(&draft));
        self.choices.set(Choices::proposed(&draft.actions));
        self.segments.set(draft.segments.clone());
        self.checks.set(draft.checks.clone());
        self.shown_ms.set_value(browser::clock_ms());
        let is_open = matches!(draft.state, DraftState::AwaitingReview | DraftState::AwaitingSecond);
        self.draft.set(Some(draft));
        if is_open {
            self.restore(desk);
        }
    }
}

/// A superseded or withdrawn version is history: the agent's next one is awaited instead.
fn is_worth_showing(draft: &DraftView) -> bool {
    !matches!(draft.state, DraftState::Superseded | DraftState::Withdrawn | DraftState::Rejected)
}
