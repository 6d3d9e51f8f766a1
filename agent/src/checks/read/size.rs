//! Sizes: `size 9.5`, `EU 43`, `8½ UK`, `sizes 42 to 44`, `size M`.

use super::pattern::{Taken, pattern};
use api::SizeUnit;
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    pub range: Range<usize>,
    /// One, or each of a list.
    pub said: Vec<Figure>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// With a point: `9.5`. A letter is a capital.
    pub figure: String,
    pub unit: Option<SizeUnit>,
}

impl Figure {
    pub fn number(&self) -> Option<f64> {
        self.figure.parse().ok()
    }
}

const UNIT: &str = "(?-i:EU|UK|US)";
const FIGURE: &str = r"\d{1,3}(?:[.,]\d\b|½|\b)";

/// What follows `size`; a unit before or behind; a unit alone.
static SIZES: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    let list = format!(r"{FIGURE}(?:\s*(?:/|-|–|&|\bto\b|\bor\b)\s*{FIGURE})*");
    let series = format!(r"{FIGURE}(?:\s*(?:,|/|-|–|&|\bto\b|\bor\b|\band\b)\s*{FIGURE})*");
    let said = |word: &str, list: &str| {
        format!(
            r"\b{word}\s+(?:is\s+|are\s+|of\s+|an?\s+)?(?P<before>{UNIT}\s*)?(?P<list>{list})(?P<behind>\s?{UNIT}\b)?"
        )
    };
    [
        pattern(&format!("{}|{}", said("sizes", &series), said("size", &list).replace("?P<", "?P<one_"))),
        pattern(r"\bsize\s+(?-i:(?P<list>XS|S|M|L|XL|XXL))\b"),
        pattern(&format!(
            r"\b(?P<before>{UNIT}\s?)(?P<list>{FIGURE})|\b(?P<one_list>{FIGURE})(?P<one_behind>\s?{UNIT})\b"
        )),
    ]
});

static FIGURES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\d{1,3}(?:[.,]\d|½)?|\b(?-i:XS|S|M|L|XL|XXL)\b"));

pub fn find(text: &str, taken: &mut Taken) -> Vec<Size> {
    let found = SIZES.iter().flat_map(|pattern| pattern.captures_iter(text));
    let sizes = found.map(|found| {
        let unit = unit(&found);
        let list = named(&found, "list").unwrap_or_default();
        let said = figures(list).into_iter().map(|figure| Figure { figure, unit }).collect();
        Size { range: found.get_match().range(), said }
    });
    sizes.filter(|size| taken.take(&size.range)).collect()
}

/// The figures of a shop's own size: `39-42` has two, `120 cm` one.
pub fn figures(size: &str) -> Vec<String> {
    FIGURES.find_iter(size).map(|found| found.as_str().replace(',', ".").replace('½', ".5")).collect()
}

fn unit(found: &Captures<'_>) -> Option<SizeUnit> {
    match named(found, "before").or_else(|| named(found, "behind"))?.trim() {
        "EU" => Some(SizeUnit::Eu),
        "UK" => Some(SizeUnit::Uk),
        _ => Some(SizeUnit::Us),
    }
}

/// Of either half of a pattern.
fn named<'t>(found: &Captures<'t>, name: &str) -> Option<&'t str> {
    found.name(name).or_else(|| found.name(&format!("one_{name}"))).map(|words| words.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use SizeUnit::{Eu, Uk, Us};

    #[test]
    fn sizes_are_read_in_every_system() {
        for (text, figures, unit) in [
            ("red, leather, size 9.5.", &["9.5"][..], None),
            ("size 11 costs $129.99", &["11"], None),
            ("in size 44, 3 pairs in stock", &["44"], None),
            ("it is EU 43", &["43"], Some(Eu)),
            ("a 43 EU", &["43"], Some(Eu)),
            ("in size UK 8,5", &["8.5"], Some(Uk)),
            ("size 8½ UK", &["8.5"], Some(Uk)),
            ("size 10 US", &["10"], Some(Us)),
            ("sizes 42, 43 and 44.5", &["42", "43", "44.5"], None),
            ("sizes 41 to 45", &["41", "45"], None),
            ("size 39-42: $9.00", &["39", "42"], None),
            ("size 9 or 10", &["9", "10"], None),
            ("the size is 9", &["9"], None),
            ("in size M", &["M"], None),
        ] {
            let found = find(text, &mut Taken::default());
            let said: Vec<(&str, Option<SizeUnit>)> = found
                .iter()
                .flat_map(|size| &size.said)
                .map(|said| (said.figure.as_str(), said.unit))
                .collect();
            let expected: Vec<_> = figures.iter().map(|figure| (*figure, unit)).collect();
            assert_eq!(said, expected, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_size_is_none() {
        for text in ["give us 10 days", "the right size", "US $10", "in 10 days", "EU 2026", "size matters"] {
            assert_eq!(find(text, &mut Taken::default()), [], "{text}");
        }
    }
}
