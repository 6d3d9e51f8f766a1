//! Numbers and names as people read them.

/// `1 case`, `3 cases`, `1,200 cases`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(n), if n == 1 { one } else { many })
}

pub fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `96.5 %`, and `100 %` only where it is all.
pub fn percent(share: f64) -> String {
    let tenths = (share * 1000.0).round() / 10.0;
    match share {
        _ if share >= 1.0 || share <= 0.0 => format!("{tenths:.0} %"),
        _ => format!("{:.1} %", tenths.clamp(0.1, 99.9)),
    }
}

/// `4 ms`, `1.2 s`.
pub fn time(ms: f64) -> String {
    if ms >= 1000.0 { format!("{:.1} s", ms / 1000.0) } else { format!("{ms:.0} ms") }
}

/// A word of the wire for people: `late_delivery` is `late delivery`.
pub fn plain(word: &str) -> String {
    word.replace('_', " ")
}

/// `3 of 4` where the figure counts whole things.
pub fn hits(share: f64, n: usize) -> Option<String> {
    let hits = share * n as f64;
    let is_whole = (hits - hits.round()).abs() < 1e-6;
    is_whole.then(|| format!("{} of {}", thousands(hits.round() as usize), thousands(n)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearly_all_is_not_all() {
        for (share, told) in
            [(1.0, "100 %"), (0.9999, "99.9 %"), (0.965, "96.5 %"), (0.0001, "0.1 %"), (0.0, "0 %")]
        {
            assert_eq!(percent(share), told);
        }
    }

    #[test]
    fn counts_are_grouped_and_agree_with_their_noun() {
        assert_eq!(count(1, "case", "cases"), "1 case");
        assert_eq!(count(1_234_567, "case", "cases"), "1,234,567 cases");
        assert_eq!((hits(0.75, 4), hits(0.4, 3)), (Some("3 of 4".to_owned()), None));
    }
}
