//! What the CRM may rely on when it posts a mail.

mod accept;
mod cancel;
mod durable;
mod follow;
mod refuse;
mod retry;
