//! What the learned weights say of a text.

use super::features::{Feature, Kind, Signal, features};
use super::reason;
use api::Topic;

pub const TOPICS: usize = Topic::ALL.len();
/// How much each kind of feature counts; signals count by themselves.
const SHARES: [(Kind, f32); 3] = [(Kind::Word, 1.0), (Kind::Pair, 0.8), (Kind::Piece, 1.0)];
/// Rarity is stored in sixteenths.
const RARITY_STEPS: f32 = 16.0;

/// Weights by feature.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Model {
    /// Divides the scores before they become shares: how far the raw ones overstate.
    pub temperature: f32,
    pub scale: [f32; TOPICS],
    pub bias: [f32; TOPICS],
    /// Ascending, beside `rarity` and `weights`.
    pub hashes: Vec<u32>,
    pub rarity: Vec<u8>,
    pub weights: Vec<[i8; TOPICS]>,
}

/// What speaks for each topic, before it becomes a share.
pub type Scores = [f32; TOPICS];

/// What the model says of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Guess {
    scores: Scores,
    temperature: f32,
    spoke: Vec<(Scores, String)>,
}

impl Guess {
    /// Probability of each topic, in the order of `Topic::ALL`; they add up to 1.
    pub fn shares(&self) -> Scores {
        shares(self.scores.map(|score| score / self.temperature))
    }

    /// Probability of one topic.
    pub fn share(&self, topic: Topic) -> f32 {
        self.shares()[place(topic)]
    }

    /// This text read after another, which counts `weight` times as much.
    pub fn after(mut self, before: &Self, weight: f32) -> Self {
        for (score, more) in self.scores.iter_mut().zip(before.scores) {
            *score += weight * more;
        }
        self
    }

    /// The words that spoke most for a topic, the strongest first; at most three.
    pub fn words(&self, topic: Topic) -> Vec<String> {
        let at = place(topic);
        reason::words(self.spoke.iter().map(|(weights, words)| (weights[at], words.as_str())))
    }
}

impl Model {
    pub fn guess(&self, subject: &str, text: &str, signals: &[Signal]) -> Guess {
        let found = self.known(&features(subject, text, signals));
        let spoke = found.iter().filter_map(|known| {
            let words = known.feature.shown.clone()?;
            Some((std::array::from_fn(|topic| known.value * self.weight(known.at, topic)), words))
        });
        Guess { scores: self.sums(&found), temperature: self.temperature, spoke: spoke.collect() }
    }

    pub(super) fn sums(&self, found: &[Known]) -> Scores {
        let mut scores = self.bias;
        for known in found {
            for (topic, score) in scores.iter_mut().enumerate() {
                *score += known.value * self.weight(known.at, topic);
            }
        }
        scores
    }

    fn weight(&self, at: usize, topic: usize) -> f32 {
        f32::from(self.weights[at][topic]) * self.scale[topic]
    }

    /// The features that the model knows, and how much each counts.
    pub(super) fn known<'a>(&self, all: impl IntoIterator<Item = (&'a u32, &'a Feature)>) -> Vec<Known> {
        known(&self.hashes, &self.rarity, all)
    }
}

/// A feature of a mail that has a weight.
#[derive(Debug, Clone)]
pub struct Known {
    /// Where its weights stand.
    pub at: usize,
    /// How much it counts in this mail.
    pub value: f32,
    feature: Feature,
}

/// Each feature by how rare it is; each kind scaled to its share of the mail, however long the mail is.
pub fn known<'a>(
    hashes: &[u32],
    rarity: &[u8],
    all: impl IntoIterator<Item = (&'a u32, &'a Feature)>,
) -> Vec<Known> {
    let found = all.into_iter().filter_map(|(hash, feature)| {
        let at = hashes.binary_search(hash).ok()?;
        let rarity = if feature.kind == Kind::Signal { 1.0 } else { f32::from(rarity[at]) / RARITY_STEPS };
        Some(Known { at, value: rarity * feature.strength, feature: feature.clone() })
    });
    let mut found: Vec<Known> = found.collect();
    for (kind, share) in SHARES {
        scale(&mut found, kind, share);
    }
    found
}

fn scale(found: &mut [Known], kind: Kind, share: f32) {
    let squares: f32 = of_kind(found, kind).map(|known| known.value * known.value).sum();
    if squares > 0.0 {
        let scale = share / squares.sqrt();
        of_kind(found, kind).for_each(|known| known.value *= scale);
    }
}

fn of_kind(found: &mut [Known], kind: Kind) -> impl Iterator<Item = &mut Known> {
    found.iter_mut().filter(move |known| known.feature.kind == kind)
}

/// Rarity as it is stored: 16ths, up to 255 of them.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
pub fn stored_rarity(rarity: f32) -> u8 {
    (rarity * RARITY_STEPS).round().clamp(1.0, 255.0) as u8
}

/// Scores as probabilities.
pub fn shares(scores: Scores) -> Scores {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let raised = scores.map(|score| libm::expf(score - most)); // the same on every machine
    let sum: f32 = raised.iter().sum();
    raised.map(|share| share / sum)
}

/// Where a topic stands among the weights.
pub fn place(topic: Topic) -> usize {
    Topic::ALL.iter().position(|other| *other == topic).unwrap_or(TOPICS - 1)
}
