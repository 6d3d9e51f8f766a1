//! The review screen: what the people who approve mail see and do. Knows only `api`.
//!
//! What needs no browser (keys, the list, layout, choices, words) is tested on the host; there it is
//! code without a caller.
#![cfg_attr(not(target_family = "wasm"), expect(dead_code, reason = "its callers exist in the browser only"))]

mod address;
mod draft;
mod foreign;
mod keys;
mod lines;
mod queue;
mod timeline;
mod when;
mod words;

#[cfg(target_family = "wasm")]
mod app;
#[cfg(target_family = "wasm")]
mod bench;
#[cfg(target_family = "wasm")]
mod browser;
#[cfg(target_family = "wasm")]
mod case;
#[cfg(target_family = "wasm")]
mod chrome;
#[cfg(target_family = "wasm")]
mod client;
#[cfg(target_family = "wasm")]
mod commands;
#[cfg(target_family = "wasm")]
mod decide;
#[cfg(target_family = "wasm")]
mod desk;
#[cfg(target_family = "wasm")]
mod evidence;
#[cfg(target_family = "wasm")]
mod live;
#[cfg(target_family = "wasm")]
mod session;
#[cfg(target_family = "wasm")]
mod trace;
#[cfg(target_family = "wasm")]
mod write;

fn main() {
    #[cfg(target_family = "wasm")]
    app::start();
}
