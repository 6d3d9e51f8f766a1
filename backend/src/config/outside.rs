//! The kinds of values that name other systems.

use super::SecretFile;
use super::file::Raw;
use super::kinds::{Kind, Word, one};
use crate::mailer::smtp::{RootCertificate, Server};
use crate::outside::{Reach, Secrets, Target};
use std::path::{Path, PathBuf};

const NOT_SET: &str = "(not set)";

/// Where mail is handed over. It may hold a password, so it is shown without.
#[derive(Clone, Copy)]
pub(super) struct MailServer;

impl Kind<Option<Server>> for MailServer {
    fn read(&self, raw: &Raw) -> Option<Option<Server>> {
        one(raw)?.parse().ok().map(Some)
    }

    fn allowed(&self) -> String {
        Server::ALLOWED.to_owned()
    }

    fn show(&self, value: &Option<Server>) -> String {
        value.as_ref().map_or_else(|| NOT_SET.to_owned(), |server| format!("{}:{}", server.host, server.port))
    }
}

/// A file with certificates in PEM form.
#[derive(Clone, Copy)]
pub(super) struct Certificate;

impl Kind<Option<RootCertificate>> for Certificate {
    fn read(&self, raw: &Raw) -> Option<Option<RootCertificate>> {
        RootCertificate::read(Path::new(one(raw)?)).map(Some)
    }

    fn allowed(&self) -> String {
        "the path of a file that can be read and holds a certificate in PEM form (`-----BEGIN CERTIFICATE-----`)"
            .to_owned()
    }

    fn show(&self, value: &Option<RootCertificate>) -> String {
        value.as_ref().map_or_else(|| NOT_SET.to_owned(), |root| root.file.display().to_string())
    }
}

/// Where calls go. The path may be a secret, so it is shown without.
#[derive(Clone, Copy)]
pub(super) struct Web;

impl Kind<Option<Target>> for Web {
    fn read(&self, raw: &Raw) -> Option<Option<Target>> {
        one(raw)?.parse().ok().map(Some)
    }

    fn allowed(&self) -> String {
        "an address such as `https://crm.shop.example/countersign`".to_owned()
    }

    fn show(&self, value: &Option<Target>) -> String {
        value.as_ref().map_or_else(|| NOT_SET.to_owned(), |target| format!("({target})"))
    }
}

pub(super) const REACHES: Word<Reach> =
    Word(&[("public", Reach::Public), ("loopback", Reach::Loopback), ("private", Reach::Private)]);

/// What signs. It is told to nobody.
#[derive(Clone, Copy)]
pub(super) struct Signing;

impl Kind<Option<Secrets>> for Signing {
    fn read(&self, raw: &Raw) -> Option<Option<Secrets>> {
        one(raw)?.parse().ok().map(Some)
    }

    fn allowed(&self) -> String {
        Secrets::ALLOWED.to_owned()
    }

    fn show(&self, value: &Option<Secrets>) -> String {
        if value.is_some() { "(secret)" } else { NOT_SET }.to_owned()
    }
}

/// A file that holds it, as orchestrators hand secrets over.
#[derive(Clone, Copy)]
pub(super) struct SigningFile;

impl Kind<Option<SecretFile>> for SigningFile {
    fn read(&self, raw: &Raw) -> Option<Option<SecretFile>> {
        let file = PathBuf::from(one(raw)?);
        let secrets = std::fs::read_to_string(&file).ok()?.parse().ok()?;
        Some(Some(SecretFile { file, secrets }))
    }

    fn allowed(&self) -> String {
        format!("the path of a file that can be read and holds {}", Secrets::ALLOWED)
    }

    fn show(&self, value: &Option<SecretFile>) -> String {
        value.as_ref().map_or_else(|| NOT_SET.to_owned(), |secret| secret.file.display().to_string())
    }
}
