//! What is wrong with the settings, in words for whoever has to change them.

use super::load::Origin;

/// Everything that is wrong, found in one go.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct ConfigError(pub Vec<Wrong>);

/// One wrong value, key or file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// `said` is `None` for a secret: it is not repeated.
    #[error("{origin}: `{key}`{} is not allowed; allowed: {allowed}", shown(.said))]
    Value { origin: Origin, key: &'static str, said: Option<String>, allowed: String },
    #[error("{origin}: there is no setting `{key}`; the nearest is `{nearest}`")]
    Unknown { origin: Origin, key: String, nearest: &'static str },
    #[error("{origin}: {message}")]
    Syntax { origin: Origin, message: String },
    #[error("countersign.toml could not be read: {0}")]
    Unreadable(String),
}

fn shown(said: &Option<String>) -> String {
    said.as_ref().map(|said| format!(" = `{said}`")).unwrap_or_default()
}
