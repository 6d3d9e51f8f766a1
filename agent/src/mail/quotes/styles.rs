//! How mail programs mark what they quote: the lines before it, in the languages of their users.

use regex::{Regex, RegexSet};
use std::sync::LazyLock;

/// `On .. wrote:` and its kin: how the line begins and the verb it ends with, by language. Between them stand a date
/// and a sender. Matched against up to three lines joined by blanks.
const ATTRIBUTIONS: [(&str, &str); 18] = [
    ("on", "wrote"),
    ("am|den|vom", "schrieb"),
    ("le", "(a|à) écrit"),
    ("el", "escribió"),
    ("il( giorno)?", "ha scritto"),
    ("op", "(schreef|wrote|heeft .* geschreven)"),
    ("em|no dia|a|na", "escreveu"),
    ("w dniu|dnia", r"(napisał(\(a\)|a)?|pisze)"),
    ("den|på|kl", "skrev( .*)?"),
    ("dne|v", r"napsal(\(a\)|a)?"),
    ("ma|ti|ke|to|pe|la|su", "kirjoitti"),
    ("pada( tanggal)?", "menulis"),
    ("vào", "(đã )?viết"),
    ("la|pe|în data", "a scris"),
    ("tarihinde|tarih", "(yazdı|şunu yazdı)"),
    ("dana|dne|u", "(napisao|napisala|je napisao/la|je napisal/a)"),
    ("στις|την", "έγραψε"),
    ("в|от|пн|вт|ср|чт|пт|сб|вс", r"(написал(\(а\)|а)?|пишет|пише)"),
];

/// Other ways of saying it.
const OTHERS: [&str; 2] = [
    r"(?i)^\W*(sent|gesendet) (from|von) .*\b(wrote|schrieb)\s*:\s*$",
    r"(?i)^\W*\w+,? \d.*\d.*\bfrom\b.*<\s*\S+@\S+>\s*:\s*$",
];

/// The same where the date comes first, or the sender: only where the first line names a day.
const DATED: [&str; 6] = [
    r"(?i)\d.*\b(пишет|написал\(?а?\)?)\s*:\s*$",
    r"(?i)\d.*\b(schrieb|wrote|a écrit|escribió|ha scritto|schreef|skrev|escreveu|kirjoitti|napisał|napsal)\b.*<\s*\S+@\S+>\s*:\s*$",
    r"(?i)<\s*\S+@\S+>\s+(schrieb|wrote|a écrit|escribió|ha scritto|schreef|skrev|escreveu|kirjoitti|napisał|napsal)\b.*\d.*:\s*$",
    r"^\W*\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b.*\d{1,2}:\d{2}.*@.*:\s*$",
    r"^\s*\d{4}[-/]\d{1,2}[-/]\d{1,2}\b.*<\s*\S+@\S+>\s*:?\s*$",
    r"^\W*(在\s*)?\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日.*[:：]\s*$",
];

/// A line that says: all below is an earlier mail. Words between two rules, or alone before a colon.
const DIVIDERS: [&str; 4] = [
    r"(?i)^\s*[-_*=]{2,}\s*([\w'’]+ ){0,2}[\w'’]*(original|reply|forward|weitergeleitet|weiterleitung|ursprüng|ursprung|oprindelig|opprinnelig|oorspronkelijk|doorgestuurd|videresendt|vidarebefordra|alkuperäinen|oryginaln|przekazan|původní|přeposlan|eredeti|továbbított|d['’]origine|transféré|réexpédié|reenviad|encaminhad|inoltrat|пересыл|исходное)\w*( [\w'’]+){0,2}\s*[-_*=]{2,}\s*$",
    r"(?i)^\s*-{2,}\s*(on .{1,200}|.{1,200})\bwrote\s*-{2,}\s*$",
    r"(?i)^\s*(begin forwarded message|anfang der weitergeleiteten nachricht|début du message (réexpédié|transféré)|inizio messaggio inoltrato|inicio del mensaje reenviado|begin doorgestuurd bericht)\s*:\s*$",
    r"(?i)^\W*(please (reply|type your reply)|reply|antworten sie bitte|répondez) (above|oberhalb|au-dessus)\b.{0,60}$",
];

