//! What people do to a letter about products, and what the checks say to it.

use super::stage::{Stage, fact, maya};
use api::{AvailabilityView, Currency, Money, ProductView, ProductsView, RestockView, SegmentView, Severity};

/// Name, brand, colour, size; how many are there, and what is to come.
type About<'a> = (&'a str, &'a str, &'a str, &'a str, Option<i64>, &'a [(&'a str, i64)]);

const BLUE: About<'_> = ("Northwind Glide 4", "Northwind", "blue", "44", Some(14), &[]);
const RED: About<'_> = ("Northwind Glide 4", "Northwind", "red", "45", Some(3), &[]);
const LILAC: About<'_> =
    ("Kestrel Hover", "Kestrel", "lilac", "40", Some(0), &[("2026-12-10", 10), ("2026-12-10", 20)]);
const UNCOUNTED: About<'_> = ("Ostra Tidepool", "Ostra", "sea green", "38", None, &[]);

fn product(id: i64, (name, brand, colour, size, ..): About<'_>) -> ProductView {
    ProductView {
        product_id: id,
        name: name.to_owned(),
        brand: brand.to_owned(),
        colour: colour.to_owned(),
        size: size.to_owned(),
        material: "mesh".to_owned(),
        price: Money::new(12_900, Currency::USD),
    }
}

fn availability(product_id: i64, (.., quantity, coming): About<'_>) -> AvailabilityView {
    let restock =
        coming.iter().map(|(date, quantity)| RestockView { date: (*date).to_owned(), quantity: *quantity });
    AvailabilityView { product_id, quantity, restock: restock.collect() }
}

/// As the agent writes it: each part with the fact it claims.
fn letter(parts: &[(&str, &str)], told: &[About<'_>], are_matches: bool) -> Stage {
    let segment = |(number, (text, value)): (usize, &(&str, &str))| SegmentView {
        id: format!("s{number}"),
        text: (*text).to_owned(),
        claims: if value.is_empty() { Vec::new() } else { vec![format!("ev_{number}")] },
    };
    let evidence = parts.iter().enumerate().filter(|(_, (_, value))| !value.is_empty());
    let products: Vec<ProductView> = (1..).zip(told).map(|(id, about)| product(id, *about)).collect();
    let (matches, alternatives) = if are_matches { (products, Vec::new()) } else { (Vec::new(), products) };
    let availability = (1..).zip(told).map(|(id, about)| availability(id, *about)).collect();
    Stage {
        segments: parts.iter().enumerate().map(segment).collect(),
        evidence: evidence.map(|(number, (_, value))| fact(number, "Catalogue", "Product", value)).collect(),
        actions: Vec::new(),
        asked: Vec::new(),
        internal_ids: Vec::new(),
        products: Some(ProductsView { matches, alternatives, availability }),
        named: ["Talon Spike", "Kestrel Talon Spike", "Harrow", "Northwind", "Strideway"]
            .map(str::to_owned)
            .to_vec(),
        ..maya()
    }
}

const HELLO: (&str, &str) = ("Hello Maya,\n\n", "");
const BYE: (&str, &str) = ("\n\nKind regards,\nInes Moreau, Strideway", "");

fn one() -> Stage {
    let parts = [
        HELLO,
        ("The Northwind Glide 4, blue, mesh, size 44", "Northwind Glide 4, blue, mesh, size 44"),
        (" costs $129.00", "$129.00"),
        (" and is in stock: we have 14 pairs", "14 pairs"),
        (".", ""),
        BYE,
    ];
    letter(&parts, &[BLUE], true)
}

fn gone() -> Stage {
    let parts = [
        HELLO,
        ("The Kestrel Hover, lilac, mesh, size 40", "Kestrel Hover, lilac, mesh, size 40"),
        (" costs $129.00", "$129.00"),
        (" and is out of stock at the moment", "none"),
        (".", ""),
        (" New stock is expected on 10 December 2026 (30 pairs)", "10 Dec 2026 (30 pairs)"),
        (".", ""),
        BYE,
    ];
    letter(&parts, &[LILAC], true)
}

fn alternatives() -> Stage {
    let parts = [
        HELLO,
        ("I am sorry, we have nothing that matches ", ""),
        ("your wish (Talon Spike, size 46)", "Talon Spike, size 46"),
        (". These come close, as alternatives:\n", ""),
        ("- Northwind Glide 4, blue, mesh, size 44", "Northwind Glide 4, blue, mesh, size 44"),
        (": $129.00", "$129.00"),
        (", 14 pairs in stock\n", "14 pairs"),
        ("- Northwind Glide 4, red, mesh, size 45", "Northwind Glide 4, red, mesh, size 45"),
        (": $129.00", "$129.00"),
        (", 3 pairs in stock\n", "3 pairs"),
        ("- Kestrel Hover, lilac, mesh, size 40", "Kestrel Hover, lilac, mesh, size 40"),
        (": $129.00", "$129.00"),
        (", out of stock", "none"),
        ("; expected on 10 December 2026 (30 pairs)\n", "10 Dec 2026 (30 pairs)"),
        ("- Ostra Tidepool, sea green, mesh, size 38", "Ostra Tidepool, sea green, mesh, size 38"),
        (": $129.00", "$129.00"),
        (", no stock figure at the moment", "not known"),
        BYE,
    ];
    letter(&parts, &[BLUE, RED, LILAC, UNCOUNTED], false)
}

#[test]
fn the_agents_own_letters_trip_nothing() {
    for (name, stage) in [("one", one()), ("gone", gone()), ("alternatives", alternatives())] {
        assert_eq!(stage.faults(), [], "{name}");
    }
}

#[test]
fn a_changed_size_is_noticed() {
    for (stage, from, to) in [
        (one(), "size 44", "size 45"),
        (one(), "size 44", "size UK 11"),
        (gone(), "size 40", "size 41"),
        // Each is a size of the letter, and not of this product.
        (alternatives(), "blue, mesh, size 44", "blue, mesh, size 45"),
        (alternatives(), "lilac, mesh, size 40", "lilac, mesh, size 44"),
        (alternatives(), "red, mesh, size 45", "red, mesh, sizes 44 and 45"),
        // What was looked for is not what is there.
        (alternatives(), "blue, mesh, size 44", "blue, mesh, size 46"),
    ] {
        assert_eq!(stage.edit(from, to).names(), ["size"], "{from} -> {to}");
    }
}

#[test]
fn another_product_is_noticed() {
    for (stage, from, to) in [
        (one(), "The Northwind Glide 4", "The Kestrel Talon Spike"),
        (one(), "in stock: we have 14 pairs.", "in stock: we have 14 pairs. The Talon Spike is lighter."),
        (one(), "we have 14 pairs.", "we have 14 pairs, and Harrow makes one as well."),
        (alternatives(), "- Kestrel Hover", "- Kestrel Talon Spike"),
    ] {
        let names = stage.edit(from, to).names();
        assert!(names.contains(&"product".to_owned()), "{from} -> {to}: {names:?}");
    }
}

#[test]
fn a_changed_word_about_stock_is_noticed() {
    for (stage, from, to) in [
        (one(), "is in stock: we have", "is out of stock: we had"),
        (one(), "is in stock", "is not in stock"),
        (gone(), "out of stock", "in stock"),
        (gone(), "is out of stock at the moment", "is available at the moment"),
        (gone(), "is out of stock at the moment", "is ready to ship"),
        (gone(), "is out of stock", "is no longer out of stock"),
        (alternatives(), "14 pairs in stock\n- Northwind Glide 4, red", "sold out\n- Northwind Glide 4, red"),
        (alternatives(), ", out of stock; expected", ", in stock; expected"),
        (alternatives(), "no stock figure at the moment", "in stock"),
        (alternatives(), "no stock figure at the moment", "out of stock"),
    ] {
        assert_eq!(stage.edit(from, to).names(), ["stock"], "{from} -> {to}");
    }
}

#[test]
fn a_changed_number_of_pairs_is_noticed() {
    for (stage, from, to) in [
        (one(), "14 pairs", "15 pairs"),
        (one(), "we have 14 pairs", "only 5 left"),
        (one(), "we have 14 pairs", "only 1 pair is left"),
        (one(), "we have 14 pairs", "the last two pairs"),
        // 44 is its size, 3 is what there is of another.
        (one(), "14 pairs", "44 pairs"),
        (alternatives(), "14 pairs in stock", "3 pairs in stock"),
        (gone(), "(30 pairs)", "(20 pairs)"),
    ] {
        assert_eq!(stage.edit(from, to).names(), ["count"], "{from} -> {to}");
    }
}

#[test]
fn what_a_person_may_say_of_products_trips_nothing() {
    for sentence in [
        "The size 44 runs small.",
        "The Glide 4 in EU 44 is a US 10 or UK 9.",
        "You asked for size 46, which it does not come in.",
        "I know that you were looking for the Talon Spike in a 46.",
        "We do not have it in size 46, and no Kestrel Talon Spike either.",
        "It is available in three colours.",
        "Would you like me to tell you once a size 44 is in stock again?",
        "If it should be out of stock when you order, we will write to you.",
        "We have 14 pairs of it left.",
        "There are 14 in stock.",
        "It is the right size for wide feet, and Strideway stands behind it.",
        "Your parcel will leave us in 2 days.",
    ] {
        let stage = one().edit("we have 14 pairs.", &format!("we have 14 pairs. {sentence}"));
        let ours: Vec<String> =
            stage.names().into_iter().filter(|name| !["date", "promise"].contains(&name.as_str())).collect();
        assert_eq!(ours, Vec::<String>::new(), "{sentence}");
    }
    for (stage, from, to) in [
        (gone(), "is out of stock at the moment", "is sold out at the moment"),
        (gone(), "is out of stock at the moment", "is not available at the moment"),
        (gone(), "New stock is expected on", "It will be in stock again on"),
        (gone(), "New stock is expected on", "It should be available from"),
        (gone(), "New stock is expected on", "I was told that it is in stock from"),
        (alternatives(), "I am sorry, we have", "I am truly sorry, we have"),
        (
            alternatives(),
            "we have nothing that matches",
            "the Talon Spike you asked for is sold out, and we have nothing that matches",
        ),
        (alternatives(), "- Northwind Glide 4, red", "- our Glide 4 in red"),
        (one(), "The Northwind Glide 4, blue, mesh, size 44", "Our blue Glide 4 in EU 44"),
        (one(), "Ines Moreau, Strideway", "Sam, Strideway"),
    ] {
        assert_eq!(stage.edit(from, to).faults(), [], "{from} -> {to}");
    }
}

/// In a letter about a parcel, what is in it is nobody's search.
#[test]
fn a_letter_about_a_parcel_is_not_judged_as_one_about_products() {
    let mut stage = maya();
    stage.named = vec!["Kestrel Talon Spike".to_owned()];
    for sentence in
        ["Your Kestrel Talon Spike in size 44 are in it.", "They are in stock again, and available in EU 43."]
    {
        let stage = Stage { named: stage.named.clone(), ..maya() }.add(sentence);
        assert_eq!(stage.faults(), [], "{sentence}");
    }
}

#[test]
fn a_person_is_warned_and_the_agent_is_stopped() {
    let edited = one().edit("size 44", "size 45").faults();
    assert_eq!(edited[0].0, Severity::Warn, "{edited:?}");
    let mut written = one();
    written.segments[1].text = "The Northwind Glide 4, blue, mesh, size 45".to_owned();
    written.segments[3].text = " and is out of stock".to_owned();
    let blocked: Vec<(Severity, String)> =
        written.faults().into_iter().map(|(severity, name, _)| (severity, name)).collect();
    assert_eq!(blocked, [(Severity::Block, "size".to_owned()), (Severity::Block, "stock".to_owned())]);
}

#[test]
fn where_nothing_was_found_nothing_is_there() {
    let parts = [HELLO, ("I am sorry, I could not find what you describe in our catalogue.", ""), BYE];
    let nothing = || letter(&parts, &[], false);
    assert_eq!(nothing().faults(), []);
    let sold = nothing().edit("in our catalogue.", "in our catalogue; it is out of stock.");
    assert_eq!(sold.faults(), []);
    let there =
        nothing().edit("I could not find what you describe in our catalogue", "it is in stock in size 44");
    assert_eq!(there.names(), ["size", "stock"]);
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(32))]
    #[test]
    fn any_edit_of_products_is_judged_without_panic(
        text in "\\PC*|(Northwind Glide 4|size|sizes|44|9,5|½|EU|UK |, | and |in stock|out of stock|not|5 left|pairs|\n|\n\n|\\.|é|Talon Spike|\\?){0,30}"
    ) {
        let mut stage = alternatives();
        stage.edited = Some(text);
        let checks = stage.checks();
        proptest::prop_assert!(checks.iter().all(|check| !check.message.is_empty()));
    }
}
