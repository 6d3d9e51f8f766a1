//! How urgent: threats, harm, missing or broken goods with pressure, the law, "immediately". Anger alone is none of it.

use super::topics::plain;
use crate::nodes::signals::{fraud, injury, legal};
use api::Urgency;
use regex::Regex;
use std::sync::LazyLock;

static URGENT: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"\b(immediately|immediate (action|attention|response|refund|help)|urgent|urgently|emergency|right away|this instant|at once|final (warning|notice)|last (warning|chance)|stop charging|i will post|go to the (press|media)|threat\w*|(third|fourth|fifth|3rd|4th|5th|sixth|6th) time (i'm|i am|i've|i have|that i|asking|writing|i'm writing|i write|now))\b",
    )
});

static NOT_URGENT: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"\b(not|isn't|is not|nothing|no|hardly|non)[ -]?(at all |that |very |so |really |too )?(urgent|urgently|emergency|rush|hurry|immediately)\b|\bnot (needed|required|necessary) (immediately|right away|right now)\b|\b(paid|ordered|bought|answered|replied|came|arrived|fitted|loved|all|both|two|three)( \w+){0,2} (at once|right away|immediately)\b",
    )
});

/// Goods that are broken or gone.
static HARMED: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"\b(missing|stolen|lost|defective|broken|faulty|damaged|fell apart|wrong (item|size|shoes?)|empty box|nothing on my porch)\b",
    )
});

/// Somebody presses.
static PRESSURE: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"!!|\b(need (it|them|this|these|my \w+|the \w+)\b.{0,40}\b(today|tomorrow|tonight)|today|asap|unacceptable|demand|insist|deadline|wedding|race (day|tomorrow|is tomorrow)|or else|by tomorrow)\b",
    )
});

/// A day in somebody's life that does not wait.
static OCCASION: LazyLock<Regex> = LazyLock::new(|| {
    let occasion = r"(wedding|race|game|match|marathon|tournament|competition|event|trip|flight|holiday|vacation|birthday|funeral|interview|party|graduation|prom|exam|recital|performance|surgery)";
    let soon = r"(today|tonight|tomorrow|in (a|one|two|three|four|five|[1-5]) days?|in a (few|couple of) days|(this|on|next)? ?(sun|mon|tues|wednes|thurs|fri|satur)day|this (week|weekend))";
    fixed(&format!(
        r"\b{occasion}\b( \w+){{0,3}} {soon}\b|\b{soon}('s| is| for)?( \w+){{0,2}} {occasion}\b|\bi race\b( \w+){{0,2}} {soon}\b"
    ))
});

/// Somebody wants it by then, and says so.
static NEEDS: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"\b(need|needs|must have|have to have|expedite|overnight|rush|please reply|reply (now|today)|in time for|before then)\b",
    )
});

/// What is over does not press any more.
static OVER: LazyLock<Regex> = LazyLock::new(|| {
    fixed(r"\b(had|missed|was|were|ran|did|came|went|paid|ordered|bought|wanted|needed|last)\b")
});

static DEADLINE: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"\b(asap|as soon as possible|quickly|deadline|by (today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|the weekend|this week)|need (it|them) (by|before|for|on)|before (monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|the weekend)|tomorrow|unacceptable|outrag\w+|ridiculous|furious)\b|!!!",
    )
});

static NO_HURRY: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"\b(no (rush|hurry)|not urgent|whenever you|take your time|when you have (time|a moment)|just (wondering|curious))\b",
    )
});

/// How urgent a mail is by its words.
pub fn urgency(subject: &str, text: &str) -> Urgency {
    let said = plain(&format!("{subject}\n{text}"));
    let without_denials = NOT_URGENT.replace_all(&said, " ");
    let is_grave =
        legal::threat(text).or_else(|| injury::report(text)).or_else(|| fraud::claim(text)).is_some();
    let is_pressed = HARMED.is_match(&said) && PRESSURE.is_match(&said);
    let is_due = is_due(&said) && !NO_HURRY.is_match(&said);
    if is_grave || URGENT.is_match(&without_denials) || is_pressed || is_due {
        return Urgency::Urgent;
    }
    match (DEADLINE.is_match(&said), NO_HURRY.is_match(&said)) {
        (true, _) => Urgency::High,
        (false, true) => Urgency::Low,
        (false, false) => Urgency::Normal,
    }
}

/// An occasion that is still to come, and somebody who needs something for it.
fn is_due(said: &str) -> bool {
    let comes = |sentence: &str| OCCASION.is_match(sentence) && !OVER.is_match(sentence);
    NEEDS.is_match(said) && said.split(['.', '!', '?']).any(comes)
}

fn fixed(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a fixed pattern, parsed by a test")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pressure_is_urgent_and_anger_alone_is_not() {
        for (text, expected) in [
            ("Reply immediately.", Urgency::Urgent),
            ("I will take legal action.", Urgency::Urgent),
            ("The shoes came broken and I need them tomorrow!!", Urgency::Urgent),
            ("This is not urgent, but where is my parcel?", Urgency::Low),
            ("I paid at once and was told it would come by the 16th. Where is it?", Urgency::Normal),
            ("I paid for it, send it at once.", Urgency::Urgent),
            ("I am very angry, this is a disgrace.", Urgency::Normal),
            ("Where is my parcel? I need it by Friday.", Urgency::High),
            ("No rush, just wondering where it is.", Urgency::Low),
            ("This is the second late parcel in a row.", Urgency::Normal),
            ("Our match is in three days and I still need two pairs.", Urgency::Urgent),
            ("I had a race on Sunday and needed them in time.", Urgency::Normal),
            ("I would like a pair for a marathon next spring.", Urgency::Normal),
            ("I ran a race on Sunday in my old pair. Which one do you recommend?", Urgency::Normal),
        ] {
            assert_eq!(urgency("", text), expected, "{text}");
        }
    }
}
