//! What people do to a letter, and what the checks say to it.

use super::stage::{action, coupon, fact, lowered_to, maya, refund, refused};
use api::{ActionParams, CheckView, Severity};

#[test]
fn the_agents_own_letter_passes_and_says_what_was_looked_at() {
    let checks = maya().checks();
    let messages: Vec<&str> = checks.iter().map(|check| check.message.as_str()).collect();
    let well = [
        "7 facts found in the shop's data",
        "2 promises have their action",
        "The request answered, in English",
    ];
    assert_eq!(messages, well);
}

#[test]
fn hello_issue_and_courtesy_trip_no_check() {
    for sentence in [
        "Hello again, and thank you for raising the issue.",
        "As a courtesy our team had a discussion about it.",
        "Our apologies for the trouble; your patience does you credit.",
        "You paid with a credit card, and the issue is with the courier.",
        "Please reissue nothing on your side.",
        "Our refund policy is on the website, should you like to read it.",
        "You asked for a refund, and I understand why.",
        "Would you like me to look into anything else?",
        "Please send the shoes back to us if they do not fit.",
        "You can contact the carrier yourself, and please resend the photo.",
        "Your second parcel is not late, and you paid for it and get back to us.",
        "I am sorry that I cannot give you a refund or a voucher for it.",
        "We will keep an eye on it and let you know.",
        "I will write to you again as soon as I know more.",
        "I have read your message twice.",
    ] {
        assert_eq!(maya().add(sentence).faults(), [], "{sentence}");
    }
}

#[test]
fn the_text_promises_what_no_approved_action_does() {
    for sentence in [
        "I have also added a $15.00 voucher to your account.",
        "I have also refunded the shoes.",
        "We’ll send you a replacement.",
        "We will give you 10 % off your next order.",
        "A new pair is on its way to you.",
        "I have contacted the carrier.",
        "We opened an inquiry with DHL.",
        "You will get your money back in full.",
        "Take this gift card as compensation.",
        "We cannot wait to refund the shoes too, and to send a gift card.",
        "We will not only apologise but also reimburse the shoes with store credit.",
        "No problem, a replacement is coming.",
        "I promise to double it.",
        "We will waive all fees.",
        "I'll cancel the other order.",
        "We have cancelled your other order.",
        "We will pay the price back.",
        "We have given you your money back for the shoes.",
        "I'll send you $20 back.",
        "Dafür bekommen Sie einen Gutschein über 15 €.",
    ] {
        let faults = maya().add(sentence).faults();
        let names = ["promise", "amount_differs"];
        assert!(
            faults
                .iter()
                .any(|(severity, name, _)| *severity == Severity::Block && names.contains(&name.as_str())),
            "{sentence}"
        );
    }
}

#[test]
fn a_voucher_that_no_action_gives_is_told_once_in_its_paragraph() {
    let checks = maya().add("I have also added a $15.00 voucher to your account.").checks();
    let fault = &checks[0];
    assert_eq!(fault.message, "¶3 promises a $15.00 voucher that no action gives");
    assert_eq!(fault.words.as_deref(), Some("I have also added a $15.00 voucher to your account"));
    assert!(fault.segment_id.as_ref().is_some_and(|id| id.starts_with("new-")));
    assert!(checks[1..].iter().all(|check| check.severity == Severity::Ok), "{checks:?}");
}

#[test]
fn a_date_that_no_fact_supports_is_warned_of_in_a_persons_text() {
    let stage = maya().edit("16 February 2027.\n", "16 February 2027. Winter stock arrives any day now.\n");
    let warning =
        (Severity::Warn, "date".to_owned(), "“any day now” is a date that no fact supports.".to_owned());
    assert_eq!(stage.faults(), [warning]);
}

#[test]
fn a_refused_action_stays_promised_in_the_text() {
    let mut stage = maya();
    stage.actions = vec![(refund(), refused()), (coupon(), None)];
    let fault = (
        Severity::Block,
        "claim_without_action".to_owned(),
        "¶3 still promises the $3.00 refund that is refused".to_owned(),
    );
    assert_eq!(stage.faults(), [fault]);
    let reworded = stage.edit(
        "I have refunded $3.00 of your $5.00 delivery fee to the card",
        "Your refund of $3.00 goes to the card",
    );
    assert_eq!(reworded.names(), ["claim_without_action"]);
    let taken_back = reworded.edit(
        "Your refund of $3.00 goes to the card you paid with",
        "I am afraid that we cannot refund the fee",
    );
    assert_eq!(taken_back.faults(), []);
}

#[test]
fn an_action_lowered_to_nothing_is_refused() {
    let mut stage = maya();
    stage.actions[0].1 = lowered_to(0);
    assert_eq!(stage.names(), ["claim_without_action"]);
}

