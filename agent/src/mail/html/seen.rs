//! Whether a person would see a text: what its elements' styles make of it.
//!
//! Source: CSS Cascade Level 3 for which declaration wins; CSS Display, Color, Fonts and Overflow for what it does.

use super::css::{Declaration, Fuel, Rule, declarations, rules};
use super::dom::{Content, Node, NodeId};
use super::value::{Colour, font_pixels, pixels};

/// The properties that can hide. All others are not looked at.
const HIDING: &str = "display visibility opacity font-size font color -webkit-text-fill-color background background-color \
    background-image position left right top bottom text-indent margin-left margin-top transform clip \
    clip-path height max-height width max-width overflow overflow-x overflow-y content-visibility filter";

/// Elements that show nothing of what is in them.
const UNSHOWN: &str = "head title script style template iframe noframes noembed object embed audio video canvas svg math \
    datalist area param rp";

/// No text this small is read.
const UNREADABLE: f32 = 2.0;
/// No box this thin shows a word.
const THIN: f32 = 1.0;
/// So far beyond an edge nobody scrolls.
const AWAY: f32 = -300.0;

/// More fuel than a page of a mebibyte with a sheet needs.
const STEPS: u32 = 4_000_000;

/// What an element hands down to the text and the elements in it.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    /// Nothing below is shown, whatever it says of itself.
    gone: bool,
    invisible: bool,
    font: f32,
    colour: Colour,
    /// `None`: a picture lies behind it, whose colours nobody knows.
    ground: Option<Colour>,
}

impl Seen {
    pub fn is_shown(&self) -> bool {
        let lost = self.ground.is_some_and(|ground| self.colour.is_lost_on(ground));
        !self.gone && !self.invisible && self.font >= UNREADABLE && !lost && self.colour.alpha >= 0.1
    }

    fn page() -> Self {
        let (colour, ground) = (Colour::BLACK, Some(Colour::WHITE));
        Self { gone: false, invisible: false, font: 16.0, colour, ground }
    }
}

/// The styles of one page.
pub struct Styles<'a> {
    nodes: &'a [Node],
    rules: Vec<Rule>,
    fuel: Fuel,
}

impl<'a> Styles<'a> {
    pub fn of(nodes: &'a [Node]) -> Self {
        let sheets = nodes.iter().filter(|node| node.tag() == Some("style"));
        let mut all: Vec<Rule> = sheets.flat_map(|sheet| rules(&text_in(nodes, sheet))).collect();
        all.iter_mut().for_each(|rule| rule.declarations.retain(can_hide));
        all.retain(|rule| !rule.declarations.is_empty());
        all.sort_by_key(|rule| rule.selector.specificity()); // stable: the later of two equals wins
        Self { nodes, rules: all, fuel: Fuel::new(STEPS) }
    }

    /// The page was too costly to look at: from here on nothing is known.
    pub fn is_lost(&self) -> bool {
        self.fuel.is_empty()
    }

    pub fn page() -> Seen {
        Seen::page()
    }

    /// What this element makes of what its parent hands down.
    pub fn seen(&self, id: NodeId, parent: &Seen) -> Seen {
        let node = &self.nodes[id];
        let style = self.style(id, node);
        let font = font_of(&style, parent.font);
        let mut seen = Seen { font, ..*parent };
        seen.gone |= is_unshown(node, &style) || is_gone(&style, font) || is_boxed_away(node, &style, font);
        match style.get("visibility") {
            Some("hidden" | "collapse") => seen.invisible = true,
            Some("visible" | "initial") => seen.invisible = false,
            _ => {}
        }
        seen.colour = colour_of(node, &style).unwrap_or(parent.colour);
        seen.ground = ground_of(node, &style, parent.ground);
        seen
    }

    /// Rules in order of weight, then the element's own attribute, then what is important.
    fn style(&self, id: NodeId, node: &Node) -> Style {
        let of_rules = self.rules.iter().filter(|rule| rule.selector.matches(self.nodes, id, &self.fuel));
        let mut all: Vec<Declaration> = of_rules.flat_map(|rule| rule.declarations.clone()).collect();
        all.extend(node.attribute("style").map(declarations).unwrap_or_default());
        all.sort_by_key(|declaration| declaration.important);
        Style(all)
    }
}

fn can_hide(declaration: &Declaration) -> bool {
    HIDING.split(' ').any(|name| name == declaration.name)
}

fn text_in(nodes: &[Node], node: &Node) -> String {
    let texts = node.children.iter().filter_map(|child| match &nodes[*child].content {
        Content::Text(text) => Some(text.as_str()),
        Content::Document | Content::Element { .. } | Content::Unseen => None,
    });
    texts.collect()
}

/// Declarations from the weakest to the strongest.
struct Style(Vec<Declaration>);

impl Style {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|declaration| declaration.name == name).map(|found| found.value.as_str())
    }

    /// The later of a property and the shorthand that sets it too.
    fn either(&self, name: &str, shorthand: &str) -> Option<&Declaration> {
        self.0.iter().rev().find(|declaration| declaration.name == name || declaration.name == shorthand)
    }

    fn length(&self, name: &str, font: f32) -> Option<f32> {
        self.get(name).and_then(|value| pixels(value, font))
    }
}

