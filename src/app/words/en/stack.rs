//! How the rules of pools go together on one project, in English.

use domain::{Currency, Locale};
use engine::{GroupShare, StackMode};

use super::money;
use crate::matching::form::StackForm;
use crate::words::figure::percent;

pub(in crate::words) fn sentences(stack: &StackForm, currency: Currency) -> Vec<String> {
    let share = |bps: u32| percent(Locale::En, bps.into());
    let mode = match stack.mode.map_or(StackMode::Additive, |mode| mode.0) {
        StackMode::Additive => "Each pool adds to the crowd’s money by itself, whatever the others add.",
        StackMode::Exclusive => "One pool alone adds to a project: the first that gives something.",
        StackMode::Sequential => {
            "The pools act one after the other, each on what of the crowd’s money the ones before have not matched."
        }
        StackMode::Compounding => {
            "The pools act one after the other, each on the crowd’s money and what the ones before have added."
        }
    };
    let mut sentences = vec![mode.to_owned()];
    sentences.extend(stack.group_goal_bps.map(|bps| {
        format!(
            "All pools together add at most {} of a project’s goal.",
            share(bps)
        )
    }));
    sentences.extend(stack.group_cost_bps.map(|bps| {
        format!(
            "What all pools add and other public money are together at most {} of what a project costs.",
            share(bps)
        )
    }));
    sentences.extend(stack.own_share_of_public_bps.map(|bps| {
        format!(
            "Whoever carries a project brings at least {} of their own and all public money together.",
            share(bps)
        )
    }));
    sentences.extend(stack.de_minimis.map(|aid| {
        format!(
            "Whoever carries projects gets at most {} of public aid within {} months.",
            money(aid.minor, currency),
            aid.months
        )
    }));
    if sentences.len() > 1 {
        let sharing = match stack.group_share.map_or(GroupShare::Priority, |share| share.0) {
            GroupShare::Priority => {
                "Where pools would pass such a ceiling together, the first in their order is served first."
            }
            GroupShare::InProportion => {
                "Where pools would pass such a ceiling together, all are cut in proportion."
            }
        };
        sentences.push(sharing.to_owned());
    }
    sentences
}
