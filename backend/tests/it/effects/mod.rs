//! What an approval sets in motion.

mod killed;
mod letter;
mod mail;
mod money;
mod remarks;
mod resolve;
mod retry;
