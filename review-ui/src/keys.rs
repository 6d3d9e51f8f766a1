//! Every key of the screen, in one table: the handler, the help and the palette read it.
//! Plain values; knows no browser.

mod press;
mod table;

#[cfg_attr(not(target_family = "wasm"), expect(unused_imports, reason = "read in the browser"))]
pub use press::{Meaning, Press, lookup};
#[cfg_attr(not(target_family = "wasm"), expect(unused_imports, reason = "read in the browser"))]
pub use table::{Binding, Chord, Group, TABLE};

/// What a person can ask for, by key, button or palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    ApproveNext,
    ApproveStay,
    Edit,
    Reject,
    Escalate,
    Undo,
    NextCase,
    PreviousCase,
    Open,
    Back,
    Search,
    Palette,
    NextClaim,
    PreviousClaim,
    WhatChanged,
    Evidence,
    ToggleFocused,
    /// The n-th action, from 1.
    Toggle(u8),
    /// To the amount of an action.
    Amount,
    /// The facts of a draft that has expired.
    ReadAgain,
    Claim,
    Assign,
    AssignToMe,
    Snooze,
    Note,
    Close,
    Go(api::Tab),
    Help,
}
