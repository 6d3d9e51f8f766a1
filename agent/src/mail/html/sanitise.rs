//! A copy of an HTML mail that is safe to show: only what is allowed here is left, nothing is loaded, nothing runs.
//!
//! Properties that hide text are not among the allowed ones: what was hidden from the customer's eyes stands open
//! before the reviewer's. Pictures inside the mail (`cid:`) leave their place and their description; those written
//! into the page (`data:`) are taken out, for a picture may hold a page of its own.

use super::css::declarations;
use super::read::{read, without_long_runs};
use super::text::html_to_text;
use super::value::pixels;
use ammonia::{Builder, UrlRelative};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// Whether pictures may be loaded from the net: whoever loads one tells its sender that the mail was opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pictures {
    #[default]
    None,
    Https,
}

/// The body of a page; serving it as `text/html` is safe, and cleaning it again changes nothing.
///
/// A page that is nested deeper than browsers go is given as its text.
pub fn safe_html(html: &str, pictures: Pictures) -> String {
    if read(html).cut {
        return format!("<pre>{}</pre>", escaped(&html_to_text(html).text));
    }
    let once = clean(&without_long_runs(html), pictures);
    // What was taken out may leave elements where a parser would not put them; a second reading settles that.
    clean(&once, pictures)
}

fn clean(html: &str, pictures: Pictures) -> String {
    let mut builder = Builder::empty();
    builder
        .tags(TAGS.split(' ').collect())
        .clean_content_tags(UNSHOWN.split(' ').collect())
        .generic_attributes(["align", "dir", "lang", "style", "title", "valign"].into_iter().collect())
        .tag_attributes(attributes())
        .url_schemes(["http", "https", "mailto", "tel", "cid"].into_iter().collect())
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"))
        .set_tag_attribute_value("a", "target", "_blank")
        .strip_comments(true)
        .attribute_filter(move |element, attribute, value| filtered(element, attribute, value, pictures));
    builder.clean(html).to_string()
}

const TAGS: &str = "a abbr address b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl \
    dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre \
    q s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul wbr";

/// Taken out with all that is in them.
const UNSHOWN: &str = "applet audio button canvas datalist embed frameset iframe math noembed noframes object option \
    plaintext script select style svg template textarea title video";

fn attributes() -> HashMap<&'static str, HashSet<&'static str>> {
    let table: [(&str, &[&str]); 12] = [
        ("a", &["href"]),
        ("img", &["src", "alt", "width", "height"]),
        ("table", &["border", "cellpadding", "cellspacing", "bgcolor", "width", "height"]),
        ("tr", &["bgcolor", "height"]),
        ("td", &["colspan", "rowspan", "bgcolor", "width", "height", "nowrap"]),
        ("th", &["colspan", "rowspan", "bgcolor", "width", "height", "nowrap", "scope"]),
        ("col", &["span", "width"]),
        ("font", &["color", "face", "size"]),
        ("hr", &["width", "size", "color"]),
        ("ol", &["start", "type"]),
        ("li", &["value"]),
        ("time", &["datetime"]),
    ];
    table.into_iter().map(|(tag, names)| (tag, names.iter().copied().collect())).collect()
}

fn filtered<'v>(element: &str, attribute: &str, value: &'v str, pictures: Pictures) -> Option<Cow<'v, str>> {
    let starts =
        |scheme: &str| value.trim_start().get(..scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme));
    match (element, attribute) {
        (_, "style") => harmless_style(value).map(Cow::Owned),
        ("img", "src") if starts("cid:") => Some(value.into()),
        ("img", "src") => (pictures == Pictures::Https && starts("https://")).then(|| value.into()),
        ("a", "href") => (!starts("cid:")).then(|| value.into()),
        _ => Some(value.into()),
    }
}

/// Properties that colour and arrange text and can neither load, cover nor hide.
const PROPERTIES: &str = "background-color border border-bottom border-collapse border-color border-left border-radius \
    border-right border-spacing border-style border-top border-width color direction font-family \
    font-size font-style font-variant font-weight letter-spacing line-height list-style-type margin \
    margin-bottom margin-left margin-right margin-top padding padding-bottom padding-left padding-right \
    padding-top table-layout text-align text-decoration text-transform unicode-bidi vertical-align \
    white-space width min-width word-break word-wrap";

/// The smallest font and the farthest margin that still show their text, in pixels.
const SMALLEST: f32 = 6.0;
const FARTHEST: f32 = -20.0;

