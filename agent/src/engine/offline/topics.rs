//! Which topic: what the table of rules finds, weighed by the classifier, with a confidence that is the share of the way
//! of work that the topic takes.

use super::classifier::{Guess, Signal, shipped};
use super::topic_rules::RULES;
use super::{quiet, requests};
use crate::nodes::signals::repeat;
use api::Topic;
use regex::Regex;
use std::sync::LazyLock;

/// From this confidence on a mail speaks for itself.
pub const CLEAR: f64 = 0.75;

/// What is asked of a mail.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    pub subject: &'a str,
    pub text: &'a str,
    /// It names a parcel, which makes "where is it?" clear and, alone, means "where is it?".
    pub has_number: bool,
    /// What the case remembers, newest first.
    pub memory: &'a [String],
}

/// What a mail is about, and how we know.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub topic: Topic,
    /// How many things it asks for that go different ways; at least 1.
    pub requests: u32,
    /// The share of its way of work: topics that go the same way stand together.
    pub confidence: f64,
    /// The words that decided.
    pub reason: String,
}

static COMPILED: LazyLock<Vec<(Topic, f64, Regex)>> = LazyLock::new(|| {
    let parse = |pattern: &str| Regex::new(pattern).expect("a fixed pattern, parsed by a test");
    RULES.iter().map(|(topic, weight, pattern)| (*topic, *weight, parse(pattern))).collect()
});

/// One topic's points in a text.
#[derive(Debug, Clone)]
pub struct Points {
    pub topic: Topic,
    pub score: f64,
    pub words: Vec<String>,
}

/// What a mail is about.
pub fn topic(asked: &Asked<'_>) -> Found {
    if let Some(words) = quiet::closing(asked.text) {
        let (topic, reason) = (Topic::NoReplyNeeded, quoted(&[words]));
        return Found { topic, requests: 1, confidence: 0.9, reason };
    }
    let guess = shipped().guess(asked.subject, asked.text, &signals(asked));
    let alone = found(&guess, asked);
    match remembered(asked) {
        Some(before) if alone.confidence < CLEAR => found(&guess.after(&before, nearness(asked.text)), asked),
        _ => alone,
    }
}

/// How many of the newest entries a short mail is read after.
const REMEMBERED: usize = 2;

/// What the case was about before.
fn remembered(asked: &Asked<'_>) -> Option<Guess> {
    let newest = &asked.memory[..asked.memory.len().min(REMEMBERED)];
    let text = newest.join("\n");
    let signals = signals(&Asked { text: &text, ..Asked::default() });
    (!newest.is_empty()).then(|| shipped().guess("", &text, &signals))
}

/// How much what came before counts: `Any news?` says nothing of its own, ten words say nearly all.
fn nearness(text: &str) -> f32 {
    let words = u16::try_from(repeat::words_that_say(text)).unwrap_or(u16::MAX);
    1.0 / (1.0 + f32::from(words))
}

/// From this share of "several requests" on, sentences that ask for different things are several requests.
const SEVERAL: f32 = 0.3;

/// The likeliest way of work, and in it the likeliest topic.
fn found(guess: &Guess, asked: &Asked<'_>) -> Found {
    let ranked = ranked(guess);
    let several = guess.share(Topic::MultipleRequests);
    let (share, topic) = one_of(&ranked, |topic| topic != Topic::MultipleRequests);
    let told = |topic, share, requests| {
        let reason = quoted(&guess.words(topic));
        Found { topic, requests, confidence: rounded(share), reason }
    };
    let (share, topic) = sure_enough(&ranked, share, topic);
    let requests = requests::count(asked.text, topic);
    if several < SEVERAL || requests < 2 {
        return told(topic, share / (1.0 - several).max(SEVERAL), 1);
    }
    let (share, topic) = one_of(&ranked, |topic| has_facts(topic, asked.has_number));
    told(topic, several + share, requests)
}

/// Below this a way of work that looks things up is a guess, and the likeliest topic that looks up nothing is told.
const GUESSED: f32 = 0.4;

