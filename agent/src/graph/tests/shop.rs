//! A shop in memory that counts what it is asked.

use crate::case::memory::Promise;
use crate::case::{DueFollowUp, DueWhy, InboundMail, Memory, MemoryEntry, Rejected, Task};
use crate::draft::Proposal;
use crate::engine::offline::Offline;
use crate::graph::{Doors, Entry, Journal, JournalError, RunError, Unwatched, run};
use crate::policy::Policy;
use crate::remarks::Remark;
use crate::shop::{
    Coupon, Delivery, DeliveryRefund, DeliveryStatus, Granted, Incoming, Product, ProductQuery, RefundState,
    Stock, Vocabulary,
};
use crate::world::{Clock, World, WorldError};
use api::{ActionId, CaseId, Currency, EmailId, JobId, JobKind, MemoryRole, Money, Time};
use jiff::civil::{Date, date};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// One customer's shop on 20 November 2026.
pub struct Shop {
    pub deliveries: Vec<Delivery>,
    pub granted: Granted,
    pub memory: Vec<MemoryEntry>,
    pub promises: Vec<Promise>,
    pub remarks: Vec<Remark>,
    pub products: Vec<Product>,
    pub stock: Vec<Stock>,
    pub incoming: Vec<Incoming>,
    pub fails: Option<WorldError>,
    /// Questions to the world.
    pub asked: AtomicU32,
    pub journal: Mutex<Vec<Entry>>,
    pub lease_is_lost: bool,
}

pub const NOW: &str = "2026-11-20T10:00:00Z";

pub fn at(text: &str) -> Time {
    text.parse().unwrap()
}

/// Order `order_id`, promised for 12 to 14 November, fee 5 dollars.
pub fn parcel(order_id: i64) -> Delivery {
    Delivery {
        delivery_id: order_id + 9_000_000,
        order_id,
        tracking_number: Some(format!("UPS{}", 900_000_000 + order_id)),
        carrier: "UPS".to_owned(),
        item: "Terrane 4".to_owned(),
        status: DeliveryStatus::InTransit,
        promised_start: Some(date(2026, 11, 12)),
        promised_end: Some(date(2026, 11, 14)),
        shipped_on: Some(date(2026, 11, 10)),
        delivered_on: None,
        fee: Money::new(500, Currency::USD),
        last_scan_at: Some(at("2026-11-19T08:00:00Z")),
    }
}

pub fn arrived(order_id: i64, on: Date) -> Delivery {
    Delivery { status: DeliveryStatus::Delivered, delivered_on: Some(on), ..parcel(order_id) }
}

/// Order 1003, six days late and arrived on 20 October.
pub fn late_before() -> Delivery {
    let (start, end) = (date(2026, 10, 12), date(2026, 10, 14));
    let promised = Delivery { promised_start: Some(start), promised_end: Some(end), ..parcel(1003) };
    Delivery { status: DeliveryStatus::Delivered, delivered_on: Some(date(2026, 10, 20)), ..promised }
}

pub fn mail(text: &str) -> Task {
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
        mails: vec![inbound(1, text)],
        due: Vec::new(),
        rejected: None,
        earlier_texts: Vec::new(),
        last_language: None,
        thread_subject: "My parcel".to_owned(),
    }
}

pub fn inbound(number: u32, text: &str) -> InboundMail {
    InboundMail {
        id: EmailId::from_tail(number),
        message_id: format!("<{number}@mail.example>"),
        from: "Maya <maya@mail.example>".to_owned(),
        subject: "My parcel".to_owned(),
        text: text.to_owned(),
        quoted: String::new(),
        hidden_text: false,
        attachments: Vec::new(),
        received_at: at(NOW),
    }
}

pub fn due(order_id: i64, why: DueWhy) -> DueFollowUp {
    DueFollowUp { action: ActionId::from_tail("0"), order_id, delivery_id: order_id + 9_000_000, why }
}

pub fn remembers(text: &str) -> MemoryEntry {
    MemoryEntry {
        role: MemoryRole::Customer,
        source: "<0@mail.example>".to_owned(),
        at: at("2026-11-01T10:00:00Z"),
        text: text.to_owned(),
        ids: Vec::new(),
        promises: Vec::new(),
    }
}

