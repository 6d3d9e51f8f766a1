//! The nodes that every topic shares.
