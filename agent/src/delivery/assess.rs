//! Node `assess`: how late is each parcel, and where is it? Asks only what day it is.

use super::numbers::Item;
use crate::graph::{Ctx, NodeError, View};
use crate::policy::{Lateness, civil_day};
use crate::shop::{Delivery, DeliveryStatus};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub struct Input<'a> {
    pub items: &'a [Item],
    pub time_zone: &'a str,
}

impl<'a> Input<'a> {
    /// # Errors
    /// [`NodeError::Missing`] before `identify` has run.
    pub fn of(view: &View<'a>) -> Result<Self, NodeError> {
        let items = &view.gathered.identified()?.items;
        Ok(Self { items, time_zone: &view.policy.time_zone })
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assessed {
    /// The shop's civil day.
    pub today: Date,
    /// One for each item, in their order.
    pub items: Vec<Assessment>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    pub state: State,
    pub lateness: Lateness,
    /// The shop's civil day of the last scan.
    pub last_scan_on: Option<Date>,
}

/// What a parcel is to its customer; lateness is told apart from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Unknown or another customer's.
    NotFound,
    Cancelled,
    /// On its way back to the shop.
    Returned,
    Arrived,
    /// The carrier has it.
    Underway,
    /// Not handed over yet, or never scanned.
    NotLeft,
}

/// # Errors
/// [`NodeError::Failed`] for a time zone that does not exist.
pub async fn run(input: &Input<'_>, ctx: &Ctx<'_>) -> Result<Assessed, NodeError> {
    let now = ctx.now().await?;
    let today = day(now, input.time_zone)?;
    let items = input.items.iter().map(|item| assess(item, today, input.time_zone));
    Ok(Assessed { today, items: items.collect::<Result<_, _>>()? })
}

fn assess(item: &Item, today: Date, time_zone: &str) -> Result<Assessment, NodeError> {
    let Some(delivery) = &item.delivery else {
        return Ok(Assessment { state: State::NotFound, lateness: Lateness::NoWindow, last_scan_on: None });
    };
    let last_scan_on = delivery.last_scan_at.map(|at| day(at, time_zone)).transpose()?;
    let lateness = lateness(delivery, today);
    Ok(Assessment { state: state(delivery, lateness), lateness, last_scan_on })
}

/// Days late of one parcel; one that will not come any more is not late.
pub fn lateness(delivery: &Delivery, today: Date) -> Lateness {
    match delivery.status {
        DeliveryStatus::Cancelled | DeliveryStatus::Returned => Lateness::NoWindow,
        DeliveryStatus::Delivered if delivery.delivered_on.is_none() => Lateness::NoWindow, // arrived, nobody knows when
        DeliveryStatus::Delivered
        | DeliveryStatus::Pending
        | DeliveryStatus::Processing
        | DeliveryStatus::Shipped
        | DeliveryStatus::InTransit
        | DeliveryStatus::OutForDelivery
        | DeliveryStatus::Exception => Lateness::of(delivery.promised_end, delivery.delivered_on, today),
    }
}

fn state(delivery: &Delivery, lateness: Lateness) -> State {
    let never_scanned = delivery.last_scan_at.is_none();
    match delivery.status {
        DeliveryStatus::Cancelled => State::Cancelled,
        DeliveryStatus::Returned => State::Returned,
        DeliveryStatus::Delivered => State::Arrived,
        _ if delivery.delivered_on.is_some() => State::Arrived,
        DeliveryStatus::Pending | DeliveryStatus::Processing if never_scanned => State::NotLeft,
        DeliveryStatus::Pending
        | DeliveryStatus::Processing
        | DeliveryStatus::Shipped
        | DeliveryStatus::InTransit
        | DeliveryStatus::OutForDelivery
        | DeliveryStatus::Exception => match lateness {
            Lateness::Late(_) if never_scanned => State::NotLeft, // whatever the label says, no carrier has seen it
            Lateness::Late(_) | Lateness::OnTime | Lateness::NoWindow => State::Underway,
        },
    }
}

fn day(at: api::Time, time_zone: &str) -> Result<Date, NodeError> {
    civil_day(at, time_zone).ok_or_else(|| NodeError::Failed(format!("no time zone `{time_zone}`")))
}
