//! How campaigns end, and what is paid.

use engine::{
    CampaignKind, CrowdFate, GateApplies, MatchFate, Outcome, PoolIx, ProjectIx, ReleaseWhen, RuleIx, Settle,
    Way,
};

use super::whole::largest_remainder;
use super::{Line, Single, Textbook};

impl Textbook<'_> {
    fn crowd(&self, project: ProjectIx) -> i64 {
        let gifts = self
            .world
            .gifts
            .iter()
            .filter(|gift| gift.what.project == project);
        gifts.map(|gift| gift.left).sum()
    }

    /// The match of a version on a project: places of single gifts, and the place of the whole.
    fn stands_of(&self, rule: RuleIx, project: ProjectIx) -> (Vec<usize>, Option<usize>, i64) {
        let w = &self.world;
        let singles: Vec<usize> = (0..w.singles.len())
            .filter(|place| {
                let single = &w.singles[*place];
                single.rule == rule && single.before.is_some() && w.gifts[single.gift].what.project == project
            })
            .collect();
        let whole = w
            .wholes
            .iter()
            .position(|whole| (whole.rule, whole.project) == (rule, project));
        let minor = singles.iter().map(|place| w.singles[*place].minor()).sum::<i64>()
            + whole.map_or(0, |place| w.wholes[place].minor());
        (singles, whole, minor)
    }

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
        let spec = self.spec(project);
        let ended = self.end_holds(|held| held.what.project == project);
        if told.is_none()
            && let Some(line) = self.second_chance(project)
        {
            return Some(ended.into_iter().chain([line]).collect());
        }
        self.world.ended[project.index()] = true;
        let mut lines = ended;
        if !cancelled {
            lines.extend(self.look_again(project));
        }
        let total = self.crowd(project) + self.match_on(&self.world, project);
        let reached = |settle: &Settle| {
            let line = spec.goal_minor * i64::from(settle.success_at_goal_bps);
            told.unwrap_or(total * 10_000 >= line)
        };
        let all = self.fitting(project);
        let at_hand: Vec<&Settle> = all
            .iter()
            .filter(|rule| self.stands_of(**rule, project).2 > 0 || self.world.in_force.contains(rule))
            .map(|rule| &self.rule(*rule).settle)
            .collect();
        let success = if at_hand.is_empty() {
            reached(&Settle::default())
        } else {
            at_hand.iter().any(|settle| reached(settle))
        };
        let promise = match spec.campaign {
            CampaignKind::AllOrNothing => CrowdFate::Refund,
            _ => CrowdFate::Keep,
        };
        let fate = at_hand
            .iter()
            .find_map(|settle| settle.missed_crowd)
            .unwrap_or(promise);
        self.world.outcomes[project.index()] = match (cancelled, success, fate) {
            (true, ..) => Outcome::Cancelled,
            (_, true, _) => Outcome::Succeeded,
            (.., CrowdFate::Keep) => Outcome::Kept,
            (.., CrowdFate::Refund) => Outcome::Refunded,
            (.., CrowdFate::Redirect) => Outcome::Redirected,
        };
        let mut freed = Vec::new();
        for rule in all {
            let settle = &self.rule(rule).settle;
            let minor = self.stands_of(rule, project).2;
            let keeps = if cancelled {
                0
            } else if reached(settle) {
                minor
            } else {
                match settle.missed_match {
                    MatchFate::Keep => minor,
                    MatchFate::Scaled => {
                        let line = spec.goal_minor * i64::from(settle.success_at_goal_bps);
                        (minor * total * 10_000 / line).min(minor)
                    }
                    MatchFate::VoidToPool | MatchFate::Redistribute => 0,
                }
            };
            let keeps = keeps * self.payout_share(rule, project, true) / 10_000;
            lines.extend(self.settle(rule, project, minor, keeps));
            if minor == 0 && (cancelled || (!reached(settle) && settle.missed_match != MatchFate::Keep)) {
                for place in self.stands_of(rule, project).0 {
                    self.world.singles[place].clip = 0;
                }
            }
            let proofs = matches!(
                self.rule(rule).release.when,
                ReleaseWhen::OnVerification | ReleaseWhen::Reimbursement
            );
            if proofs && !reached(settle) && settle.missed_match != MatchFate::Keep {
                self.world.missed.push((rule, project));
            }
            let pool = self.pool_of(rule);
            let fell = self.stands_of(rule, project).2 < minor;
            if settle.missed_match == MatchFate::Redistribute && fell && !freed.contains(&pool) {
                freed.push(pool);
            }
        }
        for pool in freed {
            lines.extend(self.redistribute(pool));
        }
        Some(lines)
    }

    /// Whether the campaign gets a second chance.
    fn second_chance(&mut self, project: ProjectIx) -> Option<Line> {
        let spec = self.spec(project);
        let closes_at = spec.closes_at?;
        if self.world.extended[project.index()].is_some() {
            return None;
        }
        // With what rules would give at the end.
        let mut end = Textbook {
            programme: self.programme,
            world: self.world.clone(),
        };
        end.world.ended[project.index()] = true;
        end.decide_wholes(project, None, None);
        let total = self.crowd(project) + end.match_on(&end.world, project);
        let acting = self.acting(&self.world, project);
        let reaches = |bps: u32| total * 10_000 >= spec.goal_minor * i64::from(bps);
        let settles = || acting.iter().map(|rule| (*rule, &self.rule(*rule).settle));
        if settles().any(|(_, settle)| reaches(settle.success_at_goal_bps)) {
            return None;
        }
        let close = settles().filter_map(|(rule, settle)| {
            let again = settle.extension.filter(|again| reaches(again.if_bps))?;
            Some((rule, again.days))
        });
        // The longest, of several the first.
        let (rule, days) = close.reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        let until = closes_at + chrono::Days::new(u64::from(days));
        if until <= self.world.now {
            return None;
        }
        self.world.extended[project.index()] = Some(until);
        Some(self.line("reserved", Some(rule), project, None, vec![]))
    }

    /// What gates before a payment let through, in basis points.
    pub(super) fn payout_share(&self, rule: RuleIx, project: ProjectIx, ended: bool) -> i64 {
        let mut figures = self.figures_of(&self.world, rule, project, None);
        figures.ended |= ended;
        let all = self.stands_on(&self.world, project);
        self.open_share(rule, project, GateApplies::Payout, &figures, all)
    }

    fn settle(&mut self, rule: RuleIx, project: ProjectIx, minor: i64, keeps: i64) -> Vec<Line> {
        let mut lines = Vec::new();
        let (singles, whole, _) = self.stands_of(rule, project);
        if minor == 0 {
            return lines;
        }
        let pool = self.pool_of(rule);
        if keeps < minor {
            let mut weights: Vec<i64> = singles
                .iter()
                .map(|place| self.world.singles[*place].minor())
                .collect();
            weights.push(whole.map_or(0, |place| self.world.wholes[place].minor()));
            let backs = largest_remainder(minor - keeps, &weights);
            let mut sums = vec![0; self.world.funders[pool.index()].len()];
            for (place, back) in singles.iter().zip(&backs) {
                let parts = self.share(pool, *back, &self.world.singles[*place].parts.clone(), true);
                let single = &mut self.world.singles[*place];
                for ((stands, part), sum) in single.parts.iter_mut().zip(&parts).zip(&mut sums) {
                    *stands -= part;
                    *sum -= part;
                }
                if single.minor() == 0 {
                    single.clip = 0;
                }
                self.changed(rule, project, -back);
            }
            if sums.iter().any(|part| *part != 0) {
                lines.push(self.line("released", Some(rule), project, None, sums));
            }
            if let Some(place) = whole {
                let known = &self.world.wholes[place];
                let stands = (known.minor() - backs[singles.len()]).max(known.paid);
                lines.extend(self.set(rule, project, None, stands, false, false));
            }
        }
        if keeps > 0 {
            let parts = self.sum_parts(&singles, pool);
            if parts.iter().any(|part| *part > 0) {
                lines.push(self.line("committed", Some(rule), project, None, parts));
            }
            if let Some(place) = whole {
                lines.extend(self.fall_due(place, None));
            }
        }
        lines
    }

    fn sum_parts(&self, singles: &[usize], pool: PoolIx) -> Vec<i64> {
        let mut sums = vec![0; self.world.funders[pool.index()].len()];
        for place in singles {
            for (sum, part) in sums.iter_mut().zip(&self.world.singles[*place].parts) {
                *sum += part;
            }
        }
        sums
    }

    fn redistribute(&mut self, pool: PoolIx) -> Vec<Line> {
        let mut risen = Vec::new();
        let mut lines = self.replay(pool, 0, &mut risen);
        for (project, _) in self.programme.projects() {
            let draws =
                |rule: &RuleIx| self.pool_of(*rule) == pool && self.programme.rule(*rule).way == Way::Whole;
            let open = self.world.outcomes[project.index()] == Outcome::Open;
            if open && (risen.contains(&project) || self.fitting(project).iter().any(draws)) {
                lines.extend(self.look_again(project));
            }
        }
        lines
    }

    pub(super) fn pay(&mut self, project: ProjectIx) -> Option<Vec<Line>> {
        let settled = self.world.outcomes[project.index()] != Outcome::Open;
        let single = settled && !self.world.paid[project.index()];
        let proven = self.world.proven.contains(&project);
        let mut groups = Vec::new();
        for rule in self.fitting(project) {
            let waits = !proven
                && matches!(
                    self.rule(rule).release.when,
                    ReleaseWhen::OnVerification | ReleaseWhen::Reimbursement
                );
            let (mut singles, whole, _) = self.stands_of(rule, project);
            singles.retain(|place| single && self.world.singles[*place].minor() > 0);
            let whole = whole.filter(|place| self.world.wholes[*place].due > self.world.wholes[*place].paid);
            if waits && !singles.is_empty() {
                return None;
            }
            let whole = whole.filter(|_| !waits);
            if whole.is_some() || !singles.is_empty() {
                groups.push((rule, singles, whole));
            }
        }
        if groups.is_empty() {
            return None;
        }
        let mut lines = Vec::new();
        for (rule, singles, whole) in groups {
            if let Some(place) = whole {
                lines.push(self.pay_whole(place));
            }
            if !singles.is_empty() {
                let parts = self.sum_parts(&singles, self.pool_of(rule));
                lines.push(self.line("paid", Some(rule), project, None, parts));
            }
        }
        if settled {
            self.world.paid[project.index()] = true;
        }
        Some(lines)
    }

    /// What of a pool is reserved, committed, paid, held.
    pub fn figures(&self, pool: PoolIx) -> [i64; 4] {
        let (mut figures, w) = ([0; 4], &self.world);
        figures[3] = self.all_held(w, |rule, _| self.pool_of(rule) == pool);
        for single in w
            .singles
            .iter()
            .filter(|single| self.pool_of(single.rule) == pool)
        {
            let project = w.gifts[single.gift].what.project.index();
            let place = if w.paid[project] {
                2
            } else {
                usize::from(w.outcomes[project] != Outcome::Open)
            };
            figures[place] += Single::minor(single);
        }
        for whole in w.wholes.iter().filter(|whole| self.pool_of(whole.rule) == pool) {
            figures[0] += whole.minor() - whole.due;
            figures[1] += whole.due - whole.paid;
            figures[2] += whole.paid;
        }
        figures
    }
}
