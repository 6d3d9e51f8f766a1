//! Which rows are drawn: those in sight and some around them. All rows are of one height. Plain numbers.

/// The scrolled pane, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sight {
    pub top: f64,
    pub height: f64,
    pub row: f64,
}

/// Rows `from..upto` of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    pub from: usize,
    pub upto: usize,
}

/// Drawn ahead of the eye on either side; a short list is drawn whole.
const AROUND: usize = 16;
/// The window moves by so many rows at once.
const STEP: usize = 4;
/// So many rows from the end the next page is asked for.
const AHEAD: usize = 60;

impl Sight {
    pub fn window(self, count: usize) -> Window {
        let first = (self.top.max(0.0) / self.row.max(1.0)) as usize / STEP * STEP;
        let seen = (self.height.max(0.0) / self.row.max(1.0)).ceil() as usize + STEP;
        let from = first.saturating_sub(AROUND).min(count);
        Window { from, upto: (first + seen + AROUND).min(count) }
    }

    /// Where to scroll so that this row is seen whole; `None`: it is.
    pub fn to_show(self, row: usize) -> Option<f64> {
        let top = row as f64 * self.row;
        if top < self.top {
            Some(top)
        } else if top + self.row > self.top + self.height {
            Some((top + self.row - self.height).max(0.0))
        } else {
            None
        }
    }
}

impl Window {
    /// Whether the next page should be on its way.
    pub fn nears(self, end: usize) -> bool {
        self.upto + AHEAD >= end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(top: f64) -> Sight {
        Sight { top, height: 800.0, row: 100.0 }
    }

    #[test]
    fn what_is_in_sight_is_always_drawn() {
        for top in (0..500_000).step_by(37) {
            let window = at(f64::from(top)).window(5_000);
            let (first, last) = (top as usize / 100, ((top as usize + 799) / 100).min(4_999));
            assert!(window.from <= first && last < window.upto, "{top}: {window:?}");
            assert!(window.upto - window.from <= 8 + 2 * STEP + 2 * AROUND, "{window:?}");
        }
    }

    #[test]
    fn a_short_list_is_drawn_whole() {
        assert_eq!(at(0.0).window(20), Window { from: 0, upto: 20 });
        assert_eq!(at(0.0).window(0), Window { from: 0, upto: 0 });
    }

    #[test]
    fn a_row_is_scrolled_to_only_when_it_is_out_of_sight() {
        let sight = at(1_000.0);
        for (row, to) in [(10, None), (17, None), (9, Some(900.0)), (18, Some(1_100.0)), (0, Some(0.0))] {
            assert_eq!(sight.to_show(row), to, "{row}");
        }
    }

    #[test]
    fn the_next_page_is_asked_for_before_the_end_is_seen() {
        let window = at(0.0).window(100);
        assert!(!window.nears(100));
        assert!(at(2_000.0).window(100).nears(100));
    }
}
