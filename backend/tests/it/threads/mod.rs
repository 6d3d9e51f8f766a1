//! Which case a mail belongs to, and what it does to what is under way there.

mod find;
mod meanwhile;
mod outside;
mod second;