fn is_unshown(node: &Node, style: &Style) -> bool {
    let tag = node.tag().unwrap_or_default();
    let closed = tag == "dialog" && node.attribute("open").is_none();
    let hidden = node.attribute("hidden").is_some() || closed;
    UNSHOWN.split(' ').any(|unshown| unshown == tag) || (hidden && style.get("display").is_none())
}

fn is_gone(style: &Style, font: f32) -> bool {
    let number = |name: &str| style.get(name).and_then(|value| pixels(value, 1.0));
    let away = ["left", "right", "top", "bottom"].iter().any(|side| beyond(style.length(side, font)));
    let placed = matches!(style.get("position"), Some("absolute" | "fixed" | "relative"));
    let moved =
        ["text-indent", "margin-left", "margin-top"].iter().any(|name| beyond(style.length(name, font)));
    let squeezed = |value: &str| {
        let value = value.replace(' ', "");
        ["scale(0", "scalex(0", "scaley(0", "translate(-", "translatex(-", "translatey(-"].iter().any(|way| {
            let number = value.split_once(way).map(|(_, rest)| rest);
            number.is_some_and(|rest| is_nothing_or_far(rest, way.starts_with("translate")))
        })
    };
    style.get("display") == Some("none")
        || style.get("content-visibility") == Some("hidden")
        || number("opacity").is_some_and(|opacity| opacity < 0.1)
        || style.get("filter").is_some_and(|filter| filter.replace(' ', "").contains("opacity(0"))
        || (placed && away)
        || moved
        || style.get("transform").is_some_and(squeezed)
        || is_clipped(style)
}

/// After `scale(0`: nothing but zeros; after `translate(-`: hundreds of pixels.
fn is_nothing_or_far(rest: &str, far: bool) -> bool {
    let number: String = rest.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    match far {
        true => number.parse::<f32>().is_ok_and(|n| n >= -AWAY),
        false => number.chars().all(|c| matches!(c, '0' | '.')),
    }
}

fn beyond(length: Option<f32>) -> bool {
    length.is_some_and(|length| length <= AWAY)
}

fn is_clipped(style: &Style) -> bool {
    let clip = style.get("clip").map(|value| value.replace([' ', ','], ""));
    let path = style.get("clip-path").map(|value| value.replace(' ', ""));
    let empty = ["rect(0000", "rect(0px0px0px0px", "rect(1px1px1px1px", "rect(00", "rect(0px0px"];
    clip.is_some_and(|clip| empty.iter().any(|start| clip.starts_with(start)))
        || path.is_some_and(|path| {
            ["inset(50%", "inset(100%", "circle(0"].iter().any(|start| path.starts_with(start))
        })
}

/// A box with no room in it that shows nothing beyond its edge.
fn is_boxed_away(node: &Node, style: &Style, font: f32) -> bool {
    let thin = |name: &str| style.length(name, font).is_some_and(|length| length <= THIN);
    let attribute = |name: &str| node.attribute(name).and_then(|v| pixels(v, 0.0)).is_some_and(|v| v <= 0.0);
    let small = ["height", "max-height", "width", "max-width"].iter().any(|name| thin(name));
    let cut = ["overflow", "overflow-x", "overflow-y"].iter().any(|name| {
        style.get(name).is_some_and(|v| ["hidden", "clip", "auto", "scroll"].iter().any(|w| v.contains(w)))
    });
    cut && (small || (node.tag() == Some("div") && attribute("height")))
}

fn font_of(style: &Style, parent: f32) -> f32 {
    let size = style.either("font-size", "font").map(|found| match found.name.as_str() {
        // `font: bold 0/0 a`: the size stands before the slash, or is the first length.
        "font" => found.value.split([' ', '/']).find_map(|word| font_pixels(word, parent)),
        _ => font_pixels(&found.value, parent),
    });
    size.flatten().unwrap_or(parent).max(0.0)
}

fn colour_of(node: &Node, style: &Style) -> Option<Colour> {
    let own = style.get("-webkit-text-fill-color").or_else(|| style.get("color"));
    let attribute = match node.tag() {
        Some("font") => node.attribute("color"),
        Some("body") => node.attribute("text"),
        _ => None,
    };
    own.and_then(Colour::parse).or_else(|| attribute.and_then(Colour::of_attribute))
}

fn ground_of(node: &Node, style: &Style, parent: Option<Colour>) -> Option<Colour> {
    let pictured = node.attribute("background").is_some()
        || ["background", "background-image"].iter().any(|name| {
            style.get(name).is_some_and(|value| value.contains("url(") || value.contains("gradient("))
        });
    let own = style.either("background-color", "background").and_then(|found| {
        Colour::parse(&found.value).or_else(|| found.value.split_whitespace().find_map(Colour::parse))
    });
    let own = own.or_else(|| node.attribute("bgcolor").and_then(Colour::of_attribute));
    match own {
        _ if pictured => None,
        Some(colour) if colour.alpha >= 0.5 => Some(colour),
        Some(_) | None => parent,
    }
}
