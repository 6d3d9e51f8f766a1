//! Who may do what, and what is written down of it.

mod audit;
mod rights;
mod session;
