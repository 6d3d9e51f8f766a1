//! What Strideway sells, of brands that do not exist: a table of models, the rows that follow from it, and what is on
//! its way to the warehouse.

mod everyday;
mod model;
mod rows;
mod running;
mod shipments;

use model::{Model, Shelf};
pub(super) use rows::{Row, item, rows};
pub(super) use shipments::{SHIPMENTS, Shipment};

const MODELS: [&[Model]; 2] = [running::MODELS, everyday::MODELS];
