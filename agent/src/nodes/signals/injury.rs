//! Somebody was hurt.

use super::patterns::Patterns;
use std::sync::LazyLock;

static REPORTS: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(
        &[
            r"\b(i|we|he|she|they|who|son|daughter|wife|husband|child|kid|mother|father|friend|partner)( \w+)? (was|were|is|am|got|been|get|has been) (badly |seriously |slightly )?(injured|hurt|burn(ed|t)|electrocuted|hospitali[sz]ed)\b",
            r"\b(caused|causing|gave|resulted in|led to|because of|left me with|suffered|sustained)\b.{0,40}\b(injur(y|ies)|burns?|fracture|concussion|bleeding|allergic reaction|rash|blisters that)\b",
            r"\b(has|have|had|got|with)( \w+)? (burns?|blisters and|cuts|wounds) (on|all over|across)( \w+)? (foot|feet|toes?|legs?|skin|heels?|hands?|arms?|ankles?)\b",
            r"\bchemical (reaction|burns?)\b",
            r"\binjured (myself|himself|herself|my|his|her)\b",
            r"\b(broke|fractured|sprained|twisted|tore|dislocated|cut|burn(ed|t)|hurt) (my|his|her) (\w+ )?(ankle|leg|arm|wrist|foot|toe|knee|hip|hand|finger|back|head|skin|ligament|nose|tooth|teeth)\b",
            r"\b(in|to|at|from) (the )?(hospital|emergency room|a&e|er)\b",
            r"\ballergic reaction\b",
            r"\b(fell|slipped|tripped)\b.{0,50}\b(because|when|as) (the|your|one|my|its)\b.{0,20}\b(sole|shoe|heel|lace|strap)",
        ],
        &[
            r"\b(no ?body|no one|nobody) (was|got|is) (hurt|injured)\b",
            r"\b(last year|years? ago|months? ago|recovering|recover from|rehab|old|previous|past|prone to) ?(\w+ )?(injury|injuries|sprain)?\b.{0,40}\b(recommend|need|looking|suitable|advice|support)",
            r"\b(recommend|looking for|suitable|advice)\b.{0,80}\b(injur|sprain|hurt|broke)",
            r"\b(work|job|nurse|deliver\w*|address|ship\w*) .{0,20}\bhospital\b",
        ],
    )
});

/// The words that say somebody was hurt.
pub fn report(text: &str) -> Option<String> {
    REPORTS.find(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_injury_is_seen_and_a_runner_who_asks_for_advice_is_not() {
        for text in [
            "The sole came off and I sprained my ankle.",
            "My son was hurt when the strap broke",
            "I ended up in hospital because of your shoes",
            "They caused a bad allergic reaction.",
        ] {
            assert!(report(text).is_some(), "{text}");
        }
        for text in [
            "I am recovering from a knee injury and need support, what do you recommend?",
            "It would not hurt to tell me where my parcel is.",
            "Nobody was hurt, but the box is crushed.",
            "Please deliver to the hospital where I work.",
        ] {
            assert_eq!(report(text), None, "{text}");
        }
    }
}
