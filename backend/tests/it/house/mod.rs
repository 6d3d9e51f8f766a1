//! The stage: a running service with a small shop, customers who write and people who decide.

mod agent;
mod customer;
mod db;
mod doubles;
mod http;
mod open;
mod query;
mod raw;
mod receiver;
mod request;
mod settle;
mod sink;
mod spoil;
mod stock;
mod tls;

pub use agent::Agent;
pub use customer::{Customer, Mail};
pub use db::{Db, postgres, sqlite};
pub use doubles::{Letterbox, Thinker, Way};
pub use http::{Answer, answer};
pub use open::{Opening, Shop};
pub use query::{SentMail, proposed};
pub use receiver::{Heard, Receiver, Reply};
pub use request::approve_all;
pub use sink::{Arrived, At, Line, Mood, Sink};
pub use tls::root;

use std::time::Duration;

/// Past the undo window of 15 s.
pub const UNDO_OVER: Duration = Duration::from_secs(16);
pub const HOUR: Duration = Duration::from_secs(3600);
pub const DAY: Duration = Duration::from_secs(24 * 3600);

/// Each story, an `async fn(Db)` of the module, becomes `STORY::sqlite` and `STORY::postgres`.
macro_rules! on_both {
    ($($story:ident),* $(,)?) => { $(
        mod $story {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                super::$story($crate::house::sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                if let Some(db) = $crate::house::postgres().await {
                    super::$story(db).await;
                }
            }
        }
    )* };
}
