//! The language that a customer wants to be answered in.

use super::{first, fixed};
use regex::Regex;
use std::sync::LazyLock;

const LANGUAGES: &str = "english|german|french|spanish|italian|dutch|portuguese|polish|swedish|danish|norwegian|finnish|icelandic|czech|slovak|slovene|croatian|serbian|hungarian|romanian|bulgarian|greek|turkish|russian|ukrainian|arabic|hebrew|hindi|chinese|mandarin|japanese|korean";

static SIGNALS: LazyLock<[Regex; 4]> = LazyLock::new(|| {
    let answer = r"(answer|reply|respond|write|email|e-mail|correspond|communicate)";
    let to_me = r"( (to )?(me|us|my (e-?)?mails?|this))?( back)?( only| always)?";
    [
        format!(r"\bplease,? (always |only |kindly )?{answer}{to_me} in ({LANGUAGES})\b"),
        format!(r"\b(could|can|would|will) you( please| kindly| always)* {answer}{to_me}( please)? in ({LANGUAGES})\b"),
        format!(r"\b(i|we)(['’]d| would)?( much| strongly| always)? prefer (to (be )?(answered|write|correspond|communicate|get (answers|repl(y|ies)|mails?)) |(answers|repl(y|ies)|responses?|(e-?)?mails?|correspondence) )?in ({LANGUAGES})\b"),
        format!(r"\b((answers?|repl(y|ies)|responses?) in ({LANGUAGES}),? please|my preferred language is ({LANGUAGES}))\b"),
    ]
    .map(|pattern| fixed(&pattern))
});

/// Either of two, or not this one.
static UNLESS: LazyLock<Regex> = LazyLock::new(|| {
    fixed(&format!(
        r"\b({LANGUAGES}),? (or|and|/) (in )?({LANGUAGES})\b|\b(not|never|n['’]t) (answer|reply|respond|write)\b"
    ))
});

static NAME: LazyLock<Regex> = LazyLock::new(|| fixed(&format!(r"\b({LANGUAGES})\b")));

pub fn find(sentence: &str) -> Option<String> {
    first(sentence, &*SIGNALS, &UNLESS)
}

/// The language that such words name: `German`.
pub fn wanted(words: &str) -> Option<String> {
    let name = NAME.find_iter(words).last()?.as_str().to_lowercase();
    let mut letters = name.chars();
    letters.next().map(|letter| letter.to_uppercase().chain(letters).collect())
}
