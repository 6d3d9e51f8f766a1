//! Reading Server-Sent Events as a browser does.

use crate::house::Shop;
use serde_json::Value;
use std::collections::VecDeque;
use std::time::Duration;

/// Far longer than anything here takes on a slow machine.
const PATIENCE: Duration = Duration::from_secs(40);

#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub name: String,
    pub id: Option<String>,
    pub data: Value,
}

/// One open stream.
pub struct Stream {
    response: reqwest::Response,
    text: String,
    read: VecDeque<Event>,
}

impl Stream {
    /// As the bearer of `name`'s key, after the event with the id `last` where there is one.
    pub async fn open(shop: &Shop, name: &str, path: &str, last: Option<&str>) -> Self {
        let mut request = shop.http.client.get(shop.http.url(path)).bearer_auth(shop.http.key(name));
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        Self::of(request).await
    }

    pub async fn of(request: reqwest::RequestBuilder) -> Self {
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self { response, text: String::new(), read: VecDeque::new() }
    }

    /// `None`: the service has ended the stream.
    pub async fn next(&mut self) -> Option<Event> {
        while self.read.is_empty() {
            let chunk = tokio::time::timeout(PATIENCE, self.response.chunk()).await;
            let chunk = chunk.expect("nothing more came").unwrap()?;
            self.text.push_str(std::str::from_utf8(&chunk).unwrap());
            while let Some((block, rest)) = self.text.split_once("\n\n") {
                self.read.extend(event(block));
                self.text = rest.to_owned();
            }
        }
        self.read.pop_front()
    }

    /// Whatever comes until the stream ends.
    pub async fn rest(mut self) -> Vec<Event> {
        let mut events = Vec::new();
        while let Some(event) = self.next().await {
            events.push(event);
        }
        events
    }

    /// All events up to the first that is so, that one included.
    pub async fn until(&mut self, is_it: impl Fn(&Event) -> bool) -> Vec<Event> {
        let mut events = Vec::new();
        loop {
            let event = self.next().await.expect("the stream ended");
            events.push(event);
            if events.last().is_some_and(&is_it) {
                return events;
            }
        }
    }
}

/// `None`: a comment that only keeps the line open.
fn event(block: &str) -> Option<Event> {
    let field = |name: &str| block.lines().find_map(|line| Some(line.strip_prefix(name)?.trim().to_owned()));
    let data = field("data:")?;
    let name = field("event:").unwrap_or_else(|| "message".to_owned());
    Some(Event { name, id: field("id:"), data: serde_json::from_str(&data).unwrap() })
}
