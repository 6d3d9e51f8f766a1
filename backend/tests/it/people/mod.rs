//! Who may do what, and what is written down of it.

mod audit;
mod colleagues;
mod leaving;
mod rights;
mod session;
