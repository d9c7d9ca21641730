//! Rounds. How a round shares out is tried elsewhere against its own textbook; here it is what goes into one,
//! and what comes of it.

use engine::round::{Claim, DonorRoots, QuadraticClaim, Ticket, lottery, pro_rata, quadratic, rank_fill};
use engine::{
    AllocateWay, LineIx, Outcome, OwnerIx, PartFor, Partition, PoolIx, ProjectIx, ReleaseWhen, RuleIx,
    StackMode, Way,
};

use super::whole::largest_remainder;
use super::{Line, Textbook, World};

#[derive(Debug, Clone)]
struct Stake {
    project: ProjectIx,
    claim: i64,
    ceiling: i64,
    given: i64,
    /// What each donor gave.
    donors: Vec<i64>,
    rank: Option<u32>,
}

impl Textbook<'_> {
    pub(super) fn window(&mut self, line: LineIx) -> Option<Vec<Line>> {
        let rule = self
            .world
            .in_force
            .iter()
            .copied()
            .find(|rule| self.line_of(*rule) == line)?;
        if self.programme.rule(rule).way == Way::Round {
            return self.may_hold(rule).then(|| self.round(rule));
        }
        if self.rule(rule).release.when != ReleaseWhen::Periodic {
            return None;
        }
        let mut lines = Vec::new();
        for place in 0..self.world.wholes.len() {
            let whole = &self.world.wholes[place];
            let (by, project) = (whole.rule, whole.project);
            let periodic = self.rule(by).release.when == ReleaseWhen::Periodic;
            if self.line_of(by) == line && periodic && self.payout_share(by, project, false) == 10_000 {
                lines.extend(self.fall_due(place, None));
            }
        }
        Some(lines)
    }

    pub(super) fn close_pool(&mut self, pool: PoolIx) -> Option<Vec<Line>> {
        if self.world.closed_pools.contains(&pool) {
            return None;
        }
        let mut rules: Vec<RuleIx> = self.world.in_force.clone();
        rules.retain(|rule| self.pool_of(*rule) == pool && self.programme.rule(*rule).way == Way::Round);
        rules.sort_by_key(|rule| (self.programme.rule(*rule).spec.priority, self.line_of(*rule)));
        let mut lines = self.end_holds_of(pool);
        for rule in rules {
            if self.may_hold(rule) {
                lines.extend(self.round(rule));
            }
        }
        self.world.closed_pools.push(pool);
        Some(lines)
    }

    fn may_hold(&self, rule: RuleIx) -> bool {
        let (w, pool) = (&self.world, self.pool_of(rule));
        let opens = self.programme.pool(pool).opens_at;
        !w.closed_pools.contains(&pool)
            && !w.paused_pools.contains(&pool)
            && !w.paused_lines.contains(&self.line_of(rule))
            && opens.is_none_or(|opens| w.now >= opens)
    }

    fn round(&mut self, rule: RuleIx) -> Vec<Line> {
        let (spec, pool, now) = (self.rule(rule), self.pool_of(rule), self.world.now);
        let mut projects: Vec<ProjectIx> = self.programme.projects().map(|(project, _)| project).collect();
        projects.sort_by_key(|project| self.spec(*project).key.clone());
        let mut stakes: Vec<Stake> = projects
            .into_iter()
            .filter_map(|project| self.stake(rule, project))
            .collect();
        self.share_owners_room(rule, &mut stakes);
        let free = self.whole_room(&self.world, pool, now);
        let partition = &self.programme.pool(pool).partition;
        let groups: Vec<(Vec<usize>, i64)> = match partition {
            None => vec![((0..stakes.len()).collect(), free)],
            Some(partition) => {
                let mut groups: Vec<(Vec<usize>, i64)> = Vec::new();
                let mut keys: Vec<usize> = Vec::new();
                for (place, stake) in stakes.iter().enumerate() {
                    let key = self.part_key(partition, stake.project);
                    match keys.iter().position(|known| *known == key) {
                        Some(group) => groups[group].0.push(place),
                        None => {
                            keys.push(key);
                            groups.push((vec![place], self.part_room(&self.world, pool, stake.project).0));
                        }
                    }
                }
                let mut order: Vec<usize> = (0..keys.len()).collect();
                order.sort_by_key(|group| keys[*group]);
                let mut sorted: Vec<_> = order.into_iter().map(|group| groups[group].clone()).collect();
                let rest = stakes
                    .first()
                    .map_or(0, |stake| self.part_room(&self.world, pool, stake.project).1);
                sorted.push(((0..stakes.len()).collect(), rest));
                sorted
            }
        };
        let mut left = free;
        let mut for_pots = match partition {
            Some(Partition::Pots {
                each_minor,
                reserved_minor,
                ..
            }) => {
                let inside = self.programme.projects().map(|(on, _)| {
                    let of_pool = |by: RuleIx, other: ProjectIx| self.pool_of(by) == pool && other == on;
                    self.all_match(&self.world, of_pool).min(*each_minor)
                });
                reserved_minor - inside.sum::<i64>()
            }
            _ => i64::MAX / 4,
        };
        let last = groups.len() - 1;
        for (nth, (places, room)) in groups.into_iter().enumerate() {
            let shared = nth == last;
            let room = if shared { room } else { room.min(for_pots.max(0)) };
            let some: Vec<&Stake> = places.iter().map(|place| &stakes[*place]).collect();
            let shares = shares(spec, room.min(left), &some, |project| {
                self.spec(project).key.to_string()
            });
            for (place, share) in places.iter().zip(shares) {
                stakes[*place].given += share;
                left -= share;
                for_pots -= if shared { 0 } else { share };
            }
        }
        let mut lines = Vec::new();
        for stake in stakes {
            let due = self.world.outcomes[stake.project.index()] != Outcome::Open;
            let stood = self
                .world
                .wholes
                .iter()
                .find(|whole| (whole.rule, whole.project) == (rule, stake.project))
                .map_or(0, super::Whole::minor);
            lines.extend(self.set(rule, stake.project, None, stood + stake.given, due, true));
        }
        lines
    }

    fn part_key(&self, partition: &Partition, project: ProjectIx) -> usize {
        let spec = self.spec(project);
        match partition {
            Partition::Pots { .. } => project.index(),
            Partition::Parts { parts, .. } => parts
                .iter()
                .position(|part| match part.whose {
                    PartFor::Area(area) => spec.areas.contains(&area),
                    PartFor::Category(category) => spec.category == Some(category),
                })
                .unwrap_or(usize::MAX),
        }
    }

    fn stake(&self, rule: RuleIx, project: ProjectIx) -> Option<Stake> {
        let (w, line, spec) = (&self.world, self.line_of(rule), self.rule(rule));
        let outcome = w.outcomes[project.index()];
        let takes_part = matches!(outcome, Outcome::Open | Outcome::Succeeded | Outcome::Kept);
        if !self.fits(rule, project) || !takes_part || self.barred(w, rule, project, w.now, 0) {
            return None;
        }
        let figures = self.figures_of(w, rule, project, None);
        let (all, stands) = (self.match_on(w, project), self.match_of(w, line, project));
        let others = all - stands;
        let claim = self.claim(w, rule, project, &figures, others, (0, 0));
        let since = w
            .wholes
            .iter()
            .find(|whole| (whole.rule, whole.project) == (rule, project) && whole.minor() > 0)
            .map_or(w.now, |whole| whole.since);
        let against = super::rates::Against {
            rule: 0,
            organisation: self.organisation(w, rule, project, since, |other| other != project),
            total: figures.crowd + others,
            cap: self.jury(w, rule, project).and_then(|(_, cap)| cap),
        };
        let ceiling = self.limited(w, rule, project, engine::AMOUNT_MAX, against);
        let (mut claim, mut ceiling) = ((claim - stands).max(0), (ceiling - stands).max(0));
        if self.stack(w).mode == StackMode::Exclusive && others > 0 {
            (claim, ceiling) = (0, 0);
        }
        if let Some(most) = self.group(w, project, w.now, None) {
            ceiling = ceiling.min((most - all).max(0));
        }
        let donors = if spec.allocate.way == AllocateWay::Quadratic {
            self.sums_of_donors(w, line, project)
        } else {
            Vec::new()
        };
        Some(Stake {
            project,
            claim: claim.min(ceiling),
            ceiling,
            given: 0,
            donors,
            rank: figures.rank,
        })
    }

    /// What each donor gave to a project that can be matched by a rule.
    fn sums_of_donors(&self, w: &World, line: LineIx, project: ProjectIx) -> Vec<i64> {
        let mut donors: Vec<(engine::DonorIx, i64)> = Vec::new();
        for (gift, by, _, clip) in self.book(w, line, project) {
            let donor = self.identity(w, by, gift);
            match donors.iter_mut().find(|known| known.0 == donor) {
                Some(known) => known.1 += clip,
                None => donors.push((donor, clip)),
            }
        }
        donors.into_iter().map(|(_, minor)| minor).collect()
    }

    /// The quadratic formula over what donors gave to a project.
    pub(super) fn quadratic_amount(&self, w: &World, rule: RuleIx, project: ProjectIx) -> i64 {
        let sums = self.sums_of_donors(w, self.line_of(rule), project);
        let roots: DonorRoots = sums.into_iter().collect();
        roots.raw_minor().min(engine::AMOUNT_MAX)
    }

    fn share_owners_room(&self, rule: RuleIx, stakes: &mut [Stake]) {
        let w = &self.world;
        let mut owners: Vec<OwnerIx> = stakes
            .iter()
            .map(|stake| self.spec(stake.project).owner)
            .collect();
        owners.sort();
        owners.dedup();
        for owner in owners {
            let mut places: Vec<usize> = (0..stakes.len())
                .filter(|place| self.spec(stakes[*place].project).owner == owner)
                .collect();
            if places.len() < 2 {
                continue;
            }
            let first = stakes[places[0]].project;
            let mut rooms = Vec::new();
            if let Some(limit) = self.rule(rule).limit.organisation {
                rooms.push(limit.minor - self.organisation(w, rule, first, w.now, |_| true));
            }
            if let Some(limit) = self.stack(w).de_minimis {
                let other = places
                    .iter()
                    .map(|place| self.spec(stakes[*place].project).aid_minor);
                rooms
                    .push(limit.minor - other.max().unwrap() - self.aid(w, first, None, limit.months, w.now));
            }
            let Some(room) = rooms.into_iter().min() else {
                continue;
            };
            let mut room = room.max(0);
            let ranked = matches!(
                self.rule(rule).allocate.way,
                AllocateWay::RankFill | AllocateWay::Lottery
            );
            let parts = if ranked {
                places.sort_by_key(|place| stakes[*place].rank.unwrap_or(u32::MAX));
                let mut parts = Vec::new();
                for place in &places {
                    let part = stakes[*place].claim.min(room);
                    room -= part;
                    parts.push(part);
                }
                parts
            } else {
                let claims: Vec<i64> = places.iter().map(|place| stakes[*place].claim).collect();
                largest_remainder(room, &claims)
            };
            for (place, part) in places.into_iter().zip(parts) {
                let stake = &mut stakes[place];
                stake.claim = stake.claim.min(part);
                stake.ceiling = stake.ceiling.min(part);
            }
        }
    }
}

