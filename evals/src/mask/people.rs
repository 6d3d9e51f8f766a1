//! People: the customer under another name, and others under others.

use super::numbers::Draw;
use api::Customer;
use regex::{Captures, Regex};
use std::collections::BTreeMap;

const FIRST: [&str; 16] = [
    "Alba", "Bruno", "Clara", "Daan", "Elif", "Farid", "Greta", "Hugo", "Ilse", "Jonas", "Katya", "Leif",
    "Mina", "Nils", "Oona", "Pavel",
];
const LAST: [&str; 16] = [
    "Abernethy",
    "Birkeland",
    "Castell",
    "Dorning",
    "Eskola",
    "Fairweather",
    "Grimaldi",
    "Hartog",
    "Ivarsen",
    "Jellinek",
    "Kowal",
    "Lunde",
    "Marchetti",
    "Norrby",
    "Ostrander",
    "Pellegrin",
];
/// A shorter word of a name is too common to be replaced wherever it stands (`de`, `la`).
const SHORTEST: usize = 3;

#[derive(Debug)]
pub struct People {
    draw: Draw,
    customer: Customer,
    /// In lower case: what it was, and what it is now.
    words: BTreeMap<String, String>,
    addresses: BTreeMap<String, String>,
}

impl People {
    pub fn new(seed: &str, customer: &Customer) -> Self {
        let mut draw = Draw::new(&format!("people of {seed}"));
        let (first, last) = (FIRST[draw.below(FIRST.len())], LAST[draw.below(LAST.len())]);
        let invented = Customer {
            id: format!("C{:05}", draw.below(100_000)),
            email: format!("{}.{}@mail.example", first.to_lowercase(), last.to_lowercase()),
            name: if customer.name.trim().is_empty() { String::new() } else { format!("{first} {last}") },
        };
        let addresses = BTreeMap::from([(customer.email.trim().to_lowercase(), invented.email.clone())]);
        let mut people = Self { draw, customer: invented, words: BTreeMap::new(), addresses };
        people.learn(&customer.name, first, last);
        people
    }

    pub fn customer(&self) -> Customer {
        self.customer.clone()
    }

    /// The first word of a name becomes the first name, all others the last.
    fn learn(&mut self, name: &str, first: &str, last: &str) {
        for (at, word) in words(name).into_iter().enumerate() {
            let invented = if at == 0 { first } else { last };
            self.words.entry(word.to_lowercase()).or_insert_with(|| invented.to_owned());
        }
    }

    pub fn address(&mut self, address: &str) -> String {
        let known = self.addresses.len();
        let invented = || format!("person{known}@mail.example");
        self.addresses.entry(address.trim().to_lowercase()).or_insert_with(invented).clone()
    }

    /// Every word of a known name, in the case that it is written in.
    pub fn text(&self, text: &str) -> String {
        let known: Vec<String> = self.words.keys().map(|word| regex::escape(word)).collect();
        match Regex::new(&format!(r"(?i)\b(?:{})\b", known.join("|"))) {
            Ok(pattern) if !known.is_empty() => {
                pattern.replace_all(text, |found: &Captures<'_>| self.said(&found[0])).into_owned()
            }
            Ok(_) | Err(_) => text.to_owned(),
        }
    }

    fn said(&self, word: &str) -> String {
        let invented = self.words.get(&word.to_lowercase()).map_or(word, String::as_str);
        let has = |case: fn(char) -> bool| word.chars().any(case);
        match (has(char::is_uppercase), has(char::is_lowercase)) {
            (true, false) => invented.to_uppercase(),
            (false, _) => invented.to_lowercase(),
            (true, true) => invented.to_owned(),
        }
    }

    /// A name that a text introduces; the words that are ours already stay.
    pub fn introduced(&mut self, name: &str) -> String {
        let is_ours = |word: &str| FIRST.iter().chain(&LAST).any(|ours| ours.eq_ignore_ascii_case(word));
        if words(name).iter().any(|word| is_ours(word)) {
            return match name.contains(' ') {
                true => self.customer.name.clone(),
                false => name.to_owned(),
            };
        }
        let (first, last) = (FIRST[self.draw.below(FIRST.len())], LAST[self.draw.below(LAST.len())]);
        self.learn(name, first, last);
        self.text(name)
    }
}

fn words(name: &str) -> Vec<&str> {
    let words = name.split(|sign: char| !sign.is_alphanumeric() && sign != '\'' && sign != '’');
    words.filter(|word| word.chars().count() >= SHORTEST).collect()
}
