//! Links and addresses lead only to hosts on the shop's list, or are the customer's own address.

use super::judged::Judged;
use super::read::Link;
use crate::mail::same_address;
use api::{CheckView, Severity};

pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    let strange = judged.read.links.iter().filter(|link| !is_allowed(judged, link));
    strange.map(|link| fault(judged, link)).collect()
}

fn is_allowed(judged: &Judged<'_>, link: &Link) -> bool {
    let own = link.is_address && same_address(judged.text(&link.range), &judged.input.customer.email);
    let under = |host: &String| {
        let host = host.to_lowercase();
        link.host == host || link.host.strip_suffix(&host).is_some_and(|sub| sub.ends_with('.'))
    };
    own || judged.input.policy.link_hosts.iter().any(under)
}

fn fault(judged: &Judged<'_>, link: &Link) -> CheckView {
    let words = judged.text(&link.range);
    let kind = if link.is_address { "an address" } else { "a link" };
    let message = format!("{words} is {kind} that is not on the shop's list");
    judged.letter.finding("link", Severity::Block, &link.range, message)
}
