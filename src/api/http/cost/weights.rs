//! How many items a list field stands for where its query does not say, and what a large text or map counts for.
//!
//! Chosen by the field's name alone, whatever type it belongs to: a name that is a list somewhere and a
//! single thing elsewhere costs a little too much there, never too little.

/// Items of a connection whose query has no `first`.
pub const PAGE: u64 = 20;

/// List fields that take `first`, plain lists with the number of items that is usual, and fields without parts
/// whose one value is as large as so many.
const LISTS: &[(&str, u64)] = &[
    ("acts", PAGE),
    ("approvals", 2),
    ("areas", 20),
    ("badges", 3),
    ("baseGeoJson", 500),
    ("batches", PAGE),
    ("budgetLines", 10),
    ("candidates", 50),
    ("cases", PAGE),
    ("cashCounts", PAGE),
    ("cashGifts", 100),
    ("categories", 10),
    ("changes", 5),
    ("checks", 10),
    ("cities", 10),
    ("columns", 10),
    ("comments", PAGE),
    ("consents", 5),
    ("curve", 40),
    ("data", 20),
    ("decisions", PAGE),
    ("deposits", 20),
    ("disputes", 20),
    ("documents", 5),
    ("erased", 10),
    ("example", 5),
    ("explainedMovements", PAGE),
    ("explanations", 3),
    ("funders", 5),
    ("holdings", 4),
    ("identities", 5),
    ("income", 4),
    ("invitations", 10),
    ("issuers", 10),
    ("kept", 10),
    ("lines", 200),
    ("looks", PAGE),
    ("losers", 10),
    ("mails", 20),
    ("members", 20),
    ("months", 12),
    ("neighbourhoods", 30),
    ("neighbourhoodsGeoJson", 1000),
    ("obstacles", 5),
    ("office", PAGE),
    ("openMovements", PAGE),
    ("orders", PAGE),
    ("organisations", PAGE),
    ("organisationsToVerify", 20),
    ("paidOut", 10),
    ("parts", 5),
    ("passkeys", 5),
    ("payouts", PAGE),
    ("people", 10),
    ("periods", 12),
    ("pins", 400),
    ("pledges", PAGE),
    ("pools", PAGE),
    ("projects", PAGE),
    ("proposals", 5),
    ("providerTransfers", PAGE),
    ("providers", 5),
    ("receiptGifts", 30),
    ("replies", 5),
    ("reports", 5),
    ("residenceRequests", PAGE),
    ("residences", 3),
    ("roleInvitations", 20),
    ("roleRequests", 5),
    ("roles", 5),
    ("rows", 20),
    ("ruleVersions", 10),
    ("runs", 5),
    ("schemes", 5),
    ("scopes", 3),
    ("sentences", 10),
    ("sessions", 5),
    ("simulations", PAGE),
    ("statements", PAGE),
    ("steps", 10),
    ("summary", 4),
    ("suspensions", 2),
    ("tasks", 5),
    ("taxReceipts", PAGE),
    ("team", 5),
    ("teamInvitations", 5),
    ("teams", 5),
    ("termsSentences", 10),
    ("tokens", 5),
    ("transfers", 5),
    ("wallets", 2),
    ("winners", 10),
    ("withdrawals", PAGE),
];

/// The weight of a field whose query gives no number; 1 for what is no list.
pub fn items(field: &str) -> u64 {
    match LISTS.binary_search_by_key(&field, |(name, _)| name) {
        Ok(at) => LISTS.get(at).map_or(1, |(_, items)| *items),
        Err(_) => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_so_that_the_search_finds_every_line() {
        assert!(LISTS.is_sorted_by_key(|(name, _)| name));
        assert_eq!(items("pins"), 400);
        assert_eq!(items("title"), 1);
    }
}
