//! Expected calibration error: how far the confidence is from the share of right answers, weighted by how often it was
//! said. Ten bins of equal width.
//! Source: Guo et al. 2017, "On Calibration of Modern Neural Networks", section 2.

use crate::Metric;
use crate::interval::{expected, resampled};
use serde::{Deserialize, Serialize};

/// Of equal width.
pub const BINS: usize = 10;

/// One answer: how sure it was, and whether it was right.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// 0 to 1.
    pub confidence: f64,
    pub right: bool,
}

/// With the spread of its own samples; `None` where nothing was said.
pub fn expected_calibration_error(said: &[Said]) -> Option<Metric> {
    resampled(said, error)
}

/// The error that somebody shows who means exactly what they say, on as few answers as these: four answers in ten bins
/// are never on the line.
pub fn error_by_chance(said: &[Said]) -> f64 {
    let confidence: Vec<f64> = said.iter().map(|one| one.confidence).collect();
    let as_came_true = |right: &[bool]| {
        let said = confidence.iter().zip(right).map(|(&confidence, &right)| Said { confidence, right });
        error(&said.collect::<Vec<_>>())
    };
    expected(&confidence, as_came_true)
}

/// What was said with about the same confidence.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Bin {
    pub n: usize,
    pub right: usize,
    /// The sum of all confidences: over `n` it is the mean.
    pub confidence: f64,
}

/// Tenths of the confidence, the lowest first.
pub fn bins(said: &[Said]) -> [Bin; BINS] {
    let mut bins = [Bin::default(); BINS];
    for one in said {
        let bin = &mut bins[bin(one.confidence)];
        bin.n += 1;
        bin.right += usize::from(one.right);
        bin.confidence += one.confidence;
    }
    bins
}

fn error(said: &[Said]) -> f64 {
    let gap = |bin: &Bin| (bin.confidence - bin.right as f64).abs();
    bins(said).iter().map(gap).sum::<f64>() / said.len() as f64
}

fn bin(confidence: f64) -> usize {
    ((confidence * BINS as f64) as usize).min(BINS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(n: usize, confidence: f64, right: usize) -> Vec<Said> {
        (0..n).map(|at| Said { confidence, right: at < right }).collect()
    }

    #[test]
    fn who_is_right_as_often_as_they_say_errs_by_nothing() {
        let said = [times(10, 0.9, 9), times(10, 0.5, 5)].concat();
        assert!(error(&said) < 1e-9, "{}", error(&said));
    }

    #[test]
    fn each_bin_counts_by_how_often_it_was_said() {
        let said = [times(30, 0.95, 15), times(10, 0.35, 10)].concat();
        let expected = 0.75 * 0.45 + 0.25 * 0.65;
        assert!((error(&said) - expected).abs() < 1e-9, "{}", error(&said));
        assert_eq!(expected_calibration_error(&[]), None);
    }

    #[test]
    fn few_answers_err_by_chance_and_many_do_not() {
        let (few, many) = (error_by_chance(&times(4, 0.8, 3)), error_by_chance(&times(4_000, 0.8, 3_200)));
        // The mean of |k/4 - 0.8| over k right ones of four: 0.164.
        assert!((few - 0.164).abs() < 0.02 && many < 0.01, "{few} {many}");
    }

    #[test]
    fn full_confidence_has_a_bin() {
        assert_eq!((bin(0.0), bin(0.999), bin(1.0)), (0, 9, 9));
    }
}
