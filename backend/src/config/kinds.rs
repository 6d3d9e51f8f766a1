//! The kinds of values a setting can have: how one is read, what is allowed, how it is shown.

use super::file::Raw;
use super::{Rate, Secret};
use crate::telemetry::{Content, LogFormat};
use axum::http::Uri;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

pub(super) trait Kind<T> {
    /// `None`: it is not allowed.
    fn read(&self, raw: &Raw) -> Option<T>;
    /// What is, in words that end in an example.
    fn allowed(&self) -> String;
    fn show(&self, value: &T) -> String;
}

pub(super) fn one(raw: &Raw) -> Option<&str> {
    match raw {
        Raw::One(text) => Some(text.trim()),
        Raw::Many(_) => None,
    }
}

/// A duration of so much or more.
#[derive(Clone, Copy)]
pub(super) struct Lasting(pub(super) Duration);

const UNITS: [(&str, u64); 5] = [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000)];

impl Kind<Duration> for Lasting {
    fn read(&self, raw: &Raw) -> Option<Duration> {
        let text = one(raw)?;
        let digits = text.find(|c: char| !c.is_ascii_digit())?;
        let (number, unit) = text.split_at(digits);
        let (_, ms) = UNITS.into_iter().find(|(name, _)| *name == unit)?;
        let total = number.parse::<u64>().ok()?.checked_mul(ms).filter(|ms| *ms <= 366 * 86_400_000)?;
        Some(Duration::from_millis(total)).filter(|duration| *duration >= self.0)
    }

    fn allowed(&self) -> String {
        format!(
            "a duration of {} or more with its unit (`ms`, `s`, `m`, `h`, `d`), such as `90s`",
            self.show(&self.0)
        )
    }

    fn show(&self, value: &Duration) -> String {
        let total = u64::try_from(value.as_millis()).unwrap_or(u64::MAX);
        let fits = UNITS.into_iter().rev().find(|(_, ms)| total > 0 && total % ms == 0);
        fits.map_or_else(|| "0s".to_owned(), |(name, ms)| format!("{}{name}", total / ms))
    }
}

/// So many in each stretch of time, or none at all.
#[derive(Clone, Copy)]
pub(super) struct PerTime;

const STRETCHES: [(&str, u64); 3] = [("s", 1), ("min", 60), ("h", 3600)];

impl Kind<Option<Rate>> for PerTime {
    fn read(&self, raw: &Raw) -> Option<Option<Rate>> {
        let text = one(raw)?;
        if text == "off" {
            return Some(None);
        }
        let (count, stretch) = text.split_once('/')?;
        let (_, seconds) = STRETCHES.into_iter().find(|(name, _)| *name == stretch)?;
        let count = count.parse().ok().filter(|count| *count > 0)?;
        Some(Some(Rate { count, per: Duration::from_secs(seconds) }))
    }

    fn allowed(&self) -> String {
        "a count per `s`, `min` or `h`, such as `100/min`, or `off`".to_owned()
    }

    fn show(&self, value: &Option<Rate>) -> String {
        let Some(Rate { count, per }) = value else { return "off".to_owned() };
        let stretch = STRETCHES.into_iter().find(|(_, seconds)| *seconds == per.as_secs());
        stretch.map_or_else(|| format!("{count}/{}s", per.as_secs()), |(name, _)| format!("{count}/{name}"))
    }
}

/// A whole number between two others.
#[derive(Clone, Copy)]
pub(super) struct Whole(pub(super) i64, pub(super) i64);

impl<T: TryFrom<i64> + ToString> Kind<T> for Whole {
    fn read(&self, raw: &Raw) -> Option<T> {
        let number = one(raw)?.parse::<i64>().ok().filter(|number| (self.0..=self.1).contains(number))?;
        T::try_from(number).ok()
    }

    fn allowed(&self) -> String {
        format!("a whole number from {} to {}", self.0, self.1)
    }

    fn show(&self, value: &T) -> String {
        value.to_string()
    }
}

/// A share: from nothing to all of it.
#[derive(Clone, Copy)]
pub(super) struct Share;

impl Kind<f64> for Share {
    fn read(&self, raw: &Raw) -> Option<f64> {
        one(raw)?.parse::<f64>().ok().filter(|share| (0.0..=1.0).contains(share))
    }

    fn allowed(&self) -> String {
        "a number from 0 to 1, such as `0.6`".to_owned()
    }

    fn show(&self, value: &f64) -> String {
        value.to_string()
    }
}

#[derive(Clone, Copy)]
pub(super) struct YesNo;

impl Kind<bool> for YesNo {
    fn read(&self, raw: &Raw) -> Option<bool> {
        one(raw)?.parse().ok()
    }

    fn allowed(&self) -> String {
        "`true` or `false`".to_owned()
    }

