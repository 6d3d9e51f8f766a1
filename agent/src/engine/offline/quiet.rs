//! Mails that want no answer: thanks, and "it is here now".

use super::topics::plain;
use regex::Regex;
use std::sync::LazyLock;

/// More words than this say something that somebody should read.
const WORDS_MAX: usize = 40;

static THANKS: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"\b(thanks?|thank you|thankyou|thx|ty|cheers|appreciate[ds]?|great service|great (help|work|job)|well done|perfect|awesome|brilliant|lovely|wonderful|(shoes|they|it) (are|is) (great|amazing|perfect|fantastic)|love (them|it|the)|happy with|have a (nice|good|great) (day|weekend|evening))\b",
    )
});

static SOLVED: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"\b(found (it|them)|(it|they|parcel|package|order|everything|delivery|shoes)('s|'ve)? (has |have )?(just |now |finally |already |safely )?(arrived|came|here|turned up|showed up|been delivered)( now| today| this morning| safely)?|never ?mind|all good( now)?|all sorted|(is|been|was|got) (resolved|solved|sorted)|no longer (needed|necessary)|problem solved|disregard my|ignore my|no need to (reply|answer|respond)|got it now|just got (it|them))\b",
    )
});

/// What asks for something after all.
static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"\?|\b(but|however|please|pls|could|can you|would you|will you|when|where|why|what|how|which|not|n't|never|still|late|refund|return|exchange|cancel|wrong|broken|damaged|missing|help|need|waiting|want|track|send|again|advise|let me know|i'll take|\w*\d{3,})\b",
    )
});

static COURTESY: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"^(hello|hi|hey|dear|good (morning|afternoon|evening|day))\b[^\n.!?]{0,30}[,.!]?$|^(with |many |kind |best |warm |yours )*(regards|wishes|thanks|greetings|cheers|sincerely|faithfully|truly)( again| in advance| so much| a lot)?[,.!]?( \p{L}+){0,2}[,.!]?$",
    )
});

/// The words by which a mail closes the matter; `None` where it asks for anything.
pub fn closing(text: &str) -> Option<String> {
    let said = without_courtesy(text);
    let is_short = said.split_whitespace().count() <= WORDS_MAX;
    if let Some(words) = SOLVED.find(&said).filter(|_| is_short && !said.contains('?') && !takes_back(&said))
    {
        return Some(words.as_str().to_owned());
    }
    let whole = plain(text);
    let words = THANKS.find(&whole).filter(|_| is_short && !ASKS.is_match(&said))?;
    Some(words.as_str().to_owned())
}

/// Whether an earlier question has answered itself.
pub fn is_solved(text: &str) -> bool {
    SOLVED.is_match(&plain(text)) && closing(text).is_some()
}

/// "It has not arrived", "it came, but broken".
fn takes_back(said: &str) -> bool {
    static TAKES_BACK: LazyLock<Regex> = LazyLock::new(|| {
        fixed(
            r"\b(but|however|whether|wonder\w*|know|not|n't|never|wrong|broken|damaged|missing|late|refund|return|without|only|until|if|once|when|days?)\b",
        )
    });
    let rest = said.replace("no need to", "").replace("never mind", "").replace("nevermind", "");
    TAKES_BACK.is_match(&rest)
}

/// The lines that say something, plain.
fn without_courtesy(text: &str) -> String {
    let lines = text.lines().map(plain).filter(|line| !line.is_empty() && !COURTESY.is_match(line));
    lines.collect::<Vec<_>>().join(" ")
}

fn fixed(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a fixed pattern, parsed by a test")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thanks_and_solved_matters_want_no_answer() {
        for text in [
            "Thank you so much!",
            "Found it, thanks!",
            "Hello,\nthe parcel arrived this morning. All good now.\nThanks, Maya",
            "Never mind, my neighbour had it.",
            "Just wanted to say the shoes are great!",
        ] {
            assert!(closing(text).is_some(), "{text}");
        }
    }

    #[test]
    fn a_polite_question_does() {
        for text in [
            "Thanks in advance. Where is my order?",
            "My parcel has not arrived.\nMany thanks, Jo",
            "It arrived, but one shoe is missing. Thanks",
            "It has arrived three days late.",
            "Order 1002, thanks",
            "Good morning.",
        ] {
            assert_eq!(closing(text), None, "{text}");
        }
    }
}
