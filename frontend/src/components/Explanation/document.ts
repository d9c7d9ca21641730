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

/** What a pool's rule says of itself, for the one sentence over a gift. */
export const ReasonParts = graphql(`
  fragment ReasonParts on Pool {
    id
    name
    rule {
      settings {
        rateNum
        rateDen
        firstGiftOnly
        categories
        neighbourhoods
        areas
      }
    }
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
    pledge {
      id
      state
    }
    pool {
      id
      name
    }
    steps {
      ...StepParts
    }
  }
`);
