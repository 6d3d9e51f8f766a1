//! The templates: one sentence a file, one segment a block.
//!
//! A block's name says what its words claim, joined by `__`: `promised` or `arrived__days_late` name facts, `act` the
//! promised action, `text..` nothing at all.

use super::LetterError;
use minijinja::{Environment, UndefinedBehavior, Value};
use std::sync::LazyLock;

/// One sentence, or a few that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    pub name: &'static str,
    pub source: &'static str,
}

/// Names the templates of a folder `en` beside the file that says so, and lists them for its tests.
macro_rules! templates {
    ($($constant:ident = $file:literal),* $(,)?) => {
        $(pub const $constant: $crate::letter::Template =
            $crate::letter::Template { name: $file, source: include_str!(concat!("en/", $file, ".txt")) };)*

        #[cfg(test)]
        pub const ALL: &[$crate::letter::Template] = &[$($constant),*];
    };
}
pub(crate) use templates;

/// Strict: a missing slot is an error and never an empty place in a letter.
static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(10_000));
    environment
});

/// A worded block.
#[derive(Debug, Clone, PartialEq, Eq)]
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
        let wrong = |error: minijinja::Error| LetterError::Template(format!("{}: {error:#}", self.name));
        let template = ENVIRONMENT.template_from_named_str(self.name, self.source).map_err(wrong)?;
        let mut captured = template.render_captured(slots).map_err(wrong)?;
        let mut worded = |block| captured.with_state_mut(|state| state.render_block(block));
        let mut phrases = Vec::new();
        for block in self.blocks() {
            let text = worded(block).map_err(wrong)?;
            if !text.is_empty() {
                phrases.push(Phrase { block, text });
            }
        }
        Ok(phrases)
    }

    /// The names of its blocks, in order.
    fn blocks(self) -> impl Iterator<Item = &'static str> {
        let starts = self.source.split("{% block ").skip(1);
        starts.filter_map(|rest| rest.split_once(" %}").map(|(name, _)| name.trim()))
    }
}

/// What a block's words stand on.
pub fn claimed(block: &str) -> impl Iterator<Item = &str> {
    let is_text = block.starts_with("text");
    block.split("__").filter(move |_| !is_text)
}

#[cfg(test)]
impl Template {
    /// For the tests of a topic: each block is named once, and claims nothing but what the topic knows.
    pub fn assert_claims_only(self, known: &[&str]) {
        let mut seen = Vec::new();
        for block in self.blocks() {
            let strange: Vec<&str> = claimed(block).filter(|claim| !known.contains(claim)).collect();
            assert!(strange.is_empty(), "{}: {strange:?}", self.name);
            assert!(!seen.contains(&block), "{}: {block} twice", self.name);
            seen.push(block);
        }
        assert!(!seen.is_empty(), "{}", self.name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_slot_is_an_error_and_never_an_empty_place() {
        let template = Template { name: "x", source: "{% block text %}Hello {{ name }}{% endblock %}" };
        let empty = minijinja::context! {};
        assert!(matches!(template.render(&empty), Err(LetterError::Template(_))));
    }
}
