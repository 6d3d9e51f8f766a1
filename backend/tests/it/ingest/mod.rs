//! What the CRM may rely on when it posts a mail.

mod accept;
mod cancel;
mod durable;
mod follow;
mod hidden;
mod html;
mod machines;
mod raw;
mod refuse;
mod retry;
