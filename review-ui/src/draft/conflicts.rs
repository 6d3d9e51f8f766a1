//! A merged text with the places where both changed it: each is shown in its line and settled where it stands.

use api::Conflict;

/// Which text of a conflict the person chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Mine,
    Theirs,
    /// One below the other, for the person to write it.
    Both,
}

/// What is drawn one below the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Lines that nobody has to look at.
    Settled(String),
    /// A conflict by its number, with what stands before and behind it in its lines.
    Open { number: usize, before: String, after: String },
}

/// Where the person's words of a conflict stand in the text, if they do.
fn place(body: &str, conflict: &Conflict) -> Option<(usize, usize)> {
    let from = usize::try_from(conflict.at).ok()?;
    let to = from.checked_add(conflict.mine.len())?;
    (body.get(from..to) == Some(conflict.mine.as_str())).then_some((from, to))
}

fn settled(lines: &str) -> Option<Part> {
    let lines = lines.trim_matches('\n');
    (!lines.is_empty()).then(|| Part::Settled(lines.to_owned()))
}

/// The text cut into whole lines without a conflict and lines with one. A conflict whose place is lost comes last.
pub fn parts(body: &str, conflicts: &[Conflict]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut drawn = 0;
    for (number, conflict) in conflicts.iter().enumerate() {
        let Some((from, to)) = place(body, conflict) else { continue };
        let line = body[..from].rfind('\n').map_or(0, |at| at + 1);
        let end = body[to..].find('\n').map_or(body.len(), |at| to + at);
        parts.extend(body.get(drawn..line).and_then(settled));
        parts.push(Part::Open {
            number,
            before: body[line..from].to_owned(),
            after: body[to..end].to_owned(),
        });
        drawn = drawn.max(end);
    }
    parts.extend(body.get(drawn..).and_then(settled));
    let lost = conflicts.iter().enumerate().filter(|(_, conflict)| place(body, conflict).is_none());
    parts.extend(lost.map(|(number, _)| Part::Open { number, before: String::new(), after: String::new() }));
    parts
}

/// Puts the chosen text in the place of one conflict; the others stay open, where they stand now.
pub fn settle(body: &str, conflicts: &[Conflict], number: usize, side: Side) -> (String, Vec<Conflict>) {
    let mut open = conflicts.to_vec();
    if number >= open.len() {
        return (body.to_owned(), open);
    }
    let settled = open.remove(number);
    let chosen = match side {
        Side::Mine => settled.mine.clone(),
        Side::Theirs => settled.theirs.clone(),
        Side::Both => format!("{}\n{}", settled.mine.trim_end(), settled.theirs),
    };
    let Some((from, to)) = place(body, &settled) else {
        let is_there = side == Side::Mine;
        return (if is_there { body.to_owned() } else { format!("{}\n\n{chosen}", body.trim_end()) }, open);
    };
    let text = format!("{}{chosen}{}", &body[..from], &body[to..]);
    for conflict in open.iter_mut().filter(|conflict| conflict.at > settled.at) {
        conflict.at = (conflict.at + chosen.len() as u64).saturating_sub(settled.mine.len() as u64);
    }
    (text, open)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn conflict(at: u64, mine: &str, theirs: &str) -> Conflict {
        Conflict { at, base: "base".to_owned(), mine: mine.to_owned(), theirs: theirs.to_owned() }
    }

    const BODY: &str = "Hello.\n\nIt took five days, five.\n\nBye.";

    fn two() -> [Conflict; 2] {
        [conflict(16, "five", "four"), conflict(27, "five", "seven")]
    }

    #[test]
    fn each_conflict_is_settled_in_its_own_place_even_where_the_words_are_the_same() {
        let (text, open) = settle(BODY, &two(), 1, Side::Theirs);
        assert_eq!(text, "Hello.\n\nIt took five days, seven.\n\nBye.");
        let (text, open) = settle(&text, &open, 0, Side::Theirs);
        assert_eq!((text.as_str(), open.len()), ("Hello.\n\nIt took four days, seven.\n\nBye.", 0));
    }

    #[test]
    fn the_others_move_along_with_what_was_chosen_before_them() {
        for side in [Side::Mine, Side::Theirs, Side::Both] {
            let (text, open) = settle(BODY, &two(), 0, side);
            assert!(place(&text, &open[0]).is_some(), "{side:?}: {text}");
            let (text, open) = settle(&text, &open, 0, Side::Theirs);
            assert!(text.contains("seven.") && open.is_empty(), "{side:?}: {text}");
        }
    }

    #[test]
    fn a_conflict_stands_in_its_line_and_everything_else_is_drawn_once() {
        let parts = parts(BODY, &two());
        let [
            Part::Settled(hello),
            Part::Open { before, after, .. },
            Part::Open { number: 1, .. },
            Part::Settled(bye),
        ] = &parts[..]
        else {
            panic!("{parts:?}")
        };
        assert_eq!((hello.as_str(), bye.as_str()), ("Hello.", "Bye."));
        assert_eq!((before.as_str(), after.as_str()), ("It took ", " days, five."));
    }

    #[test]
    fn a_conflict_whose_place_is_lost_is_still_asked_about() {
        let lost = [conflict(3, "not there", "theirs")];
        assert!(matches!(parts(BODY, &lost)[..], [Part::Settled(_), Part::Open { number: 0, .. }]));
        assert_eq!(settle(BODY, &lost, 0, Side::Mine).0, BODY);
        assert!(settle(BODY, &lost, 0, Side::Theirs).0.ends_with("Bye.\n\ntheirs"));
    }

    #[test]
    fn a_place_inside_a_letter_breaks_nothing() {
        let odd = [conflict(1, "x", "y"), conflict(u64::MAX, "x", "y")];
        assert_eq!(parts("éé", &odd).len(), 3);
        assert_eq!(settle("éé", &odd, 7, Side::Both).0, "éé");
    }
}
