//! The audit of what rules give to projects as a whole, and of the ceilings for all match on a project.

use chrono::Months;

use crate::finding::{FindingKind, Findings, Spot};
use crate::handle::ProjectIx;
use crate::programme::Programme;
use crate::stack::DeMinimis;
use crate::state::State;

/// Each grant in itself: 0 ≤ paid ≤ due ≤ stands, the parts of the funders its sum, one for each version.
pub(crate) fn grants(state: &State, findings: &mut Findings) {
    for (place, grant) in state.grants.iter().enumerate() {
        let at = Spot {
            pool: Some(grant.pool),
            rule: Some(grant.rule),
            project: Some(grant.project),
            ..Spot::default()
        };
        for minor in [grant.paid, grant.due, grant.stands] {
            findings.not_negative(at, minor);
        }
        findings.at_most(FindingKind::GrantSum, at, grant.paid, grant.due);
        findings.at_most(FindingKind::GrantSum, at, grant.due, grant.stands);
        grant
            .parts
            .iter()
            .for_each(|part| findings.not_negative(at, *part));
        findings.equal(FindingKind::GrantSum, at, grant.parts.iter().sum(), grant.stands);
        if state.grant_of(grant.tally, grant.rule) != Some(place) {
            findings.add(FindingKind::MatchedTwice, at, 2, 1);
        }
    }
}

/// All match on a project against the ceilings that bind it together.
pub(crate) fn groups(programme: &Programme, state: &State, findings: &mut Findings) {
    let stack = state.stack(programme);
    if !stack.has_ceiling() {
        return;
    }
    let mut gave = vec![0; state.projects.len()];
    for (contribution, gift) in state.gifts.iter() {
        if state.gifts.traits(contribution).own {
            gave[gift.project.index()] += gift.amount;
        }
    }
    for (place, standing) in state.projects.iter().enumerate() {
        let project = ProjectIx::at(place);
        let at = Spot {
            project: Some(project),
            ..Spot::default()
        };
        let spec = programme.project(project);
        // An owner's gift may have gone back after it had let match come; aid is looked at by itself.
        let own = spec.own_minor + gave[place];
        let without_aid = crate::Stack {
            de_minimis: None,
            ..stack.clone()
        };
        if let Some((_, most)) = without_aid.ceiling(spec, own, 0) {
            let most = most.max(state.kept_on(project));
            findings.at_most(FindingKind::AboveGroup, at, standing.awarded, most);
        }
        if let Some(limit) = stack.de_minimis {
            aid(programme, state, limit, project, findings);
        }
    }
}

/// The aid to the owner of a project: at each moment at which match was given to the project, all of the owner's
/// in the period before it. What was given before the settings changed was within those of that time.
fn aid(programme: &Programme, state: &State, limit: DeMinimis, project: ProjectIx, findings: &mut Findings) {
    let spec = programme.project(project);
    let at = Spot {
        project: Some(project),
        ..Spot::default()
    };
    let given = state.aid.get(&spec.owner).map_or(&[][..], Vec::as_slice);
    let own = given.iter().filter(|(_, other, _)| *other == project);
    let sum: i64 = own.clone().map(|(_, _, minor)| minor).sum();
    findings.equal(
        FindingKind::Memory,
        at,
        sum,
        state.projects[project.index()].awarded,
    );
    for (when, _, _) in own {
        if state.stacked_at.is_some_and(|changed| *when <= changed) {
            continue;
        }
        let since = when.checked_sub_months(Months::new(limit.months));
        let in_time = given
            .iter()
            .filter(|(other, _, _)| other <= when && since.is_none_or(|since| *other > since));
        let sum: i64 = in_time.clone().map(|(_, _, minor)| minor).sum();
        let here = in_time.clone().filter(|(_, other, _)| *other == project);
        if here.map(|(_, _, minor)| minor).sum::<i64>() <= state.kept_on(project) {
            continue;
        }
        // Each project states the other aid to its owner; the last to come has looked at its own.
        let other = in_time.map(|(_, project, _)| programme.project(*project).aid_minor);
        let most = (limit.minor - other.min().unwrap_or(0)).max(0);
        findings.at_most(FindingKind::AboveGroup, at, sum, most);
    }
}
