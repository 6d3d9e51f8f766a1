//! Node `compose`: what we would answer.

use super::frame;
use super::need_info::Needed;
use crate::delivery::assess::{Assessment, State};
use crate::delivery::letter::{Parcel, Promise};
use crate::delivery::remedy::Remedy;
use crate::delivery::{Fact, Item};
use crate::engine::Compose;
use crate::graph::{Ctx, NodeError, View};
use crate::letter::{Body, Letter};
use crate::policy::Lateness;
use crate::products;
use api::SegmentView;
use serde::{Deserialize, Serialize};

pub struct Input {
    pub letter: Letter,
}

impl Input {
    /// A letter that a check has blocked is written plainer: parcels by our own numbers, not in the customer's words.
    ///
    /// # Errors
    /// [`NodeError::Missing`] when no branch has come to its end.
    pub fn of(view: &View<'_>) -> Result<Self, NodeError> {
        let is_plain = !view.gathered.compose.is_empty();
        let body = match view.gathered.need_info {
            Some(Needed::WhichParcel) => Body::WhichParcel,
            Some(Needed::WhichProduct) => Body::WhichProduct,
            Some(Needed::MoreDetail) => Body::MoreDetail,
            None if view.gathered.availability.is_some() => Body::Products(products::offer(view)?),
            None => Body::Parcels { parcels: parcels(view, is_plain)? },
        };
        Ok(Self { letter: frame::letter(view, body) })
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Composed {
    pub letter: Letter,
    pub segments: Vec<SegmentView>,
}

/// # Errors
/// What the engine could not answer.
pub async fn run(input: &Input, ctx: &Ctx<'_>) -> Result<Composed, NodeError> {
    let question = Compose { letter: input.letter.clone() };
    let segments = ctx.compose(&question).await?;
    Ok(Composed { letter: question.letter, segments })
}

fn parcels(view: &View<'_>, is_plain: bool) -> Result<Vec<Parcel>, NodeError> {
    let gathered = view.gathered;
    let (identified, assessed, remedied) =
        (gathered.identified()?, gathered.assessed()?, gathered.remedied()?);
    let both = identified.items.iter().zip(&assessed.items).zip(&remedied.items);
    Ok(both.map(|((item, assessment), remedy)| parcel(item, assessment, remedy, is_plain)).collect())
}

fn parcel(item: &Item, assessment: &Assessment, remedy: &Remedy, is_plain: bool) -> Parcel {
    let delivery = item.delivery.as_ref();
    let mut told = remedy.facts.told.clone();
    if let (true, State::NotFound, Some(number)) = (is_plain, assessment.state, told.get_mut(&Fact::Number)) {
        number.words = "the number in your mail".to_owned();
    }
    let plain_name = delivery.filter(|_| is_plain).map(|delivery| format!("order {}", delivery.order_id));
    let promise = |action: &api::ActionView| Promise {
        action: action.id.clone(),
        kind: action.what.kind(),
        amount: action.amount,
    };
    Parcel {
        name: plain_name.unwrap_or_else(|| item.name.clone()),
        state: assessment.state,
        is_late: matches!(assessment.lateness, Lateness::Late(_)),
        carrier: delivery.map(|delivery| delivery.carrier.clone()).unwrap_or_default(),
        told,
        promises: remedy.actions.iter().map(promise).collect(),
    }
}
