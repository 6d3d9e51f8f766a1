//! The review screen: what the people who approve mail see and do. Knows only `api`.

#[cfg(target_family = "wasm")]
mod app;

fn main() {
    #[cfg(target_family = "wasm")]
    app::start();
}
