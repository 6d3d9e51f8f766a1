//! Learning: which features are worth a weight, the weights, and one temperature on families that were not learned, so
//! that a share means what it says. The same mails give the same bytes.
//! Source of the temperature: Guo et al. 2017, "On Calibration of Modern Neural Networks".

use super::descend::{Example, Weights, descend};
use super::features::{Feature, Kind, Signal, features};
use super::model::{Model, Scores, TOPICS, known, place, shares, stored_rarity};
use api::Topic;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A line of `evals/training/*.jsonl`.
#[derive(Debug, Clone, Deserialize)]
pub struct TrainingMail {
    /// Mails of one wording: split by it, never by line.
    pub family: String,
    pub topic: Topic,
    pub subject: String,
    pub text: String,
}

/// One mail to learn from, with what the rules found in it.
#[derive(Debug, Clone)]
pub struct Labelled {
    pub mail: TrainingMail,
    pub signals: Vec<Signal>,
}

/// Features that fewer families than this use are a wording's own.
const FAMILIES_MIN: usize = 2;
const PIECE_FAMILIES_MIN: usize = 4;
/// Keeps the weights under a mebibyte.
const FEATURES_MAX: usize = 42_000;
/// Every twelfth family is held back for the temperature: few enough that what learned without them is nearly what ships.
const HELD_BACK: usize = 12;

/// A mail and its features.
struct Seen<'a> {
    mail: &'a TrainingMail,
    features: BTreeMap<u32, Feature>,
}

/// Learns from these mails.
pub fn train(mails: &[Labelled]) -> Model {
    let all: Vec<Seen<'_>> = mails.iter().map(see).collect();
    let held_back = held_back(mails);
    let (others, learned): (Vec<&Seen<'_>>, Vec<&Seen<'_>>) =
        all.iter().partition(|seen| held_back.contains(seen.mail.family.as_str()));
    let temperature = temperature(&fit(&learned), &others);
    Model { temperature, ..fit(&all.iter().collect::<Vec<_>>()) }
}

fn see(one: &Labelled) -> Seen<'_> {
    Seen { mail: &one.mail, features: features(&one.mail.subject, &one.mail.text, &one.signals) }
}

fn held_back(mails: &[Labelled]) -> BTreeSet<&str> {
    let families: BTreeSet<&str> = mails.iter().map(|one| one.mail.family.as_str()).collect();
    families.into_iter().step_by(HELD_BACK).collect()
}

fn fit(mails: &[&Seen<'_>]) -> Model {
    let (hashes, rarity) = vocabulary(mails);
    let example = |seen: &&Seen<'_>| {
        let known = known(&hashes, &rarity, &seen.features);
        let values = known.into_iter().map(|known| (known.at, known.value)).collect();
        Example { values, topic: place(seen.mail.topic) }
    };
    let examples: Vec<Example> = mails.iter().map(example).collect();
    let (weights, bias) = descend(&examples, hashes.len());
    rounded(hashes, rarity, &weights, bias)
}

/// In how many families and mails a feature stands.
#[derive(Default)]
struct Use<'a> {
    families: BTreeSet<&'a str>,
    mails: usize,
}

/// The features worth a weight, by hash, and how rare each is.
fn vocabulary(mails: &[&Seen<'_>]) -> (Vec<u32>, Vec<u8>) {
    let mut uses: BTreeMap<(u32, Kind), Use<'_>> = BTreeMap::new();
    for seen in mails {
        for (hash, feature) in &seen.features {
            let of = uses.entry((*hash, feature.kind)).or_default();
            of.families.insert(&seen.mail.family);
            of.mails += 1;
        }
    }
    let least = |kind| if kind == Kind::Piece { PIECE_FAMILIES_MIN } else { FAMILIES_MIN };
    let kept = uses.iter().filter(|((_, kind), of)| of.families.len() >= least(*kind));
    let mut kept: Vec<(u32, &Use<'_>)> = kept.map(|((hash, _), of)| (*hash, of)).collect();
    kept.sort_by_key(|(hash, of)| (std::cmp::Reverse(of.families.len()), *hash));
    kept.truncate(FEATURES_MAX);
    kept.sort_by_key(|(hash, _)| *hash);
    kept.dedup_by_key(|(hash, _)| *hash);
    let rarity = |of: &Use<'_>| stored_rarity(1.0 + libm::logf(mails.len() as f32 / of.mails as f32));
    kept.into_iter().map(|(hash, of)| (hash, rarity(of))).unzip()
}

/// Weights as they are stored: a byte each, scaled by the topic's greatest.
#[expect(clippy::cast_possible_truncation, reason = "at most 127 by the scale")]
fn rounded(hashes: Vec<u32>, rarity: Vec<u8>, weights: &Weights, bias: Scores) -> Model {
    let mut scale = [0.0_f32; TOPICS];
    for weight in weights {
        for topic in 0..TOPICS {
            scale[topic] = scale[topic].max(weight[topic].abs() / 127.0);
        }
    }
    let byte = |weight: f32, scale: f32| if scale > 0.0 { (weight / scale).round() as i8 } else { 0 };
    let rounded = |weight: &Scores| std::array::from_fn(|topic| byte(weight[topic], scale[topic]));
    let weights = weights.iter().map(rounded).collect();
    Model { temperature: 1.0, scale, bias, hashes, rarity, weights }
}

/// The temperature, in twentieths, at which mails that were not learned are least surprising.
fn temperature(model: &Model, others: &[&Seen<'_>]) -> f32 {
    let scores = others.iter().map(|seen| (model.sums(&model.known(&seen.features)), place(seen.mail.topic)));
    let scores: Vec<(Scores, usize)> = scores.collect();
    let surprise = |temperature: f32| -> f32 {
        let share =
            |(scores, topic): &(Scores, usize)| shares(scores.map(|score| score / temperature))[*topic];
        scores.iter().map(|one| -libm::logf(share(one).max(1e-6))).sum()
    };
    let tried = (10_u8..=60).map(|twentieths| f32::from(twentieths) / 20.0);
    let surprises = tried.map(|temperature| (surprise(temperature), temperature));
    surprises.min_by(|a, b| a.0.total_cmp(&b.0)).map_or(1.0, |(_, temperature)| temperature)
}
