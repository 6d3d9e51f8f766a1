//! What a run saw, from its journal: the mails, the memory, the customer's parcels, the products it came across.

use crate::jobs;
use crate::store::Db;
use agent::case::{Memory, Task};
use agent::graph::Entry;
use agent::shop::{Delivery, Granted, Incoming, Product, Stock};
use api::{JobId, Time};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Debug)]
pub struct Seen {
    pub task: Task,
    /// What the run took for now.
    pub now: Time,
    pub memory: Memory,
    pub deliveries: Vec<Delivery>,
    pub granted: Granted,
    pub products: BTreeMap<i64, Product>,
    pub stock: BTreeMap<i64, Stock>,
    pub incoming: BTreeMap<i64, Incoming>,
}

impl Seen {
    /// `None`: the journal is gone, or the run never began.
    pub async fn read(db: &Db, job: &JobId) -> sqlx::Result<Option<Self>> {
        let recorded = jobs::entries(db, job).await?;
        let Some(task) = recorded.task else { return Ok(None) };
        let now = task.mails.last().map_or(Time::UNIX_EPOCH, |mail| mail.received_at);
        let mut seen = Self {
            task,
            now,
            memory: Memory::default(),
            deliveries: Vec::new(),
            granted: Granted::default(),
            products: BTreeMap::new(),
            stock: BTreeMap::new(),
            incoming: BTreeMap::new(),
        };
        for entry in recorded.entries {
            if let Entry::Asked { question, answer, at, .. } = entry {
                seen.now = seen.now.max(at);
                seen.hear(question["ask"].as_str().unwrap_or_default(), answer)?;
            }
        }
        Ok(Some(seen))
    }

    /// The engine's own answers are not looked at: they are what is measured.
    fn hear(&mut self, asked: &str, answer: Value) -> sqlx::Result<()> {
        match asked {
            "memory" => self.memory = read(answer)?,
            "deliveries" => self.deliveries = read(answer)?,
            "granted" => self.granted = read(answer)?,
            "products" => {
                let products: Vec<Product> = read(answer)?;
                self.products.extend(products.into_iter().map(|product| (product.id, product)));
            }
            "stock" => {
                let stock: Vec<Stock> = read(answer)?;
                self.stock.extend(stock.into_iter().map(|stock| (stock.product_id, stock)));
            }
            "incoming" => {
                let incoming: Vec<Incoming> = read(answer)?;
                self.incoming.extend(incoming.into_iter().map(|incoming| (incoming.delivery_id, incoming)));
            }
            _ => {}
        }
        Ok(())
    }

    /// Why the world of a suite cannot hold it.
    pub fn unfit(&self) -> Option<&'static str> {
        if self.task.mails.is_empty() || !self.task.due.is_empty() {
            return Some("it answered a follow-up");
        }
        (!self.granted.pending.is_empty()).then_some("an approved action was still on its way")
    }

    /// The customer's order and tracking numbers.
    pub fn numbers(&self) -> Vec<String> {
        let of = |delivery: &Delivery| {
            [Some(delivery.order_id.to_string()), delivery.tracking_number.clone()].into_iter().flatten()
        };
        self.deliveries.iter().flat_map(of).collect()
    }
}

fn read<T: DeserializeOwned>(answer: Value) -> sqlx::Result<T> {
    serde_json::from_value(answer).map_err(|error| sqlx::Error::Decode(error.into()))
}
