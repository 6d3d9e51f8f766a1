//! The only file that reads the machine's clocks; everything else is handed a [`Clock`].

pub use agent::world::Clock;
use api::Time;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A shared clock.
pub type SharedClock = Arc<dyn Clock>;

/// The machine's own clocks.
#[derive(Debug)]
pub struct SystemClock {
    started: std::time::Instant,
}

impl SystemClock {
    #[expect(clippy::disallowed_methods, reason = "time enters here and nowhere else")]
    pub fn new() -> Self {
        Self { started: std::time::Instant::now() }
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for SystemClock {
    /// Cut to microseconds: what the databases keep, so that a stored time equals the one that was hashed.
    #[expect(clippy::disallowed_methods, reason = "time enters here and nowhere else")]
    fn now(&self) -> Time {
        cut(Time::now())
    }

    fn monotonic(&self) -> Duration {
        self.started.elapsed()
    }
}

/// A clock that a test or an evaluation moves by hand.
#[derive(Debug, Clone)]
pub struct ManualClock(Arc<Mutex<Time>>);

impl ManualClock {
    pub fn at(start: Time) -> Self {
        Self(Arc::new(Mutex::new(cut(start))))
    }

    /// Moves forward; time never goes back by accident.
    pub fn advance(&self, by: Duration) {
        let mut now = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *now += by;
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Time {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn monotonic(&self) -> Duration {
        Duration::from_micros(u64::try_from(self.now().as_microsecond()).unwrap_or(0))
    }
}

fn cut(at: Time) -> Time {
    Time::from_microsecond(at.as_microsecond()).unwrap_or(at)
}
