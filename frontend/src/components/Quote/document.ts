import { graphql } from '$gql';

export const QuoteQuery = graphql(`
  query Quote($project: ID!, $amount: Money!) {
    quote(project: $project, amount: $amount) {
      quote {
        gift
        match
        total
        sentence
        fees {
          platform
          reaches
          provider
        }
        parts {
          pool {
            id
            name
            ...ReasonParts
          }
          amount
          sentence
          steps {
            ...StepParts
          }
        }
      }
      problems {
        code
        field
        message
      }
    }
  }
`);
