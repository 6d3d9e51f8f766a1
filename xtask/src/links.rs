//! Links of the documents: every file that one names must be there, and every heading it points into.

use crate::program::{Result, ask, root};
use crate::steps::{Context, Done};
use std::fs;
use std::path::Path;
use std::process::Command;

pub fn check(_: &Context) -> Result<Done> {
    let files = ask(Command::new("git").args(["ls-files", "*.md"]).current_dir(root()))?;
    let broken: Vec<String> = files.lines().flat_map(broken_in).collect();
    if broken.is_empty() { Ok(Done::Whole) } else { Err(broken.join("\n")) }
}

/// `docs/a.md: b.md is not there`, for each link that leads nowhere.
fn broken_in(file: &str) -> Vec<String> {
    let path = root().join(file);
    let text = fs::read_to_string(&path).unwrap_or_default();
    let is_own = |link: &&str| !link.contains("://") && !link.starts_with("mailto:");
    let links = links(&text).into_iter().filter(is_own);
    links.filter_map(|link| fault(&path, &text, link).map(|fault| format!("{file}: {fault}"))).collect()
}

/// What stands between `](` and `)`, outside of code, and in `src="..."`.
fn links(text: &str) -> Vec<&str> {
    let prose = text.split("```").step_by(2);
    prose.flat_map(|part| between(part, "](", ')').chain(between(part, "src=\"", '"'))).collect()
}

fn between<'a>(text: &'a str, open: &'a str, close: char) -> impl Iterator<Item = &'a str> {
    text.split(open).skip(1).filter_map(move |rest| rest.split(close).next())
}

fn fault(from: &Path, own: &str, link: &str) -> Option<String> {
    let (file, heading) = link.split_once('#').unwrap_or((link, ""));
    if file.is_empty() {
        return (!has_heading(own, heading)).then(|| format!("there is no heading #{heading}"));
    }
    let target = from.parent()?.join(file);
    if !target.exists() {
        return Some(format!("{file} is not there"));
    }
    let is_found =
        heading.is_empty() || fs::read_to_string(&target).is_ok_and(|text| has_heading(&text, heading));
    (!is_found).then(|| format!("{file} has no heading #{heading}"))
}

/// As code hosts name them: lower case, blanks as dashes, without signs.
fn has_heading(text: &str, wanted: &str) -> bool {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings.map(|line| anchor(line.trim_start_matches('#').trim())).any(|anchor| anchor == wanted)
}

fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_into_nothing_is_found() {
        let page = root().join("README.md");
        assert_eq!(fault(&page, "# Two commands\n", "#two-commands"), None);
        assert_eq!(fault(&page, "", "docs/architecture.md"), None);
        for broken in ["#none", "docs/none.md", "docs/architecture.md#none"] {
            assert!(fault(&page, "", broken).is_some(), "{broken}");
        }
    }

    #[test]
    fn code_has_no_links() {
        assert_eq!(links("[a](b.md)\n```sh\n[c](d.md)\n```\n<img src=\"e.png\">"), ["b.md", "e.png"]);
    }
}
