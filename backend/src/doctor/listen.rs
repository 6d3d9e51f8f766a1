//! The address to listen on: free, ours already, or somebody else's.

use super::{Finding, PATIENCE};
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// An answer of `/healthz` is a line; more is read of nobody.
const ANSWER_MAX: u64 = 4 * 1024;

pub(super) async fn look(address: SocketAddr) -> Finding {
    if address.port() == 0 {
        return Finding::ok("listen", format!("{} takes any free port", address.ip()));
    }
    let answer = tokio::time::timeout(PATIENCE, healthz(address)).await;
    match answer {
        Ok(Ok(text)) if text.contains(r#""status":"ok""#) => {
            Finding::ok("listen", format!("a countersign answers at {address}"))
        }
        Ok(Ok(_)) | Err(_) => taken(address),
        Ok(Err(_)) => match TcpListener::bind(address).await {
            Ok(_) => Finding::ok("listen", format!("{address} is free")),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => taken(address),
            Err(_) => Finding::wrong(
                "listen",
                format!("{address} cannot be listened on"),
                "take an address of this machine, and a port above 1023 unless you may use lower ones",
            ),
        },
    }
}

fn taken(address: SocketAddr) -> Finding {
    Finding::wrong(
        "listen",
        format!("another program has {address}"),
        "stop it, or name another with COUNTERSIGN_LISTEN",
    )
}

/// What whoever listens there says to `GET /healthz`.
async fn healthz(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!("GET /healthz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.take(ANSWER_MAX).read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
