//! A shop in memory: a customer with three parcels, a catalogue of a hundred shoes.

use agent::case::{InboundMail, Memory, MemoryEntry, Task};
use agent::draft::Proposal;
use agent::engine::offline::Offline;
use agent::graph::{Doors, Entry, Journal, JournalError, Unwatched, run};
use agent::policy::Policy;
use agent::shop::{
    Delivery, DeliveryStatus, Granted, Incoming, Model, Product, ProductQuery, Stock, Vocabulary,
};
use agent::world::{Clock, World, WorldError};
use api::{CaseId, Currency, EmailId, JobId, JobKind, MemoryRole, Money, Time};
use jiff::civil::date;
use std::time::Duration;

const NOW: &str = "2026-11-20T10:00:00Z";

#[derive(Clone)]
pub struct Shop {
    deliveries: Vec<Delivery>,
    products: Vec<Product>,
    memory: Vec<MemoryEntry>,
}

fn now() -> Time {
    NOW.parse().expect("a fixed time")
}

fn parcel(order_id: i64) -> Delivery {
    Delivery {
        delivery_id: order_id + 9_000_000,
        order_id,
        tracking_number: Some(format!("UPS{}", 900_000_000 + order_id)),
        carrier: "UPS".to_owned(),
        item: "Fjord".to_owned(),
        status: DeliveryStatus::InTransit,
        promised_start: Some(date(2026, 11, 12)),
        promised_end: Some(date(2026, 11, 14)),
        shipped_on: Some(date(2026, 11, 10)),
        delivered_on: None,
        fee: Money::new(500, Currency::USD),
        last_scan_at: Some(now()),
    }
}

/// Ten models in five colours and two sizes.
fn product(id: i64) -> Product {
    let (model, colour) = (id % 10, usize::try_from(id / 20).unwrap_or_default());
    let brand = ["Norrun", "Tarrow"][usize::from(model > 4)];
    let name = ["Fjord", "Peak", "Glide", "Court", "Trail", "Moor", "Lane", "Dune", "Ridge", "Bay"];
    let name = name[usize::try_from(model).unwrap_or_default()];
    Product {
        id,
        name: format!("{brand} {name}"),
        brand: brand.to_owned(),
        model: name.to_owned(),
        category: "shoes".to_owned(),
        colour: ["Blue", "Red", "Black", "White", "Green"][colour % 5].to_owned(),
        size: if id / 10 % 2 == 0 { "10" } else { "9" }.to_owned(),
        material: "Mesh".to_owned(),
        weight_g: Some(620),
        price: Money::new(11_900, Currency::USD),
        description: "Light and made for long days, with a sole that grips.".to_owned(),
    }
}

fn remembered(number: usize) -> MemoryEntry {
    let text = format!("Entry {number} is about laces and socks. {}", "It has a second sentence. ".repeat(6));
    let ids = if number == 2 { vec!["order 1005".to_owned()] } else { Vec::new() };
    let role = if number.is_multiple_of(2) { MemoryRole::Customer } else { MemoryRole::Shop };
    MemoryEntry {
        role,
        source: format!("<{number}@mail.example>"),
        at: now(),
        text,
        ids,
        promises: Vec::new(),
    }
}

/// A mail of this customer.
pub fn task(text: &str) -> Task {
    let mail = InboundMail {
        id: EmailId::from_tail("1"),
        message_id: "<1@mail.example>".to_owned(),
        from: "Maya <maya@mail.example>".to_owned(),
        subject: "A question".to_owned(),
        text: text.to_owned(),
        quoted: String::new(),
        hidden_text: false,
        attachments: Vec::new(),
        received_at: now(),
    };
    Task {
        job: JobId::from_tail("1"),
        kind: JobKind::Mail,
        case: CaseId::from_tail("1"),
        rev: 1,
        version: 1,
        customer: api::Customer {
            id: "12".to_owned(),
            email: "maya@mail.example".to_owned(),
            name: "Maya Lindqvist".to_owned(),
        },
        mails: vec![mail],
        due: Vec::new(),
        rejected: None,
        earlier_texts: Vec::new(),
        last_language: None,
        thread_subject: "A question".to_owned(),
    }
}

impl Shop {
    /// `entries`: how many the case remembers.
    pub fn new(entries: usize) -> Self {
        Self {
            deliveries: [1005, 1006, 1007].map(parcel).to_vec(),
            products: (0..100).map(product).collect(),
            memory: (0..entries).map(remembered).collect(),
        }
    }

    pub async fn answer(&self, task: &Task) -> Proposal {
        let (world, clock, journal) = (self, self, self);
        let doors = Doors { world, engine: &Offline, clock, journal, watch: &Unwatched };
        run(task, &Policy::default(), doors, Vec::new()).await.expect("a shop in memory answers")
    }
}

fn sorted(words: impl Iterator<Item = String>) -> Vec<String> {
    words.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

#[async_trait::async_trait]
impl World for Shop {
    async fn deliveries(&self) -> Result<Vec<Delivery>, WorldError> {
        Ok(self.deliveries.clone())
    }
    async fn granted(&self) -> Result<Granted, WorldError> {
        Ok(Granted::default())
    }
    async fn memory(&self) -> Result<Memory, WorldError> {
        Ok(Memory { entries: self.memory.clone(), ..Memory::default() })
    }
    async fn vocabulary(&self) -> Result<Vocabulary, WorldError> {
        let words = |of: fn(&Product) -> &String| sorted(self.products.iter().map(|one| of(one).clone()));
        let mut models: Vec<Model> = self
            .products
            .iter()
            .map(|product| Model { brand: product.brand.clone(), name: product.model.clone() })
            .collect();
        models.sort();
        models.dedup();
        Ok(Vocabulary {
            version: 1,
            brands: words(|product| &product.brand),
            models,
            categories: words(|product| &product.category),
            colours: words(|product| &product.colour),
            sizes: words(|product| &product.size),
            materials: words(|product| &product.material),
            currency: Some(Currency::USD),
        })
    }
    async fn products(&self, query: &ProductQuery) -> Result<Vec<Product>, WorldError> {
        let fits = |product: &&Product| {
            !query.except.contains(&product.id) && query.any_of.iter().any(|group| group.admits(product))
        };
        Ok(self.products.iter().filter(fits).cloned().collect())
    }
    async fn stock(&self, products: &[i64]) -> Result<Vec<Stock>, WorldError> {
        Ok(products.iter().map(|id| Stock { product_id: *id, quantity: 7 }).collect())
    }
    async fn incoming(&self, _: &[i64]) -> Result<Vec<Incoming>, WorldError> {
        Ok(Vec::new())
    }
}

impl Clock for Shop {
    fn now(&self) -> Time {
        now()
    }
    fn monotonic(&self) -> Duration {
        Duration::ZERO
    }
}

#[async_trait::async_trait]
impl Journal for Shop {
    async fn append(&self, _: &[Entry]) -> Result<(), JournalError> {
        Ok(())
    }
}
