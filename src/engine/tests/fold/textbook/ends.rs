//! How campaigns end, and what is paid.

use engine::{CampaignKind, CrowdFate, MatchFate, Outcome, PoolIx, ProjectIx, RuleIx};

use super::{Grant, Line, Textbook, sum};

impl Textbook<'_> {
    /// The end of a campaign. `told`: what the event says about success.
    pub(super) fn end(
        &mut self,
        project: ProjectIx,
        told: Option<bool>,
        cancelled: bool,
    ) -> Option<Vec<Line>> {
        if self.world.outcomes[project.index()] != Outcome::Open {
            return None;
        }
        let spec = self.programme.project(project);
        let w = &self.world;
        let on_project = |grant: &Grant| w.gifts[grant.gift].what.project == project;
        let crowd: i64 = w
            .gifts
            .iter()
            .filter(|gift| gift.what.project == project)
            .map(|gift| gift.left)
            .sum();
        let total = crowd + sum(w.grants.iter().filter(|grant| on_project(grant)));
        let reached = |bps: u32| told.unwrap_or(total * 10_000 >= spec.goal_minor * i64::from(bps));
        let stands = |rule: RuleIx| sum(w.grants.iter().filter(|g| on_project(g) && g.rule == rule)) > 0;
        let fits: Vec<RuleIx> = self
            .programme
            .rules()
            .map(|(rule, _)| rule)
            .filter(|rule| self.fits(*rule, project))
            .collect();
        let at_hand = self.in_order(
            fits.into_iter()
                .filter(|rule| stands(*rule) || w.in_force.contains(rule))
                .collect(),
        );
        let settle = |rule: &RuleIx| &self.programme.rule(*rule).spec.rule.settle;
        let success = if at_hand.is_empty() {
            reached(10_000)
        } else {
            at_hand
                .iter()
                .any(|rule| reached(settle(rule).success_at_goal_bps))
        };
        let promise = if spec.campaign == CampaignKind::Keep {
            CrowdFate::Keep
        } else {
            CrowdFate::Refund
        };
        let outcome = if cancelled {
            Outcome::Cancelled
        } else if success {
            Outcome::Succeeded
        } else if at_hand
            .iter()
            .find_map(|rule| settle(rule).missed_crowd)
            .unwrap_or(promise)
            == CrowdFate::Keep
        {
            Outcome::Kept
        } else {
            Outcome::Refunded
        };
        let mut lines = Vec::new();
        for rule in at_hand.into_iter().filter(|rule| stands(*rule)) {
            let settle = &self.programme.rule(rule).spec.rule.settle;
            let keeps =
                reached(settle.success_at_goal_bps) || (settle.missed_match == MatchFate::Keep && !cancelled);
            let parts = self.parts_on(project, rule);
            if keeps {
                lines.push(self.line("committed", Some(rule), project, None, parts));
            } else {
                let parts = parts.iter().map(|part| -part).collect();
                lines.push(self.line("released", Some(rule), project, None, parts));
            }
        }
        let voided: Vec<RuleIx> = lines
            .iter()
            .filter(|line| line.what == "released")
            .filter_map(|line| line.rule)
            .collect();
        // A version whose grants all came to nothing is void as well when it missed its line.
        let void = |rule: RuleIx| {
            let settle = &self.programme.rule(rule).spec.rule.settle;
            voided.contains(&rule)
                || cancelled
                || (!reached(settle.success_at_goal_bps) && settle.missed_match == MatchFate::VoidToPool)
        };
        let places: Vec<usize> = (0..w.grants.len())
            .filter(|i| on_project(&w.grants[*i]) && void(w.grants[*i].rule))
            .collect();
        for place in places {
            let grant = &mut self.world.grants[place];
            grant.clip = 0;
            grant.parts.iter_mut().for_each(|part| *part = 0);
        }
        self.world.outcomes[project.index()] = outcome;
        Some(lines)
    }

    fn parts_on(&self, project: ProjectIx, rule: RuleIx) -> Vec<i64> {
        let mut sums = vec![0; self.world.funders[self.pool_of(rule).index()].len()];
        for grant in &self.world.grants {
            if grant.rule == rule && self.world.gifts[grant.gift].what.project == project {
                for (sum, part) in sums.iter_mut().zip(&grant.parts) {
                    *sum += part;
                }
            }
        }
        sums
    }

    pub(super) fn pay(&mut self, project: ProjectIx) -> Option<Vec<Line>> {
        let settled = self.world.outcomes[project.index()] != Outcome::Open;
        if !settled || self.world.paid[project.index()] {
            return None;
        }
        let rules = self.programme.rules().map(|(rule, _)| rule).collect();
        let mut lines = Vec::new();
        for rule in self.in_order(rules) {
            let parts = self.parts_on(project, rule);
            if parts.iter().sum::<i64>() > 0 {
                lines.push(self.line("paid", Some(rule), project, None, parts));
            }
        }
        if lines.is_empty() {
            return None;
        }
        self.world.paid[project.index()] = true;
        Some(lines)
    }

    /// What of a pool is reserved, committed, paid.
    pub fn figures(&self, pool: PoolIx) -> [i64; 3] {
        let mut figures = [0; 3];
        for grant in self
            .world
            .grants
            .iter()
            .filter(|grant| self.pool_of(grant.rule) == pool)
        {
            let project = self.world.gifts[grant.gift].what.project.index();
            let place = if self.world.paid[project] {
                2
            } else {
                usize::from(self.world.outcomes[project] != Outcome::Open)
            };
            figures[place] += grant.minor();
        }
        figures
    }
}
