//! The audit of gifts, and of what is remembered of donors and owners.

use std::collections::BTreeMap;

use crate::award::{Award, Left, Matched};
use crate::finding::{FindingKind, Findings, Spot};
use crate::handle::{ContributionIx, LineIx, OwnerIx, RuleIx, TallyIx};
use crate::programme::Programme;
use crate::project::Outcome;
use crate::rule::Way;
use crate::stack::StackMode;
use crate::state::{State, period_of};
use crate::uses::{DonorUse, UseKey};

/// Each gift against what was given back of it, and its awards against what is left.
pub(crate) fn gifts(programme: &Programme, state: &State, findings: &mut Findings) {
    for (contribution, gift) in state.gifts.iter() {
        let at = Spot {
            contribution: Some(contribution),
            project: Some(gift.project),
            ..Spot::default()
        };
        findings.not_negative(at, gift.refunded);
        findings.at_most(FindingKind::RefundAboveGift, at, gift.refunded, gift.amount);
        let places = state.awards.of(contribution, gift.first_award);
        let awards: Vec<Award> = places.map(|place| state.awards.get(place)).collect();
        let line = |award: &Award| programme.rule(award.rule).line;
        let mut beside = Matched::default();
        for (nth, award) in awards.iter().enumerate() {
            let at = Spot {
                rule: Some(award.rule),
                ..at
            };
            findings.not_negative(at, award.stands);
            findings.not_negative(at, award.clip);
            let rule = programme.body(award.rule);
            let left = Left {
                rule,
                project: programme.project(gift.project),
                stacking: state.stack(programme).mode,
                beside,
            };
            let (clip, earned) = award.with_remaining(gift.remaining(), &left);
            beside.add(rule, award);
            if state.stack(programme).mode == StackMode::Sequential {
                // A rule before may have risen since, behind a gate that opened or into what came free; what it
                // had used up when this one decided is no longer known.
                beside.used = 0;
            }
            // At the end of a campaign a rule may have given back what another was decided beside.
            let compounds = state.stack(programme).mode == StackMode::Compounding;
            if !compounds || state.totals(gift.project).outcome == Outcome::Open {
                findings.at_most(FindingKind::AboveEarned, at, award.stands, earned);
            }
            findings.at_most(FindingKind::AboveEarned, at, award.clip, clip);
            if awards[..nth].iter().any(|earlier| line(earlier) == line(award)) {
                findings.add(FindingKind::MatchedTwice, at, 2, 1);
            }
        }
    }
}

