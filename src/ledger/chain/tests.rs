use chrono::DateTime;
use domain::{Id, Money, PledgeId, ProjectId};
use uuid::Uuid;

use sha2::{Digest, Sha256};

use super::*;
use crate::{Fact, PledgeFact, Till};

fn pledge() -> Parts {
    let fact = PledgeFact::Confirmed {
        pledge: PledgeId::from_uuid(Uuid::from_u128(2)),
        project: ProjectId::from_uuid(Uuid::from_u128(3)),
        amount: Money::new(2000, Currency::EUR),
        till: Till::Provider,
    };
    Fact::from(fact).at(DateTime::UNIX_EPOCH).unwrap().into_parts()
}

/// Written out by hand and hashed with another program: whoever follows the documentation arrives here.
#[test]
fn the_hash_is_the_one_that_the_documentation_describes() {
    let genesis = Head::genesis(CityId::from_uuid(Uuid::from_u128(1)), Currency::EUR);
    let text = "15:parvis-ledger-1,41:city:00000000-0000-0000-0000-000000000001,3:EUR,";
    assert_eq!(genesis.hash, Hash(Sha256::digest(text).into()));

    let sealed = genesis.seal(LedgerTransactionId::from_uuid(Uuid::from_u128(4)), &pledge());
    let text = format!(
        "15:parvis-ledger-1,64:{},1:1,43:ledger:00000000-0000-0000-0000-000000000004,16:pledge_confirmed,\
         27:1970-01-01T00:00:00.000000Z,3:EUR,43:pledge:00000000-0000-0000-0000-000000000002,1:2,\
         51:project-escrow:00000000-0000-0000-0000-000000000003,5:-2000,17:provider-clearing,4:2000,",
        genesis.hash
    );
    assert_eq!(sealed.hash, Hash(Sha256::digest(text).into()));
    assert_eq!((sealed.seq, sealed.previous), (1, genesis.hash));
    assert_eq!(
        sealed.hash.to_string(),
        "5068aa3331f15eeeddf7d0328645e41b6b17f5011216d99ffc8261558a7de75e"
    );
}

#[test]
fn the_order_of_the_entries_in_the_store_does_not_matter() {
    let genesis = Head::genesis(CityId::from_uuid(Uuid::from_u128(1)), Currency::EUR);
    let id = LedgerTransactionId::from_uuid(Uuid::from_u128(4));
    let mut turned = pledge();
    turned.entries.reverse();
    assert_eq!(genesis.seal(id, &turned), genesis.seal(id, &pledge()));
}

#[test]
fn two_cities_and_two_currencies_have_chains_of_their_own() {
    let city = |number| CityId::from_uuid(Uuid::from_u128(number));
    let eur = Head::genesis(city(1), Currency::EUR);
    assert_ne!(eur, Head::genesis(city(2), Currency::EUR));
    assert_ne!(eur, Head::genesis(city(1), "CHF".parse().unwrap()));
}

#[test]
fn a_hash_survives_its_text() {
    let hash = Head::genesis(CityId::from_uuid(Uuid::nil()), Currency::EUR).hash;
    assert_eq!(hash.to_string().parse(), Ok(hash));
    for text in ["", "ab", &"g".repeat(64), &"A".repeat(64), &"é".repeat(32)] {
        assert_eq!(text.parse::<Hash>(), Err(HashError), "{text:?}");
    }
}
