//! An approval that waits: its chord came while the server still looked at the newest text. It approves that text and no
//! other, or nothing.

use super::Bench;
use crate::commands;
use crate::desk::{Desk, Then};
use crate::words::verdict as say;
use leptos::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    then: Then,
    /// Of the text that the person saw when they asked.
    generation: u64,
}

impl Bench {
    pub fn wish_to_approve(&self, desk: Desk, then: Then) {
        self.wish.set(Some(Wish { then, generation: self.generation.get_value() }));
        desk.say(format!("{} {}", say::APPROVING, say::APPROVING_REST));
    }

    /// The look at the text as it stands has answered: approves, or says why not.
    pub(super) fn grant_wish(&self, desk: Desk) {
        let wish = self.wish.try_update(Option::take).flatten();
        if let Some(wish) = wish.filter(|wish| wish.generation == self.generation.get_value()) {
            commands::approve(desk, wish.then);
        }
    }

    /// `false`: nothing was waiting.
    pub fn drop_wish(&self, desk: Desk, why: &str) -> bool {
        let is_waiting = self.wish.with_untracked(Option::is_some);
        if is_waiting {
            self.wish.set(None);
            desk.warn(say::not_approved(why));
        }
        is_waiting
    }
}
