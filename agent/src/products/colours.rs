//! Colours and their shades.

/// Shades and the colour they are a kind of, for when the shop has no such word.
const FAMILIES: [(&str, &[&str]); 11] = [
    ("red", &["scarlet", "crimson", "maroon", "burgundy", "cherry", "ruby", "ember", "raspberry"]),
    ("blue", &["navy", "indigo", "azure", "sapphire", "teal", "turquoise", "cyan", "aqua", "sky"]),
    ("green", &["olive", "lime", "mint", "emerald", "khaki", "moss", "forest", "sea"]),
    ("yellow", &["mustard", "sunflower", "lemon"]),
    ("orange", &["coral", "peach", "amber", "apricot"]),
    ("purple", &["violet", "lilac", "lavender", "plum"]),
    ("pink", &["fuchsia", "magenta", "rose"]),
    ("brown", &["tan", "chestnut", "mocha", "walnut", "umber", "earth", "taupe", "copper", "bronze"]),
    ("grey", &["charcoal", "graphite", "slate", "granite", "silver"]),
    ("white", &["cream", "ivory", "chalk", "off white"]),
    ("beige", &["sand", "wheat", "taupe", "tan", "khaki"]),
];

/// Words by which a catalogue may know a colour that it has no word for: a shade's colour, a colour's shades.
pub fn related(word: &str) -> Vec<&str> {
    let plain = word.rsplit(' ').next().unwrap_or(word); // `dark grey` is a grey
    let shades = FAMILIES.iter().filter(|(colour, _)| *colour == plain).flat_map(|(_, shades)| *shades);
    let colours = FAMILIES.iter().filter(|(_, shades)| shades.contains(&plain)).map(|(colour, _)| colour);
    let itself = std::iter::once(plain).filter(|plain| *plain != word);
    itself.chain(colours.copied()).chain(shades.copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shade_is_of_its_colour_and_a_colour_has_its_shades() {
        assert_eq!(related("scarlet"), ["red"]);
        assert_eq!(related("dark grey")[0], "grey");
        assert!(related("blue").contains(&"navy"));
        assert_eq!(related("plaid"), [""; 0]);
    }
}
