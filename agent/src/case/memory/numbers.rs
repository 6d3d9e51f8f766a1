//! The numbers that an entry keeps: found where the text is still whole.

use crate::engine::{Extract, Mention, offline};
use crate::policy::Policy;

/// Order and tracking numbers of a text, verbatim, in the order they stand; those that only look like one where
/// `counts` says so. None where a pattern of the shop cannot be read: the question to the engine tells that.
pub fn numbers(text: &str, policy: &Policy, counts: impl Fn(&Mention) -> bool) -> Vec<String> {
    let question = Extract {
        text: text.to_owned(),
        tracking_patterns: policy.tracking_patterns.clone(),
        order_patterns: policy.order_patterns.clone(),
    };
    let mentions = offline::extract(&question).unwrap_or_default();
    let named = mentions.into_iter().filter(|mention| mention.sure || counts(mention));
    named.map(|mention| mention.written).collect()
}
