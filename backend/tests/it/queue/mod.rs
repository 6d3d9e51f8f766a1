//! The queue: durable, fair, and never stuck.

mod attempts;
mod leases;
mod locks;
mod order;
mod stop;
mod sweeps;
