//! Rules that decide gift by gift: primitives 2 to 10 for one gift.

use std::rc::Rc;

use chrono::{DateTime, Utc};
use engine::{
    AllocateWay, Contribution, DonorScope, GateApplies, Over, ProjectIx, Rate, RateSelector, Relation,
    RuleIx, Source, StackMode, Way,
};

use super::gates::Closed;
use super::rates::{Against, used};
use super::{Gift, Line, Single, Textbook, World};

/// What a decision on a gift comes to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Decided {
    pub clip: i64,
    pub minor: i64,
    pub shut: bool,
    pub jury: Option<u32>,
}

/// A decision that is made once more.
#[derive(Debug, Clone, Copy)]
pub(super) struct Again {
    /// What counts of the gift.
    pub counted: i64,
    /// What the crowd had given when it came.
    pub crowd_so_far: i64,
    /// What stands, where the gift rises; nothing where it shrinks, and is decided in the past.
    pub stood: Option<i64>,
    /// Whether what shrinks had risen before.
    pub risen: bool,
    /// Whether it met a shut gate.
    pub shut: bool,
    /// As of when it is decided.
    pub at: DateTime<Utc>,
}

impl Textbook<'_> {
    pub(super) fn contribution(&mut self, what: Contribution, at: DateTime<Utc>) -> Option<Vec<Line>> {
        if self.world.gifts.iter().any(|gift| gift.what.id == what.id) {
            return None;
        }
        let (gift, project) = (self.world.gifts.len(), what.project);
        self.world.gifts.push(Gift {
            what,
            at,
            left: what.amount_minor,
        });
        let (mut lines, kept) = self.keep(gift);
        let acting = self.acting(&self.world, project);
        for rule in &acting {
            if kept.contains(&self.line_of(*rule)) {
                continue;
            }
            match self.programme.rule(*rule).way {
                Way::Gift => lines.push(self.one(*rule, gift)),
                Way::Round => {
                    let closed = self.closed(&self.world, *rule, project, at, 0);
                    if matches!(closed, None | Some(Closed::Barred)) {
                        self.enter(*rule, gift);
                    }
                    lines.push(self.line("reserved", Some(*rule), project, Some(gift), vec![]));
                }
                Way::Whole => {}
            }
        }
        if acting.is_empty() && kept.is_empty() {
            lines.push(self.line("reserved", None, project, Some(gift), vec![]));
        }
        lines.extend(self.decide_wholes(project, Some(gift), Some(gift)));
        let (opened, risen) = self.open_gates(project);
        lines.extend(opened);
        if risen {
            lines.extend(self.decide_wholes(project, None, Some(gift)));
        }
        Some(lines)
    }

    /// One rule decides a gift.
    fn one(&mut self, rule: RuleIx, gift: usize) -> Line {
        let Gift { what, at, .. } = self.world.gifts[gift];
        let mut parts = Vec::new();
        let counted = self.counted(&self.world, rule, gift, what.amount_minor);
        if self.closed(&self.world, rule, what.project, at, 0).is_none() && counted > 0 {
            let before = Rc::new(self.world.clone());
            let decided = self.decide(&before, rule, gift, what.amount_minor, None, self.beside(gift));
            parts = self.give(rule, decided.minor);
            let crowd_so_far = self.figures_of(&before, rule, what.project, Some(gift)).clipped;
            self.world.singles.push(Single {
                gift,
                rule,
                counted,
                clip: decided.clip,
                parts: parts.clone(),
                shut: decided.shut,
                jury: decided.jury,
                crowd_so_far,
                at,
                before: Some(before),
                risen: false,
                seen_as: gift,
            });
            self.changed(rule, what.project, decided.minor);
        }
        self.line("reserved", Some(rule), what.project, Some(gift), parts)
    }

    /// Writes a gift into the book of a rule that does not decide gift by gift; answers whether it counts.
    pub(super) fn enter(&mut self, rule: RuleIx, gift: usize) {
        // What was held under another version of the rule is written down already.
        let known = self.world.singles.iter().filter(|single| single.gift == gift);
        if known
            .into_iter()
            .any(|single| self.line_of(single.rule) == self.line_of(rule))
        {
            return;
        }
        let counted = self.counted(&self.world, rule, gift, self.world.gifts[gift].left);
        if counted == 0 || self.rule(rule).count.source == Source::Costs {
            return;
        }
        let clip = self.clip(&self.world, rule, gift, counted);
        self.world.singles.push(Single {
            gift,
            rule,
            counted,
            clip,
            parts: Vec::new(),
            shut: false,
            jury: None,
            crowd_so_far: 0,
            at: self.world.gifts[gift].at,
            before: None,
            risen: false,
            seen_as: gift,
        });
    }

    /// What rules have come to for a gift so far: their match, and what of the gift that has used up.
    pub(super) fn beside(&self, gift: usize) -> (i64, i64) {
        let of_gift = self
            .world
            .singles
            .iter()
            .filter(|single| single.gift == gift && single.before.is_some());
        of_gift.fold((0, 0), |(minor, used), single| {
            (minor + single.minor(), used + self.used_up(single))
        })
    }

    /// What of a gift a match has used up.
    pub(super) fn used_up(&self, single: &Single) -> i64 {
        let jury = single.jury.map(|bps| Rate::ratio(bps, 10_000));
        used(
            jury.as_ref().unwrap_or(&self.rule(single.rule).rate),
            single.clip,
            single.minor(),
        )
    }

    /// Primitive 2: with how much a gift counts.
    pub(super) fn counted(&self, w: &World, rule: RuleIx, gift: usize, amount: i64) -> i64 {
        let (me, count) = (&w.gifts[gift], &self.rule(rule).count);
        let (what, related) = (&me.what, me.what.relation);
        let owner = |project: ProjectIx| self.spec(project).owner;
        let earlier: i64 = w
            .gifts
            .iter()
            .enumerate()
            .filter(|(place, other)| {
                *place != gift
                    && other.what.donor == what.donor
                    && owner(other.what.project) == owner(what.project)
            })
            .map(|(_, other)| other.left)
            .sum();
        let new = count.novelty.is_none_or(|novelty| {
            (novelty.first_gift && earlier == 0)
                || novelty.times.is_some_and(|(num, den)| {
                    earlier > 0 && what.amount_minor * i64::from(den) >= earlier * i64::from(num)
                })
        });
        let series = count
            .series_index
            .is_none_or(|(first, last)| (first..=last).contains(&what.series_index.unwrap_or(0)));
        let area = |area| count.donor_areas.contains(&area);
        let counts = amount >= count.min_minor.unwrap_or(1)
            && (count.donor_types.is_empty() || count.donor_types.contains(&what.donor_type))
            && (count.channels.is_empty() || count.channels.contains(&what.channel))
            && (related == Relation::Unrelated || count.related.contains(&related))
            && (count.donor_areas.is_empty() || what.donor_area.is_some_and(area))
            && series
            && new
            && count.from.is_none_or(|from| me.at >= from)
            && count.until.is_none_or(|until| me.at <= until);
        if !counts {
            return 0;
        }
        match count.related_max_minor.filter(|_| related != Relation::Unrelated) {
            None => amount,
            Some(max) => {
                let book = self.book(w, self.line_of(rule), what.project);
                let others = book.iter().filter(|(other, ..)| {
                    *other != gift && w.gifts[*other].what.relation != Relation::Unrelated
                });
                let held = self.held_by(w, self.line_of(rule), |held| {
                    held.what.project == what.project && held.what.relation != Relation::Unrelated
                });
                let held: i64 = held.iter().map(|held| held.single.counted).sum();
                let used: i64 = others.map(|(_, _, counted, _)| counted).sum::<i64>() + held;
                amount.min((max - used).max(0))
            }
        }
    }

    /// Primitive 3: what of a gift that counts can be matched.
    pub(super) fn clip(&self, w: &World, rule: RuleIx, gift: usize, counted: i64) -> i64 {
        let (spec, line) = (self.rule(rule), self.line_of(rule));
        let project = w.gifts[gift].what.project;
        let over = |clip: i64, most: i64| match spec.clip.over {
            _ if clip <= most => clip,
            Over::TakeUpTo => most,
            Over::LeaveOut => 0,
        };
        let mut clip = over(counted, spec.clip.contribution_max_minor.unwrap_or(i64::MAX));
        let me = self.identity(w, rule, gift);
        let mine: Vec<&Single> = w
            .singles
            .iter()
            .filter(|single| self.line_of(single.rule) == line && single.gift != gift)
            .filter(|single| self.identity(w, single.rule, single.gift) == me)
            .collect();
        let on_project = |single: &&&Single| w.gifts[single.gift].what.project == project;
        let clips = |single: &Single| {
            let left = self.value(single.rule, w.gifts[single.gift].left);
            single.clip.min(left)
        };
        let counts = |single: &&&Single| spec.clip.donor_per == DonorScope::Rule || on_project(single);
        let held = self.held_by(w, line, |held| {
            self.identity_of(held.single.rule, &held.what) == me
        });
        let held_here = held.iter().filter(|held| held.what.project == project);
        let held_counts = held
            .iter()
            .filter(|held| spec.clip.donor_per == DonorScope::Rule || held.what.project == project);
        let earlier = mine
            .iter()
            .filter(counts)
            .filter(|single| clips(single) > 0)
            .count()
            + held_counts.clone().count();
        if earlier >= spec.clip.donor_max_count.map_or(usize::MAX, |max| max as usize) {
            clip = 0;
        }
        if let Some(max) = spec.clip.donor_max_minor {
            let held: i64 = held_counts.map(|held| held.single.clip).sum();
            let used = mine
                .iter()
                .filter(counts)
                .map(|single| clips(single))
                .sum::<i64>()
                + held;
            clip = over(clip, (max - used).max(0));
        }
        let share = spec.clip.single_source_max_goal_bps;
        let share = share.map(|bps| self.spec(project).goal_minor * i64::from(bps) / 10_000);
        let source = [spec.clip.single_source_max_minor, share];
        if let Some(max) = source.into_iter().flatten().min() {
            let held: i64 = held_here.map(|held| held.single.clip).sum();
            let used = mine
                .iter()
                .filter(on_project)
                .map(|single| clips(single))
                .sum::<i64>()
                + held;
            clip = over(clip, (max - used).max(0));
        }
        clip
    }

    /// Primitives 2 to 10 in a world, for a gift of which only `amount` is given. The gift is in the list of the
    /// world; its own match by this rule is not.
    pub(super) fn decide(
        &self,
        w: &World,
        rule: RuleIx,
        gift: usize,
        amount: i64,
        again: Option<Again>,
        beside: (i64, i64),
    ) -> Decided {
        let spec = self.rule(rule);
        let (line, pool) = (self.line_of(rule), self.pool_of(rule));
        let (me, mode) = (&w.gifts[gift], self.stack(w).mode);
        let project = me.what.project;
        let rises = again.and_then(|again| again.stood);
        let as_of = again.map_or(me.at, |again| again.at);
        let stood = rises.unwrap_or(0);
        // What counted then counts now, as far as it is left.
        let counted = again.map_or_else(|| self.counted(w, rule, gift, amount), |again| again.counted);
        let mut decided = Decided {
            clip: self.clip(w, rule, gift, counted),
            ..Decided::default()
        };
        let without = rises.is_none().then_some(gift);
        let figures = self.figures_of(w, rule, project, without);
        let on_project = self.match_on(w, project);
        let all_match = self.stands_on(w, project) + stood;
        let open = self.open_share(rule, project, GateApplies::Accrual, &figures, all_match) == 10_000;
        // A smaller gift would have met the same gate.
        let shut = again
            .filter(|_| rises.is_none())
            .map_or(!open, |again| again.shut);
        // Whether the gate was shut does not hang on what is left of the gift before it.
        decided.shut = shut;
        if shut || decided.clip == 0 {
            return decided;
        }
        let ours = self.match_of(w, line, project);
        if mode == StackMode::Exclusive && on_project > ours {
            decided.clip = 0;
            return decided;
        }
        let base = match mode {
            StackMode::Sequential => (decided.clip - beside.1).max(0),
            StackMode::Compounding => decided.clip + beside.0,
            StackMode::Additive | StackMode::Exclusive => decided.clip,
        };
        let jury = self.jury(w, rule, project);
        decided.jury = jury.and_then(|(share, _)| share);
        let jury_rate = decided.jury.map(|bps| Rate::ratio(bps, 10_000));
        let rate = jury_rate.as_ref().unwrap_or(&spec.rate);
        let mut value = 0;
        if let Rate::Table(table) = rate {
            let so_far = again.map_or(figures.clipped, |again| again.crowd_so_far);
            value = match table.selector {
                RateSelector::GiftSize => amount,
                RateSelector::CrowdSoFar => so_far,
                RateSelector::Milestone => so_far * 10_000 / self.spec(project).goal_minor,
                RateSelector::PoolUsed => self.all_match(w, |by, _| self.pool_of(by) == pool),
                RateSelector::Rank => figures.rank.map_or(0, i64::from),
                _ => self.by_project(table, project, as_of),
            };
        }
        let claim = self.earns(rate, base, project, value);
        let others = w.gifts.iter().enumerate();
        let others = others.filter(|(place, other)| *place != gift && other.what.project == project);
        let crowd: i64 = others.map(|(_, other)| other.left).sum::<i64>() + amount;
        let against = Against {
            rule: ours,
            organisation: self.organisation(w, rule, project, as_of, |_| true),
            total: crowd + on_project,
            cap: jury.and_then(|(_, cap)| cap),
        };
        let mut minor = self.limited(w, rule, project, claim, against);
        // A world is as it was when the gift was decided: its present is the moment that counts.
        // An owner's gift that rose was its own money already.
        let without = without.filter(|_| !again.is_some_and(|again| again.risen));
        if let Some(most) = self.group(w, project, w.now, without) {
            minor = minor.min((most - on_project).max(0));
        }
        // What stands leaves its own room free.
        let room = if rises.is_some() {
            self.room(&self.world, pool, project, w.now) + stood
        } else {
            self.room(w, pool, project, w.now)
        };
        if minor > room {
            minor = match spec.allocate.way {
                AllocateWay::FirstPastPost => 0,
                _ => room,
            };
        }
        decided.minor = minor;
        decided
    }
}
