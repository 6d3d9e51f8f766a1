//! What the people room keeps in memory.

use super::attempts::Attempts;
use super::password::Passwords;
use std::sync::Arc;

/// Cheap to clone; one per process.
#[derive(Clone)]
pub struct People {
    pub(super) attempts: Arc<Attempts>,
    pub(super) passwords: Arc<Passwords>,
}

impl People {
    pub fn new() -> Self {
        Self { attempts: Arc::new(Attempts::new()), passwords: Arc::new(Passwords::new()) }
    }
}

impl Default for People {
    fn default() -> Self {
        Self::new()
    }
}
