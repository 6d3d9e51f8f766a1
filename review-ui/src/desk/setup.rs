//! The list of what a new installation still needs.

use super::Desk;
use crate::browser;
use api::{Role, Setup};
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Desk {
    /// Whether this person sets the service up. The demo stands already.
    pub fn sets_up(self) -> bool {
        let is_lead = self.me.with(|me| me.as_ref().is_some_and(|me| me.role >= Role::Lead && !me.demo));
        is_lead && !self.setup_put_away.get()
    }

    /// Asks how far the installation has come, as long as something is left to do.
    pub fn load_setup(self) {
        let is_done = self.setup.with_untracked(|setup| setup.as_ref().is_some_and(Setup::is_done));
        if is_done || !untrack(|| self.sets_up()) {
            return;
        }
        spawn_local(async move {
            // A list that did not come is tried again with the next change.
            if let Ok(setup) = self.get::<Setup>("/v1/setup").await {
                self.setup.set(Some(setup));
            }
        });
    }

    pub fn put_setup_away(self) {
        browser::remember("setup", "away");
        self.setup_put_away.set(true);
    }
}
