//! What strangers wrote, as it may be drawn: nothing in it turns the line around, and nothing is there unseen.

/// More characters of a mail are drawn only when asked for.
pub const DRAWN: usize = 20_000;

/// Signs that turn the direction of what follows are told by their number; signs of no width are left out.
///
/// Joiners and marks that languages need (`U+200C` to `U+200F`) stay: they turn nothing that stands beside them, as
/// every text of a stranger is drawn in isolation.
/// Source: Unicode Technical Report 36, section 3.2; Unicode Standard Annex 9, section 2.
pub fn drawn(text: &str) -> String {
    let mut drawn = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                drawn.push_str(&format!("[U+{:04X}]", u32::from(sign)));
            }
            '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}' => {}
            '\n' | '\t' => drawn.push(sign),
            sign if sign.is_control() => {}
            sign => drawn.push(sign),
        }
    }
    drawn
}

/// The beginning of a text, up to [`DRAWN`] characters and cut at a line where there is one, and whether more follows.
pub fn beginning(text: &str) -> (&str, bool) {
    let Some((end, _)) = text.char_indices().nth(DRAWN) else { return (text, false) };
    let begun = &text[..end];
    let last_line = begun.rfind('\n').filter(|at| *at > end / 2);
    (last_line.map_or(begun, |at| &begun[..at]), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_a_line_is_told_and_what_has_no_width_is_left_out() {
        for (text, shown) in [
            ("invoice\u{202e}fdp.exe", "invoice[U+202E]fdp.exe"),
            ("\u{2067}abc\u{2069}", "[U+2067]abc[U+2069]"),
            ("re\u{200b}fund\u{feff}", "refund"),
            ("two\nlines\tand\r\u{0}\u{1b}[31m", "two\nlines\tand[31m"),
            ("می\u{200c}خواهم 👩\u{200d}🚀", "می\u{200c}خواهم 👩\u{200d}🚀"),
        ] {
            assert_eq!(drawn(text), shown, "{text:?}");
        }
    }

    #[test]
    fn a_long_text_is_begun_at_a_whole_line() {
        assert_eq!(beginning("short"), ("short", false));
        let lines = "twelve signs\n".repeat(DRAWN);
        let (begun, more) = beginning(&lines);
        assert!(more && begun.ends_with("twelve signs") && begun.len() > DRAWN / 2, "{}", begun.len());
        let one = "é".repeat(DRAWN + 1);
        assert_eq!(beginning(&one).0.chars().count(), DRAWN);
    }
}
