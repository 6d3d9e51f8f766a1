//! Which shop the demo shows. The first start decides it for good: cases, drafts and memory are about that shop.

use super::world::World;
use crate::store::Db;
use std::fmt;

#[derive(Debug, Clone)]
pub enum Shop {
    Strideway,
    World(World),
}

/// The shop that a database was filled with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filled {
    Strideway,
    World { sha256: String, name: String },
}

#[derive(Debug, thiserror::Error)]
#[error(
    "this data folder holds {here}, and the start asks for {asked}. A folder keeps the shop that it was filled with: \
     start it {again}, or take another folder with --data-dir"
)]
pub struct OtherShop {
    here: Filled,
    asked: Filled,
    again: &'static str,
}

impl Shop {
    pub(super) fn filled(&self) -> Filled {
        match self {
            Self::Strideway => Filled::Strideway,
            Self::World(world) => Filled::World { sha256: world.sha256.clone(), name: world.name.clone() },
        }
    }

    /// # Errors
    /// [`OtherShop`] says how to go on.
    pub(super) fn must_be(&self, here: Filled) -> Result<(), OtherShop> {
        let asked = self.filled();
        if here.is_same(&asked) {
            return Ok(());
        }
        let again = match here {
            Filled::Strideway => "without --world",
            Filled::World { .. } => "with --world and that file, unchanged",
        };
        Err(OtherShop { here, asked, again })
    }
}

impl Filled {
    /// A file that was renamed or moved is still the same shop.
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Strideway, Self::Strideway) => true,
            (Self::World { sha256: one, .. }, Self::World { sha256: other, .. }) => one == other,
            (Self::Strideway, Self::World { .. }) | (Self::World { .. }, Self::Strideway) => false,
        }
    }

    /// How it stands in `installation`: the hash, then the name, which may hold blanks.
    pub(super) fn word(&self) -> String {
        match self {
            Self::Strideway => "strideway".to_owned(),
            Self::World { sha256, name } => format!("{sha256} {name}"),
        }
    }

    fn of(word: &str) -> Self {
        match word.split_once(' ') {
            Some((sha256, name)) => Self::World { sha256: sha256.to_owned(), name: name.to_owned() },
            None => Self::Strideway,
        }
    }
}

impl fmt::Display for Filled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Strideway => f.write_str("the shop Strideway"),
            Self::World { sha256, name } => {
                write!(f, "the shop of {name} ({})", sha256.get(..8).unwrap_or(sha256)) // a version of the file
            }
        }
    }
}

/// `None`: not filled yet.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn filled(db: &Db) -> sqlx::Result<Option<Filled>> {
    let sql = "SELECT value FROM installation WHERE key = 'demo_shop'";
    let word: Option<String> = sqlx::query_scalar(sql).fetch_optional(db.read()).await?;
    Ok(word.as_deref().map(Filled::of))
}
