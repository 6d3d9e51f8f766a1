//! The one list of checks, and running them.

use super::CheckInput;
use api::CheckView;

/// Everything that is found, worst first.
pub fn run(input: &CheckInput<'_>) -> Vec<CheckView> {
    input.raised.to_vec()
}

/// Whether a lead may override this finding with a written reason; what touches a customer's data stays blocked.
pub fn overridable(check_id: &str) -> bool {
    let name = check_id.split(':').next().unwrap_or(check_id);
    !matches!(name, "foreign" | "internal_id" | "recipient_unverified")
}
