//! Where a webhook never goes: into private networks, after a redirect, or out of the house unsigned.

use super::peer::{PATIENT, SECRET, peer, peer_to};
use crate::house::{Db, Opening, Receiver, Reply, Shop};
use api::{DeliveryPage, DeliveryState};
use countersign::outside::{Names, Peer, Reach, System};
use futures::future::BoxFuture;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

on_both!(
    a_webhook_is_never_sent_to_a_private_address,
    a_name_that_changes_its_mind_gains_nothing,
    a_redirect_is_not_followed,
    nothing_leaves_unsigned,
);

/// A name that leads to the first address, then the second, and so on; the last one stays.
struct Leads(Vec<&'static str>, AtomicUsize);

impl Leads {
    fn to(addresses: &[&'static str]) -> Arc<Self> {
        Arc::new(Self(addresses.to_vec(), AtomicUsize::new(0)))
    }
}

impl Names for Leads {
    fn look_up(&self, _: String) -> BoxFuture<'static, std::io::Result<Vec<IpAddr>>> {
        let turn = self.1.fetch_add(1, Ordering::SeqCst).min(self.0.len() - 1);
        let address = self.0[turn].parse().unwrap();
        Box::pin(async move { Ok(vec![address]) })
    }
}

async fn log(shop: &Shop) -> DeliveryPage {
    shop.agent("lea").get("/v1/webhooks/deliveries").await.ok()
}

/// How the first webhook fares through this peer.
async fn told_through(db: &Db, peer: Peer) -> (DeliveryState, String) {
    let shop = Opening::new(db.another().await).telling(peer).open().await;
    shop.customer("ada").writes("Where is TRK-1?").await;
    let item = log(&shop).await.items.remove(0);
    (item.state, item.error.unwrap_or_default())
}

async fn a_webhook_is_never_sent_to_a_private_address(db: Db) {
    let receiver = Receiver::that(Reply::Status(200)).await;
    let port = receiver.address.port();
    let nobody: Arc<dyn Names> = Arc::new(System);
    for (url, reach, names) in [
        (format!("http://127.0.0.1:{port}/"), Reach::Public, nobody.clone()),
        (format!("https://127.0.0.1:{port}/"), Reach::Public, nobody.clone()),
        (format!("http://localhost:{port}/"), Reach::Public, nobody.clone()),
        (format!("http://2130706433:{port}/"), Reach::Public, nobody.clone()),
        (format!("https://[::ffff:127.0.0.1]:{port}/"), Reach::Loopback, nobody.clone()),
        (format!("https://hooks.shop.example:{port}/"), Reach::Public, Leads::to(&["127.0.0.1"])),
        (format!("https://hooks.shop.example:{port}/"), Reach::Public, Leads::to(&["::ffff:127.0.0.1"])),
        (format!("https://hooks.shop.example:{port}/"), Reach::Loopback, Leads::to(&["192.168.0.9"])),
        (format!("https://hooks.shop.example:{port}/"), Reach::Loopback, Leads::to(&["169.254.169.254"])),
        (format!("https://hooks.shop.example:{port}/"), Reach::Private, Leads::to(&["0.0.0.0"])),
        (format!("http://localhost:{port}/"), Reach::Private, Leads::to(&["192.168.0.9"])),
    ] {
        let (state, error) = told_through(&db, peer_to(&url, reach, names)).await;
        assert_eq!(state, DeliveryState::Ready, "{url}");
        assert!(error.contains("may not go to"), "{url}: {error}");
    }
    assert_eq!(receiver.connections(), 0);
}

/// Judged and called is the same answer of the same question: there is no second look-up to lie to.
async fn a_name_that_changes_its_mind_gains_nothing(db: Db) {
    let receiver = Receiver::that(Reply::Status(200)).await;
    let url = format!("https://hooks.shop.example:{}/", receiver.address.port());
    // Nobody lives at the first address: it is kept for documents, and refused; the second is never asked for.
    let names = Leads::to(&["203.0.113.9", "127.0.0.1"]);
    let peer = peer_to(&url, Reach::Public, names.clone());
    let (state, _) = told_through(&db, peer).await;
    assert_eq!((state, names.1.load(Ordering::SeqCst)), (DeliveryState::Ready, 1), "one question a call");
    assert_eq!(receiver.connections(), 0);
}

async fn a_redirect_is_not_followed(db: Db) {
    let inside = Receiver::that(Reply::Status(200)).await;
    for status in [301, 302, 303, 307, 308] {
        let location = format!("location: {}", inside.url("/secrets"));
        let receiver = Receiver::that(Reply::With(status, location, String::new())).await;
        let (state, error) = told_through(&db, peer(&receiver, PATIENT)).await;
        assert_eq!((state, error), (DeliveryState::Ready, format!("the listener answered {status}")));
        assert_eq!(receiver.heard().len(), 1);
    }
    assert_eq!(inside.connections(), 0);
}

async fn nothing_leaves_unsigned(db: Db) {
    let receiver = Receiver::that(Reply::Status(200)).await;
    let url = receiver.url("/hooks").parse().unwrap();
    // Without a secret there is no way out at all; the settings say so at the start.
    let settings = countersign::config::Settings {
        outside: countersign::config::Outside {
            webhook: Some(url),
            reach: Reach::Loopback,
            ..Default::default()
        },
        ..Default::default()
    };
    assert!(countersign::webhooks::listener(&settings).is_none());
    let shop = Opening::new(db)
        .with(|here| {
            here.outside = settings.outside.clone();
            here.secret = Some(SECRET.parse().unwrap());
        })
        .open()
        .await;
    shop.customer("ada").writes("Where is TRK-1?").await;
    let heard = receiver.heard();
    assert!(!heard.is_empty() && heard.iter().all(|call| call.is_signed_with(SECRET)));
}
