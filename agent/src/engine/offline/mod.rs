//! The built-in engine: rules, word lists and templates. The same answer for the same bytes, with the network off.
