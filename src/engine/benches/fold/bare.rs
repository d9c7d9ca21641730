//! The baselines: checked whole numbers and the standard library's maps, nothing else.

use std::collections::HashMap;
use std::ops::Range;

use crate::given::{DEN, Given, POOLS, PROJECTS, Terms};

/// Decides gift by gift under the rules that a project draws on.
pub fn gift_by_gift(
    terms: &[Terms],
    gifts: &[Given],
    rules_of: impl Fn(usize) -> Range<usize>,
    amounts: &mut Vec<i64>,
) -> Option<()> {
    let mut donors: HashMap<(u32, u32), i64> = HashMap::new();
    let mut projects: HashMap<u32, i64> = HashMap::new();
    let mut pools = vec![0_i64; terms.len()];
    for gift in gifts {
        for (nth, rule) in rules_of(gift.project).enumerate() {
            let terms = terms[rule];
            let key = (u32::try_from(rule).ok()?, u32::try_from(gift.donor).ok()?);
            let donor = donors.entry(key).or_insert(0);
            let key = u32::try_from(gift.project + nth * PROJECTS).ok()?;
            let project = projects.entry(key).or_insert(0);
            let clip = gift.amount.min(terms.donor_max.checked_sub(*donor)?);
            let want = clip
                .checked_mul(i64::from(terms.num))?
                .checked_div(i64::from(DEN))?;
            let minor = want
                .min(terms.project_max.checked_sub(*project)?)
                .min(terms.amount.checked_sub(pools[rule])?);
            *donor = donor.checked_add(clip)?;
            *project = project.checked_add(minor)?;
            pools[rule] = pools[rule].checked_add(minor)?;
            amounts.push(minor);
        }
    }
    Some(())
}

/// Adds the gifts to each project up, and shares each pool out in proportion at the end.
pub fn pro_rata(terms: &[Terms], gifts: &[Given], amounts: &mut Vec<i64>) -> Option<()> {
    let mut donors: HashMap<(u32, u32), i64> = HashMap::new();
    let mut sums: HashMap<u32, i64> = HashMap::new();
    for gift in gifts {
        let pool = gift.project % POOLS;
        let key = (u32::try_from(pool).ok()?, u32::try_from(gift.donor).ok()?);
        let donor = donors.entry(key).or_insert(0);
        let clip = gift.amount.min(terms[pool].donor_max.checked_sub(*donor)?);
        *donor = donor.checked_add(clip)?;
        let sum = sums.entry(u32::try_from(gift.project).ok()?).or_insert(0);
        *sum = sum.checked_add(clip)?;
    }
    let mut claims = vec![0; PROJECTS];
    for (project, sum) in sums {
        let (project, sum) = (usize::try_from(project).ok()?, i128::from(sum));
        let terms = terms[project % POOLS];
        let claim = sum.checked_mul(i128::from(terms.num))? / i128::from(DEN);
        claims[project] = claim.min(i128::from(terms.project_max));
    }
    share_out(terms, &claims, amounts)
}

/// Adds the gifts of each donor to each project up, and shares each pool out by the quadratic formula at the end,
/// with roots of thirty binary places.
pub fn quadratic(terms: &[Terms], gifts: &[Given], amounts: &mut Vec<i64>) -> Option<()> {
    let mut sums: HashMap<(u32, u32), i64> = HashMap::new();
    for gift in gifts {
        let key = (u32::try_from(gift.project).ok()?, u32::try_from(gift.donor).ok()?);
        let sum = sums.entry(key).or_insert(0);
        *sum = sum.checked_add(gift.amount)?;
    }
    let mut roots = vec![(0_i128, 0_i128); PROJECTS];
    for ((project, _), sum) in sums {
        let (root, all) = &mut roots[usize::try_from(project).ok()?];
        let scaled = i128::from(sum).checked_shl(60)?;
        *root = root.checked_add(scaled.isqrt())?;
        *all = all.checked_add(scaled)?;
    }
    let squares = roots
        .iter()
        .map(|(root, all)| root.checked_mul(*root)?.checked_sub(*all));
    let claims: Vec<i128> = squares.collect::<Option<_>>()?;
    // Thirty places fewer, so that a claim and a pool still fit one product.
    let claims: Vec<i128> = claims.iter().map(|claim| claim >> 30).collect();
    let terms: Vec<Terms> = terms.to_vec();
    share_out(&terms, &claims, amounts)
}

/// Each project's part of its pool: its claim where all claims fit, and otherwise in proportion, the units left over
/// to the largest remainders.
fn share_out(terms: &[Terms], claims: &[i128], amounts: &mut Vec<i64>) -> Option<()> {
    let mut parts = vec![0; PROJECTS];
    for (pool, terms) in terms.iter().enumerate() {
        let room = i128::from(terms.amount);
        let mut projects: Vec<usize> = (pool..PROJECTS).step_by(POOLS).collect();
        // Ties go to the first by name.
        projects.sort_by_key(|project| project.to_string());
        let all: i128 = projects.iter().map(|project| claims[*project]).sum();
        if all <= room {
            projects
                .iter()
                .for_each(|project| parts[*project] = claims[*project]);
            continue;
        }
        let mut left = room;
        let mut rests = Vec::with_capacity(projects.len());
        for project in projects {
            let product = claims[project].checked_mul(room)?;
            parts[project] = product.checked_div(all)?;
            left = left.checked_sub(parts[project])?;
            rests.push((std::cmp::Reverse(product.checked_rem(all)?), project));
        }
        rests.sort_by_key(|(rest, _)| *rest);
        for (_, project) in rests.iter().take(usize::try_from(left).ok()?) {
            parts[*project] += 1;
        }
    }
    for part in parts {
        amounts.push(i64::try_from(part).ok()?);
    }
    Some(())
}
