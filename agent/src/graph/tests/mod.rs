//! The graph, whole: mails through it, journals as stories, and what a killed run may not do again.

mod endings;
mod journals;
mod redo;
mod resume;
mod shop;
