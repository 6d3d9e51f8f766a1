//! Where the case opens: the whole proposal in view; the customer's newest mail first when both do not fit.

use leptos::prelude::*;

/// Room below the proposal, in px.
const AIR: f64 = 16.0;

pub fn show_proposal() {
    let by_id = |id: &str| document().get_element_by_id(id);
    let (Some(pane), Some(proposal)) = (by_id("case-scroll"), by_id("proposal")) else {
        return;
    };
    let frame = pane.get_bounding_client_rect();
    let letter = proposal.get_bounding_client_rect();
    let newest = by_id("newest-mail").map_or(letter.top(), |mail| mail.get_bounding_client_rect().top());
    let scrolled = f64::from(pane.scroll_top());
    let fits = letter.bottom() - newest + AIR <= frame.height();
    let wanted = if fits { letter.bottom() + AIR - frame.bottom() } else { newest - frame.top() - AIR };
    if wanted > 0.0 {
        pane.set_scroll_top((scrolled + wanted) as i32);
    }
}
