//! From a filter's words to the catalogue's own: what is asked of the shop's database.

use super::{colours as shades, sizes};
use crate::shop::{QueryGroup, Vocabulary};
use api::FilterGroup;

/// The catalogue's words for a wish. `None`: it wants something that the catalogue has no word for, so no product can
/// be it.
pub fn resolve(wish: &FilterGroup, vocabulary: &Vocabulary) -> Option<QueryGroup> {
    let brands = listed(&wish.brand, &vocabulary.brands, same);
    let brands = without(brands, &wish.not.brand, &vocabulary.brands, same);
    let colours = colours(&wish.colour, &vocabulary.colours);
    let colours = without(colours, &wish.not.colour, &vocabulary.colours, has_word);
    let materials = listed(&wish.material, &vocabulary.materials, has_word);
    let materials = without(materials, &wish.not.material, &vocabulary.materials, has_word);
    let group = QueryGroup {
        brands,
        models: listed(&wish.model, &models(vocabulary), same),
        categories: None, // a form or a use shows in more than the category: see `kinds`
        colours,
        sizes: sizes_of(wish, vocabulary),
        materials,
        weight_g: wish.weight_g,
        price_minor: wish.price_minor,
        in_stock: wish.in_stock,
    };
    let lists = [&group.brands, &group.models, &group.colours, &group.sizes, &group.materials];
    let is_possible = lists.iter().all(|list| list.as_ref().is_none_or(|list| !list.is_empty()));
    is_possible.then_some(group)
}

fn models(vocabulary: &Vocabulary) -> Vec<String> {
    let mut names: Vec<String> = vocabulary.models.iter().map(|model| model.name.clone()).collect();
    names.sort();
    names.dedup();
    names
}

/// The catalogue's words that one of the wanted ones means; `None` where nothing is wanted.
fn listed(wanted: &[String], known: &[String], means: fn(&str, &str) -> bool) -> Option<Vec<String>> {
    let is_wanted = |known: &&String| wanted.iter().any(|word| means(known, word));
    (!wanted.is_empty()).then(|| known.iter().filter(is_wanted).cloned().collect())
}

/// Without those that are not wanted; where only that is said, all others.
fn without(
    listed: Option<Vec<String>>,
    unwanted: &[String],
    known: &[String],
    means: fn(&str, &str) -> bool,
) -> Option<Vec<String>> {
    if unwanted.is_empty() {
        return listed;
    }
    let mut left = listed.unwrap_or_else(|| known.to_vec());
    left.retain(|known| !unwanted.iter().any(|word| means(known, word)));
    Some(left)
}

fn same(known: &str, word: &str) -> bool {
    known.to_lowercase() == word
}

/// `Leather/Mesh` has leather, `Cherry Red` has red.
fn has_word(known: &str, word: &str) -> bool {
    let known = known.to_lowercase().replace("gray", "grey");
    let known: Vec<&str> =
        known.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let word: Vec<&str> = word.split(' ').collect();
    known.windows(word.len()).any(|window| window == word.as_slice())
}

/// By the word itself; where the catalogue does not know it, by the colour that it is a shade of.
fn colours(wanted: &[String], known: &[String]) -> Option<Vec<String>> {
    let of_word = |word: &String| {
        let exact: Vec<&String> = known.iter().filter(|known| has_word(known, word)).collect();
        let families = shades::related(word);
        let related =
            || known.iter().filter(|known| families.iter().any(|family| has_word(known, family))).collect();
        if exact.is_empty() { related() } else { exact }
    };
    let mut found: Vec<String> = wanted.iter().flat_map(of_word).cloned().collect();
    found.sort();
    found.dedup();
    (!wanted.is_empty()).then_some(found)
}

fn sizes_of(wish: &FilterGroup, vocabulary: &Vocabulary) -> Option<Vec<String>> {
    let own = sizes::system(&vocabulary.sizes);
    let named = |size: &f64| sizes::in_system(*size, wish.size_unit, own);
    let wanted: Vec<String> = wish.size.iter().filter_map(named).collect();
    let is_wanted = |size: &&String| wanted.contains(size);
    (!wish.size.is_empty()).then(|| vocabulary.sizes.iter().filter(is_wanted).cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn vocabulary() -> Vocabulary {
        Vocabulary {
            version: 1,
            brands: list(&["Dr. Martens", "Nike"]),
            models: Vec::new(),
            categories: list(&["shoes"]),
            colours: list(&["Cherry Red", "Grey", "Navy", "Red/Black", "White"]),
            sizes: list(&["10", "9.5"]),
            materials: list(&["Leather", "Leather/Mesh", "Mesh"]),
            currency: None,
        }
    }

    #[test]
    fn wanted_words_become_the_catalogues_own() {
        let wish = FilterGroup {
            brand: list(&["dr. martens"]),
            colour: list(&["red", "dark grey"]),
            size: vec![9.5, 18.0],
            material: list(&["leather"]),
            ..FilterGroup::default()
        };
        let group = resolve(&wish, &vocabulary()).unwrap();
        assert_eq!(group.brands, Some(list(&["Dr. Martens"])));
        assert_eq!(group.colours, Some(list(&["Cherry Red", "Grey", "Red/Black"])));
        assert_eq!(group.sizes, Some(list(&["9.5"])));
        assert_eq!(group.materials, Some(list(&["Leather", "Leather/Mesh"])));
    }

    #[test]
    fn what_the_catalogue_has_no_word_for_is_nothing_and_not_everything() {
        for wish in [
            FilterGroup { colour: list(&["purple"]), ..FilterGroup::default() },
            FilterGroup { size: vec![18.0], ..FilterGroup::default() },
            FilterGroup { brand: list(&["gucci"]), ..FilterGroup::default() },
            FilterGroup { brand: list(&["nike'; DROP TABLE shop_product; --"]), ..FilterGroup::default() },
        ] {
            assert_eq!(resolve(&wish, &vocabulary()), None, "{wish:?}");
        }
    }

    #[test]
    fn what_is_not_wanted_leaves_all_others() {
        let not = api::Excluded { material: list(&["leather"]), ..api::Excluded::default() };
        let group = resolve(&FilterGroup { not, ..FilterGroup::default() }, &vocabulary()).unwrap();
        assert_eq!(group.materials, Some(list(&["Mesh"])));
        assert_eq!(group.colours, None);
    }
}
