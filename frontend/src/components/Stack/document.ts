import { graphql } from '$gql';

export const StackParts = graphql(`
  fragment StackParts on MatchStack {
    mode
    groupShare
    groupGoalBps
    groupCostBps
    ownShareOfPublicBps
    deMinimis {
      amount
      months
    }
    sentences
  }
`);

export const StackQuery = graphql(`
  query MatchStack($city: String!) {
    city(slug: $city) {
      id
      slug
      name
      currency
      ...DeskNavParts
      totals {
        backers
      }
      matchStack {
        ...StackParts
      }
      campaignTerms {
        ...CampaignTermsParts
      }
      permissions {
        setMatchStack {
          allowed
          reason
        }
        setCampaignTerms {
          allowed
          reason
        }
      }
    }
  }
`);

export const SetMatchStack = graphql(`
  mutation SetMatchStack($city: ID!, $input: MatchStackInput!, $idempotencyKey: String!) {
    setMatchStack(city: $city, input: $input, idempotencyKey: $idempotencyKey) {
      matchStack {
        ...StackParts
      }
      problems {
        code
        field
        message
      }
    }
  }
`);
