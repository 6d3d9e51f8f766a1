//! Values that one suite writes as a number and another as text.

use serde::{Deserialize, Deserializer, de::Error};
use serde_json::Value;

/// `7` and `"7"` are the text `7`; `9.5` is `9.5`, `10.0` is `10`.
pub(super) fn text<'de, D: Deserializer<'de>>(value: D) -> Result<String, D::Error> {
    match Value::deserialize(value)? {
        Value::String(text) => Ok(text),
        Value::Number(number) => {
            let text = number.to_string();
            Ok(text.strip_suffix(".0").unwrap_or(&text).to_owned())
        }
        _ => Err(D::Error::custom("expected a number or a text")),
    }
}

/// `7` and `"7"` are the number 7.
pub(super) fn number<'de, D: Deserializer<'de>>(value: D) -> Result<i64, D::Error> {
    text(value)?.parse().map_err(|_| D::Error::custom("expected a whole number"))
}
