//! One signed POST. Its answer is read to a bound, its redirects are answers, and its failures say how far it got.

use super::guard::{Forbidden, Guard, Names};
use super::retry_after::retry_after;
use super::{Reach, Secrets, Target};
use api::Time;
use reqwest::header::{CONTENT_TYPE, RETRY_AFTER};
use reqwest::{Client, Response};
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::OnceCell;

/// So much of an answer is read.
const ANSWER: usize = 64 << 10;
/// A name, a connection and its TLS.
const CONNECT: Duration = Duration::from_secs(5);

/// Somebody's server, and how we speak to it.
pub struct Peer {
    target: Target,
    reach: Reach,
    secrets: Secrets,
    /// For a call in all.
    patience: Duration,
    names: Arc<dyn Names>,
    /// Made with the first call.
    client: OnceCell<Client>,
}

/// What is said.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// Stays the same when it is said again: `webhook-id` and `Idempotency-Key`.
    pub id: &'a str,
    pub body: &'a [u8],
    pub at: Time,
}

/// The other side's word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub retry_after: Option<Duration>,
    /// What it said, at most 64 KiB.
    pub text: String,
}

/// No answer came.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Lost {
    /// Nothing was said: there was no connection to say it on.
    #[error("{0}")]
    Unreached(&'static str),
    /// It was said, or a part of it, and whether it was heard nobody knows.
    #[error("{0}")]
    Unheard(&'static str),
}

impl Peer {
    pub fn new(
        target: Target,
        reach: Reach,
        secrets: Secrets,
        patience: Duration,
        names: Arc<dyn Names>,
    ) -> Self {
        Self { target, reach, secrets, patience, names, client: OnceCell::new() }
    }

    /// # Errors
    /// [`Lost`].
    pub async fn post(&self, call: &Call<'_>) -> Result<Answer, Lost> {
        if !self.target.is_within(self.reach) {
            return Err(Lost::Unreached("calls may not go to this address (`outside.reach`)"));
        }
        let client = self.client.get_or_try_init(|| async { self.client() }).await;
        let client = client.map_err(|_| Lost::Unreached("TLS could not be set up"))?;
        let sent = client
            .post(self.target.url())
            .header(CONTENT_TYPE, "application/json")
            .header("webhook-id", call.id)
            .header("webhook-timestamp", call.at.as_second())
            .header("webhook-signature", self.secrets.sign(call.id, call.at, call.body))
            .header("idempotency-key", call.id)
            .body(call.body.to_vec())
            .send()
            .await;
        Ok(answer(sent.map_err(|error| lost(&error))?, call.at).await)
    }

    /// A connection for each call: a kept one may have died unnoticed, and then nobody knows what was heard.
    fn client(&self) -> reqwest::Result<Client> {
        let guard = Guard { names: self.names.clone(), reach: self.reach, is_https: self.target.is_https() };
        Client::builder()
            .dns_resolver(Arc::new(guard))
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .pool_max_idle_per_host(0)
            .connect_timeout(CONNECT.min(self.patience))
            .timeout(self.patience)
            .user_agent(concat!("countersign/", env!("CARGO_PKG_VERSION")))
            .build()
    }
}

/// The status is the answer; words that break off take nothing from it.
async fn answer(mut response: Response, now: Time) -> Answer {
    let status = response.status().as_u16();
    let asked = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
    let retry_after = asked.and_then(|header| retry_after(header, now));
    let mut bytes = Vec::new();
    while let Ok(Some(chunk)) = response.chunk().await {
        bytes.extend_from_slice(&chunk[..chunk.len().min(ANSWER - bytes.len())]);
        if bytes.len() == ANSWER {
            break;
        }
    }
    Answer { status, retry_after, text: String::from_utf8_lossy(&bytes).into_owned() }
}

/// In our own words: those of the libraries hold the address.
fn lost(error: &reqwest::Error) -> Lost {
    if is_forbidden(error) {
        return Lost::Unreached("the name leads to an address that calls may not go to (`outside.reach`)");
    }
    match (error.is_connect(), error.is_timeout()) {
        (true, true) => Lost::Unreached("nobody took the connection in time"),
        (true, false) => Lost::Unreached(
            "no connection: its name, its port or its certificate is wrong, or nobody is there",
        ),
        (false, true) => Lost::Unheard("no answer came in time"),
        (false, false) => Lost::Unheard("the connection broke off before an answer came"),
    }
}

fn is_forbidden(error: &reqwest::Error) -> bool {
    let mut cause: Option<&(dyn Error + 'static)> = error.source();
    while let Some(error) = cause {
        if error.is::<Forbidden>() {
            return true;
        }
        cause = error.source();
    }
    false
}
