//! What settings must be to each other.

use super::Settings;
use super::error::Wrong;
use super::load::Origin;
use crate::mailer::smtp::{Line, Server};
use crate::outside::Target;

/// Each rule that does not hold, blamed on the setting that is easiest to change.
pub(super) fn check(settings: &Settings, origin_of: &dyn Fn(&str) -> Origin) -> Vec<Wrong> {
    let rules: [fn(&Settings) -> Vec<Broken>; 5] = [listen, mail, calls, secret, burst];
    let broken = rules.iter().flat_map(|rule| rule(settings));
    broken
        .map(|Broken { key, said, allowed }| Wrong::Value { origin: origin_of(key), key, said, allowed })
        .collect()
}

/// A rule that does not hold.
struct Broken {
    key: &'static str,
    /// What the setting says, where that may be shown.
    said: Option<String>,
    allowed: String,
}

impl Broken {
    fn new(key: &'static str, allowed: &str) -> Self {
        Self { key, said: None, allowed: allowed.to_owned() }
    }

    fn saying(self, said: String) -> Self {
        Self { said: Some(said), ..self }
    }
}

fn listen(settings: &Settings) -> Vec<Broken> {
    if !is_plain_in_public(settings) {
        return Vec::new();
    }
    let allowed = "a loopback address such as `127.0.0.1:8080` as long as it is plain http. Behind a proxy with TLS set \
                   `public_url` to its https address; to send passwords over the network in the clear anyway, set \
                   `allow_plain_http = true`";
    vec![Broken::new("listen", allowed).saying(settings.listen.to_string())]
}

fn mail(settings: &Settings) -> Vec<Broken> {
    if !is_plain_mail_in_public(settings) {
        return Vec::new();
    }
    let allowed = "a loopback host as long as the line is not protected: the mails and the password would cross the \
                   network readable. Use `smtps://` or `?tls=required`, or set `smtp.allow_plain = true`";
    vec![Broken::new("smtp_url", allowed)]
}

/// What the CRM is called under.
fn calls(settings: &Settings) -> Vec<Broken> {
    let targets = [("crm_url", &settings.outside.crm), ("webhook_url", &settings.outside.webhook)];
    let set = targets.into_iter().filter_map(|(key, target)| Some((key, target.as_ref()?)));
    set.flat_map(|(key, target)| call(settings, key, target)).collect()
}

fn call(settings: &Settings, key: &'static str, target: &Target) -> Vec<Broken> {
    let mut broken = Vec::new();
    if !target.is_within(settings.outside.reach) {
        let allowed = "an `https://` address of a public host. For a server on this machine, which may also be \
                       `http://`, set `outside.reach = \"loopback\"`; for one in a private network, over https, \
                       `\"private\"`";
        broken.push(Broken::new(key, allowed));
    }
    if settings.secrets().is_none() {
        let allowed = "an address together with `secret` or `secret_file`, which signs every call";
        broken.push(Broken::new(key, allowed));
    }
    broken
}

fn secret(settings: &Settings) -> Vec<Broken> {
    let is_twice = settings.secret.is_some() && settings.secret_file.is_some();
    let broken = || Broken::new("secret_file", "a file where `secret` is not set as well");
    is_twice.then(broken).into_iter().collect()
}

fn burst(settings: &Settings) -> Vec<Broken> {
    let allowed = "a duration of `burst.idle` or more: it ends the wait that each further mail prolongs";
    let broken = || Broken::new("burst.longest", allowed).saying(format!("{:?}", settings.burst.longest));
    (settings.burst.longest < settings.burst.idle).then(broken).into_iter().collect()
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
