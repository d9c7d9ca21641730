import { graphql } from '$gql';

export const VerdictParts = graphql(`
  fragment VerdictParts on CampaignVerdict {
    verdict
    reason
    decidedAt
  }
`);

export const ShortfallParts = graphql(`
  fragment ShortfallParts on Shortfall {
    fallen
    raised
    goal
  }
`);

export const CallOffProject = graphql(`
  mutation CallOffProject($id: ID!, $reason: String!) {
    callOffProject(id: $id, reason: $reason) {
      project {
        id
        state
      }
      problems {
        code
        field
        message
      }
    }
  }
`);

export const LetGoOn = graphql(`
  mutation LetGoOn($id: ID!, $reason: String!) {
    letGoOn(id: $id, reason: $reason) {
      project {
        id
        state
      }
      problems {
        code
        field
        message
      }
    }
  }
`);
