//! Which language: a vote of function words, a detector, and what the case spoke last. Every detector is wrong on
//! three words, so a short mail is what it was before, else English.

use super::topics::plain;
use api::Language;
use whatlang::{Detector, Lang};

/// Fewer words than this are not enough to leave English, or what was spoken before, on a detector's word.
const WORDS_ENOUGH: usize = 6;

/// Function words that hardly occur in the others.
const VOTES: [(&str, &[&str]); 10] = [
    (
        "en",
        &[
            "the", "is", "my", "and", "where", "i", "you", "have", "has", "not", "it", "please", "of", "to",
            "for", "are", "was", "what", "when", "your", "with", "this", "that", "order", "still",
        ],
    ),
    (
        "de",
        &[
            "ich",
            "ist",
            "nicht",
            "und",
            "die",
            "das",
            "mein",
            "meine",
            "der",
            "wo",
            "wann",
            "noch",
            "bitte",
            "habe",
            "eine",
            "mit",
            "sehr",
            "paket",
            "bestellung",
            "danke",
            "seit",
            "immer",
        ],
    ),
    (
        "fr",
        &[
            "je", "est", "pas", "mon", "ma", "le", "les", "où", "vous", "et", "une", "pour", "bonjour",
            "merci", "commande", "colis", "toujours", "n'est", "j'ai", "reçu", "avec",
        ],
    ),
    (
        "es",
        &[
            "el", "mi", "no", "está", "dónde", "donde", "por", "los", "una", "hola", "gracias", "pedido",
            "paquete", "que", "todavía", "ha", "llegado", "quiero", "y",
        ],
    ),
    (
        "it",
        &[
            "il",
            "mio",
            "non",
            "dove",
            "è",
            "per",
            "una",
            "ciao",
            "grazie",
            "ordine",
            "pacco",
            "che",
            "ancora",
            "sono",
            "arrivato",
            "buongiorno",
        ],
    ),
    (
        "nl",
        &[
            "het",
            "mijn",
            "niet",
            "waar",
            "een",
            "ik",
            "en",
            "is",
            "nog",
            "bestelling",
            "pakket",
            "bedankt",
            "graag",
            "hallo",
            "heb",
            "van",
        ],
    ),
    (
        "pt",
        &[
            "o",
            "meu",
            "minha",
            "não",
            "onde",
            "está",
            "uma",
            "obrigado",
            "obrigada",
            "pedido",
            "encomenda",
            "ainda",
            "olá",
            "chegou",
            "que",
        ],
    ),
    (
        "sv",
        &[
            "jag",
            "är",
            "inte",
            "när",
            "och",
            "det",
            "min",
            "mitt",
            "tack",
            "hälsningar",
            "ni",
            "har",
            "på",
            "vad",
            "hej",
        ],
    ),
    (
        "da",
        &[
            "jeg", "er", "ikke", "hvor", "hvornår", "og", "det", "min", "mit", "tak", "hilsen", "på", "har",
            "hej", "pakke",
        ],
    ),
    (
        "pl",
        &[
            "nie",
            "jest",
            "moja",
            "moje",
            "gdzie",
            "kiedy",
            "dzień",
            "dobry",
            "proszę",
            "zamówienie",
            "paczka",
            "się",
            "dziękuję",
            "czy",
        ],
    ),
];

/// The language of a mail's new text. `before`: what the case spoke last.
pub fn language(text: &str, before: Option<&Language>) -> Language {
    let said = words_only(text);
    let words: Vec<&str> = said.split_whitespace().collect();
    let prior = before.cloned().unwrap_or_else(Language::english);
    let (voted, votes, english) = vote(&words);
    if voted != "en" && votes >= 2 && votes > english + 1 {
        return Language(voted.to_owned());
    }
    if english >= 1 && english >= votes.min(english) && voted == "en" {
        return Language::english();
    }
    if words.len() < WORDS_ENOUGH {
        return prior;
    }
    detected(&said).unwrap_or(prior)
}

/// The most voted language with its votes, and English's.
fn vote(words: &[&str]) -> (&'static str, usize, usize) {
    let count = |list: &[&str]| words.iter().filter(|word| list.contains(word)).count();
    let votes = VOTES.map(|(language, list)| (language, count(list)));
    let english = votes[0].1;
    let best = votes.into_iter().rev().max_by_key(|(_, votes)| *votes); // on a tie the first of the table
    best.map_or(("en", 0, english), |(language, votes)| (language, votes, english))
}

fn detected(said: &str) -> Option<Language> {
    let allowed = vec![
        Lang::Eng,
        Lang::Deu,
        Lang::Fra,
        Lang::Spa,
        Lang::Ita,
        Lang::Nld,
        Lang::Por,
        Lang::Pol,
        Lang::Swe,
        Lang::Dan,
        Lang::Tur,
        Lang::Rus,
        Lang::Ukr,
        Lang::Jpn,
        Lang::Cmn,
        Lang::Kor,
        Lang::Ara,
    ];
    let info = Detector::with_allowlist(allowed).detect(said)?;
    let code = two_letters(info.lang())?;
    info.is_reliable().then(|| Language(code.to_owned()))
}

/// ISO 639-1 of the languages allowed above.
fn two_letters(lang: Lang) -> Option<&'static str> {
    const CODES: [(Lang, &str); 17] = [
        (Lang::Eng, "en"),
        (Lang::Deu, "de"),
        (Lang::Fra, "fr"),
        (Lang::Spa, "es"),
        (Lang::Ita, "it"),
        (Lang::Nld, "nl"),
        (Lang::Por, "pt"),
        (Lang::Pol, "pl"),
        (Lang::Swe, "sv"),
        (Lang::Dan, "da"),
        (Lang::Tur, "tr"),
        (Lang::Rus, "ru"),
        (Lang::Ukr, "uk"),
        (Lang::Jpn, "ja"),
        (Lang::Cmn, "zh"),
        (Lang::Kor, "ko"),
        (Lang::Ara, "ar"),
    ];
    CODES.iter().find(|(known, _)| *known == lang).map(|(_, code)| *code)
}

/// Plain, without numbers and what is written like one.
fn words_only(text: &str) -> String {
    let said = plain(text);
    let is_word = |word: &&str| !word.chars().any(|c| c.is_ascii_digit());
    let trimmed =
        said.split_whitespace().filter(is_word).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    trimmed.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_mails_speak_for_themselves_and_short_ones_are_english_or_as_before() {
        for (text, code) in [
            ("Where is my parcel?", "en"),
            ("refund pls", "en"),
            ("order 1001 late!!!", "en"),
            ("FDX123456789", "en"),
            ("Nike Air Max 42", "en"),
            ("Wo ist mein Paket? Ich warte seit einer Woche.", "de"),
            ("Bonjour, je n'ai toujours pas reçu mon colis. Merci", "fr"),
            ("Hola, mi pedido no ha llegado todavía. ¿Dónde está?", "es"),
            ("Hej, jag undrar när skorna finns i storlek 41 igen? Vänliga hälsningar", "sv"),
            ("Hej, hvor er min pakke? Jeg har ikke hørt noget.", "da"),
            ("Dzień dobry, gdzie jest moja paczka?", "pl"),
            ("Waar is mijn pakket? Ik heb het nog niet.", "nl"),
        ] {
            assert_eq!(language(text, None).0, code, "{text}");
        }
        let german = Language("de".to_owned());
        assert_eq!(language("1002", Some(&german)), german);
        assert_eq!(language("Where is it now?", Some(&german)).0, "en");
    }
}
