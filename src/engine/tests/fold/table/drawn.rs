//! How the table of a scenario is drawn.

use std::fmt::Write;

use engine::{Decision, DecisionState, State};

use super::Table;

impl Table {
    pub(super) fn row(&self, event: String, state: &State, decision: &Decision) -> [String; 6] {
        let rule = decision.rule.map_or(String::new(), |rule| {
            let spec = &self.programme.rule(rule).spec;
            if spec.version == 1 {
                spec.key.to_string()
            } else {
                format!("{} v{}", spec.key, spec.version)
            }
        });
        let change = match decision.state {
            DecisionState::Refused => "refused".to_string(),
            DecisionState::Held => format!("held {:+}", decision.change_minor),
            DecisionState::Committed | DecisionState::Paid => {
                format!("{} {}", decision.state, decision.change_minor)
            }
            _ => format!("{:+}", decision.change_minor),
        };
        let mut split = String::new();
        if let [_, _, ..] = decision.funders.shares() {
            for share in decision.funders.shares() {
                let pool = self.programme.pool(decision.pool.unwrap());
                let _ = write!(
                    split,
                    " {}{:+}",
                    pool.funders[share.funder.index()].key,
                    share.change_minor
                );
            }
        }
        let stands = decision
            .contribution
            .and_then(|contribution| state.contribution(contribution));
        let whose = decision.contribution.filter(|_| event.is_empty());
        let whose = whose.map_or(String::new(), |c| {
            format!("  {}", self.programme.contribution_key(c))
        });
        let free = decision.pool.and_then(|pool| state.pool(pool));
        let why = decision.explanation.steps.iter().filter_map(|step| {
            step.limit
                .map(|limit| format!("{limit} {}→{}", step.in_minor, step.out_minor))
        });
        [
            event + &whose,
            rule,
            change + &split,
            stands.map_or(String::new(), |gift| gift.match_minor.to_string()),
            free.map_or(String::new(), |pool| pool.available_minor.to_string()),
            why.collect::<Vec<_>>().join(", "),
        ]
    }
}

/// The rows with their columns under each other.
pub fn aligned(rows: &[[String; 6]]) -> String {
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..6).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let pad = widths[column] - cell.chars().count();
            // Figures stand to the right, words to the left.
            if matches!(column, 3 | 4) {
                " ".repeat(pad) + cell
            } else {
                cell.clone() + &" ".repeat(pad)
            }
        });
        let _ = writeln!(text, "{}", cells.collect::<Vec<_>>().join("  ").trim_end());
    }
    text
}
