//! The kinds of values that name other systems.

use super::file::Raw;
use super::kinds::{Kind, one};
use crate::mailer::smtp::{RootCertificate, Server};
use std::path::Path;

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
        value
            .as_ref()
            .map_or_else(|| "(not set)".to_owned(), |server| format!("{}:{}", server.host, server.port))
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
        value.as_ref().map_or_else(|| "(not set)".to_owned(), |root| root.file.display().to_string())
    }
}
