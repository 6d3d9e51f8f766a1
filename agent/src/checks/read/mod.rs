//! Recognisers: what a text says in figures, dates, ids and links. Used on the reply and on the facts alike, so that both
//! are read the same way.

mod amount;
mod count;
mod date;
mod identifier;
mod link;
mod number;
mod pattern;
mod size;
mod text;
mod words;

pub use amount::Amount;
pub use count::{Count, Unit};
pub use date::{Date, When};
pub use identifier::{Id, Shapes, bare_numbers, normalised};
pub use link::Link;
pub use pattern::pattern;
pub use size::{Figure, Size, figures};
pub use text::Read;
pub use words::{exact_words, whole_words};
