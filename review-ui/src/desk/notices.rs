//! What is told to everybody at once: to eyes for a while, to a screen reader when it is said.

use super::Desk;
use leptos::prelude::*;

/// One sentence above the work.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    pub words: String,
    /// What went wrong stays until it is read; the rest goes by itself.
    pub is_wrong: bool,
    said_ms: f64,
}

/// Long enough to read a sentence twice.
const STAYS_MS: f64 = 8_000.0;

impl Desk {
    /// Tells what has happened; it goes by itself.
    pub fn tell(&self, words: impl Into<String>) {
        let words = words.into();
        self.say(words.clone());
        self.show_notice(words, false);
    }

    /// Tells what did not work and what to do; it stays until the person has read it.
    pub fn warn(&self, words: impl Into<String>) {
        let words = words.into();
        self.alarm(words.clone());
        self.show_notice(words, true);
    }

    fn show_notice(&self, words: String, is_wrong: bool) {
        self.notice.set(Some(Notice { words, is_wrong, said_ms: self.clock_ms() }));
    }

    pub fn dismiss_notice(&self) {
        self.notice.set(None);
    }

    /// What went wrong with one case says nothing on the next.
    pub(super) fn leave_notice(&self) {
        if self.notice.with_untracked(|notice| notice.as_ref().is_some_and(|notice| notice.is_wrong)) {
            self.notice.set(None);
        }
    }

    pub(super) fn drop_old_notice(&self) {
        let now = self.now_ms.get_untracked();
        let is_over = |notice: &Notice| !notice.is_wrong && now - notice.said_ms > STAYS_MS;
        if self.notice.with_untracked(|notice| notice.as_ref().is_some_and(is_over)) {
            self.notice.set(None);
        }
    }
}
