//! Questions about what the shop sells.

use super::{Mail, PLAIN};
use crate::demo::customers::{JI_WOO, JOE, MARISOL};

pub(super) const MAILS: &[Mail] = &[
    Mail {
        id: "back-when",
        customer: MARISOL,
        shows: "One product, its name misspelt and out of stock: what it is, and when it comes back",
        minutes_ago: 232,
        subject: "Ridgway GTX question",
        text: "hi! i've had my eye on the Ridgway GTX for a trek in the cordillera. how heavy is it \
               really, is it waterproof, and do you have a 39?\n\n\
               gracias :)\n\
               Marisol",
        ..PLAIN
    },
    Mail {
        id: "nothing-like-it",
        customer: JI_WOO,
        shows: "Not in this colour: what comes close, told as alternatives",
        minutes_ago: 163,
        subject: "Stoop in black?",
        text: "Hello,\n\n\
               I would like to race in the Kestral Stoop this spring, but in black, please. I wear \
               EU 41. Do you have it?\n\n\
               Best,\n\
               Ji-woo Park",
        ..PLAIN
    },
    Mail {
        id: "all-your-shoes",
        customer: JOE,
        shows: "Asks for everything, again: a few products and a question, never the catalogue",
        minutes_ago: 131,
        subject: "ALL of them",
        text: "I asked you this last month and got three links. So once more: please send me a list \
               of all your shoes with the prices. All of them. I do like to see what there is \
               before I choose.\n\n\
               Joe Littlewood",
        ..PLAIN
    },
];
