//! Aid: the match that each owner had in a period, for the ceiling on aid to one undertaking.

use chrono::{DateTime, Months, Utc};

use crate::handle::{OwnerIx, ProjectIx};
use crate::programme::Programme;
use crate::state::State;

/// When match was given to which project, and what of it stands, in minor units.
pub(crate) type Given = (DateTime<Utc>, ProjectIx, i64);

impl State {
    /// Notes a change of the match on a project, where a ceiling asks for it. What goes back comes off what
    /// was given last.
    pub(crate) fn note_aid(&mut self, programme: &Programme, project: ProjectIx, change: i64) {
        if self.stack(programme).de_minimis.is_none() || change == 0 {
            return;
        }
        let (now, owner) = (self.now, programme.project(project).owner);
        let given = self.aid.entry(owner).or_default();
        if change > 0 {
            given.push((now, project, change));
            return;
        }
        let mut back = -change;
        for (_, _, minor) in given.iter_mut().rev().filter(|(_, other, _)| *other == project) {
            let off = back.min(*minor);
            *minor -= off;
            back -= off;
        }
        given.retain(|(_, _, minor)| *minor > 0);
    }

    /// The match of an owner in the months before a moment, a project left out.
    pub(crate) fn aid_of(
        &self,
        owner: OwnerIx,
        without: Option<ProjectIx>,
        months: u32,
        at: DateTime<Utc>,
    ) -> i64 {
        let since = at.checked_sub_months(Months::new(months));
        let Some(given) = self.aid.get(&owner) else {
            return 0;
        };
        let counts = |(when, project, _): &&Given| {
            Some(*project) != without && since.is_none_or(|since| *when > since)
        };
        given.iter().filter(counts).map(|(_, _, minor)| minor).sum()
    }
}
