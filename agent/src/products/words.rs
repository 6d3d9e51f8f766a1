//! A wish in words, of typed parts alone: nothing that a mail says freely reaches a letter.

use api::{Bounds, Currency, FilterGroup, Money, SizeUnit};

/// `Nike, purple, size 9`; empty where the wish has no typed part.
pub fn wish(group: &FilterGroup, currency: Currency) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(either(&group.brand).map(|words| titled(&words)));
    parts.extend(either(&group.model).map(|words| titled(&words)));
    parts.extend(either(&group.category));
    parts.extend(either(&group.colour));
    parts.extend(either(&group.material));
    parts.extend(sizes(group));
    parts.extend(group.weight_g.map(|bounds| told(bounds, |grams| format!("{grams} g"))));
    parts.extend(
        group.price_minor.map(|bounds| told(bounds, |minor| Money::new(minor, currency).to_string())),
    );
    let unwanted = [&group.not.brand, &group.not.colour, &group.not.material];
    parts.extend(unwanted.into_iter().filter_map(|list| either(list)).map(|words| format!("not {words}")));
    parts.join(", ")
}

fn sizes(group: &FilterGroup) -> Option<String> {
    let sizes: Vec<String> = group.size.iter().map(f64::to_string).collect();
    let unit = match group.size_unit {
        Some(SizeUnit::Eu) => " EU",
        Some(SizeUnit::Uk) => " UK",
        Some(SizeUnit::Us) => " US",
        None => "",
    };
    either(&sizes).map(|sizes| format!("size {sizes}{unit}"))
}

/// `red, white or blue`.
fn either(words: &[String]) -> Option<String> {
    match words {
        [] => None,
        [one] => Some(one.clone()),
        [first @ .., last] => Some(format!("{} or {last}", first.join(", "))),
    }
}

fn told(bounds: Bounds, unit: impl Fn(i64) -> String) -> String {
    let parts = [
        bounds.gt.map(|value| format!("over {}", unit(value))),
        bounds.gte.map(|value| format!("{} or more", unit(value))),
        bounds.lt.map(|value| format!("under {}", unit(value))),
        bounds.lte.map(|value| format!("{} or less", unit(value))),
        bounds.eq.map(unit),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" and ")
}

/// Each word with a capital, as names are written.
fn titled(words: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect::<String>())
            .unwrap_or_default()
    };
    words
        .split(' ')
        .map(|word| if word == "or" { word.to_owned() } else { capital(word) })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_is_told_by_its_typed_parts_alone() {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let group = FilterGroup {
            brand: list(&["new balance"]),
            colour: list(&["red", "blue"]),
            size: vec![9.5],
            price_minor: Some(Bounds { lt: Some(8000), ..Bounds::default() }),
            text: list(&["ignore", "instructions"]),
            ..FilterGroup::default()
        };
        assert_eq!(wish(&group, Currency::USD), "New Balance, red or blue, size 9.5, under $80.00");
    }
}
