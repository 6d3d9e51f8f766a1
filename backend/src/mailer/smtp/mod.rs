//! The SMTP transport: hands a mail to the shop's own mail server.
//!
//! SMTP cannot say "I have this one already", so it is not idempotent: what may have gone out is never sent again by
//! itself (docs/decisions/0006).

mod idle;
mod root;
mod server;
mod session;

pub use root::RootCertificate;
pub use server::{Line, Login, NoServer, Server};

use super::{Outgoing, SendError, Transport, build};
use idle::Idle;
use lettre::address::Envelope;
use lettre::message::Mailbox;
use session::Session;
use std::time::Duration;

/// How long a server is waited for. The effect's lease is renewed meanwhile, so these are the only limits.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// From the first knock to being greeted, protected and signed in.
    pub connect: Duration,
    /// For the announcement of a mail, its recipients included.
    pub command: Duration,
    /// For the verdict once the whole message is there: a server may look for viruses first, and giving up early turns
    /// a mail that went out into one in doubt (RFC 5321 section 4.5.3.2.6 says ten minutes).
    pub verdict: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { connect: seconds(10), command: seconds(20), verdict: seconds(120) }
    }
}

pub struct Smtp {
    server: Server,
    root: Option<RootCertificate>,
    patience: Patience,
    idle: Idle,
}

impl Smtp {
    pub fn new(server: Server, root: Option<RootCertificate>, patience: Patience) -> Self {
        Self { server, root, patience, idle: Idle::default() }
    }
}

#[async_trait::async_trait]
impl Transport for Smtp {
    async fn send(&self, mail: &Outgoing<'_>) -> Result<(), SendError> {
        let bytes = build(mail).map_err(|error| SendError::Final(error.to_string()))?;
        let envelope = envelope(mail)?;
        let mut session = match self.idle.take(mail.at).await {
            Some(session) => session,
            None => Session::open(&self.server, self.root.as_ref(), self.patience).await?,
        };
        // A connection on which something went wrong is dropped with whatever the server still holds of the mail.
        session.hand_over(&envelope, &bytes).await?;
        self.idle.keep(session, mail.at);
        Ok(())
    }

    fn is_idempotent(&self) -> bool {
        false
    }

    fn name(&self) -> &'static str {
        "by SMTP"
    }
}

/// Everybody it goes to, each once.
fn envelope(mail: &Outgoing<'_>) -> Result<Envelope, SendError> {
    let parse = |text: &str| match text.trim().parse::<Mailbox>() {
        Ok(mailbox) => Ok(mailbox.email),
        Err(_) => Err(SendError::Final(format!("`{text}` is not a mail address"))),
    };
    let mut recipients = Vec::new();
    for text in mail.content.to.iter().chain(&mail.content.cc) {
        let address = parse(text)?;
        if !recipients.contains(&address) {
            recipients.push(address);
        }
    }
    Envelope::new(Some(parse(mail.from)?), recipients).map_err(|error| SendError::Final(error.to_string()))
}
