//! Signing in: as a page, and over the page.

mod form;
pub mod overlay;
pub mod page;
mod password;
mod welcome;
