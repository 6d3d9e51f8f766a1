//! The graph: which step follows which, and what one run may ask.
//!
//! Knows the nodes, the doors ([`Doors`]) and the journal. Does not know how anything is stored or shown.
//! Invariant: an answer is in the journal before anybody sees it, so a killed run asks nothing twice.

mod answers;
mod ctx;
mod difference;
mod edges;
mod error;
pub mod journal;
mod mermaid;
mod next;
mod replay;
mod resume;
mod runner;
mod step;
#[cfg(test)]
mod tests;
mod visit;
mod watch;

pub use ctx::{Answer, Ctx};
pub use difference::Difference;
pub use edges::{EDGES, Edge, Kind, Node, allows};
pub use error::{Class, NodeError, RunError};
pub use journal::{Entry, Journal, JournalError};
pub use mermaid::mermaid;
pub use replay::{Replayed, replay};
pub use runner::{Doors, run};
pub use step::{Gathered, Output, Run, Step, View};
pub use watch::{Unwatched, Watch};

use next::next;
use resume::{begin, restore, start};
use visit::visit;
