//! What an approval sets in motion.

mod mail;
