//! Scripted reviewers: who decides the drafts of an evaluation, and how.

/// The person of an evaluation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Reviewer {
    /// Approves Draft and NeedInfo with every proposed action; an empty text is closed, a blocked one left.
    #[default]
    Approve,
    /// Decides nothing: drafts are scored as they wait.
    None,
}

impl std::str::FromStr for Reviewer {
    type Err = String;
    fn from_str(word: &str) -> Result<Self, String> {
        match word {
            "approve" => Ok(Self::Approve),
            "none" => Ok(Self::None),
            _ => Err(format!("no reviewer `{word}`: allowed are approve, none")),
        }
    }
}
