//! The name that stands below a mail: it says who writes, and nothing of what is wanted.

use super::products::is_common;

/// Names below a mail have at most so many words.
const NAME_WORDS: usize = 3;

/// A text without the lines of names at its end; all of it where nothing else stands in it.
pub fn without_name(text: &str) -> &str {
    let mut kept = text.trim_end();
    while let Some((before, last)) = kept.rsplit_once('\n') {
        if before.trim().is_empty() || !(last.trim().is_empty() || is_name(last)) {
            break;
        }
        kept = before.trim_end();
    }
    kept
}

fn is_name(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    words.len() <= NAME_WORDS && words.iter().all(|word| is_part_of_name(word))
}

/// `Anna`, `O'Neill`, `J.`; not `Thanks`.
fn is_part_of_name(word: &str) -> bool {
    let letters = word.strip_suffix('.').unwrap_or(word);
    let is_written_so = letters.starts_with(char::is_uppercase)
        && letters.chars().all(|sign| sign.is_alphabetic() || ['\'', '’', '-'].contains(&sign));
    is_written_so && !is_common(&letters.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_below_is_left_out_and_what_is_said_stays() {
        for (text, kept) in [
            ("Where is it now?\n\nAnna", "Where is it now?"),
            ("Where is it?\nThanks,\nInês O'Neill\n", "Where is it?\nThanks,"),
            ("Great!\n\nThanks", "Great!\n\nThanks"),
            ("Anna", "Anna"),
            ("\n\nAnna", "\n\nAnna"),
            ("Which one?\n\nHalden Fjordwalker 10", "Which one?\n\nHalden Fjordwalker 10"),
            ("Hello", "Hello"),
        ] {
            assert_eq!(without_name(text), kept, "{text}");
        }
    }
}
