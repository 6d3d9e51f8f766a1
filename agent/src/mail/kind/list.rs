//! Mail to many: lists, newsletters, campaigns.

use super::facts::Facts;

pub fn is_list(facts: &Facts) -> bool {
    facts.any_header(&MARKED)
        || matches!(facts.header("precedence"), "list" | "bulk" | "junk")
        || (facts.has("feedback-id") && !is_carrier(facts))
}

/// RFC 2369 and 2919, and the programs that keep lists without them.
const MARKED: [&str; 17] = [
    "list-id",
    "list-unsubscribe",
    "list-unsubscribe-post",
    "list-post",
    "list-subscribe",
    "list-archive",
    "list-owner",
    "mailing-list",
    "x-mailing-list",
    "x-mailman-version",
    "x-beenthere",
    "x-listname",
    "x-mlserver",
    "x-ml-name",
    "x-google-group-id",
    "x-campaign-id",
    "x-mailchimp-campaign-id",
];

/// This carrier sets the field on every mail, also on what a person wrote into a shop's contact form.
fn is_carrier(facts: &Facts) -> bool {
    facts.header("feedback-id").ends_with(":amazonses")
}
