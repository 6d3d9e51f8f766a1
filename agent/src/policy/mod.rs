//! Policy: pure functions with their tables. Amounts, dates and permissions come from here, never from an engine.

mod settings;

pub use settings::Policy;
