//! Mails that a person must answer, one for each reason.

use super::{Mail, PLAIN};
use crate::demo::customers::{
    ANNELIESE, CAMILLE, FATIMA, GRACE, LUKAS, MATEO, OKSANA, OWEN, SIOBHAN, VIKTOR,
};

pub(super) const MAILS: &[Mail] = &[
    Mail {
        id: "two-requests",
        customer: MATEO,
        shows: "A parcel and a pair of shoes in one mail: goes to a person, with the parcel's facts",
        minutes_ago: 104,
        subject: "Two things",
        text: "Ciao,\n\n\
               first: my parcel NLX208090715 has not moved for days and the page only says that \
               there was a problem. Where is it?\n\n\
               Second, since I am writing anyway: do you have the First Mile in raspberry in size \
               33 in stock? My younger one wants to look like her brother.\n\n\
               Grazie!\n\
               Mateo",
        ..PLAIN
    },
    Mail {
        id: "what-is-it-about",
        customer: SIOBHAN,
        shows: "Nobody can tell what is asked: goes to a person",
        minutes_ago: 97,
        subject: "Re: the other day",
        text: "Hi all,\n\n\
               just following up on what we talked about the other day. Would that still be all \
               right with you? Let me know either way.\n\n\
               Siobhán",
        ..PLAIN
    },
    Mail {
        id: "german",
        customer: ANNELIESE,
        shows: "In German: goes to a person, with the facts of the late parcel",
        minutes_ago: 76,
        subject: "Verspätete Lieferung",
        text: "Guten Tag,\n\n\
               meine Bestellung SW-48302 kam drei Tage später als zugesagt, obwohl ich für den \
               Versand bezahlt habe. Die Schuhe sollten ein Geburtstagsgeschenk sein, und der \
               Geburtstag war am Tag davor. Was können Sie mir anbieten?\n\n\
               Mit freundlichen Grüßen\n\
               Anneliese Krüger",
        ..PLAIN
    },
    Mail {
        id: "french",
        customer: CAMILLE,
        shows: "In French, as text and page: goes to a person",
        minutes_ago: 58,
        subject: "Sandales Tidepool",
        text: "Bonjour,\n\n\
               auriez-vous encore les sandales Tidepool en pointure 39 ? J'en ai déjà une paire en \
               vert et j'aimerais la même en anthracite, si possible avant les vacances.\n\n\
               Merci d'avance,\n\
               Camille Laurent",
        html: Some(include_str!("french.html")),
        ..PLAIN
    },
    Mail {
        id: "not-my-order",
        customer: OKSANA,
        shows: "A charge that she did not make: goes to a person, nothing is drafted",
        minutes_ago: 36,
        subject: "Charge of $228 on my card",
        text: "Good morning,\n\n\
               my statement shows $228.00 for something called order SW-48361. I never placed this \
               order, nobody in this house runs, and the shoes on your page are not even my size. \
               Who ordered this, and where did it go?\n\n\
               Oksana Melnyk",
        ..PLAIN
    },
    Mail {
        id: "legal-threat",
        customer: VIKTOR,
        shows: "Threatens with a lawyer: goes to a person, nothing is drafted",
        minutes_ago: 47,
        subject: "Order SW-47990, final notice",
        text: "To whom it may concern,\n\n\
               my order SW-47990 came days after the promised date and I had to race in old shoes. \
               I have had no apology and no money back. If I do not hear from you this week my \
               lawyer will take this further.\n\n\
               V. Szabó",
        ..PLAIN
    },
    Mail {
        id: "return",
        customer: LUKAS,
        shows: "Wants to send shoes back: a topic without a workflow yet, goes to a person",
        minutes_ago: 33,
        subject: "Return, unworn",
        text: "Hello,\n\n\
               I would like to return the Terrane 4 Mid from order SW-48233. They are unworn and \
               still in the box, but one size too big. How do I send them back?\n\n\
               Lukas Brandt",
        ..PLAIN
    },
    Mail {
        id: "another-sender",
        customer: GRACE,
        shows: "Comes from an address that is not the customer's: goes to a person",
        minutes_ago: 26,
        subject: "My order SW-48345",
        text: "Hi, this is Grace, writing from my other account. Order SW-48345 is late, please \
               tell me where it is and send me the delivery address that you have on file.\n\n\
               Grace",
        from: Some("Grace Whitfield <g.whitfield@quickmail.example>"),
        ..PLAIN
    },
    Mail {
        id: "wants-a-person",
        customer: FATIMA,
        shows: "Wants to speak to a person: gets one",
        minutes_ago: 8,
        subject: "Please have somebody call me",
        text: "I would like to speak to a real person about order SW-48120, please. I have \
               explained this twice already and would rather not write it all down again.\n\n\
               Fatima El-Amin",
        ..PLAIN
    },
    Mail {
        id: "hurt",
        customer: OWEN,
        shows: "A defect, and somebody was hurt: goes to a person, nothing is drafted",
        minutes_ago: 20,
        subject: "Left shoe split after two runs",
        text: "The left shoe of my Terrane 4 (order SW-48031) split along the toe after two runs. \
               On the way down from Croagh Patrick the loose edge caught a root, I fell and \
               sprained my wrist. I am quite disappointed, and typing with one hand.\n\n\
               Owen Gallagher",
        ..PLAIN
    },
];
