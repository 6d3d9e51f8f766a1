//! How sure a figure is: 95 % intervals for rates and for quantiles.

use crate::Metric;

/// The 97.5 % point of the normal distribution: two sides make 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// A rate with its Wilson score interval; `None` where nothing was measured.
/// Source: Wilson 1927, the interval that stays right near 0 and 1 and in small samples.
pub fn rate(hits: usize, n: usize) -> Option<Metric> {
    if n == 0 {
        return None;
    }
    let (count, share) = (n as f64, hits as f64 / n as f64);
    let scale = 1.0 + Z * Z / count;
    let middle = (share + Z * Z / (2.0 * count)) / scale;
    let half = Z / scale * (share * (1.0 - share) / count + Z * Z / (4.0 * count * count)).sqrt();
    Some(Metric { value: share, n, low: (middle - half).max(0.0), high: (middle + half).min(1.0) })
}

/// How often samples are drawn again.
const DRAWS: usize = 1_000;

/// A mean of shares with the spread of its own samples. `None` where nothing was measured.
pub fn mean(samples: &[f64]) -> Option<Metric> {
    resampled(samples, |samples| samples.iter().sum::<f64>() / samples.len() as f64)
}

/// A figure of samples with its spread over a thousand samples drawn from them, always the same ones. `None` where
/// nothing was measured.
/// Source: Efron and Tibshirani 1993, section 13.3 (percentile intervals).
pub fn resampled<T: Copy>(samples: &[T], figure: impl Fn(&[T]) -> f64) -> Option<Metric> {
    let n = samples.len();
    if n == 0 {
        return None;
    }
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut draw = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407); // Knuth's LCG
        samples[(seed >> 33) as usize % n]
    };
    let mut redrawn: Vec<f64> =
        (0..DRAWS).map(|_| figure(&(0..n).map(|_| draw()).collect::<Vec<_>>())).collect();
    redrawn.sort_by(f64::total_cmp);
    let (low, high) = (redrawn[DRAWS / 40], redrawn[DRAWS - 1 - DRAWS / 40]);
    Some(Metric { value: figure(samples), n, low, high })
}

/// A count over `n` cases is what it is: both bounds are the count.
pub fn count(found: usize, n: usize) -> Metric {
    let value = found as f64;
    Metric { value, n, low: value, high: value }
}

/// The `share` quantile (nearest rank) with the samples that bound it in 95 of 100 repetitions, whatever the
/// distribution; `None` where nothing was measured.
pub fn quantile(samples: &[f64], share: f64) -> Option<Metric> {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len();
    let spread = Z * (n as f64 * share * (1.0 - share)).sqrt();
    let at = |rank: f64| sorted.get((rank.ceil().max(1.0) as usize).min(n).checked_sub(1)?).copied();
    let rank = n as f64 * share;
    Some(Metric { value: at(rank)?, n, low: at(rank - spread)?, high: at(rank + spread)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wilson_agrees_with_published_bounds() {
        // Newcombe 1998, table I (method 3, score without continuity correction).
        for (hits, n, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let rate = rate(hits, n).unwrap();
            assert!((rate.low - low).abs() < 5e-5 && (rate.high - high).abs() < 5e-5, "{hits}/{n}: {rate:?}");
        }
    }

    #[test]
    fn a_perfect_score_of_few_is_not_certain() {
        let all = rate(5, 5).unwrap();
        assert_eq!((all.value, all.high), (1.0, 1.0));
        assert!(all.low < 0.6, "{all:?}");
    }

    #[test]
    fn a_mean_lies_between_its_bounds_and_is_the_same_twice() {
        let samples: Vec<f64> = (0..50).map(|n| f64::from(n % 5 == 0)).collect();
        let once = mean(&samples).unwrap();
        assert!((once.value - 0.2).abs() < 1e-12 && once.low < 0.2 && 0.2 < once.high, "{once:?}");
        assert_eq!(mean(&samples), Some(once));
        assert_eq!(mean(&[1.0, 1.0]).map(|all| (all.low, all.high)), Some((1.0, 1.0)));
        assert_eq!(mean(&[]), None);
    }

    #[test]
    fn nothing_measured_has_no_rate_and_no_quantile() {
        assert_eq!(rate(0, 0), None);
        assert_eq!(quantile(&[], 0.5), None);
    }

    #[test]
    fn a_quantile_is_one_of_the_samples() {
        let samples: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        let (p50, p95) = (quantile(&samples, 0.5).unwrap(), quantile(&samples, 0.95).unwrap());
        assert_eq!((p50.value, p50.low, p50.high), (50.0, 41.0, 60.0));
        assert_eq!((p95.value, p95.low, p95.high), (95.0, 91.0, 100.0));
        assert_eq!(quantile(&[7.0], 0.95).unwrap().value, 7.0);
    }
}
