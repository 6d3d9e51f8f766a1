//! The same cases before and after: how much a figure moved, and how sure that is.

use super::Change;
use crate::interval::resampled;
use crate::score::{Kind, Part};
use std::collections::BTreeMap;

/// What one case adds to a figure in either run.
pub struct Paired<'a> {
    pub cluster: (&'a str, &'a str),
    pub before: Part,
    pub after: Part,
}

/// `None`: no case speaks of it.
pub fn change(name: &str, cases: &[Paired<'_>]) -> Option<Change> {
    let clusters = clusters(cases);
    let spread = resampled(&clusters, |clusters| of(clusters, |pair| pair.1) - of(clusters, |pair| pair.0))?;
    let gains = |better: bool| {
        let gain = |case: &&Paired<'_>| {
            if case.before.of == 0.0 || case.after.of == 0.0 {
                return false; // one side has nothing to say of it
            }
            let (before, after) = (case.before.got / case.before.of, case.after.got / case.after.of);
            after != before && (after > before) == (Kind::of(name).is_gain() == better)
        };
        cases.iter().filter(gain).count()
    };
    let (better, worse) = (gains(true), gains(false));
    Some(Change {
        name: name.to_owned(),
        before: of(&clusters, |pair| pair.0),
        after: of(&clusters, |pair| pair.1),
        change: spread.value,
        low: spread.low,
        high: spread.high,
        better,
        worse,
        p: mcnemar(better, worse),
    })
}

/// Cases of one wording stand or fall together, in both runs.
fn clusters(cases: &[Paired<'_>]) -> Vec<(Part, Part)> {
    let mut clusters: BTreeMap<(&str, &str), (Part, Part)> = BTreeMap::new();
    for case in cases {
        let nothing = Part { got: 0.0, of: 0.0 };
        let (before, after) = clusters.entry(case.cluster).or_insert((nothing, nothing));
        add(before, case.before);
        add(after, case.after);
    }
    clusters.into_values().collect()
}

fn add(sum: &mut Part, part: Part) {
    (sum.got, sum.of) = (sum.got + part.got, sum.of + part.of);
}

/// A sum over a sum; counts are per case.
fn of(clusters: &[(Part, Part)], side: impl Fn(&(Part, Part)) -> Part) -> f64 {
    let mut sum = Part { got: 0.0, of: 0.0 };
    clusters.iter().for_each(|pair| add(&mut sum, side(pair)));
    if sum.of == 0.0 { 0.0 } else { sum.got / sum.of }
}

/// How likely a split at least so uneven is if better and worse were a coin's two sides; `None` where nothing moved.
/// Source: McNemar 1947, in its exact form (a two-sided binomial test of the pairs that disagree).
fn mcnemar(better: usize, worse: usize) -> Option<f64> {
    let n = better + worse;
    if n == 0 {
        return None;
    }
    let mut ways = 1.0; // n over k, times one half to the nth
    let (mut tail, half) = (0.0, 0.5_f64.powi(i32::try_from(n).unwrap_or(i32::MAX)));
    for k in 0..=better.min(worse) {
        tail += ways * half;
        ways *= (n - k) as f64 / (k + 1) as f64;
    }
    Some((2.0 * tail).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_uneven_split_is_unlikely_and_an_even_one_is_not() {
        // 2 * (1 + 10) / 2^10 and 2 / 2^5: by hand.
        for (better, worse, p) in [(9, 1, 22.0 / 1024.0), (0, 5, 2.0 / 32.0), (3, 3, 1.0), (1, 0, 1.0)] {
            let found = mcnemar(better, worse).unwrap();
            assert!((found - p).abs() < 1e-12, "{better}/{worse}: {found}");
        }
        assert_eq!(mcnemar(0, 0), None);
    }

    #[test]
    fn a_fault_that_falls_is_a_gain() {
        let part = |got| Part { got, of: 1.0 };
        let cases: Vec<Paired<'_>> = ["a", "b", "c", "d"]
            .iter()
            .enumerate()
            .map(|(at, name)| Paired {
                cluster: ("s", name),
                before: part(1.0),
                after: part(f64::from(at > 0)),
            })
            .collect();
        let fault = change("wrongly_automated", &cases).unwrap();
        assert_eq!((fault.better, fault.worse, fault.change), (1, 0, -0.25));
        let rate = change("topic3", &cases).unwrap();
        assert_eq!((rate.better, rate.worse, rate.change), (0, 1, -0.25));
        assert!(rate.low <= -0.25 && -0.25 <= rate.high, "{rate:?}");
    }
}