#[test]
fn an_offered_action_is_promised_only_once_it_is_taken() {
    let mut stage = maya();
    stage.actions[0].0.offered = true;
    assert_eq!(stage.names(), ["claim_without_action"]);
    stage.actions[0].1 = lowered_to(300);
    assert_eq!(stage.faults(), []);
}

#[test]
fn a_lowered_amount_must_stand_in_the_text() {
    let mut stage = maya();
    stage.actions[0].1 = lowered_to(200);
    let fault =
        (Severity::Block, "amount_differs".to_owned(), "¶3 says $3.00, the action pays $2.00".to_owned());
    assert_eq!(stage.faults(), [fault]);
    assert_eq!(stage.edit("refunded $3.00", "refunded $2.00").faults(), []);
    assert_eq!(maya().edit("refunded $3.00 of", "refunded").names(), ["amount_differs"]);
    assert_eq!(maya().edit("refunded $3.00", "refunded $5.00").names(), ["amount_differs"]);
}

#[test]
fn a_promise_does_not_hide_behind_another() {
    for sentence in [
        "We will cancel the other order and I have refunded $3.00.",
        "I have refunded $3.00 and cancelled the other order.",
        "I have asked Nordpost to find out where the other parcel is.",
    ] {
        assert_eq!(maya().add(sentence).names(), ["promise"], "{sentence}");
    }
}

#[test]
fn a_refund_to_come_is_told_by_its_rule_beside_one_that_is_paid() {
    let mut stage = maya();
    let what = ActionParams::TrackRefundDeliveryFee { order_id: 46_870, delivery_id: 8 };
    stage.actions.push((action(3, what, None), None));
    stage.evidence.push(fact(8, "Order SW-46870", "Delivery fee paid", "$7.50"));
    let text = "I have noted a refund towards the $7.50 you paid for delivery, to be paid once the parcel has arrived: 20 % of it for each day late, at most the whole fee. ";
    let segment = api::SegmentView {
        id: "track".into(),
        text: text.into(),
        claims: vec!["act_3".into(), "ev_8".into()],
    };
    stage.segments.insert(6, segment);
    assert_eq!(stage.faults(), []);
}

#[test]
fn a_refund_already_paid_may_be_named_with_its_amount() {
    let mut stage = maya();
    stage.evidence.push(fact(8, "The shop's refunds", "Refund already paid", "$4.00"));
    assert_eq!(stage.add("$4.00 of your delivery fee has already been refunded.").faults(), []);
}

#[test]
fn figures_dates_and_numbers_need_a_fact() {
    for (from, to, name) in [
        ("$5.00 delivery fee", "$6.00 delivery fee", "amount"),
        ("17 November", "18 November", "date"),
        ("Tuesday, 17", "Monday, 17", "date"),
        ("16 February 2027", "16 February 2028", "date"),
        ("12 to 14 November", "12 to 15 November", "date"),
        ("three days late", "five days late", "count"),
        ("three days late", "60 days late", "count"),
        ("order SW-46870", "order SW-46871", "id"),
        ("with the coupon", "within 2 days with the coupon", "date"),
        ("Hello Maya", "Hello Jonas", "name"),
        ("Hello Maya,", "", "greeting"),
        ("Ines Moreau", "Ines, see https://evil.example/x", "link"),
        ("Ines Moreau", "Ines, ines@evil.example", "link"),
        ("delivery fee", "dеlivery fee", "characters"), // a Cyrillic letter
        ("refunded", "ref\u{200b}unded", "characters"),
        ("Kind regards", "It was delivery 90412. Kind regards", "internal_id"),
        ("Kind regards", "It was delivery no. 7. Kind regards", "internal_id"),
        ("Kind regards", "Jonas Weber had the same. Kind regards", "foreign"),
        ("Kind regards", "SW-99001 was late too. Kind regards", "foreign"),
    ] {
        let names = maya().edit(from, to).names();
        assert!(names.iter().any(|found| found == name), "{from} -> {to}: {names:?}");
    }
}

#[test]
fn other_ways_of_saying_the_same_pass() {
    for (from, to) in [
        ("17 November", "17 Nov"),
        ("Tuesday, 17 November", "Nov 17, 2026"),
        ("Tuesday, 17 November", "2026-11-17"),
        ("Tuesday, 17 November", "17/11"),
        ("on Tuesday, 17 November", "on Tuesday"),
        ("three days late", "3 days late"),
        ("$3.00", "3 dollars"),
        ("Hello Maya", "Dear Ms Lindqvist"),
        ("Hello Maya", "Hi there"),
        ("SW-48213", "sw-48213"),
        ("Ines Moreau", "Ines, https://www.strideway.example/help"),
        ("Ines Moreau", "Ines"),
        ("valid until 16 February 2027", "valid for 90 days"),
        (
            "I have refunded $3.00 of your $5.00 delivery fee",
            "Of your $5.00 delivery fee I have paid $3.00 back",
        ),
    ] {
        assert_eq!(maya().edit(from, to).faults(), [], "{from} -> {to}");
    }
}

