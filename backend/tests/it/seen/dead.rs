//! A collector that is gone, or takes everything and says nothing: the mail goes out all the same.

use super::scene::played;
use std::net::TcpListener;

/// The whole life of a mail, up to the sent reply, with nobody at the other end.
#[tokio::test(flavor = "multi_thread")]
async fn a_trace_slowing_a_mail_where_the_collector_is_gone() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", closed.local_addr().unwrap());
    drop(closed);
    played("life", "off", &endpoint).await;
}

/// Takes every connection and never answers one. Whatever waited for it would wait for ever, so the story would not
/// come to its end.
#[tokio::test(flavor = "multi_thread")]
async fn a_trace_slowing_a_mail_where_the_collector_hangs() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", silent.local_addr().unwrap());
    std::thread::spawn(move || {
        let held: Vec<_> = silent.incoming().collect();
        drop(held);
    });
    played("life", "off", &endpoint).await;
}
