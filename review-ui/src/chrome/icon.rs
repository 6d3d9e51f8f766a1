//! Icons: 16 px, a 1.5 px stroke, round caps. Always beside a word or on something with a label.

use leptos::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Arrow,
    Bolt,
    Check,
    CheckCircle,
    Chevron,
    ChevronLeft,
    Clock,
    Close,
    Coin,
    Copy,
    Envelope,
    Merge,
    Moon,
    More,
    Octagon,
    Panel,
    Person,
    Question,
    Search,
    Triangle,
    Truck,
    Working,
    /// The product's own sign.
    Mark,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Arrow => "M8 13V3.500M4 7.500l4-4 4 4",
            Self::Bolt => "M8.800 1.800 3.500 9h4l-.8 5.200L12 7H8z",
            Self::Check => "m3 8.500 3.200 3.200L13 4.800",
            Self::CheckCircle => {
                "M8 1.800a6.200 6.200 0 1 1 0 12.400A6.200 6.200 0 0 1 8 1.800M5.300 8.200l1.900 1.900 3.500-3.800"
            }
            Self::Chevron => "m6 3.500 4.500 4.500L6 12.500",
            Self::ChevronLeft => "M10 3.500 5.500 8l4.500 4.500",
            Self::Clock => {
                "M8 1.800a6.200 6.200 0 1 1 0 12.400A6.200 6.200 0 0 1 8 1.800M8 4.600V8l2.200 1.400"
            }
            Self::Close => "m3.500 3.500 9 9m0-9-9 9",
            Self::Coin => {
                "M8 1.800a6.200 6.200 0 1 1 0 12.400A6.200 6.200 0 0 1 8 1.800M10 6c-.2-.7-.9-1.200-2-1.200-1.200 0-2 .6-2 1.500C6 8.500 10 7.400 10 9.700c0 .9-.8 1.500-2 1.500s-2-.5-2.100-1.300M8 3.800v1M8 11.200v1"
            }
            Self::Copy => "M5.500 5.500h8v8h-8zM3.500 10.500h-1v-8h8v1",
            Self::Envelope => "M2 3.500h12v9H2zM2 4.500l6 4.500 6-4.500",
            Self::Merge => {
                "M4.500 5v6M4.500 5a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3M4.500 14a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3M11.500 9a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3M10 7.500H8.500c-2.500 0-4-.8-4-2.500"
            }
            Self::Moon => "M13 9.500A5.500 5.500 0 0 1 6.500 3 5.500 5.500 0 1 0 13 9.500",
            Self::More => "M3.500 8h.01M8 8h.01M12.500 8h.01",
            Self::Octagon => {
                "M5.400 1.800h5.200l3.600 3.600v5.200l-3.600 3.600H5.400l-3.600-3.600V5.400zM8 4.800v3.600M8 11h.01"
            }
            Self::Panel => "M2 3h12v10H2zM10 3v10",
            Self::Person => {
                "M8 7.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5M3.500 13.500c.3-2.500 2-4 4.500-4s4.200 1.500 4.500 4"
            }
            Self::Question => {
                "M8 1.800a6.200 6.200 0 1 1 0 12.400A6.200 6.200 0 0 1 8 1.800M6.300 6.300C6.400 5.300 7 4.800 8 4.800s1.700.6 1.700 1.500c0 1.300-1.700 1.300-1.700 2.500M8 11.200h.01"
            }
            Self::Search => "M7 2.500a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9M10.300 10.300l3.200 3.200",
            Self::Triangle => "M8 2.200 14.500 13.500h-13zM8 6.500v3M8 11.600h.01",
            Self::Truck => {
                "M1.500 4h7.500v6.500H1.500zM9 6.500h3l2.500 2.300v1.700H9M4.500 12.500a1.200 1.200 0 1 0 0-2.400 1.200 1.200 0 0 0 0 2.400M11.500 12.500a1.200 1.200 0 1 0 0-2.400 1.200 1.200 0 0 0 0 2.400"
            }
            Self::Working => "M8 1.800a6.200 6.200 0 1 1 0 12.400A6.200 6.200 0 0 1 8 1.800",
            Self::Mark => {
                "M1.500 10.800c1.800-.5 3.700-7.100 2.900-7.900s-1.900 4.300-1 7c.5 1.500 1.600.6 2.600-1.500.5-1 1.100-1 1 .1-.1 1.100.5 1.400 1.500.7M10 5.200l1.500 1.500 3-3.500M1.500 14h13"
            }
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Working => "icon icon-working",
            _ => "icon",
        }
    }
}

/// Drawn for the eye only: the word beside it says the same.
#[component]
pub fn Glyph(icon: Icon) -> impl IntoView {
    view! {
        <svg class=icon.class() viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d=icon.path() />
        </svg>
    }
}
