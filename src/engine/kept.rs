//! What is kept when the ceilings for all match on a project change.
//!
//! A ceiling acts on later decisions. Of each project that has more than the new ceilings allow, what stands is
//! noted; the audit allows the larger of the two. What goes back later is kept no longer, from the end of the
//! event on that took it: what moves within one event between rules that make room for each other has not gone.

use crate::aid::Given;
use crate::handle::{OwnerIx, ProjectIx, StackIx};
use crate::programme::Programme;
use crate::state::State;
use crate::whole::Touch;

impl State {
    /// Whether anything was given or is held: for a gift, for a thing in kind, or for a project.
    pub(crate) fn has_given(&self) -> bool {
        self.gifts.iter().next().is_some()
            || self.holds.iter().next().is_some()
            || !self.grants.is_empty()
            || !self.in_kind.is_empty()
    }

    /// Brings settings of how rules go together into force.
    pub(crate) fn put_stack(&mut self, programme: &Programme, stack: StackIx) {
        let counted_aid = self.stack(programme).de_minimis.is_some();
        self.stack = stack.index();
        self.stacked_at = Some(self.now);
        let new = self.stack(programme);
        if new.own_share_of_public_bps.is_some() {
            self.watch_from(programme, 0);
        }
        match (counted_aid, new.de_minimis.is_some()) {
            (false, true) => self.begin_aid(programme),
            (true, false) => self.aid.clear(),
            _ => {}
        }
        self.kept.clear();
        for place in 0..self.projects.len() {
            let touch = Touch {
                project: ProjectIx::at(place),
                at: self.now,
                gift: None,
                contribution: None,
                used: 0,
            };
            let stands = self.projects[place].awarded;
            let ceiling = self.group_ceiling(programme, &touch);
            if ceiling.is_some_and(|(_, most)| stands > most) {
                self.kept.insert(touch.project, stands);
            }
        }
    }

    /// What is kept on a project whatever the ceilings say, in minor units.
    #[inline]
    pub(crate) fn kept_on(&self, project: ProjectIx) -> i64 {
        self.kept.get(&project).copied().unwrap_or(0)
    }

    /// Notes that match of a project has gone back, where some of it is kept.
    #[inline]
    pub(crate) fn note_fall(&mut self, project: ProjectIx, change: i64) {
        if change < 0 && !self.kept.is_empty() && self.kept.contains_key(&project) {
            self.fell.push(project);
        }
    }

    /// Keeps no more than what stands after an event.
    #[inline]
    pub(crate) fn forget_what_went_back(&mut self) {
        while let Some(project) = self.fell.pop() {
            let stands = self.projects[project.index()].awarded;
            if let Some(kept) = self.kept.get_mut(&project) {
                *kept = stands.min(*kept);
            }
        }
    }

    /// Begins to count aid, from what stands.
    fn begin_aid(&mut self, programme: &Programme) {
        let mut all: Vec<(OwnerIx, Given)> = Vec::new();
        for award in self.awards.iter().filter(|award| award.stands > 0) {
            let gift = self.gifts.known(award.gift);
            let owner = programme.project(gift.project).owner;
            all.push((owner, (gift.at, gift.project, award.stands)));
        }
        for held in self.holds.iter() {
            let owner = programme.project(held.gift.project).owner;
            all.push((owner, (held.at, held.gift.project, held.minor())));
        }
        for grant in self.grants.iter().filter(|grant| grant.stands > 0) {
            let owner = programme.project(grant.project).owner;
            all.push((owner, (grant.since, grant.project, grant.stands)));
        }
        all.sort_by_key(|(_, (at, _, _))| *at);
        for (owner, given) in all {
            self.aid.entry(owner).or_default().push(given);
        }
    }
}
