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

pub type Trigram = [char; 3];

/// A word or name, with what is asked of it for every other one.
#[derive(Debug)]
pub struct Spelt {
    pub text: String,
    pub letters: usize,
    /// Three letters in a row, the beginning and the end counted as one each.
    pub trigrams: Vec<Trigram>,
    is_figure: bool,
}

impl Spelt {
    pub fn new(text: String) -> Self {
        let signs: Vec<char> = ['^'].into_iter().chain(text.chars()).chain(['$']).collect();
        let trigrams = signs.windows(3).map(|window| [window[0], window[1], window[2]]).collect();
        let is_figure = text.chars().all(|sign| sign.is_ascii_digit());
        Self { letters: signs.len() - 2, trigrams, is_figure, text }
    }
}

/// The one name that a misspelt word means, by its place; `names` are those that share three letters in
/// a row with it. `None` where none is near, or two are.
pub fn nearest<'a>(written: &Spelt, names: impl Iterator<Item = (usize, &'a Spelt)>) -> Option<usize> {
    let near = names.filter_map(|(place, name)| Some((distance(written, name)?, place)));
    let mut near: Vec<(usize, usize)> = near.collect();
    near.sort_unstable();
    match near.as_slice() {
        [] => None,
        [(_, place)] => Some(*place),
        [(first, place), (second, _), ..] => (first < second).then_some(*place),
    }
}

/// Edits between two words, where they are few for their length.
fn distance(written: &Spelt, name: &Spelt) -> Option<usize> {
    let allowed = allowed(written.letters.min(name.letters));
    if written.letters.abs_diff(name.letters) > allowed || (allowed == 0 && written.text != name.text) {
        return None; // most words: no need to look at their letters
    }
    if name.is_figure {
        return None;
    }
    let edits = osa_distance(&written.text, &name.text);
    (edits <= allowed).then_some(edits)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 6] = ["nike", "adidas", "skechers", "newbalance", "timberland", "asics"];

    fn place(written: &str, names: &[&str]) -> Option<usize> {
        let names: Vec<Spelt> = names.iter().map(|name| Spelt::new((*name).to_owned())).collect();
        nearest(&Spelt::new(written.to_owned()), names.iter().enumerate())
    }

    fn meant(written: &str) -> Option<&'static str> {
        place(written, &NAMES).map(|place| NAMES[place])
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
        assert_eq!(place("hokka", &["hokke", "hokko"]), None);
    }
}
