//! Values of style properties: colours and lengths.

/// Red, green, blue and how much it covers (0 to 1).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colour {
    pub rgb: [u8; 3],
    pub alpha: f32,
}

impl Colour {
    pub const WHITE: Self = Self { rgb: [255; 3], alpha: 1.0 };
    pub const BLACK: Self = Self { rgb: [0; 3], alpha: 1.0 };

    /// `#fff`, `#ffffff`, `#ffff`, `rgb(..)`, `rgba(..)`, `transparent`, and the names that mails use. `None`: another value.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text == "transparent" {
            return Some(Self { alpha: 0.0, ..Self::BLACK });
        }
        if let Some(hex) = text.strip_prefix('#') {
            return from_hex(hex);
        }
        if let Some((_, list)) = text.split_once('(').filter(|(name, _)| matches!(*name, "rgb" | "rgba")) {
            return from_numbers(list.trim_end_matches(')'));
        }
        NAMES.iter().find(|(name, _)| *name == text).map(|(_, rgb)| Self { rgb: *rgb, alpha: 1.0 })
    }

    /// The colour of an attribute (`bgcolor=ffffff`), where the `#` may be missing.
    pub fn of_attribute(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        Self::parse(&text).or_else(|| from_hex(&text))
    }

    /// Whether no eye tells text in this colour from what is behind it.
    pub fn is_lost_on(self, ground: Self) -> bool {
        self.alpha < 0.1 || self.rgb.iter().zip(ground.rgb).all(|(a, b)| a.abs_diff(b) <= 6)
    }
}

fn from_hex(hex: &str) -> Option<Colour> {
    let digits: Vec<u8> = hex.chars().map(|c| c.to_digit(16).map(|d| d as u8)).collect::<Option<_>>()?;
    let pairs: Vec<u8> = match digits.len() {
        3 | 4 => digits.iter().map(|d| d * 17).collect(),
        6 | 8 => digits.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect(),
        _ => return None,
    };
    let alpha = pairs.get(3).map_or(1.0, |alpha| f32::from(*alpha) / 255.0);
    Some(Colour { rgb: [pairs[0], pairs[1], pairs[2]], alpha })
}

fn from_numbers(list: &str) -> Option<Colour> {
    let numbers: Vec<f32> = list
        .split([',', '/', ' '])
        .filter(|word| !word.trim().is_empty())
        .map(|word| match word.trim().strip_suffix('%') {
            Some(percent) => percent.parse::<f32>().map(|p| p * 2.55),
            None => word.trim().parse(),
        })
        .collect::<Result<_, _>>()
        .ok()?;
    let channel = |at: usize| numbers.get(at).map(|n| n.clamp(0.0, 255.0) as u8);
    let alpha = numbers.get(3).map_or(1.0, |alpha| if list.contains('%') { alpha / 2.55 } else { *alpha });
    Some(Colour { rgb: [channel(0)?, channel(1)?, channel(2)?], alpha })
}

const NAMES: [(&str, [u8; 3]); 20] = [
    ("white", [255, 255, 255]),
    ("black", [0, 0, 0]),
    ("red", [255, 0, 0]),
    ("green", [0, 128, 0]),
    ("blue", [0, 0, 255]),
    ("yellow", [255, 255, 0]),
    ("gray", [128, 128, 128]),
    ("grey", [128, 128, 128]),
    ("silver", [192, 192, 192]),
    ("navy", [0, 0, 128]),
    ("maroon", [128, 0, 0]),
    ("orange", [255, 165, 0]),
    ("purple", [128, 0, 128]),
    ("teal", [0, 128, 128]),
    ("lightgray", [211, 211, 211]),
    ("lightgrey", [211, 211, 211]),
    ("whitesmoke", [245, 245, 245]),
    ("snow", [255, 250, 250]),
    ("ivory", [255, 255, 240]),
    ("ghostwhite", [248, 248, 255]),
];

/// Pixels; `em` and `%` are of `of` pixels. `None`: not a length (`auto`, `inherit`).
pub fn pixels(text: &str, of: f32) -> Option<f32> {
    let text = text.trim();
    let end = text.find(|c: char| !matches!(c, '0'..='9' | '.' | '-' | '+')).unwrap_or(text.len());
    let number: f32 = text[..end].parse().ok()?;
    let scale = match text[end..].trim() {
        "" | "px" => 1.0,
        "pt" => 4.0 / 3.0,
        "pc" | "rem" => 16.0,
        "in" => 96.0,
        "cm" => 37.8,
        "mm" => 3.78,
        "em" => of,
        "ex" | "ch" => of / 2.0,
        "%" => of / 100.0,
        "vw" | "vh" | "vmin" | "vmax" => 8.0,
        _ => return None,
    };
    Some(number * scale)
}

/// A font's size in pixels, inside a font of `of` pixels.
pub fn font_pixels(text: &str, of: f32) -> Option<f32> {
    match text.trim() {
        "xx-small" | "x-small" => Some(10.0),
        "small" | "medium" | "large" | "x-large" | "xx-large" => Some(16.0),
        "smaller" => Some(of * 0.8),
        "larger" => Some(of * 1.2),
        "inherit" => Some(of),
        "initial" => Some(16.0),
        length => pixels(length, of),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_in_every_way_of_writing_them() {
        for (text, rgb, alpha) in [
            ("#fff", [255, 255, 255], 1.0),
            ("#1F497D", [31, 73, 125], 1.0),
            ("#ffffff00", [255, 255, 255], 0.0),
            ("rgb(255, 255,255)", [255, 255, 255], 1.0),
            ("rgba(0 0 0 / 0)", [0, 0, 0], 0.0),
            ("rgb(100%,0%,0%)", [255, 0, 0], 1.0),
            ("white", [255, 255, 255], 1.0),
            ("transparent", [0, 0, 0], 0.0),
        ] {
            assert_eq!(Colour::parse(&text.to_lowercase()), Some(Colour { rgb, alpha }), "{text}");
        }
        assert_eq!(Colour::parse("inherit"), None);
        assert_eq!(Colour::of_attribute("FFFFFF"), Some(Colour::WHITE));
        assert!(Colour::parse("#fefefe").unwrap().is_lost_on(Colour::WHITE));
        assert!(!Colour::parse("#eeeeee").unwrap().is_lost_on(Colour::WHITE));
    }

    #[test]
    fn lengths_are_pixels() {
        for (text, expected) in [
            ("0", Some(0.0)),
            ("12px", Some(12.0)),
            ("12pt", Some(16.0)),
            ("0.5em", Some(8.0)),
            ("50%", Some(8.0)),
            ("-9999px", Some(-9999.0)),
            (".1px", Some(0.1)),
            ("auto", None),
            ("", None),
        ] {
            assert_eq!(pixels(text, 16.0), expected, "{text}");
        }
    }
}
