//! By lot: a recorded seed puts the claims into an order, and they are paid in it.
//!
//! # How to recompute a draw
//!
//! For every claim take SHA-256 over the seed, one line feed, and the claim's id, all as UTF-8. The claims
//! are drawn in the order of these hashes, the smallest first:
//!
//! ```text
//! printf '%s\n%s' "$seed" "$id" | sha256sum
//! ```
//!
//! A claim's hash depends on the seed and its own id, so a claim more or less changes nothing about the
//! order of the others. The draw is as fair as the seed: it must come from where nobody who can add a claim
//! could know or choose it, such as a public draw after the claims are closed.

use sha2::{Digest, Sha256};

use super::rank_fill::{Misfit, rank_fill};

/// A claim that takes part in a draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticket<'a> {
    /// Its id, as published.
    pub id: &'a str,
    /// The amount, in minor units.
    pub minor: i64,
}

/// The places of the ids in the order in which they are drawn. An id that is there twice keeps its order.
pub fn draw<'a>(seed: &str, ids: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    let seeded = Sha256::new_with_prefix(seed).chain_update("\n");
    let mut drawn: Vec<([u8; 32], usize)> = ids
        .into_iter()
        .enumerate()
        .map(|(place, id)| (seeded.clone().chain_update(id).finalize().into(), place))
        .collect();
    drawn.sort_unstable();
    drawn.into_iter().map(|(_, place)| place).collect()
}

/// Pays the claims in the order of a [`draw`], as [`rank_fill`] does; the parts are in the order of
/// the claims as given, in minor units.
pub fn lottery(pool_minor: i64, tickets: &[Ticket<'_>], seed: &str, misfit: Misfit) -> Vec<i64> {
    let order = draw(seed, tickets.iter().map(|ticket| ticket.id));
    let claims: Vec<i64> = order.iter().map(|place| tickets[*place].minor).collect();
    let mut parts = vec![0; tickets.len()];
    for (place, part) in order.iter().zip(rank_fill(pool_minor, &claims, misfit)) {
        parts[*place] = part;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDS: [&str; 5] = ["p1", "p2", "p3", "p4", "place-des-fêtes"];
    const SEED: &str = "parvis 2026";

    fn drawn(seed: &str, ids: &[&'static str]) -> Vec<&'static str> {
        let order = draw(seed, ids.iter().copied());
        order.into_iter().map(|place| ids[place]).collect()
    }

    /// The hashes by the line above begin 44f17057, 98f6b1b8, 670a2b74, e31d4ce4 and f0d7b667.
    #[test]
    fn a_draw_is_what_anyone_gets_on_the_command_line() {
        assert_eq!(draw(SEED, IDS), [0, 2, 1, 3, 4]);
        assert_eq!(
            drawn(SEED, &["place-des-fêtes", "p3", "p1"]),
            ["p1", "p3", "place-des-fêtes"],
            "neither the order given nor the absence of others matters"
        );
        assert_ne!(draw("parvis 2027", IDS), draw(SEED, IDS));
        assert_eq!(draw(SEED, ["p2", "p1", "p2"]), [1, 0, 2]);
        assert_eq!(draw("", []), [0; 0]);
    }

    #[test]
    fn claims_are_paid_in_the_order_drawn() {
        let amounts = [40, 50, 30, 10, 1];
        let tickets: Vec<Ticket<'_>> = IDS
            .iter()
            .zip(amounts)
            .map(|(id, minor)| Ticket { id, minor })
            .collect();
        let table = [
            (Misfit::Skip, [40, 0, 30, 10, 1]),
            (Misfit::Partial, [40, 30, 30, 0, 0]),
            (Misfit::Stop, [40, 0, 30, 0, 0]),
        ];
        for (misfit, parts) in table {
            assert_eq!(lottery(100, &tickets, SEED, misfit), parts, "{misfit}");
        }
    }

    /// Over many seeds each of four claims comes first in about a quarter of the draws.
    #[test]
    fn every_claim_has_the_same_chance() {
        let mut first = [0_u32; 4];
        for number in 0..4_000 {
            first[draw(&number.to_string(), IDS[..4].iter().copied())[0]] += 1;
        }
        assert!(
            first.iter().all(|times| (900..1_100).contains(times)),
            "{first:?}"
        );
    }
}