fn sure_enough(ranked: &[(f32, Topic)], share: f32, topic: Topic) -> (f32, Topic) {
    let looks_up = |topic| is_delivery(topic) || is_product(topic);
    if share >= GUESSED || !looks_up(topic) {
        return (share, topic);
    }
    one_of(ranked, |topic| topic != Topic::MultipleRequests && !looks_up(topic))
}

/// Of several requests the one is told whose facts a person will want: the parcel that is named, else the likeliest that has
/// a way of work.
fn has_facts(topic: Topic, has_number: bool) -> bool {
    is_delivery(topic) || (is_product(topic) && !has_number)
}

/// The likeliest of those wanted.
fn one_of(ranked: &[(f32, Topic)], wanted: impl Fn(Topic) -> bool) -> (f32, Topic) {
    ranked.iter().copied().find(|(_, topic)| wanted(*topic)).unwrap_or((0.0, Topic::Other))
}

/// The best topic of each way of work, with the share of the way, the likeliest first.
fn ranked(guess: &Guess) -> Vec<(f32, Topic)> {
    let shares: Vec<(Topic, f32)> = Topic::ALL.into_iter().zip(guess.shares()).collect();
    let way = |topic: Topic| -> f32 {
        shares.iter().filter(|(other, _)| same_way(*other, topic)).map(|(_, share)| share).sum()
    };
    let mut ranked = shares.clone();
    ranked.sort_by(|a, b| way(b.0).total_cmp(&way(a.0)).then(b.1.total_cmp(&a.1)));
    ranked.dedup_by(|a, b| same_way(a.0, b.0));
    ranked.into_iter().map(|(topic, _)| (way(topic), topic)).collect()
}

/// Two digits; never certain.
fn rounded(share: f32) -> f64 {
    (f64::from(share).min(0.99) * 100.0).round() / 100.0
}

fn quoted(words: &[String]) -> String {
    if words.is_empty() {
        return "no word that decides".to_owned();
    }
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
}

/// What the rules find, for the classifier to weigh.
pub fn signals(asked: &Asked<'_>) -> Vec<Signal> {
    let said = points(&plain(asked.text));
    let mut all: Vec<Signal> = said.iter().map(|of| signal("", of)).collect();
    all.extend(points(&plain(asked.subject)).iter().map(|of| signal("subject ", of)));
    if let Some((score, words)) = super::products::speaks_of(asked.text) {
        all.push(Signal { name: "product".to_owned(), strength: strength(score), shown: words });
    }
    let says = |name: &str, shown: &str| Signal {
        name: name.to_owned(),
        strength: strength(STRONG),
        shown: shown.to_owned(),
    };
    if asked.has_number {
        all.push(says("number", "a parcel's number"));
        let is_all = said.iter().all(|points| is_delivery(points.topic));
        all.extend(is_all.then(|| says("only number", "a parcel's number")));
    }
    all.extend(quiet::closing(asked.text).map(|words| says("closing", &words)));
    all.extend(said.is_empty().then(|| says("nothing", "no rule")));
    all
}

/// What speaks for a topic by itself.
const STRONG: f64 = 3.0;

fn signal(place: &str, points: &Points) -> Signal {
    Signal {
        name: format!("{place}{:?}", points.topic),
        strength: strength(points.score),
        shown: points.words.first().cloned().unwrap_or_default(),
    }
}

/// 2 for what speaks by itself, at most 4: a rule counts for more than one word of many.
#[expect(clippy::cast_possible_truncation, reason = "sums of small whole numbers")]
fn strength(score: f64) -> f32 {
    (2.0 * score / STRONG).min(4.0) as f32
}

/// The points of every topic that a text speaks of.
pub fn points(plain: &str) -> Vec<Points> {
    let mut all = Vec::new();
    for (topic, weight, pattern) in COMPILED.iter() {
        if let Some(found) = pattern.find(plain) {
            add(
                &mut all,
                Points { topic: *topic, score: *weight, words: vec![found.as_str().trim().to_owned()] },
            );
        }
    }
    all
}

