//! A mail server on a free port that takes mail, keeps it whole, and fails on purpose.

use super::tls;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio_util::sync::{CancellationToken, DropGuard};

/// How the line is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    Plain,
    StartTls,
    Tls,
}

/// Where in the talk something goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    Greeting,
    Auth,
    Mail,
    Rcpt,
    Data,
    /// The whole message is there; the answer is due.
    End,
}

/// What the server does when the talk gets there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mood {
    Takes,
    Says(At, &'static str),
    /// Closes the connection without a word.
    Drops(At),
    /// Never answers.
    Hangs(At),
    /// Answers once [`Sink::go_on`] is called.
    Waits(At),
}

/// A mail that the server took responsibility for, or has at least read to its end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrived {
    pub from: String,
    pub to: Vec<String>,
    /// As RFC 5322 wants it, dots unstuffed.
    pub raw: String,
    /// Who signed in, with what.
    pub login: Option<String>,
    pub was_encrypted: bool,
}

pub struct Sink {
    pub address: SocketAddr,
    inner: Arc<Inner>,
    _until_dropped: DropGuard,
}

struct Inner {
    line: Line,
    mood: Mutex<Mood>,
    arrived: Mutex<Vec<Arrived>>,
    connections: Mutex<usize>,
    open: Mutex<Vec<CancellationToken>>,
    go: Notify,
}

impl Sink {
    pub async fn open(line: Line, mood: Mood) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let inner = Arc::new(Inner {
            line,
            mood: Mutex::new(mood),
            arrived: Mutex::default(),
            connections: Mutex::default(),
            open: Mutex::default(),
            go: Notify::new(),
        });
        let stop = CancellationToken::new();
        tokio::spawn(stop.clone().run_until_cancelled_owned(listen(listener, inner.clone(), stop.clone())));
        Self { address, inner, _until_dropped: stop.drop_guard() }
    }

    /// As the setting names it.
    pub fn url(&self, login: &str) -> String {
        let (scheme, query) = match self.inner.line {
            Line::Plain => ("smtp", "?tls=none"),
            Line::StartTls => ("smtp", "?tls=required"),
            Line::Tls => ("smtps", ""),
        };
        format!("{scheme}://{login}localhost:{}{query}", self.address.port())
    }

    pub fn now(&self, mood: Mood) {
        *self.inner.mood.lock().unwrap() = mood;
    }

    pub fn go_on(&self) {
        self.inner.go.notify_one();
    }

    /// Closes every connection that is open; new ones are welcome.
    pub fn hangs_up(&self) {
        self.inner.open.lock().unwrap().drain(..).for_each(|open| open.cancel());
    }

    pub fn arrived(&self) -> Vec<Arrived> {
        self.inner.arrived.lock().unwrap().clone()
    }

    pub fn connections(&self) -> usize {
        *self.inner.connections.lock().unwrap()
    }
}

async fn listen(listener: TcpListener, inner: Arc<Inner>, stop: CancellationToken) {
    while let Ok((stream, _)) = listener.accept().await {
        *inner.connections.lock().unwrap() += 1;
        let until = stop.child_token();
        inner.open.lock().unwrap().push(until.clone());
        tokio::spawn(until.run_until_cancelled_owned(serve(stream, inner.clone())));
    }
}

/// `None`: the connection is over.
async fn serve(stream: TcpStream, inner: Arc<Inner>) -> Option<()> {
    if inner.line == Line::Tls {
        let mut talk = Talk::new(tls::acceptor().accept(stream).await.ok()?, inner, true);
        talk.reach(At::Greeting, "220 sink").await?;
        return talk.run().await.map(|_| ());
    }
    let mut talk = Talk::new(stream, inner.clone(), false);
    talk.reach(At::Greeting, "220 sink").await?;
    talk.run().await?;
    // STARTTLS: the same talk again, on a line that nobody reads.
    let plain = talk.stream.into_inner();
    Talk::new(tls::acceptor().accept(plain).await.ok()?, inner, true).run().await.map(|_| ())
}

struct Talk<S> {
    stream: BufReader<S>,
    inner: Arc<Inner>,
    is_encrypted: bool,
    mail: Arrived,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Talk<S> {
    fn new(stream: S, inner: Arc<Inner>, is_encrypted: bool) -> Self {
        Self { stream: BufReader::new(stream), inner, is_encrypted, mail: Arrived::default() }
    }

    /// `Some`: the client asked for TLS. `None`: it has left, or was left.
    async fn run(&mut self) -> Option<()> {
        loop {
            let line = self.line().await?;
            let (verb, rest) = line.split_once(' ').unwrap_or((&line, ""));
            match verb.to_ascii_uppercase().as_str() {
                "EHLO" => self.say(self.extensions()).await?,
                "STARTTLS" => return self.say("220 go").await,
                "AUTH" => {
                    self.mail.login = Some(rest.to_owned());
                    self.reach(At::Auth, "235 welcome").await?;
                }
                "MAIL" => {
                    self.mail =
                        Arrived { from: address(rest), login: self.mail.login.take(), ..Arrived::default() };
                    self.reach(At::Mail, "250 ok").await?;
                }
                "RCPT" => {
                    self.mail.to.push(address(rest));
                    self.reach(At::Rcpt, "250 ok").await?;
                }
                "DATA" => self.data().await?,
                "QUIT" => {
                    self.say("221 bye").await?;
                    return None;
                }
                _ => self.say("250 ok").await?,
            }
        }
    }

    fn extensions(&self) -> &'static str {
        match (self.inner.line, self.is_encrypted) {
            (Line::StartTls, false) => "250-sink\r\n250 STARTTLS",
            _ => "250-sink\r\n250-8BITMIME\r\n250 AUTH PLAIN",
        }
    }

    async fn data(&mut self) -> Option<()> {
        if !self.reach(At::Data, "354 go on").await? {
            return Some(());
        }
        let mut raw = String::new();
        loop {
            let line = self.line().await?;
            if line == "." {
                break;
            }
            raw.push_str(line.strip_prefix('.').unwrap_or(&line));
            raw.push_str("\r\n");
        }
        let mail = Arrived { raw, was_encrypted: self.is_encrypted, ..self.mail.clone() };
        let refuses = matches!(*self.inner.mood.lock().unwrap(), Mood::Says(At::End, _));
        if !refuses {
            self.inner.arrived.lock().unwrap().push(mail);
        }
        self.reach(At::End, "250 taken").await.map(|_| ())
    }

    /// Answers as the mood wants it here; `Some(true)` where all went well.
    async fn reach(&mut self, at: At, usually: &str) -> Option<bool> {
        let mood = self.inner.mood.lock().unwrap().clone();
        match mood {
            Mood::Says(place, words) if place == at => self.say(words).await.map(|()| false),
            Mood::Drops(place) if place == at => None,
            Mood::Hangs(place) if place == at => std::future::pending().await,
            Mood::Waits(place) if place == at => {
                self.inner.go.notified().await;
                self.say(usually).await.map(|()| true)
            }
            _ => self.say(usually).await.map(|()| true),
        }
    }

    async fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        let read = self.stream.read_line(&mut line).await.ok()?;
        (read > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned())
    }

    async fn say(&mut self, words: &str) -> Option<()> {
        self.stream.get_mut().write_all(format!("{words}\r\n").as_bytes()).await.ok()?;
        self.stream.get_mut().flush().await.ok()
    }
}

/// `FROM:<ada@mail.example> BODY=8BITMIME`: the address.
fn address(rest: &str) -> String {
    let from = rest.find('<').map_or(0, |at| at + 1);
    rest[from..].split('>').next().unwrap_or_default().to_owned()
}
