use super::*;
use proptest::prelude::*;

/// Pieces of pages, right and wrong, in any order.
pub fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,12}",
        "</?(p|div|b|i|a|table|tr|td|li|ul|blockquote|span|font|pre|svg|math|style|script|title|template|select|textarea|noscript|form|h1|br|hr|img)>",
        "<(p|div|span|td|a|img) (style|class|id|href|src|hidden|onclick|title)=[\"']?(display:none|color:#fff|x|javascript:x|https://x|cid:x|font-size:0|a<b>c)[\"']?>",
        "<style>(p|\\.x|#x|div > p|\\*|td:first-child) ?\\{(display:none|color:white|font-size:1px|opacity:0)\\}</style>",
        "(<!--|-->|<!\\[CDATA\\[|\\]\\]>|<!doctype html>|&[a-z#0-9]{0,5};?|\"|'|<|>|\\\\)",
    ];
    proptest::collection::vec(piece, 0..25).prop_map(|pieces| pieces.concat())
}

#[track_caller]
fn assert_text(html: &str, text: &str) {
    let read = html_to_text(html);
    assert_eq!((read.text.as_str(), read.hidden), (text, false), "{html}");
}

#[test]
fn words_lines_and_quotes_survive() {
    for (html, text) in [
        (
            "<p>Hello&nbsp;there</p><p>Where is <b>order</b>&#32;1007?</p>",
            "Hello there\n\nWhere is order 1007?",
        ),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("New<blockquote>old<br>older</blockquote>", "New\n> old\n> older"),
        ("<style>p { color: red }</style>Hi<!-- no -->!", "Hi!"),
        ("<a href=\"x>y\">link</a> 3 < 5 &amp; 7", "link 3 < 5 & 7"),
        ("<ul><li>one<li>two</ul>", "- one\n- two"),
        ("plain\n  text", "plain text"),
        ("<pre>a\n b</pre>", "a\nb"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc"),
        ("New<div class=gmail_quote>On Monday:<br>old</div>", "New\n> On Monday:\n> old"),
        ("<noscript>seen</noscript>", "seen"),
    ] {
        assert_text(html, text);
    }
}

#[test]
fn what_a_style_hides_is_taken_out_and_said() {
    for hidden in [
        "<p style='display:none'>X</p>",
        "<p style='DISPLAY : None !important'>X</p>",
        "<p style='d\\69splay:none'>X</p>",
        "<p style='display:block;display:none'>X</p>",
        "<p style='visibility:hidden'>X</p>",
        "<p style='opacity:0'>X</p>",
        "<p style='font-size:0'>X</p>",
        "<p style='font-size:1px'>X</p>",
        "<p style='font:0/0 a'>X</p>",
        "<div style='font-size:1px'><p>X</p></div>",
        "<div style='font-size:10px'><p style='font-size:0.1em'>X</p></div>",
        "<p style='color:#fff'>X</p>",
        "<p style='color:white;background:#ffffff'>X</p>",
        "<p style='color:transparent'>X</p>",
        "<div style='background-color:#123456'><p style='color:rgb(18,52,86)'>X</p></div>",
        "<table bgcolor=black><tr><td>X</table>",
        "<font color=white>X</font>",
        "<p style='position:absolute;left:-9999px'>X</p>",
        "<p style='text-indent:-999em'>X</p>",
        "<p style='max-height:0;overflow:hidden'>X</p>",
        "<p style='width:1px;height:1px;overflow:hidden'>X</p>",
        "<p style='position:absolute;clip:rect(0,0,0,0)'>X</p>",
        "<p style='clip-path:inset(100%)'>X</p>",
        "<p style='transform:scale(0)'>X</p>",
        "<p hidden>X</p>",
        "<div aria-hidden=false style='display:none'>X</div>",
        "<template>X</template>",
        "<style>.a{display:none}</style><p class='b a'>X</p>",
        "<style>#a{opacity:0}</style><p id=a>X</p>",
        "<style>em{visibility:hidden}</style><em>X</em>",
        "<style>div > .a, x{display:none}</style><div><p class=a>X</p></div>",
        "<style>@media screen{p.a{display:none}}</style><p class=a>X</p>",
        "<style><!-- .a{font-size:0} --></style><p class=a>X</p>",
        "<style>.a{color:red}.a{display:none!important}</style><p class=a style='display:block'>X</p>",
        "<style>p:last-child{display:none}</style><div><p>X</p></div>",
        "<style>[data-x]{display:none}</style><p data-x>X</p>",
    ] {
        let read = html_to_text(&format!("<p>Seen</p>{hidden}"));
        assert_eq!((read.text.as_str(), read.hidden), ("Seen", true), "{hidden}");
    }
}

#[test]
fn what_a_style_shows_raises_no_alarm() {
    for shown in [
        "<p style='display:block'>X</p>",
        "<div style='font-size:0'><p style='font-size:14px'>X</p></div>",
        "<div style='visibility:hidden'><p style='visibility:visible'>X</p></div>",
        "<div style='background:#000'><p style='color:#fff'>X</p></div>",
        "<table background=x.png><tr><td><font color=white>X</font></table>",
        "<style>.a{display:none}.a{display:block}</style><p class=a>X</p>",
        "<style>.a{display:none}</style><p class=b>X</p>",
        "<style>@media (max-width:600px){.a{display:none}}</style><p class=a>X</p>",
        "<style>p:hover{display:none}</style><p>X</p>",
        "<p style='height:1px'>X</p>",
        "<p style='opacity:.8;color:#eee'>X</p>",
        "<p aria-hidden=true>X</p>",
        "<div style='display:none'>&nbsp;&zwnj;</div><p>X</p>",
    ] {
        assert_text(&format!("<p>Seen</p>{shown}"), "Seen\n\nX");
    }
}

#[test]
fn the_deepest_and_longest_pages_are_read_in_time_and_say_that_they_were_cut() {
    for page in [
        "<div>".repeat(150_000),
        "<b><i>".repeat(100_000),
        "<table><tr><td>".repeat(50_000),
        format!("<p>{}", "<b id=x1>".repeat(400)) + &"</p><p>x".repeat(60_000),
        format!("<a {}", (0..90_000).map(|i| format!("a{i}=1 ")).collect::<String>()),
    ] {
        assert!(html_to_text(&page).hidden, "{}", &page[..40]);
    }
    let rules: String = (0..2_000).map(|i| format!("div div div div div .c{i}{{color:red}}")).collect();
    let page = format!(
        "<style>{rules}</style>{}",
        "<div><div><div><p class=c1>x</p></div></div></div>".repeat(5_000)
    );
    assert!(html_to_text(&page).text.len() <= page.len());
}

#[test]
fn a_picture_in_the_page_does_not_stop_the_reading() {
    let page = format!("Before <img src=\"data:image/png;base64,{}\"> after", "iVBOR/w0K+".repeat(50_000));
    assert_text(&page, "Before after");
}

proptest! {
    #[test]
    fn any_page_is_read(html in soup()) {
        let read = html_to_text(&html);
        prop_assert!(read.text.len() <= html.len() * 20 + 16);
    }

    #[test]
    fn any_text_is_read(html in "\\PC*") {
        html_to_text(&html);
    }
}
