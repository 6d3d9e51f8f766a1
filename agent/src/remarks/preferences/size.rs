//! The size that a customer wears, whatever the shoe.

use super::{first, fixed};
use regex::Regex;
use std::sync::LazyLock;

const NUMBER: &str = r"[0-9]{1,2}([.,][05]| ?1/2| ?½)?";
const UNIT: &str = r"((eu|uk|us) )?";

static SIGNALS: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    let size = format!(r"{UNIT}size {UNIT}{NUMBER}( (eu|uk|us))?");
    [
        format!(r"\bi (always|usually|normally) (wear|take|need|buy|order) (an? )?{size}\b"),
        format!(r"\bi(( always| usually| normally)? wear|['’]m| am)( always| usually| normally)? (an? )?{size}\b"),
        format!(r"\bmy (usual |normal |regular |own |shoe )*size is (always |usually |normally )?(an? )?{UNIT}(size )?{UNIT}{NUMBER}( (eu|uk|us))?\b"),
    ]
    .map(|pattern| fixed(&pattern))
});

/// What was, what depends on the shoe, and what is not sure.
static UNLESS: LazyLock<Regex> = LazyLock::new(|| {
    let number = format!(r"{NUMBER}( (eu|uk|us))?");
    fixed(&format!(
        r"^(in|for|with|at) |\b(used to|no longer|not any ?more|any ?more|sometimes|depending|depends|between|as a (child|kid))\b|\bsize {UNIT}{number} (in|with|for|from|at|by)\b|\b{number} ?(or|to|/|-|–) ?(an? )?(size )?[0-9]"
    ))
});

pub fn find(sentence: &str) -> Option<String> {
    first(sentence, &*SIGNALS, &UNLESS)
}
