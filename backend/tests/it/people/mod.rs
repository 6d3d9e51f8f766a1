//! Who may do what, and what is written down of it.

mod audit;
mod leaving;
mod rights;
mod session;
