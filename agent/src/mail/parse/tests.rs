use super::*;
use proptest::prelude::*;

fn parsed(raw: &str) -> Message {
    parse(raw.replace('\n', "\r\n").as_bytes(), Time::UNIX_EPOCH)
}

#[test]
fn encoded_words_charsets_and_threading_are_read() {
    let mail = parsed(
        "From: =?utf-8?q?Zo=C3=AB?= \"K.\" <zoe@mail.example>\nTo: a@shop.example, B <b@shop.example>\n\
         Subject: =?iso-8859-1?q?Gr=F6=DFe?= =?utf-8?b?IDQyPw==?=\nMessage-ID: <m1@mail.example>\n\
         In-Reply-To: <m0@shop.example>\nReferences: <r1@x>\n <r2@x>\n\
         Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nGr=FC=DFe\n",
    );
    assert_eq!(mail.subject, "Größe 42?");
    assert!(mail.from.contains("Zoë") && mail.from.ends_with("<zoe@mail.example>"), "{}", mail.from);
    assert_eq!(mail.to, ["a@shop.example", "B <b@shop.example>"]);
    assert_eq!(
        (mail.message_id.as_str(), mail.in_reply_to.as_deref()),
        ("<m1@mail.example>", Some("<m0@shop.example>"))
    );
    assert_eq!(mail.references, ["<r1@x>", "<r2@x>"]);
    assert_eq!(mail.text.unwrap().trim(), "Grüße");
}

const MIXED: &str = "From: a@b.example\nContent-Type: multipart/mixed; boundary=o\n\n\
    --o\nContent-Type: multipart/alternative; boundary=i\n\n\
    --i\nContent-Type: text/plain\n\nWhere is it?\n\
    --i\nContent-Type: multipart/related; boundary=r\n\n\
    --r\nContent-Type: text/html\n\n<p>Where is it?</p><img src=cid:x>\n\
    --r\nContent-Type: image/png\nContent-ID: <x>\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--r--\n--i--\n\
    --o\nContent-Type: message/rfc822\n\nFrom: eve@mail.example\nSubject: inner\n\nInner text\n\
    --o\nContent-Type: application/pdf; name=\"r=C3=A9.pdf\"\nContent-Disposition: attachment; filename=r.pdf\n\nPDF\n--o--\n";

#[test]
fn a_mail_is_taken_apart_and_what_hangs_on_it_is_listed() {
    let mail = parsed(MIXED);
    assert_eq!(mail.text.as_deref().map(str::trim), Some("Where is it?"));
    assert!(mail.html.unwrap().contains("<p>Where"));
    let listed: Vec<_> =
        mail.attachments.iter().map(|a| (a.name.as_str(), a.media_type.as_str(), a.size)).collect();
    assert_eq!(listed.len(), 3, "{listed:?}");
    assert_eq!(listed[0], ("", "image/png", 8));
    assert_eq!((listed[1].1, listed[2].0, listed[2].1), ("message/rfc822", "r.pdf", "application/pdf"));
}

#[test]
fn a_mail_without_an_id_gets_the_same_one_each_time() {
    let (one, other) = ("From: a@b.example\n\nHello", "From: a@b.example\n\nHello!");
    assert_eq!(parsed(one).message_id, parsed(one).message_id);
    assert_ne!(parsed(one).message_id, parsed(other).message_id);
    assert!(parsed(one).message_id.ends_with(".invalid>"));
}

#[test]
fn two_senders_are_nobody() {
    let mail = parsed("From: ada@mail.example\nFrom: eve@mail.example\n\nHello");
    assert!(!crate::mail::same_address(&mail.from, "ada@mail.example"), "{}", mail.from);
    assert!(!crate::mail::same_address(&mail.from, "eve@mail.example"), "{}", mail.from);
}

#[test]
fn what_exceeds_a_bound_is_left_out_and_nothing_is_refused() {
    let many = |line: &str, n: usize| (0..n).map(|i| line.replace('#', &i.to_string())).collect::<String>();
    let boundary = "--b\nContent-Type: image/png\n\nx\n".repeat(300);
    let raw = format!(
        "From: a@b.example\nTo: {}\nReferences: {}\nSubject: {}\n{}Content-Type: multipart/mixed; boundary=b\n\n{boundary}--b--",
        many("r#@x.example, ", 300),
        many("<r#@x> ", 400),
        "s".repeat(5_000),
        many("X-Header-#: v\n", 500),
    );
    let mail = parsed(&raw);
    assert_eq!((mail.to.len(), mail.references.len(), mail.attachments.len()), (100, 200, 100));
    assert_eq!(mail.references.last().unwrap(), "<r399@x>");
    assert_eq!((mail.subject.chars().count(), mail.headers.len()), (998, 200));
}

#[test]
fn mails_inside_mails_end_somewhere() {
    let nested = "Content-Type: message/rfc822\n\n".repeat(30_000);
    let mail = parsed(&format!("From: a@b.example\nSubject: deep\n{nested}Hello"));
    assert_eq!(mail.subject, "deep");
    assert!(mail.text.unwrap().ends_with("Hello"));
    let multiparts: String =
        (0..9_000).map(|i| format!("Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n")).collect();
    parsed(&format!("From: a@b.example\n{multipart}Hello", multipart = multiparts));
}

proptest! {
    #[test]
    fn any_bytes_are_a_mail(raw in proptest::collection::vec(any::<u8>(), 0..600)) {
        let mail = parse(&raw, Time::UNIX_EPOCH);
        prop_assert!(!mail.message_id.is_empty());
        crate::mail::read(&mail);
        prop_assert!(!mail.text.unwrap_or_default().contains('\0'));
    }

    #[test]
    fn any_shape_of_mail_is_read(pieces in proptest::collection::vec(
        "(From|To|Subject|References|Message-ID|Content-Type|Content-Transfer-Encoding): \\PC{0,20}\r\n|--b(--)?\r\n|\r\n|\
         Content-Type: (multipart/(mixed|alternative|digest|report); boundary=b|message/rfc822|text/html; charset=utf-7)\r\n|\
         =\\?utf-8\\?[bq]\\?[a-z=_]{0,9}\\?=|Content-Transfer-Encoding: (base64|quoted-printable|x)\r\n|\\PC{0,30}",
        0..30,
    )) {
        let mail = parse(pieces.concat().as_bytes(), Time::UNIX_EPOCH);
        prop_assert!(mail.attachments.len() <= 100 && mail.headers.len() <= 200);
        let one_line = |text: &str| !text.contains(['\r', '\n', '\0']);
        prop_assert!(one_line(&mail.from) && one_line(&mail.subject) && one_line(&mail.message_id));
    }
}
