//! The cases room: one conversation with one customer, its rows in the queue, its claim, its follow-ups.
//!
//! Knows where a case stands and who holds it. Does not know engines, transports or the wording of anything.

mod claim;
mod counts;
mod desk;
mod detail;
mod email_endpoint;
mod emails;
mod endpoint;
mod follow_up;
mod lock;
mod names;
mod page;
mod passed;
mod presence;
mod presence_endpoint;
mod remember;
mod rows;
mod scope;
mod seen;
mod settle;
mod setup;
mod state;

use crate::app::App;

pub use claim::claim_in;
pub use counts::counts;
pub use detail::detail;
pub use emails::{find as email, html_of};
pub use follow_up::{NewFollowUp, create as create_follow_up, look};
pub use lock::{CaseLock, lock};
pub use names::{Names, names};
pub use passed::{tell_from_now, tell_passed};
pub use presence::let_silent_go;
pub use remember::remember;
pub use rows::row;
pub use scope::CustomerScope;
pub use seen::{subject, subject_in};
pub use settle::settle;
pub use state::{Arrived, Deadline, after, answered_elsewhere, arrived, fell_due, leave, rev, set_state};

/// The endpoints of cases and of their messages.
pub fn router() -> utoipa_axum::router::OpenApiRouter<App> {
    endpoint::router()
        .merge(email_endpoint::router())
        .merge(presence_endpoint::router())
        .merge(setup::router())
}
