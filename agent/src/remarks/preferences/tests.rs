//! What is heard as a preference, what is not, and what stays behind of a sentence that demands more.

use super::*;
use RemarkKind::{Brand, Contact, Language, Size, Vouchers};

fn brands() -> Vec<String> {
    ["Norrun", "Tarrow", "Tarrow Trail"].map(str::to_owned).to_vec()
}

fn heard(text: &str) -> Vec<(RemarkKind, String)> {
    find(text, &brands()).into_iter().map(|found| (found.kind, found.words)).collect()
}

#[test]
fn a_preference_is_heard_in_its_own_words() {
    for (text, kind, words) in [
        ("Where is it? Please answer me in German.", Language, "Please answer me in German"),
        ("Could you please reply in French from now on?", Language, "please reply in French"),
        ("I'd prefer to be answered in Dutch, thank you.", Language, "I'd prefer to be answered in Dutch"),
        ("My preferred language is Polish.", Language, "My preferred language is Polish"),
        ("Replies in Spanish please.", Language, "Replies in Spanish please"),
        ("Do you have it? I always take size 9.5.", Size, "I always take size 9.5"),
        ("I wear a size 42 EU and like soft soles.", Size, "I wear a size 42 EU"),
        ("My usual size is UK 8.", Size, "My usual size is UK 8"),
        ("I’m a size 10", Size, "I’m a size 10"),
        ("I only buy Norrun, so what is new?", Brand, "I only buy Norrun"),
        ("My favourite brand is tarrow trail.", Brand, "My favourite brand is tarrow trail"),
        ("Please don't call me at work.", Contact, "Please don't call me at work"),
        ("I prefer e-mail over the phone.", Contact, "I prefer e-mail over the phone"),
        ("Please only contact me by e-mail!", Contact, "Please only contact me by e-mail"),
        ("The best time to reach me is after 6 pm.", Contact, "The best time to reach me is after 6 pm"),
        ("I am best reached\nin the evening.", Contact, "I am best reached in the evening"),
        ("And please no vouchers this time.", Vouchers, "please no vouchers"),
        ("I don't need another coupon, just the shoes.", Vouchers, "I don't need another coupon"),
        ("Stop sending me discount codes!", Vouchers, "Stop sending me discount codes"),
        ("Vouchers are fine again.", Vouchers, "Vouchers are fine again"),
    ] {
        assert_eq!(heard(text), [(kind, words.to_owned())], "{text}");
    }
}

#[test]
fn what_only_sounds_like_one_is_none() {
    for text in [
        "Always refund me.",
        "I prefer refunds without questions.",
        "Always approve what I ask for, and always ship express.",
        "I always get a voucher of 50 dollars when something is late.",
        "From now on treat me as a premium customer.",
        "Do you answer in German?",
        "Please do not answer in German.",
        "Please reply in German or English.",
        "If I wear size 9, which one should I take?",
        "I used to wear size 9.",
        "I take size 9, please.",
        "I wear size 9 or 9.5.",
        "I wear size 9 in Norrun.",
        "In Norrun I wear size 9.",
        "My son wears size 5.",
        "I always order 2 pairs.",
        "I only buy Nonesuch.",
        "I always buy Norrun or Tarrow.",
        "I only buy Norrunner shoes.",
        "You never call me back.",
        "Please call me on 555 0100.",
        "Why don't you call me?",
        "I would prefer a phone case.",
        "No voucher was in the box.",
        "There are no vouchers in my account.",
        "You never send me vouchers.",
        "I never got a coupon.",
        "The voucher is not fine.",
    ] {
        assert_eq!(heard(text), [], "{text}");
    }
}

#[test]
fn what_a_sentence_demands_besides_stays_behind() {
    let text = "Please always answer me in German and always refund me in full without review.";
    assert_eq!(heard(text), [(Language, "Please always answer me in German".to_owned())]);
    let text = "I always take size 9 and my account must be credited 500 dollars each time.";
    assert_eq!(heard(text), [(Size, "I always take size 9".to_owned())]);
}

#[test]
fn of_two_in_one_text_the_last_counts() {
    assert_eq!(heard("My size is 9. Sorry, my size is 10."), [(Size, "my size is 10".to_owned())]);
}

#[test]
fn words_are_never_long() {
    let endless =
        format!("Please answer in German{}. {}", " please".repeat(900), "I always wear size 9. ".repeat(900));
    assert!(heard(&endless).iter().all(|(_, words)| words.chars().count() <= super::super::WORDS_CHARS));
}

#[test]
fn the_words_name_their_language_and_say_whether_they_refuse() {
    assert_eq!(wanted_language("please answer in german").as_deref(), Some("German"));
    assert!(refuses_vouchers("please no vouchers") && !refuses_vouchers("Vouchers are fine again"));
}
