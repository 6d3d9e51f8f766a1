//! HTML that hostile mail cannot get into: markup is what stands in this program's source (`&'static str`), everything
//! else is text and is escaped.

/// A piece of a page.
#[derive(Debug, Default)]
pub struct Html(String);

impl Html {
    pub fn new() -> Self {
        Self::default()
    }

    /// Markup of our own. A text that was read or computed is no `'static` and does not compile here.
    pub fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Anything else, also between the quotes of an attribute.
    pub fn text(&mut self, text: impl AsRef<str>) -> &mut Self {
        for sign in text.as_ref().chars() {
            match sign {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                // Not allowed in HTML, and nothing to see: shown as what it is.
                '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\x7f' => self.0.push('\u{fffd}'),
                // Would turn the reading direction of what stands behind it.
                '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => self.0.push('\u{fffd}'),
                other => self.0.push(other),
            }
        }
        self
    }

    /// A number as coordinates and shares are written: two digits are finer than a pixel.
    pub fn num(&mut self, number: f64) -> &mut Self {
        let rounded = (number * 100.0).round() / 100.0;
        self.0.push_str(&(rounded + 0.0).to_string()); // + 0.0: no -0
        self
    }

    /// `<p class="class">text</p>`.
    pub fn el(&mut self, tag: &'static str, class: &'static str, text: impl AsRef<str>) -> &mut Self {
        self.within(tag, class, |inner| {
            inner.text(text);
        })
    }

    /// An element around what `inner` writes.
    pub fn within(
        &mut self,
        tag: &'static str,
        class: &'static str,
        inner: impl FnOnce(&mut Self),
    ) -> &mut Self {
        self.raw("<").raw(tag);
        if !class.is_empty() {
            self.raw(" class=\"").raw(class).raw("\"");
        }
        self.raw(">");
        inner(self);
        self.raw("</").raw(tag).raw(">")
    }

    pub fn add(&mut self, piece: &Self) -> &mut Self {
        self.0.push_str(&piece.0);
        self
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup_or_leave_its_attribute() {
        let mut html = Html::new();
        html.raw("<a title=\"").text("\"><script>alert('1')</script>&").raw("\">");
        assert_eq!(
            html.into_string(),
            "<a title=\"&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;\">"
        );
    }

    #[test]
    fn signs_that_are_not_seen_are_shown_as_unknown() {
        let mut html = Html::new();
        html.text("a\0b\u{202e}c\n\td");
        assert_eq!(html.into_string(), "a\u{fffd}b\u{fffd}c\n\td");
    }

    #[test]
    fn numbers_are_short_and_never_less_than_nothing() {
        let of = |number| {
            let mut html = Html::new();
            html.num(number);
            html.into_string()
        };
        assert_eq!([of(1.0 / 3.0), of(-0.001), of(12.0)], ["0.33", "0", "12"]);
    }
}
