//! Late delivery and delivery status: which parcels are meant, how late they are, what policy gives, and the letter.

pub mod letter;
