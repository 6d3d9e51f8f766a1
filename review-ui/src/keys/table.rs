//! The table itself.

use super::Command;
use crate::words::keys as say;
use api::Tab;

/// How a command is pressed. Letters are as the keyboard reports them (`!`, not Shift and 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Chord {
    /// One key alone; silent while typing, and when single-letter keys are off.
    Letter(&'static str),
    /// A named key (`Enter`, `Escape`): no letter, so it stays when single-letter keys are off.
    Named(&'static str),
    /// Ctrl, or ⌘ on a Mac.
    Ctrl(&'static str),
    Alt(&'static str),
    /// Two keys, one after the other.
    Then(&'static str, &'static str),
    /// `1` to `9`.
    Digit,
    /// No key of its own: in the palette and on a button.
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Decide,
    Move,
    Check,
    Case,
    Go,
}

impl Group {
    pub const ALL: [Self; 5] = [Self::Decide, Self::Move, Self::Check, Self::Case, Self::Go];

    pub fn title(self) -> &'static str {
        match self {
            Self::Decide => say::DECIDE,
            Self::Move => say::MOVE,
            Self::Check => say::CHECK,
            Self::Case => say::CASE,
            Self::Go => say::GO,
        }
    }
}

#[derive(Debug, Clone, Copy)]
pub struct Binding {
    pub command: Command,
    pub chord: Chord,
    pub group: Group,
    pub says: &'static str,
    /// Works while a field has the focus too.
    pub in_fields: bool,
}

const fn key(group: Group, chord: Chord, command: Command, says: &'static str) -> Binding {
    Binding { command, chord, group, says, in_fields: matches!(chord, Chord::Alt(_)) }
}

const fn everywhere(group: Group, chord: Chord, command: Command, says: &'static str) -> Binding {
    Binding { command, chord, group, says, in_fields: true }
}

pub static TABLE: &[Binding] = &[
    everywhere(Group::Decide, Chord::Ctrl("Enter"), Command::ApproveNext, say::APPROVE_NEXT),
    everywhere(Group::Decide, Chord::Alt("Enter"), Command::ApproveStay, say::APPROVE_STAY),
    key(Group::Decide, Chord::Letter("e"), Command::Edit, say::EDIT),
    key(Group::Decide, Chord::Letter("r"), Command::Reject, say::REJECT),
    key(Group::Decide, Chord::Letter("!"), Command::Escalate, say::ESCALATE),
    key(Group::Decide, Chord::Letter("z"), Command::Undo, say::UNDO),
    key(Group::Decide, Chord::None, Command::Close, say::CLOSE),
    key(Group::Move, Chord::Letter("j"), Command::NextCase, say::NEXT_CASE),
    key(Group::Move, Chord::Letter("k"), Command::PreviousCase, say::PREVIOUS_CASE),
    key(Group::Move, Chord::Named("Enter"), Command::Open, say::OPEN),
    everywhere(Group::Move, Chord::Named("Escape"), Command::Back, say::BACK),
    key(Group::Move, Chord::Letter("/"), Command::Search, say::SEARCH),
    key(Group::Move, Chord::Ctrl("k"), Command::Palette, say::PALETTE),
    key(Group::Move, Chord::Letter("?"), Command::Help, say::HELP),
    key(Group::Check, Chord::Letter("]"), Command::NextClaim, say::NEXT_CLAIM),
    key(Group::Check, Chord::Letter("["), Command::PreviousClaim, say::PREVIOUS_CLAIM),
    key(Group::Check, Chord::Letter("d"), Command::WhatChanged, say::WHAT_CHANGED),
    key(Group::Check, Chord::Letter("."), Command::Evidence, say::EVIDENCE),
    key(Group::Check, Chord::Letter("x"), Command::ToggleFocused, say::TOGGLE_FOCUSED),
    key(Group::Check, Chord::Digit, Command::Toggle(1), say::TOGGLE_NTH),
    key(Group::Check, Chord::Letter("$"), Command::Amount, say::AMOUNT),
    key(Group::Check, Chord::Letter("u"), Command::ReadAgain, say::READ_AGAIN),
    key(Group::Case, Chord::Letter("c"), Command::Claim, say::CLAIM),
    key(Group::Case, Chord::Letter("a"), Command::Assign, say::ASSIGN),
    key(Group::Case, Chord::Letter("i"), Command::AssignToMe, say::ASSIGN_TO_ME),
    key(Group::Case, Chord::Letter("h"), Command::Snooze, say::SNOOZE),
    key(Group::Case, Chord::Letter("n"), Command::Note, say::NOTE),
    key(Group::Go, Chord::Then("g", "q"), Command::Go(Tab::NeedsYou), say::GO_QUEUE),
    key(Group::Go, Chord::Then("g", "r"), Command::Go(Tab::AtRisk), say::GO_AT_RISK),
    key(Group::Go, Chord::Then("g", "f"), Command::Go(Tab::Failed), say::GO_FAILED),
    key(Group::Go, Chord::Then("g", "m"), Command::Go(Tab::Mine), say::GO_MINE),
    key(Group::Go, Chord::Then("g", "s"), Command::Go(Tab::Snoozed), say::GO_SNOOZED),
    key(Group::Go, Chord::Then("g", "d"), Command::Go(Tab::Done), say::GO_DONE),
];

impl Chord {
    /// The keys as they are drawn, one box each.
    pub fn caps(self, is_mac: bool) -> Vec<&'static str> {
        let cap = |key: &'static str| match key {
            "Enter" => "↵",
            "Escape" => "Esc",
            "k" => "K",
            other => other,
        };
        match self {
            Self::Letter(key) => vec![key],
            Self::Named(key) => vec![cap(key)],
            Self::Ctrl(key) => vec![if is_mac { "⌘" } else { "Ctrl" }, cap(key)],
            Self::Alt(key) => vec![if is_mac { "⌥" } else { "Alt" }, cap(key)],
            Self::Then(first, second) => vec![first, second],
            Self::Digit => vec!["1", "9"],
            Self::None => vec![],
        }
    }

    /// Whether a switch turns it off (WCAG 2.1.4: a key without a modifier).
    pub fn is_single(self) -> bool {
        match self {
            Self::Letter(_) | Self::Then(..) | Self::Digit => true,
            Self::Named(_) | Self::Ctrl(_) | Self::Alt(_) | Self::None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{HashMap, HashSet};

    /// The keys a chord starts with, as the browser would report them.
    fn starts(chord: Chord) -> Vec<(u8, &'static str)> {
        match chord {
            Chord::Letter(key) | Chord::Named(key) => vec![(0, key)],
            Chord::Ctrl(key) => vec![(1, key)],
            Chord::Alt(key) => vec![(2, key)],
            Chord::Then(..) | Chord::None => vec![],
            Chord::Digit => ["1", "2", "3", "4", "5", "6", "7", "8", "9"].map(|digit| (0, digit)).to_vec(),
        }
    }

    #[test]
    fn no_two_commands_share_a_key() {
        let mut taken = HashMap::new();
        for binding in TABLE {
            for start in starts(binding.chord) {
                if let Some(other) = taken.insert(start, binding.command) {
                    panic!("{start:?} means both {other:?} and {:?}", binding.command);
                }
            }
        }
        let sequences: Vec<_> =
            TABLE.iter().map(|b| b.chord).filter(|c| matches!(c, Chord::Then(..))).collect();
        assert_eq!(sequences.iter().collect::<HashSet<_>>().len(), sequences.len(), "a sequence twice");
        for chord in sequences {
            let Chord::Then(first, _) = chord else { unreachable!() };
            assert!(!taken.contains_key(&(0, first)), "{first} starts a sequence and is a key of its own");
        }
    }

    #[test]
    fn every_command_is_listed_once_and_says_what_it_does() {
        let mut listed = HashSet::new();
        for binding in TABLE {
            assert!(listed.insert(binding.command), "{:?} twice", binding.command);
            assert!(!binding.says.is_empty(), "{:?} has no words", binding.command);
        }
    }
}
