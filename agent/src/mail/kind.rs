//! Whether a person wrote this mail. Only what a machine says of itself counts: parking a person's mail is the worse error.

use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MailKind {
    /// Somebody waits for an answer.
    Person,
    AutoReply,
    Bounce,
    List,
    /// Our own mail come back.
    OwnMail,
}

/// The header that every mail of ours carries, with the effect's id.
pub const OWN_HEADER: &str = "X-Countersign-Effect";

/// Tells machines from people by headers, whose names are compared without case.
///
/// `from`: the header's value; `subject`: decoded.
/// Source: RFC 3834 (automatic responses), 3464 (DSN), 3798 (MDN), 5965 (feedback), 2919 and 2369 (lists), vendors' habits.
pub fn kind(headers: &BTreeMap<String, String>, from: &str, subject: &str) -> MailKind {
    let headers =
        Headers(headers.iter().map(|(name, value)| (name.to_lowercase(), value.to_lowercase())).collect());
    // A daemon's address often has no host, so that it is no address: then the whole value is looked at.
    let from =
        super::address::parse(from).map_or_else(|| from.to_owned(), |address| address.email).to_lowercase();
    let subject = subject.trim().to_lowercase();
    match () {
        () if headers.is_own() => MailKind::OwnMail,
        () if headers.is_bounce(&from, &subject) => MailKind::Bounce,
        () if headers.is_automatic(&subject) => MailKind::AutoReply,
        () if headers.is_list() => MailKind::List,
        () => MailKind::Person,
    }
}

/// Names and values in lower case.
struct Headers(BTreeMap<String, String>);

impl Headers {
    fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |value| value.trim())
    }

    fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    fn is_own(&self) -> bool {
        let loops = self.get("x-loop") == "countersign";
        self.has(&OWN_HEADER.to_lowercase())
            || loops
            || self.get("message-id").trim_start_matches('<').starts_with("eff_")
    }

    fn is_bounce(&self, from: &str, subject: &str) -> bool {
        let content = self.get("content-type");
        let report = content.starts_with("multipart/report") || content.starts_with("message/");
        let names_delivery = ["delivery-status", "feedback-report"].iter().any(|kind| content.contains(kind));
        let local = from.split('@').next().unwrap_or_default();
        let daemon = local.contains("mailer-daemon");
        let postmaster = local == "postmaster"
            && (self.has_null_path() || NOT_DELIVERED.iter().any(|s| subject.contains(s)));
        (report && names_delivery) || self.has("x-failed-recipients") || daemon || postmaster
    }

    fn has_null_path(&self) -> bool {
        self.has("return-path") && matches!(self.get("return-path"), "<>" | "")
    }

    fn is_automatic(&self, subject: &str) -> bool {
        let submitted = self.get("auto-submitted");
        let says_automatic = !submitted.is_empty() && submitted != "no" && !submitted.starts_with("no;");
        let marked = ["x-autoreply", "x-autorespond", "x-auto-reply", "x-autoreply-from", "x-mail-autoreply"];
        says_automatic
            || marked.iter().any(|name| self.has(name) && self.get(name) != "no")
            || matches!(self.get("precedence"), "auto_reply" | "auto-reply")
            || self.get("content-type").contains("disposition-notification")
            || self.has_null_path()
            || AWAY.iter().any(|prefix| subject.starts_with(prefix))
    }

    fn is_list(&self) -> bool {
        let marked = ["list-id", "list-unsubscribe", "list-post", "feedback-id"];
        marked.iter().any(|name| self.has(name)) || matches!(self.get("precedence"), "list" | "bulk" | "junk")
    }
}

/// What mail programs write before the subject of an absence note; a person's answer to one begins with `Re:`.
const AWAY: [&str; 9] = [
    "automatic reply:",
    "automatische antwort:",
    "réponse automatique:",
    "réponse automatique :",
    "respuesta automática:",
    "risposta automatica:",
    "automatisch antwoord:",
    "resposta automática:",
    "out of office:",
];

const NOT_DELIVERED: [&str; 8] = [
    "undeliver",
    "delivery status notification",
    "delivery failure",
    "delivery has failed",
    "returned mail",
    "unzustellbar",
    "failure notice",
    "could not be delivered",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn kind_of(lines: &[(&str, &str)], from: &str, subject: &str) -> MailKind {
        let headers = lines.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        kind(&headers, from, subject)
    }

    #[test]
    fn a_machine_is_known_by_what_it_says_of_itself() {
        use MailKind::{AutoReply, Bounce, List, OwnMail};
        let report = "multipart/report; report-type=delivery-status; boundary=x";
        let receipt = "multipart/report; report-type=disposition-notification";
        for (header, expected) in [
            (("Auto-Submitted", "auto-replied"), AutoReply),
            (("AUTO-SUBMITTED", "Auto-Generated"), AutoReply),
            (("X-Autoreply", "yes"), AutoReply),
            (("Precedence", "auto_reply"), AutoReply),
            (("Return-Path", "<>"), AutoReply),
            (("Content-Type", receipt), AutoReply),
            (("Content-Type", report), Bounce),
            (("X-Failed-Recipients", "a@b.example"), Bounce),
            (("List-Id", "<news.shop.example>"), List),
            (("Precedence", "Bulk"), List),
            (("X-Countersign-Effect", "eff_1"), OwnMail),
            (("Message-ID", "<eff_1@shop.example>"), OwnMail),
        ] {
            assert_eq!(kind_of(&[header], "Ada <ada@mail.example>", "Hello"), expected, "{header:?}");
        }
        assert_eq!(kind_of(&[], "MAILER-DAEMON@mail.example", "Returned mail"), Bounce);
        assert_eq!(kind_of(&[], "ada@mail.example", "Automatic reply: Your order"), AutoReply);
    }

    #[test]
    fn a_person_is_never_parked() {
        for (header, from, subject) in [
            (("Auto-Submitted", "no"), "ada@mail.example", "My parcel was undelivered"),
            (("Return-Path", "<ada@mail.example>"), "ada@mail.example", "Re: Automatic reply: Your order"),
            (("X-Auto-Response-Suppress", "All"), "ada@mail.example", "Out of office shoes?"),
            (
                ("Disposition-Notification-To", "ada@mail.example"),
                "ada@mail.example",
                "Fwd: Undelivered Mail",
            ),
            (("Content-Type", "multipart/mixed"), "postmaster@smallfirm.example", "Where is my order?"),
            (("Precedence", "first-class"), "noreply.ada@mail.example", "Late parcel"),
        ] {
            assert_eq!(kind_of(&[header], from, subject), MailKind::Person, "{header:?} {subject}");
        }
    }
}