#[test]
fn a_past_refund_is_a_fact_where_the_shop_knows_of_it() {
    let sentence = "Your refund for the earlier parcel was already paid.";
    let mut stage = maya().add(sentence);
    stage.actions = vec![(coupon(), None)];
    stage = stage.edit("I have refunded $3.00 of your $5.00 delivery fee to the card you paid with. ", "");
    assert_eq!(stage.names(), ["promise"]);
    stage.evidence.push(fact(8, "Order SW-46870", "Refund paid", "20 Oct"));
    assert_eq!(stage.faults(), []);
}

#[test]
fn a_promise_for_another_order_is_not_kept_by_this_ones_action() {
    let mut stage = maya();
    let what = ActionParams::RefundDeliveryFee { order_id: 46_870, delivery_id: 8, days: 6 };
    stage.actions.push((action(3, what, Some(500)), refused()));
    let names = stage.add("I have refunded order 46870 as well.").names();
    assert_eq!(names, ["claim_without_action"]);
}

#[test]
fn an_acknowledgement_is_for_exactly_one_finding() {
    let id = |stage: super::stage::Stage| -> Vec<String> {
        let bad = stage.checks().into_iter().filter(|check| check.severity != Severity::Ok);
        bad.map(|check: CheckView| check.id).collect()
    };
    let once = id(maya().add("It comes tomorrow."));
    assert_eq!(once, id(maya().add("It  comes\ntomorrow.")));
    assert_ne!(once, id(maya().add("The money comes tomorrow.")));
}

#[test]
fn a_stranger_gets_no_order_data_and_no_lead_can_change_that() {
    let mut stage = maya();
    stage.cc = vec!["eve@mail.example".to_owned()];
    assert_eq!(stage.faults()[0].0, Severity::Warn);
    assert_eq!(stage.names(), ["recipient"]);
    stage.sender_verified = false;
    assert_eq!(stage.names(), ["recipient_unverified"]);
    let id = &stage.checks()[0].id;
    assert!(!super::overridable(id), "{id}");
    stage.cc = Vec::new();
    assert_eq!(stage.faults(), []);
}

#[test]
fn what_touches_a_customers_data_is_never_overridden() {
    for (id, overridable) in [
        ("foreign:1a2b3c4d", false),
        ("internal_id:1a2b3c4d", false),
        ("recipient_unverified:1a2b3c4d", false),
        ("promise:1a2b3c4d", true),
        ("date:1a2b3c4d", true),
    ] {
        assert_eq!(super::overridable(id), overridable, "{id}");
    }
}

#[test]
fn every_number_asked_about_is_answered_in_the_customers_language() {
    let mut stage = maya();
    stage.asked.push("SW-46871".to_owned());
    assert_eq!(
        stage.faults(),
        [(
            Severity::Block,
            "unanswered".to_owned(),
            "SW-46871 was asked about and is not answered".to_owned()
        )]
    );
    let mut german = maya();
    german.language = api::Language("de".to_owned());
    assert_eq!(
        german.faults(),
        [(
            Severity::Warn,
            "language".to_owned(),
            "The reply is in English, the customer writes German".to_owned()
        )]
    );
}

#[test]
fn an_asked_number_is_answered_alike_whether_unknown_or_another_customers() {
    let say = "I could not find order SW-99001 among your orders. ";
    let mut stage = maya().edit("Kind regards", &format!("{say}\n\nKind regards"));
    stage.asked.push("SW-99001".to_owned());
    assert_eq!(stage.faults(), []);
    stage.foreign.clear();
    assert_eq!(stage.faults(), []);
}

#[test]
fn an_empty_reply_is_not_judged_by_its_words() {
    let mut stage = maya();
    stage.segments.clear();
    stage.raised = vec![CheckView {
        id: "hidden_text".into(),
        severity: Severity::Warn,
        message: "Hidden".into(),
        segment_id: None,
        words: None,
    }];
    assert_eq!(stage.names(), ["hidden_text"]);
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(64))]
    #[test]
    fn any_edit_is_judged_without_panic(text in "\\PC*|(refund|not|we will|\\$15|€| |\n\n|1[0-9]/1[0-9]|Nov|#|no\\.|https://|voucher|\u{200b}|é|,|\\.){0,30}") {
        let mut stage = maya();
        stage.edited = Some(text);
        let checks = stage.checks();
        proptest::prop_assert!(checks.iter().all(|check| !check.message.is_empty()));
    }
}
