import { graphql } from '$gql';

export const StepParts = graphql(`
  fragment StepParts on ExplanationStep {
    step
    limit
    in
    out
    sentence
  }
`);

export const DecisionParts = graphql(`
  fragment DecisionParts on Decision {
    id
    change
    state
    sentence
    ruleVersion
    decidedAt
    pool {
      id
      name
    }
    steps {
      ...StepParts
    }
  }
`);
