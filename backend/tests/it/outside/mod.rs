//! Out of the house: mail servers, the CRM, webhooks, and signatures instead of a key.

mod crm;
mod delivery;
mod mail_server;
mod nowhere_else;
pub mod peer;
mod sent;
mod signed;
mod silence;
mod told;
