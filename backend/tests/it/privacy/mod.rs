//! Nobody learns anything of anybody else.

mod others;
mod seen;
