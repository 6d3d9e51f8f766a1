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
    /// Tokens of a case's memory that an engine reads, by the estimate of `case::memory`.
    pub memory_tokens: usize,
    /// Days for which a customer's preference is remembered.
    pub preference_days: i64,
    /// Days for which a past complaint is.
    pub complaint_days: i64,
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

/// Shapes of the large carriers. Blanks and dashes are tolerated where the shape is unmistakable; a bare run of digits
/// is looked at by the words beside it and needs no pattern.
const TRACKING_PATTERNS: [&str; 6] = [
    r"(?:FDX|FEDEX|UPS|USPS|DHL|DPD|GLS|TNT|EMS|LP|JJ?D)[ -]?[0-9](?:[ -]?[0-9]){7,19}",
    r"[A-Z]{2,4}[0-9]{8,12}",
    r"1Z[0-9A-Z]{9,16}|1Z(?: [0-9A-Z]{2,4}){4,6}",
    r"9[2-5][0-9]{2}(?: ?[0-9]{4}){4}(?: ?[0-9]{2})?", // USPS
    r"[A-Z]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{3} ?[A-Z]{2}", // S10, the world's post offices
    r"[0-9]{4} [0-9]{4} [0-9]{4}",                     // FedEx as its slips print it
];

/// "Order 1002" in the ways it is written, and this shop's own numbers.
const ORDER_PATTERNS: [&str; 3] = [
    r"(?:orders?|purchase)\s*(?:numbers?|num|no|nr|id|ref(?:erence)?)?\s*(?:is|was)?\s*[.:#№=-]{0,3}\s*#?\s*(?P<number>(?:[A-Z]{2,3}-)?[0-9]{4,10})",
    r"#\s?(?P<number>[0-9]{4,10})",
    r"(?P<number>[A-Z]{2}-[0-9]{4,8})",
];

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
            memory_tokens: 1200,
            preference_days: 365,
            complaint_days: 180,
            node_timeout_s: 30,
            facts_valid_min: 30,
            time_zone: "UTC".to_owned(),
            shop_name: "Strideway".to_owned(),
            tracking_patterns: TRACKING_PATTERNS.map(str::to_owned).to_vec(),
            order_patterns: ORDER_PATTERNS.map(str::to_owned).to_vec(),
            link_hosts: Vec::new(),
        }
    }
}
