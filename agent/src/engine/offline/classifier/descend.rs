//! Multinomial logistic regression by gradient steps that grow smaller for what was seen often; one thread, a fixed order.
//! Source: Duchi, Hazan, Singer 2011, "Adaptive Subgradient Methods" (AdaGrad).

use super::model::{Scores, TOPICS, shares};

/// A mail as the model sees it, and its topic's place.
pub struct Example {
    /// Feature and how much it counts.
    pub values: Vec<(usize, f32)>,
    pub topic: usize,
}

pub type Weights = Vec<Scores>;

/// How often every mail is looked at.
const EPOCHS: usize = 12;
const STEP: f32 = 0.5;
/// Draws every weight towards nothing.
const DECAY: f32 = 1e-5;
/// What the squares begin with, so that a first step is not endless.
const FIRST_SQUARE: f32 = 1e-2;

/// The weights of each feature, and each topic's bias.
pub fn descend(examples: &[Example], features: usize) -> (Weights, Scores) {
    let mut learner = Learner::new(features);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut seed = 0x2545_F491_4F6C_DD1D;
    for _ in 0..EPOCHS {
        shuffle(&mut order, &mut seed);
        order.iter().for_each(|at| learner.learn(&examples[*at]));
    }
    (learner.weights, learner.bias)
}

struct Learner {
    weights: Weights,
    squares: Weights,
    bias: Scores,
    bias_squares: Scores,
}

impl Learner {
    fn new(features: usize) -> Self {
        Self {
            weights: vec![[0.0; TOPICS]; features],
            squares: vec![[FIRST_SQUARE; TOPICS]; features],
            bias: [0.0; TOPICS],
            bias_squares: [FIRST_SQUARE; TOPICS],
        }
    }

    fn learn(&mut self, example: &Example) {
        let slopes = self.slopes(example);
        for (topic, slope) in slopes.iter().enumerate() {
            step(&mut self.bias[topic], &mut self.bias_squares[topic], *slope);
        }
        for (feature, value) in &example.values {
            let (weights, squares) = (&mut self.weights[*feature], &mut self.squares[*feature]);
            for topic in 0..TOPICS {
                let slope = slopes[topic] * value + DECAY * weights[topic];
                step(&mut weights[topic], &mut squares[topic], slope);
            }
        }
    }

    /// How far each topic's share is from what is right.
    fn slopes(&self, example: &Example) -> Scores {
        let mut scores = self.bias;
        for (feature, value) in &example.values {
            for (topic, score) in scores.iter_mut().enumerate() {
                *score += value * self.weights[*feature][topic];
            }
        }
        let mut slopes = shares(scores);
        slopes[example.topic] -= 1.0;
        slopes
    }
}

fn step(weight: &mut f32, square: &mut f32, slope: f32) {
    *square += slope * slope;
    *weight -= STEP * slope / square.sqrt();
}

/// Fisher and Yates, with xorshift64* for chance: the same order every time.
fn shuffle(order: &mut [usize], seed: &mut u64) {
    for at in (1..order.len()).rev() {
        *seed ^= *seed >> 12;
        *seed ^= *seed << 25;
        *seed ^= *seed >> 27;
        let drawn = seed.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        let to = usize::try_from(drawn).unwrap_or(0) % (at + 1);
        order.swap(at, to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_that_tells_two_topics_apart_is_learned() {
        let example = |feature, topic| Example { values: vec![(feature, 1.0)], topic };
        let examples: Vec<Example> = (0..40).map(|at| example(at % 2, at % 2)).collect();
        let (weights, _) = descend(&examples, 2);
        assert!(weights[0][0] > 1.0 && weights[0][1] < -1.0, "{weights:?}");
        assert!(weights[1][1] > 1.0 && weights[1][0] < -1.0, "{weights:?}");
    }

    #[test]
    fn the_same_mails_are_seen_in_the_same_order() {
        let (mut a, mut b): (Vec<usize>, Vec<usize>) = ((0..50).collect(), (0..50).collect());
        shuffle(&mut a, &mut 7);
        shuffle(&mut b, &mut 7);
        assert_eq!(a, b);
        assert_ne!(a, (0..50).collect::<Vec<_>>());
    }
}
