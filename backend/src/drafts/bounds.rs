//! How much a reply may be, whether it is being typed, checked or decided. Within these bounds the comparison with the
//! agent's text takes a tenth of a second at most.

use crate::problem::Problem;
use api::{CheckRequest, Conflict, WorkingCopy};

const RECIPIENTS: usize = 20;
/// RFC 5322 section 2.1.1: a line has at most 998 characters.
const LINE: usize = 998;
const BODY_BYTES: usize = 100_000;
const CONFLICTS: usize = 1_000;

/// What a person writes, as far as it has bounds. Addresses may be half typed.
#[derive(Debug)]
pub struct Reply<'a> {
    pub to: &'a [String],
    pub cc: &'a [String],
    pub subject: &'a str,
    pub body: &'a str,
}

/// The bound that does not hold.
#[derive(Debug, PartialEq, Eq)]
pub struct Broken {
    pub field: &'static str,
    pub why: &'static str,
}

impl<'a> From<&'a CheckRequest> for Reply<'a> {
    fn from(CheckRequest { to, cc, subject, body, .. }: &'a CheckRequest) -> Self {
        Self { to, cc, subject, body }
    }
}

impl<'a> From<&'a WorkingCopy> for Reply<'a> {
    fn from(WorkingCopy { to, cc, subject, body, .. }: &'a WorkingCopy) -> Self {
        Self { to, cc, subject, body }
    }
}

impl Reply<'_> {
    /// # Errors
    /// The first bound that does not hold.
    pub fn within_bounds(&self) -> Result<(), Broken> {
        for (field, list) in [("to", self.to), ("cc", self.cc)] {
            if list.len() > RECIPIENTS || !list.iter().all(|address| is_line(address)) {
                return Err(Broken { field, why: "must be at most 20 mail addresses" });
            }
        }
        if !is_line(self.subject) {
            return Err(Broken { field: "subject", why: "must be one line of at most 998 characters" });
        }
        if self.body.len() > BODY_BYTES {
            return Err(Broken { field: "body", why: "may have at most 100,000 bytes" });
        }
        Ok(())
    }
}

/// Each is a piece of the three texts that were merged.
///
/// # Errors
/// When they are more, or longer, than those texts can give.
pub fn conflicts(open: &[Conflict]) -> Result<(), Broken> {
    let bytes: usize = open.iter().map(|c| c.base.len() + c.mine.len() + c.theirs.len()).sum();
    if open.len() > CONFLICTS || bytes > 3 * BODY_BYTES {
        return Err(Broken { field: "conflicts", why: "may be at most 1,000, as long as three replies" });
    }
    Ok(())
}

fn is_line(text: &str) -> bool {
    text.chars().count() <= LINE && !text.contains(['\r', '\n'])
}

impl From<Broken> for Problem {
    fn from(broken: Broken) -> Self {
        Self::invalid(broken.field, broken.why)
    }
}
