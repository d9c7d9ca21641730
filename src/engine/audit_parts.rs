//! The audit of divided pools, and of the projects that draw.

use std::collections::BTreeMap;

use crate::finding::{FindingKind, Findings, Spot};
use crate::handle::{PoolIx, ProjectIx, TallyIx};
use crate::pool::{Partition, PoolSpec};
use crate::programme::Programme;
use crate::room::PartOf;
use crate::state::State;

/// Parts and slices: what is used of each, within what there is.
pub(crate) fn parts(programme: &Programme, state: &State, findings: &mut Findings) {
    for (place, kept) in state.pools.iter().enumerate() {
        let pool = PoolIx::at(place);
        let spec = programme.pool(pool);
        let at = Spot {
            pool: Some(pool),
            ..Spot::default()
        };
        if let Some(partition) = &spec.partition {
            let used = used(programme, state, pool);
            for part in used.keys().chain(kept.parts.keys()) {
                let of = |sums: &BTreeMap<PartOf, i64>| sums.get(part).copied().unwrap_or(0);
                findings.not_negative(at, of(&kept.parts));
                findings.equal(FindingKind::PartSum, at, of(&kept.parts), of(&used));
            }
            within(partition, &used, kept.amount, at, findings);
        }
        slices(programme, spec, kept, at, findings);
    }
}

/// What the projects of each part have of a pool.
fn used(programme: &Programme, state: &State, pool: PoolIx) -> BTreeMap<PartOf, i64> {
    let mut used = BTreeMap::new();
    for (place, minor) in state.tallies.iter().enumerate() {
        let tally = programme.tallies()[place];
        if tally.pool == pool {
            let part = programme
                .pool(pool)
                .part_of(tally.project, programme.project(tally.project));
            *used.entry(part).or_insert(0) += minor;
        }
    }
    used
}

fn within(
    partition: &Partition,
    used: &BTreeMap<PartOf, i64>,
    amount: i64,
    at: Spot,
    findings: &mut Findings,
) {
    let (reserved, shared) = match partition {
        Partition::Parts { parts, shared_rest } => {
            (parts.iter().map(|part| part.amount_minor).sum(), *shared_rest)
        }
        Partition::Pots {
            reserved_minor,
            shared_rest,
            ..
        } => (*reserved_minor, *shared_rest),
    };
    let own = |part: &PartOf| match (partition, part) {
        (Partition::Parts { parts, .. }, PartOf::Part(place)) => parts[*place].amount_minor,
        (Partition::Pots { each_minor, .. }, PartOf::Pot(_)) => *each_minor,
        _ => 0,
    };
    let beyond: i64 = used.iter().map(|(part, minor)| (minor - own(part)).max(0)).sum();
    let inside: i64 = used.iter().map(|(part, minor)| own(part).min(*minor)).sum();
    let rest = if shared { amount - reserved } else { 0 };
    // A pot that finds nothing reserved any more is filled from the rest.
    findings.at_most(
        FindingKind::PartOverdrawn,
        at,
        beyond + (inside - reserved).max(0),
        rest,
    );
}

fn slices(
    programme: &Programme,
    spec: &PoolSpec,
    kept: &crate::state::PoolState,
    at: Spot,
    findings: &mut Findings,
) {
    let Some(slice) = spec.slice else { return };
    let all: i64 = kept.slices.values().sum();
    findings.equal(
        FindingKind::PartSum,
        at,
        all,
        kept.held + kept.reserved + kept.committed + kept.paid,
    );
    let opens = spec.opens_at.filter(|_| slice.carry_over);
    let first = opens.map(|opens| slice.per.of(programme.time_zone(), opens));
    let mut so_far = 0;
    for (nth, used) in &kept.slices {
        so_far += used;
        let (found, most) = match first {
            Some(first) => (so_far, (nth - first + 1).saturating_mul(slice.amount_minor)),
            None => (*used, slice.amount_minor),
        };
        findings.at_most(FindingKind::PartOverdrawn, at, found, most);
    }
}

/// The projects that draw on a rule which counts them: those with match, and no others.
pub(crate) fn drawing(programme: &Programme, state: &State, findings: &mut Findings) {
    for (place, spec) in programme.tallies().iter().enumerate() {
        if !state.lines[spec.line.index()].counts_projects {
            continue;
        }
        let minor = state.tallies[TallyIx::at(place).index()];
        let draws = state.drawing.contains_key(&(spec.line, spec.project));
        let at = Spot {
            project: Some(ProjectIx::at(spec.project.index())),
            ..Spot::default()
        };
        findings.equal(FindingKind::Memory, at, i64::from(draws), i64::from(minor > 0));
    }
}
