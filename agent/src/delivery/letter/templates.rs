//! The templates: one sentence a file, one segment a block.
//!
//! A block's name says what its words claim, joined by `__`: `promised` or `arrived__days_late` name facts, `act` the
//! promised action, `text..` nothing at all.

use super::super::facts::Fact;
use super::LetterError;
use minijinja::{Environment, UndefinedBehavior, Value};
use std::sync::LazyLock;

macro_rules! templates {
    ($($variant:ident = $file:literal),* $(,)?) => {
        /// One sentence, or a few that belong together.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Template { $($variant),* }

        impl Template {
            #[cfg(test)]
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $file),* }
            }

            fn source(self) -> &'static str {
                match self { $(Self::$variant => include_str!(concat!("en/", $file, ".txt"))),* }
            }
        }

        /// Strict: a missing slot is an error and never an empty place in a letter.
        static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
            let mut environment = Environment::new();
            environment.set_undefined_behavior(UndefinedBehavior::Strict);
            environment.set_fuel(Some(10_000));
            $(environment.add_template($file, Template::$variant.source()).expect("a template of ours, parsed by a test");)*
            environment
        });
    };
}

templates! {
    Greeting = "greeting",
    Closing = "closing",
    Holding = "holding",
    WhichParcel = "which_parcel",
    MoreDetail = "more_detail",
    NotFound = "not_found",
    Cancelled = "cancelled",
    Returned = "returned",
    Arrived = "arrived",
    ArrivedLate = "arrived_late",
    Underway = "underway",
    UnderwayLate = "underway_late",
    Refund = "refund",
    Track = "track",
    Inquiry = "inquiry",
    Coupon = "coupon",
    RefundPaid = "refund_paid",
    RefundApproved = "refund_approved",
    RefundTracked = "refund_tracked",
    InquiryOpen = "inquiry_open",
}

/// A worded block.
pub struct Phrase {
    pub block: &'static str,
    pub text: String,
}

impl Template {
    /// Its blocks in the order they stand, worded; those that say nothing this time are left out.
    ///
    /// # Errors
    /// [`LetterError::Template`] for a slot that is not filled.
    pub fn render(self, slots: &Value) -> Result<Vec<Phrase>, LetterError> {
        let wrong = |error: minijinja::Error| LetterError::Template(format!("{}: {error:#}", self.as_str()));
        let template = ENVIRONMENT.get_template(self.as_str()).map_err(wrong)?;
        let mut captured = template.render_captured(slots).map_err(wrong)?;
        let mut worded = |block| captured.with_state_mut(|state| state.render_block(block));
        let mut phrases = Vec::new();
        for block in blocks(self.source()) {
            let text = worded(block).map_err(wrong)?;
            if !text.is_empty() {
                phrases.push(Phrase { block, text });
            }
        }
        Ok(phrases)
    }
}

/// The names of the blocks in a template, in order.
fn blocks(source: &'static str) -> impl Iterator<Item = &'static str> {
    let starts = source.split("{% block ").skip(1);
    starts.filter_map(|rest| rest.split_once(" %}").map(|(name, _)| name.trim()))
}

/// What a block claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    Fact(Fact),
    Action,
}

/// Reads a block's name. `None`: a part of it is no fact.
pub fn claims(block: &str) -> Option<Vec<Claim>> {
    if block.starts_with("text") {
        return Some(Vec::new());
    }
    let claim = |word: &str| match word {
        "act" => Some(Claim::Action),
        word => Fact::ALL.into_iter().find(|fact| fact.as_str() == word).map(Claim::Fact),
    };
    block.split("__").map(claim).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_block_of_every_template_says_what_it_claims() {
        for template in Template::ALL {
            let mut seen = Vec::new();
            for block in blocks(template.source()) {
                assert!(claims(block).is_some(), "{}: {block}", template.as_str());
                assert!(!seen.contains(&block), "{}: {block} twice", template.as_str());
                seen.push(block);
            }
            assert!(!seen.is_empty(), "{}", template.as_str());
        }
    }

    #[test]
    fn a_missing_slot_is_an_error_and_never_an_empty_place() {
        let empty = minijinja::context! {};
        assert!(matches!(Template::Refund.render(&empty), Err(LetterError::Template(_))));
    }
}
