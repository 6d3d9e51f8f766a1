//! What a person must see at once: signals in a customer's words, by tables and word boundaries, without any model.
//!
//! "Hello", "issue", "courtesy" and a tennis court are ordinary words. Where a word has an innocent use, the pattern
//! asks for the words around it.

pub mod breadth;
pub mod fraud;
pub mod human;
pub mod injection;
pub mod injury;
pub mod legal;
mod patterns;
pub mod repeat;
