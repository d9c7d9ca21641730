//! The same season in a currency of many small units, so that no sum fits where the usual sums are kept.

use engine::{OrganisationLimit, Pay, Rate, Rule};

use super::{Happening, Season};

impl Season {
    /// Every sum of money times `scale`.
    pub fn times(mut self, scale: i64) -> Self {
        let some = |sum: &mut Option<i64>| *sum = sum.map(|minor| minor * scale);
        for pool in &mut self.pools {
            pool.funders.iter_mut().for_each(|amount| *amount *= scale);
        }
        for project in &mut self.projects {
            project.goal *= scale;
            some(&mut project.minimum);
            some(&mut project.optimum);
            some(&mut project.cost);
            for minor in [
                &mut project.own,
                &mut project.other,
                &mut project.public,
                &mut project.aid,
            ] {
                *minor *= scale;
            }
        }
        for rule in self.lines.iter_mut().flat_map(|line| &mut line.versions) {
            let Rule {
                eligible,
                count,
                clip,
                rate,
                limit,
                ..
            } = rule;
            some(&mut eligible.goal_max_minor);
            some(&mut count.min_minor);
            some(&mut clip.contribution_max_minor);
            some(&mut clip.donor_max_minor);
            some(&mut limit.project_minor);
            some(&mut limit.floor_minor);
            limit.organisation = limit.organisation.map(|limit| OrganisationLimit {
                minor: limit.minor * scale,
                ..limit
            });
            if let Rate::Plain(Pay::Flat { minor }) = rate {
                *minor *= scale;
            }
        }
        for (_, happening) in &mut self.events {
            match happening {
                Happening::Gift(draw) | Happening::Hold(draw) => draw.amount *= scale,
                Happening::TopUp(_, _, amount) => *amount *= scale,
                _ => {}
            }
        }
        self
    }
}
