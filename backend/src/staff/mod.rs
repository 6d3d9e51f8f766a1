//! The people room: who may come in, as whom, and what they may do (PRODUCT section 10).
//!
//! Knows staff, sessions, sign-in links, keys, cookies. Does not know drafts, jobs or what a decision means: it only
//! says who is asking. Invariant: every extractor answers before the body is looked at, a secret is stored only as a
//! hash, and a person who is disabled is nobody from that moment, whatever they still hold.

mod attempts;
mod caller;
mod colleagues;
mod cookie;
mod email;
mod endpoints;
mod extract;
mod first;
mod keys;
mod links;
mod listing;
mod password;
mod people;
mod person;
mod problems;
mod same_origin;
mod sessions;
mod sign_in;
mod standing;
mod users;

pub use caller::{Caller, Ingester, Reviewer};
pub use endpoints::router;
pub use extract::{Admin, JobReader, Lead};
pub use first::{ensure_first_link, fresh_link};
pub use keys::{DEFAULT_SOURCE, KeyError, KeyId, NewKey, Purpose, create_key, key_named, revoke_key};
pub use links::link_url;
pub use listing::{ListedKey, ListedUser, keys, users};
pub use people::People;
pub use person::Person;
pub use standing::Standing;
pub use users::{NewUser, UserError, add_user, disable_user, reviewer_by_address};

#[cfg(test)]
mod tests;
