//! A person's edit carried over to a newer draft.

use super::words::spaced_words;
use api::Conflict;
use similar::{MergeRegion, MergeResolution, TextMerge};

/// Three texts made one, as far as that needs no choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// At a conflict the person's own words stand here, so that nothing typed is lost; the conflict is listed all the same.
    pub body: String,
    pub conflicts: Vec<Conflict>,
}

/// Three-way merge on words: `base` is the version that `mine` was edited from, `theirs` the newer version.
///
/// What both changed alike is taken; what both changed differently is a conflict, never a choice.
pub fn merge(base: &str, mine: &str, theirs: &str) -> Merged {
    let texts = [base, mine, theirs].map(spaced_words);
    let [base_lines, mine_lines, theirs_lines] = texts.each_ref().map(|words| one_a_line(words));
    let merge = TextMerge::from_lines(&base_lines, &mine_lines, &theirs_lines);
    let mut merged = Merged { body: String::new(), conflicts: Vec::new() };
    for region in merge.regions() {
        merged.take(region, &texts);
    }
    merged
}

impl Merged {
    fn take(&mut self, region: &MergeRegion, [base, mine, theirs]: &[Vec<&str>; 3]) {
        let base = base[region.base_range()].concat();
        let mine = mine[region.ours_range()].concat();
        let theirs = theirs[region.theirs_range()].concat();
        match region.resolution() {
            MergeResolution::Theirs => self.body.push_str(&theirs),
            MergeResolution::Conflict => {
                self.body.push_str(&mine);
                self.conflicts.push(Conflict { base, mine, theirs });
            }
            _ => self.body.push_str(&mine),
        }
    }
}

/// The merge compares lines: one word a line, its own line ends written out.
fn one_a_line(words: &[&str]) -> String {
    let escaped =
        words.iter().map(|word| word.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r"));
    escaped.map(|word| word + "\n").collect()
}
