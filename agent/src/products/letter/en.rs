//! The sentences about products, in English.

use crate::letter::templates;

templates! {
    WHICH_PRODUCT = "which_product",
    ONE = "one",
    ENTRY = "entry",
    MATCHES = "matches",
    ALTERNATIVES = "alternatives",
    NOTHING = "nothing",
    NARROW = "narrow",
    DETAILS = "details",
}

#[cfg(test)]
mod tests {
    use crate::products::Fact;

    #[test]
    fn every_block_claims_a_fact_of_a_product() {
        let known = Fact::ALL.map(Fact::as_str);
        super::ALL.iter().for_each(|template| template.assert_claims_only(&known));
    }
}