fn harmless_style(style: &str) -> Option<String> {
    let harmless = declarations(style).into_iter().filter(|d| is_harmless(&d.name, &d.value));
    let kept: Vec<String> = harmless.map(|d| format!("{}:{}", d.name, d.value)).collect();
    (!kept.is_empty()).then(|| kept.join(";"))
}

fn is_harmless(name: &str, value: &str) -> bool {
    let plain =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '#' | '%' | '.' | ',' | '-' | '\'' | '"');
    // Functions are those of colours; any other may load or compute.
    let without_colours = value.replace("rgba(", "").replace("rgb(", "").replace(')', "");
    let length = pixels(value, 16.0);
    let shows = match name {
        "font-size" | "line-height" => {
            length.is_none_or(|pixels| pixels >= SMALLEST || name == "line-height" && pixels >= 0.8)
        }
        _ if name.starts_with("margin") => value
            .split(' ')
            .filter_map(|word| super::value::pixels(word, 16.0))
            .all(|pixels| pixels >= FARTHEST),
        "width" => length.is_none_or(|pixels| pixels > 1.0),
        "letter-spacing" => length.is_none_or(|pixels| pixels >= -1.0),
        _ => true,
    };
    PROPERTIES.split(' ').any(|known| known == name)
        && value.len() <= 200
        && without_colours.chars().all(plain)
        && shows
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn safe(html: &str) -> String {
        safe_html(html, Pictures::None)
    }

    #[test]
    fn what_a_mail_needs_to_be_read_is_left() {
        for html in [
            "<p>Hello <b>there</b></p>",
            "<table border=\"1\"><tbody><tr><td style=\"color:#333;padding:4px\">A</td></tr></tbody></table>",
            "<ul><li>one</li><li>two</li></ul>",
        ] {
            assert_eq!(safe(html), html);
        }
        let link = safe("<a href='https://shop.example'>shop</a>");
        for part in ["href=\"https://shop.example\"", "target=\"_blank\"", "noopener"] {
            assert!(link.contains(part), "{link}");
        }
    }

    #[test]
    fn what_runs_loads_covers_or_hides_is_gone() {
        for (html, gone) in [
            ("<script>alert(1)</script>Hi", "alert"),
            ("<p onclick=alert(1)>Hi</p>", "onclick"),
            ("<a href='java\tscript:alert(1)'>Hi</a>", "script"),
            ("<a href=data:text/html,x>Hi</a>", "data:"),
            ("<img src=https://t.example/p.gif>Hi", "t.example"),
            ("<img src=data:image/svg+xml,x>Hi", "data:"),
            ("<p style='background:url(//t.example)'>Hi</p>", "t.example"),
            ("<p style='b\\61 ckground:u\\72l(//t.example)'>Hi</p>", "t.example"),
            ("<p style='position:fixed;top:0'>Hi</p>", "position"),
            ("<p style='display:none'>Hi</p>", "display"),
            ("<p style='font-size:0'>Hi</p>", "font-size"),
            ("<style>p{display:none}</style><p>Hi</p>", "display"),
            ("<form action=/x><input name=a>Hi</form>", "<form"),
            ("<svg><style><img src=x onerror=alert(1)></style></svg>Hi", "onerror"),
            ("<noscript><p title='</noscript><img src=x onerror=alert(1)>'>Hi", "<img src=x"),
            ("<meta http-equiv=refresh content='0;url=//t.example'>Hi", "t.example"),
        ] {
            let safe = safe(html);
            assert!(!safe.contains(gone) && safe.contains("Hi"), "{html} gave {safe}");
        }
    }

    #[test]
    fn pictures_from_the_net_come_only_when_asked() {
        let html =
            "<img src=\"https://t.example/p.gif\"><img src=\"http://t.example/q.gif\"><img src=\"cid:logo\">";
        let asked = safe_html(html, Pictures::Https);
        assert!(asked.contains("p.gif") && !asked.contains("q.gif") && asked.contains("cid:logo"), "{asked}");
        let quiet = safe(html);
        assert!(!quiet.contains("t.example") && quiet.contains("cid:logo"), "{quiet}");
    }

    #[test]
    fn a_page_too_deep_is_given_as_text() {
        let safe = safe(&format!("Above &lt;{}below", "<div>".repeat(3_000)));
        assert!(safe.starts_with("<pre>Above &lt;"), "{safe}");
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(html in super::super::tests::soup()) {
            let once = safe(&html);
            prop_assert_eq!(safe(&once), once);
        }
    }
}
