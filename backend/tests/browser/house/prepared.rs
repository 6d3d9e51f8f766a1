//! The demo's first minute, lived through once in a run of the tests: each later shop begins with a copy of it.

use countersign::store::Db;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// Where the copy of this run is; held by one test at a time.
pub struct Prepared {
    file: PathBuf,
    /// Let go when this is dropped.
    _lock: File,
}

impl Prepared {
    /// Waits until nobody else prepares. `None`: this is no run of nextest, so each shop lives through it itself.
    pub fn of_this_run() -> Option<Self> {
        let run = std::env::var("NEXTEST_RUN_ID").ok()?;
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        fs::create_dir_all(folder).unwrap();
        let lock = File::create(folder.join("shop.lock")).unwrap();
        lock.lock().unwrap();
        Some(Self { file: folder.join(format!("shop-{run}.db")), _lock: lock })
    }

    /// Copies it to where a shop begins, if it is there already.
    pub fn copy_to(&self, database: &Path) -> bool {
        self.file.is_file() && fs::copy(&self.file, database).is_ok()
    }

    /// Keeps what this shop has lived through, in place of what earlier runs left.
    pub async fn keep(&self, db: &Db) {
        let folder = self.file.parent().unwrap();
        let old = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
        old.filter(|path| path.extension().is_some_and(|extension| extension == "db"))
            .for_each(|path| fs::remove_file(path).unwrap());
        let sql = "VACUUM INTO $1"; // whole, without the log beside it
        sqlx::query(sql).bind(self.file.display().to_string()).execute(db.write()).await.unwrap();
    }
}
