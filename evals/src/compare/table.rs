//! A comparison as a table for people.

use super::{Change, Comparison, Moved};
use std::fmt::Write as _;

impl Comparison {
    /// Figures, the cases that changed, and the verdict.
    pub fn table(&self) -> String {
        let mut table = self.heading();
        // Writing to a String cannot fail.
        for change in &self.figures {
            writeln!(table, "  {}", line(change)).ok();
        }
        moved(&mut table, "Newly wrong", &self.newly_wrong);
        moved(&mut table, "Newly right", &self.newly_right);
        self.verdict(&mut table);
        table
    }

    fn heading(&self) -> String {
        let (before, after) = (&self.before, &self.after);
        let mut heading = format!("{}: {} then, {} now\n", after.suite, before.engine, after.engine);
        if self.only_before + self.only_after > 0 {
            let (gone, new) = (self.only_before, self.only_after);
            writeln!(
                heading,
                "Not compared: {gone} cases that only the first run has, {new} that only the second has"
            )
            .ok();
        }
        writeln!(
            heading,
            "  {:<20} {:>7} {:>7} {:>8}  {:<18} better/worse",
            "figure", "before", "after", "change", "95 %"
        )
        .ok();
        heading
    }

    fn verdict(&self, table: &mut String) {
        match self.broken.as_slice() {
            [] => writeln!(table, "Nothing that counts got worse.").ok(),
            broken => {
                writeln!(table, "It may not take the place of the first run:").ok();
                broken.iter().try_for_each(|why| writeln!(table, "  {why}")).ok()
            }
        };
    }
}

fn line(change: &Change) -> String {
    let Change { name, before, after, change, low, high, better, worse, p } = change;
    let sure = p.map(|p| format!(", p {p:.3}")).unwrap_or_default();
    let spread = format!("{low:+.3} to {high:+.3}");
    format!("{name:<20} {before:>7.3} {after:>7.3} {change:>+8.3}  {spread:<18} {better}/{worse}{sure}")
}

fn moved(table: &mut String, title: &str, cases: &[Moved]) {
    if !cases.is_empty() {
        writeln!(table, "{title}: {}", cases.len()).ok();
    }
    for case in cases {
        writeln!(table, "  {} {}: {}", case.suite, case.id, case.wrong.join("; ")).ok();
    }
}
