//! The demo as a service of its own: its shop, its mails, its agent, a clock that is moved by hand.

use super::prepared::Prepared;
use countersign::app::App;
use countersign::clock::{Clock, ManualClock, SystemClock};
use countersign::config::{Secret, Settings};
use countersign::demo::{self, open_shop, post_mails};
use countersign::evaluate::is_busy;
use countersign::serve::{self, Parts, Running};
use countersign::staff;
use countersign::store::{Db, Room};
use futures::FutureExt;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;

/// Of everybody who signs in with one.
pub const PASSWORD: &str = "a few words in a row";

/// Far longer than anything here takes on a slow machine.
const PATIENCE: Duration = Duration::from_secs(40);

pub struct Shop {
    pub app: App,
    pub clock: ManualClock,
    running: Option<Running>,
    /// Where it listened before it was stopped.
    address: SocketAddr,
    folder: TempDir,
}

impl Shop {
    /// The mails of the demo have become drafts when this returns. The clock starts now: the screen sets
    /// its own by the server's.
    pub async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("countersign.db");
        let prepared = Prepared::of_this_run();
        let is_copy = prepared.as_ref().is_some_and(|prepared| prepared.copy_to(&database));
        let prepared = prepared.filter(|_| !is_copy);
        let url = format!("sqlite:{}", database.display());
        let mut settings = Settings {
            data_dir: folder.path().to_owned(),
            database_url: Some(Secret(url.clone())),
            listen: ([127, 0, 0, 1], 0).into(),
            demo: true,
            ..Settings::default()
        };
        // The page counts by its own clock, which goes on while ours stands.
        settings.review.undo = Duration::from_secs(600);
        let db = Db::open(&url).await.unwrap();
        db.migrate().await.unwrap();
        let clock = ManualClock::at(SystemClock::new().now());
        let app = App::open(db, Arc::new(clock.clone()), settings);
        open_shop(&app, &demo::Shop::Strideway).await.unwrap();
        let running = serve::start(app.clone(), Parts { http: true, workers: true }).await.unwrap();
        if !is_copy {
            post_mails(&app, &demo::Shop::Strideway).await.unwrap();
        }
        let address = running.address.unwrap();
        let shop = Self { app, clock, running: Some(running), address, folder };
        shop.settle().await;
        if let Some(prepared) = prepared {
            prepared.keep(&shop.app.db).await;
        }
        shop
    }

    pub fn url(&self, path: &str) -> String {
        let address = self.running.as_ref().and_then(|running| running.address).unwrap();
        format!("http://{address}{path}")
    }

    /// Path and fragment of a link that signs the demo's lead in, once.
    pub async fn sign_in_link(&self) -> String {
        let token = staff::fresh_link(&self.app.db, self.app.now()).await.unwrap();
        staff::link_url("", &token)
    }

    /// The same for somebody who is new here.
    pub async fn link_of(&self, email: &str) -> String {
        self.link_as(email, api::Role::Agent).await
    }

    pub async fn link_as(&self, email: &str, role: api::Role) -> String {
        let user = staff::add_user(&self.app.db, email, role, self.app.now()).await.unwrap();
        staff::link_url("", &user.token)
    }

    /// A key that posts mails.
    pub async fn ingest_key(&self) -> String {
        let purpose = staff::Purpose::Ingest { source: staff::DEFAULT_SOURCE.to_owned() };
        staff::create_key(&self.app.db, &purpose, self.app.now()).await.unwrap().secret.0
    }

    /// The service goes away, as when its machine is started again.
    pub async fn stop(&mut self) {
        let running = self.running.take().unwrap();
        self.address = running.address.unwrap();
        running.stop().await;
    }

    /// Once more after `stop`: another process at the same address, with the same folder.
    pub async fn start_again(&mut self) {
        let settings = Settings { listen: self.address, ..self.app.settings.clone() };
        let db = Db::open(&settings.database().0).await.unwrap();
        self.app = App::open(db, Arc::new(self.clock.clone()), settings);
        open_shop(&self.app, &demo::Shop::Strideway).await.unwrap();
        let running = serve::start(self.app.clone(), Parts { http: true, workers: true }).await.unwrap();
        self.running = Some(running);
    }

    /// Nobody is signed in any more, wherever they are.
    pub async fn sessions_are_over(&self) {
        sqlx::query("DELETE FROM session").execute(self.app.db.write()).await.unwrap();
    }

    /// Until nothing can be done at the present time.
    pub async fn settle(&self) {
        let quiet = async {
            while is_busy(&self.app).await.unwrap() {
                Room::ALL.into_iter().for_each(|room| self.app.db.wake().ring(room));
                self.app.db.wake().wait(Room::Live, Duration::from_millis(10)).await;
            }
        };
        assert!(tokio::time::timeout(PATIENCE, quiet).await.is_ok(), "the shop did not come to rest");
    }

    /// Moves the clock past the undo window, and waits until all that was held is done.
    pub async fn undo_is_over(&self) {
        self.clock.advance(self.app.settings.review.undo + Duration::from_secs(1));
        self.settle().await;
    }

    /// The mails that went out, whole.
    pub fn outbox(&self) -> Vec<String> {
        let Ok(folder) = std::fs::read_dir(self.folder.path().join("outbox")) else { return vec![] };
        let is_mail = |path: &Path| path.extension().is_some_and(|extension| extension == "eml");
        let files = folder.map(|file| file.unwrap().path()).filter(|path| is_mail(path));
        files.map(|path| std::fs::read_to_string(path).unwrap()).collect()
    }
}

impl Drop for Shop {
    /// One poll cancels whatever runs; a task that still held on would keep the test from ending.
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            let _ended_at_once = running.stop().now_or_never();
        }
    }
}
