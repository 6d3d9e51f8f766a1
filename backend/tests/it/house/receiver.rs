//! Somebody's HTTP server on a free port: hears calls, keeps them whole, and fails on purpose.

use serde_json::Value;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::{CancellationToken, DropGuard};

/// What it does with the next calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    Status(u16),
    /// With a header and a text.
    With(u16, String, String),
    /// Hears all of it and closes the connection without a word.
    Drops,
    /// Hears all of it and never answers.
    Hangs,
    /// 200, and words without end.
    Floods,
}

/// A call as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    pub request: String,
    pub headers: BTreeMap<String, String>,
    pub bytes: Vec<u8>,
}

impl Heard {
    pub fn body(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// Whether the official library would have signed it so. (Its `verify` compares with the machine's clock, and this
    /// is a story's.)
    pub fn is_signed_with(&self, secret: &str) -> bool {
        let official = standardwebhooks::Webhook::new(secret).unwrap();
        let at = self.header("webhook-timestamp").parse().unwrap();
        let expected = official.sign(self.header("webhook-id"), at, &self.bytes).unwrap();
        self.header("webhook-signature") == expected
    }
}

pub struct Receiver {
    pub address: SocketAddr,
    inner: Arc<Inner>,
    _until_dropped: DropGuard,
}

struct Inner {
    reply: Mutex<Reply>,
    heard: Mutex<Vec<Heard>>,
    connections: Mutex<usize>,
}

impl Receiver {
    pub async fn that(reply: Reply) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let inner = Arc::new(Inner {
            reply: Mutex::new(reply),
            heard: Mutex::default(),
            connections: Mutex::default(),
        });
        let stop = CancellationToken::new();
        tokio::spawn(stop.clone().run_until_cancelled_owned(listen(listener, inner.clone(), stop.clone())));
        Self { address, inner, _until_dropped: stop.drop_guard() }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn now(&self, reply: Reply) {
        *self.inner.reply.lock().unwrap() = reply;
    }

    pub fn heard(&self) -> Vec<Heard> {
        self.inner.heard.lock().unwrap().clone()
    }

    /// The `type` of each call, in order.
    pub fn types(&self) -> Vec<String> {
        self.heard()
            .iter()
            .map(|heard| heard.body()["type"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    pub fn connections(&self) -> usize {
        *self.inner.connections.lock().unwrap()
    }
}

async fn listen(listener: TcpListener, inner: Arc<Inner>, stop: CancellationToken) {
    while let Ok((stream, _)) = listener.accept().await {
        *inner.connections.lock().unwrap() += 1;
        tokio::spawn(stop.clone().run_until_cancelled_owned(serve(stream, inner.clone())));
    }
}

/// One call a connection.
async fn serve(stream: TcpStream, inner: Arc<Inner>) -> Option<()> {
    let mut stream = BufReader::new(stream);
    let heard = hear(&mut stream).await?;
    inner.heard.lock().unwrap().push(heard);
    let reply = inner.reply.lock().unwrap().clone();
    let answer = match reply {
        Reply::Status(status) => text(status, "x-said: nothing", ""),
        Reply::With(status, header, words) => text(status, &header, &words),
        Reply::Drops => return None,
        Reply::Hangs => std::future::pending().await,
        Reply::Floods => {
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.ok()?;
            loop {
                stream.write_all(&[b'x'; 8192]).await.ok()?;
            }
        }
    };
    stream.write_all(answer.as_bytes()).await.ok()?;
    stream.shutdown().await.ok()
}

fn text(status: u16, header: &str, words: &str) -> String {
    format!(
        "HTTP/1.1 {status} Said\r\n{header}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{words}",
        words.len()
    )
}

async fn hear(stream: &mut BufReader<TcpStream>) -> Option<Heard> {
    let request = line(stream).await?;
    let mut headers = BTreeMap::new();
    loop {
        let line = line(stream).await?;
        let Some((name, value)) = line.split_once(": ") else { break };
        headers.insert(name.to_ascii_lowercase(), value.to_owned());
    }
    let length = headers.get("content-length")?.parse().ok()?;
    let mut bytes = vec![0; length];
    stream.read_exact(&mut bytes).await.ok()?;
    Some(Heard { request, headers, bytes })
}

async fn line(stream: &mut BufReader<TcpStream>) -> Option<String> {
    let mut line = String::new();
    let read = stream.read_line(&mut line).await.ok()?;
    (read > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned())
}
