//! How a refused sign-in reads on the wire.

use super::password::{LONGEST, SHORTEST};
use super::sign_in::SignInError;
use crate::problem::{Kind, Problem};

impl From<SignInError> for Problem {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::WrongPassword => {
                Self::of(Kind::WrongPassword).detail("The address or the password is wrong.")
            }
            SignInError::DeadLink => Self::of(Kind::DeadLink)
                .detail("This link was used already or is older than a day. Ask for another one."),
            SignInError::TooMany { wait } => Self::of(Kind::TooManyAttempts)
                .detail("Too many attempts for this address. Wait, or use a sign-in link.")
                .fact("retry_after_s", wait.as_secs().max(1)),
            SignInError::PoorPassword => Self::invalid(
                "new_password",
                format!("A password has {SHORTEST} characters or more, and at most {LONGEST} bytes."),
            ),
            SignInError::Hash(error) => {
                tracing::error!(%error, "signing in failed");
                Self::internal()
            }
            SignInError::Store(error) => error.into(),
        }
    }
}
