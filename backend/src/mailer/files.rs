//! The default transport: each mail becomes `outbox/EFFECT_ID.eml` in the data folder.

use super::{Outgoing, SendError, Transport, build};
use std::path::PathBuf;
use tokio::io::AsyncWriteExt;

/// Writes under another extension and renames, so a reader never sees half a mail; the name is the effect's, so a
/// second attempt replaces the file: the same letter, at most with a later date.
#[derive(Debug, Clone)]
pub struct Files {
    folder: PathBuf,
}

impl Files {
    /// `data_dir`: the data folder; `outbox` in it is made when the first mail goes.
    pub fn new(data_dir: &std::path::Path) -> Self {
        Self { folder: data_dir.join("outbox") }
    }

    async fn write(&self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        tokio::fs::create_dir_all(&self.folder).await?;
        let part = self.folder.join(format!("{name}.part"));
        let mut file = tokio::fs::File::create(&part).await?;
        file.write_all(bytes).await?;
        file.sync_all().await?;
        tokio::fs::rename(&part, self.folder.join(format!("{name}.eml"))).await?;
        // The rename itself must survive a power cut as well.
        tokio::fs::File::open(&self.folder).await?.sync_all().await
    }
}

#[async_trait::async_trait]
impl Transport for Files {
    async fn send(&self, mail: &Outgoing<'_>) -> Result<(), SendError> {
        let bytes = build(mail).map_err(|error| SendError::Final(error.to_string()))?;
        self.write(mail.effect_id.as_str(), &bytes).await.map_err(|error| {
            SendError::passing(format!("the mail could not be written to the outbox folder: {error}"))
        })
    }

    fn is_idempotent(&self) -> bool {
        true
    }

    fn name(&self) -> &'static str {
        "into a file"
    }
}
