//! Passwords: argon2id, off the runtime's threads, no more at a time than there are cores.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

/// Characters; longer is better than stranger (NIST SP 800-63B section 3.1.1.2 asks no composition rules either).
pub(super) const SHORTEST: usize = 10;
/// Bytes: enough for any passphrase.
pub(super) const LONGEST: usize = 1_024;

/// A hash with today's parameters that nobody's password gives: verified for an unknown address, so that it takes as
/// long as a known one.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

#[derive(Debug, thiserror::Error)]
#[error("a password could not be hashed")]
pub struct HashError;

/// One hash takes 19 MiB and a core: they wait in line instead of taking the machine.
pub(super) struct Passwords {
    turns: Semaphore,
}

impl Passwords {
    pub(super) fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self { turns: Semaphore::new(cores) }
    }

    /// The PHC string to store.
    pub(super) async fn hash(&self, password: String) -> Result<String, HashError> {
        self.take_turn(move || {
            Argon2::default()
                .hash_password(password.as_bytes())
                .map(|hash| hash.to_string())
                .map_err(|_| HashError)
        })
        .await?
    }

    /// Whether `password` gives `stored`; `None` takes as long and never holds.
    pub(super) async fn holds(&self, password: String, stored: Option<String>) -> Result<bool, HashError> {
        self.take_turn(move || {
            let hash = PasswordHash::new(stored.as_deref().unwrap_or(NOBODY)).map_err(|_| HashError)?;
            let is_right = Argon2::default().verify_password(password.as_bytes(), &hash).is_ok();
            Ok(is_right && stored.is_some())
        })
        .await?
    }

    async fn take_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HashError> {
        let _turn = self.turns.acquire().await.map_err(|_| HashError)?;
        tokio::task::spawn_blocking(work).await.map_err(|_| HashError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_holds_only_for_its_own_hash() {
        let passwords = Passwords::new();
        let hash = passwords.hash("correct horse".to_owned()).await.unwrap();
        assert!(passwords.holds("correct horse".to_owned(), Some(hash.clone())).await.unwrap());
        assert!(!passwords.holds("correct house".to_owned(), Some(hash)).await.unwrap());
        assert!(!passwords.holds(String::new(), None).await.unwrap());
    }

    #[tokio::test]
    async fn nobodys_hash_costs_what_a_real_one_costs() {
        let real = Passwords::new().hash("correct horse".to_owned()).await.unwrap();
        let parameters = |hash: &str| hash.split('$').take(4).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(parameters(NOBODY), parameters(&real));
        assert!(PasswordHash::new(NOBODY).is_ok());
    }
}
