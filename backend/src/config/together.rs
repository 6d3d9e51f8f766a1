//! What settings must be to each other.

use super::Settings;
use super::error::Wrong;
use super::load::Origin;
use crate::mailer::smtp::{Line, Server};

/// Each rule that does not hold, blamed on the setting that is easiest to change.
pub(super) fn check(settings: &Settings, origin_of: &dyn Fn(&str) -> Origin) -> Vec<Wrong> {
    let wrong = |key, said: String, allowed: &str| told(origin_of, key, Some(said), allowed);
    let mut found = Vec::new();
    if is_plain_in_public(settings) {
        let allowed = "a loopback address such as `127.0.0.1:8080` as long as it is plain http. Behind a proxy with \
                       TLS set `public_url` to its https address; to send passwords over the network in the clear \
                       anyway, set `allow_plain_http = true`";
        found.push(wrong("listen", settings.listen.to_string(), allowed));
    }
    if is_plain_mail_in_public(settings) {
        let allowed = "a loopback host as long as the line is not protected: the mails and the password would cross \
                       the network readable. Use `smtps://` or `?tls=required`, or set `smtp.allow_plain = true`";
        found.push(told(origin_of, "smtp_url", None, allowed));
    }
    for (key, target) in [("crm_url", &settings.outside.crm), ("webhook_url", &settings.outside.webhook)] {
        let Some(target) = target else { continue };
        if !target.is_within(settings.outside.reach) {
            let allowed = "an `https://` address of a public host. For a server on this machine, which may also be \
                           `http://`, set `outside.reach = \"loopback\"`; for one in a private network, over https, \
                           `\"private\"`";
            found.push(told(origin_of, key, None, allowed));
        }
        if settings.secrets().is_none() {
            let allowed = "an address together with `secret` or `secret_file`, which signs every call";
            found.push(told(origin_of, key, None, allowed));
        }
    }
    if settings.secret.is_some() && settings.secret_file.is_some() {
        found.push(told(origin_of, "secret_file", None, "a file where `secret` is not set as well"));
    }
    if settings.burst.longest < settings.burst.idle {
        let allowed = "a duration of `burst.idle` or more: it ends the wait that each further mail prolongs";
        found.push(wrong("burst.longest", format!("{:?}", settings.burst.longest), allowed));
    }
    found
}

fn told(origin_of: &dyn Fn(&str) -> Origin, key: &'static str, said: Option<String>, allowed: &str) -> Wrong {
    Wrong::Value { origin: origin_of(key), key, said, allowed: allowed.to_owned() }
}

fn is_plain_mail_in_public(settings: &Settings) -> bool {
    let outside = &settings.outside;
    let is_plain = |server: &Server| server.line == Line::Plain && !server.is_on_this_machine();
    outside.smtp.as_ref().is_some_and(is_plain) && !outside.allow_plain_smtp
}

/// Passwords and mails would cross the network readable.
fn is_plain_in_public(settings: &Settings) -> bool {
    !settings.listen.ip().is_loopback() && !settings.is_https() && !settings.allow_plain_http
}
