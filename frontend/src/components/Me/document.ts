import { graphql } from '$gql';

/** What the reader may give again, city by city. */
export const MyWallets = graphql(`
  query MyWallets {
    cities {
      id
      slug
      name
      wallet
    }
  }
`);

export const MyMatters = graphql(`
  query MyMatters {
    viewer {
      id
      organisations {
        role
        organisation {
          id
          slug
          name
          city {
            id
            slug
          }
        }
      }
      teams {
        id
        slug
        title
        language
        city {
          id
          slug
        }
      }
      invitations {
        id
        ...InvitationParts
      }
      cases {
        id
        ...MyCaseParts
      }
      suspensions {
        until
        reason
        city {
          id
          name
        }
      }
    }
  }
`);
