//! What changed between two texts, word by word.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Same,
    Added,
    Removed,
}

/// Beyond this many words a side, the texts are shown one below the other instead.
const WORDS_MAX: usize = 2_000;

/// Runs of words in reading order. The kept and added runs joined are `new`; the kept and removed ones, `old`.
pub fn diff(old: &str, new: &str) -> Vec<(Change, String)> {
    let (left, right) = (words(old), words(new));
    if left.len() > WORDS_MAX || right.len() > WORDS_MAX {
        return vec![(Change::Removed, old.to_owned()), (Change::Added, new.to_owned())];
    }
    let longest = longest_common(&left, &right);
    let (mut i, mut j) = (0, 0);
    let mut runs: Vec<(Change, String)> = Vec::new();
    while i < left.len() || j < right.len() {
        let is_same = i < left.len() && j < right.len() && left[i] == right[j];
        let (change, word) = if is_same {
            (Change::Same, left[i])
        } else if j >= right.len() || (i < left.len() && longest[i + 1][j] >= longest[i][j + 1]) {
            (Change::Removed, left[i])
        } else {
            (Change::Added, right[j])
        };
        i += usize::from(change != Change::Added);
        j += usize::from(change != Change::Removed);
        match runs.last_mut() {
            Some((last, text)) if *last == change => text.push_str(word),
            _ => runs.push((change, word.to_owned())),
        }
    }
    runs
}

/// Words and the white space between them, each on its own.
fn words(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut last: Option<bool> = None;
    for (at, letter) in text.char_indices() {
        let is_space = letter.is_whitespace();
        if last.is_some_and(|last| last != is_space) || letter == '\n' {
            if start < at {
                out.push(&text[start..at]);
            }
            start = at;
        }
        last = Some(is_space);
    }
    if start < text.len() {
        out.push(&text[start..]);
    }
    out
}

/// `table[i][j]`: words in common behind position i of `left` and j of `right`.
fn longest_common(left: &[&str], right: &[&str]) -> Vec<Vec<u16>> {
    let mut table = vec![vec![0_u16; right.len() + 1]; left.len() + 1];
    for i in (0..left.len()).rev() {
        for j in (0..right.len()).rev() {
            table[i][j] = if left[i] == right[j] {
                table[i + 1][j + 1] + 1
            } else {
                table[i + 1][j].max(table[i][j + 1])
            };
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_texts_can_be_read_out_of_the_difference() {
        let texts =
            ["", "a", "to the card you paid with.", "on your account, not the card.", "a\n\nb c", "a\nb  c"];
        for old in texts {
            for new in texts {
                let runs = diff(old, new);
                let side = |without: Change| -> String {
                    runs.iter()
                        .filter(|(change, _)| *change != without)
                        .map(|(_, text)| text.as_str())
                        .collect()
                };
                assert_eq!(side(Change::Added), old);
                assert_eq!(side(Change::Removed), new);
            }
        }
    }

    #[test]
    fn one_changed_word_is_one_change() {
        let runs = diff("I am sorry.", "I am truly sorry.");
        let added: Vec<_> = runs.iter().filter(|(change, _)| *change == Change::Added).collect();
        assert_eq!(added.len(), 1);
        assert!(added[0].1.contains("truly"));
    }
}
