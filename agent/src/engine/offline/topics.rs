//! Which topic: the table of rules, added up, with a confidence that falls where another way of work is near.

use super::quiet;
use super::topic_rules::RULES;
use api::Topic;
use regex::Regex;
use std::sync::LazyLock;

/// From this score on a mail speaks for itself.
pub const CLEAR: f64 = 2.0;

/// What a mail is about, and how we know.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub topic: Topic,
    pub score: f64,
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

/// What a mail is about. `has_number`: it names a parcel, which makes "where is it?" clear and, alone, means "where is
/// it?". A subject counts half: it is often the thread's and not this mail's.
pub fn topic(subject: &str, text: &str, has_number: bool) -> Found {
    if let Some(words) = quiet::closing(text) {
        return Found { topic: Topic::NoReplyNeeded, score: 3.0, confidence: 0.9, reason: words };
    }
    let mut points = points(&plain(text));
    for subject in self::points(&plain(subject)) {
        add(&mut points, Points { score: subject.score / 2.0, ..subject });
    }
    products(&mut points, text);
    if has_number {
        bare_number(&mut points);
    }
    best(points)
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

/// A parcel's number speaks for the two topics of parcels: more where their words are there too.
fn bare_number(points: &mut Vec<Points>) {
    let says_nothing_else = points.iter().all(|points| is_delivery(points.topic));
    let weight = if says_nothing_else { 2.5 } else { 1.5 };
    let is_late = points.iter().any(|points| points.topic == Topic::LateDelivery);
    let topic = if is_late { Topic::LateDelivery } else { Topic::OrderStatus };
    add(points, Points { topic, score: weight, words: vec!["a parcel's number".to_owned()] });
}

/// What is said of shoes speaks for the product topics; for which of them, their own rules say.
fn products(points: &mut Vec<Points>, text: &str) {
    let Some((score, words)) = super::products::speaks_of(text) else { return };
    let said = points.iter().filter(|points| is_product(points.topic));
    let topic = said
        .max_by(|a, b| a.score.total_cmp(&b.score))
        .map_or(Topic::ProductRecommendation, |said| said.topic);
    add(points, Points { topic, score, words: vec![words] });
}

/// The highest; topics of one branch stand together against the others, because they go the same way.
fn best(mut points: Vec<Points>) -> Found {
    let sum = |is_of: fn(Topic) -> bool| -> f64 {
        points.iter().filter(|points| is_of(points.topic)).map(|points| points.score).sum()
    };
    let (delivery, product) = (sum(is_delivery), sum(is_product));
    let weight = |points: &Points| match points.topic {
        topic if is_delivery(topic) => delivery,
        topic if is_product(topic) => product,
        _ => points.score,
    };
    points.sort_by(|a, b| {
        weight(b).total_cmp(&weight(a)).then(b.score.total_cmp(&a.score)).then(a.topic.cmp(&b.topic))
    });
    let Some(top) = points.first() else {
        return Found {
            topic: Topic::Other,
            score: 0.0,
            confidence: 0.3,
            reason: "no word we know".to_owned(),
        };
    };
    let rival =
        points.iter().filter(|other| !same_way(other.topic, top.topic)).map(weight).fold(0.0, f64::max);
    let score = weight(top);
    Found { topic: top.topic, score, confidence: confidence(score, rival), reason: reason(top) }
}

/// Grows with the evidence, falls with the rival's; never certain. 2 points alone are 0.63, 3 are 0.78.
fn confidence(score: f64, rival: f64) -> f64 {
    let strength = 1.0 - (-score / 2.0).exp();
    let lead = score / (score + 0.8 * rival);
    let confidence = strength * f64::midpoint(1.0, lead);
    (confidence.min(0.97) * 100.0).round() / 100.0
}

fn reason(top: &Points) -> String {
    let words: Vec<String> = top.words.iter().take(3).map(|words| format!("\"{words}\"")).collect();
    words.join(", ")
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
        topic("", text, false).topic
    }

    #[test]
    fn a_number_alone_asks_where_its_parcel_is() {
        let found = topic("", "FDX123456789", true);
        assert_eq!(found.topic, Topic::OrderStatus);
        assert!(found.confidence > 0.6, "{}", found.confidence);
    }

    #[test]
    fn confidence_is_low_without_words_and_lower_with_a_rival() {
        assert!(topic("", "Hmm.", false).confidence < 0.6);
        assert!(confidence(4.0, 4.0) < confidence(4.0, 0.0));
    }
}
