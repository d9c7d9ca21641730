import { graphql } from '$gql';

export const DeskActs = graphql(`
  query DeskActs($city: String!) {
    city(slug: $city) {
      id
      slug
      name
      ...DeskNavParts
      permissions {
        readAudit {
          allowed
          reason
        }
      }
    }
  }
`);

export const Acts = graphql(`
  query Acts($city: String!, $after: String) {
    city(slug: $city) {
      id
      actsHead {
        seq
        hash
      }
      acts(first: 40, after: $after) {
        nodes {
          seq
          at
          kind
          sentence
          subject
          hash
          by {
            id
            name
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
