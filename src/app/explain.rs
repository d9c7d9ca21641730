//! Decisions in words: the sentence for the donor and the steps for whoever checks.

use domain::pool::DecisionState;
use domain::{Currency, Locale};
use store::decision::Decision;

use crate::matching::decision::DecisionForm;
use crate::matching::explanation::ExplanationForm;
use crate::matching::form::Vocabulary;
use crate::words::{self, Said};
use crate::{AppError, AppResult};

/// A decision, explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// One sentence for the donor.
    pub sentence: String,
    /// The steps in the order in which the rule was evaluated.
    pub steps: Vec<ExplainedStep>,
}

/// One step: which primitive acted, which limit cut, how much went in and came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainedStep {
    /// The primitive.
    pub step: &'static str,
    /// The limit that cut, if any did.
    pub limit: Option<&'static str>,
    /// What went in, in minor units.
    pub in_minor: i64,
    /// What came out, in minor units.
    pub out_minor: i64,
    /// The step in one sentence.
    pub sentence: String,
}

/// Explains a stored decision.
///
/// # Errors
/// An explanation that nothing in Parvis writes.
pub fn decision(decision: &Decision, locale: Locale, currency: Currency) -> AppResult<Explained> {
    let explanation = ExplanationForm::from_json(&decision.explanation)
        .map_err(|error| AppError::Internal(format!("the explanation of {}: {error}", decision.id)))?;
    let state = match decision.state {
        DecisionState::Held => engine::DecisionState::Held,
        DecisionState::Reserved => engine::DecisionState::Reserved,
        DecisionState::Committed => engine::DecisionState::Committed,
        DecisionState::Paid => engine::DecisionState::Paid,
        DecisionState::Released => engine::DecisionState::Released,
    };
    let said = Said {
        state,
        change_minor: decision.change_minor,
        explanation: &explanation,
    };
    Ok(explained(said, locale, currency))
}

/// Explains a decision that would be made.
pub fn expected(decision: &DecisionForm, locale: Locale, currency: Currency) -> Explained {
    explained(decision.into(), locale, currency)
}

fn explained(said: Said<'_>, locale: Locale, currency: Currency) -> Explained {
    let steps = said.explanation.steps.iter().map(|step| ExplainedStep {
        step: step.step.0.text(),
        limit: step.limit.map(|limit| limit.0.text()),
        in_minor: step.in_minor,
        out_minor: step.out_minor,
        sentence: words::step_sentence(locale, step, currency),
    });
    Explained {
        steps: steps.collect(),
        sentence: words::decision_sentence(locale, said, currency),
    }
}
