//! One pointer, four answers: a claim, a fact or an action under the pointer lights the others that belong to it.

use api::{ActionView, DraftView, SegmentView};
use std::collections::BTreeSet;

/// What the pointer or the focus is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pointed {
    Segment(String),
    Fact(String),
    Action(String),
}

/// The ids of everything that is lit: segments, facts and actions alike.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lit(BTreeSet<String>);

impl Lit {
    pub fn has(&self, id: &str) -> bool {
        self.0.contains(id)
    }
}

/// `segments` are those on screen: a person's edit has its own.
pub fn light(pointed: Option<&Pointed>, draft: &DraftView, segments: &[SegmentView]) -> Lit {
    let speaking_of = |id: &str| -> Vec<String> {
        let speaks = |segment: &&SegmentView| segment.claims.iter().any(|claim| claim == id);
        segments.iter().filter(speaks).map(|segment| segment.id.clone()).collect()
    };
    let mut lit = BTreeSet::new();
    match pointed {
        None => {}
        Some(Pointed::Segment(id)) => {
            lit.insert(id.clone());
            lit.extend(segments.iter().filter(|s| &s.id == id).flat_map(|s| s.claims.clone()));
        }
        Some(Pointed::Fact(id)) => {
            lit.insert(id.clone());
            lit.extend(speaking_of(id));
            let stands_on = |action: &&ActionView| action.evidence.iter().any(|fact| fact.as_str() == id);
            lit.extend(draft.actions.iter().filter(stands_on).map(|action| action.id.to_string()));
        }
        Some(Pointed::Action(id)) => {
            lit.insert(id.clone());
            lit.extend(speaking_of(id));
            let named = draft.actions.iter().filter(|action| action.id.as_str() == id);
            lit.extend(named.flat_map(|action| action.evidence.iter().map(ToString::to_string)));
        }
    }
    Lit(lit)
}

/// The claim `step` away from the one in focus, round and round.
pub fn next_claim(segments: &[SegmentView], from: Option<&str>, step: isize) -> Option<String> {
    let claims: Vec<&SegmentView> = segments.iter().filter(|segment| !segment.claims.is_empty()).collect();
    let count = isize::try_from(claims.len()).ok().filter(|count| *count > 0)?;
    let at = from.and_then(|id| claims.iter().position(|segment| segment.id == id));
    let next = match at.and_then(|at| isize::try_from(at).ok()) {
        Some(at) => (at + step).rem_euclid(count),
        None if step < 0 => count - 1,
        None => 0,
    };
    claims.get(usize::try_from(next).ok()?).map(|segment| segment.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::sample;

    #[test]
    fn a_claim_lights_its_facts_and_its_action() {
        let draft = sample::draft();
        let lit = light(Some(&Pointed::Segment("s2".to_owned())), &draft, &draft.segments);
        for id in ["s2", "act_1", "ev_1"] {
            assert!(lit.has(id), "{id}");
        }
        assert!(!lit.has("ev_2"));
    }

    #[test]
    fn a_fact_lights_the_words_and_the_actions_that_stand_on_it() {
        let draft = sample::draft();
        let lit = light(Some(&Pointed::Fact("ev_1".to_owned())), &draft, &draft.segments);
        assert!(lit.has("s2") && lit.has("act_1") && !lit.has("s3"));
    }

    #[test]
    fn an_action_lights_its_words_and_facts() {
        let draft = sample::draft();
        let lit = light(Some(&Pointed::Action("act_1".to_owned())), &draft, &draft.segments);
        assert!(lit.has("s2") && lit.has("ev_1") && lit.has("act_1"));
    }

    #[test]
    fn claims_follow_each_other_round_and_round() {
        let draft = sample::draft();
        let next = |from, step| next_claim(&draft.segments, from, step);
        assert_eq!(next(None, 1).as_deref(), Some("s2"));
        assert_eq!(next(Some("s2"), 1).as_deref(), Some("s3"));
        assert_eq!(next(Some("s3"), 1).as_deref(), Some("s2"));
        assert_eq!(next(None, -1).as_deref(), Some("s3"));
        assert_eq!(next_claim(&[], None, 1), None);
    }
}
