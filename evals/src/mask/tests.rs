use super::*;

fn customer() -> Customer {
    Customer {
        id: "4711".to_owned(),
        email: "gwen.price@valleymail.example".to_owned(),
        name: "Gwen Price".to_owned(),
    }
}

fn mask(numbers: &[&str]) -> Mask {
    let customer = customer();
    let known = Known { customer: &customer, numbers: numbers.iter().map(|n| (*n).to_owned()).collect() };
    Mask::new("cas_1:1", &known)
}

const MAIL: &str = "Hello,\n\nmy name is Gwen Price and I live at 4 Chapel Lane, LD3 7AB Brecon. Parcel DPD 3390 1172 64 of order \
    SW-70313 was promised for 2026-06-08 and cost $13.90. My neighbour Alun Meredith took it; ring me on \
    +44 7700 900123 or write to gwen.price@valleymail.example or alun@meredith.example. See \
    https://track.example/DPD3390117264?mail=gwen.\n\nKind regards\nGwen";

#[test]
fn nothing_that_names_a_person_is_left() {
    let masked = mask(&["DPD3390117264", "70313"]).text(MAIL);
    for own in [
        "gwen",
        "price",
        "chapel",
        "ld3",
        "alun",
        "meredith",
        "3390",
        "70313",
        "7700",
        "900123",
        "valleymail",
        "track.example",
    ] {
        assert!(!masked.to_lowercase().contains(own), "{own} is left in\n{masked}");
    }
}

#[test]
fn what_the_case_asks_is_still_asked() {
    let mut mask = mask(&["DPD3390117264", "70313"]);
    let (tracking, order) = (mask.number("DPD3390117264"), mask.order(70313));
    let masked = mask.text(MAIL);
    let squeezed = masked.replace(' ', "");
    assert!(squeezed.contains(&tracking) && tracking.starts_with("DPD"), "{tracking}\n{masked}");
    assert!(masked.contains(&format!("SW-{order}")), "{order}\n{masked}");
    for kept in ["2026-06-08", "$13.90", "was promised for", &mask.customer().email] {
        assert!(masked.contains(kept), "{kept} is gone from\n{masked}");
    }
}

#[test]
fn sizes_days_and_amounts_are_nobodys() {
    let text =
        "Size 9.5 or 10, 38, 39? It is 3 days late since 2026 and 14.06.2026; I paid 1,299.00 or 64.50.";
    assert_eq!(mask(&[]).text(text), text);
}

#[test]
fn a_short_number_is_replaced_where_it_is_known() {
    let mut mask = mask(&["TRK-1", "1001"]);
    let tracking = mask.number("TRK-1");
    assert_ne!(tracking, "TRK-1");
    assert_eq!(
        mask.text("Where is trk-1? It is 1 day late."),
        format!("Where is {}? It is 1 day late.", tracking.to_lowercase())
    );
}

#[test]
fn the_same_seed_gives_the_same_words_and_another_one_others() {
    let known = customer();
    let of = |seed: &str| {
        Mask::new(seed, &Known { customer: &known, numbers: vec!["DPD3390117264".to_owned()] }).text(MAIL)
    };
    assert_eq!(of("cas_1:1"), of("cas_1:1"));
    assert_ne!(of("cas_1:1"), of("cas_2:1"));
}

#[test]
fn two_numbers_never_become_one() {
    let mut mask = mask(&[]);
    let masked: std::collections::BTreeSet<String> =
        (1000..1900).map(|order| mask.number(&order.to_string())).collect();
    assert_eq!(masked.len(), 900);
}
