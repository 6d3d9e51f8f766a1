//! What is around the work: header, dialogs, toasts, icons.

pub mod announcer;
pub mod button;
pub mod dialog;
pub mod header;
pub mod help;
pub mod icon;
pub mod key_caps;
pub mod me_menu;
pub mod moment;
pub mod notice;
pub mod palette;
pub mod tabs;
pub mod theme;
pub mod toasts;
