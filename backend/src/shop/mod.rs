//! The shop room: the agent's reading doors and the approved actions, as SQL on the demo shop's tables.
//!
//! Knows the tables that start with `shop_`, and of the house's own only what hangs on a customer: memory, and
//! effects that are on their way. Does not know mails, drafts, decisions or the wording of replies.
//! Invariant: whatever is read or done for a customer takes a [`CustomerScope`](crate::cases::CustomerScope), and its customer id
//! stands in the `WHERE`; another customer's delivery is answered in the words of one that does not exist. The one look
//! across customers ([`strangers`]) tells which words of a given text are somebody else's, and nothing more. The
//! [`catalogue`] is nobody's.

mod act;
mod arrive;
pub mod catalogue;
mod code;
pub mod fill;
mod profile;
mod read;
mod row;
mod strangers;
mod world;
mod world_file;

pub use act::{ActError, Action, Done, Refusal, execute, rehearse};
pub use arrive::{ArriveError, arrive};
pub use code::coupon_code;
pub use profile::profile;
pub use read::{deliveries, delivery_arrived, granted};
pub use strangers::strangers;
pub use world::{CustomerWorld, of};
pub use world_file::{LoadError, final_state, load};

#[cfg(test)]
mod tests;
