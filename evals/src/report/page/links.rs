//! Names of cases within the page.

use super::html::Html;
use crate::score::Scored;

/// At most so many cases are shown whole, the wrong ones first: the file stays one that a browser opens at once.
pub const MAX_SHOWN: usize = 600;

/// Those that are shown whole, in the suite's order.
pub fn shown(scored: &[Scored]) -> Vec<&Scored> {
    let mut places: Vec<usize> = (0..scored.len()).collect();
    places.sort_by_key(|place| scored[*place].wrong.is_empty());
    places.truncate(MAX_SHOWN);
    places.sort_unstable();
    places.into_iter().map(|place| &scored[place]).collect()
}

/// The case's name as an address in this page.
pub fn anchor(case: &Scored, html: &mut Html) {
    html.raw("case-").text(&case.id).raw("-").num(f64::from(case.epoch));
}

/// A link to the case, under its id.
pub fn link(case: &Scored, html: &mut Html) {
    html.raw("<a href=\"#");
    anchor(case, html);
    html.raw("\">").text(&case.id);
    if case.epoch > 1 {
        html.raw(" (").num(f64::from(case.epoch)).raw(")");
    }
    html.raw("</a>");
}
