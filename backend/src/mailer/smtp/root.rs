//! A certificate that is trusted besides the public authorities: many mail servers inside a company have one.

use lettre::transport::smtp::client::Certificate;
use std::path::{Path, PathBuf};

/// Read once, at the start.
#[derive(Debug, Clone)]
pub struct RootCertificate {
    pub file: PathBuf,
    certificate: Certificate,
}

impl RootCertificate {
    /// `None`: the file cannot be read, or holds no certificate in PEM form.
    pub fn read(file: &Path) -> Option<Self> {
        let pem = std::fs::read(file).ok()?;
        let is_pem = String::from_utf8_lossy(&pem).contains("-----BEGIN CERTIFICATE-----");
        let certificate = Certificate::from_pem(&pem).ok().filter(|_| is_pem)?;
        Some(Self { file: file.to_owned(), certificate })
    }

    pub(super) fn certificate(&self) -> Certificate {
        self.certificate.clone()
    }
}
