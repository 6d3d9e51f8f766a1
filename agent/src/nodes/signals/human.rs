//! The explicit wish for a person.

use super::patterns::Patterns;
use std::sync::LazyLock;

static NOT_A_ROBOT: LazyLock<Patterns> = LazyLock::new(|| {
    let robot = r"(robot|bot|chat ?bot|machine|computer|ai|automated (system|reply|replies|response|responses|message|messages|answer|answers|mail|mails|email|emails)|template|canned (reply|response|answer)s?)";
    Patterns::new(
        &[
            &format!(
                r"\b(don't|do not|won't|will not|refuse to|not going to|no longer) (want|wish|like|care|intend|need|talk|speak|write|chat|deal|be|accept)\b.{{0,40}}\b{robot}s?\b"
            ),
            &format!(
                r"\b(no|not|stop|enough|sick|tired|fed up)\b.{{0,25}}\b(more |with |of |the |these |your |sending )*{robot}s?\b"
            ),
            &format!(
                r"\b(not|than|instead of|rather than) (with |to )?(an? |another |your |some )?{robot}s?\b"
            ),
        ],
        &[r"\b(robot|bot|machine|computer) (socks|shirt|toy|watch|wash\w*)"],
    )
});

static WISHES: LazyLock<Patterns> = LazyLock::new(|| {
    let person = r"(human|human being|person|real person|live (agent|person|chat)|(human |customer service |support )?(agent|representative|rep)|manager|supervisor|team lead|boss|somebody|someone|somebody real|someone real|human (being|agent|operator|person|support)|operator|colleague)";
    let contact = r"(speak|talk|chat|speaking|talking|connect(ed)?( me)?|transfer(red)?( me)?|put me through|forward(ed)? (me|this)|escalate( this| me| it)?|pass (me|this) on|get( me)?|reach|deal)";
    Patterns::new(
        &[
            &format!(
                r"\b{contact} (with|to|through|on to)? ?(an?|the|your|some|any|another)? ?(actual |real |live )?{person}\b"
            ),
            r"\b(want|need|demand|require|prefer|would like|'d like|give me|get me|let me have|is there|can i (get|have)|may i have|could i (get|have))\b (an?|the|your|some|to be|any)? ?(actual |real |live )?(human|human being|real person|live (agent|person)|human (agent|operator|support|answer|reply|being)|representative|manager|supervisor)\b",
            r"\b(an?|the|some|any) (actual|real|living|live) (human|person|agent)\b",
            r"\b(human|person|someone|somebody) (please|pls|now)\b",
            r"\b(please|can|could|would|will|want|need|like|have|ask)\b.{0,40}\b(some(one|body)|you|manager|supervisor|person|human|colleague)?\b ?(to )?(call|phone|ring) me\b( back)?( (at|on|under|today|tomorrow|asap|please|when|as soon|before|after|this|back|in)\b|,|$)",
            r"\b(please )?give me a (call|ring)\b",
            r"\bcall me back\b",
        ],
        &[
            r"\b(no need|not necessary|needn't|don't (need|have)|do not (need|have)|doesn't (need|have)|no reason) .{0,30}\b(to )?(call|phone|ring|speak|talk|human|person|manager|agent|anyone|someone|connect|transfer|escalate)\b",
            r"\b(no|without an?|don't want an?|do not want an?|don't need an?|don't need your|don't want your) (human|person|manager|agent|supervisor|phone call|call)\b",
            r"\b(don't|do not|please don't|never) (want (you |anyone |somebody |someone )?to |need (you |anyone )?to )?(call|phone|ring|transfer|escalate|connect)\b",
            r"\b(spoke|spoken|talked|chatted|was speaking|was talking) (to|with)\b",
            r"\bhuman (error|mistake|rights|hair|nature|resources)\b|\bonly human\b",
            r"\b(person|someone|somebody|agent|driver|human) (who|from|at) (delivered|the carrier|ups|dhl|fedex|usps)\b",
        ],
    )
});

/// The words in which a customer asks for a person. Negation is read: "no need to call me" is none, "I do not want to
/// talk to a robot" is one.
pub fn wish(text: &str) -> Option<String> {
    NOT_A_ROBOT.find(text).or_else(|| WISHES.find(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_for_a_person_is_heard() {
        for text in [
            "I want to speak to a human.",
            "Can I talk to a real person please?",
            "please connect me with your manager",
            "I don't want to talk to a robot!",
            "Enough of these automated replies.",
            "Is there a supervisor?",
            "Could someone call me back?",
            "Please call me on 555 0100.",
            "escalate this to a manager",
            "Human please",
            "I would like a human answer, not a template.",
        ] {
            assert!(wish(text).is_some(), "{text}");
        }
    }

    #[test]
    fn a_person_in_passing_is_not_a_wish_for_one() {
        for text in [
            "No need to call me, just tell me where it is.",
            "No human needed, I only want the tracking link.",
            "You don't have to connect me to an agent.",
            "Human error happens, I am not angry.",
            "I spoke to a manager last week and heard nothing.",
            "My friends call me Jo.",
            "Hello, I have an issue. Out of courtesy, where is my order?",
            "The person who delivered it left it in the rain.",
            "Is the Robot Runner shoe back?",
            "Someone left it next door.",
        ] {
            assert_eq!(wish(text), None, "{text}");
        }
    }
}
