//! What is owed later: refunds that wait for their parcel, and versions that waited too long.

mod expiry;
mod tracked;
