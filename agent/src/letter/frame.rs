//! What every letter shares.

use super::templates;

templates! {
    GREETING = "greeting",
    CLOSING = "closing",
    HOLDING = "holding",
    MORE_DETAIL = "more_detail",
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_frame_claims_nothing() {
        super::ALL.iter().for_each(|template| template.assert_claims_only(&[]));
    }
}
