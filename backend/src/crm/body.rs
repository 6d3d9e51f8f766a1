//! What the CRM reads. Its fields are a contract (docs/crm.md).

use crate::cases::Names;
use crate::mailer::Outgoing;
use crate::shop::Action;
use api::{ActionParams, CaseId, DecisionId, EffectId, Money, Time};
use serde::Serialize;

/// An approved action that the CRM carries out.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    pub effect_id: &'a EffectId,
    pub decision_id: &'a DecisionId,
    pub action_id: Option<&'a str>,
    pub names: &'a Names,
    pub action: &'a Action,
}

#[derive(Debug, Serialize)]
pub(super) struct Body<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    timestamp: Time,
    data: Data<'a>,
}

#[derive(Debug, Serialize)]
struct Data<'a> {
    effect_id: &'a EffectId,
    case_id: &'a CaseId,
    crm_case_id: Option<&'a str>,
    customer_id: &'a str,
    #[serde(flatten)]
    what: What<'a>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum What<'a> {
    Mail(Mail<'a>),
    Action(Ordered<'a>),
}

#[derive(Debug, Serialize)]
struct Mail<'a> {
    message_id: &'a str,
    in_reply_to: Option<&'a str>,
    references: &'a [String],
    from: Sender<'a>,
    to: &'a [String],
    cc: &'a [String],
    subject: &'a str,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct Sender<'a> {
    name: &'a str,
    email: &'a str,
}

#[derive(Debug, Serialize)]
struct Ordered<'a> {
    id: Option<&'a str>,
    decision_id: &'a DecisionId,
    #[serde(flatten)]
    what: &'a ActionParams,
    amount: Option<Money>,
}

impl<'a> Body<'a> {
    pub(super) fn mail(mail: &Outgoing<'a>, now: Time) -> Self {
        let what = What::Mail(Mail {
            message_id: mail.message_id,
            in_reply_to: mail.in_reply_to,
            references: mail.references,
            from: Sender { name: mail.from_name, email: mail.from },
            to: &mail.content.to,
            cc: &mail.content.cc,
            subject: &mail.content.subject,
            text: &mail.content.body,
        });
        Self::of("mail.send", mail.effect_id, mail.names, what, now)
    }

    pub(super) fn action(order: &Order<'a>, now: Time) -> Self {
        let what = What::Action(Ordered {
            id: order.action_id,
            decision_id: order.decision_id,
            what: &order.action.what,
            amount: order.action.amount,
        });
        Self::of("action.execute", order.effect_id, order.names, what, now)
    }

    fn of(kind: &'static str, effect_id: &'a EffectId, names: &'a Names, what: What<'a>, at: Time) -> Self {
        let data = Data {
            effect_id,
            case_id: &names.case_id,
            crm_case_id: names.crm_case_id.as_deref(),
            customer_id: &names.customer_id,
            what,
        };
        Self { kind, timestamp: at, data }
    }
}
