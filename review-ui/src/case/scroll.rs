//! Where the case opens: the whole proposal in view; the customer's newest mail first when both do not fit.

use leptos::prelude::*;

/// Around the proposal, in px.
const AIR: f64 = 16.0;

pub fn show_proposal() {
    show("newest-mail");
}

/// While a person writes, the whole proposal matters more than the mail above it.
pub fn show_letter() {
    show("proposal");
}

/// `first`: what must be in view when it and the proposal do not fit together.
fn show(first: &str) {
    let by_id = |id: &str| document().get_element_by_id(id);
    let (Some(pane), Some(proposal)) = (by_id("case-scroll"), by_id("proposal")) else {
        return;
    };
    let frame = pane.get_bounding_client_rect();
    let letter = proposal.get_bounding_client_rect();
    let newest = by_id(first).map_or(letter.top(), |mail| mail.get_bounding_client_rect().top());
    let scrolled = f64::from(pane.scroll_top());
    let fits = letter.bottom() - newest + AIR <= frame.height();
    let wanted = if fits { letter.bottom() + AIR - frame.bottom() } else { newest - frame.top() - AIR };
    // A pane that already shows more than it must stays where it is.
    if wanted > 0.0 {
        pane.set_scroll_top((scrolled + wanted) as i32);
    }
}
