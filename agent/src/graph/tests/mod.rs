//! The graph, whole: mails through it, journals as stories, and what a killed run may not do again.

mod catalogue;
mod endings;
mod journals;
mod memory;
mod products;
mod redo;
mod remarks;
mod replies;
mod resume;
mod shop;
