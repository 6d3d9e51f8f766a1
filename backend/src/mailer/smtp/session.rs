//! One connection to a mail server, and how far a mail got on it.
//!
//! Invariant: until the last byte of the message is written nothing can have been sent, so any failure is passing or
//! final. From there on only an answer of the server tells; without one it is unknown (RFC 5321 section 4.2.5).

use super::{Line, Patience, RootCertificate, Server};
use crate::mailer::SendError;
use lettre::address::Envelope;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, CertificateStore, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use std::future::Future;
use std::time::Duration;

/// A server that is busy (4xx) is asked again after this: greylisting lets nobody in sooner.
const BUSY: Duration = Duration::from_secs(300);
/// So much of the server's own words is kept.
const WORDS: usize = 300;

/// Greeted, protected and signed in.
pub(super) struct Session {
    connection: AsyncSmtpConnection,
    patience: Patience,
}

impl Session {
    pub(super) async fn open(
        server: &Server,
        root: Option<&RootCertificate>,
        patience: Patience,
    ) -> Result<Self, SendError> {
        let connection = within(patience.connect, connect(server, root, patience.connect)).await?;
        Ok(Self { connection, patience })
    }

    /// Whether the other side is still there.
    pub(super) async fn is_alive(&mut self) -> bool {
        tokio::time::timeout(self.patience.command, self.connection.test_connected()).await.unwrap_or(false)
    }

    /// `Ok`: the server has taken responsibility for all recipients. One that it refuses keeps the mail from all.
    pub(super) async fn hand_over(&mut self, envelope: &Envelope, bytes: &[u8]) -> Result<(), SendError> {
        within(self.patience.command, self.announce(envelope, bytes)).await?;
        match tokio::time::timeout(self.patience.verdict, self.connection.message(bytes)).await {
            Ok(Ok(_taken)) => Ok(()),
            Ok(Err(error)) if error.is_transient() || error.is_permanent() => Err(refused(&error)),
            Ok(Err(_)) => Err(SendError::Unknown(
                "the connection to the mail server broke off after the mail was handed over".to_owned(),
            )),
            Err(_) => {
                Err(SendError::Unknown("the mail server did not say whether it took the mail".to_owned()))
            }
        }
    }

    async fn announce(&mut self, envelope: &Envelope, bytes: &[u8]) -> Result<(), Error> {
        let mail = Mail::new(envelope.from().cloned(), self.parameters(envelope, bytes));
        self.connection.command(mail).await?;
        for to in envelope.to() {
            self.connection.command(Rcpt::new(to.clone(), Vec::new())).await?;
        }
        self.connection.command(Data).await.map(|_goes_on| ())
    }

    /// What the message needs the server to know (RFC 6152, RFC 6531). A server that cannot refuses the command.
    fn parameters(&self, envelope: &Envelope, bytes: &[u8]) -> Vec<MailParameter> {
        let mut parameters = Vec::new();
        let mut addresses = envelope.from().into_iter().chain(envelope.to());
        if !addresses.all(|address| AsRef::<str>::as_ref(address).is_ascii()) {
            parameters.push(MailParameter::SmtpUtfEight);
        }
        if !bytes.is_ascii() && self.connection.server_info().supports_feature(Extension::EightBitMime) {
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        parameters
    }
}

async fn connect(
    server: &Server,
    root: Option<&RootCertificate>,
    patience: Duration,
) -> Result<AsyncSmtpConnection, Error> {
    let us = ClientId::default();
    let at_once = (server.line == Line::Tls).then(|| tls(server, root)).transpose()?;
    let mut connection =
        AsyncSmtpConnection::connect_tokio1(server.address(), Some(patience), &us, at_once, None).await?;
    if server.line == Line::StartTls {
        connection.starttls(tls(server, root)?, &us).await?;
    }
    if let Some(login) = &server.login {
        let credentials = Credentials::new(login.user.clone(), login.password.0.clone());
        connection.auth(DEFAULT_MECHANISMS, &credentials).await?;
    }
    Ok(connection)
}

fn tls(server: &Server, root: Option<&RootCertificate>) -> Result<TlsParameters, Error> {
    let trusting = TlsParameters::builder(server.name()).certificate_store(CertificateStore::WebpkiRoots);
    match root {
        Some(root) => trusting.add_root_certificate(root.certificate()).build_rustls(),
        None => trusting.build_rustls(),
    }
}

/// For everything that comes before the message itself.
async fn within<T>(patience: Duration, talk: impl Future<Output = Result<T, Error>>) -> Result<T, SendError> {
    match tokio::time::timeout(patience, talk).await {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(refused(&error)),
        Err(_) => Err(SendError::passing("the mail server did not answer in time; nothing was sent")),
    }
}

/// The server said no, or nobody was there. 4xx: later, 5xx: never.
fn refused(error: &Error) -> SendError {
    let words = words(&error.to_string());
    if error.is_permanent() || error.is_client() {
        SendError::Final(words)
    } else if error.is_transient() {
        SendError::Passing { why: words, after: Some(BUSY) }
    } else {
        SendError::Passing { why: words, after: None }
    }
}

fn words(text: &str) -> String {
    let plain = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    format!("the mail server: {}", plain.take(WORDS).collect::<String>())
}
