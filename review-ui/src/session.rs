//! Signing in: as a page, and over the page.

mod form;
mod link;
pub mod overlay;
pub mod page;
mod password;
mod welcome;
