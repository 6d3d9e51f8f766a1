//! Talks to the service: JSON out, JSON or problem details back. Knows the wire, not the screen.

use api::Problem;
use gloo_net::http::{Method, Request, RequestBuilder, Response};
use serde::{Serialize, de::DeserializeOwned};

/// Why there is no answer to use.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// Nothing came back: the network, or the service is away.
    Line,
    /// The session is over.
    SignedOut,
    Problem(Box<Problem>),
    /// An answer of a kind this screen does not know.
    Unreadable,
}

impl Fault {
    /// The stable word of a refusal (`superseded`, `claimed_by`, ...).
    pub fn name(&self) -> &str {
        match self {
            Self::Problem(problem) => problem.name(),
            Self::Line | Self::SignedOut | Self::Unreadable => "",
        }
    }

    /// Nobody knows whether what was asked has been done.
    pub fn is_in_doubt(&self) -> bool {
        match self {
            Self::Line | Self::Unreadable => true,
            Self::Problem(problem) => problem.status >= 500,
            Self::SignedOut => false,
        }
    }

    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Problem(problem) => Some(problem.status),
            Self::Line | Self::SignedOut | Self::Unreadable => None,
        }
    }
}

pub type Answer<T> = Result<T, Fault>;

/// An answer and the moment the server gave it, in ms since 1970, for setting the screen's clock.
pub struct Timed<T> {
    pub answer: Answer<T>,
    pub server_ms: Option<f64>,
}

pub async fn get<T: DeserializeOwned>(path: &str) -> Timed<T> {
    read(Request::get(path).send().await).await
}

pub async fn send<B: Serialize, T: DeserializeOwned>(method: Method, path: &str, body: &B) -> Timed<T> {
    match RequestBuilder::new(path).method(method).json(body) {
        Ok(request) => read(request.send().await).await,
        Err(_) => Timed { answer: Err(Fault::Unreadable), server_ms: None },
    }
}

async fn read<T: DeserializeOwned>(response: Result<Response, gloo_net::Error>) -> Timed<T> {
    let Ok(response) = response else {
        return Timed { answer: Err(Fault::Line), server_ms: None };
    };
    let server_ms = response.headers().get("date").map(|date| js_sys::Date::parse(&date));
    Timed { answer: answer(&response).await, server_ms: server_ms.filter(|ms| ms.is_finite()) }
}

async fn answer<T: DeserializeOwned>(response: &Response) -> Answer<T> {
    let Ok(text) = response.text().await else {
        return Err(Fault::Line);
    };
    if response.ok() {
        // An empty answer is `null`: what a caller that expects nothing reads.
        let json = if text.trim().is_empty() { "null" } else { &text };
        return serde_json::from_str(json).map_err(|error| {
            web_sys::console::error_1(&format!("{}: {error}", response.url()).into());
            Fault::Unreadable
        });
    }
    let problem = serde_json::from_str(&text).unwrap_or_else(|_| unnamed(response));
    if problem.status == 401 && problem.name() != "wrong_password" {
        return Err(Fault::SignedOut);
    }
    Err(Fault::Problem(Box::new(problem)))
}

/// A refusal without problem details: a proxy's, or a fault before ours begins.
fn unnamed(response: &Response) -> Problem {
    Problem {
        kind: "about:blank".to_owned(),
        title: response.status_text(),
        status: response.status(),
        detail: None,
        request_id: response.headers().get("x-request-id"),
        errors: vec![],
        facts: serde_json::Map::new(),
    }
}
