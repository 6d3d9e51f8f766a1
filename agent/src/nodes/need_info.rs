//! Node `need_info`: what do we have to ask the customer?

use crate::graph::View;
use serde::{Deserialize, Serialize};

pub struct Input {
    /// Whether the mail names a parcel; `None`: nobody has looked.
    pub names_parcel: Option<bool>,
    /// Products were looked for, and the mail does not say which.
    pub lacks_product: bool,
}

impl Input {
    pub fn of(view: &View<'_>) -> Self {
        let identified = view.gathered.identify.as_ref();
        Self {
            names_parcel: identified.map(|identified| !identified.items.is_empty()),
            lacks_product: view.gathered.filter.is_some(),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Needed {
    /// The order or tracking number.
    WhichParcel,
    WhichProduct,
    /// More about the wish: a reviewer found that the mail does not say enough.
    MoreDetail,
}

pub fn run(input: &Input) -> Needed {
    match (input.lacks_product, input.names_parcel) {
        (true, _) => Needed::WhichProduct,
        (false, Some(false)) => Needed::WhichParcel,
        (false, Some(true) | None) => Needed::MoreDetail,
    }
}
