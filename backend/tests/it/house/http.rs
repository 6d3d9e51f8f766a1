//! Speaking to the service as everybody does: over HTTP, with a key or a cookie.

use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Once;

pub struct Caller {
    pub client: reqwest::Client,
    pub address: Option<SocketAddr>,
    pub keys: HashMap<String, String>,
}

/// What came back, whole.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub body: Value,
}

pub fn client() -> reqwest::Client {
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| {
        // Somebody else in this process may have been first; either is ring.
        let _first = rustls::crypto::ring::default_provider().install_default().is_ok();
    });
    reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap()
}

impl Caller {
    pub fn key(&self, name: &str) -> &str {
        self.keys.get(name).unwrap_or_else(|| panic!("nobody here is called {name}"))
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address.expect("this house has no listener"))
    }

    /// As the bearer of `name`'s key.
    pub async fn get(&self, name: &str, path: &str) -> Answer {
        answer(self.client.get(self.url(path)).bearer_auth(self.key(name))).await
    }

    pub async fn post(&self, name: &str, path: &str, body: &Value) -> Answer {
        answer(self.client.post(self.url(path)).bearer_auth(self.key(name)).json(body)).await
    }

    pub async fn put(&self, name: &str, path: &str, body: &Value) -> Answer {
        answer(self.client.put(self.url(path)).bearer_auth(self.key(name)).json(body)).await
    }
}

pub async fn answer(request: reqwest::RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let bytes = response.bytes().await.unwrap();
    Answer { status, headers, body: serde_json::from_slice(&bytes).unwrap_or(Value::Null) }
}

impl Answer {
    /// # Panics
    /// With the whole answer, unless it is a success of this shape.
    pub fn ok<T: DeserializeOwned>(self) -> T {
        assert!((200..300).contains(&self.status), "refused: {} {:#}", self.status, self.body);
        serde_json::from_value(self.body).unwrap()
    }

    /// The last word of the problem's type, with the status before it: `409 superseded`.
    pub fn refusal(&self) -> String {
        let kind = self.body["type"].as_str().unwrap_or("no problem at all");
        format!("{} {}", self.status, kind.rsplit('/').next().unwrap_or(kind))
    }

    /// The paths of the fields that are wrong.
    pub fn fields(&self) -> Vec<String> {
        let errors = self.body["errors"].as_array().cloned().unwrap_or_default();
        errors.iter().filter_map(|error| error["field"].as_str()).map(str::to_owned).collect()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}
