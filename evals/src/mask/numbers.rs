//! Numbers: the same digits are always replaced by the same other digits, however they are written.

use regex::{Captures, Regex};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// So many digits in a row can be somebody's; fewer are sizes, days and pieces.
const OWN: usize = 4;

/// Days, times and amounts stay as they are; then digits, alone or in groups.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    let keep = r"(?<keep>\b\d{4}-\d{2}-\d{2}(?:T[0-9:.]+Z?)?|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|[$€£] ?\d[\d,]*(?:\.\d+)?|\b\d{1,6}[.,]\d{2}\b)";
    #[expect(clippy::unwrap_used, reason = "a constant pattern, compiled by the tests")]
    Regex::new(&format!(r"{keep}|(?<digits>[+(]*\d(?:[\d ().\-/]*\d)?)")).unwrap()
});

static RUN: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern, compiled by the tests")]
    Regex::new(r"\d+").unwrap()
});

/// Years are no secret.
fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

#[derive(Debug)]
pub struct Numbers {
    draw: Draw,
    invented: BTreeMap<String, String>,
    taken: BTreeSet<String>,
    /// Written out, for those too short to be found by their digits.
    known: Vec<String>,
}

impl Numbers {
    pub fn new(seed: &str) -> Self {
        Self { draw: Draw::new(seed), invented: BTreeMap::new(), taken: BTreeSet::new(), known: Vec::new() }
    }

    pub fn know(&mut self, number: &str) {
        self.token(number);
        self.known.push(number.to_owned());
        self.known.sort_by_key(|known| std::cmp::Reverse(known.len()));
    }

    /// An identifier: each run of its digits is replaced.
    pub fn token(&mut self, token: &str) -> String {
        RUN.replace_all(token, |run: &Captures<'_>| self.invent(&run[0])).into_owned()
    }

    pub fn text(&mut self, text: &str) -> String {
        let lettered = self.known.iter().filter(|known| known.chars().any(char::is_alphabetic));
        let words: Vec<String> = lettered.map(|known| regex::escape(known)).collect();
        let Ok(known) = Regex::new(&format!(r"(?i)\b(?:{})\b", words.join("|"))) else {
            return self.digits(text);
        };
        if words.is_empty() {
            return self.digits(text);
        }
        // What stands between known numbers is looked through; they themselves are done.
        let (mut masked, mut from) = (String::new(), 0);
        for found in known.find_iter(text) {
            masked += &self.digits(&text[from..found.start()]);
            masked += &self.token(found.as_str());
            from = found.end();
        }
        masked + &self.digits(&text[from..])
    }

    fn digits(&mut self, text: &str) -> String {
        let replaced = NUMBER.replace_all(text, |found: &Captures<'_>| match found.name("digits") {
            Some(group) => self.group(group.as_str()),
            None => found[0].to_owned(),
        });
        replaced.into_owned()
    }

    /// A group is one number (`+44 7700 900123`), unless a word of it is known by itself.
    fn group(&mut self, group: &str) -> String {
        let of = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let whole = of(group);
        let has_known = group.split(' ').any(|word| self.invented.contains_key(&of(word)));
        if !self.invented.contains_key(&whole) && group.contains(' ') && has_known {
            let words: Vec<String> = group.split(' ').map(|word| self.group(word)).collect();
            return words.join(" ");
        }
        let longest = group.split(|sign: char| !sign.is_ascii_digit()).map(str::len).max().unwrap_or(0);
        let is_known = self.invented.contains_key(&whole) && whole.len() >= OWN;
        let is_own = is_known || (longest >= OWN || whole.len() >= 7) && !is_year(&whole);
        if is_own { respelt(group, &self.invent(&whole)) } else { group.to_owned() }
    }

    /// As many other digits, never given twice.
    fn invent(&mut self, digits: &str) -> String {
        if let Some(known) = self.invented.get(digits) {
            return known.clone();
        }
        let mut length = digits.len();
        let invented = loop {
            let tried = (0..20).map(|_| self.draw.digits(length)).find(|tried| {
                tried != digits && !self.taken.contains(tried) && !self.invented.contains_key(tried)
            });
            match tried {
                Some(found) => break found,
                None => length += 1, // all of so few digits are given
            }
        };
        self.taken.insert(invented.clone());
        self.invented.insert(digits.to_owned(), invented.clone());
        invented
    }
}

/// Other digits in the places of the old ones.
fn respelt(group: &str, digits: &str) -> String {
    let mut digits = digits.chars();
    let kept: String = group
        .chars()
        .map(|sign| if sign.is_ascii_digit() { digits.next().unwrap_or(sign) } else { sign })
        .collect();
    kept + digits.as_str()
}

/// Draws that a seed fixes (Knuth's LCG).
#[derive(Debug)]
pub struct Draw(u64);

impl Draw {
    /// The seed's bytes, folded (FNV-1a).
    pub fn new(seed: &str) -> Self {
        let fold = |state: u64, byte: u8| (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(seed.bytes().fold(0xcbf2_9ce4_8422_2325, fold))
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }

    /// The first is never 0: a number stays as long as it is.
    fn digits(&mut self, length: usize) -> String {
        (0..length)
            .map(|at| if at == 0 { self.below(9) + 1 } else { self.below(10) })
            .map(|digit| digit.to_string())
            .collect()
    }
}
