//! The list of cases, as people work through it.

mod list;
mod pages;
mod setup;
