//! The table of topics: words, what they speak for, and how strongly (3: by itself, 2: likely, 1: a hint).

use api::Topic;

/// One line of the table. The pattern is matched in lower case, with straight apostrophes.
pub type Rule = (Topic, f64, &'static str);

/// A thing that is on its way.
macro_rules! parcel {
    () => {
        r"(parcels?|packages?|packets?|pakage|shipments?|deliver(y|ies)|orders?|consignments?|goods|items?|stuff|things?|purchases?|shoes?|sneakers?|trainers?|boots?|sandals?|spikes|pair|box|products?|couriers?)"
    };
}

pub const RULES: &[Rule] = &[
    // Late delivery
    (
        Topic::LateDelivery,
        3.0,
        concat!(
            r"\b",
            parcel!(),
            r"\b.{0,60}\b(late|delayed|overdue|behind schedule|belated|missing|lost|stuck|disappeared|vanished|nowhere|not here)\b"
        ),
    ),
    (
        Topic::LateDelivery,
        3.0,
        concat!(r"\b(late|delayed|overdue|lost|missing|belated|slow)\b.{0,25}\b", parcel!(), r"\b"),
    ),
    (
        Topic::LateDelivery,
        3.0,
        r"\b(has|have|had|did|is|was|does)(n'?t| not|nt)( yet| still| even| actually| been)* (arrived?|come|came|delivered|show(n|ed)? up|turn(ed)? up|reach(ed)?|receive[d]?|here|got|gotten|get|landed|made it)\b",
    ),
    (
        Topic::LateDelivery,
        3.0,
        r"\bnot( yet| been| yet been| even)* (arrived|come|delivered|received|here yet|turned up|shown up|reached)\b",
    ),
    (
        Topic::LateDelivery,
        3.0,
        r"\bnever (arrived|came|showed|turned up|reached|received|got|delivered|appeared|made it)\b",
    ),
    (
        Topic::LateDelivery,
        3.0,
        r"\bstill (waiting|not|no (sign|parcel|package|delivery|news|trace|order|shoes)|nothing|haven|hasn|havn|missing|don'?t have|outstanding|pending|isn'?t here|wait)\b",
    ),
    (
        Topic::LateDelivery,
        2.0,
        r"\b(nobody|no one|no-one|nothing) (came|has come|came by|turned up|showed up|arrived|has arrived|was delivered)\b",
    ),
    (
        Topic::LateDelivery,
        2.0,
        r"\b(promised|guaranteed|told|said|quoted)\b.{0,50}\b(date|delivery|deliver|delivered|arrive|arrival|by (mon|tues|wednes|thurs|fri|satur|sun)day|window|day|yesterday|last week|days?)\b",
    ),
    (
        Topic::LateDelivery,
        2.0,
        r"\b(supposed|meant|due|scheduled|expected|expecting|was going) to\b.{0,25}\b(arrive|come|be here|be delivered|get here|reach|have)\b",
    ),
    (
        Topic::LateDelivery,
        2.0,
        r"\bshould('ve| have)? (already )?(arrived|been (here|delivered)|come|got here|reached|had it)\b",
    ),
    (Topic::LateDelivery, 2.0, r"\b(days?|weeks?|month) (late|overdue|past|behind|after (the|my))\b"),
    (
        Topic::LateDelivery,
        2.0,
        r"\b(missed|past|after|beyond|exceeded|over)\b.{0,20}\b(delivery (date|window|day)|promised|due date|deadline|estimated)\b",
    ),
    (
        Topic::LateDelivery,
        2.0,
        r"\b(what('s| is)|why is (it|this)|why's it) taking (so|this|that)? ?(long|forever|ages)\b|\btakes? (so long|ages|forever)\b",
    ),
    (
        Topic::LateDelivery,
        2.0,
        r"\b(came|arrived|delivered|got here|turned up|reached me) (\w+ ){0,4}late\b|\bnot (delivered |arrived |here )?on time\b|\bdelays?\b",
    ),
    (
        Topic::LateDelivery,
        2.0,
        r"\b(been )?waiting (for|since|on|ages|forever|weeks|days)\b|\bi('m| am) (still )?waiting\b",
    ),
    (
        Topic::LateDelivery,
        2.0,
        r"\b(refund|money back|compensat\w+|reimburse\w*)\b.{0,40}\b(delivery|shipping|postage)( fee| cost| charge)?s?\b",
    ),
    (
        Topic::LateDelivery,
        2.0,
        r"\bpaid (\w+ ){0,3}(for )?(the )?(express|expedited|fast|next.day|delivery|shipping)\b",
    ),
    (
        Topic::LateDelivery,
        3.0,
        r"\b(says?|marked|shows?|status|shown|listed)\b.{0,25}\bdelivered\b.{0,80}\b(not|nothing|no|never|n't|nowhere|but)\b",
    ),
    (
        Topic::LateDelivery,
        2.0,
        r"\b(paket|lieferung|sendung|bestellung|colis|livraison|commande|paquete|pedido|env[ií]o|pacco|spedizione|ordine|pakket|bestelling|encomenda|paczka)\b",
    ),
    (
        Topic::LateDelivery,
        3.0,
        r"\b(it|they|that|this)('s|s| is| are|'re| was| were)( (still|so|very|already|now|again|\w+ days?))* (late|delayed|overdue)\b",
    ),
    (
        Topic::LateDelivery,
        2.0,
        r"\bpromises?\b.{0,20}\b(broken|broke|not kept|missed)\b|\b(broke|broken|break|kept|keep) (your|a|the|this) (\w+ )?promise\b",
    ),
    // Order status
    (
        Topic::OrderStatus,
        3.0,
        r"\b(information|info|updates?|news|idea|clue) (on|about|for|regarding|as to|where|when)\b",
    ),
    (Topic::OrderStatus, 2.0, r"\bwhere (it|they|this|that|these|those|everything) (is|are|has|have)\b"),
    (Topic::OrderStatus, 3.0, concat!(r"\bwhere('s|s| is| are| r| has| have)?\b.{0,30}\b", parcel!(), r"\b")),
    (Topic::OrderStatus, 2.0, r"\bwhere('s| is| are| has) (it|they|that|this|everything|mine)\b"),
    (Topic::OrderStatus, 2.0, r"\btrack(ing|ed)?\b"),
    (
        Topic::OrderStatus,
        3.0,
        concat!(
            r"\b(status|whereabouts|progress|location|eta|update|updates|news|info|information)\b.{0,30}\b(of|on|for|about|regarding|with)\b.{0,25}\b",
            parcel!(),
            r"\b"
        ),
    ),
    (Topic::OrderStatus, 3.0, concat!(r"\b", parcel!(), r"('s)? (status|whereabouts|update|tracking|eta)\b")),
    (
        Topic::OrderStatus,
        3.0,
        r"\bwhen (will|does|is|do|can|should|are|would|might)\b.{0,50}\b(arriv\w+|come|coming|here|deliver(ed|y)?|get (here|it|them|my)|receive|expect|ship(ped|s)?|dispatch(ed)?|sent|land)\b",
    ),
    (
        Topic::OrderStatus,
        2.0,
        r"\b(on (its|it's|the|their) way|in transit|out for delivery|been (shipped|dispatched|sent( out)?)|already (shipped|sent|left)|has .{0,25}\b(shipped|left|been sent))\b",
    ),
    (
        Topic::OrderStatus,
        2.0,
        r"\b(any|some|an) (updates?|news|word|idea when)\b|\bwhat('s| is) (the|going on|happening).{0,25}(status|order|parcel|package|delivery|shipment|with)\b",
    ),
    (
        Topic::OrderStatus,
        2.0,
        r"\b(expect|expected|estimated|delivery) (delivery|arrival|date|time)\b|\bhow (much longer|long (will|until|till|before|does))\b|\bwill it (come|arrive|be here|get here)\b",
    ),
    (
        Topic::OrderStatus,
        2.0,
        concat!(
            r"\b(check|check on|look into|look up|find|locate|trace|follow up|chase|enquire|inquire|ask|asking|asked|know)\b.{0,30}\b",
            parcel!(),
            r"\b"
        ),
    ),
    (Topic::OrderStatus, 2.0, r"\b(held (at|by|in) customs|stuck (in|at)|customs)\b"),
    (Topic::OrderStatus, 1.0, concat!(r"\b", parcel!(), r"\b")),
    (
        Topic::OrderStatus,
        1.0,
        r"\b(deliver(ed|ing|y)?|ship(ped|ping|ment)?|courier|carrier|ups|usps|fedex|dhl|dpd|gls|hermes|evri|royal mail|post office|postman)\b",
    ),
    // Cancellation and change
    (
        Topic::Cancellation,
        4.0,
        concat!(
            r"\bcancel(l?ed|l?ing|lation)?\b.{0,30}\b(my|the|this|that|it|an?|order|subscription)?\b.{0,10}\b",
            parcel!(),
            r"?\b"
        ),
    ),
    (
        Topic::Cancellation,
        2.0,
        r"\b(don'?t|do not|no longer) (want|need) (it|them|this|that|the (order|shoes|item|parcel)) (any ?more|now)\b",
    ),
    (
        Topic::OrderChange,
        4.0,
        r"\b(change|update|modify|amend|correct|edit|switch|alter)\b.{0,40}\b(address|order|size|colou?r|quantity|item|delivery (date|address|slot)|payment method|zip|postcode)\b",
    ),
    (
        Topic::OrderChange,
        3.0,
        r"\b(wrong|incorrect|old|previous|mistyped)\b.{0,20}\b(address|zip( code)?|postcode|street|house number)\b|\b(address|zip( code)?|postcode)\b.{0,20}\b(wrong|incorrectly?|mistake)\b",
    ),
    (Topic::OrderChange, 3.0, r"\b(add|remove)\b.{0,30}\b(to|from) (my|the|this|that) order\b"),
    // Return, refund, complaint
    (
        Topic::ReturnRefund,
        4.0,
        r"\b(return(ing|ed)?|send(ing)?|sent|bring) (\w+ ){0,4}(back|label|policy|it|them|this|these|those|the (shoes|item|order|pair))\b",
    ),
    (
        Topic::ReturnRefund,
        3.0,
        r"\breturn(s|ing|ed)?\b.{0,25}\b(label|policy|window|slip|address|item|shoes|order|pair)\b|\b(want|like|how|can i) (\w+ ){0,3}return\b",
    ),
    (
        Topic::ReturnRefund,
        3.0,
        r"\b(exchange|swap|replace(ment)?)\b.{0,40}\b(size|for|pair|shoes?|item|colou?r|them|it)\b|\b(too (small|tight|big|large|narrow|wide|loose)|doesn'?t fit|don'?t fit|do not fit)\b",
    ),
    (Topic::ReturnRefund, 2.0, r"\b(refund(ed|s)?|money back|reimburse\w*|store credit)\b"),
    (
        Topic::ItemComplaint,
        4.0,
        r"\b(broken|damaged|defective|faulty|torn|ripped|cracked|crushed|ruined|fell apart|falling apart|came (off|apart)|split|leaking|worn out|stained|used|scratched)\b",
    ),
    (
        Topic::ItemComplaint,
        4.0,
        r"\b(wrong (item|size|colou?r|shoes?|product|pair|one|model)|not what i ordered|two left|different (size|colou?r|shoe|item))\b.{0,40}\b(sent|received|got|delivered|arrived|came|in)?\b",
    ),
    (
        Topic::ItemComplaint,
        3.0,
        r"\b(arrived|came|received|got|opened|box)\b.{0,60}\b(missing|without|incomplete|only one|empty|short)\b",
    ),
    (
        Topic::ItemComplaint,
        2.0,
        r"\b(poor|bad|terrible|awful|low) quality\b|\bquality (is|was) (poor|bad|terrible)\b",
    ),
    // Money
    (
        Topic::Billing,
        4.0,
        r"\b(charged|charging|billed|charge)\b.{0,50}\b(twice|double|two times|three times|again|wrong|incorrect\w*|too much|extra|more|without|\$|€|£|me|card)\b|\b(double|duplicate|over).?charge\w*\b",
    ),
    (
        Topic::Billing,
        3.0,
        r"\b(invoice|receipt|vat|billing|bill|payment|transaction|bank statement|gift card|voucher|promo(tion)? code|discount code|coupon code)\b",
    ),
    (Topic::Billing, 2.0, r"\b(paid|pay|paypal|klarna|credit card|debit card|price (match|adjust\w*))\b"),
    // Account and site
    (
        Topic::Account,
        4.0,
        r"\b(password|log ?in|log into|sign ?in|locked out|reset link|my (account|profile)|delete (my )?(account|data)|username|two.factor|verification code)\b",
    ),
    (Topic::Account, 2.0, r"\b(unsubscribe|newsletter|loyalty points?|membership|gdpr|personal data)\b"),
    (
        Topic::Technical,
        4.0,
        r"\b(website|web ?site|app|page|checkout|site|link|button|browser)\b.{0,40}\b(crash\w*|error\w*|broken|down|not (work\w*|load\w*|open\w*)|doesn'?t (work|load|open)|won'?t (work|load|open)|freez\w+|stuck|blank|bug)\b",
    ),
    (
        Topic::Technical,
        3.0,
        r"\b(error (code|message)|gateway timeout|404|500 error|504|errored out|system error)\b",
    ),
    // Products
    (
        Topic::ProductAvailability,
        4.0,
        r"\b(in stock|out of stock|back in stock|restock\w*|available|availability|sold out|do you( (still|also|currently|even|guys|ever|by chance|happen to))? (have|carry|sell|stock|offer)|have you got|on hand|any .{0,20} left|how many .{0,30} left)\b",
    ),
    (
        Topic::ProductRecommendation,
        4.0,
        r"\b(recommend\w*|suggest\w*|which (shoe|one|model|pair)|what (shoe|would you)|best (shoe|pair|model)|looking for|advice on|help me (choose|pick|find))\b",
    ),
    (
        Topic::ProductInformation,
        3.0,
        r"\b(true to size|waterproof|how (heavy|wide|much does)|what (colou?rs?|sizes?|material)|made (of|from|in)|weigh\w*|lightweight|size (chart|guide)|run (small|large|big|true)|come in|wide fit|drop of|cushion\w*|suitable for|difference between|vegan)\b",
    ),
    (
        Topic::ProductInformation,
        3.0,
        r"\b(what|how much) (does|do|would|will|is|are) (?:[\w'-]+ ){1,6}?(cost|go for)\b|\bwhat('s| is) the price of\b",
    ),
    (Topic::ProductInformation, 2.0, r"\b(how much|price of|cost of|features?|specs?|specifications?)\b"),
    // General
    (
        Topic::GeneralQuestion,
        3.0,
        r"\b(opening hours|open(ing)? (on|times|until)|what time|store (hours|location|close)|close (on|at)|warranty|guarantee period|do you (ship|deliver) to|shipping (costs?|rates?|options?|policy)|delivery (costs?|options?)|how do i|job|career|wholesale|sponsor\w*|gift wrap\w*|payment methods?)\b",
    ),
    (
        Topic::Spam,
        4.0,
        r"\b(click (here|below|this link)|claim your (free|prize|reward|gift)|you('ve| have) (won|been selected)|seo (services?|ranking)|backlinks?|guest post|crypto\w*|bitcoin|lottery|casino|viagra|make money|earn \$|investment opportunity|increase your (traffic|sales|ranking)|web design services?|limited.time offer|act now|100% free|lead generation|business proposal)\b",
    ),
    (
        Topic::HumanRequest,
        4.0,
        r"\b(speak|talk|chat) (to|with) (a|an|your|the|some) (\w+ )?(human|person|manager|supervisor|agent|representative)\b",
    ),
];
