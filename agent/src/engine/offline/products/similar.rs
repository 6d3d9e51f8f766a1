//! Misspelt names: near enough in letters, and nearer than any other.

use strsim::osa_distance;

/// Edits that a name of so many letters may suffer: a short one none, or every word would be a name.
fn allowed(letters: usize) -> usize {
    match letters {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    }
}

/// The one name that a misspelt word means, by its place in `names`; `None` where none is near, or two are.
pub fn nearest<'a>(written: &str, names: impl Iterator<Item = (usize, &'a str)>) -> Option<usize> {
    let near = names.filter_map(|(place, name)| Some((distance(written, name)?, place)));
    let mut near: Vec<(usize, usize)> = near.collect();
    near.sort_unstable();
    near.dedup_by_key(|(_, place)| *place);
    match near.as_slice() {
        [] => None,
        [(_, place)] => Some(*place),
        [(first, place), (second, _), ..] => (first < second).then_some(*place),
    }
}

/// Edits between two words, where they are few for their length and the words share a part.
fn distance(written: &str, name: &str) -> Option<usize> {
    let (long, short) = (written.chars().count(), name.chars().count());
    let allowed = allowed(long.min(short));
    if long.abs_diff(short) > allowed || (allowed == 0 && written != name) {
        return None; // most words: no need to look at their letters
    }
    let is_figure = name.chars().all(|c| c.is_ascii_digit());
    if is_figure || !shares_trigram(written, name) {
        return None;
    }
    let edits = osa_distance(written, name);
    (edits <= allowed).then_some(edits)
}

/// Three letters in a row that both have, the beginning counted as one.
fn shares_trigram(a: &str, b: &str) -> bool {
    let (a, b) = (trigrams(a), trigrams(b));
    a.iter().any(|trigram| b.contains(trigram))
}

fn trigrams(word: &str) -> Vec<[char; 3]> {
    let letters: Vec<char> = ['^'].into_iter().chain(word.chars()).chain(['$']).collect();
    letters.windows(3).map(|window| [window[0], window[1], window[2]]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 6] = ["nike", "adidas", "skechers", "newbalance", "timberland", "asics"];

    fn meant(written: &str) -> Option<&'static str> {
        nearest(written, NAMES.into_iter().enumerate()).map(|place| NAMES[place])
    }

    #[test]
    fn a_misspelt_name_is_known_by_its_letters() {
        for (written, name) in [
            ("addidas", "adidas"),
            ("adiddas", "adidas"),
            ("sketchers", "skechers"),
            ("newballence", "newbalance"),
            ("timberlnad", "timberland"),
            ("acsics", "asics"),
        ] {
            assert_eq!(meant(written), Some(name), "{written}");
        }
    }

    #[test]
    fn a_short_name_is_spelt_right_or_not_meant_and_between_two_none_is() {
        assert_eq!((meant("mike"), meant("bike"), meant("balance")), (None, None, None));
        assert_eq!(nearest("hokka", [(0, "hokke"), (1, "hokko")].into_iter()), None);
    }
}
