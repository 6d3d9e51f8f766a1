//! The numbers of policy, all configuration (PRODUCT section 11).

use serde::{Deserialize, Serialize};

/// What the shop allows and promises. Validated by the configuration before a run sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// Characters of new text over which a person reads.
    pub max_characters: usize,
    /// The same request for this time in a case goes to a person.
    pub repeat_limit: usize,
    /// Under it, the topic is a person's to name.
    pub min_confidence: f64,
    /// Percent of the delivery fee per day late.
    pub refund_percent_per_day: u32,
    /// Another late arrival within so many days up to today earns the coupon.
    pub late_window_days: i64,
    pub coupon_valid_days: i64,
    /// More days late than this, and no scan for `inquiry_scan_age_days`: ask the carrier.
    pub inquiry_after_days: i64,
    pub inquiry_scan_age_days: i64,
    pub max_actions: usize,
    pub reject_rounds: u32,
    pub redo_limit: u32,
    /// Seconds.
    pub node_timeout_s: u64,
    /// Minutes that stock and delivery facts stay valid.
    pub facts_valid_min: i64,
    /// IANA name of the shop's time zone.
    pub time_zone: String,
    /// How the shop signs.
    pub shop_name: String,
    /// Regular expressions of tracking numbers, tried on word boundaries.
    pub tracking_patterns: Vec<String>,
    /// Regular expressions of order numbers; group `number` is the number itself.
    pub order_patterns: Vec<String>,
    /// Host names that a link in a reply may point to.
    pub link_hosts: Vec<String>,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            max_characters: 2500,
            repeat_limit: 4,
            min_confidence: 0.6,
            refund_percent_per_day: 20,
            late_window_days: 60,
            coupon_valid_days: 90,
            inquiry_after_days: 2,
            inquiry_scan_age_days: 2,
            max_actions: 5,
            reject_rounds: 3,
            redo_limit: 2,
            node_timeout_s: 30,
            facts_valid_min: 30,
            time_zone: "UTC".to_owned(),
            shop_name: "Strideway".to_owned(),
            tracking_patterns: Vec::new(),
            order_patterns: Vec::new(),
            link_hosts: Vec::new(),
        }
    }
}
