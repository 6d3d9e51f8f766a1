//! What is seen from outside: one mail's life in a collector, and that none of it slows or betrays a mail.

mod collector;
mod dead;
mod figures;
mod leaks;
mod life;
mod links;
mod retrieval;
mod scene;
mod webhooks;
