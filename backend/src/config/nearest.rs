//! The setting that somebody most likely meant.

/// The one of `known` with the fewest letters to change; a key without its section is compared without sections.
pub(super) fn nearest(key: &str, known: impl Iterator<Item = &'static str>) -> &'static str {
    known
        .min_by_key(|candidate| distance(key, candidate).min(distance(last(key), last(candidate)) + 1))
        .unwrap_or("")
}

fn last(key: &str) -> &str {
    key.rsplit('.').next().unwrap_or(key)
}

/// Levenshtein's, by letters.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_the_setting_that_was_meant() {
        let known = ["jobs.lease", "review.undo", "review.claim", "data_dir"];
        for (slip, meant) in [
            ("jobs.leese", "jobs.lease"),
            ("review.undoo", "review.undo"),
            ("undo", "review.undo"),
            ("job.lease", "jobs.lease"),
            ("datadir", "data_dir"),
        ] {
            assert_eq!(nearest(slip, known.into_iter()), meant, "{slip}");
        }
    }
}
