//! Whether words are said or denied.

use super::read::pattern;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static NEGATOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:not|no|never|cannot|\w+n['’]t|unable|without|neither|nor|none|impossible|nicht|kein\w*|ohne|pas|aucun\w*|sans)\b",
    )
});

/// After a negator these turn it round: `cannot wait to refund`, `not only a refund`, `no problem`.
static TURNED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:only|just|merely|simply|wait|hesitat\w*|refus\w*|fail\w*|forget\w*|forgot\w*|deny|denied|problem|worr\w*|doubt\w*|matter|trouble|stop\w*|prevent\w*|need|until|unless|nur|seulement)\b",
    )
});

static DENIED_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\W*(?:\w+\W+){0,3}?(?:not|never|cannot|\w+n['’]t|nicht)\s+(?:be\s+|yet\s+|currently\s+)?(?:possible|due|available|offered|allowed|included|part|granted|paid|made|issued|refunded|given|something|möglich)\b",
    )
});

/// Words that end the reach of a negator.
static CLAUSE_END: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[,;:()–—]|\b(?:but|and|so|however|instead|yet|aber|mais|und|et)\b"));

/// A negator reaches this many words ahead.
const REACH: usize = 8;

/// Whether `words` are denied in their sentence: a negator shortly before them in the same clause, or a denial right after.
pub fn is_denied(body: &str, sentence: &Range<usize>, words: &Range<usize>) -> bool {
    let before = &body[sentence.start..words.start];
    let after = &body[words.end..sentence.end.max(words.end)];
    denied_before(clause_before(before)) || DENIED_AFTER.is_match(clause_after(after))
}

/// The part of the clause that stands before some words.
pub fn clause_before(before: &str) -> &str {
    CLAUSE_END.find_iter(before).last().map_or(before, |end| &before[end.end()..])
}

fn clause_after(after: &str) -> &str {
    CLAUSE_END.find(after).map_or(after, |end| &after[..end.start()])
}

fn denied_before(clause: &str) -> bool {
    let Some(negator) = NEGATOR.find_iter(clause).last() else { return false };
    let between = &clause[negator.end()..];
    // Two negators in one clause deny each other, or nobody can tell: then the words count as said.
    let doubled = NEGATOR.find_iter(clause).count() > 1;
    !doubled && between.split_whitespace().count() < REACH && !TURNED.is_match(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn denies(sentence: &str) -> bool {
        let start = sentence.find("refund").unwrap();
        is_denied(sentence, &(0..sentence.len()), &(start..start + "refund".len()))
    }

    #[test]
    fn a_refusal_is_no_promise() {
        for sentence in [
            "We cannot refund the fee.",
            "We are unable to give you a refund.",
            "There is no refund for it.",
            "We can’t refund it.",
            "I'm sorry, but a refund is not possible here.",
            "It goes without a refund.",
            "Wir können das nicht refund nennen.",
        ] {
            assert!(denies(sentence), "{sentence}");
        }
    }

    #[test]
    fn a_promise_does_not_hide_behind_a_no() {
        for sentence in [
            "We cannot wait to refund you.",
            "We will not only refund you.",
            "No problem, we refund it.",
            "We won't hesitate to refund it.",
            "It is not late, and we refund it.",
            "We cannot replace it but refund it.",
            "We cannot not refund it.",
            "Your refund is not a problem.",
        ] {
            assert!(!denies(sentence), "{sentence}");
        }
    }
}
