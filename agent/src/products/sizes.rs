//! Sizes of one system in another.

use api::SizeUnit;

/// US, UK and EU sizes of adults' shoes, side by side, in tenths. Makers differ by half a size; the reply says which
/// size is meant.
const TABLE: [[i64; 3]; 21] = [
    [40, 35, 360],
    [45, 40, 365],
    [50, 45, 375],
    [55, 50, 380],
    [60, 55, 385],
    [65, 60, 390],
    [70, 60, 400],
    [75, 65, 405],
    [80, 70, 410],
    [85, 75, 420],
    [90, 80, 425],
    [95, 85, 430],
    [100, 90, 440],
    [105, 95, 445],
    [110, 100, 450],
    [115, 105, 455],
    [120, 110, 460],
    [125, 115, 470],
    [130, 120, 475],
    [140, 130, 485],
    [150, 140, 495],
];

/// A size of 25 or more is European, in whichever shop.
const FIRST_EU: f64 = 25.0;

/// The system that a shop's sizes are in, by their figures.
pub fn system(sizes: &[String]) -> SizeUnit {
    let figures: Vec<f64> = sizes.iter().filter_map(|size| size.parse().ok()).collect();
    let large = figures.iter().filter(|size| **size >= FIRST_EU).count();
    if large * 2 > figures.len() { SizeUnit::Eu } else { SizeUnit::Us }
}

/// A size in the shop's own system, as its rows write it (`9.5`). Without a unit it is the shop's own, unless it cannot
/// be one.
pub fn in_system(size: f64, unit: Option<SizeUnit>, own: SizeUnit) -> Option<String> {
    let guessed = match (own, size >= FIRST_EU) {
        (SizeUnit::Us | SizeUnit::Uk, true) => SizeUnit::Eu,
        (SizeUnit::Eu, false) => SizeUnit::Us,
        (own, _) => own,
    };
    let from = unit.unwrap_or(guessed);
    if from == own {
        return Some(size.to_string());
    }
    let row = TABLE.iter().find(|row| row[column(from)] == (size * 10.0).round() as i64)?;
    Some(tenths(row[column(own)]))
}

fn column(unit: SizeUnit) -> usize {
    match unit {
        SizeUnit::Us => 0,
        SizeUnit::Uk => 1,
        SizeUnit::Eu => 2,
    }
}

fn tenths(size: i64) -> String {
    if size % 10 == 0 { (size / 10).to_string() } else { format!("{}.{}", size / 10, size % 10) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_found_in_the_shops_own_system() {
        for (size, unit, own, expected) in [
            (9.5, None, SizeUnit::Us, Some("9.5")),
            (9.5, Some(SizeUnit::Us), SizeUnit::Us, Some("9.5")),
            (9.0, Some(SizeUnit::Uk), SizeUnit::Us, Some("10")),
            (44.0, None, SizeUnit::Us, Some("10")),
            (43.0, None, SizeUnit::Eu, Some("43")),
            (9.5, None, SizeUnit::Eu, Some("43")),
            (43.5, None, SizeUnit::Eu, Some("43.5")),
            (18.0, Some(SizeUnit::Uk), SizeUnit::Us, None),
        ] {
            assert_eq!(in_system(size, unit, own).as_deref(), expected, "{size} {unit:?}");
        }
    }

    #[test]
    fn a_shops_system_shows_in_its_figures() {
        let sizes = |sizes: &[&str]| sizes.iter().map(|size| (*size).to_owned()).collect::<Vec<_>>();
        assert_eq!(system(&sizes(&["42", "43.5", "9", "120 cm"])), SizeUnit::Eu);
        assert_eq!(system(&sizes(&["8.5", "10"])), SizeUnit::Us);
    }
}
