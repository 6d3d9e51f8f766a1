//! Mail that could not be delivered, and reports about mail: what mail servers send back.
//!
//! A report in the standard's form is one by itself. In any other form two signs must meet: who sends it, and what
//! it says. A person who passes a bounce on, or complains about a parcel that was not delivered, has at most one.

use super::facts::Facts;
use regex::{Regex, RegexSet};
use std::sync::LazyLock;

pub fn is_bounce(facts: &Facts) -> bool {
    let told = is_told_as_bounce(facts) && !facts.is_passed_on;
    let opens = opens_as_bounce(facts);
    let proved = opens && (has_status(facts) || facts.carries(&ORIGINAL) || speaks_as_server(facts));
    is_report(facts)
        || facts.any_header(&["x-failed-recipients", "x-bounce-id", "x-mailer-daemon"])
        || (is_daemon(facts) && !facts.is_passed_on)
        || (is_postmaster(facts)
            && (told || proved || names_mailbox(facts) || (facts.carries(&ORIGINAL) && has_status(facts))))
        || (is_service(facts) && proved)
        || (facts.has_null_path() && (told || opens))
        || (told && speaks_as_server(facts))
        || (told && proved && facts.carries(&ORIGINAL) && has_status(facts))
        || is_complaint(facts)
}

const REPORTS: [&str; 4] = [
    "message/delivery-status",
    "message/global-delivery-status",
    "message/feedback-report",
    "message/x-delivery-status",
];

/// The mail that came back, or its headers.
const ORIGINAL: [&str; 4] = ["message/rfc822", "message/global", "text/rfc822-headers", "message/partial"];

/// RFC 3464 and 5965, whole or as the parts of a mail of another type.
fn is_report(facts: &Facts) -> bool {
    let content = facts.content_type();
    let named = ["delivery-status", "feedback-report"].iter().any(|kind| content.contains(kind));
    let whole = content.starts_with("multipart/report") || content.starts_with("message/");
    (whole && named) || (facts.carries(&REPORTS) && !facts.is_passed_on)
}

/// A mailbox or a name that only a mail server uses.
fn is_daemon(facts: &Facts) -> bool {
    let names = ["mail delivery subsystem", "mail delivery system", "mail delivery service", "mailer-daemon"];
    facts.mailbox.contains("mailerdaemon")
        || matches!(facts.mailbox.as_str(), "maildaemon" | "mdaemon" | "bouncehandler" | "bounces")
        || names.iter().any(|name| facts.sender_name.contains(name))
        || (facts.has("from") && matches!(facts.header("from"), "<>" | ""))
}

/// A mailbox or a name of whoever runs a mail server: mostly the server itself, now and then a person.
fn is_postmaster(facts: &Facts) -> bool {
    let names = [
        "postmaster",
        "administrator",
        "mail delivery",
        "delivery system",
        "microsoft outlook",
        "microsoft exchange",
        "mail system",
        "mail router",
        "mail service",
        "mail server",
        "mail gateway",
        "daemon",
    ];
    facts.mailbox.contains("postmaster")
        || matches!(facts.mailbox.as_str(), "mailadmin" | "mailsystem" | "mailer" | "mailrouter")
        || names.iter().any(|name| facts.sender_name.contains(name))
}

/// A mailbox that programs send from, also forms into which a person wrote.
fn is_service(facts: &Facts) -> bool {
    matches!(facts.mailbox.as_str(), "noreply" | "donotreply" | "administrator" | "admin" | "root")
}

fn is_told_as_bounce(facts: &Facts) -> bool {
    SUBJECTS.iter().any(|start| facts.subject.contains(start))
}

fn opens_as_bounce(facts: &Facts) -> bool {
    static SET: LazyLock<RegexSet> = LazyLock::new(|| set(&OPENINGS));
    SET.is_match(&facts.opening)
}

/// The words that servers begin with and no person does.
fn speaks_as_server(facts: &Facts) -> bool {
    static SET: LazyLock<RegexSet> = LazyLock::new(|| set(&SERVER_WORDS));
    SET.is_match(&facts.opening)
}

fn set(patterns: &[&str]) -> RegexSet {
    RegexSet::new(patterns).expect("patterns written here, tried by the tests")
}

/// A status of SMTP (RFC 5321, 3463): `550 5.1.1`, `#5.7.1`, `smtp; 554`.
fn has_status(facts: &Facts) -> bool {
    static STATUS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b[45]\d\d[ -]+#?[45]\.\d{1,3}\.\d{1,3}\b|#[45]\.\d{1,3}\.\d{1,3}|\bsmtp\b.{0,40}\b[45]\d\d\b|\b5\d\d\b.{0,60}\b(unknown|no such|not found|reject|refused|denied|full)")
            .expect("a pattern written here, tried by the tests")
    });
    STATUS.is_match(&facts.opening)
}