    fn show(&self, value: &bool) -> String {
        value.to_string()
    }
}

/// A text that passes a test, described in words.
#[derive(Clone, Copy)]
pub(super) struct Text {
    pub(super) allowed: &'static str,
    pub(super) is_allowed: fn(&str) -> bool,
}

impl Kind<String> for Text {
    fn read(&self, raw: &Raw) -> Option<String> {
        one(raw).filter(|text| (self.is_allowed)(text)).map(str::to_owned)
    }

    fn allowed(&self) -> String {
        self.allowed.to_owned()
    }

    fn show(&self, value: &String) -> String {
        value.clone()
    }
}

/// Such a text where leaving it out means something too.
impl Kind<Option<String>> for Text {
    fn read(&self, raw: &Raw) -> Option<Option<String>> {
        Kind::<String>::read(self, raw).map(Some)
    }

    fn allowed(&self) -> String {
        self.allowed.to_owned()
    }

    fn show(&self, value: &Option<String>) -> String {
        value.clone().unwrap_or_else(|| "(not set)".to_owned())
    }
}

/// A secret is told to nobody: shown is only whether there is one.
impl Kind<Option<Secret>> for Text {
    fn read(&self, raw: &Raw) -> Option<Option<Secret>> {
        Kind::<String>::read(self, raw).map(|text| Some(Secret(text)))
    }

    fn allowed(&self) -> String {
        self.allowed.to_owned()
    }

    fn show(&self, value: &Option<Secret>) -> String {
        if value.is_some() { "(secret)" } else { "(not set)" }.to_owned()
    }
}

/// A list of texts that each pass a test.
#[derive(Clone, Copy)]
pub(super) struct Texts(pub(super) Text);

impl Kind<Vec<String>> for Texts {
    fn read(&self, raw: &Raw) -> Option<Vec<String>> {
        match raw {
            Raw::Many(texts) => texts.iter().all(|text| (self.0.is_allowed)(text)).then(|| texts.clone()),
            Raw::One(_) => None,
        }
    }

    fn allowed(&self) -> String {
        format!("a list in brackets, each {}", self.0.allowed)
    }

    fn show(&self, value: &Vec<String>) -> String {
        format!("[{}]", value.join(", "))
    }
}

/// Where to listen.
#[derive(Clone, Copy)]
pub(super) struct Address;

impl Kind<SocketAddr> for Address {
    fn read(&self, raw: &Raw) -> Option<SocketAddr> {
        let text = one(raw)?;
        match text.strip_prefix("localhost:") {
            Some(port) => port.parse().ok().map(|port: u16| SocketAddr::from(([127, 0, 0, 1], port))),
            None => text.parse().ok(),
        }
    }

    fn allowed(&self) -> String {
        "an IP address and a port, such as `127.0.0.1:8080`".to_owned()
    }

    fn show(&self, value: &SocketAddr) -> String {
        value.to_string()
    }
}

#[derive(Clone, Copy)]
pub(super) struct Folder;

impl Kind<PathBuf> for Folder {
    fn read(&self, raw: &Raw) -> Option<PathBuf> {
        one(raw).filter(|text| !text.is_empty()).map(PathBuf::from)
    }

    fn allowed(&self) -> String {
        "the path of a folder, which is made if missing".to_owned()
    }

    fn show(&self, value: &PathBuf) -> String {
        value.display().to_string()
    }
}

/// One of a few words.
#[derive(Clone, Copy)]
pub(super) struct Word<T: 'static>(pub(super) &'static [(&'static str, T)]);

pub(super) const LOG_FORMATS: Word<LogFormat> =
    Word(&[("auto", LogFormat::Auto), ("human", LogFormat::Human), ("json", LogFormat::Json)]);
pub(super) const CONTENTS: Word<Content> =
    Word(&[("off", Content::Off), ("masked", Content::Masked), ("full", Content::Full)]);

impl<T: Copy + PartialEq> Kind<T> for Word<T> {
    fn read(&self, raw: &Raw) -> Option<T> {
        let text = one(raw)?;
        self.0.iter().find(|(word, _)| *word == text).map(|(_, value)| *value)
    }

    fn allowed(&self) -> String {
        self.0.iter().map(|(word, _)| format!("`{word}`")).collect::<Vec<_>>().join(", ")
    }

    fn show(&self, value: &T) -> String {
        self.0
            .iter()
            .find(|(_, other)| other == value)
            .map_or_else(String::new, |(word, _)| (*word).to_owned())
    }
}

/// Whether `text` is an address of one of these schemes, with a host.
pub(super) fn is_url(text: &str, schemes: &[&str]) -> bool {
    text.parse::<Uri>().is_ok_and(|uri| {
        uri.scheme_str().is_some_and(|scheme| schemes.contains(&scheme))
            && uri.host().is_some_and(|h| !h.is_empty())
    })
}
