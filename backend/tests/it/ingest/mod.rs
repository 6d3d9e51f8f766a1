//! What the CRM may rely on when it posts a mail.

mod accept;
