//! One text read whole.

use super::pattern::Taken;
use super::{Amount, Count, Date, Id, Link, Shapes, Size, amount, count, date, identifier, link, size};

/// What a text says; every range is in bytes of that text, and none overlaps another.
#[derive(Debug, Clone, Default)]
pub struct Read {
    pub links: Vec<Link>,
    pub amounts: Vec<Amount>,
    pub sizes: Vec<Size>,
    pub dates: Vec<Date>,
    pub counts: Vec<Count>,
    pub ids: Vec<Id>,
}

impl Read {
    /// The order matters: what is read first is not read again as something else.
    pub fn of(text: &str, shapes: &Shapes) -> Self {
        let mut taken = Taken::default();
        Self {
            links: link::find(text, &mut taken),
            amounts: amount::find(text, &mut taken),
            sizes: size::find(text, &mut taken),
            dates: date::find(text, &mut taken),
            counts: count::find(text, &mut taken),
            ids: identifier::find(text, shapes, &mut taken),
        }
    }
}
