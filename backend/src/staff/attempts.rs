//! How often a password may be tried: bounded in memory, kept per process.

use api::Time;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Addresses share so many slots. Two of them may share one; nobody outside can choose which.
const SLOTS: usize = 4_096;
/// Tries in a row.
const BURST: i64 = 10;
/// Then one more each 30 s.
const EVERY_MICROS: i64 = 30_000_000;

/// One theoretical arrival time per slot (GCRA): a flood of made-up addresses takes no memory.
pub(super) struct Attempts {
    slots: Mutex<Vec<i64>>,
    seed: RandomState,
}

impl Attempts {
    pub(super) fn new() -> Self {
        Self { slots: Mutex::new(vec![0; SLOTS]), seed: RandomState::new() }
    }

    /// Counts a try for `email`.
    ///
    /// # Errors
    /// How long to wait when there were too many.
    pub(super) fn count(&self, email: &str, now: Time) -> Result<(), Duration> {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        let slot = &mut slots[self.slot(email)];
        let now = now.as_microsecond();
        let early = (*slot - now) - (BURST - 1) * EVERY_MICROS;
        if early > 0 {
            return Err(Duration::from_micros(early.unsigned_abs()));
        }
        *slot = (*slot).max(now) + EVERY_MICROS;
        Ok(())
    }

    /// The right password was given: earlier slips are forgotten.
    pub(super) fn forgive(&self, email: &str) {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        slots[self.slot(email)] = 0;
    }

    fn slot(&self, email: &str) -> usize {
        // The remainder is below SLOTS, so it fits whatever the machine's word.
        usize::try_from(self.seed.hash_one(email) % SLOTS as u64).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_ten_tries_a_password_waits_half_a_minute_each() {
        let attempts = Attempts::new();
        let start = Time::from_second(1_800_000_000).unwrap();
        for _ in 0..10 {
            assert_eq!(attempts.count("mara@shop.example", start), Ok(()));
        }
        assert_eq!(attempts.count("mara@shop.example", start), Err(Duration::from_secs(30)));
        assert_eq!(attempts.count("mara@shop.example", start + Duration::from_secs(30)), Ok(()));
        attempts.forgive("mara@shop.example");
        assert_eq!(attempts.count("mara@shop.example", start), Ok(()));
    }
}
