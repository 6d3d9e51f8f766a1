mod edits;
mod facts;
mod hostile;
pub mod shelf;
mod told;
