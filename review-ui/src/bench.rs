//! The bench: the one draft on screen, and what the person has made of it so far.
//! A push changes the desk, never the bench: what is typed here stays until the person says otherwise.

pub mod copies;
mod keep;
mod look;
mod take_up;
mod wish;

use crate::browser;
use crate::desk::Desk;
use crate::draft::choices::Choices;
use crate::draft::conflicts::{Side, settle};
use crate::draft::lighting::{Lit, Pointed, light};
use crate::draft::standing::Look;
use crate::draft::working::{Working, realign};
use api::{CheckView, Conflict, DecisionRequest, DraftView, SegmentView, Time};
use leptos::prelude::*;
use std::collections::BTreeSet;
use wish::Wish;

/// The first button of the first conflict: where the keyboard goes on.
pub const FIRST_CONFLICT: &str = "conflict-0";

#[derive(Clone, Copy)]
pub struct Bench {
    /// The draft the person works on; the case may already have a newer one.
    pub draft: RwSignal<Option<DraftView>>,
    pub working: RwSignal<Working>,
    pub choices: RwSignal<Choices>,
    /// The text on screen, cut into claims.
    pub segments: RwSignal<Vec<SegmentView>>,
    pub checks: RwSignal<Vec<CheckView>>,
    pub acknowledged: RwSignal<BTreeSet<String>>,
    pub override_reason: RwSignal<String>,
    pub conflicts: RwSignal<Vec<Conflict>>,
    pub is_editing: RwSignal<bool>,
    pub look: RwSignal<Look>,
    /// An approval that waits for the look that is under way.
    pub wish: RwSignal<Option<Wish>>,
    pub shows_changes: RwSignal<bool>,
    /// The person saw that the customer wrote again and goes on with the old text.
    pub keeps_old: RwSignal<bool>,
    pub saved_at: RwSignal<Option<Time>>,
    /// Why the last try to decide did not go through.
    pub refusal: RwSignal<Option<String>>,
    pub is_deciding: RwSignal<bool>,
    /// A decision that was sent and whose answer was lost: asked again, it is the same one.
    pub unanswered: StoredValue<Option<DecisionRequest>>,
    pub pointed: RwSignal<Option<Pointed>>,
    pub lit: Memo<Lit>,
    /// Grows with every change of text or choices: an answer to an older text is dropped.
    generation: StoredValue<u64>,
    saved_generation: StoredValue<u64>,
    /// When this draft came on screen, ms since 1970.
    pub shown_ms: StoredValue<f64>,
    pub first_key_ms: StoredValue<Option<f64>>,
    follows_newest: StoredValue<bool>,
    /// The person wrote in the text themselves; until then it follows what they choose among the actions.
    is_typed: StoredValue<bool>,
    /// The text before the newest draft took its place, for "what changed".
    pub before: RwSignal<Option<String>>,
}

impl Bench {
    pub fn new() -> Self {
        let draft = RwSignal::new(None::<DraftView>);
        let segments = RwSignal::new(Vec::new());
        let pointed = RwSignal::new(None);
        let lit = Memo::new(move |_| {
            draft
                .with(|draft| {
                    let draft = draft.as_ref()?;
                    Some(segments.with(|segments: &Vec<SegmentView>| {
                        pointed.with(|pointed: &Option<Pointed>| light(pointed.as_ref(), draft, segments))
                    }))
                })
                .unwrap_or_default()
        });
        Self {
            draft,
            working: RwSignal::new(Working::default()),
            choices: RwSignal::new(Choices::default()),
            segments,
            checks: RwSignal::new(vec![]),
            acknowledged: RwSignal::new(BTreeSet::new()),
            override_reason: RwSignal::new(String::new()),
            conflicts: RwSignal::new(vec![]),
            is_editing: RwSignal::new(false),
            look: RwSignal::new(Look::Done),
            wish: RwSignal::new(None),
            shows_changes: RwSignal::new(false),
            keeps_old: RwSignal::new(false),
            saved_at: RwSignal::new(None),
            refusal: RwSignal::new(None),
            is_deciding: RwSignal::new(false),
            unanswered: StoredValue::new(None),
            pointed,
            lit,
            generation: StoredValue::new(0),
            saved_generation: StoredValue::new(0),
            shown_ms: StoredValue::new(0.0),
            first_key_ms: StoredValue::new(None),
            follows_newest: StoredValue::new(false),
            is_typed: StoredValue::new(false),
            before: RwSignal::new(None),
        }
    }

    /// Whether text, recipients or actions differ from the agent's.
    pub fn is_dirty(&self) -> bool {
        self.has_edits() || self.has_choices()
    }

    pub fn has_edits(&self) -> bool {
        self.draft.with(|draft| {
            draft.as_ref().is_some_and(|draft| self.working.with(|working| working.edits(draft).is_some()))
        })
    }

    fn has_choices(&self) -> bool {
        self.draft.with(|draft| {
            draft.as_ref().is_some_and(|draft| {
                self.choices.with(|choices| *choices != Choices::proposed(&draft.actions))
            })
        })
    }

    /// The body was typed in.
    pub fn type_body(&self, body: String) {
        self.is_typed.set_value(true);
        self.segments.update(|segments| *segments = realign(segments, &body));
        self.working.update(|working| working.body = body);
        self.changed();
    }

    pub fn change_envelope(&self, change: impl FnOnce(&mut Working)) {
        self.working.update(change);
        self.changed();
    }

    /// Another number after each change.
    pub fn generation(&self) -> u64 {
        self.generation.get_value()
    }

    pub fn changed(&self) {
        self.generation.update_value(|generation| *generation += 1);
    }

    /// What is on the bench goes to the server with the next save.
    fn is_unsaved(&self) {
        self.saved_generation.set_value(self.generation.get_value().wrapping_sub(1));
    }

    /// Chooses a text where both changed; with the last choice the whole can be written on.
    pub fn settle(&self, desk: Desk, number: usize, side: Side) {
        if !untrack(|| desk.may_type()) {
            return;
        }
        let (body, open) = self.working.with_untracked(|working| {
            self.conflicts.with_untracked(|conflicts| settle(&working.body, conflicts, number, side))
        });
        let is_last = open.is_empty();
        self.conflicts.set(open);
        self.type_body(body);
        self.is_editing.set(true);
        self.look_soon(desk);
        browser::focus(if is_last { "reply-text" } else { FIRST_CONFLICT });
    }

    /// Takes a sentence out of the text.
    pub fn remove_segment(&self, id: &str) {
        let body = self.segments.with_untracked(|segments| {
            let kept = segments.iter().filter(|segment| segment.id != id);
            kept.map(|segment| segment.text.as_str()).collect::<String>()
        });
        self.type_body(body);
    }
}
