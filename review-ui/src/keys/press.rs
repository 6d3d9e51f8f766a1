//! From a key that was pressed to what it asks for.

use super::Command;
use super::table::{Chord, TABLE};

/// A key as the browser reports it, and where the person is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Press<'a> {
    pub key: &'a str,
    /// Ctrl, or ⌘.
    pub ctrl: bool,
    pub alt: bool,
    /// A field has the focus.
    pub in_field: bool,
    /// A button or link has the focus: Enter is its own.
    pub on_control: bool,
    /// An input method is composing, or a dialog is open.
    pub is_elsewhere: bool,
    /// The key is held down: a decision needs a fresh press.
    pub is_repeat: bool,
    /// The person switched single-letter keys off.
    pub letters_off: bool,
    /// The first key of a sequence, just before.
    pub after: Option<&'a str>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    Run(Command),
    /// It starts a sequence: remember it.
    Starts(&'static str),
    Nothing,
}

/// What a press means. Single letters do nothing while typing; only chords with a modifier and Escape do.
pub fn lookup(press: &Press<'_>) -> Meaning {
    if press.is_elsewhere {
        return Meaning::Nothing;
    }
    for binding in TABLE {
        let silent =
            (press.in_field && !binding.in_fields) || (press.letters_off && binding.chord.is_single());
        if silent {
            continue;
        }
        if let Some(command) = matches(binding.chord, binding.command, press) {
            let decides = matches!(command, Command::ApproveNext | Command::ApproveStay);
            return if decides && press.is_repeat { Meaning::Nothing } else { Meaning::Run(command) };
        }
    }
    first_of_sequence(press)
}

fn matches(chord: Chord, command: Command, press: &Press<'_>) -> Option<Command> {
    let plain = !press.ctrl && !press.alt;
    let hit = match chord {
        Chord::Letter(key) => plain && press.after.is_none() && press.key == key,
        Chord::Named("Enter") => plain && !press.on_control && press.key == "Enter",
        Chord::Named(key) => plain && press.key == key,
        Chord::Ctrl(key) => press.ctrl && !press.alt && press.key.eq_ignore_ascii_case(key),
        Chord::Alt(key) => press.alt && !press.ctrl && press.key == key,
        Chord::Then(first, second) => plain && press.after == Some(first) && press.key == second,
        Chord::Digit => return digit(press).filter(|_| plain && press.after.is_none()).map(Command::Toggle),
        Chord::None => false,
    };
    hit.then_some(command)
}

fn digit(press: &Press<'_>) -> Option<u8> {
    press.key.parse().ok().filter(|number| (1..=9).contains(number))
}

fn first_of_sequence(press: &Press<'_>) -> Meaning {
    if press.in_field || press.letters_off || press.ctrl || press.alt {
        return Meaning::Nothing;
    }
    let starts = TABLE.iter().find_map(|binding| match binding.chord {
        Chord::Then(first, _) if first == press.key => Some(first),
        _ => None,
    });
    starts.map_or(Meaning::Nothing, Meaning::Starts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::Tab;

    fn press(key: &str) -> Press<'_> {
        Press { key, ..Press::default() }
    }

    #[test]
    fn approve_is_one_chord_and_works_from_inside_the_editor() {
        let chord = Press { ctrl: true, in_field: true, ..press("Enter") };
        assert_eq!(lookup(&chord), Meaning::Run(Command::ApproveNext));
        assert_eq!(lookup(&Press { is_repeat: true, ..chord }), Meaning::Nothing, "a held key approves once");
    }

    #[test]
    fn single_letters_do_nothing_while_typing_or_when_switched_off() {
        for key in ["e", "r", "z", "1", "g", "!", "/", "?"] {
            assert_eq!(
                lookup(&Press { in_field: true, ..press(key) }),
                Meaning::Nothing,
                "{key} while typing"
            );
            assert_eq!(
                lookup(&Press { letters_off: true, ..press(key) }),
                Meaning::Nothing,
                "{key} switched off"
            );
        }
        assert_eq!(lookup(&Press { in_field: true, ..press("Escape") }), Meaning::Run(Command::Back));
    }

    #[test]
    fn keys_taken_from_the_browser_are_free_inside_fields() {
        assert_eq!(lookup(&Press { ctrl: true, ..press("k") }), Meaning::Run(Command::Palette));
        assert_eq!(lookup(&Press { ctrl: true, in_field: true, ..press("k") }), Meaning::Nothing);
    }

    #[test]
    fn g_then_a_letter_goes_to_a_tab() {
        assert_eq!(lookup(&press("g")), Meaning::Starts("g"));
        let second = Press { after: Some("g"), ..press("d") };
        assert_eq!(lookup(&second), Meaning::Run(Command::Go(Tab::Done)), "not `what changed`");
    }

    #[test]
    fn digits_toggle_actions_and_zero_does_not() {
        assert_eq!(lookup(&press("3")), Meaning::Run(Command::Toggle(3)));
        assert_eq!(lookup(&press("0")), Meaning::Nothing);
    }

    #[test]
    fn enter_on_a_button_is_the_buttons_own() {
        assert_eq!(lookup(&Press { on_control: true, ..press("Enter") }), Meaning::Nothing);
    }
}
