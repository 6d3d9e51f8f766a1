//! The shop's own patterns as regular expressions.

use regex::Regex;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// A shop's patterns are few and asked for with every mail: each is compiled once, without case, and shared, so that
/// what it has learnt of a text (its automaton) is kept as well.
///
/// # Errors
/// When it is no regular expression; the configuration refuses such a one.
pub fn compiled(pattern: &str) -> Result<Arc<Regex>, regex::Error> {
    static KNOWN: LazyLock<Mutex<HashMap<String, Arc<Regex>>>> = LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(regex) = known.get(pattern) {
        return Ok(Arc::clone(regex));
    }
    let regex = Arc::new(Regex::new(&format!("(?i){pattern}"))?);
    known.insert(pattern.to_owned(), Arc::clone(&regex));
    Ok(regex)
}