/// Fields of an earlier mail's head: sender, date, and the others.
const SENDER: &str =
    "from|von|de|fra|från|da|van|od|от|lähettäjä|feladó|kimden|差出人|发件人|寄件者|보낸 사람";
const DATE: &str = "sent|date|gesendet|datum|envoyé( le)?|sendt|dato|skickat|enviado( el| em)?|inviato|fecha|data|verzonden|\
    wysłano|wysłane|odesláno|lähetetty|päivämäärä|отправлено|дата|gönderildi|tarih|dátum|送信日時|日付|发送时间|日期|날짜";
const OTHER: &str = "to|an|à|til|till|para|aan|a|do|komu|кому|vastaanottaja|címzett|kime|宛先|收件人|cc|kopie|copie|copia|\
    subject|betreff|objet|emne|ämne|asunto|assunto|oggetto|onderwerp|temat|předmět|тема|aihe|tárgy|konu|件名|主题|主旨|reply-to|importance";

/// Whether these lines together introduce a quote.
pub fn is_attribution(lines: &[&str]) -> bool {
    static BEGUN: LazyLock<RegexSet> = LazyLock::new(|| {
        let pattern = |(start, verb): &(&str, &str)| format!(r"(?i)^\W*({start})\b.*\d.*\b?{verb}[\s:*-]*$");
        set(ATTRIBUTIONS.iter().map(pattern).chain(OTHERS.map(str::to_owned)))
    });
    static BY_DATE: LazyLock<RegexSet> = LazyLock::new(|| set(DATED));
    let joined = lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    let known = BEGUN.is_match(&joined) || (has_date(&lines[..1]) && BY_DATE.is_match(&joined));
    joined.chars().count() <= 300 && known
}

/// Whether it names a mailbox or a time of day: then it stands before a quote even where no `>` follows.
pub fn is_exact(lines: &[&str]) -> bool {
    static TIME: LazyLock<Regex> = LazyLock::new(|| regex(r"\d{1,2}[:.]\d{2}"));
    lines.iter().any(|line| line.contains('@') || TIME.is_match(line))
}

/// Whether it names a day: a year, or a number beside dots, dashes or a colon.
pub fn has_date(lines: &[&str]) -> bool {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"\b(19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}[:.]\d{2}\b|\d年")
    });
    lines.iter().any(|line| DAY.is_match(line))
}

/// Where an attribution begins in the line of an answer: `thanks --- On Wed, 4 April 2012, Ada wrote:`.
pub fn shared_from(line: &str) -> Option<usize> {
    static SHARED: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(?i)[^-\s]\s*-{2,}\s*(on\b.*\d.*\bwrote:)\s*$"));
    SHARED.captures(line).and_then(|found| found.get(1)).map(|attribution| attribution.start())
}

pub fn is_divider(line: &str) -> bool {
    static DIVIDER: LazyLock<RegexSet> = LazyLock::new(|| set(DIVIDERS));
    DIVIDER.is_match(line)
}

/// Whether a block of mail headers begins here: a sender, a date or subject, three headers in all.
pub fn begins_headers(lines: &[&str]) -> bool {
    static SENDERS: LazyLock<Regex> = LazyLock::new(|| field(SENDER));
    static DATES: LazyLock<Regex> = LazyLock::new(|| field(DATE));
    static FIELDS: LazyLock<Regex> = LazyLock::new(|| field(&[SENDER, DATE, OTHER].join("|")));
    let block = || lines.iter().take(8).take_while(|line| !line.trim().is_empty());
    lines.first().is_some_and(|line| FIELDS.is_match(line))
        && block().any(|line| SENDERS.is_match(line))
        && block().any(|line| DATES.is_match(line))
        && block().filter(|line| FIELDS.is_match(line)).count() >= 3
}

fn field(names: &str) -> Regex {
    regex(&format!(r"(?i)^\s*[*_]{{0,2}}({names})\s*[*_]{{0,2}}\s*[:：]"))
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern written here, tried by the tests")
}

fn set<I: IntoIterator<Item: AsRef<str>>>(patterns: I) -> RegexSet {
    RegexSet::new(patterns).expect("patterns written here, tried by the tests")
}
