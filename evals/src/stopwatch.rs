//! How long a case took, in real time. The only place here that reads the machine's clock: latency is about the
//! machine, not about the case's world.

use std::time::Instant;

pub struct Stopwatch(Instant);

impl Stopwatch {
    #[expect(
        clippy::disallowed_methods,
        reason = "latency is real time; the case itself runs on the scene's clock"
    )]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    pub fn ms(&self) -> f64 {
        self.0.elapsed().as_secs_f64() * 1000.0
    }
}
