//! The walls between the rooms: what a crate must not be able to name, because it is not among its dependencies.

use crate::program::{Result, ask, cargo};
use crate::steps::{Context, Done};

struct Wall {
    room: &'static str,
    /// Asked for the browser where it runs there.
    target: Option<&'static str>,
    /// Nowhere below it.
    not_within: &'static [&'static str],
}

const WALLS: [Wall; 4] = [
    Wall {
        room: "review-ui",
        target: Some("wasm32-unknown-unknown"),
        not_within: &["tokio", "sqlx", "hyper", "axum", "agent", "countersign"],
    },
    Wall { room: "api", target: None, not_within: &["tokio", "sqlx", "hyper", "axum", "agent", "leptos"] },
    Wall {
        room: "agent",
        target: None,
        not_within: &["sqlx", "hyper", "axum", "apalis", "reqwest", "leptos"],
    },
    Wall { room: "evals", target: None, not_within: &["agent", "countersign", "sqlx", "hyper", "axum"] },
];

pub fn check(_: &Context) -> Result<Done> {
    let mut broken = Vec::new();
    for wall in &WALLS {
        let within = within(wall)?;
        let named = wall.not_within.iter().filter(|name| within.iter().any(|other| other == *name));
        broken.extend(named.map(|name| format!("{} reaches {name}", wall.room)));
    }
    println!("{} rooms looked at", WALLS.len());
    if broken.is_empty() { Ok(Done::Whole) } else { Err(broken.join("; ")) }
}

/// The names of all crates that this one is built from; its tests may use more.
fn within(wall: &Wall) -> Result<Vec<String>> {
    let mut tree = cargo();
    tree.args(["tree", "--locked", "-p", wall.room, "-e", "normal", "--prefix", "none", "--format", "{p}"]);
    if let Some(target) = wall.target {
        tree.args(["--target", target]);
    }
    let listed = ask(&mut tree)?;
    Ok(listed.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect())
}
