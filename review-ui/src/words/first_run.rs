//! Of a new installation.

pub const TITLE: &str = "Set up Countersign";
pub const DONE: &str = "Done:";
pub const PUT_AWAY: &str = "Put this list away";
pub const SIGN_IN: &str = "Sign in";
pub const POST: &str = "Post a mail";
pub const POST_HOW: &str =
    "From your CRM, or by hand with a key that countersign keys create --scope ingest prints.";
pub const READ: &str = "Read its draft and decide it";
pub const READ_HOW: &str = "The agent writes one in a moment; nothing leaves before a person approves it.";
pub const CONNECT: &str = "Connect outgoing mail";
pub const CONNECT_HOW: &str =
    "Until there is a way out, replies are written to files. Nothing can leave by accident.";
pub const INVITE: &str = "Invite a person";
pub const INVITE_HOW: &str = "countersign users add prints a link that signs them in once.";
pub const COMMAND: &str = "The command";

pub fn you_are(name: &str, role: &str) -> String {
    format!("You are {name}, {}.", role.to_lowercase())
}

pub fn curl(origin: &str) -> String {
    format!(
        "curl {origin}/v1/emails \\\n  -H \"Authorization: Bearer $COUNTERSIGN_KEY\" \\\n  -H \"Content-Type: application/json\" -d @mail.json"
    )
}

/// Of the five.
pub fn so_far(done: usize) -> String {
    format!("{done} of 5 done. Each line ticks itself.")
}
