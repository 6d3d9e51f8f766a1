//! Wishes with something left out: where nothing matches, what comes close.

use api::FilterGroup;

/// What is left out of a wish, the least painful first. A brand and a model are given up last.
const STEPS: [fn(&FilterGroup) -> FilterGroup; 6] = [
    |wish| FilterGroup { colour: Vec::new(), ..wish.clone() },
    |wish| FilterGroup { size: Vec::new(), ..wish.clone() },
    |wish| FilterGroup { weight_g: None, price_minor: None, material: Vec::new(), ..wish.clone() },
    |wish| FilterGroup { brand: Vec::new(), model: Vec::new(), ..wish.clone() },
    |wish| FilterGroup {
        colour: Vec::new(),
        material: Vec::new(),
        weight_g: None,
        price_minor: None,
        size: Vec::new(),
        ..wish.clone()
    },
    |wish| FilterGroup {
        colour: Vec::new(),
        material: Vec::new(),
        brand: Vec::new(),
        model: Vec::new(),
        ..wish.clone()
    },
];

/// The relaxed wishes, in the order they are tried; those that leave nothing out, or nothing over, are not among them.
pub fn relaxed(any_of: &[FilterGroup]) -> Vec<Vec<FilterGroup>> {
    let mut all: Vec<Vec<FilterGroup>> = Vec::new();
    for step in STEPS {
        let wishes: Vec<FilterGroup> = any_of.iter().map(step).filter(says_something).collect();
        if !wishes.is_empty() && wishes != any_of && !all.contains(&wishes) {
            all.push(wishes);
        }
    }
    all
}

fn says_something(wish: &FilterGroup) -> bool {
    let typed = [&wish.brand, &wish.model, &wish.colour, &wish.material, &wish.category];
    typed.iter().any(|list| !list.is_empty())
        || !wish.size.is_empty()
        || wish.weight_g.is_some()
        || wish.price_minor.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_leaves_something_out_and_something_over() {
        let list = |word: &str| vec![word.to_owned()];
        let wish = FilterGroup {
            brand: list("nike"),
            colour: list("purple"),
            size: vec![9.0],
            ..FilterGroup::default()
        };
        let steps = relaxed(std::slice::from_ref(&wish));
        let left: Vec<(usize, usize, usize)> = steps
            .iter()
            .map(|wishes| (wishes[0].brand.len(), wishes[0].colour.len(), wishes[0].size.len()))
            .collect();
        assert_eq!(left, [(1, 0, 1), (1, 1, 0), (0, 1, 1), (1, 0, 0), (0, 0, 1)]);
        let only = FilterGroup { colour: list("purple"), ..FilterGroup::default() };
        assert_eq!(relaxed(&[only]), Vec::<Vec<FilterGroup>>::new());
    }
}
