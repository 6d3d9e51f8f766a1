//! What Strideway sells: thirty pairs and the things that go with them, of brands that do not exist.

pub(super) struct Product {
    pub id: i64,
    pub brand: &'static str,
    pub model: &'static str,
    pub category: &'static str,
    pub colour: &'static str,
    /// EU sizes.
    pub size: &'static str,
    pub material: &'static str,
    pub weight_g: i64,
    /// US cents.
    pub price: i64,
    pub description: &'static str,
}

type About = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

/// `about`: brand, model, category, colour, size, material.
const fn product(id: i64, about: About, weight_g: i64, price: i64, description: &'static str) -> Product {
    let (brand, model, category, colour, size, material) = about;
    Product { id, brand, model, category, colour, size, material, weight_g, price, description }
}

pub(super) const PRODUCTS: [Product; 30] = [
    product(
        1,
        ("Fjell", "Terrane 4", "trail", "moss green", "42", "ripstop mesh"),
        295,
        13900,
        "Grips wet rock and roots; a plate guards the forefoot.",
    ),
    product(
        2,
        ("Fjell", "Terrane 4", "trail", "slate grey", "43.5", "ripstop mesh"),
        305,
        13900,
        "Grips wet rock and roots; a plate guards the forefoot.",
    ),
    product(
        3,
        ("Fjell", "Terrane 4 Mid", "trail", "moss green", "44", "ripstop mesh, membrane"),
        360,
        15900,
        "The Terrane with an ankle collar and a membrane for rain.",
    ),
    product(
        4,
        ("Fjell", "Scree Ultra", "trail", "ember red", "41", "ripstop mesh"),
        270,
        16900,
        "For long days on loose ground, with room for swollen feet.",
    ),
    product(
        5,
        ("Lumen", "Lumen 2", "road", "sky blue", "38.5", "engineered mesh"),
        228,
        12900,
        "A soft daily trainer that does not feel slow.",
    ),
    product(
        6,
        ("Lumen", "Lumen 2", "road", "chalk white", "40", "engineered mesh"),
        232,
        12900,
        "A soft daily trainer that does not feel slow.",
    ),
    product(
        7,
        ("Lumen", "Lumen 2 Wide", "road", "navy", "43", "engineered mesh"),
        248,
        13400,
        "The Lumen 2 on a last that is 6 mm wider in front.",
    ),
    product(
        8,
        ("Lumen", "Afterglow", "road", "black, reflective", "42.5", "engineered mesh"),
        251,
        14400,
        "Reflects from every side, for runs before sunrise.",
    ),
    product(
        9,
        ("Kestrel", "Stoop", "racing", "signal orange", "42", "monofilament"),
        189,
        21900,
        "A plated racer for ten kilometres to the marathon.",
    ),
    product(
        10,
        ("Kestrel", "Stoop", "racing", "signal orange", "39", "monofilament"),
        176,
        21900,
        "A plated racer for ten kilometres to the marathon.",
    ),
    product(
        11,
        ("Kestrel", "Hover", "road", "lilac", "37.5", "knit"),
        221,
        14900,
        "High and cushioned, for the day after the long run.",
    ),
    product(
        12,
        ("Kestrel", "Hover", "road", "graphite", "44.5", "knit"),
        262,
        14900,
        "High and cushioned, for the day after the long run.",
    ),
    product(
        13,
        ("Kestrel", "Talon Spike", "track", "electric yellow", "41", "monofilament"),
        142,
        11900,
        "Six pins for 800 metres and up.",
    ),
    product(
        14,
        ("Harrow", "Basin", "gym", "black", "43", "canvas"),
        310,
        9900,
        "Flat and stable: for squats, not for miles.",
    ),
    product(
        15,
        ("Harrow", "Basin", "gym", "sand", "39.5", "canvas"),
        288,
        9900,
        "Flat and stable: for squats, not for miles.",
    ),
    product(
        16,
        ("Harrow", "Lateral Pro", "court", "white and green", "42", "synthetic leather"),
        335,
        12400,
        "Holds in the sidestep; the outsole is for hard courts.",
    ),
    product(
        17,
        ("Harrow", "Lateral Pro", "court", "white and navy", "45", "synthetic leather"),
        352,
        12400,
        "Holds in the sidestep; the outsole is for hard courts.",
    ),
    product(
        18,
        ("Ostra", "Commuter", "walking", "chestnut", "40", "leather"),
        340,
        11900,
        "Walks to work in the rain and looks as if it had not.",
    ),
    product(
        19,
        ("Ostra", "Commuter", "walking", "black", "43", "leather"),
        365,
        11900,
        "Walks to work in the rain and looks as if it had not.",
    ),
    product(
        20,
        ("Ostra", "Tidepool", "sandal", "sea green", "38", "recycled webbing"),
        240,
        7900,
        "A sandal that may get wet, again and again.",
    ),
    product(
        21,
        ("Ostra", "Ridgeway GTX", "hiking", "umber", "42", "nubuck, membrane"),
        520,
        18900,
        "A light boot for three-day walks.",
    ),
    product(
        22,
        ("Ostra", "Ridgeway GTX", "hiking", "umber", "39", "nubuck, membrane"),
        470,
        18900,
        "A light boot for three-day walks.",
    ),
    product(
        23,
        ("Pico", "First Mile", "kids", "raspberry", "31", "mesh"),
        165,
        5400,
        "For school, the playground and the first mile.",
    ),
    product(
        24,
        ("Pico", "First Mile", "kids", "royal blue", "33", "mesh"),
        172,
        5400,
        "For school, the playground and the first mile.",
    ),
    product(
        25,
        ("Pico", "Puddle", "kids", "sunflower", "29", "natural rubber"),
        410,
        3900,
        "A rain boot with a handle on either side.",
    ),
    product(
        26,
        ("Strideway", "Long Run sock pack", "socks", "white", "39-42", "merino blend"),
        58,
        1800,
        "Cushioned at heel and toe, no seam where it rubs.",
    ),
    product(
        27,
        ("Strideway", "Trail sock pack", "socks", "moss green", "43-46", "merino blend"),
        66,
        2000,
        "A higher cuff that keeps the gravel out.",
    ),
    product(
        28,
        ("Strideway", "Arch insole set", "insole", "graphite", "42", "cork, foam"),
        96,
        3400,
        "Medium support; cut them to the line that fits.",
    ),
    product(
        29,
        ("Strideway", "Arch insole set", "insole", "graphite", "38", "cork, foam"),
        84,
        3400,
        "Medium support; cut them to the line that fits.",
    ),
    product(
        30,
        ("Strideway", "Reflective lace set", "laces", "silver", "120 cm", "polyester"),
        14,
        700,
        "Seen from a hundred metres in a car's lights.",
    ),
];
