use super::*;
use axum::http::HeaderMap;

const OLD: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const NEW: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDQm3rSCnOUCc=";
const BODY: &[u8] = br#"{"test": 2432232314}"#;

fn secrets(text: &str) -> Secrets {
    text.parse().unwrap()
}

/// The official library reads the machine's clock, so what it shall believe is signed now.
#[expect(clippy::disallowed_methods, reason = "the official library compares with the machine's clock")]
fn now() -> Time {
    Time::now()
}

fn headers(id: &str, at: Time, signature: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert("webhook-id", id.parse().unwrap());
    headers.insert("webhook-timestamp", at.as_second().to_string().parse().unwrap());
    headers.insert("webhook-signature", signature.parse().unwrap());
    headers
}

#[test]
fn the_specification_s_own_example_is_signed_alike() {
    let at = Time::from_second(1_614_265_330).unwrap();
    let signed = secrets(OLD).sign("msg_p5jXN8AQM9LWM0D4loKWxJek", at, BODY);
    assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

#[test]
fn the_official_library_believes_what_we_sign() {
    let at = now();
    for (ours, theirs) in [(OLD, OLD), (&format!("{NEW} {OLD}"), OLD), (&format!("{NEW} {OLD}"), NEW)] {
        let signed = secrets(ours).sign("whd_1", at, BODY);
        let official = standardwebhooks::Webhook::new(theirs).unwrap();
        assert!(official.verify(BODY, &headers("whd_1", at, &signed)).is_ok(), "{ours}");
        assert!(official.verify(b"another body", &headers("whd_1", at, &signed)).is_err());
        assert!(official.verify(BODY, &headers("whd_2", at, &signed)).is_err());
    }
}

#[test]
fn we_believe_what_the_official_library_signs() {
    let at = now();
    let signed = standardwebhooks::Webhook::new(OLD).unwrap().sign("msg_1", at.as_second(), BODY).unwrap();
    let timestamp = at.as_second().to_string();
    let presented = Presented { id: "msg_1", timestamp: &timestamp, signatures: &signed };
    assert!(secrets(OLD).vouch_for(presented, BODY, at));
    assert!(
        secrets(&format!("{NEW} {OLD}")).vouch_for(presented, BODY, at),
        "the old one, until it is taken out"
    );
    assert!(!secrets(NEW).vouch_for(presented, BODY, at));
    assert!(!secrets(OLD).vouch_for(presented, b"{}", at));
    assert!(!secrets(OLD).vouch_for(Presented { id: "msg_2", ..presented }, BODY, at));
}

#[test]
fn one_right_signature_among_others_is_enough_and_many_are_not_read() {
    let at = Time::from_second(1_700_000_000).unwrap();
    let (right, timestamp) = (secrets(OLD).sign("m", at, BODY), at.as_second().to_string());
    let wrong = "v1,AAAA v2,xyz v1a,abc nonsense";
    let believed = |signatures: &str| {
        secrets(OLD).vouch_for(Presented { id: "m", timestamp: &timestamp, signatures }, BODY, at)
    };
    assert!(believed(&format!("{wrong} {right}")));
    assert!(!believed(wrong) && !believed("") && !believed(right.strip_prefix("v1,").unwrap()));
    assert!(!believed(&format!("{} {right}", "v1,AAAA ".repeat(16))), "sixteen are read");
}

#[test]
fn a_message_is_believed_for_five_minutes_in_either_direction() {
    let at = Time::from_second(1_700_000_000).unwrap();
    let signed = secrets(OLD).sign("m", at, BODY);
    for (off, is_fresh) in [(0, true), (300, true), (-300, true), (301, false), (-301, false)] {
        let now = Time::from_second(1_700_000_000 + off).unwrap();
        let presented = Presented { id: "m", timestamp: "1700000000", signatures: &signed };
        assert_eq!(secrets(OLD).vouch_for(presented, BODY, now), is_fresh, "{off}");
    }
    for timestamp in ["", "soon", "+1700000000", "01700000000", "9223372036854775807", "-9223372036854775808"]
    {
        let presented = Presented { id: "m", timestamp, signatures: &signed };
        assert!(!secrets(OLD).vouch_for(presented, BODY, at), "{timestamp}");
    }
}

#[test]
fn a_secret_that_is_too_short_or_no_secret_is_refused_and_none_is_printed() {
    for text in [
        "",
        "x",
        "whsec_",
        "whsec_AAAA",
        "whsec_***",
        &format!("{NEW} x"),
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    ] {
        assert_eq!(text.parse::<Secrets>(), Err(NoSecret), "{text}");
    }
    assert_eq!(format!("{:?}", secrets(OLD)), "(secret)");
}
