//! What stands below the quotes and is no answer to them: the foot of a mailing list, a notice, a signature.

/// The longest such foot, in lines.
const LINES: usize = 30;

/// Whether these lines, the last of a mail, are a foot and no new text: they begin with a rule of underscores, dashes
/// or equals signs, or with the mark of a signature, and nobody asks anything in them.
pub fn is_footer(lines: &[&str]) -> bool {
    let mut said = lines.iter().filter(|line| !line.trim().is_empty());
    let starts = said.next().is_some_and(|line| is_mark(line));
    starts && lines.len() <= LINES && !lines.iter().any(|line| line.contains('?'))
}

fn is_mark(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() >= 2 && line.chars().all(|c| matches!(c, '_' | '-' | '–' | '—' | '=' | '*'))
}