pub fn rejected(reason: api::RejectReason, content_hash: &str) -> Rejected {
    Rejected { reason, note: None, content_hash: content_hash.to_owned(), round: 1, unwanted: None }
}

pub fn coupon_for(order_id: i64) -> Coupon {
    let (issued_on, expires_on) = (date(2026, 11, 1), date(2027, 1, 30));
    Coupon { delivery_id: order_id + 9_000_000, code: "C-1".to_owned(), issued_on, expires_on }
}

pub fn refund_for(order_id: i64, state: RefundState) -> DeliveryRefund {
    let amount = (state == RefundState::Paid).then(|| Money::new(300, Currency::USD));
    DeliveryRefund { delivery_id: order_id + 9_000_000, state, amount }
}

impl Shop {
    pub fn with(deliveries: Vec<Delivery>) -> Self {
        Self {
            deliveries,
            granted: Granted::default(),
            memory: Vec::new(),
            promises: Vec::new(),
            remarks: Vec::new(),
            products: Vec::new(),
            stock: Vec::new(),
            incoming: Vec::new(),
            fails: None,
            asked: AtomicU32::new(0),
            journal: Mutex::default(),
            lease_is_lost: false,
        }
    }

    pub async fn run(&self, task: &Task) -> Result<Proposal, RunError> {
        self.resume(task, Vec::new()).await
    }

    pub async fn resume(&self, task: &Task, recorded: Vec<Entry>) -> Result<Proposal, RunError> {
        let (world, clock, journal) = (self, self, self);
        let doors = Doors { world, engine: &Offline, clock, journal, watch: &Unwatched };
        run(task, &Policy::default(), doors, recorded).await
    }

    pub async fn answers(&self, text: &str) -> Proposal {
        self.run(&mail(text)).await.unwrap()
    }

    pub fn journal(&self) -> Vec<Entry> {
        self.journal.lock().unwrap().clone()
    }

    fn answer<T: Clone>(&self, value: &T) -> Result<T, WorldError> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        self.fails.clone().map_or_else(|| Ok(value.clone()), Err)
    }
}

#[async_trait::async_trait]
impl World for Shop {
    async fn deliveries(&self) -> Result<Vec<Delivery>, WorldError> {
        self.answer(&self.deliveries)
    }
    async fn granted(&self) -> Result<Granted, WorldError> {
        self.answer(&self.granted)
    }
    async fn memory(&self) -> Result<Memory, WorldError> {
        let Self { memory, promises, remarks, .. } = self;
        Ok(Memory { entries: memory.clone(), promises: promises.clone(), remarks: remarks.clone() })
    }
    async fn vocabulary(&self) -> Result<Vocabulary, WorldError> {
        self.answer(&super::catalogue::vocabulary(&self.products))
    }
    async fn products(&self, query: &ProductQuery) -> Result<Vec<Product>, WorldError> {
        let fits = |product: &&Product| {
            !query.except.contains(&product.id) && query.any_of.iter().any(|group| group.admits(product))
        };
        self.answer(&self.products.iter().filter(fits).cloned().collect::<Vec<_>>())
    }
    async fn stock(&self, products: &[i64]) -> Result<Vec<Stock>, WorldError> {
        let of = |row: &&Stock| products.contains(&row.product_id);
        self.answer(&self.stock.iter().filter(of).copied().collect::<Vec<_>>())
    }
    async fn incoming(&self, products: &[i64]) -> Result<Vec<Incoming>, WorldError> {
        let of = |row: &&Incoming| products.contains(&row.product_id);
        self.answer(&self.incoming.iter().filter(of).cloned().collect::<Vec<_>>())
    }
}

impl Clock for Shop {
    fn now(&self) -> Time {
        at(NOW)
    }
    fn monotonic(&self) -> Duration {
        Duration::ZERO
    }
}

#[async_trait::async_trait]
impl Journal for Shop {
    async fn append(&self, entries: &[Entry]) -> Result<(), JournalError> {
        if self.lease_is_lost {
            return Err(JournalError::LeaseLost);
        }
        self.journal.lock().unwrap().extend_from_slice(entries);
        Ok(())
    }
}
