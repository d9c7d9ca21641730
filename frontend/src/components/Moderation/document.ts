import { graphql } from '$gql';

export const DeskModeration = graphql(`
  query DeskModeration($city: String!) {
    city(slug: $city) {
      id
      slug
      name
      ...DeskNavParts
      permissions {
        moderate {
          allowed
          reason
        }
      }
    }
  }
`);

export const Cases = graphql(`
  query Cases($city: String!, $states: [CaseState!], $after: String) {
    city(slug: $city) {
      id
      cases(first: 25, after: $after, states: $states) {
        nodes {
          id
          state
          subjectKind
          excerpt
          openedAt
          concerned {
            id
            name
          }
          reports {
            reason
          }
          decisions {
            action
            onAppeal
            upheld
            at
            by {
              id
              name
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
`);

export const CaseParts = graphql(`
  fragment CaseParts on Case {
    id
    state
    subjectKind
    excerpt
    path
    openedAt
    appeal
    appealUntil
    concerned {
      id
      name
    }
    reports {
      reason
      details
      at
      by {
        id
        name
      }
    }
    decisions {
      action
      onAppeal
      upheld
      reason
      at
      until
      by {
        id
        name
      }
    }
    permissions {
      decide {
        allowed
        reason
      }
      decideAppeal {
        allowed
        reason
      }
    }
  }
`);

export const CaseQuery = graphql(`
  query Case($id: ID!) {
    node(id: $id) {
      ... on Case {
        id
        ...CaseParts
      }
    }
  }
`);

export const DecideCase = graphql(`
  mutation DecideCase($input: DecideCaseInput!) {
    decideCase(input: $input) {
      case {
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

export const DecideAppeal = graphql(`
  mutation DecideAppeal($input: DecideAppealInput!) {
    decideAppeal(input: $input) {
      case {
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
