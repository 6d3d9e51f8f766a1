//! The edge: extractors, layers and the router that joins the rooms' endpoints.

mod browse;
mod description;
mod extract;
mod router;

pub use extract::{Body, LIMIT, PathId, Query, bytes, media_type, parse};
pub use router::{openapi, router};
