import { graphql } from '$gql';

export const DeskActs = graphql(`
  query DeskActs($city: String!) {
    city(slug: $city) {
      id
      slug
      name
      ...DeskNavParts
      actsHead {
        seq
        hash
      }
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
      acts(first: 40, after: $after) {
        nodes {
          seq
          at
          kind
          sentence
          subject
          about
          path
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