fn shares(rule: &engine::Rule, room: i64, stakes: &[&Stake], key: impl Fn(ProjectIx) -> String) -> Vec<i64> {
    let (way, excess) = (&rule.allocate, rule.limit.excess);
    let left = |stake: &Stake| (stake.claim - stake.given).max(0);
    match way.way {
        AllocateWay::ProRata => {
            let claims: Vec<Claim> = stakes
                .iter()
                .map(|stake| Claim {
                    minor: left(stake),
                    ceiling_minor: Some(stake.ceiling - stake.given),
                })
                .collect();
            pro_rata(room, &claims, way.scaling, excess)
        }
        AllocateWay::Quadratic => {
            let claims: Vec<QuadraticClaim> = stakes
                .iter()
                .map(|stake| {
                    let mut roots = DonorRoots::default();
                    if stake.claim > 0 {
                        stake.donors.iter().for_each(|minor| roots.add(*minor));
                    }
                    QuadraticClaim {
                        roots,
                        ceiling_minor: Some(stake.ceiling - stake.given),
                    }
                })
                .collect();
            quadratic(room, &claims, way.scaling, excess)
        }
        AllocateWay::Lottery => {
            let keys: Vec<String> = stakes.iter().map(|stake| key(stake.project)).collect();
            let tickets: Vec<Ticket<'_>> = stakes
                .iter()
                .zip(&keys)
                .map(|(stake, id)| Ticket {
                    id,
                    minor: left(stake),
                })
                .collect();
            lottery(room, &tickets, way.seed.as_deref().unwrap(), way.misfit)
        }
        _ => {
            let mut order: Vec<usize> = (0..stakes.len()).collect();
            order.retain(|place| stakes[*place].rank.is_some());
            order.sort_by_key(|place| stakes[*place].rank);
            let claims: Vec<i64> = order.iter().map(|place| left(stakes[*place])).collect();
            let mut given = vec![0; stakes.len()];
            for (place, part) in order.into_iter().zip(rank_fill(room, &claims, way.misfit)) {
                given[place] = part;
            }
            given
        }
    }
}
