//! The screen in a real Chromium, against the running demo: what a person sees, presses and is told.
//!
//! Without Chromium and ChromeDriver each test says so and is left out; `REQUIRE_BROWSER=1` makes that a failure.
//! The build must carry the screen (no `SKIP_UI`).
#![expect(clippy::unwrap_used, reason = "a stage that cannot be built fails its test")]
#![expect(clippy::print_stderr, reason = "a test that is passed over says so")]

mod house;

mod deciding;
mod editing;
mod effects;
mod everywhere;
mod hostile;
mod interrupted;
mod keys;
mod large;
mod live;
mod merging;
mod passing;
mod paths;
mod pictures;
mod read_only;
mod sign_in;
mod small;
mod trace;
mod two_people;
mod waiting;
