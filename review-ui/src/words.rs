//! Every word a person reads, in one place. Plain, short, in the present; who did what.

pub mod actions;
pub mod bars;
pub mod case;
pub mod chrome;
pub mod decide;
pub mod effects;
pub mod evidence;
pub mod first_run;
pub mod keys;
pub mod products;
pub mod queue;
pub mod session;
pub mod timeline;
pub mod trace;
pub mod verdict;
pub mod write;

/// `1 action`, `2 actions`, `no actions`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    match number {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        n => format!("{n} {many}"),
    }
}
