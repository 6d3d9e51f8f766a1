//! Out of the house: mail servers, the CRM, webhooks.

mod mail_server;
mod sent;
