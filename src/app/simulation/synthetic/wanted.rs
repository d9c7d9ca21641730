//! What officials and residents do besides giving, where a rule on either side asks for it.

use engine::{AllocateWay, ReleaseWhen, Selection};

use super::super::dice::Dice;
use super::super::proposal::Proposal;
use super::super::season::Season;
use crate::matching::form::{AdmitForm, EventForm, OfRule, OverrideForm, RankForm, RuleForm, VotesForm};

/// What the rules of both sides ask for.
pub(super) struct Wanted {
    /// Rules whose projects a jury picks.
    juries: Vec<String>,
    /// Rules that look at ranks.
    ranks: Vec<String>,
    /// Rules whose windows end.
    windows: Vec<String>,
    votes: bool,
    /// Whether something waits for a proof.
    pub(super) proofs: bool,
    /// What help in kind is called.
    pub(super) kind: String,
}

impl Wanted {
    pub(super) fn of(season: &Season, proposal: &Proposal) -> Self {
        let mut wanted = Self {
            juries: Vec::new(),
            ranks: Vec::new(),
            windows: Vec::new(),
            votes: false,
            proofs: false,
            kind: String::new(),
        };
        for rule in &season.rules {
            wanted.add(&rule.id, rule);
        }
        for change in &proposal.changes {
            let Some(rule) = &change.rule else { continue };
            // A further pool's rule bears its key; another one bears that of the first rule of its pool.
            let present = season
                .rules
                .iter()
                .find(|rule| Some(&rule.pool) == change.pool.as_ref());
            wanted.add(present.map_or(change.key(), |present| present.id.as_str()), rule);
        }
        if wanted.kind.is_empty() {
            wanted.kind.push_str("work");
        }
        wanted
    }

    fn add(&mut self, key: &str, rule: &RuleForm) {
        let allocate = rule.allocate.as_ref().map(|allocate| allocate.rule());
        let when = rule.release.as_ref().map(|release| release.when.0);
        let selection = rule.eligible.selection.map(|word| word.0);
        let ranked = allocate
            .as_ref()
            .is_some_and(|allocate| allocate.way == AllocateWay::RankFill);
        let waits = allocate.is_some_and(|allocate| allocate.waits());
        for (list, wants) in [
            (&mut self.juries, selection == Some(Selection::Jury)),
            (
                &mut self.ranks,
                ranked || rule.gate.iter().any(|gate| gate.rank_max.is_some()),
            ),
            (&mut self.windows, waits || when == Some(ReleaseWhen::Periodic)),
        ] {
            if wants && !list.iter().any(|known| known == key) {
                list.push(key.to_owned());
            }
        }
        self.votes |= rule
            .gate
            .iter()
            .any(|gate| gate.votes.is_some() || gate.votes_by_goal.is_some());
        self.proofs |= matches!(
            when,
            Some(ReleaseWhen::OnVerification | ReleaseWhen::Reimbursement)
        );
        if let Some(value) = rule.count.in_kind.first() {
            self.kind.clone_from(&value.kind);
        }
    }

    /// What is said of a project when it opens: three in four are admitted.
    pub(super) fn on_opening(&self, dice: &mut Dice, project: &str, place: usize) -> Vec<EventForm> {
        let mut events = Vec::new();
        for rule in &self.juries {
            if dice.happens(750) {
                events.push(EventForm::Admit(AdmitForm {
                    rule: rule.clone(),
                    project: project.to_owned(),
                    changed: OverrideForm::default(),
                }));
            }
        }
        let rank = u32::try_from(place).unwrap_or(u32::MAX).saturating_add(1);
        events.extend(self.ranks.iter().map(|rule| {
            EventForm::Rank(RankForm {
                rule: rule.clone(),
                project: project.to_owned(),
                rank,
            })
        }));
        if self.votes {
            let votes = u32::try_from(dice.between(5, 400)).unwrap_or(0);
            events.push(EventForm::Votes(VotesForm {
                project: project.to_owned(),
                votes,
            }));
        }
        events
    }

    /// The windows that end with a month.
    pub(super) fn windows(&self) -> impl Iterator<Item = EventForm> + '_ {
        self.windows
            .iter()
            .map(|rule| EventForm::WindowClosed(OfRule { rule: rule.clone() }))
    }
}
