//! The names to look for, prepared once: the catalogue's brands and models, what people ask for anyway, nicknames.

use super::lexicon::{BRANDS, NICKNAMES};
use super::mention::What;
use super::similar::{Spelt, Trigram};
use super::words::words;
use crate::shop::{Model, Vocabulary};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// A name to look for.
#[derive(Debug)]
pub struct Name {
    pub what: What,
    /// Whose model it is.
    pub of_brand: Option<String>,
    pub words: Vec<String>,
    /// Its words without blanks: `newbalance`, so that `New-Balance` and `newbalance` are the same.
    pub joined: Spelt,
}

impl Name {
    fn new(written: &str, what: What, of_brand: Option<String>) -> Self {
        let words: Vec<String> = words(written).into_iter().map(|word| word.text).collect();
        Self { what, of_brand, joined: Spelt::new(words.concat()), words }
    }

    fn brand(written: &str, brand: &str) -> Self {
        Self::new(written, What::Brand(brand.to_owned()), None)
    }

    fn model(model: &Model) -> Self {
        let (brand, name) = (model.brand.to_lowercase(), model.name.to_lowercase());
        Self::new(without_brand(&name, &brand), What::Model(name.clone()), Some(brand))
    }

    pub fn is_brand(&self) -> bool {
        matches!(self.what, What::Brand(_))
    }
}

/// Every name, and where each stands by its spelling.
#[derive(Debug)]
pub struct Names {
    pub all: Vec<Name>,
    /// In the order of the alphabet.
    spellings: Vec<String>,
    by_joined: HashMap<String, Vec<usize>>,
    by_trigram: HashMap<Trigram, Vec<usize>>,
}

impl Names {
    fn new(vocabulary: &Vocabulary) -> Self {
        let all = collect(vocabulary);
        let mut by_joined: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_trigram: HashMap<Trigram, Vec<usize>> = HashMap::new();
        for (at, name) in all.iter().enumerate() {
            by_joined.entry(name.joined.text.clone()).or_default().push(at);
            for trigram in &name.joined.trigrams {
                by_trigram.entry(*trigram).or_default().push(at);
            }
        }
        let mut spellings: Vec<String> = by_joined.keys().cloned().collect();
        spellings.sort_unstable();
        Self { all, spellings, by_joined, by_trigram }
    }

    /// Those of a vocabulary. A shop's changes seldom and stands behind each of its mails, so the last one is kept.
    pub fn of(vocabulary: &Vocabulary) -> Arc<Self> {
        static NO_SHOPS: LazyLock<Arc<Names>> =
            LazyLock::new(|| Arc::new(Names::new(&Vocabulary::default())));
        static LAST: Mutex<Option<(Vocabulary, Arc<Names>)>> = Mutex::new(None);
        if vocabulary.brands.is_empty() && vocabulary.models.is_empty() {
            return NO_SHOPS.clone();
        }
        let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, names)) = last.as_ref().filter(|(known, _)| known == vocabulary) {
            return names.clone();
        }
        let names = Arc::new(Self::new(vocabulary));
        *last = Some((vocabulary.clone(), names.clone()));
        names
    }

    /// Whether any name begins with these letters.
    pub fn begin_with(&self, letters: &str) -> bool {
        let first = self.spellings.partition_point(|name| name.as_str() < letters);
        self.spellings.get(first).is_some_and(|name| name.starts_with(letters))
    }

    /// The names spelt like any of these, in the order of the names.
    pub fn spelt<'a>(&'a self, written: &'a [String]) -> impl Iterator<Item = &'a Name> {
        in_order(written.iter().filter_map(|one| self.by_joined.get(one))).map(|at| &self.all[at])
    }

    /// The names that share three letters in a row with this word, each with its place.
    pub fn alike<'a>(&'a self, written: &'a Spelt) -> impl Iterator<Item = (usize, &'a Spelt)> {
        let sharing = written.trigrams.iter().filter_map(|trigram| self.by_trigram.get(trigram));
        in_order(sharing).map(|at| (at, &self.all[at].joined))
    }
}

fn in_order<'a>(places: impl Iterator<Item = &'a Vec<usize>>) -> impl Iterator<Item = usize> {
    let mut places: Vec<usize> = places.flatten().copied().collect();
    places.sort_unstable();
    places.dedup();
    places.into_iter()
}

fn collect(vocabulary: &Vocabulary) -> Vec<Name> {
    let brands: Vec<String> = vocabulary.brands.iter().map(|brand| brand.to_lowercase()).collect();
    let mut names: Vec<Name> = brands.iter().map(|brand| Name::brand(brand, brand)).collect();
    names.extend(vocabulary.models.iter().map(Name::model));
    let others = BRANDS.into_iter().filter(|brand| !brands.iter().any(|known| known == brand));
    names.extend(others.map(|brand| Name::brand(brand, brand)));
    let own = NICKNAMES.iter().filter(|(_, meant)| brands.iter().any(|brand| brand == meant));
    names.extend(own.map(|(nick, brand)| Name::brand(nick, brand)));
    names.retain(|name| !name.joined.text.is_empty());
    names
}

/// `nike air max` is called `air max` as well; `lumen 2` is not called `2`.
fn without_brand<'m>(model: &'m str, brand: &str) -> &'m str {
    let rest = model.strip_prefix(brand).and_then(|rest| rest.strip_prefix(' '));
    rest.filter(|rest| rest.chars().filter(|c| c.is_alphanumeric()).count() >= 3).unwrap_or(model)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_catalogue_that_changed_is_read_anew() {
        let of = |brand: &str| Vocabulary { brands: vec![brand.to_owned()], ..Vocabulary::default() };
        let is_known = |names: &Names, brand: &str| names.spelt(&[brand.to_owned()]).next().is_some();
        let (first, second) = (Names::of(&of("Norrun")), Names::of(&of("Halden")));
        assert!(is_known(&first, "norrun") && !is_known(&first, "halden"));
        assert!(is_known(&second, "halden") && !is_known(&second, "norrun"));
    }
}
