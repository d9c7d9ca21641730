//! Stakes: the claims in a round, what their owners may have together, and how a room is shared out among them.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use crate::allocate::AllocateWay;
use crate::amount::split;
use crate::explanation::{Explanation, FactKey, FactValue, LimitKind, Record, StepKind};
use crate::handle::{OwnerIx, ProjectIx};
use crate::pool::fill;
use crate::programme::{Candidate, Programme};
use crate::round::{Claim, DonorRoots, QuadraticClaim, Ticket, lottery, pro_rata, quadratic, rank_fill};
use crate::rule::Rule;
use crate::state::{State, period_of};

/// One claim in a round.
pub(crate) struct Stake {
    pub(crate) candidate: Candidate,
    pub(crate) project: ProjectIx,
    pub(crate) key: Box<str>,
    /// What the project claims beyond what stands, in minor units.
    pub(crate) claim: i64,
    /// The most that it may get beyond what stands.
    pub(crate) ceiling: i64,
    /// What it has got in this round already.
    pub(crate) taken: i64,
    /// What its donors gave.
    pub(crate) roots: DonorRoots,
    pub(crate) rank: Option<u32>,
    pub(crate) explanation: Explanation,
}

/// Cuts the claims of one owner's projects to what the owner may have together.
pub(crate) fn share_owners_room(programme: &Programme, state: &State, rule: &Rule, stakes: &mut [Stake]) {
    let mut owners: BTreeMap<OwnerIx, Vec<usize>> = BTreeMap::new();
    for (place, stake) in stakes.iter().enumerate() {
        let owner = programme.project(stake.project).owner;
        owners.entry(owner).or_default().push(place);
    }
    for (owner, mut places) in owners {
        let Some(room) = owner_room(programme, state, rule, owner, &places, stakes) else {
            continue;
        };
        if places.len() < 2 {
            continue;
        }
        let claims: Vec<i64> = places.iter().map(|place| stakes[*place].claim).collect();
        let ordered = matches!(rule.allocate.way, AllocateWay::RankFill | AllocateWay::Lottery);
        let parts = if ordered {
            places.sort_by_key(|place| (stakes[*place].rank.is_none(), stakes[*place].rank));
            let claims = places.iter().map(|place| stakes[*place].claim);
            fill(room.left_minor, claims)
        } else {
            split(room.left_minor, &claims, |a, b| a.cmp(&b))
        };
        for (place, part) in places.into_iter().zip(parts) {
            let stake = &mut stakes[place];
            stake.ceiling = stake.ceiling.min(part);
            if part < stake.claim {
                let explanation = &mut stake.explanation;
                explanation.step(room.step, Some(room.limit), stake.claim, part);
                explanation.fact(FactKey::Limit, FactValue::Minor(room.most_minor));
                // Of all projects of the owner together; this is one's part of it.
                explanation.fact(FactKey::Left, FactValue::Minor(room.left_minor));
                stake.claim = part;
            }
        }
    }
}

/// What all projects of an owner may have together.
struct OwnersRoom {
    step: StepKind,
    limit: LimitKind,
    most_minor: i64,
    /// Beyond what stands.
    left_minor: i64,
}

/// What all projects of an owner together may get beyond what stands; nothing without such a limit.
fn owner_room(
    programme: &Programme,
    state: &State,
    rule: &Rule,
    owner: OwnerIx,
    places: &[usize],
    stakes: &[Stake],
) -> Option<OwnersRoom> {
    let first = places.first().map(|place| &stakes[*place])?;
    let organisation = rule.limit.organisation.map(|limit| {
        let key = (
            first.candidate.line,
            owner,
            period_of(programme, limit.per, state.now),
        );
        OwnersRoom {
            step: StepKind::Limit,
            limit: LimitKind::OrganisationMax,
            most_minor: limit.minor,
            left_minor: limit.minor - state.owners.get(&key).copied().unwrap_or(0),
        }
    });
    let aid = state.stack(programme).de_minimis.map(|limit| {
        let other = places
            .iter()
            .map(|place| programme.project(stakes[*place].project).aid_minor);
        let had_minor = other.max().unwrap_or(0) + state.aid_of(owner, None, limit.months, state.now);
        OwnersRoom {
            step: StepKind::Stack,
            limit: LimitKind::DeMinimis,
            most_minor: limit.minor,
            left_minor: limit.minor - had_minor,
        }
    });
    let both = [organisation, aid].into_iter().flatten();
    let room = both.min_by_key(|room| room.left_minor)?;
    Some(OwnersRoom {
        left_minor: room.left_minor.max(0),
        ..room
    })
}

/// What each stake gets of what there is.
pub(crate) fn share_out<S: Borrow<Stake>>(rule: &Rule, room: i64, stakes: &[S]) -> Vec<i64> {
    let (allocate, excess) = (&rule.allocate, rule.limit.excess);
    let stakes: Vec<&Stake> = stakes.iter().map(Borrow::borrow).collect();
    match allocate.way {
        AllocateWay::ProRata => {
            let claim = |stake: &&Stake| Claim {
                minor: stake.claim - stake.taken.min(stake.claim),
                ceiling_minor: Some(stake.ceiling - stake.taken),
            };
            let claims: Vec<Claim> = stakes.iter().map(claim).collect();
            pro_rata(room, &claims, allocate.scaling, excess)
        }
        AllocateWay::Quadratic => {
            // A gate that is shut leaves no claim, whatever the donors gave.
            let claim = |stake: &&Stake| QuadraticClaim {
                roots: if stake.claim > 0 {
                    stake.roots
                } else {
                    DonorRoots::default()
                },
                ceiling_minor: Some(stake.ceiling - stake.taken),
            };
            let claims: Vec<QuadraticClaim> = stakes.iter().map(claim).collect();
            quadratic(room, &claims, allocate.scaling, excess)
        }
        AllocateWay::Lottery => {
            let ticket = |stake: &&'_ Stake| stake.claim - stake.taken;
            let tickets: Vec<Ticket<'_>> = stakes
                .iter()
                .map(|stake| Ticket {
                    id: &stake.key,
                    minor: ticket(stake),
                })
                .collect();
            lottery(
                room,
                &tickets,
                allocate.seed.as_deref().unwrap_or_default(),
                allocate.misfit,
            )
        }
        AllocateWay::RankFill => {
            let mut order: Vec<usize> = (0..stakes.len())
                .filter(|place| stakes[*place].rank.is_some())
                .collect();
            order.sort_by_key(|place| stakes[*place].rank);
            let claims: Vec<i64> = order
                .iter()
                .map(|place| stakes[*place].claim - stakes[*place].taken)
                .collect();
            let mut given = vec![0; stakes.len()];
            for (place, part) in order.iter().zip(rank_fill(room, &claims, allocate.misfit)) {
                given[*place] = part;
            }
            given
        }
        AllocateWay::FirstCome | AllocateWay::FirstPastPost | AllocateWay::JuryReserved => {
            vec![0; stakes.len()]
        }
    }
}
