//! What quotes at checkout hold.

use std::rc::Rc;

use chrono::{DateTime, Duration, Utc};
use engine::{Contribution, ContributionIx, LineIx, PoolIx, RuleIx, StackMode, Way};

use super::{Gift, Held, Line, Single, Textbook, World};

impl Textbook<'_> {
    /// What a line holds.
    pub(super) fn held_by<'w>(
        &self,
        w: &'w World,
        line: LineIx,
        of: impl Fn(&Held) -> bool,
    ) -> Vec<&'w Held> {
        let held = w
            .held
            .iter()
            .filter(|held| self.line_of(held.single.rule) == line);
        held.filter(|held| of(held)).collect()
    }

    /// Whether rules look at each other on one gift.
    fn together(&self) -> bool {
        matches!(
            self.stack(&self.world).mode,
            StackMode::Sequential | StackMode::Compounding
        )
    }

    pub(super) fn hold(
        &mut self,
        what: Contribution,
        share_bps: Option<u32>,
        at: DateTime<Utc>,
    ) -> Option<Vec<Line>> {
        let known = self.world.gifts.iter().any(|gift| gift.what.id == what.id);
        if known || self.world.held.iter().any(|held| held.what.id == what.id) {
            return None;
        }
        let programme = self.programme;
        let seconds = |rule: RuleIx| programme.pool(programme.rule(rule).spec.pool).hold_seconds;
        let mut rules = self.acting(&self.world, what.project);
        rules.retain(|rule| self.programme.rule(*rule).way == Way::Gift && seconds(*rule).is_some());
        let shortest = rules.iter().filter_map(|rule| seconds(*rule)).min();
        if rules.is_empty() {
            return Some(vec![self.of_hold(None, &what, vec![])]);
        }
        let (mut lines, mut beside) = (Vec::new(), (0, 0));
        for rule in rules {
            // The world as it would be just before the gift is decided, if it came now.
            let mut as_if = self.world.clone();
            as_if.gifts.push(Gift {
                what,
                at,
                left: what.amount_minor,
            });
            let (before, gift) = (Rc::new(as_if), self.world.gifts.len());
            let counted = self.counted(&before, rule, gift, what.amount_minor);
            let mut parts = Vec::new();
            if self.closed(&before, rule, what.project, at, 0).is_none() && counted > 0 {
                let decided = self.decide(&before, rule, gift, what.amount_minor, None, beside);
                if decided.minor > 0 && share_bps.is_none_or(|bps| self.within(rule, decided.minor, bps)) {
                    parts = self.give(rule, decided.minor);
                    let single = Single {
                        gift,
                        rule,
                        counted,
                        clip: decided.clip,
                        parts: parts.clone(),
                        shut: false,
                        jury: decided.jury,
                        crowd_so_far: self.figures_of(&before, rule, what.project, Some(gift)).clipped,
                        at,
                        before: Some(before),
                        risen: false,
                        seen_as: gift,
                    };
                    beside = (beside.0 + single.minor(), beside.1 + self.used_up(&single));
                    let time = if self.together() { shortest } else { seconds(rule) };
                    let until = at + Duration::seconds(i64::from(time.unwrap()));
                    self.world.held.push(Held {
                        what,
                        until,
                        single,
                        bounded: share_bps.is_some(),
                    });
                    self.changed(rule, what.project, decided.minor);
                }
            }
            lines.push(self.of_hold(Some(rule), &what, parts));
        }
        Some(lines)
    }

    /// Whether the holds of a pool that may have a share of it stay within that share with one more.
    fn within(&self, rule: RuleIx, minor: i64, bps: u32) -> bool {
        let (w, pool) = (&self.world, self.pool_of(rule));
        let given = w.singles.iter().map(|single| (single.rule, &single.parts));
        let given = given.chain(w.wholes.iter().map(|whole| (whole.rule, &whole.parts)));
        let given = given.filter(|(by, _)| self.pool_of(*by) == pool);
        let given: i64 = given.flat_map(|(_, parts)| parts).sum();
        let left = w.funders[pool.index()].iter().sum::<i64>() - given;
        let bounded = w
            .held
            .iter()
            .filter(|held| held.bounded && self.pool_of(held.single.rule) == pool);
        let bounded: i64 = bounded.map(|held| held.single.minor()).sum();
        (bounded + minor) * 10_000 <= left * i64::from(bps)
    }

    fn of_hold(&self, rule: Option<RuleIx>, what: &Contribution, parts: Vec<i64>) -> Line {
        Line {
            what: "held",
            rule,
            project: Some(what.project),
            gift: Some(what.id),
            parts,
        }
    }

    /// A gift has arrived, and is in the list: what was held for it stands, or ends where it is another gift.
    pub(super) fn keep(&mut self, gift: usize) -> (Vec<Line>, Vec<LineIx>) {
        let what = self.world.gifts[gift].what;
        let same = |held: &Held| {
            let what = &what;
            let fields = |gift: &Contribution| (gift.project, gift.donor, gift.amount_minor);
            fields(&held.what) == fields(what)
        };
        let (mut lines, mut kept) = (Vec::new(), Vec::new());
        while let Some(place) = self.world.held.iter().position(|held| held.what.id == what.id) {
            if !same(&self.world.held[place]) {
                lines.push(self.end_hold(place));
                continue;
            }
            let held = self.world.held.remove(place);
            let (rule, parts) = (held.single.rule, held.single.parts.clone());
            let back = parts.iter().map(|part| -part).collect();
            lines.push(self.of_hold(Some(rule), &what, back));
            lines.push(self.line("reserved", Some(rule), what.project, Some(gift), parts));
            self.world.singles.push(Single { gift, ..held.single });
            kept.push(self.line_of(rule));
        }
        (lines, kept)
    }

    pub(super) fn release(&mut self, contribution: ContributionIx) -> Option<Vec<Line>> {
        let lines = self.end_holds(|held| held.what.id == contribution);
        (!lines.is_empty()).then_some(lines)
    }

    pub(super) fn end_due(&mut self) -> Vec<Line> {
        let now = self.world.now;
        self.end_holds(|held| held.until < now)
    }

    /// A pool ends: what it holds ends, with what hangs on that.
    pub(super) fn end_holds_of(&mut self, pool: PoolIx) -> Vec<Line> {
        let of_pool = |held: &&Held| self.pool_of(held.single.rule) == pool;
        let gifts: Vec<ContributionIx> = self
            .world
            .held
            .iter()
            .filter(of_pool)
            .map(|held| held.what.id)
            .collect();
        let (together, programme) = (self.together(), self.programme);
        self.end_holds(|held| {
            let of_pool = programme.rule(held.single.rule).spec.pool == pool;
            of_pool || (together && gifts.contains(&held.what.id))
        })
    }

    /// Ends some holds: the one that would have ended first is the first.
    pub(super) fn end_holds(&mut self, which: impl Fn(&Held) -> bool) -> Vec<Line> {
        let mut lines = Vec::new();
        loop {
            let held = self.world.held.iter().enumerate();
            let next = held
                .filter(|(_, held)| which(held))
                .min_by_key(|(_, held)| held.until);
            let Some((place, _)) = next else { return lines };
            lines.push(self.end_hold(place));
        }
    }

    fn end_hold(&mut self, place: usize) -> Line {
        let held = self.world.held.remove(place);
        let rule = held.single.rule;
        self.changed(rule, held.what.project, -held.single.minor());
        let back = held.single.parts.iter().map(|part| -part).collect();
        self.of_hold(Some(rule), &held.what, back)
    }
}
