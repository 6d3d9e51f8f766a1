//! Policy: pure functions with their tables. Amounts, dates and permissions come from here, never from an engine.

mod lateness;
mod patterns;
mod remedies;
mod settings;

pub use lateness::{Lateness, civil_day};
pub use patterns::compiled;
pub use remedies::{LateArrival, coupon_due, inquiry_due, late_refund};
pub use settings::Policy;
