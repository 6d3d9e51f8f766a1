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
    merge_again(base, mine, &[], theirs)
}

/// The same for a text in which conflicts are still `open`: they stay open, unless the newer version says what the
/// person says.
pub fn merge_again(base: &str, mine: &str, open: &[Conflict], theirs: &str) -> Merged {
    let texts = [base, mine, theirs].map(spaced_words);
    let [base_lines, mine_lines, theirs_lines] = texts.each_ref().map(|words| one_a_line(words));
    let merge = TextMerge::from_lines(&base_lines, &mine_lines, &theirs_lines);
    let mut merged = Merged { body: String::new(), conflicts: Vec::new() };
    let mut read = 0;
    for region in merge.regions() {
        let from = read;
        read += texts[1][region.ours_range()].iter().map(|word| word.len()).sum::<usize>();
        let still_open = open.iter().find(|conflict| touches(conflict, from, read));
        merged.take(region, &texts, still_open);
    }
    merged
}

/// Whether the person's side of a conflict stands between these bytes; a side without words stands between two.
fn touches(conflict: &Conflict, from: usize, to: usize) -> bool {
    let at = usize::try_from(conflict.at).unwrap_or(usize::MAX);
    let end = at.saturating_add(conflict.mine.len());
    if conflict.mine.is_empty() { from <= at && at <= to } else { at < to && from < end }
}

impl Merged {
    fn take(&mut self, region: &MergeRegion, [base, mine, theirs]: &[Vec<&str>; 3], open: Option<&Conflict>) {
        let base = base[region.base_range()].concat();
        let mine = mine[region.ours_range()].concat();
        let theirs = theirs[region.theirs_range()].concat();
        match (region.resolution(), open) {
            (MergeResolution::Theirs, _) => self.body.push_str(&theirs),
            (MergeResolution::Conflict, _) => self.clash(base, mine, theirs),
            (_, Some(open)) if mine != theirs => self.clash(open.base.clone(), mine, theirs),
            _ => self.body.push_str(&mine),
        }
    }

    fn clash(&mut self, base: String, mine: String, theirs: String) {
        let at = self.body.len() as u64;
        self.body.push_str(&mine);
        self.conflicts.push(Conflict { at, base, mine, theirs });
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
        let at = mine.find("five").unwrap() as u64;
        let conflict =
            Conflict { at, base: "three ".to_owned(), mine: "five ".to_owned(), theirs: "four ".to_owned() };
        assert_eq!(merged, Merged { body: mine, conflicts: vec![conflict] });
    }

    #[test]
    fn a_conflict_that_nobody_settled_is_asked_again_of_the_version_after_the_next() {
        let (mine, second) = (BASE.replace("three", "five"), BASE.replace("three", "four"));
        let open = merge(BASE, &mine, &second);
        let third = second.replace("Kind", "Best");
        let again = merge_again(&second, &open.body, &open.conflicts, &third);
        assert_eq!(again.body, mine.replace("Kind", "Best"));
        assert_eq!(again.conflicts, open.conflicts, "neither side is chosen silently");
        let agreed = second.replace("four", "five");
        assert_eq!(merge_again(&second, &open.body, &open.conflicts, &agreed).conflicts, []);
    }

    #[test]
    fn words_that_the_person_took_out_are_a_conflict_too() {
        let (mine, second) = (BASE.replace(" I am sorry.", ""), BASE.replace("I am sorry.", "We are sorry."));
        let open = merge(BASE, &mine, &second);
        assert_eq!(open.conflicts.len(), 1);
        let again = merge_again(&second, &open.body, &open.conflicts, &second);
        assert_eq!(again.conflicts, open.conflicts);
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

        #[test]
        fn every_conflict_tells_where_it_stands(base in "[ab \n]{0,30}", mine in "[abc \n]{0,30}", theirs in "[abd \n]{0,30}") {
            let merged = merge(&base, &mine, &theirs);
            for conflict in &merged.conflicts {
                let at = usize::try_from(conflict.at).unwrap();
                prop_assert_eq!(&merged.body[at..at + conflict.mine.len()], conflict.mine.as_str());
            }
        }
    }
}
