//! How far an evaluation is, told to who waits for it.

use evals::{Began, Note, Progress};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Progress on standard error: a bar on a terminal, elsewhere a line at every tenth.
pub struct Teller {
    bar: ProgressBar,
    out: PathBuf,
}

impl Teller {
    pub fn new(out: &Path) -> Self {
        let style = ProgressStyle::with_template("{wide_bar} {pos}/{len}  {per_sec}  {msg}  {elapsed}");
        let bar = ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self { bar, out: out.to_owned() }
    }

    pub fn tell(&self, note: Note) {
        match note {
            Note::Began(began) => self.began(&began),
            Note::Played(progress) if self.bar.is_hidden() => plainly(progress),
            Note::Played(Progress { done, of, wrong }) => {
                self.bar.set_length(of as u64);
                self.bar.set_message(format!("{wrong} wrong"));
                self.bar.set_position(done as u64);
            }
        }
    }

    fn began(&self, began: &Began) {
        let out = self.out.display();
        match began {
            Began::Fresh => {}
            Began::GoesOn { kept } => {
                self.bar.set_position(*kept as u64);
                self.bar.reset_eta(); // the rate is that of the cases that are played now
                line(&format!("goes on with {out}: {kept} finished cases are not played again"));
            }
            Began::Anew { because } => line(&format!("starts anew in {out}: {because}")),
        }
    }

    pub fn finish(&self) {
        self.bar.finish_and_clear();
        line(&format!("{}", self.out.join("report.html").display()));
    }
}

fn plainly(Progress { done, of, wrong }: Progress) {
    if done == of || done % of.div_ceil(10) == 0 {
        line(&format!("{done} of {of} cases, {wrong} wrong"));
    }
}

fn line(text: &str) {
    writeln!(std::io::stderr(), "{text}").ok();
}