/// What is remembered of donors and owners, added up again; and the donors' limits.
pub(crate) fn memory(programme: &Programme, state: &State, findings: &mut Findings) {
    let (mut donors, mut owners) = (Used::new(), Owners::new());
    for award in state.awards.iter() {
        let gift = state.gifts.known(award.gift);
        let candidate = programme.candidate(gift.project, award.rule);
        let remembers = state.lines[candidate.line.index()].remembers;
        let donor = state.identity(candidate, award.gift, gift.donor);
        for scope in remembers.donors() {
            let entry = donors
                .entry(UseKey::new(scope, candidate.tally, candidate.line, donor))
                .or_default();
            entry.0.minor += award.clip;
            entry.0.gifts += i64::from(award.clip > 0);
            if candidate.donors == Some(scope) {
                entry.1.push(Counted {
                    rule: award.rule,
                    gift: award.gift,
                    clip: award.clip,
                });
            }
        }
        for period in remembers.owners() {
            let owner = programme.project(gift.project).owner;
            let at = state.counts_as_of(award.gift, award.rule, gift.at);
            let key = (candidate.line, owner, period_of(programme, period, at));
            *owners.entry(key).or_insert(0) += award.stands;
        }
    }
    holds(programme, state, &mut donors, &mut owners);
    books(programme, state, &mut donors);
    for grant in &state.grants {
        let line = programme.rule(grant.rule).line;
        for period in state.lines[line.index()].remembers.owners() {
            let owner = programme.project(grant.project).owner;
            let key = (line, owner, period_of(programme, period, grant.since));
            *owners.entry(key).or_insert(0) += grant.stands;
        }
    }
    for (key, (used, counted)) in &donors {
        let Some(first) = counted.first() else { continue };
        let at = Spot {
            rule: Some(first.rule),
            contribution: Some(first.gift),
            ..Spot::default()
        };
        let kept = state.donors.get(*key);
        findings.equal(FindingKind::Memory, at, kept.minor, used.minor);
        findings.equal(FindingKind::Memory, at, kept.gifts, used.gifts);
        // Only where one version alone has counted is its limit a limit on the sum.
        if counted.iter().all(|other| other.rule == first.rule) {
            let clip = &programme.body(first.rule).clip;
            let sum = counted.iter().map(|other| other.clip).sum();
            let gifts = counted.iter().filter(|other| other.clip > 0).count();
            findings.at_most(
                FindingKind::DonorAboveLimit,
                at,
                sum,
                clip.donor_max_minor.unwrap_or(i64::MAX),
            );
            let most = clip.donor_max_count.map_or(i64::MAX, i64::from);
            findings.at_most(
                FindingKind::DonorAboveLimit,
                at,
                i64::try_from(gifts).unwrap_or(i64::MAX),
                most,
            );
        }
    }
    for (key, kept) in &state.owners {
        let minor = owners.remove(key).unwrap_or(0);
        findings.equal(FindingKind::Memory, Spot::default(), *kept, minor);
    }
    for minor in owners.into_values() {
        findings.equal(FindingKind::Memory, Spot::default(), 0, minor);
    }
}

/// What donors have used, and by which gifts.
type Used = BTreeMap<UseKey, (DonorUse, Vec<Counted>)>;

/// What owners have received by a rule in a period.
type Owners = BTreeMap<(LineIx, OwnerIx, i32), i64>;

/// What of a gift counts against the limits of its donor.
struct Counted {
    rule: RuleIx,
    gift: ContributionIx,
    clip: i64,
}

/// The same from what is held.
fn holds(programme: &Programme, state: &State, donors: &mut Used, owners: &mut Owners) {
    for held in state.holds.iter() {
        let candidate = held.candidate(programme);
        let remembers = state.lines[candidate.line.index()].remembers;
        for scope in remembers.donors() {
            let key = UseKey::new(scope, candidate.tally, candidate.line, held.donor);
            let known = donors.entry(key).or_default();
            known.0.minor += held.earned.clip;
            known.0.gifts += 1;
            if candidate.donors == Some(scope) {
                known.1.push(Counted {
                    rule: held.rule,
                    gift: held.gift.id,
                    clip: held.earned.clip,
                });
            }
        }
        for period in remembers.owners() {
            let owner = programme.project(held.gift.project).owner;
            let key = (candidate.line, owner, period_of(programme, period, held.at));
            *owners.entry(key).or_insert(0) += held.minor();
        }
    }
}

/// The same from the books of rules that have no awards.
fn books(programme: &Programme, state: &State, donors: &mut Used) {
    for (tally, spec) in programme.tallies().iter().enumerate() {
        let tally = TallyIx::at(tally);
        let Some(book) = state.books.get(&tally) else {
            continue;
        };
        for (gift, entry) in &book.entries {
            if programme.rule(entry.rule).way == Way::Gift {
                continue;
            }
            for scope in state.lines[spec.line.index()].remembers.donors() {
                let key = UseKey::new(scope, tally, spec.line, entry.donor);
                let known = donors.entry(key).or_default();
                known.0.minor += entry.clipped;
                known.0.gifts += i64::from(entry.clipped > 0);
                if programme.body(entry.rule).clip.remembers() == Some(scope) {
                    known.1.push(Counted {
                        rule: entry.rule,
                        gift: *gift,
                        clip: entry.clipped,
                    });
                }
            }
        }
    }
}