/// What is wrong with a mailbox, in the words of servers.
fn names_mailbox(facts: &Facts) -> bool {
    static WRONG: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"no such (user|mailbox|recipient)|user (is )?unknown|unknown user|recipient unknown|mailbox (is )?(full|unavailable)|over ?quota")
            .expect("a pattern written here, tried by the tests")
    });
    WRONG.is_match(&facts.opening)
}

/// Providers tell of complaints, and cloud services of bounces, in forms of their own.
fn is_complaint(facts: &Facts) -> bool {
    let told = facts.subject.starts_with("complaint about message from") && facts.carries(&ORIGINAL);
    let notified = facts.opening.starts_with('{')
        && ["\"bounce\"", "\"complaint\"", "\"delivery\""].iter().any(|kind| facts.opening.contains(kind))
        && ["notificationtype", "eventtype"].iter().any(|key| facts.opening.contains(key));
    told || notified
}

const SUBJECTS: [&str; 36] = [
    "undeliver",
    "delivery status notification",
    "delivery status",
    "delivery failure",
    "delivery has failed",
    "delivery notification",
    "delivery error",
    "delivery problem",
    "delivery report",
    "mail delivery failed",
    "mail delivery problem",
    "failed mail",
    "failed delivery",
    "failure notice",
    "failure delivery",
    "failure report",
    "non-delivery",
    "nondelivery",
    "nondeliverable",
    "returned mail",
    "returned to sender",
    "could not be delivered",
    "could not send message",
    "unable to deliver",
    "not delivered",
    "bounced mail",
    "mail system error",
    "message delayed",
    "delayed mail",
    "warning: could not send",
    "rejected mail",
    "unzustellbar",
    "nicht zugestellt",
    "non remis",
    "no se puede entregar",
    "mancato recapito",
];

const SERVER_WORDS: [&str; 7] = [
    r"^(hi\W+)?this is the [\w.-]+ (program|mail system|mailer) at",
    r"^this is the mail (system|delivery system|server|delivery agent) (at|of|on)",
    r"^this (message|report|mail|email) (was|has been|is) (created|generated) automatically",
    r"had (permanent fatal|transient non-fatal) (delivery )?errors",
    r"transcript of session follows",
    r"^(hi\W+)?this is the mailer-daemon",
    r"(reporting-mta|final-recipient|diagnostic-code)\s*:",
];

/// The first words of bounces, by the servers that write them: sendmail, qmail, postfix, exim, Exchange, Domino and
/// the services of large providers, in the languages they speak.
const OPENINGS: [&str; 27] = [
    r"this is the [\w.-]+ (program|mail system|mail server|mailer)",
    r"this is the mail (system|delivery system|server|delivery agent) (at|of|on)",
    r"this is an? (automatically|automatic) generated (delivery|message|email|mail).{0,80}(deliver|fail|notif)",
    r"this (message|report|mail|email) (was|has been|is) (created|generated) automatically",
    r"(message|mail|e-?mail)( that)? you sent.{0,60}(could not|was not|can ?not|couldn't|has not|wasn't)",
    r"your (e-?mail |mail )?(message|mail|e-?mail).{0,120}(could not|can ?not|was not|wasn't|couldn't|did not|has not|failed|undeliver|unable|not be|returned|rejected|blocked)",
    r"(message|mail|e-?mail)s? (to|for) (the )?following.{0,60}(could not|can ?not|was not|undeliver|fail|delay)",
    r"deliver(y|ing)? (to|of|for) (the )?following.{0,60}(fail|delay|not|problem|unsuccessful)",
    r"(following|these) (recipient|address|person|user|mailbox).{0,100}(fail|not|error|problem|reject|unknown|unable)",
    r"had (permanent fatal|transient non-fatal) (delivery )?errors",
    r"transcript of session",
    r"(unable|not able|failed|impossible) to deliver",
    r"delivery (has )?(failed|failure|error|status)",
    r"did not reach the following",
    r"(undeliverable|undelivered) (message|mail|to)",
    r"(could not|couldn't|cannot|can't) be delivered",
    r"no such (user|mailbox|recipient|address)|user (is )?unknown|unknown user|recipient unknown|mailbox (is )?(full|unavailable|not found)|over ?quota",
    r"(reporting-mta|final-recipient|diagnostic-code|original-recipient)\s*:",
    r"recipient (address )?(was )?(rejected|refused)",
    r"(host|server) .{0,80} (said|rejected|replied|refused|returned)",
    r"returned (to sender|message|mail)",
    r"nicht zugestellt|konnte nicht .{0,60}(zugestellt|ausgeliefert)|unzustellbar",
    r"n'a pas pu être (remis|distribué|délivré)|n'ont pas pu être (remis|distribué)|échec de (la )?(remise|distribution)",
    r"no (se )?(pudo|ha podido|se puede) (ser )?entrega",
    r"non è (stato possibile|possibile) (consegnare|recapitare)|impossibile (consegnare|recapitare)",
    r"kon niet .{0,40}(worden )?(bezorgd|afgeleverd)|niet worden bezorgd",
    r"配信できません|配送できません|送信できません|届けることができません|無法傳遞|无法投递|не (удалось|может быть) достав",
];
