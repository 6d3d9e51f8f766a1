//! The sentences about parcels, in English.

use crate::letter::templates;

templates! {
    WHICH_PARCEL = "which_parcel",
    NOT_FOUND = "not_found",
    CANCELLED = "cancelled",
    RETURNED = "returned",
    ARRIVED = "arrived",
    ARRIVED_LATE = "arrived_late",
    UNDERWAY = "underway",
    UNDERWAY_LATE = "underway_late",
    REFUND = "refund",
    TRACK = "track",
    INQUIRY = "inquiry",
    COUPON = "coupon",
    REFUND_PAID = "refund_paid",
    REFUND_APPROVED = "refund_approved",
    REFUND_TRACKED = "refund_tracked",
    INQUIRY_OPEN = "inquiry_open",
}

#[cfg(test)]
mod tests {
    use crate::delivery::Fact;

    #[test]
    fn every_block_claims_a_fact_of_a_parcel_or_the_promised_action() {
        let known: Vec<&str> = Fact::ALL.into_iter().map(Fact::as_str).chain(["act"]).collect();
        super::ALL.iter().for_each(|template| template.assert_claims_only(&known));
    }
}
