//! Which server takes our mail, read from one address: `smtps://user:password@mail.shop.example:465`.

use crate::config::Secret;
use percent_encoding::percent_decode_str;
use std::str::FromStr;
use url::{Host, Url};

/// A mail server, how the line to it is protected, and who we are there. Printing it tells no password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    pub host: Host,
    pub port: u16,
    pub line: Line,
    pub login: Option<Login>,
}

/// How the line is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// TLS from the first byte (`smtps://`).
    Tls,
    /// Begun in the clear and then changed to TLS, or no mail is sent (`smtp://`, `?tls=required`).
    StartTls,
    /// Readable on the way (`smtp://`, `?tls=none`).
    Plain,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    pub user: String,
    pub password: Secret,
}

impl Server {
    pub const ALLOWED: &'static str = "an address such as `smtps://user:password@mail.shop.example:465`, or \
        `smtp://mail.shop.example:587?tls=required` (or `?tls=none`); other characters than letters and digits in user \
        and password are written as `%40`";

    pub fn is_on_this_machine(&self) -> bool {
        match &self.host {
            Host::Domain(name) => name == "localhost",
            Host::Ipv4(address) => address.is_loopback(),
            Host::Ipv6(address) => address.is_loopback(),
        }
    }

    /// Where to knock; an IPv6 address without its brackets.
    pub fn address(&self) -> (String, u16) {
        (self.name(), self.port)
    }

    /// The name that its certificate must bear.
    pub fn name(&self) -> String {
        match &self.host {
            Host::Domain(name) => name.clone(),
            Host::Ipv4(address) => address.to_string(),
            Host::Ipv6(address) => address.to_string(),
        }
    }
}

/// The address is not one of a mail server. It is not repeated: it may hold a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an address of a mail server")]
pub struct NoServer;

impl FromStr for Server {
    type Err = NoServer;

    fn from_str(text: &str) -> Result<Self, NoServer> {
        let url = Url::parse(text).map_err(|_| NoServer)?;
        let (line, usual_port) = line(&url)?;
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err(NoServer);
        }
        Ok(Self { host: host(&url)?, port: url.port().unwrap_or(usual_port), line, login: login(&url)? })
    }
}

fn line(url: &Url) -> Result<(Line, u16), NoServer> {
    match (url.scheme(), url.query()) {
        ("smtps", None) => Ok((Line::Tls, 465)),
        ("smtp", None | Some("tls=required")) => Ok((Line::StartTls, 587)),
        ("smtp", Some("tls=none")) => Ok((Line::Plain, 587)),
        _ => Err(NoServer),
    }
}

/// `url` reads hosts of schemes that browsers do not know as opaque text, so it is asked again.
fn host(url: &Url) -> Result<Host, NoServer> {
    let text = url.host_str().filter(|text| !text.is_empty()).ok_or(NoServer)?;
    Host::parse(text).map_err(|_| NoServer)
}

/// A user and a password, or neither.
fn login(url: &Url) -> Result<Option<Login>, NoServer> {
    let decoded = |text| percent_decode_str(text).decode_utf8().map_err(|_| NoServer);
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", Some(_)) | (_, None) => Err(NoServer),
        (user, Some(password)) => Ok(Some(Login {
            user: decoded(user)?.into_owned(),
            password: Secret(decoded(password)?.into_owned()),
        })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_host_port_line_and_login() {
        for (text, host, port, line, user) in [
            ("smtps://ada:p%40ss%20word@mail.shop.example", "mail.shop.example", 465, Line::Tls, Some("ada")),
            ("smtp://mail.shop.example?tls=required", "mail.shop.example", 587, Line::StartTls, None),
            ("smtp://mail.shop.example", "mail.shop.example", 587, Line::StartTls, None),
            ("smtp://127.0.0.1:2525?tls=none", "127.0.0.1", 2525, Line::Plain, None),
            ("smtp://[::1]:25?tls=none", "::1", 25, Line::Plain, None),
        ] {
            let server: Server = text.parse().unwrap();
            assert_eq!((server.name().as_str(), server.port, server.line), (host, port, line), "{text}");
            assert_eq!(server.login.as_ref().map(|login| login.user.as_str()), user, "{text}");
        }
        let server: Server = "smtps://ada:p%40ss%20word@mail.shop.example".parse().unwrap();
        assert_eq!(server.login.unwrap().password.0, "p@ss word");
    }

    #[test]
    fn what_is_no_mail_server_is_refused() {
        for text in [
            "mail.shop.example:465",
            "https://mail.shop.example",
            "smtp://",
            "smtp://mail.shop.example?tls=maybe",
            "smtps://mail.shop.example?tls=none",
            "smtp://mail.shop.example/inbox",
            "smtp://ada@mail.shop.example",
            "smtp://:secret@mail.shop.example",
        ] {
            assert_eq!(text.parse::<Server>(), Err(NoServer), "{text}");
        }
    }

    #[test]
    fn printing_a_server_tells_no_password() {
        let server: Server = "smtps://ada:hunter2@mail.shop.example".parse().unwrap();
        assert!(!format!("{server:?}").contains("hunter2"));
    }

    #[test]
    fn only_loopback_is_on_this_machine() {
        for (text, is_here) in [
            ("smtp://localhost?tls=none", true),
            ("smtp://127.0.0.1?tls=none", true),
            ("smtp://[::1]?tls=none", true),
            ("smtp://192.168.0.2?tls=none", false),
            ("smtp://localhost.shop.example?tls=none", false),
        ] {
            assert_eq!(text.parse::<Server>().unwrap().is_on_this_machine(), is_here, "{text}");
        }
    }
}
