//! The room that thinks: a mail and scoped facts in, a proposal out.
//!
//! Knows the words on the wire (`api`). Does not know SQL, sockets, the queue, the browser or the wall clock:
//! whatever it wants from the world it asks through [`graph::Ctx`], where question and answer are recorded.
//! Invariant: nothing here can name a customer to read from. [`world::World`] is already bound to the
//! customer of the stored case before a run begins.

pub mod case;
pub mod checks;
pub mod delivery;
pub mod draft;
pub mod engine;
pub mod graph;
pub mod letter;
pub mod mail;
pub mod nodes;
pub mod policy;
pub mod products;
pub mod remarks;
pub mod shop;
pub mod world;
