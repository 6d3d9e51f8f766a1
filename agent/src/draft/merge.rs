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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BASE: &str = "Hello Maya,\n\nIt came three days late. I am sorry.\n\nKind regards";

    #[test]
    fn edits_in_different_places_both_stand() {
        let mine = BASE.replace("Hello", "Dear");
        let theirs = BASE.replace("three", "four");
        let merged = merge(BASE, &mine, &theirs);
        assert_eq!(merged.body, "Dear Maya,\n\nIt came four days late. I am sorry.\n\nKind regards");
        assert_eq!(merged.conflicts, []);
    }

    #[test]
    fn a_real_clash_is_shown_and_never_chosen() {
        let mine = BASE.replace("three", "five");
        let theirs = BASE.replace("three", "four");
        let merged = merge(BASE, &mine, &theirs);
        let conflict =
            Conflict { base: "three ".to_owned(), mine: "five ".to_owned(), theirs: "four ".to_owned() };
        assert_eq!(merged, Merged { body: mine, conflicts: vec![conflict] });
    }

    #[test]
    fn the_same_edit_twice_is_no_conflict() {
        let both = BASE.replace("three", "four");
        assert_eq!(merge(BASE, &both, &both), Merged { body: both, conflicts: Vec::new() });
    }

    proptest! {
        #[test]
        fn without_the_other_side_mine_or_theirs_is_taken_whole(base in "[ab\\\\n\n ]{0,30}", mine in "[ab\\\\n\r\n ]{0,30}") {
            prop_assert_eq!(merge(&base, &mine, &base).body, mine.clone());
            prop_assert_eq!(merge(&base, &base, &mine).body, mine);
        }
    }
}
