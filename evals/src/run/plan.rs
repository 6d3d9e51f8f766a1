//! What a run is of. Results of another plan are results of something else: they are never mixed.

use crate::suite::Suite;
use crate::{Options, StageFactory};
use serde::{Deserialize, Serialize};

/// `run.json`, beside the results that it tells the origin of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub suite: String,
    /// Over the suite's files and its worlds.
    pub suite_sha256: String,
    pub engine: String,
    /// Of the program and its settings.
    pub version: String,
    pub reviewer: String,
    pub epochs: u32,
}

impl Plan {
    pub fn new(options: &Options, suite: &Suite, factory: &dyn StageFactory) -> Self {
        Self {
            suite: suite.name.clone(),
            suite_sha256: suite.sha256.clone(),
            engine: factory.engine().to_owned(),
            version: factory.version(),
            reviewer: options.reviewer.name().to_owned(),
            epochs: options.epochs,
        }
    }

    /// What is not as it was, for people; empty where the plans are the same.
    pub fn changes(&self, was: &Self) -> Vec<&'static str> {
        let same = [
            ("the suite", self.suite == was.suite && self.suite_sha256 == was.suite_sha256),
            ("the engine", self.engine == was.engine),
            ("the program or its settings", self.version == was.version),
            ("the reviewer", self.reviewer == was.reviewer),
            ("the number of epochs", self.epochs == was.epochs),
        ];
        same.into_iter().filter(|(_, same)| !same).map(|(what, _)| what).collect()
    }
}
