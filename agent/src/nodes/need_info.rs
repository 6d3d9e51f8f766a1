//! Node `need_info`: what do we have to ask the customer?

use crate::graph::View;
use serde::{Deserialize, Serialize};

pub struct Input {
    /// Whether the mail names a parcel; `None`: nobody has looked.
    pub names_parcel: Option<bool>,
}

impl Input {
    pub fn of(view: &View<'_>) -> Self {
        let identified = view.gathered.identify.as_ref();
        Self { names_parcel: identified.map(|identified| !identified.items.is_empty()) }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Needed {
    /// The order or tracking number.
    WhichParcel,
    /// More about the wish: a reviewer found that the mail does not say enough.
    MoreDetail,
}

pub fn run(input: &Input) -> Needed {
    match input.names_parcel {
        Some(false) => Needed::WhichParcel,
        Some(true) | None => Needed::MoreDetail,
    }
}
