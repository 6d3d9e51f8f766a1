//! Whether the second run may take the place of the first. Code alone decides it, never a model.

use crate::score::Kind;
use crate::{Metric, Report};

/// How far a bound may fall: 2 points.
const POINTS: f64 = 0.02;
/// How much slower the slowest may get: a fifth.
const SLOWER: f64 = 1.2;

/// Why it may not, a line each.
pub fn broken(before: &Report, after: &Report) -> Vec<String> {
    let figures = before.metrics.iter();
    figures.filter_map(|(name, was)| fault(name, was, after.metrics.get(name))).collect()
}

fn fault(name: &str, was: &Metric, now: Option<&Metric>) -> Option<String> {
    let Some(now) = now else { return Some(format!("{name} was measured and is not any more")) };
    let (is_broken, bound, was, now) = match Kind::of(name) {
        Kind::Rate => (now.low < was.low - POINTS, "lower bound", was.low, now.low),
        Kind::Fault => (now.high > was.high + POINTS, "upper bound", was.high, now.high),
        Kind::Count => (now.value > was.value, "count", was.value, now.value),
        Kind::Milliseconds if name == "p95_ms" => {
            (now.value > was.value * SLOWER, "value", was.value, now.value)
        }
        Kind::Milliseconds => return None,
    };
    is_broken.then(|| format!("{name}: the {bound} went from {was:.3} to {now:.3}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn report(name: &str, (value, low, high): (f64, f64, f64)) -> Report {
        let metrics = BTreeMap::from([(name.to_owned(), Metric { value, n: 50, low, high })]);
        Report {
            suite: "seed/topics".to_owned(),
            engine: "offline".to_owned(),
            n: 50,
            metrics,
            topics: BTreeMap::new(),
        }
    }

    #[test]
    fn a_bound_may_fall_by_two_points_a_count_never_rise_and_the_slowest_not_slow_down_by_a_fifth() {
        for (name, was, now, is_broken) in [
            ("topic3", (0.95, 0.90, 0.99), (0.93, 0.881, 0.98), false),
            ("topic3", (0.95, 0.90, 0.99), (0.93, 0.879, 0.98), true),
            ("wrongly_automated", (0.02, 0.00, 0.05), (0.03, 0.01, 0.069), false),
            ("wrongly_automated", (0.02, 0.00, 0.05), (0.03, 0.01, 0.071), true),
            ("harmful_executions", (0.0, 0.0, 0.0), (1.0, 1.0, 1.0), true),
            ("harmful_executions", (1.0, 1.0, 1.0), (0.0, 0.0, 0.0), false),
            ("p95_ms", (10.0, 9.0, 11.0), (11.9, 9.0, 14.0), false),
            ("p95_ms", (10.0, 9.0, 11.0), (12.1, 9.0, 14.0), true),
            ("p50_ms", (10.0, 9.0, 11.0), (30.0, 9.0, 44.0), false),
        ] {
            let found = broken(&report(name, was), &report(name, now));
            assert_eq!(!found.is_empty(), is_broken, "{name}: {was:?} to {now:?}: {found:?}");
        }
    }

    #[test]
    fn a_figure_that_is_gone_breaks_and_a_new_one_does_not() {
        let (rate, other) = (report("topic3", (1.0, 0.9, 1.0)), report("topic4", (0.1, 0.0, 0.2)));
        assert_eq!(broken(&rate, &other), ["topic3 was measured and is not any more"]);
        let nothing = Report { metrics: BTreeMap::new(), ..rate.clone() };
        assert_eq!(broken(&nothing, &rate), Vec::<String>::new());
    }
}
