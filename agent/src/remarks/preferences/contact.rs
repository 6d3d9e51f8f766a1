//! How and when a customer wants to be reached, or not. A wish for one call now is a person's to hear and no preference.

use super::{first, fixed};
use regex::Regex;
use std::sync::LazyLock;

static SIGNALS: LazyLock<[Regex; 4]> = LazyLock::new(|| {
    let call = r"(call|phone|ring|telephone|text)";
    let way = r"(e-?mail|phone|telephone|text( message)?|sms|letter|post|whatsapp)";
    let day = r"(mornings?|afternoons?|evenings?|weekdays?|weekends?|(mon|tues|wednes|thurs|fri|satur|sun)days?|working hours|office hours)";
    let hour = r"(noon|midday|lunch(time)?|work|[0-9]{1,2}([:.][0-9]{2})?( ?(am|pm|a\.m|p\.m|o['’]clock))?)";
    let when = format!(r"((in the|on|during|at) (early |late )?{day}|(before|after|at|around) {hour})");
    [
        format!(r"(^|\bplease |[,:–-] ?|\b(so|and|but) )(do not|don['’]?t|never) (ever )?{call} me\b( (at (work|home)|{when}))?"),
        format!(r"\b(i|we)(['’]d| would)?( much| strongly| always)? prefer (to be (contacted|reached|answered|informed|written to) (by|via|over|through) {way}|e-?mails?|phone calls|text messages|sms)( (over|to|rather than|instead of) ((the )?(tele)?phone( calls)?|calls|letters|e-?mails?|text messages|sms))?\b"),
        format!(r"\b(please )?(((only|always) (contact|reach|inform|notify) me|(contact|reach|inform|notify) me (only|always)) (by|via|over|through) {way}|(contact|reach|inform|notify) me (by|via|over|through) {way} only)\b"),
        format!(r"\b((the )?best (way|time) to (reach|contact|call) me is (by |via )?({way}|{when}|(the )?{day})|i(['’]m| am) best reached ((by|via) {way}|{when})|only (call|phone|ring) me {when})\b"),
    ]
    .map(|pattern| fixed(&pattern))
});

/// What somebody else does: `you never call me back`.
static UNLESS: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"\b(you|they|he|she|nobody|people|drivers?|couriers?|carriers?|who|that|which|why) (\w+ )?(do not|don['’]?t|never)\b",
    )
});

pub fn find(sentence: &str) -> Option<String> {
    first(sentence, &*SIGNALS, &UNLESS)
}
