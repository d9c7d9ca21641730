//! Rules that decide on a project as a whole, anew at each event that touches it.

use engine::{
    AllocateWay, Base, GateApplies, GroupShare, LineIx, Outcome, ProjectIx, Rate, RateSelector, ReleaseWhen,
    RuleIx, StackMode, Way,
};

use super::gates::Closed;
use super::rates::{Against, used};
use super::{Figures, Line, Textbook, Whole, World};

/// A version and what it says.
struct Seat {
    rule: RuleIx,
    acts: bool,
    stood: i64,
    floor: i64,
    /// What it should give; nothing when it says nothing.
    target: Option<i64>,
    due: bool,
    clipped: i64,
}

impl Textbook<'_> {
    /// What stands of a version on a project as a whole.
    fn whole_of(&self, w: &World, rule: RuleIx, project: ProjectIx) -> Option<usize> {
        w.wholes
            .iter()
            .position(|whole| (whole.rule, whole.project) == (rule, project))
    }

    /// Asks the rules that decide on a project as a whole. `gift`: one that is being taken up. `cause`: the gift
    /// that the event is about.
    pub(super) fn decide_wholes(
        &mut self,
        project: ProjectIx,
        gift: Option<usize>,
        cause: Option<usize>,
    ) -> Vec<Line> {
        let refund = gift.is_none() && cause.is_some();
        let mut seats = Vec::new();
        for rule in self.fitting(project) {
            if self.programme.rule(rule).way != Way::Whole {
                continue;
            }
            let acts = self.world.in_force.contains(&rule);
            let known = self.whole_of(&self.world, rule, project);
            let stood = known.map_or(0, |place| self.world.wholes[place].minor());
            if acts || (refund && stood > 0) {
                seats.push(Seat {
                    rule,
                    acts,
                    stood,
                    floor: known.map_or(0, |place| self.world.wholes[place].paid),
                    target: None,
                    due: false,
                    clipped: 0,
                });
            }
        }
        let mode = self.stack(&self.world).group_share;
        let ceiling = self.group(&self.world, project, self.world.now, None);
        // More stands than the ceilings would allow, because they were lower when they were set anew.
        let kept = self
            .world
            .kept
            .iter()
            .find(|(of, _)| *of == project)
            .map_or(0, |(_, kept)| *kept);
        let keeps = ceiling.is_some_and(|most| kept > most);
        // What stands of each version while they are asked one after the other.
        let mut stands: Vec<i64> = seats.iter().map(|seat| seat.stood).collect();
        if let (Some(most), GroupShare::InProportion, false) = (ceiling, mode, keeps) {
            for place in 0..seats.len() {
                self.write_down(project, &seats, &stands, place, gift);
                self.ask(project, &mut seats, &stands, place, gift, refund);
                let seat = &seats[place];
                stands[place] = seat.target.unwrap_or(seat.stood).max(seat.floor);
            }
            let stood: i64 = seats.iter().map(|seat| seat.stood).sum();
            let fixed = self.match_on(&self.world, project) - stood;
            let floors: i64 = seats.iter().map(|seat| seat.floor).sum();
            let left = (most - fixed).max(0) - floors;
            let wants: Vec<i64> = stands
                .iter()
                .zip(&seats)
                .map(|(all, seat)| all - seat.floor)
                .collect();
            let parts = if wants.iter().sum::<i64>() > left.max(0) {
                largest_remainder(left.max(0), &wants)
            } else {
                wants
            };
            stands = seats.iter().map(|seat| seat.stood).collect();
            for place in 0..seats.len() {
                let cut = parts[place] + seats[place].floor;
                let seat = &mut seats[place];
                seat.target = seat.target.map(|target| target.min(cut));
                stands[place] = self.pool_leaves(project, &seats, &stands, place);
            }
        } else {
            // Those that say nothing any more, such as of a campaign that is settled, make no room for others.
            for place in 0..seats.len() {
                self.ask(project, &mut seats, &stands, place, gift, refund);
                seats[place].target = None;
            }
            for place in 0..seats.len() {
                self.write_down(project, &seats, &stands, place, gift);
                self.ask(project, &mut seats, &stands, place, gift, refund);
                if let Some(most) = ceiling {
                    // What later versions have may have to make room.
                    let now = self.match_on(&self.world, project)
                        + seats[..place]
                            .iter()
                            .zip(&stands)
                            .map(|(seat, stands)| stands - seat.stood)
                            .sum::<i64>();
                    let later: i64 = seats[place + 1..]
                        .iter()
                        .map(|seat| seat.stood - seat.floor)
                        .sum();
                    let mut left = (most.max(kept) - (now - seats[place].stood - later)).max(0);
                    if keeps {
                        left = left.min(seats[place].stood.max(most - (now - seats[place].stood)));
                    }
                    let seat = &mut seats[place];
                    seat.target = seat.target.map(|target| target.min(left));
                }
                stands[place] = self.pool_leaves(project, &seats, &stands, place);
            }
        }
        let mut lines = Vec::new();
        for (seat, stands) in seats.iter().zip(&stands) {
            let told = gift.is_some() && seat.acts;
            lines.extend(self.set(seat.rule, project, cause, *stands, seat.due, told));
        }
        lines
    }

    /// What the pool of a version has given to other rules before it with the same event.
    fn more(&self, seats: &[Seat], stands: &[i64], place: usize) -> i64 {
        let (pool, line) = (self.pool_of(seats[place].rule), self.line_of(seats[place].rule));
        seats
            .iter()
            .zip(stands)
            .filter(|(seat, _)| self.pool_of(seat.rule) == pool && self.line_of(seat.rule) != line)
            .map(|(seat, stands)| stands - seat.stood)
            .sum()
    }

    /// Writes a gift into the book of a version that acts and is not kept from it.
    fn write_down(
        &mut self,
        project: ProjectIx,
        seats: &[Seat],
        stands: &[i64],
        place: usize,
        gift: Option<usize>,
    ) {
        let (rule, now) = (seats[place].rule, self.world.now);
        let more = self.more(seats, stands, place);
        let Some(gift) = gift else { return };
        let closed = self.closed(&self.world, rule, project, now, more);
        if seats[place].acts && matches!(closed, None | Some(Closed::Barred)) {
            self.enter(rule, gift);
        }
    }

    /// What a version says for itself when those before it have come to what `stands` says.
    fn ask(
        &self,
        project: ProjectIx,
        seats: &mut [Seat],
        stands: &[i64],
        place: usize,
        gift: Option<usize>,
        refund: bool,
    ) {
        let (w, rule) = (&self.world, seats[place].rule);
        let (spec, line) = (self.rule(rule), self.line_of(rule));
        let change = |counts: &dyn Fn(&Seat) -> bool| -> i64 {
            let changes = seats.iter().zip(stands).filter(|(seat, _)| counts(seat));
            changes.map(|(seat, stands)| stands - seat.stood).sum()
        };
        let of_line = self.match_of(w, line, project) + change(&|seat| self.line_of(seat.rule) == line);
        let all = self.match_on(w, project) + change(&|_| true);
        // Rules after this one that decide on the whole, and this one itself.
        let mut ahead = of_line;
        for later in seats[place + 1..].iter().filter(|seat| seat.acts) {
            let other = self.line_of(later.rule);
            if other != line {
                ahead += self.match_of(w, other, project)
                    + change(&|seat: &Seat| self.line_of(seat.rule) == other);
            }
        }
        let more = self.more(seats, stands, place);
        let acts_as_whole = seats
            .iter()
            .any(|seat| seat.acts && self.line_of(seat.rule) == line);
        if !acts_as_whole {
            ahead -= of_line;
        }
        // Of what comes before, what is only held is nothing to act upon.
        let lines_ahead: Vec<LineIx> = seats[place..]
            .iter()
            .filter(|seat| seat.acts)
            .map(|seat| self.line_of(seat.rule))
            .chain(acts_as_whole.then_some(line))
            .collect();
        let held_before = self.all_held(w, |by, on| {
            on == project && !lines_ahead.contains(&self.line_of(by))
        });
        let mut due = matches!(
            spec.release.when,
            ReleaseWhen::Upfront | ReleaseWhen::Reimbursement
        );
        let closed = self.closed(w, rule, project, w.now, more);
        let mut falls_only = closed.is_some();
        if closed == Some(Closed::Settled) {
            let kept = matches!(w.outcomes[project.index()], Outcome::Succeeded | Outcome::Kept);
            let proof = matches!(
                spec.release.when,
                ReleaseWhen::OnVerification | ReleaseWhen::Reimbursement
            );
            if !kept || !proof || gift.is_some() || w.missed.contains(&(rule, project)) {
                seats[place].floor = seats[place].stood;
                return;
            }
            due = true;
            falls_only = refund || self.pool_closed(w, rule, w.now) || w.paused_lines.contains(&line);
        }
        seats[place].due = due;
        if spec.release.when == ReleaseWhen::AtEnd && !w.ended[project.index()] {
            seats[place].floor = seats[place].stood;
            return;
        }
        let others = all - of_line;
        if self.stack(w).mode == StackMode::Exclusive && others > 0 {
            falls_only = true;
        }
        let figures = self.figures_of(w, rule, project, None);
        let beside = (
            all - ahead - held_before,
            self.used_before(project, seats, stands, place),
        );
        let claim = self.claim(w, rule, project, &figures, others, beside);
        let seat = &mut seats[place];
        seat.clipped = figures.clipped;
        let mut target = if seat.acts {
            (claim - (of_line - seat.stood)).max(0)
        } else {
            claim.min(seat.stood)
        };
        if falls_only {
            target = target.min(seat.stood);
        }
        seat.target = Some(target);
    }

    /// What of the crowd's money gifts by themselves and the rules before have matched.
    fn used_before(&self, project: ProjectIx, seats: &[Seat], stands: &[i64], place: usize) -> i64 {
        let on_project = self
            .world
            .singles
            .iter()
            .filter(|single| single.before.is_some() && self.world.gifts[single.gift].what.project == project)
            .map(|single| self.used_up(single));
        let mut sum = on_project.sum::<i64>();
        for earlier in seats[..place].iter().filter(|seat| seat.acts) {
            let line = self.line_of(earlier.rule);
            let of_line: i64 = self.match_of(&self.world, line, project)
                + seats
                    .iter()
                    .zip(stands)
                    .filter(|(seat, _)| self.line_of(seat.rule) == line)
                    .map(|(seat, stands)| stands - seat.stood)
                    .sum::<i64>();
            let rule = self.rule(earlier.rule);
            if rule.base == Base::Sum {
                sum += used(&rule.rate, earlier.clipped, of_line);
            }
        }
        sum
    }

    /// What a rule would give to a project up to its own limits. `others`: the match of other rules, with what they
    /// hold. `beside`: the match of the rules before it, and what of the crowd's money that used.
    pub(super) fn claim(
        &self,
        w: &World,
        rule: RuleIx,
        project: ProjectIx,
        figures: &Figures,
        others: i64,
        beside: (i64, i64),
    ) -> i64 {
        let (spec, on) = (self.rule(rule), self.spec(project));
        let line = self.line_of(rule);
        let held = self.all_held(w, |by, other| other == project && self.line_of(by) != line);
        // What of that stands.
        let matched = others - held;
        let base = match spec.base {
            Base::Sum => match self.stack(w).mode {
                StackMode::Compounding => figures.clipped + beside.0,
                StackMode::Sequential => (figures.clipped - beside.1).max(0),
                _ => figures.clipped,
            },
            Base::Contribution => figures.clipped,
            Base::Qf => self.quadratic_amount(w, rule, project),
            Base::Goal => on.goal_minor,
            Base::Gap => {
                let assured = on.other_minor + on.own_minor + on.public_minor;
                (on.goal_minor - figures.crowd - assured - matched).max(0)
            }
            Base::One => 1,
        };
        let jury = self.jury(w, rule, project);
        let of_base = |bps| match spec.base {
            Base::Goal | Base::One => Rate::goal_share(bps),
            _ => Rate::ratio(bps, 10_000),
        };
        let jury_rate = jury.and_then(|(share, _)| share).map(of_base);
        let rate = jury_rate.as_ref().unwrap_or(&spec.rate);
        let mut value = 0;
        if let Rate::Table(table) = rate {
            value = match table.selector {
                RateSelector::GiftSize | RateSelector::CrowdSoFar => figures.clipped,
                RateSelector::Milestone => figures.clipped * 10_000 / on.goal_minor,
                RateSelector::Rank => figures.rank.map_or(0, i64::from),
                _ => self.by_project(table, project, w.now),
            };
        }
        let earned = self.earns(rate, base, project, value);
        let own = self
            .whole_of(w, rule, project)
            .filter(|place| w.wholes[*place].minor() > 0);
        let since = own.map_or(w.now, |place| w.wholes[place].since);
        let against = Against {
            rule: 0,
            organisation: self.organisation(w, rule, project, since, |other| other != project),
            total: figures.crowd + others,
            cap: jury.and_then(|(_, cap)| cap),
        };
        let would = self.limited(w, rule, project, earned, against);
        let open = self.open_share(rule, project, GateApplies::Accrual, figures, matched + would);
        let waits = matches!(spec.release.when, ReleaseWhen::OnGoal | ReleaseWhen::TopUpLast);
        if waits && figures.crowd + matched + would < on.goal_minor {
            return 0;
        }
        if open == 0 {
            return 0;
        }
        self.limited(w, rule, project, earned * open / 10_000, against)
    }

    /// What the pool leaves of a target.
    fn pool_leaves(&self, project: ProjectIx, seats: &[Seat], stands: &[i64], place: usize) -> i64 {
        let seat = &seats[place];
        let Some(target) = seat.target else {
            return seat.stood;
        };
        let pool = self.pool_of(seat.rule);
        let taken: i64 = seats[..place]
            .iter()
            .zip(stands)
            .filter(|(seat, _)| self.pool_of(seat.rule) == pool)
            .map(|(seat, stands)| stands - seat.stood)
            .sum();
        let free = (self.room(&self.world, pool, project, self.world.now) - taken).max(0);
        let more = target.max(seat.floor) - seat.stood;
        match self.rule(seat.rule).allocate.way {
            AllocateWay::FirstPastPost if more > free => seat.stood,
            _ => seat.stood + more.min(free),
        }
    }

    /// Lets what a version gives to a project rise or fall.
    pub(super) fn set(
        &mut self,
        rule: RuleIx,
        project: ProjectIx,
        cause: Option<usize>,
        stands: i64,
        due: bool,
        told: bool,
    ) -> Vec<Line> {
        let known = self.whole_of(&self.world, rule, project);
        let stood = known.map_or(0, |place| self.world.wholes[place].minor());
        let change = stands - stood;
        let mut lines = Vec::new();
        if change == 0 {
            if told {
                lines.push(self.line("reserved", Some(rule), project, cause, vec![]));
            }
            return lines;
        }
        let place = known.unwrap_or_else(|| {
            self.world.wholes.push(Whole {
                rule,
                project,
                parts: Vec::new(),
                due: 0,
                paid: 0,
                payments: 0,
                since: self.world.now,
            });
            self.world.wholes.len() - 1
        });
        if stood == 0 {
            self.world.wholes[place].since = self.world.now;
        }
        if change > 0 {
            let parts = self.give(rule, change);
            self.add(place, &parts, 1);
            lines.push(self.line("reserved", Some(rule), project, cause, parts));
            if due {
                lines.extend(self.fall_due(place, cause));
            }
        } else {
            let whole = &self.world.wholes[place];
            let reserved = (-change).min(stood - whole.due);
            let from_due = (-change - reserved).min(whole.due - whole.paid);
            for sum in [reserved, from_due] {
                if sum > 0 {
                    let parts = self.share(
                        self.pool_of(rule),
                        sum,
                        &self.world.wholes[place].parts.clone(),
                        true,
                    );
                    self.add(place, &parts, -1);
                    let parts = parts.iter().map(|part| -part).collect();
                    lines.push(self.line("released", Some(rule), project, cause, parts));
                }
            }
            self.world.wholes[place].due -= from_due;
        }
        self.changed(rule, project, change);
        lines
    }

    fn add(&mut self, place: usize, parts: &[i64], sign: i64) {
        let stands = &mut self.world.wholes[place].parts;
        stands.resize(stands.len().max(parts.len()), 0);
        for (stands, part) in stands.iter_mut().zip(parts) {
            *stands += sign * part;
        }
    }

    /// What is reserved of a whole becomes due.
    pub(super) fn fall_due(&mut self, place: usize, cause: Option<usize>) -> Option<Line> {
        let whole = &mut self.world.wholes[place];
        let minor = whole.minor() - whole.due;
        whole.due += minor;
        let (rule, project) = (whole.rule, whole.project);
        let parts = largest_remainder(minor, &whole.parts.clone());
        (minor > 0).then(|| self.line("committed", Some(rule), project, cause, parts))
    }

    /// The next payment of a whole, if anything is due.
    pub(super) fn pay_whole(&mut self, place: usize) -> Line {
        let whole = &self.world.wholes[place];
        let (rule, project) = (whole.rule, whole.project);
        let tranches = &self.rule(rule).release.tranches_bps;
        let left = whole.due - whole.paid;
        let minor = if whole.payments + 1 >= tranches.len() {
            left
        } else {
            let so_far: i64 = tranches[..=whole.payments]
                .iter()
                .map(|bps| i64::from(*bps))
                .sum();
            (whole.due * so_far / 10_000 - whole.paid).clamp(0, left)
        };
        let parts = largest_remainder(minor, &whole.parts.clone());
        let whole = &mut self.world.wholes[place];
        whole.paid += minor;
        whole.payments += 1;
        self.line("paid", Some(rule), project, None, parts)
    }

    /// Looks at all rules of a project again.
    pub(super) fn look_again(&mut self, project: ProjectIx) -> Vec<Line> {
        let (mut lines, _) = self.open_gates(project);
        lines.extend(self.decide_wholes(project, None, None));
        lines
    }
}

/// Splits a sum in proportion to weights, what is left over to the largest remainders, ties to the first.
pub(super) fn largest_remainder(sum: i64, weights: &[i64]) -> Vec<i64> {
    let all: i64 = weights.iter().sum();
    if all == 0 {
        return vec![0; weights.len()];
    }
    let mut parts: Vec<i64> = weights.iter().map(|weight| sum * weight / all).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|place| (-(sum * weights[*place] % all), *place));
    let left = sum - parts.iter().sum::<i64>();
    for place in order.into_iter().take(usize::try_from(left).unwrap()) {
        parts[place] += 1;
    }
    parts
}
