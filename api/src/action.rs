//! Typed actions. The amount is the action's own field, computed by policy.

use serde::{Deserialize, Serialize};

/// What an action would do, with its parameters. On the wire `type` and `params` stand side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "params", rename_all = "snake_case")]
pub enum ActionParams {
    /// Pay back part of the delivery fee of a parcel that arrived late.
    RefundDeliveryFee { order_id: i64, delivery_id: i64, days: i64 },
    /// Remember that a refund is owed once this late parcel arrives.
    TrackRefundDeliveryFee { order_id: i64, delivery_id: i64 },
    /// A coupon for free expedited delivery, for the second late parcel in the window.
    CouponExpeditedDelivery { order_id: i64, delivery_id: i64, valid_days: i64 },
    /// Ask the carrier where a parcel without recent scans is.
    CarrierInquiry { order_id: i64, delivery_id: i64 },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ActionType {
    RefundDeliveryFee,
    TrackRefundDeliveryFee,
    CouponExpeditedDelivery,
    CarrierInquiry,
}

impl ActionType {
    /// The word on the wire and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RefundDeliveryFee => "refund_delivery_fee",
            Self::TrackRefundDeliveryFee => "track_refund_delivery_fee",
            Self::CouponExpeditedDelivery => "coupon_expedited_delivery",
            Self::CarrierInquiry => "carrier_inquiry",
        }
    }
}

impl ActionParams {
    pub fn kind(&self) -> ActionType {
        match self {
            Self::RefundDeliveryFee { .. } => ActionType::RefundDeliveryFee,
            Self::TrackRefundDeliveryFee { .. } => ActionType::TrackRefundDeliveryFee,
            Self::CouponExpeditedDelivery { .. } => ActionType::CouponExpeditedDelivery,
            Self::CarrierInquiry { .. } => ActionType::CarrierInquiry,
        }
    }

    /// The delivery this is about, the shop's internal id: never shown to a customer.
    pub fn delivery_id(&self) -> i64 {
        match *self {
            Self::RefundDeliveryFee { delivery_id, .. }
            | Self::TrackRefundDeliveryFee { delivery_id, .. }
            | Self::CouponExpeditedDelivery { delivery_id, .. }
            | Self::CarrierInquiry { delivery_id, .. } => delivery_id,
        }
    }

    pub fn order_id(&self) -> i64 {
        match *self {
            Self::RefundDeliveryFee { order_id, .. }
            | Self::TrackRefundDeliveryFee { order_id, .. }
            | Self::CouponExpeditedDelivery { order_id, .. }
            | Self::CarrierInquiry { order_id, .. } => order_id,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Risk {
    Low,
    Medium,
    High,
}

/// [`ActionParams`] for the API's description: one flat object, which every generator of clients understands.
#[cfg(feature = "schema")]
#[derive(Serialize, utoipa::ToSchema)]
pub struct ActionSchema {
    r#type: ActionType,
    params: ParamsSchema,
}

/// What an action is done with; which of these an action has depends on its type.
#[cfg(feature = "schema")]
#[derive(Serialize, utoipa::ToSchema)]
pub struct ParamsSchema {
    order_id: i64,
    delivery_id: i64,
    days: Option<i64>,
    valid_days: Option<i64>,
}
