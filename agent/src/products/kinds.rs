//! Kinds of goods, and what they are for: the words that people use, and those by which a catalogue shows them.

use crate::shop::Product;

#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    pub name: &'static str,
    /// In a mail.
    pub words: &'static [&'static str],
    /// In a product's name, category or description; any of them will do.
    pub stems: &'static [&'static str],
    pub weight: Weight,
}

/// How much it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Nothing: every product here is one.
    Any,
    /// A named brand or model says more: boots of a maker of shoes.
    Form,
    /// What it is for; a named brand or model says more.
    Use,
    /// Something else altogether: no brand makes up for it.
    Other,
}

const fn kind(
    name: &'static str,
    weight: Weight,
    words: &'static [&'static str],
    stems: &'static [&'static str],
) -> Kind {
    Kind { name, words, stems, weight }
}

pub const KINDS: &[Kind] = &[
    kind(
        "shoes",
        Weight::Any,
        &["shoe", "shoes", "footwear", "sneaker", "sneakers", "trainer", "trainers", "kicks"],
        &[],
    ),
    kind("boots", Weight::Form, &["boot", "boots"], &["boot"]),
    kind(
        "sandals",
        Weight::Form,
        &["sandal", "sandals", "flip flops", "flip flop"],
        &["sandal", "flip-flop"],
    ),
    kind("clogs", Weight::Form, &["clog", "clogs"], &["clog"]),
    kind("slippers", Weight::Form, &["slipper", "slippers"], &["slipper"]),
    kind("spikes", Weight::Form, &["spikes", "track spikes", "cleats"], &["spike", "cleat"]),
    kind("high tops", Weight::Form, &["high top", "high tops"], &["high-top", "high top", "mid"]),
    kind(
        "heels",
        Weight::Other,
        &["high heels", "high heel", "heels", "stilettos", "pumps"],
        &["heels", "stiletto"],
    ),
    kind(
        "formal shoes",
        Weight::Other,
        &[
            "formal",
            "dress shoes",
            "dress shoe",
            "oxford",
            "oxfords",
            "brogue",
            "brogues",
            "loafer",
            "loafers",
        ],
        &["formal", "oxford", "brogue", "loafer", "dress shoe"],
    ),
    kind("flats", Weight::Other, &["ballet flats", "ballerinas"], &["ballet", "ballerina"]),
    kind("socks", Weight::Other, &["sock", "socks"], &["sock"]),
    kind("laces", Weight::Other, &["lace", "laces", "shoelaces"], &["lace set", "laces"]),
    kind("insoles", Weight::Other, &["insole", "insoles"], &["insole"]),
    kind("rackets", Weight::Other, &["racket", "rackets", "racquet", "racquets"], &["racket", "racquet"]),
    kind(
        "clothes",
        Weight::Other,
        &["shirt", "shirts", "t shirt", "hoodie", "shorts", "jersey", "tracksuit"],
        &["shirt", "hoodie", "shorts", "jersey", "tracksuit"],
    ),
    kind(
        "running",
        Weight::Use,
        &["running", "jogging", "marathon", "marathons", "runner"],
        &["runn", "road", "ride", "cushion", "energy", "stability", "breathab", "responsive", "lightweight"],
    ),
    kind("trail", Weight::Use, &["trail", "trails"], &["trail"]),
    kind(
        "hiking",
        Weight::Use,
        &["hiking", "hike", "hikes", "trekking", "mountain", "mountains"],
        &["hik", "trek"],
    ),
    kind("walking", Weight::Use, &["walking", "walks"], &["walk"]),
    kind("tennis", Weight::Use, &["tennis"], &["tennis", "court"]),
    kind("basketball", Weight::Use, &["basketball"], &["basketball"]),
    kind("football", Weight::Use, &["football", "soccer"], &["football", "soccer"]),
    kind("skating", Weight::Use, &["skate", "skating", "skateboarding"], &["skat"]),
    kind("gym", Weight::Use, &["gym", "crossfit", "weightlifting"], &["gym", "lifting"]),
    kind("racing", Weight::Use, &["racing", "sprinting", "sprint"], &["racing", "race", "sprint"]),
    kind("children", Weight::Use, &["kids", "children", "child", "toddler"], &["kid", "child"]),
];

impl Kind {
    pub fn named(name: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.name == name)
    }

    /// Whether a product shows itself as one. What is for something else is not for this, whatever else it promises.
    pub fn has(&self, product: &Product) -> bool {
        let text = text(product);
        let shows = |stem: &&str| text.contains(*stem);
        let own = self.stems.first().is_none_or(shows);
        match self.weight {
            Weight::Any => true,
            Weight::Form | Weight::Other => self.stems.iter().any(shows),
            Weight::Use => own || (self.stems[1..].iter().any(shows) && !self.is_for_another(&text)),
        }
    }

    fn is_for_another(&self, text: &str) -> bool {
        let others = KINDS.iter().filter(|kind| kind.name != self.name);
        let mut telling = others.filter(|kind| matches!(kind.weight, Weight::Use | Weight::Form));
        telling.any(|kind| kind.stems.first().is_some_and(|stem| text.contains(stem)))
    }
}

fn text(product: &Product) -> String {
    [&product.category, &product.name, &product.description].map(|part| part.to_lowercase()).join(" ")
}
