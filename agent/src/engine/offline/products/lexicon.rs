//! Words of the trade that are not in a shop's own catalogue.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Colours that people ask for, whether the shop has them or not.
pub const COLOURS: [&str; 50] = [
    "black",
    "white",
    "red",
    "blue",
    "green",
    "yellow",
    "orange",
    "purple",
    "violet",
    "pink",
    "brown",
    "grey",
    "silver",
    "gold",
    "navy",
    "teal",
    "turquoise",
    "cyan",
    "aqua",
    "magenta",
    "fuchsia",
    "maroon",
    "burgundy",
    "crimson",
    "scarlet",
    "beige",
    "tan",
    "cream",
    "ivory",
    "khaki",
    "olive",
    "lime",
    "mint",
    "coral",
    "peach",
    "lavender",
    "lilac",
    "indigo",
    "charcoal",
    "bronze",
    "copper",
    "mustard",
    "plum",
    "amber",
    "ruby",
    "emerald",
    "sapphire",
    "azure",
    "chestnut",
    "graphite",
];

/// Words before a colour that make a shade of it.
pub const SHADES: [&str; 18] = [
    "dark", "light", "bright", "pale", "deep", "neon", "hot", "royal", "sky", "forest", "baby", "electric",
    "off", "midnight", "rose", "pastel", "navy", "metallic",
];

/// Other spellings of a colour.
pub const COLOUR_SPELLINGS: [(&str, &str); 9] = [
    ("gray", "grey"),
    ("golden", "gold"),
    ("silvery", "silver"),
    ("reddish", "red"),
    ("bluish", "blue"),
    ("blueish", "blue"),
    ("greenish", "green"),
    ("purplish", "purple"),
    ("greyish", "grey"),
];

pub const MATERIALS: [&str; 32] = [
    "leather",
    "suede",
    "canvas",
    "mesh",
    "knit",
    "nubuck",
    "synthetic",
    "rubber",
    "foam",
    "cotton",
    "wool",
    "merino",
    "fabric",
    "textile",
    "gore tex",
    "goretex",
    "velvet",
    "satin",
    "denim",
    "cork",
    "nylon",
    "polyester",
    "patent leather",
    "faux leather",
    "vegan leather",
    "flyknit",
    "primeknit",
    "linen",
    "silk",
    "hemp",
    "plastic",
    "fleece",
];

/// Where animals are out of the question, so are these.
pub const OF_ANIMALS: [&str; 6] = ["leather", "suede", "nubuck", "wool", "merino", "silk"];

/// Makers of shoes that people ask for. A brand that the shop does not carry is a wish like any other, and not free
/// text.
pub const BRANDS: [&str; 60] = [
    "nike",
    "adidas",
    "puma",
    "reebok",
    "asics",
    "new balance",
    "converse",
    "vans",
    "under armour",
    "saucony",
    "brooks",
    "hoka",
    "salomon",
    "mizuno",
    "timberland",
    "dr. martens",
    "skechers",
    "jordan",
    "on running",
    "fila",
    "birkenstock",
    "merrell",
    "crocs",
    "gucci",
    "prada",
    "balenciaga",
    "louis vuitton",
    "versace",
    "jimmy choo",
    "louboutin",
    "steve madden",
    "clarks",
    "ecco",
    "geox",
    "keen",
    "teva",
    "ugg",
    "the north face",
    "columbia",
    "la sportiva",
    "altra",
    "oofos",
    "toms",
    "sperry",
    "cole haan",
    "yeezy",
    "lacoste",
    "diesel",
    "le coq sportif",
    "diadora",
    "kappa",
    "umbro",
    "lotto",
    "inov 8",
    "lowa",
    "scarpa",
    "mammut",
    "red wing",
    "hush puppies",
    "k swiss",
];

/// What people call a brand among themselves.
pub const NICKNAMES: [(&str, &str); 11] = [
    ("docs", "dr. martens"),
    ("doc martens", "dr. martens"),
    ("doctor martens", "dr. martens"),
    ("docs martens", "dr. martens"),
    ("dms", "dr. martens"),
    ("nb", "new balance"),
    ("chucks", "converse"),
    ("chuck taylors", "converse"),
    ("tims", "timberland"),
    ("nbs", "new balance"),
    ("ua", "under armour"),
];

/// Words that are products of this trade: near one of them a name is meant as a name.
pub const PRODUCT_WORDS: [&str; 43] = [
    "shoe", "shoes", "sneaker", "sneakers", "trainer", "trainers", "runner", "runners", "boot", "boots",
    "sandal", "sandals", "clog", "clogs", "footwear", "pair", "pairs", "size", "sizes", "kicks", "heels",
    "slippers", "loafers", "oxfords", "model", "brand", "stock", "wear", "ones", "sole", "soles", "laces",
    "socks", "wide", "colour", "color", "colours", "colors", "leather", "suede", "canvas", "mesh", "price",
];

/// Words that say nothing of what is wanted.
pub const STOP_WORDS: &str = include_str!("stop_words.txt");

/// Ordinary words: none is a misspelt name.
pub const COMMON_WORDS: &str = include_str!("common_words.txt");

pub fn is_stop_word(word: &str) -> bool {
    static STOPS: LazyLock<HashSet<&str>> = LazyLock::new(|| STOP_WORDS.split_whitespace().collect());
    STOPS.contains(word)
}

/// A word of everyday English, with its usual endings.
pub fn is_common(word: &str) -> bool {
    static COMMON: LazyLock<HashSet<&str>> =
        LazyLock::new(|| COMMON_WORDS.split_whitespace().chain(STOP_WORDS.split_whitespace()).collect());
    let is_known = |word: &str| COMMON.contains(word);
    let endings = ["s", "es", "ed", "d", "ing", "ly", "er", "'s"];
    is_known(word) || endings.iter().any(|ending| word.strip_suffix(ending).is_some_and(is_known))
}
