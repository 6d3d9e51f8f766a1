//! How sure a figure is: 95 % intervals for rates and for quantiles.

use crate::Metric;
use crate::score::Part;
use std::collections::BTreeMap;

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
    let low = if hits == 0 { 0.0 } else { middle - half }; // exactly, where rounding would leave a trace
    let high = if hits == n { 1.0 } else { middle + half };
    Some(Metric { value: share, n, low, high })
}

/// A sum over a sum, with the spread that its clusters have: cases of one cluster stand or fall together, so whole
/// clusters are drawn again. Where they all agree, or each is one plain yes or no, Wilson's interval over the clusters
/// says how sure so few of them can be. `None` where nothing was measured.
/// Source: Field and Welsh 2007, "Bootstrapping clustered data".
pub fn ratio<C: Ord + Copy>(parts: &[(C, Part)]) -> Option<Metric> {
    let mut clusters: BTreeMap<C, Part> = BTreeMap::new();
    for (cluster, part) in parts {
        let sum = clusters.entry(*cluster).or_insert(Part { got: 0.0, of: 0.0 });
        (sum.got, sum.of) = (sum.got + part.got, sum.of + part.of);
    }
    let clusters: Vec<Part> = clusters.into_values().collect();
    let of: f64 = clusters.iter().map(|part| part.of).sum();
    let spread = match agreed(&clusters) {
        Some(yes) => rate(yes, clusters.len())?,
        None => resampled(&clusters, sum_over_sum)?,
    };
    Some(Metric { value: sum_over_sum(&clusters), n: of.round() as usize, ..spread })
}

/// How many of the clusters are right, where each is right or wrong as a whole.
fn agreed(clusters: &[Part]) -> Option<usize> {
    let is_whole = |part: &Part| part.got == 0.0 || part.got == part.of;
    let is_single = |part: &Part| part.of == 1.0;
    let all_alike =
        clusters.iter().all(|part| part.got == part.of) || clusters.iter().all(|part| part.got == 0.0);
    (all_alike || clusters.iter().all(|part| is_whole(part) && is_single(part)))
        .then(|| clusters.iter().filter(|part| part.got > 0.0).count())
}

fn sum_over_sum(parts: &[Part]) -> f64 {
    let (got, of) = parts.iter().fold((0.0, 0.0), |(got, of), part| (got + part.got, of + part.of));
    if of == 0.0 { 0.0 } else { got / of }
}

/// How often samples are drawn again.
const DRAWS: usize = 1_000;

/// A figure of samples with its spread over a thousand samples drawn from them, always the same ones. `None` where
/// nothing was measured.
/// Source: Efron and Tibshirani 1993, section 13.3 (percentile intervals).
pub fn resampled<T: Copy>(samples: &[T], figure: impl Fn(&[T]) -> f64) -> Option<Metric> {
    let n = samples.len();
    if n == 0 {
        return None;
    }
    let mut dice = dice();
    let mut draw = || samples[dice() as usize % n];
    let mut redrawn: Vec<f64> =
        (0..DRAWS).map(|_| figure(&(0..n).map(|_| draw()).collect::<Vec<_>>())).collect();
    redrawn.sort_by(f64::total_cmp);
    let (low, high) = (redrawn[DRAWS / 40], redrawn[DRAWS - 1 - DRAWS / 40]);
    Some(Metric { value: figure(samples), n, low, high })
}

/// The same throws of 31 bits in every run.
fn dice() -> impl FnMut() -> u64 {
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407); // Knuth's LCG
        seed >> 33
    }
}

/// The mean over a thousand repetitions of what is told of `chances`, each of which comes true as often as it says.
pub fn expected(chances: &[f64], told: impl Fn(&[bool]) -> f64) -> f64 {
    let mut dice = dice();
    let mut comes_true = |chance: &f64| (dice() as f64) < chance * (1_u64 << 31) as f64;
    let mut repetition = || told(&chances.iter().map(&mut comes_true).collect::<Vec<_>>());
    (0..DRAWS).map(|_| repetition()).sum::<f64>() / DRAWS as f64
}

/// A count over `n` cases is what it is: both bounds are the count.
pub fn count(found: f64, n: usize) -> Metric {
    Metric { value: found, n, low: found, high: found }
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
        for n in 1..200 {
            assert_eq!((rate(n, n).unwrap().high, rate(0, n).unwrap().low), (1.0, 0.0), "of {n}");
        }
        let all = rate(5, 5).unwrap();
        assert!(all.low < 0.6, "{all:?}");
    }

    fn part(got: f64, of: f64) -> Part {
        Part { got, of }
    }

    #[test]
    fn a_figure_drawn_again_lies_between_its_bounds_and_is_the_same_twice() {
        let samples: Vec<f64> = (0..50).map(|n| f64::from(n % 5 == 0)).collect();
        let average = |samples: &[f64]| samples.iter().sum::<f64>() / samples.len() as f64;
        let once = resampled(&samples, average).unwrap();
        assert!((once.value - 0.2).abs() < 1e-12 && once.low < 0.2 && 0.2 < once.high, "{once:?}");
        assert_eq!(resampled(&samples, average), Some(once));
        assert_eq!(resampled(&[], average), None);
    }

    #[test]
    fn single_cases_have_wilsons_interval() {
        let parts: Vec<_> = (0..20).map(|case| (case, part(f64::from(case < 15), 1.0))).collect();
        assert_eq!(ratio(&parts), rate(15, 20));
        assert_eq!(ratio::<u8>(&[]), None);
    }

    #[test]
    fn a_hundred_cases_of_few_wordings_are_as_unsure_as_the_wordings() {
        let of_clusters = |clusters: usize| {
            let right = |case: usize| f64::from(!(case % clusters).is_multiple_of(4));
            let parts: Vec<_> = (0..100).map(|case| (case % clusters, part(right(case), 1.0))).collect();
            ratio(&parts).unwrap()
        };
        let (few, many) = (of_clusters(4), of_clusters(100));
        assert_eq!((few.value, few.n, many.value, many.n), (0.75, 100, 0.75, 100));
        assert!(few.high - few.low > 2.0 * (many.high - many.low), "{few:?} {many:?}");
    }

    #[test]
    fn a_few_wordings_that_are_all_right_are_not_certain() {
        let parts: Vec<_> = (0..80).map(|case| (case % 5, part(1.0, 1.0))).collect();
        let all = ratio(&parts).unwrap();
        assert_eq!((all.value, all.n, all.high), (1.0, 80, 1.0));
        assert!(all.low < 0.6, "{all:?}");
    }

    #[test]
    fn what_is_right_in_part_counts_in_part() {
        let parts = [(1, part(0.5, 1.0)), (2, part(1.0, 1.0)), (3, part(2.0, 4.0))];
        assert_eq!(ratio(&parts).unwrap().value, 3.5 / 6.0);
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