/// Lower case, straight apostrophes, single blanks.
pub fn plain(text: &str) -> String {
    let straight = text.to_lowercase().replace(['’', '‘', '`', '´'], "'");
    straight.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn add(all: &mut Vec<Points>, more: Points) {
    match all.iter_mut().find(|points| points.topic == more.topic) {
        Some(points) => {
            points.score += more.score;
            points.words.extend(more.words);
        }
        None => all.push(more),
    }
}

/// Whether two topics are worked on by the same branch.
pub fn same_way(a: Topic, b: Topic) -> bool {
    a == b || (is_delivery(a) && is_delivery(b)) || (is_product(a) && is_product(b))
}

fn is_delivery(topic: Topic) -> bool {
    matches!(topic, Topic::LateDelivery | Topic::OrderStatus)
}

fn is_product(topic: Topic) -> bool {
    matches!(topic, Topic::ProductAvailability | Topic::ProductRecommendation | Topic::ProductInformation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_of_ordinary_mails() {
        for (text, topic) in [
            ("My parcel is late, where is it?", Topic::LateDelivery),
            ("still waiting for the trainers", Topic::LateDelivery),
            ("it hasnt arrived yet", Topic::LateDelivery),
            ("Could you tell me when my order will arrive?", Topic::OrderStatus),
            ("Please cancel my order", Topic::Cancellation),
            ("I need to change the delivery address", Topic::OrderChange),
            ("How can I return these shoes?", Topic::ReturnRefund),
            ("The sole came off, they are defective", Topic::ItemComplaint),
            ("I was charged twice", Topic::Billing),
            ("I cannot log in to my account", Topic::Account),
            ("Your website gives an error message", Topic::Technical),
            ("Do you have the black ones in size 10?", Topic::ProductAvailability),
            ("Which shoe would you recommend for trails?", Topic::ProductRecommendation),
            ("Are they waterproof?", Topic::ProductInformation),
            ("What time do you close on Saturday?", Topic::GeneralQuestion),
            ("Click here to claim your free prize", Topic::Spam),
            ("Thank you so much!", Topic::NoReplyNeeded),
            ("Mxyzptlk", Topic::Other),
        ] {
            assert_eq!(topic_of(text), topic, "{text}");
        }
    }

    fn topic_of(text: &str) -> Topic {
        topic(&Asked { text, ..Asked::default() }).topic
    }

    #[test]
    fn a_number_alone_asks_where_its_parcel_is() {
        let found = topic(&Asked { text: "FDX123456789", has_number: true, ..Asked::default() });
        assert_eq!(found.topic, Topic::OrderStatus);
        assert!(found.confidence > 0.6, "{found:?}");
    }

    #[test]
    fn a_nudge_is_about_what_the_case_was_about() {
        for (before, wanted) in [
            ("Customer asks whether the trail shoe is in stock in size 44.", Topic::ProductAvailability),
            ("Customer asks where the parcel is that should have come on Monday.", Topic::LateDelivery),
            ("Customer wants the money back for the returned boots.", Topic::ReturnRefund),
        ] {
            let memory = [before.to_owned()];
            let found = topic(&Asked { text: "Any news?", memory: &memory, ..Asked::default() });
            assert!(same_way(found.topic, wanted), "{before}: {found:?}");
        }
    }

    #[test]
    fn a_mail_that_speaks_for_itself_is_not_about_the_past() {
        let memory = ["Customer asks where the parcel is that should have come on Monday.".to_owned()];
        let text = "Do you have the Kestrel Hover in size 42 in blue?";
        let found = topic(&Asked { text, memory: &memory, ..Asked::default() });
        assert!(same_way(found.topic, Topic::ProductAvailability), "{found:?}");
    }

    #[test]
    fn nothing_said_is_unsure_and_the_words_that_decided_are_told() {
        assert!(topic(&Asked { text: "Hmm.", ..Asked::default() }).confidence < 0.6);
        let found = topic(&Asked { text: "I was charged twice for one order", ..Asked::default() });
        assert!(found.reason.contains("charged"), "{found:?}");
    }
}
