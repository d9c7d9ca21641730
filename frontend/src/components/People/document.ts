import { graphql } from '$gql';

export const RequestSignIn = graphql(`
  mutation RequestSignIn($input: RequestSignInInput!) {
    requestSignIn(input: $input) {
      sent
      problems {
        code
        field
        message
      }
    }
  }
`);

export const CompleteSignIn = graphql(`
  mutation CompleteSignIn($token: String!) {
    completeSignIn(token: $token) {
      viewer {
        id
        name
      }
      returnTo
      problems {
        code
        field
        message
      }
    }
  }
`);

export const CompleteSignInByCode = graphql(`
  mutation CompleteSignInByCode($code: String!) {
    completeSignInByCode(code: $code) {
      viewer {
        id
        name
      }
      returnTo
      problems {
        code
        field
        message
      }
    }
  }
`);

export const SignOut = graphql(`
  mutation SignOut {
    signOut {
      signedOut
    }
  }
`);

export const MyPledges = graphql(`
  query MyPledges($after: String) {
    viewer {
      id
      pledges(first: 50, after: $after) {
        nodes {
          id
          amount
          match
          state
          countedAt
          payBy
          createdAt
          transfer {
            ...TransferParts
          }
          project {
            id
            slug
            title
            language
            state
            campaign {
              outcomeBy
            }
            city {
              id
              slug
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

export const MyProjects = graphql(`
  query MyProjects($after: String) {
    viewer {
      id
      projects(first: 20, after: $after) {
        nodes {
          id
          slug
          title
          language
          state
          reviewNote
          city {
            id
            slug
          }
          progress {
            ...ProgressParts
          }
          permissions {
            edit {
              allowed
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

export const Outbox = graphql(`
  query Outbox {
    demo {
      people {
        name
        email
        description
        role
      }
      mails {
        id
        to
        subject
        sentAt
        text
      }
    }
  }
`);
