//! The world of a case: the shop's tables, the clock and what the case remembers before its mail arrives.

use api::{MemoryRole, Time};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A row as the suite's files write it: column names to JSON values.
pub type Row = Map<String, Value>;
/// Tables of the shop by name (`item_deliveries`, `coupon_issued`, ...).
pub type Tables = BTreeMap<String, Vec<Row>>;

/// What a stage is started with.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// The case and epoch, fit for a file name (`seed-delivery-07-01-29-order.1`).
    pub name: String,
    /// The shop's rows, with the case's own changes made; empty where the case needs none.
    pub tables: Tables,
    /// Where the clock stands when the first mail is posted.
    pub now: Time,
}

/// One entry that the case remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    pub role: MemoryRole,
    pub text: String,
}
