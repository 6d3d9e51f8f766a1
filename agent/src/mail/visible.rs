//! What a person would see: characters that only machines read are taken out, and that is said.

/// A text without characters that nobody sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visible {
    pub text: String,
    /// Something was taken out that has no business in a letter.
    pub hidden: bool,
}

/// Strips zero-width, tag, bidi-control and other invisible characters.
///
/// A byte order mark at the start is dropped without alarm; the joiner and tags of emoji, the joiners of
/// scripts that need them, and soft hyphens are ordinary writing.
/// Source: Unicode, `Default_Ignorable_Code_Point` and `Bidi_Control`; UTS 51 for emoji sequences.
pub fn visible(text: &str) -> Visible {
    let chars: Vec<char> = text.strip_prefix('\u{feff}').unwrap_or(text).chars().collect();
    let kept: String = keep(&chars).collect();
    let hidden = chars.iter().enumerate().any(|(at, c)| is_invisible(*c) && !is_ordinary(&chars, at));
    Visible { text: kept, hidden }
}

fn keep(chars: &[char]) -> impl Iterator<Item = char> {
    chars.iter().enumerate().filter(|(at, c)| !is_invisible(**c) || is_ordinary(chars, *at)).map(|(_, c)| *c)
}

fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{200b}'..='\u{200f}'       // zero-width space and joiners, direction marks
        | '\u{202a}'..='\u{202e}'     // embedding and override of direction
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}'
        | '\u{061c}' | '\u{034f}' | '\u{180b}'..='\u{180e}'
        | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' // Hangul fillers
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}') // tags and supplementary variation selectors
        || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

/// An invisible character that a person's keyboard writes.
fn is_ordinary(chars: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| chars.get(i)).copied();
    let after = chars.get(at + 1).copied();
    match chars[at] {
        '\u{200d}' => before.is_some_and(joins) && after.is_some_and(joins),
        '\u{200c}' => before.is_some_and(is_joining_script) && after.is_some_and(is_joining_script),
        '\u{e0020}'..='\u{e007f}' => is_flag(chars, at),
        _ => false,
    }
}

fn joins(c: char) -> bool {
    is_emoji(c) || is_joining_script(c)
}

/// Pictographs, skin tones, the variation selector that follows one, and keycaps.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{20e3}' | '\u{a9}' | '\u{ae}')
}

/// Scripts in which joiners shape letters: Arabic, the Indic scripts, and their neighbours.
fn is_joining_script(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{08ff}' | '\u{0900}'..='\u{0dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{18af}'
        | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Tags after a black flag spell a region (England, Scotland, Wales), at most six of them.
fn is_flag(chars: &[char], at: usize) -> bool {
    let before = chars[..at].iter().rev().take(7); // a mail may be nothing but tags
    let tags = before.take_while(|c| matches!(c, '\u{e0020}'..='\u{e007f}')).count();
    tags <= 6 && chars[..at - tags].last() == Some(&'\u{1f3f4}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_nobody_sees_is_taken_out_and_said() {
        for (text, seen) in [
            ("re\u{200b}fund", "refund"),
            ("\u{202e}dnufer\u{202c}", "dnufer"),
            ("Hi\u{e0041}\u{e0042}\u{e0043}", "Hi"),
            ("a\u{200d}b", "ab"),
            ("mid\u{feff}dle", "middle"),
            ("bell\u{7}", "bell"),
        ] {
            assert_eq!(visible(text), Visible { text: seen.to_owned(), hidden: true }, "{text:?}");
        }
    }

    #[test]
    fn ordinary_writing_raises_no_alarm() {
        let family = "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}";
        let heart = "\u{2764}\u{fe0f}\u{200d}\u{1f525}";
        let wales = "\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}";
        for text in ["Zoë, 走る\n\tnow\r\n", "می\u{200c}خواهم", "soft\u{ad}hyphen", family, heart, wales]
        {
            assert_eq!(visible(text), Visible { text: text.to_owned(), hidden: false }, "{text:?}");
        }
        assert_eq!(visible("\u{feff}Hello"), Visible { text: "Hello".to_owned(), hidden: false });
    }

    #[test]
    fn a_mail_of_nothing_but_tags_is_read_in_time() {
        assert_eq!(visible(&"\u{e0041}".repeat(250_000)), Visible { text: String::new(), hidden: true });
    }

    proptest! {
        #[test]
        fn stripping_twice_changes_nothing(text in "\\PC*|[a-z\u{200b}-\u{200f}\u{e0020}-\u{e007f}\u{1f3f4}]*") {
            let once = visible(&text);
            prop_assert!(once.text.chars().count() <= text.chars().count());
            prop_assert_eq!(visible(&once.text).text, once.text);
        }
    }
}
